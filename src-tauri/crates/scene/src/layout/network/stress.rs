//! Stress by stochastic gradient descent over all pairs (Zheng, Pawar, Goodman, "Graph Drawing by
//! Stochastic Gradient Descent", 2018), then by majorisation (Gansner, Koren, North 2004).
//!
//! A pair `d` hops apart is brought to the distance `d`, the less of the way at a time the further the two
//! are apart (weight 1/d²), by steps that become shorter from pair to pair. People stand in blocks of
//! sixteen in a random order; two blocks meet in sixteen turns, in each of which sixteen disjoint pairs are
//! moved side by side. In a large network a random part of the people is spread first and the others start
//! among their neighbours.

use super::{
    Network,
    dice::Dice,
    distances::{self, Hops, LANES, Tile, Tiles},
    far,
    places::{Fence, Lanes, Places, turned},
};
use pulp::{Arch, Simd, WithSimd};

/// The most people whose distances are all looked at: a byte for every pair. In a larger part the others
/// are only drawn to their neighbours.
const MOST: usize = 16_384;
/// From this many people on, an eighth of them is spread first.
const LARGE: usize = 4_000;
const EIGHTH: usize = 8;
/// Rounds in which ties are drawn short, and glances at one's neighbours in each.
const SHORTENINGS: usize = 8;
const GLANCES: usize = 4;

/// How the descent goes: so many rounds over all pairs, in which the length of a step between two neighbours
/// falls by a constant factor from `first` to `last`; full length is 1.
struct Descent {
    rounds: usize,
    first: f32,
    last: f32,
}

/// Positions of a connected network in a random order of people, from nothing; everybody stays within the
/// fence where there is one.
pub(super) fn spread(network: &Network, fence: Option<&Fence>, dice: &mut Dice) -> Vec<(f32, f32)> {
    let reach = reach(network);
    if 2 * reach <= <u8 as Hops>::MOST {
        spread_by::<u8>(network, reach, fence, dice)
    } else {
        spread_by::<u16>(network, reach, fence, dice)
    }
}

/// Moves people from where they are, but for those who are `fixed`, to where they have less stress.
pub(super) fn settle(network: &Network, at: &mut [(f32, f32)], fixed: &[bool], rounds: usize) {
    if 2 * reach(network) <= <u8 as Hops>::MOST {
        settle_by::<u8>(network, at, fixed, rounds);
    } else {
        settle_by::<u16>(network, at, fixed, rounds);
    }
}

/// Hops from one to the furthest. Nobody is further from anybody than twice that.
fn reach(network: &Network) -> usize {
    distances::from_one(network, 0).into_iter().max().unwrap_or(0) as usize
}

fn spread_by<D: Hops>(
    network: &Network,
    reach: usize,
    fence: Option<&Fence>,
    dice: &mut Dice,
) -> Vec<(f32, f32)> {
    let people = network.people();
    let near = people.min(MOST);
    let tiles = Tiles::<D>::of(network, near);
    let side = (people as f32).sqrt();
    let mut anywhere = |person: usize| {
        let at = (dice.fraction(), dice.fraction());
        fence.map_or((side * at.0, side * at.1), |fence| fence.inside(person, at))
    };
    let start: Vec<(f32, f32)> = (0..people).map(&mut anywhere).collect();
    let mut places = Places::of(&start);
    // The further people are from each other, the more has to be unfolded. Measured: account networks, where
    // nobody is far from anybody, end lowest from steps of twice the full length; a chain needs full length
    // between its ends.
    let reach = reach as f32;
    let first = (0.016 * reach * reach * reach).clamp(2.0, (4.0 * reach * reach).max(2.0));
    // Rounds over more pairs bring more each: measured on account networks of 50 to 10,000 people.
    let all = match people {
        ..=LARGE => {
            let rounds = if people <= 1_000 { 50 } else { 25 };
            Descent { rounds, first, last: 0.1 }
        }
        _ => {
            let some = tiles.blocks() / EIGHTH;
            let unfold = Descent { rounds: 100, first: first / 2.0, last: 0.2 };
            descend(&tiles, &mut places, some, &unfold, fence, dice);
            join(network, &mut places, some * LANES, dice);
            Descent { rounds: 4, first: 0.25, last: 0.2 }
        }
    };
    descend(&tiles, &mut places, tiles.blocks(), &all, fence, dice);
    if near < people {
        join(network, &mut places, near, dice);
    }
    let pull = Pull::of(network, &tiles, &places);
    for _ in 0..if people > LARGE { 2 } else { SHORTENINGS } {
        pull.shorten(network, &tiles, &mut places, &[]);
        if let Some(fence) = fence {
            fence.hold(&mut places);
        }
    }
    (0..people).map(|person| places.at(person)).collect()
}

