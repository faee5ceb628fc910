//! What holds of the measures in any network: checked against the formulas as they are written.

use super::{brandes::Counted, *};
use crate::stakeholder::Group;
use proptest::{collection::vec, prelude::*};

const ON: fn(f32) -> bool = |_| true;
/// The least length that counts, by the longest: what an arc of P = 1 stands for.
const SHORTEST: f64 = 1e-9;

/// A small network: strengths by pair, 0 where there is no arc.
#[derive(Clone, Debug)]
struct Case {
    people: usize,
    strengths: Vec<Vec<f64>>,
    groups: Vec<Group>,
}

/// Strengths whose products often agree, and 1.
const STRENGTHS: [f64; 5] = [1.0, 0.8, 0.5, 0.4, 0.25];

fn case() -> impl Strategy<Value = Case> {
    (1..7_usize, 1..8_u8).prop_flat_map(|(people, rarity)| {
        let strength = (0..rarity, 0..STRENGTHS.len())
            .prop_map(|(rare, which)| if rare == 0 { STRENGTHS[which] } else { 0.0 });
        let groups = vec((0..Group::ALL.len()).prop_map(|at| Group::ALL[at]), people);
        (vec(vec(strength, people), people), groups).prop_map(move |(mut strengths, groups)| {
            (0..people).for_each(|person| strengths[person][person] = 0.0);
            Case { people, strengths, groups }
        })
    })
}

impl Case {
    fn arcs(&self) -> Vec<Arc> {
        let pairs = (0..self.people).flat_map(|a| (0..self.people).map(move |b| (a, b)));
        let strong = pairs.filter(|&(a, b)| self.strengths[a][b] > 0.0);
        strong.map(|(a, b)| Arc::trusted(a as u32, b as u32, self.strengths[a][b])).collect()
    }

    fn directed(&self) -> Flat {
        Flat::directed(self.people, &self.arcs())
    }

    /// Both ways as strong as the way from the lower number.
    fn mutual(&self) -> Self {
        let mut mutual = self.clone();
        for (a, b) in (0..self.people).flat_map(|b| (0..b).map(move |a| (a, b))) {
            mutual.strengths[b][a] = self.strengths[a][b];
        }
        mutual
    }

    fn has(&self, a: usize, b: usize) -> bool {
        self.strengths[a][b] > 0.0
    }

    fn joined(&self, a: usize, b: usize) -> bool {
        self.has(a, b) || self.has(b, a)
    }

    /// How long an arc is by a weighing.
    fn length(&self, weighing: Weighing, a: usize, b: usize) -> f64 {
        let longest = self.arcs().iter().map(|arc| arc.length).fold(0.0, f64::max);
        match weighing {
            Weighing::Steps => 1.0,
            Weighing::Lengths => {
                let unit = if longest > 0.0 { longest } else { 1.0 };
                (-self.strengths[a][b].ln()).max(unit * SHORTEST)
            }
        }
    }

    /// Every way from one person to another on which nobody stands twice, with its length.
    fn every_way(&self, weighing: Weighing, from: usize, to: usize) -> Vec<(Vec<usize>, f64)> {
        let mut ways = Vec::new();
        let mut open = vec![(vec![from], 0.0)];
        while let Some((way, length)) = open.pop() {
            let last = way[way.len() - 1];
            if last == to {
                ways.push((way, length));
                continue;
            }
            for next in (0..self.people).filter(|&next| self.has(last, next) && !way.contains(&next)) {
                let further = length + self.length(weighing, last, next);
                open.push(([way.clone(), vec![next]].concat(), further));
            }
        }
        ways
    }

    /// Betweenness and pairs that are joined, by enumerating all shortest ways.
    fn betweenness(&self, weighing: Weighing) -> (Vec<f64>, Vec<f64>) {
        let (mut raw, mut joined) = (vec![0.0; self.people], vec![0.0; self.people]);
        for (from, to) in (0..self.people).flat_map(|a| (0..self.people).map(move |b| (a, b))) {
            let ways = if from == to { Vec::new() } else { self.every_way(weighing, from, to) };
            let least = ways.iter().map(|(_, length)| *length).fold(f64::INFINITY, f64::min);
            let best: Vec<_> = ways.iter().filter(|(_, length)| length - least < 1e-10).collect();
            for person in
                (0..self.people).filter(|&person| person != from && person != to && !ways.is_empty())
            {
                let over = best.iter().filter(|(way, _)| way.contains(&person)).count();
                raw[person] += over as f64 / best.len() as f64;
                joined[person] += 1.0;
            }
        }
        (raw, joined)
    }

