//! The courses of all lines between pairs of cards: round the cards between them, past the same card
//! each at a distance of its own, and with their ends spread along the borders.

use super::{
    Knot, Taken, Track,
    berth::{self, Way},
    port::{self, End},
    walk::Walker,
};
use crate::{
    grid::Grid,
    scene::{Point, Rect},
};
use smallvec::SmallVec;

/// Between two parallel lines of one pair.
pub(crate) const LANE: f64 = 9.0;
/// How far apart the outermost of many lines of one pair run at most: less than a card is high.
const BREADTH: f64 = 32.0;
/// Half the width that a line takes with its stroke.
pub(super) const HALF: f64 = 2.5;
/// The least free ground beside a line that passes a card.
const CLEAR: f64 = 4.0;
/// The distances from cards at which ways are looked for, where nothing wider is found.
const MARGINS: [f64; 3] = [8.0, 3.5, 1.0];

/// Two cards by number, the smaller first, and how many lines run between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub low: usize,
    pub high: usize,
    pub lines: usize,
}

impl Pair {
    /// From line to line where there is room.
    pub fn lane(&self) -> f64 {
        LANE.min(BREADTH / (self.lines - 1).max(1) as f64)
    }

    /// Half of what its lines take where they are so far apart.
    pub fn half(&self, lane: f64) -> f64 {
        (self.lines - 1) as f64 / 2.0 * lane + HALF
    }
}

/// How the lines of a pair run.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    /// The middle of the way, from within the first card to within the second.
    pub middle: Track,
    /// From line to line.
    pub lane: f64,
    /// How far a bend may be cut short without touching a card.
    pub slack: f64,
    /// Whether there is nothing to go round.
    pub is_straight: bool,
}

/// The courses of pairs over a ground of cards, apart from each other and from what is `taken`. Without
/// `round`, straight ones whatever they run through.
pub(crate) fn courses(grid: &Grid, pairs: &[Pair], round: bool, mut taken: Taken) -> Vec<Course> {
    if !round {
        return pairs.iter().map(|&pair| straight(grid, pair)).collect();
    }
    let mut ways = ways(grid, pairs);
    let stays = !taken.is_empty();
    if stays {
        taken.sort(&grounds(grid, &ways));
    }
    berth::spread(grid, &mut ways, stays.then_some(&taken));
    let ends = ends(grid, &ways, &taken);
    ways.iter().enumerate().map(|(at, way)| course(grid, way, &ends[2 * at..2 * at + 2])).collect()
}

fn ways(grid: &Grid, pairs: &[Pair]) -> Vec<Way> {
    let mut walkers: SmallVec<[Walker; 3]> = SmallVec::new();
    let mut way_of = |pair: &Pair| {
        let half = pair.half(pair.lane());
        let (from, to) = (grid.rect(pair.low).centre(), grid.rect(pair.high).centre());
        let straight = Way::new(*pair, Vec::new(), half + CLEAR);
        if grid.is_clear(from, to, half + CLEAR, &[pair.low, pair.high]) {
            return straight;
        }
        for (at, margin) in MARGINS.into_iter().enumerate() {
            if walkers.len() == at {
                walkers.push(Walker::over(grid, margin));
            }
            if let Some(knots) = walkers[at].way(pair.low, pair.high, pair.lines) {
                return Way::new(*pair, knots, margin);
            }
        }
        straight
    };
    pairs.iter().map(&mut way_of).collect()
}

/// Where ways ask what is taken: at their ends and along the cards they go round.
fn grounds(grid: &Grid, ways: &[Way]) -> Vec<Rect> {
    let mut grounds = Vec::new();
    for way in ways {
        grounds.extend([way.pair.low, way.pair.high].map(|card| grid.rect(card).inflated(2.0)));
        for (at, knot) in way.knots.iter().enumerate() {
            let before = way.knots[at.saturating_sub(1)].at;
            let along = Rect::spanning(before, knot.at);
            let is_along = along.width < 1.0 || along.height < 1.0;
            let ground = if is_along { along } else { Rect::centred(knot.at, 0.0, 0.0) };
            grounds.push(ground.inflated(berth::FARTHEST + berth::REACH));
        }
    }
    grounds
}

