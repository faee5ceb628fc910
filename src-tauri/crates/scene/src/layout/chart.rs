//! The org chart: every organisation's reporting trees on its own ground, the grounds side by side.

use super::{
    CARD_HEIGHT, CARD_WIDTH, COLUMN, FOOT, HEAD, Plot, ROW, SIDE,
    bed::{Bed, Singles, Spread},
    block::Blocks,
    forest::Forest,
    roster::Roster,
};
use crate::{
    geometry::around,
    scene::{Point, Rect, Weight},
    text,
};
use domain::Group;
use std::collections::BTreeMap;

/// Between two organisations.
const ALLEY: f64 = 40.0;
/// Width to height that an organisation and the whole are brought near to.
const PROPORTION: f64 = 1.7;
/// The most a ground is widened for its title.
const LONGEST_TITLE: f64 = 360.0;

/// Where every card stands, by number, and a ground an organisation: customers first, then our own
/// company, then suppliers, the larger first.
pub(super) fn lay_out(roster: &Roster) -> (Vec<Point>, Vec<Plot>) {
    let organisations = organisations(roster);
    let mut zone_of = vec![None; roster.people.len()];
    for (number, (_, members)) in organisations.iter().enumerate() {
        for &member in members {
            zone_of[member] = Some(number);
        }
    }
    let forest = Forest::within(&roster.bosses, &zone_of);
    let mut beds: Vec<Bed> = organisations
        .iter()
        .map(|(_, members)| {
            let mut heads: Vec<usize> =
                members.iter().copied().filter(|&member| forest.parent[member].is_none()).collect();
            heads.sort_by_key(|&head| {
                let person = roster.people[head];
                (person.department.to_lowercase(), person.name.to_lowercase(), head)
            });
            Bed::of(heads, Singles::Below)
        })
        .collect();
    let mut best: Option<(f64, Vec<Spread>, Vec<Rect>)> = None;
    let mut tried = Blocks::proportioned(&forest);
    for generosity in [1.0, 1.3, 1.7, 2.2, 3.0] {
        let mut blocks = Blocks::new(roster.people.len());
        blocks.shape(&forest, &mut beds, &mut tried, |bed| {
            let ground = organisations[bed].1.len() as f64 * COLUMN * ROW * PROPORTION;
            (ground.sqrt() * generosity).max(2.0 * COLUMN)
        });
        let spreads: Vec<Spread> = beds.iter().map(|bed| blocks.spread(&forest, bed)).collect();
        let sizes: Vec<Point> =
            spreads.iter().zip(&organisations).map(|(spread, (name, _))| size(spread, name)).collect();
        let rects = wrapped(&sizes);
        let whole = around(rects.iter().copied()).unwrap_or_default();
        let cost = whole.width.max(whole.height * PROPORTION);
        if best.as_ref().is_none_or(|(least, ..)| cost < least - 1e-6) {
            best = Some((cost, spreads, rects));
        }
    }
    let (_, spreads, rects) = best.unwrap_or_default();

    let mut centres = vec![Point::default(); roster.people.len()];
    let mut plots = Vec::new();
    for (((name, members), spread), rect) in organisations.into_iter().zip(&spreads).zip(rects) {
        let inner = f64::from(spread.width) * COLUMN / 2.0 - (COLUMN - CARD_WIDTH);
        let left = rect.x + (rect.width - inner) / 2.0;
        for &(person, x, y) in &spread.cards {
            centres[person] = Point::new(
                left + CARD_WIDTH / 2.0 + f64::from(x - 1) * COLUMN / 2.0,
                rect.y + HEAD + CARD_HEIGHT / 2.0 + f64::from(y) * ROW,
            );
        }
        let members = members.into_iter().map(|member| roster.people[member].id).collect();
        plots.push(Plot { key: name, rect, members, title_below: false });
    }
    (centres, plots)
}

/// The organisations with their members' numbers; spellings that differ in case alone are one.
fn organisations(roster: &Roster) -> Vec<(String, Vec<usize>)> {
    let mut by_name: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (number, person) in roster.people.iter().enumerate() {
        let name = roster.account.organisation_of(person);
        by_name.entry(name.to_lowercase()).or_insert_with(|| (name, Vec::new())).1.push(number);
    }
    let rank = |members: &[usize]| {
        let any = |test: &dyn Fn(usize) -> bool| members.iter().any(|&member| test(member));
        if any(&|member| Some(member) == roster.manager) {
            1
        } else if any(&|member| roster.people[member].group == Group::Customer) {
            0
        } else if any(&|member| roster.account.is_ours(roster.people[member])) {
            1
        } else {
            2
        }
    };
    let mut organisations: Vec<_> = by_name.into_values().collect();
    organisations.sort_by_key(|(_, members)| (rank(members), std::cmp::Reverse(members.len())));
    organisations
}

fn size(spread: &Spread, name: &str) -> Point {
    let cards = f64::from(spread.width) * COLUMN / 2.0 - (COLUMN - CARD_WIDTH);
    let title = text::width(name, 13.0, Weight::SemiBold).min(LONGEST_TITLE) + 90.0;
    Point::new(cards.max(title) + 2.0 * SIDE, f64::from(spread.height - 1) * ROW + CARD_HEIGHT + HEAD + FOOT)
}

/// The grounds in rows, low ones on top of each other within a row.
fn wrapped(sizes: &[Point]) -> Vec<Rect> {
    let area: f64 = sizes.iter().map(|size| (size.x + ALLEY) * (size.y + ALLEY)).sum();
    let widest = sizes.iter().map(|size| size.x).fold(0.0, f64::max);
    let width = (area * PROPORTION * 1.1).sqrt().max(widest);
    let mut rects: Vec<Rect> = Vec::with_capacity(sizes.len());
    let (mut top, mut height) = (0.0, 0.0_f64);
    // The columns of the open row: left edge, width, height.
    let mut columns: Vec<(f64, f64, f64)> = Vec::new();
    for size in sizes {
        let below =
            columns.iter_mut().find(|(_, wide, tall)| size.x <= *wide && *tall + ALLEY + size.y <= height);
        if let Some((left, _, tall)) = below {
            rects.push(Rect::new(*left, top + *tall + ALLEY, size.x, size.y));
            *tall += ALLEY + size.y;
            continue;
        }
        let mut left = columns.last().map_or(0.0, |(left, wide, _)| left + wide + ALLEY);
        if left > 0.0 && left + size.x > width {
            top += height + ALLEY;
            (left, height) = (0.0, 0.0);
            columns.clear();
        }
        rects.push(Rect::new(left, top, size.x, size.y));
        columns.push((left, size.x, size.y));
        height = height.max(size.y);
    }
    rects
}
