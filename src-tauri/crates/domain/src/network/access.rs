//! Who can take a question to whom on a day, and how far they are trusted with it: what routes run along.

use super::Network;
use crate::{account::Account, id::Id, profile::Measures, rollup::Mark, stakeholder::Status, tie::TieKind};
use petgraph::{
    Direction,
    stable_graph::{EdgeIndex, EdgeReference, NodeIndex, StableDiGraph},
    visit::{EdgeRef, IntoEdgeReferences, NodeIndexable},
};
use std::collections::BTreeSet;

/// On what a step of a route rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// The one trusts the other: this trust tie.
    Trust(Id),
    /// The one reports to the other: this reporting line, upwards.
    Upwards(Id),
    /// The other reports to the one: this reporting line, downwards.
    Downwards(Id),
}

impl Grounds {
    /// The tie.
    pub const fn tie(self) -> Id {
        match self {
            Self::Trust(tie) | Self::Upwards(tie) | Self::Downwards(tie) => tie,
        }
    }
}

/// One step of a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hop {
    /// Who takes the question on.
    pub from: Id,
    /// To whom.
    pub to: Id,
    /// The expected trust P in `(0, 1]`; on a reporting line the weight that the settings give it.
    pub expected: f64,
    /// How sure that is, in `[0, 1]`; a reporting line is certain.
    pub certainty: f64,
    /// On what it rests.
    pub grounds: Grounds,
}

/// What reporting lines count as, in `[0, 1]`: 0 where they give no access. Our own definition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    /// Solid ones.
    pub solid: f64,
    /// Dotted ones.
    pub dotted: f64,
}

impl From<&Measures> for Lines {
    /// As the account's settings say: whoever reports to somebody can speak to them, trusted or not.
    fn from(measures: &Measures) -> Self {
        let part = |points: u8| f64::from(points) / 100.0;
        Self { solid: part(measures.solid_line_points), dotted: part(measures.dotted_line_points) }
    }
}

/// How far an edge of the network carries one way, and that as a length: −ln P.
#[derive(Clone, Copy, Debug)]
struct Carries {
    expected: f64,
    certainty: f64,
    length: f64,
}

impl Carries {
    fn of(expected: f64, certainty: f64) -> Option<Self> {
        (expected > 0.0).then(|| Self { expected, certainty, length: -expected.min(1.0).ln() })
    }
}

/// A step that a search can take from a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The node at its other end.
    pub other: NodeIndex,
    pub edge: EdgeIndex,
    /// Whether it is taken in the direction of the edge.
    pub along: bool,
    pub expected: f64,
    /// −ln P.
    pub length: f64,
}

/// The steps from each node, or to each, one after the other: searches look at them by the ten thousand.
#[derive(Clone, Debug)]
struct Rows {
    start: Vec<u32>,
    steps: Vec<Step>,
}

impl Rows {
    fn of(bound: usize, add: impl Fn(NodeIndex, &mut Vec<Step>)) -> Self {
        let mut rows = Self { start: vec![0], steps: Vec::new() };
        for node in (0..bound).map(NodeIndex::new) {
            add(node, &mut rows.steps);
            rows.start.push(rows.steps.len() as u32);
        }
        rows
    }

    fn row(&self, node: NodeIndex) -> &[Step] {
        &self.steps[self.start[node.index()] as usize..self.start[node.index() + 1] as usize]
    }
}

/// What the steps are found in.
struct Steps<'a> {
    graph: &'a StableDiGraph<Id, super::Edge>,
    along: &'a [Option<Carries>],
    against: &'a [Option<Carries>],
    gone: &'a [bool],
}

impl Steps<'_> {
    /// Adds the steps of somebody who is still there, to or from others who are.
    fn add(&self, node: NodeIndex, direction: Direction, steps: &mut Vec<Step>) {
        if self.gone[node.index()] {
            return;
        }
        let step = |edge: EdgeReference<'_, super::Edge>, along: bool| {
            let carries = if along { self.along } else { self.against };
            let Carries { expected, length, .. } = carries[edge.id().index()]?;
            let other = if edge.source() == node { edge.target() } else { edge.source() };
            let step = Step { other, edge: edge.id(), along, expected, length };
            (!self.gone[other.index()]).then_some(step)
        };
        let along = self.graph.edges_directed(node, direction).filter_map(|edge| step(edge, true));
        let against =
            self.graph.edges_directed(node, direction.opposite()).filter_map(|edge| step(edge, false));
        steps.extend(along.chain(against));
    }
}

