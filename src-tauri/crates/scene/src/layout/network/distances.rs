//! Hop distances between all pairs of a connected network.
//!
//! Breadth-first searches from 256 people run at once, one bit each (Then and others, "The More the
//! Merrier: Efficient Multi-Source Graph Traversal", 2014). A person's distances are gathered as binary
//! digits, bit by bit, and unpacked in tiles of 16 × 16 pairs.

use super::Network;
use pulp::{Arch, Simd, WithSimd};
use std::marker::PhantomData;

/// People in a block: as many as are moved side by side.
pub(super) const LANES: usize = 16;
/// Searches that run at once.
const WORDS: usize = 4;
const BATCH: usize = 64 * WORDS;

type Set = [u64; WORDS];

/// A hop distance as it is kept; 0 between a person and herself, and where there is nobody.
pub(super) trait Hops: Copy + Default {
    /// The greatest that can be kept.
    const MOST: usize;
    /// From its lower and its upper byte.
    fn of(low: u8, high: u8) -> Self;
    /// In tie lengths.
    fn length(self) -> f32;
}

impl Hops for u8 {
    const MOST: usize = u8::MAX as usize;
    fn of(low: u8, _: u8) -> Self {
        low
    }
    #[inline(always)]
    fn length(self) -> f32 {
        f32::from(self)
    }
}

impl Hops for u16 {
    const MOST: usize = u16::MAX as usize;
    fn of(low: u8, high: u8) -> Self {
        Self::from_le_bytes([low, high])
    }
    #[inline(always)]
    fn length(self) -> f32 {
        f32::from(self)
    }
}

/// The distances between the sixteen people of one block and those of another: row `r`, place `l` is
/// between person `l` of the first and person `(l + r) % 16` of the second.
pub(super) type Tile<D> = [D; LANES * LANES];

/// The distances between all pairs, a tile for every pair of blocks.
pub(super) struct Tiles<D> {
    blocks: usize,
    tiles: Vec<Tile<D>>,
}

impl<D: Hops> Tiles<D> {
    /// Among the first `people` of a connected network. Distances above [`Hops::MOST`] are taken for that.
    pub fn of(network: &Network, people: usize) -> Self {
        Arch::new().dispatch(Searching { network, people, kept: PhantomData })
    }

    #[inline(always)]
    fn found(network: &Network, people: usize) -> Self {
        let blocks = people.div_ceil(LANES);
        let mut tiles =
            Self { blocks, tiles: vec![[D::default(); LANES * LANES]; blocks * (blocks / 2 + 1)] };
        let mut search = Search::new(network.people().max(blocks * LANES));
        for start in (0..people).step_by(BATCH) {
            search.run::<D>(network, start, people);
            for first in start / LANES..(start + BATCH).min(people).div_ceil(LANES) {
                for ring in 0..tiles.rings() {
                    if tiles.has(ring, first) {
                        let second = (first + ring) % blocks;
                        let tile = search.tile(first - start / LANES, second);
                        tiles.tiles[ring * blocks + first] = tile;
                    }
                }
            }
        }
        tiles
    }

    /// Blocks of people.
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// Pairs of blocks fall into rings by how far apart they stand in the circle of blocks; ring 0 holds
    /// each block with itself. Every block is in as many pairs of a ring as any other.
    pub fn rings(&self) -> usize {
        self.blocks / 2 + 1
    }

    /// Whether the pair of block `first` and the one `ring` further on belongs to it: in a ring half
    /// round the circle each pair would come twice.
    pub fn has(&self, ring: usize, first: usize) -> bool {
        2 * ring != self.blocks || ring == 0 || first < ring
    }

    /// Visits every tile with its two blocks.
    #[inline(always)]
    pub fn each(&self, mut visit: impl FnMut(&Tile<D>, usize, usize)) {
        for ring in 0..self.rings() {
            for first in (0..self.blocks).filter(|&first| self.has(ring, first)) {
                visit(self.tile(ring, first), first, (first + ring) % self.blocks);
            }
        }
    }

    /// The tile between block `first` and the one `ring` further on.
    pub fn tile(&self, ring: usize, first: usize) -> &Tile<D> {
        &self.tiles[ring * self.blocks + first]
    }
}

/// The searches, on vectors as wide as the processor has them.
struct Searching<'a, D> {
    network: &'a Network,
    people: usize,
    kept: PhantomData<D>,
}

impl<D: Hops> WithSimd for Searching<'_, D> {
    type Output = Tiles<D>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Tiles<D> {
        Tiles::found(self.network, self.people)
    }
}

/// A batch of searches.
struct Search {
    seen: Vec<Set>,
    front: Vec<Set>,
    next: Vec<Set>,
    /// Binary digits of the distances, lowest first: digit, person, source.
    digits: Vec<Vec<Set>>,
}

