//! What the account answers on the command line: what to do next, what if, who carries it, and what is planned.

use crate::{
    people,
    report::{Failure, Report},
};
use account::{
    OpenAccount,
    domain::{
        Account, Id,
        coach::Rule,
        network::Shift,
        plan::{Action, Supposed},
    },
};
use serde_json::{Value, json};
use std::{fmt::Write, num::NonZero, path::Path, thread};

/// What the coach finds, each with its evidence and what might be done; or the rules it goes by.
pub fn coach(open: &mut OpenAccount, rules: bool) -> Result<Report, Failure> {
    let coaching = open.findings()?;
    let profile = open.account().profile();
    let mut text = String::new();
    if rules {
        for &rule in Rule::ALL {
            let is = if profile.coach.is_on(rule) { "on" } else { "off" };
            // Writing to a string cannot fail.
            let _ =
                writeln!(text, "{} ({}, {is})\n   {}", rule.spoken(), rule.code(), rule.sentence(profile));
        }
        let told = |rule: &Rule| json!({ "rule": rule.code(), "on": profile.coach.is_on(*rule), "value": profile.coach.value(*rule, profile) });
        return Ok(Report { text, json: Some(Rule::ALL.iter().map(told).collect()), code: 0 });
    }
    for step in &coaching.first_steps {
        let _ = writeln!(text, "first: {}", step.spoken());
    }
    for (number, finding) in (1..).zip(&coaching.coach.findings) {
        let stake = (finding.stake * 100.0).round();
        let _ = writeln!(text, "{number}. {} (stake {stake}): {}", finding.rule.spoken(), finding.sentence);
        for fact in &finding.evidence {
            let _ = writeln!(text, "   {fact}");
        }
        let _ = writeln!(text, "   → {}", finding.suggestion.title);
    }
    for aside in &coaching.coach.aside {
        let _ = writeln!(text, "put aside: {} ({})", aside.finding.sentence, aside.dismissal.reason);
    }
    if text.is_empty() {
        text.push_str("nothing is found by the rules that are on\n");
    }
    Ok(Report { text, json: Some(json!(coaching.coach)), code: 0 })
}

/// What is supposed, as it was typed.
pub struct WhatIf {
    pub leaves: Vec<String>,
    pub trusts: Vec<String>,
    pub reports: Vec<String>,
}

/// What follows where somebody leaves, trusts or reports; nothing is changed.
pub fn what_if(open: &mut OpenAccount, asked: &WhatIf) -> Result<Report, Failure> {
    let named = |name: &String| people::named(open, name);
    let mut supposed: Vec<Supposed> = Vec::new();
    for name in &asked.leaves {
        supposed.push(Supposed::Leaves { who: named(name)? });
    }
    for one in asked.trusts.chunks_exact(3) {
        let points = one[2].parse().ok().filter(|points| *points <= 100);
        let points = points.ok_or_else(|| Failure::usage(format!("“{}” are no points of 100", one[2])))?;
        supposed.push(Supposed::Trusts { from: named(&one[0])?, to: named(&one[1])?, points });
    }
    for pair in asked.reports.chunks_exact(2) {
        supposed.push(Supposed::Reports { from: named(&pair[0])?, to: named(&pair[1])? });
    }
    if supposed.is_empty() {
        return Err(Failure::usage("say what is supposed: --leaves, --trusts or --reports"));
    }
    let told = open.what_if(&supposed);
    let account = open.account();
    let names = |ids: &[Id]| ids.iter().map(|&id| account.name(id)).collect::<Vec<_>>();
    let roles = |roles: &[account::domain::Role]| roles.iter().map(|role| role.spoken()).collect::<Vec<_>>();
    let mut text = String::new();
    for (what, shifts) in
        [("breaks", &told.broken), ("carries less", &told.weaker), ("carries more", &told.better)]
    {
        for shift in shifts {
            let _ = writeln!(text, "route {what}: {}", shifted(account, shift));
        }
    }
    for (what, who) in [
        ("hats without a thread", roles(&told.uncovered)),
        ("hats with a thread now", roles(&told.covered)),
        ("cut off", names(&told.cut_off)),
        ("trust none of us enough any more", names(&told.threads_lost)),
    ] {
        if !who.is_empty() {
            let _ = writeln!(text, "{what}: {}", who.join(", "));
        }
    }
    let points = |points: Option<u8>| points.map_or_else(|| "?".into(), |points| points.to_string());
    let (was, is) = (points(told.trust_was.points()), points(told.trust_is.points()));
    let _ = writeln!(text, "trust in us: {was} → {is}");
    let _ = writeln!(text, "{}", told.shape_is.sentence(account));
    for (number, step) in (1..).zip(&told.steps) {
        let _ = writeln!(text, "{number}. {}", step.title);
    }
    let shift = |shift: &Shift| json!({ "to": account.name(shift.to), "was": shift.was, "is": shift.is, "over": names(&shift.is_over) });
    let json = json!({
        "broken": told.broken.iter().map(shift).collect::<Vec<_>>(),
        "weaker": told.weaker.iter().map(shift).collect::<Vec<_>>(),
        "better": told.better.iter().map(shift).collect::<Vec<_>>(),
        "uncovered": roles(&told.uncovered),
        "covered": roles(&told.covered),
        "cut_off": names(&told.cut_off),
        "threads_lost": names(&told.threads_lost),
        "trust_was": told.trust_was.expected,
        "trust_is": told.trust_is.expected,
        "shape": told.shape_is.sentence(account),
        "steps": told.steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>(),
    });
    Ok(Report { text, json: Some(json), code: 0 })
}

