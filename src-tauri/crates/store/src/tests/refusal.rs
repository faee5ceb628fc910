//! Changes that are refused: the file keeps what it had.

use super::*;
use domain::{
    Level,
    trust::{Behaviours, TrustDna, dna::Item},
};

#[track_caller]
fn check(change: &Change, message: &str) {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    let (rows, steps) = (dump(&file), file.steps().unwrap());
    let error = file.commit(change).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
    assert_eq!((dump(&file), file.steps().unwrap()), (rows, steps));
    file.commit(&crowd(3, 1)).unwrap();
}

fn adding(record: impl Into<Record>) -> Change {
    change(3, vec![Delta::added(record)])
}

#[test]
fn changes_follow_each_other_without_gaps() {
    check(&crowd(2, 1), "the change has the number 2, but the next one in this account is 3");
    check(&crowd(4, 1), "the change has the number 4, but the next one in this account is 3");
    check(&Change { seq: u64::MAX, ..crowd(3, 0) }, "but the next one in this account is 3");
    check(&Change { id: first().id, ..crowd(3, 1) }, "UNIQUE constraint failed: change.id");
    check(&Change { step: Step::Undo(id(999)), ..crowd(3, 1) }, "FOREIGN KEY constraint failed");
}

#[test]
fn nothing_is_overwritten_unseen() {
    let lind = Stakeholder::new(id(10), "Another Lind", Group::Customer);
    check(&adding(lind.clone()), "it adds the stakeholder");
    let nobody = Stakeholder::new(id(12), "Nobody", Group::Customer);
    check(&change(3, vec![Delta::removed(nobody.clone())]), "which is not there");
    let edit = Delta::edited(nobody, lind).unwrap();
    check(&change(3, vec![edit]), "it speaks of another record than it holds".trim_start_matches("it "));
}

#[test]
fn references_lead_to_records() {
    check(&adding(Tie::new(id(22), TieKind::Influence, id(10), id(99))), "FOREIGN KEY");
    check(&adding(assessment(31, 99)), "FOREIGN KEY");
    let owned = Stakeholder { owner: Some(id(99)), ..Stakeholder::new(id(12), "Ana", Group::Customer) };
    check(&adding(owned), "FOREIGN KEY");
    let Some(Record::Stakeholder(raman)) = people().deltas[1].after.clone() else { unreachable!() };
    check(&change(3, vec![Delta::removed(raman)]), "FOREIGN KEY");
}

#[test]
fn rules_of_the_records_stand_in_the_schema() {
    check(&adding(Stakeholder::new(id(12), "", Group::Customer)), "CHECK constraint failed: name <> ''");
    check(&adding(Tie::new(id(22), TieKind::Trust, id(10), id(10))), "CHECK constraint");
    check(&adding(Tie::new(id(22), TieKind::Trust, id(10), id(11))), "UNIQUE constraint");
    check(&adding(Profile::new(id(2), "A second one")), "UNIQUE constraint");
    let place = Place { id: id(41), lens: Lens::FourWorlds, stakeholder: id(10), x: 0.0, y: 0.0 };
    check(&adding(place.clone()), "UNIQUE constraint");
    check(&adding(Place { x: f64::INFINITY, lens: Lens::OrgChart, ..place.clone() }), "CHECK constraint");
    check(&adding(Place { x: f64::NAN, lens: Lens::OrgChart, ..place }), "NOT NULL constraint");
    for confidence in [0.0, -0.1, 1.001, f64::NAN, f64::INFINITY] {
        check(&adding(Assessment { confidence, ..assessment(31, 20) }), "constraint failed");
    }
}

#[test]
fn answers_keep_the_rules_of_their_instrument() {
    for (factor, scale) in [(0, Scale::Ten), (11, Scale::Ten), (6, Scale::Five)] {
        let equation =
            TrustEquation { credibility: 1, reliability: 1, intimacy: factor, self_orientation: 1, scale };
        check(&adding(answering(equation)), &format!("Intimacy is {factor}, but the scale runs from 1"));
    }
    let off = TrustDna { level: Level::Staff, answers: [(Item::Time, 8)].into() };
    check(&adding(answering(off)), "Time is 8, but the scale runs from 1 to 7");
    check(&adding(answering(Behaviours::default())), "nothing is answered in “Thirteen behaviours”");
}

fn answering(reading: impl Into<Reading>) -> Assessment {
    Assessment { reading: reading.into(), ..assessment(31, 20) }
}

#[test]
fn the_profile_is_replaced_but_never_removed() {
    let profile = Profile::new(id(1), "Northwind Rail");
    check(&change(3, vec![Delta::removed(profile)]), "an account always has its own description");
}
