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

    /// Whether something is answered, all of it in 1–7 and no more than was asked.
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

    /// The share of the statements asked that was answered, in `(0, 1]`.
    pub fn answered(&self) -> f64 {
        (self.answers.len() as f64 / f64::from(self.asked.max(1))).min(1.0)
    }
}
