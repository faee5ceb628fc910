//! The history of an account, ready to be asked how things stood.

mod fallen;
mod merging;
#[cfg(test)]
mod tests;

use crate::{
    account::Account,
    change::{Change, Delta, Step},
    id::Id,
    incident::Incident,
    profile::Profile,
    record::{Record, RecordKind, RecordRef},
    tie::TieKind,
};
use jiff::{Timestamp, civil::Date};
use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet, HashMap, btree_map::Entry},
};

/// One change, as the chronicle keeps it.
#[derive(Clone, Debug)]
struct Told {
    at: Timestamp,
    recorded: Date,
    on: Date,
    after: Vec<(RecordRef, Option<Record>)>,
}

/// Every change of an account in the order in which they were recorded, with two days each: the one it was
/// recorded on and the one it speaks of.
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    entries: Vec<Told>,
    spoken_of: HashMap<Id, Date>,
}

/// The last version of each record; none where it was taken out.
type Versions<'a> = BTreeMap<RecordRef, Option<&'a Record>>;

impl Chronicle {
    /// Takes note of the next change, recorded on a day where the user is. What takes a change back, or does
    /// it again, speaks of the same day as that change.
    pub fn note(&mut self, change: &Change, recorded: Date) {
        let after = change.deltas.iter().map(|delta| (delta.record, delta.after.clone())).collect();
        self.tell((change.id, change.step), change.at, (recorded, change.on), after);
    }

    /// As [`note`](Self::note), told by what the change left of the records it touched: recorded at a moment of
    /// a day, and speaking of another where that is given.
    pub fn tell(
        &mut self,
        (id, step): (Id, Step),
        at: Timestamp,
        (recorded, on): (Date, Option<Date>),
        after: Vec<(RecordRef, Option<Record>)>,
    ) {
        let on = match step {
            Step::Do => on.unwrap_or(recorded),
            Step::Undo(of) | Step::Redo(of) => self.spoken_of.get(&of).copied().unwrap_or(recorded),
        };
        self.spoken_of.insert(id, on);
        self.entries.push(Told { at, recorded, on, after });
    }

    /// The day on which the first change was recorded.
    pub fn first_recorded(&self) -> Option<Date> {
        let steady = self.steady();
        self.entries.iter().zip(steady).find(|(_, steady)| *steady).map(|(entry, _)| entry.recorded)
    }

    /// The first day of which anything is known: what a change speaks of, or what evidence does.
    pub fn first_happened(&self, present: &Account) -> Option<Date> {
        let changes = self.entries.iter().map(|entry| entry.on).min();
        changes.into_iter().chain(dated(present)).min()
    }

    /// On which days something was recorded, and how many changes.
    pub fn days_recorded(&self) -> BTreeMap<Date, u32> {
        counted(self.entries.iter().map(|entry| entry.recorded))
    }

    /// On which days something happened: changes other than evidence by the day they speak of, and
    /// evidence and what was thought over by their own.
    pub fn days_happened(&self, present: &Account) -> BTreeMap<Date, u32> {
        let tells_more = |entry: &&Told| entry.after.iter().any(|(record, _)| !is_dated(record.kind));
        let changes = self.entries.iter().filter(tells_more).map(|entry| entry.on);
        counted(changes.chain(dated(present)))
    }

    /// The account as it stood recorded at the end of a day. Before the first change it has no name, and
    /// nobody is in it.
    pub fn recorded_on(&self, day: Date) -> Account {
        self.first(self.count_until(|entry| entry.recorded <= day))
    }

    /// The account as it stood recorded at a moment.
    pub fn recorded_at(&self, moment: Timestamp) -> Account {
        self.first(self.count_until(|entry| entry.at <= moment))
    }

    /// How many changes were recorded by then. A change that was recorded while the clock went wrong counts
    /// with those before it.
    fn count_until(&self, by_then: impl Fn(&Told) -> bool) -> usize {
        let steady = self.steady();
        let after = self.entries.iter().zip(steady).position(|(entry, steady)| steady && !by_then(entry));
        after.unwrap_or(self.entries.len())
    }

