//! Positions on one axis, as near as possible to where they are wanted, that keep their distances:
//! separation constraints solved exactly by active sets (Dwyer, Marriott, Stuckey, "Fast node overlap
//! removal", 2006; the incremental solver of "IPSep-CoLa", Dwyer, Koren, Marriott 2006).
//!
//! Variables held together by tight constraints form a block, a tree of them; a block stands where the
//! squares of its variables' ways sum up to least. A violated constraint joins two blocks, one whose
//! multiplier is negative holds a block together that would rather part.

use std::{cmp::Ordering, collections::BinaryHeap};

/// `right` stands at least `gap` to the right of `left`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Constraint {
    pub left: usize,
    pub right: usize,
    /// Least distance of the two.
    pub gap: f64,
}

/// What counts as kept: far below anything that could be seen, far above rounding.
const SLACK: f64 = 1e-7;
/// How often blocks may be parted and joined again; it settles after a handful.
const ROUNDS: usize = 64;

/// Where all variables stand: at `wanted` if pinned, else as near to it as the constraints allow, all in
/// all (least sum of squares). A constraint that pinned variables rule out is left unkept.
pub(super) fn solve(wanted: &[f64], pinned: &[bool], constraints: &[Constraint]) -> Vec<f64> {
    let mut solver = Solver::new(wanted, pinned, constraints);
    solver.satisfy();
    for _ in 0..ROUNDS {
        if !solver.part() {
            break;
        }
        solver.satisfy();
    }
    (0..wanted.len()).map(|variable| solver.at(variable)).collect()
}

struct Block {
    variables: Vec<usize>,
    /// Where a variable of offset 0 stands.
    at: f64,
    pin: Option<usize>,
}

struct Solver<'a> {
    wanted: &'a [f64],
    pinned: &'a [bool],
    constraints: &'a [Constraint],
    /// The constraints of every variable.
    of: Vec<Vec<usize>>,
    block: Vec<usize>,
    /// From the place of the block.
    offset: Vec<f64>,
    blocks: Vec<Block>,
    /// Whether a constraint holds its block together.
    tight: Vec<bool>,
    /// Whether pins rule it out.
    hopeless: Vec<bool>,
    multiplier: Vec<f64>,
}

/// A constraint by how far it is from being kept, the furthest first.
#[derive(PartialEq)]
struct Violated(f64, usize);

impl Eq for Violated {}

impl Ord for Violated {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then(other.1.cmp(&self.1))
    }
}

impl PartialOrd for Violated {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Solver<'a> {
    fn new(wanted: &'a [f64], pinned: &'a [bool], constraints: &'a [Constraint]) -> Self {
        let mut of = vec![Vec::new(); wanted.len()];
        for (number, constraint) in constraints.iter().enumerate() {
            of[constraint.left].push(number);
            of[constraint.right].push(number);
        }
        let alone = |variable: usize| Block {
            variables: vec![variable],
            at: wanted[variable],
            pin: pinned[variable].then_some(variable),
        };
        Self {
            wanted,
            pinned,
            constraints,
            of,
            block: (0..wanted.len()).collect(),
            offset: vec![0.0; wanted.len()],
            blocks: (0..wanted.len()).map(alone).collect(),
            tight: vec![false; constraints.len()],
            hopeless: vec![false; constraints.len()],
            multiplier: vec![0.0; constraints.len()],
        }
    }

    fn at(&self, variable: usize) -> f64 {
        if self.pinned[variable] {
            return self.wanted[variable];
        }
        self.blocks[self.block[variable]].at + self.offset[variable]
    }

    /// How far a constraint is from being kept; positive where it is not.
    fn violation(&self, number: usize) -> f64 {
        let Constraint { left, right, gap } = self.constraints[number];
        self.at(left) + gap - self.at(right)
    }

