//! What holds of every account’s roll-ups, trends and courses.

use super::{
    desk::{Desk, TODAY},
    *,
};
use crate::trust::course;
use jiff::ToSpan;
use proptest::{collection::vec, prelude::*, sample::select};

/// People of all groups and levels, ties between them, some scored.
fn account() -> impl Strategy<Value = Account> {
    let person = (select(Group::ALL), proptest::option::of(select(Level::ALL)));
    let tie = (0_usize..12, 0_usize..12, proptest::option::of(1_u8..=10), 0_i64..500);
    (vec(person, 0..12), vec(tie, 0..40)).prop_map(|(people, ties)| {
        let mut desk = Desk::new();
        let mut ids = vec![desk.manager];
        for (number, (group, level)) in people.into_iter().enumerate() {
            ids.push(desk.person(&format!("Person {number}"), group, |it| it.level = level));
        }
        for (from, to, factor, days_ago) in ties {
            let (from, to) = (ids[from % ids.len()], ids[to % ids.len()]);
            match factor {
                _ if from == to => {}
                Some(factor) => {
                    desk.score(from, to, factor, days_ago);
                }
                None => {
                    desk.tie(from, to);
                }
            }
        }
        desk.account
    })
}

fn figures(card: &Scorecard) -> Vec<&Figure> {
    let rows = card.groups.iter().flat_map(|row| row.levels.iter().map(|(_, ways)| ways).chain([&row.all]));
    let pairs = card.organisations.iter().map(|pair| &pair.ways);
    let ways = rows.chain(pairs).chain([&card.customer]);
    ways.flat_map(|ways| [&ways.in_us, &ways.in_them]).chain([&card.coverage]).collect()
}

proptest! {
    #[test]
    fn every_figure_keeps_its_laws(account in account()) {
        let card = Scorecard::of(&account, TODAY);
        let scores: Vec<f64> = account.ties().filter_map(|tie| {
            let score = account.score(tie.id, TODAY);
            (!score.opinion.is_unknown()).then(|| score.opinion.expected())
        }).collect();
        let least = scores.iter().copied().fold(1.0, f64::min);
        let most = scores.iter().copied().fold(0.0, f64::max);
        for figure in figures(&card) {
            prop_assert!(figure.scored <= figure.ties);
            prop_assert!(figure.coverage().is_none_or(|coverage| (0.0..=1.0).contains(&coverage)));
            prop_assert_eq!(figure.expected.is_none(), figure.scored == 0, "unknown, and never zero");
            prop_assert!(figure.expected.is_none_or(|it| it >= least - 1e-9 && it <= most + 1e-9));
        }
        prop_assert_eq!(card.is_empty(), scores.is_empty());
    }

    #[test]
    fn the_whole_lies_between_its_parts(account in account()) {
        let card = Scorecard::of(&account, TODAY);
        for row in &card.groups {
            for way in [|ways: &Ways| ways.in_us.clone(), |ways: &Ways| ways.in_them.clone()] {
                let parts: Vec<Figure> = row.levels.iter().map(|(_, ways)| way(ways)).collect();
                let whole = way(&row.all);
                prop_assert_eq!(parts.iter().map(|part| part.ties).sum::<usize>(), whole.ties);
                prop_assert_eq!(parts.iter().map(|part| part.scored).sum::<usize>(), whole.scored);
                let known: Vec<f64> = parts.iter().filter_map(|part| part.expected).collect();
                if let Some(expected) = whole.expected {
                    prop_assert!(known.iter().any(|part| *part <= expected + 1e-9));
                    prop_assert!(known.iter().any(|part| *part >= expected - 1e-9));
                }
            }
        }
    }

    #[test]
    fn a_trend_is_the_difference_of_what_is_shown(account in account()) {
        let since = TODAY.saturating_sub(90.days());
        for tie in account.ties() {
            let trend = Trend::of(&account, [tie.id], since, TODAY);
            let (was, is) = (account.score(tie.id, since).points(), account.score(tie.id, TODAY).points());
            prop_assert_eq!((trend.was, trend.is), (was, is));
            prop_assert_eq!(trend.reason.is_some(), was != is, "{}", trend.sentence());
        }
    }

    #[test]
    fn a_course_ends_in_the_score_of_the_day(account in account()) {
        let since = TODAY.saturating_sub(365.days());
        for tie in account.ties() {
            let course = course::of_tie(&account, tie.id, since, TODAY);
            prop_assert!(course.windows(2).all(|two| two[0].on < two[1].on));
            prop_assert_eq!(course.first().map(|moment| moment.on), Some(since));
            prop_assert_eq!(course.last().and_then(|moment| moment.points), account.score(tie.id, TODAY).points());
            let alone = course::of_ties(&account, &[tie.id], since, TODAY);
            prop_assert_eq!(alone.len(), 13);
            prop_assert_eq!(alone.last(), course.last());
            prop_assert_eq!(alone.first(), course.first());
        }
    }
}
