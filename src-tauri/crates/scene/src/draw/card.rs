//! A stakeholder's card, in the sizes that the lenses need.

use super::{
    shape::{self, Avatar, HAT, PIPS, dashed, inks, line_of_text, stroke, words},
    spoken,
};
use crate::{
    layout::{CARD_HEIGHT, CARD_WIDTH},
    lens::View,
    scene::{Anchor, Card, Dash, Ink, Mark, Point, Rect, Weight},
    since::Since,
    text,
};
use domain::{Account, Id, Kind, Stakeholder, Status};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Left edge of name, title and hats.
const TEXT: f64 = 52.0;
/// Free ground at the right edge.
const EDGE: f64 = 9.0;
/// Upper edge of the hats, and of the pips' row.
const HATS: f64 = 40.0;
/// Opacity of those who left.
const LEFT: f64 = 0.45;
/// Radius of a full card's corners.
const ROUND: f64 = 10.0;

/// Width of a card that shows name and hats only.
pub(super) const SMALL_WIDTH: f64 = 128.0;
/// Its height.
pub(super) const SMALL_HEIGHT: f64 = 40.0;
/// Width of a card at the head of a row.
pub(super) const SLIM_WIDTH: f64 = CARD_WIDTH;
/// Its height.
pub(super) const SLIM_HEIGHT: f64 = 34.0;

/// What all cards of one drawing need to be made.
pub(super) struct Deck<'a> {
    account: &'a Account,
    as_of: Date,
    manager: Option<(Id, String)>,
    photos: HashMap<Id, &'a str>,
    placed: HashSet<Id>,
    since: Option<&'a Since>,
}

impl<'a> Deck<'a> {
    pub fn new(account: &'a Account, view: &'a View) -> Self {
        let placed = account.places().filter(|place| place.lens == view.lens());
        Self {
            account,
            as_of: view.as_of,
            manager: account.manager().map(|manager| (manager.id, text::clean(&manager.name))),
            photos: account.photos().map(|photo| (photo.stakeholder, photo.jpeg.as_str())).collect(),
            placed: placed.map(|place| place.stakeholder).collect(),
            since: view.since.as_ref(),
        }
    }

    /// The card of 172 × 58 units: who somebody is at a glance.
    pub fn full(&self, known: &Stakeholder, rect: Rect) -> Card {
        let mut marks = Vec::with_capacity(16);
        self.face(known, &rect, ROUND, &mut marks);
        self.avatar(known, Point::new(27.0, CARD_HEIGHT / 2.0), 17.0, &mut marks);
        name_and_title(known, &mut marks);
        badges(known, &mut marks);
        self.turn(known, Point::new(39.5, 43.5), &mut marks);
        self.card(known, rect, marks)
    }

    /// The card of 128 × 40 units: name and hats.
    pub fn small(&self, known: &Stakeholder, rect: Rect) -> Card {
        let mut marks = Vec::with_capacity(8);
        self.face(known, &rect, 8.0, &mut marks);
        let room = rect.width - 2.0 * EDGE;
        let name = text::fit(&known.name, 11.0, Weight::SemiBold, room);
        marks.push(line_of_text(EDGE, 15.5, name, 11.0, Weight::SemiBold, Ink::Ink));
        hats(known, EDGE, 22.0, room, false, &mut marks);
        self.turn(known, Point::new(rect.width - 9.0, rect.height - 10.0), &mut marks);
        self.card(known, rect, marks)
    }

