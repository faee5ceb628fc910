//! The shortest way from card to card round all others.
//!
//! A* over the corners of the cards in the way, found as they are met: from every place the goal is
//! aimed at; a card in the way is aimed at on its left and on its right, and so are the cards in the
//! way to those corners.

use super::Knot;
use crate::{
    grid::Grid,
    scene::{Point, Rect},
};
use smallvec::SmallVec;
use std::{
    cmp::Ordering,
    collections::{BinaryHeap, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

/// How much what is left of a way counts more than what was gone, and how many places are looked from: first
/// for a good way, and where that is not found, for any.
const SEARCHES: [(f64, usize); 2] = [(1.03, 600), (1.6, 6_000)];
/// What a bend costs, in units of way.
const BEND: f64 = 12.0;
/// What it costs to bend round a corner, in units of way for every line that does already.
const CROWD: f64 = 4.0;
/// The most lines that are counted so.
const CROWDED: f64 = 20.0;
/// How much a way may graze a corner it goes round.
const GRAZE: f64 = 0.01;

/// Finds ways over one ground at one distance from its cards; keeps its notes between searches.
pub(crate) struct Walker<'g> {
    grid: &'g Grid,
    margin: f64,
    /// For every corner the place that stands for it, valid where the search's number is noted.
    noted: Vec<(u32, u32)>,
    /// How many lines go round every corner.
    crowd: Vec<f64>,
    search: u32,
    places: Vec<Place>,
    open: BinaryHeap<Open>,
    /// What is met first on the straight way between two corners, or a corner and a card's middle.
    hits: HashMap<u64, u32, BuildHasherDefault<Mixer>>,
}

/// Where a search stands or aims: a card's corner by number, or its middle as the fifth.
type Spot = (usize, usize);

const MIDDLE: usize = 4;
const NOTHING: u32 = u32::MAX;

struct Place {
    at: Point,
    way: f64,
    before: u32,
    done: bool,
    spot: Spot,
}

#[derive(PartialEq)]
struct Open {
    whole: f64,
    place: u32,
}

impl Eq for Open {}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        other.whole.total_cmp(&self.whole).then(other.place.cmp(&self.place))
    }
}

/// Spreads the numbers of two spots; they need no defence against anybody.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, number: u64) {
        let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

const START: u32 = 0;
const GOAL: u32 = 1;

/// One search: whose cards are its ends, the ground they take, the cards that lie over an end and cannot be
/// avoided, and how much what is left of a way counts.
struct Search {
    ends: [usize; 2],
    grounds: [Rect; 2],
    over: SmallVec<[usize; 2]>,
    greed: f64,
}

impl<'g> Walker<'g> {
    /// Over a ground, `margin` from all cards that are not the ends of a way.
    pub fn over(grid: &'g Grid, margin: f64) -> Self {
        Self {
            grid,
            margin,
            noted: vec![(0, 0); grid.len() * 4],
            crowd: vec![0.0; grid.len() * 4],
            search: 0,
            places: Vec::new(),
            open: BinaryHeap::new(),
            hits: HashMap::default(),
        }
    }

    /// The corners which a short way for some lines from the middle of one card to the middle of another
    /// goes round, rather those that fewer lines go round already; none where there is no such way.
    pub fn way(&mut self, from: usize, to: usize, lines: usize) -> Option<Vec<Knot>> {
        SEARCHES.into_iter().find_map(|(greed, patience)| self.search(from, to, lines, greed, patience))
    }

