//! Scores on lines: where they find room.

use crate::{
    geometry::around,
    grid::Grid,
    route::{Ruler, Track},
    scene::{Ink, Label, Line, Point, Rect, Weight},
    text,
};
use domain::Id;
use smallvec::SmallVec;
use std::collections::HashSet;

impl Label {
    /// Height of the typeface, in units.
    pub const SIZE: f64 = 9.5;
    /// Cut of the typeface.
    pub const WEIGHT: Weight = Weight::SemiBold;
    /// Height of the rectangle; its corners are round.
    pub const HEIGHT: f64 = 15.0;

    /// Height of its typeface, in units: larger where the whole of it is.
    pub fn size(&self) -> f64 {
        Self::SIZE * self.rect.height / Self::HEIGHT
    }
}

/// Free ground round a label.
const CLEAR: f64 = 1.0;
/// Steps along a line at which room is looked for.
const STEP: f64 = 6.0;
/// How many steps are tried at most in either direction.
const MOST: f64 = 120.0;
/// What it costs to stand on a foreign line, in halves of the own line.
const COVERS: f64 = 0.28;

/// What it costs to hide which way the own line, or the one beside it, points; and where on an arrowhead
/// that is looked at, in units from its tip.
const HIDES: f64 = 0.6;
const HEAD: [f64; 2] = [3.0, 9.0];

/// A label that has no place yet.
pub(super) fn unplaced(ink: Ink) -> impl Fn(String) -> Label {
    move |text| {
        let width = (text::width(&text, Label::SIZE, Label::WEIGHT) + 11.0).max(Label::HEIGHT).round();
        Label { rect: Rect::new(0.0, 0.0, width, Label::HEIGHT), baseline: 10.9, text, ink }
    }
}

/// What stands already where labels are to be placed: lines, the labels on them, and titles.
pub(super) struct Standing<'a> {
    pub lines: Vec<(&'a Line, &'a Track)>,
    pub titles: &'a [Rect],
    /// Whether a rough count of the lines under a place will do.
    pub is_coarse: bool,
}

/// Gives every label a place on its line, as near to the middle as it stays clear of cards, titles,
/// other labels and, if possible, foreign lines. A label that finds no room is left out.
pub(super) fn place(lines: &mut [(Line, Track)], grid: &Grid, standing: &Standing) {
    let mut order: Vec<(usize, f64)> = lines
        .iter()
        .enumerate()
        .filter(|(_, (line, _))| line.label.is_some())
        .map(|(at, (_, track))| (at, track.length()))
        .collect();
    if order.is_empty() {
        return;
    }
    // The shortest lines have the least choice.
    order.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let all = lines.iter().map(|(line, _)| line).chain(standing.lines.iter().map(|(line, _)| *line));
    let paired: HashSet<(Id, Id)> =
        all.filter(|line| line.score.is_some()).map(|line| (line.from, line.to)).collect();
    let ground = around(order.iter().map(|&(at, _)| lines[at].0.bounds)).unwrap_or_default();
    let mut board = Board::over(ground, if standing.is_coarse { 2.0 * Board::SIDE } else { Board::SIDE });
    for (line, track) in &standing.lines {
        board.run(track);
        if let Some(label) = &line.label {
            board.take(label.rect);
        }
    }
    for (_, track) in &*lines {
        board.run(track);
    }
    for title in standing.titles {
        board.take(*title);
    }
    for (at, length) in order {
        let (line, track) = &lines[at];
        let Some(label) = &line.label else { continue };
        let is_paired = paired.contains(&(line.to, line.from));
        let best_way = if is_paired { before_middle(label, track) } else { length / 2.0 };
        let ruler = track.ruler();
        let own = HEAD.map(|back| ruler.at(length - back));
        let beside = HEAD.iter().filter(|_| is_paired).map(|&back| ruler.at(back));
        let heads: SmallVec<[Point; 4]> = own.into_iter().chain(beside).collect();
        let found = best_place(label, &ruler, best_way, &heads, &board, grid);
        if let Some(rect) = found {
            board.take(rect);
        }
        let label = found.map(|rect| Label { rect, ..label.clone() });
        lines[at].0.label = label;
    }
}

