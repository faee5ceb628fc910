//! Filters, saved views, and what is compared with an earlier day.

use crate::support::{Desk, judgement};
use account::Bulk;
use domain::{
    Aside, Attitude, Filter, Focus, Gaze, Group, Id, Lens, Role, Sight, TieKind, stakeholder::Field,
};
use jiff::civil::date;

/// Whom a filter keeps, by name, the manager left out.
#[track_caller]
fn check(desk: &mut Desk, filter: Filter, expected: &[&str]) {
    let today = desk.open.today();
    let account = desk.open.account();
    let kept = filter.kept(account, today);
    let manager = account.profile().manager;
    let names: Vec<&str> = account
        .stakeholders()
        .filter(|known| kept.contains(&known.id) && Some(known.id) != manager)
        .map(|known| known.name.as_str())
        .collect();
    assert_eq!(names, expected, "{filter:?}");
}

fn unit() -> (Desk, [Id; 4]) {
    let mut desk = Desk::new();
    let ids = ["Ada Berg", "Bo Ek", "Cy Fox", "Di Gray"].map(|name| desk.add(name));
    let [ada, bo, cy, di] = ids;
    let set = |desk: &mut Desk, id: Id, bulk: Bulk| _ = desk.open.change_several(&[id], &bulk).unwrap();
    set(&mut desk, ada, Bulk::AddRole(Role::Decider));
    set(&mut desk, bo, Bulk::AddRole(Role::Decider));
    set(&mut desk, ada, Bulk::Set(Field::Attitude, "enemy".into()));
    set(&mut desk, bo, Bulk::AddTag("Moss".into()));
    set(&mut desk, cy, Bulk::Set(Field::Group, "suppliers".into()));
    set(&mut desk, cy, Bulk::Set(Field::Organisation, "Inkworks".into()));
    let manager = desk.manager();
    set(&mut desk, di, Bulk::Owner(Some(manager)));
    desk.assess(ada, manager, (2, 2, 2, 9));
    desk.assess(manager, bo, (9, 9, 9, 2));
    let old = account::Judgement { on: Some(date(2025, 1, 1)), ..judgement(manager, cy, (6, 6, 6, 4)) };
    desk.open.assess(old).unwrap();
    desk.open.report_to(&[di], Some(ada)).unwrap();
    (desk, ids)
}

#[test]
fn conditions_combine() {
    let (mut desk, [ada, ..]) = unit();
    let all = Filter::default;
    check(&mut desk, all(), &["Ada Berg", "Bo Ek", "Cy Fox", "Di Gray"]);
    check(&mut desk, Filter { roles: [Role::Decider].into(), ..all() }, &["Ada Berg", "Bo Ek"]);
    check(
        &mut desk,
        Filter { roles: [Role::Decider].into(), attitudes: [Some(Attitude::Enemy)].into(), ..all() },
        &["Ada Berg"],
    );
    check(&mut desk, Filter { attitudes: [None].into(), ..all() }, &["Bo Ek", "Cy Fox", "Di Gray"]);
    check(&mut desk, Filter { groups: [Group::Suppliers].into(), ..all() }, &["Cy Fox"]);
    check(&mut desk, Filter { organisations: ["Inkworks".into()].into(), ..all() }, &["Cy Fox"]);
    check(&mut desk, Filter { tags: ["Moss".into()].into(), ..all() }, &["Bo Ek"]);
    check(&mut desk, Filter { trust_below: Some(40), ..all() }, &["Ada Berg"]);
    check(&mut desk, Filter { stale_days: Some(180), ..all() }, &["Cy Fox"]);
    let manager = desk.manager();
    check(&mut desk, Filter { owners: [Some(manager)].into(), ..all() }, &["Di Gray"]);
    check(
        &mut desk,
        Filter { focus: Some(Focus { stakeholder: ada, depth: 1 }), ..all() },
        &["Ada Berg", "Di Gray"],
    );
    check(
        &mut desk,
        Filter { focus: Some(Focus { stakeholder: ada, depth: 2 }), ..all() },
        &["Ada Berg", "Bo Ek", "Cy Fox", "Di Gray"],
    );
}

