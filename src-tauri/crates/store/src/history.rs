//! The change log: every change with the records it touched, before and after.

use crate::table::{blob, id, json, optional, optional_id, parsed};
use domain::{
    Assessment, Change, Delta, Id, Incident, Origin, Place, Record, RecordKind, RecordRef, Stakeholder, Step,
    Tie,
};
use jiff::{Timestamp, civil::Date};
use rusqlite::{Connection, Error, Result, Row, params, types::Type};
use serde::de::DeserializeOwned;

/// Records before and after are JSON; the time is RFC 3339 in UTC, to the nanosecond.
pub(crate) const MIGRATION: &str = "
CREATE TABLE change (
    seq    INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    id     BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    at     TEXT    NOT NULL CHECK (length(at) >= 20),
    author TEXT    NOT NULL,
    label  TEXT    NOT NULL,
    step   TEXT    NOT NULL CHECK (step = 'do' OR step = 'undo' OR step = 'redo'),
    of     BLOB    REFERENCES change (id),
    CHECK ((step = 'do') = (of IS NULL))
) STRICT;
CREATE INDEX change_of ON change (of) WHERE of IS NOT NULL;
CREATE TABLE delta (
    change   INTEGER NOT NULL REFERENCES change (seq),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT    NOT NULL
             CHECK (kind = 'profile' OR kind = 'stakeholder' OR kind = 'tie' OR kind = 'assessment'
                    OR kind = 'place' OR kind = 'origin'),
    record   BLOB    NOT NULL CHECK (length(record) = 16),
    before   TEXT    CHECK (json_valid(before)),
    after    TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX delta_of_record ON delta (record);
";

/// The records that came with the second step: photos and views.
pub(crate) const MORE_RECORDS: &str = "
CREATE TABLE delta_next (
    change   INTEGER NOT NULL REFERENCES change (seq),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT    NOT NULL
             CHECK (kind = 'profile' OR kind = 'stakeholder' OR kind = 'tie' OR kind = 'assessment'
                    OR kind = 'place' OR kind = 'origin' OR kind = 'photo' OR kind = 'view'),
    record   BLOB    NOT NULL CHECK (length(record) = 16),
    before   TEXT    CHECK (json_valid(before)),
    after    TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO delta_next SELECT change, position, kind, record, before, after FROM delta;
DROP TABLE delta;
ALTER TABLE delta_next RENAME TO delta;
CREATE INDEX delta_of_record ON delta (record);
";

/// The records that came with the fourth step: incidents.
pub(crate) const INCIDENTS: &str = "
CREATE TABLE delta_next (
    change   INTEGER NOT NULL REFERENCES change (seq),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT    NOT NULL
             CHECK (kind = 'profile' OR kind = 'stakeholder' OR kind = 'tie' OR kind = 'assessment'
                    OR kind = 'place' OR kind = 'origin' OR kind = 'photo' OR kind = 'view'
                    OR kind = 'incident'),
    record   BLOB    NOT NULL CHECK (length(record) = 16),
    before   TEXT    CHECK (json_valid(before)),
    after    TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO delta_next SELECT change, position, kind, record, before, after FROM delta;
DROP TABLE delta;
ALTER TABLE delta_next RENAME TO delta;
CREATE INDEX delta_of_record ON delta (record);
";

/// The records that came with the fifth step: snapshots, strategies, reflections and the partner survey;
/// and the day a change speaks of.
pub(crate) const TRUST_OVER_TIME: &str = "
CREATE TABLE delta_next (
    change   INTEGER NOT NULL REFERENCES change (seq),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT    NOT NULL
             CHECK (kind = 'profile' OR kind = 'stakeholder' OR kind = 'tie' OR kind = 'assessment'
                    OR kind = 'place' OR kind = 'origin' OR kind = 'photo' OR kind = 'view'
                    OR kind = 'incident' OR kind = 'snapshot' OR kind = 'strategy' OR kind = 'reflection'
                    OR kind = 'round' OR kind = 'reply'),
    record   BLOB    NOT NULL CHECK (length(record) = 16),
    before   TEXT    CHECK (json_valid(before)),
    after    TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO delta_next SELECT change, position, kind, record, before, after FROM delta;
DROP TABLE delta;
ALTER TABLE delta_next RENAME TO delta;
CREATE INDEX delta_of_record ON delta (record);
ALTER TABLE change ADD COLUMN speaks_of TEXT CHECK (speaks_of IS NULL OR length(speaks_of) >= 10);
";

/// The records that came with the sixth step: what is planned and agreed, what was put aside, and what is
/// supposed.
pub(crate) const PLANS: &str = "
CREATE TABLE delta_next (
    change   INTEGER NOT NULL REFERENCES change (seq),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT    NOT NULL
             CHECK (kind = 'profile' OR kind = 'stakeholder' OR kind = 'tie' OR kind = 'assessment'
                    OR kind = 'place' OR kind = 'origin' OR kind = 'photo' OR kind = 'view'
                    OR kind = 'incident' OR kind = 'snapshot' OR kind = 'strategy' OR kind = 'reflection'
                    OR kind = 'round' OR kind = 'reply' OR kind = 'workstream' OR kind = 'action'
                    OR kind = 'charter' OR kind = 'dismissal' OR kind = 'scenario'),
    record   BLOB    NOT NULL CHECK (length(record) = 16),
    before   TEXT    CHECK (json_valid(before)),
    after    TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;
INSERT INTO delta_next SELECT change, position, kind, record, before, after FROM delta;
DROP TABLE delta;
ALTER TABLE delta_next RENAME TO delta;
CREATE INDEX delta_of_record ON delta (record);
";

/// A change without what it did to the records.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Identity.
    pub id: Id,
    /// Its number in this account's history, from 1, without gaps.
    pub seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// The day it speaks of, where that is another.
    pub on: Option<Date>,
    /// Who made it, by name.
    pub author: String,
    /// What it did, as a sentence.
    pub label: String,
    /// Whether it was done, undone or redone.
    pub step: Step,
}

impl Headline {
    fn with(self, deltas: Vec<Delta>) -> Change {
        let Self { id, seq, at, on, author, label, step } = self;
        Change { id, seq, at, on, author, label, step, deltas }
    }
}

/// The number and id of the last change.
pub(crate) fn last(db: &Connection) -> Result<Option<(u64, Id)>> {
    let mut statement = db.prepare_cached("SELECT seq, id FROM change ORDER BY seq DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    rows.next()?.map(|row| Ok((seq(row)?, id(row, "id")?))).transpose()
}

/// Writes a change and its deltas.
pub(crate) fn insert(db: &Connection, change: &Change) -> Result<()> {
    let (step, of) = match &change.step {
        Step::Do => ("do", None),
        Step::Undo(of) => ("undo", Some(of)),
        Step::Redo(of) => ("redo", Some(of)),
    };
    let seq = stored(change.seq);
    let sql = "INSERT INTO change (seq, id, at, author, label, step, of, speaks_of)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        seq,
        blob(&change.id),
        change.at.to_string(),
        change.author,
        change.label,
        step,
        of.map(blob),
        change.on.map(|day| day.to_string()),
    ])?;
    let sql = "INSERT INTO delta (change, position, kind, record, before, after) VALUES (?, ?, ?, ?, ?, ?)";
    let mut statement = db.prepare_cached(sql)?;
    for (position, delta) in (0_i64..).zip(&change.deltas) {
        let side =
            |side: &Option<Record>| side.as_ref().map(|it| json(serde_json::to_string(it))).transpose();
        let RecordRef { kind, id } = &delta.record;
        statement.execute(params![
            seq,
            position,
            kind.code(),
            blob(id),
            side(&delta.before)?,
            side(&delta.after)?,
        ])?;
    }
    Ok(())
}

/// One change, whole.
pub(crate) fn change(db: &Connection, id: Id) -> Result<Option<Change>> {
    let mut statement = db.prepare_cached("SELECT * FROM change WHERE id = ?")?;
    let mut rows = statement.query([blob(&id)])?;
    rows.next()?.map(|row| whole(db, headline(row)?)).transpose()
}

/// Hands on every change, whole, the oldest first.
pub(crate) fn replay(db: &Connection, each: &mut dyn FnMut(Change)) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT * FROM change ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(whole(db, headline(row)?)?);
    }
    Ok(())
}

/// What a change left of the records it touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The change.
    pub id: Id,
    /// When it was recorded.
    pub at: Timestamp,
    /// The day it speaks of, where that is another.
    pub on: Option<Date>,
    /// Whether it was done, undone or redone.
    pub step: Step,
    /// Each record it touched as it was afterwards; none where it was taken out.
    pub after: Vec<(RecordRef, Option<Record>)>,
}

