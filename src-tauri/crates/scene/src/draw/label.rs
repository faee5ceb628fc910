//! Scores on lines: where they find room.

use crate::{
    grid::Grid,
    route::Track,
    scene::{Ink, Label, Line, Point, Rect, Weight},
    text,
};
use domain::Id;
use std::collections::HashMap;

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
/// What it costs to stand on a foreign line, in shares of the own line's half.
const COVERS: f64 = 0.28;
/// Cells in which labels and lines are looked up.
const CELL: f64 = 48.0;

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
    let legs = Legs::of(lines);
    let mut taken: Cells<Rect> = Cells::default();
    for title in titles {
        taken.add(title, *title);
    }
    for (at, length) in order {
        let (line, track) = &lines[at];
        let Some(label) = &line.label else { continue };
        let pair = ends(line);
        let mut best: Option<(f64, Rect)> = None;
        for way in ways(length) {
            let from_middle = (2.0 * way / length - 1.0).abs();
            if best.is_some_and(|(cost, _)| cost <= from_middle) {
                break;
            }
            let rect = standing(label.rect, track.at(way).0);
            let clear = rect.inflated(CLEAR);
            if grid.any_over(&clear) || taken.near(&clear).any(|other| other.overlaps(&clear)) {
                continue;
            }
            let cost = from_middle + COVERS * legs.under(&rect, pair) as f64;
            if best.is_none_or(|(least, _)| cost < least - 1e-9) {
                best = Some((cost, rect));
            }
        }
        if let Some((_, rect)) = best {
            taken.add(&rect, rect);
        }
        let label = best.map(|(_, rect)| Label { rect, ..label.clone() });
        lines[at].0.label = label;
    }
}

/// Ways along a line of a length, the middle first.
fn ways(length: f64) -> impl Iterator<Item = f64> {
    let steps = (length / 2.0 / STEP) as u32;
    let middle = length / 2.0;
    std::iter::once(middle).chain((1..=steps).flat_map(move |step| {
        let off = f64::from(step) * STEP;
        [middle - off, middle + off]
    }))
}

/// The rectangle with its middle at a point, on whole units so that its text is sharp.
fn standing(rect: Rect, middle: Point) -> Rect {
    let Rect { width, height, .. } = rect;
    Rect::new((middle.x - width / 2.0).round(), (middle.y - height / 2.0).round(), width, height)
}

fn ends(line: &Line) -> (Id, Id) {
    (line.from.min(line.to), line.from.max(line.to))
}

/// Things by the cells they lie in.
struct Cells<T>(HashMap<(i32, i32), Vec<T>>);

impl<T> Default for Cells<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Copy> Cells<T> {
    fn add(&mut self, rect: &Rect, thing: T) {
        for cell in cells(rect) {
            self.0.entry(cell).or_default().push(thing);
        }
    }

    fn near(&self, rect: &Rect) -> impl Iterator<Item = T> {
        cells(rect).filter_map(|cell| self.0.get(&cell)).flatten().copied()
    }
}

fn cells(rect: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    let cell = |at: f64| (at / CELL).floor() as i32;
    let (columns, rows) = (cell(rect.x)..=cell(rect.right()), cell(rect.y)..=cell(rect.bottom()));
    rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
}

/// The straight pieces of all lines.
struct Legs {
    legs: Vec<(Point, Point, (Id, Id))>,
    cells: Cells<usize>,
}

impl Legs {
    fn of(lines: &[(Line, Track)]) -> Self {
        let mut all = Self { legs: Vec::new(), cells: Cells::default() };
        for (line, track) in lines {
            for (from, to) in track.legs() {
                let number = all.legs.len();
                all.legs.push((from, to, ends(line)));
                let pieces = (from.distance(to) / CELL).ceil().clamp(1.0, 400.0) as u32;
                let at = |piece: u32| from + (to - from) * (f64::from(piece) / f64::from(pieces));
                for piece in 0..pieces {
                    all.cells.add(&Rect::spanning(at(piece), at(piece + 1)), number);
                }
            }
        }
        all
    }

    /// How many foreign lines run under a rectangle.
    fn under(&self, rect: &Rect, own: (Id, Id)) -> usize {
        let mut seen: Vec<usize> = Vec::new();
        for leg in self.cells.near(rect) {
            let (from, to, ends) = self.legs[leg];
            if ends != own && !seen.contains(&leg) && rect.part_inside(from, to).is_some() {
                seen.push(leg);
            }
        }
        seen.len()
    }
}
