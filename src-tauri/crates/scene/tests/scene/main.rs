//! What a drawing promises: cards, lines and labels keep clear of each other, everybody is there, and
//! the same account gives the same drawing.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod cards;
mod follow;
mod goldens;
mod lenses;
mod lines;
mod redrawn;
mod sheets;
mod shown;
mod spoken;
