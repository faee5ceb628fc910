//! The marks that imports left: a key is one stakeholder's within its system.

use super::{blob, id, json, parsed};
use domain::Origin;
use rusqlite::{Connection, Result, Row, params};

/// The values are a JSON object of text.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE origin (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    stakeholder BLOB NOT NULL REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    system      TEXT NOT NULL,
    key         TEXT NOT NULL,
    "values"    TEXT NOT NULL CHECK (json_valid("values") AND json_type("values") = 'object'),
    UNIQUE (system, key)
) STRICT;
CREATE INDEX origin_of_stakeholder ON origin (stakeholder);
"#;

pub(super) const ALL: &str = "SELECT * FROM origin";

pub(super) fn insert(db: &Connection, origin: &Origin) -> Result<()> {
    let sql = r#"INSERT INTO origin (id, stakeholder, system, key, "values") VALUES (?, ?, ?, ?, ?)"#;
    let values = json(serde_json::to_string(&origin.values))?;
    let (id, stakeholder) = (blob(&origin.id), blob(&origin.stakeholder));
    db.prepare_cached(sql)?.execute(params![id, stakeholder, origin.system, origin.key, values])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Origin> {
    Ok(Origin {
        id: id(row, "id")?,
        stakeholder: id(row, "stakeholder")?,
        system: row.get("system")?,
        key: row.get("key")?,
        values: parsed(row, "values", |json| serde_json::from_str(json).ok())?,
    })
}
