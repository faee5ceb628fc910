//! Which of several answers by the same participant count.

use super::{AnswerFileError, read};
use crate::import::Source;
use domain::trust::survey::{Answers, Round};
use jiff::Timestamp;
use std::fmt;

/// Answers that were taken in before.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// What was answered.
    pub answers: Answers,
    /// When it was taken in.
    pub taken: Timestamp,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Weighed {
    /// Its answers count.
    Counts {
        /// What was answered.
        answers: Answers,
        /// Whether they replace answers taken in before.
        replaces: bool,
    },
    /// It is in order, but other answers of the same participant count.
    Outdone(Double),
    /// It cannot be taken.
    Refused(AnswerFileError),
}

/// Why a file does not count beside others of the same participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Double {
    /// The answers taken before are as late or later.
    Outdated {
        /// Its name.
        file: String,
    },
    /// Another file is as late or later.
    Superseded {
        /// Its name.
        file: String,
        /// The name of the one that counts instead, or did until a third one came.
        by: String,
    },
}

impl fmt::Display for Double {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outdated { file } => write!(
                f,
                "{file} does not count: the answers taken before from the same participant are as late or later"
            ),
            Self::Superseded { file, by } => {
                write!(f, "{file} does not count: {by}, from the same participant, is as late or later")
            }
        }
    }
}

/// What becomes of files with answers to a round, in their order, where `earlier` were taken in before and
/// all of the files are now. Of `earlier`, the last of a participant are those that they replace; those
/// before it were replaced already. A file that cannot be read keeps no other from being taken.
///
/// Of two answers by the same participant those saved later count, by the clock of whoever saved them, but
/// never later than they were taken in: a clock that runs ahead keeps no correction out. Of two saved at the
/// same moment the one that came first counts, so that a file does nothing when it is taken in again.
pub fn weigh(round: &Round, earlier: &[Earlier], files: &[Source], now: Timestamp) -> Vec<Weighed> {
    let mut weighed: Vec<Weighed> = Vec::with_capacity(files.len());
    for source in files {
        let file = source.name.clone();
        let answers = match read(round, source) {
            Ok(answers) => answers,
            Err(error) => {
                weighed.push(Weighed::Refused(error));
                continue;
            }
        };
        let before: Vec<&Earlier> =
            earlier.iter().filter(|one| one.answers.participant == answers.participant).collect();
        let known = before.iter().any(|one| one.answers.saved == answers.saved);
        let is_late = |than: &Answers, taken| is_later(answers.saved, now, than.saved, taken);
        if known || before.last().is_some_and(|last| !is_late(&last.answers, last.taken)) {
            weighed.push(Weighed::Outdone(Double::Outdated { file }));
            continue;
        }
        let beside = weighed.iter().enumerate().find_map(|(at, one)| match one {
            Weighed::Counts { answers: other, .. } if other.participant == answers.participant => {
                Some((at, is_late(other, now)))
            }
            _ => None,
        });
        let replaces = !before.is_empty();
        if let Some((at, is_late)) = beside {
            let other = files[at].name.clone();
            if !is_late {
                weighed.push(Weighed::Outdone(Double::Superseded { file, by: other }));
                continue;
            }
            weighed[at] = Weighed::Outdone(Double::Superseded { file: other, by: file });
        }
        weighed.push(Weighed::Counts { answers, replaces });
    }
    weighed
}

/// Whether what is taken in now was saved later than something else that was taken in at a moment. Of two
/// clocks ahead of the moment nothing better is known than what they say.
fn is_later(saved: Timestamp, now: Timestamp, other: Timestamp, taken: Timestamp) -> bool {
    if saved > now { saved > other } else { saved > other.min(taken) }
}
