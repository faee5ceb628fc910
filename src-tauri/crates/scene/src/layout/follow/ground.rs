//! A zone's ground as a lattice of half columns and rows: who stands where, and where reporting lines run.
//!
//! A line leaves the boss's card downwards, the trunk, turns in the gap above the report's row, the beam,
//! and ends at the report. So two bosses' lines keep apart where in every gap what each of them takes, her
//! span, shares no point with another's; and no line meets a card where no trunk runs through one.

use super::super::forest::Forest;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A place on the lattice: half columns to the right, rows downwards. A card is two half columns wide.
pub(super) type Spot = (i32, i32);

/// What a boss's lines take in the gap above a row.
#[derive(Clone, Copy)]
struct Span {
    gap: i32,
    from: i32,
    to: i32,
    boss: usize,
}

impl Span {
    fn meets(&self, other: &Self) -> bool {
        self.boss != other.boss && self.gap == other.gap && self.from <= other.to && other.from <= self.to
    }
}

/// Where the people of a zone stand, those who have a place yet.
#[derive(Clone)]
pub(super) struct Ground<'a> {
    pub forest: &'a Forest,
    pub at: BTreeMap<usize, Spot>,
    columns: BTreeSet<i32>,
    cards: HashMap<i32, BTreeMap<i32, usize>>,
    /// By row the columns in which a trunk runs through it.
    trunks: HashMap<i32, BTreeMap<i32, usize>>,
    spans: HashMap<i32, Vec<Span>>,
}

impl<'a> Ground<'a> {
    pub fn of(forest: &'a Forest, at: BTreeMap<usize, Spot>) -> Self {
        let mut ground = Self {
            forest,
            at,
            columns: BTreeSet::new(),
            cards: HashMap::new(),
            trunks: HashMap::new(),
            spans: HashMap::new(),
        };
        ground.survey();
        ground
    }

    /// Notes anew where cards and lines are.
    fn survey(&mut self) {
        (self.cards, self.trunks, self.spans) = (HashMap::new(), HashMap::new(), HashMap::new());
        self.columns = self.at.values().map(|&(x, _)| x).collect();
        for (&person, &(x, y)) in &self.at {
            self.cards.entry(y).or_default().insert(x, person);
        }
        for &boss in self.at.keys() {
            let (spans, rows) = self.lines(boss, &[]);
            for row in rows {
                self.trunks.entry(row).or_default().insert(self.at[&boss].0, boss);
            }
            for span in spans {
                self.spans.entry(span.gap).or_default().push(span);
            }
        }
    }

    /// Sets people on the ground.
    pub fn set(&mut self, unit: &[(usize, Spot)]) {
        self.at.extend(unit.iter().copied());
        self.survey();
    }

    fn spot(&self, person: usize, unit: &[(usize, Spot)]) -> Option<Spot> {
        let moved = unit.iter().find(|(member, _)| *member == person).map(|&(_, spot)| spot);
        moved.or_else(|| self.at.get(&person).copied())
    }

    /// What a boss's lines take in the gaps, and the rows her trunk runs through, if the unit stood as
    /// given. Reports who do not stand below her are left out.
    fn lines(&self, boss: usize, unit: &[(usize, Spot)]) -> (Vec<Span>, std::ops::Range<i32>) {
        let Some((x, y)) = self.spot(boss, unit) else { return (Vec::new(), 0..0) };
        let reports: Vec<Spot> = self.forest.children[boss]
            .iter()
            .filter_map(|&report| self.spot(report, unit))
            .filter(|&(_, row)| row > y)
            .collect();
        let Some(last) = reports.iter().map(|&(_, row)| row).max() else { return (Vec::new(), 0..0) };
        let mut spans: Vec<Span> = (y + 1..=last).map(|gap| Span { gap, from: x, to: x, boss }).collect();
        for &(column, row) in &reports {
            let span = &mut spans[(row - y - 1) as usize];
            (span.from, span.to) = (span.from.min(column), span.to.max(column));
        }
        // A line may come to a report right beside the trunk from the side.
        let beside = reports.iter().any(|&(column, row)| row == last && (column - x).abs() == 1);
        (spans, y + 1..last + i32::from(beside))
    }

