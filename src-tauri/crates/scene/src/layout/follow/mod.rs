//! An arrangement that follows an account: whoever stays keeps their place, newcomers and movers find
//! one, zones grow, and neighbours give way as a whole.

mod ground;
mod slot;

use super::{
    Arrangement, CARD_HEIGHT, CARD_WIDTH, FOOT, HEAD, Plot, SIDE, arrange_folded, card_at, chart,
    clearing::{self, Room},
    fold::Fold,
    forest::Forest,
    padded, pitch,
    roster::Roster,
    worlds,
};
use crate::{
    geometry::around,
    scene::{Point, Rect},
};
use domain::{Account, Group, Id, Lens};
use ground::{Ground, Spot};
use slot::Search;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

/// Up to so many newcomers and movers an arrangement always follows.
const FEW: usize = 4;
/// Up to which part of the people.
const PART: f64 = 1.0 / 3.0;
/// Between the grounds of two zones.
const ALLEY: f64 = 40.0;

/// A zone with its people, by number.
pub(super) struct Zone {
    pub key: String,
    pub members: Vec<usize>,
    pub title_below: bool,
    /// The least size of its ground.
    pub least: Point,
}

/// An arrangement on its way from one account to the next.
struct Followed<'a> {
    roster: &'a Roster<'a>,
    forest: &'a Forest,
    lens: Lens,
    centres: Vec<Option<Point>>,
    plots: Vec<Plot>,
    zones: Vec<Zone>,
    placed: Room,
    has_new_boss: Vec<bool>,
}

impl Arrangement {
    /// The arrangement after a change of the account. People keep their places unless they changed group
    /// or organisation, or stand in the way of a reporting line that is new; those, and whoever is new,
    /// find the nearest place that suits them, for which others move only where there is none. What
    /// somebody leaves stays free. Where more than a third of the people would have to find a place, or
    /// another manager stands in the middle, all are arranged anew.
    #[must_use]
    pub fn follow(&self, account: &Account) -> Self {
        self.followed(account).unwrap_or_else(|| arrange_folded(account, self.lens, &self.folded))
    }

    /// An arrangement that was kept, for the account as it is by now; none where it is not one of this lens.
    #[must_use]
    pub fn revived(&self, lens: Lens, account: &Account) -> Option<Self> {
        let is_known = |&Point { x, y }: &Point| x.is_finite() && y.is_finite();
        let is_ground = |plot: &Plot| {
            let Rect { x, y, width, height } = plot.rect;
            [x, y, width, height].into_iter().all(f64::is_finite)
        };
        let is_whole = self.centres.len() == self.ids.len()
            && self.bosses.len() == self.ids.len()
            && self.centres.iter().all(is_known)
            && self.plots.iter().all(is_ground);
        (self.lens == lens && is_whole).then(|| self.follow(account))
    }

    fn followed(&self, account: &Account) -> Option<Self> {
        if !self.lens.is_free() || self.ids.is_empty() || account.stakeholders().len() == 0 {
            return None;
        }
        let roster = Roster::of(account);
        let (zones, zone_of) = match self.lens {
            Lens::OrgChart => chart::zones(&roster),
            _ => worlds::zones(&roster),
        };
        let fold = Fold::of(&roster, &Forest::within(&roster.bosses, &zone_of), &self.folded);
        let forest = &fold.forest;
        let stands: HashMap<Id, Point> = self.ids.iter().copied().zip(self.centres.iter().copied()).collect();
        let mut plots = self.matched(&roster, &zones)?;
        let plot_of: HashMap<Id, String> =
            plots.iter().flat_map(|plot| plot.members.iter().map(|&id| (id, plot.key.clone()))).collect();
        let mut centres: Vec<Option<Point>> = vec![None; roster.people.len()];
        for zone in &zones {
            for &member in &zone.members {
                let id = roster.people[member].id;
                if plot_of.get(&id) == Some(&zone.key) {
                    centres[member] = stands.get(&id).copied();
                }
            }
        }
        if let Some(manager) = roster.manager.filter(|_| self.lens == Lens::FourWorlds) {
            let id = roster.people[manager].id;
            if plot_of.contains_key(&id) {
                return None;
            }
            centres[manager] = Some(*stands.get(&id)?);
        }
        for hidden in fold.hidden.iter().copied() {
            centres[hidden] = None;
        }
        // Whoever goes to another zone no longer moves along with the one they leave.
        for (plot, zone) in plots.iter_mut().zip(&zones) {
            let seen = zone.members.iter().filter(|member| !fold.hidden.contains(member));
            plot.members = seen.map(|&member| roster.people[member].id).collect();
        }
        let mut placed = Room::of_cells(Point::new(CARD_WIDTH, CARD_HEIGHT));
        for place in account.places().filter(|place| place.lens == self.lens) {
            placed.add(card_at(Point::new(place.x, place.y)));
        }
        let visible: HashSet<usize> =
            (0..roster.people.len()).filter(|person| !fold.hidden.contains(person)).collect();
        let homeless = visible.iter().filter(|&&person| centres[person].is_none()).count();
        if homeless > FEW.max((PART * visible.len() as f64) as usize) {
            return None;
        }
        let had: HashMap<Id, Option<Id>> =
            self.ids.iter().copied().zip(self.bosses.iter().copied()).collect();
        let has_new_boss = (0..roster.people.len())
            .map(|person| {
                let boss = forest.parent[person].map(|boss| roster.people[boss].id);
                boss.is_some() && had.get(&roster.people[person].id) != Some(&boss)
            })
            .collect();
        let mut followed = Followed {
            roster: &roster,
            forest,
            lens: self.lens,
            centres,
            plots,
            zones,
            placed,
            has_new_boss,
        };
        for zone in 0..followed.zones.len() {
            followed.fill(zone, &visible)?;
        }
        followed.plots.retain(|plot| self.lens == Lens::FourWorlds || !plot.members.is_empty());
        let Followed { centres, plots, .. } = followed;
        Some(Self::of(self.lens, &roster, centres, plots, fold, self.folded.clone()))
    }

