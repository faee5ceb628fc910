//! What of an account is looked at, and the views of it that were given a name.

use crate::{
    account::Account,
    filter::Filter,
    id::Id,
    moment::{Clock, Moment},
    place::Lens,
    tie::TieKind,
    vocabulary::vocabulary,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

/// Which ties are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Trust, both ways.
    pub trust: bool,
    /// Reporting lines, solid and dotted.
    pub reporting: bool,
    /// Influence.
    pub influence: bool,
    /// Conflict.
    pub conflict: bool,
    /// Supply.
    pub supplies: bool,
}

impl Shown {
    /// What a lens shows unless asked otherwise: four worlds everything, the org chart its lines, the
    /// others what they are made of.
    pub const fn by_default(lens: Lens) -> Self {
        let all = Self { trust: true, reporting: true, influence: true, conflict: true, supplies: true };
        let none =
            Self { trust: false, reporting: false, influence: false, conflict: false, supplies: false };
        match lens {
            Lens::FourWorlds => all,
            Lens::OrgChart => Self { reporting: true, ..none },
            Lens::PowerGrid | Lens::TeamByStakeholder | Lens::Register | Lens::Timeline => none,
        }
    }

    /// Whether ties of a kind are drawn.
    pub const fn has(&self, kind: TieKind) -> bool {
        match kind {
            TieKind::Trust => self.trust,
            TieKind::ReportsTo | TieKind::ReportsDotted => self.reporting,
            TieKind::Influence => self.influence,
            TieKind::Conflict => self.conflict,
            TieKind::Supplies => self.supplies,
        }
    }
}

vocabulary! {
    /// What becomes of those whom a filter does not keep.
    Aside {
        /// They are drawn faintly.
        Dim = "dim", "Dim";
        /// They are not drawn.
        Hide = "hide", "Hide";
    }
}

/// What of an account is looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sight {
    /// How it is laid out.
    pub lens: Lens,
    /// Which ties are drawn.
    pub shown: Shown,
    /// Whom it is about.
    #[serde(default)]
    pub filter: Filter,
    /// What becomes of the others.
    #[serde(default = "Sight::dim")]
    pub aside: Aside,
    /// Whose reports are folded away in the org chart.
    #[serde(default)]
    pub collapsed: BTreeSet<Id>,
    /// The day whose account is looked at; none = today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The snapshot of that day whose very moment is looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<Id>,
    /// The earlier day it is compared with.
    #[serde(default)]
    pub compared: Option<Date>,
    /// The snapshot of the earlier day with whose very moment it is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared_snapshot: Option<Id>,
    /// The clock of both days.
    #[serde(default = "Sight::recorded")]
    pub clock: Clock,
}

impl Sight {
    /// Everybody, through a lens, with the ties it shows by default.
    pub const fn through(lens: Lens) -> Self {
        Self {
            lens,
            shown: Shown::by_default(lens),
            filter: Filter::EVERYBODY,
            aside: Aside::Dim,
            collapsed: BTreeSet::new(),
            as_of: None,
            snapshot: None,
            compared: None,
            compared_snapshot: None,
            clock: Clock::Recorded,
        }
    }

    /// Views of the time before there were clocks compared what was recorded.
    const fn recorded() -> Clock {
        Clock::Recorded
    }

    /// The moment looked at; none = now.
    pub fn moment(&self) -> Option<Moment> {
        self.as_of.map(|day| Moment { clock: self.clock, day, snapshot: self.snapshot })
    }

    /// The moment compared with.
    pub fn earlier(&self) -> Option<Moment> {
        self.compared.map(|day| Moment { clock: self.clock, day, snapshot: self.compared_snapshot })
    }

    const fn dim() -> Aside {
        Aside::Dim
    }

    /// Whom the filter does not keep on a day. The manager is always kept: it is her map.
    pub fn aside_of(&self, account: &Account, as_of: Date) -> HashSet<Id> {
        if self.filter.is_empty() {
            return HashSet::new();
        }
        let kept = self.filter.kept(account, as_of);
        let manager = account.profile().manager;
        account
            .stakeholders()
            .map(|known| known.id)
            .filter(|id| !kept.contains(id) && Some(*id) != manager)
            .collect()
    }
}

/// A view that was given a name: shown again as it was, card by card, in the review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedView {
    /// Identity.
    pub id: Id,
    /// What it is called; never empty.
    pub name: String,
    /// Where it comes in the order of views, from 0.
    pub position: u32,
    /// What of the account it shows.
    pub sight: Sight,
    /// The scene point in the middle of the window and the zoom; none = the whole.
    pub at: Option<Gaze>,
    /// Where the cards stood.
    pub places: Vec<Standpoint>,
}

/// Where the window looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gaze {
    /// The scene point in the middle, to the right of the origin.
    pub x: f64,
    /// The scene point in the middle, below the origin.
    pub y: f64,
    /// CSS pixels a scene unit.
    pub zoom: f64,
}

/// Where a card stood.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standpoint {
    /// Whose card.
    pub stakeholder: Id,
    /// Its centre, scene units to the right of the scene's origin.
    pub x: f64,
    /// Its centre, scene units below the scene's origin.
    pub y: f64,
}