/// Hands on what every change left, the oldest first: quicker than [`replay`], which reads what was before
/// as well.
pub(crate) fn outcomes(db: &Connection, each: &mut dyn FnMut(Outcome)) -> Result<()> {
    let sql = "SELECT change.seq, change.id, at, speaks_of, step, of, kind, record, after
               FROM change JOIN delta ON change = seq ORDER BY seq, position";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut open: Option<(u64, Outcome)> = None;
    while let Some(row) = rows.next()? {
        let number = seq(row)?;
        if open.as_ref().is_none_or(|(last, _)| *last != number) {
            if let Some((_, outcome)) = open.take() {
                each(outcome);
            }
            let outcome = Outcome {
                id: id(row, "id")?,
                at: parsed(row, "at", |at| at.parse().ok())?,
                on: optional(row, "speaks_of", |day| day.parse().ok())?,
                step: step(row)?,
                // Most changes touch one record, and a vector that grows by itself begins with room for four.
                after: Vec::with_capacity(1),
            };
            open = Some((number, outcome));
        }
        if let Some((_, outcome)) = &mut open {
            let kind = parsed(row, "kind", RecordKind::from_code)?;
            let record = RecordRef { kind, id: id(row, "record")? };
            outcome.after.push((record, side_of(kind, row, "after")?));
        }
    }
    if let Some((_, outcome)) = open {
        each(outcome);
    }
    Ok(())
}

