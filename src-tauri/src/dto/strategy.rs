//! Strategies and reflections on the wire.

use super::{
    id::Id,
    questionnaire::{Answer, GivenAnswer},
    word::{Ladder, Stage, ThoughtSort},
};
use account::domain::{
    self,
    questionnaire::{self, Unreadable},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where a relationship stands, as the form sends it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct Standing {
    /// The ladder both stages stand on.
    pub ladder: Ladder,
    /// Where it stands; none = not said.
    pub current: Option<Stage>,
    /// Where it should be; none = not said.
    pub target: Option<Stage>,
    /// Why, and how.
    pub why: String,
}

impl From<Standing> for account::Standing {
    fn from(sent: Standing) -> Self {
        Self {
            ladder: sent.ladder.into(),
            current: sent.current.map(Into::into),
            target: sent.target.map(Into::into),
            why: sent.why,
        }
    }
}

/// Where a relationship stands and where it should be.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Strategy {
    /// The ladder both stages stand on.
    pub ladder: Ladder,
    /// Where it stands; none = not said.
    pub current: Option<Stage>,
    /// Where it should be; none = not said.
    pub target: Option<Stage>,
    /// How many stages the target lies above the current one, or below, where less than 0.
    pub gap: Option<i8>,
    /// Why, and how.
    pub why: String,
    /// The day it was last thought over, ISO 8601.
    pub on: String,
}

impl From<&domain::Strategy> for Strategy {
    fn from(strategy: &domain::Strategy) -> Self {
        Self {
            ladder: strategy.ladder.into(),
            current: strategy.current.map(Stage::from),
            target: strategy.target.map(Stage::from),
            gap: strategy.gap(),
            why: strategy.why.clone(),
            on: strategy.on.to_string(),
        }
    }
}

/// What was thought over, as the form sends it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct Musing {
    /// Whom it is about; none = the account as a whole, or oneself.
    pub about: Option<Id>,
    /// Of which kind it is.
    pub sort: ThoughtSort,
    /// The answers.
    pub answers: Vec<Answer>,
    /// The day; none = today.
    #[specta(type = Option<String>)]
    pub on: Option<Date>,
    /// Who thought so; empty = the manager.
    pub by: String,
}

impl TryFrom<Musing> for account::Musing {
    type Error = Unreadable;

    fn try_from(sent: Musing) -> Result<Self, Unreadable> {
        let answers: Vec<questionnaire::Answer> = sent.answers.into_iter().map(Into::into).collect();
        let thought = questionnaire::thought(sent.sort.into(), &answers)?;
        Ok(Self { about: sent.about.map(Into::into), thought, on: sent.on, by: sent.by })
    }
}

/// What was thought over.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Reflection {
    /// Identity.
    pub id: Id,
    /// Of which kind it is.
    pub sort: ThoughtSort,
    /// The day, ISO 8601.
    pub on: String,
    /// Who thought so.
    pub by: String,
    /// The answers.
    pub answers: Vec<GivenAnswer>,
}

impl From<&domain::Reflection> for Reflection {
    fn from(reflection: &domain::Reflection) -> Self {
        let answers = questionnaire::told(&reflection.thought);
        Self {
            id: reflection.id.into(),
            sort: reflection.thought.sort().into(),
            on: reflection.on.to_string(),
            by: reflection.by.clone(),
            answers: answers.into_iter().map(GivenAnswer::from).collect(),
        }
    }
}
