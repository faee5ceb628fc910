//! Looking back: the account as it was, and as it was recorded, on the map and in every answer.

use crate::support::{Desk, judgement};
use account::{AccountError, Bulk, Draft, Judgement, ProfileEdit};
use domain::{
    Account, Clock, Group, Id, Incident, Lens, Moment, Sight, Stakeholder, Status, stakeholder::Field,
};
use jiff::civil::{Date, date};
use scene::{Scene, Turn};

const TODAY: Date = date(2026, 11, 22);

/// Who is in an account and has not left, by name.
fn there(account: &Account) -> Vec<&str> {
    let there = account.stakeholders().filter(|known| known.status != Status::Left);
    let mut names: Vec<&str> = there.map(|known| known.name.as_str()).collect();
    names.sort_unstable();
    names
}

impl Desk {
    fn since(&mut self, day: Date, act: impl FnOnce(&mut Self) -> Id) -> Id {
        self.open.speak_of(Some(day));
        let id = act(self);
        self.open.speak_of(None);
        id
    }

    fn assessed_on(&mut self, from: Id, to: Id, factors: (u8, u8, u8, u8), on: Date) {
        self.open.assess(Judgement { on: Some(on), ..judgement(from, to, factors) }).unwrap();
    }

    #[track_caller]
    fn check(&mut self, clock: Clock, day: Date, expect: &[&str]) {
        let account = self.open.as_it_was(Moment { clock, day, snapshot: None }).unwrap();
        assert_eq!(there(&account), expect, "{clock:?} on {day}");
    }

    fn look(&mut self, as_of: Option<Date>, clock: Clock) -> Scene {
        let sight = Sight { as_of, clock, ..Sight::through(Lens::FourWorlds) };
        self.open.draw(sight, None).unwrap().clone()
    }
}

#[test]
fn what_is_told_today_of_an_earlier_day_was_so_then_and_recorded_only_now() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let ada = desk.since(date(2026, 2, 1), |desk| desk.add("Ada Berg"));
    desk.since(date(2026, 6, 1), |desk| {
        desk.open.change_several(&[ada], &Bulk::Set(Field::Status, "left".into())).unwrap();
        ada
    });
    let bo = desk.add("Bo Ek");
    desk.assessed_on(bo, manager, (8, 8, 8, 2), date(2026, 4, 1));
    for (day, expect) in [
        (date(2026, 1, 31), &[][..]),
        (date(2026, 2, 1), &["Ada Berg"]),
        // Bo is spoken of, and so is the manager: they were there.
        (date(2026, 4, 1), &["Ada Berg", "Bo Ek", "Priya Raman"]),
        (date(2026, 6, 1), &["Bo Ek", "Priya Raman"]),
        (TODAY, &["Bo Ek", "Priya Raman"]),
    ] {
        desk.check(Clock::Happened, day, expect);
    }
    let described = desk.open.as_it_was(Moment::happened(date(2026, 4, 1))).unwrap();
    assert_eq!(
        (described.profile().name.as_str(), described.profile().manager),
        ("Halden Foods", Some(manager))
    );
    desk.check(Clock::Recorded, date(2026, 11, 21), &[]);
    desk.check(Clock::Recorded, TODAY, &["Bo Ek", "Priya Raman"]);
}

#[test]
fn undoing_what_was_told_of_an_earlier_day_takes_it_out_of_that_day() {
    let mut desk = Desk::new();
    desk.since(date(2026, 2, 1), |desk| desk.add("Ada Berg"));
    desk.check(Clock::Happened, date(2026, 3, 1), &["Ada Berg"]);
    desk.open.undo().unwrap();
    desk.check(Clock::Happened, date(2026, 3, 1), &[]);
    desk.open.redo().unwrap();
    desk.check(Clock::Happened, date(2026, 3, 1), &["Ada Berg"]);
    let mut desk = desk.reopened();
    desk.check(Clock::Happened, date(2026, 3, 1), &["Ada Berg"]);
}

