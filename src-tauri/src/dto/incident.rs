//! Critical incidents on the wire.

use super::{
    id::Id,
    word::{Component, Effect, Level, Side, Tag},
};
use account::domain::{self, Account};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Whose trust in whom.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Ends {
    /// Who trusts.
    pub from: Id,
    /// Their name; ignored on the way in.
    pub from_name: String,
    /// Who is trusted.
    pub to: Id,
    /// Their name; ignored on the way in.
    pub to_name: String,
}

impl Ends {
    /// With the names of both.
    pub fn of(account: &Account, (from, to): (domain::Id, domain::Id)) -> Self {
        Self {
            from: from.into(),
            from_name: account.name(from).into(),
            to: to.into(),
            to_name: account.name(to).into(),
        }
    }
}

/// See [`account::Notice`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Notice {
    #[specta(type = Option<String>)]
    pub on: Option<Date>,
    pub title: String,
    pub story: String,
    pub effect: Effect,
    pub strength: u8,
    pub side: Option<Side>,
    pub level: Option<Level>,
    pub components: Vec<Component>,
    pub tags: Vec<Tag>,
    pub between: Vec<Ends>,
    pub told_by: String,
}

impl Notice {
    /// The wire form of an incident as it is told.
    fn of(account: &Account, told: account::Notice) -> Self {
        Self {
            on: told.on,
            title: told.title,
            story: told.story,
            effect: told.effect.into(),
            strength: told.strength,
            side: told.side.map(Side::from),
            level: told.level.map(Level::from),
            components: told.components.into_iter().map(Component::from).collect(),
            tags: told.tags.into_iter().map(Tag::from).collect(),
            between: told.between.into_iter().map(|ends| Ends::of(account, ends)).collect(),
            told_by: told.told_by,
        }
    }
}

impl From<Notice> for account::Notice {
    fn from(sent: Notice) -> Self {
        Self {
            on: sent.on,
            title: sent.title,
            story: sent.story,
            effect: sent.effect.into(),
            strength: sent.strength,
            side: sent.side.map(Into::into),
            level: sent.level.map(Into::into),
            components: sent.components.into_iter().map(Into::into).collect(),
            tags: sent.tags.into_iter().map(Into::into).collect(),
            between: sent.between.into_iter().map(|ends| (ends.from.into(), ends.to.into())).collect(),
            told_by: sent.told_by,
        }
    }
}

/// A line of text as it was understood.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Understood {
    /// What would be logged.
    pub notice: Notice,
    /// Whom the line names, in their order.
    pub people: Vec<Id>,
}

impl Understood {
    /// The wire form of what a line tells.
    pub fn of(account: &Account, notice: account::Notice, people: Vec<domain::Id>) -> Self {
        let notice = Notice::of(account, notice);
        Self { notice, people: people.into_iter().map(Id::from).collect() }
    }
}

/// One incident's part in a score: see [`domain::trust::score::Trace`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct TraceLine {
    /// Which incident.
    pub incident: Id,
    /// All that was told of it.
    pub notice: Notice,
    /// Its strength with a sign.
    pub signed: String,
    /// Days from its day to the day of the score.
    pub age_days: f64,
    /// What is left of it after that time, in `(0, 1]`.
    pub left: f64,
    /// Evidence for.
    pub r: f64,
    /// Evidence against.
    pub s: f64,
}

impl TraceLine {
    /// The wire form of an incident's part in a score.
    pub fn of(account: &Account, trace: &domain::trust::score::Trace, told: &domain::Incident) -> Self {
        let notice = Notice::of(account, account::Notice::of(account, told));
        Self {
            incident: told.id.into(),
            notice,
            signed: told.signed(),
            age_days: trace.age_days,
            left: trace.left,
            r: trace.evidence.r,
            s: trace.evidence.s,
        }
    }
}
