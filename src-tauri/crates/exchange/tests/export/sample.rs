//! A small invented scene, drawn by hand.

use domain::{Id, Lens, TieKind};
use scene::scene::{
    Anchor, Card, Dash, Ink, Label, LegendEntry, Line, Mark, Rect, Scene, Stroke, Weight, Zone,
};

/// A text mark in regular ink.
pub fn text(x: f64, y: f64, size: f64, weight: Weight, text: &str) -> Mark {
    Mark::Text { x, y, text: text.into(), size, weight, anchor: Anchor::Start, ink: Ink::Ink }
}

fn face(rect: Rect, radius: f64, fill: Ink, edge: Option<Ink>) -> Mark {
    let stroke = edge.map(|ink| Stroke { ink, width: 1.0, dash: Dash::Solid });
    Mark::Box { rect, radius, fill: Some(fill), stroke }
}

/// The card of a stakeholder with the given number, name and title, 160 × 64.
pub fn card(number: u128, x: f64, y: f64, name: &str, title: &str) -> Card {
    let initials: String = name.split(' ').filter_map(|part| part.chars().next()).take(2).collect();
    Card {
        id: Id::numbered(number),
        rect: Rect { x, y, width: 160.0, height: 64.0 },
        ink: Ink::Customer,
        name: name.into(),
        spoken: format!("{name}, {title}, supportive"),
        opacity: 1.0,
        placed: false,
        marks: vec![
            face(Rect { x: 0.0, y: 0.0, width: 160.0, height: 64.0 }, 10.0, Ink::Card, Some(Ink::CardEdge)),
            face(Rect { x: 10.0, y: 14.0, width: 36.0, height: 36.0 }, 18.0, Ink::Customer, None),
            Mark::Text {
                x: 28.0,
                y: 37.0,
                text: initials,
                size: 13.0,
                weight: Weight::SemiBold,
                anchor: Anchor::Middle,
                ink: Ink::Card,
            },
            text(54.0, 29.0, 13.0, Weight::Medium, name),
            text(54.0, 46.0, 11.0, Weight::Regular, title),
        ],
    }
}

/// A straight line from one point to another with a score half-way, or none.
pub fn line(number: u128, kind: TieKind, ends: [(u128, f64, f64); 2], score: Option<&str>) -> Line {
    let [(from, ax, ay), (to, bx, by)] = ends;
    let (x, y) = ((ax + bx) / 2.0, (ay + by) / 2.0);
    let ink = match kind {
        TieKind::Trust => Ink::Strained,
        TieKind::Influence => Ink::Influence,
        TieKind::Conflict => Ink::Conflict,
        TieKind::Supplies => Ink::Supply,
        TieKind::ReportsTo | TieKind::ReportsDotted => Ink::Reporting,
    };
    let dash = if kind == TieKind::ReportsDotted { Dash::Dotted } else { Dash::Solid };
    Line {
        id: Id::numbered(number),
        kind,
        from: Id::numbered(from),
        to: Id::numbered(to),
        d: format!("M {ax} {ay} C {x} {ay} {x} {by} {bx} {by}"),
        bounds: Rect { x: ax.min(bx), y: ay.min(by), width: (ax - bx).abs(), height: (ay - by).abs() },
        stroke: Stroke { ink, width: 3.5, dash },
        opacity: if score.is_some() { 0.62 } else { 1.0 },
        arrow: (kind == TieKind::Trust)
            .then(|| format!("M {bx} {by} L {} {} L {} {} Z", bx - 9.0, by - 4.5, bx - 9.0, by + 4.5)),
        score: score.map(str::to_owned),
        label: score.map(|score| Label {
            rect: Rect { x: x - 14.0, y: y - 9.0, width: 28.0, height: 18.0 },
            baseline: 13.0,
            text: score.into(),
            ink,
        }),
        spoken: format!("{from} {} {to}, {}", kind.code(), score.unwrap_or("no score")),
    }
}

/// Four people of two organisations, six ties of five kinds.
pub fn scene() -> Scene {
    let zone = |key: &str, x: f64, fill: Ink| Zone {
        key: key.into(),
        rect: Rect { x, y: 20.0, width: 220.0, height: 300.0 },
        marks: vec![
            face(Rect { x, y: 20.0, width: 220.0, height: 300.0 }, 18.0, fill, None),
            text(x + 14.0, 44.0, 12.0, Weight::SemiBold, key),
        ],
    };
    let mut left = card(4, 390.0, 220.0, "Bo Ekström & Søn", "Plant controller <interim>");
    left.opacity = 0.45;
    left.marks.push(Mark::Path {
        d: "M 140 8 L 148.3333 16 L 140 24 Z".into(),
        fill: None,
        stroke: Some(Stroke { ink: Ink::Muted, width: 1.0, dash: Dash::Dashed }),
        opacity: 1.0,
    });
    Scene {
        lens: Lens::FourWorlds,
        bounds: Rect { x: 0.0, y: 0.0, width: 600.0, height: 340.0 },
        zones: vec![zone("Customer", 20.0, Ink::CustomerZone), zone("Suppliers", 360.0, Ink::SuppliersZone)],
        spots: Vec::new(),
        lines: vec![
            line(11, TieKind::ReportsTo, [(2, 130.0, 220.0), (1, 130.0, 144.0)], None),
            line(12, TieKind::Trust, [(1, 210.0, 100.0), (3, 390.0, 100.0)], Some("24")),
            line(13, TieKind::Trust, [(3, 390.0, 124.0), (1, 210.0, 124.0)], Some("?")),
            line(14, TieKind::Influence, [(2, 210.0, 240.0), (4, 390.0, 240.0)], None),
            line(15, TieKind::ReportsDotted, [(4, 470.0, 220.0), (3, 470.0, 144.0)], None),
            line(16, TieKind::Conflict, [(2, 210.0, 264.0), (3, 390.0, 140.0)], None),
        ],
        cards: vec![
            card(1, 50.0, 80.0, "Marta Quill", "Plant director"),
            card(2, 50.0, 220.0, "Ida Vass", "Buyer"),
            card(3, 390.0, 80.0, "Priya Oru", "Key account manager"),
            left,
        ],
        legend: vec![LegendEntry {
            heading: "Trust".into(),
            text: "0–19, strained".into(),
            marks: vec![face(Rect { x: 0.0, y: 6.0, width: 24.0, height: 4.0 }, 2.0, Ink::Strained, None)],
        }],
        notes: Vec::new(),
        aside: 0,
    }
}
