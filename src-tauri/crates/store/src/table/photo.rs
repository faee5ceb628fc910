//! Faces: at most one a stakeholder.

use super::{blob, id};
use domain::Photo;
use rusqlite::{Connection, Result, Row, params};

/// The picture is text, base64, as in the history.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE photo (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    stakeholder BLOB NOT NULL UNIQUE REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    jpeg        TEXT NOT NULL
) STRICT;
"#;

pub(super) const ALL: &str = "SELECT * FROM photo";

pub(super) fn insert(db: &Connection, photo: &Photo) -> Result<()> {
    let sql = "INSERT INTO photo (id, stakeholder, jpeg) VALUES (?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![blob(&photo.id), blob(&photo.stakeholder), photo.jpeg])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Photo> {
    Ok(Photo { id: id(row, "id")?, stakeholder: id(row, "stakeholder")?, jpeg: row.get("jpeg")? })
}
