//! How a scene lies on paper.

use crate::accounts::{Draft, LENSES, TODAY, bakery, generated, scene};
use domain::Lens;
use scene::{
    Shown, View, draw, layout, readable,
    scene::{Anchor, Mark, Rect, Scene},
    sheet, text,
};

fn area(mark: &Mark) -> Option<Rect> {
    match mark {
        Mark::Text { x, y, text, size, weight, anchor, .. } => {
            let width = text::width(text, *size, *weight);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            Some(Rect::new(left, y - size * 0.75, width, *size))
        }
        Mark::Box { rect, .. } | Mark::Photo { rect, .. } => Some(*rect),
        Mark::Path { .. } => None,
    }
}

#[test]
fn everything_lies_on_the_sheet_and_no_two_words_on_each_other() {
    for account in [bakery(), generated(60, 100), generated(500, 600), Draft::new("Nobody").account] {
        for lens in LENSES {
            let (_, scene) = scene(&account, lens);
            let sheet = sheet(&scene, "An account with a name", "Four worlds, as of 21 November 2026");
            let page = Rect::new(0.0, 0.0, sheet.width, sheet.height);
            let map = Rect::new(
                scene.bounds.x + sheet.map_at.x,
                scene.bounds.y + sheet.map_at.y,
                scene.bounds.width,
                scene.bounds.height,
            );
            assert_eq!(page.union(&map), page);
            let areas: Vec<Rect> = sheet.marks.iter().filter_map(area).collect();
            for rect in &areas {
                assert_eq!(page.union(rect), page, "{rect:?} is on the page");
                assert!(!rect.overlaps(&map), "{rect:?} lies on the map");
            }
            let words: Vec<Rect> = sheet
                .marks
                .iter()
                .filter(|mark| matches!(mark, Mark::Text { .. }))
                .filter_map(area)
                .collect();
            for (at, word) in words.iter().enumerate() {
                assert!(!words[at + 1..].iter().any(|other| other.overlaps(word)), "{word:?}");
            }
        }
    }
}

/// Points a unit where a scene with its sheet fits A3 with margins of a centimetre.
fn on_a3(scene: &Scene) -> f64 {
    let sheet = sheet(scene, "An account with a name", "Org chart, as of 21 November 2026");
    (1134.0 / sheet.width).min(785.0 / sheet.height).max((785.0 / sheet.width).min(1134.0 / sheet.height))
}

fn texts(marks: &[Mark]) -> impl Iterator<Item = (&str, f64)> {
    marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, size, .. } => Some((text.as_str(), *size)),
        _ => None,
    })
}

#[test]
fn what_can_be_read_on_a_page_is_left_as_it_is() {
    for lens in LENSES {
        let (_, scene) = scene(&bakery(), lens);
        assert_eq!(readable(scene.clone()), scene);
    }
}

#[test]
fn where_words_have_no_more_room_than_they_take_all_are_kept() {
    let account = generated(500, 600);
    for lens in [Lens::PowerGrid, Lens::TeamByStakeholder, Lens::Register, Lens::Timeline] {
        let all = draw(&account, &View::through(lens, TODAY), &layout(&account, lens));
        assert_eq!(readable(all.clone()), all, "{lens:?}");
    }
}

#[test]
fn on_a_page_of_500_people_every_name_is_as_large_as_its_card_allows_and_nothing_leaves_it() {
    let account = generated(500, 600);
    for lens in [Lens::FourWorlds, Lens::OrgChart] {
        let view = View::through(lens, TODAY).showing(Shown::by_default(lens));
        let all = draw(&account, &view, &layout(&account, lens));
        let page = readable(all.clone());
        let before = all.cards.iter().flat_map(|card| texts(&card.marks)).map(|(_, size)| size);
        let least_before = before.fold(f64::MAX, f64::min);
        for (nth, card) in page.cards.iter().enumerate() {
            let overlapped = page.cards[nth + 1..].iter().find(|other| other.rect.overlaps(&card.rect));
            assert!(overlapped.is_none(), "{} is clear of all others", card.name);
        }
        for (nth, line) in page.lines.iter().enumerate() {
            let Some(label) = &line.label else { continue };
            assert!(label.size() * on_a3(&page) >= 3.0, "{} can be read", label.text);
            let clear = |rect: &Rect| !rect.overlaps(&label.rect);
            assert!(page.cards.iter().all(|card| clear(&card.rect)), "{} lies on no card", label.text);
            let mut others = page.lines[nth + 1..].iter().filter_map(|line| line.label.as_ref());
            assert!(others.all(|other| clear(&other.rect)), "{} lies on no other score", label.text);
        }
        for (card, was) in page.cards.iter().zip(&all.cards) {
            assert_eq!((&card.name, &card.spoken), (&was.name, &was.spoken));
            assert_eq!(card.rect.union(&was.rect), card.rect, "{} keeps its place", card.name);
            let words: Vec<&str> = texts(&card.marks).map(|(text, _)| text).collect();
            let first = card.name.split(' ').next().unwrap();
            assert!(words.concat().starts_with(first), "{words:?} is {}", card.name);
            let inside = Rect::new(0.0, 0.0, card.rect.width, card.rect.height);
            for mark in &card.marks {
                let Some(rect) = area(mark) else { continue };
                assert_eq!(inside.union(&rect), inside, "{mark:?} is on the card");
            }
            let size = texts(&card.marks).map(|(_, size)| size).fold(f64::MAX, f64::min);
            assert!(size > 1.8 * least_before, "{}: {size} after {least_before}", card.name);
            let points = size * on_a3(&page);
            assert!(lens != Lens::OrgChart || points >= 4.5, "{}: {points} pt on A3", card.name);
        }
    }
}