    /// Joins blocks until every constraint is kept.
    fn satisfy(&mut self) {
        let mut open = BinaryHeap::new();
        let note = |solver: &Self, open: &mut BinaryHeap<Violated>, number: usize| {
            let violation = solver.violation(number);
            if violation > SLACK && !solver.tight[number] && !solver.hopeless[number] {
                open.push(Violated(violation, number));
            }
        };
        for number in 0..self.constraints.len() {
            note(self, &mut open, number);
        }
        // Every join or exchange makes headway; the bound only guards against rounding.
        let mut left = 40 * (self.constraints.len() + 10);
        while let Some(Violated(noted, number)) = open.pop() {
            let violation = self.violation(number);
            if violation <= SLACK || self.tight[number] || self.hopeless[number] {
                continue;
            }
            if violation < noted - SLACK {
                open.push(Violated(violation, number));
                continue;
            }
            left -= 1;
            if left == 0 {
                return;
            }
            let Constraint { left, right, .. } = self.constraints[number];
            let mut touched = Vec::new();
            if self.block[left] == self.block[right] {
                match self.weakest_between(left, right) {
                    Some(weakest) => touched.push(self.cut(weakest)),
                    None => {
                        self.hopeless[number] = true;
                        continue;
                    }
                }
            }
            let (a, b) = (self.block[left], self.block[right]);
            if self.blocks[a].pin.is_some() && self.blocks[b].pin.is_some() {
                self.hopeless[number] = true;
            } else {
                self.join(number);
            }
            touched.push(self.block[left]);
            touched.push(self.block[right]);
            touched.sort_unstable();
            touched.dedup();
            for block in touched {
                for at in 0..self.blocks[block].variables.len() {
                    let variable = self.blocks[block].variables[at];
                    for nth in 0..self.of[variable].len() {
                        note(self, &mut open, self.of[variable][nth]);
                    }
                }
            }
        }
    }

    /// Makes a constraint tight: its two blocks become one.
    fn join(&mut self, number: usize) {
        let Constraint { left, right, gap } = self.constraints[number];
        self.tight[number] = true;
        let (mut into, mut from) = (self.block[left], self.block[right]);
        let mut shift = self.offset[left] + gap - self.offset[right];
        if self.blocks[into].variables.len() < self.blocks[from].variables.len() {
            std::mem::swap(&mut into, &mut from);
            shift = -shift;
        }
        let moved = std::mem::take(&mut self.blocks[from].variables);
        for &variable in &moved {
            self.offset[variable] += shift;
            self.block[variable] = into;
        }
        self.blocks[into].variables.extend(moved);
        self.blocks[into].pin = self.blocks[into].pin.or(self.blocks[from].pin.take());
        self.settle(into);
    }

    /// Sets a block where it stands best.
    fn settle(&mut self, block: usize) {
        let Block { variables, pin, .. } = &self.blocks[block];
        self.blocks[block].at = match *pin {
            Some(pin) => self.wanted[pin] - self.offset[pin],
            None => {
                let sum: f64 = variables.iter().map(|&one| self.wanted[one] - self.offset[one]).sum();
                sum / variables.len().max(1) as f64
            }
        };
    }

    /// Works out the multipliers of a block's tight constraints: for each the pull of all variables
    /// beyond it.
    fn weigh(&mut self, block: usize) {
        let Some(&root) = self.blocks[block].pin.as_ref().or(self.blocks[block].variables.first()) else {
            return;
        };
        // Depth first without recursion: a block may be a chain of thousands.
        let mut order: Vec<(usize, Option<usize>)> = vec![(root, None)];
        let mut next = 0;
        while next < order.len() {
            let (variable, by) = order[next];
            next += 1;
            for &number in &self.of[variable] {
                if self.tight[number] && Some(number) != by {
                    order.push((self.beyond(number, variable), Some(number)));
                }
            }
        }
        for &(variable, _) in &order {
            for &number in &self.of[variable] {
                self.multiplier[number] = 0.0;
            }
        }
        // From the leaves to the root.
        for &(variable, by) in order.iter().rev() {
            let Some(by) = by else { continue };
            let mut pull = self.at(variable) - self.wanted[variable];
            for &number in &self.of[variable] {
                if self.tight[number] && number != by {
                    let beyond = if self.constraints[number].left == variable { 1.0 } else { -1.0 };
                    pull += beyond * self.multiplier[number];
                }
            }
            // Pushed to the right by its left neighbour, a variable stands right of where it wants.
            self.multiplier[by] = if self.constraints[by].right == variable { pull } else { -pull };
        }
    }

    fn beyond(&self, number: usize, variable: usize) -> usize {
        let Constraint { left, right, .. } = self.constraints[number];
        if left == variable { right } else { left }
    }

