//! The networks of the literature (frameworks §7) and what is known of them.

use super::*;
use crate::{
    Network,
    account::Account,
    change::Delta,
    id::Id,
    network::{Access, Lines},
    profile::Profile,
    rollup::Mark,
    stakeholder::{Group, Stakeholder, Status},
    tie::{Tie, TieKind},
};

const ON: fn(f32) -> bool = |_| true;

/// Ties between people who are letters, each with its strength.
fn lettered(ties: &[(&str, f64)]) -> Flat {
    let number = |letter: u8| u32::from(letter - b'A');
    let arc = |&(ends, strength): &(&str, f64)| {
        let [from, to] = [0, 1].map(|end| number(ends.as_bytes()[end]));
        Arc { strength, ..Arc::plain(from, to) }
    };
    Flat::undirected(7, &ties.iter().map(arc).collect::<Vec<_>>())
}

const BORGATTI: [&str; 10] = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"];
const STRENGTHS: [f64; 10] = [2.0, 3.0, 5.0, 2.0, 8.0, 3.0, 4.0, 1.0, 3.0, 10.0];

fn borgatti() -> Flat {
    lettered(&BORGATTI.map(|ends| (ends, 1.0)))
}

fn kite() -> Flat {
    let rows: [&[u32]; 9] = [&[1, 2, 3, 5], &[3, 4, 6], &[3, 5], &[4, 5, 6], &[6], &[6, 7], &[7], &[8], &[9]];
    let ties = rows.iter().zip(0..).flat_map(|(row, from)| row.iter().map(move |&to| Arc::plain(from, to)));
    Flat::undirected(10, &ties.collect::<Vec<_>>())
}

/// Whether those letters have these values, rounded as they are printed.
fn check(what: &str, is: &[Option<f64>], should: &[(char, f64)], digits: i32) {
    for &(letter, value) in should {
        let is = is[usize::from(letter as u8 - b'A')].unwrap();
        let half = 0.5 * 10_f64.powi(-digits) + 1e-9;
        assert!((is - value).abs() <= half, "{what} of {letter} is {is}, should be {value}");
    }
}

fn known(values: Vec<f64>) -> Vec<Option<f64>> {
    values.into_iter().map(Some).collect()
}

#[test]
fn borgattis_graph_has_the_constraint_and_the_effective_size_that_he_prints() {
    let holes = Holes::of(&borgatti(), Tied::Plainly);
    check("constraint", &holes.constraint, &[('G', 0.400), ('A', 0.595), ('C', 1.0)], 3);
    check("effective size", &holes.effective_size, &[('G', 4.67), ('A', 2.5), ('C', 1.0)], 2);
    let weighted = lettered(&std::array::from_fn::<_, 10, _>(|at| (BORGATTI[at], STRENGTHS[at])));
    let holes = Holes::of(&weighted, Tied::ByStrength);
    check("weighted constraint", &holes.constraint, &[('G', 0.299), ('A', 0.795)], 3);
    assert_eq!(Holes::of(&weighted, Tied::Plainly), Holes::of(&borgatti(), Tied::Plainly));
}

#[test]
fn in_borgattis_graph_all_runs_through_g() {
    for weighing in [Weighing::Steps, Weighing::Lengths] {
        let found = Betweenness::exact(&borgatti(), weighing, 1, &ON).unwrap();
        check("betweenness", &known(found.raw), &[('G', 9.0), ('A', 1.5), ('B', 0.5), ('C', 0.0)], 9);
    }
    assert_eq!(cut_off(&borgatti()), [0, 0, 0, 0, 0, 0, 1], "G alone holds C");
}

#[test]
fn krackhardts_kite_has_the_betweenness_the_cuts_and_the_cores_that_are_known() {
    let kite = kite();
    let should = [0.023, 0.023, 0.0, 0.102, 0.0, 0.231, 0.231, 0.389, 0.222, 0.0];
    for weighing in [Weighing::Steps, Weighing::Lengths] {
        let found = Betweenness::exact(&kite, weighing, 2, &ON).unwrap();
        for (is, should) in found.normalised(&kite).iter().zip(should) {
            assert!((is - should).abs() < 5.1e-4, "{is} should be {should}");
        }
        assert!(found.joined.iter().all(|&pairs| pairs == 36.0), "everybody reaches everybody");
    }
    assert_eq!(cut_off(&kite), [0, 0, 0, 0, 0, 0, 0, 2, 1, 0]);
    assert_eq!(cores(&kite), [3, 3, 3, 3, 3, 3, 3, 2, 1, 1]);
}

