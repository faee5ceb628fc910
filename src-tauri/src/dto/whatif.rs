//! What if, on the wire.

use super::{
    figure::{Figure, Somebody},
    id::Id,
    plan::Intent,
    word::Word,
};
use account::domain::{
    Account,
    network::{Consequences, Shift, measures::Shape},
    plan,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// See [`plan::Supposed`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "supposed", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is said at the domain's own type")]
pub enum Supposed {
    Leaves { who: Id },
    Trusts { from: Id, to: Id, points: u8 },
    Reports { from: Id, to: Id },
}

impl From<Supposed> for plan::Supposed {
    fn from(sent: Supposed) -> Self {
        match sent {
            Supposed::Leaves { who } => Self::Leaves { who: who.into() },
            Supposed::Trusts { from, to, points } => {
                Self::Trusts { from: from.into(), to: to.into(), points }
            }
            Supposed::Reports { from, to } => Self::Reports { from: from.into(), to: to.into() },
        }
    }
}

impl From<plan::Supposed> for Supposed {
    fn from(supposed: plan::Supposed) -> Self {
        match supposed {
            plan::Supposed::Leaves { who } => Self::Leaves { who: who.into() },
            plan::Supposed::Trusts { from, to, points } => {
                Self::Trusts { from: from.into(), to: to.into(), points }
            }
            plan::Supposed::Reports { from, to } => Self::Reports { from: from.into(), to: to.into() },
        }
    }
}

/// A route before and after: see [`Shift`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct RouteShift {
    /// To whom.
    pub to: Somebody,
    /// Its points before; none = no way led there.
    pub was: Option<u8>,
    /// Its points after.
    pub is: Option<u8>,
    /// Everybody on it before.
    pub was_over: Vec<Somebody>,
    /// Everybody on it after.
    pub is_over: Vec<Somebody>,
}

impl RouteShift {
    fn of(account: &Account, shift: &Shift) -> Self {
        let points = |trust: Option<f64>| trust.map(|trust| (trust * 100.0).round() as u8);
        let people = |ids: &[account::domain::Id]| ids.iter().map(|&id| Somebody::of(account, id)).collect();
        Self {
            to: Somebody::of(account, shift.to),
            was: points(shift.was),
            is: points(shift.is),
            was_over: people(&shift.was_over),
            is_over: people(&shift.is_over),
        }
    }
}

/// How the customer and we hang together, and what it means.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ShapeWord {
    /// "apart", "bow-tie", "loose" or "diamond".
    pub code: &'static str,
    /// What it means, in plain words.
    pub sentence: String,
}

impl ShapeWord {
    /// A shape with its sentence.
    pub fn of(account: &Account, shape: Shape) -> Self {
        let code = match shape {
            Shape::Apart => "apart",
            Shape::BowTie { .. } => "bow-tie",
            Shape::Loose { .. } => "loose",
            Shape::Diamond => "diamond",
        };
        Self { code, sentence: shape.sentence(account) }
    }
}

/// What follows: see [`Consequences`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct WhatFollows {
    pub broken: Vec<RouteShift>,
    pub weaker: Vec<RouteShift>,
    pub better: Vec<RouteShift>,
    pub uncovered: Vec<Word>,
    pub covered: Vec<Word>,
    pub cut_off: Vec<Somebody>,
    pub threads_lost: Vec<Somebody>,
    pub trust_was: Figure,
    pub trust_is: Figure,
    pub shape_was: ShapeWord,
    pub shape_is: ShapeWord,
    pub steps: Vec<Intent>,
    pub harmless: bool,
}

impl WhatFollows {
    /// What follows, with names.
    pub fn of(account: &Account, told: &Consequences) -> Self {
        let shifts = |shifts: &[Shift]| shifts.iter().map(|it| RouteShift::of(account, it)).collect();
        let people = |ids: &[account::domain::Id]| ids.iter().map(|&id| Somebody::of(account, id)).collect();
        let words = |roles: &[account::domain::Role]| {
            let word = |role: &account::domain::Role| Word {
                code: role.code(),
                spoken: role.spoken(),
                meaning: role.meaning(),
            };
            roles.iter().map(word).collect()
        };
        Self {
            broken: shifts(&told.broken),
            weaker: shifts(&told.weaker),
            better: shifts(&told.better),
            uncovered: words(&told.uncovered),
            covered: words(&told.covered),
            cut_off: people(&told.cut_off),
            threads_lost: people(&told.threads_lost),
            trust_was: (&told.trust_was).into(),
            trust_is: (&told.trust_is).into(),
            shape_was: ShapeWord::of(account, told.shape_was),
            shape_is: ShapeWord::of(account, told.shape_is),
            steps: told.steps.iter().map(|step| account::Intent::of(step).into()).collect(),
            harmless: told.is_harmless(),
        }
    }
}

/// A scenario that was kept.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ScenarioLine {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What is supposed.
    pub supposed: Vec<Supposed>,
    /// The day it was kept.
    pub on: String,
    /// Everybody it names.
    pub people: Vec<Somebody>,
}

impl ScenarioLine {
    /// A scenario with the names of those it speaks of.
    pub fn of(account: &Account, scenario: &plan::Scenario) -> Self {
        let named = scenario.supposed.iter().flat_map(|one| match *one {
            plan::Supposed::Leaves { who } => vec![who],
            plan::Supposed::Trusts { from, to, .. } | plan::Supposed::Reports { from, to } => vec![from, to],
        });
        Self {
            id: scenario.id.into(),
            name: scenario.name.clone(),
            supposed: scenario.supposed.iter().map(|&one| one.into()).collect(),
            on: scenario.on.to_string(),
            people: named.map(|id| Somebody::of(account, id)).collect(),
        }
    }
}
