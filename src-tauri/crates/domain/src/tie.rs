//! A directed edge of the network.

use crate::{id::Id, vocabulary::vocabulary};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// What a tie says of its two ends.
    TieKind {
        /// `from` reports to `to` (solid line).
        ReportsTo = "reports-to", "Reports to";
        /// `from` also reports to `to` (dotted line).
        ReportsDotted = "reports-dotted", "Reports to (dotted)";
        /// How far `from` trusts `to`.
        Trust = "trust", "Trusts";
        /// `from` influences `to`.
        Influence = "influence", "Influences";
        /// `from` is in conflict with `to`.
        Conflict = "conflict", "In conflict with";
        /// `from` supplies `to`.
        Supplies = "supplies", "Supplies";
    }
}

impl TieKind {
    /// Whether the tie is a reporting line, solid or dotted.
    pub const fn is_reporting(self) -> bool {
        matches!(self, Self::ReportsTo | Self::ReportsDotted)
    }
}

/// A directed edge of one kind. There is at most one of a kind from one stakeholder to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    /// Identity.
    pub id: Id,
    /// What it says.
    pub kind: TieKind,
    /// The stakeholder it starts at: who reports, trusts, influences, opposes or supplies.
    pub from: Id,
    /// The stakeholder it ends at.
    pub to: Id,
    /// Free text.
    #[serde(default)]
    pub note: String,
}

impl Tie {
    /// A tie without a note.
    pub fn new(id: Id, kind: TieKind, from: Id, to: Id) -> Self {
        Self { id, kind, from, to, note: String::new() }
    }
}