    /// Which changes were recorded by a clock that went right: the most that can be, so that none is earlier
    /// than one before it.
    fn steady(&self) -> Vec<bool> {
        let times = || self.entries.iter().map(|entry| entry.at);
        if times().is_sorted() {
            return vec![true; self.entries.len()];
        }
        // The longest run that never falls (Schensted 1961): of each length the run with the earliest end.
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::with_capacity(self.entries.len());
        for (at, time) in times().enumerate() {
            let length = ends.partition_point(|&end| self.entries[end].at <= time);
            before.push(length.checked_sub(1).map(|last| ends[last]));
            match ends.get_mut(length) {
                Some(end) => *end = at,
                None => ends.push(at),
            }
        }
        let mut steady = vec![false; self.entries.len()];
        let mut next = ends.last().copied();
        while let Some(at) = next {
            steady[at] = true;
            next = before[at];
        }
        steady
    }

    fn first(&self, count: usize) -> Account {
        self.account(versions(self.entries[..count].iter()))
    }

    /// The account as it was at the end of a day, by all that is known in the `present`:
    /// - of each record the last version recorded by a change that speaks of a day up to then; a change that
    ///   was recorded after others which speak of a later day counts with the fields it set;
    /// - all evidence of the present that is dated up to then, whenever it was told; what was taken out
    ///   since was a mistake, unless it went with its tie, and so are thoughts that were noted;
    /// - ties and people of whom that evidence speaks, even where they were recorded later: they were there;
    /// - the account's own description, even where it was recorded later.
    ///
    /// That is our own definition. Today it gives the present; before the first sign of anybody, nobody.
    pub fn happened_by(&self, day: Date, present: &Account) -> Account {
        let merged = self.merged(day);
        let mut versions = versions(self.entries.iter().filter(|entry| entry.on <= day));
        versions.extend(merged.iter().map(|(record, version)| (*record, version.as_ref())));
        versions.retain(|record, _| !is_dated(record.kind));
        let fallen = self.fallen_after(day, present);
        let assessments: Vec<Record> = (present.assessments())
            .chain(fallen.assessments.values().copied())
            .filter(|made| made.on <= day)
            .cloned()
            .map(Record::from)
            .collect();
        let incidents: Vec<Incident> = (present.incidents())
            .filter(|told| told.on <= day)
            .map(|told| {
                let lost = fallen.touched.get(&told.id).into_iter().flatten();
                Incident { ties: told.ties.iter().chain(lost).copied().collect(), ..told.clone() }
            })
            .collect();
        let evidence = assessments.iter().filter_map(|record| match record {
            Record::Assessment(made) => Some(made.tie),
            _ => None,
        });
        let spoken_of: BTreeSet<Id> =
            evidence.chain(incidents.iter().flat_map(|told| told.ties.iter().copied())).collect();
        // Hardly ever is anything missing: then nobody need look who came first.
        let firsts = LazyCell::new(|| first_versions(&self.entries));
        // Whose account it is, and what its figures rest on, was so before it was recorded.
        if !versions.keys().any(|record| record.kind == RecordKind::Profile) {
            let described = firsts.iter().filter(|(record, _)| record.kind == RecordKind::Profile);
            versions.extend(described.map(|(record, first)| (*record, *first)));
        }
        let tie = |id: Id| RecordRef { kind: RecordKind::Tie, id };
        let person = |id: Id| RecordRef { kind: RecordKind::Stakeholder, id };
        let mut bring = |record: RecordRef| match versions.entry(record) {
            Entry::Occupied(version) => *version.get(),
            Entry::Vacant(version) => *version.insert(firsts.get(&record).copied().flatten()),
        };
        for id in spoken_of {
            if let Some(Record::Tie(tie)) = bring(tie(id)) {
                bring(person(tie.from));
                bring(person(tie.to));
            }
        }
        let is_there = |versions: &Versions<'_>, id: Id| matches!(versions.get(&person(id)), Some(Some(_)));
        let hanging: Vec<RecordRef> = versions
            .iter()
            .filter(|(_, version)| match version {
                Some(Record::Tie(tie)) => !is_there(&versions, tie.from) || !is_there(&versions, tie.to),
                Some(Record::Place(place)) => !is_there(&versions, place.stakeholder),
                Some(Record::Photo(photo)) => !is_there(&versions, photo.stakeholder),
                Some(Record::Origin(origin)) => !is_there(&versions, origin.stakeholder),
                Some(Record::Strategy(strategy)) => !is_there(&versions, strategy.stakeholder),
                _ => false,
            })
            .map(|(record, _)| *record)
            .collect();
        for record in hanging {
            versions.remove(&record);
        }
        let mut account = self.account(versions);
        let incidents = incidents.into_iter().map(|told| {
            let ties = told.ties.iter().copied().filter(|&tie| account.tie(tie).is_some()).collect();
            Record::from(Incident { ties, ..told })
        });
        let mut deltas: Vec<Delta> = incidents.map(Delta::added).collect();
        let known =
            |record: &Record| !matches!(record, Record::Assessment(made) if account.tie(made.tie).is_none());
        deltas.extend(assessments.into_iter().filter(known).map(Delta::added));
        let thoughts = present.reflections().filter(|thought| {
            thought.on <= day && thought.about.is_none_or(|about| account.stakeholder(about).is_some())
        });
        deltas.extend(thoughts.cloned().map(Delta::added));
        account.apply(&deltas);
        account
    }

