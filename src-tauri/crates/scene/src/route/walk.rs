//! The shortest way from card to card round all others.
//!
//! A* over the corners of the cards in the way, found as they are met: from every place the goal is
//! aimed at; a card in the way is aimed at on its left and on its right, and so are the cards in the
//! way to those corners.

use crate::{
    grid::Grid,
    scene::{Point, Rect},
};
use std::{cmp::Ordering, collections::BinaryHeap};

/// How many places are looked from before a search is given up.
const PATIENCE: usize = 600;
/// What a bend costs, in units of way.
const BEND: f64 = 8.0;
/// How much a way may graze a corner it goes round.
const GRAZE: f64 = 0.01;

/// Finds ways over one ground; keeps its notes between searches.
pub(crate) struct Walker<'g> {
    grid: &'g Grid,
    /// For every corner the place that stands for it, valid where the search's number is noted.
    noted: Vec<(u32, u32)>,
    search: u32,
}

struct Place {
    at: Point,
    way: f64,
    before: u32,
    done: bool,
    /// The card and the number of its corner; none for the ends.
    corner: Option<(usize, usize)>,
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

const START: u32 = 0;
const GOAL: u32 = 1;

impl<'g> Walker<'g> {
    pub fn over(grid: &'g Grid) -> Self {
        Self { grid, noted: vec![(0, 0); grid.len() * 4], search: 0 }
    }

    /// The corners of the shortest way from the middle of one card to the middle of another, both
    /// included, that keeps `margin` from all other cards; none where there is no such way.
    pub fn way(&mut self, from: usize, to: usize, margin: f64) -> Option<Vec<Point>> {
        self.search += 1;
        let ends = [self.grid.rect(from), self.grid.rect(to)];
        let (start, goal) = (ends[0].centre(), ends[1].centre());
        let skip = self.skipped(from, to, margin);
        let grounds = ends.map(|end| end.inflated(margin));
        let place = |at, way| Place { at, way, before: START, done: false, corner: None };
        let mut places = vec![place(start, 0.0), place(goal, f64::INFINITY)];
        let mut open = BinaryHeap::from([Open { whole: 0.0, place: START }]);
        let mut patience = PATIENCE;
        while let Some(Open { place, .. }) = open.pop() {
            if place == GOAL {
                return Some(retraced(&places));
            }
            if std::mem::replace(&mut places[place as usize].done, true) {
                continue;
            }
            patience = patience.checked_sub(1)?;
            self.look_round(place, &mut places, &mut open, margin, &skip, &grounds);
        }
        None
    }

    /// The cards left out, by whether the way leaves the start and whether it reaches the goal: the
    /// ends' own, and those that lie over an end and cannot be avoided.
    fn skipped(&self, from: usize, to: usize, margin: f64) -> [[Vec<usize>; 2]; 2] {
        let mut over = Vec::new();
        for end in [from, to] {
            let middle = self.grid.rect(end).centre();
            for card in self.grid.near(&Rect::centred(middle, 1.0, 1.0)) {
                if card != from && card != to && self.grid.rect(card).inflated(margin).holds(middle) {
                    over.push(card);
                }
            }
        }
        let with = |cards: &[usize]| over.iter().chain(cards).copied().collect();
        [[with(&[]), with(&[to])], [with(&[from]), with(&[from, to])]]
    }

