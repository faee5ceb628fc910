//! Where relationships stand and should be.

use super::{blob, id, optional, parsed};
use domain::{
    Strategy,
    trust::ladder::{Ladder, Stage},
};
use rusqlite::{Connection, Result, Row, params};

/// Ladder and stages are codes; which stages a ladder has is told by the domain alone.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE strategy (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    stakeholder BLOB NOT NULL UNIQUE REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    ladder      TEXT NOT NULL,
    current     TEXT,
    target      TEXT,
    why         TEXT NOT NULL,
    day         TEXT NOT NULL CHECK (length(day) >= 10)
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM strategy";

pub(super) fn insert(db: &Connection, strategy: &Strategy) -> Result<()> {
    let sql = "INSERT INTO strategy (id, stakeholder, ladder, current, target, why, day) VALUES (?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&strategy.id),
        blob(&strategy.stakeholder),
        strategy.ladder.code(),
        strategy.current.map(Stage::code),
        strategy.target.map(Stage::code),
        strategy.why,
        strategy.on.to_string(),
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Strategy> {
    Ok(Strategy {
        id: id(row, "id")?,
        stakeholder: id(row, "stakeholder")?,
        ladder: parsed(row, "ladder", Ladder::from_code)?,
        current: optional(row, "current", Stage::from_code)?,
        target: optional(row, "target", Stage::from_code)?,
        why: row.get("why")?,
        on: parsed(row, "day", |day| day.parse().ok())?,
    })
}
