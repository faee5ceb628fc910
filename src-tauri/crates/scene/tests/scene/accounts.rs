//! Invented accounts: a small one to look at, random ones and large ones to hold laws against.

use domain::{
    Account, Assessment, Attitude, Coverage, Delta, Group, Id, Influence, Kind, Lens, Place, Profile,
    Reading, Role, Stakeholder, Status, Tie, TieKind,
    trust::{Scale, TrustEquation},
};
use jiff::civil::{Date, date};
use proptest::{collection::vec, option, prelude::*};
use scene::{Layout, Scene, Shown, View, draw, layout};

pub const TODAY: Date = date(2026, 11, 21);
pub const LENSES: [Lens; 2] = [Lens::FourWorlds, Lens::OrgChart];

/// An account in the making.
pub struct Draft {
    pub account: Account,
    next: u128,
}

impl Draft {
    pub fn new(name: &str) -> Self {
        Self { account: Account::new(Profile::new(Id::numbered(1), name)), next: 10 }
    }

    /// An account to go on with.
    pub fn of(account: Account) -> Self {
        Self { account, next: 5_000_000 }
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id::numbered(self.next)
    }

    pub fn add(&mut self, name: &str, group: Group, edit: impl FnOnce(&mut Stakeholder)) -> Id {
        let mut stakeholder = Stakeholder::new(self.id(), name, group);
        edit(&mut stakeholder);
        let id = stakeholder.id;
        self.account.apply(&[Delta::added(stakeholder)]);
        id
    }

    pub fn manager(&mut self, manager: Id) {
        let before = self.account.profile().clone();
        let after = Profile { manager: Some(manager), supplier: "Norpack".into(), ..before.clone() };
        self.account.apply(&[Delta::edited(before, after).unwrap()]);
    }

    /// Ties two stakeholders; none where they are tied so already, or are one.
    pub fn tie(&mut self, kind: TieKind, from: Id, to: Id) -> Option<Id> {
        if from == to || self.account.tie_between(kind, from, to).is_some() {
            return None;
        }
        let tie = Tie::new(self.id(), kind, from, to);
        let id = tie.id;
        self.account.apply(&[Delta::added(tie)]);
        Some(id)
    }

    pub fn trust(&mut self, from: Id, to: Id, factors: (u8, u8, u8, u8), confidence: f64) {
        let Some(tie) = self.tie(TieKind::Trust, from, to) else { return };
        let (c, r, i, s) = factors;
        let assessment = Assessment {
            id: self.id(),
            tie,
            reading: Reading::TrustEquation(TrustEquation::new(c, r, i, s, Scale::Ten).unwrap()),
            on: date(2026, 10, 1),
            assessor: "Nora Quist".into(),
            rationale: String::new(),
            confidence,
            sealed: false,
        };
        self.account.apply(&[Delta::added(assessment)]);
    }

    pub fn place(&mut self, lens: Lens, stakeholder: Id, x: f64, y: f64) {
        let place = Place { id: self.id(), lens, stakeholder, x, y };
        self.account.apply(&[Delta::added(place)]);
    }
}

pub fn scene(account: &Account, lens: Lens) -> (Layout, Scene) {
    let layout = layout(account, lens);
    let shown = Shown::by_default(Lens::FourWorlds);
    let scene = draw(account, &View::through(lens, TODAY).showing(shown), &layout);
    (layout, scene)
}

/// A packaging supplier's account with a bakery: everything a drawing can show occurs in it.
pub fn bakery() -> Account {
    let mut draft = Draft::new("Lindqvist Bakeries");
    let manager = draft.add("Nora Quist", Group::Functions, |nora| {
        nora.title = "Key account manager".into();
        nora.coverage = Some(Coverage::InDepth);
    });
    draft.manager(manager);
    let chief = draft.add("Astrid Holm", Group::Customer, |astrid| {
        astrid.title = "Chief Operating Officer".into();
        astrid.roles = [Role::Decider, Role::Approver].into();
        astrid.attitude = Some(Attitude::Supporter);
        astrid.coverage = Some(Coverage::Multiple);
        astrid.influence = Some(Influence::InnerCircle);
    });
    let buyer = draft.add("Bo Ek", Group::Customer, |bo| {
        bo.title = "Category Buyer, Packaging and Consumables".into();
        bo.roles = [Role::Buyer, Role::Gatekeeper].into();
        bo.attitude = Some(Attitude::NonSupporter);
        bo.coverage = Some(Coverage::Brief);
    });
    let engineer = draft.add("Cem Aydin", Group::Customer, |cem| {
        cem.title = "Packaging Engineer".into();
        cem.roles = Role::ALL.iter().copied().collect();
        cem.attitude = Some(Attitude::Mentor);
        cem.coverage = Some(Coverage::InDepth);
        cem.influence = Some(Influence::PoliticalStructure);
    });
    draft.add("Plant manager, Falun", Group::Customer, |post| post.status = Status::NotMet);
    draft.add("Dora Falk", Group::Customer, |dora| {
        dora.status = Status::Left;
        dora.attitude = Some(Attitude::Enemy);
    });
    let logistics = draft.add("Logistics", Group::Functions, |team| team.kind = Kind::Team);
    let director = draft.add("Eva Strand", Group::Leadership, |eva| {
        eva.title = "Commercial Director".into();
        eva.attitude = Some(Attitude::Neutral);
    });
    let mill = draft.add("Kvarn Paper Mill", Group::Suppliers, |mill| mill.kind = Kind::Organisation);

    for (kind, from, to) in [
        (TieKind::ReportsTo, buyer, chief),
        (TieKind::ReportsTo, engineer, chief),
        (TieKind::ReportsDotted, engineer, buyer),
        (TieKind::ReportsTo, manager, director),
        (TieKind::Trust, manager, logistics),
        (TieKind::Influence, engineer, chief),
        (TieKind::Conflict, buyer, engineer),
        (TieKind::Supplies, mill, logistics),
    ] {
        draft.tie(kind, from, to);
    }
    draft.trust(buyer, manager, (3, 2, 2, 8), 1.0);
    draft.trust(manager, buyer, (5, 5, 4, 5), 0.4);
    draft.trust(engineer, manager, (9, 9, 9, 1), 1.0);
    draft.trust(manager, engineer, (8, 7, 6, 3), 0.9);
    draft.trust(manager, director, (7, 7, 5, 3), 0.7);
    draft.trust(chief, director, (4, 3, 2, 6), 0.5);
    draft.account
}

