//! Lines that are drawn already and stay: what new ones keep apart from.

use super::Track;
use crate::{
    geometry::around,
    scene::{Point, Rect},
};

/// The tracks of lines that stay; once [`Taken::sort`]ed, their straight pieces and their ends by the square
/// they lie in.
#[derive(Default)]
pub(crate) struct Taken<'t> {
    tracks: Vec<&'t Track>,
    ground: Rect,
    columns: i32,
    rows: i32,
    pieces: Vec<Vec<(Point, Point)>>,
    ends: Vec<Vec<Point>>,
}

impl<'t> Taken<'t> {
    /// The least side of a square.
    const SIDE: f64 = 96.0;
    /// How many squares there are at most in a row or a column.
    const MOST: f64 = 120.0;

    pub fn of(tracks: impl IntoIterator<Item = &'t Track>) -> Self {
        Self { tracks: tracks.into_iter().collect(), ..Self::default() }
    }

    pub const fn is_empty(&self) -> bool {
        self.tracks.is_empty()
    }

    /// Sorts what the tracks take into squares, as far as it lies on one of the grounds.
    pub fn sort(&mut self, grounds: &[Rect]) {
        let Some(all) = around(grounds.iter().copied()) else { return };
        let side = Self::SIDE.max(all.width / Self::MOST).max(all.height / Self::MOST);
        (self.columns, self.rows) = ((all.width / side) as i32 + 1, (all.height / side) as i32 + 1);
        self.ground = Rect::new(all.x, all.y, f64::from(self.columns) * side, f64::from(self.rows) * side);
        let squares = (self.columns * self.rows) as usize;
        (self.pieces, self.ends) = (vec![Vec::new(); squares], vec![Vec::new(); squares]);
        let mut is_asked = vec![false; squares];
        for ground in grounds {
            for square in self.squares(ground) {
                is_asked[square] = true;
            }
        }
        for track in std::mem::take(&mut self.tracks) {
            for (from, to) in track.legs() {
                let Some((enter, leave)) = self.ground.part_inside(from, to) else { continue };
                let (a, b) = (from + (to - from) * enter, from + (to - from) * leave);
                let steps = (a.distance(b) / side * 1.4).ceil().max(1.0);
                let stride = (b - a) * (1.0 / steps);
                let mut last = usize::MAX;
                for step in 0..=steps as u32 {
                    let here = self.square(a + stride * f64::from(step));
                    if here != last && is_asked[here] {
                        self.pieces[here].push((from, to));
                    }
                    last = here;
                }
            }
            for end in [track.points()[0], track.end()] {
                let here = self.square(end);
                if is_asked[here] {
                    self.ends[here].push(end);
                }
            }
        }
    }

    fn column_and_row(&self, at: Point) -> (i32, i32) {
        let side = self.ground.width / f64::from(self.columns.max(1));
        let number = |way: f64, count: i32| ((way / side).floor() as i32).clamp(0, (count - 1).max(0));
        (number(at.x - self.ground.x, self.columns), number(at.y - self.ground.y, self.rows))
    }

    fn square(&self, at: Point) -> usize {
        let (column, row) = self.column_and_row(at);
        (row * self.columns + column) as usize
    }

    fn squares(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let low = self.column_and_row(Point::new(rect.x, rect.y));
        let high = self.column_and_row(Point::new(rect.right(), rect.bottom()));
        let columns = self.columns;
        (low.1..=high.1)
            .flat_map(move |row| (low.0..=high.0).map(move |column| (row * columns + column) as usize))
    }

    /// Where lines that run along a ground, upright or level, cross its middle or its ends.
    pub fn across<'a>(&'a self, ground: &'a Rect, is_upright: bool) -> impl Iterator<Item = f64> + 'a {
        let turned = move |point: Point| if is_upright { (point.y, point.x) } else { (point.x, point.y) };
        let ((from, _), (to, _)) =
            (turned(Point::new(ground.x, ground.y)), turned(Point::new(ground.right(), ground.bottom())));
        let near = self.squares(ground).filter_map(|square| self.pieces.get(square)).flatten();
        near.flat_map(move |&(a, b)| {
            let ((along_a, off_a), (along_b, off_b)) = (turned(a), turned(b));
            let runs_along = (off_b - off_a).abs() <= 1.5 * (along_b - along_a).abs();
            [from, (from + to) / 2.0, to].into_iter().filter_map(move |along| {
                let part = (along - along_a) / (along_b - along_a);
                (runs_along && (0.0..=1.0).contains(&part)).then_some(off_a + (off_b - off_a) * part)
            })
        })
    }

    /// The ends of lines at a card.
    pub fn ends_at(&self, card: &Rect) -> impl Iterator<Item = Point> {
        let (outer, inner) = (card.inflated(1.0), card.inflated(-1.0));
        let near = self.squares(&outer).filter_map(|square| self.ends.get(square)).flatten();
        near.copied().filter(move |&end| outer.holds(end) && !inner.holds(end))
    }
}
