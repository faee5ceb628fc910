//! The drawing of a small account, as text: every change of the look shows here.

use crate::accounts::{bakery, scene};
use domain::Lens;
use scene::{
    Scene,
    scene::{Dash, Mark, Rect, Stroke},
};
use std::fmt::Write;

fn rect(rect: &Rect) -> String {
    format!("{:.0} {:.0} {:.0}×{:.0}", rect.x, rect.y, rect.width, rect.height)
}

fn stroke(stroke: &Option<Stroke>) -> String {
    stroke.map_or(String::new(), |stroke| {
        let dash = if stroke.dash == Dash::Solid { String::new() } else { format!(" {:?}", stroke.dash) };
        format!(" edge {:?} {}{dash}", stroke.ink, stroke.width)
    })
}

fn mark(mark: &Mark) -> String {
    let fill = |ink: &Option<scene::scene::Ink>| ink.map_or(String::new(), |ink| format!(" {ink:?}"));
    match mark {
        Mark::Text { x, y, text, size, weight, ink, .. } => {
            format!("“{text}” {x:.0} {y:.0} size {size:.1} {weight:?} {ink:?}")
        }
        Mark::Box { rect: area, radius, fill: face, stroke: edge } => {
            format!("box {} round {radius:.0}{}{}", rect(area), fill(face), stroke(edge))
        }
        Mark::Photo { rect: area, .. } => format!("photo {}", rect(area)),
        Mark::Path { d, fill: face, stroke: edge, opacity } => {
            let pale = if *opacity < 1.0 { format!(" opacity {opacity}") } else { String::new() };
            format!("path {d}{}{}{pale}", fill(face), stroke(edge))
        }
    }
}

fn told(scene: &Scene) -> String {
    let mut told = format!("{:?} in {}\n", scene.lens, rect(&scene.bounds));
    let mut write = |line: String| writeln!(told, "{line}").unwrap();
    for zone in &scene.zones {
        write(format!("\nzone {} {}", zone.key, rect(&zone.rect)));
        zone.marks.iter().for_each(|one| write(format!("  {}", mark(one))));
    }
    for spot in &scene.spots {
        write(format!("\nspot {} {} opacity {}: {}", spot.key, rect(&spot.rect), spot.opacity, spot.spoken));
        spot.marks.iter().for_each(|one| write(format!("  {}", mark(one))));
    }
    for line in &scene.lines {
        write(format!("\n{:?}: {}", line.kind, line.spoken));
        write(format!("  {}{} opacity {}", line.d, stroke(&Some(line.stroke)), line.opacity));
        if let Some(label) = &line.label {
            write(format!("  “{}” {} {:?}", label.text, rect(&label.rect), label.ink));
        }
    }
    for card in &scene.cards {
        write(format!("\ncard {} opacity {}: {}", rect(&card.rect), card.opacity, card.spoken));
        card.marks.iter().for_each(|one| write(format!("  {}", mark(one))));
    }
    write("\nlegend".into());
    for entry in &scene.legend {
        write(format!("  {}: {}", entry.heading, entry.text));
    }
    for note in &scene.notes {
        write(format!("note: {note}"));
    }
    told
}

#[test]
fn the_bakery_through_the_four_worlds() {
    insta::assert_snapshot!(told(&scene(&bakery(), Lens::FourWorlds).1));
}

#[test]
fn the_bakery_as_an_org_chart() {
    insta::assert_snapshot!(told(&scene(&bakery(), Lens::OrgChart).1));
}

#[test]
fn the_bakery_on_the_power_grid() {
    insta::assert_snapshot!(told(&scene(&bakery(), Lens::PowerGrid).1));
}

#[test]
fn the_bakery_team_by_stakeholder() {
    insta::assert_snapshot!(told(&scene(&bakery(), Lens::TeamByStakeholder).1));
}

#[test]
fn the_bakery_as_a_register() {
    insta::assert_snapshot!(told(&scene(&bakery(), Lens::Register).1));
}

#[test]
fn the_bakery_on_the_timeline() {
    insta::assert_snapshot!(told(&scene(&bakery(), Lens::Timeline).1));
}
