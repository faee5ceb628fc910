//! Critical incidents: what built or diluted trust, on which day, between whom.

pub mod line;

use crate::{
    id::Id,
    stakeholder::Level,
    trust::{
        component::{Component, Side, Tag},
        opinion::Evidence,
    },
    vocabulary::vocabulary,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The strongest an incident can be; the weakest is 1. Our own scale.
pub const STRONGEST: u8 = 5;

vocabulary! {
    /// What an incident did to trust.
    Effect {
        /// It speaks for trust.
        Built = "built", "built trust";
        /// It speaks against trust.
        Diluted = "diluted", "diluted trust";
    }
}

/// A dated event that built or diluted trust on the ties it touched: the unit of the critical incident
/// technique (Flanagan 1954), as Trust DNA interviews use it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Identity.
    pub id: Id,
    /// The day it happened.
    pub on: Date,
    /// In a few words.
    pub title: String,
    /// What happened, in full.
    #[serde(default)]
    pub story: String,
    /// What it did to trust.
    pub effect: Effect,
    /// How strongly, 1–5: as many pieces of evidence on every tie it touched. Our own definition.
    pub strength: u8,
    /// On whose side it happened.
    #[serde(default)]
    pub side: Option<Side>,
    /// At which level of the two organisations.
    #[serde(default)]
    pub level: Option<Level>,
    /// The components of trust it speaks of.
    #[serde(default)]
    pub components: BTreeSet<Component>,
    /// What else it speaks of.
    #[serde(default)]
    pub tags: BTreeSet<Tag>,
    /// The trust ties it touched.
    pub ties: BTreeSet<Id>,
    /// Who told of it, by name.
    pub told_by: String,
}

impl Incident {
    /// What it is worth on each tie on its day: its strength for or against (frameworks §6, our own
    /// definition).
    pub fn evidence(&self) -> Evidence {
        let pieces = f64::from(self.strength);
        match self.effect {
            Effect::Built => Evidence { r: pieces, s: 0.0 },
            Effect::Diluted => Evidence { r: 0.0, s: pieces },
        }
    }

    /// Its strength with a sign, −5…+5: "+2", "−3".
    pub fn signed(&self) -> String {
        let sign = match self.effect {
            Effect::Built => '+',
            Effect::Diluted => '−',
        };
        format!("{sign}{}", self.strength)
    }
}
