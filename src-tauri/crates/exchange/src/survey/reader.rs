//! Answer files that come back.

use super::{AnswerFileError, FORMAT, VERSION, seal};
use crate::import::Source;
use domain::{
    Id,
    trust::survey::{Answers, HIGHEST, Item, LOWEST, Round, WrongAnswers},
};
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The size in bytes beyond which an answer file is refused; ask before reading it. The longest that a
/// form can save is well below.
pub const LARGEST_ANSWER_FILE: u64 = 64 * 1024;

/// What every version of an answer file has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// An answer file of this version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    round: String,
    participant: String,
    signature: String,
    saved: String,
    answers: Vec<Answer>,
    remarks: String,
    checksum: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    question: String,
    answer: Option<i64>,
}

impl Saved {
    fn checksum(&self) -> String {
        let answered = |one: &Answer| {
            let answer = one.answer.map(|answer| answer.to_string()).unwrap_or_default();
            format!("{}={answer}", one.question)
        };
        let answers: Vec<String> = self.answers.iter().map(answered).collect();
        let head = [&self.round, &self.participant, &self.signature, &self.saved];
        let values = head.into_iter().chain(&answers).chain([&self.remarks]);
        seal::checksum(values.map(String::as_str))
    }
}

/// Refuses an answer file of this many bytes where that is too many: to be asked before it is read.
///
/// # Errors
/// [`AnswerFileError::TooLarge`] above [`LARGEST_ANSWER_FILE`].
pub fn check_size(file: &str, bytes: u64) -> Result<(), AnswerFileError> {
    if bytes > LARGEST_ANSWER_FILE {
        Err(AnswerFileError::TooLarge { file: file.into(), bytes })
    } else {
        Ok(())
    }
}

/// Whether bytes are, or were, an answer file: so that it is told from others that are dropped. A damaged
/// one is one too.
pub fn is_answer_file(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LARGEST_ANSWER_FILE as usize)];
    head.windows(FORMAT.len()).any(|window| window == FORMAT.as_bytes())
}

/// Which round a file answers, by the round's id; nothing else of it is checked but size, shape, version
/// and checksum.
///
/// # Errors
/// [`AnswerFileError`]; [`AnswerFileError::Foreign`] where what it names is no id.
pub fn round_of(source: &Source) -> Result<Id, AnswerFileError> {
    let saved = saved(source)?;
    saved.round.parse().map_err(|_| AnswerFileError::Foreign { file: source.name.clone() })
}

/// A file with its checksum set right.
fn saved(source: &Source) -> Result<Saved, AnswerFileError> {
    let file = || source.name.clone();
    check_size(&source.name, source.bytes.len() as u64)?;
    let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes);
    let not_answers = |why: String| AnswerFileError::NotAnswers { file: file(), why };
    let head: Head = serde_json::from_slice(bytes).map_err(|error| not_answers(error.to_string()))?;
    if head.format != FORMAT {
        return Err(not_answers(format!("its format is “{}”", shortened(&head.format))));
    }
    if head.version != VERSION {
        return Err(AnswerFileError::Version { file: file(), version: head.version });
    }
    let saved: Saved = serde_json::from_slice(bytes).map_err(|error| not_answers(error.to_string()))?;
    if saved.checksum() != saved.checksum {
        return Err(AnswerFileError::Damaged { file: file() });
    }
    Ok(saved)
}

/// The answers in a file to a round.
///
/// Checked in this order: size, shape, version, checksum, round, key, whether the round is closed,
/// signature, statements and answers. What that finds and what not: see the [module](super).
///
/// # Errors
/// [`AnswerFileError`] tells the first thing that is wrong, with the file's name.
pub fn read(round: &Round, source: &Source) -> Result<Answers, AnswerFileError> {
    let file = || source.name.clone();
    let not_answers = |why: String| AnswerFileError::NotAnswers { file: file(), why };
    let saved = saved(source)?;

    let wrong = |wrong| AnswerFileError::Wrong { file: file(), wrong };
    if saved.round != round.id.to_string() {
        return Err(wrong(WrongAnswers::OtherRound { round: round.name.clone() }));
    }
    let participant = round.participant(&saved.participant).ok_or_else(|| {
        wrong(WrongAnswers::UnknownParticipant {
            round: round.name.clone(),
            key: shortened(&saved.participant),
        })
    })?;
    if let Some(closed) = round.closed {
        return Err(AnswerFileError::Late { file: file(), round: round.name.clone(), closed });
    }
    if !seal::is_signed(round, participant, &saved.signature) {
        return Err(AnswerFileError::Tampered { file: file() });
    }
    let time: Timestamp =
        saved.saved.parse().map_err(|_| not_answers(format!("“{}” is no time", shortened(&saved.saved))))?;

    let mut answers = BTreeMap::new();
    for Answer { question, answer } in saved.answers {
        let item: Item = question
            .parse()
            .map_err(|_| AnswerFileError::UnknownQuestion { file: file(), question: shortened(&question) })?;
        let wording = || round.wording(item).unwrap_or(&question).to_owned();
        let on_scale = |value: i64| {
            u8::try_from(value)
                .ok()
                .filter(|value| (LOWEST..=HIGHEST).contains(value))
                .ok_or_else(|| wrong(WrongAnswers::OffScale { question: wording(), value }))
        };
        if answers.insert(item, answer.map(on_scale).transpose()?).is_some() {
            return Err(AnswerFileError::Twice { file: file(), question });
        }
    }
    let answers = Answers {
        round: round.id,
        participant: saved.participant,
        saved: time,
        answers,
        remarks: saved.remarks,
    };
    answers.check(round).map_err(wrong)?;
    Ok(answers)
}

/// What somebody wrote, short enough for a message.
fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST { text.into() } else { text.chars().take(MOST).chain(['…']).collect() }
}
