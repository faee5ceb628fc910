//! Cards give way to those put somewhere by hand.

use super::{CARD_HEIGHT, CARD_WIDTH, card_at, clearing::Room};
use crate::scene::Point;

/// The least distance between a card that gave way and any other.
const GAP: f64 = 12.0;

/// Sets the placed cards where they were put, and moves every other card that would then lie under one
/// of them to the nearest free ground. All others keep their places.
pub(super) fn give_way(centres: &mut [Point], placed: &[Option<Point>]) {
    let mut room = Room::of_cells(Point::new(CARD_WIDTH, CARD_HEIGHT));
    for (centre, placed) in centres.iter_mut().zip(placed) {
        if let Some(place) = *placed {
            *centre = place;
            room.add(card_at(place));
        }
    }
    let free: Vec<usize> = (0..centres.len()).filter(|&card| placed[card].is_none()).collect();
    let (stay, go): (Vec<usize>, Vec<usize>) =
        free.into_iter().partition(|&card| room.is_free(&card_at(centres[card])));
    for card in stay {
        room.add(card_at(centres[card]));
    }
    for card in go {
        centres[card] = room.nearest_free(card_at(centres[card]), GAP).centre();
        room.add(card_at(centres[card]));
    }
}
