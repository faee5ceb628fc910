//! A moment of the account that was given a name, such as "QBR March".

use crate::{account::Account, id::Id};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A moment to come back to and to compare with: the account as it stood recorded then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Identity.
    pub id: Id,
    /// Its name; never empty.
    pub name: String,
    /// The moment.
    pub at: Timestamp,
}

impl Account {
    /// The snapshots, the earliest first.
    pub fn snapshots(&self) -> Vec<&Snapshot> {
        let mut snapshots: Vec<&Snapshot> = self.snapshots.values().collect();
        snapshots.sort_by_key(|snapshot| (snapshot.at, snapshot.id));
        snapshots
    }

    /// One snapshot.
    pub fn snapshot(&self, id: Id) -> Option<&Snapshot> {
        self.snapshots.get(&id)
    }
}
