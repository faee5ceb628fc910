//! Where people stand when only their ties count: distances in the drawing follow distances in hops.
//!
//! The same network and seed give the same positions to the last bit.

mod dice;
mod distances;
mod far;
#[cfg(test)]
mod laws;
mod places;
pub mod quality;
mod stress;

use crate::scene::{Point, Rect};
use dice::Dice;
use places::Fence;
use std::collections::HashSet;

/// An undirected network: people by number, ties as pairs. A tie given twice, or from a person to herself,
/// counts once or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// Where each person's neighbours begin; one more than there are people.
    starts: Vec<u32>,
    neighbours: Vec<u32>,
}

impl Network {
    /// Of so many people. Ties to numbers that nobody has are left out.
    pub fn of(people: usize, ties: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut both: Vec<(u32, u32)> = ties
            .into_iter()
            .filter(|&(a, b)| a != b && (a as usize) < people && (b as usize) < people)
            .flat_map(|(a, b)| [(a, b), (b, a)])
            .collect();
        both.sort_unstable();
        both.dedup();
        let mut starts = vec![0; people + 1];
        for &(from, _) in &both {
            starts[from as usize + 1] += 1;
        }
        for person in 0..people {
            starts[person + 1] += starts[person];
        }
        Self { starts, neighbours: both.into_iter().map(|(_, to)| to).collect() }
    }

    /// How many people.
    pub fn people(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Those with a tie to a person, in ascending order.
    pub fn neighbours(&self, person: usize) -> &[u32] {
        &self.neighbours[self.starts[person] as usize..self.starts[person + 1] as usize]
    }

    /// Every tie once, the lower number first, in ascending order.
    pub fn ties(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.people()).flat_map(|person| {
            let others = self.neighbours(person).iter().map(|&other| other as usize);
            others.filter(move |&other| person < other).map(move |other| (person, other))
        })
    }

    /// The people of each connected part, the largest first, parts of one size by their lowest number.
    pub fn parts(&self) -> Vec<Vec<u32>> {
        let mut part_of = vec![false; self.people()];
        let mut parts = Vec::new();
        for person in 0..self.people() {
            if part_of[person] {
                continue;
            }
            part_of[person] = true;
            let mut part = vec![person as u32];
            let mut at = 0;
            while at < part.len() {
                for &other in self.neighbours(part[at] as usize) {
                    if !part_of[other as usize] {
                        part_of[other as usize] = true;
                        part.push(other);
                    }
                }
                at += 1;
            }
            parts.push(part);
        }
        parts.sort_by_key(|part: &Vec<u32>| std::cmp::Reverse(part.len()));
        parts
    }

    /// The network among some people, who are numbered in the order given.
    fn among(&self, people: &[u32], number_of: &mut [u32]) -> Self {
        for (number, &person) in people.iter().enumerate() {
            number_of[person as usize] = number as u32;
        }
        let mut part = Self { starts: vec![0], neighbours: Vec::new() };
        for &person in people {
            part.neighbours
                .extend(self.neighbours(person as usize).iter().map(|&other| number_of[other as usize]));
            part.starts.push(part.neighbours.len() as u32);
        }
        part
    }
}

/// A small part is spread several times, and the drawing with the least stress is kept: that many people
/// all told.
const STARTS: usize = 600;

/// Positions in tie lengths: neighbours about 1 apart, others about as far as there are hops between them.
/// Parts that are not connected lie side by side; the whole lies round the origin.
pub fn spread(network: &Network, seed: u64) -> Vec<Point> {
    let mut dice = Dice::new(seed);
    let mut number_of = vec![0; network.people()];
    let mut parts = Vec::new();
    for mut people in network.parts() {
        dice.shuffle(&mut people);
        let part = network.among(&people, &mut number_of);
        let starts = (STARTS / people.len()).clamp(1, 8);
        let tried = (0..starts).map(|_| levelled(&stress::spread(&part, None, &mut dice)));
        let ranked = tried.map(|at| (if starts > 1 { quality::stress(&part, &at) } else { 0.0 }, at));
        let best = ranked.min_by(|(one, _), (other, _)| one.total_cmp(other));
        parts.push((people, best.map_or_else(Vec::new, |(_, at)| at)));
    }
    packed(network.people(), &parts)
}

