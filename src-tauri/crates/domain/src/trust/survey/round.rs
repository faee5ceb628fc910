//! What is asked, of whom, and what was promised to them.

use super::{Side, wording::default_wording};
use crate::{
    id::Id,
    trust::component::{Component, Level},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::HashSet, fmt, str::FromStr};

/// The most characters a name or a statement may have.
const LONGEST: usize = 300;
/// The most characters a key may have, which is part of a file's name.
const LONGEST_KEY: usize = 64;

/// What a statement is about: a component at a level. Written `intention.leadership`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Item {
    /// The component of Trust DNA.
    pub component: Component,
    /// The level it is asked at.
    pub level: Level,
}

/// A code that stands for no statement.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no statement of the survey")]
pub struct UnknownItem(pub String);

impl Item {
    /// All 18, by level and then by component.
    pub fn all() -> impl Iterator<Item = Self> {
        let components =
            |&level: &Level| Component::ALL.iter().map(move |&component| Self { component, level });
        Level::ALL.iter().flat_map(components)
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.component.code(), self.level.code())
    }
}

impl FromStr for Item {
    type Err = UnknownItem;

    fn from_str(code: &str) -> Result<Self, UnknownItem> {
        code.split_once('.')
            .and_then(|(component, level)| {
                Some(Self { component: Component::from_code(component)?, level: Level::from_code(level)? })
            })
            .ok_or_else(|| UnknownItem(code.into()))
    }
}

impl TryFrom<String> for Item {
    type Error = UnknownItem;

    fn try_from(code: String) -> Result<Self, UnknownItem> {
        code.parse()
    }
}

impl From<Item> for String {
    fn from(item: Item) -> Self {
        item.to_string()
    }
}

/// A statement to agree or disagree with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What it is about.
    pub item: Item,
    /// Its wording, of 1–300 characters; at first [`default_wording`], and the user's to change.
    pub text: String,
}

/// Somebody who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Identity.
    pub id: Id,
    /// The name under which the answers come back: 1–64 ASCII letters, digits and hyphens, unlike any
    /// other in the round. Made outside this crate at random, so that it tells nobody's name and cannot
    /// be guessed.
    pub key: String,
    /// Their name.
    pub name: String,
    /// Whom they work for.
    pub side: Side,
    /// Where they work there.
    pub level: Level,
    /// Whom on the other side their answers tell their trust in; none = nobody: only the round’s own figures
    /// tell them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<Id>,
}

/// What forms are signed with: 32 bytes, made outside this crate at random. It stays in the round, and
/// its bytes are not among what [`Debug`](fmt::Debug) tells.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub [u8; 32]);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// One asking of both sides.
///
/// Once forms were sent, neither the statements nor the promise of anonymity may change: answers given
/// to something else are refused. Once an anonymous round is closed nothing of it may change, or what
/// differs between before and after would tell who answered what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Identity.
    pub id: Id,
    /// Its name, of 1–300 characters.
    pub name: String,
    /// The day it was begun.
    pub on: Date,
    /// The statements, in the order they are asked; at most one for each item.
    pub questions: Vec<Question>,
    /// Who is asked.
    pub participants: Vec<Participant>,
    /// Whether results are shown only for groups, and only once the round is closed. What was answered
    /// is kept with the participant's key even so, for a second file of theirs replaces the first:
    /// anonymity is a promise of what is shown, kept by the program and not by arithmetic alone.
    pub anonymous: bool,
    /// How many answers a group needs before an anonymous round shows what it said; at least 2 there,
    /// default 3, our own definition.
    pub least_answers: usize,
    /// The day after which no answers are taken; none while the round is open. An anonymous round shows
    /// nothing before, for what changes with each answer that comes in would tell that answer.
    pub closed: Option<Date>,
    /// What its forms are signed with.
    pub secret: Secret,
}

/// Why a round cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongRound {
    /// A name, key or statement is empty or too long.
    #[error("{what} has {length} characters, but needs 1 to {most}")]
    Length {
        /// What it belongs to.
        what: String,
        /// Its characters, leaving out spaces around it.
        length: usize,
        /// The most it may have.
        most: usize,
    },
    /// Nothing is asked.
    #[error("the round has no statements: add one")]
    NoQuestions,
    /// Two statements are about the same.
    #[error("{} is asked about twice at the level {}: keep one statement", .0.component.spoken(), .0.level.spoken())]
    Double(Item),
    /// A key has other characters than ASCII letters, digits and hyphens.
    #[error("the key of {0} may have letters, digits and hyphens only")]
    Key(String),
    /// Two participants have the same key.
    #[error("{0} and {1} have the same key")]
    SameKey(String, String),
    /// The threshold is too low to hide anybody behind.
    #[error(
        "{} must ask for at least {least} answers in a group, not {is}",
        if *.anonymous { "an anonymous round" } else { "a round" }
    )]
    Threshold {
        /// Whether the round is anonymous.
        anonymous: bool,
        /// The lowest threshold possible.
        least: usize,
        /// What it is.
        is: usize,
    },
}