    /// How many are in each part of the projection that is left without some.
    fn parts(&self, of: &[usize]) -> Vec<Vec<usize>> {
        let mut left: Vec<usize> = of.to_vec();
        let mut parts = Vec::new();
        while let Some(first) = left.pop() {
            let mut part = vec![first];
            let mut at = 0;
            while at < part.len() {
                let (near, far) = left.iter().partition(|&&other| self.joined(part[at], other));
                left = far;
                part.extend::<Vec<usize>>(near);
                at += 1;
            }
            parts.push(part);
        }
        parts
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn all_near(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| near(a, b))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn betweenness_is_what_all_shortest_ways_say(case in case(), threads in 1..4_usize) {
        for weighing in [Weighing::Steps, Weighing::Lengths] {
            let found = Betweenness::exact(&case.directed(), weighing, threads, &ON).unwrap();
            let (raw, joined) = case.betweenness(weighing);
            prop_assert!(all_near(&found.raw, &raw), "{weighing:?} {:?} should be {raw:?}", found.raw);
            prop_assert!(all_near(&found.joined, &joined), "{:?} should be {joined:?}", found.joined);
            prop_assert!(found.error.iter().all(|&error| error == 0.0));
            let all: Vec<u32> = (0..case.people as u32).collect();
            let parts = Betweenness::of(&case.directed(), weighing, Counted::ByPart, &all, threads, &ON).unwrap();
            prop_assert!(all_near(&parts.raw, &raw), "both parts of each way make a whole one");
            prop_assert!(all_near(&parts.joined, &joined));
            for share in found.normalised(&case.directed()) {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&share));
            }
            let mutual = case.mutual();
            let flat = Flat::undirected(case.people, &mutual.arcs());
            let found = Betweenness::exact(&flat, weighing, threads, &ON).unwrap();
            let halves: Vec<f64> = mutual.betweenness(weighing).0.iter().map(|raw| raw / 2.0).collect();
            prop_assert!(all_near(&found.raw, &halves), "{:?} should be {halves:?}", found.raw);
        }
    }

    #[test]
    fn threads_and_sources_that_are_all_drawn_change_nothing(case in case(), threads in 2..6_usize, seed in any::<u64>()) {
        let flat = case.directed();
        for weighing in [Weighing::Steps, Weighing::Lengths] {
            let one = Betweenness::exact(&flat, weighing, 1, &ON).unwrap();
            prop_assert_eq!(&one, &Betweenness::exact(&flat, weighing, threads, &ON).unwrap());
            prop_assert_eq!(&one, &Betweenness::estimated(&flat, weighing, case.people + threads, seed, &ON).unwrap());
        }
    }

    #[test]
    fn constraint_and_effective_size_are_what_the_formulas_say(case in case()) {
        let flat = case.directed();
        for (tied, is_plain) in [(Tied::ByStrength, false), (Tied::Plainly, true)] {
            let holes = Holes::of(&flat, tied);
            let counts = |a: usize, b: usize| if is_plain { f64::from(u8::from(case.has(a, b))) } else { case.strengths[a][b] };
            let both = |a: usize, b: usize| counts(a, b) + counts(b, a);
            let people: Vec<usize> = (0..case.people).collect();
            let share = |i: usize, j: usize| both(i, j) / people.iter().map(|&k| both(i, k)).sum::<f64>();
            for &i in &people {
                let neighbours: Vec<usize> = people.iter().copied().filter(|&j| case.joined(i, j)).collect();
                if neighbours.is_empty() {
                    prop_assert_eq!((holes.constraint[i], holes.effective_size[i]), (None, None));
                    continue;
                }
                let through = |j: usize| -> f64 {
                    neighbours.iter().filter(|&&k| k != j).map(|&k| share(i, k) * share(k, j)).sum()
                };
                let constraint: f64 = neighbours.iter().map(|&j| (share(i, j) + through(j)).powi(2)).sum();
                prop_assert!(near(holes.constraint[i].unwrap(), constraint));
                let ties = neighbours.iter().flat_map(|&j| neighbours.iter().map(move |&k| (j, k)));
                let ties = ties.filter(|&(j, k)| j < k && case.joined(j, k)).count() as f64;
                let n = neighbours.len() as f64;
                prop_assert!(near(holes.effective_size[i].unwrap(), n - 2.0 * ties / n));
                let outside = neighbours.iter().filter(|&&j| case.groups[j] != case.groups[i]).count() as f64;
                prop_assert!(near(outwardness(&flat, &case.groups)[i].unwrap(), (outside - (n - outside)) / n));
            }
        }
    }

    #[test]
    fn brokerage_is_what_every_three_people_say(case in case()) {
        let found = Brokerage::of(&case.directed(), &case.groups);
        for (v, found) in found.iter().enumerate() {
            let own = case.groups[v];
            let mut roles = Roles::default();
            let mut linked = std::collections::BTreeMap::new();
            for (a, c) in (0..case.people).flat_map(|a| (0..case.people).map(move |c| (a, c))) {
                let carries = |a: usize, c: usize| a != c && case.has(a, v) && case.has(v, c) && !case.has(a, c);
                let (from, to) = (case.groups[a], case.groups[c]);
                if carries(a, c) {
                    match (from == own, to == own) {
                        (true, true) => roles.coordinator += 1,
                        (false, true) => roles.gatekeeper += 1,
                        (true, false) => roles.representative += 1,
                        (false, false) if from == to => roles.consultant += 1,
                        (false, false) => roles.liaison += 1,
                    }
                }
                if a < c && from != to && (carries(a, c) || carries(c, a)) {
                    *linked.entry((from.min(to), from.max(to))).or_insert(0) += 1;
                }
            }
            prop_assert_eq!(found.roles(own), roles);
            let is: std::collections::BTreeMap<_, u64> =
                found.linked().iter().map(|link| ((link.one, link.other), link.pairs)).collect();
            prop_assert_eq!(is, linked);
            prop_assert!(found.linked().is_sorted_by_key(|link| std::cmp::Reverse(link.pairs)));
        }
    }

    #[test]
    fn who_is_cut_off_is_seen_by_taking_each_away(case in case()) {
        let people: Vec<usize> = (0..case.people).collect();
        let whole = case.parts(&people);
        for (person, cut) in cut_off(&case.directed()).into_iter().enumerate() {
            let part = whole.iter().find(|part| part.contains(&person)).unwrap();
            let others: Vec<usize> = part.iter().copied().filter(|&other| other != person).collect();
            let largest = case.parts(&others).iter().map(Vec::len).max().unwrap_or(0);
            prop_assert_eq!(cut, others.len() - largest);
        }
    }

    #[test]
    fn cores_are_what_peeling_leaves(case in case()) {
        for (person, core) in cores(&case.directed()).into_iter().enumerate() {
            let left_at = |k: usize| {
                let mut left: Vec<usize> = (0..case.people).collect();
                loop {
                    let count = |a: usize| left.iter().filter(|&&b| a != b && case.joined(a, b)).count();
                    let kept: Vec<usize> = left.iter().copied().filter(|&a| count(a) >= k).collect();
                    if kept.len() == left.len() {
                        return left;
                    }
                    left = kept;
                }
            };
            prop_assert!(left_at(core).contains(&person));
            prop_assert!(!left_at(core + 1).contains(&person));
        }
    }

    #[test]
    fn the_shape_is_what_taking_people_away_says(case in case()) {
        use std::collections::BTreeSet;
        let ours: Vec<bool> = case.groups.iter().map(|group| matches!(group, Group::Functions | Group::Leadership)).collect();
        let theirs: Vec<bool> = case.groups.iter().map(|group| *group == Group::Customer).collect();
        let linked = |gone: &BTreeSet<usize>| {
            let people: Vec<usize> = (0..case.people).filter(|person| !gone.contains(person)).collect();
            let parts = case.parts(&people);
            parts.iter().any(|part| part.iter().any(|&a| ours[a]) && part.iter().any(|&a| theirs[a]))
        };
        let none = BTreeSet::new();
        let is_linked = linked(&none);
        let knots: Vec<usize> = (0..case.people).filter(|&a| ours[a] && is_linked && !linked(&[a].into())).collect();
        let singles = || (0..case.people).map(|a| BTreeSet::from([a]));
        let doubles = (0..case.people).flat_map(|a| (0..case.people).map(move |b| BTreeSet::from([a, b])));
        let one_cuts = singles().any(|gone| !linked(&gone));
        let two_cut = doubles.into_iter().any(|gone| !linked(&gone));
        match Shape::of(&case.directed(), &ours, &theirs) {
            Shape::Apart => prop_assert!(!is_linked),
            Shape::BowTie { .. } => prop_assert!(false, "people without ids cannot be named"),
            Shape::Loose { links: 1 } => prop_assert!(is_linked && one_cuts),
            Shape::Loose { links } => prop_assert!(links == 2 && knots.is_empty() && !one_cuts && two_cut),
            Shape::Diamond => prop_assert!(is_linked && !two_cut),
        }
    }
}
