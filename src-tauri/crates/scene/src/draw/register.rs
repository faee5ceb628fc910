//! The register: everybody as a table, for exports; the window shows one that can be edited.

use super::{
    card::{Deck, hats},
    empty, finished,
    fold::{Part, fold},
    legend::{self, Seen},
    line::{band, certainty},
    shape::{self, HAT, PIPS, ground, inks, line_of_text, outline, pen, stroke, words},
    spoken,
};
use crate::{
    lens::View,
    scene::{Anchor, Dash, Ink, LegendEntry, Mark, Point, Rect, Scene, Weight, Zone},
    text,
};
use domain::{Account, Group, Id, Stakeholder, TieKind};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashSet};

/// What a row tells, with the width of each column.
const COLUMNS: [(&str, f64); 12] = [
    ("Name", 186.0),
    ("Title", 180.0),
    ("Organisation", 130.0),
    ("Group", 112.0),
    ("Roles", 92.0),
    ("Attitude", 108.0),
    ("Influence", 116.0),
    ("Coverage", 86.0),
    ("Our trust", 62.0),
    ("Their trust", 68.0),
    ("Last assessed", 84.0),
    ("Owner", 110.0),
];
/// Height of a row.
const ROW: f64 = 28.0;
/// What the title above a section takes.
const HEAD: f64 = 30.0;
/// Between two sections, and between a section's edge and its rows.
const GAP: f64 = 14.0;
const INSET: f64 = 8.0;
/// Between two columns of the whole.
const ALLEY: f64 = 36.0;
/// From the left edge of a column to its text.
const PAD: f64 = 6.0;
const SIZE: f64 = 10.5;

/// Draws it, without those who are hidden.
pub(super) fn scene(account: &Account, view: &View, hidden: &HashSet<Id>) -> Scene {
    let mut sections: BTreeMap<(Group, String), Vec<&Stakeholder>> = BTreeMap::new();
    for known in account.stakeholders().filter(|known| !hidden.contains(&known.id)) {
        sections.entry((known.group, account.organisation_of(known))).or_default().push(known);
    }
    for members in sections.values_mut() {
        members.sort_by_cached_key(|known| (known.name.to_lowercase(), known.id));
    }
    let sections: Vec<((Group, String), Vec<&Stakeholder>)> = sections.into_iter().collect();
    let width = COLUMNS.iter().map(|(_, width)| width).sum::<f64>() + 2.0 * INSET;
    let heights: Vec<Vec<f64>> = sections.iter().map(|(_, members)| vec![ROW; members.len()]).collect();
    let parts = fold(&heights, width + ALLEY, HEAD, GAP + INSET);

    let deck = Deck::new(account, view);
    let table = Table { account, view, deck, manager: account.profile().manager };
    let mut seen = Seen::default();
    let mut scene = empty(view.lens());
    let mut headed = None;
    for part in &parts {
        let left = part.column as f64 * (width + ALLEY);
        if headed != Some(part.column) {
            headed = Some(part.column);
            scene.zones.push(headings(left, width));
        }
        let ((group, organisation), members) = &sections[part.section];
        scene.zones.push(section(part, *group, organisation, members.len(), left, width));
        for (down, &known) in members[part.rows.clone()].iter().enumerate() {
            let y = part.top + HEAD + ROW * down as f64;
            let rect = Rect::new(left + INSET, y, width - 2.0 * INSET, ROW - 1.0);
            scene.cards.push(table.row(known, rect, &mut seen));
        }
    }
    let people: Vec<&Stakeholder> = sections.iter().flat_map(|(_, members)| members).copied().collect();
    scene.legend = legend(&people, &seen);
    finished(scene)
}

/// The names of the columns.
fn headings(left: f64, width: f64) -> Zone {
    let mut marks = Vec::new();
    let mut x = left + INSET;
    for (name, wide) in COLUMNS {
        let y = -12.0;
        marks.push(line_of_text(x + PAD, y, name.into(), 10.0, Weight::SemiBold, Ink::Muted));
        x += wide;
    }
    let rect = Rect::new(left, -26.0, width, 22.0);
    Zone { key: format!("columns/{left}"), rect, marks }
}

/// The soft ground of a section with its title.
fn section(part: &Part, group: Group, organisation: &str, members: usize, left: f64, width: f64) -> Zone {
    let rect = Rect::new(left, part.top, width, part.bottom - part.top + INSET);
    let mut marks = vec![ground(rect, 10.0, inks(group).1)];
    let room = width - 2.0 * INSET - 120.0;
    let title = text::fit(&format!("{} · {organisation}", group.spoken()), 12.0, Weight::SemiBold, room);
    let wide = text::width(&title, 12.0, Weight::SemiBold);
    let (x, y) = (left + INSET + PAD, part.top + 20.0);
    marks.push(line_of_text(x, y, title, 12.0, Weight::SemiBold, Ink::Ink));
    let note = if part.is_continued() { "continued".into() } else { spoken::people(members) };
    marks.push(line_of_text(x + wide + 9.0, y, note, 10.5, Weight::Regular, Ink::Muted));
    Zone { key: format!("{}/{organisation}/{}", group.code(), part.rows.start), rect, marks }
}

