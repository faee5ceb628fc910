//! The legend: what is shown, and nothing else.

use super::{
    line::{UNKNOWN_WIDTH, band},
    shape::{self, HAT, PIPS, dashed, disc, outline, stroke},
};
use crate::scene::{Dash, Ink, LegendEntry, Line, Mark, Point, Rect, Stroke};
use domain::{Account, Attitude, Coverage, Role, Stakeholder, Status, TieKind, trust::Band};

const WIDTH: f64 = LegendEntry::WIDTH;
const MIDDLE: f64 = LegendEntry::HEIGHT / 2.0;
/// The opacity below which a line is seen to be paler than others.
const PALER: f64 = 0.8;

/// An entry for everything the lines and cards of a drawing make use of.
pub(super) fn legend<'a>(account: &Account, lines: impl Iterator<Item = &'a Line>) -> Vec<LegendEntry> {
    let mut entries = Vec::new();
    // One line of each kind and colour stands for all of them.
    let mut kinds: Vec<&Line> = Vec::new();
    let mut is_paler = false;
    for line in lines {
        is_paler |= line.opacity < PALER && line.kind == TieKind::Trust;
        if !kinds.iter().any(|other| other.kind == line.kind && other.stroke == line.stroke) {
            kinds.push(line);
        }
    }
    trust(&kinds, is_paler, &mut entries);
    ties(&kinds, &mut entries);
    attitudes(account, &mut entries);
    hats(account, &mut entries);
    coverage(account, &mut entries);
    cards(account, &mut entries);
    entries
}

fn entry(heading: &str, text: &str, marks: Vec<Mark>) -> LegendEntry {
    LegendEntry { heading: heading.into(), text: text.into(), marks }
}

fn trust(lines: &[&Line], is_paler: bool, entries: &mut Vec<LegendEntry>) {
    for (&member, range) in Band::ALL.iter().zip(["0–19", "20–39", "40–59", "60–79", "80–100"]) {
        let (ink, width) = band(member);
        if lines.iter().any(|line| line.kind == TieKind::Trust && line.stroke.ink == ink) {
            let text = format!("{} {range}", member.spoken());
            let stroke = Stroke { ink, width, dash: Dash::Solid };
            entries.push(entry("Trust", &text, vec![sample(stroke, true)]));
        }
    }
    if lines.iter().any(|line| line.kind == TieKind::Trust && line.stroke.ink == Ink::Unknown) {
        let stroke = Stroke { ink: Ink::Unknown, width: UNKNOWN_WIDTH, dash: Dash::Dashed };
        entries.push(entry("Trust", "unknown", vec![sample(stroke, false)]));
    }
    if is_paler {
        entries.push(entry("Trust", "paler: less certain", Vec::new()));
    }
}

fn sample(stroke: Stroke, round: bool) -> Mark {
    if round {
        let rect = Rect::new(0.0, MIDDLE - stroke.width / 2.0, WIDTH, stroke.width);
        return Mark::Box { rect, radius: stroke.width / 2.0, fill: Some(stroke.ink), stroke: None };
    }
    Mark::Path { d: format!("M0 {MIDDLE} L{WIDTH} {MIDDLE}"), fill: None, stroke: Some(stroke) }
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
        let pen = line.stroke;
        let path = |d: String| Mark::Path { d, fill: None, stroke: Some(pen) };
        let tip = |y: f64| Mark::Path {
            d: outline(&[Point::new(WIDTH, y), Point::new(17.0, y - 3.5), Point::new(17.0, y + 3.5)]),
            fill: Some(pen.ink),
            stroke: None,
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

fn attitudes(account: &Account, entries: &mut Vec<LegendEntry>) {
    for &attitude in Attitude::ALL {
        if account.stakeholders().any(|stakeholder| stakeholder.attitude == Some(attitude)) {
            let mark = shape::attitude(attitude, Point::new(WIDTH / 2.0, MIDDLE));
            entries.push(entry("Attitude", &attitude.spoken().to_lowercase(), vec![mark]));
        }
    }
}

fn hats(account: &Account, entries: &mut Vec<LegendEntry>) {
    for &role in Role::ALL {
        if account.stakeholders().any(|stakeholder| stakeholder.roles.contains(&role)) {
            let marks = shape::hat(role, (WIDTH - HAT) / 2.0, MIDDLE - HAT / 2.0).to_vec();
            entries.push(entry("Hats", &role.spoken().to_lowercase(), marks));
        }
    }
}

fn coverage(account: &Account, entries: &mut Vec<LegendEntry>) {
    for &coverage in Coverage::ALL {
        if account.stakeholders().any(|stakeholder| stakeholder.coverage == Some(coverage)) {
            let marks = shape::pips((WIDTH - PIPS) / 2.0, MIDDLE, coverage.pips()).collect();
            entries.push(entry("Coverage", &coverage.spoken().to_lowercase(), marks));
        }
    }
}

fn cards(account: &Account, entries: &mut Vec<LegendEntry>) {
    let any = |test: fn(&Stakeholder) -> bool| account.stakeholders().any(test);
    let face = |stroke: Option<Stroke>| Mark::Box {
        rect: Rect::new(1.0, 2.0, WIDTH - 2.0, LegendEntry::HEIGHT - 4.0),
        radius: 3.0,
        fill: Some(Ink::Card),
        stroke,
    };
    if account.manager().is_some() {
        entries.push(entry("Cards", "key account manager", vec![face(stroke(Ink::Ink, 2.0))]));
    }
    if any(Stakeholder::is_key_player) {
        entries.push(entry("Cards", "key player", vec![shape::star(Point::new(WIDTH / 2.0, MIDDLE))]));
    }
    if any(|stakeholder| stakeholder.status == Status::NotMet) {
        entries.push(entry("Cards", "not met yet", vec![face(dashed(Ink::Muted, 1.2))]));
    }
    if any(|stakeholder| stakeholder.status == Status::Left) {
        let faded = disc(Point::new(WIDTH / 2.0, MIDDLE), 5.0, Some(Ink::Hat), None);
        entries.push(entry("Cards", "faded: left", vec![faded]));
    }
}