    /// The grounds of the zones in their order, those of organisations with another name under that; none
    /// where the zones are others altogether.
    fn matched(&self, roster: &Roster, zones: &[Zone]) -> Option<Vec<Plot>> {
        let mut left: Vec<Plot> = self.plots.clone();
        let mut found: Vec<Option<Plot>> = zones
            .iter()
            .map(|zone| {
                let same = |plot: &Plot| plot.key.to_lowercase() == zone.key.to_lowercase();
                left.iter().position(same).map(|at| left.remove(at))
            })
            .collect();
        for (zone, found) in zones.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let ids: HashSet<Id> = zone.members.iter().map(|&member| roster.people[member].id).collect();
            let shares = |plot: &Plot| plot.members.iter().filter(|id| ids.contains(id)).count();
            let at = left.iter().position(|plot| 2 * shares(plot) > plot.members.len());
            *found = at.map(|at| left.remove(at));
        }
        let mut plots = Vec::new();
        for (zone, found) in zones.iter().zip(found) {
            let mut plot = found.unwrap_or_else(|| {
                let around = around(self.plots.iter().map(|plot| plot.rect)).unwrap_or_default();
                let rect = Rect::new(around.right() + ALLEY, around.y, zone.least.x, zone.least.y);
                Plot { key: String::new(), rect, members: Vec::new(), title_below: zone.title_below }
            });
            plot.key.clone_from(&zone.key);
            plots.push(plot);
        }
        Some(plots)
    }
}