#[test]
fn who_is_removed_keeps_their_evidence_on_the_days_on_which_they_were_there() {
    let mut desk = Desk::new();
    let (manager, bo) = (desk.manager(), desk.add("Bo Ek"));
    desk.assessed_on(bo, manager, (9, 9, 9, 1), date(2026, 3, 1));
    let by_mistake = desk.add("Ada Berg");
    desk.assessed_on(by_mistake, manager, (2, 2, 2, 9), date(2026, 3, 1));
    let mistaken = desk.open.pair(by_mistake, manager).unwrap().there.score.lines[0].assessment;
    desk.open.remove_assessment(mistaken).unwrap();
    let touches = vec![(bo, manager), (by_mistake, manager)];
    let told = desk.open.notice("Late delivery -3").0;
    let told = account::Notice { on: Some(date(2026, 8, 14)), between: touches, ..told };
    desk.open.log_incident(told).unwrap();
    let score = |desk: &mut Desk, who: Id, day: Date| {
        let then = desk.open.as_it_was(Moment::happened(day)).unwrap();
        let score = then.score_between(who, manager, day);
        (score.points(), score.traces.len())
    };
    let days = [date(2026, 4, 1), date(2026, 9, 1), date(2026, 11, 21)];
    let before = days.map(|day| [bo, by_mistake].map(|who| score(&mut desk, who, day)));
    assert_eq!(before[0], [(Some(83), 0), (None, 0)], "what was taken out was a mistake");

    // It was told on the day before that they went today.
    desk.open.remove(&[bo, by_mistake]).unwrap();
    let mut desk = desk.reopened();
    for _ in 0..2 {
        assert_eq!(days.map(|day| [bo, by_mistake].map(|who| score(&mut desk, who, day))), before);
        assert_eq!(score(&mut desk, bo, TODAY), (None, 0), "today they are gone");
        desk.open.undo().unwrap();
        desk.open.redo().unwrap();
    }
    let lost = desk.open.compared(Moment::happened(days[1]), Moment::happened(TODAY)).unwrap();
    assert!(lost.left.contains(&bo) && lost.trust.iter().any(|shift| (shift.from, shift.is) == (bo, None)));
}

#[test]
fn what_is_told_later_of_an_earlier_day_brings_nothing_else_with_it() {
    let mut desk = Desk::new();
    let ada = desk.since(date(2026, 2, 1), |desk| desk.add("Ada Berg"));
    let set = |desk: &mut Desk, field: Field, value: &str, on: Date| {
        desk.since(on, |desk| {
            desk.open.change_several(&[ada], &Bulk::Set(field, value.into())).unwrap();
            ada
        });
    };
    set(&mut desk, Field::Department, "Quality", date(2026, 10, 10));
    set(&mut desk, Field::Title, "Head of Quality", date(2026, 6, 1));
    set(&mut desk, Field::Status, "left", date(2026, 11, 1));
    set(&mut desk, Field::Title, "Engineer", date(2026, 4, 1));
    let then = |desk: &mut Desk, day: Date| {
        let account = desk.open.as_it_was(Moment::happened(day)).unwrap();
        let known = account.stakeholder(ada).unwrap();
        (known.title.clone(), known.department.clone(), known.status)
    };
    let known = Status::Known;
    for (day, title, department, status) in [
        (date(2026, 3, 1), "", "", known),
        (date(2026, 5, 1), "Engineer", "", known),
        (date(2026, 10, 9), "Engineer", "", known),
        (date(2026, 10, 10), "Engineer", "Quality", known),
        (TODAY, "Engineer", "Quality", Status::Left),
    ] {
        assert_eq!(then(&mut desk, day), (title.into(), department.into(), status), "{day}");
    }
    let today = desk.open.as_it_was(Moment::happened(TODAY)).unwrap();
    assert_eq!(&today, desk.open.account());
}

#[test]
fn what_was_thought_over_is_told_from_its_own_day_on() {
    use account::Musing;
    use domain::{
        Thought,
        trust::covey::{Core, Cores},
    };
    let mut desk = Desk::new();
    let thought = Thought::Cores(Cores::new([(Core::Integrity, 6)]).unwrap());
    let musing = Musing { about: None, thought, on: Some(date(2026, 3, 1)), by: String::new() };
    desk.open.reflect(musing).unwrap();
    for (day, thoughts) in [(date(2026, 2, 28), 0), (date(2026, 3, 1), 1)] {
        desk.look(Some(day), Clock::Happened);
        assert_eq!(desk.open.reflections(None).len(), thoughts, "{day}");
    }
    desk.look(Some(date(2026, 11, 21)), Clock::Recorded);
    assert!(desk.open.reflections(None).is_empty(), "it was noted today");
    assert_eq!(desk.open.span().unwrap().first_happened, date(2026, 3, 1));
}

