//! Brokerage: who brings people together that have no tie of their own, and between which groups (Gould and
//! Fernandez, *Structures of mediation*, 1989).

use super::{flat::Flat, triangles};
use crate::stakeholder::Group;
use serde::Serialize;
use std::ops::Index;

/// How many groups there are.
const GROUPS: usize = Group::ALL.len();

/// Between how many a → c somebody stands, a → v → c without a → c, by the role that the groups of the three give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Roles {
    /// All three are of one group.
    pub coordinator: u64,
    /// Who comes is of another group; who is come to is of one's own.
    pub gatekeeper: u64,
    /// Who comes is of one's own group; who is come to is of another.
    pub representative: u64,
    /// The two are of one group, oneself of another.
    pub consultant: u64,
    /// All three are of different groups.
    pub liaison: u64,
}

impl Roles {
    /// In all roles together.
    pub const fn all(&self) -> u64 {
        self.coordinator + self.gatekeeper + self.representative + self.consultant + self.liaison
    }
}

/// Two groups that somebody links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Linked {
    /// The group that comes first of the two.
    pub one: Group,
    /// The other.
    pub other: Group,
    /// Pairs of one person in each who reach each other, at least one way, over somebody and not directly.
    pub pairs: u64,
}

/// What somebody brings together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brokerage {
    /// Ordered pairs by the group of who comes and of who is come to.
    ways: [[u64; GROUPS]; GROUPS],
    /// Those of them that go both ways.
    both_ways: [[u64; GROUPS]; GROUPS],
}

impl Index<(Group, Group)> for Brokerage {
    type Output = u64;

    /// How many come from the one group to the other only over this person, among their direct ties.
    fn index(&self, (from, to): (Group, Group)) -> &u64 {
        &self.ways[from as usize][to as usize]
    }
}

impl Brokerage {
    /// Of everybody in a network, whose groups are told by number. What a triangle closes is taken from what
    /// everybody's ties could bring together, so that somebody with thousands of ties costs no more than others.
    pub fn of(flat: &Flat, groups: &[Group]) -> Vec<Self> {
        let sides = &flat.sides;
        let mut all: Vec<Self> =
            (0..flat.people()).map(|person| Self::possible(flat, groups, person)).collect();
        triangles::each(sides, &triangles::twins(sides), |triangle| {
            for at in 0..3 {
                let person = &mut all[triangle.people[at] as usize];
                let ([next, after], [on, _]) = (triangle.slots[at], triangle.slots[(at + 1) % 3]);
                let (b, c) = (triangle.people[(at + 1) % 3], triangle.people[(at + 2) % 3]);
                let (b, c) = (groups[b as usize] as usize, groups[c as usize] as usize);
                let is = |strength: f64| strength > 0.0;
                let (to_b, from_b) = (is(sides.along[next]), is(sides.against[next]));
                let (to_c, from_c) = (is(sides.along[after]), is(sides.against[after]));
                person.ways[b][c] -= u64::from(from_b && to_c && is(sides.along[on]));
                person.ways[c][b] -= u64::from(from_c && to_b && is(sides.against[on]));
                let both = u64::from(to_b && from_b && to_c && from_c);
                person.both_ways[b][c] -= both;
                person.both_ways[c][b] -= both;
            }
        });
        all
    }

    /// What somebody could bring together if no two of those tied to them had a tie.
    fn possible(flat: &Flat, groups: &[Group], person: usize) -> Self {
        let sides = &flat.sides;
        let (mut from, mut to, mut mutual) = ([0_u64; GROUPS], [0_u64; GROUPS], [0_u64; GROUPS]);
        for slot in sides.row(person) {
            let group = groups[sides.other[slot] as usize] as usize;
            let (leaves, comes) = (sides.along[slot] > 0.0, sides.against[slot] > 0.0);
            to[group] += u64::from(leaves);
            from[group] += u64::from(comes);
            mutual[group] += u64::from(leaves && comes);
        }
        let mut one = Self::default();
        for a in 0..GROUPS {
            for c in 0..GROUPS {
                // Nobody is brought to themselves.
                let oneself = if a == c { mutual[a] } else { 0 };
                one.ways[a][c] = from[a] * to[c] - oneself;
                one.both_ways[a][c] = mutual[a] * mutual[c] - oneself;
            }
        }
        one
    }

    /// By role, for somebody of this group.
    pub fn roles(&self, own: Group) -> Roles {
        let mut roles = Roles::default();
        for &from in Group::ALL {
            for &to in Group::ALL {
                let role = match (from == own, to == own, from == to) {
                    (true, true, _) => &mut roles.coordinator,
                    (false, true, _) => &mut roles.gatekeeper,
                    (true, false, _) => &mut roles.representative,
                    (false, false, true) => &mut roles.consultant,
                    (false, false, false) => &mut roles.liaison,
                };
                *role += self[(from, to)];
            }
        }
        roles
    }

    /// Which two groups are linked, by how many pairs of people; the most first.
    pub fn linked(&self) -> Vec<Linked> {
        let mut linked = Vec::new();
        for (at, &one) in Group::ALL.iter().enumerate() {
            for &other in &Group::ALL[at + 1..] {
                let both = self.both_ways[one as usize][other as usize];
                let pairs = self[(one, other)] + self[(other, one)] - both;
                linked.push(Linked { one, other, pairs });
            }
        }
        linked.retain(|link| link.pairs > 0);
        linked.sort_by_key(|link| std::cmp::Reverse(link.pairs));
        linked
    }
}
