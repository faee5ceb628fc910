//! Changes told as sentences.

use crate::{
    account::Account,
    id::Id,
    incident::Incident,
    place::Lens,
    plan::Dismissal,
    profile::Profile,
    reflection::Thought,
    stakeholder::{Field, Stakeholder},
    strategy::Strategy,
    tie::{Tie, TieKind},
};

/// "Added Marcus Lind, Plant Director".
pub fn added(stakeholder: &Stakeholder) -> String {
    match stakeholder.title.as_str() {
        "" => format!("Added {}", stakeholder.name),
        title => format!("Added {}, {title}", stakeholder.name),
    }
}

/// "Changed Marcus Lind's title to Plant Director, was Plant Manager"; several fields are only named.
pub fn edited(before: &Stakeholder, after: &Stakeholder) -> String {
    let name = possessive(&before.name);
    let owner = (before.owner != after.owner).then_some("owner");
    match (before.differences(after).as_slice(), owner) {
        ([Field::Name], None) => format!("Renamed {} to {}", before.name, after.name),
        ([field], None) if !matches!(field, Field::Notes | Field::Address) => {
            let (was, is) = (before.field(*field), after.field(*field));
            let field = field.spoken();
            match (was.as_str(), is.as_str()) {
                ("", is) => format!("Set {name} {field} to {is}"),
                (was, "") => format!("Cleared {name} {field}, was {was}"),
                (was, is) => format!("Changed {name} {field} to {is}, was {was}"),
            }
        }
        (fields, owner) => {
            let fields: Vec<&str> = fields.iter().map(|field| field.spoken()).chain(owner).collect();
            format!("Changed {name} {}", listed(&fields))
        }
    }
}

/// "Removed Marcus Lind and 4 ties".
pub fn removed(names: &[&str], ties: usize) -> String {
    let who = listed_briefly(names);
    match ties {
        0 => format!("Removed {who}"),
        1 => format!("Removed {who} and 1 tie"),
        ties => format!("Removed {who} and {ties} ties"),
    }
}

/// "Duplicated Marcus Lind".
pub fn duplicated(names: &[&str]) -> String {
    format!("Duplicated {}", listed_briefly(names))
}

/// "Recorded that Marcus Lind and Aisha Karim report to Elin Moe".
pub fn reporting(names: &[&str], boss: Option<&str>) -> String {
    let reports = if names.len() == 1 { "reports" } else { "report" };
    format!("Recorded that {} {reports} to {}", listed_briefly(names), boss.unwrap_or("nobody"))
}

/// "Recorded that Marcus Lind reports to Elin Moe".
pub fn tied(account: &Account, tie: &Tie) -> String {
    format!("Recorded that {}", fact(account, tie))
}

/// "No longer recorded that Marcus Lind reports to Elin Moe".
pub fn untied(account: &Account, tie: &Tie) -> String {
    format!("Removed that {}", fact(account, tie))
}

/// "Scored Marcus Lind’s trust in Priya Raman 24, was 41".
pub fn scored(account: &Account, from: Id, to: Id, now: Option<u8>, was: Option<u8>) -> String {
    let told = format!("Scored {} trust in {}", possessive(account.name(from)), account.name(to));
    match (now, was) {
        (Some(now), Some(was)) => format!("{told} {now}, was {was}"),
        (Some(now), None) => format!("{told} {now}"),
        (None, _) => told,
    }
}

/// "Took back an assessment of Marcus Lind’s trust in Priya Raman: now 41, was 24".
pub fn unscored(account: &Account, from: Id, to: Id, now: Option<u8>, was: Option<u8>) -> String {
    let whom = format!("{} trust in {}", possessive(account.name(from)), account.name(to));
    let points = |score: Option<u8>| score.map_or_else(|| "unknown".into(), |score| score.to_string());
    format!("Took back an assessment of {whom}: now {}, was {}", points(now), points(was))
}

/// "Recorded a sealed assessment of Marcus Lind’s trust in Priya Raman, by Mei Chen": never what it says.
pub fn sealed(account: &Account, from: Id, to: Id, assessor: &str) -> String {
    format!("Recorded a sealed assessment of {}, by {assessor}", trust_of(account, from, to))
}