#[test]
fn nothing_happens_in_the_future() {
    let mut desk = Desk::new();
    desk.open.speak_of(Some(date(2026, 11, 23)));
    let draft =
        Draft { stakeholder: Stakeholder::new(Id::numbered(0), "Cy Fox", Group::Customer), tie: None };
    let refused = desk.open.add(draft).unwrap_err().to_string();
    assert!(refused.contains("in the future"), "{refused}");
}

#[test]
fn scores_and_incidents_are_those_of_the_day_looked_at() {
    let mut desk = Desk::new();
    let (manager, bo) = (desk.manager(), desk.add("Bo Ek"));
    desk.assessed_on(bo, manager, (9, 9, 9, 1), date(2026, 3, 1));
    let notice = desk.open.notice("Late delivery stopped Bo Ek -5").0;
    let touches = vec![(bo, manager)];
    let notice = account::Notice { on: Some(date(2026, 8, 14)), between: touches, ..notice };
    desk.open.log_incident(notice).unwrap();
    desk.look(Some(date(2026, 3, 1)), Clock::Happened);
    assert!(desk.open.is_in_the_past());
    let then = desk.open.pair(bo, manager).unwrap().there;
    assert_eq!((then.score.points(), then.incidents.len()), (Some(83), 0));
    assert_eq!(desk.open.trust_of(bo).unwrap()[0].given.points(), Some(83));
    let courses = desk.open.courses(account::Subject::Person(bo), None).unwrap();
    assert_eq!(courses.there.figure.points(), Some(83), "the roll-up is that of the day");
    desk.look(None, Clock::Happened);
    let now = desk.open.pair(bo, manager).unwrap().there;
    assert_eq!(now.incidents.iter().map(|told: &Incident| told.on).collect::<Vec<_>>(), [date(2026, 8, 14)]);
    assert!(now.score.points() < Some(60), "{:?}", now.score.points());
}

#[test]
fn the_past_is_not_changed_but_moments_and_views_are_named_from_there() {
    let mut desk = Desk::new();
    desk.since(date(2026, 2, 1), |desk| desk.add("Ada Berg"));
    let changes = desk.open.changes();
    desk.look(Some(date(2026, 3, 1)), Clock::Happened);
    let draft =
        Draft { stakeholder: Stakeholder::new(Id::numbered(0), "Cy Fox", Group::Customer), tie: None };
    assert!(matches!(desk.open.add(draft), Err(AccountError::InThePast)));
    assert!(matches!(desk.open.undo(), Err(AccountError::InThePast)));
    assert_eq!(desk.open.changes(), changes, "nothing was changed");
    desk.open.take_snapshot("QBR November").unwrap();
    desk.open.save_view("As in March", None).unwrap();
    assert_eq!(desk.open.changes(), changes + 2);
    desk.look(None, Clock::Happened);
    desk.add("Cy Fox");
}

#[test]
fn a_snapshot_keeps_the_very_moment_it_was_taken() {
    let mut desk = Desk::new();
    let ada = desk.add("Ada Berg");
    let snapshot = desk.open.take_snapshot(" QBR March ").unwrap().added[0];
    desk.add("Bo Ek");
    desk.open.remove(&[ada]).unwrap();
    let moment = Moment { snapshot: Some(snapshot), ..Moment::recorded(TODAY) };
    let then = desk.open.as_it_was(moment).unwrap();
    assert_eq!(there(&then), ["Ada Berg", "Priya Raman"]);
    let differences = desk.open.compared(moment, Moment::recorded(TODAY)).unwrap();
    assert_eq!((differences.arrived.len(), differences.left.as_slice()), (1, [ada].as_slice()));
    assert_eq!(desk.open.span().unwrap().snapshots[0].1.name, "QBR March");
    assert!(desk.open.take_snapshot(" ").is_err());
    desk.open.rename_snapshot(snapshot, "QBR spring").unwrap();
    desk.open.remove_snapshot(snapshot).unwrap();
    assert_eq!(there(&desk.open.as_it_was(moment).unwrap()), ["Bo Ek", "Priya Raman"], "the end of its day");
}

