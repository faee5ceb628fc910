//! What a round of the partner survey says, on the wire.

use super::{
    id::Id,
    word::{Component, Level, Side},
};
use account::{
    domain::{self, trust::survey},
    survey::RoundResults,
};
use serde::Serialize;
use specta::Type;

/// Whether a figure is told: see [`survey::Figure`].
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each member is said at the domain's own type")]
pub enum Told {
    Unasked,
    Unknown,
    Hidden,
    Shown,
}

/// See [`survey::Figure`].
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct Answered {
    /// Whether it is told.
    pub told: Told,
    /// The mean, 1 to 7, where it is shown.
    pub mean: Option<f64>,
    /// The standard deviation, where it is told: in an anonymous round of enough answers only.
    pub spread: Option<f64>,
    /// Of how many answers, where it is shown.
    pub answers: u32,
}

impl From<survey::Figure> for Answered {
    fn from(figure: survey::Figure) -> Self {
        let told = match figure {
            survey::Figure::Unasked => Told::Unasked,
            survey::Figure::Unknown => Told::Unknown,
            survey::Figure::Hidden => Told::Hidden,
            survey::Figure::Shown(_) => Told::Shown,
        };
        let stats = figure.stats();
        Self {
            told,
            mean: stats.map(|stats| stats.mean),
            spread: stats.and_then(|stats| stats.spread),
            answers: stats.map_or(0, |stats| stats.answers),
        }
    }
}

/// See [`survey::Facing`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Facing {
    pub component: Option<Component>,
    pub level: Option<Level>,
    pub customer: Answered,
    pub supplier: Answered,
    pub gap: Option<f64>,
    pub customer_moved: Option<f64>,
    pub supplier_moved: Option<f64>,
    pub reworded: bool,
}

impl From<&survey::Facing> for Facing {
    fn from(facing: &survey::Facing) -> Self {
        Self {
            component: facing.component.map(Component::from),
            level: facing.level.map(Level::from),
            customer: facing.customer.into(),
            supplier: facing.supplier.into(),
            gap: facing.gap,
            customer_moved: facing.customer_moved,
            supplier_moved: facing.supplier_moved,
            reworded: facing.reworded,
        }
    }
}

/// Two levels of a side that lie furthest apart: see [`survey::Apart`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct Apart {
    /// Over which component; none = over all.
    pub component: Option<Component>,
    /// Whose levels.
    pub side: Side,
    /// The level with the higher mean.
    pub higher: Level,
    /// The level with the lower mean.
    pub lower: Level,
    /// The higher mean less the lower.
    pub steps: f64,
}

/// How many of a group answered.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Turnout {
    pub level: Level,
    pub side: Side,
    pub asked: u32,
    pub answered: u32,
}

/// What somebody wrote besides.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Remark {
    /// Who; none in an anonymous round.
    pub name: Option<String>,
    /// Word for word.
    pub text: String,
}

/// The round against which is told what moved.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Earlier {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The day it was begun, ISO 8601.
    pub on: String,
}

/// What a round says.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Results {
    /// The round before it.
    pub earlier: Option<Earlier>,
    /// Both sides in every cut.
    pub facing: Vec<Facing>,
    /// Which levels of a side lie furthest apart.
    pub apart: Vec<Apart>,
    /// How many answered, of each group in which somebody is asked.
    pub turnout: Vec<Turnout>,
    /// What was written besides.
    pub remarks: Vec<Remark>,
}

impl From<RoundResults> for Results {
    fn from(told: RoundResults) -> Self {
        let RoundResults { round, earlier, results, facing, apart } = told;
        let groups = domain::Level::ALL
            .iter()
            .flat_map(|&level| survey::Side::ALL.iter().map(move |&side| (level, side)));
        let turnout = groups.map(|(level, side)| {
            let survey::Turnout { asked, answered } = results.turnout(level, side);
            Turnout { level: level.into(), side: side.into(), asked, answered }
        });
        let name =
            |id: domain::Id| round.participants.iter().find(|one| one.id == id).map(|one| one.name.clone());
        Self {
            earlier: earlier.map(|earlier| Earlier {
                id: earlier.id.into(),
                name: earlier.name,
                on: earlier.on.to_string(),
            }),
            facing: facing.iter().map(Facing::from).collect(),
            apart: apart
                .into_iter()
                .map(|(component, apart)| Apart {
                    component: component.map(Component::from),
                    side: apart.side.into(),
                    higher: apart.higher.into(),
                    lower: apart.lower.into(),
                    steps: apart.steps,
                })
                .collect(),
            turnout: turnout.filter(|turnout| turnout.asked > 0).collect(),
            remarks: results
                .remarks()
                .iter()
                .map(|remark| Remark { name: remark.participant.and_then(name), text: remark.text.clone() })
                .collect(),
        }
    }
}
