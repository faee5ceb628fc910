//! The trust models: what an instrument's answers say, what all the evidence says together, and the
//! score that is drawn.

pub mod band;
pub mod component;
pub mod equation;
pub mod opinion;
pub mod score;

pub use band::Band;
pub use component::{Component, Side, Tag};
pub use equation::{Factor, OffScale, Scale, TrustEquation};
pub use opinion::{Evidence, Opinion};
pub use score::{Score, Settings};