/// "Took back a sealed assessment of Marcus Lind’s trust in Priya Raman, by Mei Chen".
pub fn unsealed(account: &Account, from: Id, to: Id, assessor: &str) -> String {
    format!("Took back a sealed assessment of {}, by {assessor}", trust_of(account, from, to))
}

/// "Revealed 2 assessments of Marcus Lind’s trust in Priya Raman, by Mei Chen and Dan Osei".
pub fn revealed(account: &Account, from: Id, to: Id, assessors: &[&str]) -> String {
    let many = if assessors.len() == 1 {
        "an assessment".into()
    } else {
        format!("{} assessments", assessors.len())
    };
    let mut names: Vec<&str> = Vec::new();
    assessors.iter().for_each(|name| {
        if !names.contains(name) {
            names.push(name)
        }
    });
    format!("Revealed {many} of {}, by {}", trust_of(account, from, to), listed(&names))
}

/// "Marcus Lind’s trust in Priya Raman".
fn trust_of(account: &Account, from: Id, to: Id) -> String {
    format!("{} trust in {}", possessive(account.name(from)), account.name(to))
}

/// "Placed the relationship with Marcus Lind: Vendor, to become Trusted advisor".
pub fn placed(name: &str, strategy: &Strategy) -> String {
    let stands = match (strategy.current, strategy.target) {
        (Some(is), Some(to)) => format!(": {}, to become {}", is.spoken(), to.spoken()),
        (Some(is), None) => format!(": {}", is.spoken()),
        (None, Some(to)) => format!(": to become {}", to.spoken()),
        (None, None) => format!(" on the ladder “{}”", strategy.ladder.spoken()),
    };
    format!("Placed the relationship with {name}{stands}")
}

/// "Took the relationship with Marcus Lind off its ladder".
pub fn unplaced(name: &str) -> String {
    format!("Took the relationship with {name} off its ladder")
}

/// "Thought over the seven questions about Marcus Lind".
pub fn reflected(thought: &Thought, about: Option<&str>) -> String {
    let about = about.map(|name| format!(" about {name}")).unwrap_or_default();
    format!("Thought over {}{about}", starting_low(thought.spoken()))
}

/// "Removed what was thought over: the seven questions about Marcus Lind".
pub fn unreflected(thought: &Thought, about: Option<&str>) -> String {
    let about = about.map(|name| format!(" about {name}")).unwrap_or_default();
    format!("Removed what was thought over: {}{about}", starting_low(thought.spoken()))
}

