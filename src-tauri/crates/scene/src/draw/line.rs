//! Lines of ties: how they run, and how they look.

use super::{THOROUGH, ground, label};
use crate::{
    grid::Grid,
    layout::{CARD_HEIGHT, COLUMN, Layout, ROW, card_at},
    lens::View,
    route::{Entry, Track, Walker, elbow, push_point},
    scene::{Dash, Ink, Line, Point, Rect, Stroke, Zone},
    text,
};
use domain::{
    Account, Id, Tie, TieKind, sentence,
    trust::{Band, Score},
};
use std::collections::{BTreeMap, HashMap};

/// Between two parallel lines of one pair.
const LANE: f64 = 9.0;
/// Half the width that a line takes with its stroke.
const HALF: f64 = 2.5;
/// The least free ground beside a line that passes a card.
const CLEAR: f64 = 4.0;
/// Ways past the same card keep different distances, from the first to the last of so many steps, so
/// that not all run on one line.
const BERTHS: (f64, f64, u128) = (4.0, 22.0, 7);
/// The distance from cards at which a way still fits between two rows.
const WIDEST: f64 = (ROW - CARD_HEIGHT) / 2.0 - 0.5;
/// How far within a title's edges what lines keep away from begins.
const TITLE_INSET: f64 = 10.0;
/// How wide bends are rounded.
const ROUND: f64 = 14.0;

/// Draws the lines of ties over the cards of one layout.
pub(super) struct Drafter<'a> {
    account: &'a Account,
    view: &'a View,
    numbers: HashMap<Id, usize>,
    ids: Vec<Id>,
    grid: Grid,
    titles: Vec<Rect>,
    thorough: bool,
}

/// How a line looks.
struct Look {
    stroke: Stroke,
    opacity: f64,
    label: Option<String>,
    spoken: String,
}

impl<'a> Drafter<'a> {
    /// Over the cards of a layout, some of them moved elsewhere.
    pub fn new(
        account: &'a Account,
        view: &'a View,
        layout: &Layout,
        moved: &HashMap<Id, Point>,
        zones: &[Zone],
    ) -> Self {
        let mut ids = Vec::with_capacity(layout.centres().len());
        let mut rects = Vec::with_capacity(layout.centres().len());
        for (id, centre) in layout.centres() {
            ids.push(id);
            rects.push(card_at(moved.get(&id).copied().unwrap_or(centre)));
        }
        let thorough = ids.len() <= THOROUGH;
        let titles: Vec<Rect> = if thorough { ground::titles(zones).collect() } else { Vec::new() };
        // A line may pass nearer to a title than to a card.
        rects.extend(titles.iter().map(|title| {
            let inset = TITLE_INSET.min(title.width / 2.0);
            Rect::new(title.x + inset, title.centre().y, title.width - 2.0 * inset, 0.0)
        }));
        let numbers = ids.iter().enumerate().map(|(number, &id)| (id, number)).collect();
        Self { account, view, numbers, ids, grid: Grid::over(rects, Point::new(COLUMN, ROW)), titles, thorough }
    }

    /// The lines of ties, with labels where they find room.
    pub fn lines(&self, ties: &[&Tie]) -> Vec<Line> {
        let mut drawn: Vec<(Line, Track)> = Vec::with_capacity(ties.len());
        let mut pairs: BTreeMap<(usize, usize), Vec<&Tie>> = BTreeMap::new();
        let mut reporting = Vec::new();
        for &tie in ties {
            let (Some(&from), Some(&to)) = (self.numbers.get(&tie.from), self.numbers.get(&tie.to)) else {
                continue;
            };
            if tie.kind.is_reporting() {
                reporting.push((tie, from, to));
            } else {
                pairs.entry((from.min(to), from.max(to))).or_default().push(tie);
            }
        }
        let mut walker = Walker::over(&self.grid);
        self.reporting(&reporting, &mut walker, &mut drawn);
        for ((low, high), mut ties) in pairs {
            // Everybody keeps to the right: who goes from low to high runs on the right of the pair's
            // middle, who comes back on the left.
            ties.sort_by_key(|tie| (self.numbers.get(&tie.from) == Some(&low), tie.kind, tie.id));
            self.pair(low, high, &ties, &mut walker, &mut drawn);
        }
        label::place(&mut drawn, &self.grid, &self.titles, self.thorough);
        drawn.into_iter().map(|(line, _)| line).collect()
    }

