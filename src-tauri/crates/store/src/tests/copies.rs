//! Keys, copies under another key, and backups.

use super::*;
use crate::{Sort, recognise};
use std::fs;

#[test]
fn a_private_file_opens_with_its_passphrase_only() {
    let desk = Desk::new();
    let path = desk.path("private.rapport");
    let mut file = AccountFile::create(&path, Key::Passphrase("tall oak"), &first()).unwrap();
    file.commit(&people()).unwrap();
    let account = file.load().unwrap();
    drop(file);
    let before = bytes(&path);
    let wrong = refused(AccountFile::open(&path, Key::Passphrase("Tall oak"))).to_string();
    assert!(
        wrong.contains("either the passphrase is wrong, or the beginning of the file is damaged"),
        "{wrong}"
    );
    let none = refused(AccountFile::open(&path, Key::Open)).to_string();
    assert!(none.contains("private.rapport") && none.contains("has a passphrase"), "{none}");
    assert!(matches!(refused(AccountFile::open(&path, Key::Passphrase(""))), StoreError::EmptyPassphrase));
    assert_eq!(bytes(&path), before);
    let file = AccountFile::open(&path, Key::Passphrase("tall oak")).unwrap();
    assert_eq!((file.sort(), file.load().unwrap()), (Sort::Private, account));
}

#[test]
fn a_passphrase_is_neither_empty_nor_ignored() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let error = refused(AccountFile::create(&path, Key::Passphrase(""), &first()));
    assert!(matches!(error, StoreError::EmptyPassphrase), "{error}");
    assert_eq!(desk.names(), [""; 0]);
    drop(desk.account("acme.rapport"));
    let error = refused(AccountFile::open(&path, Key::Passphrase("tall oak")));
    assert!(matches!(error, StoreError::NotPrivate { .. }), "{error}");
}

#[test]
fn a_copy_holds_everything_under_its_own_key() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    let copy = desk.path("copy.rapport");
    let opened = |key| AccountFile::open(&copy, key);
    // The second and third copies take the place of the one before.
    for passphrase in [Some("tall oak"), Some("small birch"), None] {
        let key = passphrase.map_or(Key::Open, Key::Passphrase);
        file.save_as(&copy, key).unwrap();
        assert_eq!(recognise(&copy).unwrap(), if passphrase.is_some() { Sort::Private } else { Sort::Open });
        if passphrase == Some("small birch") {
            refused(opened(Key::Passphrase("tall oak")));
        }
        let copied = opened(key).unwrap();
        assert_eq!(copied.load().unwrap(), file.load().unwrap());
        assert_eq!(copied.changes(None, 99).unwrap(), file.changes(None, 99).unwrap());
        assert_eq!(dump(&copied), dump(&file));
        assert_eq!(copied.check().unwrap(), Vec::<String>::new());
    }
    assert_eq!(desk.names(), ["acme.rapport", "acme.rapport-journal", "copy.rapport"]);
    drop(file);
    assert_eq!(desk.names(), ["acme.rapport", "copy.rapport"]);
}

#[test]
fn a_copy_goes_on_by_itself() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    file.save_as(&desk.path("copy.rapport"), Key::Open).unwrap();
    let mut copy = AccountFile::open(&desk.path("copy.rapport"), Key::Open).unwrap();
    copy.commit(&crowd(3, 5)).unwrap();
    assert_eq!((copy.steps().unwrap().len(), file.steps().unwrap().len()), (3, 2));
}

#[test]
fn a_copy_never_takes_the_place_of_an_open_account() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    let other = desk.account("other.rapport");
    let own = file.save_as(&desk.path("acme.rapport"), Key::Open).unwrap_err();
    assert!(matches!(own, StoreError::OwnPath { .. }), "{own}");
    let taken = file.save_as(other.path(), Key::Open).unwrap_err();
    assert!(matches!(taken, StoreError::InUse { .. }), "{taken}");
    let nowhere = file.save_as(&desk.path("no/such/folder.rapport"), Key::Open).unwrap_err();
    assert!(matches!(nowhere, StoreError::NoFolder { .. }), "{nowhere}");
    assert_eq!((file.steps().unwrap().len(), other.steps().unwrap().len()), (2, 2));
}

