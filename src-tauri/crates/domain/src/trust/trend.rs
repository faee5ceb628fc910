//! How trust moved between two days, and what moved it. The rules are our own definition.

use super::{
    instrument::{Instrument, mean},
    score::Score,
};
use crate::{account::Account, id::Id};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// What may have moved a score: an incident, a new assessment, or nothing but time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    Ageing,
    Assessment(Date, Id),
    Incident(Date, Id),
}

/// Why trust moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// Most of it came with an incident.
    Incident {
        /// Which.
        incident: Id,
        /// The day it happened.
        on: Date,
        /// In a few words.
        title: String,
    },
    /// Most of it came with a new assessment.
    Assessment {
        /// Which.
        assessment: Id,
        /// The day it speaks of.
        on: Date,
        /// Who made it, by name.
        assessor: String,
        /// With what it was made.
        instrument: Instrument,
    },
    /// Evidence grew older, and what is known less certain.
    Ageing,
    /// Nothing was known before this day.
    First {
        /// The day of the first evidence.
        on: Date,
    },
}

/// A tie's expected value, in `[0, 1]`, on the two days of a trend; none = unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// The trust tie.
    pub tie: Id,
    /// On the earlier day.
    pub was: Option<f64>,
    /// On the later day.
    pub is: Option<f64>,
}

impl Moved {
    /// A tie scored on both days.
    pub fn of(account: &Account, tie: Id, since: Date, until: Date) -> Self {
        let expected = |day: Date| known(&account.score(tie, day));
        Self { tie, was: expected(since), is: expected(until) }
    }
}

/// How trust on a tie, or on several together, moved between two days.
///
/// Of several ties it is the mean of those known on both days, like for like: a tie that is scored for the first
/// time moves nothing. Its reason is the one incident, assessment or the ageing of what was known that took the
/// biggest part of the difference in the direction of the change; the part of a piece of evidence is the
/// difference it makes to leave it out. Our own definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// The earlier day.
    pub since: Date,
    /// The later day.
    pub until: Date,
    /// Points of 100 on the earlier day; none = unknown.
    pub was: Option<u8>,
    /// Points of 100 on the later day; none = unknown.
    pub is: Option<u8>,
    /// How many ties were known on both days.
    pub ties: usize,
    /// How many were first scored in between.
    pub first: usize,
    /// What moved it; none where nothing did, or nothing is known.
    pub reason: Option<Reason>,
}

impl Trend {
    /// The trend of some trust ties.
    pub fn of(account: &Account, ties: impl IntoIterator<Item = Id>, since: Date, until: Date) -> Self {
        let moved: Vec<Moved> = ties.into_iter().map(|tie| Moved::of(account, tie, since, until)).collect();
        Self::over(account, &moved, since, until)
    }

    /// The trend of ties that are scored already.
    pub fn over(account: &Account, moved: &[Moved], since: Date, until: Date) -> Self {
        let both: Vec<(Id, f64, f64)> =
            moved.iter().filter_map(|each| Some((each.tie, each.was?, each.is?))).collect();
        let is_new = |each: &&Moved| each.was.is_none() && each.is.is_some();
        let first = moved.iter().filter(is_new).count();
        let nothing = Self { since, until, was: None, is: None, ties: both.len(), first, reason: None };
        if both.is_empty() {
            let new: Vec<&Moved> = moved.iter().filter(is_new).collect();
            let first_day = new.iter().flat_map(|each| evidence(account, each.tie)).map(day_of).min();
            let is = mean(new.iter().filter_map(|each| each.is)).map(points);
            let was = mean(moved.iter().filter_map(|each| each.was)).map(points);
            return Self { was, is, reason: first_day.map(|on| Reason::First { on }), ..nothing };
        }
        let was = mean(both.iter().map(|(_, was, _)| *was)).map(points);
        let is = mean(both.iter().map(|(_, _, is)| *is)).map(points);
        let trend = Self { was, is, ..nothing };
        let Some(by) = trend.by().filter(|by| *by != 0) else { return trend };
        let mut parts: BTreeMap<Cause, f64> = BTreeMap::new();
        for (tie, was, is) in both {
            for (cause, part) in parts_of(account, tie, (was, is), since, until) {
                *parts.entry(cause).or_default() += part;
            }
        }
        let along = |part: f64| part * f64::from(by.signum());
        let biggest = parts
            .into_iter()
            .filter(|(_, part)| along(*part) > 0.0)
            .max_by(|one, other| along(one.1).total_cmp(&along(other.1)).then(one.0.cmp(&other.0)));
        let reason = biggest.map_or(Some(Reason::Ageing), |(cause, _)| reason_of(account, cause));
        Self { reason, ..trend }
    }

