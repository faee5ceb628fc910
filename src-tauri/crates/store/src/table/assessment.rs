//! The evidence on trust ties: who scored them, when, and what they answered.

use super::{blob, id, parsed};
use domain::{
    Assessment, Reading,
    trust::equation::{Scale, TrustEquation},
};
use rusqlite::{Connection, Result, Row, params};

/// The day is `YYYY-MM-DD`. The four factors and the scale are those of the Trust Equation.
pub(crate) const MIGRATION: &str = r#"
CREATE TABLE assessment (
    id               BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tie              BLOB    NOT NULL REFERENCES tie (id) DEFERRABLE INITIALLY DEFERRED,
    instrument       TEXT    NOT NULL CHECK (instrument = 'trust-equation'),
    scale            TEXT    NOT NULL CHECK (scale = '1-10' OR scale = '1-5'),
    credibility      INTEGER NOT NULL,
    reliability      INTEGER NOT NULL,
    intimacy         INTEGER NOT NULL,
    self_orientation INTEGER NOT NULL,
    day              TEXT    NOT NULL CHECK (length(day) >= 10),
    assessor         TEXT    NOT NULL CHECK (assessor <> ''),
    rationale        TEXT    NOT NULL,
    confidence       REAL    NOT NULL CHECK (confidence > 0 AND confidence <= 1),
    CHECK (min(credibility, reliability, intimacy, self_orientation) >= 1),
    CHECK (max(credibility, reliability, intimacy, self_orientation)
           <= CASE scale WHEN '1-5' THEN 5 ELSE 10 END)
) STRICT;
CREATE INDEX assessment_of_tie ON assessment (tie);
"#;

pub(super) const ALL: &str = "SELECT * FROM assessment";

pub(super) fn insert(db: &Connection, assessment: &Assessment) -> Result<()> {
    let sql = "INSERT INTO assessment
        (id, tie, instrument, scale, credibility, reliability, intimacy, self_orientation, day, assessor,
         rationale, confidence)
        VALUES (?, ?, 'trust-equation', ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let Reading::TrustEquation(equation) = &assessment.reading;
    db.prepare_cached(sql)?.execute(params![
        blob(&assessment.id),
        blob(&assessment.tie),
        equation.scale.code(),
        equation.credibility,
        equation.reliability,
        equation.intimacy,
        equation.self_orientation,
        assessment.on.to_string(),
        assessment.assessor,
        assessment.rationale,
        assessment.confidence,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Assessment> {
    let equation = TrustEquation {
        credibility: row.get("credibility")?,
        reliability: row.get("reliability")?,
        intimacy: row.get("intimacy")?,
        self_orientation: row.get("self_orientation")?,
        scale: parsed(row, "scale", Scale::from_code)?,
    };
    Ok(Assessment {
        id: id(row, "id")?,
        tie: id(row, "tie")?,
        reading: parsed(row, "instrument", |code| {
            (code == "trust-equation").then_some(Reading::TrustEquation(equation))
        })?,
        on: parsed(row, "day", |day| day.parse().ok())?,
        assessor: row.get("assessor")?,
        rationale: row.get("rationale")?,
        confidence: row.get("confidence")?,
    })
}
