//! What built or diluted trust, on which day, on which ties.

use super::{blob, id, json, optional, parsed};
use domain::{Effect, Incident, Level, trust::Side};
use rusqlite::{Connection, Result, Row, params};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// The day is `YYYY-MM-DD`. What it speaks of and which ties it touched are JSON lists: they are read and
/// written whole. That the ties are there is a rule of the records.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE incident (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    day        TEXT    NOT NULL CHECK (length(day) >= 10),
    title      TEXT    NOT NULL CHECK (title <> ''),
    story      TEXT    NOT NULL,
    effect     TEXT    NOT NULL CHECK (effect = 'built' OR effect = 'diluted'),
    strength   INTEGER NOT NULL CHECK (strength BETWEEN 1 AND 5),
    side       TEXT    CHECK (side = 'customer' OR side = 'supplier'),
    level      TEXT    CHECK (level = 'leadership' OR level = 'operation' OR level = 'staff'),
    components TEXT    NOT NULL CHECK (json_valid(components) AND json_type(components) = 'array'),
    tags       TEXT    NOT NULL CHECK (json_valid(tags) AND json_type(tags) = 'array'),
    ties       TEXT    NOT NULL CHECK (json_valid(ties) AND json_type(ties) = 'array'),
    told_by    TEXT    NOT NULL
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM incident";

pub(super) fn insert(db: &Connection, incident: &Incident) -> Result<()> {
    let sql = "INSERT INTO incident
        (id, day, title, story, effect, strength, side, level, components, tags, ties, told_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&incident.id),
        incident.on.to_string(),
        incident.title,
        incident.story,
        incident.effect.code(),
        incident.strength,
        incident.side.map(Side::code),
        incident.level.map(Level::code),
        json(serde_json::to_string(&incident.components))?,
        json(serde_json::to_string(&incident.tags))?,
        json(serde_json::to_string(&incident.ties))?,
        incident.told_by,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Incident> {
    Ok(Incident {
        id: id(row, "id")?,
        on: parsed(row, "day", |day| day.parse().ok())?,
        title: row.get("title")?,
        story: row.get("story")?,
        effect: parsed(row, "effect", Effect::from_code)?,
        strength: row.get("strength")?,
        side: optional(row, "side", Side::from_code)?,
        level: optional(row, "level", Level::from_code)?,
        components: listed(row, "components")?,
        tags: listed(row, "tags")?,
        ties: listed(row, "ties")?,
        told_by: row.get("told_by")?,
    })
}

fn listed<T: DeserializeOwned + Ord>(row: &Row<'_>, column: &str) -> Result<BTreeSet<T>> {
    parsed(row, column, |json| serde_json::from_str(json).ok())
}
