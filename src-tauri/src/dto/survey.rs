//! Rounds of the partner survey on the wire.

use super::{
    account::Update,
    id::Id,
    word::{Component, Group, Level, Side},
};
use crate::error::sentence;
use account::{
    OpenAccount,
    domain::{
        Status,
        trust::survey::{Item, Question, Round},
    },
    survey::{self, Fate},
};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::Path;

/// A statement to agree or disagree with.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Statement {
    /// Which component it is about.
    pub component: Component,
    /// The level it is asked at.
    pub level: Level,
    /// Its wording.
    pub text: String,
}

impl From<&Question> for Statement {
    fn from(question: &Question) -> Self {
        let Item { component, level } = question.item;
        Self { component: component.into(), level: level.into(), text: question.text.clone() }
    }
}

impl From<Statement> for Question {
    fn from(sent: Statement) -> Self {
        let item = Item { component: sent.component.into(), level: sent.level.into() };
        Self { item, text: sent.text }
    }
}

/// See [`survey::Asked`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Asked {
    pub stakeholder: Id,
    pub level: Level,
    pub counterpart: Option<Id>,
}

/// See [`survey::RoundDraft`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct RoundPlan {
    pub name: String,
    pub questions: Vec<Statement>,
    pub asked: Vec<Asked>,
    pub anonymous: bool,
    pub least_answers: u32,
}

impl From<survey::RoundDraft> for RoundPlan {
    fn from(draft: survey::RoundDraft) -> Self {
        let asked = |one: &survey::Asked| Asked {
            stakeholder: one.stakeholder.into(),
            level: one.level.into(),
            counterpart: one.counterpart.map(Id::from),
        };
        Self {
            name: draft.name,
            questions: draft.questions.iter().map(Statement::from).collect(),
            asked: draft.asked.iter().map(asked).collect(),
            anonymous: draft.anonymous,
            least_answers: count(draft.least_answers),
        }
    }
}

impl From<RoundPlan> for survey::RoundDraft {
    fn from(sent: RoundPlan) -> Self {
        let asked = |one: Asked| survey::Asked {
            stakeholder: one.stakeholder.into(),
            level: one.level.into(),
            counterpart: one.counterpart.map(Into::into),
        };
        Self {
            name: sent.name,
            questions: sent.questions.into_iter().map(Question::from).collect(),
            asked: sent.asked.into_iter().map(asked).collect(),
            anonymous: sent.anonymous,
            least_answers: sent.least_answers as usize,
        }
    }
}

/// Somebody who can be asked: see [`survey::Candidate`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own types")]
pub struct Candidate {
    pub id: Id,
    pub name: String,
    pub title: String,
    pub group: Group,
    pub side: Side,
    pub level: Level,
    pub level_is_recorded: bool,
    pub counterpart: Option<Id>,
    pub met: bool,
}

/// What the forms say of who asks and what for.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Letter {
    /// Who asks and gets the answers.
    pub asker: String,
    /// What the answers are for.
    pub purpose: String,
}

impl From<Letter> for survey::FormLetter {
    fn from(sent: Letter) -> Self {
        Self { asker: sent.asker, purpose: sent.purpose }
    }
}

/// What a new round starts from.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RoundOffer {
    /// A round in our own wording that asks nobody yet.
    pub plan: RoundPlan,
    /// Who can be asked.
    pub candidates: Vec<Candidate>,
    /// The letter as it is proposed.
    pub letter: Letter,
}

impl RoundOffer {
    /// The wire form of what the account offers.
    pub fn of(open: &mut OpenAccount) -> Self {
        let name = open.today().strftime("%B %Y").to_string();
        let account = open.account();
        let candidate = |one: survey::Candidate| {
            let known = account.stakeholder(one.id)?;
            Some(Candidate {
                id: one.id.into(),
                name: known.name.clone(),
                title: known.title.clone(),
                group: known.group.into(),
                side: one.side.into(),
                level: one.level.into(),
                level_is_recorded: one.level_is_recorded,
                counterpart: one.counterpart.map(Id::from),
                met: known.status == Status::Known,
            })
        };
        let survey::FormLetter { asker, purpose } = open.form_letter();
        Self {
            plan: survey::RoundDraft::new(name).into(),
            candidates: open.candidates().into_iter().filter_map(candidate).collect(),
            letter: Letter { asker, purpose },
        }
    }
}

