//! Betweenness: on how many of the best ways between others somebody stands (Freeman 1977; Brandes 2001), and
//! an estimate of it from some of the sources (Brandes and Pich, *Centrality estimation in large networks*, 2007).

use super::{
    brandes::{BothWays, Counted, Lengths, Steps, Sweep},
    flat::Flat,
};
use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

/// What makes one way better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighing {
    /// Fewer steps.
    Steps,
    /// A smaller sum of lengths: with −ln P, a larger product of trust.
    Lengths,
}

/// Hears how far long work is, in `[0, 1]`, from any thread; whoever answers `false` stops it.
pub type Progress<'p> = &'p (dyn Fn(f32) -> bool + Sync);

/// Sources are summed up in so many pieces, whoever does them, so that any number of threads gives the same.
const PIECES: usize = 64;
/// After how many sources progress is told.
const TOLD_EVERY: usize = 16;

/// The betweenness of everybody, by number.
#[derive(Clone, Debug, PartialEq)]
pub struct Betweenness {
    /// The pairs of others between whom somebody stands; where several ways are equally good, the share of them
    /// that leads over somebody. Ordered pairs, and unordered ones in a network that is mutual.
    pub raw: Vec<f64>,
    /// The standard error of `raw`; 0 where every source was looked at.
    pub error: Vec<f64>,
    /// The pairs of others between whom there is any way.
    pub joined: Vec<f64>,
    /// How many sources were looked at.
    pub sources: usize,
}

impl Betweenness {
    /// Of all sources, on so many threads: one at least. None where `progress` stopped it.
    pub fn exact(flat: &Flat, weighing: Weighing, threads: usize, progress: Progress<'_>) -> Option<Self> {
        let sources: Vec<u32> = (0..flat.people() as u32).collect();
        Self::of(flat, weighing, Counted::Wholly, &sources, threads, progress)
    }

    /// An estimate from the ways from and to so many `sources`, who are drawn by a seed, each as likely as any
    /// other, scaled up to all. Unbiased; with as many sources as people it is exact. None where `progress`
    /// stopped it.
    pub fn estimated(
        flat: &Flat,
        weighing: Weighing,
        sources: usize,
        seed: u64,
        progress: Progress<'_>,
    ) -> Option<Self> {
        if sources >= flat.people() {
            return Self::exact(flat, weighing, 1, progress);
        }
        let sources = drawn(flat.people(), sources, seed);
        Self::of(flat, weighing, Counted::ByPart, &sources, 1, progress)
    }

    /// The share of all pairs of others, in `[0, 1]`: `raw` by (n−1)(n−2), or by half of that where the network
    /// is mutual. An estimate may come out above 1.
    pub fn normalised(&self, flat: &Flat) -> Vec<f64> {
        let pairs = pairs_of_others(flat);
        self.raw.iter().map(|raw| if pairs > 0.0 { raw / pairs } else { 0.0 }).collect()
    }

    pub(super) fn of(
        flat: &Flat,
        weighing: Weighing,
        counted: Counted,
        sources: &[u32],
        threads: usize,
        progress: Progress<'_>,
    ) -> Option<Self> {
        let (ranked, order) = flat.by_popularity();
        let mut rank = vec![0_u32; flat.people()];
        order.iter().zip(0..).for_each(|(&person, at)| rank[person as usize] = at);
        let starts: Vec<u32> = sources.iter().map(|&source| rank[source as usize]).collect();
        let back = match counted {
            Counted::Wholly => None,
            Counted::ByPart => Some(ranked.turned()),
        };
        let (steps, lengths) = (|flat| Steps::new(flat, counted), |flat| Lengths::new(flat, counted));
        let people = flat.people();
        let sums = match (weighing, &back) {
            (Weighing::Steps, None) => summed(people, &starts, threads, progress, || steps(&ranked)),
            (Weighing::Lengths, None) => summed(people, &starts, threads, progress, || lengths(&ranked)),
            (Weighing::Steps, Some(back)) => summed(people, &starts, threads, progress, || {
                BothWays::new(steps(&ranked), steps(back), people)
            }),
            (Weighing::Lengths, Some(back)) => summed(people, &starts, threads, progress, || {
                BothWays::new(lengths(&ranked), lengths(back), people)
            }),
        }?;
        let sums: Vec<Sum> = rank.iter().map(|&at| sums[at as usize]).collect();
        let (all, looked) = (flat.people() as f64, sources.len() as f64);
        let once = if flat.is_mutual() { 0.5 } else { 1.0 };
        let scale = if looked > 0.0 { once * all / looked } else { 0.0 };
        let unseen = (1.0 - looked / all.max(1.0)).max(0.0);
        let error = |sum: &Sum| {
            let variance = (sum.squares - sum.depends.powi(2) / looked).max(0.0) / (looked - 1.0).max(1.0);
            scale * (looked * variance * unseen).sqrt()
        };
        let joined: f64 = sums.iter().map(|sum| sum.reaches).sum();
        Some(Self {
            raw: sums.iter().map(|sum| scale * sum.depends).collect(),
            error: sums.iter().map(error).collect(),
            joined: sums.iter().map(|sum| scale * (joined - sum.by - sum.reaches)).collect(),
            sources: sources.len(),
        })
    }
}

