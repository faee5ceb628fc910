//! What somebody of ours thought.

use super::{blob, id, json, optional_id, parsed};
use domain::{Reflection, Thought};
use rusqlite::{Connection, Result, Row, params};

/// What was thought is one JSON object, tagged with its sort.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE reflection (
    id      BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    day     TEXT NOT NULL CHECK (length(day) >= 10),
    by      TEXT NOT NULL CHECK (by <> ''),
    about   BLOB REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    thought TEXT NOT NULL CHECK (json_valid(thought) AND json_type(thought) = 'object')
) STRICT;
CREATE INDEX reflection_about ON reflection (about);
"#;

pub(super) const ALL: &str = "SELECT * FROM reflection";

pub(super) fn insert(db: &Connection, reflection: &Reflection) -> Result<()> {
    let sql = "INSERT INTO reflection (id, day, by, about, thought) VALUES (?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&reflection.id),
        reflection.on.to_string(),
        reflection.by,
        reflection.about.as_ref().map(blob),
        json(serde_json::to_string(&reflection.thought))?,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Reflection> {
    Ok(Reflection {
        id: id(row, "id")?,
        on: parsed(row, "day", |day| day.parse().ok())?,
        by: row.get("by")?,
        about: optional_id(row, "about")?,
        thought: parsed(row, "thought", |json| {
            serde_json::from_str(json).ok().filter(|thought: &Thought| thought.check().is_ok())
        })?,
    })
}
