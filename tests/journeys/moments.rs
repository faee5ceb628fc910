//! Looking back: the account as it was, and as it was recorded, on the map and in every answer.

use crate::support::{Desk, judgement};
use account::{AccountError, Bulk, Draft, Judgement};
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