#[test]
fn whoever_is_alone_has_no_constraint_and_carries_nothing() {
    let flat = Flat::directed(3, &[Arc::trusted(0, 1, 0.8), Arc::plain(1, 1), Arc::plain(0, 7)]);
    assert_eq!((flat.people(), flat.arcs()), (3, 1), "an arc to oneself or to nobody is none");
    let holes = Holes::of(&flat, Tied::ByStrength);
    assert_eq!((holes.constraint[2], holes.effective_size[2]), (None, None));
    assert_eq!(outwardness(&flat, &[Group::Customer; 3])[2], None);
    assert_eq!((cut_off(&flat), cores(&flat)), (vec![0; 3], vec![1, 1, 0]));
    let none = Flat::directed(0, &[]);
    assert_eq!(Betweenness::exact(&none, Weighing::Steps, 4, &ON).unwrap().raw, [0.0; 0]);
    assert_eq!((cut_off(&none), cores(&none)), (vec![], vec![]));
}

#[test]
fn each_role_of_gould_and_fernandez_is_told_from_the_others() {
    use Group::{Customer, Functions, Leadership, Suppliers};
    let check = |groups: [Group; 3], should: Roles| {
        let flat = Flat::directed(3, &[Arc::plain(0, 1), Arc::plain(1, 2)]);
        assert_eq!(Brokerage::of(&flat, &groups)[1].roles(groups[1]), should, "{groups:?}");
        let closed = Flat::directed(3, &[Arc::plain(0, 1), Arc::plain(1, 2), Arc::plain(0, 2)]);
        assert_eq!(Brokerage::of(&closed, &groups)[1].roles(groups[1]).all(), 0, "a reaches c without v");
    };
    let none = Roles::default();
    check([Customer; 3], Roles { coordinator: 1, ..none });
    check([Customer, Functions, Functions], Roles { gatekeeper: 1, ..none });
    check([Functions, Functions, Customer], Roles { representative: 1, ..none });
    check([Customer, Functions, Customer], Roles { consultant: 1, ..none });
    check([Customer, Functions, Leadership], Roles { liaison: 1, ..none });
    check([Suppliers, Functions, Customer], Roles { liaison: 1, ..none });
}

#[test]
fn long_work_stops_where_it_is_told_to_and_says_how_far_it_is() {
    let told = std::sync::Mutex::new(Vec::new());
    let listen = |part: f32| {
        told.lock().unwrap().push(part);
        true
    };
    assert!(Betweenness::exact(&kite(), Weighing::Steps, 1, &listen).is_some());
    let told = told.into_inner().unwrap();
    assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
    for threads in [1, 3] {
        assert_eq!(Betweenness::exact(&kite(), Weighing::Lengths, threads, &|_| false), None);
    }
}

#[test]
fn estimates_are_right_in_the_mean_and_err_as_they_say() {
    let (kite, draws) = (kite(), 4_000);
    let exact = Betweenness::exact(&kite, Weighing::Steps, 1, &ON).unwrap().raw;
    for sources in [2, 5, 9] {
        let estimate = |seed| Betweenness::estimated(&kite, Weighing::Steps, sources, seed, &ON).unwrap();
        let estimates: Vec<Betweenness> = (0..draws).map(estimate).collect();
        let mean =
            |value: &dyn Fn(&Betweenness) -> f64| estimates.iter().map(value).sum::<f64>() / draws as f64;
        for (at, &exact) in exact.iter().enumerate() {
            let squares = mean(&|one| (one.raw[at] - exact).powi(2));
            let told = mean(&|one| one.error[at].powi(2));
            let bias = mean(&|one| one.raw[at]) - exact;
            assert!(bias.abs() <= 4.0 * (squares / draws as f64).sqrt() + 1e-9, "{bias} at {at}");
            assert!((squares - told).abs() <= 0.1 * told + 1e-9, "{squares} is told to be {told} at {at}");
        }
    }
}

