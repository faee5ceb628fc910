//! What one participant answered, as evidence on a tie.

use super::{Answers, Item, Round, WrongAnswers};
use crate::{
    id::Id,
    stakeholder::Level,
    trust::instrument::{BadAnswers, Instrument, agreed, agreement, mean},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers of a participant whose name stands by them. Those of an anonymous round are nobody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerSurvey {
    /// The round.
    pub round: Id,
    /// The level asked at.
    pub level: Level,
    /// How many statements were asked.
    pub asked: u8,
    /// 1 (strongly disagree) to 7 (strongly agree), of the statements answered.
    pub answers: BTreeMap<Item, u8>,
}

impl PartnerSurvey {
    /// What answers to a round are worth on a tie; none where nothing was answered, and none in an anonymous
    /// round.
    ///
    /// # Errors
    /// [`WrongAnswers`] where they do not belong to the round.
    pub fn of(round: &Round, answers: &Answers) -> Result<Option<Self>, WrongAnswers> {
        let participant = answers.check(round)?;
        let answers: BTreeMap<Item, u8> = answers.given().collect();
        let asked = u8::try_from(round.asked(participant.level).count()).unwrap_or(u8::MAX);
        let tells = !round.anonymous && !answers.is_empty();
        Ok(tells.then_some(Self { round: round.id, level: participant.level, asked, answers }))
    }

    /// Whether something is answered, and all of it in 1–7.
    ///
    /// # Errors
    /// [`BadAnswers`].
    pub fn check(&self) -> Result<(), BadAnswers> {
        agreed(Instrument::PartnerSurvey.spoken(), &self.answers, |item| item.component.spoken())
    }

    /// The mean of (x − 1)/6 over the statements answered, in `[0, 1]`: our own definition.
    pub fn normalised(&self) -> f64 {
        mean(self.answers.values().map(|&value| agreement(value))).unwrap_or(0.5)
    }

    /// The share of the statements asked that was answered, in `(0, 1]`; 1 where more was answered than was
    /// asked.
    pub fn answered(&self) -> f64 {
        (self.answers.len() as f64 / f64::from(self.asked.max(1))).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Participant, Secret, Side},
        *,
    };
    use crate::trust::{component::Component, opinion::Evidence};
    use jiff::{Timestamp, civil::date};

    const ABILITY: Item = Item { component: Component::Ability, level: Level::Staff };
    const TIME: Item = Item { component: Component::Time, level: Level::Staff };

    /// What these answers of the only participant become.
    fn of(anonymous: bool, given: &[(Item, Option<u8>)]) -> Option<PartnerSurvey> {
        let mut round = Round::new(Id::numbered(1), "Autumn", date(2026, 11, 3), Secret([7; 32]));
        round.anonymous = anonymous;
        round.participants.push(Participant {
            id: Id::numbered(2),
            key: "a1".into(),
            name: "Ida Vass".into(),
            side: Side::Customer,
            level: Level::Staff,
            counterpart: None,
        });
        let answers = Answers {
            round: round.id,
            participant: "a1".into(),
            saved: Timestamp::UNIX_EPOCH,
            answers: given.iter().copied().collect(),
            remarks: String::new(),
        };
        PartnerSurvey::of(&round, &answers).unwrap()
    }

    #[test]
    fn answers_become_evidence() {
        let check = |given: &[(Item, Option<u8>)], r: f64, s: f64| {
            let survey = of(false, given).unwrap();
            let evidence = Evidence::of_assessment(survey.normalised(), 1.0, survey.answered(), 8.0);
            assert!((evidence.r - r).abs() < 1e-12 && (evidence.s - s).abs() < 1e-12, "{evidence:?}");
        };
        // v = (5 − 1)/6, q = 1/6; then v = ½, q = 2/6.
        check(&[(ABILITY, Some(5)), (TIME, None)], 8.0 / 6.0 * (4.0 / 6.0), 8.0 / 6.0 * (2.0 / 6.0));
        check(&[(ABILITY, Some(1)), (TIME, Some(7))], 8.0 / 6.0, 8.0 / 6.0);
    }

    #[test]
    fn nothing_answered_is_unknown_and_never_zero() {
        assert_eq!(of(false, &[]), None);
        assert_eq!(of(false, &[(ABILITY, None)]), None);
    }

    #[test]
    fn one_participants_answers_are_no_evidence_in_an_anonymous_round() {
        assert_eq!(of(true, &[(ABILITY, Some(5))]), None);
    }
}
