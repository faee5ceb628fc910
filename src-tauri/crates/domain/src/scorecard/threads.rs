//! By how many threads the account hangs (frameworks §4, our own definition).

use crate::{
    id::Id,
    rollup::Tally,
    stakeholder::{Kind, Role, Stakeholder, Status},
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A person at the customer who trusts one of us enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// Who.
    pub person: Id,
    /// Points of 100 of the highest of their trust in any of us.
    pub points: u8,
    /// In which of us that is.
    pub in_whom: Id,
}

/// Something of the customer’s that hangs on one thread or on none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thin {
    /// What: an organisation or a role, as people know it.
    pub what: String,
    /// The one thread; none where there is none.
    pub thread: Option<Id>,
    /// All its people.
    pub people: Vec<Id>,
}

/// Who at the customer trusts us enough to work with, and where everything hangs on one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Threads {
    /// All threads, the strongest first.
    pub all: Vec<Thread>,
    /// Organisations of the customer that hang on one thread or none.
    pub organisations: Vec<Thin>,
    /// Roles of the decision-making unit that hang on one thread or none.
    pub roles: Vec<Thin>,
    /// People at the customer who are tied to exactly one of us, with that one.
    pub tied_to_one: Vec<(Id, Id)>,
}

impl Threads {
    /// The threads of an account.
    pub(super) fn of(tally: &Tally<'_>) -> Self {
        let account = tally.account;
        let least = account.profile().measures.thread_points;
        let people: Vec<&Stakeholder> = account
            .stakeholders()
            .filter(|known| known.kind == Kind::Person && known.status != Status::Left)
            .filter(|known| tally.is_customer(known))
            .collect();
        let theirs: BTreeSet<Id> = people.iter().map(|person| person.id).collect();
        let is_ours = |id: Id| account.stakeholder(id).is_some_and(|known| account.is_ours(known));

        let mut best: BTreeMap<Id, Thread> = BTreeMap::new();
        let mut tied: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for mark in &tally.marks {
            let (person, ours) = match (theirs.contains(&mark.from), theirs.contains(&mark.to)) {
                (true, false) if is_ours(mark.to) => (mark.from, mark.to),
                (false, true) if is_ours(mark.from) => (mark.to, mark.from),
                _ => continue,
            };
            tied.entry(person).or_default().insert(ours);
            let Some(points) = mark.points().filter(|points| mark.from == person && *points >= least) else {
                continue;
            };
            let thread = Thread { person, points, in_whom: ours };
            let known = best.entry(person).or_insert_with(|| thread.clone());
            if points > known.points {
                *known = thread;
            }
        }

        let thin = |what: String, people: Vec<Id>| {
            let mut threads = people.iter().filter(|&id| best.contains_key(id));
            let (thread, second) = (threads.next().copied(), threads.next());
            second.is_none().then_some(Thin { what, thread, people })
        };
        let mut by_organisation: BTreeMap<String, Vec<Id>> = BTreeMap::new();
        for person in &people {
            by_organisation.entry(account.organisation_of(person)).or_default().push(person.id);
        }
        let bearers = |role: Role| people.iter().filter(move |person| person.roles.contains(&role));
        let roles = Role::ALL.iter().filter_map(|&role| {
            let bearers: Vec<Id> = bearers(role).map(|person| person.id).collect();
            if bearers.is_empty() { None } else { thin(role.spoken().into(), bearers) }
        });
        let roles = roles.collect();
        let organisations =
            by_organisation.into_iter().filter_map(|(name, people)| thin(name, people)).collect();
        let only = |(person, ours): (Id, BTreeSet<Id>)| match ours.len() {
            1 => ours.first().map(|&ours| (person, ours)),
            _ => None,
        };
        let tied_to_one = tied.into_iter().filter_map(only).collect();
        let mut all: Vec<Thread> = best.into_values().collect();
        all.sort_by_key(|thread| (std::cmp::Reverse(thread.points), thread.person));
        Self { all, organisations, roles, tied_to_one }
    }

    /// Whether the whole account hangs on one person.
    pub const fn is_single(&self) -> bool {
        self.all.len() == 1
    }
}
