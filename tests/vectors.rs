//! Numbers of others, checked against ours.
#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail so")]

mod vectors {
    pub mod networks;
}

use domain::trust::{Opinion, opinion::left_after, tidal::tidal_trust};
use house_tests::shared_data_or_skip;
use serde_json::Value;
use std::fs;

#[test]
fn subjective_logic_agrees_with_the_vectors_of_a_peer() {
    let file = shared_data_or_skip!("vectors/subjective_logic_vectors_dev.json");
    let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let mut checked = 0;
    for case in vectors["cases"].as_array().unwrap() {
        let inputs: Vec<Opinion> = case["inputs_bdua"].as_array().unwrap().iter().map(opinion).collect();
        let result = match (case["operator"].as_str().unwrap(), inputs.as_slice()) {
            ("TrustDiscounting", [referral, said]) => Some(referral.discount(*said)),
            ("CumulativeFusion", [one, other]) => Some(one.fuse(*other)),
            ("AveragingFusion", [one, other]) => Some(one.average(*other)),
            ("Complement", [one]) => Some(one.complement()),
            // An operand is missing: our operators cannot even be asked.
            (_, operands) if case["nil_inputs"].as_u64() > Some(0) && operands.len() < 2 => None,
            (operator, operands) => panic!("{operator} of {} operands is new here", operands.len()),
        };
        assert_eq!(result.is_none(), case["expect_error"].as_bool().unwrap(), "{case}");
        if let Some(is) = result {
            let should = opinion(&case["expected_bdua"]);
            for (is, should) in [
                (is.belief, should.belief),
                (is.disbelief, should.disbelief),
                (is.uncertainty, should.uncertainty),
                (is.base_rate, should.base_rate),
            ] {
                assert!((is - should).abs() < 1e-9, "{is} should be {should}: {case}");
            }
        }
        checked += 1;
    }
    assert_eq!(checked, 39, "every case of the file is checked");
}

#[test]
fn fading_agrees_with_the_vectors_of_a_peer() {
    let file = shared_data_or_skip!("vectors/trust_decay_vectors.json");
    let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let cases = vectors["exponential_2^(-t/h)"].as_array().unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        let [age, half_life, left] = [0, 1, 2].map(|n| case[n].as_f64().unwrap());
        assert!((left_after(age, half_life) - left).abs() < 1e-12, "{case}");
    }
}

#[test]
fn an_opinion_fades_as_with_a_peer_where_the_opinion_and_not_its_evidence_fades() {
    let file = shared_data_or_skip!("vectors/trust_decay_vectors.json");
    let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let cases = vectors["opinion_decay"].as_array().unwrap();
    assert_eq!(cases.len(), 3);
    for case in cases {
        let bdu = |which: &str| [0, 1, 2].map(|n| case[which][n].as_f64().unwrap());
        let left = left_after(case["elapsed"].as_f64().unwrap(), case["half_life"].as_f64().unwrap());
        let [b, d, u] = bdu("in_bdu");
        // What is believed of what is left: the discount of the opinion by that share.
        let share = Opinion::new(left, 1.0 - left, 0.0, 0.5).unwrap();
        let faded = share.discount(Opinion::new(b, d, u, 0.5).unwrap());
        for (is, should) in [faded.belief, faded.disbelief, faded.uncertainty].into_iter().zip(bdu("out_bdu"))
        {
            assert!((is - should).abs() < 1e-9, "{is} should be {should}: {case}");
        }
    }
}

#[test]
fn ageing_by_half_lives_meets_the_straight_line_of_a_peer_where_both_begin_and_halve() {
    let file = shared_data_or_skip!("vectors/trust_decay_vectors.json");
    let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let cases = vectors["linear_max(0,1-t/2h)"].as_array().unwrap();
    assert_eq!(cases.len(), 4);
    for case in cases {
        let [age, half_life, straight] = [0, 1, 2].map(|n| case[n].as_f64().unwrap());
        let ours = left_after(age, half_life);
        if age <= half_life {
            assert!((ours - straight).abs() < 1e-12, "{case}");
        } else {
            assert!(ours > straight, "evidence is never forgotten at once: {case}");
        }
    }
}

#[test]
fn tidal_trust_agrees_with_the_dry_run_of_a_peer() {
    let file = shared_data_or_skip!("vectors/tidaltrust_example.json");
    let vectors: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let edges = |which: &str| -> Vec<(u64, u64, f64)> {
        let edges = vectors[which].as_array().unwrap().iter();
        edges.map(|it| (it[0].as_u64().unwrap(), it[1].as_u64().unwrap(), it[2].as_f64().unwrap())).collect()
    };
    let mut ratings = edges("edges_source_target_rating_0_10");
    let query = |ratings: &[(u64, u64, f64)], source: &str, sink: &str| {
        let end = |which: &str| vectors["query"][which].as_u64().unwrap();
        tidal_trust(ratings, end(source), end(sink))
    };
    let expected = &vectors["expected"];
    for extra in [Vec::new(), edges("extra_edges_forming_cycles_same_answer")] {
        ratings.extend(extra);
        let tidal = query(&ratings, "source", "sink").unwrap();
        assert!((tidal.trust - expected["trust"].as_f64().unwrap()).abs() < 1e-12, "{tidal:?}");
        assert_eq!((tidal.threshold, tidal.steps), (expected["threshold"].as_f64(), 3));
    }
    assert_eq!(query(&ratings, "sink", "source"), None, "no way back");
    assert_eq!(tidal_trust(&ratings, 1, 99), None, "nobody of that name");
    assert_eq!(tidal_trust(&ratings, 1, 2).map(|tidal| tidal.trust), Some(10.0), "one’s own rating");
}

fn opinion(bdua: &Value) -> Opinion {
    let [b, d, u, a] = [0, 1, 2, 3].map(|n| bdua[n].as_f64().unwrap());
    Opinion::new(b, d, u, a).unwrap_or_else(|_| panic!("{bdua} is no opinion"))
}
