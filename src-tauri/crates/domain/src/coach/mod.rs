//! What to do next for an account: what its network shows to be missing, at risk or promised, by transparent
//! rules, each with what it rests on and what might be done.
//!
//! The ideas behind the rules are their sources’ (frameworks §2, §4, §5); every rule, threshold and weight is our
//! own definition, told by [`Rule::sentence`] and tuned by [`Tuning`].

mod finding;
mod look;
mod paths;
mod rule;
mod rules;
mod steps;
mod tuning;
mod words;

pub use finding::{Finding, Stake, Suggestion};
pub use rule::{Rule, Threshold};
pub use steps::{FirstStep, first_steps};
pub use tuning::{Amount, OutOfTune, Tuning};

use crate::{account::Account, marks::Marks, network::Network, plan::Dismissal};
use finding::Candidate;
use jiff::civil::Date;
use look::Look;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// So many findings of a rule are told; of the others only how many there are.
pub const MOST: usize = 40;

/// A finding that was put aside, with what was said of it then.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PutAside {
    /// What is found now.
    pub finding: Finding,
    /// Why and until when it is not told.
    pub dismissal: Dismissal,
}

/// What the coach finds in an account on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coach {
    /// What is found, the highest stake first; at most [`MOST`] by a rule.
    pub findings: Vec<Finding>,
    /// What is found and was put aside, the highest stake first.
    pub aside: Vec<PutAside>,
    /// How many more there are by a rule than are told.
    pub more: BTreeMap<Rule, usize>,
}

impl Coach {
    /// What is found on a day. `network` and `marks` are in step with the `account`; `marks` are those of the
    /// day.
    pub fn of(account: &Account, network: &Network, marks: &Marks, day: Date) -> Self {
        let look = Look::at(account, network, marks, day);
        let held: HashMap<&str, &Dismissal> = account
            .dismissals()
            .filter(|dismissal| dismissal.holds(day))
            .map(|dismissal| (dismissal.finding.as_str(), dismissal))
            .collect();
        let mut coach = Self::default();
        let on = |rule: &Rule| account.profile().coach.is_on(*rule);
        for rule in Rule::ALL.iter().copied().filter(on) {
            coach.take(rule, rules::find(rule, &look), &held);
        }
        coach.findings.sort_by(order);
        coach.aside.sort_by(|one, other| order(&one.finding, &other.finding));
        coach
    }

    fn take(&mut self, rule: Rule, mut found: Vec<Candidate<'_>>, held: &HashMap<&str, &Dismissal>) {
        // Keys are made of many only where one of them may have been put aside.
        if held.keys().any(|key| key.split(' ').next() == Some(rule.code())) {
            found.retain(|candidate| {
                let dismissal = held.get(candidate.key(rule).as_str());
                self.aside.extend(dismissal.map(|&dismissal| PutAside {
                    finding: candidate.finding(rule),
                    dismissal: dismissal.clone(),
                }));
                dismissal.is_none()
            });
        }
        let before = |one: &Candidate<'_>, other: &Candidate<'_>| {
            let stakes = other.weighs.of(rule).total_cmp(&one.weighs.of(rule));
            stakes.then_with(|| (&one.about, &one.word).cmp(&(&other.about, &other.word)))
        };
        if found.len() > MOST {
            self.more.insert(rule, found.len() - MOST);
            found.select_nth_unstable_by(MOST, before);
            found.truncate(MOST);
        }
        self.findings.extend(found.iter().map(|candidate| candidate.finding(rule)));
    }

    /// What is found or was put aside, by its key.
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        let aside = self.aside.iter().map(|aside| &aside.finding);
        self.findings.iter().chain(aside).find(|finding| finding.key == key)
    }
}

/// The highest stake first; of equals the rules in their order, and then the keys.
fn order(one: &Finding, other: &Finding) -> std::cmp::Ordering {
    let rest = |finding: &Finding| (finding.rule, finding.key.clone());
    other.stake.total_cmp(&one.stake).then_with(|| rest(one).cmp(&rest(other)))
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
