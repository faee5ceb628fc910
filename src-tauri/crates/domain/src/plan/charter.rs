//! The vision and the charter of the relationship (Hollyoake): what both companies agreed on, in words.

use crate::id::Id;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the relationship is for and how both treat each other. There is at most one; earlier wordings are in
/// the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charter {
    /// Identity.
    pub id: Id,
    /// What the relationship is to become.
    pub vision: String,
    /// How both treat each other: what each promises, how they decide, and what they do when it goes wrong.
    pub charter: String,
    /// Who agreed to it, as it is to be read.
    #[serde(default)]
    pub agreed_by: String,
    /// The day it was last written.
    pub on: Date,
}