    fn reporting(
        &self,
        ties: &[(&Tie, usize, usize)],
        walker: &mut Walker,
        drawn: &mut Vec<(Line, Track)>,
    ) {
        let mut deep: HashMap<usize, bool> = HashMap::new();
        for &(tie, report, boss) in ties {
            let has_deep_reports = *deep.entry(boss).or_insert_with(|| self.has_deep_reports(boss));
            let entry = if has_deep_reports { Entry::Side } else { Entry::Top };
            let aside = if tie.kind == TieKind::ReportsDotted { 10.0 } else { 0.0 };
            let track = elbow(&self.grid, report, boss, entry, aside, self.thorough);
            let track = track.unwrap_or_else(|| self.way(walker, report, boss, HALF));
            drawn.push((self.line(tie, &track, 6.0), track));
        }
    }

    /// Whether reports of a boss stand in several rows under each other.
    fn has_deep_reports(&self, boss: usize) -> bool {
        let floor = self.grid.rect(boss).bottom() + ROW;
        let id = self.ids[boss];
        self.account.ties_of(id).any(|tie| {
            tie.kind == TieKind::ReportsTo
                && tie.to == id
                && self.numbers.get(&tie.from).is_some_and(|&report| self.grid.rect(report).y > floor)
        })
    }

    /// The lines of all ties between two cards, side by side on one way.
    fn pair(
        &self,
        low: usize,
        high: usize,
        ties: &[&Tie],
        walker: &mut Walker,
        drawn: &mut Vec<(Line, Track)>,
    ) {
        let (from, to) = (self.grid.rect(low), self.grid.rect(high));
        let spread = (ties.len() - 1) as f64 / 2.0;
        let whole = self.way(walker, low, high, spread * LANE + HALF);
        let is_straight = whole.points().len() == 2;
        for (lane, tie) in ties.iter().enumerate() {
            let off = (lane as f64 - spread) * LANE;
            let beside = match tie.kind {
                TieKind::Influence if is_straight => self.bow(low, high, &whole, off),
                _ => whole.beside(off),
            };
            let cut = beside.between(&from, &to).unwrap_or(beside);
            let track = if self.numbers.get(&tie.from) == Some(&low) { cut } else { cut.reversed() };
            drawn.push((self.line(tie, &track, ROUND), track));
        }
    }

    /// The middle of a way from card to card with `half` its width free on both sides, from middle to
    /// middle.
    fn way(&self, walker: &mut Walker, from: usize, to: usize, half: f64) -> Track {
        let (start, end) = (self.grid.rect(from).centre(), self.grid.rect(to).centre());
        let straight = Track::straight(start, end);
        if !self.thorough || self.grid.is_clear(start, end, half + CLEAR, &[from, to]) {
            return straight;
        }
        let (near, far, steps) = BERTHS;
        let step = self.ids[from].0.as_u128().wrapping_add(self.ids[to].0.as_u128()) % steps;
        let berth = near + (far - near) * step as f64 / (steps - 1) as f64;
        [(half + berth).min(WIDEST.max(half)), half + 1.0, 4.0, 1.0]
            .into_iter()
            .find_map(|margin| walker.way(from, to, margin.min(Grid::REACH - 2.0)))
            .and_then(Track::through)
            .unwrap_or(straight)
    }

    /// A bow between two cards, to whichever side is free; straight where none is.
    fn bow(&self, low: usize, high: usize, straight: &Track, off: f64) -> Track {
        let (from, to) = (self.grid.rect(low).centre(), self.grid.rect(high).centre());
        let bulge = (straight.length() * 0.1).clamp(6.0, 42.0);
        let off_side = if off < 0.0 { -1.0 } else { 1.0 };
        let is_clear = |bow: &Track| {
            !self.thorough
                || bow.legs().all(|(a, b)| self.grid.is_clear(a, b, HALF + CLEAR, &[low, high]))
        };
        [off_side, -off_side]
            .into_iter()
            .map(|side| Track::bow(from, to, off + side * bulge))
            .find(is_clear)
            .unwrap_or_else(|| straight.beside(off))
    }

