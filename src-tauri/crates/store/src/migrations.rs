//! The steps that bring an account file to the present format.
//!
//! A file's format is the number of steps it has taken (SQLite's `user_version`). A step that was ever
//! released is never edited: what changes later is a step of its own, which stands beside the first one
//! in the file of its table.

use crate::{history, table};
use rusqlite_migration::{M, Migrations};

/// The way to a format.
#[derive(Clone)]
pub(crate) struct Format {
    /// The number of the format it leads to.
    pub latest: usize,
    /// The steps to it.
    pub steps: Migrations<'static>,
}

impl Format {
    /// Every step there is, in order.
    pub const STEPS: &'static [M<'static>] = &[
        M::up(table::stakeholder::MIGRATION),
        M::up(table::profile::MIGRATION),
        M::up(table::tie::MIGRATION),
        M::up(table::assessment::MIGRATION),
        M::up(table::place::MIGRATION),
        M::up(table::origin::MIGRATION),
        M::up(history::MIGRATION),
        M::up(table::photo::MIGRATION),
        M::up(table::view::MIGRATION),
        M::up(history::MORE_RECORDS),
        M::up(table::kept::MIGRATION),
        M::up(table::incident::MIGRATION),
        M::up(history::INCIDENTS),
        M::up(table::assessment::ANY_INSTRUMENT),
        M::up(table::profile::QUICK_CHECKS),
        M::up(table::profile::MEASURES),
        M::up(table::assessment::SURVEYS),
        M::up(table::snapshot::MIGRATION),
        M::up(table::strategy::MIGRATION),
        M::up(table::reflection::MIGRATION),
        M::up(table::round::MIGRATION),
        M::up(table::reply::MIGRATION),
        M::up(history::TRUST_OVER_TIME),
        M::up(table::workstream::MIGRATION),
        M::up(table::action::MIGRATION),
        M::up(table::charter::MIGRATION),
        M::up(table::dismissal::MIGRATION),
        M::up(table::scenario::MIGRATION),
        M::up(history::PLANS),
        M::up(table::profile::COACH),
    ];

    /// The format this version writes.
    pub const PRESENT: Self = Self { latest: Self::STEPS.len(), steps: Migrations::from_slice(Self::STEPS) };
}
