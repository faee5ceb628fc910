//! Laws that hold for any round and any answers.

use super::{Answers, Cut, Figure, Item, Participant, Remark, Results, Round, Secret, Side, Turnout};
use crate::{
    id::Id,
    trust::{
        component::{Component, Level},
        opinion::{Evidence, Opinion},
    },
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use proptest::prelude::*;

const DAY: Date = date(2026, 11, 3);

/// What one participant would answer to the six statements, and whether they answer at all.
type Reply = (bool, [Option<u8>; 6]);

fn reply() -> impl Strategy<Value = Reply> {
    let answer = || prop_oneof![1 => Just(None), 3 => (1_u8..=7).prop_map(Some)];
    (prop::bool::weighted(0.8), [answer(), answer(), answer(), answer(), answer(), answer()])
}

/// Up to five participants in each of the six groups.
fn replies() -> impl Strategy<Value = Vec<Vec<Reply>>> {
    prop::collection::vec(prop::collection::vec(reply(), 0..6), 6)
}

fn groups() -> impl Iterator<Item = (Level, Side)> {
    Level::ALL.iter().flat_map(|&level| Side::ALL.iter().map(move |&side| (level, side)))
}

fn cuts() -> impl Iterator<Item = Cut> {
    fn any<T: Copy>(all: &[T]) -> Vec<Option<T>> {
        std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
    }
    any(Component::ALL).into_iter().flat_map(|component| {
        any(Level::ALL)
            .into_iter()
            .flat_map(move |level| any(Side::ALL).into_iter().map(move |side| Cut { component, level, side }))
    })
}

/// The round of these replies and the answers that came in.
fn played(replies: &[Vec<Reply>], anonymous: bool, least_answers: usize) -> (Round, Vec<Answers>) {
    let mut round = Round::new(Id::numbered(1), "Autumn", DAY, Secret([7; 32]));
    (round.anonymous, round.least_answers, round.closed) = (anonymous, least_answers, Some(DAY));
    let mut answers = Vec::new();
    for ((level, side), group) in groups().zip(replies) {
        for (answered, given) in group {
            let number = round.participants.len();
            let key = format!("p{number}");
            if *answered {
                let items = Component::ALL.iter().map(|&component| Item { component, level });
                answers.push(Answers {
                    round: round.id,
                    participant: key.clone(),
                    saved: Timestamp::UNIX_EPOCH,
                    answers: items.zip(given.iter().copied()).collect(),
                    remarks: String::new(),
                });
            }
            let id = Id::numbered(number as u128 + 10);
            round.participants.push(Participant {
                id,
                key,
                name: "Ida Vass".into(),
                side,
                level,
                counterpart: None,
            });
        }
    }
    round.check().unwrap();
    (round, answers)
}

fn results(replies: &[Vec<Reply>], anonymous: bool, least_answers: usize) -> Results {
    let (round, answers) = played(replies, anonymous, least_answers);
    Results::of(&round, &answers).unwrap()
}

/// The replies with everything that is hidden answered as in `other`, and still hidden.
fn hidden_changed(replies: &[Vec<Reply>], other: &[Vec<Reply>], least: usize) -> Vec<Vec<Reply>> {
    let mut changed = replies.to_vec();
    for (group, other) in changed.iter_mut().zip(other) {
        for at in 0..6 {
            let count = group.iter().filter(|(answered, given)| *answered && given[at].is_some()).count();
            if count >= least {
                continue;
            }
            let mut left = least - 1;
            for (index, (answered, given)) in group.iter_mut().enumerate() {
                let new = other.get(index).and_then(|(_, given)| given[at]);
                given[at] = new.filter(|_| !*answered || left > 0);
                left -= usize::from(*answered && given[at].is_some());
            }
        }
    }
    changed
}

fn close(one: Option<Evidence>, other: Option<Evidence>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one.r - other.r).abs() < 1e-9 && (one.s - other.s).abs() < 1e-9,
        (one, other) => one == other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever the hidden answers are, everything told is the same: so nothing told can tell them.
    #[test]
    fn hiding_never_leaks(replies in replies(), other in replies(), least in 2_usize..5) {
        let changed = hidden_changed(&replies, &other, least);
        prop_assert_eq!(results(&replies, true, least), results(&changed, true, least));
    }

    #[test]
    fn an_anonymous_figure_is_of_enough_answers_or_not_shown(replies in replies(), least in 2_usize..5) {
        let (hiding, open) = (results(&replies, true, least), results(&replies, false, least));
        for cut in cuts() {
            match (hiding.figure(cut), open.figure(cut)) {
                (Figure::Shown(stats), all) => {
                    prop_assert_eq!(Figure::Shown(stats), all, "nothing but hiding differs");
                    prop_assert!(stats.answers as usize >= least);
                    prop_assert!((1.0..=7.0).contains(&stats.mean) && (0.0..=3.0).contains(&stats.spread));
                }
                (Figure::Hidden, all) => prop_assert!(all != Figure::Unasked),
                (other, all) => prop_assert_eq!(other, all),
            }
        }
    }

    #[test]
    fn an_open_anonymous_round_shows_nothing(replies in replies()) {
        let (mut round, answers) = played(&replies, true, 2);
        round.closed = None;
        let results = Results::of(&round, &answers).unwrap();
        prop_assert!(cuts().all(|cut| results.figure(cut).stats().is_none()));
        prop_assert!(groups().all(|(level, side)| results.evidence(level, side, 1.0, 8.0).is_none()));
    }

    #[test]
    fn gaps_are_antisymmetric(before in replies(), after in replies(), anonymous: bool) {
        let (before, after) = (results(&before, anonymous, 2), results(&after, anonymous, 2));
        let turned = |gap: Option<f64>| gap.map(|gap| 0.0 - gap);
        for Cut { component, level, side } in cuts() {
            let [ours, theirs] = [Side::Supplier, Side::Customer].map(|side| after.between_sides(component, level, side));
            prop_assert_eq!(ours, turned(theirs));
            for (&of, &over) in Level::ALL.iter().zip(Level::ALL.iter().rev()) {
                let gap = |of, over| after.between_levels(component, side, of, over);
                prop_assert_eq!(gap(of, over), turned(gap(over, of)));
            }
            let cut = Cut { component, level, side };
            prop_assert_eq!(after.between_rounds(&before, cut), turned(before.between_rounds(&after, cut)));
        }
    }

    #[test]
    fn the_order_in_which_answers_come_in_makes_no_difference(replies in replies(), anonymous: bool) {
        let (round, answers) = played(&replies, anonymous, 2);
        prop_assert_eq!(Results::of(&round, &answers), Results::of(&round, answers.iter().rev()));
    }

    #[test]
    fn a_groups_evidence_is_the_sum_of_its_participants(replies in replies(), c in 0.1..1.0) {
        let (round, answers) = played(&replies, false, 1);
        let results = Results::of(&round, &answers).unwrap();
        for (level, side) in groups() {
            let of = |key: &str| round.participant(key).is_some_and(|who| (who.level, who.side) == (level, side));
            let sum = answers
                .iter()
                .filter(|one| of(&one.participant))
                .filter_map(|one| one.evidence(&round, c, 8.0).unwrap())
                .reduce(|sum, one| sum + one);
            prop_assert!(close(results.evidence(level, side, c, 8.0), sum));
        }
    }
}