    /// The card of 172 × 34 units at the head of a row: avatar, name and title. Lower ones show the name.
    pub fn slim(&self, known: &Stakeholder, rect: Rect) -> Card {
        let mut marks = Vec::with_capacity(5);
        self.face(known, &rect, (rect.height * 0.24).min(8.0), &mut marks);
        let radius = (rect.height / 2.0 - 4.0).min(13.0);
        let middle = Point::new(radius + 6.0, rect.height / 2.0);
        self.avatar(known, middle, radius, &mut marks);
        let x = 2.0 * radius + 13.0;
        let room = rect.width - x - 7.0;
        let title = if rect.height < 30.0 { "" } else { below_name(known) };
        let title = text::fit(title, 9.0, Weight::Regular, room);
        let size = if rect.height < 24.0 { 9.5 } else { 11.0 };
        let name = text::fit(&known.name, size, Weight::SemiBold, room);
        let baseline = if title.is_empty() { middle.y + size * 0.36 } else { middle.y - 2.0 };
        marks.push(line_of_text(x, baseline, name, size, Weight::SemiBold, Ink::Ink));
        if !title.is_empty() {
            marks.push(line_of_text(x, middle.y + 10.0, title, 9.0, Weight::Regular, Ink::Muted));
        }
        self.turn(known, middle + Point::new(radius * 0.8, radius * 0.7), &mut marks);
        self.card(known, rect, marks)
    }

    /// The card at the head of a column: the avatar, and below it the name, where there is room for any.
    pub fn narrow(&self, known: &Stakeholder, rect: Rect, size: Option<f64>) -> Card {
        let mut marks = Vec::with_capacity(6);
        self.face(known, &rect, (rect.width * 0.14).clamp(4.0, 8.0), &mut marks);
        let radius = (rect.width / 2.0 - 3.0).min(13.0);
        let middle = rect.width / 2.0;
        self.avatar(known, Point::new(middle, radius + 5.0), radius, &mut marks);
        let top = 2.0 * radius + 8.0;
        let Some(size) = size else { return self.card(known, rect, marks) };
        for (at, line) in name_in_head(&known.name, size, rect.width).into_iter().enumerate() {
            let y = top + size * (0.85 + HEAD_LINE * at as f64);
            marks.push(words(Anchor::Middle, middle, y, line, size, Weight::Medium, Ink::Ink));
        }
        self.card(known, rect, marks)
    }

    /// What became of somebody since the moment compared with.
    fn turn(&self, known: &Stakeholder, at: Point, marks: &mut Vec<Mark>) {
        if let Some(turn) = self.since.and_then(|since| since.turn(known.id)) {
            marks.extend(shape::turn(turn, at));
        }
    }

    /// A card with marks of its own.
    pub fn card(&self, known: &Stakeholder, rect: Rect, marks: Vec<Mark>) -> Card {
        let manager = self.manager.as_ref().map(|(id, name)| (*id, name.as_str()));
        Card {
            id: known.id,
            rect,
            ink: self.inks(known).0,
            name: text::clean(&known.name),
            spoken: self.spoken(known, manager),
            opacity: if known.status == Status::Left { LEFT } else { 1.0 },
            placed: self.placed.contains(&known.id),
            marks,
        }
    }

    fn spoken(&self, known: &Stakeholder, manager: Option<(Id, &str)>) -> String {
        let mut spoken = spoken::card(self.account, known, manager, self.as_of);
        if let Some(turn) = self.since.and_then(|since| since.turn(known.id)) {
            spoken.push_str(". ");
            spoken.push_str(turn.spoken());
        }
        spoken
    }

    /// Whether this is the manager, under whatever name a drawing knows her.
    pub fn is_manager(&self, id: Id) -> bool {
        self.manager.as_ref().is_some_and(|(manager, _)| *manager == id)
    }

    /// Photo or initials.
    pub fn avatar(&self, known: &Stakeholder, middle: Point, radius: f64, marks: &mut Vec<Mark>) {
        let (ink, fill) = self.inks(known);
        let dash = if known.status == Status::NotMet { Dash::Dashed } else { Dash::Solid };
        let photo = self.photos.get(&known.id).copied();
        let initials = known.initials();
        let avatar = Avatar { kind: known.kind, fill, ink, dash, initials: &initials, photo };
        avatar.paint(middle, radius, marks);
    }

