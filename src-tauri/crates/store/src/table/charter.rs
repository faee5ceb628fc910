//! The vision and the charter of the relationship.

use super::body;
use domain::Charter;
use rusqlite::{Connection, Result, Row};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE charter (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    body TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM charter";

pub(super) fn insert(db: &Connection, charter: &Charter) -> Result<()> {
    body::insert(db, "INSERT INTO charter (id, body) VALUES (?, ?)", &charter.id, charter)
}

pub(super) fn read(row: &Row<'_>) -> Result<Charter> {
    body::read(row, |charter: &Charter| charter.id)
}
