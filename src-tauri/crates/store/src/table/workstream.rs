//! Workstreams that both companies own.

use super::body;
use domain::Workstream;
use rusqlite::{Connection, Result, Row};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE workstream (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    body TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM workstream";

pub(super) fn insert(db: &Connection, stream: &Workstream) -> Result<()> {
    body::insert(db, "INSERT INTO workstream (id, body) VALUES (?, ?)", &stream.id, stream)
}

pub(super) fn read(row: &Row<'_>) -> Result<Workstream> {
    body::read(row, |stream: &Workstream| stream.id)
}
