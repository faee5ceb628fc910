//! Damaged, truncated and foreign files: named as what they are, and left as they are.

use super::*;
use crate::{key::RawKey, migrations::Format, recognise};
use std::fs;

/// Numbers that are the same every time.
fn seeded(count: usize, below: usize) -> impl Iterator<Item = usize> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..count).map(move |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    })
}

/// The file as it is after this key's holder closed it.
fn closed(desk: &Desk, key: &RawKey) -> (PathBuf, Vec<u8>) {
    let open = desk.account("open.rapport");
    let path = desk.path("acme.rapport");
    open.save_with(&path, key).unwrap();
    (path.clone(), bytes(&path))
}

/// Whether the damage shows when the file is opened, or at the latest when it is checked.
fn noticed(path: &Path, key: &RawKey) -> bool {
    match AccountFile::open_with(path, &Format::PRESENT, |_, _| Ok(key.clone())) {
        Err(_) => true,
        Ok(file) => !file.check().unwrap().is_empty(),
    }
}

fn keys() -> [RawKey; 2] {
    let path = Path::new("any");
    [RawKey::fresh(Key::Open, path).unwrap(), RawKey::fresh(Key::Passphrase("tall oak"), path).unwrap()]
}

#[test]
fn any_flipped_bit_is_noticed() {
    for key in keys() {
        let desk = Desk::new();
        let (path, sound) = closed(&desk, &key);
        assert!(!noticed(&path, &key));
        for (place, bit) in seeded(200, sound.len()).zip(seeded(207, 8).skip(7)) {
            let mut bytes = sound.clone();
            bytes[place] ^= 1 << bit;
            fs::write(&path, &bytes).unwrap();
            // The random part of a private file's salt tells only when the key is derived from it.
            let in_salt = (4..16).contains(&place) && sound.starts_with(b"RAPP");
            assert!(in_salt || noticed(&path, &key), "bit {bit} of byte {place} of {}", sound.len());
        }
    }
}

#[test]
fn a_flipped_bit_in_the_salt_is_noticed() {
    let desk = Desk::new();
    let path = desk.path("private.rapport");
    drop(AccountFile::create(&path, Key::Passphrase("tall oak"), &first()).unwrap());
    let mut bytes = bytes(&path);
    bytes[9] ^= 4;
    fs::write(&path, bytes).unwrap();
    let error = refused(AccountFile::open(&path, Key::Passphrase("tall oak")));
    assert!(matches!(error, StoreError::WrongPassphraseOrDamaged { .. }), "{error}");
}

#[test]
fn any_missing_end_is_noticed_when_opening() {
    let [key, _] = keys();
    let desk = Desk::new();
    let (path, sound) = closed(&desk, &key);
    for length in seeded(40, sound.len() - 16).map(|length| length + 16).chain([4096, sound.len() - 4096]) {
        fs::write(&path, &sound[..length]).unwrap();
        let error = refused(AccountFile::open(&path, Key::Open));
        assert!(matches!(error, StoreError::Damaged { .. }), "{length} bytes of {}: {error}", sound.len());
        assert_eq!(bytes(&path), sound[..length]);
    }
}

#[test]
fn a_damaged_file_names_its_newest_backup() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let mut file = desk.account("acme.rapport");
    file.back_up(at("2026-11-03T10:00:00Z")).unwrap();
    file.commit(&crowd(3, 1)).unwrap();
    let newest = file.back_up(at("2026-11-03T11:00:00Z")).unwrap();
    drop(file);
    let sound = bytes(&path);
    let damages: [fn(&mut Vec<u8>); 4] =
        [|bytes| bytes[100] ^= 1, |bytes| bytes[3] ^= 1, |bytes| bytes.truncate(5000), |bytes| bytes.clear()];
    for damage in damages {
        let mut bytes = sound.clone();
        damage(&mut bytes);
        fs::write(&path, bytes).unwrap();
        let error = refused(AccountFile::open(&path, Key::Open));
        assert!(
            matches!(&error, StoreError::Damaged { backup: Some(backup), .. } if *backup == newest),
            "{error}"
        );
        let message = error.to_string();
        assert!(message.contains("2026-11-03T110000Z_3_"), "{message}");
        assert!(message.contains("acme.rapport.backups"), "{message}");
    }
    assert_eq!(AccountFile::open(&newest, Key::Open).unwrap().steps().unwrap().len(), 3);
}

