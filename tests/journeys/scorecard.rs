//! How the account stands: the scorecard, and the courses of persons and relationships.

use crate::support::{Desk, judgement, world};
use account::{Judgement, Key, Notice, Subject, demo};
use domain::{Id, Scorecard};
use jiff::civil::date;

/// Today, by the clock of these journeys.
const TODAY: jiff::civil::Date = date(2026, 11, 22);

#[test]
fn the_demo_account_tells_where_it_is_thin_old_and_one_sided() {
    let folder = tempfile::tempdir().unwrap();
    let mut open = demo(&folder.path().join("demo.rapport"), Key::Open, world()).unwrap();
    let card = open.scorecard(None).unwrap();
    assert_eq!(card.as_of, TODAY);
    assert_eq!((card.coverage.scored, card.coverage.ties), (31, 32), "of InkWorks nothing is known");
    let account = open.account();
    let name = |id: Id| account.name(id);
    let all: Vec<&str> = card.threads.all.iter().map(|thread| name(thread.person)).collect();
    assert_eq!(all, ["Aisha Karim", "Tomas Berg", "Elin Moe"]);
    let thin: Vec<(&str, Option<&str>)> =
        card.threads.roles.iter().map(|thin| (thin.what.as_str(), thin.thread.map(name))).collect();
    let expected = [
        ("Buyer", Some("Tomas Berg")),
        ("Decider", Some("Elin Moe")),
        ("Specifier", Some("Aisha Karim")),
        ("Gatekeeper", Some("Tomas Berg")),
        ("User", None),
    ];
    assert_eq!(thin, expected);
    let stale: Vec<(&str, &str)> = card.stale.iter().map(|it| (name(it.from), name(it.to))).collect();
    assert_eq!(stale, [("Dan Osei", "Priya Raman"), ("Priya Raman", "Dan Osei")]);
    let first = &card.shifted[0];
    assert_eq!((name(first.from), name(first.to)), ("Marcus Lind", "Priya Raman"));
    assert_eq!(
        first.trend.sentence(),
        format!("−{} since the assessment by Priya Raman of 3 November", first.trend.by().unwrap().abs())
    );
    assert_eq!((card.key_players.reached, card.key_players.of), (3, 3));
    assert!(card.tax.m.is_some() && card.tax.estimate.is_none(), "no revenue is said");
}

#[test]
fn the_scorecard_follows_the_account_and_goes_back_with_it() {
    let mut desk = Desk::new();
    let marcus = desk.add("Marcus Lind");
    let manager = desk.manager();
    assert!(desk.open.scorecard(None).unwrap().is_empty());
    assert_eq!(desk.open.scorecard(None).unwrap(), Scorecard::of(desk.open.account(), TODAY));
    let early = Judgement { on: Some(date(2026, 8, 1)), ..judgement(marcus, manager, (8, 8, 8, 3)) };
    desk.open.assess(early).unwrap();
    let (notice, _) = desk.open.notice("Late deliveries stopped Marcus on 3 September -5");
    let late = desk.open.log_incident(notice).unwrap().added[0];
    let card = desk.open.scorecard(None).unwrap();
    let told: Vec<Id> = card.incidents.iter().map(|told| told.incident).collect();
    assert_eq!(told, [late]);
    assert_eq!(card.incidents[0].people.len(), 2);
    let expected = "since “Late deliveries stopped Marcus” of 3 September";
    assert!(card.trend_in_us.sentence().ends_with(expected), "{}", card.trend_in_us.sentence());
    assert!(card.trend_in_us.by().unwrap() < -20);
    assert!(desk.open.scorecard(Some(date(2026, 9, 2))).unwrap().incidents.is_empty(), "not yet");

    let (notice, _) = desk.open.notice("Marcus got the first pallet by hand yesterday +2");
    desk.open.log_incident(Notice { story: "All hands.".into(), ..notice }).unwrap();
    assert_eq!(desk.open.scorecard(None).unwrap().incidents, []);
    desk.open.undo().unwrap();
    assert_eq!(desk.open.scorecard(None).unwrap(), card);
}

#[test]
fn a_course_is_told_of_the_account_of_a_person_and_of_a_relationship() {
    let mut desk = Desk::new();
    let [ada, bo] = ["Ada Berg", "Bo Ek"].map(|name| desk.add(name));
    let manager = desk.manager();
    let on = |day| Judgement { on: Some(day), ..judgement(ada, manager, (8, 8, 8, 3)) };
    desk.open.assess(on(date(2026, 6, 1))).unwrap();
    desk.open.assess(on(date(2026, 9, 1))).unwrap();
    let pair = desk.open.courses(Subject::Tie(ada, manager), None).unwrap();
    let days: Vec<_> = pair.there.course.iter().map(|moment| moment.on).collect();
    assert_eq!((days.first(), days.last()), (Some(&date(2025, 11, 22)), Some(&TODAY)));
    assert!(days.contains(&date(2026, 6, 1)) && days.contains(&date(2026, 9, 1)), "steps at what was said");
    assert_eq!(pair.there.course[0].points, None, "before, it was unknown");
    assert_eq!(pair.there.figure.points(), desk.points(ada, manager));
    assert_eq!(
        (pair.back.course.len(), pair.back.figure.ties),
        (0, 0),
        "nobody has said how far she is trusted"
    );
    assert_eq!(pair.there.trend.sentence().split(" since").count(), 2);

    let person = desk.open.courses(Subject::Person(ada), None).unwrap();
    assert_eq!((person.ours, &person.there.figure), (false, &pair.there.figure));
    assert_eq!(person.there.course, pair.there.course, "of one tie alone every step is told");
    let manager_stands = desk.open.courses(Subject::Person(manager), None).unwrap();
    assert_eq!((manager_stands.ours, &manager_stands.there.figure), (true, &pair.there.figure));
    let nobody = desk.open.courses(Subject::Person(bo), None).unwrap();
    assert_eq!((nobody.there.figure.points(), nobody.there.trend.by()), (None, None));
    let account = desk.open.courses(Subject::Account, None).unwrap();
    assert_eq!(account.there.course.len(), 13);
    assert_eq!(account.there.course.last(), pair.there.course.last());
    assert!(account.there.course.iter().all(|moment| moment.points != Some(0)), "unknown is never zero");
    desk.open.courses(Subject::Person(Id::numbered(404)), None).unwrap_err();
    desk.open.courses(Subject::Tie(ada, Id::numbered(404)), None).unwrap_err();
}
