//! What was worked out from the records and is kept, so that it is the same the next time. It is no part of
//! the account: without it, it is worked out anew.

use super::json;
use rusqlite::{Connection, OptionalExtension, Result};
use serde::{Serialize, de::DeserializeOwned};

pub(crate) const MIGRATION: &str = "
CREATE TABLE kept (
    name  TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
";

/// Keeps a value under a name, instead of what was kept there.
pub(crate) fn keep(db: &Connection, name: &str, value: &impl Serialize) -> Result<()> {
    let value = json(serde_json::to_string(value))?;
    db.prepare_cached("INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)")?.execute([name, &value])?;
    Ok(())
}

/// What is kept under a name; nothing where it cannot be read as such a value.
pub(crate) fn kept<T: DeserializeOwned>(db: &Connection, name: &str) -> Result<Option<T>> {
    let sql = "SELECT value FROM kept WHERE name = ?";
    let value: Option<String> = db.query_row(sql, [name], |row| row.get(0)).optional()?;
    Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
}
