//! Ids on the wire.

use account::domain;
use serde::{Deserialize, Serialize};
use specta::Type;

/// An id as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct Id(#[specta(type = String)] pub domain::Id);

impl Id {
    /// Ids as the account knows them.
    pub fn plain(ids: &[Self]) -> Vec<domain::Id> {
        ids.iter().map(|id| id.0).collect()
    }
}

impl From<domain::Id> for Id {
    fn from(id: domain::Id) -> Self {
        Self(id)
    }
}

impl From<Id> for domain::Id {
    fn from(id: Id) -> Self {
        id.0
    }
}