#[test]
fn no_answers_are_unknown_and_never_zero() {
    let silent = vec![vec![(true, [None; 6]), (false, [Some(1); 6])]; 6];
    for anonymous in [false, true] {
        let results = results(&silent, anonymous, 2);
        assert!(cuts().all(|cut| results.figure(cut).stats().is_none()));
        let evidence = results.evidence(Level::Staff, Side::Customer, 1.0, 8.0);
        assert_eq!(Opinion::from_evidence(evidence.unwrap_or_default()), Opinion::UNKNOWN);
        assert_eq!(results.turnout(Level::Staff, Side::Customer), Turnout { asked: 2, answered: 1 });
    }
    let nobody = results(&[], false, 2);
    assert_eq!(nobody.figure(Cut::default()), Figure::Unasked);
    let unsent = results(&[vec![(false, [None; 6])]], true, 2);
    assert_eq!(unsent.figure(Cut::default()), Figure::Unknown, "that nobody answered is no secret");
}

#[test]
fn a_group_is_told_in_numbers_and_a_small_one_takes_its_totals_with_it() {
    let said = |answer| (true, [Some(answer); 6]);
    // Customer's and supplier's leaders, operation and staff, by turns.
    let replies =
        [vec![said(7), said(5), said(6)], vec![said(2), said(2)], vec![], vec![said(4); 3], vec![], vec![]];
    let results = results(&replies, true, 3);
    let cut = |level, side| Cut { component: Some(Component::Time), level, side };
    let stats = results.figure(cut(Some(Level::Leadership), Some(Side::Customer))).stats().unwrap();
    assert_eq!((stats.mean, stats.answers), (6.0, 3));
    assert!((stats.spread - (2.0_f64 / 3.0).sqrt()).abs() < 1e-12);
    assert_eq!(results.figure(cut(Some(Level::Leadership), Some(Side::Supplier))), Figure::Hidden);
    assert_eq!(results.figure(cut(Some(Level::Leadership), None)), Figure::Hidden);
    assert_eq!(results.figure(cut(None, Some(Side::Supplier))), Figure::Hidden);
    assert_eq!(results.figure(Cut::default()), Figure::Hidden);
    let customer = results.figure(Cut { side: Some(Side::Customer), ..Cut::default() }).stats().unwrap();
    assert_eq!((customer.mean, customer.answers), (6.0, 18));
    assert_eq!(results.between_sides(Some(Component::Time), Some(Level::Leadership), Side::Customer), None);
    let operation = results.between_levels(None, Some(Side::Supplier), Level::Operation, Level::Staff);
    assert_eq!(operation, None, "nobody of the staff was asked");
}

