//! What one participant answered.

use super::{HIGHEST, Item, LOWEST, Participant, Round};
use crate::id::Id;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most characters remarks may have.
pub const LONGEST_REMARKS: usize = 5_000;

/// One participant's answers to one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The round that was asked.
    pub round: Id,
    /// The key of who answered.
    pub participant: String,
    /// When they saved their answers, by their own clock.
    pub saved: Timestamp,
    /// 1 (strongly disagree) to 7 (strongly agree); none for "cannot say". A statement that is not here
    /// was passed over, which means the same.
    pub answers: BTreeMap<Item, Option<u8>>,
    /// What they wrote besides; may be empty.
    #[serde(default)]
    pub remarks: String,
}

/// Why answers do not belong to a round. Nothing is clamped or guessed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongAnswers {
    /// They are those of another round.
    #[error("the answers are to another round than {round}")]
    OtherRound {
        /// The name of the round they were given to.
        round: String,
    },
    /// Nobody in the round has the key.
    #[error("nobody who is asked in {round} has the key {key}")]
    UnknownParticipant {
        /// The round's name.
        round: String,
        /// The key.
        key: String,
    },
    /// A statement was answered that the participant is not asked.
    #[error("“{0}” is answered, but is not asked of this participant")]
    NotAsked(Item),
    /// An answer off the scale.
    #[error("the answer to “{question}” is {value}, but the scale runs from {LOWEST} to {HIGHEST}")]
    OffScale {
        /// The wording of the statement.
        question: String,
        /// What was given.
        value: i64,
    },
    /// The remarks are beyond all measure.
    #[error("the remarks have {0} characters, but at most {LONGEST_REMARKS} fit")]
    LongRemarks(usize),
}

impl Answers {
    /// Who answered, where the answers belong to the round.
    ///
    /// # Errors
    /// [`WrongAnswers`] tells the first thing that does not fit.
    pub fn check<'a>(&self, round: &'a Round) -> Result<&'a Participant, WrongAnswers> {
        if self.round != round.id {
            return Err(WrongAnswers::OtherRound { round: round.name.clone() });
        }
        let participant = round.participant(&self.participant).ok_or_else(|| {
            WrongAnswers::UnknownParticipant { round: round.name.clone(), key: self.participant.clone() }
        })?;
        for (&item, answer) in &self.answers {
            let question = round.wording(item).filter(|_| item.level == participant.level);
            let question = question.ok_or(WrongAnswers::NotAsked(item))?;
            if let Some(value) = answer.filter(|value| !(LOWEST..=HIGHEST).contains(value)) {
                return Err(WrongAnswers::OffScale { question: question.into(), value: value.into() });
            }
        }
        let length = self.remarks.chars().count();
        if length > LONGEST_REMARKS {
            return Err(WrongAnswers::LongRemarks(length));
        }
        Ok(participant)
    }

    /// The answers on the scale, in the order of the items.
    pub fn given(&self) -> impl Iterator<Item = (Item, u8)> {
        self.answers.iter().filter_map(|(&item, answer)| answer.map(|answer| (item, answer)))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Secret, Side},
        *,
    };
    use crate::trust::component::{Component, Level};
    use jiff::civil::date;

    const ABILITY: Item = Item { component: Component::Ability, level: Level::Staff };
    const TIME: Item = Item { component: Component::Time, level: Level::Staff };

    fn round() -> Round {
        let mut round = Round::new(Id::numbered(1), "Autumn", date(2026, 11, 3), Secret([7; 32]));
        round.participants.push(Participant {
            id: Id::numbered(2),
            key: "a1".into(),
            name: "Ida Vass".into(),
            side: Side::Customer,
            level: Level::Staff,
            counterpart: None,
        });
        round
    }

    fn answers(given: &[(Item, Option<u8>)]) -> Answers {
        Answers {
            round: Id::numbered(1),
            participant: "a1".into(),
            saved: Timestamp::UNIX_EPOCH,
            answers: given.iter().copied().collect(),
            remarks: String::new(),
        }
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let refused = |answers: Answers, says: &str| {
            assert_eq!(answers.check(&round()).unwrap_err().to_string(), says);
        };
        let job = "the answer to “The people I deal with at the other company know their job.” is";
        refused(answers(&[(ABILITY, Some(0))]), &format!("{job} 0, but the scale runs from 1 to 7"));
        refused(answers(&[(ABILITY, Some(8))]), &format!("{job} 8, but the scale runs from 1 to 7"));
        refused(
            answers(&[(Item { level: Level::Operation, ..TIME }, Some(3))]),
            "“time.operation” is answered, but is not asked of this participant",
        );
        let other = Answers { round: Id::numbered(9), ..answers(&[]) };
        refused(other, "the answers are to another round than Autumn");
        let stranger = Answers { participant: "zz".into(), ..answers(&[]) };
        refused(stranger, "nobody who is asked in Autumn has the key zz");
        let long = Answers { remarks: "é".repeat(5_001), ..answers(&[]) };
        refused(long, "the remarks have 5001 characters, but at most 5000 fit");
    }
}
