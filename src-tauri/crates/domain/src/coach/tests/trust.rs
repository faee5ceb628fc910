//! Rules about scores, incidents, promises and surveys.

use super::*;
use crate::{
    incident::Effect,
    tie::TieKind,
    trust::{
        Component, Scale, Side, Signs, TrustEquation,
        checks::Sign,
        survey::{Answers, Item, Participant, Reply, Round, Secret},
    },
};
use jiff::Timestamp;

#[test]
fn trust_goes_both_ways() {
    case(
        Rule::OneSided,
        |desk| {
            let ada = desk.customer("Ada");
            desk.score(ada, desk.manager, 4, 0);
            desk.score(desk.manager, ada, 9, 0);
            vec![ada]
        },
        "Priya Raman trusts Ada 81, but Ada trusts Priya Raman 37: 44 points apart",
        |desk, ids| _ = desk.score(ids[0], desk.manager, 8, 0),
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 4, 0);
    desk.score(desk.manager, ada, 9, 0);
    let found = of(&desk, Rule::OneSided).remove(0);
    assert_eq!(found.suggestion.title, "Ask Ada what it would take to trust Priya Raman more");
    assert_eq!(found.between, Some((ada, desk.manager)), "whose trust is to be raised");
    tune(&mut desk, Rule::OneSided, 45.0);
    assert_eq!(told(&desk, Rule::OneSided), [""; 0]);
    desk.tune(|tuning| tuning.thresholds.clear());
    desk.measures(|measures| measures.one_sided_points = 45);
    assert_eq!(told(&desk, Rule::OneSided), [""; 0], "the scorecard’s setting is the default");
}

#[test]
fn who_of_ours_doubts_more_is_asked_why() {
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 9, 0);
    desk.score(desk.manager, ada, 4, 0);
    let found = of(&desk, Rule::OneSided).remove(0);
    assert_eq!(found.suggestion.title, "Find out what keeps Priya Raman from trusting Ada");
    assert_eq!(found.suggestion.owner, Some(desk.manager));
}

#[test]
fn trust_that_falls_is_told_with_its_reason() {
    case(
        Rule::Falling,
        |desk| {
            let ada = desk.customer("Ada");
            desk.score(ada, desk.manager, 9, 100);
            let tie = desk.tie(ada, desk.manager);
            desk.incident("Late deliveries", &[tie], Effect::Diluted, 5, 20);
            vec![ada]
        },
        "Ada’s trust in Priya Raman falls: −33 since “Late deliveries” of 2 November",
        |desk, ids| {
            desk.score(ids[0], desk.manager, 10, 0);
            let tie = desk.tie(ids[0], desk.manager);
            desk.incident("Night shift saved the week", &[tie], Effect::Built, 5, 0);
        },
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 9, 100);
    let tie = desk.tie(ada, desk.manager);
    desk.incident("Late deliveries", &[tie], Effect::Diluted, 5, 20);
    tune(&mut desk, Rule::Falling, 40.0);
    assert_eq!(told(&desk, Rule::Falling), [""; 0]);
}

#[test]
fn evidence_grows_old() {
    case(
        Rule::Stale,
        |desk| {
            let ada = desk.customer("Ada");
            desk.score(ada, desk.manager, 8, 200);
            desk.score(desk.manager, ada, 8, 190);
            vec![ada]
        },
        "The latest evidence of Ada’s trust in Priya Raman is 200 days old",
        |desk, ids| {
            desk.score(ids[0], desk.manager, 8, 0);
            desk.score(desk.manager, ids[0], 8, 0);
        },
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 8, 100);
    assert_eq!(told(&desk, Rule::Stale), [""; 0]);
    tune(&mut desk, Rule::Stale, 99.0);
    assert_eq!(told(&desk, Rule::Stale).len(), 1);
}

