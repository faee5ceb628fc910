//! The record tables: in each file one table's schema, rows and queries.
//!
//! References between tables are deferred: within a change records may come and go in any order. The
//! codes of a vocabulary are told as `a = 'x' OR a = 'y'`: for `a IN ('x', 'y', 'z')` SQLite builds a
//! table of three for every row it writes, which takes most of the time.

pub(crate) mod action;
pub(crate) mod assessment;
mod body;
pub(crate) mod charter;
pub(crate) mod dismissal;
pub(crate) mod incident;
pub(crate) mod kept;
pub(crate) mod origin;
pub(crate) mod photo;
pub(crate) mod place;
pub(crate) mod profile;
pub(crate) mod reflection;
pub(crate) mod reply;
pub(crate) mod round;
pub(crate) mod scenario;
pub(crate) mod snapshot;
pub(crate) mod stakeholder;
pub(crate) mod strategy;
pub(crate) mod tie;
pub(crate) mod view;
pub(crate) mod workstream;

use domain::{Id, Record, RecordKind, RecordRef};
use rusqlite::{Connection, Error, Result, Row, types::Type};
use uuid::Uuid;

/// Writes a record that is not in its table yet.
pub(crate) fn insert(db: &Connection, record: &Record) -> Result<()> {
    match record {
        Record::Profile(record) => profile::insert(db, record),
        Record::Stakeholder(record) => stakeholder::insert(db, record),
        Record::Tie(record) => tie::insert(db, record),
        Record::Assessment(record) => assessment::insert(db, record),
        Record::Place(record) => place::insert(db, record),
        Record::Origin(record) => origin::insert(db, record),
        Record::Photo(record) => photo::insert(db, record),
        Record::View(record) => view::insert(db, record),
        Record::Incident(record) => incident::insert(db, record),
        Record::Snapshot(record) => snapshot::insert(db, record),
        Record::Strategy(record) => strategy::insert(db, record),
        Record::Reflection(record) => reflection::insert(db, record),
        Record::Round(record) => round::insert(db, record),
        Record::Reply(record) => reply::insert(db, record),
        Record::Workstream(record) => workstream::insert(db, record),
        Record::Action(record) => action::insert(db, record),
        Record::Charter(record) => charter::insert(db, record),
        Record::Dismissal(record) => dismissal::insert(db, record),
        Record::Scenario(record) => scenario::insert(db, record),
    }
}

/// Takes a record out of its table, and says whether it was there.
pub(crate) fn remove(db: &Connection, RecordRef { kind, id }: RecordRef) -> Result<bool> {
    let sql = match kind {
        RecordKind::Profile => "DELETE FROM profile WHERE id = ?",
        RecordKind::Stakeholder => "DELETE FROM stakeholder WHERE id = ?",
        RecordKind::Tie => "DELETE FROM tie WHERE id = ?",
        RecordKind::Assessment => "DELETE FROM assessment WHERE id = ?",
        RecordKind::Place => "DELETE FROM place WHERE id = ?",
        RecordKind::Origin => "DELETE FROM origin WHERE id = ?",
        RecordKind::Photo => "DELETE FROM photo WHERE id = ?",
        RecordKind::View => "DELETE FROM view WHERE id = ?",
        RecordKind::Incident => "DELETE FROM incident WHERE id = ?",
        RecordKind::Snapshot => "DELETE FROM snapshot WHERE id = ?",
        RecordKind::Strategy => "DELETE FROM strategy WHERE id = ?",
        RecordKind::Reflection => "DELETE FROM reflection WHERE id = ?",
        RecordKind::Round => "DELETE FROM round WHERE id = ?",
        RecordKind::Reply => "DELETE FROM reply WHERE id = ?",
        RecordKind::Workstream => "DELETE FROM workstream WHERE id = ?",
        RecordKind::Action => "DELETE FROM action WHERE id = ?",
        RecordKind::Charter => "DELETE FROM charter WHERE id = ?",
        RecordKind::Dismissal => "DELETE FROM dismissal WHERE id = ?",
        RecordKind::Scenario => "DELETE FROM scenario WHERE id = ?",
    };
    Ok(db.prepare_cached(sql)?.execute([blob(&id)])? > 0)
}