/// "the seven questions"
fn starting_low(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// "Put aside until 3 December 2026: Marcus Lind’s trust in Priya Raman is 24, … (Known to the board)".
pub fn put_aside(dismissal: &Dismissal) -> String {
    let until = match dismissal.until {
        Some(until) => format!("until {}", until.strftime("%-d %B %Y")),
        None => "for good".into(),
    };
    format!("Put aside {until}: {} ({})", dismissal.sentence, dismissal.reason)
}

/// "Took up again: Marcus Lind’s trust in Priya Raman is 24, …".
pub fn taken_up(dismissal: &Dismissal) -> String {
    format!("Took up again: {}", dismissal.sentence)
}

/// "Changed the half-life of evidence to 90 days, was 180 days"; several settings are only named. Nothing
/// where no setting differs.
pub fn settings(before: &Profile, after: &Profile) -> Option<String> {
    let (was, is) = (settings_of(before), settings_of(after));
    let changed: Vec<_> = was.iter().zip(&is).filter(|((_, was), (_, is))| was != is).collect();
    match changed.as_slice() {
        [] => None,
        [((name, was), (_, is))] => Some(format!("Changed {name} to {is}, was {was}")),
        several => {
            let names: Vec<&str> = several.iter().map(|((name, _), _)| name.as_str()).collect();
            Some(format!("Changed {}", listed(&names)))
        }
    }
}

/// Each setting by name with what it is set to.
fn settings_of(profile: &Profile) -> Vec<(String, String)> {
    let measures = &profile.measures;
    let unsaid = |said: Option<String>| said.unwrap_or_else(|| "not said".into());
    let m = measures.own_multiplier.map(|m| format!("{:+} %", (m * 1e4).round() / 1e2).replace('-', "−"));
    let told = [
        ("the half-life of evidence", format!("{} days", profile.half_life_days)),
        ("the weight of a full instrument", profile.instrument_weight.to_string()),
        ("the weight of a quick check", profile.quick_check_weight.to_string()),
        ("the scale a Trust Equation starts with", measures.scale.spoken().into()),
        ("the ladder", format!("“{}”", measures.ladder.spoken())),
        ("the points that make a thread", measures.thread_points.to_string()),
        ("the days after which a score is stale", measures.stale_days.to_string()),
        ("the points that make trust one-sided", measures.one_sided_points.to_string()),
        ("the days a trend looks back", measures.trend_days.to_string()),
        ("the points of a solid reporting line", measures.solid_line_points.to_string()),
        ("the points of a dotted reporting line", measures.dotted_line_points.to_string()),
        ("the revenue", unsaid(measures.revenue.map(|revenue| revenue.to_string()))),
        (
            "the currency",
            if measures.currency.is_empty() { "none".into() } else { measures.currency.clone() },
        ),
        ("the estimate of what trust takes or adds", m.unwrap_or_else(|| "that of the scores".into())),
    ];
    let told = told.into_iter().map(|(name, is)| (name.to_owned(), is));
    told.chain(profile.coach.settings(profile)).collect()
}

/// "Logged “Late deliveries” of 14 August 2026: diluted trust −3, between Marcus Lind and Priya Raman".
pub fn logged(account: &Account, incident: &Incident) -> String {
    let what = format!(
        "“{}” of {}: {} {}",
        incident.title,
        incident.on.strftime("%-d %B %Y"),
        incident.effect.spoken(),
        incident.signed()
    );
    match between(account, incident).as_slice() {
        [] => format!("Logged {what}"),
        names => format!("Logged {what}, between {}", listed_briefly(names)),
    }
}

/// "Changed the incident “Late deliveries”".
pub fn relogged(incident: &Incident) -> String {
    format!("Changed the incident “{}”", incident.title)
}

/// "Removed the incident “Late deliveries”".
pub fn unlogged(incident: &Incident) -> String {
    format!("Removed the incident “{}”", incident.title)
}

/// The names of all whose ties an incident touched.
fn between<'a>(account: &'a Account, incident: &Incident) -> Vec<&'a str> {
    let ties = incident.ties.iter().filter_map(|&tie| account.tie(tie));
    let mut names: Vec<&str> = Vec::new();
    for name in ties.flat_map(|tie| [tie.from, tie.to]).map(|id| account.name(id)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// "Moved Marcus Lind on the four worlds map".
pub fn moved(names: &[&str], lens: Lens) -> String {
    format!("Moved {} in the {} lens", listed_briefly(names), lens.spoken().to_lowercase())
}

/// "Let the layout place Marcus Lind in the four worlds lens".
pub fn released(names: &[&str], lens: Lens) -> String {
    format!("Let the layout place {} in the {} lens", listed_briefly(names), lens.spoken().to_lowercase())
}

/// "Marcus Lind reports to Elin Moe".
pub fn fact(account: &Account, tie: &Tie) -> String {
    let (from, to) = (account.name(tie.from), account.name(tie.to));
    match tie.kind {
        TieKind::ReportsTo => format!("{from} reports to {to}"),
        TieKind::ReportsDotted => format!("{from} reports to {to} by a dotted line"),
        TieKind::Trust => format!("{from} and {to} know each other: {from} trusts {to}"),
        TieKind::Influence => format!("{from} influences {to}"),
        TieKind::Conflict => format!("{from} is in conflict with {to}"),
        TieKind::Supplies => format!("{from} supplies {to}"),
    }
}

/// "Lind's", "Jones'".
pub(crate) fn possessive(name: &str) -> String {
    if name.ends_with(['s', 'S']) { format!("{name}’") } else { format!("{name}’s") }
}

/// "a, b and c".
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Up to three names in full, more by their number: "Ingrid Dahl and 7 others".
pub(crate) fn listed_briefly(names: &[&str]) -> String {
    match names {
        [first, rest @ ..] if rest.len() > 2 => format!("{first} and {} others", rest.len()),
        names => listed(names),
    }
}
