//! A grid over rectangles: which of them are near a place, and which a straight line meets first.

use crate::{
    geometry::around,
    scene::{Point, Rect},
};

/// Rectangles sorted into cells. Cells number at most a few per rectangle, however far apart they lie.
pub(crate) struct Grid {
    rects: Vec<Rect>,
    origin: Point,
    cell: Point,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    inside: Vec<u32>,
}

impl Grid {
    /// The largest margin with which [`Grid::first_hit`] may be asked.
    pub(crate) const REACH: f64 = 24.0;

    /// Sorts the rectangles into cells of about the size given.
    pub(crate) fn over(rects: Vec<Rect>, cell: Point) -> Self {
        let all = around(rects.iter().copied()).unwrap_or_default().inflated(Self::REACH);
        let most = ((rects.len() as f64).sqrt() * 3.0).clamp(8.0, 200.0);
        let cell = Point::new(cell.x.max(all.width / most), cell.y.max(all.height / most));
        let columns = (all.width / cell.x) as usize + 1;
        let rows = (all.height / cell.y) as usize + 1;
        let mut grid = Self {
            rects,
            origin: Point::new(all.x, all.y),
            cell,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            inside: Vec::new(),
        };
        let spans: Vec<_> = grid.rects.iter().map(|rect| grid.span(&rect.inflated(Self::REACH))).collect();
        for (columns, rows) in &spans {
            for row in rows.clone() {
                for column in columns.clone() {
                    grid.starts[row * grid.columns + column + 1] += 1;
                }
            }
        }
        for at in 1..grid.starts.len() {
            grid.starts[at] += grid.starts[at - 1];
        }
        let mut next = grid.starts.clone();
        grid.inside = vec![0; *grid.starts.last().unwrap_or(&0) as usize];
        for (index, (columns, rows)) in spans.into_iter().enumerate() {
            for row in rows {
                for column in columns.clone() {
                    let slot = &mut next[row * grid.columns + column];
                    grid.inside[*slot as usize] = index as u32;
                    *slot += 1;
                }
            }
        }
        grid
    }

    pub(crate) fn rect(&self, index: usize) -> Rect {
        self.rects[index]
    }

    pub(crate) fn len(&self) -> usize {
        self.rects.len()
    }

    /// The rectangle that, grown by `margin`, the segment meets first, those skipped left out. To
    /// touch an edge is not to meet.
    pub(crate) fn first_hit(&self, from: Point, to: Point, margin: f64, skip: &[usize]) -> Option<usize> {
        let within = Rect::spanning(from, to);
        let (columns_all, rows) = self.span(&within);
        let along = to - from;
        let per = Point::new(1.0 / along.x, 1.0 / along.y);
        let downwards = to.y >= from.y;
        let steps = rows.len();
        let mut first: Option<(f64, usize)> = None;
        for step in 0..steps {
            let row = if downwards { rows.start + step } else { rows.end - 1 - step };
            let (enter, leave, columns) = self.in_row(from, to, row, &columns_all);
            for column in columns {
                for &index in self.cell(column, row) {
                    let index = index as usize;
                    let rect = self.rects[index].inflated(margin);
                    let is_beside = rect.x >= within.right()
                        || rect.right() <= within.x
                        || rect.y >= within.bottom()
                        || rect.bottom() <= within.y;
                    if is_beside || skip.contains(&index) {
                        continue;
                    }
                    if let Some(at) = rect.entered(from, along, per)
                        && first.is_none_or(|best| (at, index) < best)
                    {
                        first = Some((at, index));
                    }
                }
            }
            if first.is_some_and(|(at, _)| at <= leave && at >= enter) {
                break;
            }
        }
        first.map(|(_, index)| index)
    }

    /// Whether no rectangle but those skipped, grown by `margin`, meets the segment.
    pub(crate) fn is_clear(&self, from: Point, to: Point, margin: f64, skip: &[usize]) -> bool {
        self.first_hit(from, to, margin, skip).is_none()
    }

