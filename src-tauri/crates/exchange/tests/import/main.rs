//! What comes in: files against the plans they become and the accounts that follow.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and what they skip is printed"
)]

mod again;
mod contacts;
mod desk;
mod laws;
mod organograms;
mod real;
mod refused;
