//! Where files lie: missing, unwritable, full, moved.

use super::*;
use crate::recognise;
use rusqlite::ffi;
use std::fs;

#[test]
fn what_is_no_file_is_named() {
    let desk = Desk::new();
    let missing = refused(AccountFile::open(&desk.path("gone.rapport"), Key::Open));
    assert!(matches!(missing, StoreError::Missing { .. }), "{missing}");
    assert!(missing.to_string().starts_with("there is no file gone.rapport in "), "{missing}");
    let folder = refused(AccountFile::open(desk.folder.path(), Key::Open));
    assert!(matches!(folder, StoreError::NotAFile { .. }), "{folder}");
    assert!(matches!(recognise(desk.folder.path()), Err(StoreError::NotAFile { .. })));
    assert!(matches!(recognise(&desk.path("gone.rapport")), Err(StoreError::Missing { .. })));
    let within = refused(AccountFile::create(&desk.path("no/folder.rapport"), Key::Open, &first()));
    assert!(matches!(within, StoreError::NoFolder { .. }), "{within}");
    assert_eq!(desk.names(), [""; 0]);
}

#[test]
fn a_new_account_takes_no_place_that_is_taken() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    fs::write(&path, "mine").unwrap();
    let error = refused(AccountFile::create(&path, Key::Open, &first()));
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(
        (bytes(&path).as_slice(), desk.names()),
        (b"mine".as_slice(), vec!["acme.rapport".to_owned()])
    );
}

#[test]
fn a_new_account_that_fails_leaves_nothing() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let profile = || Delta::added(Profile::new(id(1), "Northwind Rail"));
    let dangling = Delta::added(Tie::new(id(20), TieKind::Trust, id(10), id(11)));
    for first in [change(1, Vec::new()), change(2, vec![profile()]), change(1, vec![profile(), dangling])] {
        refused(AccountFile::create(&path, Key::Open, &first));
        assert_eq!(desk.names(), [""; 0]);
    }
}

#[test]
fn a_journal_left_by_another_account_is_not_played_into_a_new_one() {
    let desk = Desk::new();
    fs::write(desk.path("acme.rapport-journal"), [0xd9; 600]).unwrap();
    let error = refused(AccountFile::create(&desk.path("acme.rapport"), Key::Open, &first()));
    assert!(matches!(error, StoreError::JournalLeft { .. }), "{error}");
    let file = desk.account("other.rapport");
    let error = file.save_as(&desk.path("acme.rapport"), Key::Open).unwrap_err();
    assert!(matches!(error, StoreError::JournalLeft { .. }), "{error}");
    assert!(!desk.path("acme.rapport").exists());
}

#[test]
fn odd_names_are_names() {
    let desk = Desk::new();
    for name in [":memory:", "file:acme.rapport?mode=memory", "a'b\"c%41.rapport", "Übung 顧客 🚀.rapport"]
    {
        let file = desk.account(name);
        let copy = desk.path(&format!("copy of {name}"));
        file.save_as(&copy, Key::Open).unwrap();
        file.back_up(at("2026-11-03T10:00:00Z")).unwrap();
        assert_eq!(AccountFile::open(&copy, Key::Open).unwrap().load().unwrap(), file.load().unwrap());
        drop(file);
        assert_eq!(AccountFile::open(&desk.path(name), Key::Open).unwrap().steps().unwrap().len(), 2);
    }
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let rows = dump(&file);
    let pages: i64 = file.db().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    // As many pages as there are: to SQLite the same as a full disk.
    file.db().pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    let error = file.commit(&crowd(3, 2000)).unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert_eq!(dump(&file), rows);
    file.db().pragma_update_and_check(None, "max_page_count", 1_000_000, |_| Ok(())).unwrap();
    file.commit(&crowd(3, 2000)).unwrap();
    assert_eq!(file.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_file_that_was_replaced_while_open_is_not_written() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let mut other = desk.account("other.rapport");
    other.commit(&crowd(3, 7)).unwrap();
    drop(other);
    fs::rename(desk.path("other.rapport"), desk.path("acme.rapport")).unwrap();
    let swapped = bytes(&desk.path("acme.rapport"));
    let error = file.commit(&crowd(3, 1)).unwrap_err();
    assert!(matches!(error, StoreError::Moved { .. }), "{error}");
    assert!(matches!(file.check().unwrap_err(), StoreError::Moved { .. }));
    // What was saved before can still be rescued.
    file.save_as(&desk.path("rescued.rapport"), Key::Open).unwrap();
    assert_eq!(
        AccountFile::open(&desk.path("rescued.rapport"), Key::Open).unwrap().steps().unwrap().len(),
        2
    );
    drop(file);
    assert_eq!(bytes(&desk.path("acme.rapport")), swapped);
}

#[test]
fn reading_does_not_write() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    drop(desk.account("acme.rapport"));
    let (before, time) = (bytes(&path), path.metadata().unwrap().modified().unwrap());
    let file = AccountFile::open(&path, Key::Open).unwrap();
    assert_eq!(desk.names(), ["acme.rapport"]);
    file.load().unwrap();
    file.check().unwrap();
    file.steps().unwrap();
    file.changes(None, 9).unwrap();
    assert_eq!(desk.names(), ["acme.rapport"]);
    drop(file);
    assert_eq!(desk.names(), ["acme.rapport"]);
    assert_eq!((bytes(&path), path.metadata().unwrap().modified().unwrap()), (before, time));
}

