//! What all who are two or more hops away do to each person. A pair pulls with the weight 1/d² towards the
//! place `d` away from the other.

use super::{
    distances::{Hops, LANES, Tile, Tiles},
    places::{Lanes, Places, turned},
};
use pulp::{Arch, Simd, WithSimd};

/// The sums of the pulls on each person, by block.
pub(super) struct Far {
    pub x: Vec<Lanes>,
    pub y: Vec<Lanes>,
}

/// How everybody is pulled where people stand now, each weight times the way.
pub(super) fn pulls<D: Hops>(tiles: &Tiles<D>, places: &Places) -> Far {
    Arch::new().dispatch(Pulling { tiles, places })
}

/// The sums of the weights on each person, by block. They are the same wherever people stand.
pub(super) fn weights<D: Hops>(tiles: &Tiles<D>) -> Vec<Lanes> {
    Arch::new().dispatch(Weighing { tiles })
}

struct Pulling<'a, D> {
    tiles: &'a Tiles<D>,
    places: &'a Places,
}

impl<D: Hops> WithSimd for Pulling<'_, D> {
    type Output = Far;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Far {
        let Self { tiles, places } = self;
        let mut far = Far { x: none(tiles), y: none(tiles) };
        tiles.each(
            #[inline(always)]
            |tile, first, second| far.add(tile, places, first, second),
        );
        far
    }
}

impl Far {
    #[inline(always)]
    fn add<D: Hops>(&mut self, tile: &Tile<D>, places: &Places, first: usize, second: usize) {
        let (ax, ay) = (&places.x[first], &places.y[first]);
        let (mut bx, mut by) = (places.x[second], places.y[second]);
        let (mut x, mut y) = ([0.0; LANES], [0.0; LANES]);
        let (mut other_x, mut other_y) = ([0.0; LANES], [0.0; LANES]);
        for turn in 0..LANES {
            for lane in 0..LANES {
                let hops = tile[turn * LANES + lane].length();
                let (dx, dy) = (ax[lane] - bx[lane], ay[lane] - by[lane]);
                let apart = (dx * dx + dy * dy + 1e-12).sqrt();
                let pull = if hops > 1.0 { 1.0 / (hops * hops * apart) } else { 0.0 };
                let way = pull * (apart - hops);
                x[lane] -= way * dx;
                y[lane] -= way * dy;
                other_x[lane] += way * dx;
                other_y[lane] += way * dy;
            }
            (bx, by) = (turned(bx), turned(by));
            (other_x, other_y) = (turned(other_x), turned(other_y));
        }
        add(&mut self.x, first, second, &x, &other_x);
        add(&mut self.y, first, second, &y, &other_y);
    }
}

struct Weighing<'a, D> {
    tiles: &'a Tiles<D>,
}

impl<D: Hops> WithSimd for Weighing<'_, D> {
    type Output = Vec<Lanes>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Vec<Lanes> {
        let mut weights = none(self.tiles);
        self.tiles.each(
            #[inline(always)]
            |tile, first, second| {
                let (mut weight, mut other) = ([0.0; LANES], [0.0; LANES]);
                for turn in 0..LANES {
                    for lane in 0..LANES {
                        let hops = tile[turn * LANES + lane].length();
                        let pull = if hops > 1.0 { 1.0 / (hops * hops) } else { 0.0 };
                        weight[lane] += pull;
                        other[lane] += pull;
                    }
                    other = turned(other);
                }
                add(&mut weights, first, second, &weight, &other);
            },
        );
        weights
    }
}

fn none<D: Hops>(tiles: &Tiles<D>) -> Vec<Lanes> {
    vec![[0.0; LANES]; tiles.blocks()]
}

/// Adds what a pair of blocks does to each other. A block with itself holds every pair in both directions
/// already.
#[inline(always)]
fn add(to: &mut [Lanes], first: usize, second: usize, one: &Lanes, other: &Lanes) {
    let sum = |to: &mut Lanes, more: &Lanes| to.iter_mut().zip(more).for_each(|(to, more)| *to += more);
    sum(&mut to[first], one);
    if first != second {
        sum(&mut to[second], other);
    }
}
