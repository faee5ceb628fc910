//! One source's share of betweenness (Brandes, *A faster algorithm for betweenness centrality*, 2001): all
//! shortest ways from one person are counted outwards, and what depends on whom is summed up backwards.

use super::{super::queue::Queue, flat::Flat};

/// Not reached yet.
const FAR: u32 = u32::MAX;
/// Nobody, and nothing more.
const NONE: u32 = u32::MAX;
/// Two ways are equally long where they differ by no more than this part of the longest arc.
const SLACK: f64 = 1e-11;
/// No arc is shorter than this part of the longest: see [`Lengths`].
const SHORTEST: f64 = 1e-9;

/// What one source gives.
pub(super) trait Sweep {
    /// Calls `note` once with each other person of whom there is something to say: who, how many of the ways
    /// depend on them, and whether the source reaches them.
    fn from(&mut self, source: usize, note: impl FnMut(usize, f64, bool));
}

/// What a way counts for those on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// Wholly.
    Wholly,
    /// By how far they stand on it, from 0 at its source to 1 at its end (Geisberger, Sanders, Schultes, *Better
    /// approximation of betweenness centrality*, 2008). Counted so from both ends, it counts wholly; who stands
    /// next to a source that was drawn by chance does not seem to carry all that starts there.
    ByPart,
}

impl Counted {
    fn part(self, distance: f64) -> f64 {
        match self {
            Self::Wholly => 1.0,
            Self::ByPart => distance,
        }
    }
}

/// The ways from a person and those to the same person, each counted by part: one search on the arcs and one on
/// the arcs turned round.
pub(super) struct BothWays<S> {
    out: S,
    back: S,
    sum: Vec<(f64, bool)>,
}

impl<S: Sweep> BothWays<S> {
    pub fn new(out: S, back: S, people: usize) -> Self {
        Self { out, back, sum: vec![(0.0, false); people] }
    }
}

impl<S: Sweep> Sweep for BothWays<S> {
    fn from(&mut self, source: usize, mut note: impl FnMut(usize, f64, bool)) {
        let Self { out, back, sum } = self;
        sum.fill((0.0, false));
        out.from(source, |person, depends, _| sum[person] = (depends, true));
        back.from(source, |person, depends, _| sum[person].0 += depends);
        let told = sum.iter().enumerate().filter(|(_, (depends, is_reached))| *is_reached || *depends > 0.0);
        told.for_each(|(person, &(depends, is_reached))| note(person, depends, is_reached));
    }
}

/// How somebody stands to a source, by steps.
#[derive(Clone, Copy)]
struct Stood {
    /// How many shortest ways lead here.
    ways: f64,
    steps: u32,
}

/// Ways by their number of steps (breadth-first search).
pub(super) struct Steps<'f> {
    flat: &'f Flat,
    counted: Counted,
    people: Vec<Stood>,
    /// Everybody who was reached, the nearest first. One slot is left over, to be written and not kept.
    order: Vec<u32>,
    /// Who follows whom on a shortest way, by the order of whom they follow; one slot is left over.
    onward: Vec<u32>,
    /// Where in `onward` those begin who follow each of `order`.
    begins: Vec<u32>,
    /// Of each person, the sum over those who follow of what depends on them for each way to them.
    follow: Vec<f64>,
}

impl<'f> Steps<'f> {
    pub fn new(flat: &'f Flat, counted: Counted) -> Self {
        let people = flat.people();
        Self {
            flat,
            counted,
            people: vec![Stood { ways: 0.0, steps: FAR }; people],
            order: vec![0; people + 1],
            onward: vec![0; flat.arcs() + 1],
            begins: vec![0; people + 1],
            follow: vec![0.0; people],
        }
    }
}

