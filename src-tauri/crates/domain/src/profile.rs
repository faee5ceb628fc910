//! The account's own description and the settings its figures rest on.

use crate::id::Id;
use serde::{Deserialize, Serialize};

/// The one record every account has: whose account it is, and the settings of the trust models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Identity.
    pub id: Id,
    /// The customer's name: the account's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// The key account manager, who stands in the middle.
    pub manager: Option<Id>,
    /// Days after which evidence counts half. Default 180, our own definition.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence. Default 8, our own definition.
    pub instrument_weight: f64,
}

impl Profile {
    /// A profile with the default settings.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            supplier: String::new(),
            manager: None,
            half_life_days: 180.0,
            instrument_weight: 8.0,
        }
    }
}
