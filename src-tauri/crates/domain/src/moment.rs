//! A moment of the account's life to look back to, and by which clock.

use crate::{id::Id, vocabulary::vocabulary};
use jiff::civil::Date;

vocabulary! {
    /// By which clock one looks back.
    Clock {
        /// As things were on that day, by all that is known today: evidence counts from the day it speaks of.
        Happened = "happened", "As it was";
        /// As it stood recorded on that day: what was only told later is not there yet.
        Recorded = "recorded", "As it was recorded";
    }
}

/// The end of a day by a clock, or the very moment of a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// By which clock.
    pub clock: Clock,
    /// The day, where the user is.
    pub day: Date,
    /// The snapshot whose moment it is: that is always as it was recorded.
    pub snapshot: Option<Id>,
}

impl Moment {
    /// The end of a day as things were.
    pub const fn happened(day: Date) -> Self {
        Self { clock: Clock::Happened, day, snapshot: None }
    }

    /// The end of a day as it stood recorded.
    pub const fn recorded(day: Date) -> Self {
        Self { clock: Clock::Recorded, day, snapshot: None }
    }
}
