//! The account file as its users see it. People and places are invented.

mod copies;
mod crash;
mod damage;
mod format;
mod laws;
mod place;
mod plans;
mod refusal;

use crate::{AccountFile, Key, Outcome, StoreError};
use domain::{
    Account, Assessment, Change, Delta, Gaze, Group, Id, Lens, Origin, Photo, Place, Profile, Reading,
    Record, Role, SavedView, Sight, Stakeholder, Standpoint, Step, Tie, TieKind,
    trust::equation::{Scale, TrustEquation},
};
use jiff::{Timestamp, civil::date};
use rusqlite::types::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that is gone after the test, and the file in it that most tests are about.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// An open account file with a few people, ties and scores in it.
    fn account(&self, name: &str) -> AccountFile {
        let mut file = AccountFile::create(&self.path(name), Key::Open, &first()).unwrap();
        file.commit(&people()).unwrap();
        file
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn id(number: u128) -> Id {
    Id::numbered(number)
}

fn change(seq: u64, deltas: Vec<Delta>) -> Change {
    Change {
        id: id(0xc000_0000 + u128::from(seq)),
        seq,
        at: Timestamp::from_second(1_790_000_000 + i64::try_from(seq).unwrap()).unwrap(),
        on: seq.is_multiple_of(3).then_some(date(2026, 1, 1)),
        author: "Mei Tanaka".into(),
        label: format!("Change {seq}"),
        step: Step::Do,
        deltas,
    }
}

fn first() -> Change {
    change(1, vec![Delta::added(Profile::new(id(1), "Northwind Rail"))])
}

/// Two people, their trust in each other, a score, a place and a mark of an import.
fn people() -> Change {
    let lind = Stakeholder {
        title: "Plant Director".into(),
        roles: [Role::Decider, Role::Buyer].into(),
        tags: ["golf".into(), "Göteborg".into()].into(),
        owner: Some(id(11)),
        ..Stakeholder::new(id(10), "Marcus Lind", Group::Customer)
    };
    let raman = Stakeholder::new(id(11), "Priya Raman", Group::Functions);
    change(
        2,
        vec![
            Delta::added(lind),
            Delta::added(raman),
            Delta::added(Tie::new(id(20), TieKind::Trust, id(10), id(11))),
            Delta::added(Tie::new(id(21), TieKind::Trust, id(11), id(10))),
            Delta::added(assessment(30, 20)),
            Delta::added(Place { id: id(40), lens: Lens::FourWorlds, stakeholder: id(10), x: 0.1, y: -1e-7 }),
            Delta::added(Origin {
                id: id(50),
                stakeholder: id(10),
                system: "salesforce".into(),
                key: "003".into(),
                values: [("title".into(), "Plant Manager".into())].into(),
            }),
        ],
    )
}

fn assessment(number: u128, tie: u128) -> Assessment {
    Assessment {
        id: id(number),
        tie: id(tie),
        reading: Reading::TrustEquation(TrustEquation::new(6, 2, 3, 8, Scale::Ten).unwrap()),
        on: date(2026, 11, 3),
        assessor: "Mei Tanaka".into(),
        rationale: "Two late deliveries".into(),
        confidence: 0.7,
        sealed: false,
    }
}

/// A change that adds this many stakeholders.
fn crowd(seq: u64, count: u128) -> Change {
    let first = 1_000_000 * u128::from(seq);
    let person = |number| Stakeholder::new(id(first + number), format!("Person {number}"), Group::Customer);
    change(seq, (0..count).map(|number| Delta::added(person(number))).collect())
}

/// Every row of every record table, in the order of the ids.
fn dump(file: &AccountFile) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for table in [
        "profile",
        "stakeholder",
        "tie",
        "assessment",
        "place",
        "origin",
        "photo",
        "view",
        "incident",
        "snapshot",
        "strategy",
        "reflection",
        "round",
        "reply",
    ] {
        let mut statement =
            file.db().prepare(&format!("SELECT '{table}', * FROM {table} ORDER BY id")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|column| row.get(column)).collect();
        rows.extend(statement.query_map([], row).unwrap().map(Result::unwrap));
    }
    rows
}

/// The account as the history tells it.
fn folded(file: &AccountFile) -> Account {
    let mut account: Option<Account> = None;
    let mut follow = |change: Change| {
        let account = account.get_or_insert_with(|| match &change.deltas[0].after {
            Some(Record::Profile(profile)) => Account::new(profile.clone()),
            _ => panic!("the first change starts with the profile"),
        });
        account.apply(&change.deltas);
    };
    file.replay(&mut follow).unwrap();
    account.unwrap()
}

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[track_caller]
fn refused(result: Result<AccountFile, StoreError>) -> StoreError {
    result.unwrap_err()
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}