struct Table<'a> {
    account: &'a Account,
    view: &'a View,
    deck: Deck<'a>,
    manager: Option<Id>,
}

impl Table<'_> {
    /// Everything of somebody on one line.
    fn row(&self, known: &Stakeholder, rect: Rect, seen: &mut Seen) -> crate::scene::Card {
        let mut marks = Vec::with_capacity(24);
        let edge = if self.deck.is_manager(known.id) { stroke(Ink::Ink, 1.4) } else { None };
        let whole = Rect::new(0.0, 0.0, rect.width, rect.height);
        marks.push(Mark::Box { rect: whole, radius: 4.0, fill: Some(Ink::Card), stroke: edge });
        let middle = rect.height / 2.0;
        let y = middle + SIZE * 0.36;
        self.deck.avatar(known, Point::new(PAD + 10.0, middle), 10.0, &mut marks);
        let mut x = 0.0;
        for (column, (_, width)) in COLUMNS.iter().enumerate() {
            let (at, room) = (x + PAD, width - 2.0 * PAD);
            x += width;
            let mut say = |words: &str, indent: f64, weight: Weight, ink: Ink| {
                let words = text::fit(words, SIZE, weight, room - indent);
                if !words.is_empty() {
                    marks.push(line_of_text(at + indent, y, words, SIZE, weight, ink));
                }
            };
            match column {
                0 => say(&known.name, 27.0, Weight::SemiBold, Ink::Ink),
                1 => say(&known.title, 0.0, Weight::Regular, Ink::Ink),
                2 => say(&self.account.organisation_of(known), 0.0, Weight::Regular, Ink::Muted),
                3 => say(known.group.spoken(), 0.0, Weight::Regular, Ink::Muted),
                4 => hats(known, at, middle - HAT / 2.0, room, false, &mut marks),
                5 => {
                    if let Some(attitude) = known.attitude {
                        say(attitude.spoken(), 16.0, Weight::Regular, Ink::Ink);
                        marks.push(shape::attitude(attitude, Point::new(at + 5.0, middle)));
                    }
                }
                6 => {
                    if let Some(influence) = known.influence {
                        let star = if known.is_key_player() { 16.0 } else { 0.0 };
                        say(influence.spoken(), star, Weight::Regular, Ink::Ink);
                        if star > 0.0 {
                            marks.push(shape::star(Point::new(at + 6.0, middle)));
                        }
                    }
                }
                7 => {
                    if let Some(coverage) = known.coverage {
                        say(coverage.spoken(), PIPS + 6.0, Weight::Regular, Ink::Ink);
                        marks.extend(shape::pips(at, middle, coverage.pips()));
                    }
                }
                8 | 9 => self.score(known.id, column == 8, Point::new(at, middle), seen, &mut marks),
                10 => {
                    if let Some(day) = self.last_assessed(known.id) {
                        say(&spoken::short_day(day), 0.0, Weight::Regular, Ink::Muted);
                    }
                }
                _ => {
                    if let Some(owner) = known.owner {
                        say(self.account.name(owner), 0.0, Weight::Regular, Ink::Muted);
                    }
                }
            }
        }
        self.deck.card(known, rect, marks)
    }

    /// How far the manager trusts them, or they the manager.
    fn score(&self, known: Id, is_ours: bool, at: Point, seen: &mut Seen, marks: &mut Vec<Mark>) {
        let Some(manager) = self.manager else { return };
        let (from, to) = if is_ours { (manager, known) } else { (known, manager) };
        let Some(tie) = self.account.tie_between(TieKind::Trust, from, to) else { return };
        let score = self.account.score(tie.id, self.view.as_of);
        let opacity = certainty(&score);
        seen.note(score.band(), opacity);
        let (points, ink) = match score.band().map(band) {
            Some((ink, width)) => {
                let (top, bottom) = (at.y - width / 2.0, at.y + width / 2.0);
                let corners = [(0.0, top), (16.0, top), (16.0, bottom), (0.0, bottom)];
                let d = outline(&corners.map(|(x, y)| Point::new(at.x + x, y)));
                marks.push(Mark::Path { d, fill: Some(ink), stroke: None, opacity });
                (score.points().map_or_else(String::new, |points| points.to_string()), Ink::Ink)
            }
            None => {
                let d = format!("M{} {} L{} {}", at.x, at.y, at.x + 16.0, at.y);
                marks.push(pen(d, Ink::Unknown, 1.3, Dash::Dashed));
                ("?".into(), Ink::Muted)
            }
        };
        let (x, y) = (at.x + 42.0, at.y + SIZE * 0.36);
        marks.push(words(Anchor::End, x, y, points, SIZE, Weight::SemiBold, ink));
    }

    /// The day of the newest assessment of the trust they give or are given.
    fn last_assessed(&self, known: Id) -> Option<Date> {
        let ties = self.account.ties_of(known).filter(|tie| tie.kind == TieKind::Trust);
        let made = ties.flat_map(|tie| self.account.revealed_of(tie.id)).map(|made| made.on);
        made.filter(|&on| on <= self.view.as_of).max()
    }
}

fn legend(people: &[&Stakeholder], seen: &Seen) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    seen.entries(&mut entries);
    legend::hats(people, &mut entries);
    legend::stars(people, &mut entries);
    entries
}
