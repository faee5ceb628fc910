//! Names that try to break out.

use crate::{
    reading::{Element, read},
    sample,
};
use exchange::export::{Ground, Picture, svg};
use proptest::prelude::*;
use scene::{Scene, Theme};
use std::{collections::BTreeSet, sync::LazyLock};

/// Fragments that mean something to XML, to a browser, to a shell of bidirectional text or to nobody.
const FRAGMENTS: [&str; 26] = [
    "<script>alert(1)</script>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "&e;",
    "&",
    "&amp;",
    "&#0;",
    "\"",
    "'",
    "\" onload=\"alert(1)",
    "' xlink:href='http://example.org/x",
    "<?xml version=\"1.0\"?>",
    "</g></svg>",
    "</style>",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202E}cod.exe\u{202C}",
    "\u{2066}\u{2067}\u{2069}",
    "\u{FFFE}\u{FFFF}",
    "نادية الحسن",
    "王小明",
    "👩‍🔬👍🏽🇸🇪",
    "Zoë Å ﬁ e\u{301}",
];

fn hostile() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        4 => prop::sample::select(&FRAGMENTS[..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(fragment, 0..6).prop_map(|parts| parts.concat())
}

/// The sample with one name in every place that holds text.
fn scene_of(name: &str) -> Scene {
    let mut scene = sample::scene();
    scene.cards = vec![sample::card(1, 0.0, 0.0, name, name)];
    scene.zones.truncate(1);
    scene.zones[0].key = name.into();
    scene.zones[0].marks.push(sample::text(0.0, 0.0, 12.0, scene::scene::Weight::Regular, name));
    scene.lines.truncate(2);
    scene.lines[1].spoken = name.into();
    if let Some(label) = &mut scene.lines[1].label {
        label.text = name.into();
    }
    scene.legend[0].text = name.into();
    scene
}

fn exported(name: &str) -> String {
    svg(&Picture {
        scene: &scene_of(name),
        title: name,
        subtitle: name,
        theme: Theme::Light,
        ground: Ground::Paper,
    })
    .unwrap()
}

/// Panics where the document is not well-formed or holds more than the drawing.
fn check(name: &str) {
    let document = exported(name);
    let root = read(&document);
    check_characters(&document);
    let names: BTreeSet<&str> = root.all().iter().map(|element| element.name.as_str()).collect();
    let expected = BTreeSet::from(["svg", "title", "desc", "style", "g", "rect", "path", "text"]);
    assert!(names.is_subset(&expected), "{names:?}");
    assert_eq!(shape(&root), shape(&HARMLESS), "a name adds and removes no element");
    for element in root.all() {
        for (key, value) in &element.attributes {
            assert!(!key.starts_with("on") && !key.contains("href"), "{key}={value}");
            assert!(!value.contains("url(") || key.starts_with("data-"), "{key}={value}");
        }
    }
    assert!(!root.says("style").contains("http"));
}

/// The same drawing with a name that is nothing but a name.
static HARMLESS: LazyLock<Element> = LazyLock::new(|| read(&exported("Ida Vass")));

fn shape(root: &Element) -> Vec<(&str, Vec<&str>)> {
    root.all()
        .into_iter()
        .map(|element| (element.name.as_str(), element.attributes.keys().map(String::as_str).collect()))
        .collect()
}

fn check_characters(document: &str) {
    for c in document.chars() {
        let allowed = matches!(c, '\n' | '\u{20}'..='\u{7E}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..);
        let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        assert!(allowed && !turns, "{:?}", c);
    }
}

#[test]
fn every_fragment_alone_is_harmless() {
    FRAGMENTS.iter().for_each(|fragment| check(fragment));
}

#[test]
fn ten_kilobytes_are_harmless() {
    check(&FRAGMENTS.concat().repeat(10_240 / FRAGMENTS.concat().len() + 1));
}

#[test]
fn what_is_typed_arrives_as_it_was_typed() {
    for name in ["<script>alert(1)</script>", "]]>", "R&D \"North\" 'A'", "نادية الحسن", "王小明", "👩‍🔬"]
    {
        let root = read(&exported(name));
        assert_eq!(root.says("title"), name);
        assert_eq!(root.class("card")[0].get("data-name"), name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn two_thousand_hostile_names_are_harmless(name in hostile()) {
        check(&name);
    }
}