/// How many pairs of others there are for each, ordered ones unless the network is mutual.
fn pairs_of_others(flat: &Flat) -> f64 {
    let others = (flat.people() as f64 - 1.0).max(0.0);
    others * (others - 1.0) * if flat.is_mutual() { 0.5 } else { 1.0 }
}

/// `count` of the numbers below `people`, in their order (Fisher and Yates' shuffle, begun).
fn drawn(people: usize, count: usize, seed: u64) -> Vec<u32> {
    let mut all: Vec<u32> = (0..people as u32).collect();
    let count = count.min(people);
    let mut state = seed;
    for at in 0..count {
        let left = (people - at) as u64;
        all.swap(at, at + (roll(&mut state) % left) as usize);
    }
    all.truncate(count);
    all.sort_unstable();
    all
}

/// SplitMix64 (Steele, Lea, Flood 2014).
fn roll(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What some sources give together for one person.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    /// What depends on them, and the squares of it source by source.
    depends: f64,
    squares: f64,
    /// How many of the sources reach them, and how many others they reach as a source.
    by: f64,
    reaches: f64,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.depends += other.depends;
        self.squares += other.squares;
        self.by += other.by;
        self.reaches += other.reaches;
    }
}

/// Looks at one source.
fn note(sums: &mut [Sum], source: usize, sweep: &mut impl Sweep) {
    let mut reaches = 0.0;
    sweep.from(source, |person, depends, is_reached| {
        let sum = &mut sums[person];
        let reached = f64::from(u8::from(is_reached));
        sum.depends += depends;
        sum.squares += depends * depends;
        sum.by += reached;
        reaches += reached;
    });
    sums[source].reaches += reaches;
}

/// Shares the sources out among threads, piece by piece; each piece is summed up by itself, and the pieces in
/// their order.
fn summed<S: Sweep>(
    people: usize,
    sources: &[u32],
    threads: usize,
    progress: Progress<'_>,
    sweep: impl Fn() -> S + Sync,
) -> Option<Vec<Sum>> {
    let pieces: Vec<&[u32]> = sources.chunks(sources.len().div_ceil(PIECES).max(1)).collect();
    let (next, done, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let work = || {
        let mut sweep = sweep();
        let mut parts = Vec::new();
        while let Some((at, piece)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            pieces.get(at).map(|piece| (at, *piece))
        } {
            let mut sums = vec![Sum::default(); people];
            for some in piece.chunks(TOLD_EVERY) {
                if stopped.load(Ordering::Relaxed) {
                    return parts;
                }
                some.iter().for_each(|&source| note(&mut sums, source as usize, &mut sweep));
                let done = done.fetch_add(some.len(), Ordering::Relaxed) + some.len();
                if !progress(done as f32 / sources.len() as f32) {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
            parts.push((at, sums));
        }
        parts
    };
    let mut parts = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(pieces.len())).map(|_| scope.spawn(work)).collect();
        let mut parts = work();
        for other in others {
            match other.join() {
                Ok(more) => parts.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parts
    });
    if stopped.into_inner() {
        return None;
    }
    parts.sort_unstable_by_key(|(at, _)| *at);
    let mut sums = vec![Sum::default(); people];
    for (_, part) in &parts {
        sums.iter_mut().zip(part).for_each(|(sum, more)| sum.add(more));
    }
    Some(sums)
}
