//! The legend: what is shown, and nothing else.

use super::{
    line::{UNKNOWN_WIDTH, band},
    shape::{self, HAT, PIPS, dashed, disc, face, outline, pen, stroke},
    sign, spoken,
};
use crate::{
    lens::View,
    scene::{Anchor, Dash, Ink, LegendEntry, Line, Mark, Point, Rect, Stroke, Weight},
};
use domain::{Account, Attitude, Coverage, Role, Stakeholder, Status, TieKind, trust::Band};

const WIDTH: f64 = LegendEntry::WIDTH;
const MIDDLE: f64 = LegendEntry::HEIGHT / 2.0;
/// The opacity below which something is seen to be paler than the rest.
const PALER: f64 = 0.82;

/// An entry for everything the lines and cards of a map make use of.
pub(super) fn legend<'a>(
    lines: impl Iterator<Item = &'a Line>,
    people: &[&Stakeholder],
    has_manager: bool,
) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    let mut seen = Seen::default();
    // One line of each kind and colour stands for all of them.
    let mut kinds: Vec<&Line> = Vec::new();
    let mut signed: Vec<&Line> = Vec::new();
    for line in lines {
        if line.score.as_ref().is_some_and(|score| !score.starts_with(|first: char| first.is_ascii())) {
            signed.push(line);
        }
        if kinds.iter().any(|other| other.kind == line.kind && other.stroke == line.stroke) {
            seen.note_paler(line);
            continue;
        }
        kinds.push(line);
        if line.kind == TieKind::Trust {
            match Band::ALL.iter().find(|&&member| band(member).0 == line.stroke.ink) {
                Some(&member) => seen.note(Some(member), line.opacity),
                None => seen.note(None, 1.0),
            }
        }
    }
    seen.entries(&mut entries);
    sign::entries(&signed, &mut entries);
    ties(&kinds, &mut entries);
    attitudes(people, &mut entries);
    hats(people, &mut entries);
    coverage(people, &mut entries);
    cards(people, has_manager, &mut entries);
    entries
}

/// What became of people and of trust since the moment compared with.
pub(super) fn since(account: &Account, view: &View, lines: &[Line], entries: &mut Vec<LegendEntry>) {
    let Some(since) = &view.since else { return };
    let heading = match view.sight.compared {
        Some(day) => format!("Since {}", spoken::day(day)),
        None => "Since".into(),
    };
    for turn in since.turns(account) {
        let at = Point::new(WIDTH / 2.0, MIDDLE);
        entries.push(entry(&heading, turn.spoken(), shape::turn(turn, at).to_vec()));
    }
    let trust = lines.iter().filter(|line| line.kind == TieKind::Trust);
    let (swung, same): (Vec<&Line>, Vec<&Line>) =
        trust.partition(|line| since.swing(line.from, line.to).is_some());
    let sample = |text: &str| {
        shape::words(Anchor::Middle, WIDTH / 2.0, MIDDLE + 3.4, text.into(), 9.5, Weight::SemiBold, Ink::Ink)
    };
    if !swung.is_empty() {
        entries.push(entry(&heading, "trust up or down by", vec![sample("±12")]));
    }
    if !same.is_empty() {
        let line = Mark::Path {
            d: format!("M2 {MIDDLE} L22 {MIDDLE}"),
            fill: None,
            stroke: stroke(Ink::Even, 2.5),
            opacity: 0.3,
        };
        entries.push(entry(&heading, "pale: trust as it was", vec![line]));
    }
}

/// An entry with a sample of its own.
pub(super) fn entry(heading: &str, text: &str, marks: Vec<Mark>) -> LegendEntry {
    LegendEntry { heading: heading.into(), text: text.into(), marks }
}

/// The scores of a drawing, as far as the legend tells of them.
#[derive(Default)]
pub(super) struct Seen {
    bands: [bool; 5],
    unknown: bool,
    paler: bool,
}

impl Seen {
    /// Notes a score: its band, none where nothing is known, and how opaque it is drawn.
    pub fn note(&mut self, band: Option<Band>, opacity: f64) {
        match band {
            Some(band) => self.bands[band as usize] = true,
            None => self.unknown = true,
        }
        self.paler |= band.is_some() && opacity < PALER;
    }

    fn note_paler(&mut self, line: &Line) {
        self.paler |= line.opacity < PALER && line.kind == TieKind::Trust && line.stroke.ink != Ink::Unknown;
    }

