//! Where the relationship with a stakeholder stands and where it should be.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Delta, Id, RecordKind, Rejected, Strategy, sentence,
    trust::ladder::{Ladder, Stage},
};

/// Where a relationship stands, as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The ladder both stages stand on.
    pub ladder: Ladder,
    /// Where it stands; none = not said.
    pub current: Option<Stage>,
    /// Where it should be; none = not said.
    pub target: Option<Stage>,
    /// Why, and how.
    pub why: String,
}

impl OpenAccount {
    /// Says where the relationship with a stakeholder stands, as of today; nothing happens where nothing
    /// differs from what was said before.
    ///
    /// # Errors
    /// Where the stakeholder is gone, or a stage stands on another ladder.
    pub fn set_strategy(&mut self, stakeholder: Id, standing: Standing) -> Result<Done, AccountError> {
        let Standing { ladder, current, target, why } = standing;
        let name = self.known(stakeholder)?.name.clone();
        let before = self.account.strategy_for(stakeholder).cloned();
        let on = self.world.today();
        let id = before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id);
        let after = Strategy { id, stakeholder, ladder, current, target, why: why.trim().into(), on };
        let label = sentence::placed(&name, &after);
        let delta = match before {
            None => Some(Delta::added(after)),
            // Said again on another day without a difference, it was thought over, and that is all.
            Some(before) if (Strategy { on, ..before.clone() }) == after => None,
            Some(before) => Delta::edited(before, after),
        };
        self.act(label, delta.into_iter().collect())
    }

    /// Takes the relationship with a stakeholder off its ladder.
    ///
    /// # Errors
    /// Where the stakeholder is gone, or nothing was said of them.
    pub fn remove_strategy(&mut self, stakeholder: Id) -> Result<Done, AccountError> {
        let name = self.known(stakeholder)?.name.clone();
        let gone = Rejected::Gone { kind: RecordKind::Strategy };
        let strategy = self.account.strategy_for(stakeholder).ok_or(gone)?.clone();
        self.act(sentence::unplaced(&name), vec![Delta::removed(strategy)])
    }
}