impl Search {
    fn new(people: usize) -> Self {
        let none = || vec![[0; WORDS]; people];
        Self { seen: none(), front: none(), next: none(), digits: vec![none(); 4] }
    }

    /// Searches from the people from `start` on, a batch of them or until `end`.
    #[inline(always)]
    fn run<D: Hops>(&mut self, network: &Network, start: usize, end: usize) {
        let people = network.people();
        let end = (start + BATCH).min(end);
        self.seen.fill([0; WORDS]);
        self.front.fill([0; WORDS]);
        self.digits.iter_mut().for_each(|digit| digit.fill([0; WORDS]));
        for source in start..end {
            let (word, bit) = ((source - start) / 64, 1 << ((source - start) % 64));
            self.seen[source][word] |= bit;
            self.front[source][word] |= bit;
        }
        let mut everybody = [0; WORDS];
        for source in 0..end - start {
            everybody[source / 64] |= 1 << (source % 64);
        }
        for hops in 1..people {
            let hops = hops.min(D::MOST);
            while hops >> self.digits.len() > 0 {
                self.digits.push(vec![[0; WORDS]; self.digits[0].len()]);
            }
            let mut any = 0;
            for person in 0..people {
                let seen = self.seen[person];
                let mut fresh = [0; WORDS];
                if seen != everybody {
                    for &other in network.neighbours(person) {
                        let front = &self.front[other as usize];
                        (0..WORDS).for_each(|word| fresh[word] |= front[word]);
                    }
                    for word in 0..WORDS {
                        fresh[word] &= !seen[word];
                        any |= fresh[word];
                        self.seen[person][word] |= fresh[word];
                    }
                    for (place, digit) in self.digits.iter_mut().enumerate() {
                        if hops >> place & 1 == 1 {
                            (0..WORDS).for_each(|word| digit[person][word] |= fresh[word]);
                        }
                    }
                }
                self.next[person] = fresh;
            }
            if any == 0 {
                break;
            }
            std::mem::swap(&mut self.front, &mut self.next);
        }
    }

    /// The tile of a block of sources, counted from the start of the batch, and a block of people.
    #[inline(always)]
    fn tile<D: Hops>(&self, sources: usize, block: usize) -> Tile<D> {
        let (word, shift) = (sources * LANES / 64, sources * LANES % 64);
        let unpacked = |places: std::ops::Range<usize>, person: usize| {
            let digits = self.digits.iter().enumerate().skip(places.start).take(places.len());
            digits.fold(0_u128, |hops, (place, digit)| {
                let bits = (digit[block * LANES + person][word] >> shift) as u16;
                let [low, high] = bits.to_le_bytes();
                let spread = u128::from(SPREAD[low as usize]) | u128::from(SPREAD[high as usize]) << 64;
                hops | spread << (place - places.start)
            })
        };
        let skewed = |places: std::ops::Range<usize>| -> [u128; LANES] {
            let rows: [u128; LANES] = std::array::from_fn(|person| unpacked(places.clone(), person));
            std::array::from_fn(|turn| {
                (0..LANES).fold(0, |row, lane| row | rows[(lane + turn) % LANES] & 0xFF << (8 * lane))
            })
        };
        let low = skewed(0..8);
        let high = if self.digits.len() > 8 { skewed(8..16) } else { [0; LANES] };
        let mut tile = [D::default(); LANES * LANES];
        for turn in 0..LANES {
            let (low, high) = (low[turn].to_le_bytes(), high[turn].to_le_bytes());
            for lane in 0..LANES {
                tile[turn * LANES + lane] = D::of(low[lane], high[lane]);
            }
        }
        tile
    }
}

/// Eight bits, each at the foot of a byte of its own.
const SPREAD: [u64; 256] = {
    let mut spread = [0; 256];
    let mut bits = 0;
    while bits < 256 {
        let mut bit = 0;
        while bit < 8 {
            spread[bits] |= ((bits as u64 >> bit) & 1) << (8 * bit);
            bit += 1;
        }
        bits += 1;
    }
    spread
};

/// Hop distances from one person to all; `u32::MAX` to those not connected.
pub(super) fn from_one(network: &Network, source: usize) -> Vec<u32> {
    let mut hops = vec![u32::MAX; network.people()];
    let mut queue = Vec::with_capacity(network.people());
    hops[source] = 0;
    queue.push(source as u32);
    let mut at = 0;
    while at < queue.len() {
        let person = queue[at] as usize;
        at += 1;
        for &other in network.neighbours(person) {
            if hops[other as usize] == u32::MAX {
                hops[other as usize] = hops[person] + 1;
                queue.push(other);
            }
        }
    }
    hops
}