impl Round {
    /// An open round that is not anonymous, with all 18 statements in our own wording, a threshold of 3
    /// and nobody asked yet.
    pub fn new(id: Id, name: impl Into<String>, on: Date, secret: Secret) -> Self {
        let question =
            |item: Item| Question { item, text: default_wording(item.component, item.level).into() };
        Self {
            id,
            name: name.into(),
            on,
            questions: Item::all().map(question).collect(),
            participants: Vec::new(),
            anonymous: false,
            least_answers: 3,
            closed: None,
            secret,
        }
    }

    /// The statements asked at a level, in their order.
    pub fn asked(&self, level: Level) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.item.level == level)
    }

    /// Who answers under a key.
    pub fn participant(&self, key: &str) -> Option<&Participant> {
        self.participants.iter().find(|participant| participant.key == key)
    }

    /// How an item is worded here; none where it is not asked. Rounds that word an item differently do
    /// not compare well on it.
    pub fn wording(&self, item: Item) -> Option<&str> {
        self.questions.iter().find(|question| question.item == item).map(|question| question.text.as_str())
    }

    /// Whether the round can be asked.
    ///
    /// # Errors
    /// [`WrongRound`] tells the first thing that is wrong.
    pub fn check(&self) -> Result<(), WrongRound> {
        length("the round’s name", &self.name, LONGEST)?;
        let least = if self.anonymous { 2 } else { 1 };
        if self.least_answers < least {
            return Err(WrongRound::Threshold { anonymous: self.anonymous, least, is: self.least_answers });
        }
        if self.questions.is_empty() {
            return Err(WrongRound::NoQuestions);
        }
        let mut items = HashSet::new();
        for Question { item, text } in &self.questions {
            length(&format!("the statement on {item}"), text, LONGEST)?;
            if !items.insert(item) {
                return Err(WrongRound::Double(*item));
            }
        }
        for (at, participant) in self.participants.iter().enumerate() {
            length("a participant’s name", &participant.name, LONGEST)?;
            length(&format!("the key of {}", participant.name), &participant.key, LONGEST_KEY)?;
            if !participant.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
                return Err(WrongRound::Key(participant.name.clone()));
            }
            if let Some(other) = self.participants[..at].iter().find(|other| other.key == participant.key) {
                return Err(WrongRound::SameKey(other.name.clone(), participant.name.clone()));
            }
        }
        Ok(())
    }
}

fn length(what: &str, text: &str, most: usize) -> Result<(), WrongRound> {
    let length = text.trim().chars().count();
    if (1..=most).contains(&length) {
        Ok(())
    } else {
        Err(WrongRound::Length { what: what.into(), length, most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn round() -> Round {
        let mut round = Round::new(Id::numbered(1), "Autumn", date(2026, 11, 3), Secret([7; 32]));
        for (key, name) in [("a1", "Ida Vass"), ("b2", "Bo Ekström")] {
            round.participants.push(Participant {
                id: Id::numbered(round.participants.len() as u128),
                key: key.into(),
                name: name.into(),
                side: Side::Customer,
                level: Level::Staff,
                counterpart: None,
            });
        }
        round
    }

    #[track_caller]
    fn refused(wrong: impl FnOnce(&mut Round), says: &str) {
        let mut round = round();
        wrong(&mut round);
        assert_eq!(round.check().map_err(|error| error.to_string()), Err(says.into()));
    }

    #[test]
    fn a_new_round_asks_six_statements_at_each_level() {
        let round = round();
        assert_eq!(round.check(), Ok(()));
        assert_eq!((round.questions.len(), round.least_answers, round.anonymous), (18, 3, false));
        for &level in Level::ALL {
            assert_eq!(round.asked(level).count(), Component::ALL.len());
        }
        let texts: HashSet<&str> = round.questions.iter().map(|question| question.text.as_str()).collect();
        assert_eq!(texts.len(), 18, "no statement twice");
    }

    #[test]
    fn what_is_wrong_with_a_round_is_told() {
        refused(|round| round.name = " ".into(), "the round’s name has 0 characters, but needs 1 to 300");
        refused(|round| round.questions.clear(), "the round has no statements: add one");
        refused(
            |round| round.questions[1].item = round.questions[0].item,
            "Intention is asked about twice at the level Leadership: keep one statement",
        );
        refused(
            |round| round.questions[0].text = "x".repeat(301),
            "the statement on intention.leadership has 301 characters, but needs 1 to 300",
        );
        refused(
            |round| round.participants[1].key = "../x".into(),
            "the key of Bo Ekström may have letters, digits and hyphens only",
        );
        refused(|round| round.participants[1].key = "a1".into(), "Ida Vass and Bo Ekström have the same key");
        refused(
            |round| (round.anonymous, round.least_answers) = (true, 1),
            "an anonymous round must ask for at least 2 answers in a group, not 1",
        );
        refused(|round| round.least_answers = 0, "a round must ask for at least 1 answers in a group, not 0");
    }

    #[test]
    fn items_survive_the_way_there_and_back_and_the_secret_is_not_told() {
        for item in Item::all() {
            assert_eq!(item.to_string().parse(), Ok(item));
        }
        assert!("trust.staff".parse::<Item>().is_err() && "intention".parse::<Item>().is_err());
        let round = round();
        let told = format!("{round:?}");
        assert!(told.contains("secret: Secret") && !told.contains("7, 7"), "{told}");
        let json = serde_json::to_string(&round).unwrap();
        assert_eq!(serde_json::from_str::<Round>(&json).unwrap(), round);
    }
}
