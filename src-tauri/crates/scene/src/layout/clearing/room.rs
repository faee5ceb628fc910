//! Free ground among rectangles.

use crate::scene::{Point, Rect};
use std::collections::HashMap;

/// How finely free ground is looked for.
const STEP: f64 = 8.0;

/// The ground that rectangles take, in cells at least as large as each of them.
pub(crate) struct Room {
    cell: Point,
    taken: HashMap<(i64, i64), Vec<Rect>>,
}

impl Room {
    /// All free, for rectangles of up to a size.
    pub fn of_cells(cell: Point) -> Self {
        Self { cell, taken: HashMap::new() }
    }

    fn cell_of(&self, rect: &Rect) -> (i64, i64) {
        let at = rect.centre();
        ((at.x / self.cell.x).floor() as i64, (at.y / self.cell.y).floor() as i64)
    }

    /// Takes ground.
    pub fn add(&mut self, rect: Rect) {
        self.taken.entry(self.cell_of(&rect)).or_default().push(rect);
    }

    /// Whether nothing lies on a rectangle, which is at most two cells large.
    pub fn is_free(&self, rect: &Rect) -> bool {
        let (column, row) = self.cell_of(rect);
        // What lies further than a cell away cannot reach; a gap may take one more.
        (column.saturating_sub(2)..=column.saturating_add(2)).all(|column| {
            (row.saturating_sub(2)..=row.saturating_add(2)).all(|row| {
                self.taken.get(&(column, row)).is_none_or(|here| here.iter().all(|one| !one.overlaps(rect)))
            })
        })
    }

    /// The free ground nearest to where a rectangle is, with a gap round it, on rings of growing size.
    pub fn nearest_free(&self, from: Rect, gap: f64) -> Rect {
        let mut best: Option<(f64, Rect)> = None;
        // Every ring holds more ground than the last: free ground comes at the latest when the rings
        // have left everything behind.
        for ring in 0..4_000 {
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
                    let there = Rect { x: from.x + offset.x, y: from.y + offset.y, ..from };
                    if best.is_none_or(|(least, _)| distance < least - 1e-9)
                        && self.is_free(&there.inflated(gap))
                    {
                        best = Some((distance, there));
                    }
                }
            }
        }
        best.map_or(from, |(_, at)| at)
    }
}
