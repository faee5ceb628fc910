//! Who can take whom to whom, on the command line.

use crate::{
    people,
    report::{Failure, Report},
};
use account::{
    Journey, OpenAccount, Told, Whom,
    domain::{
        Id, Role,
        network::{Grounds, Hop, Lines},
    },
};
use serde_json::{Value, json};
use std::fmt::Write;

/// What is asked, as it was typed.
pub struct Asked {
    pub to: Option<String>,
    pub role: Option<String>,
    pub organisation: Option<String>,
    pub from: Option<String>,
    pub avoid: Vec<String>,
    pub avoid_departments: Vec<String>,
    pub most: usize,
    pub lines: Option<Lines>,
}

/// The routes there are, each with its sentence and its weakest hop.
pub fn route(open: &mut OpenAccount, asked: Asked) -> Result<Report, Failure> {
    let named = |name: &String| people::named(open, name);
    let to = match (&asked.to, &asked.role, asked.organisation) {
        (Some(name), ..) => Whom::Stakeholder(named(name)?),
        (_, Some(role), _) => {
            Whom::Role(Role::from_code(role).ok_or_else(|| Failure::usage(format!("“{role}” is no role")))?)
        }
        (.., organisation) => Whom::Organisation(organisation.unwrap_or_default()),
    };
    let people = asked.avoid.iter().map(|name| Ok(Whom::Stakeholder(named(name)?)));
    let departments = asked.avoid_departments.into_iter().map(|name| Ok(Whom::Department(name)));
    let avoid = people.chain(departments).collect::<Result<_, Failure>>()?;
    let journey = Journey {
        from: asked.from.as_ref().map(named).transpose()?,
        to,
        avoid,
        most: asked.most,
        lines: asked.lines,
    };
    let routes = open.routes(&journey)?;
    let account = open.account();
    let name = |id: Id| account.name(id);
    let mut text = String::new();
    // Writing to a string cannot fail.
    for (number, told) in (1..).zip(&routes.best) {
        let _ = writeln!(text, "{number}. {}\n   {}", summary(told), told.sentence);
        let _ = writeln!(text, "   {}", told.weak_point);
    }
    match (&routes.widest, routes.best.first()) {
        (None, _) if routes.asked_for == 0 => text.push_str("nobody there is like that\n"),
        (None, _) => text.push_str("no way leads there\n"),
        (Some(widest), Some(best)) if widest.route != best.route => {
            let _ = writeln!(text, "widest: {}\n   {}", summary(widest), widest.sentence);
        }
        _ => {}
    }
    if routes.unscored > 0 {
        let _ = writeln!(text, "{} trust ties are not scored: no route runs along them", routes.unscored);
    }
    let told = |told: &Told| {
        json!({
            "trust": told.route.trust(),
            "certainty": told.route.certainty(),
            "sentence": told.sentence,
            "weakest": told.weak_point,
            "hops": told.route.hops.iter().map(|hop| step(hop, &name)).collect::<Vec<_>>(),
        })
    };
    let json = json!({
        "best": routes.best.iter().map(told).collect::<Vec<_>>(),
        "widest": routes.widest.as_ref().map(told),
        "unscored": routes.unscored,
    });
    Ok(Report { text, json: Some(json), code: 0 })
}

fn summary(told: &Told) -> String {
    let percent = |part: f64| (part * 100.0).round();
    format!("{} of 100, certainty {} %", percent(told.route.trust()), percent(told.route.certainty()))
}

fn step<'a>(hop: &Hop, name: &dyn Fn(Id) -> &'a str) -> Value {
    let by = match hop.grounds {
        Grounds::Trust(_) => "trust",
        Grounds::Upwards(_) => "reports-to",
        Grounds::Downwards(_) => "is-reported-to-by",
    };
    json!({ "from": name(hop.from), "to": name(hop.to), "expected": hop.expected, "by": by })
}
