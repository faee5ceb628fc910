//! Reporting lines: only to the right, to the left, up and down, and never behind a card.

use super::track::Track;
use crate::{
    geometry::around,
    grid::Grid,
    layout::{CARD_HEIGHT, ROW},
    scene::{Point, Rect},
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// Where a line comes to the report's card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Entry {
    /// From above.
    Top,
    /// From the trunk beside it.
    Side,
}

/// Half of what lies free between two rows.
const HALF_GAP: f64 = (ROW - CARD_HEIGHT) / 2.0;
/// The least distance from foreign cards.
const CLEAR: f64 = 5.0;
/// The distance from foreign cards at which a detour runs.
const BERTH: f64 = 13.0;
/// How far round the two cards a detour may lead.
const WINDOW: f64 = 420.0;
/// What a bend costs, in units of way.
const BEND: u32 = 60;
/// How many steps a search takes before it is given up.
const PATIENCE: usize = 6_000;

/// The elbow from a report's card up to the boss's, between their borders. `aside` shifts it sideways,
/// to keep a second line between the same trees apart. Where nothing but `thorough` search helps and
/// that is not asked for, or no way is found, none.
pub(crate) fn elbow(
    grid: &Grid,
    report: usize,
    boss: usize,
    entry: Entry,
    aside: f64,
    thorough: bool,
) -> Option<Track> {
    let (low, high) = (grid.rect(report), grid.rect(boss));
    let skip = [report, boss];
    let clear =
        |points: &Vec<Point>| points.windows(2).all(|leg| grid.is_clear(leg[0], leg[1], CLEAR, &skip));
    if let Some(points) = simple(&low, &high, entry, aside).into_iter().find(clear) {
        return Track::through(points);
    }
    let found = if thorough { search(grid, report, boss) } else { None };
    found.and_then(|points| Track::through(points)?.between(&low, &high))
}

/// The shapes that need no search, best first.
fn simple(low: &Rect, high: &Rect, entry: Entry, aside: f64) -> Vec<Vec<Point>> {
    let (below, above) = (low.centre(), high.centre());
    let (from, to) = (Point::new(below.x + aside, low.y), Point::new(above.x + aside, high.bottom()));
    if low.y < high.bottom() + 8.0 {
        return beside(low, high, aside);
    }
    if (from.x - to.x).abs() < 2.0 {
        return vec![vec![Point::new(to.x, from.y), to]];
    }
    let mut shapes = Vec::new();
    let side = if below.x > above.x { low.x } else { low.right() };
    if entry == Entry::Side && aside == 0.0 && (side - to.x).abs() < 60.0 && low.holds_not(to.x) {
        shapes.push(vec![Point::new(side, below.y), Point::new(to.x, below.y), to]);
    }
    for beam in [low.y - HALF_GAP, high.bottom() + HALF_GAP, (low.y + high.bottom()) / 2.0] {
        let beam = beam + aside * 0.7;
        if beam < low.y - 3.0 && beam > high.bottom() + 3.0 {
            shapes.push(vec![from, Point::new(from.x, beam), Point::new(to.x, beam), to]);
        }
    }
    shapes
}

/// Shapes for a report who does not stand below the boss: straight across, or over both.
fn beside(low: &Rect, high: &Rect, aside: f64) -> Vec<Vec<Point>> {
    let (below, above) = (low.centre(), high.centre());
    let mut shapes = Vec::new();
    let gap = if below.x > above.x { low.x - high.right() } else { high.x - low.right() };
    if gap > 8.0 {
        let (from, to) = if below.x > above.x { (low.x, high.right()) } else { (low.right(), high.x) };
        if (below.y - above.y).abs() < 2.0 {
            shapes.push(vec![Point::new(from, below.y + aside), Point::new(to, below.y + aside)]);
        } else {
            let middle = (from + to) / 2.0 + aside;
            shapes.push(vec![
                Point::new(from, below.y),
                Point::new(middle, below.y),
                Point::new(middle, above.y),
                Point::new(to, above.y),
            ]);
        }
    }
    shapes
}

impl Rect {
    fn holds_not(&self, x: f64) -> bool {
        x <= self.x || x >= self.right()
    }
}