/// Every record, kinds in the order of [`RecordKind`].
pub(crate) fn all(db: &Connection) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    records.extend(rows(db, profile::ALL, profile::read)?.into_iter().map(Record::from));
    records.extend(rows(db, stakeholder::ALL, stakeholder::read)?.into_iter().map(Record::from));
    records.extend(rows(db, tie::ALL, tie::read)?.into_iter().map(Record::from));
    records.extend(rows(db, assessment::ALL, assessment::read)?.into_iter().map(Record::from));
    records.extend(rows(db, place::ALL, place::read)?.into_iter().map(Record::from));
    records.extend(rows(db, origin::ALL, origin::read)?.into_iter().map(Record::from));
    records.extend(rows(db, photo::ALL, photo::read)?.into_iter().map(Record::from));
    records.extend(rows(db, view::ALL, view::read)?.into_iter().map(Record::from));
    records.extend(rows(db, incident::ALL, incident::read)?.into_iter().map(Record::from));
    records.extend(rows(db, snapshot::ALL, snapshot::read)?.into_iter().map(Record::from));
    records.extend(rows(db, strategy::ALL, strategy::read)?.into_iter().map(Record::from));
    records.extend(rows(db, reflection::ALL, reflection::read)?.into_iter().map(Record::from));
    records.extend(rows(db, round::ALL, round::read)?.into_iter().map(Record::from));
    records.extend(rows(db, reply::ALL, reply::read)?.into_iter().map(Record::from));
    records.extend(rows(db, workstream::ALL, workstream::read)?.into_iter().map(Record::from));
    records.extend(rows(db, action::ALL, action::read)?.into_iter().map(Record::from));
    records.extend(rows(db, charter::ALL, charter::read)?.into_iter().map(Record::from));
    records.extend(rows(db, dismissal::ALL, dismissal::read)?.into_iter().map(Record::from));
    records.extend(rows(db, scenario::ALL, scenario::read)?.into_iter().map(Record::from));
    Ok(records)
}

fn rows<T>(db: &Connection, sql: &str, read: fn(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    db.prepare(sql)?.query_map([], read)?.collect()
}

/// An id as it is stored: its 16 bytes.
pub(crate) fn blob(id: &Id) -> &[u8] {
    id.0.as_bytes()
}

/// The id in a column.
pub(crate) fn id(row: &Row<'_>, column: &str) -> Result<Id> {
    row.get(column).map(|bytes: [u8; 16]| Id(Uuid::from_bytes(bytes)))
}

/// The id in a column that may be empty.
pub(crate) fn optional_id(row: &Row<'_>, column: &str) -> Result<Option<Id>> {
    row.get(column).map(|bytes: Option<[u8; 16]>| bytes.map(|bytes| Id(Uuid::from_bytes(bytes))))
}

/// A text column, read by the function that knows its form.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
    let index = row.as_ref().column_index(column)?;
    let text = row.get_ref(index)?.as_str()?;
    parse(text).ok_or_else(|| misread(index, column, text))
}

/// A text column that may be empty, read by the function that knows its form.
pub(crate) fn optional<T>(
    row: &Row<'_>,
    column: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>> {
    let index = row.as_ref().column_index(column)?;
    let text = row.get_ref(index)?.as_str_or_null()?;
    text.map(|text| parse(text).ok_or_else(|| misread(index, column, text))).transpose()
}

/// What was written as JSON.
pub(crate) fn json(written: serde_json::Result<String>) -> Result<String> {
    written.map_err(|error| Error::ToSqlConversionFailure(error.into()))
}

fn misread(index: usize, column: &str, text: &str) -> Error {
    let text: String = text.chars().take(80).collect();
    Error::FromSqlConversionFailure(index, Type::Text, format!("“{text}” cannot be a {column}").into())
}