    fn line(&self, tie: &Tie, track: &Track, round: f64) -> Line {
        let Look { stroke, opacity, label, spoken } = self.look(tie);
        let (path, arrow) = if points_somewhere(tie.kind) {
            let length = 6.0 + 1.4 * stroke.width;
            let shaft = track.without_end(length * 0.85);
            let tip = track.end();
            let back = (shaft.end() - tip).unit();
            let wing = back.to_the_right() * (2.6 + stroke.width);
            let base = tip + back * length;
            (shaft.path(round), Some(super::shape::outline(&[tip, base + wing, base - wing])))
        } else {
            (track.path(round), None)
        };
        let path = if tie.kind == TieKind::Conflict { crossed(path, track) } else { path };
        Line {
            id: tie.id,
            kind: tie.kind,
            from: tie.from,
            to: tie.to,
            d: path,
            bounds: track.bounds().inflated(8.0),
            stroke,
            opacity,
            arrow,
            label: label.map(label::unplaced(stroke.ink)),
            spoken,
        }
    }

    fn look(&self, tie: &Tie) -> Look {
        let plain = |ink: Ink, width: f64, dash: Dash| Look {
            stroke: Stroke { ink, width, dash },
            opacity: 1.0,
            label: None,
            spoken: sentence::fact(self.account, tie),
        };
        match tie.kind {
            TieKind::Trust => self.trust(tie),
            TieKind::ReportsTo => plain(Ink::Reporting, 1.4, Dash::Solid),
            TieKind::ReportsDotted => plain(Ink::Reporting, 1.4, Dash::Dashed),
            TieKind::Influence => plain(Ink::Influence, 1.8, Dash::Solid),
            TieKind::Conflict => plain(Ink::Conflict, 1.6, Dash::Solid),
            TieKind::Supplies => plain(Ink::Supply, 1.8, Dash::Solid),
        }
    }

    fn trust(&self, tie: &Tie) -> Look {
        let score = self.account.score(tie.id, self.view.as_of);
        let (from, to) = (self.account.name(tie.from), self.account.name(tie.to));
        match score.points() {
            Some(points) => {
                let (ink, width) = band(Band::of(points));
                Look {
                    stroke: Stroke { ink, width, dash: Dash::Solid },
                    opacity: certainty(&score),
                    label: Some(points.to_string()),
                    spoken: text::clean(&format!(
                        "{from} trusts {to} {points} of 100, certainty {} %",
                        score.certainty()
                    )),
                }
            }
            None => Look {
                stroke: Stroke { ink: Ink::Unknown, width: UNKNOWN_WIDTH, dash: Dash::Dashed },
                opacity: 0.85,
                label: Some("?".into()),
                spoken: text::clean(&format!("How far {from} trusts {to} is not known yet")),
            },
        }
    }
}

/// Width of a line of trust of which nothing is known.
pub(super) const UNKNOWN_WIDTH: f64 = 1.3;

/// A band's colour and width.
pub(super) const fn band(band: Band) -> (Ink, f64) {
    match band {
        Band::Strained => (Ink::Strained, 2.0),
        Band::Fragile => (Ink::Fragile, 2.5),
        Band::Even => (Ink::Even, 3.0),
        Band::Good => (Ink::Good, 3.5),
        Band::Strong => (Ink::Strong, 4.0),
    }
}

/// Opacity by certainty: 0.45 to 1, in hundredths.
fn certainty(score: &Score) -> f64 {
    (45.0 + 55.0 * score.opinion.certainty()).round() / 100.0
}

const fn points_somewhere(kind: TieKind) -> bool {
    matches!(kind, TieKind::Trust | TieKind::Influence | TieKind::Supplies)
}

/// A path with small crosses along it.
fn crossed(mut path: String, track: &Track) -> String {
    const EVERY: f64 = 34.0;
    const ARM: f64 = 4.5;
    let crosses = (track.length() / EVERY).floor().clamp(1.0, 60.0);
    let step = track.length() / (crosses + 1.0);
    for cross in 1..=crosses as u32 {
        let (at, along) = track.at(step * f64::from(cross));
        let across = along.to_the_right();
        for arm in [(along + across).unit() * ARM, (along - across).unit() * ARM] {
            path.push_str(" M");
            push_point(&mut path, at - arm);
            path.push_str(" L");
            push_point(&mut path, at + arm);
        }
    }
    path
}

/// Which lines lie below which: reporting lowest, then by kind, trust on top by width.
pub(super) fn rank(line: &Line) -> (u8, u8) {
    let kind = match line.kind {
        TieKind::ReportsTo => 0,
        TieKind::ReportsDotted => 1,
        TieKind::Supplies => 2,
        TieKind::Influence => 3,
        TieKind::Conflict => 4,
        TieKind::Trust => 5,
    };
    (kind, (line.stroke.width * 10.0) as u8)
}