#[test]
fn damage_within_is_told_when_the_account_is_loaded() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let mut file = desk.account("acme.rapport");
    file.commit(&crowd(3, 400)).unwrap();
    drop(file);
    let mut bytes = bytes(&path);
    for page in bytes.chunks_mut(4096).skip(2) {
        page[77] ^= 1;
    }
    fs::write(&path, bytes).unwrap();
    let file = AccountFile::open(&path, Key::Open);
    let error = file.and_then(|file| file.load().map(|_| file)).map(|_| ()).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
}

#[test]
fn what_is_read_of_a_damaged_file_is_right_or_an_error() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let mut file = desk.account("acme.rapport");
    let long = |letter: &str| letter.repeat(20_000);
    let person = Stakeholder { notes: long("n"), ..Stakeholder::new(id(12), "Ana Novak", Group::Suppliers) };
    let mut deltas = vec![Delta::added(person)];
    for (number, letter) in [(51, "o"), (52, "p")] {
        deltas.push(Delta::added(Origin {
            id: id(number),
            stakeholder: id(12),
            system: "salesforce".into(),
            key: letter.into(),
            values: [("notes".into(), long(letter))].into(),
        }));
    }
    let tie = Tie { note: long("t"), ..Tie::new(id(22), TieKind::Influence, id(12), id(10)) };
    deltas.push(Delta::added(tie));
    file.commit(&change(3, deltas)).unwrap();
    let (account, changes) = (file.load().unwrap(), file.changes(None, 9).unwrap());
    drop(file);
    let sound = bytes(&path);
    let mut wrong = (0, 0);
    for page in 0..sound.len() / 4096 {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 2000] ^= 1;
        fs::write(&path, bytes).unwrap();
        let Ok(file) = AccountFile::open(&path, Key::Open) else { continue };
        match file.load() {
            Ok(loaded) => assert_eq!(loaded, account, "page {page}"),
            Err(_) => wrong.0 += 1,
        }
        let Ok(file) = ({
            drop(file);
            AccountFile::open(&path, Key::Open)
        }) else {
            continue;
        };
        match file.changes(None, 9) {
            Ok(read) => assert_eq!(read, changes, "page {page}"),
            Err(_) => wrong.1 += 1,
        }
    }
    assert!(wrong.0 > 10 && wrong.1 > 10, "{wrong:?} pages made reading fail");
}

#[test]
fn a_damaged_account_is_not_copied() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let mut file = desk.account("acme.rapport");
    file.commit(&crowd(3, 400)).unwrap();
    drop(file);
    let mut bytes = bytes(&path);
    let end = bytes.len() - 2000;
    bytes[end] ^= 1;
    fs::write(&path, bytes).unwrap();
    for copy in [
        |file: &AccountFile, path: &Path| file.save_as(path, Key::Open),
        |file: &AccountFile, _: &Path| file.back_up(at("2026-11-03T10:00:00Z")).map(|_| ()),
    ] {
        let file = AccountFile::open(&path, Key::Open).unwrap();
        let error = copy(&file, &desk.path("copy.rapport")).unwrap_err();
        assert!(matches!(&error, StoreError::Damaged { path: damaged, .. } if *damaged == path), "{error}");
    }
    assert!(!desk.path("copy.rapport").exists());
    assert_eq!(fs::read_dir(desk.path("acme.rapport.backups")).unwrap().count(), 0);
}

