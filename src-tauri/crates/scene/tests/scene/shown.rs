//! What is shown, and the legend that follows from it.

use crate::accounts::{Draft, LENSES, TODAY, bakery, scene};
use domain::{Account, Aside, Filter, Group, Id, Lens, Sight, TieKind};
use scene::{Shown, View, draw, layout, lines_at};
use std::collections::BTreeSet;

#[track_caller]
fn check_legend(account: &Account, shown: Shown, heading: &str, expected: &[&str]) {
    let view = View::through(Lens::FourWorlds, TODAY).showing(shown);
    let scene = draw(account, &view, &layout(account, Lens::FourWorlds));
    let texts: Vec<&str> = scene
        .legend
        .iter()
        .filter(|entry| entry.heading == heading)
        .map(|entry| entry.text.as_str())
        .collect();
    assert_eq!(texts, expected);
}

const ALL: Shown = Shown::by_default(Lens::FourWorlds);
const NO_TIES: Shown =
    Shown { trust: false, reporting: false, influence: false, conflict: false, supplies: false };

#[test]
fn only_what_is_shown_is_in_the_legend() {
    let bakery = bakery();
    check_legend(
        &bakery,
        ALL,
        "Trust",
        &["fragile 20–39", "even 40–59", "good 60–79", "strong 80–100", "unknown", "paler: less certain"],
    );
    check_legend(
        &bakery,
        ALL,
        "Lines",
        &["reports to", "reports to, dotted", "influences", "conflict", "supplies"],
    );
    check_legend(&bakery, NO_TIES, "Trust", &[]);
    check_legend(&bakery, NO_TIES, "Lines", &[]);
    check_legend(&bakery, Shown { supplies: true, ..NO_TIES }, "Lines", &["supplies"]);
    check_legend(&bakery, ALL, "Coverage", &["brief", "multiple", "in depth"]);
    check_legend(&bakery, ALL, "Cards", &["key account manager", "key player", "not met yet", "faded: left"]);
    let mut plain = Draft::new("Plain");
    plain.add("Nobody special", Group::Customer, |_| {});
    for heading in ["Trust", "Lines", "Attitude", "Hats", "Coverage", "Cards"] {
        check_legend(&plain.account, ALL, heading, &[]);
    }
}

#[test]
fn only_the_kinds_of_tie_asked_for_are_drawn() {
    let account = bakery();
    for lens in LENSES {
        for (shown, kinds) in [
            (NO_TIES, vec![]),
            (Shown { reporting: true, ..NO_TIES }, vec![TieKind::ReportsTo, TieKind::ReportsDotted]),
            (Shown { trust: true, conflict: true, ..NO_TIES }, vec![TieKind::Trust, TieKind::Conflict]),
        ] {
            let scene = draw(&account, &View::through(lens, TODAY).showing(shown), &layout(&account, lens));
            let drawn: BTreeSet<TieKind> = scene.lines.iter().map(|line| line.kind).collect();
            assert_eq!(drawn, kinds.into_iter().collect());
        }
    }
}

#[test]
fn zones_tell_who_is_in_them() {
    let (_, scene) = scene(&bakery(), Lens::FourWorlds);
    let texts: Vec<String> = scene
        .zones
        .iter()
        .flat_map(|zone| &zone.marks)
        .filter_map(|mark| match mark {
            scene::scene::Mark::Text { text, .. } => Some(text.clone()),
            _ => None,
        })
        .collect();
    // Where there is no room for kinds, the number alone. Specifier, user and influencer are worn by the engineer, buyer and gatekeeper by the buyer.
    assert_eq!(
        texts,
        [
            "Lindqvist Bakeries · decision-making unit",
            "5 people · 6 of 6 roles covered",
            "Our functions",
            "1 team",
            "Our leadership",
            "1 person",
            "Critical suppliers",
            "1",
        ]
    );
}

#[test]
fn a_card_that_is_moved_has_the_lines_that_are_drawn_at_it() {
    let account = bakery();
    let places = layout(&account, Lens::FourWorlds);
    for aside in [Aside::Hide, Aside::Dim] {
        let filter = Filter { groups: [Group::Customer].into(), ..Filter::default() };
        let sight = Sight { filter, aside, ..Sight::through(Lens::FourWorlds) };
        let view = View::of(sight, TODAY);
        let scene = draw(&account, &view, &places);
        assert!(scene.aside > 0);
        for card in &scene.cards {
            let of = |lines: &[scene::scene::Line]| -> Vec<(Id, f64, bool)> {
                let at = lines.iter().filter(|line| line.from == card.id || line.to == card.id);
                at.map(|line| (line.id, line.opacity, line.label.is_some())).collect()
            };
            let moved = lines_at(&account, &view, &places, &[(card.id, card.rect.centre())]);
            assert_eq!(of(&moved), of(&scene.lines), "{aside:?}, {}", card.name);
            assert_eq!(of(&moved).len(), moved.len());
        }
    }
}
