//! The account's own description and settings: a table of one row.

use super::{blob, id, json, optional, optional_id};
use domain::Profile;
use rusqlite::{Connection, Result, Row, params};

pub(crate) const MIGRATION: &str = r#"
CREATE TABLE profile (
    id                BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    only_one          INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only_one = 1),
    name              TEXT    NOT NULL CHECK (name <> ''),
    supplier          TEXT    NOT NULL,
    manager           BLOB    REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    half_life_days    REAL    NOT NULL CHECK (half_life_days > 0 AND half_life_days < 9e999),
    instrument_weight REAL    NOT NULL CHECK (instrument_weight > 0 AND instrument_weight < 9e999)
) STRICT;
CREATE INDEX profile_of_manager ON profile (manager);
"#;

/// The weight of a quick check; an account of the time before has its default.
pub(crate) const QUICK_CHECKS: &str = "
ALTER TABLE profile ADD COLUMN quick_check_weight REAL NOT NULL DEFAULT 4
    CHECK (quick_check_weight > 0 AND quick_check_weight < 9e999);
";

/// What figures beside the scores rest on: one JSON object; none = the defaults.
pub(crate) const MEASURES: &str = "
ALTER TABLE profile ADD COLUMN measures TEXT CHECK (measures IS NULL OR json_valid(measures));
";

/// How the coach is tuned: one JSON object; none = the defaults.
pub(crate) const COACH: &str = "
ALTER TABLE profile ADD COLUMN coach TEXT CHECK (coach IS NULL OR json_valid(coach));
";

pub(super) const ALL: &str = "SELECT * FROM profile";

pub(super) fn insert(db: &Connection, profile: &Profile) -> Result<()> {
    let sql = "INSERT INTO profile (id, name, supplier, manager, half_life_days, instrument_weight,
                                    quick_check_weight, measures, coach)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&profile.id),
        profile.name,
        profile.supplier,
        profile.manager.as_ref().map(blob),
        profile.half_life_days,
        profile.instrument_weight,
        profile.quick_check_weight,
        json(serde_json::to_string(&profile.measures))?,
        json(serde_json::to_string(&profile.coach))?,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Profile> {
    Ok(Profile {
        id: id(row, "id")?,
        name: row.get("name")?,
        supplier: row.get("supplier")?,
        manager: optional_id(row, "manager")?,
        half_life_days: row.get("half_life_days")?,
        instrument_weight: row.get("instrument_weight")?,
        quick_check_weight: row.get("quick_check_weight")?,
        measures: optional(row, "measures", |json| serde_json::from_str(json).ok())?.unwrap_or_default(),
        coach: optional(row, "coach", |json| serde_json::from_str(json).ok())?.unwrap_or_default(),
    })
}
