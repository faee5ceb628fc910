//! Critical incidents on the command line.

use crate::report::{Failure, Report};
use account::{Notice, OpenAccount, domain::Id};
use serde_json::{Value, json};
use std::fmt::Write;

/// Logs what a line tells; where only its meaning is asked for, tells that.
pub fn log(open: &mut OpenAccount, line: &str, story: String, preview: bool) -> Result<Report, Failure> {
    let (notice, _) = open.notice(line);
    let notice = Notice { story, ..notice };
    if !preview {
        let done = open.log_incident(notice)?;
        return Ok(Report { json: Some(json!({ "label": done.label })), text: done.label, code: 0 });
    }
    let on = notice.on.unwrap_or(open.today());
    let touched = between(open, &notice.between);
    let whom = if touched.is_empty() { "nobody’s trust".into() } else { touched.join(", ") };
    let effect = notice.effect.spoken();
    let text = format!("{on}  {effect}, strength {}: {}\n  touches {whom}\n", notice.strength, notice.title);
    let json = json!({
        "on": on, "title": notice.title, "effect": notice.effect, "strength": notice.strength, "touches": touched,
    });
    Ok(Report { text, json: Some(json), code: 0 })
}

/// All that was logged, the latest first.
pub fn listed(open: &OpenAccount) -> Report {
    let mut text = String::new();
    let mut all = Vec::new();
    for logged in open.incidents() {
        let incident = logged.incident;
        let touched = between(open, &logged.between);
        // Writing to a string cannot fail.
        let whom = touched.join(", ");
        let _ = writeln!(text, "{}  {}  {}  ({whom})", incident.on, incident.signed(), incident.title);
        let mut told = json!(incident);
        if let Value::Object(fields) = &mut told {
            fields.insert("touches".into(), json!(touched));
        }
        all.push(told);
    }
    Report { text, json: Some(all.into()), code: 0 }
}

fn between(open: &OpenAccount, between: &[(Id, Id)]) -> Vec<String> {
    let account = open.account();
    between.iter().map(|&(from, to)| format!("{} → {}", account.name(from), account.name(to))).collect()
}
