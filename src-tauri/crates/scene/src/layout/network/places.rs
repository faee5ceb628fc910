//! Positions of people, a block of sixteen at a time.

use super::distances::LANES;

/// A number for each of sixteen.
pub(super) type Lanes = [f32; LANES];

/// Where people stand.
pub(super) struct Places {
    pub x: Vec<Lanes>,
    pub y: Vec<Lanes>,
}

impl Places {
    pub fn of(at: &[(f32, f32)]) -> Self {
        let mut places = Self { x: Vec::new(), y: Vec::new() };
        for block in at.chunks(LANES) {
            let lane = |lane: usize| block.get(lane).copied().unwrap_or_default();
            places.x.push(std::array::from_fn(|at| lane(at).0));
            places.y.push(std::array::from_fn(|at| lane(at).1));
        }
        places
    }

    pub fn at(&self, person: usize) -> (f32, f32) {
        (self.x[person / LANES][person % LANES], self.y[person / LANES][person % LANES])
    }

    pub fn put(&mut self, person: usize, (x, y): (f32, f32)) {
        self.x[person / LANES][person % LANES] = x;
        self.y[person / LANES][person % LANES] = y;
    }
}

/// The area that each person keeps to.
pub(super) struct Fence {
    low: Places,
    high: Places,
}

impl Fence {
    /// Of the lowest and the highest x and y that each may have.
    pub fn of(corners: impl Iterator<Item = [(f32, f32); 2]>) -> Self {
        let (low, high): (Vec<_>, Vec<_>) = corners.map(|[low, high]| (low, high)).unzip();
        Self { low: Places::of(&low), high: Places::of(&high) }
    }

    /// A place in somebody's area, by its shares of the area's width and height.
    pub fn inside(&self, person: usize, share: (f32, f32)) -> (f32, f32) {
        let (low, high) = (self.low.at(person), self.high.at(person));
        (low.0 + share.0 * (high.0 - low.0), low.1 + share.1 * (high.1 - low.1))
    }

    /// Brings back whoever has left her area, by the shortest way.
    #[inline(always)]
    pub fn hold(&self, places: &mut Places) {
        let axes = [(&mut places.x, &self.low.x, &self.high.x), (&mut places.y, &self.low.y, &self.high.y)];
        for (all, low, high) in axes {
            for ((lanes, low), high) in all.iter_mut().zip(low).zip(high) {
                for lane in 0..LANES {
                    lanes[lane] = lanes[lane].max(low[lane]).min(high[lane]);
                }
            }
        }
    }
}

/// Each lane takes what the next one held; after as many turns as lanes all is where it was.
#[inline(always)]
pub(super) fn turned(lanes: Lanes) -> Lanes {
    std::array::from_fn(|lane| lanes[(lane + 1) % LANES])
}
