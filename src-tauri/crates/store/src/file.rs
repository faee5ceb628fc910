//! An open account file.

use crate::{
    Headline, Key, Outcome, Sort, StoreError, backup, check,
    commit::commit,
    connection::{self, APPLICATION_ID, PAGE, connect, hold, release},
    draft::{Draft, mark},
    history,
    key::RawKey,
    lock::{self, Held},
    migrations::Format,
    table,
};
use domain::{Account, Change, Delta, Id, Record, Step};
use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    fmt,
    path::{Path, PathBuf, absolute},
};

/// An account file, open and held: nobody else can open it until this is dropped.
pub struct AccountFile {
    db: Connection,
    path: PathBuf,
    key: RawKey,
    sort: Sort,
    // Declared last and so let go last: while the connection lives, nobody may look into the file.
    held: Held,
}

impl AccountFile {
    /// Makes an account file. `first` is change 1 and holds at least the profile. The file appears at
    /// `path` complete or not at all.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::NoFolder`], [`StoreError::EmptyPassphrase`], and whatever
    /// [`commit`](Self::commit) refuses.
    pub fn create(path: &Path, key: Key<'_>, first: &Change) -> Result<Self, StoreError> {
        let path = &absolute(path).map_err(|error| StoreError::io(path, error))?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path: path.into() });
        }
        let key = RawKey::fresh(key, path)?;
        let draft = Draft::beside(path)?;
        let mut db = draft.connect(&key).map_err(|error| StoreError::db(path, error))?;
        mark(&db, "main").map_err(|error| StoreError::db(path, error))?;
        migrate(&mut db, path, &Format::PRESENT)?;
        commit(&mut db, path, first)?;
        if !matches!(records(&db, path)?.first(), Some(Record::Profile(_))) {
            return Err(StoreError::Refused { what: "an account starts with its own description".into() });
        }
        db.close().map_err(|(_, error)| StoreError::db(path, error))?;
        draft.place()?;
        Self::open_with(path, &Format::PRESENT, |_, _| Ok(key))
    }

    /// Opens an account file and holds it. A file of an older format is backed up and brought to the
    /// present one. A file that is refused is left as it was, to the byte.
    ///
    /// # Errors
    /// Those of [`recognise`](crate::recognise), and [`StoreError::InUse`], [`StoreError::Newer`],
    /// [`StoreError::PassphraseNeeded`], [`StoreError::NotPrivate`], [`StoreError::ReadOnly`],
    /// [`StoreError::WrongPassphraseOrDamaged`] and [`StoreError::Damaged`].
    pub fn open(path: &Path, key: Key<'_>) -> Result<Self, StoreError> {
        let path = absolute(path).map_err(|error| StoreError::io(path, error))?;
        Self::open_with(&path, &Format::PRESENT, |sort, salt| RawKey::of(key, sort, salt, &path))
    }

    pub(crate) fn open_with(
        path: &Path,
        format: &Format,
        key: impl FnOnce(Sort, [u8; 16]) -> Result<RawKey, StoreError>,
    ) -> Result<Self, StoreError> {
        let failed = |error| StoreError::db(path, error);
        let (held, sort, salt) = Held::take(path)?;
        let key = key(sort, salt)?;
        let db = connect(path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(failed)?;
        if db.is_readonly("main").map_err(failed)? {
            return Err(StoreError::ReadOnly { path: path.into() });
        }
        hold(&db).map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) if sort == Sort::Private => {
                let backup = backup::newest(path);
                StoreError::WrongPassphraseOrDamaged { path: path.into(), backup }
            }
            _ => failed(error),
        })?;
        let mut file = Self { db, path: path.into(), key, sort, held };
        file.admit(format)?;
        Ok(file)
    }

    /// Whether this is a whole account file of a format that is known; brings it to the present one.
    fn admit(&mut self, format: &Format) -> Result<(), StoreError> {
        let path = &self.path;
        let number = |pragma| {
            let value = self.db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
            value.map_err(|error| StoreError::db(path, error))
        };
        let length = path.metadata().map_err(|error| StoreError::io(path, error))?.len();
        if length % PAGE != 0 {
            return Err(StoreError::damaged(path, "its end is missing"));
        }
        let version = number("user_version")?;
        if number("application_id")? != i64::from(APPLICATION_ID) || version < 1 {
            let what = "an encrypted database of some other program";
            return Err(StoreError::Foreign { path: path.clone(), what });
        }
        match usize::try_from(version) {
            Ok(version) if version == format.latest => Ok(()),
            Ok(version) if version < format.latest => {
                backup::make(&self.db, path, &self.key, Timestamp::now())?;
                migrate(&mut self.db, path, format)
            }
            _ => Err(StoreError::Newer { path: path.clone(), format: version, known: format.latest }),
        }
    }

    /// Where the file lies: absolute.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this very file lies at a path, under whatever name. It must not be opened there by other
    /// means: on Unix, closing it again would let go of it.
    pub fn lies_at(&self, path: &Path) -> bool {
        self.held.lies_at(path)
    }

    /// Whether the file has a passphrase.
    pub const fn sort(&self) -> Sort {
        self.sort
    }

    /// The account as the record tables have it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a page or a row cannot be read.
    pub fn load(&self) -> Result<Account, StoreError> {
        account(&self.db, &self.path)
    }

    /// Writes a change: its records and its place in the history, together or not at all. Returns when
    /// both are on the disk.
    ///
    /// # Errors
    /// [`StoreError::OutOfOrder`] unless the change has the number after the last one;
    /// [`StoreError::Refused`] where it breaks a rule of the records; [`StoreError::Moved`],
    /// [`StoreError::ReadOnly`], [`StoreError::Full`] and [`StoreError::Io`]. The file is then as before.
    pub fn commit(&mut self, change: &Change) -> Result<(), StoreError> {
        if !self.held.lies_at(&self.path) {
            return Err(StoreError::Moved { path: self.path.clone() });
        }
        commit(&mut self.db, &self.path, change)
    }

    /// Keeps what was worked out from the account under a name, so that it is the same the next time. It
    /// goes into no history, and counts for nothing where the file is checked.
    ///
    /// # Errors
    /// [`StoreError::Moved`], [`StoreError::ReadOnly`], [`StoreError::Full`] and [`StoreError::Io`].
    pub fn keep(&self, name: &str, value: &impl Serialize) -> Result<(), StoreError> {
        if !self.held.lies_at(&self.path) {
            return Err(StoreError::Moved { path: self.path.clone() });
        }
        table::kept::keep(&self.db, name, value).map_err(|error| self.failed(error))
    }

    /// What is kept under a name; nothing where it is no such value.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn kept<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreError> {
        table::kept::kept(&self.db, name).map_err(|error| self.failed(error))
    }

    /// One change, whole; nothing where there is none of this id.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], as everything that reads the history.
    pub fn change(&self, id: Id) -> Result<Option<Change>, StoreError> {
        history::change(&self.db, id).map_err(|error| self.failed(error))
    }

    /// At most `limit` changes with a number below `before` (all, where there is none), whole, the newest
    /// first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn changes(&self, before: Option<u64>, limit: usize) -> Result<Vec<Change>, StoreError> {
        history::changes(&self.db, before, limit).map_err(|error| self.failed(error))
    }

    /// Hands on every change, whole, the oldest first: folded from nothing they give the account.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn replay(&self, each: &mut dyn FnMut(Change)) -> Result<(), StoreError> {
        history::replay(&self.db, each).map_err(|error| self.failed(error))
    }

    /// Hands on what every change left of the records it touched, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn outcomes(&self, each: &mut dyn FnMut(Outcome)) -> Result<(), StoreError> {
        history::outcomes(&self.db, each).map_err(|error| self.failed(error))
    }

    /// Number, id and step of every change, the oldest first: what undo and redo rest on.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn steps(&self) -> Result<Vec<(u64, Id, Step)>, StoreError> {
        history::steps(&self.db).map_err(|error| self.failed(error))
    }

    /// As [`changes`](Self::changes), without what the changes did.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn headlines(&self, before: Option<u64>, limit: usize) -> Result<Vec<Headline>, StoreError> {
        history::headlines(&self.db, before, limit).map_err(|error| self.failed(error))
    }

    /// Writes the whole account with its history to another file, under a key of its own, in place of
    /// what may lie there. The copy is verified before it takes its place. This file stays the open one.
    ///
    /// # Errors
    /// [`StoreError::OwnPath`] where `path` is this very file, [`StoreError::InUse`] where it is another
    /// open one, [`StoreError::CopyFailed`], [`StoreError::EmptyPassphrase`], and those of writing.
    pub fn save_as(&self, path: &Path, key: Key<'_>) -> Result<(), StoreError> {
        let path = &absolute(path).map_err(|error| StoreError::io(path, error))?;
        if path == &self.path || self.held.lies_at(path) {
            return Err(StoreError::OwnPath { path: path.into() });
        }
        refuse_in_use(path)?;
        self.save_with(path, &RawKey::fresh(key, path)?)
    }

    pub(crate) fn save_with(&self, path: &Path, key: &RawKey) -> Result<(), StoreError> {
        let draft = Draft::beside(path)?;
        self.export(draft.path(), key).map_err(|error| StoreError::copying(&self.path, path, error))?;
        backup::verified(draft.path(), key, path, &self.db, &self.path)?;
        let db = draft.connect(key).map_err(|error| StoreError::db(path, error))?;
        if account(&db, path)? != self.load()? {
            let what = "its records are not the same".into();
            return Err(StoreError::CopyFailed { path: path.into(), what });
        }
        db.close().map_err(|(_, error)| StoreError::db(path, error))?;
        draft.replace()
    }

    /// Copies the file into the folder `<name>.backups` beside it, verifies the copy, and returns where
    /// it lies. `at` is now, for the copy's name and the rotation: the newest 10 copies are kept and, of
    /// each of the 14 days up to `at` (UTC), the last. Where the newest copy already has this account's
    /// last change and is sound, no other is made.
    ///
    /// # Errors
    /// [`StoreError::CopyFailed`], and those of writing.
    pub fn back_up(&self, at: Timestamp) -> Result<PathBuf, StoreError> {
        backup::make(&self.db, &self.path, &self.key, at)
    }

    /// What is wrong with the file, as sentences; nothing where it is sound. Reads every page, and folds
    /// the whole history to compare it with the records.
    ///
    /// # Errors
    /// [`StoreError::Moved`] where the file is no longer where it was opened.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        if !self.held.lies_at(&self.path) {
            return Err(StoreError::Moved { path: self.path.clone() });
        }
        Ok(check::check(&self.db))
    }

    /// The whole file into the empty file at `path`, under the other key.
    fn export(&self, path: &Path, key: &RawKey) -> rusqlite::Result<()> {
        let name = path.to_str().ok_or_else(|| rusqlite::Error::InvalidPath(path.into()))?;
        let version: i64 = self.db.pragma_query_value(Some("main"), "user_version", |row| row.get(0))?;
        self.db.execute("ATTACH DATABASE ? AS copy KEY ?", [name, &key.literal()])?;
        let export = || {
            self.db.pragma_update(Some("copy"), "journal_mode", "MEMORY")?;
            self.db.query_row("SELECT sqlcipher_export('copy')", [], |_| Ok(()))?;
            mark(&self.db, "copy")?;
            self.db.pragma_update(Some("copy"), "user_version", version)
        };
        let exported = export();
        self.db.execute_batch("DETACH DATABASE copy").and(exported)
    }

    #[cfg(test)]
    pub(crate) const fn db(&self) -> &Connection {
        &self.db
    }

    fn failed(&self, error: rusqlite::Error) -> StoreError {
        StoreError::db(&self.path, error)
    }
}