impl Sweep for Steps<'_> {
    // What is written here is written without asking whether it will be kept: whether an arc leads on is as good
    // as random, and a wrong guess of the processor costs more than the write.
    fn from(&mut self, source: usize, mut note: impl FnMut(usize, f64, bool)) {
        let Self { flat, counted, people, order, onward, begins, follow } = self;
        people.fill(Stood { ways: 0.0, steps: FAR });
        people[source] = Stood { ways: 1.0, steps: 0 };
        order[0] = source as u32;
        let (mut at, mut reached, mut kept) = (0, 1, 0);
        while at < reached {
            let person = order[at] as usize;
            let Stood { ways, steps } = people[person];
            begins[at] = kept as u32;
            for &head in &flat.head[flat.row(person)] {
                let stood = &mut people[head as usize];
                let is_new = stood.steps == FAR;
                let there = if is_new { steps + 1 } else { stood.steps };
                let leads_on = there == steps + 1;
                stood.steps = there;
                stood.ways += if leads_on { ways } else { 0.0 };
                order[reached] = head;
                reached += usize::from(is_new);
                onward[kept] = head;
                kept += usize::from(leads_on);
            }
            at += 1;
        }
        let mut end = kept;
        for at in (1..reached).rev() {
            let person = order[at] as usize;
            let begin = begins[at] as usize;
            let after: f64 = onward[begin..end].iter().map(|&head| follow[head as usize]).sum();
            let Stood { ways, steps } = people[person];
            let part = counted.part(f64::from(steps));
            follow[person] = 1.0 / (ways * part) + after;
            note(person, ways * after * part, true);
            end = begin;
        }
    }
}

/// How somebody stands to a source, by length.
#[derive(Clone, Copy)]
struct Lain {
    distance: f64,
    ways: f64,
    /// Whom a shortest way comes from, and the first of `others` whom more of them come from.
    from: u32,
    others: u32,
}

const NOWHERE: Lain = Lain { distance: f64::INFINITY, ways: 0.0, from: NONE, others: NONE };

/// Ways by their length (Dijkstra).
///
/// An arc of no length, P = 1, counts as the limit of ever shorter ones: where ways are equally long, those win
/// that have fewest such arcs. Else two who trust each other wholly would stand before each other, and the ways
/// through both could not be counted.
pub(super) struct Lengths<'f> {
    flat: &'f Flat,
    counted: Counted,
    length: Vec<f64>,
    slack: f64,
    people: Vec<Lain>,
    /// Who else shortest ways come from, with the next of them.
    others: Vec<(u32, u32)>,
    order: Vec<u32>,
    queue: Queue,
    follow: Vec<f64>,
}

impl<'f> Lengths<'f> {
    pub fn new(flat: &'f Flat, counted: Counted) -> Self {
        let longest = flat.length.iter().copied().fold(0.0, f64::max);
        let unit = if longest > 0.0 { longest } else { 1.0 };
        let length: Vec<f64> = flat.length.iter().map(|length| length.max(unit * SHORTEST)).collect();
        Self {
            flat,
            counted,
            length,
            slack: unit * SLACK,
            people: vec![NOWHERE; flat.people()],
            others: Vec::new(),
            order: Vec::with_capacity(flat.people()),
            queue: Queue::new(unit),
            follow: vec![0.0; flat.people()],
        }
    }
}

impl Sweep for Lengths<'_> {
    fn from(&mut self, source: usize, mut note: impl FnMut(usize, f64, bool)) {
        let Self { flat, counted, length, slack, people, others, order, queue, follow } = self;
        people.fill(NOWHERE);
        others.clear();
        order.clear();
        people[source] = Lain { distance: 0.0, ways: 1.0, ..NOWHERE };
        queue.push(0.0, source as u32);
        while let Some((distance, person)) = queue.pop() {
            let Lain { distance: nearest, ways, .. } = people[person as usize];
            // Whoever became nearer while they waited came out already.
            if distance > nearest {
                continue;
            }
            order.push(person);
            let row = flat.row(person as usize);
            for (&head, &length) in flat.head[row.clone()].iter().zip(&length[row]) {
                let there = distance + length;
                let lain = &mut people[head as usize];
                if there < lain.distance - *slack {
                    *lain = Lain { distance: there, ways, from: person, others: NONE };
                    queue.push(there, head);
                } else if there <= lain.distance + *slack {
                    lain.ways += ways;
                    others.push((person, lain.others));
                    lain.others = (others.len() - 1) as u32;
                }
            }
        }
        follow.fill(0.0);
        for &person in order[1..].iter().rev() {
            let Lain { distance, ways, from, others: mut other } = people[person as usize];
            let part = counted.part(distance);
            let after = follow[person as usize];
            let each = 1.0 / (ways * part) + after;
            follow[from as usize] += each;
            while other != NONE {
                let (from, next) = others[other as usize];
                follow[from as usize] += each;
                other = next;
            }
            note(person as usize, ways * after * part, true);
        }
    }
}
