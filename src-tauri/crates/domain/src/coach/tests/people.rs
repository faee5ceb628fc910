//! Rules about who is reached, on whom it rests, and how people are connected.

use super::*;
use crate::{stakeholder::Status, tie::TieKind};

#[test]
fn a_role_takes_a_contact() {
    case(
        Rule::RoleUnmet,
        |desk| {
            let all = Role::ALL.iter().copied().filter(|&role| role != Role::Buyer);
            let rest = desk.person("Ada", Group::Customer, |it| {
                it.roles = all.collect();
                it.coverage = Some(Coverage::Brief);
            });
            vec![rest, desk.person("Bo Ek", Group::Customer, |it| it.roles = [Role::Buyer].into())]
        },
        "We have no contact in the role buyer: Bo Ek",
        |desk, ids| desk.change(ids[1], |it| it.coverage = Some(Coverage::Brief)),
    );
    let mut desk = Desk::new();
    desk.customer("Ada");
    let unknown = told(&desk, Rule::RoleUnmet);
    assert_eq!(unknown.len(), 6, "{unknown:?}");
    assert_eq!(unknown[0], "Nobody at Halden Foods is known as decider");
}

#[test]
fn a_role_may_take_more_than_one_contact() {
    let mut desk = Desk::new();
    desk.person("Ada", Group::Customer, |it| {
        it.roles = Role::ALL.iter().copied().collect();
        it.coverage = Some(Coverage::InDepth);
    });
    assert_eq!(told(&desk, Rule::RoleUnmet), [""; 0]);
    tune(&mut desk, Rule::RoleUnmet, 2.0);
    let found = of(&desk, Rule::RoleUnmet);
    assert_eq!(found.len(), 8);
    let decider = found.iter().find(|finding| finding.key == "role-unmet decider").unwrap();
    assert_eq!(decider.sentence, "Only 1 person at Halden Foods is known as decider");
    assert_eq!(decider.suggestion.title, "Find out who else is the decider at Halden Foods");
}

#[test]
fn a_decider_takes_a_route() {
    case(
        Rule::DeciderUnreached,
        |desk| {
            let cy = decider(desk, "Cy Fox");
            let bo = desk.customer("Bo Ek");
            desk.score(bo, cy, 9, 0);
            vec![cy, bo]
        },
        "No route leads from Priya Raman to Cy Fox, who decides",
        |desk, ids| _ = desk.score(desk.manager, ids[1], 9, 0),
    );
}

#[test]
fn the_coach_says_whom_to_ask_on_the_way_to_a_decider() {
    let mut desk = Desk::new();
    let (manager, cy, bo) = (desk.manager, decider(&mut desk, "Cy Fox"), desk.customer("Bo Ek"));
    desk.score(bo, cy, 5, 0);
    let alone = of(&desk, Rule::DeciderUnreached).remove(0);
    assert_eq!(alone.suggestion.why, "No route leads to Cy Fox. Bo Ek trusts Cy Fox 46: win Bo Ek first.");
    desk.score(manager, bo, 5, 0);
    let found = of(&desk, Rule::DeciderUnreached).remove(0);
    assert_eq!(found.sentence, "The best route from Priya Raman to Cy Fox, who decides, carries 21 of 100");
    assert_eq!(found.suggestion.title, "Ask Bo Ek for an introduction to Cy Fox");
    assert!(
        found.suggestion.why.starts_with("Ask Bo Ek to introduce you to Cy Fox"),
        "{}",
        found.suggestion.why
    );
    assert_eq!((found.suggestion.owner, found.between), (Some(manager), Some((cy, manager))));
    assert!(found.stake < alone.stake, "some route is better than none");
    tune(&mut desk, Rule::DeciderUnreached, 20.0);
    assert_eq!(told(&desk, Rule::DeciderUnreached), [""; 0]);
}

#[test]
fn an_account_takes_two_threads() {
    case(
        Rule::SingleThread,
        |desk| {
            let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
            desk.score(ada, desk.manager, 9, 0);
            vec![ada, bo]
        },
        "All of Halden Foods hangs on one thread: Ada, of 2 people",
        |desk, ids| _ = desk.score(ids[1], desk.manager, 9, 0),
    );
}