#[test]
fn of_two_answers_by_one_participant_the_later_counts() {
    let (round, mut answers) = played(&[vec![(true, [Some(2); 6])]], false, 1);
    let later = Answers {
        saved: "2026-11-03T10:00:00Z".parse().unwrap(),
        answers: answers[0].answers.keys().map(|&item| (item, Some(6))).collect(),
        ..answers[0].clone()
    };
    answers.insert(0, later);
    let figure = Results::of(&round, &answers).unwrap().figure(Cut::default());
    assert_eq!(figure.stats().map(|stats| (stats.mean, stats.answers)), Some((6.0, 6)));
}

#[test]
fn remarks_are_told_without_names_and_order_where_the_round_is_anonymous() {
    let remarks = |anonymous, closed, silent: usize| {
        let (mut round, mut answers) = played(&[vec![(true, [Some(2); 6]); 3]], anonymous, 3);
        round.closed = closed;
        answers.truncate(3 - silent);
        answers[0].remarks = " zeal ".into();
        answers[1].remarks = "apathy".into();
        Results::of(&round, &answers).unwrap().remarks().to_vec()
    };
    let remark =
        |id: Option<u128>, text: &str| Remark { participant: id.map(Id::numbered), text: text.into() };
    assert_eq!(remarks(true, Some(DAY), 0), [remark(None, "apathy"), remark(None, "zeal")]);
    assert_eq!(remarks(true, None, 0), []);
    assert_eq!(remarks(true, Some(DAY), 1), []);
    assert_eq!(remarks(false, None, 1), [remark(Some(11), "apathy"), remark(Some(10), "zeal")]);
}
