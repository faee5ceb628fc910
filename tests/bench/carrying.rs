//! Who carries the account: the measures of 10,000 people and 40,000 directed trust ties, beside other programs
//! on the same network, in the same run.

use crate::{Measured, crates::TODAY, networks, peers};
use domain::{
    Account, Group, Id, Network,
    network::{
        Access, Lines,
        measures::{
            Betweenness, Brokerage, Carriers, Flat, Holes, How, Shape, Tied, Weighing, cores, cut_off,
        },
    },
    rollup::Tally,
};
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs,
    hint::black_box,
    thread::available_parallelism,
    time::{Duration, Instant},
};

/// The seed of the measured network and of what is drawn in it.
const SEED: u64 = 7;
/// From and to how many people betweenness is estimated; peers search from twice as many.
const SOURCES: usize = 40;
/// Reporting lines carry nothing here: what is measured is trust alone.
const TRUST_ALONE: Lines = Lines { solid: 0.0, dotted: 0.0 };
const ON: fn(f32) -> bool = |_| true;

/// The measured account: 10,000 people.
pub fn network() -> Account {
    networks::in_memory(&networks::account(10_000, SEED, TODAY))
}

/// What other programs take for the same, in ms: who, what, how long.
pub struct Peers(Vec<(String, String, f64)>);

impl Peers {
    /// Asks every peer for a kind of figures: `routes` between some pairs and to some goals, or `measures`.
    pub fn asked(kind: &str, access: &Access<'_>, pairs: &[(Id, Id)], goals: &BTreeSet<Id>) -> Self {
        let flat = Flat::of(access);
        let number = |id: &Id| flat.number(*id).unwrap();
        let arcs: Vec<_> = flat.all_arcs().map(|arc| (arc.from, arc.to, arc.strength, arc.length)).collect();
        let asked = json!({
            "people": flat.people(),
            "arcs": arcs,
            "pairs": pairs.iter().map(|(from, to)| (number(from), number(to))).collect::<Vec<_>>(),
            "goals": goals.iter().map(number).collect::<Vec<_>>(),
            "sources": 2 * SOURCES,
        });
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("network.json");
        fs::write(&file, asked.to_string()).unwrap();
        Self(peers::times(kind, &file))
    }

    /// Prints our time and theirs, with how many times ours theirs are.
    pub fn beside(&self, what: &str, ours: Duration) {
        let ours = ours.as_secs_f64() * 1e3;
        println!("{what}: ours {ours:.3} ms");
        for (who, _, took) in self.0.iter().filter(|(_, of, _)| of == what) {
            println!("  {who:<24} {took:>12.3} ms {:>8.1} times ours", took / ours);
        }
    }

    /// A time held to that of a peer in the same run, or to a budget where the peer is not here.
    fn held(
        &self,
        name: &str,
        what: &str,
        ours: Duration,
        who: &str,
        otherwise: Option<Duration>,
    ) -> Measured {
        let theirs = self.0.iter().find(|(by, of, _)| by == who && of == what);
        let theirs = theirs.map(|(_, _, took)| Duration::from_secs_f64(took / 1e3)).or(otherwise);
        match theirs {
            Some(most) => Measured::time(format!("{name} (most: {who}’s)"), ours, most),
            None => Measured::quoted(name, ours.as_secs_f64() * 1e3, "ms"),
        }
    }
}

/// The least time of several runs: others at work on the machine make it longer, nothing makes it shorter.
fn least<T>(runs: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..runs {
        let start = Instant::now();
        let made = black_box(work());
        let took = start.elapsed();
        if best.as_ref().is_none_or(|(least, _)| took < *least) {
            best = Some((took, made));
        }
    }
    best.unwrap()
}

/// By how much an estimate misses the twenty on whom most rests, as a share of what rests on them.
fn miss(estimate: &Betweenness, exact: &Betweenness) -> f64 {
    let mut most: Vec<usize> = (0..exact.raw.len()).collect();
    most.sort_by(|&a, &b| exact.raw[b].total_cmp(&exact.raw[a]));
    most.iter().take(20).map(|&at| (estimate.raw[at] / exact.raw[at] - 1.0).abs()).sum::<f64>() / 20.0
}

