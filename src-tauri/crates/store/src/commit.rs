//! Writing a change: the records and the change that tells of them, together or not at all.

use crate::{StoreError, history, table};
use domain::{Change, Record, RecordKind, RecordRef};
use rusqlite::{Connection, TransactionBehavior, ffi};
use std::{collections::BTreeMap, path::Path};

/// Puts the records into the state after the change and writes the change into the history.
pub(crate) fn commit(db: &mut Connection, path: &Path, change: &Change) -> Result<(), StoreError> {
    let failed = |error| StoreError::db(path, error);
    let touched = touched(change)?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let next = history::last(&transaction).map_err(failed)?.map_or(1, |(seq, _)| seq + 1);
    if change.seq != next {
        return Err(StoreError::OutOfOrder { seq: change.seq, next });
    }
    // First everything out, then in: two ties may swap their ends without ever being the same.
    for (reference, (before, _)) in &touched {
        if before.is_some() && !table::remove(&transaction, *reference).map_err(failed)? {
            let what = format!("it speaks of the {}, which is not there", told(*reference));
            return Err(StoreError::Refused { what });
        }
    }
    for (reference, (_, after)) in &touched {
        let Some(record) = after else { continue };
        if let Record::Assessment(assessment) = record {
            // The schema holds any instrument, and so cannot know what answers each allows.
            assessment.reading.check().map_err(|error| StoreError::Refused { what: error.to_string() })?;
        }
        table::insert(&transaction, record).map_err(|error| match error.sqlite_error() {
            Some(failure) if failure.extended_code == ffi::SQLITE_CONSTRAINT_PRIMARYKEY => {
                let what = format!("it adds the {}, which is there already", told(*reference));
                StoreError::Refused { what }
            }
            _ => failed(error),
        })?;
    }
    history::insert(&transaction, change).map_err(failed)?;
    transaction.commit().map_err(failed)
}

/// A record before and after a change.
type Sides<'a> = (Option<&'a Record>, Option<&'a Record>);

/// Every record the change touches, before its first delta and after its last.
fn touched(change: &Change) -> Result<BTreeMap<RecordRef, Sides<'_>>, StoreError> {
    let mut touched = BTreeMap::new();
    for delta in &change.deltas {
        let strange =
            |record: &Option<Record>| record.as_ref().is_some_and(|it| it.reference() != delta.record);
        if strange(&delta.before) || strange(&delta.after) {
            return Err(StoreError::Refused {
                what: "a part of it speaks of another record than it holds".into(),
            });
        }
        let sides: &mut Sides<'_> = touched.entry(delta.record).or_insert((delta.before.as_ref(), None));
        sides.1 = delta.after.as_ref();
    }
    if touched.iter().any(|(reference, (_, after))| reference.kind == RecordKind::Profile && after.is_none())
    {
        return Err(StoreError::Refused { what: "an account always has its own description".into() });
    }
    Ok(touched)
}

fn told(RecordRef { kind, id }: RecordRef) -> String {
    format!("{} {id}", kind.spoken().to_lowercase())
}
