//! How good a drawing of a network is.

use super::{Network, distances};
use crate::{geometry::cross, scene::Point};

/// Normalised stress: the mean over all connected pairs of `(s·x/d − 1)²`, where `x` is the distance in the
/// drawing, `d` the distance in hops and `s` the scale that makes it least (weights 1/d²; Gansner, Koren,
/// North 2004). 0 is perfect; 0 where there are no pairs.
pub fn stress(network: &Network, at: &[Point]) -> f64 {
    // With r = x/d the sum Σ (s·r − 1)² is s²·Σr² − 2s·Σr + count, least at s = Σr / Σr².
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for person in 0..network.people() {
        let hops = distances::from_one(network, person);
        for other in person + 1..network.people() {
            if hops[other] != u32::MAX {
                let ratio = at[person].distance(at[other]) / f64::from(hops[other]);
                count += 1.0;
                sum += ratio;
                squares += ratio * ratio;
            }
        }
    }
    if count == 0.0 {
        0.0
    } else if squares == 0.0 {
        1.0
    } else {
        1.0 - sum * sum / squares / count
    }
}

/// How long a hop is in a drawing: the scale at which its stress is least, looked at from so many people. 0
/// where no two of them stand apart.
pub fn hop(network: &Network, at: &[Point], from: usize) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for person in (0..network.people()).step_by(network.people().div_ceil(from.max(1)).max(1)) {
        for (other, hops) in distances::from_one(network, person).into_iter().enumerate() {
            if hops != u32::MAX && hops != 0 {
                let ratio = at[person].distance(at[other]) / f64::from(hops);
                sum += ratio;
                squares += ratio * ratio;
            }
        }
    }
    if sum == 0.0 { 0.0 } else { squares / sum }
}

/// Pairs of ties that cross. Ties that share a person do not.
pub fn crossings(network: &Network, at: &[Point]) -> u64 {
    let mut ties: Vec<(usize, usize)> = network.ties().collect();
    // By their left ends: only ties that begin before one ends can cross it.
    let left = |&(a, b): &(usize, usize)| at[a].x.min(at[b].x);
    let right = |&(a, b): &(usize, usize)| at[a].x.max(at[b].x);
    ties.sort_by(|one, other| left(one).total_cmp(&left(other)));
    let mut count = 0;
    for (index, &(a, b)) in ties.iter().enumerate() {
        let end = right(&(a, b));
        for &(c, d) in ties[index + 1..].iter().take_while(|tie| left(tie) <= end) {
            if a != c && a != d && b != c && b != d && cross(at[a], at[b], at[c], at[d]) {
                count += 1;
            }
        }
    }
    count
}
