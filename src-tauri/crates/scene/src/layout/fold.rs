//! Branches folded away, and how many people each of them hides.

use super::{forest::Forest, roster::Roster};
use domain::{Account, Id};
use std::collections::{BTreeMap, BTreeSet};

/// Reporting trees without those who are folded away.
pub(super) struct Fold {
    /// The trees of those who are seen; whoever is not stands under nobody and in no order.
    pub forest: Forest,
    /// Those who are not seen.
    pub hidden: BTreeSet<usize>,
    /// How many are folded away under each head that is seen.
    pub counts: BTreeMap<usize, usize>,
}

impl Fold {
    /// Folds away everybody under the heads in `folded`.
    pub fn of(roster: &Roster, forest: &Forest, folded: &BTreeSet<Id>) -> Self {
        let mut hidden = BTreeSet::new();
        let mut counts = BTreeMap::new();
        let mut cut = forest.clone();
        for &person in &forest.order {
            if hidden.contains(&person)
                || forest.is_leaf(person)
                || !folded.contains(&roster.people[person].id)
            {
                continue;
            }
            let mut below = forest.children[person].clone();
            let mut next = 0;
            while next < below.len() {
                below.extend(&forest.children[below[next]]);
                next += 1;
            }
            counts.insert(person, below.len());
            cut.children[person].clear();
            for &one in &below {
                cut.parent[one] = None;
                cut.children[one].clear();
            }
            hidden.extend(below);
        }
        cut.order.retain(|person| !hidden.contains(person));
        Self { forest: cut, hidden, counts }
    }
}

/// How many people the org chart hides under each head in `folded`, all below counted, those of another
/// organisation not. Heads under whom nobody stands, and those who are hidden themselves, are left out.
pub fn hidden_under(account: &Account, folded: &BTreeSet<Id>) -> BTreeMap<Id, usize> {
    if folded.is_empty() {
        return BTreeMap::new();
    }
    let roster = Roster::of(account);
    let (_, zone_of) = super::chart::zones(&roster);
    let fold = Fold::of(&roster, &Forest::within(&roster.bosses, &zone_of), folded);
    fold.counts.into_iter().map(|(head, count)| (roster.people[head].id, count)).collect()
}
