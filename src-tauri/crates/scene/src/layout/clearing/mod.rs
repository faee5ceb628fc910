//! Rectangles kept clear of each other: a free drawing spread no wider than its cards need, overlaps
//! removed exactly, and free ground found for what must give way.

mod crowd;
mod room;
mod scan;
mod vpsc;

use crate::scene::{Point, Rect};
pub(super) use room::Room;
use scan::Axis;

/// What rectangles are grown by while distances are solved for, in units: enough that rounding leaves no
/// overlap, too little to be seen.
const ROUNDING: f64 = 5e-4;

/// Spreads a drawing, given in any unit, just wide enough for cards of a size, and moves the cards until
/// none overlaps another. The drawing keeps its look: stress rises by about 1 %.
pub fn clear_cards(at: &mut [Point], size: Point) {
    crowd::spread(at, size);
    let mut rects: Vec<Rect> = at.iter().map(|&at| Rect::centred(at, size.x, size.y)).collect();
    clear(&mut rects, &vec![false; at.len()]);
    for (at, rect) in at.iter_mut().zip(&rects) {
        *at = rect.centre();
    }
}

/// Moves rectangles until none overlaps another, as little as may be; those `pinned` stay exactly where
/// they are, whatever they cover of each other. Rectangles that are clear already are not touched.
pub fn clear(rects: &mut [Rect], pinned: &[bool]) {
    if overlapping(rects, pinned).is_empty() {
        return;
    }
    part(rects, pinned);
    // What stands between pinned ones without room for it goes elsewhere.
    let homeless = overlapping(rects, pinned);
    if homeless.is_empty() {
        return;
    }
    let largest = rects
        .iter()
        .fold(Point::new(1.0, 1.0), |most, rect| Point::new(most.x.max(rect.width), most.y.max(rect.height)));
    let mut room = Room::of_cells(largest);
    let mut stays = vec![true; rects.len()];
    homeless.iter().filter(|&&number| !pinned[number]).for_each(|&number| stays[number] = false);
    for (rect, _) in rects.iter().zip(&stays).filter(|&(_, &stays)| stays) {
        room.add(*rect);
    }
    for (rect, _) in rects.iter_mut().zip(&stays).filter(|&(_, &stays)| !stays) {
        *rect = room.nearest_free(*rect, 0.0);
        room.add(*rect);
    }
}

/// Those that overlap another, two pinned ones apart.
fn overlapping(rects: &[Rect], pinned: &[bool]) -> Vec<usize> {
    let mut by_x: Vec<usize> = (0..rects.len()).collect();
    by_x.sort_by(|&a, &b| rects[a].x.total_cmp(&rects[b].x));
    let mut found = vec![false; rects.len()];
    for (at, &one) in by_x.iter().enumerate() {
        for &other in by_x[at + 1..].iter().take_while(|&&other| rects[other].x < rects[one].right()) {
            if !(pinned[one] && pinned[other]) && rects[one].overlaps(&rects[other]) {
                (found[one], found[other]) = (true, true);
            }
        }
    }
    (0..rects.len()).filter(|&number| found[number]).collect()
}

/// Removes overlaps to the sides, then up and down, then to the sides once more from where all stood,
/// now that fewer are left (Dwyer, Marriott, Stuckey 2006, §6).
fn part(rects: &mut [Rect], pinned: &[bool]) {
    let mut grown: Vec<Rect> = rects.iter().map(|rect| rect.inflated(ROUNDING)).collect();
    move_along(&mut grown, pinned, Axis::X, true);
    move_along(&mut grown, pinned, Axis::Y, false);
    for (grown, rect) in grown.iter_mut().zip(rects.iter()) {
        grown.x = rect.x - ROUNDING;
    }
    move_along(&mut grown, pinned, Axis::X, false);
    for ((rect, grown), _) in rects.iter_mut().zip(grown).zip(pinned).filter(|&(_, &pinned)| !pinned) {
        (rect.x, rect.y) = (grown.x + ROUNDING, grown.y + ROUNDING);
    }
}

