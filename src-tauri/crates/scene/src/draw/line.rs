//! Lines of ties: how they run, and how they look.

use super::{THOROUGH, ground, label, sign};
use crate::{
    grid::Grid,
    layout::{COLUMN, Layout, ROW, card_at},
    lens::View,
    route::{Course, Entry, Pair, Taken, Track, courses, elbow, push_point},
    scene::{Dash, Ink, Line, Point, Rect, Stroke},
    since::Swing,
    text,
};
use domain::{
    Account, Id, Tie, TieKind, sentence,
    trust::{Band, Score},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Half the width that a line takes with its stroke.
const HALF: f64 = 2.5;
/// The least free ground beside a line that passes a card.
const CLEAR: f64 = 4.0;
/// How far within a title's upper and lower edge begins what lines keep away from.
const TITLE_INSET: f64 = 4.0;
/// How far a dotted line runs beside where a solid one would.
const ASIDE: f64 = 10.0;
/// How wide bends are rounded at most: those of lines between cards, and the corners of elbows.
const ROUND: f64 = 64.0;
const ELBOW: f64 = 6.0;
/// How much of its opacity a line keeps on which trust is as it was at the moment compared with.
const SAME: f64 = 0.3;

/// Draws the lines of ties over the cards of one layout.
pub(super) struct Drafter<'a> {
    pub(super) account: &'a Account,
    view: &'a View,
    numbers: HashMap<Id, usize>,
    ids: Vec<Id>,
    names: Vec<String>,
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
    pub fn new(account: &'a Account, view: &'a View, layout: &Layout, moved: &HashMap<Id, Point>) -> Self {
        let mut ids = Vec::with_capacity(layout.centres().len());
        let mut names = Vec::with_capacity(layout.centres().len());
        let mut rects = Vec::with_capacity(layout.centres().len());
        for (id, centre) in layout.centres() {
            ids.push(id);
            names.push(text::clean(account.name(id)));
            rects.push(card_at(moved.get(&id).copied().unwrap_or(centre)));
        }
        let thorough = ids.len() <= THOROUGH;
        let titles: Vec<Rect> = if thorough {
            ground::titles(&ground::zones(account, view, layout)).collect()
        } else {
            Vec::new()
        };
        // A line may pass nearer above and below a title than beside a card.
        rects.extend(titles.iter().map(|title| {
            let inset = TITLE_INSET.min(title.height / 2.0);
            Rect::new(title.x, title.y + inset, title.width, title.height - 2.0 * inset)
        }));
        let numbers = ids.iter().enumerate().map(|(number, &id)| (id, number)).collect();
        let grid = Grid::over(rects, Point::new(COLUMN, ROW));
        Self { account, view, numbers, ids, names, grid, titles, thorough }
    }

    /// The lines of ties, with labels where they find room.
    pub fn lines(&self, ties: &[&Tie]) -> Vec<Line> {
        let mut drawn = self.tracks(ties, Taken::default());
        if self.thorough {
            let standing = label::Standing { lines: Vec::new(), titles: &self.titles, is_coarse: false };
            label::place(&mut drawn, &self.grid, &standing);
        } else {
            label::place_anyhow(&mut drawn);
        }
        drawn.into_iter().map(|(line, _)| line).collect()
    }

    /// Whether lines are led round cards and labels kept apart.
    pub const fn is_thorough(&self) -> bool {
        self.thorough
    }

    pub fn titles(&self) -> &[Rect] {
        &self.titles
    }

    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Whether a line could run straight from one point to another.
    pub fn is_free(&self, line: &Line, from: Point, to: Point) -> bool {
        let number = |id: &Id| self.numbers.get(id).copied().unwrap_or(usize::MAX);
        self.grid.is_clear(from, to, HALF + CLEAR, &[number(&line.from), number(&line.to)])
    }

    /// The ties of a stakeholder that are drawn.
    pub fn shown_ties(&self, id: Id) -> impl Iterator<Item = &'a Tie> {
        self.account.ties_of(id).filter(|tie| self.view.sight.shown.has(tie.kind))
    }

    /// The lines of ties without places for their labels, apart from each other and from what is taken.
    pub fn tracks(&self, ties: &[&Tie], taken: Taken) -> Vec<(Line, Track)> {
        let mut drawn: Vec<(Line, Track)> = Vec::with_capacity(ties.len());
        let mut ends: Vec<Ends> = ties.iter().filter_map(|tie| self.ends(tie)).collect();
        self.reporting(&ends, &mut drawn);
        ends.retain(|ends| !ends.tie.kind.is_reporting());
        // Everybody keeps to the right: who goes from the lower to the higher number runs on the right
        // of the pair's middle, who comes back on the left.
        ends.sort_unstable_by_key(|ends| (ends.pair(), ends.from < ends.to, ends.tie.kind, ends.tie.id));
        let grouped: Vec<&[Ends]> = ends.chunk_by(|a, b| a.pair() == b.pair()).collect();
        let pairs: Vec<Pair> = grouped.iter().filter_map(|ties| pair_of(ties)).collect();
        let courses = courses(&self.grid, &pairs, self.thorough, taken);
        for (ties, course) in grouped.into_iter().zip(courses) {
            self.pair(ties, &course, &mut drawn);
        }
        drawn
    }

    /// The ties whose lines may run otherwise now: those at `touched`; the reporting lines of all who
    /// report to the same people as they, because those share their shape; and reporting lines at whose
    /// cards' ground one of the `obstacles` appeared or disappeared.
    pub fn ties_concerned(&self, touched: &HashSet<Id>, obstacles: &[Rect]) -> BTreeMap<Id, &'a Tie> {
        let mut ties: BTreeMap<Id, &Tie> = BTreeMap::new();
        for &id in touched {
            for tie in self.shown_ties(id) {
                ties.insert(tie.id, tie);
                if tie.kind.is_reporting() && tie.from == id {
                    let siblings = self.shown_ties(tie.to).filter(|other| other.kind.is_reporting());
                    ties.extend(siblings.map(|other| (other.id, other)));
                }
            }
        }
        if !obstacles.is_empty() && self.view.sight.shown.reporting {
            let blocked = self.account.ties().filter(|tie| tie.kind.is_reporting()).filter(|tie| {
                self.ends(tie).is_some_and(|ends| {
                    let ground =
                        self.grid.rect(ends.from).union(&self.grid.rect(ends.to)).inflated(ASIDE + CLEAR);
                    obstacles.iter().any(|rect| rect.overlaps(&ground))
                })
            });
            ties.extend(blocked.map(|tie| (tie.id, tie)));
        }
        ties
    }

    fn ends<'t>(&self, tie: &'t Tie) -> Option<Ends<'t>> {
        Some(Ends { tie, from: *self.numbers.get(&tie.from)?, to: *self.numbers.get(&tie.to)? })
    }

    fn reporting(&self, ties: &[Ends], drawn: &mut Vec<(Line, Track)>) {
        let mut deep: HashMap<usize, bool> = HashMap::new();
        for ends in ties.iter().filter(|ends| ends.tie.kind.is_reporting()) {
            let &Ends { tie, from: report, to: boss } = ends;
            let has_deep_reports = *deep.entry(boss).or_insert_with(|| self.has_deep_reports(boss));
            let entry = if has_deep_reports { Entry::Side } else { Entry::Top };
            let aside = if tie.kind == TieKind::ReportsDotted { ASIDE } else { 0.0 };
            let track = elbow(&self.grid, report, boss, entry, aside, self.thorough);
            let track = track.unwrap_or_else(|| self.alone(report, boss));
            drawn.push((self.line(ends, &track, ELBOW, ELBOW), track));
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

    /// The track from one card to another as if no other line were there.
    fn alone(&self, from: usize, to: usize) -> Track {
        let pair = Pair { low: from, high: to, lines: 1 };
        let course = courses(&self.grid, &[pair], self.thorough, Taken::default()).pop();
        let (start, end) = (self.grid.rect(from), self.grid.rect(to));
        let whole = course.map(|course| course.middle);
        let whole = whole.unwrap_or_else(|| Track::straight(start.centre(), end.centre()));
        whole.between(&start, &end).unwrap_or(whole)
    }

    /// The lines of all ties between two cards, side by side on one course.
    fn pair(&self, ties: &[Ends], course: &Course, drawn: &mut Vec<(Line, Track)>) {
        let Some(Pair { low, high, .. }) = pair_of(ties) else { return };
        let (from, to) = (self.grid.rect(low), self.grid.rect(high));
        let spread = (ties.len() - 1) as f64 / 2.0;
        for (lane, ends) in ties.iter().enumerate() {
            let off = (lane as f64 - spread) * course.lane;
            let beside = match ends.tie.kind {
                TieKind::Influence if course.is_straight => self.bow(low, high, &course.middle, off),
                _ => course.middle.beside(off),
            };
            let beside = beside.reaching(&from, &to);
            let cut = beside.between(&from, &to).unwrap_or(beside);
            let track = if ends.from == low { cut } else { cut.reversed() };
            drawn.push((self.line(ends, &track, ROUND, course.slack), track));
        }
    }

    /// A bow between two cards, to whichever side is free; straight where none is.
    fn bow(&self, low: usize, high: usize, straight: &Track, off: f64) -> Track {
        let (from, to) = (straight.points()[0], straight.end());
        let bulge = (straight.length() * 0.1).clamp(6.0, 42.0);
        let off_side = if off < 0.0 { -1.0 } else { 1.0 };
        let is_clear = |bow: &Track| {
            !self.thorough || bow.legs().all(|(a, b)| self.grid.is_clear(a, b, HALF + CLEAR, &[low, high]))
        };
        [off_side, -off_side]
            .into_iter()
            .map(|side| Track::bow(from, to, off + side * bulge))
            .find(is_clear)
            .unwrap_or_else(|| straight.beside(off))
    }

    fn line(&self, ends: &Ends, track: &Track, round: f64, slack: f64) -> Line {
        let Look { stroke, opacity, label, spoken } = self.look(ends);
        let tie = ends.tie;
        let (path, arrow) = if points_somewhere(tie.kind) {
            let shaft = track.without_end(covered(stroke.width));
            let tip = track.end();
            let arrow = arrow(tip, (shaft.end() - tip).unit(), stroke.width);
            (shaft.path(round, slack), Some(arrow))
        } else {
            (track.path(round, slack), None)
        };
        let path = if tie.kind == TieKind::Conflict { self.crossed(path, track) } else { path };
        Line {
            id: tie.id,
            kind: tie.kind,
            from: tie.from,
            to: tie.to,
            d: path,
            bounds: track.bounds().inflated(8.0).rounded_out(),
            stroke,
            opacity,
            arrow,
            score: label.clone(),
            label: label.map(label::unplaced(stroke.ink)),
            spoken,
        }
    }

    /// A line drawn before on its way, as it looks now; none where its tie is not drawn.
    pub fn restyled(&self, before: &Line) -> Option<Line> {
        let ends = self.ends(self.account.tie(before.id)?)?;
        let Look { stroke, opacity, label, spoken } = self.look(&ends);
        let mut line = Line { stroke, opacity, spoken, score: label.clone(), ..before.clone() };
        line.label = label.map(label::unplaced(stroke.ink));
        if stroke.width != before.stroke.width
            && let Some([tip, one, other]) = before.arrow.as_deref().and_then(corners)
        {
            let back = ((one + other) * 0.5 - tip).unit();
            line.arrow = Some(arrow(tip, back, stroke.width));
            // Path data end with the shaft's end.
            line.d.truncate(line.d.rfind('L').map_or(line.d.len(), |at| at + 1));
            push_point(&mut line.d, tip + back * covered(stroke.width));
        }
        Some(line)
    }

    /// A path with small crosses along it, wherever there is room for them.
    fn crossed(&self, mut path: String, track: &Track) -> String {
        const EVERY: f64 = 34.0;
        const ARM: f64 = 4.5;
        let crosses = (track.length() / EVERY).floor().clamp(1.0, 60.0);
        let step = track.length() / (crosses + 1.0);
        for cross in 1..=crosses as u32 {
            let (at, along) = track.at(step * f64::from(cross));
            if self.thorough && self.grid.any_over(&Rect::centred(at, 2.0 * ARM, 2.0 * ARM)) {
                continue;
            }
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

    fn look(&self, ends: &Ends) -> Look {
        let tie = ends.tie;
        let plain = |ink: Ink, width: f64, dash: Dash| Look {
            stroke: Stroke { ink, width, dash },
            opacity: 1.0,
            label: None,
            spoken: text::clean(&sentence::fact(self.account, tie)),
        };
        match tie.kind {
            TieKind::Trust => self.trust(ends),
            TieKind::ReportsTo => plain(Ink::Reporting, 1.4, Dash::Solid),
            TieKind::ReportsDotted => plain(Ink::Reporting, 1.4, Dash::Dashed),
            TieKind::Influence => plain(Ink::Influence, 1.8, Dash::Solid),
            TieKind::Conflict => plain(Ink::Conflict, 1.6, Dash::Solid),
            TieKind::Supplies => plain(Ink::Supply, 1.8, Dash::Solid),
        }
    }

    fn trust(&self, ends: &Ends) -> Look {
        let score = self.account.score(ends.tie.id, self.view.as_of);
        let (from, to) = (&self.names[ends.from], &self.names[ends.to]);
        let sign = sign::of(self.account, ends.tie.id, self.view.as_of);
        let since = self.view.since.as_ref();
        let swing = since.and_then(|since| since.swing(ends.tie.from, ends.tie.to));
        // What stayed as it was steps back.
        let share = if since.is_some() && swing.is_none() { SAME } else { 1.0 };
        let beside = |label: String| match swing {
            Some(swing) => format!("{label} {}", swing.beside()),
            None => label,
        };
        let heard = swing.map(Swing::spoken).unwrap_or_default();
        match score.points() {
            Some(points) => {
                let (ink, width) = band(Band::of(points));
                let certain = score.certainty();
                Look {
                    stroke: Stroke { ink, width, dash: Dash::Solid },
                    opacity: certainty(&score) * share,
                    label: Some(beside(sign.map_or_else(|| points.to_string(), |sign| sign.beside(points)))),
                    spoken: format!(
                        "{from} trusts {to} {points} of 100, certainty {certain} %{heard}{}",
                        sign.map(|sign| sign.spoken()).unwrap_or_default()
                    ),
                }
            }
            None => Look {
                stroke: Stroke { ink: Ink::Unknown, width: UNKNOWN_WIDTH, dash: Dash::Dashed },
                opacity: 0.85 * share,
                label: Some(beside("?".into())),
                spoken: format!("How far {from} trusts {to} is not known yet{heard}"),
            },
        }
    }
}

/// A tie and the numbers of its ends.
struct Ends<'t> {
    tie: &'t Tie,
    from: usize,
    to: usize,
}

impl Ends<'_> {
    /// Both ends, the smaller number first.
    fn pair(&self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}

/// The pair of cards that ties run between.
fn pair_of(ties: &[Ends]) -> Option<Pair> {
    let (low, high) = ties.first()?.pair();
    Some(Pair { low, high, lines: ties.len() })
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

/// Opacity by certainty: 0.45 to 1, in twentieths. Finer steps are not told apart by eye, and would have
/// every line painted anew from one day to the next, as evidence grows older.
pub(super) fn certainty(score: &Score) -> f64 {
    (9.0 + 11.0 * score.opinion.certainty()).round() / 20.0
}

/// How long the arrowhead of a line is.
fn arrow_length(width: f64) -> f64 {
    6.0 + 1.4 * width
}

/// How much of a line its arrowhead covers.
fn covered(width: f64) -> f64 {
    arrow_length(width) * 0.85
}

/// The arrowhead at a tip, from which the line goes `back`.
fn arrow(tip: Point, back: Point, width: f64) -> String {
    let wing = back.to_the_right() * (2.6 + width);
    let base = tip + back * arrow_length(width);
    super::shape::outline(&[tip, base + wing, base - wing])
}

/// The corners of an arrowhead drawn before.
fn corners(arrow: &str) -> Option<[Point; 3]> {
    <[Point; 3]>::try_from(Track::drawn(arrow)?.points()).ok()
}

const fn points_somewhere(kind: TieKind) -> bool {
    matches!(kind, TieKind::Trust | TieKind::Influence | TieKind::Supplies)
}

impl Line {
    /// The way it was drawn on, to the tip of its arrow.
    pub(super) fn track(&self) -> Track {
        let shaft = Track::drawn(&self.d);
        let whole = match self.arrow.as_deref().and_then(corners) {
            Some([tip, ..]) => shaft.map(|shaft| shaft.on_to(tip)),
            None => shaft,
        };
        whole.unwrap_or_else(|| Track::straight(self.bounds.centre(), self.bounds.centre()))
    }

    /// Which lines lie below which: reporting lowest, then by kind, trust on top by width.
    pub(crate) const fn order(&self) -> (u8, u8, Id) {
        let kind = match self.kind {
            TieKind::ReportsTo => 0,
            TieKind::ReportsDotted => 1,
            TieKind::Supplies => 2,
            TieKind::Influence => 3,
            TieKind::Conflict => 4,
            TieKind::Trust => 5,
        };
        (kind, (self.stroke.width * 10.0) as u8, self.id)
    }
}
