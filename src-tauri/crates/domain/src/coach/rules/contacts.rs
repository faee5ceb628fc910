//! Roles, deciders and key players that we do not reach.

use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::{LEAST, Look, role_weight},
        rule::Rule,
        words,
    },
    plan::Effort,
    sentence::listed_briefly,
    stakeholder::{Coverage, Role},
};

/// Roles of the decision-making unit that nobody known bears, or in which too few of the bearers are met.
pub(in crate::coach) fn roles<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::RoleUnmet);
    let mut bearers: Vec<Vec<usize>> = vec![Vec::new(); Role::ALL.len()];
    let mut anybody = false;
    for (number, person) in look.people.iter().enumerate().filter(|(_, person)| person.is_customer()) {
        anybody = true;
        person.known.roles.iter().for_each(|&role| bearers[role as usize].push(number));
    }
    if !anybody {
        return Vec::new();
    }
    let found = Role::ALL.iter().zip(bearers).filter_map(|(&role, bearers)| {
        if bearers.is_empty() && matches!(role, Role::Initiator | Role::Approver) {
            return None;
        }
        let met = bearers.iter().filter(|&&bearer| look.people[bearer].is_met()).count() as f64;
        if met >= least {
            return None;
        }
        // A role that nobody bears weighs as somebody would who bore it.
        let weight = look.heaviest(bearers.iter().copied()).max(LEAST + role_weight(role));
        let weighs = Stake::certain(weight, 1.0 - met / least);
        Some(Candidate::on(weighs, role.code(), move || role_told(look, role, &bearers, met)))
    });
    found.collect()
}

fn role_told(look: &Look<'_>, role: Role, bearers: &[usize], met: f64) -> Told {
    let customer = &look.account.profile().name;
    let spoken = role.spoken().to_lowercase();
    let people = bearers.iter().map(|&bearer| look.id(bearer)).collect();
    let Some(&first) = bearers.iter().find(|&&bearer| !look.people[bearer].is_met()) else {
        let more = !bearers.is_empty();
        let sentence = if more {
            format!("Only {} at {customer} is known as {spoken}", words::people(bearers.len()))
        } else {
            format!("Nobody at {customer} is known as {spoken}")
        };
        let suggestion = Suggestion::new(
            format!("Find out who {} the {spoken} at {customer}", if more { "else is" } else { "is" }),
            format!("{} {}", role.meaning(), whom_to_ask(look)),
            Effort::Small,
        );
        let evidence = vec![format!("{} with the role “{}”", words::people(bearers.len()), role.spoken())];
        let suggestion = suggestion.by(look.manager_id());
        return Told { sentence, evidence, people, between: None, suggestion };
    };
    let names: Vec<&str> = bearers.iter().map(|&bearer| look.name(bearer)).collect();
    let sentence = if met == 0.0 {
        format!("We have no contact in the role {spoken}: {}", listed_briefly(&names))
    } else {
        format!("We have {met} of {} contacts in the role {spoken}", look.value(Rule::RoleUnmet))
    };
    let evidence = bearers.iter().take(5).map(|&bearer| contact(look, bearer)).collect();
    let suggestion = Suggestion::new(
        format!("Get in touch with {}, {spoken} at {}", look.name(first), look.company(first)),
        look.way_to(first),
        Effort::Medium,
    );
    let suggestion = suggestion.by(look.keeper_id(first)).about([look.id(first)]);
    Told { sentence, evidence, people, between: None, suggestion }
}

/// "Ask Aisha Karim, whose trust in Priya Raman is 91."
fn whom_to_ask(look: &Look<'_>) -> String {
    let threads =
        look.ties.iter().filter(|tie| look.people[tie.from].is_customer() && look.people[tie.to].is_ours());
    let best = threads.max_by_key(|tie| (tie.points, std::cmp::Reverse((tie.from, tie.to))));
    match best.and_then(|tie| Some((tie, tie.points?))) {
        Some((tie, points)) => {
            format!("Ask {}, whose trust in {} is {points}.", look.name(tie.from), look.name(tie.to))
        }
        None => "Ask whom you know best there.".into(),
    }
}

