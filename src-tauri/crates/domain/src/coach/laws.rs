//! What holds of the coach in any account, and of scores that are kept in step with it.

use super::{tests::check, *};
use crate::{
    change::{Delta, inverse},
    id::Id,
    incident::{Effect, Incident},
    network::{Access, Lines, Question, Route},
    plan::Action,
    profile::Profile,
    rollup::Tally,
    scorecard::desk::{Desk, TODAY},
    stakeholder::{Coverage, Group, Influence, Level, Role, Stakeholder, Status},
    tie::{Tie, TieKind},
    trust::{Scale, TrustEquation},
};
use jiff::ToSpan;
use proptest::{collection::vec, prelude::*, sample::select};

/// One thing that is done to an account.
type Deed = (u8, usize, usize, u8, i64);

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    vec((0_u8..12, 0_usize..12, 0_usize..12, 1_u8..=10, 0_i64..500), 1..40)
}

/// A desk with some people of every sort.
fn desk() -> Desk {
    let mut desk = Desk::new();
    for number in 0_usize..11 {
        desk.person(&format!("Person {number}"), Group::ALL[number % 4], |it| {
            it.level = Level::ALL.get(number % 4).copied();
            it.roles = Role::ALL.get(number % 9).copied().into_iter().collect();
            it.influence = Influence::ALL.get(number % 5).copied();
            it.coverage = Coverage::ALL.get(number % 6).copied();
        });
    }
    desk
}

/// What a deed changes; nothing where it cannot be done.
fn deltas(desk: &mut Desk, (what, from, to, number, days_ago): Deed) -> Vec<Delta> {
    let account = &desk.account;
    let ids: Vec<Id> = account.stakeholders().map(|known| known.id).collect();
    let (from, to) = (ids[from % ids.len()], ids[to % ids.len()]);
    let on = TODAY.saturating_sub(days_ago.days());
    let ties: Vec<Tie> = account.ties().cloned().collect();
    let tie = ties.get(usize::from(number) % ties.len().max(1)).cloned();
    let kind = match what {
        0..=3 => TieKind::Trust,
        4 => TieKind::ReportsTo,
        5 => TieKind::ReportsDotted,
        _ => TieKind::Supplies,
    };
    let trust: Vec<&Tie> = ties.iter().filter(|tie| tie.kind == TieKind::Trust).collect();
    match (what, trust.as_slice()) {
        (0..=6, _) if from != to && account.tie_between(kind, from, to).is_none() => {
            let id = desk.fresh();
            let tie = Tie::new(id, kind, from, to);
            let mut deltas = vec![Delta::added(tie)];
            if kind == TieKind::Trust {
                let equation = TrustEquation::new(number, number, number, 11 - number, Scale::Ten).unwrap();
                deltas.push(Delta::added(crate::Assessment {
                    id: desk.fresh(),
                    tie: id,
                    reading: equation.into(),
                    on,
                    assessor: format!("Person {}", number % 3),
                    rationale: String::new(),
                    confidence: 1.0,
                    sealed: days_ago % 7 == 0,
                }));
            }
            deltas
        }
        (7, trust) if !trust.is_empty() => {
            let some = trust.iter().skip(usize::from(number) % trust.len()).take(3).map(|tie| tie.id);
            let effect = if number % 2 == 0 { Effect::Built } else { Effect::Diluted };
            vec![Delta::added(Incident {
                ties: some.collect(),
                id: desk.fresh(),
                on,
                title: "Late".into(),
                story: String::new(),
                effect,
                strength: 1 + number % 5,
                side: None,
                level: None,
                components: [].into(),
                tags: [].into(),
                told_by: String::new(),
            })]
        }
        (8, _) => {
            let known = account.stakeholder(from).unwrap().clone();
            let after = Stakeholder { status: Status::Left, owner: Some(to), ..known.clone() };
            Delta::edited(known, after).into_iter().collect()
        }
        (9, _) => tie.map(|tie| account.removal_of_tie(tie.id).unwrap()).unwrap_or_default(),
        (10, _) => {
            let profile = account.profile().clone();
            let mut after = profile.clone();
            after.half_life_days = f64::from(number) * 30.0;
            after.measures.trend_days = u16::from(number) * 20;
            Delta::edited(profile, after).into_iter().collect()
        }
        (11, _) => {
            let id = desk.fresh();
            let action = Action { concerns: [to].into(), due: Some(on), ..Action::new(id, "Do", on) };
            vec![Delta::added(action)]
        }
        _ => Vec::new(),
    }
}

