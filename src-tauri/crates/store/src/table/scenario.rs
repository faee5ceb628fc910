//! What is supposed, under a name.

use super::body;
use domain::Scenario;
use rusqlite::{Connection, Result, Row};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE scenario (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    body TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM scenario";

pub(super) fn insert(db: &Connection, scenario: &Scenario) -> Result<()> {
    body::insert(db, "INSERT INTO scenario (id, body) VALUES (?, ?)", &scenario.id, scenario)
}

pub(super) fn read(row: &Row<'_>) -> Result<Scenario> {
    body::read(row, |scenario: &Scenario| scenario.id)
}
