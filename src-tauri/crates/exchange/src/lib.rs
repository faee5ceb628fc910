//! Formats: what comes in as a plan that is shown before anything changes, and what goes out as bytes;
//! and the forms of a survey, which go out to be answered and come in as files.

pub mod export;
pub mod import;
pub mod survey;
