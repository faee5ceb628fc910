//! Workstreams that both companies own (Hollyoake): what a joint workshop found and set out to change.

use crate::{id::Id, trust::component::Component};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something the customer and we work on together. Its actions are those that name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workstream {
    /// Identity.
    pub id: Id,
    /// In a few words; never empty.
    pub title: String,
    /// What the joint workshop found.
    #[serde(default)]
    pub findings: String,
    /// What is to be otherwise in the end.
    #[serde(default)]
    pub goal: String,
    /// Who of ours owns it.
    pub ours: Option<Id>,
    /// Who of the customer’s owns it with us.
    pub theirs: Option<Id>,
    /// The components of trust it is about.
    #[serde(default)]
    pub components: BTreeSet<Component>,
    /// The day it was begun.
    pub begun_on: Date,
    /// The day it ended; none as long as it goes on.
    #[serde(default)]
    pub ended_on: Option<Date>,
}

impl Workstream {
    /// Its owners.
    pub fn people(&self) -> impl Iterator<Item = Id> {
        self.ours.into_iter().chain(self.theirs)
    }

    /// Whether both companies own it.
    pub const fn is_co_owned(&self) -> bool {
        self.ours.is_some() && self.theirs.is_some()
    }

    /// Whether it names somebody.
    pub fn names(&self, id: Id) -> bool {
        self.people().any(|owner| owner == id)
    }

    /// The same without somebody.
    pub fn without(&self, id: Id) -> Self {
        let other = |owner: Option<Id>| owner.filter(|owner| *owner != id);
        Self { ours: other(self.ours), theirs: other(self.theirs), ..self.clone() }
    }
}
