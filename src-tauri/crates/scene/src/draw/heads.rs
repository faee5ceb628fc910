//! Whom the rows and the columns of the matrix are of.

use super::shape::inks;
use crate::scene::Ink;
use domain::{Account, Group, Id, Stakeholder};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

/// Those at the heads of rows or columns, group by group.
pub(super) struct Heads<'a> {
    pub groups: Vec<Heading>,
    pub people: Vec<&'a Stakeholder>,
    /// How many of the others each knows.
    pub tallies: Vec<usize>,
    /// Where each begins, from the first cell on.
    pub at: Vec<f64>,
}

/// A group of rows or columns.
pub(super) struct Heading {
    pub title: String,
    pub ink: Ink,
    pub members: std::ops::Range<usize>,
}

/// Ours and theirs, without those who are hidden: group by group, those first who know most of the others.
pub(super) fn heads<'a>(
    account: &'a Account,
    hidden: &HashSet<Id>,
    knows: &HashMap<Id, usize>,
) -> (Heads<'a>, Heads<'a>) {
    let manager = account.profile().manager;
    let tally = |known: &Stakeholder| knows.get(&known.id).copied().unwrap_or(0);
    let mut ours: BTreeMap<u8, (String, Ink, Vec<&Stakeholder>)> = BTreeMap::new();
    let mut customers: BTreeMap<String, Vec<&Stakeholder>> = BTreeMap::new();
    let mut suppliers: Vec<&Stakeholder> = Vec::new();
    for known in account.stakeholders().filter(|known| !hidden.contains(&known.id)) {
        if manager == Some(known.id) {
            ours.entry(0)
                .or_insert_with(|| ("Key account manager".into(), Ink::Hat, Vec::new()))
                .2
                .push(known);
        } else if account.is_ours(known) {
            let (key, title) = (if known.group == Group::Leadership { 1 } else { 2 }, known.group.spoken());
            ours.entry(key).or_insert_with(|| (title.into(), inks(known.group).1, Vec::new())).2.push(known);
        } else if known.group == Group::Customer {
            customers.entry(account.organisation_of(known)).or_default().push(known);
        } else {
            suppliers.push(known);
        }
    }
    let mut theirs: Vec<(String, Ink, Vec<&Stakeholder>)> =
        customers.into_iter().map(|(name, members)| (name, Ink::CustomerZone, members)).collect();
    theirs.sort_by_key(|(_, _, members)| Reverse(members.len()));
    if !suppliers.is_empty() {
        theirs.push((Group::Suppliers.spoken().into(), Ink::SuppliersZone, suppliers));
    }
    let gather = |groups: Vec<(String, Ink, Vec<&'a Stakeholder>)>| {
        let mut heads = Heads { groups: Vec::new(), people: Vec::new(), tallies: Vec::new(), at: Vec::new() };
        for (title, ink, mut members) in groups {
            members.sort_by_cached_key(|known| (Reverse(tally(known)), known.name.to_lowercase(), known.id));
            let start = heads.people.len();
            heads.tallies.extend(members.iter().map(|known| tally(known)));
            heads.people.extend(members);
            heads.groups.push(Heading { title, ink, members: start..heads.people.len() });
        }
        heads
    };
    (gather(ours.into_values().collect()), gather(theirs))
}

impl Heads<'_> {
    /// Sets them `step` apart, with `gap` before each group but the first.
    pub fn set(&mut self, step: f64, gap: f64) {
        let mut at = 0.0;
        for (number, group) in self.groups.iter().enumerate() {
            at += if number == 0 { 0.0 } else { gap };
            for _ in group.members.clone() {
                self.at.push(at);
                at += step;
            }
        }
    }

    /// From where to where a group reaches.
    pub fn reach(&self, group: &Heading, step: f64) -> (f64, f64) {
        let first = self.at.get(group.members.start).copied().unwrap_or(0.0);
        (first, first + step * group.members.len() as f64)
    }
}
