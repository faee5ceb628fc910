//! The power grid: influence from bottom to top, attitude from left to right.
//!
//! It is about the customer's people: influence is closeness to power in their organisation, and
//! attitude their stance towards us. Our own people and suppliers stand on the other lenses.

use super::{
    arrow,
    card::{Deck, SMALL_HEIGHT, SMALL_WIDTH},
    empty, finished,
    legend::{self, entry},
    shape::{self, ground, line_of_text, pen, words},
    spoken,
};
use crate::{
    layout::{CARD_HEIGHT, CARD_WIDTH},
    lens::{Standing, View},
    scene::{Anchor, Dash, Ink, LegendEntry, Mark, Opens, Point, Rect, Scene, Spot, Stroke, Weight, Zone},
    text,
};
use domain::{Account, Attitude, Group, Id, Influence, Stakeholder};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Attitudes from left to right; unknown stands apart.
const COLUMNS: [Option<Attitude>; 6] = [
    None,
    Some(Attitude::Enemy),
    Some(Attitude::NonSupporter),
    Some(Attitude::Neutral),
    Some(Attitude::Supporter),
    Some(Attitude::Mentor),
];
/// Influence from top to bottom; unknown stands apart.
const ROWS: [Option<Influence>; 4] =
    [Some(Influence::InnerCircle), Some(Influence::PoliticalStructure), Some(Influence::Outside), None];
/// What the last row is called.
const UNKNOWN: &str = "Influence unknown";
/// Up to how many have full cards.
const FULL: usize = 60;
/// Width to height the whole is brought near to.
const SHAPE: f64 = 1.6;
/// Between two cells.
const ALLEY: f64 = 8.0;
/// Between the unknown and the rest.
const APART: f64 = 26.0;
/// Between two cards, wide enough for an arrow.
const GAP: f64 = 14.0;
/// Between the cards of a cell and its edge.
const INSET: f64 = 14.0;
/// Width of a column in which nobody stands: enough for its heading.
const EMPTY: f64 = 118.0;
/// Above the cards of a cell, for its count.
const HEAD: f64 = 26.0;

/// Where the cells are and what stands in them.
struct Plan<'a> {
    /// Left edge and width of each column.
    columns: [(f64, f64); 6],
    /// Upper edge and height of each row.
    rows: [(f64, f64); 4],
    /// Who stands in each cell, row by row, by name; those who stood there after them.
    cells: Vec<Vec<Place<'a>>>,
    /// Size of a card.
    card: (f64, f64),
    /// How many cards stand beside each other in each column.
    abreast: [usize; 6],
    /// How much larger headings are than on a small grid.
    scale: f64,
    /// How many stand on the grid.
    people: usize,
}

/// Who takes a place in a cell.
#[derive(Clone, Copy)]
struct Place<'a> {
    known: &'a Stakeholder,
    /// Whether they stood there, and stand elsewhere now.
    earlier: bool,
}

impl<'a> Plan<'a> {
    fn of(account: &'a Account, moved: &BTreeMap<Id, Standing>, hidden: &HashSet<Id>) -> Self {
        let mut cells: Vec<Vec<Place<'a>>> = vec![Vec::new(); COLUMNS.len() * ROWS.len()];
        let mut people = 0;
        let on_grid = |known: &&Stakeholder| is_on_grid(known) && !hidden.contains(&known.id);
        for known in account.stakeholders().filter(on_grid) {
            people += 1;
            cells[cell(Standing::of(known))].push(Place { known, earlier: false });
            if let Some(&then) = moved.get(&known.id) {
                cells[cell(then)].push(Place { known, earlier: true });
            }
        }
        for places in &mut cells {
            places.sort_by_cached_key(|it| (it.earlier, it.known.name.to_lowercase(), it.known.id));
        }
        let card = if people <= FULL { (CARD_WIDTH, CARD_HEIGHT) } else { (SMALL_WIDTH, SMALL_HEIGHT) };
        let mut plan = Self {
            columns: [(0.0, 0.0); 6],
            rows: [(0.0, 0.0); 4],
            cells,
            card,
            abreast: [1; 6],
            scale: 1.0,
            people,
        };
        plan.widen();
        plan.set();
        plan
    }

    /// How many card rows a row of cells needs.
    fn deep(&self, row: usize) -> usize {
        (0..6).map(|column| self.depth(row, column)).max().unwrap_or(0)
    }

    fn depth(&self, row: usize, column: usize) -> usize {
        self.cells[row * 6 + column].len().div_ceil(self.abreast[column])
    }