fn settle_by<D: Hops>(network: &Network, at: &mut [(f32, f32)], fixed: &[bool], rounds: usize) {
    let tiles = Tiles::<D>::of(network, network.people().min(MOST));
    let mut places = Places::of(at);
    let pull = Pull::of(network, &tiles, &places);
    for _ in 0..rounds {
        pull.shorten(network, &tiles, &mut places, fixed);
    }
    for (person, at) in at.iter_mut().enumerate() {
        *at = places.at(person);
    }
}

/// Moves the pairs among the first `some` blocks. The order in which people stand in them must be random.
fn descend<D: Hops>(
    tiles: &Tiles<D>,
    places: &mut Places,
    some: usize,
    how: &Descent,
    fence: Option<&Fence>,
    dice: &mut Dice,
) {
    Arch::new().dispatch(Descending { tiles, places, some, how, fence, dice });
}

/// A descent on vectors as wide as the processor has them; the positions are the same on any.
struct Descending<'a, D> {
    tiles: &'a Tiles<D>,
    places: &'a mut Places,
    some: usize,
    how: &'a Descent,
    fence: Option<&'a Fence>,
    dice: &'a mut Dice,
}

impl<D: Hops> WithSimd for Descending<'_, D> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { tiles, places, some, how, fence, dice } = self;
        let mut rings: Vec<usize> = (0..tiles.rings()).collect();
        let fall = (how.last / how.first).ln() / (how.rounds * rings.len()) as f32;
        for round in 0..how.rounds {
            dice.shuffle(&mut rings);
            for (index, &ring) in rings.iter().enumerate() {
                let step = how.first * (fall * (round * rings.len() + index) as f32).exp();
                for first in 0..some {
                    let second = if first + ring < tiles.blocks() {
                        first + ring
                    } else {
                        first + ring - tiles.blocks()
                    };
                    if second >= some || !tiles.has(ring, first) {
                        continue;
                    }
                    if ring == 0 {
                        within(tiles.tile(ring, first), places, first, step);
                    } else {
                        between(tiles.tile(ring, first), places, first, second, step);
                    }
                }
                if let Some(fence) = fence {
                    fence.hold(places);
                }
            }
        }
    }
}

/// The share of the way between them that each of a pair goes away from the other.
#[inline(always)]
fn way(hops: f32, dx: f32, dy: f32, step: f32) -> f32 {
    // Something is added so that people at one place divide nothing by nothing.
    let apart = (dx * dx + dy * dy + 1e-12).sqrt();
    let share = step / (hops * hops);
    let share = if share < 1.0 { share } else { 1.0 };
    if hops > 0.0 { 0.5 * (share - share * hops / apart) } else { 0.0 }
}

/// Moves the pairs of two blocks.
#[inline(always)]
fn between<D: Hops>(tile: &Tile<D>, places: &mut Places, first: usize, second: usize, step: f32) {
    let (mut ax, mut ay) = (places.x[first], places.y[first]);
    let (mut bx, mut by) = (places.x[second], places.y[second]);
    for turn in 0..LANES {
        for lane in 0..LANES {
            let (dx, dy) = (ax[lane] - bx[lane], ay[lane] - by[lane]);
            let way = way(tile[turn * LANES + lane].length(), dx, dy, step);
            ax[lane] -= way * dx;
            ay[lane] -= way * dy;
            bx[lane] += way * dx;
            by[lane] += way * dy;
        }
        (bx, by) = (turned(bx), turned(by));
    }
    (places.x[first], places.y[first]) = (ax, ay);
    (places.x[second], places.y[second]) = (bx, by);
}