    /// Whether any rectangle overlaps the given one, which must not be larger than a cell by much.
    pub(crate) fn any_over(&self, rect: &Rect) -> bool {
        self.near(rect).any(|index| self.rects[index].overlaps(rect))
    }

    /// The rectangles whose cells the given one touches; one may come several times.
    pub(crate) fn near(&self, rect: &Rect) -> impl Iterator<Item = usize> {
        let (columns, rows) = self.span(rect);
        rows.flat_map(move |row| {
            columns.clone().flat_map(move |column| self.cell(column, row).iter().map(|&index| index as usize))
        })
    }

    fn cell(&self, column: usize, row: usize) -> &[u32] {
        let at = row * self.columns + column;
        &self.inside[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn span(&self, rect: &Rect) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let column = |x: f64| (((x - self.origin.x) / self.cell.x).max(0.0) as usize).min(self.columns - 1);
        let row = |y: f64| (((y - self.origin.y) / self.cell.y).max(0.0) as usize).min(self.rows - 1);
        (column(rect.x)..column(rect.right()) + 1, row(rect.y)..row(rect.bottom()) + 1)
    }

    /// From where to where, as fractions of its length, the segment is in a row, and in which columns.
    fn in_row(
        &self,
        from: Point,
        to: Point,
        row: usize,
        all: &std::ops::Range<usize>,
    ) -> (f64, f64, std::ops::Range<usize>) {
        let along = to - from;
        if along.y.abs() < 1e-9 {
            return (0.0, 1.0, all.clone());
        }
        // The outermost rows stand for all that lies beyond them.
        let top = if row == 0 { f64::NEG_INFINITY } else { self.origin.y + row as f64 * self.cell.y };
        let bottom =
            if row + 1 == self.rows { f64::INFINITY } else { self.origin.y + (row + 1) as f64 * self.cell.y };
        let (a, b) = ((top - from.y) / along.y, (bottom - from.y) / along.y);
        let (enter, leave) = (a.min(b).max(0.0), a.max(b).min(1.0));
        if enter > leave {
            return (enter, leave, all.start..all.start);
        }
        let part = Rect::spanning(from + along * enter, from + along * leave);
        (enter, leave, self.span(&part).0)
    }
}

impl Rect {
    /// At which part of its length a segment, `per` the inverse of what it goes along, comes to run
    /// strictly inside. The segment's own rectangle is known to overlap.
    fn entered(&self, from: Point, along: Point, per: Point) -> Option<f64> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        if along.x.abs() >= 1e-12 {
            let (a, b) = ((self.x - from.x) * per.x, (self.right() - from.x) * per.x);
            (enter, leave) = (enter.max(a.min(b)), leave.min(a.max(b)));
        }
        if along.y.abs() >= 1e-12 {
            let (a, b) = ((self.y - from.y) * per.y, (self.bottom() - from.y) * per.y);
            (enter, leave) = (enter.max(a.min(b)), leave.min(a.max(b)));
        }
        (leave - enter > 1e-9).then_some(enter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point() -> impl Strategy<Value = Point> {
        (-900.0..900.0, -900.0..900.0).prop_map(|(x, y)| Point::new(x, y))
    }

    proptest! {
        #[test]
        fn the_first_hit_is_the_one_that_looking_at_all_finds(
            middles in prop::collection::vec(point(), 1..60), from in point(), to in point(),
        ) {
            let rects: Vec<Rect> = middles.iter().map(|&at| Rect::centred(at, 100.0, 40.0)).collect();
            let grid = Grid::over(rects.clone(), Point::new(120.0, 60.0));
            let all = rects.iter().enumerate().filter_map(|(index, rect)| {
                rect.inflated(9.0).part_inside(from, to).map(|(at, _)| (at, index))
            });
            let first = all.min_by(|a, b| a.partial_cmp(b).unwrap());
            prop_assert_eq!(grid.first_hit(from, to, 9.0, &[]), first.map(|(_, index)| index));
        }
    }
}
