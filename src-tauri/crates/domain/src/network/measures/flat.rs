//! A network in flat arrays, made once and measured many times: rows of neighbours one after the other
//! (compressed sparse rows), people by number.

use super::super::access::Access;
use crate::id::Id;
use petgraph::Direction;

/// One direction of a tie that carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arc {
    /// Who takes a question on, by number.
    pub from: u32,
    /// To whom, by number.
    pub to: u32,
    /// How strong it is, above 0: of trust, the expected P in `(0, 1]`.
    pub strength: f64,
    /// How long it is, from 0: of trust, −ln P.
    pub length: f64,
}

impl Arc {
    /// One of strength and length 1, for networks in which every tie is like any other.
    pub const fn plain(from: u32, to: u32) -> Self {
        Self { from, to, strength: 1.0, length: 1.0 }
    }

    /// One that carries trust of P in `(0, 1]`.
    pub fn trusted(from: u32, to: u32, expected: f64) -> Self {
        Self { from, to, strength: expected, length: -expected.min(1.0).ln() }
    }

    /// The same the other way.
    pub const fn back(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}

/// People by number and the arcs between them; at most one from one to another, and none to oneself.
#[derive(Clone, Debug)]
pub struct Flat {
    /// Who bears which number, in the order of the ids; empty where people have numbers alone.
    ids: Vec<Id>,
    people: usize,
    /// Whether every arc has its like the other way, so that a pair counts once.
    is_mutual: bool,
    pub(super) start: Vec<u32>,
    pub(super) head: Vec<u32>,
    pub(super) length: Vec<f64>,
    pub(super) strength: Vec<f64>,
    pub(super) sides: Sides,
}

/// The undirected projection: two are joined where either direction carries. Rows are sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides {
    pub start: Vec<u32>,
    pub other: Vec<u32>,
    /// The strength of the arc to the other; 0 where there is none.
    pub along: Vec<f64>,
    /// The strength of the arc from the other; 0 where there is none.
    pub against: Vec<f64>,
}

impl Sides {
    /// The slots of somebody's row.
    pub fn row(&self, person: usize) -> std::ops::Range<usize> {
        self.start[person] as usize..self.start[person + 1] as usize
    }

    /// The neighbours of somebody, either way.
    pub fn of(&self, person: usize) -> &[u32] {
        &self.other[self.row(person)]
    }

    /// With how many somebody is joined.
    pub fn degree(&self, person: usize) -> usize {
        self.row(person).len()
    }
}

impl Flat {
    /// Everybody of an account's network who is still there, with the steps that a question can take.
    pub fn of(access: &Access<'_>) -> Self {
        let mut nodes: Vec<_> = access.present().map(|node| (access.id(node), node)).collect();
        nodes.sort_unstable();
        let mut number = vec![0_u32; access.bound()];
        nodes.iter().zip(0..).for_each(|((_, node), at)| number[node.index()] = at);
        let mut arcs = Vec::new();
        for (&(_, node), from) in nodes.iter().zip(0..) {
            arcs.extend(access.steps(node, Direction::Outgoing).map(|step| Arc {
                from,
                to: number[step.other.index()],
                strength: step.expected,
                length: step.length,
            }));
        }
        let flat = Self::directed(nodes.len(), &arcs);
        Self { ids: nodes.into_iter().map(|(id, _)| id).collect(), ..flat }
    }

    /// People by number alone, from 0, and arcs between them. Arcs that name nobody, that lead to oneself or
    /// have no strength are left out; of several from one to another the shortest counts.
    pub fn directed(people: usize, arcs: &[Arc]) -> Self {
        Self::laid_out(people, arcs, false)
    }

    /// As [`Flat::directed`], with every arc both ways: betweenness counts each pair once.
    pub fn undirected(people: usize, arcs: &[Arc]) -> Self {
        let both: Vec<Arc> = arcs.iter().flat_map(|arc| [*arc, arc.back()]).collect();
        Self::laid_out(people, &both, true)
    }

