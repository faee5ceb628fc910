//! Whom a view is about.

use crate::{
    account::Account,
    id::Id,
    stakeholder::{Attitude, Coverage, Group, Role, Stakeholder},
    tie::TieKind,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};

/// Conditions that somebody must all fulfil; one that names nothing is fulfilled by everybody. Within a
/// condition one of the values named suffices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Of one of these groups.
    pub groups: BTreeSet<Group>,
    /// Wearing one of these hats.
    pub roles: BTreeSet<Role>,
    /// Of one of these attitudes; none = unknown.
    pub attitudes: BTreeSet<Option<Attitude>>,
    /// Covered this far; none = unknown.
    pub coverages: BTreeSet<Option<Coverage>>,
    /// Shown under one of these organisations.
    pub organisations: BTreeSet<String>,
    /// Owned by one of these colleagues; none = by nobody.
    pub owners: BTreeSet<Option<Id>>,
    /// Bearing one of these labels.
    pub tags: BTreeSet<String>,
    /// At an end of a trust tie whose score is below so many points of 100.
    pub trust_below: Option<u8>,
    /// With evidence on a trust tie, the newest of which is older than so many days.
    pub stale_days: Option<u32>,
    /// Within some steps of somebody.
    pub focus: Option<Focus>,
}

/// Somebody and those near to them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// Who stands in the middle.
    pub stakeholder: Id,
    /// How many ties away, 1–3.
    pub depth: u8,
}

impl Filter {
    /// No condition.
    pub const EVERYBODY: Self = Self {
        groups: BTreeSet::new(),
        roles: BTreeSet::new(),
        attitudes: BTreeSet::new(),
        coverages: BTreeSet::new(),
        organisations: BTreeSet::new(),
        owners: BTreeSet::new(),
        tags: BTreeSet::new(),
        trust_below: None,
        stale_days: None,
        focus: None,
    };

    /// Whether there is no condition.
    pub fn is_empty(&self) -> bool {
        *self == Self::EVERYBODY
    }

    /// Who fulfils all conditions on a day.
    pub fn kept(&self, account: &Account, as_of: Date) -> HashSet<Id> {
        let near = self.focus.map(|focus| focus.near(account));
        account
            .stakeholders()
            .filter(|known| near.as_ref().is_none_or(|near| near.contains(&known.id)))
            .filter(|known| self.keeps(account, known, as_of))
            .map(|known| known.id)
            .collect()
    }

    fn keeps(&self, account: &Account, known: &Stakeholder, as_of: Date) -> bool {
        fn one_of<T: Ord>(wanted: &BTreeSet<T>, value: &T) -> bool {
            wanted.is_empty() || wanted.contains(value)
        }
        one_of(&self.groups, &known.group)
            && one_of(&self.attitudes, &known.attitude)
            && one_of(&self.coverages, &known.coverage)
            && one_of(&self.owners, &known.owner)
            && (self.roles.is_empty() || !self.roles.is_disjoint(&known.roles))
            && (self.tags.is_empty() || !self.tags.is_disjoint(&known.tags))
            && (self.organisations.is_empty() || self.organisations.contains(&account.organisation_of(known)))
            && self.trust_below.is_none_or(|limit| is_trust_below(account, known.id, limit, as_of))
            && self.stale_days.is_none_or(|days| is_stale(account, known.id, days, as_of))
    }
}

impl Focus {
    /// The one in the middle and everybody so many ties away.
    pub fn near(&self, account: &Account) -> HashSet<Id> {
        let mut near = HashSet::from([self.stakeholder]);
        let mut edge = vec![self.stakeholder];
        for _ in 0..self.depth {
            let others = edge.iter().flat_map(|&id| {
                account.ties_of(id).map(move |tie| if tie.from == id { tie.to } else { tie.from })
            });
            let next: Vec<Id> = others.collect();
            edge = next.into_iter().filter(|&id| near.insert(id)).collect();
        }
        near
    }
}

fn is_trust_below(account: &Account, id: Id, limit: u8, as_of: Date) -> bool {
    let trust = account.ties_of(id).filter(|tie| tie.kind == TieKind::Trust);
    trust.filter_map(|tie| account.score(tie.id, as_of).points()).any(|points| points < limit)
}

fn is_stale(account: &Account, id: Id, days: u32, as_of: Date) -> bool {
    let newest = account
        .ties_of(id)
        .flat_map(|tie| account.revealed_of(tie.id))
        .map(|made| made.on)
        .filter(|&on| on <= as_of)
        .max();
    let age = |on: Date| as_of.since(on).map_or(0, |since| since.get_days());
    newest.is_some_and(|on| i64::from(age(on)) > i64::from(days))
}
