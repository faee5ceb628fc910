//! One user action: the before and after of every record it touched.

use crate::{
    id::Id,
    record::{Record, RecordRef},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// One record before and after: nothing before = added, nothing after = removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// Which record.
    pub record: RecordRef,
    /// How it was.
    pub before: Option<Record>,
    /// How it is.
    pub after: Option<Record>,
}

impl Delta {
    /// A record comes in.
    pub fn added(record: impl Into<Record>) -> Self {
        let record = record.into();
        Self { record: record.reference(), before: None, after: Some(record) }
    }

    /// A record goes out.
    pub fn removed(record: impl Into<Record>) -> Self {
        let record = record.into();
        Self { record: record.reference(), before: Some(record), after: None }
    }

    /// A record becomes another of the same identity; nothing where both are equal.
    pub fn edited(before: impl Into<Record>, after: impl Into<Record>) -> Option<Self> {
        let (before, after) = (before.into(), after.into());
        (before != after).then(|| Self {
            record: after.reference(),
            before: Some(before),
            after: Some(after),
        })
    }

    /// The delta that takes this one back.
    pub fn inverse(&self) -> Self {
        Self { record: self.record, before: self.after.clone(), after: self.before.clone() }
    }
}

/// The deltas that take these back, last first.
pub fn inverse(deltas: &[Delta]) -> Vec<Delta> {
    deltas.iter().rev().map(Delta::inverse).collect()
}

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", content = "of", rename_all = "lowercase")]
pub enum Step {
    /// The user did something.
    Do,
    /// The user took that change back.
    Undo(Id),
    /// The user did that change again.
    Redo(Id),
}

/// One user action: the unit of undo, history, diff and merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Identity.
    pub id: Id,
    /// Its number in this account's history, from 1, without gaps.
    pub seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// The day it speaks of, where that is another than the one it was recorded on: it was so from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Who made it, by name.
    pub author: String,
    /// What it did, as a sentence.
    pub label: String,
    /// Whether it was done, undone or redone.
    pub step: Step,
    /// What it did, record by record.
    pub deltas: Vec<Delta>,
}

/// A change by its id and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Identity.
    pub id: Id,
    /// Its number in the history.
    pub seq: u64,
}

/// Which changes can be taken back or done again, as the history tells it.
///
/// Nothing is cut from the history: an undo is a change of its own. A new action empties the list of
/// what can be done again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    undoable: Vec<Mention>,
    redoable: Vec<Mention>,
}

impl Reach {
    /// Takes note of the next change of the history.
    pub fn note(&mut self, change: Mention, step: Step) {
        match step {
            Step::Do => {
                self.undoable.push(change);
                self.redoable.clear();
            }
            Step::Undo(of) => hand_over(of, &mut self.undoable, &mut self.redoable),
            Step::Redo(of) => hand_over(of, &mut self.redoable, &mut self.undoable),
        }
    }

    /// The change that undo takes back.
    pub fn undoable(&self) -> Option<Mention> {
        self.undoable.last().copied()
    }

    /// The change that redo does again.
    pub fn redoable(&self) -> Option<Mention> {
        self.redoable.last().copied()
    }
}

fn hand_over(id: Id, from: &mut Vec<Mention>, to: &mut Vec<Mention>) {
    // What is taken back or done again is nearly always the last one.
    if let Some(at) = from.iter().rposition(|mention| mention.id == id) {
        to.push(from.remove(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows a history told as `+1` (did 1), `-1` (undid 1), `*1` (redid 1).
    #[track_caller]
    fn check(history: &str, undoable: Option<u128>, redoable: Option<u128>) {
        let mut reach = Reach::default();
        for (number, told) in history.split_whitespace().enumerate() {
            let (step, id) = told.split_at(1);
            let of = Id::numbered(id.parse().unwrap());
            let seq = number as u64 + 1;
            match step {
                "+" => reach.note(Mention { id: of, seq }, Step::Do),
                "-" => reach.note(Mention { id: Id::numbered(1000), seq }, Step::Undo(of)),
                _ => reach.note(Mention { id: Id::numbered(1000), seq }, Step::Redo(of)),
            }
        }
        let id = |mention: Option<Mention>| mention.map(|mention| mention.id);
        assert_eq!(id(reach.undoable()), undoable.map(Id::numbered), "undo after {history}");
        assert_eq!(id(reach.redoable()), redoable.map(Id::numbered), "redo after {history}");
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth() {
        check("", None, None);
        check("+1 +2", Some(2), None);
        check("+1 +2 -2", Some(1), Some(2));
        check("+1 +2 -2 -1", None, Some(1));
        check("+1 +2 -2 -1 *1", Some(1), Some(2));
        check("+1 +2 -2 -1 *1 *2", Some(2), None);
        check("+1 +2 -2 +3", Some(3), None);
        check("+1 +2 -2 +3 -3 -1", None, Some(1));
    }
}
