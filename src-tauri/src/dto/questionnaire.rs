//! Instruments on the wire: what one form draws, and the answers it sends and shows.

use super::word::{Instrument, Level, Scale};
use account::domain::{
    self,
    questionnaire::{self, Unreadable},
    trust::ladder,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// An answer that can be chosen.
#[derive(Clone, Debug, Serialize, Type)]
pub struct AnswerMark {
    /// The value it stands for.
    pub value: u8,
    /// What is said for it.
    pub spoken: String,
    /// What it means; empty where the value says it.
    pub meaning: &'static str,
}

/// What is asked.
#[derive(Clone, Debug, Serialize, Type)]
pub struct QuestionItem {
    /// The code on the wire.
    pub code: &'static str,
    /// The name people know.
    pub spoken: &'static str,
    /// What it means, or the statement to agree with.
    pub meaning: &'static str,
    /// What it is a part of; empty where the items are not grouped.
    pub part: &'static str,
    /// What its opposite looks like; empty where that is not told.
    pub opposite: &'static str,
    /// What passes for it and is not; empty where that is not told.
    pub counterfeit: &'static str,
}

/// An instrument, or a kind of reflection, as it is asked: see [`questionnaire::Questionnaire`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Questionnaire {
    pub code: &'static str,
    pub spoken: &'static str,
    pub source: &'static str,
    pub ours: &'static str,
    pub marks: Vec<AnswerMark>,
    pub unanswered: &'static str,
    pub levels: bool,
    pub by_part: bool,
    pub against: bool,
    pub items: Vec<QuestionItem>,
}

impl Questionnaire {
    /// All that a form can ask.
    pub fn all() -> Vec<Self> {
        questionnaire::Questionnaire::all().into_iter().map(Self::from).collect()
    }
}

impl From<questionnaire::Questionnaire> for Questionnaire {
    fn from(asked: questionnaire::Questionnaire) -> Self {
        let mark = |questionnaire::Mark { value, spoken, meaning }| AnswerMark { value, spoken, meaning };
        let item = |item: questionnaire::Item| QuestionItem {
            code: item.code,
            spoken: item.spoken,
            meaning: item.meaning,
            part: item.part,
            opposite: item.opposite,
            counterfeit: item.counterfeit,
        };
        Self {
            code: asked.code,
            spoken: asked.spoken,
            source: asked.source,
            ours: asked.ours,
            marks: asked.marks.into_iter().map(mark).collect(),
            unanswered: asked.unanswered,
            levels: asked.levels,
            by_part: asked.by_part,
            against: asked.against,
            items: asked.items.into_iter().map(item).collect(),
        }
    }
}

/// The answer to one item, as a form sends it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Answer {
    /// The item's code.
    pub item: String,
    /// The value chosen; 0 where it is answered in words.
    pub value: u8,
    /// The words; empty where a value is chosen.
    pub words: String,
}

impl From<Answer> for questionnaire::Answer {
    fn from(Answer { item, value, words }: Answer) -> Self {
        Self { item, value, words }
    }
}

/// What was answered on an instrument, as a form sends it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct Reading {
    /// With what.
    pub instrument: Instrument,
    /// The level, where the instrument asks at one.
    pub level: Option<Level>,
    /// The scale, where the instrument has several.
    pub scale: Option<Scale>,
    /// The answers.
    pub answers: Vec<Answer>,
}

impl TryFrom<Reading> for domain::Reading {
    type Error = Unreadable;

    fn try_from(Reading { instrument, level, scale, answers }: Reading) -> Result<Self, Unreadable> {
        let answers: Vec<questionnaire::Answer> = answers.into_iter().map(Into::into).collect();
        questionnaire::reading(instrument.into(), level.map(Into::into), scale.map(Into::into), &answers)
    }
}

/// The answer to one item, as it is shown.
#[derive(Clone, Debug, Serialize, Type)]
pub struct GivenAnswer {
    /// The item's code.
    pub item: String,
    /// Its name.
    pub spoken: &'static str,
    /// What it is a part of; empty where the items are not grouped.
    pub part: &'static str,
    /// The value chosen: 1 to the highest of the scale, or 1 for yes and 0 for no.
    pub value: u8,
    /// How far the answer speaks for trust, in `[0, 1]`.
    pub worth: f64,
    /// What was answered in words.
    pub words: String,
}

impl From<questionnaire::Given> for GivenAnswer {
    fn from(given: questionnaire::Given) -> Self {
        let questionnaire::Given { item, spoken, part, value, worth, words } = given;
        Self { item, spoken, part, value, worth, words }
    }
}

/// A stage of a ladder.
#[derive(Clone, Debug, Serialize, Type)]
pub struct StageWord {
    /// The code on the wire.
    pub code: super::word::Stage,
    /// The name people know.
    pub spoken: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// A ladder of stages.
#[derive(Clone, Debug, Serialize, Type)]
pub struct LadderWord {
    /// The code on the wire.
    pub code: super::word::Ladder,
    /// The name people know.
    pub spoken: &'static str,
    /// What it tells of.
    pub meaning: &'static str,
    /// Whose it is.
    pub source: &'static str,
    /// Its stages, the lowest first.
    pub stages: Vec<StageWord>,
}

impl LadderWord {
    /// Every ladder.
    pub fn all() -> Vec<Self> {
        let stage = |stage: &ladder::Stage| StageWord {
            code: (*stage).into(),
            spoken: stage.spoken(),
            meaning: stage.meaning(),
        };
        let told = |ladder: &ladder::Ladder| Self {
            code: (*ladder).into(),
            spoken: ladder.spoken(),
            meaning: ladder.meaning(),
            source: ladder.source(),
            stages: ladder.stages().iter().map(stage).collect(),
        };
        ladder::Ladder::ALL.iter().map(told).collect()
    }
}
