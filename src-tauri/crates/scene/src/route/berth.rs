//! How far from the cards they pass ways run, so that several past the same card are apart.
//!
//! All ways that bend round cards whose sides lie on one straight line share a rail along it. Where their
//! stretches of the rail overlap, who stays for less of it and who turns more sharply runs nearer to the
//! cards, so that no more lines cross than have to.

use super::{
    Knot, Taken,
    course::{LANE, Pair, legs},
};
use crate::{
    grid::Grid,
    scene::{Point, Rect},
};

/// The distance from the card at which the nearest way runs.
const NEAREST: f64 = 6.5;
/// How far a way is led from a card where there is room without end.
pub(super) const FARTHEST: f64 = 40.0;
/// How far beyond its bends a stretch of rail reaches.
pub(super) const REACH: f64 = 12.0;

/// The way of a pair.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub pair: Pair,
    pub knots: Vec<Knot>,
    /// The distance from cards at which it was found.
    pub margin: f64,
    /// From line to line.
    pub lane: f64,
    /// The least distance of its middle from a card it goes round.
    pub least_berth: f64,
}

impl Way {
    pub fn new(pair: Pair, knots: Vec<Knot>, margin: f64) -> Self {
        let spread = (pair.lines - 1) as f64;
        // Where the way is narrow, straight or not, the lines move together.
        let lane = pair.lane().min((2.0 * (margin - 1.5)).max(0.0) / spread.max(1.0));
        Self { pair, knots, margin, lane, least_berth: margin }
    }
}

/// A stretch of a rail that a way runs along.
struct Stretch {
    rail: Rail,
    from: f64,
    to: f64,
    way: usize,
    knots: std::ops::Range<usize>,
    /// How sharply the way turns there.
    depth: f64,
    /// How many lines run nearer to the cards.
    below: usize,
    berth: f64,
    lane: f64,
}

/// A line along the sides of cards: whether upright, where, and on which side of the cards.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rail {
    is_upright: bool,
    quarters: i64,
    is_beyond: bool,
}

impl Rail {
    fn of(card: &Rect, corner: usize, is_upright: bool) -> Self {
        let is_beyond = if is_upright { matches!(corner, 1 | 2) } else { matches!(corner, 2 | 3) };
        let at = match (is_upright, is_beyond) {
            (true, true) => card.right(),
            (true, false) => card.x,
            (false, true) => card.bottom(),
            (false, false) => card.y,
        };
        Self { is_upright, quarters: (at * 4.0).round() as i64, is_beyond }
    }

    fn at(self) -> f64 {
        self.quarters as f64 / 4.0
    }

    /// Away from the cards.
    fn sign(self) -> f64 {
        if self.is_beyond { 1.0 } else { -1.0 }
    }

    /// The ground beside the rail, so wide, along a stretch.
    fn ground(self, from: f64, to: f64, wide: f64) -> Rect {
        let start = self.at() + if self.is_beyond { 0.0 } else { -wide };
        if self.is_upright {
            Rect::new(start, from, wide, to - from)
        } else {
            Rect::new(from, start, to - from, wide)
        }
    }

    /// What lies free beside it along a stretch, up to some reach, and the rail that is there.
    fn room(self, grid: &Grid, from: f64, to: f64) -> (f64, Option<Rail>) {
        const WIDE: f64 = 2.0 * FARTHEST;
        let ground = self.ground(from, to, WIDE);
        let far = |rect: Rect| match (self.is_upright, self.is_beyond) {
            (true, true) => rect.x - self.at(),
            (true, false) => self.at() - rect.right(),
            (false, true) => rect.y - self.at(),
            (false, false) => self.at() - rect.bottom(),
        };
        let free = grid
            .near(&ground)
            .map(|card| grid.rect(card))
            .filter(|rect| rect.overlaps(&ground))
            .map(far)
            .filter(|&far| far > 0.5)
            .fold(WIDE, f64::min);
        let opposite = || {
            let quarters = ((self.at() + self.sign() * free) * 4.0).round() as i64;
            Self { quarters, is_beyond: !self.is_beyond, ..self }
        };
        (free, (free < WIDE).then(opposite))
    }
}

