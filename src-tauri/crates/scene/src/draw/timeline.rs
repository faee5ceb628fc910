//! The timeline: what was assessed, person by person, on an axis of time, and the course of the trust
//! between them and the manager.

use super::{
    axis::{Axis, spread},
    card::{Deck, SLIM_HEIGHT, SLIM_WIDTH},
    course::{Plot, course, unknown},
    empty,
    event::Event,
    finished,
    fold::{Part, fold},
    legend::{self, Seen, entry},
    line::band,
    shape::{ground, inks, line_of_text, pen, words},
    spoken,
};
use crate::{
    lens::View,
    scene::{Anchor, Dash, Ink, LegendEntry, Mark, Opens, Point, Rect, Scene, Spot, Stroke, Weight, Zone},
    text,
};
use domain::{Account, Group, Id, Stakeholder};
use jiff::civil::Date;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
    fmt::Write,
};

/// Width of the axis.
const WIDTH: f64 = 900.0;
/// From the heads of rows to the axis.
const GAP: f64 = 14.0;
/// Height of the title above a group.
const HEAD: f64 = 28.0;
/// Between two groups.
const BETWEEN: f64 = 16.0;
/// Between two columns of the whole.
const ALLEY: f64 = 44.0;
/// What the names of days take above the rows.
const DAYS: f64 = 46.0;
/// A strip of events, the plot of a course, and a row in which there is neither.
const STRIP: f64 = 22.0;
const PLOT: f64 = 40.0;
const LEVEL: f64 = 12.0;
const LEAST: f64 = SLIM_HEIGHT + 8.0;
/// Diameter of an event.
const DISC: f64 = 19.0;
/// The diameter from which a number fits in.
const NUMBERED: f64 = 16.0;
const INSET: f64 = 8.0;

/// Somebody's row.
struct Lane<'a> {
    known: &'a Stakeholder,
    /// What they said or did, and what was said of them, each in order of time.
    events: [Vec<Event<'a>>; 2],
    /// The trust ties with the manager: theirs in her, hers in them.
    ties: [Option<Id>; 2],
}

impl<'a> Lane<'a> {
    const fn new(known: &'a Stakeholder) -> Self {
        Self { known, events: [Vec::new(), Vec::new()], ties: [None, None] }
    }

    fn latest(&self) -> Option<Date> {
        self.events.iter().flatten().map(Event::on).max()
    }

    const fn strip(&self, side: usize) -> f64 {
        if self.events[side].is_empty() { 6.0 } else { STRIP }
    }

    const fn has_course(&self) -> bool {
        self.ties[0].is_some() || self.ties[1].is_some()
    }

    fn plot(&self) -> f64 {
        if self.has_course() { PLOT } else { LEVEL }
    }

    fn height(&self) -> f64 {
        (self.strip(0) + self.plot() + self.strip(1)).max(LEAST)
    }
}