#[test]
fn a_company_of_the_customer_takes_two_threads_and_a_decider_two_of_us() {
    let mut desk = Desk::new();
    let at = |desk: &mut Desk, name: &str, company: &str| {
        desk.person(name, Group::Customer, |it| it.organisation = company.into())
    };
    for name in ["Ada", "Bo"] {
        let person = at(&mut desk, name, "Halden Moss");
        desk.score(person, desk.manager, 9, 0);
    }
    for name in ["Cy", "Di", "Ed"] {
        at(&mut desk, name, "Halden Oslo");
    }
    assert_eq!(
        told(&desk, Rule::SingleThread),
        ["Nobody at Halden Oslo trusts any of us 50 points or more, of 3 people"]
    );
    tune(&mut desk, Rule::SingleThread, 4.0);
    assert_eq!(told(&desk, Rule::SingleThread), [""; 0]);
    let fay = decider(&mut desk, "Fay");
    desk.score(fay, desk.manager, 9, 0);
    let mei = desk.person("Mei", Group::Functions, |_| ());
    let found = of(&desk, Rule::SingleThread).remove(0);
    assert_eq!(found.sentence, "Fay is tied to only one of us: Priya Raman");
    assert_eq!(found.suggestion.title, "Bring Mei together with Fay");
    desk.tie(mei, fay);
    assert_eq!(told(&desk, Rule::SingleThread), [""; 0]);
}

#[test]
fn a_key_player_takes_contact() {
    case(
        Rule::KeyPlayerUncovered,
        |desk| {
            vec![desk.person("Ada", Group::Customer, |it| {
                it.influence = Some(Influence::PoliticalStructure);
                it.coverage = Some(Coverage::None);
            })]
        },
        "Ada is a key player (political structure), and we have no contact",
        |desk, ids| desk.change(ids[0], |it| it.coverage = Some(Coverage::Brief)),
    );
    let mut desk = Desk::new();
    decider(&mut desk, "Cy Fox");
    assert_eq!(told(&desk, Rule::KeyPlayerUncovered), [""; 0]);
    tune(&mut desk, Rule::KeyPlayerUncovered, 4.0);
    assert_eq!(
        told(&desk, Rule::KeyPlayerUncovered),
        ["Cy Fox is a key player (inner circle), and our contact is multiple"]
    );
}