#[test]
fn a_private_file_cut_short_is_damaged_and_its_passphrase_not_doubted() {
    let desk = Desk::new();
    let path = desk.path("private.rapport");
    drop(AccountFile::create(&path, Key::Passphrase("tall oak"), &first()).unwrap());
    let whole = bytes(&path);
    for length in [8192, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        let error = refused(AccountFile::open(&path, Key::Passphrase("tall oak")));
        assert!(matches!(error, StoreError::Damaged { .. }), "{length}: {error}");
    }
}

#[test]
fn records_that_differ_from_their_history_are_found() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    file.db().execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let check = |sql: &str, finding: &str| {
        file.db().execute_batch(sql).unwrap();
        let findings = file.check().unwrap().join("\n");
        assert!(findings.contains(finding), "{findings}");
    };
    check(
        "UPDATE stakeholder SET title = 'Janitor' WHERE name = 'Marcus Lind'",
        "is not as its history left it",
    );
    check("DELETE FROM assessment", "is missing, but the history has it");
    check("DELETE FROM delta WHERE kind = 'place'", "is there, but not according to the history");
    check(
        "UPDATE delta SET before = after WHERE kind = 'tie'",
        "otherwise than the changes before had left it",
    );
    check("UPDATE change SET seq = 4 WHERE seq = 2", "Change 4 follows change 1");
}

/// Tries every key on a file that is no account: it is refused, and neither it nor its folder changes.
#[track_caller]
fn check_foreign(content: &[u8], what: &str) {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    fs::write(&path, content).unwrap();
    let before = path.metadata().unwrap().modified().unwrap();
    for key in [Key::Open, Key::Passphrase("tall oak")] {
        let error = refused(AccountFile::open(&path, key)).to_string();
        assert!(error.contains(what), "{error}");
        assert!(error.contains("acme.rapport"), "{error}");
    }
    assert!(recognise(&path).is_err());
    assert_eq!(bytes(&path), content);
    assert_eq!(path.metadata().unwrap().modified().unwrap(), before);
    assert_eq!(desk.names(), ["acme.rapport"]);
}

#[test]
fn foreign_files_are_named_and_left_alone() {
    let desk = Desk::new();
    let sqlite = desk.path("plain.db");
    let db = rusqlite::Connection::open(&sqlite).unwrap();
    db.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);").unwrap();
    drop(db);
    check_foreign(&bytes(&sqlite), "a plain SQLite database");
    check_foreign(b"PK\x03\x04 and what follows in a spreadsheet", "a ZIP archive or an Office document");
    check_foreign(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document");
    check_foreign(b"Name,Title\nMarcus Lind,Plant Director\n", "a text file");
    check_foreign("Näme,Titel\n".repeat(200).as_bytes(), "a text file");
    check_foreign(b"\xff\xfeN\0a\0m\0e\0", "a text file");
    check_foreign(b"Rapport", "a text file");
    check_foreign(b"", "is empty");
    check_foreign(&[0; 9000], "a file of some other program");
    let noise: Vec<u8> = seeded(9000, 256).map(|byte| u8::try_from(byte).unwrap()).collect();
    check_foreign(&noise, "a file of some other program");
}

#[test]
fn what_only_begins_like_an_account_is_left_alone() {
    for content in
        [b"Rapport account\n".repeat(700), b"RAPP".repeat(3000), b"RAPPort of the year, in text".to_vec()]
    {
        let desk = Desk::new();
        let path = desk.path("acme.rapport");
        fs::write(&path, &content).unwrap();
        let sort = recognise(&path).unwrap();
        let key = if sort == crate::Sort::Open { Key::Open } else { Key::Passphrase("tall oak") };
        let error = refused(AccountFile::open(&path, key));
        let damaged =
            matches!(error, StoreError::Damaged { .. } | StoreError::WrongPassphraseOrDamaged { .. });
        assert!(damaged, "{error}");
        assert_eq!(bytes(&path), content);
        assert_eq!(desk.names(), ["acme.rapport"]);
    }
}
