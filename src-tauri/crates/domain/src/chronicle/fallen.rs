//! Evidence that went with its tie: it was no mistake, and counts as long as the tie was there.

use super::{Chronicle, Told};
use crate::{
    account::Account,
    evidence::Assessment,
    id::Id,
    record::{Record, RecordKind, RecordRef},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What ties that are there no more took with them.
#[derive(Default)]
pub(super) struct Fallen<'a> {
    /// Their assessments.
    pub assessments: BTreeMap<Id, &'a Assessment>,
    /// The incidents that touched them, with the ties.
    pub touched: BTreeMap<Id, BTreeSet<Id>>,
}

impl Chronicle {
    /// What ties took with them that were removed after a day and are not in the `present`.
    pub(super) fn fallen_after(&self, day: Date, present: &Account) -> Fallen<'_> {
        let removals = |entry: &Told| -> BTreeSet<Id> {
            let ties = entry.after.iter().filter(|(record, _)| record.kind == RecordKind::Tie);
            let removed = ties.filter(|(_, after)| after.is_none()).map(|(record, _)| record.id);
            removed.filter(|&tie| present.tie(tie).is_none()).collect()
        };
        let mut fallen = Fallen::default();
        if !self.entries.iter().any(|entry| entry.on > day && !removals(entry).is_empty()) {
            return fallen;
        }
        let mut known: HashMap<RecordRef, &Record> = HashMap::new();
        for entry in &self.entries {
            let removed = removals(entry);
            for &tie in &removed {
                fallen.forget(tie);
            }
            let removed = if entry.on > day { removed } else { BTreeSet::new() };
            for (record, after) in &entry.after {
                let before = known.get(record).copied();
                match (before, after) {
                    (Some(Record::Assessment(made)), None) if removed.contains(&made.tie) => {
                        fallen.assessments.insert(made.id, made);
                    }
                    (Some(Record::Incident(was)), Some(Record::Incident(is))) => {
                        let lost = was.ties.difference(&is.ties).copied().filter(|id| removed.contains(id));
                        let lost: BTreeSet<Id> = lost.collect();
                        if !lost.is_empty() {
                            fallen.touched.entry(was.id).or_default().extend(lost);
                        }
                    }
                    _ => {}
                }
                match after {
                    Some(after) => _ = known.insert(*record, after),
                    None => _ = known.remove(record),
                }
            }
        }
        fallen
    }
}

impl Fallen<'_> {
    /// Lets go of what an earlier removal of a tie took: the tie came back since.
    fn forget(&mut self, tie: Id) {
        self.assessments.retain(|_, made| made.tie != tie);
        for ties in self.touched.values_mut() {
            ties.remove(&tie);
        }
    }
}
