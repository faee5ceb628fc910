//! Actions and commitments.

use super::body;
use domain::Action;
use rusqlite::{Connection, Result, Row};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE action (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    body TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM action";

pub(super) fn insert(db: &Connection, action: &Action) -> Result<()> {
    body::insert(db, "INSERT INTO action (id, body) VALUES (?, ?)", &action.id, action)
}

pub(super) fn read(row: &Row<'_>) -> Result<Action> {
    body::read(row, |action: &Action| action.id)
}
