//! A scene as it can be read on a page: what would be too small to read gives its room to the names.

use crate::{
    scene::{Anchor, Card, Ink, Label, Mark, Rect, Scene, Stroke, Weight},
    text,
};
use domain::{Lens, TieKind};

/// What can be printed on of a lying A3 page, with margins of a centimetre, in points.
const PAGE: (f64, f64) = (1134.0, 785.0);
/// The size of type that is read with ease, in points.
pub(crate) const READABLE: f64 = 5.0;
/// The size from which a name on a full card is read, in points.
const ENOUGH: f64 = 4.0;
/// The least size at which something is written at all, in points.
const LEAST: f64 = 3.5;
/// The least width of a line, in points.
const HAIR: f64 = 0.3;
/// The size of the name on a full card, in units: where it can be read, everything is left as it is.
const NAME: f64 = 12.0;
/// Width of the bar in the group's colour.
const BAR: f64 = 10.0;
/// Free ground at a card's sides, and above and below.
const EDGE: f64 = 4.0;
const ABOVE: f64 = 2.0;
/// What a card takes of the ground above it, and below, where only reporting lines run: they keep to its middle.
const TALLER: f64 = 11.0;
/// From one row of a name to the next, in sizes of its type.
const ROW: f64 = 1.1;

/// Points a unit, where a drawing of this size fits an A3 page, lying or standing.
pub(crate) fn scale(width: f64, height: f64) -> f64 {
    let fit = |wide: f64, high: f64| (wide / width.max(1.0)).min(high / height.max(1.0));
    fit(PAGE.0, PAGE.1).max(fit(PAGE.1, PAGE.0))
}

/// The scene for a page. Where names on a map could not be read on A3, cards show the name alone, as large as there is
/// room for, titles of the ground are larger, no line is thinner than a hair, and scores are larger where they
/// keep clear of cards and of each other, and left out where they would not. A map that can be read is left as
/// it is, and so is every other lens: there, words have no more room than they take.
#[must_use]
pub fn readable(mut scene: Scene) -> Scene {
    let scale = scale(scene.bounds.width, scene.bounds.height);
    if !scene.lens.is_free() || NAME * scale >= ENOUGH {
        return scene;
    }
    let hair = HAIR / scale;
    for zone in &mut scene.zones {
        for mark in &mut zone.marks {
            enlarge(mark, &zone.rect, READABLE / scale);
        }
        zone.marks.retain(|mark| !matches!(mark, Mark::Text { size, .. } if size * scale < LEAST));
    }
    for line in &mut scene.lines {
        line.stroke.width = line.stroke.width.max(hair);
    }
    let free = scene.lens == Lens::OrgChart
        && scene.lines.iter().all(|line| matches!(line.kind, TieKind::ReportsTo | TieKind::ReportsDotted));
    for card in &mut scene.cards {
        if free {
            card.rect.y -= TALLER;
            card.rect.height += 2.0 * TALLER;
        }
        card.marks = by_name(card, scale);
    }
    let mut taken: Vec<Rect> = scene.cards.iter().map(|card| card.rect).collect();
    for line in &mut scene.lines {
        line.label = line.label.take().and_then(|label| larger(&label, scale, &taken));
        taken.extend(line.label.as_ref().map(|label| label.rect));
    }
    scene
}

/// A score about its middle, as large as can be read with ease or at all, where that lies on nothing.
fn larger(label: &Label, scale: f64, taken: &[Rect]) -> Option<Label> {
    let sizes = [READABLE, LEAST].map(|points| (points / scale).max(Label::SIZE));
    sizes.into_iter().find_map(|size| {
        let by = size / Label::SIZE;
        let rect = Rect::centred(label.rect.centre(), label.rect.width * by, label.rect.height * by);
        let clear = !taken.iter().any(|other| other.overlaps(&rect));
        clear.then(|| Label { rect, baseline: label.baseline * by, ..label.clone() })
    })
}

/// A title of the ground becomes as large as can be read, but no wider than the ground.
fn enlarge(mark: &mut Mark, ground: &Rect, least: f64) {
    let Mark::Text { x, y, text, size, weight: Weight::SemiBold, anchor: Anchor::Start, .. } = mark else {
        return;
    };
    let room = ground.right() - *x - EDGE;
    let wide = text::width(text, 1.0, Weight::SemiBold);
    let larger = least.min(room / wide);
    if larger > *size {
        // What is larger than the room above the cards stands on the ground's edge.
        *y = ground.y - EDGE;
        *size = larger;
    }
}

/// The card's own edge, a bar in its colour, and the name as fully as can be read and as large as need be.
fn by_name(card: &Card, scale: f64) -> Vec<Mark> {
    let hair = HAIR / scale;
    let Rect { width, height, .. } = card.rect;
    let mut marks = Vec::with_capacity(5);
    if let Some(Mark::Box { rect, radius, fill, stroke }) = card.marks.first() {
        let stroke = stroke.map(|stroke| Stroke { width: stroke.width.max(hair), ..stroke });
        let rect = Rect { height, ..*rect };
        marks.push(Mark::Box { rect, radius: *radius, fill: *fill, stroke });
    }
    marks.push(Mark::Path {
        d: format!("M{BAR} 0Q0 0 0 {BAR}L0 {}Q0 {height} {BAR} {height}Z", height - BAR),
        fill: Some(card.ink),
        stroke: None,
        opacity: 1.0,
    });
    let room = (width - BAR - 2.0 * EDGE, height - 2.0 * ABOVE);
    let size_of = |rows: &[String]| {
        let wide = rows.iter().map(|row| text::width(row, 1.0, Weight::SemiBold)).fold(0.1, f64::max);
        (room.0 / wide).min(room.1 / ((rows.len() as f64 - 1.0) * ROW + 1.22))
    };
    let ways = ways(&card.name);
    let Some(rows) = ways.iter().find(|rows| size_of(rows) * scale >= LEAST).or(ways.last()) else {
        return marks;
    };
    let size = size_of(rows).min(READABLE / scale);
    let first = height / 2.0 - (rows.len() as f64 - 1.0) * size * ROW / 2.0 + size * 0.36;
    for (nth, row) in rows.iter().enumerate() {
        marks.push(Mark::Text {
            x: BAR + EDGE + room.0 / 2.0,
            y: first + nth as f64 * size * ROW,
            text: row.clone(),
            size,
            weight: Weight::SemiBold,
            anchor: Anchor::Middle,
            ink: Ink::Ink,
        });
    }
    marks
}

/// Ways to write a name, the fullest first: in two rows, in one, with its last words as initials.
fn ways(name: &str) -> Vec<Vec<String>> {
    let middle = name.len() / 2;
    let cut = name.match_indices(' ').map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle));
    let two = cut.map(|at| vec![name[..at].to_owned(), name[at + 1..].to_owned()]);
    let mut words = name.split(' ');
    let first = words.next().unwrap_or_default().to_owned();
    let initials: String =
        words.filter_map(|word| word.chars().next()).flat_map(|letter| [' ', letter, '.']).collect();
    let short = (!initials.is_empty()).then(|| vec![first.clone() + &initials]);
    two.into_iter().chain([vec![name.to_owned()]]).chain(short).filter(|rows| !rows[0].is_empty()).collect()
}
