//! What follows where somebody leaves, or somebody trusts somebody more: told from the account as it is.

use super::*;
use crate::{
    scorecard::desk::{Desk, TODAY},
    stakeholder::{Group, Influence},
};

/// The manager is trusted by Ada, a specifier; Ada is trusted by and trusts Cy, who decides. Bo of ours knows the
/// manager alone.
struct Case {
    desk: Desk,
    ada: Id,
    bo: Id,
    cy: Id,
}

fn case() -> Case {
    let mut desk = Desk::new();
    let wears = |role: Role| move |known: &mut Stakeholder| _ = known.roles.insert(role);
    let ada = desk.person("Ada Berg", Group::Customer, wears(Role::Specifier));
    let bo = desk.person("Bo Ek", Group::Functions, |_| ());
    let cy = desk.person("Cy Fox", Group::Customer, |known| {
        known.roles.insert(Role::Decider);
        known.influence = Some(Influence::InnerCircle);
    });
    let manager = desk.manager;
    for (from, to, factor) in
        [(manager, ada, 9), (ada, manager, 9), (ada, cy, 8), (cy, ada, 8), (manager, bo, 9), (bo, manager, 9)]
    {
        desk.score(from, to, factor, 3);
    }
    Case { desk, ada, bo, cy }
}

impl Case {
    fn then(&self, supposed: &[Supposed]) -> Consequences {
        Consequences::of(&self.desk.account, supposed, TODAY)
    }
}

fn ends(shifts: &[Shift]) -> Vec<Id> {
    shifts.iter().map(|shift| shift.to).collect()
}

#[test]
fn who_leaves_takes_their_routes_hats_and_threads_along() {
    let case = case();
    let told = case.then(&[Supposed::Leaves { who: case.ada }]);
    assert_eq!(ends(&told.broken), [case.cy]);
    assert_eq!(told.broken[0].was_over, [case.desk.manager, case.ada, case.cy]);
    assert!(told.broken[0].was.is_some_and(|was| (0.5..0.8).contains(&was)), "{told:?}");
    assert_eq!(told.uncovered, [Role::Specifier]);
    assert_eq!(told.cut_off, [case.cy]);
    assert_eq!((told.shape_was, told.shape_is), (Shape::BowTie { knot: case.desk.manager }, Shape::Apart));
    assert!(told.trust_was.expected.is_some() && told.trust_is.expected.is_none());
    let [step, next] = told.steps.as_slice() else { panic!("{:?}", told.steps) };
    assert_eq!(next.title, "Find out who takes over as specifier from Ada Berg, and be introduced");
    assert_eq!(step.title, "Have Ada Berg introduce Priya Raman to Cy Fox");
    assert_eq!(step.towards, Some(Towards { from: case.cy, to: case.desk.manager }));
    assert_eq!(step.owner, Some(case.desk.manager));
    assert!(!told.is_harmless());
}

#[test]
fn where_the_manager_leaves_a_colleague_is_to_be_introduced_to_those_who_matter_first() {
    let mut case = case();
    let manager = case.desk.manager;
    case.desk.score(case.cy, manager, 8, 3);
    let told = case.then(&[Supposed::Leaves { who: manager }]);
    assert_eq!(told.threads_lost, [case.ada, case.cy]);
    assert_eq!(told.uncovered, [Role::Decider, Role::Specifier]);
    let titles: Vec<&str> = told.steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Have Priya Raman introduce Bo Ek to Cy Fox", "Have Priya Raman introduce Bo Ek to Ada Berg",]
    );
    assert!(told.steps.iter().all(|step| step.owner == Some(manager)), "as long as she is there");
    assert_eq!(told.steps[0].towards.map(|aim| aim.to), Some(case.bo));
    case.desk.score(case.bo, case.cy, 9, 3);
    let told = case.then(&[Supposed::Leaves { who: manager }]);
    assert_eq!(told.broken, [], "a colleague takes over from where they stand");
    assert_eq!(told.cut_off, []);
}

#[test]
fn more_trust_opens_and_shortens_ways_and_less_lengthens_them() {
    let case = case();
    let (manager, cy) = (case.desk.manager, case.cy);
    let trusts = |from, to, points| Supposed::Trusts { from, to, points };
    let told = case.then(&[trusts(manager, cy, 95)]);
    assert_eq!((ends(&told.better), told.is_harmless()), (vec![cy], true));
    assert_eq!(told.better[0].is, Some(0.95));
    assert_eq!(told.better[0].is_over, [manager, cy]);
    let told = case.then(&[trusts(cy, case.bo, 80)]);
    assert_eq!(told.covered, [Role::Decider]);
    assert_eq!(told.shape_is, Shape::Loose { links: 2 });
    let told = case.then(&[trusts(manager, case.ada, 20)]);
    assert_eq!((ends(&told.weaker), told.weaker[0].is_over.len()), (vec![cy], 3));
    let told = case.then(&[trusts(case.ada, manager, 20)]);
    assert_eq!((told.threads_lost, told.uncovered), (vec![case.ada], vec![Role::Specifier]));
}

#[test]
fn what_is_supposed_of_somebody_who_is_not_there_has_no_effect_and_nothing_supposed_changes_nothing() {
    let case = case();
    let nobody = Id::numbered(9_999);
    let before = case.desk.account.clone();
    for supposed in [
        vec![],
        vec![Supposed::Leaves { who: nobody }],
        vec![Supposed::Trusts { from: nobody, to: case.ada, points: 90 }],
        vec![Supposed::Reports { from: case.ada, to: case.ada }],
    ] {
        let told = case.then(&supposed);
        assert!(told.is_harmless() && told.better.is_empty() && told.covered.is_empty(), "{supposed:?}");
        assert_eq!(told.trust_was, told.trust_is);
        assert_eq!(told.shape_was, told.shape_is);
        assert_eq!(told.steps, []);
    }
    assert_eq!(case.desk.account, before);
}

#[test]
fn a_reporting_line_that_is_supposed_is_a_way() {
    let mut case = case();
    let dee = case.desk.person("Dee Ash", Group::Customer, |known| _ = known.roles.insert(Role::Decider));
    let told = case.then(&[Supposed::Reports { from: dee, to: case.ada }]);
    assert_eq!(ends(&told.better), [dee]);
}