/// Leads ways past cards at distances of their own, where lines stay apart from those too.
pub(super) fn spread(grid: &Grid, ways: &mut [Way], taken: Option<&Taken>) {
    let mut stretches = stretches(grid, ways);
    stretches.sort_unstable_by(|a, b| {
        (a.rail.cmp(&b.rail))
            .then_with(|| (a.to - a.from).total_cmp(&(b.to - b.from)))
            .then_with(|| b.depth.total_cmp(&a.depth))
            .then_with(|| (a.way, a.knots.start).cmp(&(b.way, b.knots.start)))
    });
    match taken {
        None => stack(grid, ways, &mut stretches),
        Some(taken) => {
            for rail in stretches.chunk_by_mut(|a, b| a.rail == b.rail) {
                squeeze_in(grid, ways, rail, taken);
            }
        }
    }
    let mut wanted: Vec<Vec<Point>> =
        ways.iter().map(|way| vec![Point::default(); way.knots.len()]).collect();
    let mut lanes: Vec<f64> = ways.iter().map(|way| way.pair.lane()).collect();
    for stretch in &stretches {
        lanes[stretch.way] = lanes[stretch.way].min(stretch.lane);
        for knot in stretch.knots.clone() {
            let shift = &mut wanted[stretch.way][knot];
            let by = stretch.rail.at() + stretch.rail.sign() * stretch.berth;
            if stretch.rail.is_upright { shift.x = by } else { shift.y = by }
        }
    }
    for ((way, wanted), lane) in ways.iter_mut().zip(wanted).zip(lanes) {
        settle(grid, way, &wanted, lane);
    }
}

fn stretches(grid: &Grid, ways: &[Way]) -> Vec<Stretch> {
    let mut stretches = Vec::with_capacity(ways.len() * 6);
    for (number, way) in ways.iter().enumerate() {
        let points = legs(grid, &way.pair, &way.knots);
        for is_upright in [true, false] {
            let along = |point: Point| if is_upright { point.y } else { point.x };
            let mut first = 0;
            while first < way.knots.len() {
                let rail_of = |knot: &Knot| Rail::of(&grid.rect(knot.card), knot.corner, is_upright);
                let rail = rail_of(&way.knots[first]);
                let mut end = first + 1;
                while end < way.knots.len() && rail_of(&way.knots[end]) == rail {
                    end += 1;
                }
                let (a, b) = (along(way.knots[first].at), along(way.knots[end - 1].at));
                let corner = (points[first + 1] + points[end]) * 0.5;
                // How deep the way's neighbours lie on the cards' side of the corner; where those are the
                // same, the ends of the whole way tell.
                let depth = sunk(corner, points[first], points[end + 1])
                    + 0.001 * sunk(corner, points[0], points[points.len() - 1]);
                stretches.push(Stretch {
                    rail,
                    from: a.min(b) - REACH,
                    to: a.max(b) + REACH,
                    way: number,
                    knots: first..end,
                    depth,
                    below: 0,
                    berth: 0.0,
                    lane: LANE,
                });
                first = end;
            }
        }
    }
    stretches
}

/// How far a point lies beside the straight line between two others.
fn sunk(point: Point, from: Point, to: Point) -> f64 {
    (to - from).unit().cross(point - from).abs()
}

/// The stretches of one rail that overlap, directly or through others: they share one measure.
struct Cluster {
    rail: Rail,
    from: f64,
    to: f64,
    stretches: Vec<usize>,
    /// How many lines lie beside each other at most.
    lines: usize,
}

/// Stacks stretches that overlap, the innermost first, and moves them together where they need more room
/// than there is.
fn stack(grid: &Grid, ways: &[Way], stretches: &mut [Stretch]) {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut start = 0;
    for rail in stretches.chunk_by(|a, b| a.rail == b.rail) {
        clusters_of(rail, start, &mut clusters);
        start += rail.len();
    }
    for cluster in &mut clusters {
        cluster.stretches.sort_unstable();
        cluster.lines = stack_cluster(ways, stretches, &cluster.stretches);
    }
    for cluster in &clusters {
        for &one in &cluster.stretches {
            let stretch = &stretches[one];
            let (gap, opposite) = stretch.rail.room(grid, stretch.from, stretch.to);
            // Lines that go round the cards across the gap take their share of it.
            let theirs = opposite.map_or(0, |rail| lines_at(&clusters, rail, stretch.from, stretch.to));
            let share = cluster.lines as f64 / (cluster.lines + theirs).max(1) as f64;
            let room = (gap * share.max(0.2) - if theirs > 0 { 1.0 } else { NEAREST }).min(FARTHEST);
            let nearest = NEAREST.min(room / 2.0);
            let most = cluster.lines;
            let step = if most > 1 { ((room - nearest) / (most - 1) as f64).min(LANE) } else { LANE };
            let lines = ways[stretch.way].pair.lines;
            let stretch = &mut stretches[one];
            stretch.lane = step;
            stretch.berth = nearest + (stretch.below as f64 + (lines - 1) as f64 / 2.0) * step;
        }
    }
}