#[cfg(unix)]
#[test]
fn another_name_of_the_same_file_is_the_same_file() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    let (link, hard) = (desk.path("link.rapport"), desk.path("hard.rapport"));
    std::os::unix::fs::symlink(file.path(), &link).unwrap();
    fs::hard_link(file.path(), &hard).unwrap();
    for name in [link, hard] {
        assert!(matches!(file.save_as(&name, Key::Open).unwrap_err(), StoreError::OwnPath { .. }));
        assert!(matches!(refused(AccountFile::open(&name, Key::Open)), StoreError::InUse { .. }));
    }
}

#[test]
fn a_backup_is_the_account_as_it_was() {
    let desk = Desk::new();
    for (name, key) in [("open.rapport", Key::Open), ("private.rapport", Key::Passphrase("tall oak"))] {
        let mut file = AccountFile::create(&desk.path(name), key, &first()).unwrap();
        file.commit(&people()).unwrap();
        let (rows, changes) = (dump(&file), file.changes(None, 99).unwrap());
        let backup = file.back_up(at("2026-11-03T10:00:00Z")).unwrap();
        assert_eq!(backup.parent().unwrap(), desk.path(&format!("{name}.backups")));
        file.commit(&crowd(3, 3)).unwrap();
        let copy = AccountFile::open(&backup, key).unwrap();
        assert_eq!((dump(&copy), copy.changes(None, 99).unwrap()), (rows, changes));
        assert_eq!(copy.check().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn nothing_new_needs_no_backup_but_a_damaged_backup_does() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let first = file.back_up(at("2026-11-03T10:00:00Z")).unwrap();
    assert_eq!(file.back_up(at("2026-11-04T10:00:00Z")).unwrap(), first);
    let mut content = bytes(&first);
    content[5000] ^= 1;
    fs::write(&first, content).unwrap();
    let second = file.back_up(at("2026-11-05T10:00:00Z")).unwrap();
    assert_ne!(second, first);
    file.commit(&crowd(3, 1)).unwrap();
    assert_ne!(file.back_up(at("2026-11-05T10:00:00Z")).unwrap(), second);
}

#[test]
fn backups_of_another_account_of_that_name_are_no_backups_of_this_one() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let old = desk.account("acme.rapport").back_up(at("2026-11-03T10:00:00Z")).unwrap();
    fs::remove_file(&path).unwrap();
    let mut file = AccountFile::create(&path, Key::Open, &first()).unwrap();
    file.commit(&Change { id: id(77), ..crowd(2, 1) }).unwrap();
    let new = file.back_up(at("2026-11-03T12:00:00Z")).unwrap();
    assert_ne!(new, old);
    drop(file);
    fs::remove_file(&path).unwrap();
    let mut file = AccountFile::create(&path, Key::Passphrase("tall oak"), &first()).unwrap();
    file.commit(&Change { id: id(77), ..crowd(2, 1) }).unwrap();
    let private = file.back_up(at("2026-11-03T13:00:00Z")).unwrap();
    assert!(bytes(&private).starts_with(b"RAPP"));
}

#[test]
fn backups_rotate_and_strangers_in_their_folder_stay() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let folder = desk.path("acme.rapport.backups");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    for hour in 0..36 {
        file.commit(&crowd(3 + hour, 1)).unwrap();
        let at = at("2026-11-01T12:00:00Z") + jiff::SignedDuration::from_hours(i64::try_from(hour).unwrap());
        file.back_up(at).unwrap();
    }
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let times: Vec<&str> = names.iter().map(|name| &name[..name.len().min(13)]).collect();
    let newest = (14..24).map(|hour| format!("2026-11-02T{hour}"));
    let expect: Vec<String> =
        ["2026-11-01T23".into()].into_iter().chain(newest).chain(["notes.txt".into()]).collect();
    assert_eq!(times, expect);
}
