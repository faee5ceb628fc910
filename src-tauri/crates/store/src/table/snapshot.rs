//! Moments that were given a name.

use super::{blob, id, parsed};
use domain::Snapshot;
use rusqlite::{Connection, Result, Row, params};

/// The moment is RFC 3339 in UTC.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE snapshot (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (name <> ''),
    at   TEXT NOT NULL CHECK (length(at) >= 20)
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM snapshot";

pub(super) fn insert(db: &Connection, snapshot: &Snapshot) -> Result<()> {
    let sql = "INSERT INTO snapshot (id, name, at) VALUES (?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![blob(&snapshot.id), snapshot.name, snapshot.at.to_string()])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Snapshot> {
    Ok(Snapshot { id: id(row, "id")?, name: row.get("name")?, at: parsed(row, "at", |at| at.parse().ok())? })
}
