//! By what the customer and we hang together (frameworks §4): a bow-tie where everything runs through one of
//! ours, a diamond where no single person's going leaves fewer than two ways.

use super::flat::Flat;
use crate::id::Id;
use serde::Serialize;
use std::collections::{BTreeSet, VecDeque};

/// How many links make a diamond: when anybody goes, at most one goes along, and two survive.
const DIAMOND: usize = 3;

/// How the customer and we hang together. The test is our own definition of an idea of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Shape {
    /// Nobody of ours is linked with the customer.
    Apart,
    /// One of ours, removed, cuts all our other people from the customer.
    BowTie {
        /// Who that is.
        knot: Id,
    },
    /// Neither the one nor the other.
    Loose {
        /// How many links there are that share nobody: one where all meet in somebody who is not ours.
        links: usize,
    },
    /// At least two links that share nobody survive the removal of anybody.
    Diamond,
}

impl Shape {
    /// Of a network in which some are ours and some the customer's, told by number. Ties count either way, and a
    /// link may lead over people of others, such as suppliers.
    pub fn of(flat: &Flat, is_ours: &[bool], is_theirs: &[bool]) -> Self {
        let border = border(flat, is_ours, is_theirs);
        match border.as_slice() {
            [] => return Self::Apart,
            [knot] => {
                if let Some(&knot) = flat.ids().get(*knot) {
                    return Self::BowTie { knot };
                }
            }
            _ => {}
        }
        match Links::between(flat, is_ours, is_theirs).most(DIAMOND) {
            links if links < DIAMOND => Self::Loose { links },
            _ => Self::Diamond,
        }
    }
}

/// Those of ours from whom a way leads to the customer over nobody else of ours. Whoever else of ours reaches the
/// customer does so through them: where they are one, that one is the knot.
fn border(flat: &Flat, is_ours: &[bool], is_theirs: &[bool]) -> Vec<usize> {
    let mut seen = is_theirs.to_vec();
    let mut open: Vec<usize> = (0..flat.people()).filter(|&person| is_theirs[person]).collect();
    let mut border = BTreeSet::new();
    while let Some(person) = open.pop() {
        for &other in flat.sides.of(person) {
            let other = other as usize;
            if is_ours[other] {
                border.insert(other);
            } else if !std::mem::replace(&mut seen[other], true) {
                open.push(other);
            }
        }
    }
    border.into_iter().collect()
}

/// Ways from us to the customer that share nobody, as a flow in which everybody lets one through (Menger 1927;
/// Ford and Fulkerson 1956). Everybody is a door in and a door out.
struct Links {
    /// Where each arc leads and whether it is free; its like the other way stands beside it, at the index with
    /// the last bit turned.
    arcs: Vec<(usize, bool)>,
    leaving: Vec<Vec<usize>>,
}

impl Links {
    const SOURCE: usize = 0;
    const SINK: usize = 1;

    fn between(flat: &Flat, is_ours: &[bool], is_theirs: &[bool]) -> Self {
        let (enter, leave) = (|person: usize| 2 * person + 2, |person: usize| 2 * person + 3);
        let mut links = Self { arcs: Vec::new(), leaving: vec![Vec::new(); 2 * flat.people() + 2] };
        for person in 0..flat.people() {
            links.join(enter(person), leave(person));
            if is_ours[person] {
                links.join(Self::SOURCE, enter(person));
            }
            if is_theirs[person] {
                links.join(leave(person), Self::SINK);
                continue;
            }
            // The last of ours and the first of theirs are the ends of a link: none leads back.
            let others = flat.sides.of(person).iter().map(|&other| other as usize);
            others.filter(|&other| !is_ours[other]).for_each(|other| links.join(leave(person), enter(other)));
        }
        links
    }

    fn join(&mut self, from: usize, to: usize) {
        self.leaving[from].push(self.arcs.len());
        self.arcs.push((to, true));
        self.leaving[to].push(self.arcs.len());
        self.arcs.push((from, false));
    }

    /// How many there are, counted up to `most`.
    fn most(mut self, most: usize) -> usize {
        (0..most).take_while(|_| self.augment()).count()
    }

    /// Finds one more, moving those found before where need be.
    fn augment(&mut self) -> bool {
        const NOT: usize = usize::MAX;
        let mut by = vec![NOT; self.leaving.len()];
        let mut open = VecDeque::from([Self::SOURCE]);
        while let Some(door) = open.pop_front()
            && by[Self::SINK] == NOT
        {
            for &arc in &self.leaving[door] {
                let (to, is_free) = self.arcs[arc];
                if is_free && by[to] == NOT && to != Self::SOURCE {
                    by[to] = arc;
                    open.push_back(to);
                }
            }
        }
        let mut door = Self::SINK;
        while door != Self::SOURCE && by[door] != NOT {
            let arc = by[door];
            self.arcs[arc].1 = false;
            self.arcs[arc ^ 1].1 = true;
            door = self.arcs[arc ^ 1].0;
        }
        door == Self::SOURCE
    }
}
