//! Who stands next to whom: rows ordered so that ties become short and cross little.

use super::{COLUMN, bed::Bed, block::Blocks, forest::Forest};
use crate::{geometry::cross, layout::card_at, scene::Point};

/// Everything about a layout that ordering may change.
#[derive(Clone)]
pub(super) struct Rows {
    pub beds: Vec<Bed>,
    pub children: Vec<Vec<usize>>,
}

/// How often all rows are sorted by where their ties pull them.
const SWEEPS: usize = 10;
/// Up to how many people crossings and lines behind cards are counted.
const SMALL: usize = 80;
/// How often all rows are gone through for members to exchange.
const ROUNDS: usize = 24;
/// How many places along a row members are exchanged.
const FAR: usize = 24;
/// How much work trying swaps may take, in ties looked at.
const PATIENCE: usize = 300_000;

/// Orders the heads of beds and the reports of every boss. `free` says where everybody would stand by
/// stress, `centres` where all cards stand, given the beds and the measured blocks; `pairs` are the ties that
/// matter.
pub(super) fn untangle(
    forest: &mut Forest,
    blocks: &mut Blocks,
    beds: &mut Vec<Bed>,
    pairs: &[(usize, usize)],
    free: &[Point],
    centres: impl Fn(&Forest, &Blocks, &[Bed]) -> Vec<Point>,
) {
    let mut now = centres(forest, blocks, beds);
    let mut least = cost(&now, pairs);
    let mut best = Rows { beds: beds.clone(), children: forest.children.clone() };
    // Rows are sorted as they come and, once more, from where stress alone has everybody.
    for round in 0..2 * SWEEPS {
        if round == SWEEPS {
            now = free.to_vec();
            let here: Vec<(f64, f64)> = now.iter().map(|at| (at.x, 1.0)).collect();
            sort(forest, beds, pairs, here, &now);
        } else {
            let there = pull(pairs, &now);
            sort(forest, beds, pairs, there, &now);
        }
        blocks.measure(forest);
        now = centres(forest, blocks, beds);
        let cost = cost(&now, pairs);
        if cost < least - 1e-6 {
            least = cost;
            best = Rows { beds: beds.clone(), children: forest.children.clone() };
        }
    }
    *beds = best.beds;
    forest.children = best.children;
    blocks.measure(forest);
    now = centres(forest, blocks, beds);
    exchange(forest, blocks, beds, pairs, &mut now);
    let least = cost(&now, pairs);
    swap(forest, blocks, beds, pairs, least, centres);
}

/// Exchanges members of a row that take the same ground, as long as that shortens the ties. Nobody else
/// moves, so that a try costs no more than the ties of those who do.
fn exchange(
    forest: &mut Forest,
    blocks: &mut Blocks,
    beds: &mut [Bed],
    pairs: &[(usize, usize)],
    at: &mut [Point],
) {
    let people = forest.children.len();
    let mut tied: Vec<Vec<usize>> = vec![Vec::new(); people];
    for &(a, b) in pairs {
        tied[a].push(b);
        tied[b].push(a);
    }
    let mut side = vec![0_i8; people];
    for _ in 0..ROUNDS {
        let mut helped = false;
        for row in 0..beds.len() + people {
            let length = row_of(forest, beds, row).len();
            for a in 0..length {
                for b in a + 1..length.min(a + FAR) {
                    let (one, other) = (row_of(forest, beds, row)[a], row_of(forest, beds, row)[b]);
                    if !blocks.of(one).takes_as_much_as(&blocks.of(other)) {
                        continue;
                    }
                    let (ones, others) = (forest.branch(one), forest.branch(other));
                    let by = at[other] - at[one];
                    ones.iter().for_each(|&person| side[person] = 1);
                    others.iter().for_each(|&person| side[person] = -1);
                    let gain: f64 = ones
                        .iter()
                        .chain(&others)
                        .flat_map(|&person| tied[person].iter().map(move |&to| (person, to)))
                        .filter(|&(person, to)| side[person] > side[to])
                        .map(|(person, to)| {
                            let moved = |person: usize| at[person] + by * f64::from(side[person]);
                            at[person].distance(at[to]) - moved(person).distance(moved(to))
                        })
                        .sum();
                    // Ties to those who stay count from the other branch too.
                    let back: f64 = others
                        .iter()
                        .flat_map(|&person| tied[person].iter().map(move |&to| (person, to)))
                        .filter(|&(_, to)| side[to] == 0)
                        .map(|(person, to)| at[person].distance(at[to]) - (at[person] - by).distance(at[to]))
                        .sum();
                    if gain + back > 1e-6 {
                        ones.iter().for_each(|&person| at[person] = at[person] + by);
                        others.iter().for_each(|&person| at[person] = at[person] - by);
                        row_of(forest, beds, row).swap(a, b);
                        helped = true;
                    }
                    ones.iter().chain(&others).for_each(|&person| side[person] = 0);
                }
            }
        }
        if !helped {
            break;
        }
    }
    blocks.measure(forest);
}

