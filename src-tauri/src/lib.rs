//! The desktop shell: the window, the commands the page may call, and their wire types.
//!
//! A command is an instrument and one delegating call: what it does lives in the `account` crate.

mod closing;
mod commands;
mod desk;
mod dialogs;
mod dropping;
mod dto;
mod error;
mod interface;
mod memory;
mod rendering;
mod start;

pub use start::run;
