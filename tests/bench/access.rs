//! Who can take whom to whom among 10,000 people, and how long it takes to find out.

use crate::{
    Measured,
    carrying::{Peers, network},
    median,
};
use domain::{
    Account, Id, Network,
    network::{Access, Lines, Question},
    rollup::Tally,
    stakeholder::Role,
};
use std::{
    collections::BTreeSet,
    hint::black_box,
    time::{Duration, Instant},
};

/// How many pairs of people are drawn.
const PAIRS: usize = 1_000;

/// Pairs of two different people, all over an account.
fn pairs(people: &[Id]) -> Vec<(Id, Id)> {
    // A stride that shares no divisor with the numbers of people that are measured.
    let at = |nth: usize| people[nth * 7_919 % people.len()];
    (0..PAIRS).map(|nth| (at(2 * nth), at(2 * nth + 1))).filter(|(from, to)| from != to).collect()
}

fn deciders(account: &Account) -> BTreeSet<Id> {
    let deciding = |known: &&domain::Stakeholder| known.roles.contains(&Role::Decider);
    account.stakeholders().filter(deciding).map(|known| known.id).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// The median time of some work for each of some.
fn each<T, U>(of: &[T], work: impl Fn(&T) -> U) -> Duration {
    let mut rest = of.iter();
    median(of.len(), || rest.next().map(|one| timed(|| work(one))).unwrap_or_default())
}

/// The best route of a pair, the best routes to all deciders and five routes with all on them, on an access that
/// stands; and what it takes to make one.
pub fn access() -> Vec<Measured> {
    let account = network();
    let network = Network::of(&account);
    let tally = Tally::of(&account, crate::crates::TODAY);
    let of = || Access::of(&account, &network, &tally.marks, Lines::from(&account.profile().measures));
    let made = median(9, || timed(of));
    let access = of();
    let people: Vec<Id> = account.stakeholders().map(|known| known.id).collect();
    let (pairs, nobody, deciders) = (pairs(&people), BTreeSet::new(), deciders(&account));
    let ask = |from: Id, to: &BTreeSet<Id>, what: &dyn Fn(&Question<'_>) -> usize| {
        what(&Question { from, to, avoid: &nobody })
    };
    let one = |what: &dyn Fn(&Question<'_>) -> usize, pairs: &[(Id, Id)]| {
        each(pairs, |&(from, to)| ask(from, &[to].into(), what))
    };
    let best = one(&|question| usize::from(access.best(question).is_some()), &pairs);
    let widest = one(&|question| usize::from(access.widest(question).is_some()), &pairs);
    let five = one(&|question| access.alternatives(question, 5).len(), &pairs[..200]);
    let all =
        each(&pairs[..200], |&(from, _)| ask(from, &deciders, &|question| access.to_each(question).len()));

    let peers = Peers::asked("routes", &access, &pairs[..50], &deciders);
    peers.beside("one best route", best);
    peers.beside("best routes to all deciders", all);
    peers.beside("five routes", five);

    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    vec![
        Measured::quoted("access, 10,000 people, made from scored ties", micros(made), "µs"),
        Measured::held("one best route, 10,000 people, median of 1,000", micros(best), "µs", 100.0),
        Measured::quoted("one widest route, 10,000 people", micros(widest), "µs"),
        Measured::held(format!("best routes to all {} deciders", deciders.len()), micros(all), "µs", 2_000.0),
        Measured::held("five routes with all on them", micros(five), "µs", 10_000.0),
    ]
}
