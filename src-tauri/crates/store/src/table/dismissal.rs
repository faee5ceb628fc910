//! Findings that were put aside.

use super::body;
use domain::Dismissal;
use rusqlite::{Connection, Result, Row};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE dismissal (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    body TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM dismissal";

pub(super) fn insert(db: &Connection, dismissal: &Dismissal) -> Result<()> {
    body::insert(db, "INSERT INTO dismissal (id, body) VALUES (?, ?)", &dismissal.id, dismissal)
}

pub(super) fn read(row: &Row<'_>) -> Result<Dismissal> {
    body::read(row, |dismissal: &Dismissal| dismissal.id)
}
