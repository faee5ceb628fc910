//! What the coach finds in an account that is open, what becomes of it, and what is put aside.

use crate::support::{Desk, told, world};
use account::{AccountError, Coaching, Key, Notice, OpenAccount, ProfileEdit, demo};
use domain::{
    Coach, Delta, Id, Lens, Marks, Network, Sight,
    coach::{FirstStep, Rule},
};
use jiff::{ToSpan, civil::date};
use std::collections::BTreeMap;
use tempfile::TempDir;

fn halden() -> (TempDir, OpenAccount) {
    let folder = tempfile::tempdir().unwrap();
    let open = demo(&folder.path().join("halden.rapport"), Key::Open, world()).unwrap();
    (folder, open)
}

fn findings(open: &mut OpenAccount) -> Coaching {
    open.findings().unwrap()
}

/// The coach made anew, without anything that was kept.
fn anew(open: &mut OpenAccount) -> Coach {
    let day = open.today();
    let account = open.account();
    Coach::of(account, &Network::of(account), &Marks::of(account, day), day)
}

#[test]
fn the_made_up_account_has_what_a_coach_would_see_in_it() {
    let (_folder, mut open) = halden();
    let Coaching { coach, first_steps, day } = findings(&mut open);
    assert_eq!((day, first_steps.as_slice()), (date(2026, 11, 22), [FirstStep::LogIncident].as_slice()));
    let by_rule = coach.findings.iter().fold(BTreeMap::<Rule, Vec<&str>>::new(), |mut all, finding| {
        all.entry(finding.rule).or_default().push(&finding.sentence);
        all
    });
    let first = |rule: Rule| by_rule.get(&rule).map_or("", |all| all[0]);
    assert_eq!(
        first(Rule::Strained),
        "Marcus Lind’s trust in Priya Raman is 31, and no open action is to raise it"
    );
    assert_eq!(
        first(Rule::BrokenPromise),
        "What Logistics did not deliver shows at the customer: Marcus Lind scores little reliability"
    );
    assert_eq!(
        first(Rule::LeadersApart),
        "None of our leaders is tied to Ingrid Dahl, Chief Financial Officer"
    );
    assert_eq!(
        first(Rule::Unheard),
        "Nobody at Halden Foods was ever asked: all that is known of their trust comes from us"
    );
    assert!(by_rule.contains_key(&Rule::Falling) && by_rule.contains_key(&Rule::Stale), "{by_rule:#?}");
    assert!(coach.findings.is_sorted_by(|one, other| one.stake >= other.stake));
    assert_eq!((coach.aside.len(), coach.more.len()), (0, 0));
}

#[test]
fn every_suggestion_becomes_an_action_that_the_account_takes() {
    let (_folder, mut open) = halden();
    let today = open.today();
    for (number, finding) in findings(&mut open).coach.findings.iter().enumerate() {
        let action = finding.action(Id::numbered(1_000_000 + number as u128), today);
        assert_eq!(action.finding.as_deref(), Some(finding.key.as_str()));
        let deltas = [Delta::added(action)];
        let mut account = open.account().clone();
        account.apply(&deltas);
        assert_eq!(account.check(&deltas, today), Ok(()), "{}", finding.sentence);
    }
}

#[test]
fn the_coach_follows_what_is_done_undone_and_looked_back_to() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    assert_eq!(findings(&mut desk.open).coach.findings, []);
    let ada = desk.add("Ada Berg");
    desk.assess(ada, manager, (3, 2, 3, 9));
    let strained = |open: &mut OpenAccount| {
        let coach = findings(open).coach;
        assert_eq!(coach, anew(open), "what is kept is what would be made anew");
        coach.findings.iter().filter(|finding| finding.rule == Rule::Strained).count()
    };
    assert_eq!(strained(&mut desk.open), 1);
    desk.assess(ada, manager, (9, 9, 9, 1));
    assert_eq!(strained(&mut desk.open), 0);
    desk.open.undo().unwrap();
    assert_eq!(strained(&mut desk.open), 1);
    let notice = Notice { between: vec![(ada, manager)], ..desk.open.notice("Came in person +5").0 };
    desk.open.log_incident(notice).unwrap();
    assert_eq!(strained(&mut desk.open), 0, "what happened counts, too");

    let yesterday = desk.open.today().saturating_sub(1.day());
    let sight = Sight { as_of: Some(yesterday), ..Sight::through(Lens::FourWorlds) };
    desk.open.view_of(sight).unwrap();
    let then = findings(&mut desk.open);
    assert_eq!((then.day, then.coach.findings.len()), (yesterday, 0), "nobody was known then");
    desk.open.view_of(Sight::through(Lens::FourWorlds)).unwrap();
    assert!(!findings(&mut desk.open).coach.findings.is_empty());
}

