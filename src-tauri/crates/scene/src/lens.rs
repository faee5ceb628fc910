//! What of an account is looked at, and how.

use crate::scene::Shown;
use domain::Lens;
use jiff::civil::Date;

/// A way to look at an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// How it is laid out.
    pub lens: Lens,
    /// Which ties are drawn.
    pub shown: Shown,
    /// The day whose scores are drawn.
    pub as_of: Date,
}
