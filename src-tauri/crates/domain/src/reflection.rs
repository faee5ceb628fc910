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
    vocabulary::vocabulary,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// A kind of reflection. The code is the tag under which a thought is stored.
    Sort {
        /// How far one is somebody who can be believed.
        Cores = "cores", "The four cores";
        /// Which of the thirteen behaviours one keeps oneself.
        OwnBehaviours = "own-behaviours", "My thirteen behaviours";
        /// How far trust reaches where no tie tells of it.
        Waves = "waves", "The five waves";
        /// What there is to ask oneself of a relationship, in words.
        Questions = "questions", "The seven questions";
    }
}

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
    /// Of which kind it is.
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Cores(_) => Sort::Cores,
            Self::OwnBehaviours(_) => Sort::OwnBehaviours,
            Self::Waves(_) => Sort::Waves,
            Self::Questions(_) => Sort::Questions,
        }
    }

    /// What it is called.
    pub const fn spoken(&self) -> &'static str {
        self.sort().spoken()
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
