//! What holds for the positions of every network.

use super::{Network, quality::*, settle, spread, spread_within};
use crate::scene::{Point, Rect};
use proptest::prelude::*;

fn path(people: u32) -> Network {
    Network::of(people as usize, (1..people).map(|person| (person - 1, person)))
}

fn ring(people: u32) -> Network {
    Network::of(people as usize, (0..people).map(|person| (person, (person + 1) % people)))
}

fn star(people: u32) -> Network {
    Network::of(people as usize, (1..people).map(|person| (0, person)))
}

/// Rows and columns of people, each tied to the next.
fn lattice(side: u32) -> Network {
    let across = (0..side * side).filter(move |at| at % side + 1 < side).map(|at| (at, at + 1));
    let down = (0..side * (side - 1)).map(move |at| (at, at + side));
    Network::of((side * side) as usize, across.chain(down))
}

#[test]
fn known_networks_have_little_stress_and_no_needless_crossings() {
    let check = |name: &str, network: Network, most: f64| {
        let at = spread(&network, 7);
        let stress = stress(&network, &at);
        assert!(stress <= most, "{name}: stress {stress}");
        assert_eq!(crossings(&network, &at), 0, "{name}: stress {stress}");
    };
    check("a path", path(12), 0.005);
    check("a path of more than a byte's hops", path(300), 0.02);
    check("a ring", ring(12), 0.06);
    check("a star", star(9), 0.2);
    check("a lattice", lattice(7), 0.05);
}

#[test]
fn measures_are_those_of_known_drawings() {
    let at = |places: &[(f64, f64)]| places.iter().map(|&(x, y)| Point::new(x, y)).collect::<Vec<_>>();
    let straight = at(&[(0.0, 0.0), (5.0, 0.0), (10.0, 0.0)]);
    assert!(stress(&path(3), &straight).abs() < 1e-12, "scale does not count");
    // Ratios 1, 1 and √2/2: with Σr = 2.7071 and Σr² = 2.5 it is 1 − 2.7071² / 2.5 / 3.
    let bent = at(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
    assert!((stress(&path(3), &bent) - 0.022_876).abs() < 1e-6);
    assert_eq!(stress(&path(3), &at(&[(1.0, 1.0); 3])), 1.0, "all in one place");
    let crossed = at(&[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)]);
    assert_eq!(crossings(&Network::of(4, [(0, 1), (2, 3)]), &crossed), 1);
    assert_eq!(crossings(&ring(4), &crossed), 1, "ties that meet in a person do not cross");
}

#[test]
fn parts_that_are_not_connected_lie_side_by_side() {
    let network = Network::of(9, [(0, 1), (1, 2), (2, 0), (4, 5), (5, 6)]);
    assert_eq!(network.parts(), [vec![0, 1, 2], vec![4, 5, 6], vec![3], vec![7], vec![8]]);
    let at = spread(&network, 7);
    for (a, one) in network.parts().iter().enumerate() {
        for other in &network.parts()[a + 1..] {
            let apart = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
            let least = apart.map(|(a, b)| at[a as usize].distance(at[b as usize])).fold(f64::MAX, f64::min);
            assert!(least > 0.9, "{one:?} and {other:?} are {least} apart");
        }
    }
}

#[test]
fn everybody_stays_within_her_area_at_the_least_stress_that_it_allows() {
    let network = lattice(8);
    let stress_in = |area: &dyn Fn(u32) -> Rect| {
        let areas: Vec<Rect> = (0..64).map(area).collect();
        let at = spread_within(&network, &areas, 7);
        assert_eq!(at, spread_within(&network, &areas, 7), "the same again");
        for (at, area) in at.iter().zip(&areas) {
            let kept = Point::new(at.x.clamp(area.x, area.right()), at.y.clamp(area.y, area.bottom()));
            assert!(at.distance(kept) < 1e-5, "{at:?} is not in {area:?}");
        }
        stress(&network, &at)
    };
    let free = stress(&network, &spread(&network, 7));
    let anywhere = stress_in(&|_| Rect::new(-50.0, -50.0, 100.0, 100.0));
    assert!(anywhere < free + 0.01, "{anywhere} where {free} is free");
    // The upper half of the rows on the left, the lower on the right, with an alley between them.
    let halves = stress_in(&|one| Rect::new(if one < 32 { -9.0 } else { 1.0 }, -9.0, 8.0, 18.0));
    assert!(halves < 0.06, "{halves} in two halves");
    let mixed = stress_in(&|one| Rect::new(if one % 2 == 0 { -9.0 } else { 1.0 }, -9.0, 8.0, 18.0));
    assert!(mixed > halves, "neighbours apart cost more: {mixed}");
    let posted = stress_in(&|one| Rect::new(f64::from(one % 8), f64::from(one / 8), 0.0, 0.0));
    assert!((posted - stress(&network, &square(8))).abs() < 1e-6, "who has no room stays");
}