#[test]
fn a_way_of_no_length_counts_as_the_limit_of_ever_shorter_ones() {
    // Two who trust each other wholly stand between two others: of 0 → 3, one way leads over 1 and one over 2, and
    // what leads over both has one step more.
    let sure = [(0, 1), (0, 2), (1, 2), (2, 1)].map(|(from, to)| Arc::trusted(from, to, 1.0));
    let half = [(1, 3), (2, 3)].map(|(from, to)| Arc::trusted(from, to, 0.5));
    let flat = Flat::directed(4, &[&sure[..], &half[..]].concat());
    assert_eq!(Betweenness::exact(&flat, Weighing::Lengths, 1, &ON).unwrap().raw, [0.0, 0.5, 0.5, 0.0]);
    let all = Flat::directed(3, &[Arc::trusted(0, 1, 1.0), Arc::trusted(1, 2, 1.0)]);
    assert_eq!(Betweenness::exact(&all, Weighing::Lengths, 1, &ON).unwrap().raw, [0.0, 1.0, 0.0]);
}

#[test]
fn a_chain_of_a_hundred_thousand_is_no_deeper_than_any_other_network() {
    let people = 100_000;
    let chain: Vec<Arc> = (1..people).map(|to| Arc::plain(to - 1, to)).collect();
    let flat = Flat::directed(people as usize, &chain);
    let cut_off = cut_off(&flat);
    assert_eq!((cut_off[0], cut_off[1], cut_off[50_000]), (0, 1, 49_999));
    assert_eq!(cores(&flat), vec![1; people as usize]);
}

/// An account of five of the customer's (1–3 and 9, who left), three of ours (4–6) and a supplier (7).
fn account(trusts: &[(u128, u128, f64)]) -> (Account, Vec<Mark>) {
    let mut account = Account::new(Profile::new(Id::numbered(900), "Acme"));
    let mut deltas = Vec::new();
    let names = ["Tomas", "Ines", "Olga", "Mei Lin", "Priya", "Dan", "Karl", "Nobody", "Left"];
    for (number, name) in (1..).zip(names) {
        let group = match number {
            4 | 5 => Group::Functions,
            6 => Group::Leadership,
            7 => Group::Suppliers,
            _ => Group::Customer,
        };
        let status = if number == 9 { Status::Left } else { Status::Known };
        deltas.push(Delta::added(Stakeholder {
            status,
            ..Stakeholder::new(Id::numbered(number), name, group)
        }));
    }
    let mut marks = Vec::new();
    for (&(from, to, expected), number) in trusts.iter().zip(100..) {
        let tie = Tie::new(Id::numbered(number), TieKind::Trust, Id::numbered(from), Id::numbered(to));
        marks.push(Mark {
            tie: tie.id,
            from: tie.from,
            to: tie.to,
            expected: Some(expected),
            certainty: 0.8,
            was: None,
            age_days: None,
        });
        deltas.push(Delta::added(tie));
    }
    account.apply(&deltas);
    (account, marks)
}

/// What rests on everybody in that account.
fn carriers(trusts: &[(u128, u128, f64)], how: How) -> (Account, Carriers) {
    let (account, marks) = account(trusts);
    let network = Network::of(&account);
    let access = Access::of(&account, &network, &marks, Lines::from(&account.profile().measures));
    let day = jiff::civil::date(2026, 11, 23);
    let mut tally = crate::rollup::Tally::of(&account, day);
    tally.marks = marks.clone();
    let carriers = Carriers::of(&tally, &access, how, &ON).unwrap();
    (account, carriers)
}

