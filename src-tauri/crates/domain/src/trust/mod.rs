//! The trust models: what an instrument's answers say, what all the evidence says together, and the
//! score that is drawn.

pub mod band;
pub mod checks;
pub mod component;
pub mod course;
pub mod covey;
pub mod disagreement;
pub mod dna;
pub mod equation;
pub mod instrument;
pub mod ladder;
#[cfg(test)]
mod laws;
pub mod opinion;
pub mod score;
pub mod survey;
pub mod tax;
pub mod tidal;
pub mod trend;

pub use band::Band;
pub use checks::{Characteristics, Signs};
pub use component::{Component, Side, Tag};
pub use covey::Behaviours;
pub use disagreement::Disagreement;
pub use dna::TrustDna;
pub use equation::{Factor, Scale, TrustEquation};
pub use instrument::{BadAnswers, Instrument, OffScale};
pub use opinion::{Evidence, Opinion};
pub use score::{Score, Settings};
pub use trend::Trend;
