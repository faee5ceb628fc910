//! Whether an account file is sound: its bytes, its tables, and its history.

use crate::{history, table};
use domain::{Change, Delta, Record, RecordRef};
use rusqlite::{Connection, Result};
use std::collections::{BTreeMap, BTreeSet};

/// The most findings of one kind that are told one by one.
const TOLD: usize = 20;

/// What is wrong with the file, as sentences; nothing where it is sound.
pub(crate) fn check(db: &Connection) -> Vec<String> {
    let mut findings = pages(db);
    findings.extend(told(history_matches(db).unwrap_or_else(|error| {
        vec![format!("The records and their history could not be read to the end: {error}.")]
    })));
    findings
}

/// What is wrong with the pages and tables, whatever they hold: every page's authentication, the
/// structure of every table and index, the rules and the references between tables.
pub(crate) fn pages(db: &Connection) -> Vec<String> {
    let mut findings = Vec::new();
    for (pragma, subject) in [
        ("cipher_integrity_check", "A page of the file is not as it was written"),
        ("integrity_check", "The tables of the file contradict themselves"),
        ("foreign_key_check", "A record refers to one that is not there"),
    ] {
        let said = said(db, pragma).unwrap_or_else(|error| vec![error.to_string()]);
        findings.extend(told(said.into_iter().map(|what| format!("{subject}: {what}.")).collect()));
    }
    findings
}

/// The rows of a checking pragma that tell of something wrong.
fn said(db: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("PRAGMA {pragma}"))?;
    let mut rows = statement.query([])?;
    let mut said = Vec::new();
    while let Some(row) = rows.next()? {
        let first: String = row.get(0)?;
        if first != "ok" {
            said.push(first);
        }
    }
    Ok(said)
}

/// The history folded from nothing, compared at every step with what the changes say was there before,
/// and at the end with the record tables.
fn history_matches(db: &Connection) -> Result<Vec<String>> {
    let mut fold = Fold::default();
    history::replay(db, &mut |change| fold.follow(change))?;
    let Fold { records: told, mut findings, .. } = fold;
    let kept: BTreeMap<RecordRef, Record> =
        table::all(db)?.into_iter().map(|record| (record.reference(), record)).collect();
    let references: BTreeSet<&RecordRef> = kept.keys().chain(told.keys()).collect();
    for reference in references {
        let RecordRef { kind, id } = reference;
        let what = match (kept.get(reference), told.get(reference)) {
            (Some(kept), Some(told)) if kept == told => continue,
            (Some(_), Some(_)) => "is not as its history left it",
            (Some(_), None) => "is there, but not according to the history",
            (None, _) => "is missing, but the history has it",
        };
        findings.push(format!("The {} {id} {what}.", kind.spoken().to_lowercase()));
    }
    Ok(findings)
}

/// The records as the changes so far left them.
#[derive(Default)]
struct Fold {
    records: BTreeMap<RecordRef, Record>,
    last: u64,
    findings: Vec<String>,
}

impl Fold {
    fn follow(&mut self, change: Change) {
        if change.seq != self.last + 1 {
            self.findings.push(format!("Change {} follows change {}.", change.seq, self.last));
        }
        self.last = change.seq;
        for Delta { record: reference, before, after } in change.deltas {
            if self.records.get(&reference) != before.as_ref() {
                let kind = reference.kind.spoken().to_lowercase();
                self.findings.push(format!(
                    "Change {} found the {kind} {} otherwise than the changes before had left it.",
                    change.seq, reference.id
                ));
            }
            match after {
                Some(record) => self.records.insert(reference, record),
                None => self.records.remove(&reference),
            };
        }
    }
}

/// The first findings, and how many more there are.
fn told(mut findings: Vec<String>) -> Vec<String> {
    if findings.len() > TOLD {
        let more = findings.len() - TOLD;
        findings.truncate(TOLD);
        findings.push(format!("And {more} more of this kind."));
    }
    findings
}
