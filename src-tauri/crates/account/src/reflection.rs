//! What the manager thought of herself and of the relationship, day by day.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{Delta, Id, RecordKind, Reflection, Rejected, Thought, sentence};
use jiff::civil::Date;

/// A thought as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Musing {
    /// Whom it is about; none = the account as a whole, or oneself.
    pub about: Option<Id>,
    /// What.
    pub thought: Thought,
    /// The day; none = today.
    pub on: Option<Date>,
    /// Who thought so, by name; empty = the manager.
    pub by: String,
}

impl OpenAccount {
    /// Keeps what was thought over; what was thought before stays beside it.
    ///
    /// # Errors
    /// Where nothing is answered, an answer is off its scale, the day lies in the future, or whom it is about is
    /// gone.
    pub fn reflect(&mut self, musing: Musing) -> Result<Done, AccountError> {
        let Musing { about, thought, on, by } = musing;
        let name = about.map(|id| self.known(id)).transpose()?.map(|known| known.name.clone());
        let label = sentence::reflected(&thought, name.as_deref());
        let by = match by.trim() {
            "" => self.account.manager().map(|manager| manager.name.clone()).unwrap_or_default(),
            name => name.into(),
        };
        let on = on.unwrap_or_else(|| self.world.today());
        let reflection = Reflection { id: self.world.new_id(), on, by, about, thought };
        self.act(label, vec![Delta::added(reflection)])
    }

    /// Removes what was thought over.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_reflection(&mut self, id: Id) -> Result<Done, AccountError> {
        let gone = Rejected::Gone { kind: RecordKind::Reflection };
        let reflection = self.account.reflection(id).ok_or(gone)?.clone();
        let name = reflection.about.map(|about| self.account.name(about));
        let label = sentence::unreflected(&reflection.thought, name);
        self.act(label, vec![Delta::removed(reflection)])
    }

    /// What was thought by the moment looked at about somebody, or about oneself and the account as a whole, the
    /// latest first.
    pub fn reflections(&self, about: Option<Id>) -> Vec<&Reflection> {
        let mut all: Vec<&Reflection> =
            self.seen().reflections().filter(|reflection| reflection.about == about).collect();
        all.sort_by_key(|reflection| std::cmp::Reverse((reflection.on, reflection.id)));
        all
    }
}
