//! Stress by stochastic gradient descent over all pairs (Zheng, Pawar, Goodman, "Graph Drawing by
//! Stochastic Gradient Descent", 2018).
//!
//! A pair `d` hops apart is brought to the distance `d`, by a step that starts at full length and becomes
//! shorter from round to round, the sooner the further the two are apart (weight 1/d²). People stand in
//! blocks of eight in a random order; two blocks meet in eight turns, in each of which eight disjoint
//! pairs are moved side by side.

use super::{
    Network,
    dice::Dice,
    distances::{self, Hops, LANES, Tile, Tiles},
};

type Lanes = [f32; LANES];

/// How the length of the steps falls.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The length of a step between two neighbours in each round; full length is 1.
    pub steps: Vec<f32>,
}

impl Schedule {
    /// From steps of full length between the pairs furthest apart, falling by a constant factor to `last`.
    pub fn falling(rounds: usize, first: f32, last: f32) -> Self {
        let fall = (last / first).ln() / (rounds.max(2) - 1) as f32;
        Self { steps: (0..rounds).map(|round| first * (fall * round as f32).exp()).collect() }
    }
}

/// Positions of a connected network's people.
pub(super) struct Places {
    /// A block of eight people at a time.
    x: Vec<Lanes>,
    y: Vec<Lanes>,
    /// 1 for those who move, 0 for those who are fixed.
    moves: Option<Vec<Lanes>>,
}

impl Places {
    pub fn of(
        people: usize,
        at: impl Fn(usize) -> (f32, f32),
        fixed: Option<&dyn Fn(usize) -> bool>,
    ) -> Self {
        let blocks = people.div_ceil(LANES);
        let gather = |value: &dyn Fn(usize) -> f32| -> Vec<Lanes> {
            let lane =
                |block, lane| if block * LANES + lane < people { value(block * LANES + lane) } else { 0.0 };
            (0..blocks).map(|block| std::array::from_fn(|at| lane(block, at))).collect()
        };
        Self {
            x: gather(&|person| at(person).0),
            y: gather(&|person| at(person).1),
            moves: fixed.map(|fixed| gather(&|person| if fixed(person) { 0.0 } else { 1.0 })),
        }
    }

    pub fn at(&self, person: usize) -> (f32, f32) {
        let (block, lane) = (person / LANES, person % LANES);
        (self.x[block][lane], self.y[block][lane])
    }
}

/// The order in which the network's people stand in blocks is the caller's: it must be random.
pub(super) fn descend<D: Hops>(tiles: &Tiles<D>, places: &mut Places, schedule: &Schedule, dice: &mut Dice) {
    let mut rings: Vec<usize> = (0..tiles.rings()).collect();
    for &step in &schedule.steps {
        dice.shuffle(&mut rings);
        for &ring in &rings {
            for first in 0..tiles.blocks() {
                if !tiles.has(ring, first) {
                    continue;
                }
                let tile = tiles.tile(ring, first);
                if ring == 0 {
                    within(tile, places, first, step);
                } else {
                    let mut second = first + ring;
                    if second >= tiles.blocks() {
                        second -= tiles.blocks();
                    }
                    between(tile, places, first, second, step);
                }
            }
        }
    }
}

/// The share of the way by which each of a pair goes towards the other, before it is split between them.
#[inline(always)]
fn pull(hops: f32, dx: f32, dy: f32, step: f32) -> f32 {
    let apart = (dx * dx + dy * dy + 1e-12).sqrt();
    let squared = hops * hops;
    let inverse = 1.0 / (squared * apart);
    let share = step * apart * inverse;
    let share = if share < 1.0 { share } else { 1.0 };
    let way = share * (1.0 - squared * hops * inverse);
    if hops > 0.0 { way } else { 0.0 }
}

