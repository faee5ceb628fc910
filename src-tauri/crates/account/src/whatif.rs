//! What if: asked without a change, kept under a name, carried out in parts.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Delta, Id, RecordKind, Rejected, Scenario,
    network::Consequences,
    plan::{Supposed, told},
};

impl OpenAccount {
    /// What follows from suppositions at the moment looked at. Nothing of the account changes.
    pub fn what_if(&mut self, supposed: &[Supposed]) -> Consequences {
        let day = self.seen_day();
        Consequences::of(self.seen(), supposed, day)
    }

    /// The scenarios that were kept, at the moment looked at.
    pub fn scenarios(&self) -> Vec<&Scenario> {
        self.seen().scenarios().collect()
    }

    /// Keeps suppositions under a name, or those of the scenario of this id otherwise; nothing happens where nothing
    /// differs.
    ///
    /// # Errors
    /// Where there is no name, or the scenario is gone.
    pub fn keep_scenario(
        &mut self,
        id: Option<Id>,
        name: &str,
        supposed: Vec<Supposed>,
    ) -> Result<Done, AccountError> {
        let before = id.map(|id| self.known_scenario(id).cloned()).transpose()?;
        let on = self.world.today();
        let after = Scenario {
            id: before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id),
            name: name.trim().into(),
            supposed,
            on: before.as_ref().map_or(on, |before| before.on),
        };
        let added = after.id;
        match before {
            Some(before) => {
                let label = told::rescenario(&after);
                self.act(label, Delta::edited(before, after).into_iter().collect())
            }
            None => {
                let label = told::scenario(&after);
                Ok(Done { added: vec![added], ..self.act(label, vec![Delta::added(after)])? })
            }
        }
    }

    /// Removes a scenario.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_scenario(&mut self, id: Id) -> Result<Done, AccountError> {
        let scenario = self.known_scenario(id)?.clone();
        self.act(told::unscenario(&scenario), vec![Delta::removed(scenario)])
    }

    fn known_scenario(&self, id: Id) -> Result<&Scenario, Rejected> {
        self.account.scenario(id).ok_or(Rejected::Gone { kind: RecordKind::Scenario })
    }
}
