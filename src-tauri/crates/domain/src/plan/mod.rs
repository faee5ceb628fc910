//! What is going to be done about the account, and what is agreed with the customer.

mod action;
mod charter;
mod dismissal;
mod scenario;
pub mod told;
mod workstream;

pub use action::{Action, Aspect, Effort, Progress, Sort, Towards};
pub use charter::Charter;
pub use dismissal::Dismissal;
pub use scenario::{Scenario, Supposed};
pub use workstream::Workstream;

use crate::{
    account::Account,
    change::Delta,
    id::Id,
    record::{Record, RecordKind, RecordRef},
    rules::{LONGEST_NAME, Rejected},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The records of an account that tell what is planned.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plans {
    actions: BTreeMap<Id, Action>,
    workstreams: BTreeMap<Id, Workstream>,
    charters: BTreeMap<Id, Charter>,
    dismissals: BTreeMap<Id, Dismissal>,
    scenarios: BTreeMap<Id, Scenario>,
}

impl Plans {
    /// One record; none where it is of another kind.
    pub fn record(&self, RecordRef { kind, id }: RecordRef) -> Option<Record> {
        match kind {
            RecordKind::Action => self.actions.get(&id).cloned().map(Record::from),
            RecordKind::Workstream => self.workstreams.get(&id).cloned().map(Record::from),
            RecordKind::Charter => self.charters.get(&id).cloned().map(Record::from),
            RecordKind::Dismissal => self.dismissals.get(&id).cloned().map(Record::from),
            RecordKind::Scenario => self.scenarios.get(&id).cloned().map(Record::from),
            _ => None,
        }
    }

    /// All records, as the change that would bring them in.
    pub fn everything(&self) -> Vec<Delta> {
        let mut deltas: Vec<Delta> = self.workstreams.values().cloned().map(Delta::added).collect();
        deltas.extend(self.actions.values().cloned().map(Delta::added));
        deltas.extend(self.charters.values().cloned().map(Delta::added));
        deltas.extend(self.dismissals.values().cloned().map(Delta::added));
        deltas.extend(self.scenarios.values().cloned().map(Delta::added));
        deltas
    }

    /// Takes a record out, where it is of one of these kinds.
    pub fn remove(&mut self, RecordRef { kind, id }: RecordRef) {
        match kind {
            RecordKind::Action => drop(self.actions.remove(&id)),
            RecordKind::Workstream => drop(self.workstreams.remove(&id)),
            RecordKind::Charter => drop(self.charters.remove(&id)),
            RecordKind::Dismissal => drop(self.dismissals.remove(&id)),
            RecordKind::Scenario => drop(self.scenarios.remove(&id)),
            _ => {}
        }
    }

    /// Puts a record in, where it is of one of these kinds.
    pub fn insert(&mut self, record: Record) {
        match record {
            Record::Action(action) => drop(self.actions.insert(action.id, action)),
            Record::Workstream(stream) => drop(self.workstreams.insert(stream.id, stream)),
            Record::Charter(charter) => drop(self.charters.insert(charter.id, charter)),
            Record::Dismissal(dismissal) => drop(self.dismissals.insert(dismissal.id, dismissal)),
            Record::Scenario(scenario) => drop(self.scenarios.insert(scenario.id, scenario)),
            _ => {}
        }
    }

    /// Whether a stakeholder is named in a plan, so that they cannot just go.
    pub fn names(&self, id: Id) -> bool {
        self.actions.values().any(|action| action.names(id))
            || self.workstreams.values().any(|stream| stream.names(id))
    }

    /// What becomes of the plans when a stakeholder goes: they go on without them.
    pub fn without(&self, id: Id) -> Vec<Delta> {
        let actions = self.actions.values().filter(|action| action.names(id));
        let actions = actions.filter_map(|action| Delta::edited(action.clone(), action.without(id)));
        let streams = self.workstreams.values().filter(|stream| stream.names(id));
        actions
            .chain(streams.filter_map(|stream| Delta::edited(stream.clone(), stream.without(id))))
            .collect()
    }
}

impl Account {
    /// All actions and commitments, in the order in which they were made.
    pub fn actions(&self) -> impl ExactSizeIterator<Item = &Action> {
        self.plans.actions.values()
    }

    /// One action.
    pub fn action(&self, id: Id) -> Option<&Action> {
        self.plans.actions.get(&id)
    }

    /// All workstreams, in the order in which they were begun.
    pub fn workstreams(&self) -> impl ExactSizeIterator<Item = &Workstream> {
        self.plans.workstreams.values()
    }

    /// One workstream.
    pub fn workstream(&self, id: Id) -> Option<&Workstream> {
        self.plans.workstreams.get(&id)
    }

    /// What both companies agreed on, where they did.
    pub fn charter(&self) -> Option<&Charter> {
        self.plans.charters.values().next()
    }

    /// All findings that were put aside.
    pub fn dismissals(&self) -> impl ExactSizeIterator<Item = &Dismissal> {
        self.plans.dismissals.values()
    }

    /// All scenarios, in the order in which they were made.
    pub fn scenarios(&self) -> impl ExactSizeIterator<Item = &Scenario> {
        self.plans.scenarios.values()
    }

    /// One scenario.
    pub fn scenario(&self, id: Id) -> Option<&Scenario> {
        self.plans.scenarios.get(&id)
    }

    pub(crate) fn check_action(&self, action: &Action, today: Date) -> Result<(), Rejected> {
        titled(&action.title, Rejected::UntitledAction)?;
        for on in [Some(action.made_on), action.closed_on].into_iter().flatten() {
            if on > today {
                return Err(Rejected::InFuture { on, today });
            }
        }
        if (action.progress == Progress::Open) != action.closed_on.is_none() {
            return Err(Rejected::HalfClosed);
        }
        if action.progress == Progress::Broken && action.sort != Sort::Commitment {
            return Err(Rejected::NoCommitment);
        }
        action.people().try_for_each(|id| self.known(id))?;
        let stream = action.workstream.is_none_or(|stream| self.workstream(stream).is_some());
        if stream { Ok(()) } else { Err(Rejected::Gone { kind: RecordKind::Workstream }) }
    }

    pub(crate) fn check_workstream(&self, stream: &Workstream, today: Date) -> Result<(), Rejected> {
        titled(&stream.title, Rejected::UntitledWorkstream)?;
        if stream.begun_on > today {
            return Err(Rejected::InFuture { on: stream.begun_on, today });
        }
        stream.people().try_for_each(|id| self.known(id))
    }

    pub(crate) fn check_charter(&self, charter: &Charter, today: Date) -> Result<(), Rejected> {
        if self.plans.charters.len() > 1 {
            return Err(Rejected::DoubleCharter);
        }
        if charter.on > today { Err(Rejected::InFuture { on: charter.on, today }) } else { Ok(()) }
    }

    pub(crate) fn check_dismissal(&self, dismissal: &Dismissal) -> Result<(), Rejected> {
        let of = |other: &&Dismissal| other.finding == dismissal.finding;
        if self.plans.dismissals.values().filter(of).count() > 1 {
            return Err(Rejected::DoubleDismissal);
        }
        if dismissal.reason.trim().is_empty() { Err(Rejected::NoReason) } else { Ok(()) }
    }
}

/// Whether there is a title, and no more than fits.
pub(crate) fn titled(title: &str, without: Rejected) -> Result<(), Rejected> {
    if title.trim().is_empty() {
        return Err(without);
    }
    let length = title.chars().count();
    if length > LONGEST_NAME { Err(Rejected::NameTooLong { length }) } else { Ok(()) }
}
