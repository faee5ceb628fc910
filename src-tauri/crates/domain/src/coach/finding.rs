//! What the coach found, with what it would do about it.

use super::{
    look::{Look, Trust},
    rule::Rule,
};
use crate::{
    id::Id,
    plan::{Action, Aspect, Effort, Towards},
    rules::LONGEST_NAME,
};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// What is at stake in a finding: how much those it is about weigh, how far the matter goes, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stake {
    /// The weight of the weightiest of the people concerned, in `(0, 1]`.
    pub weight: f64,
    /// How far the matter lies beyond what is well, in `[0, 1]`: points missing of those there might be, say.
    pub extent: f64,
    /// How sure it is, in `[0, 1]`: that of the score it rests on; a fact is certain.
    pub certainty: f64,
}

impl Stake {
    /// A matter that is certain.
    pub const fn certain(weight: f64, extent: f64) -> Self {
        Self { weight, extent, certainty: 1.0 }
    }

    /// The stake in `[0, 1]`: urgency of the rule × weight × (½ + ½ extent) × (½ + ½ certainty), extent and
    /// certainty never more than 1. Nothing that is unsure falls below a quarter of what it would be. Our own
    /// definition.
    pub fn of(self, rule: Rule) -> f64 {
        let half = |part: f64| 0.5 + 0.5 * part.clamp(0.0, 1.0);
        rule.urgency() * self.weight * half(self.extent) * half(self.certainty)
    }
}

/// What the coach would do: all that an action takes but its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// In a few words.
    pub title: String,
    /// On what grounds, and how: whom to ask, where somebody can be asked.
    pub why: String,
    /// Who of ours might do it.
    pub owner: Option<Id>,
    /// Whom it concerns.
    pub concerns: BTreeSet<Id>,
    /// Whose trust in whom it is to raise.
    pub towards: Option<Towards>,
    /// What of it.
    pub aspect: Option<Aspect>,
    /// What it takes.
    pub effort: Effort,
}

impl Suggestion {
    /// A suggestion without anybody in it; a title that would not fit is cut.
    pub(super) fn new(title: String, why: String, effort: Effort) -> Self {
        let title = if title.chars().count() > LONGEST_NAME {
            title.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
        } else {
            title
        };
        let nobody = BTreeSet::new();
        Self { title, why, owner: None, concerns: nobody, towards: None, aspect: None, effort }
    }

    pub(super) fn by(self, owner: Option<Id>) -> Self {
        Self { owner, ..self }
    }

    pub(super) fn about(self, concerns: impl IntoIterator<Item = Id>) -> Self {
        Self { concerns: concerns.into_iter().collect(), ..self }
    }

    pub(super) fn raising(self, from: Id, to: Id, aspect: Option<Aspect>) -> Self {
        Self { towards: Some(Towards { from, to }), aspect, ..self }
    }
}

/// Something the account would be better without.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// By which rule.
    pub rule: Rule,
    /// What it is known by from day to day: the rule's code and what it is about.
    pub key: String,
    /// What is at stake, in `[0, 1]`: findings are told by it, the highest first.
    pub stake: f64,
    /// What the stake is made of.
    pub weighs: Stake,
    /// What was found.
    pub sentence: String,
    /// The facts it rests on, with numbers and days.
    pub evidence: Vec<String>,
    /// Whom it is about.
    pub people: Vec<Id>,
    /// Whose trust in whom it is about.
    pub between: Option<(Id, Id)>,
    /// What might be done about it.
    pub suggestion: Suggestion,
}

impl Finding {
    /// The action that its suggestion becomes, to be given a day by which it is due.
    pub fn action(&self, id: Id, made_on: Date) -> Action {
        let Suggestion { title, why, owner, concerns, towards, aspect, effort } = self.suggestion.clone();
        let finding = Some(self.key.clone());
        let effort = Some(effort);
        Action { why, owner, concerns, towards, aspect, effort, finding, ..Action::new(id, title, made_on) }
    }
}

/// Who or what a finding is about, as its key names them.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    One([Id; 1]),
    Two([Id; 2]),
    Many(Vec<Id>),
}

impl About {
    fn ids(&self) -> &[Id] {
        match self {
            Self::One(id) => id,
            Self::Two(ids) => ids,
            Self::Many(ids) => ids,
        }
    }
}

impl From<Id> for About {
    fn from(id: Id) -> Self {
        Self::One([id])
    }
}

impl From<[Id; 2]> for About {
    fn from(ids: [Id; 2]) -> Self {
        Self::Two(ids)
    }
}

/// How a finding is told. Of ties there are many thousands, so that nothing is put on the heap for each.
enum Tell<'a> {
    Any(Box<dyn Fn() -> Told + 'a>),
    Tie(&'a Look<'a>, &'a Trust<'a>, fn(&Look<'_>, &Trust<'_>) -> Told),
}

/// What a rule found, before it is told.
pub(super) struct Candidate<'a> {
    pub weighs: Stake,
    /// What it is about where that is not people: a role, a company, a level.
    pub word: String,
    pub about: About,
    tell: Tell<'a>,
}

impl<'a> Candidate<'a> {
    pub fn new(weighs: Stake, about: impl Into<About>, tell: impl Fn() -> Told + 'a) -> Self {
        Self { weighs, word: String::new(), about: about.into(), tell: Tell::Any(Box::new(tell)) }
    }

    pub fn of_tie(
        weighs: Stake,
        about: [Id; 2],
        look: &'a Look<'a>,
        tie: &'a Trust<'a>,
        tell: fn(&Look<'_>, &Trust<'_>) -> Told,
    ) -> Self {
        Self { weighs, word: String::new(), about: About::Two(about), tell: Tell::Tie(look, tie, tell) }
    }

    pub fn on(weighs: Stake, word: impl Into<String>, tell: impl Fn() -> Told + 'a) -> Self {
        Self { weighs, word: word.into(), about: About::Many(Vec::new()), tell: Tell::Any(Box::new(tell)) }
    }

    pub fn key(&self, rule: Rule) -> String {
        let mut key = rule.code().to_owned();
        if !self.word.is_empty() {
            key.push(' ');
            key.push_str(&self.word);
        }
        for id in self.about.ids() {
            key.push(' ');
            key.push_str(&id.to_string());
        }
        key
    }

    pub fn finding(&self, rule: Rule) -> Finding {
        let told = match &self.tell {
            Tell::Any(tell) => tell(),
            Tell::Tie(look, tie, tell) => tell(look, tie),
        };
        let Told { sentence, evidence, people, between, suggestion } = told;
        let (key, stake, weighs) = (self.key(rule), self.weighs.of(rule), self.weighs);
        Finding { rule, key, stake, weighs, sentence, evidence, people, between, suggestion }
    }
}

/// A finding in words.
pub(super) struct Told {
    pub sentence: String,
    pub evidence: Vec<String>,
    pub people: Vec<Id>,
    pub between: Option<(Id, Id)>,
    pub suggestion: Suggestion,
}
