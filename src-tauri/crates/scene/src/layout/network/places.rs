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

/// Each lane takes what the next one held; after as many turns as lanes all is where it was.
#[inline(always)]
pub(super) fn turned(lanes: Lanes) -> Lanes {
    std::array::from_fn(|lane| lanes[(lane + 1) % LANES])
}