#[test]
fn the_others_are_dimmed_or_hidden_and_the_manager_always_stays() {
    let (mut desk, _) = unit();
    let filter = Filter { roles: [Role::Decider].into(), ..Filter::default() };
    let sight = Sight { filter, ..Sight::through(Lens::FourWorlds) };
    let dimmed = desk.open.draw(sight.clone(), None).unwrap();
    assert_eq!((dimmed.cards.len(), dimmed.aside), (5, 2));
    let faint = dimmed.cards.iter().filter(|card| card.opacity < 0.5).count();
    assert_eq!(faint, 2);
    let hidden = desk.open.draw(Sight { aside: Aside::Hide, ..sight }, None).unwrap().clone();
    assert_eq!((hidden.cards.len(), hidden.aside), (3, 2));
    let drawn = |id: Id| hidden.cards.iter().any(|card| card.id == id);
    assert!(hidden.lines.iter().all(|line| drawn(line.from) && drawn(line.to)));
    // Whoever puts the hat on appears, and nobody else moves.
    let cy = desk.open.account().stakeholders().find(|known| known.name == "Cy Fox").unwrap().id;
    desk.open.change_several(&[cy], &Bulk::AddRole(Role::Decider)).unwrap();
    let patch = desk.open.redraw().unwrap().unwrap();
    assert_eq!(patch.cards.iter().map(|card| card.id).collect::<Vec<_>>(), [cy]);
    assert_eq!(patch.aside, 1);
}

#[test]
fn a_saved_view_keeps_what_is_looked_at_and_where_the_cards_stood() {
    let (mut desk, [ada, bo, ..]) = unit();
    let filter = Filter { roles: [Role::Decider].into(), ..Filter::default() };
    let sight = Sight { filter, ..Sight::through(Lens::FourWorlds) };
    desk.open.draw(sight.clone(), None).unwrap();
    desk.open.move_cards(Lens::FourWorlds, &[(ada, 900.0, -700.0)]).unwrap();
    let at = Gaze { x: 10.0, y: 20.0, zoom: 1.5 };
    let done = desk.open.save_view(" Renewal ", Some(at)).unwrap();
    assert_eq!(done.label, "Saved the view “Renewal”");
    let view = done.added[0];
    let saved = desk.open.draw(sight.clone(), Some(view)).unwrap().clone();

    desk.open.move_cards(Lens::FourWorlds, &[(ada, 0.0, 900.0), (bo, 300.0, 900.0)]).unwrap();
    let now = desk.open.draw(sight.clone(), None).unwrap().clone();
    assert!(now.cards != saved.cards);
    let mut desk = desk.reopened();
    let kept = desk.open.account().view(view).unwrap().clone();
    assert_eq!((kept.name.as_str(), &kept.sight, kept.at), ("Renewal", &sight, Some(at)));
    let again = desk.open.draw(kept.sight, Some(view)).unwrap().clone();
    let stands = |scene: &scene::Scene| -> Vec<(Id, scene::scene::Rect)> {
        scene.cards.iter().map(|card| (card.id, card.rect)).collect()
    };
    assert_eq!(stands(&again), stands(&saved));
    // A card moved while the view is shown stays where it was put.
    desk.open.move_cards(Lens::FourWorlds, &[(bo, -900.0, 900.0)]).unwrap();
    let patch = desk.open.redraw().unwrap().unwrap();
    let card = patch.cards.iter().find(|card| card.id == bo).unwrap();
    assert_eq!((card.rect.centre().x, card.rect.centre().y), (-900.0, 900.0));
    // A view outlives those in it.
    desk.open.remove(&[ada]).unwrap();
    assert_eq!(desk.open.draw(sight, Some(view)).unwrap().cards.len(), 4);
}

