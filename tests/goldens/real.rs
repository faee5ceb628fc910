//! Real networks through every lens. Nothing of them is kept here: the laws are.

use account::{Beginning, Key, OpenAccount, Scripted, import::Choice};
use domain::trust::{Scale, TrustEquation};
use domain::{Account, Assessment, Delta, Group, Id, Lens, Profile, Reading, Stakeholder, Tie, TieKind};
use house_tests::shared_data_or_skip;
use jiff::civil::{Date, date};
use scene::{
    Scene, View, draw, layout,
    scene::{Opens, Rect},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const TODAY: Date = date(2026, 11, 22);

/// Krackhardt's managers: who reports to whom, and friendship as trust.
fn managers(folder: &Path) -> Account {
    let mut account = Account::new(Profile::new(Id::numbered(1), "A high-tech company"));
    let mut next = 1_000_u128;
    let mut id = || {
        next += 1;
        Id::numbered(next)
    };
    let mut ids: BTreeMap<String, Id> = BTreeMap::new();
    let mut deltas = Vec::new();
    for line in fs::read_to_string(folder.join("nodes.csv")).unwrap().lines().skip(1) {
        let name = line.split(',').next().unwrap().to_owned();
        // The odd ones are ours, so that there are two sides.
        let group = if ids.len().is_multiple_of(2) { Group::Customer } else { Group::Functions };
        let known = Stakeholder::new(id(), &name, group);
        ids.insert(name, known.id);
        deltas.push(Delta::added(known));
    }
    for line in fs::read_to_string(folder.join("edges.csv")).unwrap().lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (from, to) = (ids[fields[0]], ids[fields[1]]);
        let kind = match fields[2] {
            "Friendship" => TieKind::Trust,
            relation if relation.starts_with("Report") => TieKind::ReportsTo,
            _ => continue,
        };
        let tie = Tie::new(id(), kind, from, to);
        if kind == TieKind::Trust {
            let equation = TrustEquation::new(7, 7, 6, 3, Scale::Ten).unwrap();
            deltas.push(Delta::added(Assessment {
                id: id(),
                tie: tie.id,
                reading: Reading::TrustEquation(equation),
                on: date(2026, 5, 4),
                assessor: "Krackhardt".into(),
                rationale: String::new(),
                confidence: 0.8,
                sealed: false,
            }));
        }
        deltas.push(Delta::added(tie));
    }
    account.apply(&deltas);
    account
}

/// The first two rectangles that lie on each other.
fn overlap(mut rects: Vec<(Rect, String)>) -> Option<(String, String)> {
    rects.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    (0..rects.len()).find_map(|at| {
        let (rect, one) = &rects[at];
        let beside = rects[at + 1..].iter().take_while(|(other, _)| other.x < rect.right());
        let other = beside.into_iter().find(|(other, _)| other.overlaps(rect));
        other.map(|(_, other)| (one.clone(), other.clone()))
    })
}

fn through(account: &Account, lens: Lens) -> Scene {
    draw(account, &View::through(lens, TODAY), &layout(account, lens))
}

#[track_caller]
fn check(account: &Account) {
    for &lens in Lens::ALL {
        let scene = through(account, lens);
        let faces = scene.cards.iter().map(|card| (card.rect, card.name.clone())).collect();
        assert_eq!(overlap(faces), None, "{lens:?}");
        let drawn: BTreeSet<Id> = scene.cards.iter().map(|card| card.id).collect();
        assert_eq!(drawn.len(), scene.cards.len(), "{lens:?}: one card each");
        let belong: BTreeSet<Id> = account
            .stakeholders()
            .filter(|known| match lens {
                Lens::PowerGrid => known.group == Group::Customer,
                Lens::Timeline => drawn.contains(&known.id),
                _ => true,
            })
            .map(|known| known.id)
            .collect();
        assert_eq!(drawn, belong, "{lens:?}: everybody who belongs there");
        let named =
            scene.cards.iter().all(|card| !card.name.is_empty() && card.spoken.starts_with(&card.name));
        assert!(named, "{lens:?}: everybody by name");
        if matches!(lens, Lens::FourWorlds | Lens::OrgChart) {
            let shown = View::through(lens, TODAY).sight.shown;
            let ties = account.ties().filter(|tie| shown.has(tie.kind)).count();
            assert_eq!(scene.lines.len(), ties, "{lens:?}: a line a tie");
        }
        if lens == Lens::TeamByStakeholder {
            let is_ours = |id: Id| account.is_ours(account.stakeholder(id).unwrap());
            let across = account
                .ties()
                .filter(|tie| tie.kind == TieKind::Trust && is_ours(tie.from) != is_ours(tie.to));
            let pairs: BTreeSet<(Id, Id)> =
                across.map(|tie| (tie.from.min(tie.to), tie.from.max(tie.to))).collect();
            assert_eq!(scene.spots.len(), pairs.len(), "a cell a pair");
        }
        if lens == Lens::Timeline {
            let events = scene.spots.iter().filter(|spot| spot.key.starts_with("event/")).count();
            assert_eq!(events, account.assessments().len(), "an event an assessment");
            assert!(scene.spots.iter().all(|spot| matches!(spot.opens, Opens::Pair { .. })));
        }
    }
}

#[test]
fn krackhardts_managers_through_every_lens() {
    let account = managers(&shared_data_or_skip!("networks/krackhardt_hightech"));
    assert_eq!(account.stakeholders().len(), 21);
    check(&account);
}

#[test]
fn an_organogram_through_every_lens() {
    let file = shared_data_or_skip!("organograms/single/300913-DECC-organogram-senior.csv");
    let folder = tempfile::tempdir().unwrap();
    let world = Scripted::new(TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap());
    let beginning = Beginning { name: "A department".into(), ..Beginning::default() };
    let path = folder.path().join("organogram.rapport");
    let mut open = OpenAccount::create(&path, Key::Open, &beginning, Box::new(world)).unwrap();
    let offer = open.read_sources(&[file]).unwrap();
    let plan = open.plan_import(&offer, &Choice { organisations: None, group: Group::Customer });
    open.import(&offer, plan).unwrap();
    assert!(open.account().stakeholders().len() > 50);
    check(open.account());
}
