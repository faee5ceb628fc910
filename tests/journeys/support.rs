//! An account in a folder of its own, in a world that repeats.

use account::{Beginning, Draft, Judgement, Key, OpenAccount, Scripted, import::Choice};
use domain::{
    Group, Id, Stakeholder, TieKind,
    trust::{Scale, TrustEquation},
};
use jiff::civil::date;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// An open account and the folder its file lies in.
pub struct Desk {
    pub folder: TempDir,
    pub open: OpenAccount,
}

/// The 22 November 2026, in UTC.
pub fn world() -> Box<Scripted> {
    Box::new(Scripted::new(date(2026, 11, 22).at(9, 0, 0, 0).in_tz("UTC").unwrap()))
}

/// The day after, whose ids differ from those of the first.
pub fn next_day() -> Box<account::Laptop> {
    Box::new(account::Laptop)
}

impl Desk {
    /// An account with its manager, Priya Raman, and nobody else.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let beginning = Beginning {
            name: "Halden Foods".into(),
            supplier: "Nordpack".into(),
            manager: "Priya Raman".into(),
            manager_title: String::new(),
        };
        let open = OpenAccount::create(&folder.path().join("halden.rapport"), Key::Open, &beginning, world())
            .unwrap();
        Self { folder, open }
    }

    /// An account of so many people, imported: each reports to one further up the list, and every third
    /// is trusted by the one before.
    pub fn crowd(people: usize) -> Self {
        let mut desk = Self::new();
        let mut csv = String::from("Id,Name,Account,Title,ReportsToId\n");
        for row in 0..people {
            let boss = if row % 40 == 0 { String::new() } else { format!("C{}", row - row.min(1 + row % 7)) };
            csv.push_str(&format!("C{row},Person {row},Firm {},Title {},{boss}\n", row / 120, row % 5));
        }
        let path = desk.folder.path().join("crowd.csv");
        std::fs::write(&path, csv).unwrap();
        let offer = desk.open.read_sources(&[path]).unwrap();
        let plan = desk.open.plan_import(&offer, &Choice::default());
        desk.open.import(&offer, plan).unwrap();
        let ids: Vec<Id> = desk.open.account().stakeholders().map(|known| known.id).collect();
        for pair in ids.windows(2).step_by(3) {
            desk.open.assess(judgement(pair[0], pair[1], (7, 5, 6, 3))).unwrap();
            desk.open.tie(TieKind::Influence, pair[1], ids[0]).unwrap();
        }
        desk
    }

    pub fn path(&self) -> PathBuf {
        self.open.path().to_owned()
    }

    pub fn manager(&self) -> Id {
        self.open.account().manager().unwrap().id
    }

    pub fn add(&mut self, name: &str) -> Id {
        let stakeholder = Stakeholder::new(Id::numbered(0), name, Group::Customer);
        self.open.add(Draft { stakeholder, tie: None }).unwrap().added[0]
    }

    pub fn assess(&mut self, from: Id, to: Id, factors: (u8, u8, u8, u8)) -> String {
        self.open.assess(judgement(from, to, factors)).unwrap().label
    }

    pub fn points(&mut self, from: Id, to: Id) -> Option<u8> {
        self.open.pair(from, to).unwrap().there.score.points()
    }

    /// Lets go of the file and opens it again, as after a restart.
    pub fn reopened(self) -> Self {
        let path = self.path();
        let Self { folder, open } = self;
        drop(open);
        Self { folder, open: OpenAccount::open(&path, Key::Open, next_day()).unwrap() }
    }
}

pub fn judgement(from: Id, to: Id, (c, r, i, s): (u8, u8, u8, u8)) -> Judgement {
    let equation =
        TrustEquation { credibility: c, reliability: r, intimacy: i, self_orientation: s, scale: Scale::Ten };
    Judgement {
        from,
        to,
        reading: equation.into(),
        on: None,
        assessor: String::new(),
        rationale: String::new(),
        confidence: 1.0,
        sealed: false,
    }
}

/// The sentences of the history, oldest first.
pub fn told(open: &OpenAccount) -> Vec<String> {
    let mut sentences: Vec<String> =
        open.headlines(None, usize::MAX).unwrap().into_iter().map(|headline| headline.label).collect();
    sentences.reverse();
    sentences
}

/// All bytes of a file.
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