    fn search(
        &mut self,
        from: usize,
        to: usize,
        lines: usize,
        greed: f64,
        mut patience: usize,
    ) -> Option<Vec<Knot>> {
        self.search += 1;
        let ends = [self.grid.rect(from), self.grid.rect(to)];
        let search = Search {
            ends: [from, to],
            grounds: ends.map(|end| end.inflated(self.margin)),
            greed,
            over: self.lying_over(from, to),
        };
        self.places.clear();
        self.open.clear();
        for (card, end) in [from, to].into_iter().zip(ends) {
            let (at, spot) = (end.centre(), (card, MIDDLE));
            self.places.push(Place { at, way: f64::INFINITY, before: START, done: false, spot });
        }
        self.places[START as usize].way = 0.0;
        self.open.push(Open { whole: 0.0, place: START });
        while let Some(Open { place, .. }) = self.open.pop() {
            if place == GOAL {
                let way = self.retraced();
                for knot in &way {
                    self.crowd[knot.card * 4 + knot.corner] += lines as f64;
                }
                return Some(way);
            }
            if std::mem::replace(&mut self.places[place as usize].done, true) {
                continue;
            }
            patience = patience.checked_sub(1)?;
            self.look_round(place, &search);
        }
        None
    }

    /// The cards, not the ends' own, that lie over the middle of an end.
    fn lying_over(&self, from: usize, to: usize) -> SmallVec<[usize; 2]> {
        let mut over = SmallVec::new();
        for end in [from, to] {
            let middle = self.grid.rect(end).centre();
            for card in self.grid.near(&Rect::centred(middle, 1.0, 1.0)) {
                if card != from && card != to && self.grid.rect(card).inflated(self.margin).holds(middle) {
                    over.push(card);
                }
            }
        }
        over
    }