    /// Opens all places that are seen from one on the way to the goal.
    fn look_round(
        &mut self,
        from: u32,
        places: &mut Vec<Place>,
        open: &mut BinaryHeap<Open>,
        margin: f64,
        skip: &[[Vec<usize>; 2]; 2],
        ends: &[Rect; 2],
    ) {
        let Place { at, corner, .. } = places[from as usize];
        let goal = places[GOAL as usize].at;
        // A corner that reaches into an end's own ground is part of leaving or reaching it.
        let leaving = usize::from(from == START || ends[0].holds(at));
        let mut aims: Vec<(Point, Option<(usize, usize)>)> = vec![(goal, None)];
        let mut met: Vec<usize> = Vec::new();
        while let Some((aim, aimed)) = aims.pop() {
            let reaching = usize::from(aimed.is_none() || ends[1].holds(aim));
            let skip = &skip[leaving][reaching];
            match self.grid.first_hit(at, aim, margin - GRAZE, skip) {
                None => {
                    let next = self.place_of(aimed, aim, places);
                    let way = places[from as usize].way + at.distance(aim) + BEND;
                    let place = &mut places[next as usize];
                    if way < place.way - 1e-9 && !place.done {
                        (place.way, place.before) = (way, from);
                        open.push(Open { whole: way + aim.distance(goal), place: next });
                    }
                }
                Some(card) if !met.contains(&card) => {
                    met.push(card);
                    let corners = self.grid.rect(card).inflated(margin).corners();
                    let here = corner.filter(|(own, _)| *own == card).map(|(_, number)| number);
                    let (left, right) = outermost(at, &corners, here);
                    aims.push((corners[left], Some((card, left))));
                    if right != left {
                        aims.push((corners[right], Some((card, right))));
                    }
                }
                Some(_) => {}
            }
        }
    }

    fn place_of(&mut self, corner: Option<(usize, usize)>, at: Point, places: &mut Vec<Place>) -> u32 {
        let Some((card, number)) = corner else { return GOAL };
        let noted = &mut self.noted[card * 4 + number];
        if noted.0 != self.search {
            *noted = (self.search, places.len() as u32);
            places.push(Place { at, way: f64::INFINITY, before: START, done: false, corner });
        }
        noted.1
    }
}

/// Of a card's corners the leftmost and the rightmost as seen from a point; from one of the corners
/// itself, the two next to it.
fn outermost(from: Point, corners: &[Point; 4], here: Option<usize>) -> (usize, usize) {
    if let Some(here) = here {
        return ((here + 1) % 4, (here + 3) % 4);
    }
    let middle = (corners[0] + corners[2]) * 0.5;
    let axis = middle - from;
    let angle = |corner: usize| {
        let towards = corners[corner] - from;
        axis.cross(towards).atan2(axis.dot(towards))
    };
    let by_angle = |a: &usize, b: &usize| angle(*a).total_cmp(&angle(*b));
    ((0..4).min_by(by_angle).unwrap_or(0), (0..4).max_by(by_angle).unwrap_or(0))
}

fn retraced(places: &[Place]) -> Vec<Point> {
    let mut way = vec![places[GOAL as usize].at];
    let mut place = places[GOAL as usize].before;
    while place != START {
        way.push(places[place as usize].at);
        place = places[place as usize].before;
    }
    way.push(places[START as usize].at);
    way.reverse();
    way
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
        let way = Walker::over(&grid).way(0, 1, 10.0).unwrap();
        let way: Vec<(f64, f64)> = way.into_iter().map(|point| (point.x, point.y)).collect();
        assert_eq!(way, expected);
    }

    #[test]
    fn the_way_is_straight_where_nothing_is_in_it() {
        check(&[(0.0, 0.0), (400.0, 0.0)], &[(0.0, 0.0), (400.0, 0.0)]);
    }

    #[test]
    fn it_goes_round_a_card_on_the_shorter_side() {
        check(
            &[(0.0, 0.0), (400.0, 0.0), (200.0, 5.0)],
            &[(0.0, 0.0), (140.0, -25.0), (260.0, -25.0), (400.0, 0.0)],
        );
    }

    #[test]
    fn it_leaves_a_pocket() {
        let way = Walker::over(&ground(&[
            (0.0, 0.0),
            (600.0, 0.0),
            (140.0, -25.0),
            (140.0, 25.0),
            (70.0, -70.0),
            (70.0, 70.0),
        ]))
        .way(0, 1, 10.0)
        .unwrap();
        assert!(way.len() > 3, "out backwards and round: {way:?}");
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
            let way = Walker::over(&grid).way(0, 1, 12.0).expect("no card can be walled in");
            for leg in way.windows(2) {
                prop_assert!(grid.is_clear(leg[0], leg[1], 11.9, &[0, 1]));
            }
        }
    }
}
