//! Ways for lines: round cards, never behind them.

mod elbow;
mod track;
mod walk;

pub(crate) use elbow::{Entry, elbow};
pub(crate) use track::{Track, push_point};
pub(crate) use walk::Walker;
