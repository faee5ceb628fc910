//! What a scene looks like as a file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod account;
mod calendar;
mod hostile;
mod png;
mod reading;
mod sample;
mod svg;
