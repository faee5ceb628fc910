//! The four worlds: the manager in the middle, the customer above, our functions below, our leadership
//! to the left, the suppliers to the right.

use super::{
    CARD_HEIGHT, CARD_WIDTH, COLUMN, FOOT, HEAD, Plot, ROW, SIDE,
    bed::{Bed, Singles, Spread},
    block::Blocks,
    follow::Zone,
    forest::Forest,
    network::{Network, quality, spread_within},
    order,
    roster::Roster,
};
use crate::scene::{Point, Rect};
use domain::Group;

/// Between two zones, and between a zone's corner and the next zone.
const ALLEY: f64 = 44.0;
/// The least free ground round the manager's card.
const CLEARING: f64 = 124.0;
/// Width to height of a screen: what the whole is brought near to.
const PROPORTION: f64 = 1.6;
/// The least inner height and width of a zone that nobody stands in.
const EMPTY: (f64, f64) = (18.0, 150.0);

/// The most people who are ordered by stress.
const MOST_BY_STRESS: usize = 4_000;
/// From how many people the length of a hop is measured.
const GLANCES: usize = 48;
/// Of the places by stress.
const SEED: u64 = 7;

/// The four zones with their people, and the zone of everybody; the manager stands in none.
pub(super) fn zones(roster: &Roster) -> (Vec<Zone>, Vec<Option<usize>>) {
    let zone_of: Vec<Option<usize>> = roster
        .people
        .iter()
        .enumerate()
        .map(|(number, person)| (Some(number) != roster.manager).then_some(person.group as usize))
        .collect();
    let zones = Group::ALL.iter().map(|&group| Zone {
        key: group.code().to_owned(),
        members: (0..zone_of.len()).filter(|&person| zone_of[person] == Some(group as usize)).collect(),
        title_below: title_below(group),
        least: Point::default(),
    });
    (zones.collect(), zone_of)
}

/// Where every card stands, by number, and the four zones. The manager stands at the origin.
pub(super) fn lay_out(roster: &Roster) -> (Vec<Point>, Vec<Plot>) {
    if roster.people.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let (zones, zone_of) = zones(roster);
    let mut forest = Forest::within(&roster.bosses, &zone_of);
    let mut beds: Vec<Bed> = Group::ALL
        .iter()
        .map(|&group| {
            let is_head =
                |&person: &usize| zone_of[person] == Some(group as usize) && forest.parent[person].is_none();
            // Those without a boss stand nearest to the manager.
            let singles =
                if group == Group::Functions { Singles::AmongOrAbove } else { Singles::AmongOrBelow };
            Bed::of((0..zone_of.len()).filter(is_head).collect(), singles)
        })
        .collect();

    let pairs = pairs(roster, &forest);
    let clearing = clearing(roster);
    let mut blocks = Blocks::new(roster.people.len());
    shape(&mut blocks, &forest, &mut beds, clearing);
    let free = Map::of(&forest, &blocks, &beds, clearing).free(&network(&pairs, &forest), &zone_of);
    order::untangle(&mut forest, &mut blocks, &mut beds, &pairs, &free, |forest, blocks, beds| {
        Map::of(forest, blocks, beds, clearing).centres(zone_of.len())
    });

    let map = Map::of(&forest, &blocks, &beds, clearing);
    let plots = zones
        .into_iter()
        .zip(Group::ALL)
        .map(|(zone, &group)| Plot {
            key: zone.key,
            rect: map.zone(group),
            members: zone.members.iter().map(|&member| roster.people[member].id).collect(),
            title_below: zone.title_below,
        })
        .collect();
    (map.centres(zone_of.len()), plots)
}

fn title_below(group: Group) -> bool {
    group == Group::Functions
}