/// The way with the fewest bends and the least length over the lines beside all cards near by.
fn search(grid: &Grid, report: usize, boss: usize) -> Option<Vec<Point>> {
    let ends = [grid.rect(report), grid.rect(boss)];
    let window = around(ends).unwrap_or_default().inflated(WINDOW);
    let mut cards: Vec<usize> = grid.near(&window).collect();
    cards.sort_unstable();
    cards.dedup();
    let mut columns: Vec<f64> = ends.iter().map(|end| end.centre().x).collect();
    let mut rows: Vec<f64> = ends.iter().map(|end| end.centre().y).collect();
    for card in cards {
        let rect = grid.rect(card).inflated(BERTH);
        columns.extend([rect.x, rect.right()]);
        rows.extend([rect.y, rect.bottom()]);
    }
    let (columns, rows) = (Tracks::of(columns), Tracks::of(rows));
    let nearest = |end: &Rect| (columns.nearest(end.centre().x), rows.nearest(end.centre().y));
    let (goal, start) = (nearest(&ends[1]), nearest(&ends[0]));

    let at = |(column, row): (usize, usize)| Point::new(columns.0[column], rows.0[row]);
    let left = |place: (usize, usize)| {
        let way = at(goal) - at(place);
        (way.x.abs() + way.y.abs()) as u32
    };
    let state = |(column, row): (usize, usize), upright: bool| {
        (row * columns.0.len() + column) * 2 + usize::from(upright)
    };
    let mut least = vec![(u32::MAX, usize::MAX); columns.0.len() * rows.0.len() * 2];
    let mut open = BinaryHeap::new();
    for upright in [true, false] {
        least[state(start, upright)].0 = 0;
        open.push((Reverse(left(start)), 0_u32, start, upright));
    }
    let skip = [report, boss];
    let mut patience = PATIENCE;
    while let Some((_, way, place, upright)) = open.pop() {
        let here = state(place, upright);
        if way > least[here].0 {
            continue;
        }
        if place == goal {
            return Some(unwound(&least, here, &columns, &rows));
        }
        patience = patience.checked_sub(1)?;
        for (dx, dy) in [(0, -1), (0, 1), (-1, 0), (1, 0)] {
            let (Some(column), Some(row)) = (place.0.checked_add_signed(dx), place.1.checked_add_signed(dy))
            else {
                continue;
            };
            if column >= columns.0.len() || row >= rows.0.len() {
                continue;
            }
            let next = (column, row);
            let length = at(place).distance(at(next));
            let turn = if upright == (dx == 0) { 0 } else { BEND };
            let way = way.saturating_add(length as u32 + turn);
            let there = state(next, dx == 0);
            if way < least[there].0 && grid.is_clear(at(place), at(next), CLEAR, &skip) {
                least[there] = (way, here);
                open.push((Reverse(way.saturating_add(left(next))), way, next, dx == 0));
            }
        }
    }
    None
}

/// The corners of a way found, from its start.
fn unwound(least: &[(u32, usize)], end: usize, columns: &Tracks, rows: &Tracks) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut state = end;
    while state != usize::MAX {
        let place = state / 2;
        let point = Point::new(columns.0[place % columns.0.len()], rows.0[place / columns.0.len()]);
        let on_one_line =
            |a: Point, b: Point| (a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y);
        if points.len() > 1 && on_one_line(points[points.len() - 2], points[points.len() - 1]) {
            points.pop();
        }
        points.push(point);
        state = least[state].1;
    }
    points.reverse();
    points
}

/// Coordinates to run along, in order, none nearer to another than a few units.
struct Tracks(Vec<f64>);

impl Tracks {
    fn of(mut coordinates: Vec<f64>) -> Self {
        // The ends' own come first and are kept exactly.
        let (first, second) = (coordinates[0], coordinates[1]);
        let own = if (first - second).abs() > 3.0 { vec![first, second] } else { vec![first] };
        coordinates.retain(|at| own.contains(at) || own.iter().all(|own| (own - at).abs() > 3.0));
        coordinates.sort_by(f64::total_cmp);
        coordinates.dedup_by(|b, a| (*b - *a).abs() < 3.0);
        Self(coordinates)
    }

    fn nearest(&self, coordinate: f64) -> usize {
        let far = |at: &usize| (self.0[*at] - coordinate).abs();
        (0..self.0.len()).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(0)
    }
}
