//! Changes that speak of an earlier day than others recorded before them: of each the fields alone count that
//! it set.

use super::{Chronicle, Told};
use crate::record::{Record, RecordRef};
use jiff::civil::Date;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Chronicle {
    /// The records of which a change that speaks of a day up to `day` was recorded after one that speaks of a
    /// later day, as all changes up to then made them: such a change tells the whole record, but knew more
    /// of it than was so by then.
    pub(super) fn merged(&self, day: Date) -> BTreeMap<RecordRef, Option<Record>> {
        let by_then = |entry: &Told| entry.on <= day;
        let (Some(first), Some(last)) =
            (self.entries.iter().position(|entry| !by_then(entry)), self.entries.iter().rposition(by_then))
        else {
            return BTreeMap::new();
        };
        if last < first {
            return BTreeMap::new();
        }
        let (mut later, mut mixed) = (BTreeSet::new(), BTreeSet::new());
        for entry in &self.entries[first..=last] {
            for (record, _) in &entry.after {
                if !by_then(entry) {
                    later.insert(*record);
                } else if later.contains(record) {
                    mixed.insert(*record);
                }
            }
        }
        mixed.into_iter().map(|record| (record, self.by_fields(record, by_then))).collect()
    }

    /// A record as the changes that `count` made it, field by field.
    fn by_fields(&self, record: RecordRef, counts: impl Fn(&Told) -> bool) -> Option<Record> {
        let mut before: Option<&Record> = None;
        let mut made: Option<Record> = None;
        for entry in &self.entries {
            for (_, after) in entry.after.iter().filter(|(touched, _)| *touched == record) {
                if counts(entry) {
                    made = match (&made, before, after) {
                        (Some(made), Some(before), Some(after)) => Some(with_changes(made, before, after)),
                        _ => after.clone(),
                    };
                }
                before = after.as_ref();
            }
        }
        made
    }
}

/// A record with the fields set that differ between two versions of it; the later version where that makes no
/// record.
fn with_changes(record: &Record, before: &Record, after: &Record) -> Record {
    let fields = |record: &Record| match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (mut merged, before, after_fields) = (fields(record), fields(before), fields(after));
    let names: BTreeSet<&String> = before.keys().chain(after_fields.keys()).collect();
    for name in names {
        match (before.get(name), after_fields.get(name)) {
            (was, is) if was == is => {}
            (_, Some(is)) => _ = merged.insert(name.clone(), is.clone()),
            (_, None) => _ = merged.remove(name),
        }
    }
    serde_json::from_value(Value::Object(merged)).unwrap_or_else(|_| after.clone())
}
