//! The house keeps its shape: which crate may know which, who touches the disk, the clock and the platform, and how
//! the window is locked. Each test names the rule, the place that breaks it and what to do.
//!
//! A rule that has nothing to look at yet fails: an empty search is not a kept rule.
#![allow(clippy::panic, clippy::expect_used, reason = "a rule that is broken fails its test")]

mod architecture {
    pub mod arrows;
    pub mod locks;
    pub mod purity;
    pub mod shape;
    pub mod sources;
    pub mod web;
}