    /// The present account, with everybody who was ever in it and whom they last reported to: whoever is
    /// given a place in it keeps that place through time.
    pub fn everybody(&self, present: &Account) -> Account {
        let mut account = present.clone();
        let mut last: BTreeMap<RecordRef, &Record> = BTreeMap::new();
        for (record, after) in self.entries.iter().flat_map(|entry| &entry.after) {
            if let (RecordKind::Stakeholder | RecordKind::Tie, Some(after)) = (record.kind, after) {
                last.insert(*record, after);
            }
        }
        let missing: Vec<&Record> = last
            .values()
            .filter(|record| matches!(record, Record::Stakeholder(known) if present.stakeholder(known.id).is_none()))
            .copied()
            .collect();
        let gone: BTreeSet<Id> = missing.iter().map(|record| record.reference().id).collect();
        let mut deltas: Vec<Delta> = missing.into_iter().cloned().map(Delta::added).collect();
        let there = |id: Id| gone.contains(&id) || present.stakeholder(id).is_some();
        deltas.extend(last.values().filter_map(|record| match record {
            Record::Tie(tie)
                if tie.kind == TieKind::ReportsTo && gone.contains(&tie.from) && there(tie.to) =>
            {
                Some(Delta::added(tie.clone()))
            }
            _ => None,
        }));
        account.apply(&deltas);
        account
    }

    /// The account that these versions make. Where it is not described yet it has no name, and the settings of
    /// its first description.
    fn account(&self, versions: Versions<'_>) -> Account {
        let profile = versions.values().find_map(|version| match version {
            Some(Record::Profile(profile)) => Some(profile.clone()),
            _ => None,
        });
        let first = || {
            let all = self.entries.iter().flat_map(|entry| &entry.after);
            let mut profiles = all.filter_map(|(_, after)| match after {
                Some(Record::Profile(profile)) => Some(Profile { manager: None, ..profile.clone() }),
                _ => None,
            });
            let profile = profiles.next().unwrap_or_else(|| Profile::new(Id::numbered(0), ""));
            Profile { name: String::new(), supplier: String::new(), ..profile }
        };
        let mut account = Account::new(profile.unwrap_or_else(first));
        let records = versions.into_values().flatten();
        let deltas: Vec<Delta> = records.cloned().map(Delta::added).collect();
        account.apply(&deltas);
        account.profile.manager =
            account.profile.manager.filter(|&id| account.stakeholders.contains_key(&id));
        let there: BTreeSet<Id> = account.stakeholders.keys().copied().collect();
        for known in account.stakeholders.values_mut() {
            known.owner = known.owner.filter(|owner| there.contains(owner));
        }
        account
    }
}

/// Whether records of this kind tell themselves of which day they speak.
const fn is_dated(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Assessment | RecordKind::Incident | RecordKind::Reflection)
}

/// The days of which assessments, incidents and what was thought over speak.
fn dated(account: &Account) -> impl Iterator<Item = Date> {
    let assessments = account.assessments().map(|made| made.on);
    let incidents = account.incidents().map(|told| told.on);
    assessments.chain(incidents).chain(account.reflections().map(|thought| thought.on))
}

fn counted(days: impl Iterator<Item = Date>) -> BTreeMap<Date, u32> {
    let mut counts = BTreeMap::new();
    for day in days {
        *counts.entry(day).or_insert(0) += 1;
    }
    counts
}

fn versions<'a>(entries: impl Iterator<Item = &'a Told>) -> Versions<'a> {
    let mut versions = HashMap::new();
    for (record, after) in entries.flat_map(|entry| &entry.after) {
        versions.insert(*record, after.as_ref());
    }
    versions.into_iter().collect()
}

fn first_versions(entries: &[Told]) -> Versions<'_> {
    let mut versions = BTreeMap::new();
    for (record, after) in entries.iter().flat_map(|entry| &entry.after) {
        versions.entry(*record).or_insert(after.as_ref());
    }
    versions
}