#[test]
fn the_person_through_whom_all_runs_is_named_and_what_rests_on_them_is_told() {
    let trusts = [
        (1, 4, 0.8),
        (4, 1, 0.7),
        (2, 4, 0.9),
        (3, 2, 0.6),
        (4, 5, 0.8),
        (5, 4, 0.4),
        (6, 5, 0.9),
        (9, 6, 0.9),
    ];
    let (account, carriers) = carriers(&trusts, How::Exactly { threads: 2 });
    assert_eq!(carriers.shape, Shape::BowTie { knot: Id::numbered(4) });
    assert_eq!(
        carriers.shape.sentence(&account),
        "A bow-tie: all that links us with the customer runs through Mei Lin."
    );
    let mei = carriers.carrier(Id::numbered(4)).unwrap();
    assert_eq!(
        mei.sentence(&account),
        "Of the ways between others, 78 % of the best trusted run through Mei Lin; without Mei Lin 3 people are \
         cut off. Mei Lin links the customer with our functions (2 pairs)."
    );
    assert_eq!((mei.cut_off, mei.core, mei.threads), (3, 1, Some(2)));
    assert_eq!(mei.error, None);
    let guessed = Carrier { error: Some(0.074), linked: Vec::new(), cut_off: 0, ..mei.clone() };
    assert_eq!(
        guessed.sentence(&account),
        "Of the ways between others, about 78 % (give or take 8) of the best trusted run through Mei Lin."
    );
    let priya = carriers.carrier(Id::numbered(5)).unwrap();
    assert_eq!(
        priya.sentence(&account),
        "Of the ways between others, 22 % of the best trusted run through Priya; without Priya 1 person is cut \
         off. Priya links our functions with our leadership (1 pair)."
    );
    let karl = carriers.carrier(Id::numbered(7)).unwrap();
    assert_eq!(karl.sentence(&account), "None of the best-trusted ways between others runs through Karl.");
    assert_eq!((karl.threads, karl.constraint), (None, None));
    assert_eq!(carriers.carrier(Id::numbered(9)), None, "whoever left carries nothing");
    assert_eq!(carriers.carrier(Id::numbered(1)).unwrap().threads, Some(1));
}

#[test]
fn an_estimate_from_everybody_is_exact_and_says_so() {
    let trusts = [(1, 4, 0.8), (4, 2, 0.7), (2, 5, 0.9), (3, 2, 0.6), (4, 5, 0.8)];
    let (_, exact) = carriers(&trusts, How::Exactly { threads: 1 });
    let (_, estimated) = carriers(&trusts, How::Estimated { seed: 3 });
    assert_eq!(exact, estimated);
}

#[test]
fn the_shape_tells_a_diamond_from_a_bow_tie_and_from_what_is_neither() {
    let check = |trusts: &[(u128, u128)], should: Shape| {
        let trusts: Vec<_> = trusts.iter().map(|&(from, to)| (from, to, 0.5)).collect();
        let (account, carriers) = carriers(&trusts, How::Exactly { threads: 1 });
        assert_eq!(carriers.shape, should, "{}", should.sentence(&account));
    };
    check(&[(1, 2), (4, 5), (4, 7)], Shape::Apart);
    check(&[(1, 9), (9, 4)], Shape::Apart);
    check(&[(1, 4), (2, 4), (4, 5), (6, 5)], Shape::BowTie { knot: Id::numbered(4) });
    check(&[(1, 7), (7, 4), (2, 4)], Shape::BowTie { knot: Id::numbered(4) });
    check(&[(1, 4), (1, 5), (2, 1), (3, 1)], Shape::Loose { links: 1 });
    check(&[(1, 7), (2, 7), (7, 4), (7, 5)], Shape::Loose { links: 1 });
    check(&[(1, 4), (5, 2), (5, 1), (6, 2)], Shape::Loose { links: 2 });
    check(&[(1, 4), (5, 2), (6, 7), (7, 3)], Shape::Diamond);
    // The first way that is found, over 1 and 4, has to give way.
    check(&[(4, 1), (4, 2), (4, 3), (5, 1), (6, 1), (6, 2)], Shape::Diamond);
}

#[test]
fn who_is_near_somebody_is_found_by_steps_either_way() {
    let trusts = [(1, 4, 0.8), (4, 5, 0.7), (2, 5, 0.9), (5, 6, 0.6), (1, 9, 0.8), (9, 3, 0.8)];
    let (account, marks) = account(&trusts);
    let network = Network::of(&account);
    let flat = Flat::of(&Access::of(&account, &network, &marks, Lines::from(&account.profile().measures)));
    let ids = |numbers: &[u128]| numbers.iter().map(|&number| Id::numbered(number)).collect::<Vec<_>>();
    let near = Around::of(&flat, Id::numbered(4));
    assert_eq!((near.one_step, near.two_steps), (ids(&[1, 5]), ids(&[2, 6])));
    assert_eq!(Around::of(&flat, Id::numbered(9)), Around::default());
}
