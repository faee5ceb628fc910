//! Scores on lines: where they find room.

use crate::{
    geometry::around,
    grid::Grid,
    route::Track,
    scene::{Ink, Label, Line, Point, Rect, Weight},
    text,
};
use domain::Id;
use std::collections::HashSet;

impl Label {
    /// Height of the typeface, in units.
    pub const SIZE: f64 = 9.5;
    /// Cut of the typeface.
    pub const WEIGHT: Weight = Weight::SemiBold;
    /// Height of the rectangle; its corners are round.
    pub const HEIGHT: f64 = 15.0;
}

/// Free ground round a label.
const CLEAR: f64 = 1.0;
/// Steps along a line at which room is looked for.
const STEP: f64 = 6.0;
/// How many steps are tried at most in either direction.
const MOST: f64 = 400.0;
/// What it costs to stand on a foreign line, in halves of the own line.
const COVERS: f64 = 0.28;

/// A label that has no place yet.
pub(super) fn unplaced(ink: Ink) -> impl Fn(String) -> Label {
    move |text| {
        let width = (text::width(&text, Label::SIZE, Label::WEIGHT) + 11.0).max(Label::HEIGHT).round();
        Label { rect: Rect::new(0.0, 0.0, width, Label::HEIGHT), baseline: 10.9, text, ink }
    }
}

/// Gives every label a place on its line, as near to the middle as it stays clear of cards, titles,
/// other labels and, if possible, foreign lines. A label that finds no room is left out. Unless `thorough`,
/// labels may lie on each other.
pub(super) fn place(lines: &mut [(Line, Track)], grid: &Grid, titles: &[Rect], thorough: bool) {
    let mut order: Vec<(usize, f64)> = lines
        .iter()
        .enumerate()
        .filter(|(_, (line, _))| line.label.is_some())
        .map(|(at, (_, track))| (at, track.length()))
        .collect();
    if !thorough {
        for (at, length) in order {
            let (line, track) = &mut lines[at];
            if let Some(label) = &mut line.label {
                label.rect = standing(label.rect, track.at(length / 2.0).0);
            }
        }
        return;
    }
    // The shortest lines have the least choice.
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let paired: HashSet<(Id, Id)> = order
        .iter()
        .map(|&(at, _)| {
            let line = &lines[at].0;
            (line.from, line.to)
        })
        .collect();
    let mut board = Board::of(lines);
    for title in titles {
        board.take(*title);
    }
    for (at, length) in order {
        let (line, track) = &lines[at];
        let Some(label) = &line.label else { continue };
        let mut best: Option<(f64, Rect)> = None;
        let best_way =
            if paired.contains(&(line.to, line.from)) { before_middle(label, track) } else { length / 2.0 };
        for way in ways(length, best_way) {
            let from_middle = (way - best_way).abs() * 2.0 / length;
            if best.is_some_and(|(cost, _)| cost <= from_middle) {
                break;
            }
            let rect = standing(label.rect, track.at(way).0);
            let clear = rect.inflated(CLEAR);
            // The line itself and the one beside it run below every place.
            let foreign = board.lines_under(&rect).saturating_sub(2);
            let cost = from_middle + COVERS * f64::from(foreign.min(4));
            if best.is_some_and(|(least, _)| cost >= least - 1e-9)
                || board.is_taken(&clear)
                || grid.any_over(&clear)
            {
                continue;
            }
            best = Some((cost, rect));
        }
        if let Some((_, rect)) = best {
            board.take(rect);
        }
        let label = best.map(|(_, rect)| Label { rect, ..label.clone() });
        lines[at].0.label = label;
    }
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
    labels: Vec<Vec<Rect>>,
}

impl Board {
    /// The least side of a square.
    const SIDE: f64 = 13.0;
    /// How many squares there are at most in a row or a column.
    const MOST: f64 = 500.0;

    fn of(lines: &[(Line, Track)]) -> Self {
        let all = around(lines.iter().map(|(line, _)| line.bounds)).unwrap_or_default().inflated(40.0);
        let side = Self::SIDE.max(all.width / Self::MOST).max(all.height / Self::MOST);
        let (columns, rows) = ((all.width / side) as usize + 1, (all.height / side) as usize + 1);
        let mut board = Self {
            origin: Point::new(all.x, all.y),
            side,
            columns,
            rows,
            lines: vec![0; columns * rows],
            labels: vec![Vec::new(); columns * rows],
        };
        for (_, track) in lines {
            board.run(track);
        }
        board
    }

    /// Notes that a line runs through squares.
    fn run(&mut self, track: &Track) {
        let mut last = usize::MAX;
        for (from, to) in track.legs() {
            let steps = (from.distance(to) / self.side * 2.0).ceil().clamp(1.0, 4000.0);
            for step in 0..=steps as u32 {
                let at = from + (to - from) * (f64::from(step) / steps);
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
        for square in self.squares(&rect) {
            self.labels[square].push(rect);
        }
    }

    fn is_taken(&self, rect: &Rect) -> bool {
        self.squares(rect).any(|square| self.labels[square].iter().any(|label| label.overlaps(rect)))
    }

    /// The most lines that run through one square under a rectangle.
    fn lines_under(&self, rect: &Rect) -> u16 {
        self.squares(rect).map(|square| self.lines[square]).max().unwrap_or(0)
    }
}
