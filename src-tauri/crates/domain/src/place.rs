//! Where a card was put by hand.

use crate::{id::Id, vocabulary::vocabulary};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// A way to lay the same account out.
    Lens {
        /// The manager in the middle, the four groups round her.
        FourWorlds = "four-worlds", "Four worlds";
        /// Reporting lines as trees, one forest an organisation.
        OrgChart = "org-chart", "Org chart";
        /// Influence to the top, attitude to the right: who has power, and for whom.
        PowerGrid = "power-grid", "Power grid";
        /// Our people against theirs, each cell the trust both ways.
        TeamByStakeholder = "team-by-stakeholder", "Team × stakeholder";
        /// A table of everybody.
        Register = "register", "Register";
        /// What was assessed and what happened, person by person, on an axis of time.
        Timeline = "timeline", "Timeline";
    }
}

impl Lens {
    /// Whether cards may be put anywhere by hand: where a place means nothing else.
    pub const fn is_free(self) -> bool {
        matches!(self, Self::FourWorlds | Self::OrgChart)
    }
}

/// A card put somewhere by hand in one lens. Cards without a place go where the layout puts them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Identity.
    pub id: Id,
    /// The lens in which the card was moved.
    pub lens: Lens,
    /// Whose card.
    pub stakeholder: Id,
    /// Centre of the card, scene units to the right of the scene's origin.
    pub x: f64,
    /// Centre of the card, scene units below the scene's origin.
    pub y: f64,
}