/// Every measure beside its peers. What reads "with its arrays" includes making the flat form of a standing
/// access; all others run on a flat form that stands.
pub fn carrying() -> Vec<Measured> {
    let account = network();
    let network = Network::of(&account);
    let tally = Tally::of(&account, TODAY);
    let access = Access::of(&account, &network, &tally.marks, TRUST_ALONE);
    let flat_of = || Flat::of(&access);
    let (made, flat) = least(9, flat_of);
    println!(
        "{} people, {} directed ties of trust, flat arrays made in {:.3} ms",
        flat.people(),
        flat.arcs(),
        made.as_secs_f64() * 1e3
    );
    let all_cores = available_parallelism().map_or(1, usize::from);
    let of = |id: &Id| account.stakeholder(*id).unwrap();
    let groups: Vec<Group> = flat.ids().iter().map(|id| of(id).group).collect();
    let is_ours: Vec<bool> = flat.ids().iter().map(|id| account.is_ours(of(id))).collect();
    let is_theirs: Vec<bool> = flat.ids().iter().map(|id| tally.is_customer(of(id))).collect();

    let exact =
        |weighing, threads| least(2, || Betweenness::exact(&flat_of(), weighing, threads, &ON).unwrap());
    let (steps, _) = exact(Weighing::Steps, 1);
    let (lengths, true_ones) = exact(Weighing::Lengths, 1);
    let (steps_all, _) = exact(Weighing::Steps, all_cores);
    let (lengths_all, _) = exact(Weighing::Lengths, all_cores);
    let (sampled, estimate) =
        least(5, || Betweenness::estimated(&flat_of(), Weighing::Lengths, SOURCES, SEED, &ON).unwrap());
    let (constraint, _) = least(9, || Holes::of(&flat_of(), Tied::ByStrength));
    let (constraint_standing, _) = least(9, || Holes::of(&flat, Tied::ByStrength));
    let (articulation, cut) = least(25, || cut_off(&flat));
    let (core, _) = least(25, || cores(&flat));
    let (brokerage, _) = least(9, || Brokerage::of(&flat, &groups));
    let (shape, _) = least(9, || Shape::of(&flat, &is_ours, &is_theirs));
    let with_lines = Access::of(&account, &network, &tally.marks, Lines::from(&account.profile().measures));
    let (everything, _) =
        least(3, || Carriers::of(&tally, &with_lines, How::Estimated { seed: SEED }, &ON).unwrap());
    println!("{} articulation people", cut.iter().filter(|&&cut| cut > 0).count());

    let peers = Peers::asked("measures", &access, &[], &BTreeSet::new());
    for (what, ours) in [
        ("betweenness by steps", steps),
        ("betweenness by length", lengths),
        ("betweenness by steps, all cores", steps_all),
        ("betweenness estimated", sampled),
        ("constraint", constraint),
        ("articulation", articulation),
        ("k-cores", core),
    ] {
        peers.beside(what, ours);
    }
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    vec![
        Measured::quoted("flat arrays of a standing access", ms(made), "ms"),
        peers.held(
            "betweenness by steps, one core, with its arrays",
            "betweenness by steps",
            steps,
            "igraph",
            None,
        ),
        peers.held(
            "betweenness by length, one core, with its arrays",
            "betweenness by length",
            lengths,
            "igraph",
            None,
        ),
        Measured::quoted(format!("betweenness by steps, {all_cores} cores"), ms(steps_all), "ms"),
        Measured::quoted(format!("betweenness by length, {all_cores} cores"), ms(lengths_all), "ms"),
        Measured::time(
            "betweenness estimated by length, one core, with its arrays",
            sampled,
            Duration::from_millis(100),
        ),
        Measured::quoted(
            "what the estimate misses of the top twenty",
            miss(&estimate, &true_ones) * 100.0,
            "%",
        ),
        peers.held(
            "constraint, with its arrays",
            "constraint",
            constraint,
            "igraph",
            Some(Duration::from_millis(13)),
        ),
        Measured::quoted("constraint and effective size on standing arrays", ms(constraint_standing), "ms"),
        Measured::held(
            "articulation people and whom they cut off",
            articulation.as_secs_f64() * 1e6,
            "µs",
            1_600.0,
        ),
        Measured::quoted("k-cores", core.as_secs_f64() * 1e6, "µs"),
        Measured::quoted("brokerage", ms(brokerage), "ms"),
        Measured::quoted("bow-tie or diamond", ms(shape), "ms"),
        Measured::quoted("everything of everybody, estimated, reporting lines too", ms(everything), "ms"),
    ]
}
