//! The account as it was on an earlier day, and what has happened since.

use crate::support::{Desk, judgement};
use account::{Key, Laptop, OpenAccount, Scripted, World};
use domain::{Account, Id, Moment, compare::Shift, stakeholder::Field};
use jiff::{ToSpan, Zoned, civil::date};

/// Today, by the clock of these journeys.
const TODAY: jiff::civil::Date = date(2026, 11, 22);

#[test]
fn today_it_is_as_it_is_and_before_the_first_change_nobody_is_there() {
    let mut desk = Desk::crowd(40);
    let now = desk.open.account().clone();
    assert_eq!(desk.open.recorded_on(TODAY).unwrap(), now);
    assert_eq!(desk.open.recorded_on(TODAY + 1.year()).unwrap(), now);
    let before: Account = desk.open.recorded_on(TODAY - 1.day()).unwrap();
    assert_eq!((before.stakeholders().len(), before.ties().len(), before.assessments().len()), (0, 0, 0));
    assert!(
        desk.open.compared(Moment::recorded(TODAY), Moment::recorded(TODAY)).unwrap().is_empty(),
        "compared with itself nothing differs"
    );
}

/// The next day: ids are new ones.
struct Later(Scripted);

impl World for Later {
    fn now(&mut self) -> Zoned {
        self.0.now()
    }

    fn new_id(&mut self) -> Id {
        Laptop.new_id()
    }
}

#[test]
fn who_came_who_left_and_whose_trust_moved_is_told() {
    let mut desk = Desk::new();
    let [ada, bo, cy] = ["Ada Berg", "Bo Ek", "Cy Fox"].map(|name| desk.add(name));
    let manager = desk.manager();
    desk.open.report_to(&[bo], Some(ada)).unwrap();
    desk.assess(ada, manager, (9, 9, 9, 2));
    desk.assess(bo, manager, (5, 5, 5, 5));
    let then = desk.open.account().clone();

    let path = desk.path();
    let Desk { folder, open } = desk;
    drop(open);
    let later = Box::new(Later(Scripted::at("2026-11-23T09:00:00Z".parse().unwrap())));
    let mut desk = Desk { folder, open: OpenAccount::open(&path, Key::Open, later).unwrap() };
    let today = TODAY + 1.day();
    let di = desk.add("Di Gray");
    desk.open.remove(&[cy]).unwrap();
    desk.open.report_to(&[bo], Some(di)).unwrap();
    let title = account::Bulk::Set(Field::Title, "Chair".into());
    desk.open.change_several(&[ada], &title).unwrap();
    desk.open.assess(judgement(ada, manager, (2, 2, 2, 9))).unwrap();
    desk.open.assess(judgement(manager, di, (8, 8, 8, 2))).unwrap();
    assert_eq!(desk.open.recorded_on(TODAY).unwrap(), then);
    let differences = desk.open.compared(Moment::recorded(TODAY), Moment::recorded(today)).unwrap();
    assert_eq!(
        (differences.arrived.as_slice(), differences.left.as_slice()),
        ([di].as_slice(), [cy].as_slice())
    );
    assert_eq!(differences.changed, [(ada, vec![Field::Title])]);
    assert_eq!(differences.moved, [bo]);
    let [first, .., last] = differences.trust.as_slice() else { panic!("{:?}", differences.trust) };
    assert_eq!((first.from, first.to), (ada, manager));
    assert!(first.by().unwrap() < -50, "{first:?}");
    let points = desk.points(manager, di);
    assert_eq!(*last, Shift { from: manager, to: di, was: None, is: points });
}