fn played(deeds: Vec<Deed>) -> Account {
    let mut desk = desk();
    for deed in deeds {
        let deltas = deltas(&mut desk, deed);
        desk.account.apply(&deltas);
    }
    desk.account
}

proptest! {
    #[test]
    fn marks_that_follow_are_marks_made_anew(all in deeds(), back in vec(any::<bool>(), 40)) {
        let mut desk = desk();
        let mut marks = Marks::of(&desk.account, TODAY);
        for (deed, back) in all.into_iter().zip(back) {
            let done = deltas(&mut desk, deed);
            desk.account.apply(&done);
            marks.follow(&desk.account, &done);
            prop_assert_eq!(&marks, &Marks::of(&desk.account, TODAY));
            if back {
                let undone = inverse(&done);
                desk.account.apply(&undone);
                marks.follow(&desk.account, &undone);
                prop_assert_eq!(&marks, &Marks::of(&desk.account, TODAY));
            }
        }
        let (anew, over) = (Tally::of(&desk.account, TODAY), Tally::over(&desk.account, &marks));
        prop_assert_eq!(&anew.marks, &over.marks);
        prop_assert_eq!(anew.customer(), over.customer());
    }

    #[test]
    fn every_finding_of_any_account_can_be_acted_on(deeds in deeds()) {
        let account = played(deeds);
        let marks = Marks::of(&account, TODAY);
        let network = Network::of(&account);
        let coach = Coach::of(&account, &network, &marks, TODAY);
        let mut keys: Vec<&str> = coach.findings.iter().map(|finding| finding.key.as_str()).collect();
        for finding in &coach.findings {
            check(&account, finding);
        }
        prop_assert!(coach.findings.is_sorted_by(|one, other| one.stake >= other.stake));
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        prop_assert_eq!(keys.len(), all, "no two findings have one key");
        prop_assert_eq!(&coach, &Coach::of(&account, &network, &marks, TODAY), "the same every time");
    }

    #[test]
    fn whoever_can_be_reached_is_reached_as_routes_tell(deeds in deeds()) {
        let account = played(deeds);
        let (marks, network) = (Marks::of(&account, TODAY), Network::of(&account));
        let look = Look::at(&account, &network, &marks, TODAY);
        let Some(from) = look.manager_id() else { return Ok(()) };
        let lines = Lines::from(&account.profile().measures);
        let access = Access::of(&account, &network, marks.all().map(|marked| &marked.mark), lines);
        for number in (0..look.people.len()).filter(|&number| look.id(number) != from) {
            let (to, avoid) = ([look.id(number)].into(), [].into());
            let best = access.best(&Question { from, to: &to, avoid: &avoid }).map_or(0.0, |best| best.trust());
            prop_assert!((look.carried(number) - best).abs() < 1e-9);
            let route = look.route(number);
            prop_assert!((route.as_ref().map_or(0.0, Route::trust) - best).abs() < 1e-9);
            prop_assert!(route.is_none_or(|route| route.end() == Some(look.id(number))));
        }
    }

    #[test]
    fn a_rule_that_is_off_finds_nothing_and_the_others_what_they_found(deeds in deeds(), rule in select(Rule::ALL)) {
        let mut account = played(deeds);
        let find = |account: &Account| {
            Coach::of(account, &Network::of(account), &Marks::of(account, TODAY), TODAY).findings
        };
        let mut on = find(&account);
        let profile = account.profile().clone();
        let coach = Tuning { off: [rule].into(), ..Tuning::default() };
        account.apply(&[Delta::edited(profile.clone(), Profile { coach, ..profile }).unwrap()]);
        on.retain(|finding| finding.rule != rule);
        prop_assert_eq!(find(&account), on);
    }
}
