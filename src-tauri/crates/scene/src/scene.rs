//! The laid-out drawing: what the screen and every export draw, and nothing they would have to work
//! out themselves.
//!
//! Units are scene units: CSS pixels at a zoom of 1. x grows to the right, y downwards. Colours are
//! tokens ([`Ink`]), so that one scene serves light and dark.

use domain::{Id, Lens, TieKind};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// An axis-parallel rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width, ≥ 0.
    pub width: f64,
    /// Height, ≥ 0.
    pub height: f64,
}

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A colour by what it means; [`crate::look`] says what it looks like in light and in dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// The ground everything lies on.
    Paper,
    /// The face of a card or a label.
    Card,
    /// The edge of a card.
    CardEdge,
    /// Text.
    Ink,
    /// Text of second rank.
    Muted,
    /// Reporting lines.
    Reporting,
    /// Influence lines.
    Influence,
    /// Conflict lines.
    Conflict,
    /// Supply lines.
    Supply,
    /// Trust of 0–19.
    Strained,
    /// Trust of 20–39.
    Fragile,
    /// Trust of 40–59.
    Even,
    /// Trust of 60–79.
    Good,
    /// Trust of 80–100.
    Strong,
    /// Trust of which nothing is known.
    Unknown,
    /// The ground of the customer's zone.
    CustomerZone,
    /// The ground of our functions' zone.
    FunctionsZone,
    /// The ground of our leadership's zone.
    LeadershipZone,
    /// The ground of the suppliers' zone.
    SuppliersZone,
    /// The avatars of the customer's people.
    Customer,
    /// The avatars of our functions.
    Functions,
    /// The avatars of our leadership.
    Leadership,
    /// The avatars of suppliers.
    Suppliers,
    /// The ground of a hat letter.
    Hat,
}

/// The cut of the one typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
}

/// On which side of its point a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The point is its left end.
    Start,
    /// The point is its middle.
    Middle,
    /// The point is its right end.
    End,
}

/// Something to paint. Coordinates are relative to what the mark belongs to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "mark", rename_all = "kebab-case")]
pub enum Mark {
    /// One line of text, already fitted.
    Text {
        /// Anchor point.
        x: f64,
        /// Baseline.
        y: f64,
        /// What it says.
        text: String,
        /// Height of the typeface in units.
        size: f64,
        /// Cut.
        weight: Weight,
        /// Side of the anchor point.
        anchor: Anchor,
        /// Colour.
        ink: Ink,
    },
    /// A rectangle with round corners.
    Box {
        /// Where.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
        /// Colour of the face.
        fill: Option<Ink>,
        /// Colour and width of the edge.
        stroke: Option<Stroke>,
    },
    /// A photo, cut to a rectangle with round corners.
    Photo {
        /// Where.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
        /// A square JPEG as base64.
        jpeg: String,
    },
    /// A closed or open outline.
    Path {
        /// SVG path data (absolute `M`, `L`, `C`, `Q`, `Z`).
        d: String,
        /// Colour of the face.
        fill: Option<Ink>,
        /// Colour and width of the edge.
        stroke: Option<Stroke>,
        /// Opacity in (0, 1] of face and edge: how certain what it tells is.
        opacity: f64,
    },
}

/// How an edge is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stroke {
    /// Colour.
    pub ink: Ink,
    /// Width in units.
    pub width: f64,
    /// Solid, dashed or dotted.
    pub dash: Dash,
}

/// The rhythm of a stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dash {
    /// Without gaps.
    Solid,
    /// 4 on, 4 off.
    Dashed,
    /// 1.5 on, 4 off.
    Dotted,
}

/// A stakeholder's card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    /// Whose.
    pub id: Id,
    /// Where.
    pub rect: Rect,
    /// The avatar's colour, and the card's when it is too small for anything else.
    pub ink: Ink,
    /// The name, for a card seen from too far to paint its marks.
    pub name: String,
    /// What a screen reader says: name, title, hats, attitude, coverage, status.
    pub spoken: String,
    /// Opacity in (0, 1]: below 1 for those who left.
    pub opacity: f64,
    /// Whether it was put there by hand.
    pub placed: bool,
    /// What to paint, face first, relative to the card's upper left corner.
    pub marks: Vec<Mark>,
}

/// A tie's line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The tie.
    pub id: Id,
    /// Its kind.
    pub kind: TieKind,
    /// The stakeholder it starts at.
    pub from: Id,
    /// The stakeholder it ends at.
    pub to: Id,
    /// SVG path data (absolute `M`, `L`, `C`, `Q`), not closed.
    pub d: String,
    /// What the path lies in, strokes and arrow included.
    pub bounds: Rect,
    /// How it is drawn.
    pub stroke: Stroke,
    /// Opacity in (0, 1]: how certain the score is.
    pub opacity: f64,
    /// The arrowhead, a closed path filled with the stroke's colour.
    pub arrow: Option<String>,
    /// "24", or "?" where nothing is known; none for lines that carry no score.
    pub score: Option<String>,
    /// Where the score stands, if it found room.
    pub label: Option<Label>,
    /// What a screen reader says: "Marcus Lind trusts Priya Raman 24 of 100, certainty 62 %".
    pub spoken: String,
}

/// A score on a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Label {
    /// Where; the text stands in the middle.
    pub rect: Rect,
    /// The baseline of the text, relative to the rectangle's upper edge.
    pub baseline: f64,
    /// "24", or "?" where nothing is known.
    pub text: String,
    /// Its edge's colour.
    pub ink: Ink,
}

