//! Rules about what was planned or promised.

use super::*;
use crate::{
    incident::Effect,
    plan::{Action, Progress, Sort},
    strategy::Strategy,
    trust::ladder::{Ladder, Stage},
};
use jiff::ToSpan;

fn commitment(action: &mut Action, to: Id) {
    action.sort = Sort::Commitment;
    action.concerns = [to].into();
}

#[test]
fn what_is_due_is_done() {
    case(
        Rule::Overdue,
        |desk| {
            let ada = desk.customer("Ada");
            vec![desk.action("Send the report", |action| {
                commitment(action, ada);
                action.due = Some(TODAY.saturating_sub(3.days()));
            })]
        },
        "The commitment “Send the report” is 3 days overdue",
        |desk, ids| {
            let before = desk.account.action(ids[0]).unwrap().clone();
            let after = Action { progress: Progress::Done, closed_on: Some(TODAY), ..before.clone() };
            desk.account.apply(&[crate::Delta::edited(before, after).unwrap()]);
        },
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.action("Send the report", |action| {
        commitment(action, ada);
        action.due = Some(TODAY.saturating_sub(3.days()));
    });
    let found = of(&desk, Rule::Overdue).remove(0);
    assert_eq!(found.suggestion.title, "Tell Ada when “Send the report” comes");
    assert_eq!(found.evidence, ["Due on 19 November 2026; in the hands of Priya Raman"]);
    tune(&mut desk, Rule::Overdue, 4.0);
    assert_eq!(told(&desk, Rule::Overdue), [""; 0]);
}

#[test]
fn a_broken_commitment_is_made_good() {
    let fires = |desk: &mut Desk| {
        let ada = desk.customer("Ada");
        desk.action("Send the report", |action| {
            commitment(action, ada);
            action.progress = Progress::Broken;
            action.closed_on = Some(TODAY.saturating_sub(30.days()));
        });
        vec![ada]
    };
    let sentence = "The commitment “Send the report” to Ada was broken, and was not made good";
    case(Rule::CommitmentBroken, fires, sentence, |desk, ids| {
        let tie = desk.tie(ids[0], desk.manager);
        desk.incident("Brought it in person", &[tie], Effect::Built, 3, 5);
    });
    case(Rule::CommitmentBroken, fires, sentence, |desk, ids| {
        desk.action("Make it good", |action| {
            action.concerns = [ids[0]].into();
            action.made_on = TODAY;
        });
    });
    let mut desk = Desk::new();
    fires(&mut desk);
    tune(&mut desk, Rule::CommitmentBroken, 29.0);
    assert_eq!(told(&desk, Rule::CommitmentBroken), [""; 0]);
}

#[test]
fn a_relationship_that_is_to_rise_takes_an_action() {
    let fires = |desk: &mut Desk| {
        let ada = desk.customer("Ada");
        let id = desk.fresh();
        desk.add(Strategy {
            id,
            stakeholder: ada,
            ladder: Ladder::Altify,
            current: Some(Stage::Vendor),
            target: Some(Stage::ProblemSolver),
            why: String::new(),
            on: TODAY,
        });
        vec![ada]
    };
    let sentence = "The relationship with Ada is to become problem solver, and no open action is for it";
    case(Rule::StrategyIdle, fires, sentence, |desk, ids| {
        desk.action("Solve a problem", |action| action.concerns = [ids[0]].into());
    });
    let mut desk = Desk::new();
    fires(&mut desk);
    let found = of(&desk, Rule::StrategyIdle).remove(0);
    assert_eq!(found.suggestion.title, "Take the next step with Ada, from vendor towards problem solver");
    tune(&mut desk, Rule::StrategyIdle, 3.0);
    assert_eq!(told(&desk, Rule::StrategyIdle), [""; 0]);
}
