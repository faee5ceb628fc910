//! What has happened between two days, on the command line.

use crate::report::{Failure, Report};
use account::{
    OpenAccount,
    domain::{Clock, Id, Moment},
};
use jiff::civil::Date;
use serde_json::json;
use std::fmt::Write;

/// Who came, who left, what changed, and whose trust moved.
pub fn compared(
    open: &mut OpenAccount,
    since: Date,
    until: Option<Date>,
    recorded: bool,
) -> Result<Report, Failure> {
    let until = until.unwrap_or(open.today());
    let clock = if recorded { Clock::Recorded } else { Clock::Happened };
    let at = |day: Date| Moment { clock, day, snapshot: None };
    let before = open.as_it_was(at(since))?;
    let differences = open.compared(at(since), at(until))?;
    let account = open.account();
    // Whoever is no longer recorded is known by the name of then.
    let name = |id: Id| account.stakeholder(id).map_or_else(|| before.name(id), |known| known.name.as_str());
    let names = |ids: &[Id]| ids.iter().map(|&id| name(id)).collect::<Vec<_>>();
    let mut text = String::new();
    // Writing to a string cannot fail.
    for (what, who) in [
        ("arrived", names(&differences.arrived)),
        ("left", names(&differences.left)),
        ("moved", names(&differences.moved)),
    ] {
        if !who.is_empty() {
            let _ = writeln!(text, "{what}: {}", who.join(", "));
        }
    }
    for (id, fields) in &differences.changed {
        let fields: Vec<&str> = fields.iter().map(|field| field.spoken()).collect();
        let _ = writeln!(text, "changed: {}, {}", name(*id), fields.join(", "));
    }
    let points = |points: Option<u8>| points.map_or_else(|| "?".into(), |points| points.to_string());
    for shift in &differences.trust {
        let by = shift.by().map(|by| format!(" ({by:+})")).unwrap_or_default();
        let (from, to) = (name(shift.from), name(shift.to));
        let _ = writeln!(text, "trust: {from} → {to} {} → {}{by}", points(shift.was), points(shift.is));
    }
    if text.is_empty() {
        text = format!("Nothing differs between {since} and {until}\n");
    }
    Ok(Report { text, json: Some(json!(differences)), code: 0 })
}
