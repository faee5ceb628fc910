//! A stakeholder's card: 172 × 58 units.

use super::shape::{self, HAT, PIPS, dashed, inks, line_of_text, stroke};
use crate::{
    layout::{CARD_HEIGHT, CARD_WIDTH},
    scene::{Card, Ink, Mark, Point, Rect, Weight},
    text,
};
use domain::{Kind, Stakeholder, Status};

/// Left edge of name, title and hats.
const TEXT: f64 = 52.0;
/// Free ground at the right edge.
const EDGE: f64 = 9.0;
/// Upper edge of the hats, and of the pips' row.
const HATS: f64 = 40.0;

/// The card of a stakeholder at a place.
pub(super) fn card(stakeholder: &Stakeholder, rect: Rect, is_manager: bool, placed: bool) -> Card {
    let (ink, soft) = if is_manager { (Ink::Ink, Ink::Hat) } else { inks(stakeholder.group) };
    let mut marks = Vec::with_capacity(16);
    face(stakeholder, is_manager, ink, soft, &mut marks);
    words(stakeholder, &mut marks);
    badges(stakeholder, &mut marks);
    Card {
        id: stakeholder.id,
        rect,
        ink,
        name: text::clean(&stakeholder.name),
        spoken: spoken(stakeholder, is_manager),
        opacity: if stakeholder.status == Status::Left { 0.45 } else { 1.0 },
        placed,
        marks,
    }
}

fn face(stakeholder: &Stakeholder, is_manager: bool, ink: Ink, soft: Ink, marks: &mut Vec<Mark>) {
    let not_met = stakeholder.status == Status::NotMet;
    let edge = match (is_manager, not_met) {
        (true, _) => stroke(Ink::Ink, 2.0),
        (false, true) => dashed(Ink::Muted, 1.2),
        (false, false) => stroke(Ink::CardEdge, 1.2),
    };
    let whole = Rect::new(0.0, 0.0, CARD_WIDTH, CARD_HEIGHT);
    marks.push(Mark::Box { rect: whole, radius: 10.0, fill: Some(Ink::Card), stroke: edge });
    let ring = if not_met { dashed(ink, 1.4) } else { stroke(ink, 1.4) };
    let middle = Point::new(27.0, CARD_HEIGHT / 2.0);
    marks.extend(shape::avatar(stakeholder.kind, middle, 17.0, soft, ring, &stakeholder.initials(), ink));
}

fn words(stakeholder: &Stakeholder, marks: &mut Vec<Mark>) {
    let room = CARD_WIDTH - TEXT - EDGE;
    let beside_shape = room - if stakeholder.attitude.is_some() { 13.0 } else { 0.0 };
    let name = text::fit(&stakeholder.name, 12.0, Weight::SemiBold, beside_shape);
    marks.push(line_of_text(TEXT, 20.0, name, 12.0, Weight::SemiBold, Ink::Ink));
    let title = text::fit(below_name(stakeholder), 10.0, Weight::Regular, room);
    if !title.is_empty() {
        marks.push(line_of_text(TEXT, 33.0, title, 10.0, Weight::Regular, Ink::Muted));
    }
}

/// The second line: the title, else what else places the stakeholder.
fn below_name(stakeholder: &Stakeholder) -> &str {
    let not_met = if stakeholder.status == Status::NotMet { "not met yet" } else { "" };
    let kind = if stakeholder.kind == Kind::Person { "" } else { stakeholder.kind.spoken() };
    [stakeholder.title.as_str(), &stakeholder.department, not_met, kind]
        .into_iter()
        .find(|words| !words.trim().is_empty())
        .unwrap_or("")
}

/// Hats, star, attitude and coverage.
fn badges(stakeholder: &Stakeholder, marks: &mut Vec<Mark>) {
    let right = CARD_WIDTH - EDGE;
    let mut room = right - TEXT;
    if let Some(coverage) = stakeholder.coverage {
        room -= PIPS + 5.0;
        marks.extend(shape::pips(right - PIPS, HATS + HAT / 2.0, coverage.pips()));
    }
    if let Some(attitude) = stakeholder.attitude {
        marks.push(shape::attitude(attitude, Point::new(right - 5.0, 16.0)));
    }
    let step = HAT + 3.0;
    let mut x = TEXT;
    let star = if stakeholder.is_key_player() { step } else { 0.0 };
    let fitting = ((room - star + 3.0) / step) as usize;
    let hats = stakeholder.roles.len();
    // Where not all hats fit, the last box tells how many more there are.
    let drawn = if hats <= fitting { hats } else { fitting.saturating_sub(2) };
    for role in stakeholder.roles.iter().take(drawn) {
        marks.extend(shape::hat(*role, x, HATS));
        x += step;
    }
    if drawn < hats {
        marks.extend(shape::boxed(format!("+{}", hats - drawn), x, HATS, HAT + 7.0));
        x += step + 7.0;
    }
    if stakeholder.is_key_player() {
        marks.push(shape::star(Point::new(x + 7.0, HATS + HAT / 2.0)));
    }
}

/// The card as a sentence.
fn spoken(stakeholder: &Stakeholder, is_manager: bool) -> String {
    let mut spoken = text::clean(&stakeholder.name);
    let mut add = |words: &str| {
        spoken.push_str(", ");
        spoken.push_str(words);
    };
    let title = text::clean(&stakeholder.title);
    if !title.is_empty() {
        add(&title);
    }
    if is_manager {
        add("key account manager of this account");
    } else {
        add(&stakeholder.group.spoken().to_lowercase());
    }
    for role in &stakeholder.roles {
        add(&role.spoken().to_lowercase());
    }
    if stakeholder.is_key_player() {
        add("key player");
    }
    if let Some(attitude) = stakeholder.attitude {
        add(&attitude.spoken().to_lowercase());
    }
    if let Some(coverage) = stakeholder.coverage {
        add("coverage ");
        spoken.push_str(&coverage.spoken().to_lowercase());
    }
    match stakeholder.status {
        Status::Known => {}
        Status::NotMet | Status::Left => {
            spoken.push_str(", ");
            spoken.push_str(&stakeholder.status.spoken().to_lowercase());
        }
    }
    spoken
}
