//! Arrows from where somebody stood to where they stand.

use super::shape::{face, outline, pen};
use crate::{
    grid::Grid,
    layout::{COLUMN, ROW},
    route::Track,
    scene::{Dash, Ink, Mark, Point, Rect},
};

/// Up to how many arrows are led round cards one by one.
const LED: usize = 200;
/// The least free ground beside an arrow.
const CLEAR: f64 = 4.0;
/// How far an arrow bows to the side, as shares of its length, in the order of trying.
const BOWS: [f64; 6] = [0.12, -0.12, 0.22, -0.22, 0.35, -0.35];
/// How wide bends are rounded.
const ROUND: f64 = 16.0;
/// Length and half the width of an arrowhead.
const HEAD: (f64, f64) = (9.0, 4.0);

/// An arrow for each way from one rectangle to another, bowed so that it clears the rectangles that are
/// not its ends; where no bow does, led through the gaps, `gap` wide, between rows and columns of them.
pub(super) fn arrows(ways: &[(Rect, Rect)], others: impl Iterator<Item = Rect>, gap: f64) -> Vec<Mark> {
    // Starts first, ends after them, then all others: a way is known by the numbers of its ends.
    let mut rects: Vec<Rect> = ways.iter().map(|way| way.0).chain(ways.iter().map(|way| way.1)).collect();
    rects.extend(others);
    let grid = Grid::over(rects, Point::new(COLUMN, ROW));
    let mut marks = Vec::with_capacity(2 * ways.len());
    for (at, (from, to)) in ways.iter().enumerate() {
        let ends = [at, ways.len() + at];
        let is_clear = |track: &Track| track.legs().all(|(a, b)| grid.is_clear(a, b, CLEAR, &ends));
        let length = from.centre().distance(to.centre());
        let bow = |share: f64| Track::bow(from.centre(), to.centre(), share * length);
        let bows = BOWS.into_iter().map(bow);
        let led =
            || through_gaps(from, to, gap).filter(is_clear).min_by(|a, b| a.length().total_cmp(&b.length()));
        let clear = bows.take_while(|_| ways.len() <= LED).find(is_clear);
        let track = clear.or_else(led).unwrap_or_else(|| bow(BOWS[0]));
        let track = track.between(from, to).unwrap_or(track);
        let shaft = track.without_end(HEAD.0 * 0.8);
        let tip = track.end();
        let back = (shaft.end() - tip).unit();
        let (base, wing) = (tip + back * HEAD.0, back.to_the_right() * HEAD.1);
        marks.push(pen(shaft.path(ROUND, ROUND), Ink::Ink, 1.4, Dash::Solid));
        marks.push(face(outline(&[tip, base + wing, base - wing]), Ink::Ink));
    }
    marks
}

/// Ways out of a row into the gap above or below it, along to the gap beside the end, and into the end
/// from its side.
fn through_gaps(from: &Rect, to: &Rect, gap: f64) -> impl Iterator<Item = Track> {
    let (start, end) = (from.centre(), to.centre());
    let rows = [from.y - gap / 2.0, from.bottom() + gap / 2.0];
    let columns = [to.x - gap / 2.0, to.right() + gap / 2.0];
    rows.into_iter().flat_map(move |y| {
        columns.into_iter().filter_map(move |x| {
            Track::through(vec![start, Point::new(start.x, y), Point::new(x, y), Point::new(x, end.y), end])
        })
    })
}
