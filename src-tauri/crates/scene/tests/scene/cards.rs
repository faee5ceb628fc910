//! Where cards stand.

use crate::accounts::{Draft, LENSES, any_account, any_account_with_places, bakery, generated, scene};
use domain::{Account, Delta, Group, Id, Lens, TieKind};
use proptest::prelude::*;
use scene::{
    Scene, layout,
    scene::{Point, Rect},
};

/// The first two cards that lie on each other.
fn overlap(scene: &Scene) -> Option<(&str, &str)> {
    let cards = &scene.cards;
    (0..cards.len()).find_map(|a| {
        let other = cards[a + 1..].iter().find(|card| card.rect.overlaps(&cards[a].rect))?;
        Some((cards[a].name.as_str(), other.name.as_str()))
    })
}

/// Whether one rectangle lies in another, but for rounding.
pub fn within(inner: &Rect, outer: &Rect) -> bool {
    let outer = outer.inflated(1e-6);
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

fn check(account: &Account) -> Result<(), TestCaseError> {
    for lens in LENSES {
        let (layout, scene) = scene(account, lens);
        prop_assert_eq!(overlap(&scene), None, "{:?}", lens);
        prop_assert_eq!(scene.cards.len(), account.stakeholders().len(), "everybody has a card");
        let inside = |rect: &Rect| within(rect, &scene.bounds);
        prop_assert!(scene.cards.iter().all(|card| inside(&card.rect)));
        prop_assert!(scene.lines.iter().all(|line| inside(&line.bounds)));
        prop_assert!(scene.zones.iter().all(|zone| inside(&zone.rect)));
        for zone in &scene.zones {
            let group = |id| account.stakeholder(id).map(|stakeholder| stakeholder.group.code());
            let manager = account.profile().manager;
            let members = scene.cards.iter().filter(|card| {
                lens == Lens::FourWorlds && group(card.id) == Some(&zone.key) && manager != Some(card.id)
            });
            for card in members {
                prop_assert!(within(&card.rect, &zone.rect), "{} is in its zone", card.name);
            }
        }
        for place in account.places().filter(|place| place.lens == lens) {
            let card = scene.cards.iter().find(|card| card.id == place.stakeholder).unwrap();
            let place = Point::new(place.x, place.y);
            prop_assert_eq!(layout.centre(card.id), Some(place));
            prop_assert!(card.placed && card.rect.centre().distance(place) < 1e-9);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn cards_keep_apart_and_placed_ones_keep_their_places(account in any_account_with_places()) {
        check(&account)?;
    }

    #[test]
    fn the_same_account_gives_the_same_drawing(account in any_account()) {
        for lens in LENSES {
            let (first, second) = (scene(&account, lens), scene(&account, lens));
            prop_assert_eq!(first, second);
        }
    }

    #[test]
    fn a_card_put_where_it_stands_moves_nobody(account in any_account(), person in 0..40_usize) {
        for lens in LENSES {
            let before = layout(&account, lens);
            let (id, at) = before.centres().nth(person % before.centres().len()).unwrap();
            let mut draft = Draft::new("");
            draft.account = account.clone();
            let place = domain::Place { id: Id::numbered(9_999_999), lens, stakeholder: id, x: at.x, y: at.y };
            draft.account.apply(&[Delta::added(place)]);
            let after = layout(&draft.account, lens);
            prop_assert!(before.centres().eq(after.centres()));
        }
    }
}

#[test]
fn large_accounts_keep_apart_and_keep_their_proportions() {
    for (people, ties) in [(60, 200), (200, 800), (2_000, 0)] {
        let account = generated(people, ties);
        for lens in LENSES {
            let (_, scene) = scene(&account, lens);
            assert_eq!(overlap(&scene), None);
            let shape = scene.bounds.width / scene.bounds.height;
            assert!((0.8..2.6).contains(&shape), "{people} people, {lens:?}: {shape} is a ribbon");
        }
    }
}

#[test]
fn a_group_without_reporting_lines_becomes_a_block_and_no_row() {
    let mut draft = Draft::new("Flat");
    for number in 0..55 {
        draft.add(&format!("Person {number}"), Group::Customer, |_| {});
    }
    for lens in LENSES {
        let (_, scene) = scene(&draft.account, lens);
        assert_eq!(overlap(&scene), None);
        let zone = scene.zones.iter().find(|zone| !zone.rect.overlaps(&Rect::default())).unwrap();
        assert!(zone.rect.width < 3_000.0, "{lens:?}: {} wide", zone.rect.width);
    }
}

#[test]
fn bosses_stand_above_their_reports() {
    let account = bakery();
    for lens in LENSES {
        let layout = layout(&account, lens);
        for tie in account.ties().filter(|tie| tie.kind == TieKind::ReportsTo) {
            let group = |id| account.stakeholder(id).unwrap().group;
            if group(tie.from) == group(tie.to) {
                assert!(layout.centre(tie.from).unwrap().y > layout.centre(tie.to).unwrap().y);
            }
        }
    }
}

#[test]
fn the_manager_stands_in_the_middle_of_the_four_worlds() {
    let account = bakery();
    let (layout, scene) = scene(&account, Lens::FourWorlds);
    let manager = layout.centre(account.profile().manager.unwrap()).unwrap();
    let zone = |key: &str| scene.zones.iter().find(|zone| zone.key == key).unwrap().rect;
    assert!(zone("customer").bottom() < manager.y && manager.y < zone("functions").y);
    assert!(zone("leadership").right() < manager.x && manager.x < zone("suppliers").x);
}

#[test]
fn an_empty_account_is_an_empty_drawing() {
    for lens in LENSES {
        let (_, scene) = scene(&Draft::new("Nobody").account, lens);
        assert!(scene.cards.is_empty() && scene.zones.is_empty() && scene.legend.is_empty());
        assert!(scene.bounds.width > 0.0 && scene.bounds.height > 0.0);
    }
}

#[test]
fn a_card_put_beyond_all_measure_is_drawn_there() {
    for far in [1e7, -1e12, 1e300] {
        let mut draft = Draft::new("Far");
        draft.account = bakery();
        let id = draft.account.stakeholders().nth(2).unwrap().id;
        for lens in LENSES {
            let place = domain::Place { id: Id::numbered(7_777_777), lens, stakeholder: id, x: far, y: -far };
            draft.account.apply(&[Delta::added(place)]);
            let (layout, scene) = scene(&draft.account, lens);
            assert_eq!(layout.centre(id).map(|at| (at.x, at.y)), Some((far, -far)));
            assert_eq!(scene.cards.len(), draft.account.stakeholders().len());
        }
    }
}
