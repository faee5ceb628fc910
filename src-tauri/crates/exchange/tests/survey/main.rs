//! The survey by mail: forms as they go out, answer files as they come back, and a browser in between.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, and what they skip is printed"
)]

mod browser;
mod desk;
mod doubles;
mod forms;
mod reading;
