//! Who carries the account: what rests on each person in the network of trust (frameworks §7).

mod around;
mod betweenness;
mod brandes;
mod brokerage;
mod carriers;
mod constraint;
mod cores;
mod cuts;
mod flat;
#[cfg(test)]
mod laws;
mod shape;
mod told;
mod triangles;
#[cfg(test)]
mod vectors;

pub use around::Around;
pub use betweenness::{Betweenness, Progress, Weighing};
pub use brokerage::{Brokerage, Linked, Roles};
pub use carriers::{Carrier, Carriers, How};
pub use constraint::{Holes, Tied, outwardness};
pub use cores::cores;
pub use cuts::cut_off;
pub use flat::{Arc, Flat};
pub use shape::Shape;
