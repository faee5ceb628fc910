//! How a scene lies on paper: title and day above it, the legend below.

use crate::{
    paper,
    scene::{Anchor, Ink, LegendEntry, Mark, Point, Rect, Scene, Stroke, Weight},
    text,
};

/// Free ground at the edges.
const MARGIN: f64 = 28.0;
/// The least width, for title and legend.
const NARROWEST: f64 = 720.0;
const TITLE: f64 = 22.0;
const SUBTITLE: f64 = 12.0;
/// Size of the legend's text.
const SMALL: f64 = 10.5;
/// From one row of the legend to the next.
const ROW: f64 = 24.0;
/// Between two entries of the legend.
const GAP: f64 = 16.0;
/// Between two headings of the legend.
const WIDE_GAP: f64 = 30.0;

/// A page: what is on it besides the scene, and where the scene goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// How far the scene's coordinates are shifted to the right and down.
    pub map_at: Point,
    /// Title, subtitle and legend, in the sheet's coordinates.
    pub marks: Vec<Mark>,
}

/// Composes a page from a scene, the account's name and a line below it, such as "Four worlds, as of
/// 21 November 2026".
pub fn sheet(scene: &Scene, title: &str, subtitle: &str) -> Sheet {
    let width = (scene.bounds.width + 2.0 * MARGIN).max(NARROWEST);
    // A large drawing is made small to fit a page: what is written round it is larger by as much.
    let larger = (paper::READABLE / paper::scale(width, scene.bounds.height) / SMALL).max(1.0);
    let room = (width - 2.0 * MARGIN) / larger;
    let mut marks = Vec::new();
    let mut y = MARGIN + TITLE * 0.8;
    let title = text::fit(title, TITLE, Weight::SemiBold, room);
    marks.push(words(MARGIN, y, title, TITLE, Weight::SemiBold, Ink::Ink));
    y += TITLE;
    let subtitle = text::fit(subtitle, SUBTITLE, Weight::Regular, room);
    marks.push(words(MARGIN, y, subtitle, SUBTITLE, Weight::Regular, Ink::Muted));
    y += SUBTITLE;
    let top = MARGIN + (y - MARGIN) * larger;
    let map_at = Point::new((width - scene.bounds.width) / 2.0 - scene.bounds.x, top - scene.bounds.y);
    let mut below = Vec::new();
    let frame = top + scene.bounds.height + 8.0;
    let bottom = frame + (legend(&scene.legend, frame, room, &mut below) - frame) * larger;
    let about = |x: f64, y: f64| Point::new(x, y) * (1.0 - larger);
    let mut marks: Vec<Mark> = marks.iter().map(|mark| placed(mark, larger, about(MARGIN, MARGIN))).collect();
    marks.extend(below.iter().map(|mark| placed(mark, larger, about(MARGIN, frame))));
    Sheet { width, height: bottom + MARGIN, map_at, marks }
}

/// A mark made so many times as large, about the origin, and then moved by a vector.
fn placed(mark: &Mark, larger: f64, by: Point) -> Mark {
    let x = |value: f64| value * larger + by.x;
    let y = |value: f64| value * larger + by.y;
    let rect = |Rect { x: left, y: top, width, height }: Rect| {
        Rect::new(x(left), y(top), width * larger, height * larger)
    };
    let wider = |stroke: Stroke| Stroke { width: stroke.width * larger, ..stroke };
    match mark.clone() {
        Mark::Text { x: left, y: baseline, text, size, weight, anchor, ink } => {
            Mark::Text { x: x(left), y: y(baseline), text, size: size * larger, weight, anchor, ink }
        }
        Mark::Box { rect: place, radius, fill, stroke } => {
            Mark::Box { rect: rect(place), radius: radius * larger, fill, stroke: stroke.map(wider) }
        }
        Mark::Photo { rect: place, radius, jpeg } => {
            Mark::Photo { rect: rect(place), radius: radius * larger, jpeg }
        }
        Mark::Path { d, fill, stroke, opacity } => {
            let d = path_by(&d, |value, is_x| if is_x { x(value) } else { y(value) });
            Mark::Path { d, fill, stroke: stroke.map(wider), opacity }
        }
    }
}

/// The legend's entries in rows as wide as the room, in a frame; returns the lower edge.
fn legend(entries: &[LegendEntry], top: f64, room: f64, marks: &mut Vec<Mark>) -> f64 {
    if entries.is_empty() {
        return top;
    }
    let left = MARGIN + 16.0;
    let right = MARGIN + room - 16.0;
    let frame = marks.len();
    let (mut x, mut middle) = (left, top + 10.0 + ROW / 2.0);
    let mut heading = "";
    for entry in entries {
        let starts = entry.heading != heading;
        heading = &entry.heading;
        let head = if starts { text::width(heading, SMALL, Weight::SemiBold) + 10.0 } else { 0.0 };
        let sample = if entry.marks.is_empty() { 0.0 } else { LegendEntry::WIDTH + 6.0 };
        let wide = head + sample + text::width(&entry.text, SMALL, Weight::Regular);
        if starts && x > left {
            x += WIDE_GAP - GAP;
        }
        if x > left && x + wide > right {
            x = left;
            middle += ROW;
        }
        let baseline = middle + SMALL * 0.36;
        if starts {
            marks.push(words(x, baseline, heading.into(), SMALL, Weight::SemiBold, Ink::Ink));
        }
        let at = Point::new(x + head, middle - LegendEntry::HEIGHT / 2.0);
        marks.extend(entry.marks.iter().map(|mark| placed(mark, 1.0, at)));
        let text = text::fit(&entry.text, SMALL, Weight::Regular, room);
        marks.push(words(x + head + sample, baseline, text, SMALL, Weight::Regular, Ink::Muted));
        x += wide + GAP;
    }
    let bottom = middle + ROW / 2.0 + 10.0;
    let ground = Mark::Box {
        rect: Rect::new(MARGIN, top, room, bottom - top),
        radius: 10.0,
        fill: Some(Ink::Card),
        stroke: Some(Stroke { ink: Ink::CardEdge, width: 1.0, dash: crate::scene::Dash::Solid }),
    };
    marks.insert(frame, ground);
    bottom
}

fn words(x: f64, y: f64, text: String, size: f64, weight: Weight, ink: Ink) -> Mark {
    Mark::Text { x, y, text, size, weight, anchor: Anchor::Start, ink }
}

/// Path data with other numbers, which alternate between x and y.
fn path_by(d: &str, other: impl Fn(f64, bool) -> f64) -> String {
    let mut moved = String::with_capacity(d.len() + 16);
    let mut number = String::new();
    let mut is_x = true;
    for letter in d.chars().chain(std::iter::once(' ')) {
        if letter.is_ascii_digit() || letter == '.' || (letter == '-' && number.is_empty()) {
            number.push(letter);
            continue;
        }
        if let Ok(value) = number.parse::<f64>() {
            moved.push_str(&((other(value, is_x) * 10.0).round() / 10.0).to_string());
            is_x = !is_x;
        }
        number.clear();
        moved.push(letter);
    }
    moved.truncate(moved.trim_end().len());
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_data_moves_as_a_whole() {
        assert_eq!(
            path_by("M0 1.5L-2 3 Q4 5 6 7Z M1 1", |value, is_x| value + if is_x { 10.0 } else { 0.5 }),
            "M10 2L8 3.5 Q14 5.5 16 7.5Z M11 1.5"
        );
    }
}
