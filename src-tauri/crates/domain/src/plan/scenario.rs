//! What if: suppositions about the network that were given a name. They change nothing.

use crate::id::Id;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One thing that is supposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "supposed", rename_all = "kebab-case")]
pub enum Supposed {
    /// Somebody leaves.
    Leaves {
        /// Who.
        who: Id,
    },
    /// One trusts another so far, tied before or not.
    Trusts {
        /// Who trusts.
        from: Id,
        /// Who is trusted.
        to: Id,
        /// So many points of 100.
        points: u8,
    },
    /// One reports to another by a solid line.
    Reports {
        /// Who reports.
        from: Id,
        /// To whom.
        to: Id,
    },
}

/// Suppositions that were kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Identity.
    pub id: Id,
    /// Its name; never empty.
    pub name: String,
    /// What is supposed. Who is named may have gone since: what is supposed of them has no effect then.
    pub supposed: Vec<Supposed>,
    /// The day it was kept.
    pub on: Date,
}
