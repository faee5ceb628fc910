//! Structural holes (Burt, *Structural Holes*, 1992): how far somebody's ties lead to people who are tied with
//! each other, and so bring nothing that the others do not bring as well.

use super::{
    flat::{Flat, Sides},
    triangles,
};
use crate::stakeholder::Group;

/// What a tie counts for constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tied {
    /// Its strength: of trust, the expected P.
    ByStrength,
    /// 1, whatever its strength.
    Plainly,
}

/// How everybody stands to holes, by number; none of those who are tied with nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Holes {
    /// Burt's constraint c_i = Σ_{j∈N(i)} (p_ij + Σ_{k≠j} p_ik p_kj)², with p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki):
    /// small where one's ties lead to people who are apart; above 1 where few are tied closely.
    pub constraint: Vec<Option<f64>>,
    /// Burt's effective size as Borgatti (1997) simplifies it, n − 2t/n, with n neighbours and t ties between
    /// them: how many of the neighbours are not to be had through another.
    pub effective_size: Vec<Option<f64>>,
}

impl Holes {
    /// Of everybody in a network, its ties counted by strength or plainly.
    pub fn of(flat: &Flat, tied: Tied) -> Self {
        let sides = &flat.sides;
        let share = shares(sides, flat.people(), tied);
        let twins = triangles::twins(sides);
        // Of each slot, the share of somebody's ties that leads to the other through a third.
        let mut through = vec![0.0; share.len()];
        let mut closed = vec![0_u32; flat.people()];
        triangles::each(sides, &twins, |triangle| {
            let slots = &triangle.slots;
            for at in 0..3 {
                closed[triangle.people[at] as usize] += 1;
                let ([next, after], [on, _], [_, back]) =
                    (slots[at], slots[(at + 1) % 3], slots[(at + 2) % 3]);
                through[after] += share[next] * share[on];
                through[next] += share[after] * share[back];
            }
        });
        let neighbours = |person: usize| (sides.degree(person) > 0).then(|| sides.degree(person) as f64);
        let constraint = |person: usize| -> f64 {
            sides.row(person).map(|slot| (share[slot] + through[slot]).powi(2)).sum()
        };
        Self {
            constraint: (0..flat.people()).map(|at| neighbours(at).map(|_| constraint(at))).collect(),
            effective_size: (0..flat.people())
                .map(|at| neighbours(at).map(|n| n - 2.0 * f64::from(closed[at]) / n))
                .collect(),
        }
    }
}

/// The share p_ij of each slot.
fn shares(sides: &Sides, people: usize, tied: Tied) -> Vec<f64> {
    let counts = |strength: f64| match tied {
        Tied::ByStrength => strength,
        Tied::Plainly => f64::from(u8::from(strength > 0.0)),
    };
    let both = sides.along.iter().zip(&sides.against);
    let mut share: Vec<f64> = both.map(|(&along, &against)| counts(along) + counts(against)).collect();
    for person in 0..people {
        let row = &mut share[sides.row(person)];
        let all: f64 = row.iter().sum();
        row.iter_mut().for_each(|share| *share /= all);
    }
    share
}

/// The E-I index (Krackhardt and Stern 1988) of everybody, in `[−1, 1]`: ties to other groups less those within
/// one's own, by all; 1 where all lead out. None of those who are tied with nobody.
pub fn outwardness(flat: &Flat, groups: &[Group]) -> Vec<Option<f64>> {
    let index = |person: usize| {
        let others = flat.sides.of(person);
        let outside = others.iter().filter(|&&other| groups[other as usize] != groups[person]).count() as f64;
        let all = others.len() as f64;
        (all > 0.0).then(|| (2.0 * outside - all) / all)
    };
    (0..flat.people()).map(index).collect()
}
