//! The score of one directed trust tie, with its derivation.

use super::{
    band::Band,
    opinion::{Evidence, Opinion, left_after},
};
use crate::{evidence::Assessment, id::Id, profile::Profile};
use jiff::{Unit, civil::Date};
use serde::Serialize;
use std::collections::HashMap;

/// What a score rests on beside the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Days after which evidence counts half.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence.
    pub instrument_weight: f64,
}

impl From<&Profile> for Settings {
    fn from(profile: &Profile) -> Self {
        Self { half_life_days: profile.half_life_days, instrument_weight: profile.instrument_weight }
    }
}

/// One assessment's part in a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Which assessment.
    pub assessment: Id,
    /// Its normalised value v, in `[0, 1]`.
    pub value: f64,
    /// The assessor's confidence c, in `(0, 1]`.
    pub confidence: f64,
    /// The share q of the instrument that was answered, in `(0, 1]`.
    pub answered: f64,
    /// The instrument's weight k.
    pub weight: f64,
    /// Days from the day it speaks of to the day of the score.
    pub age_days: f64,
    /// What is left of it after that time, in `(0, 1]`.
    pub left: f64,
    /// The evidence it contributes: nothing where it is superseded.
    pub evidence: Evidence,
    /// A later assessment by the same assessor on the same instrument counts in its stead.
    pub superseded: bool,
}

/// How far one stakeholder trusts another, as all the evidence up to a day says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// What all the evidence says together.
    pub opinion: Opinion,
    /// The sum of the lines' evidence.
    pub evidence: Evidence,
    /// The assessments, newest first.
    pub lines: Vec<Line>,
}

impl Score {
    /// Nothing is known.
    pub const UNKNOWN: Self =
        Self { opinion: Opinion::UNKNOWN, evidence: Evidence { r: 0.0, s: 0.0 }, lines: Vec::new() };

    /// The score on the day `as_of`: of each assessor's assessments with one instrument the latest
    /// counts, for it replaces what the same person said before; different assessors are independent
    /// sources, so their evidence, aged to the day, is added. Later assessments are left out.
    ///
    /// That a later assessment replaces an earlier one is our own definition. `assessments` are those
    /// of one tie, in the order they were made; of two on the same day the later made counts.
    pub fn of<'a>(
        assessments: impl IntoIterator<Item = &'a Assessment>,
        settings: Settings,
        as_of: Date,
    ) -> Self {
        let mut known: Vec<&Assessment> =
            assessments.into_iter().filter(|assessment| assessment.on <= as_of).collect();
        known.sort_by_key(|assessment| (assessment.on, assessment.id));
        known.reverse();

        let mut heard: HashMap<(String, &str), ()> = HashMap::new();
        let mut total = Evidence::default();
        let lines = known
            .into_iter()
            .map(|assessment| {
                let source = (assessment.assessor.trim().to_lowercase(), assessment.reading.instrument());
                let superseded = heard.insert(source, ()).is_some();
                let age_days =
                    assessment.on.until((Unit::Day, as_of)).map_or(0.0, |span| f64::from(span.get_days()));
                let left = left_after(age_days, settings.half_life_days);
                let (value, answered) = (assessment.reading.normalised(), assessment.reading.answered());
                let weight = settings.instrument_weight;
                let evidence = if superseded {
                    Evidence::default()
                } else {
                    Evidence::of_assessment(value, assessment.confidence, answered, weight).faded(left)
                };
                total += evidence;
                Line {
                    assessment: assessment.id,
                    value,
                    confidence: assessment.confidence,
                    answered,
                    weight,
                    age_days,
                    left,
                    evidence,
                    superseded,
                }
            })
            .collect();
        Self { opinion: Opinion::from_evidence(total), evidence: total, lines }
    }

    /// The score drawn: the expected value in whole points of 100; none where nothing is known.
    pub fn points(&self) -> Option<u8> {
        (!self.opinion.is_unknown()).then(|| (self.opinion.expected() * 100.0).round() as u8)
    }

    /// The band of the score; none where nothing is known.
    pub fn band(&self) -> Option<Band> {
        self.points().map(Band::of)
    }

    /// How sure the score is, in whole points of 100.
    pub fn certainty(&self) -> u8 {
        (self.opinion.certainty() * 100.0).round() as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        evidence::Reading,
        trust::equation::{Scale, TrustEquation},
    };
    use jiff::civil::date;

    const SETTINGS: Settings = Settings { half_life_days: 180.0, instrument_weight: 8.0 };

    fn assessed(id: u128, (c, r, i, s): (u8, u8, u8, u8), on: Date, by: &str) -> Assessment {
        Assessment {
            id: Id::numbered(id),
            tie: Id::numbered(100),
            reading: Reading::TrustEquation(TrustEquation::new(c, r, i, s, Scale::Ten).unwrap()),
            on,
            assessor: by.into(),
            rationale: String::new(),
            confidence: 1.0,
        }
    }

    #[track_caller]
    fn check(assessments: &[Assessment], points: Option<u8>, certainty: u8) -> Score {
        let score = Score::of(assessments, SETTINGS, date(2026, 11, 3));
        assert_eq!((score.points(), score.certainty()), (points, certainty));
        score
    }

    #[test]
    fn nothing_known_is_unknown_and_never_zero() {
        check(&[], None, 0);
        check(&[assessed(1, (1, 1, 1, 10), date(2027, 1, 1), "Mei")], None, 0);
    }

    #[test]
    fn the_vector_of_the_frameworks() {
        check(&[assessed(1, (6, 2, 3, 8), date(2026, 11, 3), "Mei")], Some(32), 80);
    }

    #[test]
    fn the_same_assessor_replaces_what_was_said_before() {
        let score = check(
            &[
                assessed(1, (9, 9, 9, 1), date(2026, 6, 1), "Mei"),
                assessed(2, (6, 2, 3, 8), date(2026, 11, 3), " mei "),
            ],
            Some(32),
            80,
        );
        assert_eq!(score.lines.iter().map(|line| line.superseded).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn of_two_on_one_day_the_later_made_counts() {
        let today = date(2026, 11, 3);
        check(
            &[assessed(1, (9, 9, 9, 1), today, "Mei"), assessed(2, (6, 2, 3, 8), today, "Mei")],
            Some(32),
            80,
        );
    }

    #[test]
    fn different_assessors_add_up() {
        let today = date(2026, 11, 3);
        let score = check(
            &[assessed(1, (6, 2, 3, 8), today, "Mei"), assessed(2, (6, 2, 3, 8), today, "Dan")],
            Some(30),
            89,
        );
        let lines: Evidence = score.lines.iter().fold(Evidence::default(), |sum, line| sum + line.evidence);
        assert_eq!(lines, score.evidence);
    }

    #[test]
    fn old_evidence_counts_less() {
        let half_a_year_ago = date(2026, 5, 7);
        check(&[assessed(1, (6, 2, 3, 8), half_a_year_ago, "Mei")], Some(35), 67);
    }
}
