//! What the coach finds, on the wire.

use super::{
    figure::{Somebody, count},
    id::Id,
    plan::Intent,
    word::Word,
};
use account::{
    Coaching,
    domain::{
        Account,
        coach::{Finding, PutAside, Rule},
    },
};
use serde::Serialize;
use specta::Type;
use std::collections::HashMap;

/// Something the account would be better without: see [`Finding`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct FindingLine {
    /// What it is known by from day to day.
    pub key: String,
    /// The code of its rule.
    pub rule: &'static str,
    /// The name of its rule.
    pub spoken: &'static str,
    /// What is at stake, 0–1.
    pub stake: f64,
    /// What the stake is made of: urgency of the rule, weight of the people, extent, certainty, each 0–1.
    pub weighs: [f64; 4],
    /// What was found.
    pub sentence: String,
    /// The facts it rests on.
    pub evidence: Vec<String>,
    /// Whom it is about.
    pub people: Vec<Somebody>,
    /// It is about the trust of the first in the second.
    pub between: bool,
    /// What might be done about it.
    pub suggestion: Intent,
    /// The open action that answers it.
    pub action: Option<Id>,
}

impl FindingLine {
    fn of(account: &Account, finding: &Finding, answered: &HashMap<&str, Id>) -> Self {
        let people = match finding.between {
            Some((from, to)) => vec![from, to],
            None => finding.people.clone(),
        };
        let action = finding.action(account.profile().id, jiff::civil::Date::default());
        Self {
            key: finding.key.clone(),
            rule: finding.rule.code(),
            spoken: finding.rule.spoken(),
            stake: finding.stake,
            weighs: [
                finding.rule.urgency(),
                finding.weighs.weight,
                finding.weighs.extent,
                finding.weighs.certainty,
            ],
            sentence: finding.sentence.clone(),
            evidence: finding.evidence.clone(),
            people: people.into_iter().map(|id| Somebody::of(account, id)).collect(),
            between: finding.between.is_some(),
            suggestion: account::Intent::of(&action).into(),
            action: answered.get(finding.key.as_str()).copied(),
        }
    }
}

/// A finding that was put aside: see [`PutAside`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct AsideLine {
    /// What is found now.
    pub finding: FindingLine,
    /// Why it is not told.
    pub reason: String,
    /// The day from which it is told again; none = never.
    pub until: Option<String>,
    /// Who put it aside.
    pub by: String,
}

/// A rule with the number it goes by: see [`Rule`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct RuleLine {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub spoken: &'static str,
    /// The rule with its present number.
    pub sentence: String,
    /// Whether it is looked for.
    pub on: bool,
    /// What is counted.
    pub counts: &'static str,
    /// In what.
    pub unit: &'static str,
    /// The number it goes by.
    pub value: f64,
    /// What that is unless it was tuned.
    pub default: f64,
    /// The lowest it can be.
    pub least: f64,
    /// The highest it can be.
    pub most: f64,
    /// How many it found that are not told one by one.
    pub more: u32,
}

/// What the coach finds, and by which rules.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CoachPage {
    /// The day.
    pub day: String,
    /// What is found, the highest stake first.
    pub findings: Vec<FindingLine>,
    /// What was put aside.
    pub aside: Vec<AsideLine>,
    /// What to do first where the account is almost empty.
    pub first_steps: Vec<Word>,
    /// All rules.
    pub rules: Vec<RuleLine>,
}

impl CoachPage {
    /// What was found, with names.
    pub fn of(account: &Account, coaching: &Coaching) -> Self {
        let coach = &coaching.coach;
        let answered: HashMap<&str, Id> = account
            .actions()
            .filter(|action| action.is_open())
            .filter_map(|action| Some((action.finding.as_deref()?, action.id.into())))
            .collect();
        let line = |finding: &Finding| FindingLine::of(account, finding, &answered);
        let aside = |it: &PutAside| AsideLine {
            finding: line(&it.finding),
            reason: it.dismissal.reason.clone(),
            until: it.dismissal.until.map(|until| until.to_string()),
            by: it.dismissal.by.clone(),
        };
        let profile = account.profile();
        let rule = |&rule: &Rule| {
            let threshold = rule.threshold(profile);
            RuleLine {
                code: rule.code(),
                spoken: rule.spoken(),
                sentence: rule.sentence(profile),
                on: profile.coach.is_on(rule),
                counts: threshold.name,
                unit: threshold.unit,
                value: profile.coach.value(rule, profile),
                default: threshold.default,
                least: threshold.least,
                most: threshold.most,
                more: count(coach.more.get(&rule).copied().unwrap_or_default()),
            }
        };
        let steps = coaching.first_steps.iter();
        Self {
            day: coaching.day.to_string(),
            findings: coach.findings.iter().map(line).collect(),
            aside: coach.aside.iter().map(aside).collect(),
            first_steps: steps
                .map(|step| Word { code: step.code(), spoken: step.spoken(), meaning: step.meaning() })
                .collect(),
            rules: Rule::ALL.iter().map(rule).collect(),
        }
    }
}
