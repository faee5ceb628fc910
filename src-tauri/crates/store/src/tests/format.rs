//! What stands in the file, for other programs and for later versions of this one.

use super::*;
use crate::{connection::connect, key::RawKey, migrations::Format};
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::M;

fn raw(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

#[test]
fn the_first_bytes_tell_the_sort() {
    let desk = Desk::new();
    let open = desk.path("acme.rapport");
    drop(desk.account("acme.rapport"));
    assert!(bytes(&open).starts_with(b"Rapport account\n"));
    let private = desk.path("private.rapport");
    drop(AccountFile::create(&private, Key::Passphrase("tall oak"), &first()).unwrap());
    assert!(bytes(&private).starts_with(b"RAPP"));
    assert_eq!(crate::recognise(&open).unwrap(), crate::Sort::Open);
    assert_eq!(crate::recognise(&private).unwrap(), crate::Sort::Private);
}

#[test]
fn no_text_of_the_account_stands_in_the_file_as_it_is() {
    let desk = Desk::new();
    drop(desk.account("acme.rapport"));
    let bytes = bytes(&desk.path("acme.rapport"));
    assert!(!bytes.windows(11).any(|window| window == b"Marcus Lind"));
}

#[test]
fn any_sqlcipher_4_opens_a_private_file_by_its_passphrase() {
    let desk = Desk::new();
    let path = desk.path("private.rapport");
    drop(AccountFile::create(&path, Key::Passphrase("tall oak, ‘träd’"), &first()).unwrap());
    let db = raw(&path);
    db.pragma_update(None, "key", "tall oak, ‘träd’").unwrap();
    let name: String = db.query_row("SELECT name FROM profile", [], |row| row.get(0)).unwrap();
    assert_eq!(name, "Northwind Rail");
}

#[test]
fn any_sqlcipher_4_opens_an_open_file_by_the_published_key() {
    let desk = Desk::new();
    drop(desk.account("acme.rapport"));
    let db = raw(&desk.path("acme.rapport"));
    let key = "x'6e6f20706173737068726173653a206f70656e20746f2065766572796f6e650a\
               526170706f7274206163636f756e740a'";
    db.pragma_update(None, "key", key).unwrap();
    let people: i64 = db.query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0)).unwrap();
    assert_eq!(people, 2);
    let number = |pragma| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number("application_id"), 0x5241_5050);
    assert_eq!(number("user_version"), i64::try_from(Format::PRESENT.latest).unwrap());
}

#[test]
fn the_connection_is_hardened() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    let value =
        |pragma| -> Value { file.db().pragma_query_value(Some("main"), pragma, |row| row.get(0)).unwrap() };
    let number = Value::Integer;
    for (pragma, expect) in [
        ("journal_mode", Value::Text("delete".into())),
        ("locking_mode", Value::Text("exclusive".into())),
        ("synchronous", number(3)),
        ("foreign_keys", number(1)),
        ("trusted_schema", number(0)),
        ("cell_size_check", number(1)),
        ("secure_delete", number(1)),
        ("temp_store", number(2)),
    ] {
        assert_eq!(value(pragma), expect, "{pragma}");
    }
    assert!(
        file.db().pragma_query_value(None, "mmap_size", |row| row.get::<_, i64>(0)).is_ok_and(|it| it == 0)
    );
    use rusqlite::config::DbConfig;
    for (switch, expect) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        assert_eq!(file.db().db_config(switch).unwrap(), expect, "{switch:?}");
    }
}

const NEXT: &[M<'static>] = &[M::up("CREATE TABLE motto (words TEXT NOT NULL) STRICT;")];

fn later() -> Format {
    let steps = [Format::STEPS, NEXT].concat();
    Format { latest: steps.len(), steps: rusqlite_migration::Migrations::new(steps) }
}

#[test]
fn a_file_of_an_older_format_is_backed_up_and_migrated() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let account = desk.account("acme.rapport").load().unwrap();
    let open = |format: &Format| {
        AccountFile::open_with(&path, format, |sort, salt| RawKey::of(Key::Open, sort, salt, &path))
    };
    let file = open(&later()).unwrap();
    assert_eq!(file.load().unwrap(), account);
    file.db().execute("INSERT INTO motto VALUES ('onward')", []).unwrap();
    let backup = crate::backup::newest(&path).unwrap();
    assert_eq!(AccountFile::open(&backup, Key::Open).unwrap().load().unwrap(), account);
    drop(file);

    let before = bytes(&path);
    let error = refused(AccountFile::open(&path, Key::Open));
    assert!(matches!(error, StoreError::Newer { .. }), "{error}");
    assert_eq!(bytes(&path), before);
}