    /// How many people there are.
    pub const fn people(&self) -> usize {
        self.people
    }

    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        self.head.len()
    }

    /// Whether a pair counts once, every arc having its like the other way.
    pub const fn is_mutual(&self) -> bool {
        self.is_mutual
    }

    /// Everybody, by number; empty where people have numbers alone.
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// The number of somebody who is still there.
    pub fn number(&self, id: Id) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// Every arc, by who takes a question on.
    pub fn all_arcs(&self) -> impl Iterator<Item = Arc> + '_ {
        (0..self.people).flat_map(move |from| {
            self.row(from).map(move |slot| Arc {
                from: from as u32,
                to: self.head[slot],
                strength: self.strength[slot],
                length: self.length[slot],
            })
        })
    }

    pub(super) fn row(&self, person: usize) -> std::ops::Range<usize> {
        self.start[person] as usize..self.start[person + 1] as usize
    }

    /// The arcs alone, with people numbered anew by how many arcs come to them, the most first; and who bears
    /// each number. Searches come to those first all the time, who then stand side by side in memory.
    pub(super) fn by_popularity(&self) -> (Self, Vec<u32>) {
        let mut come = vec![0_u32; self.people];
        self.head.iter().for_each(|&head| come[head as usize] += 1);
        let mut order: Vec<u32> = (0..self.people as u32).collect();
        order.sort_by_key(|&person| std::cmp::Reverse(come[person as usize]));
        let mut number = vec![0_u32; self.people];
        order.iter().zip(0..).for_each(|(&person, at)| number[person as usize] = at);
        let slots = || order.iter().flat_map(|&person| self.row(person as usize));
        let rows = order.iter().zip(0..).flat_map(|(&person, at)| self.row(person as usize).map(move |_| at));
        let ranked = Self {
            ids: Vec::new(),
            people: self.people,
            is_mutual: self.is_mutual,
            start: starts(self.people, rows),
            head: slots().map(|slot| number[self.head[slot] as usize]).collect(),
            length: slots().map(|slot| self.length[slot]).collect(),
            strength: Vec::new(),
            sides: Sides::default(),
        };
        (ranked, order)
    }

    /// The arcs alone, all turned round.
    pub(super) fn turned(&self) -> Self {
        let start = starts(self.people, self.head.iter().copied());
        let mut next = start.clone();
        let (mut head, mut length) = (vec![0; self.arcs()], vec![0.0; self.arcs()]);
        for person in 0..self.people {
            for slot in self.row(person) {
                let there = &mut next[self.head[slot] as usize];
                (head[*there as usize], length[*there as usize]) = (person as u32, self.length[slot]);
                *there += 1;
            }
        }
        let (strength, sides) = (Vec::new(), Sides::default());
        Self { ids: Vec::new(), start, head, length, strength, sides, ..*self }
    }

    fn laid_out(people: usize, arcs: &[Arc], is_mutual: bool) -> Self {
        let counts = |arc: &&Arc| {
            (arc.from as usize) < people
                && (arc.to as usize) < people
                && arc.from != arc.to
                && arc.strength > 0.0
        };
        let mut arcs = by_row(people, arcs.iter().filter(counts));
        arcs.dedup_by_key(|arc| (arc.from, arc.to));
        let sides = sides(people, &arcs);
        Self {
            ids: Vec::new(),
            people,
            is_mutual,
            start: starts(people, arcs.iter().map(|arc| arc.from)),
            head: arcs.iter().map(|arc| arc.to).collect(),
            length: arcs.iter().map(|arc| arc.length.max(0.0)).collect(),
            strength: arcs.iter().map(|arc| arc.strength).collect(),
            sides,
        }
    }
}

/// Arcs sorted by both ends, of several between the same two the shortest first.
fn by_row<'a>(people: usize, arcs: impl Iterator<Item = &'a Arc> + Clone) -> Vec<Arc> {
    let start = starts(people, arcs.clone().map(|arc| arc.from));
    let mut next = start.clone();
    let mut rows = vec![Arc::plain(0, 0); start[people] as usize];
    for &arc in arcs {
        let slot = &mut next[arc.from as usize];
        rows[*slot as usize] = arc;
        *slot += 1;
    }
    for row in start.windows(2) {
        let row = &mut rows[row[0] as usize..row[1] as usize];
        row.sort_unstable_by(|a, b| a.to.cmp(&b.to).then(a.length.total_cmp(&b.length)));
    }
    rows
}

/// Where each row begins, and after the last where all end.
fn starts(people: usize, rows: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut start = vec![0_u32; people + 1];
    rows.for_each(|row| start[row as usize + 1] += 1);
    for at in 0..people {
        start[at + 1] += start[at];
    }
    start
}

/// The projection of arcs that are sorted by both ends.
fn sides(people: usize, arcs: &[Arc]) -> Sides {
    let leaving = starts(people, arcs.iter().map(|arc| arc.from));
    let reaching = starts(people, arcs.iter().map(|arc| arc.to));
    let mut next = reaching.clone();
    let mut back = vec![(0_u32, 0.0); arcs.len()];
    for arc in arcs {
        let slot = &mut next[arc.to as usize];
        back[*slot as usize] = (arc.from, arc.strength);
        *slot += 1;
    }
    let mut sides = Sides { start: vec![0], ..Sides::default() };
    for person in 0..people {
        let mut out = arcs[leaving[person] as usize..leaving[person + 1] as usize].iter().peekable();
        let mut into = back[reaching[person] as usize..reaching[person + 1] as usize].iter().peekable();
        loop {
            let next = [out.peek().map(|arc| arc.to), into.peek().map(|(from, _)| *from)];
            let Some(other) = next.into_iter().flatten().min() else { break };
            let along = out.next_if(|arc| arc.to == other).map_or(0.0, |arc| arc.strength);
            let against = into.next_if(|(from, _)| *from == other).map_or(0.0, |(_, strength)| *strength);
            sides.other.push(other);
            sides.along.push(along);
            sides.against.push(against);
        }
        sides.start.push(sides.other.len() as u32);
    }
    sides
}
