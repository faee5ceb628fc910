//! The people, teams and organisations.

use super::{blob, id, json, optional, optional_id, parsed};
use domain::{Attitude, Coverage, Group, Influence, Kind, Level, Role, Stakeholder, Status};
use rusqlite::{Connection, Result, Row, params};
use std::collections::BTreeSet;

/// Roles and tags are JSON arrays of text.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE stakeholder (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind         TEXT NOT NULL CHECK (kind = 'person' OR kind = 'team' OR kind = 'organisation'),
    name         TEXT NOT NULL CHECK (name <> ''),
    organisation TEXT NOT NULL,
    department   TEXT NOT NULL,
    title        TEXT NOT NULL,
    "group"      TEXT NOT NULL
                 CHECK ("group" = 'customer' OR "group" = 'functions' OR "group" = 'leadership'
                        OR "group" = 'suppliers'),
    level        TEXT CHECK (level = 'leadership' OR level = 'operation' OR level = 'staff'),
    roles        TEXT NOT NULL CHECK (json_valid(roles) AND json_type(roles) = 'array'),
    attitude     TEXT
                 CHECK (attitude = 'mentor' OR attitude = 'supporter' OR attitude = 'neutral'
                        OR attitude = 'non-supporter' OR attitude = 'enemy'),
    coverage     TEXT
                 CHECK (coverage = 'none' OR coverage = 'brief' OR coverage = 'multiple'
                        OR coverage = 'in-depth'),
    influence    TEXT
                 CHECK (influence = 'outside' OR influence = 'political-structure'
                        OR influence = 'inner-circle'),
    status       TEXT NOT NULL CHECK (status = 'known' OR status = 'not-met' OR status = 'left'),
    email        TEXT NOT NULL,
    phone        TEXT NOT NULL,
    mobile       TEXT NOT NULL,
    address      TEXT NOT NULL,
    owner        BLOB REFERENCES stakeholder (id) DEFERRABLE INITIALLY DEFERRED,
    tags         TEXT NOT NULL CHECK (json_valid(tags) AND json_type(tags) = 'array'),
    notes        TEXT NOT NULL
) STRICT;
CREATE INDEX stakeholder_of_owner ON stakeholder (owner);
"#;

pub(super) const ALL: &str = "SELECT * FROM stakeholder";

pub(super) fn insert(db: &Connection, stakeholder: &Stakeholder) -> Result<()> {
    let sql = r#"INSERT INTO stakeholder
        (id, kind, name, organisation, department, title, "group", level, roles, attitude, coverage,
         influence, status, email, phone, mobile, address, owner, tags, notes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"#;
    db.prepare_cached(sql)?.execute(params![
        blob(&stakeholder.id),
        stakeholder.kind.code(),
        stakeholder.name,
        stakeholder.organisation,
        stakeholder.department,
        stakeholder.title,
        stakeholder.group.code(),
        stakeholder.level.map(Level::code),
        json(serde_json::to_string(&stakeholder.roles))?,
        stakeholder.attitude.map(Attitude::code),
        stakeholder.coverage.map(Coverage::code),
        stakeholder.influence.map(Influence::code),
        stakeholder.status.code(),
        stakeholder.email,
        stakeholder.phone,
        stakeholder.mobile,
        stakeholder.address,
        stakeholder.owner.as_ref().map(blob),
        json(serde_json::to_string(&stakeholder.tags))?,
        stakeholder.notes,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Stakeholder> {
    Ok(Stakeholder {
        id: id(row, "id")?,
        kind: parsed(row, "kind", Kind::from_code)?,
        name: row.get("name")?,
        organisation: row.get("organisation")?,
        department: row.get("department")?,
        title: row.get("title")?,
        group: parsed(row, "group", Group::from_code)?,
        level: optional(row, "level", Level::from_code)?,
        roles: parsed(row, "roles", |json| serde_json::from_str::<BTreeSet<Role>>(json).ok())?,
        attitude: optional(row, "attitude", Attitude::from_code)?,
        coverage: optional(row, "coverage", Coverage::from_code)?,
        influence: optional(row, "influence", Influence::from_code)?,
        status: parsed(row, "status", Status::from_code)?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        mobile: row.get("mobile")?,
        address: row.get("address")?,
        owner: optional_id(row, "owner")?,
        tags: parsed(row, "tags", |json| serde_json::from_str(json).ok())?,
        notes: row.get("notes")?,
    })
}
