//! Actions and commitments from their planning to what came of them, workstreams and the charter.

use crate::support::{Desk, told};
use account::{AccountError, Ending, Intent, Stream};
use domain::{
    Effect, Group, Id,
    plan::{Aspect, Effort, Progress, Sort, Towards},
    stakeholder::Field,
    trust::{Component, Tag},
};
use jiff::civil::date;

fn intent(title: &str) -> Intent {
    Intent {
        title: title.into(),
        sort: Sort::Step,
        why: String::new(),
        owner: None,
        due: None,
        concerns: [].into(),
        towards: None,
        aspect: None,
        effort: None,
        workstream: None,
        finding: None,
    }
}

fn ended(progress: Progress, evidence: Option<(Effect, u8)>) -> Ending {
    Ending { progress, on: None, outcome: "It went well.".into(), evidence }
}

fn stream(title: &str) -> Stream {
    Stream {
        title: title.into(),
        findings: String::new(),
        goal: String::new(),
        ours: None,
        theirs: None,
        components: [].into(),
        begun_on: None,
        ended_on: None,
    }
}

#[test]
fn what_came_of_an_action_counts_as_evidence_on_its_tie_until_it_is_taken_back() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let ada = desk.add("Ada Berg");
    desk.assess(ada, manager, (5, 5, 5, 6));
    let before = desk.points(ada, manager).unwrap();
    let towards = Some(Towards { from: ada, to: manager });
    let visit = Intent {
        due: Some(date(2026, 12, 3)),
        owner: Some(manager),
        towards,
        aspect: Some(Aspect::Credibility),
        effort: Some(Effort::Medium),
        ..intent(" Bring the expert ")
    };
    let done = desk.open.plan(visit.clone()).unwrap();
    assert_eq!(done.label, "Planned the action “Bring the expert”, due 3 December 2026, for Priya Raman");
    let id = done.added[0];
    assert_eq!(desk.points(ada, manager), Some(before), "a plan is no evidence");

    let done = desk.open.close_action(id, ended(Progress::Done, Some((Effect::Built, 4)))).unwrap();
    assert_eq!(done.label, "Did the action “Bring the expert”: built trust +4");
    let now = desk.points(ada, manager).unwrap();
    assert!(now > before, "{now} after {before}");
    let told = desk.open.incidents().remove(0).incident.clone();
    assert_eq!((told.title.as_str(), told.story.as_str()), ("Bring the expert", "It went well."));
    assert_eq!(told.components, [Component::Credibility].into());

    desk.open.close_action(id, ended(Progress::Done, Some((Effect::Built, 1)))).unwrap();
    assert_eq!(desk.open.incidents().len(), 1, "closed again, it counts once");
    assert!(desk.points(ada, manager).unwrap() < now);
    desk.open.reopen_action(id).unwrap();
    assert_eq!((desk.open.incidents().len(), desk.points(ada, manager)), (0, Some(before)));
    for _ in 0..2 {
        desk.open.undo().unwrap();
    }
    assert_eq!(desk.points(ada, manager), Some(now));
    let mut desk = desk.reopened();
    assert_eq!(desk.open.actions()[0].progress, Progress::Done);
    desk.open.remove_action(id).unwrap();
    assert_eq!(desk.open.incidents().len(), 1, "what happened stays");
}

#[test]
fn a_commitment_kept_or_broken_counts_for_the_trust_of_those_it_was_made_to() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let [ada, bo] = ["Ada Berg", "Bo Ek"].map(|name| desk.add(name));
    let promise =
        Intent { sort: Sort::Commitment, concerns: [ada, bo].into(), ..intent("New tooling by March") };
    let id = desk.open.plan(promise.clone()).unwrap().added[0];
    let done = desk.open.close_action(id, ended(Progress::Broken, Some((Effect::Diluted, 3)))).unwrap();
    assert_eq!(done.label, "Broke the commitment “New tooling by March”: diluted trust −3");
    let logged = desk.open.incidents().remove(0);
    assert_eq!(logged.incident.title, "Commitment broken: New tooling by March");
    assert_eq!(logged.incident.tags, [Tag::Commitment, Tag::Accountability].into());
    assert_eq!(logged.between, [(ada, manager), (bo, manager)]);
    assert!(desk.points(ada, manager).unwrap() < 50);

    let step = desk.open.plan(intent("Call")).unwrap().added[0];
    let broken = desk.open.close_action(step, ended(Progress::Broken, None)).unwrap_err();
    assert!(broken.to_string().contains("only a commitment can be broken"), "{broken}");
    let open = desk.open.close_action(step, ended(Progress::Open, None)).unwrap_err();
    assert!(open.to_string().contains("either open"), "{open}");
    let tomorrow = Ending { on: Some(date(2026, 11, 23)), ..ended(Progress::Done, None) };
    assert!(desk.open.close_action(step, tomorrow).is_err());
    assert!(desk.open.plan(intent("  ")).unwrap_err().to_string().contains("needs a few words"));
    let nobody = Intent { owner: Some(Id::numbered(9)), ..intent("Call") };
    assert!(matches!(desk.open.plan(nobody), Err(AccountError::Rejected(_))));
}

