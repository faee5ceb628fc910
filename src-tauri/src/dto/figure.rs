//! Figures that several ties make together, on the wire.

use super::{id::Id, trust::Points, word::Band};
use account::domain::{
    self, Account,
    rollup::{Figure as Rolled, Part, Ways as RolledWays},
    trust::Trend,
};
use serde::Serialize;
use specta::Type;

pub(super) fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

pub(super) fn ids(people: impl IntoIterator<Item = domain::Id>) -> Vec<Id> {
    people.into_iter().map(Id::from).collect()
}

/// Somebody by id and name.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field says what it is")]
pub struct Somebody {
    pub id: Id,
    pub name: String,
}

impl Somebody {
    pub(super) fn of(account: &Account, id: domain::Id) -> Self {
        Self { id: id.into(), name: account.name(id).into() }
    }
}

/// What some ties say together: see [`Rolled`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct Figure {
    /// The score, as it is drawn.
    pub score: Points,
    /// How many ties there are.
    pub ties: u32,
    /// How many of them are scored.
    pub scored: u32,
    /// Everybody at either end of them.
    pub people: Vec<Id>,
    /// The mean expected value before it is rounded to points.
    pub mean: Option<f64>,
    /// What it is the mean of.
    pub parts: Vec<FigurePart>,
}

/// One of the values that a figure is the mean of.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FigurePart {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// The expected value, 0–1.
    pub expected: f64,
}

impl From<&Rolled> for Figure {
    fn from(rolled: &Rolled) -> Self {
        let score = Points {
            points: rolled.points(),
            band: rolled.band().map(Band::from),
            certainty: rolled.certain(),
        };
        let people = ids(rolled.people.iter().copied());
        let part =
            |part: &Part| FigurePart { from: part.from.into(), to: part.to.into(), expected: part.expected };
        let parts = rolled.parts.iter().map(part).collect();
        Self {
            score,
            ties: count(rolled.ties),
            scored: count(rolled.scored),
            people,
            mean: rolled.expected,
            parts,
        }
    }
}

/// Trust both ways between some people and us.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Ways {
    /// How far they trust us.
    pub in_us: Figure,
    /// How far we trust them.
    pub in_them: Figure,
    /// By how many points the two differ.
    pub asymmetry: Option<u8>,
}

impl From<&RolledWays> for Ways {
    fn from(ways: &RolledWays) -> Self {
        let asymmetry = ways.asymmetry();
        Self { in_us: (&ways.in_us).into(), in_them: (&ways.in_them).into(), asymmetry }
    }
}

/// How trust moved.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Moved {
    /// By how many points; none where it was or is unknown.
    pub by: Option<i16>,
    /// With its reason, as a sentence.
    pub sentence: String,
}

impl From<&Trend> for Moved {
    fn from(trend: &Trend) -> Self {
        Self { by: trend.by(), sentence: trend.sentence() }
    }
}
