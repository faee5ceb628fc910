//! The ties as a graph, kept in step with the records, and what is searched in it.

pub mod access;
#[cfg(test)]
mod laws;
pub mod measures;
mod queue;
pub mod routes;
mod told;
pub mod whatif;

pub use access::{Access, Grounds, Hop, Lines};
pub use routes::{Question, Route};
pub use whatif::{Consequences, Shift};

use crate::{
    account::Account,
    change::Delta,
    id::Id,
    record::{Record, RecordKind},
    tie::{Tie, TieKind},
};
use petgraph::{
    Direction,
    stable_graph::{EdgeIndex, NodeIndex, StableDiGraph},
    visit::EdgeRef,
};
use std::collections::HashMap;

/// An edge of the network: the tie it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Which tie.
    pub tie: Id,
    /// Its kind.
    pub kind: TieKind,
}

/// Stakeholders as nodes and ties as directed edges.
#[derive(Clone, Debug, Default)]
pub struct Network {
    graph: StableDiGraph<Id, Edge>,
    nodes: HashMap<Id, NodeIndex>,
    edges: HashMap<Id, EdgeIndex>,
}

/// A tie seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoke {
    /// Which tie.
    pub tie: Id,
    /// Its kind.
    pub kind: TieKind,
    /// The stakeholder at the other end.
    pub other: Id,
}

impl Network {
    /// Of all stakeholders and ties of an account.
    pub fn of(account: &Account) -> Self {
        let mut network = Self::default();
        for known in account.stakeholders() {
            network.node(known.id);
        }
        for tie in account.ties() {
            network.join(tie);
        }
        network
    }

    /// Follows a change that was applied to the records.
    pub fn apply(&mut self, deltas: &[Delta]) {
        for delta in deltas {
            match (delta.record.kind, &delta.after) {
                (RecordKind::Stakeholder, Some(_)) => {
                    self.node(delta.record.id);
                }
                (RecordKind::Stakeholder, None) => {
                    if let Some(node) = self.nodes.remove(&delta.record.id) {
                        for direction in [Direction::Outgoing, Direction::Incoming] {
                            for edge in self.graph.edges_directed(node, direction) {
                                self.edges.remove(&edge.weight().tie);
                            }
                        }
                        self.graph.remove_node(node);
                    }
                }
                (RecordKind::Tie, after) => {
                    if let Some(edge) = self.edges.remove(&delta.record.id) {
                        self.graph.remove_edge(edge);
                    }
                    if let Some(Record::Tie(tie)) = after {
                        self.join(tie);
                    }
                }
                _ => {}
            }
        }
    }

    /// The ties that leave a stakeholder.
    pub fn leaving(&self, stakeholder: Id) -> impl Iterator<Item = Spoke> + '_ {
        self.spokes(stakeholder, Direction::Outgoing)
    }

    /// The ties that reach a stakeholder.
    pub fn reaching(&self, stakeholder: Id) -> impl Iterator<Item = Spoke> + '_ {
        self.spokes(stakeholder, Direction::Incoming)
    }

    /// The tie of this kind from one stakeholder to another.
    pub fn between(&self, kind: TieKind, from: Id, to: Id) -> Option<Id> {
        let (from, to) = (*self.nodes.get(&from)?, *self.nodes.get(&to)?);
        self.graph
            .edges_connecting(from, to)
            .find(|edge| edge.weight().kind == kind)
            .map(|edge| edge.weight().tie)
    }

    /// The graph itself, for searches over it.
    pub const fn graph(&self) -> &StableDiGraph<Id, Edge> {
        &self.graph
    }

    /// How many stakeholders and ties there are.
    pub fn size(&self) -> (usize, usize) {
        (self.graph.node_count(), self.graph.edge_count())
    }

    fn spokes(&self, stakeholder: Id, direction: Direction) -> impl Iterator<Item = Spoke> + '_ {
        self.nodes
            .get(&stakeholder)
            .into_iter()
            .flat_map(move |node| self.graph.edges_directed(*node, direction))
            .map(move |edge| {
                let other = match direction {
                    Direction::Outgoing => edge.target(),
                    Direction::Incoming => edge.source(),
                };
                let Edge { tie, kind } = *edge.weight();
                Spoke { tie, kind, other: self.graph[other] }
            })
    }

    fn join(&mut self, tie: &Tie) {
        let (from, to) = (self.node(tie.from), self.node(tie.to));
        let edge = self.graph.add_edge(from, to, Edge { tie: tie.id, kind: tie.kind });
        self.edges.insert(tie.id, edge);
    }

    fn node(&mut self, id: Id) -> NodeIndex {
        *self.nodes.entry(id).or_insert_with(|| self.graph.add_node(id))
    }
}
