//! Actions for the relationship, and commitments made to the customer.

use crate::{id::Id, trust::component::Component, vocabulary::vocabulary};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

vocabulary! {
    /// Of which sort an action is.
    Sort {
        /// Something we mean to do.
        Step = "step", "Action";
        /// Something we promised the customer: kept or broken, it is evidence for our reliability.
        Commitment = "commitment", "Commitment";
    }
}

vocabulary! {
    /// What an action takes. Our own scale.
    Effort {
        /// An hour or so.
        Small = "small", "Small";
        /// About a day.
        Medium = "medium", "Medium";
        /// Weeks, or several people.
        Large = "large", "Large";
    }
}

vocabulary! {
    /// How far an action came.
    Progress {
        /// It is to be done.
        Open = "open", "Open";
        /// It was done; a commitment was kept.
        Done = "done", "Done";
        /// A commitment was broken.
        Broken = "broken", "Broken";
        /// It is not going to be done.
        Dropped = "dropped", "Dropped";
    }
}

vocabulary! {
    /// What of trust an action is to raise: a factor of the Trust Equation or a component of the Trust DNA™.
    Aspect {
        /// Whether what is said can be believed (both).
        Credibility = "credibility", "Credibility";
        /// Whether what was promised is delivered (Trust Equation).
        Reliability = "reliability", "Reliability";
        /// Whether one is safe with the other (Trust Equation).
        Intimacy = "intimacy", "Intimacy";
        /// Whose agenda it is about (Trust Equation): to be lowered.
        SelfOrientation = "self-orientation", "Self-orientation";
        /// What the other party is out for (Trust DNA™).
        Intention = "intention", "Intention";
        /// Whether the other party can do what it takes (Trust DNA™).
        Ability = "ability", "Ability";
        /// How far each needs the other (Trust DNA™).
        Interdependence = "interdependence", "Interdependence";
        /// Whether both come out better for it (Trust DNA™).
        MutualValue = "mutual-value", "Mutual value outcomes";
        /// Whether it lasts (Trust DNA™).
        Time = "time", "Time";
    }
}

impl Aspect {
    /// The component of trust of the Trust DNA™ that it is; none where it is a factor of the Trust Equation alone.
    pub const fn component(self) -> Option<Component> {
        match self {
            Self::Credibility => Some(Component::Credibility),
            Self::Intention => Some(Component::Intention),
            Self::Ability => Some(Component::Ability),
            Self::Interdependence => Some(Component::Interdependence),
            Self::MutualValue => Some(Component::MutualValue),
            Self::Time => Some(Component::Time),
            Self::Reliability | Self::Intimacy | Self::SelfOrientation => None,
        }
    }
}

/// Whose trust in whom an action is to raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Towards {
    /// Who is to trust.
    pub from: Id,
    /// Who is to be trusted.
    pub to: Id,
}

/// Something to be done for the relationship, or promised to the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Identity.
    pub id: Id,
    /// In a few words; never empty.
    pub title: String,
    /// Of which sort.
    pub sort: Sort,
    /// On what grounds, and how.
    #[serde(default)]
    pub why: String,
    /// Who of ours does it.
    pub owner: Option<Id>,
    /// By when.
    pub due: Option<Date>,
    /// Whom it concerns: of a commitment those it was made to.
    #[serde(default)]
    pub concerns: BTreeSet<Id>,
    /// Whose trust in whom it is to raise.
    pub towards: Option<Towards>,
    /// What of it.
    pub aspect: Option<Aspect>,
    /// What it takes.
    pub effort: Option<Effort>,
    /// The workstream it belongs to.
    #[serde(default)]
    pub workstream: Option<Id>,
    /// The key of the finding that it answers.
    #[serde(default)]
    pub finding: Option<String>,
    /// The day it was made.
    pub made_on: Date,
    /// How far it came.
    pub progress: Progress,
    /// The day it was done, broken or dropped; none as long as it is open.
    #[serde(default)]
    pub closed_on: Option<Date>,
    /// What came of it.
    #[serde(default)]
    pub outcome: String,
    /// The incident as which its outcome counts; it may have been removed since.
    #[serde(default)]
    pub incident: Option<Id>,
}

impl Action {
    /// An open action without anything but its title.
    pub fn new(id: Id, title: impl Into<String>, made_on: Date) -> Self {
        Self {
            id,
            title: title.into(),
            sort: Sort::Step,
            why: String::new(),
            owner: None,
            due: None,
            concerns: BTreeSet::new(),
            towards: None,
            aspect: None,
            effort: None,
            workstream: None,
            finding: None,
            made_on,
            progress: Progress::Open,
            closed_on: None,
            outcome: String::new(),
            incident: None,
        }
    }

    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.progress == Progress::Open
    }

    /// Whether it should have been done before a day.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }

    /// Everybody it names.
    pub fn people(&self) -> impl Iterator<Item = Id> + '_ {
        let towards = self.towards.into_iter().flat_map(|towards| [towards.from, towards.to]);
        self.owner.into_iter().chain(self.concerns.iter().copied()).chain(towards)
    }

    /// Whether it names somebody.
    pub fn names(&self, id: Id) -> bool {
        self.people().any(|named| named == id)
    }

    /// The same without somebody.
    pub fn without(&self, id: Id) -> Self {
        let mut left = self.clone();
        left.owner = left.owner.filter(|owner| *owner != id);
        left.concerns.remove(&id);
        left.towards = left.towards.filter(|towards| towards.from != id && towards.to != id);
        left
    }
}
