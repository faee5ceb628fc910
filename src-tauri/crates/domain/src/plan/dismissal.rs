//! Findings of the coach that were put aside.

use crate::id::Id;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A finding that is not to be told for a while, with the reason. There is at most one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissal {
    /// Identity.
    pub id: Id,
    /// The key of the finding.
    pub finding: String,
    /// The finding as it read then.
    pub sentence: String,
    /// Why it is put aside; never empty.
    pub reason: String,
    /// The day it was put aside.
    pub on: Date,
    /// The day from which it is told again; none = never.
    pub until: Option<Date>,
    /// Who put it aside, by name.
    pub by: String,
}

impl Dismissal {
    /// Whether it still holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.on <= day && self.until.is_none_or(|until| day < until)
    }
}
