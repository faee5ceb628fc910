//! The scorecard on the command line.

use crate::report::Report;
use account::{
    AccountError, OpenAccount,
    domain::{
        Id, Moment, Scorecard,
        rollup::{Figure, Ways},
        scorecard::{Reach, Rule, Thin, WaveSource},
        trust::tax,
    },
};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write;

/// How the account stands on a day, as one page of text.
pub fn scorecard(open: &mut OpenAccount, on: Option<Date>) -> Result<Report, AccountError> {
    let card = open.scorecard(on)?;
    let then = on.map(|day| open.as_it_was(Moment::happened(day))).transpose()?;
    let account = then.as_ref().unwrap_or_else(|| open.account());
    let rules: serde_json::Map<String, Value> = Rule::ALL
        .iter()
        .map(|rule| (rule.code().to_owned(), rule.sentence(account.profile()).into()))
        .collect();
    let mut json = json!(card);
    if let Value::Object(fields) = &mut json {
        fields.insert("rules".into(), rules.into());
    }
    let name = |id: Id| account.name(id);
    Ok(Report { text: page(&account.profile().name, &card, &name), json: Some(json), code: 0 })
}

fn page<'a>(account: &str, card: &Scorecard, name: &dyn Fn(Id) -> &'a str) -> String {
    let day = card.as_of.strftime("%-d %B %Y");
    let mut text = format!("{account}, {day}: scorecard by Rapport’s own rules (--json tells them)\n\n");
    let mut line = |what: &str, is: String| {
        if !is.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{what:<22}{is}");
        }
    };
    if card.is_empty() {
        line("Nothing is scored yet:", " score trust on a tie, or log an incident".into());
    }
    line("Trust in us", format!("{}; {}", figure(&card.customer.in_us), card.trend_in_us.sentence()));
    line(
        "Our trust in them",
        format!("{}; {}", figure(&card.customer.in_them), card.trend_in_them.sentence()),
    );
    line(
        "Asymmetry",
        card.customer.asymmetry().map_or_else(|| "unknown".into(), |by| format!("{by} points")),
    );
    line("Ties scored", format!("{} of {}", card.coverage.scored, card.coverage.ties));
    line("Roles reached", reach(&card.roles));
    line("Key players reached", reach(&card.key_players));
    for row in &card.groups {
        line(row.group.spoken(), ways(&row.all));
        for (level, cell) in &row.levels {
            line(&format!("  {}", level.map_or("Level not known", |level| level.spoken())), ways(cell));
        }
    }
    for (level, asked) in &card.asked {
        line(&format!("Asked: {}", level.spoken()), ways(asked));
    }
    for pair in &card.organisations {
        line("Organisations", format!("{} ⇄ {}: {}", pair.theirs, pair.ours, ways(&pair.ways)));
    }
    let threads: Vec<String> =
        card.threads.all.iter().map(|thread| format!("{} {}", name(thread.person), thread.points)).collect();
    line("Threads", if threads.is_empty() { "none".into() } else { threads.join(", ") });
    for thin in card.threads.organisations.iter().chain(&card.threads.roles) {
        line("Hangs on one", hangs(thin, name));
    }
    for (person, ours) in &card.threads.tied_to_one {
        line("Tied to one of us", format!("{}: {}", name(*person), name(*ours)));
    }
    for pair in &card.one_sided {
        let (from, to) = (name(pair.from), name(pair.to));
        line("One-sided", format!("{from} → {to} {}, back {}", pair.there, pair.back));
    }
    for stale in &card.stale {
        line("Stale", format!("{} → {}, {:.0} days old", name(stale.from), name(stale.to), stale.age_days));
    }
    for shifted in &card.shifted {
        let (from, to) = (name(shifted.from), name(shifted.to));
        line("Moved", format!("{from} → {to} {}", shifted.trend.sentence()));
    }
    for open in &card.incidents {
        line("Open incident", format!("{}  −{}  {}", open.on, open.strength, open.title));
    }
    line("Tax or dividend", toll(card));
    for wave in &card.waves {
        let from = match &wave.source {
            WaveSource::Ties { figure } => format!("{} of {} ties scored", figure.scored, figure.ties),
            WaveSource::Cores { on, by } => format!("four cores of {by}, {on}"),
            WaveSource::Estimate { on, by } => format!("estimate of {by}, {on}"),
            WaveSource::Nothing => "nothing tells of it".into(),
        };
        line(wave.wave.spoken(), format!("{} ({from})", points(wave.points)));
    }
    text
}

fn points(points: Option<u8>) -> String {
    points.map_or_else(|| "?".into(), |points| points.to_string())
}

fn figure(figure: &Figure) -> String {
    let is = points(figure.points());
    format!("{is} (certainty {} %, {} of {} ties scored)", figure.certain(), figure.scored, figure.ties)
}

/// Both ways in short; empty where there are no ties.
fn ways(ways: &Ways) -> String {
    if ways.in_us.ties + ways.in_them.ties == 0 {
        return String::new();
    }
    let of = |figure: &Figure| format!("{} ({}/{})", points(figure.points()), figure.scored, figure.ties);
    format!("in us {}, ours in them {}", of(&ways.in_us), of(&ways.in_them))
}

fn reach(reach: &Reach) -> String {
    let missed =
        if reach.missed.is_empty() { String::new() } else { format!("; not: {}", reach.missed.join(", ")) };
    format!("{} of {}{missed}", reach.reached, reach.of)
}

fn hangs<'a>(thin: &Thin, name: &dyn Fn(Id) -> &'a str) -> String {
    format!("{}: {}", thin.what, thin.thread.map_or("no thread", name))
}

fn toll(card: &Scorecard) -> String {
    let Some(m) = card.tax.m else { return "unknown, as trust is".into() };
    let whose = if card.tax.is_own { "own estimate" } else { "estimated from the customer’s trust in us" };
    let percent = format!("m = {:+.1} % ({whose})", m.part() * 100.0);
    let Some(tax::Estimate { revenue, difference, .. }) = card.tax.estimate else { return percent };
    let currency = &card.tax.currency;
    format!("{difference:+.0} {currency} a year on {revenue:.0} {currency}, {percent}")
}
