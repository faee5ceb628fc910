//! What holds of any evidence, whatever instruments it was gathered with.

use super::{
    Behaviours, Characteristics, Evidence, Opinion, Scale, Score, Settings, Signs, TrustDna, TrustEquation,
    checks::{Characteristic, Sign},
    covey::Behaviour,
    dna::Item,
    instrument::FULL_AGREEMENT,
    opinion::left_after,
};
use crate::{
    evidence::{Assessment, Reading},
    id::Id,
    stakeholder::Level,
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
};

const TODAY: Date = date(2026, 11, 3);

fn list<Item: Copy + Ord + std::fmt::Debug + 'static>(
    all: &'static [Item],
) -> impl Strategy<Value = std::collections::BTreeMap<Item, bool>> {
    btree_map(select(all), any::<bool>(), 1..=all.len())
}

fn reading() -> impl Strategy<Value = Reading> {
    let factor = || 1_u8..=5;
    let items = btree_map(select(Item::ALL), 1..=FULL_AGREEMENT, 1..=Item::ALL.len());
    prop_oneof![
        (factor(), factor(), factor(), factor(), select(Scale::ALL))
            .prop_map(|(c, r, i, s, scale)| { TrustEquation::new(c, r, i, s, scale).unwrap().into() }),
        (select(Level::ALL), items).prop_map(|(level, answers)| TrustDna { level, answers }.into()),
        list(Behaviour::ALL).prop_map(|kept| Behaviours { kept }.into()),
        list(Characteristic::ALL).prop_map(|present| Characteristics { present }.into()),
        list(Sign::ALL).prop_map(|present| Signs { present }.into()),
    ]
}

prop_compose! {
    fn assessment()(
        reading in reading(), days in 0_i64..1500, by in select(&["Mei", "Dan", "Ada"][..]),
        confidence in 0.01..=1.0,
    ) -> Assessment {
        Assessment {
            id: Id::numbered(0),
            tie: Id::numbered(100),
            reading,
            on: TODAY.checked_sub(days.days()).unwrap(),
            assessor: by.into(),
            rationale: String::new(),
            confidence,
            sealed: false,
        }
    }
}

fn assessments() -> impl Strategy<Value = Vec<Assessment>> {
    vec(assessment(), 0..12).prop_map(|mut all| {
        for (number, assessment) in (1..).zip(&mut all) {
            assessment.id = Id::numbered(number);
        }
        all
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    (1.0..1000.0, 0.1..20.0, 0.1..20.0).prop_map(|(half_life_days, instrument_weight, quick_check_weight)| {
        Settings { half_life_days, instrument_weight, quick_check_weight }
    })
}

#[track_caller]
fn close(is: Evidence, should: Evidence) {
    assert!((is.r - should.r).abs() < 1e-9 && (is.s - should.s).abs() < 1e-9, "{is:?} ≠ {should:?}");
}

proptest! {
    #[test]
    fn a_reading_lies_in_its_ranges_and_comes_back_from_its_stored_form(reading in reading()) {
        prop_assert_eq!(reading.check(), Ok(()));
        prop_assert!((0.0..=1.0).contains(&reading.normalised()), "v {}", reading.normalised());
        let answered = reading.answered();
        prop_assert!(answered > 0.0 && answered <= 1.0, "q {answered}");
        let stored = serde_json::to_string(&reading).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reading>(&stored).unwrap(), reading);
    }

    #[test]
    fn a_reading_gives_no_more_evidence_than_its_weight(
        reading in reading(), confidence in 0.01..=1.0, settings in settings(),
    ) {
        let weight = reading.weight(settings);
        let quick = reading.instrument().is_quick_check();
        prop_assert_eq!(weight, if quick { settings.quick_check_weight } else { settings.instrument_weight });
        let evidence =
            Evidence::of_assessment(reading.normalised(), confidence, reading.answered(), weight);
        prop_assert!(evidence.r >= 0.0 && evidence.s >= 0.0);
        prop_assert!(evidence.r + evidence.s <= weight + 1e-9);
    }

    #[test]
    fn the_lines_of_the_derivation_add_up(all in assessments(), settings in settings()) {
        let score = Score::of(&all, [], settings, TODAY);
        prop_assert_eq!(score.lines.len(), all.len());
        close(score.lines.iter().fold(Evidence::default(), |sum, line| sum + line.evidence), score.evidence);
        prop_assert_eq!(score.opinion, Opinion::from_evidence(score.evidence));
        for line in &score.lines {
            let all_of_it = Evidence::of_assessment(line.value, line.confidence, line.answered, line.weight);
            let counts = if line.superseded { 0.0 } else { line.left / f64::from(line.among) };
            close(line.evidence, all_of_it.faded(counts));
        }
    }

    #[test]
    fn of_each_assessor_the_latest_with_each_instrument_at_each_level_counts(
        all in assessments(), settings in settings(),
    ) {
        let score = Score::of(&all, [], settings, TODAY);
        let find = |id| all.iter().find(|it| it.id == id).unwrap();
        for line in score.lines.iter().filter(|line| line.superseded) {
            let old = find(line.assessment);
            let replaced = score.lines.iter().filter(|other| !other.superseded).any(|other| {
                let new = find(other.assessment);
                let same = other.instrument == line.instrument && new.reading.level() == old.reading.level();
                same && new.assessor == old.assessor && new.on >= old.on
            });
            prop_assert!(replaced, "nothing replaces {old:?}");
        }
        let counted: Vec<&Assessment> =
            score.lines.iter().filter(|line| !line.superseded).map(|line| find(line.assessment)).collect();
        close(Score::of(counted, [], settings, TODAY).evidence, score.evidence);
    }

    #[test]
    fn mixed_instruments_are_fused_by_adding_their_evidence(all in assessments(), settings in settings()) {
        let score = Score::of(&all, [], settings, TODAY);
        let opinions = score.lines.iter().map(|line| Opinion::from_evidence(line.evidence));
        let fused = opinions.fold(Opinion::UNKNOWN, Opinion::fuse);
        for (is, should) in [
            (fused.belief, score.opinion.belief),
            (fused.disbelief, score.opinion.disbelief),
            (fused.uncertainty, score.opinion.uncertainty),
        ] {
            prop_assert!((is - should).abs() < 1e-9, "{is} ≠ {should}");
        }
    }

    #[test]
    fn mixed_evidence_ages_together(all in assessments(), settings in settings(), days in 0_i32..2000) {
        let (now, later) = (TODAY, TODAY.checked_add(days.days()).unwrap());
        let left = left_after(f64::from(days), settings.half_life_days);
        close(
            Score::of(&all, [], settings, later).evidence,
            Score::of(&all, [], settings, now).evidence.faded(left),
        );
    }
}
