//! Laws that hold whatever the user does.

use crate::support::{Desk, judgement};
use account::Draft;
use domain::{Attitude, Group, Id, Lens, Moment, Sight, Stakeholder, TieKind};
use proptest::prelude::*;
use scene::{Scene, scene::Rect};

/// Something a user does; indices are taken modulo what there is.
#[derive(Clone, Debug)]
enum Action {
    Add(String),
    Rename(usize, String),
    Stance(usize, usize),
    Remove(usize),
    Tie(usize, usize, usize),
    Untie(usize),
    Assess(usize, usize, (u8, u8, u8, u8)),
    Retract(usize),
    Move(usize, i32, i32),
    MoveNearBoss(usize, i32, i32),
    Release(usize),
    Manager(usize),
    Undo,
    Redo,
}

fn action() -> impl Strategy<Value = Action> {
    let n = 0..500_usize;
    let factor = 1..=10_u8;
    prop_oneof![
        4 => "[A-Za-zÄé’ ]{1,12}".prop_map(Action::Add),
        1 => (n.clone(), "[A-Za-z]{1,8}").prop_map(|(who, name)| Action::Rename(who, name)),
        1 => (n.clone(), n.clone()).prop_map(|(who, stance)| Action::Stance(who, stance)),
        1 => n.clone().prop_map(Action::Remove),
        3 => (n.clone(), n.clone(), n.clone()).prop_map(|(kind, from, to)| Action::Tie(kind, from, to)),
        1 => n.clone().prop_map(Action::Untie),
        4 => (n.clone(), n.clone(), (factor.clone(), factor.clone(), factor.clone(), factor))
            .prop_map(|(from, to, factors)| Action::Assess(from, to, factors)),
        1 => n.clone().prop_map(Action::Retract),
        2 => (n.clone(), -1500..1500, -1500..1500).prop_map(|(who, x, y)| Action::Move(who, x, y)),
        1 => n.clone().prop_map(Action::Release),
        1 => n.prop_map(Action::Manager),
        3 => Just(Action::Undo),
        2 => Just(Action::Redo),
    ]
}

/// What gives cards and reporting lines another place.
fn shifting() -> impl Strategy<Value = Action> {
    let n = 0..500_usize;
    prop_oneof![
        4 => (n.clone(), -1500..1500, -1500..1500).prop_map(|(who, x, y)| Action::Move(who, x, y)),
        4 => (n.clone(), -300..300, -300..400).prop_map(|(who, x, y)| Action::MoveNearBoss(who, x, y)),
        1 => n.clone().prop_map(Action::Release),
        1 => (n.clone(), n).prop_map(|(from, to)| Action::Tie(1, from, to)),
        4 => action(),
        2 => Just(Action::Undo),
    ]
}