    /// Whether people may stand so, under `boss`: on free ground, and no line through a card or into
    /// another boss's.
    pub fn is_free(&self, unit: &[(usize, Spot)], boss: Option<usize>) -> bool {
        for &(_, (x, y)) in unit {
            let is_taken = |by_row: &HashMap<i32, BTreeMap<i32, usize>>,
                            columns: std::ops::RangeInclusive<i32>| {
                by_row.get(&y).is_some_and(|row| row.range(columns).next().is_some())
            };
            if is_taken(&self.cards, x - 1..=x + 1) || is_taken(&self.trunks, x..=x) {
                return false;
            }
        }
        let mut spans: Vec<Span> = Vec::new();
        for owner in unit.iter().map(|&(member, _)| member).chain(boss) {
            let Some((x, y)) = self.spot(owner, unit) else { continue };
            let below = |&report: &usize| self.spot(report, unit).is_none_or(|(_, row)| row > y);
            if !self.forest.children[owner].iter().all(below) {
                return false;
            }
            let (own, mut rows) = self.lines(owner, unit);
            let is_card = |row: i32| {
                self.cards.get(&row).is_some_and(|row| row.contains_key(&x))
                    || unit.iter().any(|&(_, spot)| spot == (x, row))
            };
            if rows.any(is_card) {
                return false;
            }
            spans.extend(own);
        }
        spans.iter().enumerate().all(|(at, span)| {
            let others = self.spans.get(&span.gap).into_iter().flatten();
            !others.filter(|other| Some(other.boss) != boss).any(|other| span.meets(other))
                && !spans[at + 1..].iter().any(|other| span.meets(other))
        })
    }

    /// Whether the lines of a boss run as they should, and down to one of her reports.
    pub fn line_is_clear(&self, report: usize, boss: usize) -> bool {
        let (Some(&(x, y)), Some(&(_, row))) = (self.at.get(&boss), self.at.get(&report)) else {
            return false;
        };
        let (spans, mut rows) = self.lines(boss, &[]);
        row > y
            && !rows.any(|row| self.cards.get(&row).is_some_and(|row| row.contains_key(&x)))
            && spans.iter().all(|span| !self.spans[&span.gap].iter().any(|other| span.meets(other)))
    }

    /// Takes somebody off the ground with all who stand under them: where each stood from the first.
    pub fn lift(&mut self, head: usize) -> Vec<(usize, Spot)> {
        let (x, y) = self.at[&head];
        let lifted: Vec<(usize, Spot)> = self
            .branch(head)
            .into_iter()
            .filter_map(|member| self.at.remove(&member).map(|spot| (member, (spot.0 - x, spot.1 - y))))
            .collect();
        self.survey();
        lifted
    }

    /// How often lines meet each other or a card, and cards each other.
    pub fn faults(&self) -> usize {
        let mut faults = 0;
        for row in self.cards.values() {
            let columns: Vec<i32> = row.keys().copied().collect();
            faults += columns.windows(2).filter(|pair| pair[1] - pair[0] < 2).count();
        }
        faults += self.at.len() - self.cards.values().map(BTreeMap::len).sum::<usize>();
        for (row, trunks) in &self.trunks {
            let cards = self.cards.get(row);
            faults +=
                trunks.keys().filter(|column| cards.is_some_and(|cards| cards.contains_key(column))).count();
        }
        for spans in self.spans.values() {
            let mut spans: Vec<&Span> = spans.iter().collect();
            spans.sort_unstable_by_key(|span| (span.from, span.to));
            let mut end = i32::MIN;
            for span in spans {
                faults += usize::from(span.from <= end);
                end = end.max(span.to);
            }
        }
        let upside_down = |(&person, &(_, y)): (&usize, &Spot)| {
            let boss = self.forest.parent[person].and_then(|boss| self.at.get(&boss));
            boss.is_some_and(|&(_, row)| row >= y)
        };
        faults + self.at.iter().filter(|&(person, spot)| upside_down((person, spot))).count()
    }

    /// Everybody under somebody, herself included, as far as they have a place.
    pub fn branch(&self, head: usize) -> Vec<usize> {
        let mut branch = self.forest.branch(head);
        branch.retain(|person| self.at.contains_key(person));
        branch
    }

    /// The outermost columns and rows: left, top, right, bottom; none on empty ground.
    pub fn bounds(&self) -> Option<(i32, i32, i32, i32)> {
        self.at.values().fold(None, |bounds, &(x, y)| match bounds {
            None => Some((x, y, x, y)),
            Some((left, top, right, bottom)) => Some((left.min(x), top.min(y), right.max(x), bottom.max(y))),
        })
    }

    /// Whether somebody stands in a column.
    pub fn has_column(&self, x: i32) -> bool {
        self.columns.contains(&x)
    }
}
