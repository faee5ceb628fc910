//! What comes from outside: time and chance.

use domain::Id;
use jiff::{SignedDuration, Timestamp, Zoned, civil::Date};
use std::io;
use uuid::Uuid;

/// The time and the source of new ids. Everything below is told both, so that tests can tell it too.
pub trait World: Send {
    /// The present moment, where the user is.
    fn now(&mut self) -> Zoned;

    /// An id nobody has yet.
    fn new_id(&mut self) -> Id;

    /// 32 bytes nobody can guess.
    ///
    /// # Errors
    /// Where the system gives none.
    fn random(&mut self) -> io::Result<[u8; 32]> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(bytes)
    }

    /// The present day.
    fn today(&mut self) -> Date {
        self.now().date()
    }
}

/// The clock and the randomness of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Laptop;

impl World for Laptop {
    fn now(&mut self) -> Zoned {
        Zoned::now()
    }

    fn new_id(&mut self) -> Id {
        Id(Uuid::now_v7())
    }
}

/// A world that repeats: a second passes at every look at the clock, ids count up, and so does chance.
#[derive(Clone, Debug)]
pub struct Scripted {
    now: Zoned,
    ids: u128,
    draws: u64,
}

impl Scripted {
    /// A world that starts at `start` and counts its ids from 1.
    pub const fn new(start: Zoned) -> Self {
        Self { now: start, ids: 0, draws: 0 }
    }

    /// A world that starts at a timestamp, in UTC.
    pub fn at(start: Timestamp) -> Self {
        Self::new(start.to_zoned(jiff::tz::TimeZone::UTC))
    }
}

impl World for Scripted {
    fn now(&mut self) -> Zoned {
        self.now = self.now.saturating_add(SignedDuration::from_secs(1));
        self.now.clone()
    }

    fn new_id(&mut self) -> Id {
        self.ids += 1;
        // The version and variant bits of a UUID of version 7, so that it is one.
        Id::numbered(self.ids | 0x7000_8000_0000_0000_0000)
    }
    fn random(&mut self) -> io::Result<[u8; 32]> {
        self.draws += 1;
        let mut seed = self.draws;
        // SplitMix64: well mixed, and the same every time.
        Ok(std::array::from_fn(|_| {
            seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            (mixed ^ (mixed >> 27)) as u8
        }))
    }
}
