//! Rounds of the partner survey.

use super::{blob, id, json, parsed};
use domain::trust::survey::Round;
use rusqlite::{Connection, Result, Row, params};

/// Statements and participants are read and written whole: the round is one JSON object.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE round (
    id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name  TEXT NOT NULL CHECK (name <> ''),
    day   TEXT NOT NULL CHECK (length(day) >= 10),
    round TEXT NOT NULL CHECK (json_valid(round) AND json_type(round) = 'object')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM round";

pub(super) fn insert(db: &Connection, round: &Round) -> Result<()> {
    let sql = "INSERT INTO round (id, name, day, round) VALUES (?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&round.id),
        round.name,
        round.on.to_string(),
        json(serde_json::to_string(round))?,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Round> {
    let number = id(row, "id")?;
    parsed(row, "round", |json| {
        serde_json::from_str(json).ok().filter(|round: &Round| round.id == number && round.check().is_ok())
    })
}
