//! How a scene lies on paper.

use crate::accounts::{Draft, LENSES, bakery, generated, scene};
use scene::{
    scene::{Anchor, Mark, Rect},
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
    for account in [bakery(), generated(60, 100), Draft::new("Nobody").account] {
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
