//! What to look after: one-sided trust, old scores, what moved, and incidents that were not made good.

use crate::{
    account::Account,
    id::Id,
    incident::Effect,
    rollup::{Mark, Tally},
    trust::{Trend, opinion::left_after},
};
use jiff::{Unit, civil::Date};
use serde::Serialize;
use std::collections::HashMap;

/// So many ties that moved are told of.
const MOST_SHIFTED: usize = 6;

/// A relationship in which one trusts the other much more than the other way round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OneSided {
    /// Who trusts more.
    pub from: Id,
    /// Who trusts less.
    pub to: Id,
    /// Points of 100 of the one who trusts more.
    pub there: u8,
    /// Points of 100 of the other.
    pub back: u8,
    /// How sure the less sure of both is, in `[0, 1]`.
    pub certainty: f64,
}

/// Relationships whose directions differ by as many points as the account’s measures say.
pub(super) fn one_sided(tally: &Tally<'_>) -> Vec<OneSided> {
    let least = tally.account.profile().measures.one_sided_points;
    let ends: HashMap<(Id, Id), &Mark> =
        tally.marks.iter().map(|mark| ((mark.from, mark.to), mark)).collect();
    let mut found: Vec<OneSided> = tally
        .marks
        .iter()
        .filter_map(|mark| {
            let other = ends.get(&(mark.to, mark.from))?;
            let (there, back) = (mark.points()?, other.points()?);
            let certainty = mark.certainty.min(other.certainty);
            let wide = there > back && there - back >= least;
            wide.then_some(OneSided { from: mark.from, to: mark.to, there, back, certainty })
        })
        .collect();
    found.sort_by_key(|pair| (std::cmp::Reverse(pair.there - pair.back), pair.from, pair.to));
    found
}

/// A score that rests on old evidence alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stale {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// Days since the latest evidence.
    pub age_days: f64,
}

/// Scores whose latest evidence is older than the account’s measures allow.
pub(super) fn stale(tally: &Tally<'_>) -> Vec<Stale> {
    let most = f64::from(tally.account.profile().measures.stale_days);
    let old = |mark: &Mark| {
        let age_days = mark.age_days.filter(|age| *age > most)?;
        Some(Stale { from: mark.from, to: mark.to, age_days })
    };
    let mut found: Vec<Stale> = tally.marks.iter().filter_map(old).collect();
    found.sort_by(|one, other| other.age_days.total_cmp(&one.age_days));
    found
}

/// A tie whose score moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shifted {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// How, and why.
    pub trend: Trend,
}

/// The ties that moved by most points, at most six.
pub(super) fn shifted(tally: &Tally<'_>) -> Vec<Shifted> {
    let by = |mark: &Mark| Some((mark.expected? - mark.was?).abs());
    let mut moved: Vec<(f64, &Mark)> =
        tally.marks.iter().filter_map(|mark| Some((by(mark).filter(|by| *by > 0.0)?, mark))).collect();
    moved.sort_by(|one, other| other.0.total_cmp(&one.0));
    // Only of those that are told of is it asked why.
    moved
        .into_iter()
        .take(MOST_SHIFTED)
        .map(|(_, mark)| Shifted {
            from: mark.from,
            to: mark.to,
            trend: Trend::over(tally.account, &[mark.moved()], tally.since, tally.as_of),
        })
        .filter(|shifted| shifted.trend.by().is_some_and(|by| by != 0))
        .collect()
}

/// An incident that diluted trust and was not made good.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenIncident {
    /// Which.
    pub incident: Id,
    /// The day it happened.
    pub on: Date,
    /// In a few words.
    pub title: String,
    /// How strongly, 1–5.
    pub strength: u8,
    /// Everybody at either end of the ties on which it is open.
    pub people: Vec<Id>,
}

/// Incidents that diluted trust and still count for more than half, on those of their ties that no incident has
/// built since; the latest first.
pub(crate) fn open_incidents(account: &Account, as_of: Date) -> Vec<OpenIncident> {
    let half_life = account.settings().half_life_days;
    let counts = |on: Date| {
        let age = on.until((Unit::Day, as_of)).map_or(0.0, |span| f64::from(span.get_days()));
        on <= as_of && left_after(age, half_life) > 0.5
    };
    let diluting = account.incidents().filter(|told| told.effect == Effect::Diluted && counts(told.on));
    let mut open: Vec<OpenIncident> = diluting
        .filter_map(|told| {
            let is_made_good = |tie: Id| {
                account.incidents_of(tie).any(|later| {
                    later.effect == Effect::Built
                        && later.on <= as_of
                        && (later.on, later.id) > (told.on, told.id)
                })
            };
            let ties = told.ties.iter().filter(|&&tie| !is_made_good(tie));
            let ends = ties.filter_map(|&tie| account.tie(tie)).flat_map(|tie| [tie.from, tie.to]);
            let mut people: Vec<Id> = ends.collect();
            people.sort_unstable();
            people.dedup();
            (!people.is_empty()).then(|| OpenIncident {
                incident: told.id,
                on: told.on,
                title: told.title.clone(),
                strength: told.strength,
                people,
            })
        })
        .collect();
    open.sort_by_key(|told| std::cmp::Reverse((told.on, told.incident)));
    open
}