/// Draws it, without those who are hidden.
pub(super) fn scene(account: &Account, view: &View, hidden: &HashSet<Id>) -> Scene {
    let (lanes, without) = lanes(account, view, hidden);
    let mut scene = empty(view.lens());
    let mut sections: BTreeMap<Group, Vec<Lane<'_>>> = BTreeMap::new();
    for lane in lanes {
        sections.entry(lane.known.group).or_default().push(lane);
    }
    for section in sections.values_mut() {
        section.sort_by_cached_key(|lane| {
            (Reverse(lane.latest()), lane.known.name.to_lowercase(), lane.known.id)
        });
    }
    let sections: Vec<(Group, Vec<Lane<'_>>)> = sections.into_iter().collect();
    let all = sections.iter().flat_map(|(_, lanes)| lanes);
    let first = all.clone().flat_map(|lane| lane.events.iter().flatten()).map(Event::on).min();
    if let Some(first) = first {
        let heights: Vec<Vec<f64>> =
            sections.iter().map(|(_, lanes)| lanes.iter().map(Lane::height).collect()).collect();
        let width = SLIM_WIDTH + GAP + WIDTH + 2.0 * INSET;
        let parts = fold(&heights, width + ALLEY, HEAD, BETWEEN + INSET);
        let first = view.sight.compared.filter(|&day| day < first).unwrap_or(first);
        let deck = Deck::new(account, view);
        let mut sheet = Sheet {
            account,
            view,
            deck,
            first,
            seen: Seen::default(),
            has_others: false,
            has_incidents: false,
            scene,
        };
        let mut below: BTreeMap<usize, f64> = BTreeMap::new();
        for part in &parts {
            let bottom = below.entry(part.column).or_default();
            *bottom = bottom.max(part.bottom + INSET);
        }
        for part in &parts {
            let (group, lanes) = &sections[part.section];
            sheet.part(part, *group, lanes, part.column as f64 * (width + ALLEY));
        }
        for (&column, &bottom) in &below {
            sheet.days(column, column as f64 * (width + ALLEY), bottom);
        }
        let people: Vec<&Stakeholder> = all.map(|lane| lane.known).collect();
        let has_course = sections.iter().flat_map(|(_, lanes)| lanes).any(Lane::has_course);
        let legend = sheet.legend(&people, has_course);
        scene = Scene { legend, ..sheet.scene };
    } else {
        let hint = "Assess how far two trust each other, and it stands here by the day it speaks of";
        let marks = vec![line_of_text(24.0, 38.0, hint.into(), 12.0, Weight::Regular, Ink::Muted)];
        let rect = Rect::new(0.0, 0.0, 640.0, 62.0);
        scene.zones.push(Zone { key: "nothing".into(), rect, marks });
    }
    if without > 0 {
        let have = if without == 1 { "has" } else { "have" };
        scene.notes.push(format!("{} {have} nothing on the axis of time yet.", spoken::people(without)));
    }
    finished(scene)
}

/// The rows, and of how many there is nothing to tell.
fn lanes<'a>(account: &'a Account, view: &View, hidden: &HashSet<Id>) -> (Vec<Lane<'a>>, usize) {
    let manager = account.profile().manager;
    let is_ours = |id: Id| account.stakeholder(id).is_some_and(|known| account.is_ours(known));
    let mut lanes: BTreeMap<Id, Lane<'a>> = BTreeMap::new();
    let assessed = account
        .assessments()
        .filter(|made| !made.sealed)
        .filter_map(|made| account.tie(made.tie).map(|tie| Event::Assessed { made, tie }));
    let happened = account.incidents().flat_map(|told| {
        let ties = told.ties.iter().filter_map(|&tie| account.tie(tie));
        ties.map(move |tie| Event::Happened { told, tie })
    });
    for event in assessed.chain(happened).filter(|event| event.on() <= view.as_of) {
        let (Event::Assessed { tie, .. } | Event::Happened { tie, .. }) = event;
        if hidden.contains(&tie.from) || hidden.contains(&tie.to) {
            continue;
        }
        // It stands with the one that it tells the manager of: theirs rather than ours, never herself.
        let whose = if Some(tie.from) == manager
            || (is_ours(tie.from) && !is_ours(tie.to) && Some(tie.to) != manager)
        {
            tie.to
        } else {
            tie.from
        };
        let Some(known) = account.stakeholder(whose) else { continue };
        let lane = lanes.entry(whose).or_insert_with(|| Lane::new(known));
        lane.events[usize::from(whose == tie.to)].push(event);
        if Some(tie.from) == manager {
            lane.ties[1] = Some(tie.id);
        } else if Some(tie.to) == manager {
            lane.ties[0] = Some(tie.id);
        }
    }
    for lane in lanes.values_mut() {
        for events in &mut lane.events {
            events.sort_by_key(|event| (event.on(), event.id()));
        }
    }
    let people =
        account.stakeholders().filter(|known| !hidden.contains(&known.id) && Some(known.id) != manager);
    let without = people.filter(|known| !lanes.contains_key(&known.id)).count();
    (lanes.into_values().collect(), without)
}

/// The drawing as it grows.
struct Sheet<'a> {
    account: &'a Account,
    view: &'a View,
    deck: Deck<'a>,
    first: Date,
    seen: Seen,
    /// Whether anything happened between others than the manager.
    has_others: bool,
    has_incidents: bool,
    scene: Scene,
}