/// Carries an action out. Refusals are part of life here: what counts is what holds afterwards.
fn carry_out(desk: &mut Desk, action: &Action) {
    let people: Vec<Id> = desk.open.account().stakeholders().map(|known| known.id).collect();
    let ties: Vec<Id> = desk.open.account().ties().map(|tie| tie.id).collect();
    let made: Vec<Id> = desk.open.account().assessments().map(|made| made.id).collect();
    let pick = |from: &[Id], n: usize| from.get(n % from.len().max(1)).copied().unwrap_or(Id::numbered(7));
    let known = |desk: &Desk, n| desk.open.account().stakeholder(pick(&people, n)).cloned();
    let _ = match action {
        Action::Add(name) => {
            let stakeholder = Stakeholder::new(Id::numbered(0), name.as_str(), Group::Customer);
            desk.open.add(Draft { stakeholder, tie: None })
        }
        Action::Rename(who, name) => match known(desk, *who) {
            Some(known) => desk.open.edit(Stakeholder { name: name.clone(), ..known }),
            None => return,
        },
        Action::Stance(who, stance) => match known(desk, *who) {
            Some(known) => {
                let attitude = Attitude::ALL.get(stance % 6).copied();
                desk.open.edit(Stakeholder { attitude, ..known })
            }
            None => return,
        },
        Action::Remove(who) => desk.open.remove(&[pick(&people, *who)]),
        Action::Tie(kind, from, to) => {
            let kind = TieKind::ALL[kind % TieKind::ALL.len()];
            desk.open.tie(kind, pick(&people, *from), pick(&people, *to))
        }
        Action::Untie(tie) => desk.open.untie(pick(&ties, *tie)),
        Action::Assess(from, to, factors) => {
            desk.open.assess(judgement(pick(&people, *from), pick(&people, *to), *factors))
        }
        Action::Retract(n) => desk.open.remove_assessment(pick(&made, *n)),
        Action::Move(who, x, y) => {
            let lens = desk.open.view().lens();
            desk.open.move_cards(lens, &[(pick(&people, *who), f64::from(*x), f64::from(*y))])
        }
        Action::MoveNearBoss(who, x, y) => {
            let (lens, who) = (desk.open.view().lens(), pick(&people, *who));
            let boss = desk.open.account().ties_of(who).find(|tie| tie.kind.is_reporting()).map(|tie| tie.to);
            let Some(at) = boss.and_then(|boss| scene::layout(desk.open.account(), lens).centre(boss)) else {
                return;
            };
            desk.open.move_cards(lens, &[(who, at.x + f64::from(*x), at.y + f64::from(*y))])
        }
        Action::Release(who) => {
            let lens = desk.open.view().lens();
            desk.open.release_cards(lens, &[pick(&people, *who)])
        }
        Action::Manager(who) => {
            let profile = account::ProfileEdit::from(desk.open.account().profile());
            let manager = people.get(who % people.len().max(1)).copied();
            desk.open.edit_profile(account::ProfileEdit { manager, ..profile })
        }
        Action::Undo => desk.open.undo(),
        Action::Redo => desk.open.redo(),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn undo_takes_back_exactly_what_was_done(before in prop::collection::vec(action(), 0..25), then in action()) {
        let mut desk = Desk::new();
        for action in &before {
            carry_out(&mut desk, action);
        }
        let (account, changes) = (desk.open.account().clone(), desk.open.changes());
        prop_assume!(!matches!(then, Action::Undo | Action::Redo));
        carry_out(&mut desk, &then);
        let after = desk.open.account().clone();
        if desk.open.changes() > changes {
            desk.open.undo().unwrap();
            prop_assert_eq!(desk.open.account(), &account);
            desk.open.redo().unwrap();
        }
        prop_assert_eq!(desk.open.account(), &after);
        prop_assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn the_history_folded_from_nothing_is_the_present(actions in prop::collection::vec(action(), 0..40)) {
        let mut desk = Desk::new();
        for action in &actions {
            carry_out(&mut desk, action);
        }
        prop_assert_eq!(&desk.open.folded().unwrap(), desk.open.account());
        let (account, network) = (desk.open.account().clone(), desk.open.network().size());
        let desk = desk.reopened();
        prop_assert_eq!(desk.open.account(), &account);
        prop_assert_eq!(desk.open.network().size(), network);
        prop_assert_eq!(desk.open.account().ties().len(), network.1);
    }

    #[test]
    fn today_is_as_it_is_by_either_clock_and_before_the_first_sign_nobody_is_there(
        actions in prop::collection::vec(action(), 0..40),
    ) {
        let mut desk = Desk::new();
        for action in &actions {
            carry_out(&mut desk, action);
        }
        let today = desk.open.today();
        let first = desk.open.span().unwrap().first_happened;
        for moment in [Moment::happened, Moment::recorded] {
            prop_assert_eq!(&desk.open.as_it_was(moment(today)).unwrap(), desk.open.account());
            let before = desk.open.as_it_was(moment(first.yesterday().unwrap())).unwrap();
            prop_assert_eq!((before.stakeholders().len(), before.ties().len()), (0, 0));
            prop_assert!(desk.open.compared(moment(today), moment(today)).unwrap().is_empty());
        }
    }

    #[test]
    fn a_patch_leads_from_one_drawing_to_the_next(
        before in prop::collection::vec(action(), 5..25), then in prop::collection::vec(action(), 1..4),
    ) {
        let mut desk = Desk::new();
        for action in &before {
            carry_out(&mut desk, action);
        }
        for lens in [Lens::FourWorlds, Lens::OrgChart] {
            patches_lead(&mut desk, lens, &then)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_patch_leads_from_one_drawing_of_a_crowd_to_the_next(then in prop::collection::vec(shifting(), 10..25)) {
        let mut desk = Desk::crowd(540);
        for lens in [Lens::FourWorlds, Lens::OrgChart] {
            patches_lead(&mut desk, lens, &then)?;
        }
    }
}

/// Reports who stand in several rows are led to by a trunk, those in one row by beams: a card that is
/// moved can change how the line of another runs.
#[test]
fn lines_of_others_follow_when_the_only_deep_report_is_moved() {
    let mut desk = Desk::crowd(540);
    let lens = Lens::OrgChart;
    let [boss, near, far] = ["Boss", "Near", "Far"].map(|name| desk.add(name));
    for report in [near, far] {
        desk.open.tie(TieKind::ReportsTo, report, boss).unwrap();
    }
    let at = (0.0, 20_000.0);
    desk.open.move_cards(lens, &[(boss, at.0, at.1)]).unwrap();
    desk.open.move_cards(lens, &[(near, at.0 + 110.0, at.1 + 112.0)]).unwrap();
    desk.open.move_cards(lens, &[(far, at.0, at.1 + 500.0)]).unwrap();
    let sight = Sight::through(lens);
    let mut drawn = desk.open.draw(sight.clone(), None).unwrap().clone();
    desk.open.move_cards(lens, &[(far, at.0 + 900.0, at.1)]).unwrap();
    let patch = desk.open.redraw().unwrap().unwrap();
    assert!(patch.lines.iter().any(|line| line.from == near), "the other's line changes too");
    drawn.apply(patch);
    assert_eq!(&drawn, desk.open.draw(sight, None).unwrap());
}

/// Patched action by action, a drawing tells what one made anew at the end tells. Of so many people that lines
/// run straight it is that very drawing; of fewer, lines and labels that no action came near are where they
/// were, and the drawing is as clear.
fn patches_lead(desk: &mut Desk, lens: Lens, actions: &[Action]) -> Result<(), TestCaseError> {
    let shown = scene::Shown::by_default(Lens::FourWorlds);
    let sight = Sight { shown, ..Sight::through(lens) };
    let mut drawn = desk.open.draw(sight.clone(), None).unwrap().clone();
    for action in actions {
        carry_out(desk, action);
        drawn.apply(desk.open.redraw().unwrap().unwrap());
    }
    let anew = desk.open.draw(sight, None).unwrap();
    if anew.cards.len() > 512 {
        for (one, other) in drawn.lines.iter().zip(&anew.lines) {
            prop_assert_eq!(one, other);
        }
        for (one, other) in drawn.cards.iter().zip(&anew.cards) {
            prop_assert_eq!(one, other);
        }
        prop_assert_eq!((&drawn.zones, &drawn.spots, &drawn.notes), (&anew.zones, &anew.spots, &anew.notes));
        prop_assert!(drawn == *anew);
        return Ok(());
    }
    let labels: Vec<Rect> = drawn.lines.iter().filter_map(|line| Some(line.label.as_ref()?.rect)).collect();
    for (at, label) in labels.iter().enumerate() {
        prop_assert!(!labels[at + 1..].iter().any(|other| other.overlaps(label)));
        prop_assert!(!drawn.cards.iter().any(|card| card.rect.overlaps(label)));
    }
    prop_assert!(drawn.lines.iter().all(|line| holds(&drawn.bounds, &line.bounds)));
    prop_assert_eq!(without_ways(drawn), without_ways(anew.clone()));
    Ok(())
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right() + 1e-6
        && inner.bottom() <= outer.bottom() + 1e-6
}

/// A drawing but for how lines run and where their scores stand.
fn without_ways(mut scene: Scene) -> Scene {
    scene.bounds = Rect::default();
    for line in &mut scene.lines {
        (line.d, line.arrow, line.label, line.bounds) = (String::new(), None, None, Rect::default());
    }
    scene
}
