//! How far everybody is from the manager along trust and reporting lines: the same as
//! [`Access`](crate::network::Access) finds, over the rows that the rules walk anyhow, so that one search for the
//! whole account takes next to nothing.

use super::look::{Look, Rows, Trust};
use crate::{
    id::Id,
    network::{Grounds, Hop, Lines, Route},
    tie::TieKind,
};
use petgraph::visit::{EdgeRef, IntoEdgeReferences};
use std::collections::BinaryHeap;

/// A reporting line between two who are still there, by their numbers.
#[derive(Clone, Copy)]
pub(super) struct Line {
    tie: Id,
    pub from: usize,
    pub to: usize,
    is_solid: bool,
}

/// All reporting lines.
pub(super) fn lines(look: &Look<'_>) -> Vec<Line> {
    let graph = look.network.graph();
    let here = |id: Id| look.number(id).filter(|&number| look.people[number].here);
    let lines = graph.edge_references().filter(|edge| edge.weight().kind.is_reporting());
    let lines = lines.filter_map(|edge| {
        let (from, to) = (here(graph[edge.source()])?, here(graph[edge.target()])?);
        let weight = edge.weight();
        Some(Line { tie: weight.tie, from, to, is_solid: weight.kind == TieKind::ReportsTo })
    });
    lines.collect()
}

/// A step that was taken: along which trust tie or reporting line, and for the latter in which direction.
#[derive(Clone, Copy)]
enum Step {
    Trust(usize),
    Up(usize),
    Down(usize),
}

/// The best routes from somebody to everybody.
pub(super) struct Paths {
    carried: Vec<f64>,
    before: Vec<Option<(usize, Step)>>,
}

impl Paths {
    /// By Dijkstra’s search (1959), the largest product of expected trust first.
    pub fn of(look: &Look<'_>, start: usize) -> Self {
        let people = look.people.len();
        let counts = Lines::from(&look.account.profile().measures);
        let lines = look.lines();
        let up = Rows::of(people, lines.iter().map(|line| line.from));
        let down = Rows::of(people, lines.iter().map(|line| line.to));
        let counts = |line: &Line| if line.is_solid { counts.solid } else { counts.dotted };
        let mut paths = Self { carried: vec![0.0; people], before: vec![None; people] };
        paths.carried[start] = 1.0;
        // Of numbers above 0 the bits are in the order of the numbers.
        let mut heap = BinaryHeap::from([(1.0_f64.to_bits(), start)]);
        while let Some((bits, number)) = heap.pop() {
            let carried = f64::from_bits(bits);
            if carried < paths.carried[number] {
                continue;
            }
            let trust = look.rows(number).filter_map(|at| {
                let Trust { to, expected, .. } = look.ties[at];
                Some((to, Step::Trust(at), expected?))
            });
            let up = up.of_one(number).iter().map(|&at| (lines[at].to, Step::Up(at), counts(&lines[at])));
            let down =
                down.of_one(number).iter().map(|&at| (lines[at].from, Step::Down(at), counts(&lines[at])));
            for (other, step, expected) in trust.chain(up).chain(down) {
                let through = carried * expected;
                if through > paths.carried[other] {
                    paths.carried[other] = through;
                    paths.before[other] = Some((number, step));
                    heap.push((through.to_bits(), other));
                }
            }
        }
        paths
    }

    /// The product of the expected trust along the best route to somebody, in `[0, 1]`; 0 where none leads there.
    pub fn carried(&self, number: usize) -> f64 {
        self.carried[number]
    }

    /// The best route to somebody; none where no way leads there.
    pub fn route(&self, look: &Look<'_>, number: usize) -> Option<Route> {
        let mut hops = Vec::new();
        let mut at = number;
        while let Some((from, step)) = self.before[at] {
            let line = |line: usize| {
                let counts = Lines::from(&look.account.profile().measures);
                let line = look.lines()[line];
                (line.tie, if line.is_solid { counts.solid } else { counts.dotted })
            };
            let (grounds, expected, certainty) = match step {
                Step::Trust(tie) => {
                    let mark = look.ties[tie].mark();
                    (Grounds::Trust(mark.tie), mark.expected?, mark.certainty)
                }
                Step::Up(at) => (Grounds::Upwards(line(at).0), line(at).1, 1.0),
                Step::Down(at) => (Grounds::Downwards(line(at).0), line(at).1, 1.0),
            };
            hops.push(Hop { from: look.id(from), to: look.id(at), expected, certainty, grounds });
            at = from;
        }
        hops.reverse();
        (!hops.is_empty()).then_some(Route { hops })
    }
}