    fn inks(&self, known: &Stakeholder) -> (Ink, Ink) {
        if self.is_manager(known.id) { (Ink::Ink, Ink::Hat) } else { inks(known.group) }
    }

    fn face(&self, known: &Stakeholder, rect: &Rect, radius: f64, marks: &mut Vec<Mark>) {
        let edge = match (self.is_manager(known.id), known.status) {
            (true, _) => stroke(Ink::Ink, 2.0),
            (false, Status::NotMet) => dashed(Ink::Muted, 1.2),
            (false, _) => stroke(Ink::CardEdge, 1.2),
        };
        let whole = Rect::new(0.0, 0.0, rect.width, rect.height);
        marks.push(Mark::Box { rect: whole, radius, fill: Some(Ink::Card), stroke: edge });
    }
}

/// From line to line of a name at the head of a column, in heights of the typeface.
pub(super) const HEAD_LINE: f64 = 1.2;

/// A name in the lines that the head of a column of some width shows: three at most.
pub(super) fn name_in_head(name: &str, size: f64, width: f64) -> Vec<String> {
    text::wrap(name, size, Weight::Medium, width - 6.0, 3)
}

fn name_and_title(known: &Stakeholder, marks: &mut Vec<Mark>) {
    let room = CARD_WIDTH - TEXT - EDGE;
    let beside_shape = room - if known.attitude.is_some() { 13.0 } else { 0.0 };
    let name = text::fit(&known.name, 12.0, Weight::SemiBold, beside_shape);
    marks.push(line_of_text(TEXT, 20.0, name, 12.0, Weight::SemiBold, Ink::Ink));
    let title = text::fit(below_name(known), 10.0, Weight::Regular, room);
    if !title.is_empty() {
        marks.push(line_of_text(TEXT, 33.0, title, 10.0, Weight::Regular, Ink::Muted));
    }
}

/// The second line: the title, else what else places the stakeholder.
fn below_name(known: &Stakeholder) -> &str {
    let not_met = if known.status == Status::NotMet { "not met yet" } else { "" };
    let kind = if known.kind == Kind::Person { "" } else { known.kind.spoken() };
    [known.title.as_str(), &known.department, not_met, kind]
        .into_iter()
        .find(|words| !words.trim().is_empty())
        .unwrap_or("")
}

/// Hats, star, attitude and coverage.
fn badges(known: &Stakeholder, marks: &mut Vec<Mark>) {
    let right = CARD_WIDTH - EDGE;
    let mut room = right - TEXT;
    if let Some(coverage) = known.coverage {
        room -= PIPS + 5.0;
        marks.extend(shape::pips(right - PIPS, HATS + HAT / 2.0, coverage.pips()));
    }
    if let Some(attitude) = known.attitude {
        marks.push(shape::attitude(attitude, Point::new(right - 5.0, 16.0)));
    }
    hats(known, TEXT, HATS, room, true, marks);
}

/// The hats' letters from a place to the right, as many as there is room for, and the key player's star.
pub(super) fn hats(
    known: &Stakeholder,
    left: f64,
    top: f64,
    room: f64,
    starred: bool,
    marks: &mut Vec<Mark>,
) {
    let step = HAT + 3.0;
    let mut x = left;
    let is_starred = starred && known.is_key_player();
    let star = if is_starred { step } else { 0.0 };
    let fitting = ((room - star + 3.0) / step) as usize;
    let hats = known.roles.len();
    // Where not all hats fit, the last box tells how many more there are.
    let drawn = if hats <= fitting { hats } else { fitting.saturating_sub(2) };
    for role in known.roles.iter().take(drawn) {
        marks.extend(shape::hat(*role, x, top));
        x += step;
    }
    if drawn < hats {
        marks.extend(shape::boxed(format!("+{}", hats - drawn), x, top, HAT + 7.0));
        x += step + 7.0;
    }
    if is_starred {
        marks.push(shape::star(Point::new(x + 7.0, top + HAT / 2.0)));
    }
}
