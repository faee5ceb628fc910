//! The identity of a record.

use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    fmt,
    hash::{BuildHasherDefault, Hasher},
    str::FromStr,
};
use uuid::Uuid;

/// The identity of a record: a UUID of version 7, so that ids sort by the time they were made.
///
/// Made outside this crate, which knows neither clock nor randomness.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub Uuid);

impl Id {
    /// An id with the given number, for tests and fixtures that need the same ids every time.
    pub const fn numbered(number: u128) -> Self {
        Self(Uuid::from_u128(number))
    }
}

/// A map by id, for walks over a whole account: its order means nothing.
pub(crate) type IdMap<V> = HashMap<Id, V, BuildHasherDefault<Spread>>;

/// A set of ids, for walks over a whole account: its order means nothing.
pub(crate) type IdSet = HashSet<Id, BuildHasherDefault<Spread>>;

/// Spreads ids over a table: their bits are random already, or counted up in tests, so that one
/// multiplication does (Fibonacci hashing, Knuth).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let word = eight.iter().fold(0_u64, |word, byte| (word << 8) | u64::from(*byte));
            self.0 = (self.0.rotate_left(29) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    // The length of an id is always the same.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}
