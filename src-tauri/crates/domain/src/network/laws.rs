//! What holds of routes in any network: checked against every way there is.

use super::*;
use crate::{
    account::Account,
    profile::Profile,
    rollup::Mark,
    stakeholder::{Group, Stakeholder, Status},
};
use proptest::{collection::vec, prelude::*};
use std::collections::BTreeSet;

/// A small network: who reports to whom, who trusts whom how far, and who left.
#[derive(Clone, Debug)]
struct Case {
    people: usize,
    trusts: Vec<(usize, usize, Option<u8>)>,
    lines: Vec<(usize, usize)>,
    left: Option<usize>,
    avoid: BTreeSet<usize>,
    to: BTreeSet<usize>,
}

const LINES: Lines = Lines { solid: 0.6, dotted: 0.0 };

fn case() -> impl Strategy<Value = Case> {
    (3..8_usize).prop_flat_map(|people| {
        let one = 0..people;
        (
            Just(people),
            vec((one.clone(), one.clone(), proptest::option::weighted(0.9, 0..=100_u8)), 0..24),
            vec((one.clone(), one.clone()), 0..4),
            proptest::option::weighted(0.2, 1..people),
            proptest::collection::btree_set(1..people, 0..2),
            proptest::collection::btree_set(1..people, 1..3),
        )
            .prop_map(|(people, trusts, lines, left, avoid, to)| Case {
                people,
                trusts,
                lines,
                left,
                avoid,
                to,
            })
    })
}

fn person(at: usize) -> Id {
    Id::numbered(at as u128 + 1)
}

impl Case {
    fn account(&self) -> (Account, Vec<Mark>) {
        let mut account = Account::new(Profile::new(Id::numbered(900), "Acme"));
        let mut deltas = Vec::new();
        for at in 0..self.people {
            let known = Stakeholder::new(person(at), format!("P{at}"), Group::Customer);
            let status = if self.left == Some(at) { Status::Left } else { Status::Known };
            deltas.push(Delta::added(Stakeholder { status, ..known }));
        }
        let mut marks: Vec<Mark> = Vec::new();
        let mut joined = BTreeSet::new();
        let mut number = 100;
        let mut tie = |kind, from, to| {
            number += 1;
            (from != to && joined.insert((kind, from, to)))
                .then(|| Tie::new(Id::numbered(number), kind, person(from), person(to)))
        };
        for &(from, to, points) in &self.trusts {
            let Some(tie) = tie(TieKind::Trust, from, to) else { continue };
            let expected = points.map(|points| f64::from(points) / 100.0);
            let certainty = if expected.is_some() { 0.8 } else { 0.0 };
            let (from, to) = (tie.from, tie.to);
            marks.push(Mark { tie: tie.id, from, to, expected, certainty, was: None, age_days: None });
            deltas.push(Delta::added(tie));
        }
        for &(from, to) in &self.lines {
            deltas.extend(tie(TieKind::ReportsTo, from, to).map(Delta::added));
        }
        account.apply(&deltas);
        (account, marks)
    }

    fn ids(of: &BTreeSet<usize>) -> BTreeSet<Id> {
        of.iter().map(|&at| person(at)).collect()
    }
}

/// The best P of one step from somebody to another, by the records alone.
fn step(case: &Case, account: &Account, marks: &[Mark], from: Id, to: Id) -> f64 {
    let gone = |id: Id| case.left.map(person) == Some(id);
    if gone(from) || gone(to) {
        return 0.0;
    }
    let trust = marks.iter().find(|mark| mark.from == from && mark.to == to).and_then(|mark| mark.expected);
    let line = [(from, to), (to, from)]
        .iter()
        .any(|&(from, to)| account.tie_between(TieKind::ReportsTo, from, to).is_some());
    trust.unwrap_or(0.0).max(if line { LINES.solid } else { 0.0 })
}