/// "Ingrid Dahl: decider, inner circle, no contact".
fn contact(look: &Look<'_>, number: usize) -> String {
    let known = look.people[number].known;
    let coverage = match known.coverage {
        Some(Coverage::None) => "no contact".into(),
        Some(coverage) => format!("{} contact", coverage.spoken().to_lowercase()),
        None => "contact unknown".into(),
    };
    let influence = known.influence.map(|influence| influence.spoken().to_lowercase());
    let roles = known.roles.iter().map(|role| role.spoken().to_lowercase());
    let told: Vec<String> = roles.chain(influence).chain([coverage]).collect();
    format!("{}: {}", look.name(number), told.join(", "))
}

/// Deciders to whom no route leads from the manager that carries enough.
pub(in crate::coach) fn deciders<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::DeciderUnreached) / 100.0;
    let Some(manager) = look.manager else { return Vec::new() };
    let deciders = look.people.iter().enumerate().filter(|(_, it)| it.is_customer() && it.decides);
    let found = deciders.filter_map(|(number, person)| {
        let trust = look.carried(number);
        (trust < least).then(|| {
            let weighs = Stake::certain(person.weight, 1.0 - trust / least);
            Candidate::new(weighs, look.id(number), move || decider_told(look, manager, number))
        })
    });
    found.collect()
}

fn decider_told(look: &Look<'_>, manager: usize, number: usize) -> Told {
    let (name, manager_name) = (look.name(number), look.name(manager));
    let route = look.route(number);
    let least = look.amount(Rule::DeciderUnreached);
    let (sentence, mut evidence) = match &route {
        Some(route) => (
            format!(
                "The best route from {manager_name} to {name}, who decides, carries {:.0} of 100",
                route.trust() * 100.0
            ),
            vec![route.weak_point(look.account, look.day), format!("It takes {least}")],
        ),
        None => (
            format!("No route leads from {manager_name} to {name}, who decides"),
            vec![
                "Nobody whom we trust, or who trusts us, is known to trust them or to report to them".into(),
            ],
        ),
    };
    evidence.push(contact(look, number));
    let through = route
        .as_ref()
        .filter(|route| route.hops.len() > 1)
        .and_then(|route| route.hops.first())
        .map(|hop| hop.to);
    let title = match through {
        Some(through) => format!("Ask {} for an introduction to {name}", look.account.name(through)),
        None if route.is_some() => format!("Strengthen the relationship with {name}"),
        None => format!("Find a way to {name}"),
    };
    let suggestion = Suggestion::new(title, look.way_to(number), Effort::Medium)
        .by(look.manager_id())
        .about(std::iter::once(look.id(number)).chain(through))
        .raising(look.id(number), look.id(manager), None);
    let between = Some((look.id(number), look.id(manager)));
    Told { sentence, evidence, people: vec![look.id(number)], between, suggestion }
}

/// Key players with whom we have too little contact.
pub(in crate::coach) fn key_players<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::KeyPlayerUncovered);
    let players = look.people.iter().enumerate();
    let players = players.filter(|(_, person)| person.is_customer() && person.known.is_key_player());
    let found = players.filter_map(|(number, person)| {
        let pips = person.known.coverage.map_or(0.0, |coverage| f64::from(coverage.pips()));
        (pips < least).then(|| {
            let weighs = Stake::certain(person.weight, 1.0 - pips / least);
            Candidate::new(weighs, look.id(number), move || key_player_told(look, number))
        })
    });
    found.collect()
}

fn key_player_told(look: &Look<'_>, number: usize) -> Told {
    let known = look.people[number].known;
    let name = look.name(number);
    let influence = known.influence.map_or("key player", |influence| influence.spoken()).to_lowercase();
    let coverage = match known.coverage {
        None => "how much contact we have is not known".into(),
        Some(Coverage::None) => "we have no contact".into(),
        Some(coverage) => format!("our contact is {}", coverage.spoken().to_lowercase()),
    };
    let suggestion = Suggestion::new(format!("Meet {name}"), look.way_to(number), Effort::Medium);
    Told {
        sentence: format!("{name} is a key player ({influence}), and {coverage}"),
        evidence: vec![
            contact(look, number),
            format!("A key player takes {}", look.amount(Rule::KeyPlayerUncovered)),
        ],
        people: vec![known.id],
        between: None,
        suggestion: suggestion.by(look.keeper_id(number)).about([known.id]),
    }
}
