//! The history on the wire.

use account::domain;
use serde::Serialize;
use specta::Type;

/// Whether a change was done, undone or redone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Done.
    Do,
    /// Taken back.
    Undo,
    /// Done again.
    Redo,
}

/// A change as a sentence.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Headline {
    /// Its number, from 1.
    pub seq: u32,
    /// When, ISO 8601.
    pub at: String,
    /// Who.
    pub author: String,
    /// What.
    pub label: String,
    /// How it came about.
    pub step: Step,
}

impl From<account::Headline> for Headline {
    fn from(headline: account::Headline) -> Self {
        Self {
            seq: u32::try_from(headline.seq).unwrap_or(u32::MAX),
            at: headline.at.to_string(),
            author: headline.author,
            label: headline.label,
            step: match headline.step {
                domain::Step::Do => Step::Do,
                domain::Step::Undo(_) => Step::Undo,
                domain::Step::Redo(_) => Step::Redo,
            },
        }
    }
}