#[test]
fn a_finding_is_put_aside_with_a_reason_and_taken_up_again() {
    let (_folder, mut open) = halden();
    let first = findings(&mut open).coach.findings.remove(0);
    let refused = open.put_aside(&first.key, " ", None).unwrap_err().to_string();
    assert_eq!(refused, "say why the finding is put aside; nothing was changed");
    let today = open.today();
    let over = open.put_aside(&first.key, "Known", Some(today)).unwrap_err().to_string();
    assert_eq!(over, "a finding is put aside until a day to come: 2026-11-22 is not");
    assert!(matches!(open.put_aside("stale x", "Known", None), Err(AccountError::NoFinding)));

    let until = date(2026, 12, 3);
    let done = open.put_aside(&first.key, "Known to the board", Some(until)).unwrap();
    assert_eq!(
        done.label,
        format!("Put aside until 3 December 2026: {} (Known to the board)", first.sentence)
    );
    let coach = findings(&mut open).coach;
    assert!(coach.findings.iter().all(|finding| finding.key != first.key));
    assert_eq!(coach.aside.len(), 1);
    let again = open.put_aside(&first.key, "Known for good", None).unwrap();
    assert_eq!((again.added, open.account().dismissals().len()), (done.added, 1), "one for each finding");

    let path = open.path().to_owned();
    drop(open);
    let mut open = OpenAccount::open(&path, Key::Open, crate::support::next_day()).unwrap();
    assert_eq!(open.account().dismissals().next().unwrap().reason, "Known for good", "it is in the file");
    open.take_up_again(&first.key).unwrap();
    assert_eq!(told(&open).last().unwrap(), &format!("Took up again: {}", first.sentence));
    assert!(open.take_up_again(&first.key).is_err());
    open.undo().unwrap();
    assert_eq!(open.account().dismissals().len(), 1);
}

#[test]
fn the_coach_is_tuned_by_the_accounts_settings() {
    let (_folder, mut open) = halden();
    let has = |open: &mut OpenAccount, rule: Rule| {
        findings(open).coach.findings.iter().any(|finding| finding.rule == rule)
    };
    assert!(has(&mut open, Rule::Stale));
    let mut edit = ProfileEdit::from(open.account().profile());
    edit.coach.off.insert(Rule::Stale);
    let label = open.edit_profile(edit.clone()).unwrap().label;
    assert_eq!(label, "Changed the coach’s rule “Stale score” to off, was on");
    assert!(!has(&mut open, Rule::Stale));
    edit.coach.off.clear();
    edit.coach.thresholds.insert(Rule::Stale, 300.0);
    open.edit_profile(edit.clone()).unwrap();
    assert!(!has(&mut open, Rule::Stale));
    edit.coach.thresholds.insert(Rule::Stale, 0.0);
    let wrong = open.edit_profile(edit).unwrap_err().to_string();
    assert_eq!(
        wrong,
        "the age of the latest evidence (Stale score) is 0, but must lie between 1 and 65535; nothing was changed"
    );
    let path = open.path().to_owned();
    drop(open);
    let open = OpenAccount::open(&path, Key::Open, crate::support::next_day()).unwrap();
    assert_eq!(
        open.account().profile().coach.thresholds.get(&Rule::Stale),
        Some(&300.0),
        "it is in the file"
    );
}
