//! Reporting ties: which an import adds and removes.
//!
//! An import touches only ties it made itself, and only where the source says something else than
//! before. Besides the boss's key it keeps the tie's identity, so that a tie made by hand between the
//! same two people is never taken for its own.

use super::Skipped;
use domain::{Account, Id, Tie, TieKind};
use petgraph::{algo::kosaraju_scc, graph::DiGraph};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A tie somebody's row asks for, by its ends.
pub struct Wish {
    /// The place of the asking row among all.
    pub at: usize,
    /// Who reports.
    pub from: Id,
    /// To whom.
    pub to: Id,
}

/// Sorts out the ties that would close a circle of solid reporting lines with those that stay and
/// those granted before: returns the places of the wishes granted and of those refused.
pub fn without_circles(
    account: &Account,
    removed: &HashSet<Id>,
    wishes: &[Wish],
) -> (Vec<usize>, Vec<usize>) {
    let stays = |tie: &&Tie| tie.kind == TieKind::ReportsTo && !removed.contains(&tie.id);
    let kept: Vec<(Id, Id)> = if wishes.is_empty() {
        Vec::new()
    } else {
        account.ties().filter(stays).map(|tie| (tie.from, tie.to)).collect()
    };

    let mut graph: DiGraph<(), ()> = DiGraph::new();
    let mut nodes = HashMap::new();
    for (from, to) in kept.iter().copied().chain(wishes.iter().map(|wish| (wish.from, wish.to))) {
        let [from, to] = [from, to].map(|id| *nodes.entry(id).or_insert_with(|| graph.add_node(())));
        graph.add_edge(from, to, ());
    }
    // Only within a strongly connected part can a tie close a circle.
    let mut part_of = HashMap::new();
    for (part, members) in
        kosaraju_scc(&graph).into_iter().enumerate().filter(|(_, members)| members.len() > 1)
    {
        part_of.extend(members.into_iter().map(|member| (member, part)));
    }
    let part = |(from, to): (Id, Id)| {
        let [from, to] = [from, to].map(|id| nodes.get(&id).and_then(|node| part_of.get(node)));
        from.filter(|_| from == to).copied()
    };
    let mut bosses: HashMap<Id, Vec<Id>> = HashMap::new();
    let mut open: HashMap<usize, Ring> = HashMap::new();
    for ends in &kept {
        if let Some(part) = part(*ends) {
            bosses.entry(ends.0).or_default().push(ends.1);
            open.entry(part).or_default().ties += 1;
        }
    }
    for wish in wishes {
        if let Some(part) = part((wish.from, wish.to)) {
            let ring = open.entry(part).or_default();
            ring.ties += 1;
            ring.last = Some(wish.at);
        }
    }
    for part in part_of.values() {
        open.entry(*part).or_default().members += 1;
    }

    let (mut granted, mut refused) = (Vec::new(), Vec::new());
    for wish in wishes {
        let closes = match part((wish.from, wish.to)).and_then(|part| open.get(&part)) {
            None => false,
            // A plain ring has one tie a member: the last asked for closes it.
            Some(ring) if ring.ties == ring.members => ring.last == Some(wish.at),
            Some(_) => reaches(&bosses, wish.to, wish.from),
        };
        if closes {
            refused.push(wish.at);
        } else {
            bosses.entry(wish.from).or_default().push(wish.to);
            granted.push(wish.at);
        }
    }
    (granted, refused)
}

/// A strongly connected part: how many ties and members it has, which wish in it comes last.
#[derive(Default)]
struct Ring {
    ties: usize,
    members: usize,
    last: Option<usize>,
}

fn reaches(bosses: &HashMap<Id, Vec<Id>>, start: Id, goal: Id) -> bool {
    let (mut seen, mut open) = (BTreeSet::from([start]), vec![start]);
    while let Some(here) = open.pop() {
        if here == goal {
            return true;
        }
        open.extend(bosses.get(&here).into_iter().flatten().filter(|boss| seen.insert(**boss)));
    }
    false
}

/// What is said of a tie that closes a circle.
pub fn circle(entry: &super::listing::Entry, boss: &str) -> Skipped {
    entry.note(
        reporting_line(entry),
        format!("reporting to {boss} would close a circle: correct whom one of the circle reports to"),
    )
}

/// How a row's reporting line is spoken of.
pub fn reporting_line(entry: &super::listing::Entry) -> String {
    format!("the reporting line of {}", entry.name())
}