    /// Opens all places that are seen from one on the way to the goal.
    fn look_round(&mut self, from: u32, search: &Search) {
        let Place { at, spot, way: so_far, .. } = self.places[from as usize];
        let goal = self.places[GOAL as usize].at;
        // A corner that reaches into an end's own ground is part of leaving or reaching it.
        let leaving = from == START || search.grounds[0].holds(at);
        let mut aims: SmallVec<[(Point, Spot); 24]> = SmallVec::new();
        let mut met: SmallVec<[usize; 24]> = SmallVec::new();
        aims.push((goal, (search.ends[1], MIDDLE)));
        while let Some((aim, aimed)) = aims.pop() {
            let reaching = aimed.1 == MIDDLE || search.grounds[1].holds(aim);
            match self.first_hit((at, spot), (aim, aimed), leaving, reaching, search) {
                None => {
                    let next = self.place_of(aimed, aim);
                    let crowd = if next == GOAL { 0.0 } else { self.crowd[aimed.0 * 4 + aimed.1] };
                    let way = so_far + at.distance(aim) + BEND + CROWD * crowd.min(CROWDED);
                    let place = &mut self.places[next as usize];
                    if way < place.way - 1e-9 && !place.done {
                        (place.way, place.before) = (way, from);
                        self.open.push(Open { whole: way + aim.distance(goal) * search.greed, place: next });
                    }
                }
                Some(card) if !met.contains(&card) => {
                    met.push(card);
                    let corners = self.grid.rect(card).inflated(self.margin).corners();
                    let here = (spot.0 == card && spot.1 != MIDDLE).then_some(spot.1);
                    let (left, right) = outermost(at, &corners, here);
                    aims.push((corners[left], (card, left)));
                    if right != left {
                        aims.push((corners[right], (card, right)));
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// What the way between two spots meets first, the ends left out where it leaves or reaches them.
    fn first_hit(
        &mut self,
        (at, here): (Point, Spot),
        (aim, there): (Point, Spot),
        leaving: bool,
        reaching: bool,
        search: &Search,
    ) -> Option<usize> {
        let number = |(card, corner): Spot| (card * 5 + corner) as u64;
        let key = (number(here) << 32) | number(there);
        let margin = self.margin - GRAZE;
        let grid = self.grid;
        let known = self
            .hits
            .entry(key)
            .or_insert_with(|| grid.first_hit(at, aim, margin, &[]).map_or(NOTHING, |card| card as u32));
        if *known == NOTHING {
            return None;
        }
        let card = *known as usize;
        let [from, to] = search.ends;
        let passes = |card: usize| {
            (leaving && card == from) || (reaching && card == to) || search.over.contains(&card)
        };
        if !passes(card) {
            return Some(card);
        }
        let mut skip = search.over.clone();
        skip.extend(leaving.then_some(from));
        skip.extend(reaching.then_some(to));
        self.grid.first_hit(at, aim, margin, &skip)
    }

    fn place_of(&mut self, spot: Spot, at: Point) -> u32 {
        if spot.1 == MIDDLE {
            return GOAL;
        }
        let noted = &mut self.noted[spot.0 * 4 + spot.1];
        if noted.0 != self.search {
            *noted = (self.search, self.places.len() as u32);
            self.places.push(Place { at, way: f64::INFINITY, before: START, done: false, spot });
        }
        noted.1
    }

    fn retraced(&self) -> Vec<Knot> {
        let mut way = Vec::new();
        let mut place = self.places[GOAL as usize].before;
        while place != START {
            let Place { at, spot, before, .. } = self.places[place as usize];
            way.push(Knot { at, card: spot.0, corner: spot.1 });
            place = before;
        }
        way.reverse();
        way
    }
}

/// Of a card's corners the leftmost and the rightmost as seen from a point; from one of the corners
/// itself, the two next to it.
fn outermost(from: Point, corners: &[Point; 4], here: Option<usize>) -> (usize, usize) {
    if let Some(here) = here {
        return ((here + 1) % 4, (here + 3) % 4);
    }
    let (mut left, mut right) = (0, 0);
    for corner in 1..4 {
        let towards = corners[corner] - from;
        if (corners[left] - from).cross(towards) < 0.0 {
            left = corner;
        }
        if (corners[right] - from).cross(towards) > 0.0 {
            right = corner;
        }
    }
    (left, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ground(middles: &[(f64, f64)]) -> Grid {
        let rects = middles.iter().map(|&(x, y)| Rect::centred(Point::new(x, y), 100.0, 40.0)).collect();
        Grid::over(rects, Point::new(150.0, 80.0))
    }

    #[track_caller]
    fn check(middles: &[(f64, f64)], expected: &[(f64, f64)]) {
        let grid = ground(middles);
        let way = Walker::over(&grid, 10.0).way(0, 1, 1).unwrap();
        let way: Vec<(f64, f64)> = way.into_iter().map(|knot| (knot.at.x, knot.at.y)).collect();
        assert_eq!(way, expected);
    }

    #[test]
    fn the_way_is_straight_where_nothing_is_in_it() {
        check(&[(0.0, 0.0), (400.0, 0.0)], &[]);
    }

    #[test]
    fn it_goes_round_a_card_on_the_shorter_side() {
        check(&[(0.0, 0.0), (400.0, 0.0), (200.0, 5.0)], &[(140.0, -25.0), (260.0, -25.0)]);
    }

    #[test]
    fn it_leaves_a_pocket() {
        let ground =
            ground(&[(0.0, 0.0), (600.0, 0.0), (140.0, -25.0), (140.0, 25.0), (70.0, -70.0), (70.0, 70.0)]);
        let way = Walker::over(&ground, 10.0).way(0, 1, 1).unwrap();
        assert!(way.len() > 1, "out backwards and round: {way:?}");
    }

    proptest! {
        #[test]
        fn a_way_keeps_its_distance(
            middles in prop::collection::vec((0.0..1500.0, 0.0..900.0), 2..40),
        ) {
            // Cards that overlap cannot be kept apart from: only clear grounds count.
            let mut apart: Vec<(f64, f64)> = Vec::new();
            for (x, y) in middles {
                if apart.iter().all(|&(u, v)| f64::abs(u - x) > 125.0 || f64::abs(v - y) > 65.0) {
                    apart.push((x, y));
                }
            }
            prop_assume!(apart.len() >= 2);
            let grid = ground(&apart);
            let way = Walker::over(&grid, 12.0).way(0, 1, 1).expect("no card can be walled in");
            let ends = [grid.rect(0).centre(), grid.rect(1).centre()];
            let knots = way.iter().map(|knot| knot.at);
            let way: Vec<Point> =
                std::iter::once(ends[0]).chain(knots).chain(std::iter::once(ends[1])).collect();
            for leg in way.windows(2) {
                prop_assert!(grid.is_clear(leg[0], leg[1], 11.9, &[0, 1]));
            }
        }
    }
}
