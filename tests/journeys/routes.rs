//! Who can take the manager to somebody: told in a sentence to act on, from the moment looked at.

use crate::support::Desk;
use account::{AccountError, Journey, Notice, ProfileEdit, Whom};
use domain::{Id, Lens, Measures, Role, Sight, TieKind, network::Lines, stakeholder::Field};
use jiff::civil::date;

fn to(goal: Whom) -> Journey {
    Journey { from: None, to: goal, avoid: Vec::new(), most: 5, lines: None }
}

/// The manager and Bo trust each other, Bo trusts Ada, and Ada reports to Cy, who decides.
fn desk() -> (Desk, [Id; 3]) {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let [bo, ada, cy] = ["Bo Ek", "Ada Berg", "Cy Fox"].map(|name| desk.add(name));
    desk.assess(manager, bo, (9, 9, 9, 1));
    desk.assess(bo, manager, (8, 8, 8, 2));
    desk.assess(bo, ada, (7, 7, 7, 3));
    desk.open.tie(TieKind::ReportsTo, ada, cy).unwrap();
    desk.open.change_several(&[cy], &account::Bulk::AddRole(Role::Decider)).unwrap();
    (desk, [bo, ada, cy])
}

#[test]
fn a_route_says_whom_to_ask_and_why_its_weakest_hop_is_weak() {
    let (mut desk, [bo, ada, cy]) = desk();
    let manager = desk.manager();
    let points = [(manager, bo), (bo, manager), (bo, ada)].map(|(from, to)| desk.points(from, to).unwrap());
    let changes = desk.open.changes();
    let routes = desk.open.routes(&to(Whom::Role(Role::Decider))).unwrap();
    let [told] = routes.best.as_slice() else { panic!("{routes:?}") };
    let expected = format!(
        "Ask Bo Ek to introduce you to Cy Fox: you and Bo Ek trust each other {}/{}; Bo Ek trusts Ada Berg {}; \
         Ada Berg reports to Cy Fox.",
        points[0], points[1], points[2]
    );
    assert_eq!(told.sentence, expected);
    assert_eq!(told.weak_point, "weakest: Ada Berg → Cy Fox 60, what a reporting line counts as");
    assert_eq!(routes.widest.as_ref(), Some(told), "there is no other");
    assert_eq!(desk.open.changes(), changes, "asking changes nothing");

    let notice = desk.open.notice("Forgot the samples -5").0;
    let notice = Notice { on: Some(date(2026, 8, 14)), between: vec![(bo, ada)], ..notice };
    desk.open.log_incident(notice).unwrap();
    let told = desk.open.routes(&to(Whom::Stakeholder(cy))).unwrap().best.remove(0);
    let now = desk.points(bo, ada).unwrap();
    let expected =
        format!("weakest: Bo Ek → Ada Berg {now}, on which “Forgot the samples” of 14 August 2026 weighs");
    assert_eq!(told.weak_point, expected);

    let direct = desk.open.routes(&to(Whom::Stakeholder(bo))).unwrap().best.remove(0);
    assert!(
        direct.sentence.starts_with("You can go to Bo Ek directly: you and Bo Ek trust"),
        "{}",
        direct.sentence
    );
    let hers = Journey { from: Some(bo), ..to(Whom::Stakeholder(manager)) };
    let hers = desk.open.routes(&hers).unwrap().best.remove(0);
    assert!(hers.sentence.starts_with("Bo Ek can go to you directly"), "{}", hers.sentence);
}

#[test]
fn routes_go_round_whom_they_must_avoid_and_where_reporting_lines_count_for_nothing() {
    let (mut desk, [bo, ada, cy]) = desk();
    let avoiding = Journey { avoid: vec![Whom::Stakeholder(bo)], ..to(Whom::Stakeholder(cy)) };
    assert_eq!(desk.open.routes(&avoiding).unwrap().best, []);
    let lines = Some(Lines { solid: 0.0, dotted: 0.0 });
    assert_eq!(desk.open.routes(&Journey { lines, ..to(Whom::Stakeholder(cy)) }).unwrap().widest, None);
    desk.open.change_several(&[bo], &account::Bulk::Set(Field::Department, "Quality".into())).unwrap();
    let avoiding = Journey { avoid: vec![Whom::Department("quality ".into())], ..to(Whom::Stakeholder(cy)) };
    assert_eq!(desk.open.routes(&avoiding).unwrap().best, []);
    desk.open.change_several(&[ada], &account::Bulk::Set(Field::Status, "left".into())).unwrap();
    assert_eq!(
        desk.open.routes(&to(Whom::Stakeholder(cy))).unwrap().best,
        [],
        "who left takes nobody anywhere"
    );
    desk.open.undo().unwrap();
    assert_eq!(desk.open.routes(&to(Whom::Stakeholder(cy))).unwrap().best.len(), 1);
    assert!(matches!(
        desk.open.routes(&to(Whom::Stakeholder(Id::numbered(1)))),
        Err(AccountError::Rejected(_))
    ));
}

#[test]
fn routes_are_those_of_the_moment_looked_at() {
    let (mut desk, [bo, ..]) = desk();
    let sight = Sight { as_of: Some(date(2026, 11, 21)), ..Sight::through(Lens::FourWorlds) };
    desk.open.draw(sight, None).unwrap();
    // Nobody was there yet.
    assert!(desk.open.routes(&to(Whom::Stakeholder(bo))).is_err());
    desk.open.draw(Sight::through(Lens::FourWorlds), None).unwrap();
    assert_eq!(desk.open.routes(&to(Whom::Stakeholder(bo))).unwrap().best.len(), 1);
}

#[test]
fn what_a_reporting_line_counts_as_is_a_setting_of_the_account() {
    let (mut desk, [.., cy]) = desk();
    let edit = ProfileEdit::from(desk.open.account().profile());
    let counting = |points| Measures { solid_line_points: points, ..edit.measures.clone() };
    desk.open.edit_profile(ProfileEdit { measures: counting(25), ..edit.clone() }).unwrap();
    let told = desk.open.routes(&to(Whom::Stakeholder(cy))).unwrap().best.remove(0);
    assert_eq!(told.weak_point, "weakest: Ada Berg → Cy Fox 25, what a reporting line counts as");
    desk.open.edit_profile(ProfileEdit { measures: counting(0), ..edit.clone() }).unwrap();
    assert_eq!(desk.open.routes(&to(Whom::Stakeholder(cy))).unwrap().best, []);
    let wrong = desk.open.edit_profile(ProfileEdit { measures: counting(101), ..edit });
    assert!(wrong.unwrap_err().to_string().contains("must lie between 0 and 100"));
}
