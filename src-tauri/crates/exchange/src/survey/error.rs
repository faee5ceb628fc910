//! Why forms cannot be made and answer files cannot be taken.

use super::{LARGEST_ANSWER_FILE, VERSION};
use domain::trust::survey::{WrongAnswers, WrongRound};
use jiff::civil::Date;

const KILOBYTE: u64 = 1024;

/// Why a form could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The round cannot be asked.
    #[error(transparent)]
    Round(#[from] WrongRound),
    /// The participant is not one of the round.
    #[error("{participant} is not asked in {round}: add them to the round first")]
    Stranger {
        /// Their name.
        participant: String,
        /// The round's name.
        round: String,
    },
    /// There is no statement at the participant's level.
    #[error("{participant} would be asked nothing: add a statement at the level {level}")]
    NothingAsked {
        /// Their name.
        participant: String,
        /// Their level, as people know it.
        level: &'static str,
    },
}

/// Why an answer file was not taken. Nothing of it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFileError {
    /// It is beyond all measure.
    #[error(
        "{file} is {} KB large, but an answer file has at most {} KB: choose the file that the form saved",
        .bytes.div_ceil(KILOBYTE), LARGEST_ANSWER_FILE / KILOBYTE
    )]
    TooLarge {
        /// Its name.
        file: String,
        /// Its size.
        bytes: u64,
    },
    /// It is something else, or parts of it are missing.
    #[error("{file} is no file with answers ({why}): choose the file that the form saved")]
    NotAnswers {
        /// Its name.
        file: String,
        /// What was met where.
        why: String,
    },
    /// It was saved by a form of another time.
    #[error(
        "{file} has the version {version}, but {VERSION} is the one known here: use the Rapport that made the form"
    )]
    Version {
        /// Its name.
        file: String,
        /// The version it has.
        version: u32,
    },
    /// It is not as it was saved.
    #[error("{file} was damaged or changed after it was saved: ask for it to be sent again")]
    Damaged {
        /// Its name.
        file: String,
    },
    /// It answers a round that is not known here.
    #[error("{file} answers a round that is not in this account: open the account whose round it answers")]
    Foreign {
        /// Its name.
        file: String,
    },
    /// The round is closed.
    #[error("{file} came too late: {round} was closed on {closed}, and no more answers are taken")]
    Late {
        /// Its name.
        file: String,
        /// The round's name.
        round: String,
        /// When the round was closed.
        closed: Date,
    },
    /// It does not come from a form as it was sent.
    #[error(
        "{file} does not fit the form that was sent: the form was changed, or the round’s statements or its \
         promise of anonymity were since; send the form anew and ask for it to be answered again"
    )]
    Tampered {
        /// Its name.
        file: String,
    },
    /// It answers something that is no statement.
    #[error("{file} answers “{question}”, which is no statement of the survey: ask for it to be saved again")]
    UnknownQuestion {
        /// Its name.
        file: String,
        /// What it calls the statement.
        question: String,
    },
    /// It answers a statement twice.
    #[error("{file} answers “{question}” twice: ask for it to be saved again")]
    Twice {
        /// Its name.
        file: String,
        /// The statement's code.
        question: String,
    },
    /// The answers do not belong to the round.
    #[error("{file}: {wrong}")]
    Wrong {
        /// Its name.
        file: String,
        /// What does not fit.
        wrong: WrongAnswers,
    },
}
