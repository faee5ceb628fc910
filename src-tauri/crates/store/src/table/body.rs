//! Records that are read and written whole: one JSON object beside the id.

use super::{blob, id, json, parsed};
use domain::Id;
use rusqlite::{Connection, Result, Row, params};
use serde::{Serialize, de::DeserializeOwned};

/// Writes a record by a statement that takes its id and its body.
pub(super) fn insert(db: &Connection, sql: &str, number: &Id, body: &impl Serialize) -> Result<()> {
    db.prepare_cached(sql)?.execute(params![blob(number), json(serde_json::to_string(body))?])?;
    Ok(())
}

/// The record in a row, where it bears the row's id.
pub(super) fn read<T: DeserializeOwned>(row: &Row<'_>, of: impl Fn(&T) -> Id) -> Result<T> {
    let number = id(row, "id")?;
    parsed(row, "body", |json| serde_json::from_str(json).ok().filter(|body: &T| of(body) == number))
}