/// The place for a label on a line that is near the best way along it, leaves arrowheads free and covers few
/// foreign lines.
fn best_place(
    label: &Label,
    line: &Ruler,
    best_way: f64,
    heads: &[Point],
    board: &Board,
    grid: &Grid,
) -> Option<Rect> {
    let length = line.length();
    let mut best: Option<(f64, Rect)> = None;
    for way in ways(length, best_way) {
        let from_middle = (way - best_way).abs() * 2.0 / length;
        if best.is_some_and(|(cost, _)| cost <= from_middle) {
            break;
        }
        let rect = standing(label.rect, line.at(way));
        // The line itself and the one beside it run below every place.
        let foreign = board.lines_under(&rect).saturating_sub(2);
        let hides = heads.iter().any(|&head| rect.holds(head));
        let cost = from_middle + COVERS * f64::from(foreign.min(4)) + if hides { HIDES } else { 0.0 };
        if best.is_some_and(|(least, _)| cost >= least - 1e-9) {
            continue;
        }
        let clear = rect.inflated(CLEAR);
        if !board.is_taken(&clear) && !grid.any_over(&clear) {
            best = Some((cost, rect));
        }
    }
    best.map(|(_, rect)| rect)
}

/// Puts every label on the middle of its line, whatever stands there.
pub(super) fn place_anyhow(lines: &mut [(Line, Track)]) {
    for (line, track) in lines {
        let middle = track.at(track.length() / 2.0).0;
        if let Some(label) = &mut line.label {
            label.rect = standing(label.rect, middle);
        }
    }
}

/// The rectangle of a text that replaces another on the same place.
pub(super) fn replaced(new: &Label, old: &Label) -> Rect {
    standing(new.rect, old.rect.centre())
}

/// Ways along a line of a length, the best first, then ever further from it.
fn ways(length: f64, best: f64) -> impl Iterator<Item = f64> {
    let stride = STEP.max(length / MOST);
    let around = move |step: u32| [best - f64::from(step) * stride, best + f64::from(step) * stride];
    std::iter::once(best)
        .chain((1..=MOST as u32).flat_map(around))
        .filter(move |way| (0.0..=length).contains(way))
}

/// The way to a place so far before the middle that the label of the line that comes back, as far
/// before its own, stands clear of it.
fn before_middle(label: &Label, track: &Track) -> f64 {
    let middle = track.length() / 2.0;
    let along = track.at(middle).1;
    let off = (along.x.abs() * (label.rect.width + 2.0 * CLEAR)
        + along.y.abs() * (Label::HEIGHT + 2.0 * CLEAR))
        / 2.0;
    (middle - off).max(middle * 0.5)
}

/// The rectangle with its middle at a point, on whole units so that its text is sharp.
fn standing(rect: Rect, middle: Point) -> Rect {
    let Rect { width, height, .. } = rect;
    Rect::new((middle.x - width / 2.0).round(), (middle.y - height / 2.0).round(), width, height)
}

/// Counts and labels by the square they lie in.
struct Board {
    origin: Point,
    side: f64,
    columns: usize,
    rows: usize,
    /// How many lines run through each square.
    lines: Vec<u16>,
    /// For each square the last label that was noted there, by number from 1.
    last: Vec<u32>,
    /// Labels with the one that was noted in their square before them.
    labels: Vec<(Rect, u32)>,
}

impl Board {
    /// The least side of a square.
    const SIDE: f64 = 13.0;
    /// How many squares there are at most in a row or a column.
    const MOST: f64 = 500.0;

