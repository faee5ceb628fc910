//! Actions as a calendar, read by a reader of others.

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use domain::{Account, Action, Delta, Group, Id, Profile, Stakeholder, plan::Progress};
use exchange::export::calendar;
use jiff::{Zoned, civil::date};

const HOSTILE: &[&str] = &[
    "a\r\nBEGIN:VALARM\r\nEND:VALARM",
    "semi;colon, comma \\ back\\nslash",
    "=cmd|' /C calc'!A0",
    "\u{202e}evil \u{0} nul",
    "日本語 👩🏽‍🚀 é",
];

fn account() -> Account {
    let mut account = Account::new(Profile::new(Id::numbered(1), "Halden Foods"));
    account.apply(&[Delta::added(Stakeholder::new(Id::numbered(2), "Mei Chen", Group::Functions))]);
    account
}

fn now() -> Zoned {
    "2026-11-22T09:00:00Z[UTC]".parse().unwrap()
}

#[test]
fn an_action_is_a_day_with_its_title_owner_and_grounds_whatever_they_hold() {
    let account = account();
    let titles = HOSTILE.iter().copied().chain(["Call Ingrid"]);
    let actions: Vec<Action> = (10..)
        .zip(titles)
        .map(|(number, title)| Action {
            due: Some(date(2026, 12, 31)),
            owner: Some(Id::numbered(2)),
            why: title.repeat(9),
            ..Action::new(Id::numbered(number), title, date(2026, 11, 22))
        })
        .collect();
    let text = calendar(&account, &actions, &now());
    assert_eq!(text, calendar(&account, &actions, &now()), "the same at the same moment");
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
    let read = ICalendar::parse(&text).unwrap();
    let events: Vec<_> =
        read.components.iter().filter(|it| it.component_type == ICalendarComponentType::VEvent).collect();
    assert_eq!(events.len(), actions.len());
    assert!(!read.components.iter().any(|it| it.component_type == ICalendarComponentType::VAlarm));
    for (event, action) in events.iter().zip(&actions) {
        let text = |property: ICalendarProperty| {
            let entry = event.property(&property).unwrap();
            entry.values[0].as_text().unwrap_or_default().to_owned()
        };
        assert_eq!(text(ICalendarProperty::Uid), format!("{}@rapport", action.id));
        let plain = |text: &str| text.replace(['\r', '\n', '\0'], "");
        let expect = plain(&format!("{} (Halden Foods)", action.title));
        assert_eq!(plain(&text(ICalendarProperty::Summary)), expect);
        assert!(text(ICalendarProperty::Description).starts_with("Owner: Mei Chen\n"));
    }
}

#[test]
fn only_open_actions_with_a_day_are_in_it() {
    let account = account();
    let action = |number, due, progress| Action {
        due,
        progress,
        ..Action::new(Id::numbered(number), "Call", date(2026, 11, 22))
    };
    let day = Some(date(2026, 12, 31));
    let actions =
        [action(10, day, Progress::Open), action(11, None, Progress::Open), action(12, day, Progress::Done)];
    let text = calendar(&account, &actions, &now());
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261231\r\n") && text.contains("DTEND;VALUE=DATE:20270101\r\n"),
        "{text}"
    );
    assert!(text.contains("DTSTAMP:20261122T090000Z"), "{text}");
}