    /// By how many points it rose or, below 0, fell; none where it was or is unknown.
    pub fn by(&self) -> Option<i16> {
        Some(i16::from(self.is?) - i16::from(self.was?))
    }

    /// "−18 since “Late deliveries” of 14 August".
    pub fn sentence(&self) -> String {
        let day = |on: Date| {
            let form = if on.year() == self.until.year() { "%-d %B" } else { "%-d %B %Y" };
            on.strftime(form).to_string()
        };
        let by = match (self.by(), &self.reason) {
            (_, Some(Reason::First { on })) => return format!("first scored on {}", day(*on)),
            (None, _) if self.was.is_some() => return "no longer known".into(),
            (None, _) => return "not scored yet".into(),
            (Some(0), _) => return format!("unchanged since {}", day(self.since)),
            (Some(by), _) if by < 0 => format!("−{}", by.unsigned_abs()),
            (Some(by), _) => format!("+{by}"),
        };
        match &self.reason {
            Some(Reason::Incident { on, title, .. }) => format!("{by} since “{title}” of {}", day(*on)),
            Some(Reason::Assessment { on, assessor, .. }) if assessor.trim().is_empty() => {
                format!("{by} since the assessment of {}", day(*on))
            }
            Some(Reason::Assessment { on, assessor, .. }) => {
                format!("{by} since the assessment by {} of {}", assessor.trim(), day(*on))
            }
            _ => format!("{by} since {}, as evidence grows older", day(self.since)),
        }
    }
}

/// The expected value; none where nothing is known.
pub(crate) fn known(score: &Score) -> Option<f64> {
    (!score.opinion.is_unknown()).then(|| score.opinion.expected())
}

fn points(expected: f64) -> u8 {
    (expected * 100.0).round() as u8
}

/// All open evidence of a tie.
fn evidence(account: &Account, tie: Id) -> impl Iterator<Item = Cause> {
    let made = account.assessments_of(tie).filter(|made| !made.sealed);
    let made = made.map(|made| Cause::Assessment(made.on, made.id));
    made.chain(account.incidents_of(tie).map(|told| Cause::Incident(told.on, told.id)))
}

fn day_of(cause: Cause) -> Date {
    match cause {
        Cause::Ageing => Date::MAX,
        Cause::Assessment(on, _) | Cause::Incident(on, _) => on,
    }
}

/// What each new piece of evidence, and the ageing of the old, took of the difference on a tie.
fn parts_of(
    account: &Account,
    tie: Id,
    (was, is): (f64, f64),
    since: Date,
    until: Date,
) -> Vec<(Cause, f64)> {
    let new: Vec<Cause> =
        evidence(account, tie).filter(|cause| (day_of(*cause) > since) && day_of(*cause) <= until).collect();
    if new.is_empty() {
        return vec![(Cause::Ageing, is - was)];
    }
    let with = |counts: &dyn Fn(Cause) -> bool| {
        let assessments =
            account.assessments_of(tie).filter(|made| counts(Cause::Assessment(made.on, made.id)));
        let incidents = account.incidents_of(tie).filter(|told| counts(Cause::Incident(told.on, told.id)));
        Score::of(assessments, incidents, account.settings(), until).opinion.expected()
    };
    let mut parts = vec![(Cause::Ageing, with(&|cause| day_of(cause) <= since) - was)];
    parts.extend(new.into_iter().map(|left_out| (left_out, is - with(&|cause| cause != left_out))));
    parts
}

fn reason_of(account: &Account, cause: Cause) -> Option<Reason> {
    Some(match cause {
        Cause::Ageing => Reason::Ageing,
        Cause::Assessment(on, id) => {
            let made = account.assessment(id)?;
            let instrument = made.reading.instrument();
            Reason::Assessment { assessment: id, on, assessor: made.assessor.clone(), instrument }
        }
        Cause::Incident(on, id) => {
            Reason::Incident { incident: id, on, title: account.incident(id)?.title.clone() }
        }
    })
}
