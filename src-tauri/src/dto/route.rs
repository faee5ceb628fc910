//! Who can take whom to whom, on the wire.

use super::{
    figure::{Somebody, count},
    id::Id,
    trust::Points,
    word::Role,
};
use account::domain::{
    Account,
    network::{Grounds, Hop},
    trust::Band,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// See [`account::Whom`].
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "whom", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is said at the account's own type")]
pub enum Whom {
    Stakeholder { id: Id },
    Role { role: Role },
    Organisation { name: String },
    Department { name: String },
}

impl From<Whom> for account::Whom {
    fn from(sent: Whom) -> Self {
        match sent {
            Whom::Stakeholder { id } => Self::Stakeholder(id.into()),
            Whom::Role { role } => Self::Role(role.into()),
            Whom::Organisation { name } => Self::Organisation(name),
            Whom::Department { name } => Self::Department(name),
        }
    }
}

/// See [`account::Journey`]; reporting lines count as the account's settings say.
#[derive(Clone, Debug, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Journey {
    pub from: Option<Id>,
    pub to: Whom,
    pub avoid: Vec<Whom>,
    pub most: u8,
}

impl From<Journey> for account::Journey {
    fn from(sent: Journey) -> Self {
        Self {
            from: sent.from.map(Into::into),
            to: sent.to.into(),
            avoid: sent.avoid.into_iter().map(Into::into).collect(),
            most: sent.most.into(),
            lines: None,
        }
    }
}

/// On what a step of a route rests.
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum HopBy {
    /// Trust.
    Trust,
    /// A reporting line, upwards.
    ReportsTo,
    /// A reporting line, downwards.
    IsReportedToBy,
}

/// One step of a route: see [`Hop`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct RouteHop {
    /// Who takes the question on.
    pub from: Somebody,
    /// To whom.
    pub to: Somebody,
    /// The tie it rests on.
    pub tie: Id,
    /// On what it rests.
    pub by: HopBy,
    /// How far it carries, and how sure that is.
    pub score: Points,
}

impl RouteHop {
    fn of(account: &Account, hop: &Hop) -> Self {
        Self {
            from: Somebody::of(account, hop.from),
            to: Somebody::of(account, hop.to),
            tie: hop.grounds.tie().into(),
            by: match hop.grounds {
                Grounds::Trust(_) => HopBy::Trust,
                Grounds::Upwards(_) => HopBy::ReportsTo,
                Grounds::Downwards(_) => HopBy::IsReportedToBy,
            },
            score: points(hop.expected, hop.certainty),
        }
    }
}

/// An expected value and a certainty, both in `[0, 1]`, as they are drawn.
fn points(expected: f64, certainty: f64) -> Points {
    let whole = |part: f64| (part * 100.0).round() as u8;
    let points = whole(expected);
    Points { points: Some(points), band: Some(Band::of(points).into()), certainty: whole(certainty) }
}

/// A route with what is to be said of it: see [`account::Told`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct RouteTold {
    /// The product of the trust along it, and how sure all its steps are together.
    pub score: Points,
    /// Step by step.
    pub hops: Vec<RouteHop>,
    /// Which step carries least, counted from 0.
    pub weakest: u32,
    /// Whom to ask, and on what each step rests.
    pub sentence: String,
    /// Where it carries least, and why.
    pub weak_point: String,
}

impl RouteTold {
    fn of(account: &Account, told: &account::Told) -> Self {
        let route = &told.route;
        let weakest = route.weakest();
        let at = route.hops.iter().position(|hop| Some(hop) == weakest).unwrap_or_default();
        Self {
            score: points(route.trust(), route.certainty()),
            hops: route.hops.iter().map(|hop| RouteHop::of(account, hop)).collect(),
            weakest: count(at),
            sentence: told.sentence.clone(),
            weak_point: told.weak_point.clone(),
        }
    }
}

/// What the network answers: see [`account::Routes`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Routes {
    pub best: Vec<RouteTold>,
    pub widest: Option<RouteTold>,
    pub asked_for: u32,
    pub unscored: u32,
}

impl Routes {
    /// The routes as the page is told of them, with names.
    pub fn of(account: &Account, routes: &account::Routes) -> Self {
        Self {
            best: routes.best.iter().map(|told| RouteTold::of(account, told)).collect(),
            widest: routes.widest.as_ref().map(|told| RouteTold::of(account, told)),
            asked_for: count(routes.asked_for),
            unscored: count(routes.unscored),
        }
    }
}