/// So that the folder can be removed.
#[cfg(unix)]
fn writable(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Runs the test only where the system keeps this user from writing.
#[cfg(unix)]
fn unwritable(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let binds = if path.is_dir() {
        let probe = path.join("probe");
        let refused = fs::write(&probe, "").is_err();
        let _ = fs::remove_file(probe);
        refused
    } else {
        fs::OpenOptions::new().append(true).open(path).is_err()
    };
    if !binds {
        println!("skipped: permissions do not bind this user");
    }
    binds
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_is_told_when_opening() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    drop(desk.account("acme.rapport"));
    if unwritable(&path, 0o444) {
        let error = refused(AccountFile::open(&path, Key::Open));
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
        assert!(unwritable(&path, 0o000));
        let error = refused(AccountFile::open(&path, Key::Open));
        assert!(matches!(error, StoreError::NoPermission { .. }), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let desk = Desk::new();
    let inner = desk.path("inner");
    fs::create_dir(&inner).unwrap();
    drop(desk.account("inner/acme.rapport"));
    if unwritable(&inner, 0o555) {
        let mut file = AccountFile::open(&inner.join("acme.rapport"), Key::Open).unwrap();
        let error = file.commit(&crowd(3, 1)).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
        let error = file.back_up(at("2026-11-03T10:00:00Z")).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
        let error = refused(AccountFile::create(&inner.join("new.rapport"), Key::Open, &first()));
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
        drop(file);
        writable(&inner);
    }
}

#[test]
fn nothing_is_made_where_nobody_can_write() {
    let folder = Path::new("/sys");
    if !folder.is_dir() {
        println!("skipped: no folder here that nobody can write");
        return;
    }
    let error = refused(AccountFile::create(&folder.join("acme.rapport"), Key::Open, &first()));
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert!(error.to_string().contains("acme.rapport in /sys cannot be written"), "{error}");
}

#[test]
fn each_failure_of_the_database_has_its_own_message() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    fs::write(&path, "").unwrap();
    let check = |code, start: &str| {
        let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
        let message = StoreError::db(&path, error).to_string();
        assert!(message.contains(start), "{code}: {message}");
    };
    check(ffi::SQLITE_BUSY, "is open in another window: close it there first");
    check(ffi::SQLITE_FULL, "is full: make room and do it again");
    check(ffi::SQLITE_READONLY, "cannot be written");
    check(ffi::SQLITE_READONLY_DIRECTORY, "cannot be written");
    check(ffi::SQLITE_READONLY_DBMOVED, "was moved, deleted or replaced");
    check(ffi::SQLITE_CANTOPEN, "cannot be written");
    check(ffi::SQLITE_IOERR_WRITE, "could not be read or written");
    check(ffi::SQLITE_CORRUPT, "is damaged");
    check(ffi::SQLITE_NOTADB, "is damaged");
    check(ffi::SQLITE_PERM, "no permission");
    fs::remove_file(&path).unwrap();
    check(ffi::SQLITE_CANTOPEN, "there is no file");
}
