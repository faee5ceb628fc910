//! What is looked at, and the views that were given a name, on the wire.
#![allow(missing_docs, reason = "each field is said at the domain's own type")]

use super::{
    id::Id,
    word::{Aside, Attitude, Clock, Coverage, Group, Lens, Role},
};
use crate::error::{Code, Failure};
use account::domain;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

/// See [`domain::Shown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Shown {
    pub trust: bool,
    pub reporting: bool,
    pub influence: bool,
    pub conflict: bool,
    pub supplies: bool,
}

impl From<Shown> for domain::Shown {
    fn from(shown: Shown) -> Self {
        let Shown { trust, reporting, influence, conflict, supplies } = shown;
        Self { trust, reporting, influence, conflict, supplies }
    }
}

impl From<domain::Shown> for Shown {
    fn from(shown: domain::Shown) -> Self {
        let domain::Shown { trust, reporting, influence, conflict, supplies } = shown;
        Self { trust, reporting, influence, conflict, supplies }
    }
}

/// See [`domain::Focus`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Focus {
    pub stakeholder: Id,
    pub depth: u8,
}

/// See [`domain::Filter`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Filter {
    pub groups: Vec<Group>,
    pub roles: Vec<Role>,
    pub attitudes: Vec<Option<Attitude>>,
    pub coverages: Vec<Option<Coverage>>,
    pub organisations: Vec<String>,
    pub owners: Vec<Option<Id>>,
    pub tags: Vec<String>,
    pub trust_below: Option<u8>,
    pub stale_days: Option<u32>,
    pub focus: Option<Focus>,
}

impl From<Filter> for domain::Filter {
    fn from(sent: Filter) -> Self {
        Self {
            groups: sent.groups.into_iter().map(Into::into).collect(),
            roles: sent.roles.into_iter().map(Into::into).collect(),
            attitudes: sent.attitudes.into_iter().map(|it| it.map(Into::into)).collect(),
            coverages: sent.coverages.into_iter().map(|it| it.map(Into::into)).collect(),
            organisations: sent.organisations.into_iter().collect(),
            owners: sent.owners.into_iter().map(|it| it.map(Into::into)).collect(),
            tags: sent.tags.into_iter().collect(),
            trust_below: sent.trust_below,
            stale_days: sent.stale_days,
            focus: sent.focus.map(|focus| domain::Focus {
                stakeholder: focus.stakeholder.into(),
                depth: focus.depth.min(9),
            }),
        }
    }
}

impl From<domain::Filter> for Filter {
    fn from(filter: domain::Filter) -> Self {
        Self {
            groups: filter.groups.into_iter().map(Into::into).collect(),
            roles: filter.roles.into_iter().map(Into::into).collect(),
            attitudes: filter.attitudes.into_iter().map(|it| it.map(Into::into)).collect(),
            coverages: filter.coverages.into_iter().map(|it| it.map(Into::into)).collect(),
            organisations: filter.organisations.into_iter().collect(),
            owners: filter.owners.into_iter().map(|it| it.map(Into::into)).collect(),
            tags: filter.tags.into_iter().collect(),
            trust_below: filter.trust_below,
            stale_days: filter.stale_days,
            focus: filter
                .focus
                .map(|focus| Focus { stakeholder: focus.stakeholder.into(), depth: focus.depth }),
        }
    }
}

/// See [`domain::Sight`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Sight {
    pub lens: Lens,
    pub shown: Shown,
    pub filter: Filter,
    pub aside: Aside,
    pub collapsed: Vec<Id>,
    /// ISO 8601.
    pub as_of: Option<String>,
    pub snapshot: Option<Id>,
    /// ISO 8601.
    pub compared: Option<String>,
    pub compared_snapshot: Option<Id>,
    pub clock: Clock,
}

impl TryFrom<Sight> for domain::Sight {
    type Error = Failure;

    fn try_from(sent: Sight) -> Result<Self, Failure> {
        Ok(Self {
            lens: sent.lens.into(),
            shown: sent.shown.into(),
            filter: sent.filter.into(),
            aside: sent.aside.into(),
            collapsed: sent.collapsed.into_iter().map(Into::into).collect(),
            as_of: day(sent.as_of)?,
            snapshot: sent.snapshot.map(Into::into),
            compared: day(sent.compared)?,
            compared_snapshot: sent.compared_snapshot.map(Into::into),
            clock: sent.clock.into(),
        })
    }
}

/// A day as the page writes it.
///
/// # Errors
/// [`Code::Rejected`] where it is none.
pub fn day(written: Option<String>) -> Result<Option<Date>, Failure> {
    let wrong = |day: &str| Failure::new(Code::Rejected, format!("“{day}” is no day: write 2026-11-22."));
    written.map(|day| day.parse().map_err(|_| wrong(&day))).transpose()
}

impl From<domain::Sight> for Sight {
    fn from(sight: domain::Sight) -> Self {
        Self {
            lens: sight.lens.into(),
            shown: sight.shown.into(),
            filter: sight.filter.into(),
            aside: sight.aside.into(),
            collapsed: sight.collapsed.into_iter().map(Into::into).collect(),
            as_of: sight.as_of.map(|day| day.to_string()),
            snapshot: sight.snapshot.map(Id::from),
            compared: sight.compared.map(|day| day.to_string()),
            compared_snapshot: sight.compared_snapshot.map(Id::from),
            clock: sight.clock.into(),
        }
    }
}

/// Where the window looks: a scene point in its middle, and CSS pixels a scene unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Gaze {
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
}

impl From<Gaze> for domain::Gaze {
    fn from(Gaze { x, y, zoom }: Gaze) -> Self {
        Self { x, y, zoom }
    }
}

/// How an account is looked at on this laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Look {
    /// What is looked at.
    pub sight: Sight,
    /// Centre of the view, scene units.
    pub x: f64,
    /// Centre of the view, scene units.
    pub y: f64,
    /// CSS pixels a scene unit.
    pub zoom: f64,
    /// Who is selected.
    pub selected: Option<Id>,
}

/// See [`domain::SavedView`].
#[derive(Clone, Debug, Serialize, Type)]
pub struct ViewSummary {
    pub id: Id,
    pub name: String,
    pub sight: Sight,
    pub at: Option<Gaze>,
}

impl From<&domain::SavedView> for ViewSummary {
    fn from(view: &domain::SavedView) -> Self {
        Self {
            id: view.id.into(),
            name: view.name.clone(),
            sight: view.sight.clone().into(),
            at: view.at.map(|domain::Gaze { x, y, zoom }| Gaze { x, y, zoom }),
        }
    }
}
