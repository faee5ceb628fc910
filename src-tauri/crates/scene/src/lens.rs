//! What of an account is looked at, and how.

use crate::since::Since;
use domain::{Account, Attitude, Id, Influence, Lens, Shown, Sight, Stakeholder};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A way to look at an account on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// What is looked at.
    pub sight: Sight,
    /// The day whose scores are drawn.
    pub as_of: Date,
    /// How people stood on the day compared with, where that differs from how they stand.
    pub earlier: BTreeMap<Id, Standing>,
    /// What happened since the day compared with; none where it is compared with nothing.
    pub since: Option<Since>,
}

/// Where somebody stands on the power grid; none = unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Closeness to power.
    pub influence: Option<Influence>,
    /// Stance towards us.
    pub attitude: Option<Attitude>,
}

impl View {
    /// Everybody through a lens, with the ties it shows by default.
    pub const fn through(lens: Lens, as_of: Date) -> Self {
        Self::of(Sight::through(lens), as_of)
    }

    /// What a sight shows on a day, compared with nothing.
    pub const fn of(sight: Sight, as_of: Date) -> Self {
        Self { sight, as_of, earlier: BTreeMap::new(), since: None }
    }

    /// The same with other ties.
    #[must_use]
    pub const fn showing(mut self, shown: Shown) -> Self {
        self.sight.shown = shown;
        self
    }

    /// How it is laid out.
    pub const fn lens(&self) -> Lens {
        self.sight.lens
    }

    /// Who moved on the power grid since the day compared with, and from where.
    pub fn moved_since(&self, account: &Account) -> BTreeMap<Id, Standing> {
        let now = |id: Id| account.stakeholder(id).map(Standing::of);
        self.earlier
            .iter()
            .filter(|(id, then)| now(**id).is_some_and(|now| now != **then))
            .map(|(&id, &then)| (id, then))
            .collect()
    }
}

impl Standing {
    /// How somebody stands.
    pub const fn of(known: &Stakeholder) -> Self {
        Self { influence: known.influence, attitude: known.attitude }
    }
}