/// Every way from the first person to one of those asked for: everybody on it and its steps.
fn every_way(case: &Case, account: &Account, marks: &[Mark]) -> Vec<(Vec<usize>, Vec<f64>)> {
    let mut ways = Vec::new();
    let mut open = vec![(vec![0], Vec::new())];
    while let Some((people, steps)) = open.pop() {
        let last = people[people.len() - 1];
        if people.len() > 1 && case.to.contains(&last) {
            ways.push((people, steps));
            continue;
        }
        for next in (0..case.people).filter(|next| !people.contains(next)) {
            if case.avoid.contains(&next) && !case.to.contains(&next) {
                continue;
            }
            let p = step(case, account, marks, person(last), person(next));
            if p > 0.0 {
                let (mut people, mut steps) = (people.clone(), steps.clone());
                people.push(next);
                steps.push(p);
                open.push((people, steps));
            }
        }
    }
    ways
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1e-6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn routes_are_never_better_and_never_worse_than_the_best_of_all_ways(case in case()) {
        let (account, marks) = case.account();
        let network = Network::of(&account);
        let access = Access::of(&account, &network, &marks, LINES);
        let (to, avoid) = (Case::ids(&case.to), Case::ids(&case.avoid));
        let question = Question { from: person(0), to: &to, avoid: &avoid };
        let mut ways = every_way(&case, &account, &marks);
        let product = |steps: &[f64]| steps.iter().product::<f64>();
        let least = |steps: &[f64]| steps.iter().copied().fold(f64::INFINITY, f64::min);
        ways.sort_by(|(_, a), (_, b)| product(b).total_cmp(&product(a)));

        let best = access.best(&question);
        prop_assert_eq!(best.is_some(), !ways.is_empty());
        if let (Some(best), Some((_, steps))) = (&best, ways.first()) {
            prop_assert!(near(best.trust(), product(steps)), "{} against {}", best.trust(), product(steps));
        }

        let widest = access.widest(&question);
        let width = ways.iter().map(|(_, steps)| least(steps)).fold(0.0, f64::max);
        prop_assert_eq!(widest.is_some(), !ways.is_empty());
        if let Some(widest) = &widest {
            prop_assert!(near(widest.weakest().unwrap().expected, width));
            let widest_ways = ways.iter().filter(|(_, steps)| near(least(steps), width));
            let best = widest_ways.map(|(_, steps)| product(steps)).fold(0.0, f64::max);
            prop_assert!(near(widest.trust(), best));
        }

        let routes = access.alternatives(&question, 5);
        prop_assert_eq!(routes.len(), ways.len().min(5));
        let ways_of: BTreeSet<Vec<Id>> = routes.iter().map(|route| route.people().collect()).collect();
        prop_assert_eq!(ways_of.len(), routes.len(), "two routes are the same");
        for (route, (_, steps)) in routes.iter().zip(&ways) {
            prop_assert!(near(route.trust(), product(steps)), "{} against {}", route.trust(), product(steps));
            let people: Vec<Id> = route.people().collect();
            prop_assert!(ways.iter().any(|(way, _)| way.iter().map(|&at| person(at)).eq(people.iter().copied())));
        }
    }

    #[test]
    fn every_goal_has_its_own_best_route(case in case()) {
        let (account, marks) = case.account();
        let network = Network::of(&account);
        let access = Access::of(&account, &network, &marks, LINES);
        let avoid = Case::ids(&case.avoid);
        let all = access.to_each(&Question { from: person(0), to: &Case::ids(&case.to), avoid: &avoid });
        for &goal in &case.to {
            let to = [person(goal)].into();
            // Others who are asked for may be gone through, even where they would be avoided otherwise.
            let avoid: BTreeSet<Id> = avoid.iter().copied().filter(|id| !Case::ids(&case.to).contains(id)).collect();
            let alone = access.best(&Question { from: person(0), to: &to, avoid: &avoid });
            let together = all.get(&person(goal));
            prop_assert_eq!(alone.is_some(), together.is_some());
            if let (Some(alone), Some(together)) = (alone, together) {
                prop_assert!(near(alone.trust(), together.trust()));
            }
        }
    }

    #[test]
    fn more_trust_never_makes_the_best_route_longer(case in case(), at in any::<prop::sample::Index>(), more in 0.0..1.0) {
        let (account, mut marks) = case.account();
        let network = Network::of(&account);
        let (to, avoid) = (Case::ids(&case.to), Case::ids(&case.avoid));
        let question = Question { from: person(0), to: &to, avoid: &avoid };
        let before = Access::of(&account, &network, &marks, LINES).best(&question);
        if marks.is_empty() {
            return Ok(());
        }
        let mark = at.index(marks.len());
        let was = marks[mark].expected.unwrap_or(0.0);
        marks[mark].expected = Some(was + (1.0 - was) * more);
        let after = Access::of(&account, &network, &marks, LINES).best(&question);
        let trust = |route: Option<Route>| route.map_or(0.0, |route| route.trust());
        prop_assert!(trust(after) >= trust(before) * (1.0 - 1e-12));
    }
}

/// Marcus trusts Priya 60 and Dan 90; both trust Ines, Priya 90 and Dan 50; Ines reports to Olga.
fn example() -> (Account, Vec<Mark>) {
    let case = Case {
        people: 5,
        trusts: vec![(0, 1, Some(60)), (0, 2, Some(90)), (1, 3, Some(90)), (2, 3, Some(50)), (4, 0, None)],
        lines: vec![(3, 4)],
        left: None,
        avoid: BTreeSet::new(),
        to: BTreeSet::new(),
    };
    case.account()
}

#[test]
fn a_route_tells_its_trust_its_certainty_and_its_weakest_hop() {
    let (account, marks) = example();
    let network = Network::of(&account);
    let access = Access::of(&account, &network, &marks, LINES);
    let (to, avoid) = ([person(4)].into(), BTreeSet::new());
    let question = Question { from: person(0), to: &to, avoid: &avoid };
    let best = access.best(&question).unwrap();
    assert_eq!(best.people().collect::<Vec<_>>(), [0, 1, 3, 4].map(person));
    assert!((best.trust() - 0.6 * 0.9 * 0.6).abs() < 1e-12);
    assert!((best.certainty() - 0.6 * 0.9).abs() < 1e-12, "the last hop, a reporting line, is certain");
    let weakest = best.weakest().unwrap();
    assert_eq!((weakest.from, weakest.to), (person(0), person(1)));
    assert!(matches!(best.hops[2].grounds, Grounds::Upwards(_)));

    let others = access.alternatives(&question, 5);
    assert_eq!(others.len(), 2);
    assert_eq!(others[1].people().collect::<Vec<_>>(), [0, 2, 3, 4].map(person));
    let avoid = [person(1)].into();
    assert_eq!(access.best(&Question { avoid: &avoid, ..question }).unwrap(), others[1]);
    assert_eq!(others[1].end(), Some(person(4)));
}

#[test]
fn nobody_is_reached_over_trust_that_is_not_known_or_through_who_left() {
    let (account, marks) = example();
    let network = Network::of(&account);
    let access = Access::of(&account, &network, &marks, Lines { solid: 0.0, dotted: 0.0 });
    let (to, avoid) = ([person(0)].into(), BTreeSet::new());
    assert_eq!(access.best(&Question { from: person(4), to: &to, avoid: &avoid }), None);
    let nobody = BTreeSet::new();
    assert_eq!(access.best(&Question { from: person(0), to: &nobody, avoid: &avoid }), None);
    let myself = [person(0)].into();
    assert_eq!(access.best(&Question { from: person(0), to: &myself, avoid: &avoid }), None);
}
