//! Whom a search by length comes to next: a queue of buckets as wide as the lengths allow (Dial 1969), of
//! which only the nearest is kept in order.

use std::{cmp::Ordering, collections::BinaryHeap};

/// No entry.
const NONE: u32 = u32::MAX;
/// How many buckets the longest arc spans: about one person stands in each at 10,000 people.
const SPAN: usize = 4_096;

/// Somebody at a distance.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Waiting {
    distance: f64,
    person: u32,
}

impl Eq for Waiting {}

impl Ord for Waiting {
    /// The nearest is the greatest, and of equals the lower number.
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then_with(|| other.person.cmp(&self.person))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Somebody in a bucket, and the entry that stands there behind them.
#[derive(Clone, Copy)]
struct Entry {
    distance: f64,
    person: u32,
    next: u32,
}

/// People by distance, for a search that never goes back by more than the longest arc.
///
/// Where all lengths but one are tiny beside that one, everybody stands in the nearest bucket, which is a heap:
/// never worse than one.
pub(super) struct Queue {
    per_length: f64,
    /// The first entry of each bucket of the ring.
    first: Vec<u32>,
    entries: Vec<Entry>,
    near: BinaryHeap<Waiting>,
    bucket: u64,
    far: usize,
}

impl Queue {
    /// For arcs of at most this length.
    pub fn new(longest: f64) -> Self {
        Self {
            per_length: if longest > 0.0 { (SPAN - 2) as f64 / longest } else { 0.0 },
            first: vec![NONE; SPAN],
            entries: Vec::new(),
            near: BinaryHeap::new(),
            bucket: 0,
            far: 0,
        }
    }

    /// Puts somebody in, no nearer than whoever came out last.
    pub fn push(&mut self, distance: f64, person: u32) {
        let bucket = (distance * self.per_length) as u64;
        if bucket <= self.bucket {
            self.near.push(Waiting { distance, person });
            return;
        }
        let first = &mut self.first[bucket as usize % SPAN];
        self.entries.push(Entry { distance, person, next: *first });
        *first = (self.entries.len() - 1) as u32;
        self.far += 1;
    }

    /// Takes the nearest out. Once it is empty, it is as new.
    pub fn pop(&mut self) -> Option<(f64, u32)> {
        loop {
            if let Some(Waiting { distance, person }) = self.near.pop() {
                return Some((distance, person));
            }
            if self.far == 0 {
                self.entries.clear();
                self.bucket = 0;
                return None;
            }
            self.bucket += 1;
            let first = std::mem::replace(&mut self.first[self.bucket as usize % SPAN], NONE);
            if first == NONE {
                continue;
            }
            let Entry { distance, person, mut next } = self.entries[first as usize];
            self.far -= 1;
            if next == NONE {
                return Some((distance, person));
            }
            self.near.push(Waiting { distance, person });
            while next != NONE {
                let entry = self.entries[next as usize];
                self.near.push(Waiting { distance: entry.distance, person: entry.person });
                self.far -= 1;
                next = entry.next;
            }
        }
    }
}
