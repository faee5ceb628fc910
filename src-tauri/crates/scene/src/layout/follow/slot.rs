//! The best place for somebody new in a zone: free ground near the boss and those they are tied to, or
//! ground that others make by moving aside together, as few of them as will do.

use super::super::{CARD_HEIGHT, CARD_WIDTH, card_at};
use super::ground::{Ground, Spot};
use crate::{
    layout::clearing::Room,
    scene::{Point, Rect},
};

/// How far the ground a zone has yet may be left, in units, for each unit of way it saves.
const GROWTH: f64 = 1.0;
/// What it costs to leave it at all.
const LEAVING: f64 = 400.0;
/// What it costs to leave it towards the manager, where others have to give way.
const INWARDS: f64 = 2_500.0;
/// What it costs that one more person has to move.
const MOVING: f64 = 160.0;
/// What it costs to open a row or a column at all.
const OPENING: f64 = 300.0;
/// What a column of one's own costs.
const OUT_OF_COLUMN: f64 = 70.0;
/// What a row costs in which none of the boss's other reports stand.
const OUT_OF_ROW: f64 = 60.0;
/// How much nearness to other people counts beside nearness to the boss.
const TIES: f64 = 0.3;

/// What a place costs, and who goes where for it.
type Found = (f64, Vec<(usize, Spot)>);

/// What a search for a place knows.
pub(super) struct Search<'s> {
    /// Where the lattice begins.
    pub origin: Point,
    /// From card to card.
    pub pitch: Point,
    /// The ground for cards that the zone has yet.
    pub inner: Rect,
    /// Beyond which sides of it others must give way: left, top, right, bottom.
    pub inwards: [bool; 4],
    /// Where those stand whom the unit's head is tied to.
    pub tied: &'s [Point],
    /// Ground that others were given by hand.
    pub placed: &'s Room,
}

