//! Reporting as the org chart tells of it: branches to fold and unfold, and circles.

use super::{
    shape::{disc, pen, stroke, words},
    spoken,
};
use crate::{
    layout::{Layout, card_at},
    lens::View,
    scene::{Anchor, Dash, Ink, Mark, Opens, Point, Rect, Spot, Weight},
    text,
};
use domain::{Account, Id, Lens, TieKind};
use std::collections::BTreeMap;

/// Diameter of the sign that folds a branch away, and height of the number of those who are.
const SIGN: f64 = 13.0;
const COUNTER: f64 = 16.0;
/// From the right edge of a card to the middle of its sign.
const INSET: f64 = 16.0;
/// Free ground between a card and what stands under it.
const BELOW: f64 = 2.0;
/// How many circles of reports are told of.
const MOST_CIRCLES: usize = 5;
/// How many of a circle are named.
const MOST_NAMES: usize = 6;

/// Under everybody in the org chart to whom somebody reports there: a quiet sign where the reports are
/// seen, their number where they are folded away.
pub(super) fn toggles(account: &Account, view: &View, layout: &Layout) -> Vec<Spot> {
    if view.lens() != Lens::OrgChart {
        return Vec::new();
    }
    let mut reports: BTreeMap<Id, usize> = BTreeMap::new();
    for tie in account.ties().filter(|tie| tie.kind == TieKind::ReportsTo) {
        if layout.centre(tie.to).is_some() && layout.centre(tie.from).is_some() {
            *reports.entry(tie.to).or_default() += 1;
        }
    }
    let toggle = |(head, centre): (Id, Point)| {
        let name = || text::clean(account.name(head));
        let (rect, marks, spoken) = match (layout.hidden(head), reports.get(&head).copied().unwrap_or(0)) {
            (0, 0) => return None,
            (0, seen) => {
                let spoken = match seen {
                    1 => format!("Fold away the one who reports to {}", name()),
                    _ => format!("Fold away the {seen} who report to {}", name()),
                };
                let (rect, marks) = sign(&card_at(centre));
                (rect, marks, spoken)
            }
            (hidden, _) => {
                let are = if hidden == 1 { "is" } else { "are" };
                let spoken = format!("{} under {} {are} folded away", spoken::people(hidden), name());
                let (rect, marks) = counter(&card_at(centre), hidden);
                (rect, marks, spoken)
            }
        };
        let key = format!("branch/{head}");
        Some(Spot { key, rect, opens: Opens::Branch { of: head }, opacity: 1.0, marks, spoken })
    };
    layout.centres().filter_map(toggle).collect()
}

/// A small minus beside where the reporting line leaves the card.
fn sign(card: &Rect) -> (Rect, Vec<Mark>) {
    let middle = SIGN / 2.0;
    let half = middle - 3.5;
    let minus = format!("M{} {middle} L{} {middle}", middle - half, middle + half);
    let face = disc(Point::new(middle, middle), middle - 0.6, Some(Ink::Paper), stroke(Ink::CardEdge, 1.0));
    let rect = Rect::new(card.right() - INSET - middle, card.bottom() + BELOW, SIGN, SIGN);
    (rect, vec![face, pen(minus, Ink::Muted, 1.2, Dash::Solid)])
}

/// "+12" where the reporting line would leave the card.
fn counter(card: &Rect, hidden: usize) -> (Rect, Vec<Mark>) {
    const SIZE: f64 = 9.5;
    let told = format!("+{hidden}");
    let width = (text::width(&told, SIZE, Weight::SemiBold) + 12.0).max(COUNTER);
    let rect = Rect::new(card.centre().x - width / 2.0, card.bottom() + BELOW, width, COUNTER);
    let whole = Rect::new(0.5, 0.5, width - 1.0, COUNTER - 1.0);
    let face = Mark::Box {
        rect: whole,
        radius: whole.height / 2.0,
        fill: Some(Ink::Card),
        stroke: stroke(Ink::Muted, 1.0),
    };
    let (x, y) = (width / 2.0, COUNTER / 2.0 + SIZE * 0.36);
    (rect, vec![face, words(Anchor::Middle, x, y, told, SIZE, Weight::SemiBold, Ink::Ink)])
}

/// A sentence for every circle of solid reporting lines: "Ada, Ben and Cy report to each other in a
/// circle."
pub(super) fn circles(account: &Account, layout: &Layout) -> Vec<String> {
    let circles = layout.circles();
    let told = circles.iter().take(MOST_CIRCLES).map(|circle| {
        let names: Vec<String> = circle.iter().map(|&id| text::clean(account.name(id))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        format!("{} report to each other in a circle.", spoken::listed(&names, MOST_NAMES))
    });
    let more = match circles.len().saturating_sub(MOST_CIRCLES) {
        0 => None,
        1 => Some("There is one more circle of reports.".into()),
        more => Some(format!("There are {more} more circles of reports.")),
    };
    told.chain(more).collect()
}