/// Somebody who is asked in a round.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ParticipantLine {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Whether they are still part of the account.
    pub here: bool,
    /// Whom they work for.
    pub side: Side,
    /// Where they work there.
    pub level: Level,
    /// In whom their answers tell their trust.
    pub counterpart: Option<Id>,
    /// That one's name; empty where there is none.
    pub counterpart_name: String,
    /// The day their answers were taken in, ISO 8601.
    pub answered: Option<String>,
}

/// A round in the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RoundLine {
    /// Identity.
    pub id: Id,
    /// The day it was begun, ISO 8601.
    pub on: String,
    /// The day it was closed, ISO 8601.
    pub closed: Option<String>,
    /// How it is asked.
    pub plan: RoundPlan,
    /// Who is asked.
    pub participants: Vec<ParticipantLine>,
}

impl RoundLine {
    /// All rounds, the one begun last first.
    pub fn all(open: &OpenAccount) -> Vec<Self> {
        let mut rounds: Vec<&Round> = open.account().rounds().collect();
        rounds.sort_by_key(|round| std::cmp::Reverse((round.on, round.id)));
        rounds.into_iter().map(|round| Self::of(open, round)).collect()
    }

    fn of(open: &OpenAccount, round: &Round) -> Self {
        let account = open.account();
        let replied: Vec<_> = account.replies_to(round.id).collect();
        let participants = round.participants.iter().map(|one| {
            let counterpart = one.counterpart.and_then(|id| account.stakeholder(id));
            let reply = replied.iter().find(|reply| reply.answers.participant == one.key);
            ParticipantLine {
                id: one.id.into(),
                name: one.name.clone(),
                here: account.stakeholder(one.id).is_some(),
                side: one.side.into(),
                level: one.level.into(),
                counterpart: counterpart.map(|known| known.id.into()),
                counterpart_name: counterpart.map(|known| known.name.clone()).unwrap_or_default(),
                answered: reply.map(|reply| reply.on.to_string()),
            }
        });
        Self {
            id: round.id.into(),
            on: round.on.to_string(),
            closed: round.closed.map(|day| day.to_string()),
            plan: survey::RoundDraft::of(round).into(),
            participants: participants.collect(),
        }
    }
}

/// Forms that were written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct WrittenForms {
    /// The name of their folder.
    pub folder: String,
    /// The folder that one lies in.
    pub within: String,
    /// Each form's file, and whom it is for.
    pub forms: Vec<WrittenForm>,
}

/// A form that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct WrittenForm {
    /// Whom it is for.
    pub name: String,
    /// The file's name.
    pub file: String,
}

impl From<survey::Written> for WrittenForms {
    fn from(written: survey::Written) -> Self {
        let told = |path: Option<&Path>| path.map(|path| path.display().to_string()).unwrap_or_default();
        Self {
            folder: told(written.folder.file_name().map(Path::new)),
            within: told(written.folder.parent()),
            forms: written
                .forms
                .into_iter()
                .map(|form| WrittenForm { name: form.name, file: form.file })
                .collect(),
        }
    }
}

/// What becomes of an answer file.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum FateWord {
    /// It was taken.
    Taken,
    /// A later one counts.
    Older,
    /// It was not taken.
    Refused,
}

/// What became of an answer file.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileFate {
    /// Its name.
    pub file: String,
    /// The round it answers, where that is known.
    pub round: Option<Id>,
    /// What became of it.
    pub fate: FateWord,
    /// Whose it is; none in an anonymous round, and where it was not taken.
    pub participant: Option<String>,
    /// How many statements are answered; none in an anonymous round, and where it was not taken.
    pub answered: Option<u32>,
    /// How many were asked.
    pub asked: u32,
    /// Whether it replaces an earlier one.
    pub replaces: bool,
    /// Why it was not taken, as a sentence.
    pub why: String,
}

impl From<survey::FileFate> for FileFate {
    fn from(survey::FileFate { file, round, fate }: survey::FileFate) -> Self {
        let not_taken = |file, fate, why: &str| Self {
            file,
            round: round.map(Id::from),
            fate,
            participant: None,
            answered: None,
            asked: 0,
            replaces: false,
            why: sentence(why),
        };
        match fate {
            Fate::Taken { participant, answered, asked, replaces } => Self {
                participant,
                answered: answered.map(count),
                asked: count(asked),
                replaces,
                why: String::new(),
                ..not_taken(file, FateWord::Taken, "")
            },
            Fate::Older { why } => not_taken(file, FateWord::Older, &why),
            Fate::Refused { why } => not_taken(file, FateWord::Refused, &why),
        }
    }
}

/// What taking answer files in did.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Collected {
    /// What changed.
    pub update: Update,
    /// What became of each file.
    pub files: Vec<FileFate>,
}

pub(super) fn count(number: usize) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
