//! A plan: what an import would change, to be shown before it is carried out.

use domain::{Delta, Group, Id, stakeholder::Field};
use serde::Serialize;

/// What of an offer to take, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The keys of the organisations whose people come in; none given = all.
    pub organisations: Option<Vec<String>>,
    /// The group of people who come in anew, unless the file tells it.
    pub group: Group,
}

impl Default for Choice {
    fn default() -> Self {
        Self { organisations: None, group: Group::Customer }
    }
}

/// What an import would change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The change: stakeholders before ties, removals before additions.
    pub deltas: Vec<Delta>,
    /// Who comes in.
    pub added: Vec<PlannedPerson>,
    /// Whose fields change.
    pub updated: Vec<PlannedUpdate>,
    /// How many people of the source stay as they are.
    pub unchanged: usize,
    /// How many reporting ties come in.
    pub ties_added: usize,
    /// How many reporting ties of an earlier import go out.
    pub ties_removed: usize,
    /// What is left out, and what is odd.
    pub skipped: Vec<Skipped>,
}

/// Somebody who comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedPerson {
    /// Their identity once they are in.
    pub id: Id,
    /// The line of the file that tells of them, from 1.
    pub row: u64,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// Their organisation's name.
    pub organisation: String,
}

/// Somebody whose fields change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedUpdate {
    /// Who.
    pub id: Id,
    /// The line of the file that tells of them, from 1; none where the source no longer lists them.
    pub row: Option<u64>,
    /// Their name before.
    pub name: String,
    /// What changes: the field, its text before and after.
    pub fields: Vec<(Field, String, String)>,
}

/// A row or a part of one that is left out, or something odd about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The file's name.
    pub file: String,
    /// The line of the file, from 1; none where the whole file is meant.
    pub row: Option<u64>,
    /// What is left out or odd.
    pub what: String,
    /// Why, and what to do about it.
    pub why: String,
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.deltas.is_empty()
    }

    /// The plan as the history tells it: `Imported Contact.csv: 133 added, 0 updated`.
    pub fn sentence(&self, files: &str) -> String {
        format!("Imported {files}: {} added, {} updated", self.added.len(), self.updated.len())
    }
}
