//! Every rule with a case in which it fires and one in which it is quiet, on small accounts.

mod people;
mod plans;
mod ranking;
mod trust;

use super::*;
use crate::{
    id::Id,
    scorecard::desk::{Desk, TODAY},
    stakeholder::{Coverage, Group, Influence, Level, Role, Stakeholder},
};

/// The sentences that a rule tells of an account; every suggestion among them makes an action that the account
/// takes.
#[track_caller]
fn told(desk: &Desk, rule: Rule) -> Vec<String> {
    let found = of(desk, rule);
    found.iter().map(|finding| finding.sentence.clone()).collect()
}

#[track_caller]
fn of(desk: &Desk, rule: Rule) -> Vec<Finding> {
    let coach = desk.coach();
    for finding in &coach.findings {
        check(&desk.account, finding);
    }
    coach.findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// What holds of every finding.
#[track_caller]
pub(super) fn check(account: &Account, finding: &Finding) {
    let Finding { rule, key, stake, sentence, evidence, people, between, suggestion, .. } = finding;
    assert!(key.split(' ').next() == Some(rule.code()), "{key}");
    assert!((0.0..=1.0).contains(stake), "{key}: {stake}");
    assert!(!sentence.is_empty() && !sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
    assert!(
        !sentence.contains('–') && !suggestion.title.contains('–'),
        "nobody is without a name: {sentence}"
    );
    assert!(!evidence.is_empty() && evidence.iter().all(|fact| !fact.is_empty()), "{key}");
    let ends = between.map(|(from, to)| [from, to]);
    for id in people.iter().copied().chain(ends.into_iter().flatten()) {
        assert!(account.stakeholder(id).is_some(), "{key}: {id}");
    }
    if let Some(owner) = suggestion.owner {
        let owner = account.stakeholder(owner).unwrap();
        assert!(account.is_ours(owner), "{key}: {} is none of ours", owner.name);
    }
    let action = finding.action(Id::numbered(999_999), TODAY);
    let mut after = account.clone();
    let deltas = [crate::Delta::added(action)];
    after.apply(&deltas);
    assert_eq!(after.check(&deltas, TODAY), Ok(()), "{key}");
}

/// The rule fires on what `fires` makes, and no longer once `quiets` was done, too.
#[track_caller]
fn case(
    rule: Rule,
    fires: impl FnOnce(&mut Desk) -> Vec<Id>,
    sentence: &str,
    quiets: impl FnOnce(&mut Desk, Vec<Id>),
) {
    let mut desk = Desk::new();
    assert_eq!(told(&desk, rule), [""; 0], "{} is quiet in an empty account", rule.code());
    let ids = fires(&mut desk);
    assert_eq!(told(&desk, rule), [sentence]);
    desk.tune(|tuning| _ = tuning.off.insert(rule));
    assert_eq!(told(&desk, rule), [""; 0], "it can be switched off");
    desk.tune(|tuning| _ = tuning.off.remove(&rule));
    quiets(&mut desk, ids);
    assert_eq!(told(&desk, rule), [""; 0]);
}

/// Somebody at the customer with a role, and of the inner circle.
fn decider(desk: &mut Desk, name: &str) -> Id {
    desk.person(name, Group::Customer, |it| {
        it.roles = [Role::Decider].into();
        it.influence = Some(Influence::InnerCircle);
        it.coverage = Some(Coverage::Multiple);
    })
}

/// Sets the number a rule goes by.
fn tune(desk: &mut Desk, rule: Rule, value: f64) {
    desk.tune(|tuning| _ = tuning.thresholds.insert(rule, value));
}