/// The lattice as it is.
fn square(side: u32) -> Vec<Point> {
    (0..side * side).map(|one| Point::new(f64::from(one % side), f64::from(one / side))).collect()
}

#[test]
fn one_who_comes_moves_the_others_little() {
    let before = lattice(8);
    let mut at = spread(&before, 7);
    let old = at.clone();
    let network =
        Network::of(65, before.ties().map(|(a, b)| (a as u32, b as u32)).chain([(64, 27), (64, 28)]));
    at.push((old[27] + old[28]) * 0.5);
    settle(&network, &mut at, &[false; 65], 10, 7);
    let moved = old.iter().zip(&at).map(|(from, to)| from.distance(*to)).sum::<f64>() / 64.0;
    assert!(moved < 0.1, "moved by {moved} tie lengths on average");
    assert!(stress(&network, &at) < 1.1 * stress(&network, &spread(&network, 7)));
}

fn networks() -> impl Strategy<Value = Network> {
    (1..60_usize).prop_flat_map(|people| {
        let tie = (0..people as u32, 0..people as u32);
        prop::collection::vec(tie, 0..3 * people).prop_map(move |ties| Network::of(people, ties))
    })
}

proptest! {
    #[test]
    fn positions_are_finite_and_the_same_each_time(network in networks(), seed: u64) {
        let at = spread(&network, seed);
        prop_assert_eq!(at.len(), network.people());
        prop_assert!(at.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
        prop_assert_eq!(spread(&network, seed), at);
    }

    #[test]
    fn nobody_stands_on_another(network in networks(), seed: u64) {
        let at = spread(&network, seed);
        for a in 0..at.len() {
            for b in 0..a {
                prop_assert!(at[a].distance(at[b]) > 1e-4, "{a} and {b} stand at {:?}", at[a]);
            }
        }
    }

    #[test]
    fn stress_is_below_that_of_people_anywhere(network in networks(), seed: u64) {
        let mut dice = super::Dice::new(seed);
        let mut anywhere = || f64::from(dice.fraction());
        let scattered: Vec<Point> = (0..network.people()).map(|_| Point::new(anywhere(), anywhere())).collect();
        let of_parts = |at: &[Point]| stress(&network, at);
        prop_assert!(of_parts(&spread(&network, seed)) <= of_parts(&scattered) + 1e-9);
    }

    #[test]
    fn names_do_not_count(network in networks()) {
        let last = network.people() as u32 - 1;
        let turned = Network::of(
            network.people(),
            network.ties().map(|(a, b)| (last - a as u32, last - b as u32)),
        );
        let (one, other) = (stress(&network, &spread(&network, 7)), stress(&turned, &spread(&turned, 7)));
        prop_assert!((one - other).abs() < 0.08, "{one} became {other}");
    }

    #[test]
    fn the_fixed_stay_to_the_last_bit(network in networks(), seed: u64, fixed in prop::collection::vec(any::<bool>(), 60)) {
        let mut at: Vec<Point> =
            (0..network.people()).map(|person| Point::new((person % 7) as f64, (person % 5) as f64)).collect();
        let before = at.clone();
        let fixed = &fixed[..network.people()];
        settle(&network, &mut at, fixed, 5, seed);
        for person in 0..network.people() {
            prop_assert!(at[person].x.is_finite() && at[person].y.is_finite());
            prop_assert!(!fixed[person] || at[person] == before[person]);
        }
    }

    #[test]
    fn a_tie_given_twice_or_to_oneself_counts_once_or_not_at_all(network in networks()) {
        let ties = || network.ties().map(|(a, b)| (a as u32, b as u32));
        let itself = (0..network.people() as u32).map(|person| (person, person));
        let again = ties().map(|(a, b)| (b, a)).chain(itself).chain(ties()).chain([(0, u32::MAX)]);
        prop_assert_eq!(&Network::of(network.people(), again), &network);
    }
}
