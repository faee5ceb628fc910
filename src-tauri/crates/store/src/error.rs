//! What can go wrong with an account file, where, and what helps.

use crate::backup;
use rusqlite::{ErrorCode, ffi};
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why something could not be done with an account file. Unless the message says otherwise, the file is
/// as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing lies at the path.
    #[error("there is no file {}: it may have been moved or renamed", Told(path))]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The folder a file was to be put in does not exist.
    #[error("{} cannot be saved: there is no such folder", Told(path))]
    NoFolder {
        /// The file that was to be saved.
        path: PathBuf,
    },
    /// A folder or a device.
    #[error("{} is a folder or a device: choose an account file in it", Told(path))]
    NotAFile {
        /// Which.
        path: PathBuf,
    },
    /// A file of no bytes.
    #[error("{} is empty: an account file never is, so choose another", Told(path))]
    Empty {
        /// Which.
        path: PathBuf,
    },
    /// Not an account file.
    #[error("{} is {what}, not an account file: import it, or choose another", Told(path))]
    Foreign {
        /// Which.
        path: PathBuf,
        /// What it is, as far as it can be told.
        what: &'static str,
    },
    /// Written by a later version of the program.
    #[error(
        "{} was written by a newer version of Rapport (format {format}; this one knows up to {known}): \
         update Rapport to open it",
        Told(path)
    )]
    Newer {
        /// Which.
        path: PathBuf,
        /// The file's format.
        format: i64,
        /// The latest format this version knows.
        known: usize,
    },
    /// The file has a passphrase, and none was given.
    #[error("{} has a passphrase: give it to open the file", Told(path))]
    PassphraseNeeded {
        /// Which.
        path: PathBuf,
    },
    /// The file has no passphrase, and one was given.
    #[error("{} has no passphrase: open it without one", Told(path))]
    NotPrivate {
        /// Which.
        path: PathBuf,
    },
    /// A passphrase of no characters.
    #[error("the passphrase is empty: choose one, or do without")]
    EmptyPassphrase,
    /// The passphrase does not open the file.
    #[error(
        "{} does not open: either the passphrase is wrong, or the beginning of the file is damaged; try the \
         passphrase again{}",
        Told(path),
        Rescue(backup.as_deref(), ", then ")
    )]
    WrongPassphraseOrDamaged {
        /// Which.
        path: PathBuf,
        /// The newest backup beside it.
        backup: Option<PathBuf>,
    },
    /// Bytes of the file are not what was written.
    #[error("{} is damaged ({what}){}", Told(path), Rescue(backup.as_deref(), ": "))]
    Damaged {
        /// Which.
        path: PathBuf,
        /// What was seen.
        what: String,
        /// The newest backup beside it.
        backup: Option<PathBuf>,
    },
    /// Somebody else has the file open.
    #[error("{} is open in another window: close it there first", Told(path))]
    InUse {
        /// Which.
        path: PathBuf,
    },
    /// A file is to be made where one lies.
    #[error("{} exists already: choose another name", Told(path))]
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// A copy is to be made where the account itself lies.
    #[error("{} is this account's own file: choose another name for the copy", Told(path))]
    OwnPath {
        /// Which.
        path: PathBuf,
    },
    /// A journal with content lies where a file is to be put.
    #[error(
        "beside {path} lies a file of the same name with “-journal” at its end, left when an account of that \
         name was not closed properly: open that account once, or choose another name",
        path = Told(path)
    )]
    JournalLeft {
        /// The file that was to be put there.
        path: PathBuf,
    },
    /// The file is no longer where it was opened.
    #[error(
        "{} was moved, deleted or replaced by another program while it was open: the change was not saved; \
         save the account under another name to keep all that was saved before",
        Told(path)
    )]
    Moved {
        /// Where it was opened.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error(
        "{} cannot be written: allow changes to the file and its folder, or save the account elsewhere",
        Told(path)
    )]
    ReadOnly {
        /// Which.
        path: PathBuf,
    },
    /// The file must not be read.
    #[error("{} cannot be opened: you have no permission to read it", Told(path))]
    NoPermission {
        /// Which.
        path: PathBuf,
    },
    /// No space is left.
    #[error("the disk that holds {} is full: make room and do it again", Told(path))]
    Full {
        /// Which.
        path: PathBuf,
    },
    /// The system failed to read or write.
    #[error("{} could not be read or written: {source}", Told(path))]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A change does not follow the last one.
    #[error("the change has the number {seq}, but the next one in this account is {next}")]
    OutOfOrder {
        /// The number it has.
        seq: u64,
        /// The number it should have.
        next: u64,
    },
    /// A change breaks a rule that the records keep.
    #[error("the change cannot be saved: {what}")]
    Refused {
        /// The rule.
        what: String,
    },
    /// A copy did not turn out to be the same as its original. It was thrown away.
    #[error("the copy for {} could not be verified and was thrown away: {what}", Told(path))]
    CopyFailed {
        /// Where the copy was to lie.
        path: PathBuf,
        /// What was found.
        what: String,
    },
}

