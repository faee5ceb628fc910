//! What a scene looks like as a file.

mod account;
mod hostile;
mod png;
mod reading;
mod sample;
mod svg;