#[test]
fn who_is_gone_is_drawn_where_they_stood_and_everybody_else_stays_where_they_are() {
    let mut desk = Desk::crowd(60);
    let ids: Vec<Id> = desk.open.account().stakeholders().map(|known| known.id).collect();
    let snapshot = desk.open.take_snapshot("Before").unwrap().added[0];
    let before = desk.look(None, Clock::Recorded);
    desk.open.remove(&[ids[7]]).unwrap();
    let new = desk.add("Di Gray");
    let now = desk.look(None, Clock::Recorded);
    let sight = Sight {
        compared: Some(TODAY),
        compared_snapshot: Some(snapshot),
        ..Sight::through(Lens::FourWorlds)
    };
    let compared = desk.open.draw(sight, None).unwrap().clone();
    let rect = |scene: &Scene, id: Id| scene.cards.iter().find(|card| card.id == id).map(|card| card.rect);
    for card in &now.cards {
        assert_eq!(rect(&compared, card.id), Some(card.rect), "{} keeps their place", card.name);
    }
    assert_eq!((rect(&before, ids[7]).is_some(), rect(&now, ids[7])), (true, None));
    let ghost = compared.cards.iter().find(|card| card.id == ids[7]).unwrap();
    assert!(ghost.opacity < 1.0 && ghost.spoken.contains(Turn::Left.spoken()), "{}", ghost.spoken);
    let arrived = compared.cards.iter().find(|card| card.id == new).unwrap();
    assert!(arrived.spoken.contains(Turn::Arrived.spoken()), "{}", arrived.spoken);
    let legend: Vec<&str> = compared.legend.iter().map(|entry| entry.text.as_str()).collect();
    assert!(legend.contains(&"arrived since") && legend.contains(&"left since"), "{legend:?}");
    let (since, differences) = desk.open.differences().unwrap().unwrap();
    assert_eq!((since, differences.arrived.as_slice()), (TODAY, [new].as_slice()));
    assert_eq!(desk.open.name_through_time(ids[7]), ghost.name);
    assert!(desk.open.trust_of(ids[7]).is_ok(), "who left since can be asked about");
    assert_eq!(desk.open.account_of(ids[7]).name(ids[7]), ghost.name);
    assert!(desk.open.tied_to(ids[7]).is_ok());
}

/// What of a drawing does not depend on the way it came about: where labels found room may.
fn told(scene: &Scene) -> Vec<String> {
    let mut told: Vec<String> = scene
        .lines
        .iter()
        .map(|line| {
            format!("{} {:?} {} {:?} {}", line.id, line.stroke, line.opacity, line.score, line.spoken)
        })
        .chain(scene.cards.iter().map(|card| format!("{card:?}")))
        .collect();
    told.sort();
    told
}

#[test]
fn travelling_from_day_to_day_shows_what_looking_at_the_day_shows() {
    let mut desk = Desk::crowd(60);
    let ids: Vec<Id> = desk.open.account().stakeholders().map(|known| known.id).collect();
    for (step, pair) in ids.windows(2).enumerate() {
        let on = date(2026, 1, 1 + i8::try_from(step % 28).unwrap());
        desk.assessed_on(pair[1], pair[0], (3, 8, 5, 4), on);
    }
    // Another manager stands otherwise on everybody's card.
    desk.since(date(2026, 2, 1), |desk| {
        let edit = ProfileEdit { manager: Some(ids[3]), ..desk.open.account().profile().into() };
        desk.open.edit_profile(edit).unwrap();
        ids[3]
    });
    let mut scene = desk.look(None, Clock::Happened);
    for day in [
        Some(date(2026, 1, 5)),
        Some(date(2026, 1, 20)),
        Some(date(2025, 12, 31)),
        Some(date(2026, 3, 1)),
        None,
    ] {
        let sight = Sight { as_of: day, clock: Clock::Happened, ..Sight::through(Lens::FourWorlds) };
        scene.apply(desk.open.travel(sight.clone()).unwrap().unwrap());
        assert_eq!(told(&scene), told(desk.open.draw(sight, None).unwrap()), "{day:?}");
    }
    let other = Sight::through(Lens::OrgChart);
    assert!(desk.open.travel(other).unwrap().is_none(), "another lens is drawn anew");
}