/// The format in which the Trust Equation was the only instrument.
fn one_instrument() -> Format {
    Format { latest: 11, steps: rusqlite_migration::Migrations::from_slice(&Format::STEPS[..11]) }
}

#[test]
fn a_file_of_the_time_of_one_instrument_keeps_its_assessments() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let key = RawKey::fresh(Key::Open, &path).unwrap();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut db = connect(&path, &key, flags).unwrap();
    crate::draft::mark(&db, "main").unwrap();
    one_instrument().steps.to_latest(&mut db).unwrap();
    // The history is written by today’s hand: what it knows more is taken out again.
    db.execute_batch("BEGIN; ALTER TABLE change ADD COLUMN speaks_of TEXT").unwrap();
    let mut change_2 = people();
    change_2.deltas.push(Delta::added(on_five(31, 20)));
    for change in [first(), change_2] {
        for record in change.deltas.iter().filter_map(|delta| delta.after.as_ref()) {
            if !matches!(record, Record::Profile(_) | Record::Assessment(_)) {
                crate::table::insert(&db, record).unwrap();
            }
        }
        crate::history::insert(&db, &change).unwrap();
    }
    // The two records that had another form then.
    db.execute_batch(
        "ALTER TABLE change DROP COLUMN speaks_of;
         UPDATE delta SET after = json_remove(after, '$.quick_check_weight', '$.measures', '$.coach')
             WHERE kind = 'profile';
         INSERT INTO profile VALUES
             (x'00000000000000000000000000000001', 1, 'Northwind Rail', '', NULL, 180.0, 8.0);
         INSERT INTO assessment VALUES
             (x'0000000000000000000000000000001e', x'00000000000000000000000000000014', 'trust-equation',
              '1-10', 6, 2, 3, 8, '2026-11-03', 'Mei Tanaka', 'Two late deliveries', 0.7),
             (x'0000000000000000000000000000001f', x'00000000000000000000000000000014', 'trust-equation',
              '1-5', 1, 2, 5, 4, '2026-11-03', 'Mei Tanaka', 'Two late deliveries', 0.7);
         COMMIT;",
    )
    .unwrap();
    drop(db);

    let mut file = AccountFile::open(&path, Key::Open).unwrap();
    let account = file.load().unwrap();
    assert_eq!(account.profile(), &Profile::new(id(1), "Northwind Rail"));
    assert_eq!(account.assessments().collect::<Vec<_>>(), [&assessment(30, 20), &on_five(31, 20)]);
    assert_eq!(folded(&file), account);
    assert_eq!(file.check().unwrap(), Vec::<String>::new());
    assert!(crate::backup::newest(&path).is_some());

    file.commit(&change(3, vec![Delta::removed(assessment(30, 20)), Delta::added(assessment(32, 20))]))
        .unwrap();
    assert_eq!(file.check().unwrap(), Vec::<String>::new());
}

fn on_five(number: u128, tie: u128) -> Assessment {
    let reading = TrustEquation::new(1, 2, 5, 4, Scale::Five).unwrap().into();
    Assessment { reading, ..assessment(number, tie) }
}

#[test]
fn answers_that_no_instrument_allows_are_told_as_damage() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    for reading in [
        r#"{"instrument":"signs","present":{}}"#,
        r#"{"instrument":"signs","present":{"omen":true}}"#,
        r#"{"instrument":"trust-dna","level":"staff","answers":{"time":9}}"#,
    ] {
        let sql = "UPDATE assessment SET reading = ?, instrument = ? ->> 'instrument'";
        file.db().execute(sql, [reading, reading]).unwrap();
        let error = file.load().unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    }
    let other = r#"UPDATE assessment SET reading = '{"instrument":"behaviours","kept":{}}'"#;
    assert!(file.db().execute(other, []).unwrap_err().to_string().contains("CHECK constraint failed"));
}

