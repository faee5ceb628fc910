//! An invented account of all four worlds, from its records to the file and back.

use crate::reading::read;
use domain::{
    Account, Assessment, Attitude, Coverage, Delta, Group, Id, Lens, Profile, Reading, Role, Stakeholder,
    Status, Tie, TieKind,
    trust::equation::{Scale, TrustEquation},
};
use exchange::export::{Ground, Picture, png, svg};
use jiff::civil::{Date, date};
use scene::{Scene, Shown, Theme, View};
use std::collections::BTreeMap;

/// The manager first; the place in the list is the number of the id.
const PEOPLE: [(&str, &str, Group); 16] = [
    ("Priya Oru", "Key account manager", Group::Functions),
    ("Marta Quill", "Plant director", Group::Customer),
    ("Ida Vass", "Head of purchasing", Group::Customer),
    ("Bo Ekström & Søn", "Interim controller", Group::Customer),
    ("Łucja Wrona", "Quality manager", Group::Customer),
    ("Henrik Aasen", "Chief operating officer", Group::Customer),
    ("Dalia Ferreira-Monteverde", "Maintenance planner", Group::Customer),
    ("Logistics", "", Group::Functions),
    ("Tove Lindqvist", "Application engineer", Group::Functions),
    ("Ravi Kulkarni", "Customer service", Group::Functions),
    ("Ana Brandt", "Finance partner", Group::Functions),
    ("Sten Holm", "Managing director", Group::Leadership),
    ("Claire Dubois", "Vice president sales", Group::Leadership),
    ("Norrfrakt", "Carrier", Group::Suppliers),
    ("Ping Zhao", "Resin supplier", Group::Suppliers),
    ("Oskar Nyberg", "Tooling", Group::Suppliers),
];

const TODAY: Date = date(2026, 11, 22);

/// The invented account, and how many trust ties in it are scored.
pub fn account() -> Account {
    let mut profile = Profile::new(Id::numbered(900), "Nordlys Foods");
    profile.supplier = "Granlund Packaging".into();
    profile.manager = Some(Id::numbered(0));
    let mut account = Account::new(profile);
    let mut deltas = Vec::new();
    for (number, (name, title, group)) in (0_u128..).zip(PEOPLE) {
        let mut stakeholder = Stakeholder::new(Id::numbered(number), name, group);
        stakeholder.title = title.into();
        stakeholder.organisation = if group == Group::Customer { "Nordlys Foods" } else { "Granlund" }.into();
        stakeholder.attitude = Attitude::ALL.get(number as usize % 6).copied();
        stakeholder.coverage = Coverage::ALL.get(number as usize % 5).copied();
        stakeholder.roles = Role::ALL.iter().copied().skip(number as usize % 6).take(2).collect();
        if number == 3 {
            stakeholder.status = Status::Left;
        } else if number == 6 {
            stakeholder.status = Status::NotMet;
        }
        deltas.push(Delta::added(stakeholder));
    }
    let trust = [
        (1, 0, 24),
        (0, 1, 71),
        (2, 0, 48),
        (0, 2, 62),
        (5, 11, 83),
        (11, 5, 77),
        (4, 8, 90),
        (8, 4, 35),
        (9, 6, 12),
        (13, 7, 66),
    ];
    for (number, (from, to, points)) in (100_u128..).zip(trust) {
        let tie = Tie::new(Id::numbered(number), TieKind::Trust, Id::numbered(from), Id::numbered(to));
        let factor = (points / 10).clamp(1, 10) as u8;
        let equation = TrustEquation::new(factor, factor, factor, 11 - factor, Scale::Ten).unwrap();
        deltas.push(Delta::added(Assessment {
            id: Id::numbered(number + 100),
            tie: tie.id,
            reading: Reading::TrustEquation(equation),
            on: TODAY,
            assessor: "Priya Oru".into(),
            rationale: String::new(),
            confidence: 0.8,
            sealed: false,
        }));
        deltas.push(Delta::added(tie));
    }
    let other = [
        (TieKind::Trust, 12, 5),
        (TieKind::ReportsTo, 1, 5),
        (TieKind::ReportsTo, 2, 5),
        (TieKind::ReportsTo, 4, 1),
        (TieKind::ReportsTo, 6, 1),
        (TieKind::ReportsDotted, 3, 2),
        (TieKind::Influence, 4, 1),
        (TieKind::Conflict, 2, 4),
        (TieKind::Supplies, 14, 7),
        (TieKind::ReportsTo, 12, 11),
    ];
    for (number, (kind, from, to)) in (300_u128..).zip(other) {
        deltas.push(Delta::added(Tie::new(Id::numbered(number), kind, Id::numbered(from), Id::numbered(to))));
    }
    account.apply(&deltas);
    account.check(&deltas, TODAY).unwrap();
    account
}

/// The account through a lens, as the window shows it.
pub fn drawn(account: &Account, lens: Lens) -> Scene {
    let view = View::through(lens, TODAY);
    scene::draw(account, &view, &scene::layout(account, lens))
}

fn picture(scene: &Scene) -> Picture<'_> {
    Picture {
        scene,
        title: "Nordlys Foods",
        subtitle: "Four worlds, 22 November 2026",
        theme: Theme::Light,
        ground: Ground::Paper,
    }
}

#[test]
fn the_file_holds_the_people_the_ties_and_the_scores_of_the_account() {
    let account = account();
    for lens in [Lens::FourWorlds, Lens::OrgChart] {
        let root = read(&svg(&picture(&drawn(&account, lens))).unwrap());

        let people: BTreeMap<String, String> = root
            .class("card")
            .iter()
            .map(|card| (card.get("data-id").to_owned(), card.get("data-name").to_owned()))
            .collect();
        let expected: BTreeMap<String, String> =
            account.stakeholders().map(|who| (who.id.to_string(), who.name.clone())).collect();
        assert_eq!(people, expected);

        let drawn = root.class("tie");
        let shown = account.ties().filter(|tie| Shown::by_default(lens).has(tie.kind));
        assert_eq!(drawn.len(), shown.count());
        for line in drawn {
            let tie = account.tie(line.get("data-id").parse().unwrap()).unwrap();
            assert_eq!(line.get("data-kind"), tie.kind.code());
            assert_eq!(line.get("data-from"), tie.from.to_string());
            assert_eq!(line.get("data-to"), tie.to.to_string());
            if tie.kind == TieKind::Trust {
                let points = account.score(tie.id, TODAY).points();
                let said = points.map_or("not known".into(), |points| format!("{points} of 100"));
                assert!(line.says("title").contains(&said), "{} says {said}", line.says("title"));
                // A score that finds no room on the map is said, not shown.
                let shown = points.map_or("?".into(), |points| points.to_string());
                assert!(["", shown.as_str()].contains(&line.get("data-score")), "{shown}");
            }
        }
    }
}

#[test]
fn the_same_account_gives_the_same_files() {
    let (one, other) = (account(), account());
    let (one, other) = (drawn(&one, Lens::FourWorlds), drawn(&other, Lens::FourWorlds));
    assert!(svg(&picture(&one)).unwrap() == svg(&picture(&other)).unwrap());
    assert!(png(&picture(&one), 1.0).unwrap() == png(&picture(&other), 1.0).unwrap());
}