impl Search<'_> {
    pub fn point(&self, (x, y): Spot) -> Point {
        Point::new(
            self.origin.x + f64::from(x) * self.pitch.x / 2.0,
            self.origin.y + f64::from(y) * self.pitch.y,
        )
    }

    /// Where a unit's members go, and who else goes where; none where no place will do. `shape` tells
    /// where they stand from the head, who comes first.
    pub fn find(
        &self,
        ground: &Ground,
        shape: &[(usize, Spot)],
        boss: Option<usize>,
    ) -> Option<Vec<(usize, Spot)>> {
        let found = self.free(ground, shape, boss);
        if found.as_ref().is_some_and(|(cost, _)| *cost < OPENING) {
            return found.map(|(_, unit)| unit);
        }
        let limit = |found: &Option<Found>| found.as_ref().map(|(cost, _)| *cost);
        let reseated = boss.and_then(|boss| self.reseated(ground, shape, boss, limit(&found)));
        let found = reseated.or(found);
        let opened = boss.and_then(|boss| self.opened(ground, shape, boss, limit(&found)));
        opened.or(found).map(|(_, unit)| unit)
    }

    /// Free ground for a boss without other reports together with whom she gets.
    fn reseated(
        &self,
        ground: &Ground,
        shape: &[(usize, Spot)],
        boss: usize,
        limit: Option<f64>,
    ) -> Option<Found> {
        let &from = ground.at.get(&boss)?;
        if ground.branch(boss).len() > 1 {
            return None;
        }
        let mut without = ground.clone();
        without.lift(boss);
        let mut both = vec![(boss, (0, 0))];
        both.extend(shape.iter().map(|&(person, (x, y))| (person, (x, y + 1))));
        let (cost, unit) = self.free(&without, &both, ground.forest.parent[boss])?;
        let way = unit.first().map_or(0.0, |&(_, to)| self.point(from).distance(self.point(to)));
        let cost = OPENING + cost + MOVING + way;
        limit.is_none_or(|limit| cost < limit).then_some((cost, unit))
    }

    /// The best free ground.
    fn free(&self, ground: &Ground, shape: &[(usize, Spot)], boss: Option<usize>) -> Option<Found> {
        let (columns, rows) = self.window(ground, shape, boss);
        let mut spots: Vec<(f64, Spot)> = Vec::new();
        for y in rows {
            for x in columns.clone() {
                spots.push((self.cost(ground, shape, boss, (x, y)), (x, y)));
            }
        }
        spots.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        spots.into_iter().find_map(|(cost, spot)| {
            let unit = shifted(shape, spot);
            let clear =
                unit.iter().all(|&(_, spot)| self.placed.is_free(&card_at(self.point(spot)).inflated(8.0)));
            (clear && ground.is_free(&unit, boss)).then_some((cost, unit))
        })
    }

    /// The columns and rows in which a head may stand.
    fn window(
        &self,
        ground: &Ground,
        shape: &[(usize, Spot)],
        boss: Option<usize>,
    ) -> (std::ops::RangeInclusive<i32>, std::ops::RangeInclusive<i32>) {
        let column = |x: f64| ((x - self.origin.x) / (self.pitch.x / 2.0)).floor() as i32;
        let row = |y: f64| ((y - self.origin.y) / self.pitch.y).floor() as i32;
        let (mut left, mut right) = (column(self.inner.x), column(self.inner.right()));
        let (mut top, mut bottom) = (row(self.inner.y), row(self.inner.bottom()));
        if let Some(bounds) = ground.bounds() {
            (left, top) = (left.min(bounds.0), top.min(bounds.1));
            (right, bottom) = (right.max(bounds.2), bottom.max(bounds.3));
        }
        let reach =
            |pick: fn(Spot) -> i32| shape.iter().map(|&(_, spot)| pick(spot).abs()).max().unwrap_or(0);
        let (wide, tall) = (reach(|spot| spot.0) + 2, reach(|spot| spot.1) + 1);
        if let Some(&(_, y)) = boss.and_then(|boss| ground.at.get(&boss)) {
            top = y + 1 + tall;
        }
        (left - wide..=right + wide, top - tall..=bottom + tall)
    }

    /// How far from ideal a place is, in units of way.
    fn cost(&self, ground: &Ground, shape: &[(usize, Spot)], boss: Option<usize>, spot: Spot) -> f64 {
        let at = self.point(spot);
        let mut cost = 0.0;
        let ties: f64 = self.tied.iter().map(|tied| tied.distance(at)).sum::<f64>();
        let ties = ties / self.tied.len().max(1) as f64;
        match boss.and_then(|boss| Some((boss, *ground.at.get(&boss)?))) {
            Some((boss, above)) => {
                cost += self.point(above).distance(at) - self.pitch.y + TIES * ties;
                let has_row = |report: &usize| ground.at.get(report).is_some_and(|other| other.1 == spot.1);
                let mut placed =
                    ground.forest.children[boss].iter().filter(|&report| ground.at.contains_key(report));
                if placed.clone().next().is_some() && !placed.any(has_row) {
                    cost += OUT_OF_ROW;
                }
            }
            None if self.tied.is_empty() => cost += self.inner.centre().distance(at) * 0.5,
            None => cost += ties * 0.5,
        }
        if !ground.has_column(spot.0) {
            cost += OUT_OF_COLUMN;
        }
        cost + self.growth(shape, spot)
    }

    /// What it costs that the zone has to grow.
    fn growth(&self, shape: &[(usize, Spot)], spot: Spot) -> f64 {
        let mut beyond = [0.0_f64; 4];
        for &(_, by) in shape {
            let at = self.point((spot.0 + by.0, spot.1 + by.1));
            let card = Rect::centred(at, CARD_WIDTH, CARD_HEIGHT);
            for (side, over) in beyond.iter_mut().zip([
                self.inner.x - card.x,
                self.inner.y - card.y,
                card.right() - self.inner.right(),
                card.bottom() - self.inner.bottom(),
            ]) {
                *side = side.max(over);
            }
        }
        let cost = |(over, inwards): (&f64, &bool)| match *over > 0.5 {
            true => over * GROWTH + if *inwards { INWARDS } else { LEAVING },
            false => 0.0,
        };
        beyond.iter().zip(&self.inwards).map(cost).sum()
    }

    /// Ground made beside or below somebody: in the smallest branch that can open a column or a row
    /// without a line meeting another.
    fn opened(
        &self,
        ground: &Ground,
        shape: &[(usize, Spot)],
        boss: usize,
        limit: Option<f64>,
    ) -> Option<Found> {
        let &(x, y) = ground.at.get(&boss)?;
        let reach = |pick: fn(Spot) -> i32| {
            let all = shape.iter().map(|&(_, spot)| pick(spot));
            (all.clone().min().unwrap_or(0), all.max().unwrap_or(0))
        };
        let ((left, right), (_, bottom)) = (reach(|spot| spot.0), reach(|spot| spot.1));
        let height = bottom + 1;
        let width = right - left + 2 + i32::from(height > 1);
        let mut beside: Vec<Spot> =
            ground.forest.children[boss].iter().filter_map(|report| ground.at.get(report).copied()).collect();
        beside.retain(|&(_, row)| row > y);
        beside.sort_unstable_by_key(|&(column, row)| (row, std::cmp::Reverse(column)));
        beside.dedup_by_key(|&mut (_, row)| row);
        let faults = ground.faults();
        let mut best = limit;
        let mut found = None;
        for head in
            std::iter::successors(Some(Some(boss)), |head| head.map(|head| ground.forest.parent[head]))
        {
            let branch: Vec<usize> =
                head.map_or_else(|| ground.at.keys().copied().collect(), |head| ground.branch(head));
            let mut consider = |spot: Spot, moves: &dyn Fn(Spot) -> Spot| {
                let movers = branch.iter().filter_map(|&person| {
                    let (from, to) = (ground.at[&person], moves(ground.at[&person]));
                    (from != to).then_some((person, to))
                });
                let mut unit: Vec<(usize, Spot)> = movers.collect();
                let cost = OPENING
                    + MOVING * unit.len() as f64
                    + self.point((x, y)).distance(self.point(spot))
                    + unit.iter().map(|&(_, to)| self.growth(&[(0, (0, 0))], to)).fold(0.0, f64::max)
                    + self.growth(shape, spot);
                if best.is_some_and(|best| best <= cost) {
                    return;
                }
                unit.extend(shifted(shape, spot));
                let mut at = ground.at.clone();
                at.extend(unit.iter().copied());
                if Ground::of(ground.forest, at).faults() <= faults {
                    (best, found) = (Some(cost), Some((cost, unit)));
                }
            };
            for &(column, row) in &beside {
                // To the right of the last report in a row, and to the left of the first one's column.
                let to_right = |(x, y): Spot| if x > column { (x + width, y) } else { (x, y) };
                consider((column + 1 - left + 1, row), &to_right);
            }
            let down = |(x, row): Spot| if row > y { (x, row + height) } else { (x, row) };
            consider((x, y + 1), &down);
        }
        found
    }
}

fn shifted(shape: &[(usize, Spot)], (x, y): Spot) -> Vec<(usize, Spot)> {
    shape.iter().map(|&(person, (dx, dy))| (person, (x + dx, y + dy))).collect()
}
