//! Earlier moments on the wire.

use super::id::Id;
use account::{
    OpenAccount,
    domain::{self, compare::Differences},
};
use jiff::civil::Date;
use serde::Serialize;
use specta::Type;
use std::collections::BTreeMap;

/// How much there is to see on a day.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Busy {
    /// ISO 8601.
    pub day: String,
    /// Changes or events.
    pub count: u32,
}

/// A moment that was given a name.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Snapshot {
    /// Identity.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The day it was taken, ISO 8601.
    pub day: String,
}

/// What there is to look back to.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Span {
    /// The first day of which anything is known, ISO 8601.
    pub first_happened: String,
    /// The day of the first change, ISO 8601.
    pub first_recorded: String,
    /// The days on which something happened, in order.
    pub happened: Vec<Busy>,
    /// The days on which something was recorded, in order.
    pub recorded: Vec<Busy>,
    /// The earliest first.
    pub snapshots: Vec<Snapshot>,
}

impl From<account::Span> for Span {
    fn from(span: account::Span) -> Self {
        let busy = |days: BTreeMap<Date, u32>| {
            days.into_iter().map(|(day, count)| Busy { day: day.to_string(), count }).collect()
        };
        let snapshots = span.snapshots.into_iter();
        Self {
            first_happened: span.first_happened.to_string(),
            first_recorded: span.first_recorded.to_string(),
            happened: busy(span.happened),
            recorded: busy(span.recorded),
            snapshots: snapshots
                .map(|(day, it)| Snapshot { id: it.id.into(), name: it.name, day: day.to_string() })
                .collect(),
        }
    }
}

/// Somebody of a comparison.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Differing {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// What is said of them otherwise, as words.
    pub what: Vec<String>,
}

/// Trust that is not what it was.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Shift {
    /// Who trusts.
    pub from: Id,
    /// Their name.
    pub from_name: String,
    /// Who is trusted.
    pub to: Id,
    /// Their name.
    pub to_name: String,
    /// Points before; none = unknown.
    pub was: Option<u8>,
    /// Points now; none = unknown.
    pub is: Option<u8>,
}

/// What differs between the two moments on screen.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Comparison {
    /// The earlier day, ISO 8601.
    pub since: String,
    /// Who came in.
    pub arrived: Vec<Differing>,
    /// Who is no longer there.
    pub left: Vec<Differing>,
    /// Who reports to others.
    pub moved: Vec<Differing>,
    /// Of whom something else is said.
    pub changed: Vec<Differing>,
    /// The greatest change first; what was or is unknown last.
    pub trust: Vec<Shift>,
}

impl Comparison {
    /// The wire form of the differences since a day.
    pub fn of(open: &OpenAccount, since: Date, differences: &Differences) -> Self {
        let name = |id: domain::Id| open.name_through_time(id);
        let plain = |ids: &[domain::Id]| {
            ids.iter().map(|&id| Differing { id: id.into(), name: name(id), what: Vec::new() }).collect()
        };
        let changed = differences.changed.iter().map(|(id, fields)| Differing {
            id: (*id).into(),
            name: name(*id),
            what: fields.iter().map(|field| field.spoken().to_owned()).collect(),
        });
        let trust = differences.trust.iter().map(|shift| Shift {
            from: shift.from.into(),
            from_name: name(shift.from),
            to: shift.to.into(),
            to_name: name(shift.to),
            was: shift.was,
            is: shift.is,
        });
        Self {
            since: since.to_string(),
            arrived: plain(&differences.arrived),
            left: plain(&differences.left),
            moved: plain(&differences.moved),
            changed: changed.collect(),
            trust: trust.collect(),
        }
    }
}