impl fmt::Debug for AccountFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountFile")
            .field("path", &self.path)
            .field("sort", &self.sort)
            .finish_non_exhaustive()
    }
}

impl Drop for AccountFile {
    fn drop(&mut self) {
        // Where the file is no longer ours, the journal of that name is not ours either.
        if self.held.lies_at(&self.path) {
            let _ = release(&self.db);
        }
    }
}

fn migrate(db: &mut Connection, path: &Path, format: &Format) -> Result<(), StoreError> {
    format.steps.to_latest(db).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::db(path, err),
        other => StoreError::damaged(path, other.to_string()),
    })
}

fn records(db: &Connection, path: &Path) -> Result<Vec<Record>, StoreError> {
    table::all(db).map_err(|error| StoreError::db(path, error))
}

fn account(db: &Connection, path: &Path) -> Result<Account, StoreError> {
    let mut records = records(db, path)?.into_iter();
    let Some(Record::Profile(profile)) = records.next() else {
        return Err(StoreError::damaged(path, "the account's own description is missing"));
    };
    let mut account = Account::new(profile);
    account.apply(&records.map(Delta::added).collect::<Vec<_>>());
    Ok(account)
}

/// Refuses to replace a file that somebody has open, here or in another process, or that was not closed
/// properly.
fn refuse_in_use(path: &Path) -> Result<(), StoreError> {
    if lock::is_open(path) {
        return Err(StoreError::InUse { path: path.into() });
    }
    connection::no_journal_at(path)?;
    if !path.is_file() {
        return Ok(());
    }
    let probe = || {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let _lock = db.unchecked_transaction()?;
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    };
    match probe().map_err(|error| StoreError::db(path, error)) {
        Err(error @ StoreError::InUse { .. }) => Err(error),
        // Whatever else lies there, nobody holds it: it may be replaced, as was asked.
        _ => Ok(()),
    }
}