/// The petgraph network of an account, with how far each edge carries on a day.
///
/// Trust ties carry from who trusts to who is trusted, by their expected value; those that nobody has scored
/// do not carry, for unknown is no number. Reporting lines carry both ways. Those who left take nothing on.
#[derive(Clone, Debug)]
pub struct Access<'a> {
    network: &'a Network,
    along: Vec<Option<Carries>>,
    against: Vec<Option<Carries>>,
    gone: Vec<bool>,
    leaving: Rows,
    reaching: Rows,
    longest: f64,
}

impl<'a> Access<'a> {
    /// Over a `network` in step with the `account`, by its trust ties as they stand on a day.
    pub fn of<'m>(
        account: &Account,
        network: &'a Network,
        marks: impl IntoIterator<Item = &'m Mark>,
        lines: Lines,
    ) -> Self {
        let edges = network.edges.values().map(|edge| edge.index() + 1).max().unwrap_or(0);
        let mut along = vec![None; edges];
        let mut against = vec![None; edges];
        for mark in marks {
            let edge = network.edges.get(&mark.tie);
            if let (Some(edge), Some(expected)) = (edge, mark.expected) {
                along[edge.index()] = Carries::of(expected, mark.certainty);
            }
        }
        for edge in network.graph.edge_references() {
            let weight = match edge.weight().kind {
                TieKind::ReportsTo => lines.solid,
                TieKind::ReportsDotted => lines.dotted,
                _ => continue,
            };
            along[edge.id().index()] = Carries::of(weight, 1.0);
            against[edge.id().index()] = Carries::of(weight, 1.0);
        }
        let mut gone = vec![false; network.graph.node_bound()];
        for (id, node) in &network.nodes {
            gone[node.index()] = account.stakeholder(*id).is_none_or(|known| known.status == Status::Left);
        }
        let found = |direction: Direction| {
            let found = Steps { graph: &network.graph, along: &along, against: &against, gone: &gone };
            Rows::of(gone.len(), |node, steps| found.add(node, direction, steps))
        };
        let (leaving, reaching) = (found(Direction::Outgoing), found(Direction::Incoming));
        let longest = leaving.steps.iter().map(|step| step.length).fold(0.0, f64::max);
        Self { network, along, against, gone, leaving, reaching, longest }
    }

    /// The length of the longest step.
    pub(super) const fn longest(&self) -> f64 {
        self.longest
    }

    /// Everybody whom any way leads to from some, they themselves among them.
    pub fn reached_from(&self, from: impl IntoIterator<Item = Id>) -> BTreeSet<Id> {
        let mut open: Vec<NodeIndex> = from.into_iter().filter_map(|id| self.node(id)).collect();
        let mut seen = vec![false; self.bound()];
        open.iter().for_each(|node| seen[node.index()] = true);
        let mut reached = BTreeSet::new();
        while let Some(node) = open.pop() {
            reached.insert(self.id(node));
            for step in self.steps(node, Direction::Outgoing) {
                if !std::mem::replace(&mut seen[step.other.index()], true) {
                    open.push(step.other);
                }
            }
        }
        reached
    }

    /// How many slots there are for nodes.
    pub(super) fn bound(&self) -> usize {
        self.gone.len()
    }

    /// The node of somebody who is still there.
    pub(super) fn node(&self, id: Id) -> Option<NodeIndex> {
        self.network.nodes.get(&id).copied().filter(|node| !self.gone[node.index()])
    }

    /// The nodes of all who are still there.
    pub(super) fn present(&self) -> impl Iterator<Item = NodeIndex> + '_ {
        self.network.graph.node_indices().filter(|node| !self.gone[node.index()])
    }

    pub(super) fn id(&self, node: NodeIndex) -> Id {
        self.network.graph[node]
    }

    /// The steps away from a node, or towards it where `direction` is incoming.
    pub(super) fn steps(&self, node: NodeIndex, direction: Direction) -> impl Iterator<Item = Step> + '_ {
        let rows = match direction {
            Direction::Outgoing => &self.leaving,
            Direction::Incoming => &self.reaching,
        };
        rows.row(node).iter().copied()
    }

    /// The best step from a node to another.
    pub(super) fn hop(&self, from: NodeIndex, to: NodeIndex) -> Option<Hop> {
        let steps = self.steps(from, Direction::Outgoing).filter(|step| step.other == to);
        let best = steps.min_by(|a, b| a.length.total_cmp(&b.length))?;
        let carries = if best.along { &self.along } else { &self.against };
        let Carries { expected, certainty, .. } = carries[best.edge.index()]?;
        let super::Edge { tie, kind } = self.network.graph[best.edge];
        let grounds = match (kind.is_reporting(), best.along) {
            (false, _) => Grounds::Trust(tie),
            (true, true) => Grounds::Upwards(tie),
            (true, false) => Grounds::Downwards(tie),
        };
        Some(Hop { from: self.id(from), to: self.id(to), expected, certainty, grounds })
    }
}
