//! Laws that hold whatever the user does.

use crate::support::{Desk, judgement};
use account::Draft;
use domain::{Attitude, Group, Id, Lens, Stakeholder, TieKind};
use proptest::prelude::*;

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
    Release(usize),
    Manager(usize),
    Undo,
    Redo,
}

fn action() -> impl Strategy<Value = Action> {
    let n = 0..50_usize;
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
        2 => (n.clone(), -500..500, -500..500).prop_map(|(who, x, y)| Action::Move(who, x, y)),
        1 => n.clone().prop_map(Action::Release),
        1 => n.prop_map(Action::Manager),
        3 => Just(Action::Undo),
        2 => Just(Action::Redo),
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
            desk.open.move_cards(Lens::FourWorlds, &[(pick(&people, *who), f64::from(*x), f64::from(*y))])
        }
        Action::Release(who) => desk.open.release_cards(Lens::FourWorlds, &[pick(&people, *who)]),
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
    fn a_patch_leads_from_one_drawing_to_the_next(before in prop::collection::vec(action(), 5..25), then in action()) {
        let mut desk = Desk::new();
        for action in &before {
            carry_out(&mut desk, action);
        }
        let as_of = desk.open.today();
        let view = scene::View { lens: Lens::FourWorlds, shown: scene::Shown::by_default(Lens::FourWorlds), as_of };
        let mut drawn = desk.open.draw(view).clone();
        carry_out(&mut desk, &then);
        let patch = desk.open.redraw().unwrap();
        let fresh = desk.open.draw(view).clone();

        drawn.lines.retain(|line| !patch.gone.contains(&line.id) && patch.lines.iter().all(|new| new.id != line.id));
        drawn.cards.retain(|card| !patch.gone.contains(&card.id) && patch.cards.iter().all(|new| new.id != card.id));
        drawn.lines.extend(patch.lines);
        drawn.cards.extend(patch.cards);
        drawn.lines.sort_by_key(|line| line.id);
        drawn.cards.sort_by_key(|card| card.id);
        let (mut lines, mut cards) = (fresh.lines, fresh.cards);
        lines.sort_by_key(|line| line.id);
        cards.sort_by_key(|card| card.id);
        prop_assert_eq!(drawn.lines, lines);
        prop_assert_eq!(drawn.cards, cards);
        prop_assert_eq!(patch.zones.unwrap_or(drawn.zones), fresh.zones);
        prop_assert_eq!(patch.bounds, fresh.bounds);
    }
}