/// For everybody the sum of the places of those they are tied to, and how many they are.
fn pull(pairs: &[(usize, usize)], centres: &[Point]) -> Vec<(f64, f64)> {
    let mut pull = vec![(0.0, 0.0); centres.len()];
    for &(a, b) in pairs {
        pull[a] = (pull[a].0 + centres[b].x, pull[a].1 + 1.0);
        pull[b] = (pull[b].0 + centres[a].x, pull[b].1 + 1.0);
    }
    pull
}

/// Sorts every row by the mean of where its members and all under them are pulled to; whoever is pulled
/// nowhere stays where she is.
fn sort(
    forest: &mut Forest,
    beds: &mut [Bed],
    pairs: &[(usize, usize)],
    mut pull: Vec<(f64, f64)>,
    centres: &[Point],
) {
    let mut ties = vec![0; centres.len()];
    for &(a, b) in pairs {
        ties[a] += 1;
        ties[b] += 1;
    }
    for &person in forest.order.iter().rev() {
        if let Some(boss) = forest.parent[person] {
            let (sum, weight) = pull[person];
            pull[boss] = (pull[boss].0 + sum, pull[boss].1 + weight);
        }
    }
    let lean: Vec<f64> = pull
        .iter()
        .zip(centres)
        .map(|(&(sum, weight), at)| if weight > 0.0 { sum / weight } else { at.x })
        .collect();
    let sort = |row: &mut Vec<usize>| row.sort_by(|&a, &b| lean[a].total_cmp(&lean[b]));
    forest.children.iter_mut().for_each(sort);
    for bed in beds {
        sort(&mut bed.heads);
        bed.draw_near(|head| !forest.children[head].is_empty(), &ties);
    }
}

/// Swaps members of a row as long as that helps.
fn swap(
    forest: &mut Forest,
    blocks: &mut Blocks,
    beds: &mut [Bed],
    pairs: &[(usize, usize)],
    mut least: f64,
    centres: impl Fn(&Forest, &Blocks, &[Bed]) -> Vec<Point>,
) {
    let people = forest.children.len();
    let work = if people <= SMALL { pairs.len() * (people + pairs.len()) / 12 } else { pairs.len() };
    let mut left = PATIENCE / (work + 4 * people + 1);
    let mut helped = true;
    while helped {
        helped = false;
        for row in 0..beds.len() + people {
            let length = row_of(forest, beds, row).len();
            for a in 0..length {
                // Far swaps are worth a try only in short rows.
                for b in a + 1..length.min(if length <= 12 { length } else { a + 3 }) {
                    if left == 0 {
                        return;
                    }
                    left -= 1;
                    row_of(forest, beds, row).swap(a, b);
                    blocks.measure(forest);
                    let cost = cost(&centres(forest, blocks, beds), pairs);
                    if cost < least - 1e-6 {
                        (least, helped) = (cost, true);
                    } else {
                        row_of(forest, beds, row).swap(a, b);
                    }
                }
            }
        }
        blocks.measure(forest);
    }
}

fn row_of<'r>(forest: &'r mut Forest, beds: &'r mut [Bed], row: usize) -> &'r mut Vec<usize> {
    let count = beds.len();
    if row < count { &mut beds[row].heads } else { &mut forest.children[row - count] }
}

/// How long the ties are, in columns; in small accounts also how often they cross and how often one
/// would have to go round a card.
fn cost(centres: &[Point], pairs: &[(usize, usize)]) -> f64 {
    let mut cost: f64 = pairs.iter().map(|&(a, b)| centres[a].distance(centres[b]) / COLUMN).sum();
    if centres.len() > SMALL || pairs.len() > 4 * SMALL {
        return cost;
    }
    for (at, &(a, b)) in pairs.iter().enumerate() {
        let (from, to) = (centres[a], centres[b]);
        for (other, &centre) in centres.iter().enumerate() {
            if other != a && other != b && card_at(centre).inflated(8.0).part_inside(from, to).is_some() {
                cost += 1.5;
            }
        }
        for &(c, d) in &pairs[at + 1..] {
            if cross(from, to, centres[c], centres[d]) {
                cost += 0.8;
            }
        }
    }
    cost
}
