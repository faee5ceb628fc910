//! What the power grid, the matrix, the register and the timeline promise: everybody who belongs there is
//! there once, in the place that tells the truth, and neither cards nor words lie on each other.

use crate::accounts::{Draft, TODAY, any_account, bakery, generated};
use domain::{
    Account, Aside, Attitude, Delta, Effect, Group, Id, Incident, Influence, Lens, Sight, Stakeholder,
    TieKind, filter::Filter,
};
use jiff::civil::date;
use proptest::prelude::*;
use scene::{
    Layout, Scene, Standing, View, draw,
    scene::{Anchor, Ink, Mark, Opens, Point, Rect},
    standing_at, text,
};
use std::collections::BTreeSet;

const FOUR: [Lens; 4] = [Lens::PowerGrid, Lens::TeamByStakeholder, Lens::Register, Lens::Timeline];

fn through(account: &Account, lens: Lens) -> Scene {
    draw(account, &View::through(lens, TODAY), &Layout::default())
}

/// The account with somebody changed.
fn changed(account: &Account, id: Id, edit: impl FnOnce(&mut Stakeholder)) -> Account {
    let mut account = account.clone();
    let before = account.stakeholder(id).unwrap().clone();
    let mut after = before.clone();
    edit(&mut after);
    account.apply(&Delta::edited(before, after).into_iter().collect::<Vec<_>>());
    account
}

/// A generated account whose people have an influence, too.
fn any_known_account() -> impl Strategy<Value = Account> {
    (any_account(), prop::collection::vec(prop::option::of(0..3_usize), 40)).prop_map(
        |(account, influences)| {
            let ids: Vec<Id> = account.stakeholders().map(|known| known.id).collect();
            ids.iter().zip(influences).fold(account, |account, (&id, influence)| {
                changed(&account, id, |known| known.influence = influence.map(|at| Influence::ALL[at]))
            })
        },
    )
}

/// Where the words of a mark stand: from the height of its capitals to below its line.
fn words(mark: &Mark, at: Point) -> Option<(Rect, &str)> {
    let Mark::Text { x, y, text, size, weight, anchor, .. } = mark else { return None };
    let width = text::width(text, *size, *weight);
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Some((Rect::new(at.x + left, at.y + y - size * 0.73, width, size * 0.8), text))
}

/// All words of a drawing.
fn all_words(scene: &Scene) -> Vec<(Rect, &str)> {
    let origin = Point::default();
    let zones = scene.zones.iter().flat_map(|zone| zone.marks.iter().filter_map(|mark| words(mark, origin)));
    let at = |rect: &Rect| Point::new(rect.x, rect.y);
    let spots = scene
        .spots
        .iter()
        .flat_map(|spot| spot.marks.iter().filter_map(move |mark| words(mark, at(&spot.rect))));
    let cards = scene
        .cards
        .iter()
        .flat_map(|card| card.marks.iter().filter_map(move |mark| words(mark, at(&card.rect))));
    zones.chain(spots).chain(cards).collect()
}

/// The first two that lie on each other, looked for from left to right.
fn overlap(mut rects: Vec<(Rect, &str)>) -> Option<(&str, &str)> {
    rects.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    (0..rects.len()).find_map(|at| {
        let (rect, one) = rects[at];
        let beside = rects[at + 1..].iter().take_while(|(other, _)| other.x < rect.right() - 0.01);
        let overlapping = beside.copied().find(|(other, _)| other.overlaps(&rect));
        overlapping.map(|(_, other)| (one, other))
    })
}

/// The faces of cards and of what can be pointed at, but for courses, which lie under events.
fn faces(scene: &Scene) -> Vec<(Rect, &str)> {
    let cards = scene.cards.iter().map(|card| (card.rect, card.name.as_str()));
    let spots = scene.spots.iter().filter(|spot| !spot.key.starts_with("course/"));
    cards.chain(spots.map(|spot| (spot.rect, spot.key.as_str()))).collect()
}

fn check_clear(scene: &Scene) -> Result<(), TestCaseError> {
    prop_assert_eq!(overlap(faces(scene)), None, "{:?}: cards", scene.lens);
    prop_assert_eq!(overlap(all_words(scene)), None, "{:?}: words", scene.lens);
    let bounds = scene.bounds;
    let within = |rect: &Rect| bounds.union(rect) == bounds;
    prop_assert!(scene.cards.iter().all(|card| within(&card.rect)));
    prop_assert!(scene.spots.iter().all(|spot| within(&spot.rect)));
    for (rect, said) in all_words(scene) {
        prop_assert!(within(&rect), "“{}” lies beyond the drawing", said);
    }
    let keys: BTreeSet<&str> = scene.spots.iter().map(|spot| spot.key.as_str()).collect();
    prop_assert_eq!(keys.len(), scene.spots.len(), "every spot has a key of its own");
    prop_assert!(scene.spots.iter().all(|spot| !spot.spoken.is_empty()));
    Ok(())
}