    /// Lets the deepest cell have one more card beside each other, until the whole is as wide as it is to
    /// be or nothing is gained.
    fn widen(&mut self) {
        loop {
            self.set();
            let (width, height) = self.size();
            let deepest = (0..self.cells.len()).max_by_key(|&at| (self.depth(at / 6, at % 6), at));
            let Some(at) = deepest.filter(|&at| self.depth(at / 6, at % 6) > 1) else { return };
            if width >= SHAPE * height {
                return;
            }
            self.abreast[at % 6] += 1;
        }
    }

    fn set(&mut self) {
        let (card_width, card_height) = self.card;
        let mut x = 0.0;
        for column in 0..6 {
            let used = (0..4).map(|row| self.cells[row * 6 + column].len()).max().unwrap_or(0);
            let abreast = self.abreast[column].min(used.max(1)) as f64;
            let width = abreast * (card_width + GAP) - GAP + 2.0 * INSET;
            let width = if used == 0 { EMPTY } else { width };
            self.columns[column] = (x, width);
            x += width + if column == 0 { APART } else { ALLEY };
        }
        let mut y = 0.0;
        for row in 0..4 {
            let deep = self.deep(row).max(1) as f64;
            let height = HEAD + deep * (card_height + GAP) - GAP + INSET;
            y += if row == 3 { APART - ALLEY } else { 0.0 };
            self.rows[row] = (y, height);
            y += height + ALLEY;
        }
        self.scale = (x / 1000.0).clamp(1.0, 3.0);
    }

    /// Width and height of all cells, with the headings.
    fn size(&self) -> (f64, f64) {
        let (left, width) = self.columns[5];
        let (top, height) = self.rows[3];
        (left + width + 150.0 * self.scale, top + height + 60.0 * self.scale)
    }

    fn rect(&self, cell: usize) -> Rect {
        let ((x, width), (y, height)) = (self.columns[cell % 6], self.rows[cell / 6]);
        Rect::new(x, y, width, height)
    }

    /// The area of a cell's place, counted from the upper left.
    fn card_at(&self, cell: usize, place: usize) -> Rect {
        let rect = self.rect(cell);
        let abreast = self.abreast[cell % 6];
        let (column, row) = ((place % abreast) as f64, (place / abreast) as f64);
        let (width, height) = self.card;
        let (x, y) = (rect.x + INSET + column * (width + GAP), rect.y + HEAD + row * (height + GAP));
        Rect::new(x, y, width, height)
    }

    /// The cell that a point lies in or is nearest to; none beyond the grid.
    fn cell_at(&self, point: Point) -> Option<usize> {
        let nearest = |value: f64, bands: &[(f64, f64)]| {
            let first = bands.first().map_or(0.0, |band| band.0);
            let last = bands.last().map_or(0.0, |band| band.0 + band.1);
            let off = |&(start, length): &(f64, f64)| (start - value).max(value - start - length).max(0.0);
            let nearest = (0..bands.len()).min_by(|&a, &b| off(&bands[a]).total_cmp(&off(&bands[b])));
            nearest.filter(|_| (first..=last).contains(&value))
        };
        Some(nearest(point.y, &self.rows)? * 6 + nearest(point.x, &self.columns)?)
    }
}

/// The number of a standing's cell, row by row.
fn cell(standing: Standing) -> usize {
    let row = ROWS.iter().position(|&row| row == standing.influence).unwrap_or(3);
    let column = COLUMNS.iter().position(|&column| column == standing.attitude).unwrap_or(0);
    row * 6 + column
}

fn is_on_grid(known: &Stakeholder) -> bool {
    known.group == Group::Customer
}

/// Which cell of the power grid a point of its drawing lies in: how somebody stands who is put there.
/// None beyond the grid.
pub fn standing_at(account: &Account, view: &View, point: Point) -> Option<Standing> {
    let (hidden, _) = super::aside(account, view);
    let cell = Plan::of(account, &view.moved_since(account), &hidden).cell_at(point)?;
    Some(Standing { influence: ROWS[cell / 6], attitude: COLUMNS[cell % 6] })
}