/// How many lines the clusters of a rail hold along a stretch; clusters are in the order of rails.
fn lines_at(clusters: &[Cluster], rail: Rail, from: f64, to: f64) -> usize {
    let first = clusters.partition_point(|cluster| cluster.rail < rail);
    let of_rail = clusters[first..].iter().take_while(|cluster| cluster.rail == rail);
    of_rail
        .filter(|cluster| cluster.from < to && from < cluster.to)
        .map(|cluster| cluster.lines)
        .max()
        .unwrap_or(0)
}

/// Adds the clusters of one rail whose first stretch has the number `start`.
fn clusters_of(rail: &[Stretch], start: usize, clusters: &mut Vec<Cluster>) {
    let mut order: Vec<usize> = (0..rail.len()).collect();
    order.sort_unstable_by(|&a, &b| rail[a].from.total_cmp(&rail[b].from).then(a.cmp(&b)));
    let mut last: Option<Cluster> = None;
    for at in order {
        let Stretch { rail, from, to, .. } = rail[at];
        match &mut last {
            Some(cluster) if from < cluster.to => {
                cluster.to = cluster.to.max(to);
                cluster.stretches.push(start + at);
            }
            _ => {
                clusters.extend(last.take());
                last = Some(Cluster { rail, from, to, stretches: vec![start + at], lines: 0 });
            }
        }
    }
    clusters.extend(last);
}

/// Gives every stretch of a cluster the lines that run below it; how many lie beside each other at most.
fn stack_cluster(ways: &[Way], stretches: &mut [Stretch], cluster: &[usize]) -> usize {
    let lines = |stretch: &Stretch| ways[stretch.way].pair.lines;
    let mut most = 1;
    for (nth, &one) in cluster.iter().enumerate() {
        let (from, to) = (stretches[one].from, stretches[one].to);
        let below = cluster[..nth]
            .iter()
            .map(|&other| &stretches[other])
            .filter(|other| other.from < to && from < other.to)
            .map(|other| other.below + lines(other))
            .max()
            .unwrap_or(0);
        stretches[one].below = below;
        most = most.max(below + lines(&stretches[one]));
    }
    most
}

/// Finds every stretch the freest berth beside lines that are there already.
fn squeeze_in(grid: &Grid, ways: &[Way], rail: &mut [Stretch], taken: &Taken) {
    for one in 0..rail.len() {
        let stretch = &rail[one];
        let room = (stretch.rail.room(grid, stretch.from, stretch.to).0 - NEAREST).min(FARTHEST);
        let nearest = NEAREST.min(room / 2.0);
        let ground = stretch.rail.ground(stretch.from, stretch.to, room);
        let away = |at: f64| (at - stretch.rail.at()) * stretch.rail.sign();
        let mut occupied: Vec<f64> = taken.across(&ground, stretch.rail.is_upright).map(away).collect();
        let beside = rail[..one].iter().filter(|other| other.from < stretch.to && stretch.from < other.to);
        occupied.extend(beside.map(|other| other.berth));
        let pair = ways[stretch.way].pair;
        let spread = (pair.lines - 1) as f64 / 2.0 * pair.lane();
        let free = |berth: f64| occupied.iter().map(|at| (at - berth).abs() - spread).fold(LANE, f64::min);
        let first = nearest + spread;
        let steps = ((room - first) / 3.0).max(0.0) as u32;
        let mut best = (f64::NEG_INFINITY, first);
        for step in 0..=steps {
            let berth = first + 3.0 * f64::from(step);
            if free(berth) > best.0 + 1e-6 {
                best = (free(berth), berth);
            }
        }
        rail[one].berth = best.1;
    }
}

/// Moves a way's bends to where they are wanted, or as far towards it as it stays clear of all cards.
fn settle(grid: &Grid, way: &mut Way, wanted: &[Point], lane: f64) {
    if way.knots.is_empty() {
        return;
    }
    let skip = [way.pair.low, way.pair.high];
    for part in [1.0, 0.5] {
        let mut moved = way.knots.clone();
        let mut least = f64::INFINITY;
        for (knot, &wanted) in moved.iter_mut().zip(wanted) {
            knot.at = knot.at + (wanted - knot.at) * part;
            let card = grid.rect(knot.card);
            let corner = card.corners()[knot.corner];
            least = least.min((knot.at.x - corner.x).abs().min((knot.at.y - corner.y).abs()));
        }
        let half = way.pair.half(lane);
        let points = legs(grid, &way.pair, &moved);
        if points.windows(2).all(|leg| grid.is_clear(leg[0], leg[1], half + 0.5, &skip)) {
            (way.knots, way.least_berth, way.lane) = (moved, least, lane);
            // All its lines are known to be clear, and its ends are to keep them so.
            way.margin = half + 1.5;
            return;
        }
    }
}
