//! An answer file that was taken in.

use super::{Answers, Round};
use crate::{account::Account, id::Id};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What came back from one participant of a round. A later file of theirs replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Identity.
    pub id: Id,
    /// The day it was taken in.
    pub on: Date,
    /// What was answered.
    #[serde(flatten)]
    pub answers: Answers,
}

impl Account {
    /// The rounds of the partner survey, in the order in which they were made.
    pub fn rounds(&self) -> impl ExactSizeIterator<Item = &Round> {
        self.rounds.values()
    }

    /// One round.
    pub fn round(&self, id: Id) -> Option<&Round> {
        self.rounds.get(&id)
    }

    /// What came back to a round, in the order in which it was taken in.
    pub fn replies_to(&self, round: Id) -> impl Iterator<Item = &Reply> {
        self.replies.values().filter(move |reply| reply.answers.round == round)
    }

    /// One reply.
    pub fn reply(&self, id: Id) -> Option<&Reply> {
        self.replies.get(&id)
    }
}