#[test]
fn not_too_much_may_rest_on_one() {
    case(
        Rule::OverDependence,
        |desk| {
            let people = ["Ada", "Bo", "Cy"].map(|name| {
                let person = desk.customer(name);
                desk.score(person, desk.manager, 9, 0);
                person
            });
            people.to_vec()
        },
        "3 of 3 relationships in which the customer trusts us rest on Priya Raman",
        |desk, ids| {
            let mei = desk.person("Mei", Group::Functions, |_| ());
            desk.score(ids[0], mei, 9, 0);
            desk.score(ids[1], mei, 9, 0);
        },
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    for name in ["Mei", "Dan", "Eva"] {
        let one = desk.person(name, Group::Functions, |_| ());
        desk.score(ada, one, 10, 0);
    }
    let found = of(&desk, Rule::OverDependence).remove(0);
    assert_eq!(found.sentence, "3 of 3 relationships in which the customer trusts us rest on Ada");
    assert!(found.evidence.iter().any(|fact| fact.contains("too much trust breeds over-dependence")));
    tune(&mut desk, Rule::OverDependence, 100.0);
    assert_eq!(told(&desk, Rule::OverDependence), [""; 0]);
}

#[test]
fn nobody_carries_everything() {
    let fires = |desk: &mut Desk| {
        let mei = desk.person("Mei", Group::Functions, |_| ());
        for number in 0..15 {
            let person = desk.customer(&format!("Person {number}"));
            desk.tie(person, mei);
            desk.tie(mei, person);
        }
        vec![mei, desk.action("Report", |action| action.owner = Some(mei))]
    };
    case(Rule::Overload, fires, "Mei carries 16 relationships and actions", |desk, ids| {
        let before = desk.account.action(ids[1]).unwrap().clone();
        desk.account.apply(&[crate::Delta::removed(before)]);
    });
    let mut desk = Desk::new();
    fires(&mut desk);
    let found = of(&desk, Rule::Overload).remove(0);
    assert_eq!(
        found.evidence,
        ["15 people of customer and suppliers tied to Mei", "1 open actions owned", "One can carry 15"]
    );
    tune(&mut desk, Rule::Overload, 16.0);
    assert_eq!(told(&desk, Rule::Overload), [""; 0]);
}

#[test]
fn leaders_know_leaders() {
    case(
        Rule::LeadersApart,
        |desk| {
            let lead = |it: &mut Stakeholder| it.level = Some(Level::Leadership);
            vec![desk.person("Helen", Group::Leadership, lead), desk.person("Ingrid", Group::Customer, lead)]
        },
        "None of our leaders is tied to Ingrid",
        |desk, ids| _ = desk.tie(ids[0], ids[1]),
    );
}

#[test]
fn where_leaders_are_connected_only_those_who_matter_are_told() {
    let mut desk = Desk::new();
    let lead = |it: &mut Stakeholder| it.level = Some(Level::Leadership);
    let helen = desk.person("Helen", Group::Leadership, lead);
    let (ada, bo) = (desk.person("Ada", Group::Customer, lead), desk.person("Bo", Group::Customer, lead));
    desk.tie(ada, helen);
    assert_eq!(told(&desk, Rule::LeadersApart), [""; 0]);
    desk.change(bo, |it| it.roles = [Role::Decider].into());
    let found = of(&desk, Rule::LeadersApart).remove(0);
    assert_eq!(
        (found.sentence.as_str(), found.suggestion.owner),
        ("None of our leaders is tied to Bo", Some(helen))
    );
    tune(&mut desk, Rule::LeadersApart, 2.0);
    desk.tie(bo, helen);
    assert_eq!(told(&desk, Rule::LeadersApart), ["Of our leaders only Helen is tied to Bo"]);
}

#[test]
fn nothing_hangs_on_who_left() {
    case(
        Rule::GoneButTied,
        |desk| {
            let mei = desk.person("Mei", Group::Functions, |it| it.status = Status::Left);
            let ada = desk.person("Ada", Group::Customer, |it| it.owner = Some(mei));
            vec![mei, ada]
        },
        "Mei left, and one thing still hangs on them",
        |desk, ids| desk.change(ids[1], |it| it.owner = None),
    );
    let mut desk = Desk::new();
    let ada = desk.customer("Ada");
    desk.score(ada, desk.manager, 9, 0);
    desk.action("Report", |_| ());
    desk.change(desk.manager, |it| it.status = Status::Left);
    let found = of(&desk, Rule::GoneButTied).remove(0);
    assert_eq!(found.sentence, "Priya Raman left, and 3 things still hang on them");
    assert_eq!(
        found.evidence,
        [
            "Priya Raman is the key account manager",
            "Open actions: Report",
            "Trust between the companies: Ada"
        ]
    );
    assert_eq!(found.suggestion.title, "Say who is key account manager now");
    tune(&mut desk, Rule::GoneButTied, 4.0);
    assert_eq!(told(&desk, Rule::GoneButTied), [""; 0]);
}

#[test]
fn nobody_reports_to_themselves() {
    case(
        Rule::ReportingCircle,
        |desk| {
            let ids = ["Ada", "Bo", "Cy"].map(|name| desk.customer(name));
            desk.line(TieKind::ReportsTo, ids[0], ids[1]);
            desk.line(TieKind::ReportsTo, ids[1], ids[2]);
            vec![desk.line(TieKind::ReportsDotted, ids[2], ids[0])]
        },
        "Ada, Bo and Cy report to each other in a circle",
        |desk, ids| {
            let line = desk.account.tie(ids[0]).unwrap().clone();
            desk.account.apply(&[crate::Delta::removed(line)]);
        },
    );
    let mut desk = Desk::new();
    let (ada, bo) = (desk.customer("Ada"), desk.customer("Bo"));
    desk.line(TieKind::ReportsTo, ada, bo);
    desk.line(TieKind::ReportsDotted, bo, ada);
    assert_eq!(told(&desk, Rule::ReportingCircle), ["Ada and Bo report to each other in a circle"]);
    tune(&mut desk, Rule::ReportingCircle, 3.0);
    assert_eq!(told(&desk, Rule::ReportingCircle), [""; 0]);
}

#[test]
fn every_level_is_heard_and_both_sides_are() {
    case(
        Rule::Unheard,
        |desk| {
            let staff = |it: &mut Stakeholder| it.level = Some(Level::Staff);
            vec![desk.person("Ada", Group::Customer, staff), desk.person("Bo", Group::Customer, staff)]
        },
        "The staff of Halden Foods was never heard",
        |desk, ids| _ = desk.score(ids[0], desk.manager, 5, 0),
    );
    let mut desk = Desk::new();
    for name in ["Ada", "Bo", "Cy", "Di", "Ed"] {
        let person = desk.customer(name);
        desk.score(person, desk.manager, 7, 0);
    }
    assert_eq!(
        told(&desk, Rule::Unheard),
        ["Nobody at Halden Foods was ever asked: all that is known of their trust comes from us"]
    );
    let first = desk.account.assessments().next().unwrap().clone();
    desk.add(crate::Assessment { id: Id::numbered(77_777), assessor: "Ada".into(), ..first });
    assert_eq!(told(&desk, Rule::Unheard), [""; 0]);
}
