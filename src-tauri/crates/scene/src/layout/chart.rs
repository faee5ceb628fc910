//! The org chart: every organisation's reporting trees on its own ground, the grounds side by side.

use super::{
    CARD_HEIGHT, CARD_WIDTH, COLUMN, FOOT, HEAD, Plot, ROW, SIDE,
    bed::{Bed, Singles, Spread},
    block::Blocks,
    fold::Fold,
    follow::Zone,
    forest::Forest,
    pitch,
    roster::Roster,
};
use crate::{
    geometry::around,
    scene::{Point, Rect, Weight},
    text,
};
use domain::{Group, Lens};
use std::collections::BTreeMap;

/// Between two organisations.
const ALLEY: f64 = 40.0;
/// Width to height that an organisation and the whole are brought near to.
const PROPORTION: f64 = 1.7;
/// From card to card.
const PITCH: Point = pitch(Lens::OrgChart);
/// The most a ground is widened for its title.
const LONGEST_TITLE: f64 = 360.0;

/// The organisations with their people, and the organisation of everybody.
pub(super) fn zones(roster: &Roster) -> (Vec<Zone>, Vec<Option<usize>>) {
    let mut zone_of = vec![None; roster.people.len()];
    let mut zones = Vec::new();
    for (number, (key, members)) in organisations(roster).into_iter().enumerate() {
        for &member in &members {
            zone_of[member] = Some(number);
        }
        let least = Point::new(least_width(&key), CARD_HEIGHT + HEAD + FOOT);
        zones.push(Zone { key, members, title_below: false, least });
    }
    (zones, zone_of)
}

/// Where every card stands, by number, and a ground an organisation: customers first, then our own
/// company, then suppliers, the larger first. How branches are folded up in space does not depend on who
/// is folded away; those have no place.
pub(super) fn lay_out(
    roster: &Roster,
    zones: Vec<Zone>,
    forest: &Forest,
    fold: &Fold,
) -> (Vec<Point>, Vec<Plot>) {
    let mut beds: Vec<Bed> = zones
        .iter()
        .map(|zone| {
            let mut heads: Vec<usize> =
                zone.members.iter().copied().filter(|&member| forest.parent[member].is_none()).collect();
            heads.sort_by_key(|&head| {
                let person = roster.people[head];
                (person.department.to_lowercase(), person.name.to_lowercase(), head)
            });
            Bed::of(heads, Singles::Below)
        })
        .collect();
    let grounds = |forest: &Forest, blocks: &Blocks, beds: &[Bed]| -> (Vec<Spread>, Vec<Rect>) {
        let spreads: Vec<Spread> = beds.iter().map(|bed| blocks.spread(forest, bed)).collect();
        let sizes: Vec<Point> =
            spreads.iter().zip(&zones).map(|(spread, zone)| size(spread, &zone.key)).collect();
        (spreads, wrapped(&sizes))
    };
    let mut best: Option<(f64, Blocks, Vec<Bed>)> = None;
    let mut tried = Blocks::proportioned(forest);
    for generosity in [1.0, 1.3, 1.7, 2.2, 3.0] {
        let mut blocks = Blocks::new(roster.people.len());
        blocks.shape(forest, &mut beds, &mut tried, |bed| {
            let ground = zones[bed].members.len() as f64 * COLUMN * ROW * PROPORTION;
            (ground.sqrt() * generosity).max(2.0 * COLUMN)
        });
        let whole = around(grounds(forest, &blocks, &beds).1).unwrap_or_default();
        let cost = whole.width.max(whole.height * PROPORTION);
        if best.as_ref().is_none_or(|(least, ..)| cost < least - 1e-6) {
            best = Some((cost, blocks, beds.clone()));
        }
    }
    let Some((_, mut blocks, beds)) = best else { return (Vec::new(), Vec::new()) };
    if !fold.hidden.is_empty() {
        blocks.measure(&fold.forest);
    }
    let (spreads, rects) = grounds(&fold.forest, &blocks, &beds);

    let mut centres = vec![Point::default(); roster.people.len()];
    let mut plots = Vec::new();
    for ((zone, spread), rect) in zones.into_iter().zip(&spreads).zip(rects) {
        let inner = f64::from(spread.width) * PITCH.x / 2.0 - (PITCH.x - CARD_WIDTH);
        let left = rect.x + (rect.width - inner) / 2.0;
        for &(person, x, y) in &spread.cards {
            centres[person] = Point::new(
                left + CARD_WIDTH / 2.0 + f64::from(x - 1) * PITCH.x / 2.0,
                rect.y + HEAD + CARD_HEIGHT / 2.0 + f64::from(y) * PITCH.y,
            );
        }
        let seen = zone.members.into_iter().filter(|member| !fold.hidden.contains(member));
        let members = seen.map(|member| roster.people[member].id).collect();
        plots.push(Plot { key: zone.key, rect, members, title_below: false });
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
    let cards = f64::from(spread.width) * PITCH.x / 2.0 - (PITCH.x - CARD_WIDTH);
    Point::new(
        (cards + 2.0 * SIDE).max(least_width(name)),
        f64::from(spread.height - 1) * PITCH.y + CARD_HEIGHT + HEAD + FOOT,
    )
}

/// The least width of a ground: its title has room.
fn least_width(name: &str) -> f64 {
    text::width(name, 13.0, Weight::SemiBold).min(LONGEST_TITLE) + 90.0 + 2.0 * SIDE
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
