//! The SVG of a small scene.

use crate::{
    reading::{Element, read},
    sample,
};
use exchange::export::{ExportError, Ground, Picture, svg};
use scene::{
    Scene, Theme,
    scene::{Ink, Mark},
};

fn picture(scene: &Scene) -> Picture<'_> {
    Picture {
        scene,
        title: "Nordlys Foods",
        subtitle: "22 November 2026",
        theme: Theme::Light,
        ground: Ground::Paper,
    }
}

/// The document with the embedded typeface replaced by its length and a sum of its bytes.
fn without_fonts(document: &str) -> String {
    let mut parts = document.split("base64,");
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (font, rest) = part.split_once(')').expect("a data URL ends");
        let sum = font.bytes().fold(17_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        short += &format!("base64,… {} letters, sum {sum:08x}){rest}", font.len());
    }
    short
}

#[test]
fn the_sample_in_light() {
    insta::assert_snapshot!(without_fonts(&svg(&picture(&sample::scene())).unwrap()));
}

#[test]
fn the_sample_in_dark_without_ground() {
    let scene = sample::scene();
    let dark = Picture { theme: Theme::Dark, ground: Ground::Transparent, ..picture(&scene) };
    insta::assert_snapshot!(without_fonts(&svg(&dark).unwrap()));
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    assert_eq!(svg(&picture(&sample::scene())).unwrap(), svg(&picture(&sample::scene())).unwrap());
}

#[test]
fn every_text_of_the_scene_is_text_in_the_file() {
    let scene = sample::scene();
    let root = read(&svg(&picture(&scene)).unwrap());
    let written: Vec<_> = root.all().into_iter().filter(|element| element.name == "text").collect();
    let has = |text: &str| written.iter().any(|element| element.text == text);
    let marks = scene.zones.iter().flat_map(|zone| &zone.marks);
    for mark in marks.chain(scene.cards.iter().flat_map(|card| &card.marks)) {
        if let Mark::Text { text, .. } = mark {
            assert!(has(text), "{text}");
        }
    }
    for label in scene.lines.iter().filter_map(|line| line.label.as_ref()) {
        assert!(has(&label.text), "{}", label.text);
    }
    for text in ["Nordlys Foods", "22 November 2026"] {
        assert!(has(text), "{text}");
    }
}

#[test]
fn people_ties_and_scores_can_be_read_back() {
    let scene = sample::scene();
    let root = read(&svg(&picture(&scene)).unwrap());

    let people: Vec<_> = root
        .class("card")
        .iter()
        .map(|card| [card.get("data-id"), card.get("data-name"), card.says("title")].map(str::to_owned))
        .collect();
    let expected: Vec<_> = scene
        .cards
        .iter()
        .map(|card| [card.id.to_string(), card.name.clone(), card.spoken.clone()])
        .collect();
    assert_eq!(people, expected);

    let ties: Vec<_> = root
        .class("tie")
        .iter()
        .map(|tie| {
            ["data-id", "data-from", "data-to", "data-kind", "data-score"].map(|key| tie.get(key).to_owned())
        })
        .collect();
    let expected: Vec<_> = scene
        .lines
        .iter()
        .map(|line| {
            let score = line.label.as_ref().map(|label| label.text.clone()).unwrap_or_default();
            [line.id.to_string(), line.from.to_string(), line.to.to_string(), line.kind.code().into(), score]
        })
        .collect();
    assert_eq!(ties, expected);
}

#[test]
fn it_is_drawn_from_the_back_to_the_front() {
    let root = read(&svg(&picture(&sample::scene())).unwrap());
    let map = root.class("map")[0];
    let mut order: Vec<_> = map.inside.iter().map(|element| element.get("class")).collect();
    order.dedup();
    assert_eq!(order, ["zone", "tie", "card", "score"]);
    let ground = root.inside.iter().find(|element| element.name == "rect").unwrap();
    assert_eq!(ground.get("fill"), Ink::Paper.hex(Theme::Light));
}

#[test]
fn it_names_itself_to_a_screen_reader() {
    let root = read(&svg(&picture(&sample::scene())).unwrap());
    let named: Vec<&str> = root
        .get("aria-labelledby")
        .split(' ')
        .map(|id| root.inside.iter().find(|element| element.get("id") == id).unwrap().text.as_str())
        .collect();
    assert_eq!(named, ["Nordlys Foods", "22 November 2026"]);
}

#[test]
fn the_themes_differ_in_colour_alone() {
    fn shape(element: &Element) -> Vec<(&str, &str)> {
        element.all().into_iter().map(|element| (element.name.as_str(), element.get("d"))).collect()
    }
    let scene = sample::scene();
    let light = svg(&picture(&scene)).unwrap();
    let dark = svg(&Picture { theme: Theme::Dark, ..picture(&scene) }).unwrap();
    assert_ne!(light, dark);
    assert_eq!(shape(&read(&light)), shape(&read(&dark)));
    assert!(!dark.contains(Ink::Paper.hex(Theme::Light)));
}

#[test]
fn a_damaged_scene_is_refused_by_place() {
    let check = |damage: fn(&mut Scene), expected: &str| {
        let mut scene = sample::scene();
        damage(&mut scene);
        match svg(&picture(&scene)) {
            Err(ExportError::Geometry { place }) => assert!(place.contains(expected), "{place}"),
            other => panic!("{expected}: {:?}", other.map(|document| document.len())),
        }
    };
    check(|scene| scene.cards[1].rect.x = f64::NAN, "card 00000000-0000-0000-0000-000000000002");
    check(|scene| scene.lines[0].d = "M 0 0 L".into(), "tie 00000000-0000-0000-0000-00000000000b");
    check(|scene| scene.lines[1].stroke.width = f64::INFINITY, "stroke-width of a path");
    check(
        |scene| {
            scene.zones[0].marks.push(Mark::Path { d: "M x".into(), fill: None, stroke: None, opacity: 1.0 })
        },
        "zone Customer",
    );
}