/// Positions in tie lengths, with everybody kept within an area of her own: distances follow hops as far as
/// the areas allow. People who are not connected do not mind each other.
pub fn spread_within(network: &Network, areas: &[Rect], seed: u64) -> Vec<Point> {
    let mut dice = Dice::new(seed);
    let mut number_of = vec![0; network.people()];
    let mut at = vec![Point::default(); network.people()];
    for mut people in network.parts() {
        dice.shuffle(&mut people);
        let part = network.among(&people, &mut number_of);
        let corners = people.iter().map(|&person| {
            let area = areas[person as usize];
            let corner = |x: f64, y: f64| (x as f32, y as f32);
            [corner(area.x, area.y), corner(area.right(), area.bottom())]
        });
        let fence = Fence::of(corners);
        for (&person, (x, y)) in people.iter().zip(stress::spread(&part, Some(&fence), &mut dice)) {
            at[person as usize] = Point::new(f64::from(x), f64::from(y));
        }
    }
    at
}

/// Moves people from where they are to where they have less stress, in `rounds` rounds; those who are
/// `fixed` stay exactly where they are. For a network that changed a little: a person who came is best put
/// near those she has ties with before. People at one and the same place are first set apart a little.
pub fn settle(network: &Network, at: &mut [Point], fixed: &[bool], rounds: usize, seed: u64) {
    let mut dice = Dice::new(seed);
    let mut taken = HashSet::new();
    for (person, at) in at.iter_mut().enumerate() {
        while !taken.insert((at.x.to_bits(), at.y.to_bits())) && !fixed[person] {
            let aside = Point::new(f64::from(dice.fraction()), f64::from(dice.fraction()));
            *at = *at + (aside - Point::new(0.5, 0.5)) * 0.1;
        }
    }
    let mut number_of = vec![0; network.people()];
    for mut people in network.parts() {
        if people.len() == 1 {
            continue;
        }
        dice.shuffle(&mut people);
        let part = network.among(&people, &mut number_of);
        // Near zero single precision goes further.
        let middle = people.iter().fold(Point::default(), |sum, &person| sum + at[person as usize])
            * (1.0 / people.len() as f64);
        let fixed: Vec<bool> = people.iter().map(|&person| fixed[person as usize]).collect();
        let mut places: Vec<(f32, f32)> = people
            .iter()
            .map(|&person| at[person as usize] - middle)
            .map(|from| (from.x as f32, from.y as f32))
            .collect();
        stress::settle(&part, &mut places, &fixed, rounds);
        for ((&person, &(x, y)), fixed) in people.iter().zip(&places).zip(fixed) {
            if !fixed {
                at[person as usize] = middle + Point::new(f64::from(x), f64::from(y));
            }
        }
    }
}

/// Turned so that it is widest from left to right, round the origin.
fn levelled(at: &[(f32, f32)]) -> Vec<Point> {
    let count = at.len().max(1) as f64;
    let points = at.iter().map(|&(x, y)| Point::new(f64::from(x), f64::from(y)));
    let middle = points.clone().fold(Point::default(), |sum, point| sum + point) * (1.0 / count);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points.clone() {
        let from = point - middle;
        (xx, xy, yy) = (xx + from.x * from.x, xy + from.x * from.y, yy + from.y * from.y);
    }
    // The direction of most variance (the first principal component).
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let along = Point::new(angle.cos(), angle.sin());
    points.map(|point| Point::new((point - middle).dot(along), along.cross(point - middle))).collect()
}

/// Parts in rows, one tie length apart, about as wide as a screen; the whole round the origin.
fn packed(people: usize, parts: &[(Vec<u32>, Vec<Point>)]) -> Vec<Point> {
    const APART: f64 = 1.0;
    const PROPORTION: f64 = 1.6;
    let boxes: Vec<(Point, Point)> = parts
        .iter()
        .map(|(_, at)| {
            let first = at.first().copied().unwrap_or_default();
            at.iter().fold((first, first), |(low, high), point| {
                let low = Point::new(low.x.min(point.x), low.y.min(point.y));
                (low, Point::new(high.x.max(point.x), high.y.max(point.y)))
            })
        })
        .collect();
    let ground: f64 =
        boxes.iter().map(|(low, high)| (high.x - low.x + APART) * (high.y - low.y + APART)).sum();
    let widest = boxes.iter().map(|(low, high)| high.x - low.x).fold(0.0, f64::max);
    let width = (ground * PROPORTION).sqrt().max(widest);
    let mut at = vec![Point::default(); people];
    let (mut corner, mut row, mut whole) = (Point::default(), 0.0_f64, Point::default());
    for ((people, points), (low, high)) in parts.iter().zip(&boxes) {
        let size = *high - *low;
        if corner.x > 0.0 && corner.x + size.x > width {
            corner = Point::new(0.0, corner.y + row + APART);
            row = 0.0;
        }
        for (&person, &point) in people.iter().zip(points) {
            at[person as usize] = corner + (point - *low);
        }
        whole = Point::new(whole.x.max(corner.x + size.x), whole.y.max(corner.y + size.y));
        corner.x += size.x + APART;
        row = row.max(size.y);
    }
    for point in &mut at {
        *point = *point - whole * 0.5;
    }
    at
}
