//! Which rules of the coach are off, and by which numbers the others go.

use super::rule::Rule;
use crate::profile::Profile;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// How the coach is tuned. Nothing said = every rule is on, with its default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tuning {
    /// Rules that find nothing.
    pub off: BTreeSet<Rule>,
    /// Rules that go by another number than their default.
    pub thresholds: BTreeMap<Rule, f64>,
}

/// A number with its unit: "30 points".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// How many.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, unit } = self;
        match *unit {
            "percent" => write!(f, "{value} %"),
            "people" if *value == 1.0 => write!(f, "1 person"),
            // "1 day", "1 point", but "1 of 4 steps".
            unit if *value == 1.0 && !unit.starts_with("of ") => {
                write!(f, "1 {}", unit.trim_end_matches('s'))
            }
            "of both" => write!(f, "{value}"),
            unit => write!(f, "{value} {unit}"),
        }
    }
}

/// A number by which a rule cannot go.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("the {name} ({}) is {value}, but must lie between {least} and {most}", .rule.spoken())]
pub struct OutOfTune {
    /// The rule.
    pub rule: Rule,
    /// What is counted.
    pub name: &'static str,
    /// What was given.
    pub value: f64,
    /// The lowest it can be.
    pub least: f64,
    /// The highest it can be.
    pub most: f64,
}

impl Tuning {
    /// Whether a rule is on.
    pub fn is_on(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }

    /// The number a rule goes by.
    pub fn value(&self, rule: Rule, profile: &Profile) -> f64 {
        self.thresholds.get(&rule).copied().unwrap_or_else(|| rule.threshold(profile).default)
    }

    /// The number a rule goes by, with its unit.
    pub fn of(&self, rule: Rule, profile: &Profile) -> Amount {
        Amount { value: self.value(rule, profile), unit: rule.threshold(profile).unit }
    }

    /// Whether every number is in its range.
    ///
    /// # Errors
    /// [`OutOfTune`] names the first that is not, with the range.
    pub fn check(&self, profile: &Profile) -> Result<(), OutOfTune> {
        for (&rule, &value) in &self.thresholds {
            let super::Threshold { name, least, most, .. } = rule.threshold(profile);
            if !(value >= least && value <= most) {
                return Err(OutOfTune { rule, name, value, least, most });
            }
        }
        Ok(())
    }

    /// Each rule's settings by name with what they are set to, as changes are told of.
    pub(crate) fn settings(&self, profile: &Profile) -> Vec<(String, String)> {
        let rules = Rule::ALL.iter().flat_map(|&rule| {
            let told = rule.spoken();
            let is = if self.is_on(rule) { "on" } else { "off" };
            let name = rule.threshold(profile).name;
            let value = if rule.follows_the_scorecard() && !self.thresholds.contains_key(&rule) {
                "that of the scorecard".into()
            } else {
                self.of(rule, profile).to_string()
            };
            [(format!("the coach’s rule “{told}”"), is.to_owned()), (format!("the {name} (“{told}”)"), value)]
        });
        rules.collect()
    }
}