/// Draws it, without those who are hidden.
pub(super) fn scene(account: &Account, view: &View, hidden: &HashSet<Id>) -> Scene {
    let plan = Plan::of(account, &view.moved_since(account), hidden);
    let deck = Deck::new(account, view);
    let mut scene = empty(view.lens());
    scene.zones.push(headings(&plan));
    let mut now: HashMap<Id, Rect> = HashMap::new();
    let mut then: Vec<(&Stakeholder, Rect)> = Vec::new();
    for (cell, places) in plan.cells.iter().enumerate() {
        scene.zones.push(ground_of(&plan, cell));
        for (at, place) in places.iter().enumerate() {
            let rect = plan.card_at(cell, at);
            if place.earlier {
                then.push((place.known, rect));
                continue;
            }
            now.insert(place.known.id, rect);
            let card = match plan.people {
                0..=FULL => deck.full(place.known, rect),
                _ => deck.small(place.known, rect),
            };
            scene.cards.push(card);
        }
    }
    let then: Vec<(&Stakeholder, Rect, Rect)> =
        then.into_iter().filter_map(|(known, rect)| Some((known, rect, *now.get(&known.id)?))).collect();
    scene.spots = then.iter().map(|(known, rect, _)| ghost(view, known, *rect)).collect();
    let ways: Vec<(Rect, Rect)> = then.iter().map(|&(_, from, to)| (from, to)).collect();
    let ends: HashSet<Id> = then.iter().map(|(known, ..)| known.id).collect();
    let others = scene.cards.iter().filter(|card| !ends.contains(&card.id)).map(|card| card.rect);
    let arrows = arrow::arrows(&ways, others, GAP);
    if !arrows.is_empty() {
        let rect = plan.rect(0).union(&plan.rect(23));
        scene.zones.push(Zone { key: "moved".into(), rect, marks: arrows });
    }
    scene.notes = notes(account, view, &then);
    let people: Vec<&Stakeholder> = plan.cells.iter().flatten().map(|place| place.known).collect();
    scene.legend = legend(view, &people, plan.people <= FULL, !then.is_empty());
    finished(scene)
}

/// The soft ground of a cell with its count.
fn ground_of(plan: &Plan<'_>, cell: usize) -> Zone {
    let rect = plan.rect(cell);
    let (influence, attitude) = (ROWS[cell / 6], COLUMNS[cell % 6]);
    let is_known = influence.is_some() && attitude.is_some();
    let fill = if is_known { Ink::CustomerZone } else { Ink::Hat };
    let mut marks = vec![ground(rect, 12.0, fill)];
    let count = plan.cells[cell].iter().filter(|place| !place.earlier).count();
    if count > 0 {
        let count = count.to_string();
        let y = rect.y + 18.0;
        marks.push(words(Anchor::End, rect.right() - INSET, y, count, 12.0, Weight::SemiBold, Ink::Muted));
    }
    let code = |code: Option<&'static str>| code.unwrap_or("unknown");
    let key = format!("{}/{}", code(influence.map(Influence::code)), code(attitude.map(Attitude::code)));
    Zone { key, rect, marks }
}

/// What columns and rows are called, and how many stand in each.
fn headings(plan: &Plan<'_>) -> Zone {
    let scale = plan.scale;
    let (size, small) = (13.0 * scale, 11.0 * scale);
    let mut marks = Vec::new();
    let count = |cells: &mut dyn Iterator<Item = usize>| {
        cells.flat_map(|cell| &plan.cells[cell]).filter(|place| !place.earlier).count()
    };
    for (column, &(x, width)) in plan.columns.iter().enumerate() {
        let known = COLUMNS[column];
        let name = known.map_or("Attitude unknown", Attitude::spoken);
        let shape = if known.is_some() { 16.0 * scale } else { 0.0 };
        let room = width - shape - 4.0;
        // A narrow column keeps its heading at the size that fits.
        let fitting = (room / text::width(name, 1.0, Weight::SemiBold)).min(size);
        let wide = text::width(name, fitting, Weight::SemiBold) + shape;
        let left = x + (width - wide) / 2.0;
        let y = -26.0 * scale;
        if let Some(attitude) = known {
            marks.push(shape::attitude(attitude, Point::new(left + 6.0, y - fitting * 0.36)));
        }
        marks.push(line_of_text(left + shape, y, name.into(), fitting, Weight::SemiBold, Ink::Ink));
        let people = spoken::people(count(&mut (0..4).map(|row| row * 6 + column)));
        let middle = x + width / 2.0;
        marks.push(words(
            Anchor::Middle,
            middle,
            -9.0 * scale,
            people,
            small.min(fitting),
            Weight::Regular,
            Ink::Muted,
        ));
    }
    let right = -18.0;
    for (row, &(y, height)) in plan.rows.iter().enumerate() {
        let known = ROWS[row];
        let name = known.map_or(UNKNOWN, Influence::spoken);
        let middle = y + height / 2.0;
        marks.push(words(Anchor::End, right, middle - 2.0, name.into(), size, Weight::SemiBold, Ink::Ink));
        let people = spoken::people(count(&mut (0..6).map(|column| row * 6 + column)));
        let below = middle + small * 1.3;
        marks.push(words(Anchor::End, right, below, people, small, Weight::Regular, Ink::Muted));
    }
    let names = ROWS.iter().map(|row| row.map_or(UNKNOWN, Influence::spoken));
    let widest = names.map(|name| text::width(name, size, Weight::SemiBold)).fold(0.0, f64::max);
    let left = right - widest - 4.0;
    let ((last, width), top) = (plan.columns[5], -44.0 * scale);
    Zone { key: "axes".into(), rect: Rect::new(left, top, last + width - left, plan.rows[3].0 - top), marks }
}

