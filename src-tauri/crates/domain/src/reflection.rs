//! What somebody of ours thought of themselves and of the relationship: kept with its day, and no evidence
//! on any tie.

use crate::{
    account::Account,
    id::Id,
    trust::{
        BadAnswers, Behaviours,
        checks::SevenQuestions,
        covey::{Cores, Waves},
    },
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was thought over. Stored with its name as its tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "thought", rename_all = "kebab-case")]
pub enum Thought {
    /// One's own four cores (Covey).
    Cores(Cores),
    /// Which of the thirteen behaviours one keeps oneself (Covey).
    OwnBehaviours(Behaviours),
    /// How far trust reaches outwards, as one sees it oneself (Covey).
    Waves(Waves),
    /// The seven questions, in words (Davies).
    Questions(SevenQuestions),
}

impl Thought {
    /// What it is called.
    pub const fn spoken(&self) -> &'static str {
        match self {
            Self::Cores(_) => "The four cores",
            Self::OwnBehaviours(_) => "My thirteen behaviours",
            Self::Waves(_) => "The five waves",
            Self::Questions(_) => "The seven questions",
        }
    }

    /// Whether the answers keep their rules.
    ///
    /// # Errors
    /// [`BadAnswers`] where nothing is answered, or an answer is off its scale.
    pub fn check(&self) -> Result<(), BadAnswers> {
        match self {
            Self::Cores(cores) => cores.check(),
            Self::OwnBehaviours(behaviours) => behaviours.check(),
            Self::Waves(waves) => waves.check(),
            Self::Questions(questions) => questions.check(),
        }
    }
}

/// A thought with its day. Of one sort about one stakeholder the latest is the present one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// Identity.
    pub id: Id,
    /// The day.
    pub on: Date,
    /// Who thought so, by name.
    pub by: String,
    /// Whom it is about; none = the account as a whole, or oneself.
    pub about: Option<Id>,
    /// What.
    #[serde(flatten)]
    pub thought: Thought,
}

impl Account {
    /// All reflections, in the order in which they were recorded.
    pub fn reflections(&self) -> impl ExactSizeIterator<Item = &Reflection> {
        self.reflections.values()
    }

    /// One reflection.
    pub fn reflection(&self, id: Id) -> Option<&Reflection> {
        self.reflections.get(&id)
    }
}
