//! Open actions as days in a calendar (iCalendar, RFC 5545): what Outlook, Google and Apple take in.

use domain::{Account, Action, plan::Sort};
use icalendar::{Calendar, Component, Event, Property};
use jiff::{ToSpan, Zoned, civil::Date};

/// The open actions that are due some day, each as an event of that whole day which takes no time. Written twice
/// at the same moment it is the same; taken in twice, an action is still one event.
pub fn calendar<'a>(account: &Account, actions: impl IntoIterator<Item = &'a Action>, now: &Zoned) -> String {
    let stamp = now.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut calendar = Calendar::new();
    calendar.name(&format!("{}: actions", account.profile().name));
    for action in actions.into_iter().filter(|action| action.is_open()) {
        if let Some(due) = action.due {
            calendar.push(event(account, action, due, &stamp));
        }
    }
    calendar.done().to_string()
}

fn event(account: &Account, action: &Action, due: Date, stamp: &str) -> Event {
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    let whole_day = |name: &str, date: Date| {
        let mut property = Property::new(name, day(date));
        property.add_parameter("VALUE", "DATE");
        property.done()
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@rapport", action.id))
        .summary(&title(account, action))
        .description(&about(account, action))
        .add_property("DTSTAMP", stamp)
        .add_property("TRANSP", "TRANSPARENT")
        .append_property(whole_day("DTSTART", due))
        .append_property(whole_day("DTEND", due.saturating_add(1.day())));
    event.done()
}

/// "Call Ingrid (Halden Foods)", a commitment named as one.
fn title(account: &Account, action: &Action) -> String {
    let sort = match action.sort {
        Sort::Step => "",
        Sort::Commitment => "Commitment: ",
    };
    format!("{sort}{} ({})", action.title, account.profile().name)
}

fn about(account: &Account, action: &Action) -> String {
    let names =
        |what: &str, names: Vec<&str>| (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")));
    let owner = names("Owner", action.owner.map(|owner| account.name(owner)).into_iter().collect());
    let concerns = names("With", action.concerns.iter().map(|&id| account.name(id)).collect());
    let why = (!action.why.is_empty()).then(|| action.why.clone());
    [owner, concerns, why].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