    /// An entry for each.
    pub fn entries(&self, entries: &mut Vec<LegendEntry>) {
        for (&member, range) in Band::ALL.iter().zip(["0–19", "20–39", "40–59", "60–79", "80–100"])
        {
            if self.bands[member as usize] {
                let (ink, width) = band(member);
                let rect = Rect::new(0.0, MIDDLE - width / 2.0, WIDTH, width);
                let text = format!("{} {range}", member.spoken());
                entries.push(entry("Trust", &text, vec![shape::ground(rect, width / 2.0, ink)]));
            }
        }
        if self.unknown {
            let d = format!("M0 {MIDDLE} L{WIDTH} {MIDDLE}");
            let sample = pen(d, Ink::Unknown, UNKNOWN_WIDTH, Dash::Dashed);
            entries.push(entry("Trust", "unknown", vec![sample]));
        }
        if self.paler {
            let seen = Band::ALL.iter().rev().find(|&&member| self.bands[member as usize]);
            let ink = seen.map_or(Ink::Even, |&member| band(member).0);
            let part = |at: f64, opacity: f64| {
                let corners = [(at, 4.5), (at + 7.0, 4.5), (at + 7.0, 11.5), (at, 11.5)];
                let d = outline(&corners.map(|(x, y)| Point::new(x, y)));
                Mark::Path { d, fill: Some(ink), stroke: None, opacity }
            };
            let sample = vec![part(0.0, 1.0), part(8.5, 0.7), part(17.0, 0.45)];
            entries.push(entry("Trust", "paler: less certain", sample));
        }
    }
}

fn ties(lines: &[&Line], entries: &mut Vec<LegendEntry>) {
    for (kind, text) in [
        (TieKind::ReportsTo, "reports to"),
        (TieKind::ReportsDotted, "reports to, dotted"),
        (TieKind::Influence, "influences"),
        (TieKind::Conflict, "conflict"),
        (TieKind::Supplies, "supplies"),
    ] {
        let Some(line) = lines.iter().find(|line| line.kind == kind) else { continue };
        let Stroke { ink, width, dash } = line.stroke;
        let path = |d: String| pen(d, ink, width, dash);
        let tip = |y: f64| {
            face(outline(&[Point::new(WIDTH, y), Point::new(17.0, y - 3.5), Point::new(17.0, y + 3.5)]), ink)
        };
        let marks = match kind {
            TieKind::Influence => vec![path("M0 12 Q10 3 18 7".into()), tip(7.5)],
            TieKind::Supplies => vec![path(format!("M0 {MIDDLE} L18 {MIDDLE}")), tip(MIDDLE)],
            TieKind::Conflict => vec![path("M0 8 L24 8 M8 4 L16 12 M16 4 L8 12".into())],
            _ => vec![path("M2 13 L2 5 L22 5 L22 13".into())],
        };
        entries.push(entry("Lines", text, marks));
    }
}

/// The attitudes that somebody has.
pub(super) fn attitudes(people: &[&Stakeholder], entries: &mut Vec<LegendEntry>) {
    for &attitude in Attitude::ALL {
        if people.iter().any(|known| known.attitude == Some(attitude)) {
            let mark = shape::attitude(attitude, Point::new(WIDTH / 2.0, MIDDLE));
            entries.push(entry("Attitude", &attitude.spoken().to_lowercase(), vec![mark]));
        }
    }
}

/// The hats that somebody wears.
pub(super) fn hats(people: &[&Stakeholder], entries: &mut Vec<LegendEntry>) {
    for &role in Role::ALL {
        if people.iter().any(|known| known.roles.contains(&role)) {
            let marks = shape::hat(role, (WIDTH - HAT) / 2.0, MIDDLE - HAT / 2.0).to_vec();
            entries.push(entry("Hats", &role.spoken().to_lowercase(), marks));
        }
    }
}

/// The degrees of coverage that occur.
pub(super) fn coverage(people: &[&Stakeholder], entries: &mut Vec<LegendEntry>) {
    for &coverage in Coverage::ALL {
        if people.iter().any(|known| known.coverage == Some(coverage)) {
            let marks = shape::pips((WIDTH - PIPS) / 2.0, MIDDLE, coverage.pips()).collect();
            entries.push(entry("Coverage", &coverage.spoken().to_lowercase(), marks));
        }
    }
}

/// What edge, star and faintness of a card mean.
pub(super) fn cards(people: &[&Stakeholder], has_manager: bool, entries: &mut Vec<LegendEntry>) {
    if has_manager {
        entries.push(entry("Cards", "key account manager", vec![small_card(stroke(Ink::Ink, 2.0))]));
    }
    stars(people, entries);
    statuses(people, entries);
}

/// The key player's star.
pub(super) fn stars(people: &[&Stakeholder], entries: &mut Vec<LegendEntry>) {
    if people.iter().any(|known| known.is_key_player()) {
        entries.push(entry("Cards", "key player", vec![shape::star(Point::new(WIDTH / 2.0, MIDDLE))]));
    }
}

/// Those not met yet and those who left.
pub(super) fn statuses(people: &[&Stakeholder], entries: &mut Vec<LegendEntry>) {
    let any = |status: Status| people.iter().any(|known| known.status == status);
    if any(Status::NotMet) {
        entries.push(entry("Cards", "not met yet", vec![small_card(dashed(Ink::Muted, 1.2))]));
    }
    if any(Status::Left) {
        let faded = disc(Point::new(WIDTH / 2.0, MIDDLE), 5.0, Some(Ink::Hat), None);
        entries.push(entry("Cards", "faded: left", vec![faded]));
    }
}

/// A card in the size of a sample.
pub(super) fn small_card(stroke: Option<Stroke>) -> Mark {
    let rect = Rect::new(1.0, 2.0, WIDTH - 2.0, LegendEntry::HEIGHT - 4.0);
    Mark::Box { rect, radius: 3.0, fill: Some(Ink::Card), stroke }
}
