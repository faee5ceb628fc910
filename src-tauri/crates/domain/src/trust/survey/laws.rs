//! Laws that hold for any round and any answers.

use super::{
    Answers, Cut, FEWEST_FOR_SPREAD, Figure, Item, Participant, Remark, Results, Round, Secret, Side, Stats,
    Turnout,
};
use crate::{
    id::Id,
    trust::component::{Component, Level},
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

/// As [`replies`], in groups of which some are large.
fn crowds() -> impl Strategy<Value = Vec<Vec<Reply>>> {
    prop::collection::vec(
        prop_oneof![prop::collection::vec(reply(), 0..4), prop::collection::vec(reply(), 12..16)],
        6,
    )
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

/// What is told of these replies where everybody wrote something, in small groups only if `small_wrote`.
fn told_with_remarks(replies: &[Vec<Reply>], least: usize, small_wrote: bool) -> Results {
    let (round, mut answers) = played(replies, true, least);
    let groups: Vec<(Level, Side)> = groups().collect();
    let group = |key: &str| {
        let who = round.participant(key).unwrap();
        groups.iter().position(|&group| group == (who.level, who.side)).unwrap()
    };
    let answered = |at: usize| replies[at].iter().filter(|(answered, _)| *answered).count();
    for one in &mut answers {
        let at = group(&one.participant);
        let is_small = answered(at) < least;
        one.remarks = if is_small && !small_wrote { String::new() } else { format!("{at}") };
    }
    Results::of(&round, &answers).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever the hidden answers are, everything told is the same: so nothing told can tell them.
    #[test]
    fn hiding_never_leaks(replies in replies(), other in replies(), least in 2_usize..5) {
        let changed = hidden_changed(&replies, &other, least);
        prop_assert_eq!(results(&replies, true, least), results(&changed, true, least));
    }

    /// Neither what a small group wrote nor whether it wrote anything makes a difference.
    #[test]
    fn remarks_of_small_groups_never_leak(replies in replies(), least in 2_usize..5) {
        let (silent, told) = (told_with_remarks(&replies, least, false), told_with_remarks(&replies, least, true));
        prop_assert_eq!(&silent, &told);
        let answered = |group: &Vec<Reply>| group.iter().filter(|(answered, _)| *answered).count();
        let of_enough: usize = replies.iter().map(answered).filter(|&count| count >= least).sum();
        prop_assert_eq!(told.remarks().len(), of_enough, "and no other remark is kept back");
    }

    /// Of two and of three answers each is known from mean, spread and number; and a spread that is told of
    /// many and of all would tell that of the few.
    #[test]
    fn an_anonymous_spread_is_of_many_or_not_told(replies in crowds()) {
        let (hiding, open) = (results(&replies, true, 2), results(&replies, false, 2));
        for cut in cuts() {
            let Figure::Shown(told) = hiding.figure(cut) else { continue };
            let parts = cuts().filter(|part| {
                part.component.is_some() && part.level.is_some() && part.side.is_some()
                    && cut.component.is_none_or(|one| part.component == Some(one))
                    && cut.level.is_none_or(|one| part.level == Some(one))
                    && cut.side.is_none_or(|one| part.side == Some(one))
            });
            let many = parts.filter_map(|part| open.figure(part).stats()).all(|part| part.answers >= FEWEST_FOR_SPREAD);
            let all = open.figure(cut).stats().unwrap();
            prop_assert_eq!(told.spread, all.spread.filter(|_| many));
            prop_assert_eq!((told.mean, told.answers), (all.mean, all.answers));
        }
    }

    #[test]
    fn an_anonymous_figure_is_of_enough_answers_or_not_shown(replies in replies(), least in 2_usize..5) {
        let (hiding, open) = (results(&replies, true, least), results(&replies, false, least));
        for cut in cuts() {
            match (hiding.figure(cut), open.figure(cut)) {
                (Figure::Shown(stats), Figure::Shown(all)) => {
                    let spread = stats.spread.and(all.spread);
                    prop_assert_eq!(stats, Stats { spread, ..all }, "nothing but hiding differs");
                    prop_assert!(stats.answers as usize >= least);
                    prop_assert!((1.0..=7.0).contains(&stats.mean));
                    prop_assert!(all.spread.is_some_and(|spread| (0.0..=3.0).contains(&spread)));
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
}

#[test]
fn no_answers_are_unknown_and_never_zero() {
    let silent = vec![vec![(true, [None; 6]), (false, [Some(1); 6])]; 6];
    for anonymous in [false, true] {
        let results = results(&silent, anonymous, 2);
        assert!(cuts().all(|cut| results.figure(cut).stats().is_none()));
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
    assert_eq!(stats.spread, None, "three who are 6 on the average and this far apart are 5, 6 and 7");
    let named = self::results(&replies, false, 3);
    let spread = named.figure(cut(Some(Level::Leadership), Some(Side::Customer))).stats().unwrap().spread;
    assert!((spread.unwrap() - (2.0_f64 / 3.0).sqrt()).abs() < 1e-12);
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

#[test]
fn a_spread_of_an_anonymous_group_takes_eight_answers() {
    let said = |count: usize| vec![vec![(true, [Some(3); 6]); count]];
    let spread = |count, anonymous| {
        let figure = results(&said(count), anonymous, 3).figure(Cut::default());
        figure.stats().unwrap().spread
    };
    assert_eq!((spread(7, true), spread(8, true), spread(7, false)), (None, Some(0.0), Some(0.0)));
}

#[test]
fn remarks_of_a_small_group_stay_hidden_beside_those_of_a_large_one() {
    let said = |count: usize| vec![(true, [Some(2); 6]); count];
    let (round, mut answers) = played(&[said(3), said(1)], true, 3);
    for one in &mut answers {
        one.remarks = format!("by {}", one.participant);
    }
    let told: Vec<String> =
        Results::of(&round, &answers).unwrap().remarks().iter().map(|one| one.text.clone()).collect();
    assert_eq!(told, ["by p0", "by p1", "by p2"]);
}
