//! Every lens as it looks: the made-up account as SVG, and the laws of a drawing held against real
//! networks that lie beside the project.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod demo;
mod real;
mod through_time;
