//! What comes in: files of a customer relationship system become a plan that is shown first and then
//! carried out as one change.
//!
//! [`read`] decodes and recognises the files without knowing the account; [`plan`] compares what they
//! say with the account and yields the deltas of one change, together with everything the preview
//! tells: who comes in, what changes and what is left out and why.
//!
//! Invariants: a plan's deltas always keep the account's rules, and the same files planned once more
//! after their plan was carried out change nothing.

mod columns;
mod contacts;
mod error;
mod fold;
mod listing;
mod mapping;
mod matching;
mod merge;
mod organogram;
mod paste;
mod people;
pub mod photo;
mod plan;
mod recognise;
mod sniff;
mod spellings;
mod systems;
mod table;
mod text;
mod ties;

pub use error::ImportError;
pub use mapping::{AddressKind, AddressPart, Meaning};
pub use merge::plan;
pub use paste::{Pasted, pasted};
pub use plan::{Choice, Plan, PlannedPerson, PlannedUpdate, Skipped};
pub use recognise::{ColumnUse, FileFacts, Offer, Organisation, Sort, read};

/// The size in bytes beyond which a file is refused; ask before reading it.
pub const LARGEST_FILE: u64 = 50 * 1024 * 1024;

/// A file as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, without a folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Refuses a file of this many bytes where that is too many: to be asked before the file is read.
///
/// # Errors
/// [`ImportError::TooLarge`] above [`LARGEST_FILE`].
pub fn check_size(file: &str, bytes: u64) -> Result<(), ImportError> {
    if bytes > LARGEST_FILE { Err(ImportError::TooLarge { file: file.into(), bytes }) } else { Ok(()) }
}