/// A faint outline where somebody stood.
fn ghost(view: &View, known: &Stakeholder, rect: Rect) -> Spot {
    let whole = Rect::new(0.0, 0.0, rect.width, rect.height);
    let edge = Some(Stroke { ink: Ink::Muted, width: 1.0, dash: Dash::Dashed });
    let name = text::fit(&known.name, 11.0, Weight::Regular, rect.width - 24.0);
    let (x, y) = (rect.width / 2.0, rect.height / 2.0 + 4.0);
    let standing = view.earlier.get(&known.id).copied().unwrap_or_default();
    let then = view.sight.compared.map_or_else(|| "earlier".into(), |day| format!("on {}", spoken::day(day)));
    Spot {
        key: format!("earlier/{}", known.id),
        rect,
        opens: Opens::Person { id: known.id },
        opacity: 1.0,
        marks: vec![
            Mark::Box { rect: whole, radius: 8.0, fill: None, stroke: edge },
            words(Anchor::Middle, x, y, name, 11.0, Weight::Regular, Ink::Muted),
        ],
        spoken: format!("{} stood here {then}: {}", text::clean(&known.name), told(standing)),
    }
}

/// "neutral, inner circle".
fn told(standing: Standing) -> String {
    let attitude = standing.attitude.map_or("attitude unknown", Attitude::spoken);
    let influence = standing.influence.map_or("influence unknown", Influence::spoken);
    format!("{attitude}, {influence}").to_lowercase()
}

fn notes(account: &Account, view: &View, moved: &[(&Stakeholder, Rect, Rect)]) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(day) = view.sight.compared {
        let names: Vec<String> = moved.iter().map(|(known, ..)| text::clean(&known.name)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let who = spoken::listed(&names, 4);
        notes.push(match names.len() {
            0 => format!("Nobody moved since {}.", spoken::day(day)),
            _ => format!("Moved since {}: {who}.", spoken::day(day)),
        });
    }
    let elsewhere =
        account.stakeholders().filter(|known| !is_on_grid(known) && known.influence.is_some()).count();
    if elsewhere > 0 {
        let are = if elsewhere == 1 { "is" } else { "are" };
        let who = spoken::people(elsewhere);
        notes.push(format!(
            "The grid is of the customer’s people: {who} on our side or at suppliers with an influence recorded {are} not on it."
        ));
    }
    notes
}

fn legend(view: &View, people: &[&Stakeholder], is_full: bool, has_moved: bool) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    if has_moved {
        let since =
            view.sight.compared.map_or_else(|| "earlier".into(), |day| format!("on {}", spoken::day(day)));
        let edge = Some(Stroke { ink: Ink::Muted, width: 1.0, dash: Dash::Dashed });
        let outline =
            Mark::Box { rect: Rect::new(1.0, 2.0, 22.0, 12.0), radius: 3.0, fill: None, stroke: edge };
        entries.push(entry("Moved", &format!("stood there {since}"), vec![outline]));
        let tip = shape::outline(&[Point::new(24.0, 8.0), Point::new(17.0, 4.5), Point::new(17.0, 11.5)]);
        let shaft = pen("M0 12 Q8 5 18 8".into(), Ink::Ink, 1.4, Dash::Solid);
        entries.push(entry("Moved", "from there to here", vec![shaft, shape::face(tip, Ink::Ink)]));
    }
    if is_full {
        legend::attitudes(people, &mut entries);
    }
    legend::hats(people, &mut entries);
    if is_full {
        legend::coverage(people, &mut entries);
        legend::stars(people, &mut entries);
    }
    legend::statuses(people, &mut entries);
    entries
}