/// Moves the 64 pairs of two blocks.
fn between<D: Hops>(tile: &Tile<D>, places: &mut Places, first: usize, second: usize, step: f32) {
    let (mut ax, mut ay) = (places.x[first], places.y[first]);
    let (mut bx, mut by) = (places.x[second], places.y[second]);
    if let Some(moves) = &places.moves {
        let (am, mut bm) = (moves[first], moves[second]);
        for turn in 0..LANES {
            for lane in 0..LANES {
                let (dx, dy) = (ax[lane] - bx[lane], ay[lane] - by[lane]);
                let way = pull(tile[turn * LANES + lane].length(), dx, dy, step);
                let a = way * am[lane] * (1.0 - 0.5 * bm[lane]);
                let b = way * bm[lane] * (1.0 - 0.5 * am[lane]);
                ax[lane] -= a * dx;
                ay[lane] -= a * dy;
                bx[lane] += b * dx;
                by[lane] += b * dy;
            }
            (bx, by, bm) = (turned(bx), turned(by), turned(bm));
        }
    } else {
        for turn in 0..LANES {
            for lane in 0..LANES {
                let (dx, dy) = (ax[lane] - bx[lane], ay[lane] - by[lane]);
                let way = 0.5 * pull(tile[turn * LANES + lane].length(), dx, dy, step);
                ax[lane] -= way * dx;
                ay[lane] -= way * dy;
                bx[lane] += way * dx;
                by[lane] += way * dy;
            }
            (bx, by) = (turned(bx), turned(by));
        }
    }
    (places.x[first], places.y[first]) = (ax, ay);
    (places.x[second], places.y[second]) = (bx, by);
}

/// Each lane takes what the next one held; after eight turns all is where it was.
#[inline(always)]
fn turned(lanes: Lanes) -> Lanes {
    let [a, b, c, d, e, f, g, h] = lanes;
    [b, c, d, e, f, g, h, a]
}

/// Moves the 28 pairs of a block with itself.
fn within<D: Hops>(tile: &Tile<D>, places: &mut Places, block: usize, step: f32) {
    let (x, y) = (&mut places.x[block], &mut places.y[block]);
    let moves = places.moves.as_ref().map_or([1.0; LANES], |moves| moves[block]);
    for turn in 1..=LANES / 2 {
        for a in 0..if 2 * turn == LANES { turn } else { LANES } {
            let b = (a + turn) % LANES;
            let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
            let way = pull(tile[turn * LANES + a].length(), dx, dy, step);
            let (a_goes, b_goes) =
                (way * moves[a] * (1.0 - 0.5 * moves[b]), way * moves[b] * (1.0 - 0.5 * moves[a]));
            x[a] -= a_goes * dx;
            y[a] -= a_goes * dy;
            x[b] += b_goes * dx;
            y[b] += b_goes * dy;
        }
    }
}

/// Positions of a connected network in a random order of people, from nothing.
pub(super) fn spread(network: &Network, dice: &mut Dice) -> Vec<(f32, f32)> {
    let people = network.people();
    let reach = distances::from_one(network, 0).into_iter().max().unwrap_or(0) as usize;
    let side = (people as f32).sqrt();
    let start: Vec<(f32, f32)> =
        (0..people).map(|_| (side * dice.fraction(), side * dice.fraction())).collect();
    let mut places = Places::of(people, |person| start[person], None);
    let furthest = (2 * reach).max(1) as f32;
    let schedule = Schedule::falling(30, furthest * furthest, 0.05);
    run(network, &mut places, &schedule, dice);
    (0..people).map(|person| places.at(person)).collect()
}

/// Rounds over all pairs of a connected network in a random order of people.
pub(super) fn run(network: &Network, places: &mut Places, schedule: &Schedule, dice: &mut Dice) {
    let reach = distances::from_one(network, 0).into_iter().max().unwrap_or(0) as usize;
    // Nobody is further from anybody than twice the way from one to the furthest.
    if 2 * reach <= <u8 as Hops>::MOST {
        descend(&Tiles::<u8>::of(network), places, schedule, dice);
    } else {
        descend(&Tiles::<u16>::of(network), places, schedule, dice);
    }
}