    /// Cuts every block at the tight constraint that holds it together most against its will. Whether
    /// any was cut.
    fn part(&mut self) -> bool {
        let mut parted = false;
        for block in 0..self.blocks.len() {
            if self.blocks[block].variables.len() < 2 {
                continue;
            }
            self.weigh(block);
            let mut weakest: Option<usize> = None;
            for &variable in &self.blocks[block].variables {
                for &number in &self.of[variable] {
                    let is_own = self.constraints[number].left == variable && self.tight[number];
                    if is_own && weakest.is_none_or(|least| self.multiplier[number] < self.multiplier[least])
                    {
                        weakest = Some(number);
                    }
                }
            }
            if let Some(weakest) = weakest.filter(|&number| self.multiplier[number] < -SLACK) {
                self.cut(weakest);
                parted = true;
            }
        }
        parted
    }

    /// Makes a tight constraint loose: its block becomes two. The number of the new one.
    fn cut(&mut self, number: usize) -> usize {
        let Constraint { left, right, .. } = self.constraints[number];
        self.tight[number] = false;
        let old = self.block[left];
        let new = self.blocks.len();
        let mut gone = vec![right];
        self.block[right] = new;
        let mut next = 0;
        while next < gone.len() {
            for &number in &self.of[gone[next]] {
                if self.tight[number] {
                    let other = self.beyond(number, gone[next]);
                    if self.block[other] == old {
                        self.block[other] = new;
                        gone.push(other);
                    }
                }
            }
            next += 1;
        }
        let block = &self.block;
        self.blocks[old].variables.retain(|&variable| block[variable] == old);
        let pin = self.blocks[old].pin;
        let pin_gone = pin.filter(|&pin| self.block[pin] == new);
        self.blocks[old].pin = pin.filter(|_| pin_gone.is_none());
        self.blocks.push(Block { variables: gone, at: 0.0, pin: pin_gone });
        self.settle(old);
        self.settle(new);
        new
    }

    /// Of the tight constraints on the way from one variable to another of its block, which all lead
    /// towards the right, the one to cut so that the two can part; none where all on the way hold.
    fn weakest_between(&mut self, from: usize, to: usize) -> Option<usize> {
        self.weigh(self.block[from]);
        let mut came: Vec<(usize, Option<usize>, usize)> = vec![(from, None, 0)];
        let mut next = 0;
        while next < came.len() {
            let (variable, by, _) = came[next];
            if variable == to {
                let mut at = next;
                let mut weakest: Option<usize> = None;
                while let (variable, Some(by), before) = came[at] {
                    let leads_right = self.constraints[by].right == variable;
                    if leads_right && weakest.is_none_or(|least| self.multiplier[by] < self.multiplier[least])
                    {
                        weakest = Some(by);
                    }
                    at = before;
                }
                return weakest;
            }
            for &number in &self.of[variable] {
                if self.tight[number] && Some(number) != by {
                    came.push((self.beyond(number, variable), Some(number), next));
                }
            }
            next += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    /// The same by Dykstra's alternating projections (1983): slow, and sure to arrive.
    fn projected(wanted: &[f64], constraints: &[Constraint]) -> Vec<f64> {
        let mut at = wanted.to_vec();
        let mut given = vec![0.0; constraints.len()];
        for _ in 0..20_000 {
            for (constraint, given) in constraints.iter().zip(&mut given) {
                let Constraint { left, right, gap } = *constraint;
                at[left] += *given;
                at[right] -= *given;
                *given = ((at[left] + gap - at[right]) / 2.0).max(0.0);
                at[left] -= *given;
                at[right] += *given;
            }
        }
        at
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn all_keep_their_distances_on_the_shortest_ways(
            wanted in vec(-50.0..50.0_f64, 2..9),
            given in vec((0..9_usize, 0..9_usize, 1.0..30.0_f64), 0..14),
        ) {
            let constraints: Vec<Constraint> = given
                .into_iter()
                .map(|(a, b, gap)| (a % wanted.len(), b % wanted.len(), gap))
                .filter(|(a, b, _)| a != b)
                .map(|(a, b, gap)| Constraint { left: a.min(b), right: a.max(b), gap })
                .collect();
            let found = solve(&wanted, &vec![false; wanted.len()], &constraints);
            for Constraint { left, right, gap } in &constraints {
                prop_assert!(found[*left] + gap <= found[*right] + 1e-5);
            }
            let cost = |at: &[f64]| at.iter().zip(&wanted).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
            prop_assert!(cost(&found) <= cost(&projected(&wanted, &constraints)) + 1e-2);
        }
    }
}
