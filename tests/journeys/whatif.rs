//! What if: asked of a real file, which stays as it is to the byte; kept as a scenario; carried out as actions.

use crate::support::{Desk, bytes};
use account::Intent;
use domain::{Id, Lens, Role, Sight, network::Consequences, plan::Supposed};
use jiff::civil::date;

/// The manager and Ada trust each other, and so do Ada and Cy, who decides.
fn desk() -> (Desk, [Id; 2]) {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let [ada, cy] = ["Ada Berg", "Cy Fox"].map(|name| desk.add(name));
    for (from, to) in [(manager, ada), (ada, manager), (ada, cy), (cy, ada)] {
        desk.assess(from, to, (9, 9, 8, 2));
    }
    desk.open.change_several(&[cy], &account::Bulk::AddRole(Role::Decider)).unwrap();
    (desk, [ada, cy])
}

fn broken(told: &Consequences) -> Vec<Id> {
    told.broken.iter().map(|shift| shift.to).collect()
}

#[test]
fn asking_what_if_leaves_the_file_as_it_is_to_the_byte() {
    let (mut desk, [ada, cy]) = desk();
    let path = desk.path();
    let (before, changes) = (bytes(&path), desk.open.changes());
    let told = desk.open.what_if(&[
        Supposed::Leaves { who: ada },
        Supposed::Trusts { from: cy, to: desk.manager(), points: 0 },
        Supposed::Reports { from: cy, to: desk.manager() },
    ]);
    assert_eq!(broken(&told), [], "the reporting line that is supposed is a way");
    assert_eq!(broken(&desk.open.what_if(&[Supposed::Leaves { who: ada }])), [cy]);
    assert_eq!(desk.open.changes(), changes);
    assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
    assert_eq!(bytes(&path), before);
    let _again = desk.reopened();
    assert_eq!(bytes(&path), before);
}

#[test]
fn a_scenario_is_kept_changed_removed_and_outlives_whom_it_names() {
    let (mut desk, [ada, cy]) = desk();
    let supposed = vec![Supposed::Leaves { who: ada }];
    let done = desk.open.keep_scenario(None, " Ada leaves ", supposed.clone()).unwrap();
    assert_eq!(done.label, "Kept the scenario “Ada leaves”");
    let id = done.added[0];
    let more = [supposed.clone(), vec![Supposed::Leaves { who: cy }]].concat();
    assert_eq!(
        desk.open.keep_scenario(Some(id), "Both leave", more).unwrap().label,
        "Changed the scenario “Both leave”"
    );
    assert!(desk.open.keep_scenario(None, " ", supposed).unwrap_err().to_string().contains("needs a name"));
    desk.open.remove(&[ada]).unwrap();
    let kept = desk.open.scenarios()[0].supposed.clone();
    assert_eq!(kept.len(), 2);
    assert!(desk.open.what_if(&kept).is_harmless(), "who is gone takes nothing along");
    desk.open.remove_scenario(id).unwrap();
    assert_eq!(desk.open.scenarios().len(), 0);
    assert!(desk.open.remove_scenario(id).is_err());
    for _ in 0..2 {
        desk.open.undo().unwrap();
    }
    assert_eq!(broken(&desk.open.what_if(&kept[..1])), [cy]);
}

#[test]
fn what_is_to_be_built_first_is_ready_to_be_planned() {
    let (mut desk, [ada, cy]) = desk();
    let told = desk.open.what_if(&[Supposed::Leaves { who: ada }]);
    assert!(!told.steps.is_empty());
    for step in &told.steps {
        desk.open.plan(Intent::of(step)).unwrap();
    }
    let first = desk.open.actions()[0].clone();
    assert_eq!(first.title, "Have Ada Berg introduce Priya Raman to Cy Fox");
    assert!(first.names(cy) && first.is_open());
}

#[test]
fn what_if_is_asked_of_the_moment_looked_at() {
    let (mut desk, [ada, cy]) = desk();
    let sight = Sight { as_of: Some(date(2026, 11, 21)), ..Sight::through(Lens::FourWorlds) };
    desk.open.draw(sight, None).unwrap();
    assert!(desk.open.what_if(&[Supposed::Leaves { who: ada }]).is_harmless(), "nobody was there yet");
    assert!(desk.open.keep_scenario(None, "Then", Vec::new()).is_err(), "the past is not changed");
    desk.open.draw(Sight::through(Lens::FourWorlds), None).unwrap();
    assert_eq!(broken(&desk.open.what_if(&[Supposed::Leaves { who: ada }])), [cy]);
}

#[test]
fn who_carries_the_account_is_worked_out_apart_from_it() {
    let (mut desk, [ada, cy]) = desk();
    let manager = desk.manager();
    let standpoint = desk.open.standpoint();
    desk.open.remove(&[ada]).unwrap();
    let go_on = |_: f32| true;
    let then = standpoint.carriers(Some(2), &go_on).unwrap();
    let carried = then.carrier(ada).unwrap();
    assert_eq!((carried.of_ways, carried.cut_off), (1.0, 1));
    assert_eq!(then.carrier(manager).unwrap().threads, Some(1));
    assert_eq!(standpoint.carriers(Some(1), &|_| false), None, "stopped");
    let now = desk.open.standpoint();
    assert_eq!(now.carriers(None, &go_on).unwrap().carrier(ada), None);
    assert!(now.carriers(None, &go_on).unwrap().carrier(cy).is_some());
    desk.open.undo().unwrap();
    let around = desk.open.around(manager).unwrap();
    assert_eq!((around.one_step, around.two_steps), (vec![ada], vec![cy]));
}