/// Moves the pairs of a block with itself.
#[inline(always)]
fn within<D: Hops>(tile: &Tile<D>, places: &mut Places, block: usize, step: f32) {
    let (x, y) = (&mut places.x[block], &mut places.y[block]);
    for turn in 1..=LANES / 2 {
        for a in 0..if 2 * turn == LANES { turn } else { LANES } {
            let b = (a + turn) % LANES;
            let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
            let way = way(tile[turn * LANES + a].length(), dx, dy, step);
            x[a] -= way * dx;
            y[a] -= way * dy;
            x[b] += way * dx;
            y[b] += way * dy;
        }
    }
}

/// Puts everybody from number `placed` on near the middle of those neighbours who have a place.
fn join(network: &Network, places: &mut Places, placed: usize, dice: &mut Dice) {
    let mut has_place: Vec<bool> = (0..network.people()).map(|person| person < placed).collect();
    let mut waiting: Vec<usize> = (placed..network.people()).collect();
    while !waiting.is_empty() {
        let mut found = Vec::new();
        waiting.retain(|&person| {
            let near = network.neighbours(person).iter().map(|&other| other as usize);
            let near: Vec<(f32, f32)> =
                near.filter(|&other| has_place[other]).map(|other| places.at(other)).collect();
            let share = 1.0 / near.len() as f32;
            let middle = near.iter().fold((0.0, 0.0), |sum, at| (sum.0 + share * at.0, sum.1 + share * at.1));
            if !near.is_empty() {
                found.push(person);
                places.put(person, (middle.0 + dice.fraction() - 0.5, middle.1 + dice.fraction() - 0.5));
            }
            near.is_empty()
        });
        // Nobody has a neighbour with a place: only in a network that is not connected.
        if found.is_empty() {
            return;
        }
        found.into_iter().for_each(|person| has_place[person] = true);
    }
}

/// How ties are drawn when they are drawn short.
///
/// Ties are few among all pairs: where they are stretched anyway, drawing them shorter costs little stress
/// and takes away many crossings, for a short tie crosses less.
struct Pull {
    weight: f32,
    length: f32,
    /// The sum of the weights of all further away, by person.
    far: Vec<Lanes>,
}

impl Pull {
    /// Ties pull towards no length where they are stretched to 1.4 on average, and to their own length where
    /// they are not; as strongly as makes out a fixed share of all other pulls.
    fn of<D: Hops>(network: &Network, tiles: &Tiles<D>, places: &Places) -> Self {
        let ties = network.neighbours.len() as f32 / 2.0;
        let lengths = network.ties().map(|(a, b)| {
            let (a, b) = (places.at(a), places.at(b));
            ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
        });
        let stretched = lengths.sum::<f32>() / ties.max(1.0) - 1.0;
        let length = (1.0 - 2.5 * stretched).clamp(0.0, 1.0);
        let far = far::weights(tiles);
        let all: f32 = far.iter().flatten().sum::<f32>() / 2.0;
        // Measured: a larger map bears more at the same price in stress.
        let share = 0.28 * (network.people() as f32 / 2_000.0).max(1.0).powf(1.45);
        Self { weight: (share * all / ties.max(1.0)).max(1.0), length, far }
    }

    /// Everybody who is not fixed goes to where the pulls on her balance: those of people further away as
    /// they were at the beginning, those of neighbours glance by glance.
    fn shorten<D: Hops>(&self, network: &Network, tiles: &Tiles<D>, places: &mut Places, fixed: &[bool]) {
        let far = far::pulls(tiles, places);
        let (x, y) = (places.x.clone(), places.y.clone());
        for _ in 0..GLANCES {
            for person in 0..network.people() {
                if fixed.get(person) == Some(&true) {
                    continue;
                }
                let (block, lane) = (person / LANES, person % LANES);
                let (mut weight, mut to) = (0.0, (0.0, 0.0));
                if block < tiles.blocks() {
                    weight = self.far[block][lane];
                    to.0 = weight * x[block][lane] + far.x[block][lane];
                    to.1 = weight * y[block][lane] + far.y[block][lane];
                }
                let here = places.at(person);
                for &other in network.neighbours(person) {
                    let at = places.at(other as usize);
                    let (dx, dy) = (here.0 - at.0, here.1 - at.1);
                    let out = self.length / (dx * dx + dy * dy + 1e-12).sqrt();
                    to.0 += self.weight * (at.0 + out * dx);
                    to.1 += self.weight * (at.1 + out * dy);
                    weight += self.weight;
                }
                if weight > 0.0 {
                    places.put(person, (to.0 / weight, to.1 / weight));
                }
            }
        }
    }
}
