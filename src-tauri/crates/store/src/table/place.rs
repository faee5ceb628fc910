//! Where cards were put by hand: at most one place a card in each lens.

use super::{blob, id, parsed};
use domain::{Lens, Place};
use rusqlite::{Connection, Result, Row, params};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE place (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    lens        TEXT NOT NULL CHECK (lens = 'four-worlds' OR lens = 'org-chart'),
    stakeholder BLOB NOT NULL REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    x           REAL NOT NULL CHECK (abs(x) < 9e999),
    y           REAL NOT NULL CHECK (abs(y) < 9e999),
    UNIQUE (stakeholder, lens)
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM place";

pub(super) fn insert(db: &Connection, place: &Place) -> Result<()> {
    let sql = "INSERT INTO place (id, lens, stakeholder, x, y) VALUES (?, ?, ?, ?, ?)";
    let (id, stakeholder) = (blob(&place.id), blob(&place.stakeholder));
    db.prepare_cached(sql)?.execute(params![id, place.lens.code(), stakeholder, place.x, place.y])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Place> {
    Ok(Place {
        id: id(row, "id")?,
        lens: parsed(row, "lens", Lens::from_code)?,
        stakeholder: id(row, "stakeholder")?,
        x: row.get("x")?,
        y: row.get("y")?,
    })
}
