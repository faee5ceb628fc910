//! Reporting as the org chart tells of it: branches to fold, and circles.

use super::{
    shape::{disc, pen, stroke},
    spoken,
};
use crate::{
    layout::{Layout, card_at},
    lens::View,
    scene::{Dash, Ink, Opens, Point, Rect, Spot},
    text,
};
use domain::{Account, Id, Lens, TieKind};
use std::collections::{BTreeMap, HashMap};

/// Diameter of the sign that folds a branch away.
const SIGN: f64 = 13.0;
/// From the right edge of a card to the middle of its sign.
const INSET: f64 = 16.0;
/// Free ground between a card and its sign.
const BELOW: f64 = 2.0;
/// How many circles of reports are told of.
const MOST_CIRCLES: usize = 5;
/// How many of a circle are named.
const MOST_NAMES: usize = 6;

/// A quiet sign under everybody in the org chart to whom somebody reports there.
pub(super) fn toggles(account: &Account, view: &View, layout: &Layout) -> Vec<Spot> {
    if view.lens() != Lens::OrgChart {
        return Vec::new();
    }
    let mut reports: BTreeMap<Id, usize> = BTreeMap::new();
    for tie in account.ties().filter(|tie| tie.kind == TieKind::ReportsTo) {
        if layout.centre(tie.from).is_some() && layout.centre(tie.to).is_some() {
            *reports.entry(tie.to).or_default() += 1;
        }
    }
    let sign = |(head, count): (Id, usize)| {
        let card = card_at(layout.centre(head)?);
        let (middle, half) = (SIGN / 2.0, SIGN / 2.0 - 3.5);
        let minus = format!("M{} {middle} L{} {middle}", middle - half, middle + half);
        Some(Spot {
            key: format!("branch/{head}"),
            rect: Rect::new(card.right() - INSET - middle, card.bottom() + BELOW, SIGN, SIGN),
            opens: Opens::Branch { of: head },
            opacity: 1.0,
            marks: vec![
                disc(Point::new(middle, middle), middle - 0.6, Some(Ink::Paper), stroke(Ink::CardEdge, 1.0)),
                pen(minus, Ink::Muted, 1.2, Dash::Solid),
            ],
            spoken: match count {
                1 => format!("Fold away the one who reports to {}", text::clean(account.name(head))),
                _ => format!("Fold away the {count} who report to {}", text::clean(account.name(head))),
            },
        })
    };
    reports.into_iter().filter_map(sign).collect()
}

/// A sentence for every circle of solid reporting lines: "Ada, Ben and Cy report to each other in a
/// circle".
pub(super) fn circles(account: &Account) -> Vec<String> {
    let mut bosses: HashMap<Id, Vec<Id>> = HashMap::new();
    for tie in account.ties().filter(|tie| tie.kind == TieKind::ReportsTo) {
        bosses.entry(tie.from).or_default().push(tie.to);
    }
    let told: Vec<Vec<Id>> = knots(&bosses);
    let more = told.len().saturating_sub(MOST_CIRCLES);
    let mut sentences: Vec<String> = told
        .iter()
        .take(MOST_CIRCLES)
        .map(|circle| {
            let names: Vec<String> = circle.iter().map(|&id| text::clean(account.name(id))).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("{} report to each other in a circle.", spoken::listed(&names, MOST_NAMES))
        })
        .collect();
    match more {
        0 => {}
        1 => sentences.push("There is one more circle of reports.".into()),
        _ => sentences.push(format!("There are {more} more circles of reports.")),
    }
    sentences
}

/// The sets of those who reach each other (Tarjan, *Depth-first search and linear graph algorithms*,
/// 1972), each in the order of reporting from its lowest id on as far as there is one.
fn knots(bosses: &HashMap<Id, Vec<Id>>) -> Vec<Vec<Id>> {
    let mut starts: Vec<Id> = bosses.keys().copied().collect();
    starts.sort_unstable();
    let mut number: HashMap<Id, (usize, usize)> = HashMap::new();
    let mut on_stack: HashMap<Id, bool> = HashMap::new();
    let mut stack: Vec<Id> = Vec::new();
    let mut found: Vec<Vec<Id>> = Vec::new();
    let above = |id: Id| bosses.get(&id).map_or(&[][..], Vec::as_slice);
    for start in starts {
        if number.contains_key(&start) {
            continue;
        }
        let mut open: Vec<(Id, usize)> = vec![(start, 0)];
        while let Some((person, next)) = open.last_mut() {
            let person = *person;
            if *next == 0 {
                let count = number.len();
                number.insert(person, (count, count));
                on_stack.insert(person, true);
                stack.push(person);
            }
            if let Some(&boss) = above(person).get(*next) {
                *next += 1;
                match number.get(&boss) {
                    None => open.push((boss, 0)),
                    Some(&(met, _)) if on_stack.get(&boss) == Some(&true) => {
                        if let Some(low) = number.get_mut(&person) {
                            low.1 = low.1.min(met);
                        }
                    }
                    Some(_) => {}
                }
                continue;
            }
            open.pop();
            let Some(&(met, low)) = number.get(&person) else { continue };
            if let Some(below) = open.last().and_then(|(below, _)| number.get_mut(below)) {
                below.1 = below.1.min(low);
            }
            if met == low {
                let from = stack.iter().rposition(|&id| id == person).unwrap_or(0);
                let knot = stack.split_off(from);
                for id in &knot {
                    on_stack.insert(*id, false);
                }
                if knot.len() > 1 {
                    found.push(in_order(knot, bosses));
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// Somebody first, then the boss, then the boss's boss; those off that way last.
fn in_order(mut knot: Vec<Id>, bosses: &HashMap<Id, Vec<Id>>) -> Vec<Id> {
    knot.sort_unstable();
    let mut ordered: Vec<Id> = Vec::with_capacity(knot.len());
    let mut next = knot.first().copied();
    while let Some(person) = next {
        ordered.push(person);
        let of = bosses.get(&person).into_iter().flatten();
        next = of.copied().find(|boss| knot.binary_search(boss).is_ok() && !ordered.contains(boss));
    }
    ordered.extend(knot.iter().filter(|id| !ordered.contains(id)).copied().collect::<Vec<Id>>());
    ordered
}
