//! A connection to an account file: keyed, hardened, and held alone.

use crate::{StoreError, key::RawKey};
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{path::Path, time::Duration};

/// How long to wait for a file that another process is just closing.
const PATIENCE: Duration = Duration::from_millis(300);

/// Bytes in a page, as SQLCipher 4 has it.
pub(crate) const PAGE: u64 = 4096;

/// What an account file is marked with: the bytes `RAPP`.
pub(crate) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"RAPP");

/// Connects to the file at `path`, which must exist. Reads nothing of it yet.
pub(crate) fn connect(path: &Path, key: &RawKey, access: OpenFlags) -> rusqlite::Result<Connection> {
    let db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(64);
    for (switch, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    ] {
        db.set_db_config(switch, on)?;
    }
    // What goes wrong is told by the error, not on the terminal.
    db.pragma_update(None, "cipher_log_level", "NONE")?;
    db.pragma_update(None, "key", key.literal())?;
    db.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(db)
}

/// Takes the file for this connection alone until it is closed. Reads the first page, and so tells
/// whether the key fits; writes nothing.
pub(crate) fn hold(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA main.locking_mode = EXCLUSIVE;
         BEGIN EXCLUSIVE;
         COMMIT;
         PRAGMA main.cache_size = -65536;
         PRAGMA main.journal_mode = DELETE;
         PRAGMA main.journal_size_limit = 0;
         PRAGMA main.synchronous = EXTRA;",
    )
}

/// Lets go of a file that was held. While it is held SQLite empties the journal after each change but
/// leaves it there; leaving this mode by way of PERSIST makes it take the journal away.
pub(crate) fn release(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA main.locking_mode = NORMAL;
         PRAGMA main.journal_mode = PERSIST;
         PRAGMA main.journal_mode = DELETE;",
    )
}

/// Refuses to put a file where a journal with content lies: SQLite would play it into that file.
pub(crate) fn no_journal_at(path: &Path) -> Result<(), StoreError> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    match Path::new(&journal).metadata() {
        Ok(facts) if facts.len() > 0 => Err(StoreError::JournalLeft { path: path.into() }),
        _ => Ok(()),
    }
}