fn shifted(account: &Account, shift: &Shift) -> String {
    let points =
        |trust: Option<f64>| trust.map_or_else(|| "none".into(), |trust| format!("{:.0}", trust * 100.0));
    format!("{} {} → {}", account.name(shift.to), points(shift.was), points(shift.is))
}

/// On whom most rests, exactly, and how the customer and we hang together.
pub fn carriers(open: &mut OpenAccount, most: usize) -> Result<Report, Failure> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let standpoint = open.standpoint();
    let stopped = || Failure::refused("it was stopped");
    let carriers = standpoint.carriers(Some(threads), &|_| true).ok_or_else(stopped)?;
    let account = open.account();
    let mut all: Vec<_> = carriers.all.iter().collect();
    all.sort_by(|a, b| b.betweenness.total_cmp(&a.betweenness).then(a.id.cmp(&b.id)));
    all.truncate(most);
    let mut text = format!("{}\n", carriers.shape.sentence(account));
    for (number, carrier) in (1..).zip(&all) {
        let _ = writeln!(text, "{number}. {}", carrier.sentence(account));
    }
    let told = |carrier: &&account::domain::network::measures::Carrier| {
        let mut told = json!(carrier);
        told["name"] = account.name(carrier.id).into();
        told
    };
    let json = json!({ "shape": carriers.shape, "carriers": all.iter().map(told).collect::<Vec<_>>() });
    Ok(Report { text, json: Some(json), code: 0 })
}

/// Actions and commitments, the open ones first by the day they are due; written as a calendar where asked.
pub fn actions(open: &mut OpenAccount, calendar: Option<&Path>) -> Result<Report, Failure> {
    if let Some(path) = calendar {
        let written = open.calendar();
        open.write(path, written.as_bytes())?;
        let text = format!("{}: {} bytes", path.display(), written.len());
        return Ok(Report { text, json: None, code: 0 });
    }
    let today = open.today();
    let account = open.account();
    let actions = open.actions();
    let mut text = String::new();
    for action in &actions {
        let state = if action.is_overdue(today) { "overdue" } else { action.progress.code() };
        let due = action.due.map(|due| format!(", due {due}")).unwrap_or_default();
        let owner = action.owner.map(|owner| format!(", {}", account.name(owner))).unwrap_or_default();
        let _ = writeln!(text, "{state}: {}{due}{owner}", action.title);
    }
    if text.is_empty() {
        text.push_str("nothing is planned\n");
    }
    let json: Vec<Value> = actions.iter().map(|action: &&Action| json!(action)).collect();
    Ok(Report { text, json: Some(json.into()), code: 0 })
}
