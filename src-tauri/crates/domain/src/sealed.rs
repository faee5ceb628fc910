//! Assessments that are kept from all others until they are revealed, so that several people can assess one
//! tie without knowing what the others said.

use crate::{account::Account, evidence::Assessment, id::Id};

impl Account {
    /// A trust tie's assessments that may be shown, in the order in which they were made.
    pub fn revealed_of(&self, tie: Id) -> impl Iterator<Item = &Assessment> {
        self.assessments_of(tie).filter(|made| !made.sealed)
    }

    /// A trust tie's assessments that wait to be revealed, in the order in which they were made. Of them
    /// nothing is shown but who made them.
    pub fn sealed_of(&self, tie: Id) -> impl Iterator<Item = &Assessment> {
        self.assessments_of(tie).filter(|made| made.sealed)
    }
}
