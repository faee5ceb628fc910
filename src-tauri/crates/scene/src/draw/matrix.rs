//! Team × stakeholder: our people against theirs, each cell the trust both ways.

use super::{
    card::{Deck, HEAD_LINE, SLIM_WIDTH, name_in_head},
    empty, finished,
    heads::{Heads, heads},
    legend::{self, Seen, entry},
    line::{band, certainty},
    shape::{self, ground, line_of_text, outline, words},
    spoken,
};
use crate::{
    lens::View,
    scene::{Anchor, Dash, Ink, LegendEntry, Mark, Opens, Point, Rect, Scene, Spot, Stroke, Weight, Zone},
    text,
};
use domain::{Account, Id, Stakeholder, Status, TieKind, trust::Score};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt::Write,
};

/// Up to how many cells are drawn in full, and with numbers at all.
const IN_FULL: usize = 4_000;
const WITH_NUMBERS: usize = 20_000;
/// Between two groups.
const ALLEY: f64 = 10.0;
/// What the title above a group takes.
const TITLE: f64 = 22.0;
/// Between the head of a row and its cells: how many they know.
const TALLY: f64 = 40.0;
/// What a hint takes, to the right and down.
const HINT: (f64, f64) = (260.0, 38.0);
/// About how many organisations the gaps are told.
const MOST_NOTES: usize = 6;
/// How many are named in a sentence.
const MOST_NAMES: usize = 6;

/// The sizes of a matrix.
#[derive(Clone, Copy)]
struct Gauge {
    /// Width and height of a cell with its edge.
    cell: (f64, f64),
    /// Height of the heads of columns.
    head: f64,
    /// Size of the names in them; none where there is no room for any.
    name: Option<f64>,
    /// Size of the scores; none where there is no room for any.
    score: Option<f64>,
}

impl Gauge {
    fn of(rows: &Heads<'_>, columns: &Heads<'_>) -> Self {
        let cells = rows.people.len() * columns.people.len();
        if cells > WITH_NUMBERS {
            return Self { cell: (22.0, 22.0), head: 26.0, name: None, score: None };
        }
        let (cell, size, score) =
            if cells <= IN_FULL { ((66.0, 38.0), 9.5, 11.0) } else { ((50.0, 30.0), 8.5, 9.5) };
        // The heads are as high as the longest name needs.
        let lines = columns.people.iter().map(|known| name_in_head(&known.name, size, cell.0 - 2.0).len());
        let head = 37.0 + lines.max().unwrap_or(1) as f64 * size * HEAD_LINE;
        Self { cell, head, name: Some(size), score: Some(score) }
    }
}

/// The trust between one of ours and one of theirs.
#[derive(Default)]
struct Pair {
    /// Ours in theirs, where they are tied so.
    given: Option<Id>,
    /// Theirs in ours.
    received: Option<Id>,
}

/// Draws it, without those who are hidden.
pub(super) fn scene(account: &Account, view: &View, hidden: &HashSet<Id>) -> Scene {
    let is_ours = |id: Id| account.stakeholder(id).is_some_and(|known| account.is_ours(known));
    let mut pairs: BTreeMap<(Id, Id), Pair> = BTreeMap::new();
    for tie in account.ties().filter(|tie| tie.kind == TieKind::Trust) {
        if hidden.contains(&tie.from) || hidden.contains(&tie.to) {
            continue;
        }
        match (is_ours(tie.from), is_ours(tie.to)) {
            (true, false) => pairs.entry((tie.from, tie.to)).or_default().given = Some(tie.id),
            (false, true) => pairs.entry((tie.to, tie.from)).or_default().received = Some(tie.id),
            _ => {}
        }
    }
    let mut knows: HashMap<Id, usize> = HashMap::new();
    for (ours, theirs) in pairs.keys() {
        *knows.entry(*ours).or_default() += 1;
        *knows.entry(*theirs).or_default() += 1;
    }
    let (mut rows, mut columns) = heads(account, hidden, &knows);
    let gauge = Gauge::of(&rows, &columns);
    rows.set(gauge.cell.1, TITLE + ALLEY);
    columns.set(gauge.cell.0, ALLEY);

    let matrix = Matrix { account, view, gauge, rows, columns };
    let deck = Deck::new(account, view);
    let mut scene = empty(view.lens());
    scene.zones = matrix.zones();
    for (at, known) in matrix.rows.people.iter().enumerate() {
        let y = matrix.rows.at[at];
        scene
            .cards
            .push(deck.slim(known, Rect::new(-TALLY - SLIM_WIDTH, y + 1.0, SLIM_WIDTH, gauge.cell.1 - 2.0)));
    }
    for (at, known) in matrix.columns.people.iter().enumerate() {
        let rect = Rect::new(matrix.columns.at[at] + 1.0, matrix.head_top(), gauge.cell.0 - 2.0, gauge.head);
        scene.cards.push(deck.narrow(known, rect, gauge.name));
    }
    let mut seen = Seen::default();
    let row_of: HashMap<Id, usize> =
        matrix.rows.people.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let column_of: HashMap<Id, usize> =
        matrix.columns.people.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    for (&(ours, theirs), pair) in &pairs {
        if let (Some(&row), Some(&column)) = (row_of.get(&ours), column_of.get(&theirs)) {
            scene.spots.push(matrix.spot(row, column, pair, &mut seen));
        }
    }
    scene.notes = matrix.notes();
    scene.legend = matrix.legend(&seen);
    finished(scene)
}

