//! How far those who assessed one tie are from each other.

use super::score::Line;
use crate::id::Id;

/// What one assessor says of a tie at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who, as they wrote their name last.
    pub assessor: String,
    /// The value of what they answered in whole points of 100, regardless of age and confidence.
    pub points: u8,
}

/// Assessors of one tie who do not say the same. That it is measured by the values they answered, in points,
/// is our own definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What each says, the lowest first.
    pub voices: Vec<Voice>,
    /// The points between the lowest and the highest.
    pub apart: u8,
}

impl Disagreement {
    /// Among the assessors of a score's lines; none where fewer than two are heard, or all say the same.
    ///
    /// What was replaced by a later reading is not heard. Where several readings of one assessor count, on
    /// several instruments or at several levels, they say the mean of their values, weighted as the readings
    /// weigh (k·c·q·left).
    pub fn among<'a>(lines: &[Line], assessor: impl Fn(Id) -> &'a str) -> Option<Self> {
        struct Heard<'a> {
            name: &'a str,
            source: String,
            weight: f64,
            sum: f64,
        }
        let mut heard: Vec<Heard<'_>> = Vec::new();
        for line in lines.iter().filter(|line| !line.superseded) {
            let name = assessor(line.assessment).trim();
            let source = name.to_lowercase();
            let weight = line.evidence.r + line.evidence.s;
            let sum = weight * line.value;
            match heard.iter_mut().find(|one| one.source == source) {
                Some(one) => {
                    one.weight += weight;
                    one.sum += sum;
                }
                None => heard.push(Heard { name, source, weight, sum }),
            }
        }
        let voices = heard.iter().filter(|one| one.weight > 0.0);
        let mut voices: Vec<Voice> = voices
            .map(|one| Voice {
                assessor: one.name.into(),
                points: (one.sum / one.weight * 100.0).round() as u8,
            })
            .collect();
        voices.sort_by(|a, b| a.points.cmp(&b.points).then_with(|| a.assessor.cmp(&b.assessor)));
        let apart = voices.last()?.points - voices.first()?.points;
        (apart > 0).then_some(Self { voices, apart })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::{Instrument, opinion::Evidence};
    use proptest::prelude::*;

    /// A reading of value `v` that weighs so much; where it weighs nothing it was replaced.
    fn line(id: u128, v: f64, weight: f64) -> Line {
        Line {
            assessment: Id::numbered(id),
            instrument: Instrument::TrustEquation,
            value: v,
            confidence: 1.0,
            answered: 1.0,
            weight: 8.0,
            age_days: 0.0,
            left: 1.0,
            among: 1,
            evidence: Evidence { r: weight * v, s: weight * (1.0 - v) },
            superseded: weight == 0.0,
        }
    }

    #[track_caller]
    fn check(said: &[(&str, f64, f64)], expect: Option<(&[(&str, u8)], u8)>) {
        let lines: Vec<Line> = (0..).zip(said).map(|(id, &(_, v, weight))| line(id, v, weight)).collect();
        let name = |id: Id| {
            let at = (0..).position(|nth| Id::numbered(nth) == id).unwrap();
            said[at].0
        };
        let found = Disagreement::among(&lines, name);
        let found = found.as_ref().map(|it| {
            let voices: Vec<_> = it.voices.iter().map(|one| (one.assessor.as_str(), one.points)).collect();
            (voices, it.apart)
        });
        assert_eq!(found, expect.map(|(voices, apart)| (voices.to_vec(), apart)));
    }

    #[test]
    fn two_who_say_something_else_are_so_many_points_apart() {
        check(&[("Dan", 0.71, 8.0), ("Mei", 0.34, 8.0)], Some((&[("Mei", 34), ("Dan", 71)], 37)));
        check(&[("Dan", 0.71, 8.0), ("Mei", 0.34, 0.4)], Some((&[("Mei", 34), ("Dan", 71)], 37)));
        let three = [("Dan", 0.9, 8.0), ("Mei", 0.1, 8.0), ("Ada", 0.5, 4.0)];
        check(&three, Some((&[("Mei", 10), ("Ada", 50), ("Dan", 90)], 80)));
    }

    #[test]
    fn one_alone_and_those_who_agree_do_not_differ() {
        check(&[], None);
        check(&[("Dan", 0.71, 8.0)], None);
        check(&[("Dan", 0.71, 8.0), ("Mei", 0.709, 8.0)], None);
        check(&[("Dan", 0.2, 8.0), (" dan", 0.8, 8.0)], None);
    }

    #[test]
    fn what_was_replaced_is_not_heard() {
        check(&[("Dan", 0.71, 8.0), ("Mei", 0.71, 8.0), ("Mei", 0.1, 0.0)], None);
    }

    #[test]
    fn several_readings_of_one_person_are_weighed_into_one_voice() {
        let said = [("Dan", 1.0, 8.0), ("Dan", 0.0, 4.0), ("Mei", 0.5, 1.0)];
        check(&said, Some((&[("Mei", 50), ("Dan", 67)], 17)));
    }

    proptest! {
        #[test]
        fn it_does_not_matter_in_which_order_they_are_heard(
            said in proptest::collection::vec((0..4_u8, 0.0..=1.0, 0.1..8.0), 0..6)
        ) {
            let lines: Vec<Line> =
                (0..).zip(&said).map(|(id, &(_, v, weight))| line(id, v, weight)).collect();
            let name = |id: Id| {
                let at = (0..).position(|nth| Id::numbered(nth) == id).unwrap();
                ["Ada", "Dan", "Mei", "Ben"][usize::from(said[at].0)]
            };
            let there = Disagreement::among(&lines, name);
            let mut turned = lines;
            turned.reverse();
            prop_assert_eq!(&there, &Disagreement::among(&turned, name));
            if let Some(it) = there {
                prop_assert!(it.voices.len() >= 2 && it.apart <= 100);
            }
        }
    }
}
