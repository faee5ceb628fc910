//! Views that were given a name.

use super::{blob, id, json, parsed};
use domain::SavedView;
use rusqlite::{Connection, Result, Row, params};

/// What a view shows is one JSON object: it is read and written whole, and nobody searches in it. Whom
/// it names may have gone.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE view (
    id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name     TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL CHECK (position >= 0),
    sight    TEXT NOT NULL CHECK (json_valid(sight) AND json_type(sight) = 'object'),
    at       TEXT CHECK (at IS NULL OR json_valid(at)),
    places   TEXT NOT NULL CHECK (json_valid(places) AND json_type(places) = 'array')
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM view";

pub(super) fn insert(db: &Connection, view: &SavedView) -> Result<()> {
    let sql = "INSERT INTO view (id, name, position, sight, at, places) VALUES (?, ?, ?, ?, ?, ?)";
    let sight = json(serde_json::to_string(&view.sight))?;
    let at = view.at.map(|at| json(serde_json::to_string(&at))).transpose()?;
    let places = json(serde_json::to_string(&view.places))?;
    db.prepare_cached(sql)?.execute(params![blob(&view.id), view.name, view.position, sight, at, places])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<SavedView> {
    Ok(SavedView {
        id: id(row, "id")?,
        name: row.get("name")?,
        position: row.get("position")?,
        sight: parsed(row, "sight", |json| serde_json::from_str(json).ok())?,
        at: super::optional(row, "at", |json| serde_json::from_str(json).ok())?,
        places: parsed(row, "places", |json| serde_json::from_str(json).ok())?,
    })
}