/// Something that can be pointed at and is neither a card nor a line: a cell of the matrix, an event on
/// the axis of time, the number of those folded away.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spot {
    /// Which: the same from one drawing to the next.
    pub key: String,
    /// Where.
    pub rect: Rect,
    /// What it opens.
    pub opens: Opens,
    /// Opacity in (0, 1].
    pub opacity: f64,
    /// What to paint, relative to the spot's upper left corner.
    pub marks: Vec<Mark>,
    /// What a screen reader says.
    pub spoken: String,
}

/// What a spot opens.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Opens {
    /// The relationship of two.
    Pair {
        /// One of them, ours where one is.
        from: Id,
        /// The other.
        to: Id,
    },
    /// The reports of somebody, folded away or to be folded away.
    Branch {
        /// Whose.
        of: Id,
    },
    /// Somebody.
    Person {
        /// Who.
        id: Id,
    },
}

/// A world, or an organisation: the soft ground under a set of cards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Zone {
    /// Which: a group's code or an organisation's name.
    pub key: String,
    /// Where.
    pub rect: Rect,
    /// What to paint, ground first, in scene coordinates.
    pub marks: Vec<Mark>,
}

/// One line of the legend.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LegendEntry {
    /// What it belongs under: "Trust", "Attitude", "Lines", "Hats", "Coverage".
    pub heading: String,
    /// What it means.
    pub text: String,
    /// What it looks like, in a box of [`LegendEntry::WIDTH`] × [`LegendEntry::HEIGHT`] units.
    pub marks: Vec<Mark>,
}

impl LegendEntry {
    /// Width of the sample.
    pub const WIDTH: f64 = 24.0;
    /// Height of the sample.
    pub const HEIGHT: f64 = 16.0;
}

/// The whole drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scene {
    /// The lens it was drawn through.
    pub lens: Lens,
    /// What everything lies in, with a margin.
    pub bounds: Rect,
    /// Painted first.
    pub zones: Vec<Zone>,
    /// Painted second, in this order.
    pub spots: Vec<Spot>,
    /// Painted third, in this order.
    pub lines: Vec<Line>,
    /// Painted fourth, in this order; labels of lines come last of all.
    pub cards: Vec<Card>,
    /// Made from what is shown.
    pub legend: Vec<LegendEntry>,
    /// What is to be told of the drawing as a whole, as sentences.
    pub notes: Vec<String>,
    /// How many the view's filter does not keep.
    pub aside: usize,
}

/// What changed from one scene to the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Patch {
    /// The new bounds.
    pub bounds: Rect,
    /// All zones, where any differs.
    pub zones: Option<Vec<Zone>>,
    /// All spots, where any differs.
    pub spots: Option<Vec<Spot>>,
    /// Lines that are new or differ.
    pub lines: Vec<Line>,
    /// Cards that are new or differ.
    pub cards: Vec<Card>,
    /// Stakeholders and ties that are no longer drawn.
    pub gone: Vec<Id>,
    /// The legend, where it differs.
    pub legend: Option<Vec<LegendEntry>>,
    /// All notes.
    pub notes: Vec<String>,
    /// How many the view's filter does not keep.
    pub aside: usize,
}

impl Scene {
    /// What to change in `before` to arrive at this scene, where both are of one lens. New lines and
    /// cards are painted after those that stay.
    pub fn patch_from(&self, before: &Self) -> Patch {
        let mut old_lines: HashMap<Id, &Line> = before.lines.iter().map(|line| (line.id, line)).collect();
        let mut old_cards: HashMap<Id, &Card> = before.cards.iter().map(|card| (card.id, card)).collect();
        let lines =
            self.lines.iter().filter(|line| old_lines.remove(&line.id) != Some(*line)).cloned().collect();
        let cards =
            self.cards.iter().filter(|card| old_cards.remove(&card.id) != Some(*card)).cloned().collect();
        let mut gone: Vec<Id> = old_lines.into_keys().chain(old_cards.into_keys()).collect();
        gone.sort_unstable();
        Patch {
            bounds: self.bounds,
            zones: (self.zones != before.zones).then(|| self.zones.clone()),
            spots: (self.spots != before.spots).then(|| self.spots.clone()),
            lines,
            cards,
            gone,
            legend: (self.legend != before.legend).then(|| self.legend.clone()),
            notes: self.notes.clone(),
            aside: self.aside,
        }
    }

    /// Changes this scene as a patch says.
    pub fn apply(&mut self, patch: Patch) {
        let new = patch.lines.iter().map(|line| line.id).chain(patch.cards.iter().map(|card| card.id));
        let replaced: HashSet<Id> = patch.gone.iter().copied().chain(new).collect();
        if !replaced.is_empty() {
            self.lines.retain(|line| !replaced.contains(&line.id));
            self.cards.retain(|card| !replaced.contains(&card.id));
            self.lines.extend(patch.lines);
            self.cards.extend(patch.cards);
            self.sort();
        }
        (self.bounds, self.notes, self.aside) = (patch.bounds, patch.notes, patch.aside);
        self.zones = patch.zones.unwrap_or_else(|| std::mem::take(&mut self.zones));
        self.spots = patch.spots.unwrap_or_else(|| std::mem::take(&mut self.spots));
        self.legend = patch.legend.unwrap_or_else(|| std::mem::take(&mut self.legend));
    }

    /// Puts lines and cards into the order in which they are painted.
    pub(crate) fn sort(&mut self) {
        self.lines.sort_by_cached_key(Line::order);
        self.cards.sort_unstable_by_key(|card| card.id);
    }
}