#[test]
fn what_is_strained_takes_an_action() {
    case(
        Rule::Strained,
        |desk| {
            let ada = desk.customer("Ada");
            let equation = TrustEquation::new(6, 2, 3, 8, Scale::Ten).unwrap();
            desk.assess(ada, desk.manager, equation.into(), 0);
            vec![ada]
        },
        "Ada’s trust in Priya Raman is 32, and no open action is to raise it",
        |desk, ids| _ = desk.action("Talk with Ada", |action| action.concerns = [ids[0]].into()),
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.assess(ada, desk.manager, TrustEquation::new(6, 2, 3, 8, Scale::Ten).unwrap().into(), 0);
    let found = of(&desk, Rule::Strained).remove(0);
    assert_eq!(found.suggestion.title, "Win back Ada’s trust in Priya Raman: reliability");
    assert_eq!(found.suggestion.aspect, Some(crate::plan::Aspect::Reliability));
    assert!(found.suggestion.why.starts_with("Deliver what was promised"));
    assert_eq!(
        found.evidence[0],
        "Ada’s trust in Priya Raman is 32, 80 % certain, by evidence up to 0 days ago"
    );
    tune(&mut desk, Rule::Strained, 31.0);
    assert_eq!(told(&desk, Rule::Strained), [""; 0]);
    tune(&mut desk, Rule::Strained, 40.0);
    desk.action("Something else", |action| {
        action.concerns = [ada].into();
        action.towards = Some(crate::plan::Towards { from: action.owner.unwrap(), to: ada });
    });
    assert_eq!(told(&desk, Rule::Strained).len(), 1, "an action for the other direction is none for this");
}

#[test]
fn a_function_keeps_what_is_promised_to_the_customer() {
    let fires = |desk: &mut Desk| {
        let ada = desk.customer("Ada");
        let logistics = desk.person("Logistics", Group::Functions, |_| ());
        desk.assess(ada, desk.manager, TrustEquation::new(6, 2, 6, 4, Scale::Ten).unwrap().into(), 0);
        desk.score(desk.manager, logistics, 4, 0);
        vec![ada, logistics]
    };
    case(
        Rule::BrokenPromise,
        fires,
        "What Logistics did not deliver shows at the customer: Ada scores little reliability",
        |desk, ids| {
            desk.assess(ids[0], desk.manager, TrustEquation::new(6, 8, 6, 4, Scale::Ten).unwrap().into(), 0);
        },
    );
    let mut desk = Desk::new();
    let [ada, logistics] = fires(&mut desk).try_into().unwrap();
    desk.score(desk.manager, logistics, 9, 0);
    assert_eq!(told(&desk, Rule::BrokenPromise), [""; 0], "nothing speaks against Logistics");
    desk.action("Weekly report", |action| {
        action.sort = crate::plan::Sort::Commitment;
        action.owner = Some(logistics);
        action.progress = crate::plan::Progress::Broken;
        action.closed_on = Some(TODAY);
    });
    let found = of(&desk, Rule::BrokenPromise).remove(0);
    assert_eq!(
        found.evidence,
        [
            "The commitment “Weekly report” was broken on 22 November 2026",
            "Ada scores the reliability of Priya Raman 11 of 100"
        ]
    );
    assert_eq!(found.between, Some((ada, desk.manager)));
    tune(&mut desk, Rule::BrokenPromise, 10.0);
    assert_eq!(told(&desk, Rule::BrokenPromise), [""; 0]);
}

#[test]
fn a_supplier_who_may_fail_is_told_with_whom_it_reaches() {
    let fires = |desk: &mut Desk| {
        let lars = desk.person("Lars", Group::Suppliers, |_| ());
        desk.score(desk.manager, lars, 4, 0);
        vec![lars]
    };
    let sentence = "Lars’ failure would reach the customer, and trust in Lars is weak";
    case(Rule::SupplierAtRisk, fires, sentence, |desk, ids| _ = desk.score(desk.manager, ids[0], 8, 0));
    let mut desk = Desk::new();
    let lars = fires(&mut desk)[0];
    let quiet = of(&desk, Rule::SupplierAtRisk).remove(0);
    let logistics = desk.person("Logistics", Group::Functions, |_| ());
    let cy = decider(&mut desk, "Cy Fox");
    desk.line(TieKind::Supplies, lars, logistics);
    desk.line(TieKind::Supplies, logistics, cy);
    let found = of(&desk, Rule::SupplierAtRisk).remove(0);
    assert_eq!(found.sentence, "Lars’ failure would reach Cy Fox, and trust in Lars is weak");
    assert!(found.evidence.contains(&"Lars supplies Cy Fox through Logistics".to_owned()));
    assert!(found.stake > quiet.stake, "whom it reaches weighs");
    tune(&mut desk, Rule::SupplierAtRisk, 30.0);
    assert_eq!(told(&desk, Rule::SupplierAtRisk), [""; 0]);
}

#[test]
fn signs_of_fracture_come_from_checks_and_strong_incidents() {
    case(
        Rule::SignsOfFracture,
        |desk| {
            let ada = desk.customer("Ada");
            let signs = Signs::new([(Sign::PutToTender, true), (Sign::SlowDecisions, false)]).unwrap();
            desk.assess(ada, desk.manager, signs.into(), 0);
            let tie = desk.tie(ada, desk.manager);
            desk.incident("Line stopped", &[tie], Effect::Diluted, 4, 20);
            vec![ada, tie]
        },
        "2 signs that Ada’s trust in us is fractured",
        |desk, ids| _ = desk.incident("Night shift saved the week", &ids[1..], Effect::Built, 3, 5),
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.assess(ada, desk.manager, Signs::new([(Sign::PutToTender, true)]).unwrap().into(), 0);
    assert_eq!(told(&desk, Rule::SignsOfFracture), [""; 0]);
    tune(&mut desk, Rule::SignsOfFracture, 1.0);
    let found = of(&desk, Rule::SignsOfFracture).remove(0);
    assert!(found.evidence[0].starts_with("Secure business put out to tender"), "{:?}", found.evidence);
}

#[test]
fn scores_do_not_contradict_what_happened() {
    case(
        Rule::Contradicted,
        |desk| {
            let ada = desk.customer("Ada");
            desk.score(ada, desk.manager, 9, 0);
            let tie = desk.tie(ada, desk.manager);
            desk.incident("Late deliveries", &[tie], Effect::Diluted, 4, 20);
            vec![ada]
        },
        "Ada’s trust in Priya Raman is assessed at 81, but what happened says 18",
        |desk, ids| _ = desk.score(ids[0], desk.manager, 3, 0),
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 9, 0);
    let tie = desk.tie(ada, desk.manager);
    desk.incident("Late deliveries", &[tie], Effect::Diluted, 4, 20);
    tune(&mut desk, Rule::Contradicted, 70.0);
    assert_eq!(told(&desk, Rule::Contradicted), [""; 0]);
}

#[test]
fn both_sides_see_the_relationship_alike() {
    let answer = |desk: &mut Desk, round: &Round, key: &str, value: u8| {
        let id = desk.fresh();
        let items = Component::ALL.iter().map(|&component| {
            let value = if component == Component::Time { 5 } else { value };
            (Item { component, level: Level::Staff }, Some(value))
        });
        let answers = Answers {
            round: round.id,
            participant: key.into(),
            saved: Timestamp::UNIX_EPOCH,
            answers: items.collect(),
            remarks: String::new(),
        };
        desk.add(Reply { id, on: TODAY, answers });
    };
    let mut desk = Desk::new();
    desk.customer("Ada");
    let mut round = Round::new(desk.fresh(), "Autumn", TODAY, Secret([7; 32]));
    for (key, side) in [("a", Side::Customer), ("b", Side::Supplier)] {
        round.participants.push(Participant {
            id: desk.fresh(),
            key: key.into(),
            name: key.into(),
            side,
            level: Level::Staff,
            counterpart: None,
        });
    }
    desk.add(round.clone());
    answer(&mut desk, &round, "a", 3);
    assert_eq!(told(&desk, Rule::SurveyGap), [""; 0], "one side alone is no gap");
    answer(&mut desk, &round, "b", 6);
    let found = of(&desk, Rule::SurveyGap);
    assert_eq!(found.len(), 7, "the whole, the level, and five components; both agree on time");
    assert_eq!(found[0].sentence, "We see it 3.0 steps better than Halden Foods on ability");
    assert_eq!(found[0].suggestion.title, "Take “Ability” to a joint workshop with Halden Foods");
    assert_eq!(found[0].evidence[0], "“Autumn” of 22 November 2026: Halden Foods 3.0, we 6.0, of 1 to 7");
    tune(&mut desk, Rule::SurveyGap, 3.5);
    assert_eq!(told(&desk, Rule::SurveyGap), [""; 0]);
}