fn move_along(rects: &mut [Rect], pinned: &[bool], axis: Axis, thrifty: bool) {
    let constraints = scan::constraints(rects, axis, thrifty);
    let wanted: Vec<f64> = rects.iter().map(|rect| axis.middle(rect)).collect();
    let found = vpsc::solve(&wanted, pinned, &constraints);
    for ((rect, before), middle) in rects.iter_mut().zip(wanted).zip(found) {
        match axis {
            Axis::X => rect.x += middle - before,
            Axis::Y => rect.y += middle - before,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn rects() -> impl Strategy<Value = Vec<(Rect, bool)>> {
        let rect = (-300.0..300.0_f64, -200.0..200.0_f64, 1.0..180.0_f64, 1.0..90.0_f64, 0..6_u8);
        vec(rect.prop_map(|(x, y, width, height, pin)| (Rect::new(x, y, width, height), pin == 0)), 0..60)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        #[test]
        fn nothing_overlaps_and_pinned_ones_stay(given in rects()) {
            let (before, pinned): (Vec<Rect>, Vec<bool>) = given.into_iter().unzip();
            let mut after = before.clone();
            clear(&mut after, &pinned);
            for (a, one) in after.iter().enumerate() {
                prop_assert_eq!((one.width, one.height), (before[a].width, before[a].height));
                prop_assert!(!pinned[a] || *one == before[a], "a pinned one moved");
                for b in a + 1..after.len() {
                    prop_assert!((pinned[a] && pinned[b]) || !one.overlaps(&after[b]), "{a} and {b}");
                }
            }
            let mut again = after.clone();
            clear(&mut again, &pinned);
            prop_assert_eq!(&again, &after, "what is clear is not touched");
            let mut repeated = before;
            clear(&mut repeated, &pinned);
            prop_assert_eq!(repeated, after, "the same comes of the same");
        }

        #[test]
        fn any_drawing_of_cards_becomes_clear(
            points in vec((-3.0..3.0_f64, -3.0..3.0_f64), 0..90),
            flat in 0..4_u8,
        ) {
            let squash = [1.0, 0.0, 0.01, 1e-9][usize::from(flat)];
            let mut at: Vec<Point> = points.iter().map(|&(x, y)| Point::new(x, y * squash)).collect();
            clear_cards(&mut at, Point::new(160.0, 64.0));
            for (a, one) in at.iter().enumerate() {
                prop_assert!(one.x.is_finite() && one.y.is_finite());
                for other in &at[a + 1..] {
                    let apart = *one - *other;
                    prop_assert!(apart.x.abs() > 160.0 - 1e-6 || apart.y.abs() > 64.0 - 1e-6);
                }
            }
        }
    }

    #[test]
    fn two_cards_part_along_the_shorter_way() {
        let mut rects = [Rect::new(0.0, 0.0, 100.0, 50.0), Rect::new(10.0, 40.0, 100.0, 50.0)];
        clear(&mut rects, &[false, false]);
        assert_eq!((rects[0].x, rects[1].x), (0.0, 10.0));
        assert!((rects[0].y + 5.0).abs() < 0.01 && (rects[1].y - 45.0).abs() < 0.01);
    }

    #[test]
    fn what_has_no_room_between_pinned_ones_goes_elsewhere() {
        let mut rects: Vec<Rect> = [(0.0, 0.0), (60.0, 0.0), (0.0, 60.0), (60.0, 60.0), (30.0, 30.0)]
            .map(|(x, y)| Rect::new(x, y, 50.0, 50.0))
            .into();
        let pinned = [true, true, true, true, false];
        clear(&mut rects, &pinned);
        assert!(overlapping(&rects, &pinned).is_empty());
        assert_eq!(rects[0], Rect::new(0.0, 0.0, 50.0, 50.0));
        assert!(rects[4].centre().distance(Point::new(55.0, 55.0)) < 90.0, "not further than it must");
    }

    #[test]
    fn cards_in_one_place_are_parted() {
        for count in [2, 3, 40] {
            let mut at = vec![Point::default(); count];
            clear_cards(&mut at, Point::new(160.0, 64.0));
            let rects: Vec<Rect> = at.iter().map(|&at| Rect::centred(at, 159.999, 63.999)).collect();
            assert!(overlapping(&rects, &vec![false; count]).is_empty());
        }
    }
}
