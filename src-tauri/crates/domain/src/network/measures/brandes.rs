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

/// What one source gives: calls `note` with each other person who is reached and how many of the ways from
/// the source depend on them, and returns how many are reached.
pub(super) trait Sweep {
    fn from(&mut self, source: usize, note: impl FnMut(usize, f64)) -> usize;
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
    pub fn new(flat: &'f Flat) -> Self {
        let people = flat.people();
        Self {
            flat,
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
    fn from(&mut self, source: usize, mut note: impl FnMut(usize, f64)) -> usize {
        let Self { flat, people, order, onward, begins, follow } = self;
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
            let ways = people[person].ways;
            follow[person] = 1.0 / ways + after;
            note(person, ways * after);
            end = begin;
        }
        reached - 1
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
    pub fn new(flat: &'f Flat) -> Self {
        let longest = flat.length.iter().copied().fold(0.0, f64::max);
        let unit = if longest > 0.0 { longest } else { 1.0 };
        let length: Vec<f64> = flat.length.iter().map(|length| length.max(unit * SHORTEST)).collect();
        Self {
            flat,
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
    fn from(&mut self, source: usize, mut note: impl FnMut(usize, f64)) -> usize {
        let Self { flat, length, slack, people, others, order, queue, follow } = self;
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
            let Lain { ways, from, others: mut other, .. } = people[person as usize];
            let after = follow[person as usize];
            let each = 1.0 / ways + after;
            follow[from as usize] += each;
            while other != NONE {
                let (from, next) = others[other as usize];
                follow[from as usize] += each;
                other = next;
            }
            note(person as usize, ways * after);
        }
        order.len() - 1
    }
}
