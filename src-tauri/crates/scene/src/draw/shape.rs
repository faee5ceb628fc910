//! Small shapes: attitude, star, pips, hats, round and square faces.

use crate::{
    route::push_point,
    scene::{Anchor, Dash, Ink, Mark, Point, Rect, Stroke, Weight},
    since::Turn,
    text,
};
use domain::{Attitude, Group, Kind, Role};

pub(super) const fn stroke(ink: Ink, width: f64) -> Option<Stroke> {
    Some(Stroke { ink, width, dash: Dash::Solid })
}

pub(super) const fn dashed(ink: Ink, width: f64) -> Option<Stroke> {
    Some(Stroke { ink, width, dash: Dash::Dashed })
}

/// A box without an edge.
pub(super) const fn ground(rect: Rect, radius: f64, ink: Ink) -> Mark {
    Mark::Box { rect, radius, fill: Some(ink), stroke: None }
}

/// A line of text round, or up to, a point.
pub(super) const fn words(
    anchor: Anchor,
    x: f64,
    y: f64,
    text: String,
    size: f64,
    weight: Weight,
    ink: Ink,
) -> Mark {
    Mark::Text { x, y, text, size, weight, anchor, ink }
}

pub(super) fn line_of_text(x: f64, y: f64, text: String, size: f64, weight: Weight, ink: Ink) -> Mark {
    Mark::Text { x, y, text, size, weight, anchor: Anchor::Start, ink }
}

/// A filled outline.
pub(super) fn face(d: String, ink: Ink) -> Mark {
    Mark::Path { d, fill: Some(ink), stroke: None, opacity: 1.0 }
}

/// A drawn line.
pub(super) const fn pen(d: String, ink: Ink, width: f64, dash: Dash) -> Mark {
    Mark::Path { d, fill: None, stroke: Some(Stroke { ink, width, dash }), opacity: 1.0 }
}

/// A closed outline through points.
pub(super) fn outline(points: &[Point]) -> String {
    let mut d = String::with_capacity(12 * points.len());
    for (at, &point) in points.iter().enumerate() {
        d.push(if at == 0 { 'M' } else { 'L' });
        push_point(&mut d, point);
    }
    d.push('Z');
    d
}

/// The shape of an attitude round a middle, about 10 units across: up for us, down against us.
pub(super) fn attitude(attitude: Attitude, middle: Point) -> Mark {
    let at = |x: f64, y: f64| middle + Point::new(x, y);
    match attitude {
        Attitude::Mentor => {
            let upper = outline(&[at(-4.5, 0.0), at(0.0, -5.5), at(4.5, 0.0)]);
            let lower = outline(&[at(-4.5, 5.5), at(0.0, 0.0), at(4.5, 5.5)]);
            face(upper + &lower, Ink::Strong)
        }
        Attitude::Supporter => face(outline(&[at(-5.0, 4.0), at(0.0, -5.0), at(5.0, 4.0)]), Ink::Good),
        Attitude::Neutral => disc(middle, 4.5, Some(Ink::Even), None),
        Attitude::NonSupporter => face(outline(&[at(-5.0, -4.0), at(0.0, 5.0), at(5.0, -4.0)]), Ink::Fragile),
        Attitude::Enemy => Mark::Box {
            rect: Rect::centred(middle, 9.0, 9.0),
            radius: 1.0,
            fill: Some(Ink::Strained),
            stroke: None,
        },
    }
}

/// A disc.
pub(super) fn disc(middle: Point, radius: f64, fill: Option<Ink>, stroke: Option<Stroke>) -> Mark {
    Mark::Box { rect: Rect::centred(middle, 2.0 * radius, 2.0 * radius), radius, fill, stroke }
}

/// The star of a key player.
pub(super) fn star(middle: Point) -> Mark {
    let points: Vec<Point> = (0..10)
        .map(|at| {
            let angle = f64::from(at) * std::f64::consts::PI / 5.0;
            let radius = if at % 2 == 0 { 6.0 } else { 2.5 };
            middle + Point::new(angle.sin(), -angle.cos()) * radius
        })
        .collect();
    face(outline(&points), Ink::Ink)
}