#[test]
fn views_are_renamed_ordered_updated_and_removed() {
    let mut desk = Desk::new();
    let saved = |desk: &mut Desk, name: &str| desk.open.save_view(name, None).unwrap().added[0];
    let (a, b, c) = (saved(&mut desk, "A"), saved(&mut desk, "B"), saved(&mut desk, "C"));
    let names = |desk: &Desk| -> Vec<String> {
        desk.open.account().views().into_iter().map(|view| view.name.clone()).collect()
    };
    desk.open.order_views(&[c, a]).unwrap();
    assert_eq!(names(&desk), ["C", "A", "B"]);
    desk.open.rename_view(a, "Plant").unwrap();
    desk.open.remove_view(c).unwrap();
    assert_eq!(names(&desk), ["Plant", "B"]);
    desk.open.undo().unwrap();
    assert_eq!(names(&desk), ["C", "Plant", "B"]);
    let sight = Sight::through(Lens::OrgChart);
    desk.open.draw(sight.clone(), None).unwrap();
    desk.open.update_view(b, None).unwrap();
    assert_eq!(desk.open.account().view(b).unwrap().sight, sight);
    desk.open.rename_view(b, " ").unwrap_err();
    desk.open.save_view("", None).unwrap_err();
}

#[test]
fn who_stood_elsewhere_on_an_earlier_day_is_known_from_the_history() {
    let mut desk = Desk::new();
    let ada = desk.add("Ada Berg");
    let set = |desk: &mut Desk, text: &str| {
        _ = desk.open.change_several(&[ada], &Bulk::Set(Field::Attitude, text.into())).unwrap();
    };
    set(&mut desk, "enemy");
    let first = desk.open.today();
    // On that day itself nothing counts as having changed since.
    let sight = Sight { compared: Some(first), ..Sight::through(Lens::PowerGrid) };
    let view = desk.open.view_of(sight.clone()).unwrap();
    assert!(view.moved_since(desk.open.account()).is_empty());
    let before = Sight { compared: Some(first.yesterday().unwrap()), ..sight };
    let view = desk.open.view_of(before).unwrap();
    assert!(view.moved_since(desk.open.account()).is_empty(), "nobody was there the day before");
}

#[test]
fn in_a_lens_whose_places_mean_something_no_card_is_put_by_hand() {
    let mut desk = Desk::new();
    let ada = desk.add("Ada Berg");
    for &lens in Lens::ALL.iter().filter(|lens| !lens.is_free() && **lens != Lens::PowerGrid) {
        desk.open.move_cards(lens, &[(ada, 1.0, 2.0)]).unwrap_err();
    }
    let manager = desk.manager();
    desk.open.tie(TieKind::Influence, ada, manager).unwrap();
}

#[test]
fn nobody_stands_elsewhere_when_the_account_is_opened_again() {
    let stands = |desk: &mut Desk, lens: Lens| -> Vec<(Id, scene::scene::Rect)> {
        let scene = desk.open.draw(Sight::through(lens), None).unwrap();
        scene.cards.iter().map(|card| (card.id, card.rect)).collect()
    };
    for lens in [Lens::FourWorlds, Lens::OrgChart] {
        let mut desk = Desk::crowd(60);
        stands(&mut desk, lens);
        let boss = desk.open.account().stakeholders().nth(20).unwrap().id;
        for name in ["Ada Berg", "Bo Ek", "Cy Fox"] {
            let one = desk.add(name);
            desk.open.report_to(&[one], Some(boss)).unwrap();
        }
        let stood = stands(&mut desk, lens);
        desk.open.keep_arrangements().unwrap();
        let mut again = desk.reopened();
        assert_eq!(stands(&mut again, lens), stood, "{lens:?}");
        assert_eq!(again.open.check().unwrap(), Vec::<String>::new());
        again.open.tidy().unwrap().unwrap();
        assert_ne!(stands(&mut again, lens), stood, "{lens:?}: laid out anew they stand elsewhere");

        // What was kept follows what happened to the account since, by other hands.
        again.open.keep_arrangements().unwrap();
        let before = stands(&mut again, lens);
        let leaving = again.open.account().stakeholders().last().unwrap().id;
        again.open.remove(&[leaving]).unwrap();
        let mut last = again.reopened();
        let left: Vec<_> = before.into_iter().filter(|(id, _)| *id != leaving).collect();
        assert_eq!(stands(&mut last, lens), left, "{lens:?}: who leaves moves nobody");
    }
}