struct Matrix<'a> {
    account: &'a Account,
    view: &'a View,
    gauge: Gauge,
    rows: Heads<'a>,
    columns: Heads<'a>,
}

impl Matrix<'_> {
    /// The upper edge of the heads of columns.
    fn head_top(&self) -> f64 {
        -TITLE - 22.0 - self.gauge.head
    }

    /// The soft ground of every block of cells, titles, tallies and the lines between cells.
    fn zones(&self) -> Vec<Zone> {
        let (width, height) = self.gauge.cell;
        let mut zones = Vec::new();
        for (across, column) in self.columns.groups.iter().enumerate() {
            let (left, right) = self.columns.reach(column, width);
            let mut marks = Vec::new();
            let title = text::fit(&column.title, 12.0, Weight::SemiBold, right - left - 4.0);
            marks.push(line_of_text(
                left + 2.0,
                self.head_top() - 9.0,
                title,
                12.0,
                Weight::SemiBold,
                Ink::Ink,
            ));
            for row in &self.rows.groups {
                let (top, bottom) = self.rows.reach(row, height);
                marks.push(ground(Rect::new(left, top, right - left, bottom - top), 6.0, column.ink));
            }
            let (top, bottom) = (self.head_top() - TITLE, self.bottom());
            let rect = Rect::new(left, top, right - left, bottom - top);
            zones.push(Zone { key: format!("column/{across}/{}", column.title), rect, marks });
        }
        let left = -TALLY - SLIM_WIDTH;
        for (down, row) in self.rows.groups.iter().enumerate() {
            let (top, bottom) = self.rows.reach(row, height);
            let title = text::fit(&row.title, 12.0, Weight::SemiBold, SLIM_WIDTH - 4.0);
            let marks = vec![line_of_text(left + 2.0, top - 8.0, title, 12.0, Weight::SemiBold, Ink::Ink)];
            let rect = Rect::new(left, top - TITLE, TALLY + SLIM_WIDTH, bottom - top + TITLE);
            zones.push(Zone { key: format!("row/{down}/{}", row.title), rect, marks });
        }
        let (right, bottom) = (self.right(), self.bottom());
        // A side without anybody has a hint where its cells would be.
        let (right, bottom) = match self.rows.people.is_empty() || self.columns.people.is_empty() {
            true => (right.max(HINT.0), bottom.max(HINT.1)),
            false => (right, bottom),
        };
        let rect = Rect::new(left, self.head_top(), right - left, bottom - self.head_top());
        zones.push(Zone { key: "cells".into(), rect, marks: self.lines_and_tallies() });
        zones
    }

    fn right(&self) -> f64 {
        self.columns.at.last().map_or(0.0, |last| last + self.gauge.cell.0)
    }

    fn bottom(&self) -> f64 {
        self.rows.at.last().map_or(0.0, |last| last + self.gauge.cell.1)
    }

    fn lines_and_tallies(&self) -> Vec<Mark> {
        let (width, height) = self.gauge.cell;
        let mut d = String::new();
        // A file that cannot be written to is no string: writing to one never fails.
        for &y in self.rows.at.iter().skip(1).filter(|_| !self.columns.people.is_empty()) {
            let _ = write!(d, "M0 {y} L{} {y} ", self.right());
        }
        for &x in self.columns.at.iter().skip(1).filter(|_| !self.rows.people.is_empty()) {
            let _ = write!(d, "M{x} 0 L{x} {} ", self.bottom());
        }
        let mut marks = Vec::new();
        if !d.is_empty() {
            marks.push(shape::pen(d.trim_end().into(), Ink::Paper, 1.5, Dash::Solid));
        }
        let size = if self.gauge.score.is_some() { 10.0 } else { 8.0 };
        for (at, &tally) in self.rows.tallies.iter().enumerate() {
            let middle = Point::new(-TALLY / 2.0, self.rows.at[at] + height / 2.0);
            marks.extend(tallied(middle, tally, tally == 0, false, 10.0));
        }
        for (at, &tally) in self.columns.tallies.iter().enumerate() {
            let middle = Point::new(self.columns.at[at] + width / 2.0, -TITLE - 11.0);
            marks.extend(tallied(middle, tally, tally <= 1, tally == 1, size));
        }
        if self.rows.people.is_empty() || self.columns.people.is_empty() {
            let hint = match (self.rows.people.is_empty(), self.columns.people.is_empty()) {
                (true, true) => "Add the people on both sides",
                (true, false) => "Add our people: functions and leadership",
                _ => "Add the customer’s people and suppliers",
            };
            marks.push(line_of_text(12.0, 24.0, hint.into(), 11.0, Weight::Regular, Ink::Muted));
        } else {
            let y = -TITLE - 11.0 + 3.6;
            let right = -TALLY / 2.0 + 13.0;
            marks.push(words(Anchor::End, right, y, "known by".into(), 10.0, Weight::Regular, Ink::Muted));
            marks.push(words(
                Anchor::Middle,
                -TALLY / 2.0,
                -8.0,
                "knows".into(),
                10.0,
                Weight::Regular,
                Ink::Muted,
            ));
        }
        marks
    }

    /// What a cell shows, opens and says.
    fn spot(&self, row: usize, column: usize, pair: &Pair, seen: &mut Seen) -> Spot {
        let (width, height) = (self.gauge.cell.0 - 3.0, self.gauge.cell.1 - 3.0);
        let (ours, theirs) = (self.rows.people[row], self.columns.people[column]);
        let mut marks = vec![Mark::Box {
            rect: Rect::new(0.0, 0.0, width, height),
            radius: 4.0,
            fill: Some(Ink::Card),
            stroke: Some(Stroke { ink: Ink::CardEdge, width: 1.0, dash: Dash::Solid }),
        }];
        let score = |tie: Id| self.account.score(tie, self.view.as_of);
        let (given, received) = (pair.given.map(score), pair.received.map(score));
        for (score, is_ours) in [(&given, true), (&received, false)] {
            if let Some(score) = score {
                let opacity = certainty(score);
                seen.note(score.band(), opacity);
                self.half((width, height), score, opacity, is_ours, &mut marks);
            }
        }
        let (us, them) = (text::clean(&ours.name), text::clean(&theirs.name));
        let told = |from: &str, to: &str, score: Option<Score>| {
            score.map(|score| spoken::trusts(from, to, &score, false))
        };
        let told: Vec<String> =
            told(&us, &them, given).into_iter().chain(told(&them, &us, received)).collect();
        Spot {
            key: format!("pair/{}/{}", ours.id, theirs.id),
            rect: Rect::new(self.columns.at[column] + 1.5, self.rows.at[row] + 1.5, width, height),
            opens: Opens::Pair { from: ours.id, to: theirs.id },
            opacity: 1.0,
            marks,
            spoken: told.join("; "),
        }
    }

    /// One direction: ours in the upper left, theirs in the lower right; the larger the corner, the
    /// higher the band.
    fn half(&self, size: (f64, f64), score: &Score, opacity: f64, is_ours: bool, marks: &mut Vec<Mark>) {
        let (width, height) = size;
        let place =
            |x: f64, y: f64| if is_ours { Point::new(x, y) } else { Point::new(width - x, height - y) };
        let full = self.gauge.score.is_none();
        match score.band().map(band) {
            Some((ink, weight)) => {
                let leg = if full { width - 3.0 } else { height * (0.16 + 0.125 * weight) };
                let d = outline(&[place(1.0, 1.0), place(1.0 + leg, 1.0), place(1.0, 1.0 + leg)]);
                marks.push(Mark::Path { d, fill: Some(ink), stroke: None, opacity });
            }
            None if full => {
                let leg = width - 5.0;
                let d = outline(&[place(2.0, 2.0), place(2.0 + leg, 2.0), place(2.0, 2.0 + leg)]);
                marks.push(shape::pen(d, Ink::Unknown, 0.8, Dash::Dotted));
            }
            None => {}
        }
        if let Some(size) = self.gauge.score {
            let points = score.points();
            let told = points.map_or_else(|| "?".into(), |points| points.to_string());
            let at = place(width * 0.31, height * 0.5 - size * 0.18);
            let (anchor, y) = match is_ours {
                true => (Anchor::Start, at.y - size * 0.05),
                false => (Anchor::End, at.y + size * 0.72),
            };
            let ink = if points.is_some() { Ink::Ink } else { Ink::Muted };
            marks.push(words(anchor, at.x, y, told, size, Weight::SemiBold, ink));
        }
    }

    /// Where the gaps are.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let names = |of: &[usize], people: &[&Stakeholder]| {
            let names: Vec<String> = of.iter().map(|&at| text::clean(&people[at].name)).collect();
            spoken::listed(&names.iter().map(String::as_str).collect::<Vec<_>>(), MOST_NAMES)
        };
        let mut more = 0;
        for group in &self.columns.groups {
            for (tally, one, many) in [
                (1, "is known to one of us only", "are known to one of us only"),
                (0, "is known to nobody of us", "are known to nobody of us"),
            ] {
                let members = group.members.clone();
                let gaps: Vec<usize> = members
                    .filter(|&at| {
                        self.columns.tallies[at] == tally && self.columns.people[at].status != Status::Left
                    })
                    .collect();
                if gaps.is_empty() || self.rows.people.is_empty() {
                    continue;
                }
                if notes.len() == MOST_NOTES {
                    more += gaps.len();
                    continue;
                }
                let (count, are) = (spoken::people(gaps.len()), if gaps.len() == 1 { one } else { many });
                let title = text::clean(&group.title);
                notes.push(format!("{count} at {title} {are}: {}.", names(&gaps, &self.columns.people)));
            }
        }
        if more > 0 {
            notes.push(format!("Of {more} more people elsewhere nobody or only one of us knows them."));
        }
        let alone: Vec<usize> = (0..self.rows.people.len())
            .filter(|&at| self.rows.tallies[at] == 0 && self.rows.people[at].status != Status::Left)
            .collect();
        if !alone.is_empty() && !self.columns.people.is_empty() {
            let know = if alone.len() == 1 { "knows" } else { "know" };
            let who = names(&alone, &self.rows.people);
            notes.push(format!("{} of us {know} nobody on their side: {who}.", alone.len()));
        }
        notes
    }

    fn legend(&self, seen: &Seen) -> Vec<LegendEntry> {
        let mut entries = Vec::new();
        let corner = |points: [(f64, f64); 3]| {
            let frame = Mark::Box {
                rect: Rect::new(0.5, 0.5, 23.0, 15.0),
                radius: 3.0,
                fill: Some(Ink::Card),
                stroke: Some(Stroke { ink: Ink::CardEdge, width: 1.0, dash: Dash::Solid }),
            };
            let d = outline(&points.map(|(x, y)| Point::new(x, y)));
            vec![frame, shape::face(d, Ink::Muted)]
        };
        let has = |test: fn(&usize) -> bool, tallies: &[usize]| tallies.iter().any(test);
        if has(|&tally| tally > 0, &self.rows.tallies) {
            let upper = corner([(1.5, 1.5), (12.0, 1.5), (1.5, 12.0)]);
            let lower = corner([(22.5, 14.5), (12.0, 14.5), (22.5, 4.0)]);
            entries.push(entry("Cells", "upper left: our trust in them", upper));
            entries.push(entry("Cells", "lower right: their trust in us", lower));
        }
        seen.entries(&mut entries);
        let middle = Point::new(LegendEntry::WIDTH / 2.0, LegendEntry::HEIGHT / 2.0);
        if has(|&tally| tally == 1, &self.columns.tallies) {
            let sample = tallied(middle, 1, true, true, 10.0);
            entries.push(entry("Gaps", "known to one of us only", sample));
        }
        if has(|&tally| tally == 0, &self.columns.tallies) || has(|&tally| tally == 0, &self.rows.tallies) {
            let sample = tallied(middle, 0, true, false, 10.0);
            entries.push(entry("Gaps", "knows nobody, or known to nobody", sample));
        }
        let mut people = self.rows.people.clone();
        people.extend(&self.columns.people);
        legend::statuses(&people, &mut entries);
        entries
    }
}

/// A number of acquaintances round a middle: boxed where it is a gap.
fn tallied(middle: Point, tally: usize, is_gap: bool, is_filled: bool, size: f64) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(2);
    let (width, height) = (size * 1.9, size * 1.5);
    if is_gap {
        let rect = Rect::centred(middle, width, height);
        let edge = Some(Stroke { ink: Ink::Ink, width: 1.0, dash: Dash::Solid });
        let fill = is_filled.then_some(Ink::Ink);
        marks.push(Mark::Box { rect, radius: height / 2.0, fill, stroke: edge });
    }
    let ink = match (is_gap, is_filled) {
        (_, true) => Ink::Card,
        (true, false) => Ink::Ink,
        (false, false) => Ink::Muted,
    };
    let weight = if is_gap { Weight::SemiBold } else { Weight::Medium };
    marks.push(words(Anchor::Middle, middle.x, middle.y + size * 0.36, tally.to_string(), size, weight, ink));
    marks
}
