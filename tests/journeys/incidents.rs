//! Incidents: told in a line, logged, in the score, edited, taken back.

use crate::support::{Desk, told};
use account::Notice;
use domain::{Effect, Group, Id, Lens, Sight, trust::Side};
use jiff::civil::date;

struct Told {
    desk: Desk,
    marcus: Id,
    aisha: Id,
    manager: Id,
}

fn setting() -> Told {
    let mut desk = Desk::new();
    let [marcus, aisha] = ["Marcus Lind", "Aisha Karim"].map(|name| desk.add(name));
    let manager = desk.manager();
    Told { desk, marcus, aisha, manager }
}

#[test]
fn a_line_of_text_becomes_evidence_on_the_trust_it_touches() {
    let Told { mut desk, marcus, manager, .. } = setting();
    assert_eq!(desk.points(marcus, manager), None);
    let (notice, people) = desk.open.notice("Late deliveries stopped Marcus’s line on 14 August -3");
    assert_eq!(people, [marcus]);
    assert_eq!(
        (notice.title.as_str(), notice.on),
        ("Late deliveries stopped Marcus’s line", Some(date(2026, 8, 14)))
    );
    assert_eq!((notice.effect, notice.strength), (Effect::Diluted, 3));
    assert_eq!(notice.between, [(marcus, manager)], "theirs in the manager, where nobody of ours is named");
    let done = desk.open.log_incident(notice).unwrap();
    let label = "Logged “Late deliveries stopped Marcus’s line” of 14 August 2026: diluted trust −3, \
                 between Marcus Lind and Priya Raman";
    assert_eq!(done.label, label);
    // 3 × 2^(−100/180) = 2.04 against, none for: P = 1 / (2 + 2.04).
    assert_eq!(desk.points(marcus, manager), Some(25));
    let pair = desk.open.pair(marcus, manager).unwrap();
    assert_eq!(pair.there.incidents.len(), 1);
    assert_eq!(pair.there.score.traces[0].evidence, pair.there.score.evidence, "it is all there is");
    assert_eq!(pair.back.incidents, []);

    desk.open.undo().unwrap();
    assert!(desk.open.account().incidents().next().is_none() && desk.open.account().ties().len() == 0);
    desk.open.redo().unwrap();
    let desk = desk.reopened();
    let incident = desk.open.incidents()[0].incident.clone();
    assert_eq!((incident.told_by.as_str(), incident.id), ("Priya Raman", done.added[0]));
    assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
}

#[test]
fn whose_trust_is_touched_follows_from_who_is_named_and_on_whose_side_it_happened() {
    let Told { mut desk, marcus, aisha, manager } = setting();
    let mei = desk.add("Mei Chen");
    let functions = account::Bulk::Set(domain::stakeholder::Field::Group, Group::Functions.code().into());
    desk.open.change_several(&[mei], &functions).unwrap();
    let check = |people: &[Id], side: Option<Side>, expected: &[(Id, Id)]| {
        assert_eq!(desk.open.touched(people, side), expected, "{people:?} {side:?}");
    };
    check(&[marcus, mei], None, &[(marcus, mei)]);
    check(&[mei, marcus], Some(Side::Supplier), &[(marcus, mei)]);
    check(&[marcus, mei], Some(Side::Customer), &[(mei, marcus)]);
    check(&[marcus, aisha], None, &[(marcus, manager), (aisha, manager)]);
    check(&[mei], None, &[(manager, mei)]);
    check(&[manager], None, &[]);
    check(&[manager, mei], None, &[(manager, mei)]);
    check(&[], None, &[]);
}

#[test]
fn an_incident_outlives_the_ties_it_touched() {
    let Told { mut desk, marcus, aisha, manager } = setting();
    let (notice, _) = desk.open.notice("Marcus and Aisha were told the truth +4");
    let id = desk.open.log_incident(notice).unwrap().added[0];
    let scene = desk.open.draw(Sight::through(Lens::FourWorlds), None).unwrap();
    assert_eq!(scene.lines.len(), 2);
    desk.open.remove(&[marcus]).unwrap();
    assert_eq!(desk.open.incident(id).unwrap().between, [(aisha, manager)]);
    desk.open.undo().unwrap();
    assert_eq!(desk.open.incident(id).unwrap().between, [(marcus, manager), (aisha, manager)]);
    let pair = desk.open.pair(aisha, manager).unwrap();
    desk.open.untie(pair.there.tie.unwrap().id).unwrap();
    assert_eq!(desk.open.incident(id).unwrap().between, [(marcus, manager)]);
    assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
}

#[test]
fn an_incident_is_told_otherwise_and_removed() {
    let Told { mut desk, marcus, manager, .. } = setting();
    let (notice, _) = desk.open.notice("Marcus got the report early");
    let id = desk.open.log_incident(notice.clone()).unwrap().added[0];
    let better =
        Notice { effect: Effect::Built, strength: 5, story: "A day early.".into(), ..notice.clone() };
    assert_eq!(
        desk.open.edit_incident(id, better.clone()).unwrap().label,
        "Changed the incident “Marcus got the report early”"
    );
    assert_eq!(desk.open.edit_incident(id, better).unwrap().label, "", "the same again is no change");
    assert_eq!(desk.points(marcus, manager), Some(86));
    desk.open.remove_incident(id).unwrap();
    assert_eq!(told(&desk.open).last().unwrap(), "Removed the incident “Marcus got the report early”");
    assert_eq!(desk.points(marcus, manager), None);
    desk.open.remove_incident(id).unwrap_err();

    let refused = |notice: Notice, desk: &mut Desk| desk.open.log_incident(notice).unwrap_err().to_string();
    let wrong = [
        (Notice { title: " ".into(), ..notice.clone() }, "an incident needs a few words"),
        (Notice { strength: 6, ..notice.clone() }, "the strength of the incident is 6"),
        (Notice { on: Some(date(2027, 1, 1)), ..notice.clone() }, "the incident is dated 2027-01-01"),
        (Notice { between: vec![(marcus, Id::numbered(404))], ..notice }, "this stakeholder is no longer"),
    ];
    let changes = desk.open.changes();
    for (notice, expected) in wrong {
        let message = refused(notice, &mut desk);
        assert!(message.starts_with(expected), "{message}");
    }
    assert_eq!(desk.open.changes(), changes);
}