/// A generated account of `people` with `ties` trust ties: reporting trees in every group, trust
/// mostly across the border between us and them.
pub fn generated(people: usize, ties: usize) -> Account {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut draft = Draft::new("Generated Industries");
    let manager = draft.add("Nora Quist", Group::Functions, |nora| nora.title = "Key account manager".into());
    draft.manager(manager);
    let mut groups: Vec<Vec<Id>> = Vec::new();
    for (&group, share) in Group::ALL.iter().zip([55, 25, 8, 12]) {
        let mut members: Vec<Id> = Vec::new();
        for number in 0..people * share / 100 {
            let name = format!("{} {}", NAMES[dice.below(NAMES.len())], NAMES[dice.below(NAMES.len())]);
            let attitude = Attitude::ALL.get(dice.below(7)).copied();
            let role = Role::ALL.get(dice.below(12)).copied();
            let id = draft.add(&name, group, |person| {
                person.title = format!("Head of {}", NAMES[number % NAMES.len()]);
                person.attitude = attitude;
                person.roles.extend(role);
            });
            if number > 0 {
                draft.tie(TieKind::ReportsTo, id, members[(number - 1) / 5]);
            }
            members.push(id);
        }
        groups.push(members);
    }
    for _ in 0..ties {
        let (our_side, their_side) = (1 + dice.below(2), if dice.below(5) == 0 { 3 } else { 0 });
        let ours = if dice.below(4) == 0 { manager } else { dice.of(&groups[our_side]) };
        let theirs = dice.of(&groups[their_side]);
        let (from, to) = if dice.below(2) == 0 { (ours, theirs) } else { (theirs, ours) };
        let factor = |dice: &mut Dice| dice.below(10) as u8 + 1;
        let factors = (factor(&mut dice), factor(&mut dice), factor(&mut dice), factor(&mut dice));
        draft.trust(from, to, factors, 0.8);
    }
    draft.account
}

const NAMES: [&str; 12] = [
    "Abel", "Brandt", "Costa", "Duarte", "Eriksen", "Fischer", "Gruber", "Horvat", "Ivanov", "Jensen",
    "Keller", "Lang",
];

/// The same numbers every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn of(&mut self, ids: &[Id]) -> Id {
        ids[self.below(ids.len())]
    }
}

/// Any account of up to 40 stakeholders, tied at random, circles of reporting included.
pub fn any_account() -> impl Strategy<Value = Account> {
    let person = (0..4_usize, 0..3_usize, 0..4_usize, option::of(0..5_usize), 0..3_usize);
    let tie = (0..6_usize, 0..40_usize, 0..40_usize, 1..=10_u8);
    (vec(person, 1..=40), vec(tie, 0..90), option::of(0..40_usize)).prop_map(|(people, ties, manager)| {
        let mut draft = Draft::new("Any");
        let ids: Vec<Id> = people
            .into_iter()
            .enumerate()
            .map(|(number, (group, kind, organisation, attitude, status))| {
                draft.add(&format!("P{number} {}", NAMES[number % 12]), Group::ALL[group], |person| {
                    person.kind = Kind::ALL[kind];
                    person.organisation = ["", "North", "South", "East"][organisation].into();
                    person.attitude = attitude.map(|attitude| Attitude::ALL[attitude]);
                    person.status = Status::ALL[status];
                })
            })
            .collect();
        if let Some(manager) = manager {
            draft.manager(ids[manager % ids.len()]);
        }
        for (kind, from, to, factor) in ties {
            let (from, to) = (ids[from % ids.len()], ids[to % ids.len()]);
            match TieKind::ALL[kind] {
                TieKind::Trust => draft.trust(from, to, (factor, factor, factor, 11 - factor), 0.7),
                kind => {
                    draft.tie(kind, from, to);
                }
            }
        }
        draft.account
    })
}

/// Any account some of whose cards were put somewhere by hand, none on another: on every third point
/// of a grid, shifted a little.
pub fn any_account_with_places() -> impl Strategy<Value = Account> {
    let place = (0..40_usize, -4..5_i32, -5..6_i32, 0.0..20.0_f64, 0.0..20.0_f64);
    (any_account(), vec(place, 0..12)).prop_map(|(account, places)| {
        let ids: Vec<Id> = account.stakeholders().map(|stakeholder| stakeholder.id).collect();
        let mut draft = Draft { account, next: 1_000_000 };
        let mut taken = Vec::new();
        for (person, column, row, dx, dy) in places {
            let person = ids[person % ids.len()];
            if taken.iter().any(|&(other, at)| other == person || at == (column, row)) {
                continue;
            }
            taken.push((person, (column, row)));
            for lens in LENSES {
                draft.place(lens, person, f64::from(column) * 215.0 + dx, f64::from(row) * 105.0 + dy);
            }
        }
        draft.account
    })
}
