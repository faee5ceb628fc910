//! The evidence on trust ties: who scored them, when, and what they answered.

use super::{blob, id, json, parsed};
use domain::{Assessment, Reading};
use rusqlite::{Connection, Result, Row, params};

/// The day is `YYYY-MM-DD`. The four factors and the scale are those of the Trust Equation, then the only
/// instrument.
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

/// Any instrument: what was answered is one JSON object, read and written whole, tagged with the
/// instrument. Its answers keep the instrument's rules, which are not told again here.
pub(crate) const ANY_INSTRUMENT: &str = r#"
CREATE TABLE assessment_next (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tie        BLOB NOT NULL REFERENCES tie (id) DEFERRABLE INITIALLY DEFERRED,
    instrument TEXT NOT NULL
               CHECK (instrument = 'trust-equation' OR instrument = 'trust-dna' OR instrument = 'behaviours'
                      OR instrument = 'characteristics' OR instrument = 'signs'),
    reading    TEXT NOT NULL CHECK (json_valid(reading) AND json_type(reading) = 'object'),
    day        TEXT NOT NULL CHECK (length(day) >= 10),
    assessor   TEXT NOT NULL CHECK (assessor <> ''),
    rationale  TEXT NOT NULL,
    confidence REAL NOT NULL CHECK (confidence > 0 AND confidence <= 1),
    CHECK (json_extract(reading, '$.instrument') IS instrument)
) STRICT;
INSERT INTO assessment_next
    SELECT id, tie, instrument,
           json_object('instrument', instrument, 'credibility', credibility, 'reliability', reliability,
                       'intimacy', intimacy, 'self_orientation', self_orientation, 'scale', scale),
           day, assessor, rationale, confidence
    FROM assessment;
DROP TABLE assessment;
ALTER TABLE assessment_next RENAME TO assessment;
CREATE INDEX assessment_of_tie ON assessment (tie);
"#;

/// The partner survey as an instrument, and assessments that are sealed until they are revealed.
pub(crate) const SURVEYS: &str = r#"
CREATE TABLE assessment_next (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tie        BLOB    NOT NULL REFERENCES tie (id) DEFERRABLE INITIALLY DEFERRED,
    instrument TEXT    NOT NULL
               CHECK (instrument = 'trust-equation' OR instrument = 'trust-dna' OR instrument = 'behaviours'
                      OR instrument = 'characteristics' OR instrument = 'signs'
                      OR instrument = 'partner-survey'),
    reading    TEXT    NOT NULL CHECK (json_valid(reading) AND json_type(reading) = 'object'),
    day        TEXT    NOT NULL CHECK (length(day) >= 10),
    assessor   TEXT    NOT NULL CHECK (assessor <> ''),
    rationale  TEXT    NOT NULL,
    confidence REAL    NOT NULL CHECK (confidence > 0 AND confidence <= 1),
    sealed     INTEGER NOT NULL DEFAULT 0 CHECK (sealed = 0 OR sealed = 1),
    CHECK (json_extract(reading, '$.instrument') IS instrument)
) STRICT;
INSERT INTO assessment_next (id, tie, instrument, reading, day, assessor, rationale, confidence)
    SELECT id, tie, instrument, reading, day, assessor, rationale, confidence FROM assessment;
DROP TABLE assessment;
ALTER TABLE assessment_next RENAME TO assessment;
CREATE INDEX assessment_of_tie ON assessment (tie);
"#;

pub(super) const ALL: &str = "SELECT * FROM assessment";

pub(super) fn insert(db: &Connection, assessment: &Assessment) -> Result<()> {
    let sql = "INSERT INTO assessment
        (id, tie, instrument, reading, day, assessor, rationale, confidence, sealed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![
        blob(&assessment.id),
        blob(&assessment.tie),
        assessment.reading.instrument().code(),
        json(serde_json::to_string(&assessment.reading))?,
        assessment.on.to_string(),
        assessment.assessor,
        assessment.rationale,
        assessment.confidence,
        assessment.sealed,
    ])?;
    Ok(())
}

pub(super) fn read(row: &Row<'_>) -> Result<Assessment> {
    Ok(Assessment {
        id: id(row, "id")?,
        tie: id(row, "tie")?,
        reading: parsed(row, "reading", |json| {
            serde_json::from_str(json).ok().filter(|reading: &Reading| reading.check().is_ok())
        })?,
        on: parsed(row, "day", |day| day.parse().ok())?,
        assessor: row.get("assessor")?,
        rationale: row.get("rationale")?,
        confidence: row.get("confidence")?,
        sealed: row.get("sealed")?,
    })
}
