//! The course of trust over time: the days on which it is looked at, and what it was on each.

use super::{instrument::mean, score::Score, trend::known};
use crate::{account::Account, id::Id};
use jiff::{
    ToSpan, Unit,
    civil::{Date, DateTime},
};
use serde::Serialize;

/// Above so many months evidence is looked at by the quarter.
const MONTHLY: i32 = 48;
/// In so many steps the course of several ties together is looked at.
const STEPS: i32 = 12;

/// Trust on a day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Moment {
    /// The day.
    pub on: Date,
    /// Points of 100; none = unknown.
    pub points: Option<u8>,
    /// How sure, 0…100.
    pub certainty: u8,
}

/// The days on which a trust tie's score is looked at: those of its evidence, the ends of months between them,
/// or of quarters where it is a long time, and the last.
pub fn days(account: &Account, tie: Id, as_of: Date) -> Vec<Date> {
    let made = account.revealed_of(tie).map(|made| made.on);
    let told = account.incidents_of(tie).map(|told| told.on);
    let mut days: Vec<Date> = made.chain(told).filter(|&on| on <= as_of).collect();
    let Some(&first) = days.iter().min() else { return days };
    let months = i32::from(as_of.year() - first.year()) * 12 + i32::from(as_of.month() - first.month());
    let every = if months > MONTHLY { 3 } else { 1 };
    let mut end = first.last_of_month();
    while end < as_of {
        days.push(end);
        end = DateTime::from(end.saturating_add(every.months())).date().last_of_month();
    }
    days.push(as_of);
    days.sort_unstable();
    days.dedup();
    days
}

/// The course of one tie between two days.
pub fn of_tie(account: &Account, tie: Id, since: Date, until: Date) -> Vec<Moment> {
    let between = days(account, tie, until).into_iter().filter(|&day| day > since && day < until);
    let days = std::iter::once(since).chain(between).chain(std::iter::once(until));
    let moment = |on: Date| {
        let score: Score = account.score(tie, on);
        Moment { on, points: score.points(), certainty: score.certainty() }
    };
    days.map(moment).collect()
}

/// The course of several ties together between two days, on thirteen days that are evenly apart: the mean of
/// those known on each, as [`Figure`](crate::rollup::Figure) has it.
pub fn of_ties(account: &Account, ties: &[Id], since: Date, until: Date) -> Vec<Moment> {
    let span = since.until((Unit::Day, until)).map_or(0, |span| span.get_days());
    (0..=STEPS)
        .map(|step| {
            let on = since.saturating_add((span * step / STEPS).days());
            let scores: Vec<Score> = ties.iter().map(|&tie| account.score(tie, on)).collect();
            let of_known = scores.iter().filter_map(|score| Some((known(score)?, score.opinion.certainty())));
            let (expected, certain): (Vec<f64>, Vec<f64>) = of_known.unzip();
            let whole = |part: f64| (part * 100.0).round() as u8;
            Moment { on, points: mean(expected).map(whole), certainty: mean(certain).map_or(0, whole) }
        })
        .collect()
}
