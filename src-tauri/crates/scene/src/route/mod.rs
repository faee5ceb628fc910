//! Ways for lines: round cards, never behind them, and apart from each other.

mod berth;
mod course;
mod elbow;
mod port;
mod taken;
mod track;
mod walk;

use crate::scene::Point;

pub(crate) use course::{Course, Pair, courses};
pub(crate) use elbow::{Entry, elbow};
pub(crate) use taken::Taken;
pub(crate) use track::{Ruler, Track, push_point};

/// A bend of a way round a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Knot {
    /// Where the way bends.
    pub at: Point,
    /// Round which card.
    pub card: usize,
    /// Round which of its corners, clockwise from the upper left.
    pub corner: usize,
}