#[test]
fn a_migration_that_fails_leaves_the_file_in_its_old_format() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let account = desk.account("acme.rapport").load().unwrap();
    let steps = [Format::STEPS, NEXT, &[M::up("INSERT INTO no_such_table VALUES (1);")]].concat();
    let broken = Format { latest: steps.len(), steps: rusqlite_migration::Migrations::new(steps) };
    let key = |sort, salt| RawKey::of(Key::Open, sort, salt, &path);
    refused(AccountFile::open_with(&path, &broken, key));
    assert_eq!(AccountFile::open(&path, Key::Open).unwrap().load().unwrap(), account);
}

#[test]
fn the_schema_knows_every_code_of_the_vocabularies() {
    use domain::{
        Attitude, Coverage, Effect, Influence, Kind, Level, RecordKind, Status,
        trust::{Instrument, Side},
    };
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    let mut statement = file.db().prepare("SELECT group_concat(sql) FROM sqlite_schema").unwrap();
    let schema: String = statement.query_row([], |row| row.get(0)).unwrap();
    let schema = schema.split_whitespace().collect::<Vec<_>>().join(" ");
    let free: Vec<Lens> = Lens::ALL.iter().copied().filter(|lens| lens.is_free()).collect();
    fn codes<T: Copy>(column: &str, all: &[T], code: fn(T) -> &'static str) -> String {
        all.iter().map(|it| format!("{column} = '{}'", code(*it))).collect::<Vec<_>>().join(" OR ")
    }
    for codes in [
        codes("kind", Kind::ALL, Kind::code),
        codes("\"group\"", Group::ALL, Group::code),
        codes("level", Level::ALL, Level::code),
        codes("attitude", Attitude::ALL, Attitude::code),
        codes("coverage", Coverage::ALL, Coverage::code),
        codes("influence", Influence::ALL, Influence::code),
        codes("status", Status::ALL, Status::code),
        codes("kind", TieKind::ALL, TieKind::code),
        codes("instrument", Instrument::ALL, Instrument::code),
        codes("lens", &free, Lens::code),
        codes("kind", RecordKind::ALL, RecordKind::code),
        codes("effect", Effect::ALL, Effect::code),
        codes("side", Side::ALL, Side::code),
    ] {
        assert!(schema.contains(&format!("({codes})")), "no CHECK has ({codes}): a migration is missing");
    }
}

#[test]
fn a_database_of_another_program_under_our_key_is_refused() {
    let desk = Desk::new();
    let path = desk.path("other.rapport");
    let key = RawKey::fresh(Key::Open, &path).unwrap();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let db = connect(&path, &key, flags).unwrap();
    db.execute_batch("CREATE TABLE t (a); PRAGMA user_version = 3;").unwrap();
    drop(db);
    let before = bytes(&path);
    let error = refused(AccountFile::open(&path, Key::Open));
    assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
    assert_eq!(bytes(&path), before);
}

#[test]
fn what_is_worked_out_is_kept_beside_the_records_and_copied_with_them() {
    let desk = Desk::new();
    let file = desk.account("acme.rapport");
    let records = dump(&file);
    file.keep("places", &[(0.1 + 0.2, 7)]).unwrap();
    file.keep("places", &[(0.1 + 0.2, 8)]).unwrap();
    assert_eq!(file.kept::<Vec<(f64, u8)>>("places").unwrap(), Some(vec![(0.1 + 0.2, 8)]));
    assert_eq!(file.kept::<Vec<String>>("places").unwrap(), None, "not of this make");
    assert_eq!(file.kept::<u8>("nothing").unwrap(), None);
    assert_eq!(dump(&file), records);
    assert_eq!(file.check().unwrap(), Vec::<String>::new());
    let copy = desk.path("copy.rapport");
    file.save_as(&copy, Key::Open).unwrap();
    drop(file);
    for path in [copy, desk.path("acme.rapport")] {
        let again = AccountFile::open(&path, Key::Open).unwrap();
        assert_eq!(again.kept::<Vec<(f64, u8)>>("places").unwrap(), Some(vec![(0.1 + 0.2, 8)]));
    }
}
