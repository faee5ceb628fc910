//! Formats: what comes in as a plan that is shown before anything changes, and what goes out as bytes.

pub mod export;
pub mod import;
