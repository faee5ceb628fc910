//! Ways through an account as its users go them: over the account crate, on real files, without a
//! window.
#![allow(clippy::unwrap_used, reason = "tests fail so")]

mod answering;
mod changes;
mod coach;
mod imports;
mod incidents;
mod instruments;
mod laws;
mod moments;
mod past;
mod plans;
mod questions;
mod refusals;
mod round;
mod routes;
mod scorecard;
mod scores;
mod several;
mod support;
mod survey;
mod views;
mod whatif;