impl Followed<'_> {
    /// Finds places for those of a zone who have none. None where that cannot be done.
    fn fill(&mut self, zone: usize, visible: &HashSet<usize>) -> Option<()> {
        let members: Vec<usize> =
            self.zones[zone].members.iter().copied().filter(|member| visible.contains(member)).collect();
        let origin = members.iter().find_map(|&member| self.centres[member]);
        let inner = inner(&self.plots[zone]);
        let origin = origin.unwrap_or_else(|| inner.centre());
        let pitch = pitch(self.lens);
        let spot = |at: Point| -> Spot {
            (
                ((at.x - origin.x) / (pitch.x / 2.0)).round() as i32,
                ((at.y - origin.y) / pitch.y).round() as i32,
            )
        };
        let at: BTreeMap<usize, Spot> =
            members.iter().filter_map(|&member| Some((member, spot(self.centres[member]?)))).collect();
        let mut ground = Ground::of(self.forest, at);
        let before = ground.at.clone();
        let mut open: VecDeque<usize> = VecDeque::new();
        let mut shapes: HashMap<usize, Vec<(usize, Spot)>> = HashMap::new();
        // Bosses before their reports; those whose new lines are at fault go with all who stand under them.
        let is_member: HashSet<usize> = members.iter().copied().collect();
        for &person in self.forest.order.iter().filter(|person| is_member.contains(person)) {
            if !ground.at.contains_key(&person) {
                if !shapes.values().flatten().any(|&(member, _)| member == person) {
                    open.push_back(person);
                }
            } else if let Some(boss) = self.forest.parent[person].filter(|_| self.has_new_boss[person])
                && ground.at.contains_key(&boss)
                && !ground.line_is_clear(person, boss)
            {
                shapes.insert(person, ground.lift(person));
                open.push_back(person);
            }
        }
        while let Some(head) = open.pop_front() {
            let boss = self.forest.parent[head];
            let shape = shapes.get(&head).cloned().unwrap_or_else(|| vec![(head, (0, 0))]);
            let tied = self.tied(head);
            let search = Search {
                origin,
                pitch,
                inner,
                inwards: self.inwards(zone),
                tied: &tied,
                placed: &self.placed,
            };
            let unit = search.find(&ground, &shape, boss).or_else(|| {
                // Those who are to stand under somebody new may be in the way of that.
                for &report in &self.forest.children[head] {
                    if ground.at.contains_key(&report) {
                        shapes.insert(report, ground.lift(report));
                        open.push_back(report);
                    }
                }
                let rest = self.forest.order.iter().filter(|&&one| one != head);
                open.extend(rest.filter(|one| shape.iter().any(|(member, _)| member == *one)));
                search.find(&ground, &[(head, (0, 0))], boss)
            })?;
            ground.set(&unit);
        }
        let moved: Vec<(usize, Spot)> = ground
            .at
            .iter()
            .filter(|(person, spot)| before.get(person) != Some(spot))
            .map(|(&p, &s)| (p, s))
            .collect();
        for (person, (x, y)) in moved {
            let point =
                Point::new(origin.x + f64::from(x) * pitch.x / 2.0, origin.y + f64::from(y) * pitch.y);
            self.centres[person] = Some(point);
        }
        self.grow(zone);
        Some(())
    }

    fn tied(&self, head: usize) -> Vec<Point> {
        let others = self.roster.pairs.iter().filter_map(|&(a, b)| match (a == head, b == head) {
            (true, _) => Some(b),
            (_, true) => Some(a),
            _ => None,
        });
        others.filter_map(|other| self.centres[other]).collect()
    }

    /// The sides of a zone beyond which others must give way.
    fn inwards(&self, zone: usize) -> [bool; 4] {
        let group = |group: Group| self.zones[zone].key == group.code();
        match self.lens {
            Lens::FourWorlds => [
                group(Group::Suppliers),
                group(Group::Functions) || group(Group::Leadership) || group(Group::Suppliers),
                group(Group::Leadership),
                group(Group::Customer) || group(Group::Leadership) || group(Group::Suppliers),
            ],
            _ => [true, true, false, false],
        }
    }

    /// Widens a zone's ground to hold its people, and has the others give way as a whole.
    fn grow(&mut self, zone: usize) {
        let numbers: HashMap<Id, usize> =
            self.roster.people.iter().enumerate().map(|(number, person)| (person.id, number)).collect();
        let cards = self.plots[zone].members.iter().filter_map(|id| self.centres[*numbers.get(id)?]);
        let Some(cards) = around(cards.map(card_at)) else { return };
        let plot = &mut self.plots[zone];
        let ground = padded(cards, plot.title_below);
        // Where it holds them already it stays to the last bit.
        let held = plot.rect.inflated(1e-6);
        if plot.rect.width <= 0.0 {
            plot.rect = ground;
        } else if ground.x < held.x
            || ground.y < held.y
            || ground.right() > held.right()
            || ground.bottom() > held.bottom()
        {
            plot.rect = plot.rect.union(&ground);
        }
        let wanting = self.zones[zone].least.x - plot.rect.width;
        if wanting > 1e-6 {
            plot.rect.width += wanting;
        }
        let mut rects: Vec<Rect> =
            self.plots.iter().map(|plot| plot.rect.inflated(ALLEY / 2.0 - 0.5)).collect();
        let manager = self.roster.manager.filter(|_| self.lens == Lens::FourWorlds);
        if let Some(at) = manager.and_then(|manager| self.centres[manager]) {
            rects.push(card_at(at).inflated(ALLEY));
        }
        let count = rects.len();
        let tries = [
            // The others give way, or the zone that grew does.
            (0..count).map(|number| number == zone).collect::<Vec<bool>>(),
            (0..count).map(|number| number != zone).collect(),
        ];
        let best = tries
            .iter()
            .map(|pinned| {
                let mut moved = rects.clone();
                clearing::clear(&mut moved, pinned);
                // Grounds that stay may have been in each other's way before.
                clearing::clear(&mut moved, &vec![false; count]);
                let cost: f64 = moved
                    .iter()
                    .zip(&rects)
                    .enumerate()
                    .map(|(number, (after, before))| {
                        let people = self.plots.get(number).map_or(1, |plot| plot.members.len().max(1));
                        after.centre().distance(before.centre()) * people as f64
                    })
                    .sum();
                (cost, moved)
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, moved)) = best else { return };
        for (number, (after, before)) in moved.iter().zip(&rects).enumerate() {
            let by = Point::new(after.x - before.x, after.y - before.y);
            if by.length() < 1e-3 {
                continue;
            }
            let Some(plot) = self.plots.get_mut(number) else {
                if let Some(at) = manager.and_then(|manager| self.centres[manager].as_mut()) {
                    *at = *at + by;
                }
                continue;
            };
            plot.rect = Rect { x: plot.rect.x + by.x, y: plot.rect.y + by.y, ..plot.rect };
            for member in plot.members.iter().filter_map(|id| numbers.get(id)) {
                if let Some(at) = &mut self.centres[*member] {
                    *at = *at + by;
                }
            }
        }
    }
}

/// The part of a ground in which cards stand.
fn inner(plot: &Plot) -> Rect {
    let Rect { x, y, width, height } = plot.rect;
    let head = if plot.title_below { FOOT } else { HEAD };
    Rect::new(x + SIDE, y + head, (width - 2.0 * SIDE).max(0.0), (height - HEAD - FOOT).max(0.0))
}
