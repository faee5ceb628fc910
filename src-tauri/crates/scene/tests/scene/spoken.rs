//! What a screen reader says of cards, circles and branches.

use crate::accounts::{Draft, TODAY, bakery, scene};
use domain::{Group, Id, Lens, TieKind};
use scene::{View, draw, layout, redraw, scene::Opens};

#[track_caller]
fn check(name: &str, expected: &str) {
    let (_, scene) = scene(&bakery(), Lens::FourWorlds);
    let card = scene.cards.iter().find(|card| card.name == name).unwrap();
    assert_eq!(card.spoken, expected);
}

#[test]
fn a_card_tells_of_the_trust_between_them_and_the_manager() {
    check(
        "Bo Ek",
        "Bo Ek, Category Buyer, Packaging and Consumables, customer, buyer, gatekeeper, non-supporter, \
         coverage brief. Nora Quist trusts them 47 of 100, certainty 57 %; they trust Nora Quist 26 of 100, \
         certainty 77 %",
    );
    check(
        "Eva Strand",
        "Eva Strand, Commercial Director, our leadership, neutral. Nora Quist trusts them 62 of 100, certainty \
         70 %; how far they trust Nora Quist is not known yet",
    );
    check(
        "Kvarn Paper Mill",
        "Kvarn Paper Mill, critical suppliers. How far Nora Quist and they trust each other is not known yet",
    );
    check(
        "Nora Quist",
        "Nora Quist, Key account manager, key account manager of this account, our functions, coverage in depth",
    );
}

fn circle(names: &[&str]) -> Draft {
    let mut draft = Draft::new("Round");
    let ids: Vec<Id> = names.iter().map(|name| draft.add(name, Group::Customer, |_| {})).collect();
    for (at, &id) in ids.iter().enumerate() {
        draft.tie(TieKind::ReportsTo, id, ids[(at + 1) % ids.len()]);
    }
    draft
}

#[test]
fn circles_of_reports_are_told() {
    let mut draft = circle(&["Ada", "Ben", "Cy"]);
    let outside = draft.add("Di", Group::Customer, |_| {});
    let ada = draft.account.stakeholders().next().unwrap().id;
    draft.tie(TieKind::ReportsTo, outside, ada);
    for lens in [Lens::FourWorlds, Lens::OrgChart] {
        let (_, scene) = scene(&draft.account, lens);
        assert_eq!(scene.notes, ["Ada, Ben and Cy report to each other in a circle."]);
    }
    assert!(scene(&bakery(), Lens::OrgChart).1.notes.is_empty());
}

#[test]
fn branches_of_the_org_chart_can_be_folded() {
    let account = bakery();
    let (_, scene) = scene(&account, Lens::OrgChart);
    let astrid = account.stakeholders().find(|known| known.name == "Astrid Holm").unwrap().id;
    let spot = scene.spots.iter().find(|spot| spot.opens == Opens::Branch { of: astrid }).unwrap();
    assert_eq!(spot.spoken, "Fold away the 2 who report to Astrid Holm");
    assert!(scene.cards.iter().all(|card| !card.rect.overlaps(&spot.rect)));
}

#[test]
fn a_new_name_of_the_manager_is_on_every_card() {
    let mut draft = Draft::new("");
    draft.account = bakery();
    let view = View::through(Lens::FourWorlds, TODAY);
    let arranged = layout(&draft.account, Lens::FourWorlds);
    let before = draw(&draft.account, &view, &arranged);
    let nora = draft.account.manager().unwrap().clone();
    let renamed = domain::Stakeholder { name: "Nora Lind".into(), ..nora.clone() };
    let id = nora.id;
    draft.account.apply(&domain::Delta::edited(nora, renamed).into_iter().collect::<Vec<_>>());
    let patch = redraw(&draft.account, &view, &arranged, &before, &[id].into());
    let mut patched = before;
    patched.apply(patch);
    assert_eq!(patched, draw(&draft.account, &view, &arranged));
}