/// Whose cards are drawn, each once.
fn drawn(scene: &Scene) -> Result<BTreeSet<Id>, TestCaseError> {
    let ids: BTreeSet<Id> = scene.cards.iter().map(|card| card.id).collect();
    prop_assert_eq!(ids.len(), scene.cards.len(), "nobody has two cards");
    Ok(ids)
}

fn check_power(account: &Account, earlier: &View) -> Result<(), TestCaseError> {
    let scene = draw(account, earlier, &Layout::default());
    let customers: BTreeSet<Id> =
        account.stakeholders().filter(|known| known.group == Group::Customer).map(|known| known.id).collect();
    prop_assert_eq!(drawn(&scene)?, customers.clone());
    for card in &scene.cards {
        let known = account.stakeholder(card.id).unwrap();
        prop_assert_eq!(standing_at(account, earlier, card.rect.centre()), Some(Standing::of(known)));
    }
    let moved = earlier.moved_since(account);
    let ghosts = moved.keys().filter(|id| customers.contains(id)).count();
    prop_assert_eq!(scene.spots.len(), ghosts, "everybody who moved left an outline");
    for spot in &scene.spots {
        let Opens::Person { id } = spot.opens else { unreachable!("an outline opens somebody") };
        prop_assert_eq!(standing_at(account, earlier, spot.rect.centre()), moved.get(&id).copied());
    }
    check_clear(&scene)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn on_the_power_grid_everybody_of_the_customer_stands_where_they_stand(
        account in any_known_account(), before in any_known_account(),
    ) {
        let view = View::through(Lens::PowerGrid, TODAY);
        check_power(&account, &view)?;
        let earlier = account.stakeholders().zip(before.stakeholders());
        let earlier = earlier.map(|(known, then)| (known.id, Standing::of(then))).collect();
        let mut compared = View { earlier, ..view };
        compared.sight.compared = Some(date(2026, 3, 1));
        check_power(&account, &compared)?;
    }

    #[test]
    fn in_the_matrix_ours_meet_theirs_and_every_tie_across_has_its_cell(account in any_account()) {
        let scene = through(&account, Lens::TeamByStakeholder);
        check_clear(&scene)?;
        prop_assert_eq!(drawn(&scene)?.len(), account.stakeholders().len());
        let is_ours = |id: Id| account.is_ours(account.stakeholder(id).unwrap());
        let across: BTreeSet<(Id, Id)> = account
            .ties()
            .filter(|tie| tie.kind == TieKind::Trust && is_ours(tie.from) != is_ours(tie.to))
            .map(|tie| if is_ours(tie.from) { (tie.from, tie.to) } else { (tie.to, tie.from) })
            .collect();
        let mut cells = BTreeSet::new();
        for spot in &scene.spots {
            let Opens::Pair { from, to } = spot.opens else { panic!("a cell opens a relationship") };
            let rect = |id: Id| scene.cards.iter().find(|card| card.id == id).unwrap().rect;
            let (row, column, middle) = (rect(from), rect(to), spot.rect.centre());
            prop_assert!(row.y < middle.y && middle.y < row.bottom());
            prop_assert!(column.x < middle.x && middle.x < column.right());
            cells.insert((from, to));
        }
        prop_assert_eq!(cells, across);
    }

    #[test]
    fn the_register_holds_everybody_once(account in any_known_account()) {
        let scene = through(&account, Lens::Register);
        check_clear(&scene)?;
        prop_assert_eq!(drawn(&scene)?.len(), account.stakeholders().len());
        let of = |group: Group| account.stakeholders().filter(move |known| known.group == group).count();
        let in_zones = |group: Group| {
            let zones = scene.zones.iter().filter(move |zone| zone.key.starts_with(&format!("{}/", group.code())));
            zones.flat_map(|zone| scene.cards.iter().filter(|card| card.rect.overlaps(&zone.rect))).count()
        };
        for &group in Group::ALL {
            prop_assert_eq!(in_zones(group), of(group));
        }
    }

    #[test]
    fn on_the_timeline_every_assessment_is_an_event_in_order_of_time(account in any_account()) {
        let scene = through(&account, Lens::Timeline);
        check_clear(&scene)?;
        let events = scene.spots.iter().filter(|spot| spot.key.starts_with("event/")).count();
        prop_assert_eq!(events, account.assessments().len());
        drawn(&scene)?;
    }

    #[test]
    fn the_same_account_gives_the_same_drawing_through_every_lens(account in any_known_account()) {
        for lens in FOUR {
            prop_assert_eq!(through(&account, lens), through(&account, lens));
        }
    }

    #[test]
    fn whom_the_filter_hides_is_not_drawn(account in any_known_account(), group in 0..4_usize) {
        let group = Group::ALL[group];
        let manager = account.profile().manager;
        for lens in FOUR {
            let filter = Filter { groups: [group].into(), ..Filter::default() };
            let sight = Sight { filter, aside: Aside::Hide, ..Sight::through(lens) };
            let scene = draw(&account, &View::of(sight, TODAY), &Layout::default());
            check_clear(&scene)?;
            for id in drawn(&scene)? {
                prop_assert!(Some(id) == manager || account.stakeholder(id).unwrap().group == group);
            }
        }
    }
}

