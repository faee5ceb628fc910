//! Answers that came back to rounds of the partner survey.

use super::{blob, id, json, parsed};
use domain::trust::survey::Reply;
use rusqlite::{Connection, Result, Row, params};

/// Who answered is told by the key in the round; the answers are one JSON object.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE reply (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    round       BLOB NOT NULL REFERENCES round (id) DEFERRABLE INITIALLY DEFERRED,
    participant TEXT NOT NULL CHECK (participant <> ''),
    day         TEXT NOT NULL CHECK (length(day) >= 10),
    answers     TEXT NOT NULL CHECK (json_valid(answers) AND json_type(answers) = 'object'),
    UNIQUE (round, participant)
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM reply";

pub(super) fn insert(db: &Connection, reply: &Reply) -> Result<()> {
    let sql = "INSERT INTO reply (id, round, participant, day, answers) VALUES (?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&reply.id),
        blob(&reply.answers.round),
        reply.answers.participant,
        reply.on.to_string(),
        json(serde_json::to_string(&reply.answers))?,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Reply> {
    Ok(Reply {
        id: id(row, "id")?,
        on: parsed(row, "day", |day| day.parse().ok())?,
        answers: parsed(row, "answers", |json| serde_json::from_str(json).ok())?,
    })
}