impl StoreError {
    /// What the system's error means for the file at `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::PermissionDenied if path.exists() => Self::NoPermission { path },
            io::ErrorKind::PermissionDenied => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { path },
            io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => Self::NotAFile { path },
            _ => Self::Io { path, source },
        }
    }

    /// What the database's error means for the file at `path`.
    pub(crate) fn db(path: &Path, error: rusqlite::Error) -> Self {
        let place = path.to_path_buf();
        let (failure, told) = match &error {
            rusqlite::Error::SqliteFailure(failure, told) => (failure, told),
            rusqlite::Error::InvalidPath(_) => {
                let what = "its name holds what is no valid Unicode";
                return Self::Io {
                    path: place,
                    source: io::Error::new(io::ErrorKind::InvalidFilename, what),
                };
            }
            _ => return Self::damaged(path, error.to_string()),
        };
        let told = || told.clone().unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse { path: place },
            ErrorCode::DiskFull => Self::Full { path: place },
            ErrorCode::ReadOnly if failure.extended_code == ffi::SQLITE_READONLY_DBMOVED => {
                Self::Moved { path: place }
            }
            ErrorCode::ReadOnly => Self::ReadOnly { path: place },
            // Opening the file itself is preceded by a look at it: what cannot be opened is the journal.
            ErrorCode::CannotOpen if path.exists() => Self::ReadOnly { path: place },
            ErrorCode::CannotOpen => Self::Missing { path: place },
            ErrorCode::PermissionDenied => Self::NoPermission { path: place },
            ErrorCode::SystemIoFailure => Self::Io { path: place, source: io::Error::other(told()) },
            // So SQLCipher reports a page that fails its authentication.
            ErrorCode::OutOfMemory => Self::damaged(path, "a page of it is not as it was written"),
            ErrorCode::ConstraintViolation | ErrorCode::TooBig => Self::Refused { what: told() },
            // Statements are fixed and tested: what fails in them otherwise is a page that is not as written.
            _ => Self::damaged(path, told()),
        }
    }

    /// What the database's error means while the file at `from` is copied to `to`: pages that cannot be
    /// read are the original's, whatever else fails is the copy's.
    pub(crate) fn copying(from: &Path, to: &Path, error: rusqlite::Error) -> Self {
        match Self::db(to, error) {
            Self::Damaged { what, .. } => Self::damaged(from, what),
            other => other,
        }
    }

    /// The file at `path` is damaged; its newest backup is looked for.
    pub(crate) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.into(), what: what.into(), backup: backup::newest(path) }
    }
}

/// A path as it is told: the file's name, and where its folder is.
struct Told<'a>(&'a Path);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.file_name(), self.0.parent()) {
            (Some(name), Some(folder)) if !folder.as_os_str().is_empty() => {
                write!(f, "{} in {}", Path::new(name).display(), folder.display())
            }
            _ => self.0.display().fmt(f),
        }
    }
}

/// What to do about a damaged file, after a conjunction.
struct Rescue<'a>(Option<&'a Path>, &'static str);

impl fmt::Display for Rescue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(backup) => write!(f, "{}open its newest backup, {}", self.1, Told(backup)),
            None => write!(f, "{}look for a copy elsewhere: there is no backup beside it", self.1),
        }
    }
}