    /// Over the ground on which labels are to be placed, in squares of a side.
    fn over(ground: Rect, side: f64) -> Self {
        let all = ground.inflated(40.0);
        let side = side.max(all.width / Self::MOST).max(all.height / Self::MOST);
        let (columns, rows) = ((all.width / side) as usize + 1, (all.height / side) as usize + 1);
        Self {
            origin: Point::new(all.x, all.y),
            side,
            columns,
            rows,
            lines: vec![0; columns * rows],
            last: vec![0; columns * rows],
            labels: Vec::new(),
        }
    }

    /// Notes that a line runs through squares.
    fn run(&mut self, track: &Track) {
        let ground = Rect::new(
            self.origin.x,
            self.origin.y,
            self.columns as f64 * self.side,
            self.rows as f64 * self.side,
        );
        let mut last = usize::MAX;
        for (from, to) in track.legs() {
            let Some((enter, leave)) = ground.part_inside(from, to) else { continue };
            let (from, to) = (from + (to - from) * enter, from + (to - from) * leave);
            let steps = (from.distance(to) / self.side * 1.2).ceil().clamp(1.0, 4000.0);
            let stride = (to - from) * (1.0 / steps);
            for step in 0..=steps as u32 {
                let at = from + stride * f64::from(step);
                let square = self.row(at.y) * self.columns + self.column(at.x);
                if square != last {
                    self.lines[square] = self.lines[square].saturating_add(1);
                    last = square;
                }
            }
        }
    }

    fn column(&self, x: f64) -> usize {
        (((x - self.origin.x) / self.side).max(0.0) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.origin.y) / self.side).max(0.0) as usize).min(self.rows - 1)
    }

    fn squares(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let (left, right) = (self.column(rect.x), self.column(rect.right()));
        let (top, bottom, width) = (self.row(rect.y), self.row(rect.bottom()), self.columns);
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * width + column))
    }

    fn take(&mut self, rect: Rect) {
        if rect.right() < self.origin.x
            || rect.bottom() < self.origin.y
            || rect.x > self.origin.x + self.columns as f64 * self.side
            || rect.y > self.origin.y + self.rows as f64 * self.side
        {
            return;
        }
        for square in self.squares(&rect) {
            self.labels.push((rect, self.last[square]));
            self.last[square] = self.labels.len() as u32;
        }
    }

    fn is_taken(&self, rect: &Rect) -> bool {
        self.squares(rect).any(|square| {
            let mut next = self.last[square];
            while let Some(&(label, before)) = self.labels.get((next as usize).wrapping_sub(1)) {
                if label.overlaps(rect) {
                    return true;
                }
                next = before;
            }
            false
        })
    }

    /// The most lines that run through one square under a rectangle.
    fn lines_under(&self, rect: &Rect) -> u16 {
        self.squares(rect).map(|square| self.lines[square]).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In a gap between two cards in which several lines come down, a score would stand beside them, on the
    /// head of its own arrow.
    #[test]
    fn an_arrowhead_is_left_free_though_lines_are_covered() {
        let label = unplaced(Ink::Ink)("48".to_owned());
        let line = Track::through(vec![Point::default(), Point::new(68.0, 0.0)]).unwrap();
        let mut board = Board::over(line.bounds(), Board::SIDE);
        board.run(&line);
        for x in [4.0, 5.0, 6.0, 14.0, 15.0, 16.0, 28.0, 29.0, 30.0] {
            board.run(&Track::through(vec![Point::new(x, -50.0), Point::new(x, 50.0)]).unwrap());
        }
        let cards = [Rect::new(-172.0, -29.0, 172.0, 58.0), Rect::new(68.0, -29.0, 172.0, 58.0)];
        let grid = Grid::over(cards.to_vec(), Point::new(240.0, 112.0));
        let ruler = line.ruler();
        let head = ruler.at(68.0 - HEAD[1]);
        let place = |heads: &[Point]| best_place(&label, &ruler, 34.0, heads, &board, &grid).unwrap();
        assert!(place(&[]).holds(head), "else nothing is shown");
        assert!(!place(&[head]).holds(head));
    }
}
