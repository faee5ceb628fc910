//! The account file: encrypted records, migrations, change log, backups.
//!
//! An account lies in one file, always a SQLCipher database: every page is encrypted and authenticated,
//! so that a damaged byte is found wherever it is. With a passphrase the file is private; without one its
//! key is a published constant, and encryption only guards against damage.
//!
//! [`AccountFile::commit`] is the only way to write: the records and the change that tells of them go
//! into the file together or not at all. Whoever has a file open holds it alone.

mod backup;
mod check;
mod commit;
mod connection;
mod draft;
mod error;
mod file;
mod history;
mod key;
mod lock;
mod migrations;
mod recognise;
mod table;

#[cfg(test)]
mod tests;

pub use error::StoreError;
pub use file::AccountFile;
pub use history::{Headline, Outcome};
pub use key::Key;
pub use recognise::{Sort, recognise};