/// The pairs whose nearness counts: all ties but the reporting lines that the trees show anyway.
fn pairs(roster: &Roster, forest: &Forest) -> Vec<(usize, usize)> {
    let mut pairs = roster.pairs.clone();
    for (report, bosses) in roster.bosses.iter().enumerate() {
        let others = bosses.iter().filter(|&&boss| forest.parent[report] != Some(boss));
        pairs.extend(others.map(|&boss| (report.min(boss), report.max(boss))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// All ties, the reporting lines of the trees among them.
fn network(pairs: &[(usize, usize)], forest: &Forest) -> Network {
    let lines = forest.parent.iter().enumerate().filter_map(|(report, boss)| Some((report, (*boss)?)));
    let ties = pairs.iter().copied().chain(lines).map(|(a, b)| (a as u32, b as u32));
    Network::of(forest.parent.len(), ties)
}

/// The free ground round the manager: the more ties meet there, the more.
fn clearing(roster: &Roster) -> f64 {
    let Some(manager) = roster.manager else { return CLEARING / 2.0 };
    let ties = roster.pairs.iter().filter(|&&(a, b)| a == manager || b == manager).count();
    CLEARING + 2.0 * (ties as f64 - 12.0).clamp(0.0, 70.0)
}

/// Chooses the zones' shapes so that the whole comes near the proportions of a screen.
fn shape(blocks: &mut Blocks, forest: &Forest, beds: &mut Vec<Bed>, clearing: f64) {
    let least = 2.0 * (COLUMN + clearing) + CARD_WIDTH;
    let ground = forest.order.len() as f64 * COLUMN * ROW * PROPORTION;
    let mut tried = Blocks::proportioned(forest);
    let mut best: Option<(f64, Blocks, Vec<Bed>)> = None;
    for generosity in [0.8, 1.0, 1.25, 1.6, 2.0, 2.6] {
        let width = (ground.sqrt() * generosity).max(least);
        let (mut blocks, mut beds) = (blocks.clone(), beds.clone());
        let aside = (width - CARD_WIDTH) / 2.0 - clearing;
        blocks.shape(forest, &mut beds, &mut tried, |bed| {
            let outer = if Group::ALL.get(bed).is_some_and(|&group| is_aside(group)) { aside } else { width };
            outer - 2.0 * SIDE + (COLUMN - CARD_WIDTH)
        });
        let whole = Map::of(forest, &blocks, &beds, clearing).whole();
        let cost = whole.width.max(PROPORTION * whole.height);
        if best.as_ref().is_none_or(|(least, ..)| cost < least - 1e-6) {
            best = Some((cost, blocks, beds));
        }
    }
    if let Some((_, best_blocks, best_beds)) = best {
        (*blocks, *beds) = (best_blocks, best_beds);
    }
}

const fn is_aside(group: Group) -> bool {
    matches!(group, Group::Leadership | Group::Suppliers)
}

/// The four zones put together.
struct Map {
    spreads: Vec<Spread>,
    /// Half the width of the whole.
    reach: f64,
    /// Half the height of the band in which the manager and the zones beside her stand.
    band: f64,
    /// From the manager's middle to the edges of the zones above and below.
    gap: f64,
}

impl Map {
    fn of(forest: &Forest, blocks: &Blocks, beds: &[Bed], clearing: f64) -> Self {
        let spreads: Vec<Spread> = beds.iter().map(|bed| blocks.spread(forest, bed)).collect();
        let outer = |group: Group| outer(&spreads[group as usize]);
        let above = outer(Group::Customer).x.max(outer(Group::Functions).x);
        let beside = outer(Group::Leadership).x.max(outer(Group::Suppliers).x);
        let reach = (above / 2.0).max(CARD_WIDTH / 2.0 + clearing + beside);
        let band = outer(Group::Leadership).y.max(outer(Group::Suppliers).y).max(CARD_HEIGHT) / 2.0;
        let gap = (band + ALLEY).max(CARD_HEIGHT / 2.0 + clearing * 0.85);
        Self { spreads, reach, band, gap }
    }

    fn zone(&self, group: Group) -> Rect {
        let size = outer(&self.spreads[group as usize]);
        let width = 2.0 * self.reach;
        match group {
            Group::Customer => Rect::new(-self.reach, -self.gap - size.y, width, size.y),
            Group::Functions => Rect::new(-self.reach, self.gap, width, size.y),
            Group::Leadership => Rect::new(-self.reach, -self.band, size.x, 2.0 * self.band),
            Group::Suppliers => Rect::new(self.reach - size.x, -self.band, size.x, 2.0 * self.band),
        }
    }

    /// Where everybody would stand within the zones by stress alone, on no row and no column; in an account
    /// so large that it is looked at from afar anyway, where they stand now.
    fn free(&self, network: &Network, zone_of: &[Option<usize>]) -> Vec<Point> {
        let now = self.centres(zone_of.len());
        let hop = if zone_of.len() > MOST_BY_STRESS { 0.0 } else { quality::hop(network, &now, GLANCES) };
        if hop == 0.0 {
            return now;
        }
        let areas = zone_of.iter().map(|&zone| {
            let ground = |zone: usize| self.zone(Group::ALL[zone]).inflated(-SIDE - CARD_HEIGHT / 2.0);
            let Rect { x, y, width, height } = zone.map_or_else(Rect::default, ground);
            Rect::new(x / hop, y / hop, width / hop, height / hop)
        });
        let places = spread_within(network, &areas.collect::<Vec<_>>(), SEED);
        places.into_iter().map(|at| at * hop).collect()
    }

    fn whole(&self) -> Rect {
        Group::ALL.iter().map(|&group| self.zone(group)).fold(Rect::default(), |all, zone| all.union(&zone))
    }

    fn centres(&self, people: usize) -> Vec<Point> {
        let mut centres = vec![Point::default(); people];
        for (&group, spread) in Group::ALL.iter().zip(&self.spreads) {
            let zone = self.zone(group);
            let inner = inner(spread);
            let head = if title_below(group) { FOOT } else { HEAD };
            let foot = HEAD + FOOT - head;
            let left = zone.x + (zone.width - inner.x) / 2.0;
            let top = zone.y + head + (zone.height - head - foot - inner.y) / 2.0;
            for &(person, x, y) in &spread.cards {
                centres[person] = Point::new(
                    left + CARD_WIDTH / 2.0 + f64::from(x - 1) * COLUMN / 2.0,
                    top + CARD_HEIGHT / 2.0 + f64::from(y) * ROW,
                );
            }
        }
        centres
    }
}

/// Size of the ground that cards take.
fn inner(spread: &Spread) -> Point {
    if spread.cards.is_empty() {
        return Point::new(EMPTY.1, EMPTY.0);
    }
    Point::new(
        f64::from(spread.width) * COLUMN / 2.0 - (COLUMN - CARD_WIDTH),
        f64::from(spread.height - 1) * ROW + CARD_HEIGHT,
    )
}

/// Size of the zone round it.
fn outer(spread: &Spread) -> Point {
    let inner = inner(spread);
    Point::new(inner.x + 2.0 * SIDE, inner.y + HEAD + FOOT)
}
