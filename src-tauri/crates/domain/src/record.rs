//! The sum of all records an account is made of.

use crate::{
    evidence::Assessment,
    id::Id,
    incident::Incident,
    origin::Origin,
    photo::Photo,
    place::Place,
    plan::{Action, Charter, Dismissal, Scenario, Workstream},
    profile::Profile,
    reflection::Reflection,
    sight::SavedView,
    snapshot::Snapshot,
    stakeholder::Stakeholder,
    strategy::Strategy,
    tie::Tie,
    trust::survey::{Reply, Round},
    vocabulary::vocabulary,
};
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The kinds of record, in an order in which each may refer only to earlier ones (the profile's
    /// and a stakeholder's references are free to dangle for the length of a change).
    RecordKind {
        /// [`Profile`].
        Profile = "profile", "Account";
        /// [`Stakeholder`].
        Stakeholder = "stakeholder", "Stakeholder";
        /// [`Tie`].
        Tie = "tie", "Tie";
        /// [`Assessment`].
        Assessment = "assessment", "Assessment";
        /// [`Place`].
        Place = "place", "Place";
        /// [`Origin`].
        Origin = "origin", "Origin";
        /// [`Photo`].
        Photo = "photo", "Photo";
        /// [`SavedView`].
        View = "view", "View";
        /// [`Incident`].
        Incident = "incident", "Incident";
        /// [`Snapshot`].
        Snapshot = "snapshot", "Snapshot";
        /// [`Strategy`].
        Strategy = "strategy", "Strategy";
        /// [`Reflection`].
        Reflection = "reflection", "Reflection";
        /// [`Round`].
        Round = "round", "Survey round";
        /// [`Reply`].
        Reply = "reply", "Survey answers";
        /// [`Workstream`].
        Workstream = "workstream", "Workstream";
        /// [`Action`].
        Action = "action", "Action";
        /// [`Charter`].
        Charter = "charter", "Charter";
        /// [`Dismissal`].
        Dismissal = "dismissal", "Finding put aside";
        /// [`Scenario`].
        Scenario = "scenario", "Scenario";
    }
}

/// Any record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "lowercase")]
pub enum Record {
    /// The account's description and settings.
    Profile(Profile),
    /// A node of the network.
    Stakeholder(Stakeholder),
    /// An edge of the network.
    Tie(Tie),
    /// Evidence on a trust tie.
    Assessment(Assessment),
    /// A card put somewhere by hand.
    Place(Place),
    /// Where a stakeholder was imported from.
    Origin(Origin),
    /// A stakeholder's face.
    Photo(Photo),
    /// A view that was given a name.
    View(SavedView),
    /// What built or diluted trust.
    Incident(Incident),
    /// A moment that was given a name.
    Snapshot(Snapshot),
    /// Where a relationship stands and should be.
    Strategy(Strategy),
    /// What somebody of ours thought.
    Reflection(Reflection),
    /// One asking of both sides.
    Round(Round),
    /// What came back from a participant.
    Reply(Reply),
    /// Something both companies work on.
    Workstream(Workstream),
    /// Something to be done, or promised.
    Action(Action),
    /// What both companies agreed on.
    Charter(Charter),
    /// A finding that was put aside.
    Dismissal(Dismissal),
    /// What is supposed, under a name.
    Scenario(Scenario),
}

/// Which record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordRef {
    /// Its kind.
    pub kind: RecordKind,
    /// Its identity.
    pub id: Id,
}

impl Record {
    /// Which record this is.
    pub const fn reference(&self) -> RecordRef {
        let (kind, id) = match self {
            Self::Profile(record) => (RecordKind::Profile, record.id),
            Self::Stakeholder(record) => (RecordKind::Stakeholder, record.id),
            Self::Tie(record) => (RecordKind::Tie, record.id),
            Self::Assessment(record) => (RecordKind::Assessment, record.id),
            Self::Place(record) => (RecordKind::Place, record.id),
            Self::Origin(record) => (RecordKind::Origin, record.id),
            Self::Photo(record) => (RecordKind::Photo, record.id),
            Self::View(record) => (RecordKind::View, record.id),
            Self::Incident(record) => (RecordKind::Incident, record.id),
            Self::Snapshot(record) => (RecordKind::Snapshot, record.id),
            Self::Strategy(record) => (RecordKind::Strategy, record.id),
            Self::Reflection(record) => (RecordKind::Reflection, record.id),
            Self::Round(record) => (RecordKind::Round, record.id),
            Self::Reply(record) => (RecordKind::Reply, record.id),
            Self::Workstream(record) => (RecordKind::Workstream, record.id),
            Self::Action(record) => (RecordKind::Action, record.id),
            Self::Charter(record) => (RecordKind::Charter, record.id),
            Self::Dismissal(record) => (RecordKind::Dismissal, record.id),
            Self::Scenario(record) => (RecordKind::Scenario, record.id),
        };
        RecordRef { kind, id }
    }
}

macro_rules! from_record {
    ($($kind:ident),+) => {
        $(impl From<$kind> for Record {
            fn from(record: $kind) -> Self {
                Self::$kind(record)
            }
        })+
    };
}
from_record!(
    Profile,
    Stakeholder,
    Tie,
    Assessment,
    Place,
    Origin,
    Photo,
    Incident,
    Snapshot,
    Strategy,
    Reflection,
    Round,
    Reply,
    Workstream,
    Action,
    Charter,
    Dismissal,
    Scenario
);

impl From<SavedView> for Record {
    fn from(record: SavedView) -> Self {
        Self::View(record)
    }
}
