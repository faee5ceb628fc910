//! Cards give way to those put somewhere by hand.

use super::{CARD_HEIGHT, CARD_WIDTH, card_at};
use crate::scene::{Point, Rect};
use std::collections::HashMap;

/// The least distance between a card that gave way and any other.
const GAP: f64 = 12.0;
/// How finely free ground is looked for.
const STEP: f64 = 8.0;

/// Sets the placed cards where they were put, and moves every other card that would then lie under one
/// of them to the nearest free ground. All others keep their places.
pub(super) fn give_way(centres: &mut [Point], placed: &[Option<Point>]) {
    let mut taken = Taken::default();
    for (centre, placed) in centres.iter_mut().zip(placed) {
        if let Some(place) = *placed {
            *centre = place;
            taken.add(place);
        }
    }
    let free: Vec<usize> = (0..centres.len()).filter(|&card| placed[card].is_none()).collect();
    let (stay, go): (Vec<usize>, Vec<usize>) =
        free.into_iter().partition(|&card| taken.is_free(card_at(centres[card])));
    for card in stay {
        taken.add(centres[card]);
    }
    for card in go {
        centres[card] = taken.nearest_free(centres[card]);
        taken.add(centres[card]);
    }
}

/// The ground that cards take, in cells of a card's size.
#[derive(Default)]
struct Taken(HashMap<(i64, i64), Vec<Point>>);

impl Taken {
    fn cell(at: Point) -> (i64, i64) {
        ((at.x / CARD_WIDTH).floor() as i64, (at.y / CARD_HEIGHT).floor() as i64)
    }

    fn add(&mut self, centre: Point) {
        self.0.entry(Self::cell(centre)).or_default().push(centre);
    }

    fn is_free(&self, rect: Rect) -> bool {
        let (column, row) = Self::cell(rect.centre());
        // Cards further than a cell away cannot reach; a gap may take one more.
        (column.saturating_sub(2)..=column.saturating_add(2)).all(|column| {
            (row.saturating_sub(2)..=row.saturating_add(2)).all(|row| {
                self.0
                    .get(&(column, row))
                    .is_none_or(|cards| cards.iter().all(|&card| !card_at(card).overlaps(&rect)))
            })
        })
    }

    /// The free ground nearest to `from`, on rings of growing size.
    fn nearest_free(&self, from: Point) -> Point {
        let mut best: Option<(f64, Point)> = None;
        // Every ring holds more ground than the last: free ground comes at the latest when the rings
        // have left all cards behind.
        for ring in 1..4_000 {
            let reach = f64::from(ring) * STEP;
            if best.is_some_and(|(distance, _)| distance <= reach) {
                break;
            }
            for along in -ring..=ring {
                let along = f64::from(along) * STEP;
                for offset in [
                    Point::new(along, -reach),
                    Point::new(along, reach),
                    Point::new(-reach, along),
                    Point::new(reach, along),
                ] {
                    let distance = offset.length();
                    if best.is_none_or(|(least, _)| distance < least - 1e-9)
                        && self.is_free(card_at(from + offset).inflated(GAP))
                    {
                        best = Some((distance, from + offset));
                    }
                }
            }
        }
        best.map_or(from, |(_, at)| at)
    }
}
