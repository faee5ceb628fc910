//! Undo, redo, and the history told as sentences.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Account, Change, Id, Profile, Step,
    change::{Mention, inverse},
};

pub use store::Headline;

impl OpenAccount {
    /// Takes the last change back.
    ///
    /// # Errors
    /// [`AccountError::NothingToUndo`], or where the file cannot be written.
    pub fn undo(&mut self) -> Result<Done, AccountError> {
        let of = self.reach.undoable().ok_or(AccountError::NothingToUndo)?.id;
        let change = self.change(of)?.ok_or(AccountError::NothingToUndo)?;
        let label = format!("Undid: {}", change.label);
        self.record(Step::Undo(of), label.clone(), inverse(&change.deltas))?;
        Ok(Done { label, added: Vec::new() })
    }

    /// Does the change that was last taken back again.
    ///
    /// # Errors
    /// [`AccountError::NothingToRedo`], or where the file cannot be written.
    pub fn redo(&mut self) -> Result<Done, AccountError> {
        let of = self.reach.redoable().ok_or(AccountError::NothingToRedo)?.id;
        let change = self.change(of)?.ok_or(AccountError::NothingToRedo)?;
        let label = format!("Redid: {}", change.label);
        self.record(Step::Redo(of), label.clone(), change.deltas)?;
        Ok(Done { label, added: Vec::new() })
    }

    /// The sentence of the change that undo takes back.
    pub fn undoable(&self) -> Option<String> {
        self.sentence_of(self.reach.undoable()?)
    }

    /// The sentence of the change that redo does again.
    pub fn redoable(&self) -> Option<String> {
        self.sentence_of(self.reach.redoable()?)
    }

    /// The history, newest first: up to `limit` changes before number `before`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn headlines(&self, before: Option<u64>, limit: usize) -> Result<Vec<Headline>, AccountError> {
        Ok(self.file.headlines(before, limit)?)
    }

    /// The account as the history alone tells it, folded from nothing.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn folded(&self) -> Result<Account, AccountError> {
        let profile = self.account.profile();
        let mut folded = Account::new(Profile::new(profile.id, ""));
        self.file.replay(&mut |change: Change| folded.apply(&change.deltas))?;
        Ok(folded)
    }

    fn change(&self, id: Id) -> Result<Option<Change>, AccountError> {
        Ok(self.file.change(id)?)
    }

    fn sentence_of(&self, Mention { seq, .. }: Mention) -> Option<String> {
        self.file.headlines(Some(seq + 1), 1).ok()?.pop().map(|headline| headline.label)
    }
}