/// Four pips from a point to the right, the first `filled` of them full. [`PIPS`] units wide.
pub(super) fn pips(left: f64, y: f64, filled: u8) -> impl Iterator<Item = Mark> {
    (0..4_u8).map(move |pip| {
        let middle = Point::new(left + 2.5 + f64::from(pip) * 6.0, y);
        if pip < filled {
            disc(middle, 2.5, Some(Ink::Ink), None)
        } else {
            disc(middle, 2.1, None, stroke(Ink::Muted, 0.8))
        }
    })
}

/// Width of the four pips.
pub(super) const PIPS: f64 = 23.0;

/// The sign of what became of somebody, on a disc of 13 units round a middle.
pub(super) fn turn(turn: Turn, middle: Point) -> [Mark; 2] {
    let (x, y) = (middle.x, middle.y + 3.6);
    let glyph = turn.glyph().to_string();
    [
        disc(middle, 6.5, Some(Ink::Ink), stroke(Ink::Card, 1.5)),
        words(Anchor::Middle, x, y, glyph, 10.0, Weight::SemiBold, Ink::Card),
    ]
}

/// Side of a hat's box.
pub(super) const HAT: f64 = 13.0;

/// A hat's letter in its box, by the box's upper left corner.
pub(super) fn hat(role: Role, x: f64, y: f64) -> [Mark; 2] {
    boxed(role.letter().to_string(), x, y, HAT)
}

/// A short word in the box of a hat.
pub(super) fn boxed(word: String, x: f64, y: f64, width: f64) -> [Mark; 2] {
    [
        Mark::Box { rect: Rect::new(x, y, width, HAT), radius: 3.5, fill: Some(Ink::Hat), stroke: None },
        Mark::Text {
            x: x + width / 2.0,
            y: y + 9.6,
            text: word,
            size: 9.0,
            weight: Weight::SemiBold,
            anchor: Anchor::Middle,
            ink: Ink::Ink,
        },
    ]
}

/// What an avatar shows: a photo, else initials; round for a person, square for a team or a firm.
pub(super) struct Avatar<'a> {
    pub kind: Kind,
    pub fill: Ink,
    pub ink: Ink,
    pub dash: Dash,
    pub initials: &'a str,
    pub photo: Option<&'a str>,
}

impl Avatar<'_> {
    /// Paints it round a middle.
    pub fn paint(&self, middle: Point, radius: f64, marks: &mut Vec<Mark>) {
        let corner = if self.kind == Kind::Person { radius } else { radius * 0.42 };
        let rect = Rect::centred(middle, 2.0 * radius, 2.0 * radius);
        let ring = Some(Stroke { ink: self.ink, width: 1.4, dash: self.dash });
        if let Some(jpeg) = self.photo {
            marks.push(Mark::Photo { rect, radius: corner, jpeg: jpeg.into() });
            marks.push(Mark::Box { rect, radius: corner, fill: None, stroke: ring });
            return;
        }
        let size = radius * 0.68;
        marks.push(Mark::Box { rect, radius: corner, fill: Some(self.fill), stroke: ring });
        marks.push(Mark::Text {
            x: middle.x,
            y: middle.y + size * 0.36,
            text: text::fit(self.initials, size, Weight::SemiBold, 2.0 * radius - 2.0),
            size,
            weight: Weight::SemiBold,
            anchor: Anchor::Middle,
            ink: self.ink,
        });
    }
}

/// The colours of a group: of its avatars and of its ground.
pub(super) const fn inks(group: Group) -> (Ink, Ink) {
    match group {
        Group::Customer => (Ink::Customer, Ink::CustomerZone),
        Group::Functions => (Ink::Functions, Ink::FunctionsZone),
        Group::Leadership => (Ink::Leadership, Ink::LeadershipZone),
        Group::Suppliers => (Ink::Suppliers, Ink::SuppliersZone),
    }
}