/// Both ends of every way, one after the other.
fn ends(grid: &Grid, ways: &[Way], taken: &Taken) -> Vec<End> {
    let mut ends: Vec<End> = Vec::with_capacity(ways.len() * 2);
    for way in ways {
        let (low, high) = (grid.rect(way.pair.low).centre(), grid.rect(way.pair.high).centre());
        let first = way.knots.first().map_or(high, |knot| knot.at);
        let last = way.knots.last().map_or(low, |knot| knot.at);
        let breadth = (way.pair.lines - 1) as f64 * way.lane;
        ends.push(End::of(grid, way.pair.low, first, breadth));
        ends.push(End::of(grid, way.pair.high, last, breadth));
    }
    port::spread(grid, &mut ends, taken);
    ends
}

/// From middle to middle, whatever lies between and whichever other lines there are.
fn straight(grid: &Grid, pair: Pair) -> Course {
    let middle = Track::straight(grid.rect(pair.low).centre(), grid.rect(pair.high).centre());
    Course { middle, lane: pair.lane(), slack: 6.0, is_straight: true }
}

fn course(grid: &Grid, way: &Way, ends: &[End]) -> Course {
    let Pair { low, high, .. } = way.pair;
    let skip = [low, high];
    let half = way.pair.half(way.lane);
    let middles = [grid.rect(low).centre(), grid.rect(high).centre()];
    let knots = way.knots.iter().map(|knot| knot.at);
    let through = |from: Point, to: Point| -> Vec<Point> {
        std::iter::once(from).chain(knots.clone()).chain(std::iter::once(to)).collect()
    };
    let clear = |from: Point, to: Point| grid.is_clear(from, to, (half + 1.0).min(way.margin - 0.5), &skip);
    let ports = [ends[0].port, ends[1].port];
    let points = if let (Some(first), Some(last)) = (way.knots.first(), way.knots.last()) {
        let start = if clear(ports[0], first.at) { ports[0] } else { middles[0] };
        let end = if clear(last.at, ports[1]) { ports[1] } else { middles[1] };
        through(start, end)
    } else {
        let tries = [(ports[0], ports[1]), (ports[0], middles[1]), (middles[0], ports[1])];
        let found = tries.into_iter().find(|&(from, to)| clear(from, to));
        let (from, to) = found.unwrap_or((middles[0], middles[1]));
        through(from, to)
    };
    let is_straight = points.len() == 2;
    let slack = (way.least_berth - (half - HALF) - 1.0).clamp(0.3, 6.0);
    let middle = Track::through(with_roots(points, &grid.rect(low), &grid.rect(high)));
    let middle = middle.unwrap_or_else(|| Track::straight(middles[0], middles[1]));
    Course { middle, lane: way.lane, slack, is_straight }
}

/// The points with both ends led on into their cards, so that lines beside are cut at the border too.
fn with_roots(mut points: Vec<Point>, from: &Rect, to: &Rect) -> Vec<Point> {
    const ROOT: f64 = 14.0;
    let last = points.len() - 1;
    let led_on = |end: Point, before: Point, card: &Rect| {
        if card.inflated(-1.0).holds(end) { end } else { end + (end - before).unit() * ROOT }
    };
    let (start, end) = (led_on(points[0], points[1], from), led_on(points[last], points[last - 1], to));
    (points[0], points[last]) = (start, end);
    points
}

/// The points of a way from middle to middle.
pub(super) fn legs(grid: &Grid, pair: &Pair, knots: &[Knot]) -> SmallVec<[Point; 10]> {
    let mut points = SmallVec::new();
    points.push(grid.rect(pair.low).centre());
    points.extend(knots.iter().map(|knot| knot.at));
    points.push(grid.rect(pair.high).centre());
    points
}
