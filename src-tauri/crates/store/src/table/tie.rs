//! The ties between stakeholders: at most one of a kind from one to another.

use super::{blob, id, parsed};
use domain::{Tie, TieKind};
use rusqlite::{Connection, Result, Row, params};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE tie (
    id     BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind   TEXT NOT NULL
           CHECK (kind = 'reports-to' OR kind = 'reports-dotted' OR kind = 'trust'
                  OR kind = 'influence' OR kind = 'conflict' OR kind = 'supplies'),
    "from" BLOB NOT NULL REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    "to"   BLOB NOT NULL REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    note   TEXT NOT NULL,
    UNIQUE ("from", "to", kind),
    CHECK ("from" <> "to")
) STRICT;
CREATE INDEX tie_to ON tie ("to");
"#;

pub(super) const ALL: &str = "SELECT * FROM tie";

pub(super) fn insert(db: &Connection, tie: &Tie) -> Result<()> {
    let sql = r#"INSERT INTO tie (id, kind, "from", "to", note) VALUES (?, ?, ?, ?, ?)"#;
    let (from, to) = (blob(&tie.from), blob(&tie.to));
    db.prepare_cached(sql)?.execute(params![blob(&tie.id), tie.kind.code(), from, to, tie.note])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Tie> {
    Ok(Tie {
        id: id(row, "id")?,
        kind: parsed(row, "kind", TieKind::from_code)?,
        from: id(row, "from")?,
        to: id(row, "to")?,
        note: row.get("note")?,
    })
}
