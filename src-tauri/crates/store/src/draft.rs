//! A file that appears at its place only when it is complete.

use crate::{
    StoreError,
    connection::{APPLICATION_ID, connect, no_journal_at},
    key::RawKey,
};
use rusqlite::{Connection, OpenFlags};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};
use tempfile::TempPath;

/// A file under a temporary name beside its place; gone when dropped.
pub(crate) struct Draft {
    temporary: TempPath,
    target: PathBuf,
}

impl Draft {
    /// An empty file beside `target`, which is absolute.
    pub fn beside(target: &Path) -> Result<Self, StoreError> {
        let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(StoreError::NotAFile { path: target.into() });
        };
        if !folder.is_dir() {
            return Err(StoreError::NoFolder { path: target.into() });
        }
        let mut prefix = std::ffi::OsString::from(".");
        prefix.push(name);
        prefix.push(".");
        let temporary = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(".part")
            .tempfile_in(folder)
            .map_err(|error| StoreError::io(target, error))?
            .into_temp_path();
        Ok(Self { temporary, target: target.into() })
    }

    /// Where the draft lies.
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// A connection that writes the draft: without a journal file, for half a draft is worth nothing.
    pub fn connect(&self, key: &RawKey) -> rusqlite::Result<Connection> {
        let db = connect(&self.temporary, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        db.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;")?;
        Ok(db)
    }

    /// Puts the draft to its place, where nothing lies yet.
    pub fn place(self) -> Result<(), StoreError> {
        no_journal_at(&self.target)?;
        let Self { temporary, target } = self;
        match temporary.persist_noclobber(&target) {
            Ok(()) => {
                settle(&target);
                Ok(())
            }
            Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(StoreError::Exists { path: target })
            }
            Err(failed) => Err(StoreError::io(&target, failed.error)),
        }
    }

    /// Puts the draft to its place, instead of what lies there.
    pub fn replace(self) -> Result<(), StoreError> {
        no_journal_at(&self.target)?;
        let Self { temporary, target } = self;
        temporary.persist(&target).map_err(|failed| StoreError::io(&target, failed.error))?;
        settle(&target);
        Ok(())
    }
}

/// Marks a database as an account file.
pub(crate) fn mark(db: &Connection, schema: &str) -> rusqlite::Result<()> {
    db.pragma_update(Some(schema), "application_id", APPLICATION_ID)
}

/// Has the folder's new entry written to the disk, where the system knows how.
fn settle(target: &Path) {
    if cfg!(unix)
        && let Some(folder) = target.parent()
    {
        // The file is complete and in its place; some network file systems cannot do more than that.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
