//! Where a stakeholder was imported from, and what the source said of them then.

use crate::id::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The mark an import leaves on a stakeholder: the source's own key for them and the values it gave.
///
/// A later import compares its values with these: what the source changed is taken over, what the
/// user changed in between stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// Identity.
    pub id: Id,
    /// Whom the source speaks of.
    pub stakeholder: Id,
    /// The system the source was written by, such as `salesforce` or `organogram`.
    pub system: String,
    /// The source's key for the stakeholder, unique within the system.
    pub key: String,
    /// Field name to value, as last imported.
    pub values: BTreeMap<String, String>,
}
