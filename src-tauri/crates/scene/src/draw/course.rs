//! The course of a score over time: steps at what was said, easing back as evidence ages.

use super::{
    axis::Axis,
    legend::Seen,
    line::{UNKNOWN_WIDTH, band, certainty},
};
use crate::scene::{Dash, Ink, Mark, Stroke};
use domain::{
    Account, Id,
    trust::{Band, course::days},
};
use jiff::civil::Date;
use std::fmt::Write;

/// Opacity is told in so many steps, so that what looks alike is one line.
const SHADES: f64 = 6.0;
/// Width of the line.
const WIDTH: f64 = 1.7;

/// Where a course is drawn.
pub(super) struct Plot<'a> {
    pub axis: &'a Axis,
    /// The y of 100 points and of none.
    pub top: f64,
    pub bottom: f64,
    /// What all is drawn relative to.
    pub origin: (f64, f64),
}

/// The lines of a trust tie's score from its first evidence to `as_of`, in the colours of its bands.
pub(super) fn course(
    account: &Account,
    tie: Id,
    as_of: Date,
    plot: &Plot<'_>,
    dash: Dash,
    seen: &mut Seen,
) -> Vec<Mark> {
    let mut pieces: Vec<Piece> = Vec::new();
    let days = days(account, tie, as_of);
    let mut last: Option<(f64, f64)> = None;
    for (at, &day) in days.iter().enumerate() {
        let score = account.score(tie, day);
        let Some(points) = score.points() else { continue };
        let y = plot.bottom - (plot.bottom - plot.top) * f64::from(points) / 100.0 - plot.origin.1;
        let x = plot.axis.x(day) - plot.origin.0;
        let until = days.get(at + 1).map_or(x, |&next| plot.axis.x(next) - plot.origin.0);
        let look = (Band::of(points), (certainty(&score) * SHADES).round() as u8);
        let piece = match pieces.last_mut().filter(|piece| piece.look == look) {
            Some(piece) => piece,
            None => {
                let mut d = String::new();
                let (from_x, from_y) = last.unwrap_or((x, y));
                // Writing to a string never fails.
                let _ = write!(d, "M{from_x:.1} {from_y:.1}");
                pieces.push(Piece { look, d });
                let end = pieces.len() - 1;
                &mut pieces[end]
            }
        };
        let _ = write!(piece.d, " L{x:.1} {y:.1} L{until:.1} {y:.1}");
        last = Some((until, y));
    }
    let mark = |Piece { look: (member, shade), d }: Piece| {
        let opacity = f64::from(shade) / SHADES;
        seen.note(Some(member), opacity);
        let ink = band(member).0;
        Mark::Path { d, fill: None, stroke: Some(Stroke { ink, width: WIDTH, dash }), opacity }
    };
    pieces.into_iter().map(mark).collect()
}

/// A stretch of one band and one certainty.
struct Piece {
    look: (Band, u8),
    d: String,
}

/// A level line where nothing is known of a tie.
pub(super) fn unknown(plot: &Plot<'_>, from: f64, to: f64) -> Mark {
    let y = (plot.top + plot.bottom) / 2.0 - plot.origin.1;
    let d = format!("M{:.1} {y:.1} L{:.1} {y:.1}", from - plot.origin.0, to - plot.origin.0);
    super::shape::pen(d, Ink::Unknown, UNKNOWN_WIDTH, Dash::Dashed)
}