#[test]
fn the_due_list_tells_what_is_open_by_its_day_and_the_rest_after_it() {
    let mut desk = Desk::new();
    let mut plan = |title: &str, due| desk.open.plan(Intent { due, ..intent(title) }).unwrap().added[0];
    let done = plan("done", Some(date(2026, 11, 1)));
    plan("whenever", None);
    plan("later", Some(date(2027, 1, 1)));
    plan("late", Some(date(2026, 11, 20)));
    desk.open.close_action(done, ended(Progress::Done, None)).unwrap();
    let titles: Vec<&str> = desk.open.actions().iter().map(|action| action.title.as_str()).collect();
    assert_eq!(titles, ["late", "later", "whenever", "done"]);
    let today = desk.open.today();
    let late: Vec<bool> = desk.open.actions().iter().map(|action| action.is_overdue(today)).collect();
    assert_eq!(late, [true, false, false, false]);
    let calendar = desk.open.calendar();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "{calendar}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20261120") && !calendar.contains("done"), "{calendar}");
}

#[test]
fn who_goes_leaves_the_plans_without_them() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let ada = desk.add("Ada Berg");
    let id = desk
        .open
        .plan(Intent {
            concerns: [ada].into(),
            towards: Some(Towards { from: ada, to: manager }),
            owner: Some(manager),
            ..intent("Call")
        })
        .unwrap()
        .added[0];
    desk.open.set_workstream(None, Stream { theirs: Some(ada), ..stream("Forecasts") }).unwrap();
    desk.open.remove(&[ada]).unwrap();
    let action = desk.open.account().action(id).unwrap();
    assert_eq!((action.towards, action.concerns.len(), action.owner), (None, 0, Some(manager)));
    assert_eq!(desk.open.workstreams()[0].theirs, None);
    desk.open.undo().unwrap();
    assert!(desk.open.account().action(id).unwrap().names(ada));
    assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_workstream_is_owned_by_both_and_its_actions_outlive_it() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let ada = desk.add("Ada Berg");
    desk.open
        .change_several(&[ada], &account::Bulk::Set(Field::Group, Group::Customer.code().into()))
        .unwrap();
    let shared =
        Stream { ours: Some(manager), theirs: Some(ada), goal: "No surprises".into(), ..stream("Forecasts") };
    let done = desk.open.set_workstream(None, shared.clone()).unwrap();
    assert_eq!(done.label, "Began the workstream “Forecasts”, owned by Priya Raman and Ada Berg");
    let id = done.added[0];
    assert!(desk.open.account().workstream(id).unwrap().is_co_owned());
    let action =
        desk.open.plan(Intent { workstream: Some(id), ..intent("Share the plan") }).unwrap().added[0];
    let ended = Stream { ended_on: Some(date(2026, 11, 22)), ..shared.clone() };
    assert_eq!(
        desk.open.set_workstream(Some(id), ended).unwrap().label,
        "Changed the workstream “Forecasts”"
    );
    let tomorrow = Stream { begun_on: Some(date(2026, 11, 23)), ..shared };
    assert!(desk.open.set_workstream(Some(id), tomorrow).is_err());
    desk.open.remove_workstream(id).unwrap();
    assert_eq!(desk.open.account().action(action).unwrap().workstream, None);
}

#[test]
fn vision_and_charter_are_a_document_whose_wordings_stay_in_the_history() {
    let mut desk = Desk::new();
    desk.open.set_charter("First choice for fresh food", "", "").unwrap();
    desk.open.set_charter("First choice for fresh food", "No surprises.", "").unwrap();
    desk.open.set_charter("First choice for fresh food", "No surprises.", "Elin Moe, Helen Ward").unwrap();
    let same = desk
        .open
        .set_charter("First choice for fresh food", "No surprises.", "Elin Moe, Helen Ward")
        .unwrap();
    assert_eq!(same.label, "", "nothing differs");
    let labels = told(&desk.open);
    assert_eq!(
        labels[labels.len() - 3..],
        [
            "Wrote the vision of the relationship",
            "Wrote the charter of the relationship",
            "Wrote who agreed to the charter",
        ]
    );
    desk.open.undo().unwrap();
    assert_eq!(desk.open.account().charter().unwrap().agreed_by, "");
}
