//! The score of one directed trust tie, with its derivation.

use super::{
    band::Band,
    instrument::Instrument,
    opinion::{Evidence, Opinion, left_after},
};
use crate::{evidence::Assessment, id::Id, incident::Incident, profile::Profile, stakeholder::Level};
use jiff::{Unit, civil::Date};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// What a score rests on beside the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Days after which evidence counts half.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence.
    pub instrument_weight: f64,
    /// Weight of a quick check in pieces of evidence.
    pub quick_check_weight: f64,
}

impl From<&Profile> for Settings {
    fn from(profile: &Profile) -> Self {
        Self {
            half_life_days: profile.half_life_days,
            instrument_weight: profile.instrument_weight,
            quick_check_weight: profile.quick_check_weight,
        }
    }
}

impl Settings {
    /// Days from one day to another, and what is left of evidence after them.
    fn aged(&self, on: Date, as_of: Date) -> (f64, f64) {
        let days = on.until((Unit::Day, as_of)).map_or(0.0, |span| f64::from(span.get_days()));
        (days, left_after(days, self.half_life_days))
    }
}

/// One assessment's part in a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Which assessment.
    pub assessment: Id,
    /// With what it was made.
    pub instrument: Instrument,
    /// Its normalised value v, in `[0, 1]`.
    pub value: f64,
    /// The assessor's confidence c, in `(0, 1]`.
    pub confidence: f64,
    /// The share q of the instrument that was answered, in `(0, 1]`.
    pub answered: f64,
    /// The instrument's weight k: that of a full instrument or of a quick check.
    pub weight: f64,
    /// Days from the day it speaks of to the day of the score.
    pub age_days: f64,
    /// What is left of it after that time, in `(0, 1]`.
    pub left: f64,
    /// Among how many of the same assessor’s readings its evidence is averaged: one instrument asked at
    /// several levels is one person’s word, not several.
    pub among: u32,
    /// The evidence it contributes: nothing where it is superseded.
    pub evidence: Evidence,
    /// A later assessment by the same assessor on the same instrument, at the same level where it is asked at
    /// several, counts in its stead.
    pub superseded: bool,
}

/// One incident's part in a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// Which incident.
    pub incident: Id,
    /// Days from its day to the day of the score.
    pub age_days: f64,
    /// What is left of it after that time, in `(0, 1]`.
    pub left: f64,
    /// The evidence it contributes.
    pub evidence: Evidence,
}

/// How far one stakeholder trusts another, as all the evidence up to a day says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// What all the evidence says together.
    pub opinion: Opinion,
    /// The sum of the evidence of lines and traces.
    pub evidence: Evidence,
    /// The assessments, newest first.
    pub lines: Vec<Line>,
    /// The incidents that touched the tie, newest first.
    pub traces: Vec<Trace>,
}

