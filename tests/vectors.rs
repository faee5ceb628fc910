//! Numbers of others, checked against ours.
#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail so")]

use domain::trust::Opinion;
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
        assert!((domain::trust::opinion::left_after(age, half_life) - left).abs() < 1e-12, "{case}");
    }
}

fn opinion(bdua: &Value) -> Opinion {
    let [b, d, u, a] = [0, 1, 2, 3].map(|n| bdua[n].as_f64().unwrap());
    Opinion::new(b, d, u, a).unwrap_or_else(|_| panic!("{bdua} is no opinion"))
}