#[test]
fn large_accounts_keep_clear_and_keep_their_proportions() {
    for (people, ties) in [(1, 0), (15, 40), (200, 800), (2_000, 8_000)] {
        let account = generated(people, ties);
        for lens in FOUR {
            let scene = through(&account, lens);
            check_clear(&scene).unwrap();
            let shape = scene.bounds.width / scene.bounds.height;
            let most = if lens == Lens::TeamByStakeholder { 8.0 } else { 3.2 };
            assert!(
                people == 1 || (0.4..most).contains(&shape),
                "{people} people, {lens:?}: {shape} is a ribbon"
            );
        }
    }
}

#[test]
fn an_empty_account_is_a_drawing_of_nobody() {
    for lens in FOUR {
        let scene = through(&Draft::new("Nobody").account, lens);
        check_clear(&scene).unwrap();
        assert!(scene.cards.is_empty() && scene.spots.is_empty());
        assert!(scene.bounds.width > 0.0 && scene.bounds.height > 0.0);
    }
}

#[test]
fn beyond_the_power_grid_nobody_stands_anywhere() {
    let account = bakery();
    let view = View::through(Lens::PowerGrid, TODAY);
    assert_eq!(standing_at(&account, &view, Point::new(-10_000.0, 40.0)), None);
    assert_eq!(standing_at(&account, &view, Point::new(40.0, 10_000.0)), None);
}

#[test]
fn the_gaps_in_the_matrix_are_told() {
    let notes = through(&bakery(), Lens::TeamByStakeholder).notes;
    assert_eq!(
        notes,
        [
            "3 people at Lindqvist Bakeries are known to one of us only: Astrid Holm, Bo Ek and Cem Aydin.",
            "1 person at Lindqvist Bakeries is known to nobody of us: Plant manager, Falun.",
            "1 person at Critical suppliers is known to nobody of us: Kvarn Paper Mill.",
            "1 of us knows nobody on their side: Logistics.",
        ]
    );
}

#[test]
fn who_moved_is_told() {
    let account = bakery();
    let bo = account.stakeholders().find(|known| known.name == "Bo Ek").unwrap().id;
    let then = Standing { influence: None, attitude: Some(Attitude::Supporter) };
    let mut view = View::through(Lens::PowerGrid, TODAY);
    view.earlier = account.stakeholders().map(|known| (known.id, Standing::of(known))).collect();
    view.sight.compared = Some(date(2026, 6, 3));
    let scene = draw(&account, &view, &Layout::default());
    assert_eq!(
        (scene.spots.len(), scene.notes.as_slice()),
        (0, &["Nobody moved since 3 June 2026.".into()][..])
    );
    view.earlier.insert(bo, then);
    let scene = draw(&account, &view, &Layout::default());
    assert_eq!(scene.notes, ["Moved since 3 June 2026: Bo Ek."]);
    assert_eq!(scene.spots[0].spoken, "Bo Ek stood here on 3 June 2026: supporter, influence unknown");
    let moved: Vec<&str> = scene
        .legend
        .iter()
        .filter(|entry| entry.heading == "Moved")
        .map(|entry| entry.text.as_str())
        .collect();
    assert_eq!(moved, ["stood there on 3 June 2026", "from there to here"]);
}

#[test]
fn an_incident_is_a_square_on_its_day_and_a_step_in_the_course_of_trust() {
    let mut draft = Draft::new("Kestrel");
    let [manager, ada] = ["Priya", "Ada"].map(|name| draft.add(name, Group::Customer, |_| ()));
    draft.manager(manager);
    let tie = draft.tie(TieKind::Trust, ada, manager).unwrap();
    let incident = Incident {
        id: Id::numbered(900),
        on: date(2026, 8, 14),
        title: "Told us first".into(),
        story: String::new(),
        effect: Effect::Built,
        strength: 4,
        side: None,
        level: None,
        components: [].into(),
        tags: [].into(),
        ties: [tie].into(),
        told_by: "Priya".into(),
    };
    draft.account.apply(&[Delta::added(incident)]);
    let scene = through(&draft.account, Lens::Timeline);
    let spot = |key: String| scene.spots.iter().find(|spot| spot.key == key).unwrap();
    let spoken = "14 August 2026: Told us first, built trust +4, Ada in Priya";
    assert_eq!(spot(format!("event/{}/{tie}", Id::numbered(900))).spoken, spoken);
    let course = &spot(format!("course/{ada}")).marks;
    let is_known =
        |mark: &Mark| matches!(mark, Mark::Path { stroke: Some(stroke), .. } if stroke.ink != Ink::Unknown);
    assert!(!course.is_empty() && course.iter().all(is_known), "{course:?}");
}
