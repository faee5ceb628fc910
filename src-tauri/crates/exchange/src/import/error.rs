//! Why files cannot be imported.

use super::{LARGEST_FILE, photo::LARGEST_PICTURE};

const MEGABYTE: u64 = 1024 * 1024;

/// Why nothing can be read from the files. The account was not touched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No file was given.
    #[error("no file was chosen: choose the CSV file with the contacts")]
    NoFile,
    /// A file is beyond all measure.
    #[error(
        "{file} is {} MB large, but at most {} MB can be imported: export fewer contacts at a time",
        .bytes.div_ceil(MEGABYTE), LARGEST_FILE / MEGABYTE
    )]
    TooLarge {
        /// Its name.
        file: String,
        /// Its size.
        bytes: u64,
    },
    /// A picture is beyond all measure.
    #[error(
        "{file} is {} MB large, but a photo may have at most {} MB: save it smaller",
        .bytes.div_ceil(MEGABYTE), LARGEST_PICTURE / MEGABYTE
    )]
    LargePicture {
        /// Its name.
        file: String,
        /// Its size.
        bytes: u64,
    },
    /// A file is no picture.
    #[error("{file} is no picture that can be read: choose a JPEG, PNG or WebP")]
    NoPicture {
        /// Its name.
        file: String,
    },
    /// A file holds nothing.
    #[error("{file} is empty: export it again")]
    Empty {
        /// Its name.
        file: String,
    },
    /// A file is no text.
    #[error("{file} is {what}: {cure}")]
    NotText {
        /// Its name.
        file: String,
        /// What it is instead.
        what: &'static str,
        /// What to do.
        cure: &'static str,
    },
    /// A quotation mark opens a cell that is not properly closed.
    #[error(
        "{file}, line {line}: the quotation mark that opens a cell here is not properly closed; close it, \
         and write quotation marks inside the cell twice (\"\")"
    )]
    BrokenQuoting {
        /// The file's name.
        file: String,
        /// The line of the opening quotation mark, from 1.
        line: u64,
    },
    /// A file ends after its headings.
    #[error("{file} holds headings but no rows: export it again with its contacts")]
    NoRows {
        /// Its name.
        file: String,
    },
    /// No column names or tells people.
    #[error(
        "{file} has no column with a name or an e-mail address (its columns: {headings}): rename the heading \
         of the column with the names to “Name”"
    )]
    NoPeople {
        /// Its name.
        file: String,
        /// The first of its headings, as a list.
        headings: String,
    },
    /// Organisations were given without the people who work there.
    #[error("{file} lists organisations, not people: choose the file with the contacts as well")]
    ContactsMissing {
        /// Its name.
        file: String,
    },
    /// An organogram of junior posts.
    #[error(
        "{file} lists groups of junior posts, which have no names: choose the organogram of the senior posts"
    )]
    JuniorOrganogram {
        /// Its name.
        file: String,
    },
    /// An organogram without a column it cannot do without.
    #[error("{file} is an organogram without the column “{missing}”: export it again with that column")]
    MissingColumn {
        /// Its name.
        file: String,
        /// The column's usual heading.
        missing: &'static str,
    },
    /// Contacts and organograms were given together.
    #[error("{contacts} lists contacts and {organogram} is an organogram: import them one after the other")]
    Mixed {
        /// The name of a file with contacts.
        contacts: String,
        /// The name of an organogram.
        organogram: String,
    },
    /// Contacts of different systems were given together.
    #[error("{one} and {other} were written by different systems: import them one after the other")]
    TwoSystems {
        /// A file's name.
        one: String,
        /// Another's.
        other: String,
    },
    /// Two organograms of one body were given together.
    #[error(
        "{one} and {other} are organograms of the same body ({body}): import the older first, then the newer"
    )]
    SameBody {
        /// A file's name.
        one: String,
        /// Another's.
        other: String,
        /// Whose organogram both are.
        body: String,
    },
}
