//! What differs between an account at one time and at another.

use crate::{
    account::Account,
    id::Id,
    stakeholder::{Field, Status},
    tie::TieKind,
};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// Trust that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// The points it had, of 100; none = unknown.
    pub was: Option<u8>,
    /// The points it has; none = unknown.
    pub is: Option<u8>,
}

impl Shift {
    /// By how many points it rose or, below 0, fell; none where it was or is unknown.
    pub fn by(&self) -> Option<i16> {
        Some(i16::from(self.is?) - i16::from(self.was?))
    }
}

/// What happened between two times. People are told by their ids, those of the later time where they are
/// there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// Who came in.
    pub arrived: Vec<Id>,
    /// Who is no longer recorded, or is marked as left.
    pub left: Vec<Id>,
    /// Who is there at both times, with what is said of them otherwise; whom they report to is told by ties.
    pub changed: Vec<(Id, Vec<Field>)>,
    /// Who reports to others than before, by solid lines.
    pub moved: Vec<Id>,
    /// Trust up and down, and scored for the first time or no longer; the greatest change first, what was or
    /// is unknown last.
    pub trust: Vec<Shift>,
}

impl Differences {
    /// Between an account at one time and at another, each scored as of a day.
    pub fn between((before, on): (&Account, Date), (after, now): (&Account, Date)) -> Self {
        let there = |account: &Account, id: Id| {
            account.stakeholder(id).is_some_and(|known| known.status != Status::Left)
        };
        let ids: BTreeSet<Id> =
            before.stakeholders().chain(after.stakeholders()).map(|known| known.id).collect();
        let mut differences = Self::default();
        for &id in &ids {
            match (there(before, id), there(after, id)) {
                (false, true) => differences.arrived.push(id),
                (true, false) => differences.left.push(id),
                (false, false) => {}
                (true, true) => {
                    let (Some(was), Some(is)) = (before.stakeholder(id), after.stakeholder(id)) else {
                        continue;
                    };
                    let fields = was.differences(is);
                    if !fields.is_empty() {
                        differences.changed.push((id, fields));
                    }
                    if bosses(before, id) != bosses(after, id) {
                        differences.moved.push(id);
                    }
                }
            }
        }
        differences.trust = shifts((before, on), (after, now));
        differences
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whom somebody reports to by solid lines.
fn bosses(account: &Account, id: Id) -> BTreeSet<Id> {
    let lines = account.ties_of(id).filter(|tie| tie.kind == TieKind::ReportsTo && tie.from == id);
    lines.map(|line| line.to).collect()
}

fn shifts((before, on): (&Account, Date), (after, now): (&Account, Date)) -> Vec<Shift> {
    let ends = |account: &Account| -> BTreeSet<(Id, Id)> {
        account.ties().filter(|tie| tie.kind == TieKind::Trust).map(|tie| (tie.from, tie.to)).collect()
    };
    let all: BTreeSet<(Id, Id)> = ends(before).union(&ends(after)).copied().collect();
    let mut shifts: Vec<Shift> = all
        .into_iter()
        .map(|(from, to)| Shift {
            from,
            to,
            was: before.score_between(from, to, on).points(),
            is: after.score_between(from, to, now).points(),
        })
        .filter(|shift| shift.was != shift.is)
        .collect();
    shifts.sort_by_key(|shift| {
        let by = shift.by();
        (by.is_none(), std::cmp::Reverse(by.map(i16::unsigned_abs)), shift.from, shift.to)
    });
    shifts
}
