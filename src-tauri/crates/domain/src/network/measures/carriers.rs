//! The measures of everybody together, person by person.

use super::{
    Betweenness, Brokerage, Flat, Holes, Linked, Progress, Roles, Shape, Tied, Weighing, cores, cut_off,
    outwardness,
};
use crate::{
    id::Id,
    network::Access,
    rollup::Tally,
    stakeholder::{Group, Stakeholder},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// From and to how many people an estimate looks: what a tenth of a second allows at 10,000 people. It tells who
/// they are on whom most rests; how much that is, it misses by a quarter or more, as the standard error says.
const SOURCES: usize = 40;

/// How betweenness is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// From everybody, on so many threads.
    Exactly {
        /// At least one.
        threads: usize,
    },
    /// By 40 people drawn by a seed, on one thread: everybody, where there are no more.
    Estimated {
        /// The same seed draws the same people.
        seed: u64,
    },
}

/// What rests on one stakeholder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Carrier {
    /// Who.
    pub id: Id,
    /// Betweenness by length, −ln P, directed: the share in `[0, 1]` of all ordered pairs of others whose best
    /// trusted way leads over them.
    pub betweenness: f64,
    /// The same of those pairs between whom there is any way: what the sentence tells.
    pub of_ways: f64,
    /// The standard error of `of_ways` where it is an estimate; none = exact.
    pub error: Option<f64>,
    /// Between how many who have no tie of their own they stand, by role.
    pub roles: Roles,
    /// The pairs of groups that they link, the most linked first.
    pub linked: Vec<Linked>,
    /// Burt's constraint, ties counted by trust; none = tied with nobody.
    pub constraint: Option<f64>,
    /// Effective size, in people; none = tied with nobody.
    pub effective_size: Option<f64>,
    /// The E-I index by group, in `[−1, 1]`; none = tied with nobody.
    pub outwardness: Option<f64>,
    /// How many people would be cut off without them; above 0 they are an articulation person.
    pub cut_off: usize,
    /// Their core number.
    pub core: usize,
    /// Of somebody at the customer, how many of ours they trust enough for a thread; of one of ours, how many at
    /// the customer trust them so far. None of others.
    pub threads: Option<usize>,
}

impl Carrier {
    /// Whether the network falls apart without them.
    pub const fn is_articulation(&self) -> bool {
        self.cut_off > 0
    }
}

/// What rests on everybody, and how the customer and we hang together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Carriers {
    /// Everybody who is still there, in the order of their ids.
    pub all: Vec<Carrier>,
    /// How the customer and we hang together.
    pub shape: Shape,
}

impl Carriers {
    /// Of the account of a tally, over the access that its marks give. None where `progress` stopped it.
    pub fn of(tally: &Tally<'_>, access: &Access<'_>, how: How, progress: Progress<'_>) -> Option<Self> {
        let flat = Flat::of(access);
        let account = tally.account;
        let known: Vec<Option<&Stakeholder>> = flat.ids().iter().map(|&id| account.stakeholder(id)).collect();
        let groups: Vec<Group> =
            known.iter().map(|known| known.map_or(Group::Customer, |known| known.group)).collect();
        let is = |test: &dyn Fn(&Stakeholder) -> bool| -> Vec<bool> {
            known.iter().map(|known| known.is_some_and(test)).collect()
        };
        let (is_ours, is_theirs) =
            (is(&|known| account.is_ours(known)), is(&|known| tally.is_customer(known)));

        let betweenness = match how {
            How::Exactly { threads } => Betweenness::exact(&flat, Weighing::Lengths, threads, progress),
            How::Estimated { seed } => {
                Betweenness::estimated(&flat, Weighing::Lengths, SOURCES, seed, progress)
            }
        }?;
        let is_exact = betweenness.sources == flat.people();
        let normalised = betweenness.normalised(&flat);
        let brokerage = Brokerage::of(&flat, &groups);
        let Holes { constraint, effective_size } = Holes::of(&flat, Tied::ByStrength);
        let (outwardness, cut_off, core) = (outwardness(&flat, &groups), cut_off(&flat), cores(&flat));
        let threads = threads(tally);
        let carrier = |(at, &id): (usize, &Id)| {
            let of_ways = |raw: f64| match betweenness.joined[at] {
                joined if joined > 0.0 => (raw / joined).clamp(0.0, 1.0),
                _ => 0.0,
            };
            Carrier {
                id,
                betweenness: normalised[at].min(1.0),
                of_ways: of_ways(betweenness.raw[at]),
                error: (!is_exact).then(|| of_ways(betweenness.error[at])),
                roles: brokerage[at].roles(groups[at]),
                linked: brokerage[at].linked(),
                constraint: constraint[at],
                effective_size: effective_size[at],
                outwardness: outwardness[at],
                cut_off: cut_off[at],
                core: core[at],
                threads: (is_ours[at] || is_theirs[at]).then(|| threads.get(&id).copied().unwrap_or(0)),
            }
        };
        let all = flat.ids().iter().enumerate().map(carrier).collect();
        Some(Self { all, shape: Shape::of(&flat, &is_ours, &is_theirs) })
    }

    /// What rests on one stakeholder; none where they are not there any more.
    pub fn carrier(&self, id: Id) -> Option<&Carrier> {
        let at = self.all.binary_search_by_key(&id, |carrier| carrier.id).ok()?;
        self.all.get(at)
    }
}

/// How many threads end at each, of ours and of the customer's.
fn threads(tally: &Tally<'_>) -> BTreeMap<Id, usize> {
    let least = tally.account.profile().measures.thread_points;
    let mut threads = BTreeMap::new();
    let strong = |mark: &&crate::rollup::Mark| mark.points().is_some_and(|points| points >= least);
    for mark in tally.marks.iter().filter(strong).filter(|mark| tally.is_in_us(mark)) {
        *threads.entry(mark.from).or_default() += 1;
        *threads.entry(mark.to).or_default() += 1;
    }
    threads
}
