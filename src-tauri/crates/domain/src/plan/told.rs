//! Changes of plans told as sentences.

use super::{Action, Charter, Progress, Scenario, Sort, Workstream};
use crate::account::Account;

/// "action “Call Ingrid”", "commitment “New tooling by March”".
fn named(action: &Action) -> String {
    format!("{} “{}”", action.sort.spoken().to_lowercase(), action.title)
}

/// "Planned the action “Call Ingrid”, due 3 December 2026, for Mei Chen".
pub fn planned(account: &Account, action: &Action) -> String {
    let begun = match action.sort {
        Sort::Step => "Planned",
        Sort::Commitment => "Recorded",
    };
    let due = action.due.map(|due| format!(", due {}", due.strftime("%-d %B %Y"))).unwrap_or_default();
    let owner = action.owner.map(|owner| format!(", for {}", account.name(owner))).unwrap_or_default();
    format!("{begun} the {}{due}{owner}", named(action))
}

/// "Changed the action “Call Ingrid”".
pub fn replanned(action: &Action) -> String {
    format!("Changed the {}", named(action))
}

/// "Did the action “Call Ingrid”", "Kept the commitment “New tooling by March”: built trust +3".
pub fn closed(action: &Action, evidence: Option<&str>) -> String {
    let ended = match (action.progress, action.sort) {
        (Progress::Open, _) => "Took up again",
        (Progress::Done, Sort::Step) => "Did",
        (Progress::Done, Sort::Commitment) => "Kept",
        (Progress::Broken, _) => "Broke",
        (Progress::Dropped, _) => "Dropped",
    };
    let evidence = evidence.map(|evidence| format!(": {evidence}")).unwrap_or_default();
    format!("{ended} the {}{evidence}", named(action))
}

/// "Removed the action “Call Ingrid”".
pub fn unplanned(action: &Action) -> String {
    format!("Removed the {}", named(action))
}

/// "Began the workstream “Forecasts”, owned by Mei Chen and Tomas Berg".
pub fn begun(account: &Account, stream: &Workstream) -> String {
    let names: Vec<&str> = stream.people().map(|id| account.name(id)).collect();
    let owners = if names.is_empty() { String::new() } else { format!(", owned by {}", names.join(" and ")) };
    format!("Began the workstream “{}”{owners}", stream.title)
}

/// "Changed the workstream “Forecasts”".
pub fn rebegun(stream: &Workstream) -> String {
    format!("Changed the workstream “{}”", stream.title)
}

/// "Removed the workstream “Forecasts”".
pub fn unbegun(stream: &Workstream) -> String {
    format!("Removed the workstream “{}”", stream.title)
}

/// "Wrote the vision and charter", or which of the two.
pub fn chartered(before: Option<&Charter>, after: &Charter) -> String {
    let same = |part: fn(&Charter) -> &str| before.map_or("", part) == part(after);
    match (same(|it| &it.vision), same(|it| &it.charter)) {
        (false, true) => "Wrote the vision of the relationship".into(),
        (true, false) => "Wrote the charter of the relationship".into(),
        (true, true) => "Wrote who agreed to the charter".into(),
        (false, false) => "Wrote the vision and the charter of the relationship".into(),
    }
}

/// "Kept the scenario “Tomas leaves”".
pub fn scenario(scenario: &Scenario) -> String {
    format!("Kept the scenario “{}”", scenario.name)
}

/// "Changed the scenario “Tomas leaves”".
pub fn rescenario(scenario: &Scenario) -> String {
    format!("Changed the scenario “{}”", scenario.name)
}

/// "Removed the scenario “Tomas leaves”".
pub fn unscenario(scenario: &Scenario) -> String {
    format!("Removed the scenario “{}”", scenario.name)
}