/// Number, id and step of every change, the oldest first.
pub(crate) fn steps(db: &Connection) -> Result<Vec<(u64, Id, Step)>> {
    let mut statement = db.prepare_cached("SELECT seq, id, step, of FROM change ORDER BY seq")?;
    statement.query_map([], |row| Ok((seq(row)?, id(row, "id")?, step(row)?)))?.collect()
}

/// At most `limit` changes with a number below `before`, the newest first.
pub(crate) fn headlines(db: &Connection, before: Option<u64>, limit: usize) -> Result<Vec<Headline>> {
    let sql = "SELECT * FROM change WHERE seq < ? ORDER BY seq DESC LIMIT ?";
    let before = before.map_or(i64::MAX, stored);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    db.prepare_cached(sql)?.query_map([before, limit], headline)?.collect()
}

/// As [`headlines`], with what the changes did.
pub(crate) fn changes(db: &Connection, before: Option<u64>, limit: usize) -> Result<Vec<Change>> {
    headlines(db, before, limit)?.into_iter().map(|headline| whole(db, headline)).collect()
}

fn headline(row: &Row<'_>) -> Result<Headline> {
    Ok(Headline {
        id: id(row, "id")?,
        seq: seq(row)?,
        at: parsed(row, "at", |at| at.parse().ok())?,
        on: optional(row, "speaks_of", |day| day.parse().ok())?,
        author: row.get("author")?,
        label: row.get("label")?,
        step: step(row)?,
    })
}

fn whole(db: &Connection, headline: Headline) -> Result<Change> {
    let sql = "SELECT kind, record, before, after FROM delta WHERE change = ? ORDER BY position";
    let mut statement = db.prepare_cached(sql)?;
    let deltas = statement.query_map([stored(headline.seq)], delta)?.collect::<Result<_>>()?;
    Ok(headline.with(deltas))
}

fn delta(row: &Row<'_>) -> Result<Delta> {
    let kind = parsed(row, "kind", RecordKind::from_code)?;
    Ok(Delta {
        record: RecordRef { kind, id: id(row, "record")? },
        before: side(row, "before")?,
        after: side(row, "after")?,
    })
}

fn side(row: &Row<'_>, column: &str) -> Result<Option<Record>> {
    let index = row.as_ref().column_index(column)?;
    let text = row.get_ref(index)?.as_str_or_null()?;
    text.map(|json| {
        serde_json::from_str(json)
            .map_err(|error| Error::FromSqlConversionFailure(index, Type::Text, error.into()))
    })
    .transpose()
}

/// As [`side`], of a kind that is known: the tag in the text need not be looked for, which takes half of the
/// time.
fn side_of(kind: RecordKind, row: &Row<'_>, column: &str) -> Result<Option<Record>> {
    fn read<T: DeserializeOwned + Into<Record>>(json: &str) -> serde_json::Result<Record> {
        serde_json::from_str::<T>(json).map(Into::into)
    }
    let index = row.as_ref().column_index(column)?;
    let Some(json) = row.get_ref(index)?.as_str_or_null()? else { return Ok(None) };
    let record = match kind {
        RecordKind::Stakeholder => read::<Stakeholder>(json),
        RecordKind::Tie => read::<Tie>(json),
        RecordKind::Assessment => read::<Assessment>(json),
        RecordKind::Place => read::<Place>(json),
        RecordKind::Origin => read::<Origin>(json),
        RecordKind::Incident => read::<Incident>(json),
        // The others are few.
        _ => serde_json::from_str(json),
    };
    let misread = |error: serde_json::Error| Error::FromSqlConversionFailure(index, Type::Text, error.into());
    record.map(Some).map_err(misread)
}

fn step(row: &Row<'_>) -> Result<Step> {
    let of = optional_id(row, "of")?;
    parsed(row, "step", |step| match (step, of) {
        ("do", None) => Some(Step::Do),
        ("undo", Some(of)) => Some(Step::Undo(of)),
        ("redo", Some(of)) => Some(Step::Redo(of)),
        _ => None,
    })
}

fn seq(row: &Row<'_>) -> Result<u64> {
    row.get("seq").map(i64::cast_unsigned)
}

/// A change's number as it is stored; numbers beyond the range of the column are never reached.
fn stored(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}
