//! What cannot be done with a round.

use domain::trust::component::Level;
use jiff::civil::Date;

/// Why something was not done with a round of the partner survey.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SurveyRefusal {
    /// Nobody is asked.
    #[error("the round asks nobody: choose whom to ask")]
    NobodyAsked,
    /// Somebody is asked twice.
    #[error("{0} is asked twice: ask them once")]
    AskedTwice(String),
    /// Somebody belongs to neither company.
    #[error("{0} works for neither company: only the customer’s people and ours are asked")]
    NoSide(String),
    /// Somebody is to trust themselves or their own company.
    #[error("{participant}’s answers cannot tell their trust in {counterpart}, who is on the same side")]
    SameSide {
        /// Who answers.
        participant: String,
        /// Whom the answers were to speak of.
        counterpart: String,
    },
    /// There is no statement at somebody's level.
    #[error("{participant} would be asked nothing: add a statement at the level {}", .level.spoken())]
    NothingAsked {
        /// Who.
        participant: String,
        /// Their level.
        level: Level,
    },
    /// The round is closed.
    #[error("“{round}” was closed on {closed}")]
    Closed {
        /// Its name.
        round: String,
        /// When.
        closed: Date,
    },
    /// What was answered was answered to these words and this promise.
    #[error(
        "“{round}” was answered already: its statements, its promise of anonymity and the least number of \
         answers stay as they were sent"
    )]
    Answered {
        /// Its name.
        round: String,
    },
    /// Somebody who answered stays, at the level they were asked at.
    #[error("{participant} has answered “{round}” already and stays in it, at the level they were asked at")]
    HasAnswered {
        /// Who.
        participant: String,
        /// The round's name.
        round: String,
    },
    /// A closed anonymous round stays closed.
    #[error(
        "“{round}” is anonymous and stays closed: its results could be seen, and with more answers or fewer \
         the difference would tell whose they are; ask again in a new round"
    )]
    StaysClosed {
        /// Its name.
        round: String,
    },
}