impl Score {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        opinion: Opinion::UNKNOWN,
        evidence: Evidence { r: 0.0, s: 0.0 },
        lines: Vec::new(),
        traces: Vec::new(),
    };

    /// The score on the day `as_of`: of each assessor's assessments with one instrument the latest
    /// counts, for it replaces what the same person said before; different assessors are independent
    /// sources, so their evidence, aged to the day, is added; and so is that of incidents. One assessor’s
    /// readings of one instrument at several levels depend on each other: they are averaged. What is dated
    /// later, or sealed, is left out.
    ///
    /// That a later assessment replaces an earlier one is our own definition. `assessments` are those
    /// of one tie, in the order they were made; of two on the same day the later made counts.
    pub fn of<'a>(
        assessments: impl IntoIterator<Item = &'a Assessment>,
        incidents: impl IntoIterator<Item = &'a Incident>,
        settings: Settings,
        as_of: Date,
    ) -> Self {
        let mut known: Vec<&Assessment> =
            assessments.into_iter().filter(|made| made.on <= as_of && !made.sealed).collect();
        known.sort_by_key(|assessment| (assessment.on, assessment.id));
        known.reverse();

        let source = |made: &Assessment| (made.assessor.trim().to_lowercase(), made.reading.instrument());
        let mut levels: HashMap<(String, Instrument), BTreeSet<Option<Level>>> = HashMap::new();
        let counts: Vec<bool> = known
            .iter()
            .map(|made| levels.entry(source(made)).or_default().insert(made.reading.level()))
            .collect();
        let mut total = Evidence::default();
        let lines = known
            .into_iter()
            .zip(counts)
            .map(|(assessment, counts)| {
                let reading = &assessment.reading;
                let superseded = !counts;
                let among = levels.get(&source(assessment)).map_or(1, BTreeSet::len);
                let among = u32::try_from(among).unwrap_or(u32::MAX);
                let (age_days, left) = settings.aged(assessment.on, as_of);
                let (value, answered) = (reading.normalised(), reading.answered());
                let weight = reading.weight(settings);
                let evidence = if superseded {
                    Evidence::default()
                } else {
                    Evidence::of_assessment(value, assessment.confidence, answered, weight)
                        .faded(left / f64::from(among))
                };
                total += evidence;
                Line {
                    assessment: assessment.id,
                    instrument: reading.instrument(),
                    value,
                    confidence: assessment.confidence,
                    answered,
                    weight,
                    age_days,
                    left,
                    among,
                    evidence,
                    superseded,
                }
            })
            .collect();
        let mut told: Vec<&Incident> = incidents.into_iter().filter(|told| told.on <= as_of).collect();
        told.sort_by_key(|told| std::cmp::Reverse((told.on, told.id)));
        let traces = told
            .into_iter()
            .map(|told| {
                let (age_days, left) = settings.aged(told.on, as_of);
                let evidence = told.evidence().faded(left);
                total += evidence;
                Trace { incident: told.id, age_days, left, evidence }
            })
            .collect();
        Self { opinion: Opinion::from_evidence(total), evidence: total, lines, traces }
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
        trust::{
            checks::{Sign, Signs},
            equation::{Scale, TrustEquation},
        },
    };
    use jiff::civil::date;

    const SETTINGS: Settings =
        Settings { half_life_days: 180.0, instrument_weight: 8.0, quick_check_weight: 4.0 };

    fn assessed(id: u128, (c, r, i, s): (u8, u8, u8, u8), on: Date, by: &str) -> Assessment {
        Assessment {
            id: Id::numbered(id),
            tie: Id::numbered(100),
            reading: Reading::TrustEquation(TrustEquation::new(c, r, i, s, Scale::Ten).unwrap()),
            on,
            assessor: by.into(),
            rationale: String::new(),
            confidence: 1.0,
            sealed: false,
        }
    }

    #[track_caller]
    fn check(assessments: &[Assessment], points: Option<u8>, certainty: u8) -> Score {
        let score = Score::of(assessments, &[], SETTINGS, date(2026, 11, 3));
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
    fn a_quick_check_weighs_less_and_replaces_no_full_instrument() {
        let today = date(2026, 11, 3);
        let signs = Signs::new([(Sign::LostBusiness, true), (Sign::SlowDecisions, false)]).unwrap();
        let quick = Assessment { reading: signs.into(), ..assessed(2, (5, 5, 5, 5), today, "Mei") };
        // k·q = 4 · 2/5 = 1.6, half of it for and half against: P = (0.8 + 1) / (1.6 + 2).
        let score = check(std::slice::from_ref(&quick), Some(50), 44);
        assert_eq!((score.lines[0].instrument, score.lines[0].weight), (Instrument::Signs, 4.0));
        let score = check(&[assessed(1, (6, 2, 3, 8), today, "Mei"), quick], Some(35), 83);
        assert!(score.lines.iter().all(|line| !line.superseded));
    }

    #[test]
    fn what_is_sealed_is_left_out_until_it_is_revealed() {
        let today = date(2026, 11, 3);
        let sealed = Assessment { sealed: true, ..assessed(1, (6, 2, 3, 8), today, "Mei") };
        check(std::slice::from_ref(&sealed), None, 0);
        check(&[Assessment { sealed: false, ..sealed }], Some(32), 80);
    }

    #[test]
    fn one_persons_levels_are_averaged_and_each_is_replaced_apart() {
        use crate::trust::dna::{Item, TrustDna};
        let dna = |id: u128, level, agreement: u8, on| {
            let dna = TrustDna::new(level, Item::ALL.iter().map(|&item| (item, agreement))).unwrap();
            Assessment { reading: dna.into(), ..assessed(id, (5, 5, 5, 5), on, "Mei") }
        };
        let today = date(2026, 11, 3);
        let two = [dna(1, Level::Leadership, 7, today), dna(2, Level::Staff, 1, today)];
        // r = s = 8/2: as much as one reading half for and half against.
        let score = check(&two, Some(50), 80);
        assert!(score.lines.iter().all(|line| line.among == 2 && !line.superseded));
        let [first, second] = two;
        let score = check(&[first, second, dna(3, Level::Staff, 7, today)], Some(90), 80);
        assert_eq!(score.lines.iter().map(|line| line.superseded).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn old_evidence_counts_less() {
        let half_a_year_ago = date(2026, 5, 7);
        check(&[assessed(1, (6, 2, 3, 8), half_a_year_ago, "Mei")], Some(35), 67);
    }

    #[test]
    fn incidents_count_by_their_strength_and_age_for_or_against() {
        use crate::incident::{Effect, Incident};
        let incident = |id: u128, effect: Effect, strength: u8, on: Date| Incident {
            id: Id::numbered(id),
            on,
            title: "Late deliveries".into(),
            story: String::new(),
            effect,
            strength,
            side: None,
            level: None,
            components: [].into(),
            tags: [].into(),
            ties: [Id::numbered(100)].into(),
            told_by: "Mei".into(),
        };
        let today = date(2026, 11, 3);
        let assessed = assessed(1, (6, 2, 3, 8), today, "Mei");
        let score = |incidents: &[Incident]| Score::of([&assessed], incidents, SETTINGS, today);
        // r = 2.222, s = 5.778 and 3 more against: P = (2.222 + 1) / (2.222 + 8.778 + 2).
        let diluted = score(&[incident(2, Effect::Diluted, 3, today)]);
        assert_eq!((diluted.points(), diluted.certainty()), (Some(25), 85));
        let old = score(&[incident(3, Effect::Built, 4, date(2026, 5, 7))]);
        assert!((old.traces[0].evidence.r - 2.0).abs() < 1e-9, "half is left after the half-life");
        assert_eq!(score(&[incident(4, Effect::Built, 5, date(2026, 11, 4))]).traces, [], "not yet");
        let alone = Score::of(&[], &[incident(5, Effect::Built, 2, today)], SETTINGS, today);
        assert_eq!((alone.points(), alone.certainty()), (Some(75), 50), "evidence enough for a score");
        for score in [diluted, old, alone] {
            let lines = score.lines.iter().fold(Evidence::default(), |sum, line| sum + line.evidence);
            let all = score.traces.iter().fold(lines, |sum, trace| sum + trace.evidence);
            assert_eq!(all, score.evidence, "what is derived is what is shown");
        }
    }
}