impl<'a> Sheet<'a> {
    fn axis(&self, left: f64) -> Axis {
        Axis::over(self.first, self.view.as_of, left + INSET + SLIM_WIDTH + GAP, WIDTH)
    }

    /// Rows of one group in one column.
    fn part(&mut self, part: &Part, group: Group, lanes: &[Lane<'a>], left: f64) {
        let width = SLIM_WIDTH + GAP + WIDTH + 2.0 * INSET;
        let rect = Rect::new(left, part.top, width, part.bottom - part.top + INSET);
        let mut marks = vec![ground(rect, 12.0, inks(group).1)];
        let title = group.spoken();
        let (x, y) = (left + INSET + 4.0, part.top + 19.0);
        marks.push(line_of_text(x, y, title.into(), 12.0, Weight::SemiBold, Ink::Ink));
        let note = if part.is_continued() { "continued".into() } else { spoken::people(lanes.len()) };
        let beside = x + text::width(title, 12.0, Weight::SemiBold) + 9.0;
        marks.push(line_of_text(beside, y, note, 10.5, Weight::Regular, Ink::Muted));

        let axis = self.axis(left);
        let from = left + INSET + SLIM_WIDTH + GAP;
        let mut level = String::new();
        let mut leaders = String::new();
        let mut top = part.top + HEAD;
        for lane in &lanes[part.rows.clone()] {
            let height = lane.height();
            let spare = (height - lane.strip(0) - lane.plot() - lane.strip(1)) / 2.0;
            let plot = Rect::new(from, top + spare + lane.strip(0), WIDTH, lane.plot());
            let face = Rect::new(from, top + 2.0, WIDTH, height - 4.0);
            marks.push(ground(face, 6.0, Ink::Card));
            // Writing to a string never fails.
            let _ = write!(level, "M{from} {y} L{} {y} ", from + WIDTH, y = plot.centre().y);
            let head = Rect::new(left + INSET, top + (height - SLIM_HEIGHT) / 2.0, SLIM_WIDTH, SLIM_HEIGHT);
            let card = self.deck.slim(lane.known, head);
            self.scene.cards.push(card);
            self.course(lane, &axis, plot);
            for side in [0, 1] {
                let middle = if side == 0 { plot.y - STRIP / 2.0 } else { plot.bottom() + STRIP / 2.0 };
                self.events(&lane.events[side], &axis, from, middle, side == 0, &mut leaders);
            }
            top += height;
        }
        marks.push(pen(level.trim_end().into(), Ink::CardEdge, 0.8, Dash::Dotted));
        if !leaders.is_empty() {
            marks.push(pen(leaders.trim_end().into(), Ink::Reporting, 0.8, Dash::Solid));
        }
        let key = format!("{}/{}", group.code(), part.rows.start);
        self.scene.zones.push(Zone { key, rect, marks });
    }

    /// The course of the trust between somebody and the manager.
    fn course(&mut self, lane: &Lane<'a>, axis: &Axis, rect: Rect) {
        let Some(manager) = self.account.manager().filter(|_| lane.has_course()) else { return };
        let as_of = self.view.as_of;
        let plot = Plot { axis, top: rect.y + 2.0, bottom: rect.bottom() - 2.0, origin: (rect.x, rect.y) };
        let mut marks = Vec::new();
        for (tie, dash) in lane.ties.iter().zip([Dash::Solid, Dash::Dashed]) {
            let Some(tie) = *tie else { continue };
            marks.extend(course(self.account, tie, as_of, &plot, dash, &mut self.seen));
        }
        if marks.is_empty() {
            marks.push(unknown(&plot, rect.x, rect.right()));
        }
        let (name, other) = (text::clean(&manager.name), text::clean(&lane.known.name));
        let score = |from: Id, to: Id| self.account.score_between(from, to, as_of);
        let received = spoken::trusts(&other, &name, &score(lane.known.id, manager.id), false);
        let given = spoken::trusts(&name, &other, &score(manager.id, lane.known.id), false);
        self.scene.spots.push(Spot {
            key: format!("course/{}", lane.known.id),
            rect,
            opens: Opens::Pair { from: manager.id, to: lane.known.id },
            opacity: 1.0,
            marks,
            spoken: format!("{received}; {given}"),
        });
    }

    /// What happened, as discs as near to their days as they find room, each tied to its day.
    fn events(
        &mut self,
        events: &[Event<'a>],
        axis: &Axis,
        left: f64,
        middle: f64,
        is_above: bool,
        leaders: &mut String,
    ) {
        let days: Vec<f64> = events.iter().map(|event| axis.x(event.on())).collect();
        let gap = (DISC + 1.0).min((WIDTH - DISC) / events.len().max(1) as f64);
        let disc = (gap - 1.0).max(2.0);
        let places = spread(&days, gap, left + disc / 2.0, left + WIDTH - disc / 2.0);
        let edge = if is_above { middle + disc / 2.0 } else { middle - disc / 2.0 };
        let day_edge = if is_above { middle + STRIP / 2.0 + 3.0 } else { middle - STRIP / 2.0 - 3.0 };
        for ((event, &place), &day) in events.iter().zip(&places).zip(&days) {
            let _ = write!(leaders, "M{place:.1} {edge:.1} L{day:.1} {day_edge:.1} ");
            let (from, to) = event.ends();
            let account = self.account;
            let is_ours = |id: Id| account.stakeholder(id).is_some_and(|known| account.is_ours(known));
            let (from, to) = if is_ours(to) && !is_ours(from) { (to, from) } else { (from, to) };
            let rect = Rect::centred(Point::new(place, middle), disc, disc);
            let marks = self.marks_of(event, disc);
            self.scene.spots.push(Spot {
                key: event.key(),
                rect,
                opens: Opens::Pair { from, to },
                opacity: 1.0,
                marks,
                spoken: event.spoken(account),
            });
        }
    }

    /// The days above a column, the lines down from them, today and the day compared with.
    fn days(&mut self, column: usize, left: f64, bottom: f64) {
        let axis = self.axis(left);
        let mut lines = String::new();
        let mut marks = Vec::new();
        for tick in axis.ticks() {
            let (x, label) = (tick.x, tick.label);
            let _ = write!(lines, "M{x:.1} -4 L{x:.1} {bottom:.1} ");
            marks.push(words(Anchor::Middle, x, -9.0, label, 10.0, Weight::Medium, Ink::Muted));
        }
        let mut before = vec![pen(lines.trim_end().into(), Ink::CardEdge, 0.8, Dash::Solid)];
        if lines.is_empty() {
            before.clear();
        }
        let today = axis.x(self.view.as_of);
        before.push(pen(format!("M{today:.1} -22 L{today:.1} {bottom:.1}"), Ink::Ink, 1.0, Dash::Solid));
        let told = format!("Today, {}", spoken::short_day(self.view.as_of));
        let reach = today - text::width(&told, 10.5, Weight::SemiBold);
        let right = left + INSET + SLIM_WIDTH + GAP + WIDTH;
        let anchored = (today + (today - reach) / 2.0).min(right);
        before.push(words(Anchor::End, anchored, -27.0, told, 10.5, Weight::SemiBold, Ink::Ink));
        // After today's: from afar, where not all have room, the first one told is written.
        before.append(&mut marks);
        if let Some(day) = self.view.sight.compared.filter(|&day| day >= self.first && day <= self.view.as_of)
        {
            let x = axis.x(day);
            before.push(pen(format!("M{x:.1} -22 L{x:.1} {bottom:.1}"), Ink::Muted, 1.0, Dash::Dashed));
            let told = format!("Compared, {}", spoken::short_day(day));
            let half = text::width(&told, 10.5, Weight::Regular) / 2.0;
            // It keeps clear of today's label, on a line of its own where there is no other way.
            let meets = x + half > anchored - (today - reach) - 8.0;
            let middle = x.min(right - half).max(left + half);
            let y = if meets { -40.0 } else { -27.0 };
            before.push(words(Anchor::Middle, middle, y, told, 10.5, Weight::Regular, Ink::Muted));
        }
        let from = left + INSET + SLIM_WIDTH + GAP;
        let rect = Rect::new(from, -DAYS, WIDTH, bottom + DAYS);
        self.scene.zones.push(Zone { key: format!("days/{column}"), rect, marks: before });
    }

    fn legend(&self, people: &[&Stakeholder], has_course: bool) -> Vec<LegendEntry> {
        let mut entries = Vec::new();
        let middle = LegendEntry::HEIGHT / 2.0;
        let event = |y: f64, fill: Ink| {
            let edge = Some(Stroke { ink: Ink::Muted, width: 1.4, dash: Dash::Solid });
            let rect = Rect::centred(Point::new(LegendEntry::WIDTH / 2.0, y), 9.0, 9.0);
            let disc = Mark::Box { rect, radius: 4.5, fill: Some(fill), stroke: edge };
            vec![pen(format!("M2 {middle} L22 {middle}"), Ink::CardEdge, 1.0, Dash::Solid), disc]
        };
        entries.push(entry("Events", "above: they trust, as assessed", event(5.0, Ink::Card)));
        entries.push(entry("Events", "below: they are trusted", event(11.0, Ink::Card)));
        if self.has_incidents {
            let edge = Some(Stroke { ink: Ink::Muted, width: 1.4, dash: Dash::Solid });
            let rect = Rect::centred(Point::new(LegendEntry::WIDTH / 2.0, middle), 11.0, 11.0);
            let square = Mark::Box { rect, radius: 2.0, fill: Some(Ink::Card), stroke: edge };
            entries.push(entry("Events", "square: an incident", vec![square]));
        }
        if self.has_others {
            let manager =
                self.account.manager().map_or_else(|| "us".into(), |known| text::clean(&known.name));
            entries.push(entry("Events", &format!("grey: not with {manager}"), event(middle, Ink::Hat)));
        }
        if has_course {
            let line = |dash: Dash| vec![pen(format!("M0 {middle} L24 {middle}"), Ink::Muted, 1.7, dash)];
            let manager =
                self.account.manager().map_or_else(|| "us".into(), |known| text::clean(&known.name));
            entries.push(entry("Course", &format!("their trust in {manager}"), line(Dash::Solid)));
            entries.push(entry("Course", &format!("{manager}’s trust in them"), line(Dash::Dashed)));
        }
        self.seen.entries(&mut entries);
        legend::statuses(people, &mut entries);
        entries
    }

    /// A disc with what the event says in it.
    fn marks_of(&mut self, event: &Event<'_>, disc: f64) -> Vec<Mark> {
        let (text, member) = event.face();
        let (ink, width) = band(member);
        let is_incident = matches!(event, Event::Happened { .. });
        self.has_incidents |= is_incident;
        if !is_incident {
            self.seen.note(Some(member), 1.0);
        }
        let has_number = disc >= NUMBERED;
        let edge = if has_number { 0.8 + width / 2.5 } else { 0.0 };
        let rect = Rect::new(edge / 2.0, edge / 2.0, disc - edge, disc - edge);
        let stroke = has_number.then_some(Stroke { ink, width: edge, dash: Dash::Solid });
        let manager = self.account.profile().manager;
        let (from, to) = event.ends();
        let is_hers = manager.is_none() || manager == Some(from) || manager == Some(to);
        self.has_others |= has_number && !is_hers;
        let fill = match (has_number, is_hers) {
            (true, true) => Ink::Card,
            (true, false) => Ink::Hat,
            (false, _) => ink,
        };
        // What happened is square where what was judged is round.
        let radius = if is_incident { rect.width / 6.0 } else { rect.width / 2.0 };
        let mut marks = vec![Mark::Box { rect, radius, fill: Some(fill), stroke }];
        if has_number {
            let size = if text.len() == 3 && !is_incident { 7.0 } else { 8.5 };
            let (x, y) = (disc / 2.0, disc / 2.0 + size * 0.36);
            marks.push(words(Anchor::Middle, x, y, text, size, Weight::SemiBold, Ink::Ink));
        }
        marks
    }
}
