//! What our functions and critical suppliers did not deliver, as far as it reaches the customer.

use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::{Camp, Look, Trust},
        rule::Rule,
        words,
    },
    id::Id,
    plan::{Aspect, Effort},
    scorecard::OpenIncident,
    sentence::{listed_briefly, possessive},
    stakeholder::Group,
    tie::TieKind,
    trust::{Factor, TrustEquation},
};
use std::collections::BTreeSet;

/// The reliability that a Trust Equation tells, in points of 100: (x − 1) / (max − 1). Our own definition.
fn reliability(equation: &TrustEquation) -> f64 {
    let highest = f64::from(equation.scale.highest());
    (f64::from(equation.factor(Factor::Reliability)) - 1.0) / (highest - 1.0) * 100.0
}

/// How far what speaks against somebody who was to deliver goes, and how sure it is; none where nothing does.
fn against(look: &Look<'_>, number: usize, most: f64, doubt: Option<&Trust<'_>>) -> Option<(f64, f64)> {
    let doubt = doubt.map(|tie| {
        let points = tie.points.map_or(most, f64::from);
        (1.0 - 0.7 * points / most.max(1.0), tie.mark().certainty)
    });
    let troubles = look.troubles(number).map(|told| (f64::from(told.strength) / 5.0, 1.0));
    let broken = look.broken(number).first().map(|_| (0.8, 1.0));
    let all = doubt.into_iter().chain(troubles).chain(broken);
    all.reduce(|one, other| (one.0.max(other.0), one.1.max(other.1)))
}

/// The same in words.
fn facts(look: &Look<'_>, number: usize, doubt: Option<&Trust<'_>>) -> Vec<String> {
    let broken = look.broken(number).iter().map(|action| {
        let on = action.closed_on.map(words::day).unwrap_or_default();
        format!("The commitment “{}” was broken on {on}", action.title)
    });
    let doubt = doubt.map(|tie| words::standing(look, tie));
    doubt.into_iter().chain(broken.take(2)).chain(look.troubles(number).take(3).map(incident)).collect()
}

/// "“Late deliveries” of 14 August 2026: diluted trust −3, not made good".
pub(super) fn incident(told: &OpenIncident) -> String {
    format!("“{}” of {}: diluted trust −{}, not made good", told.title, words::day(told.on), told.strength)
}

/// Whom of ours doubts somebody most, up to so many points.
fn doubt<'a, 'l>(look: &'l Look<'a>, number: usize, most: f64) -> Option<&'l Trust<'a>> {
    let ours = look.into(number).filter(|tie| look.people[tie.from].is_ours());
    let low = ours.filter(|tie| tie.points.is_some_and(|points| f64::from(points) <= most));
    low.min_by_key(|tie| (tie.points, tie.from))
}

/// Functions of ours that did not deliver, where customers find that function or the manager unreliable.
pub(in crate::coach) fn functions<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::BrokenPromise);
    let is_function = |number: usize| {
        let person = &look.people[number];
        person.is_ours() && person.known.group == Group::Functions && look.manager != Some(number)
    };
    let unreliable = |number: usize| {
        let trusted = look.into(number).filter(|tie| look.people[tie.from].is_customer());
        trusted.filter(|tie| tie.marked.equation.is_some_and(|equation| reliability(&equation) <= most))
    };
    let in_manager: Vec<&Trust<'_>> = look.manager.into_iter().flat_map(unreliable).collect();
    let found = (0..look.people.len()).filter(|&number| is_function(number)).filter_map(|number| {
        let doubt = doubt(look, number, most);
        let (extent, certainty) = against(look, number, most, doubt)?;
        let mut shows: Vec<&Trust<'a>> = unreliable(number).collect();
        // One customer who finds function and manager unreliable is told once.
        let known: Vec<usize> = shows.iter().map(|tie| tie.from).collect();
        shows.extend(in_manager.iter().filter(|tie| !known.contains(&tie.from)));
        if shows.is_empty() {
            return None;
        }
        let weight = look.heaviest(shows.iter().map(|tie| tie.from));
        let weighs = Stake { weight, extent, certainty };
        shows.sort_by(|one, two| look.people[two.from].weight.total_cmp(&look.people[one.from].weight));
        let tell = move || function_told(look, number, doubt, &shows);
        Some(Candidate::new(weighs, look.id(number), tell))
    });
    found.collect()
}

fn function_told(look: &Look<'_>, number: usize, doubt: Option<&Trust<'_>>, shows: &[&Trust<'_>]) -> Told {
    let name = look.name(number);
    let names: Vec<&str> = shows.iter().map(|tie| look.name(tie.from)).collect();
    let mut evidence = facts(look, number, doubt);
    evidence.extend(shows.iter().take(4).filter_map(|tie| {
        let points = reliability(&tie.marked.equation?);
        let of = look.name(tie.to);
        Some(format!("{} scores the reliability of {of} {points:.0} of 100", look.name(tie.from)))
    }));
    let customers = shows.iter().map(|tie| look.id(tie.from));
    let people: Vec<Id> = std::iter::once(look.id(number)).chain(customers.clone()).take(12).collect();
    let suggestion = Suggestion::new(
        format!("Agree with {name} on what is promised to {}, and follow it up weekly", listed_briefly(&names)),
        "Goods late, wrong quality and systems that make administration hard are failures that the organisation owns \
         (Davies): one promise, one owner, one day."
            .into(),
        Effort::Medium,
    );
    let suggestion = suggestion.by(look.manager_id()).about(customers.take(12).chain([look.id(number)]));
    let suggestion = match shows.first() {
        Some(tie) => suggestion.raising(look.id(tie.from), look.id(tie.to), Some(Aspect::Reliability)),
        None => suggestion,
    };
    Told {
        sentence: format!(
            "What {name} did not deliver shows at the customer: {} {} little reliability",
            listed_briefly(&names),
            if names.len() == 1 { "scores" } else { "score" }
        ),
        evidence,
        people,
        between: shows.first().map(|tie| (look.id(tie.from), look.id(tie.to))),
        suggestion,
    }
}

/// Critical suppliers whom we trust little or who failed, with whom at the customer that reaches.
pub(in crate::coach) fn suppliers<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::SupplierAtRisk);
    let suppliers = look.people.iter().enumerate().filter(|(_, it)| it.here && it.camp == Camp::Supplier);
    let found = suppliers.filter_map(|(number, person)| {
        let doubt = doubt(look, number, most);
        let (extent, certainty) = against(look, number, most, doubt)?;
        let (through, reached) = chain(look, number);
        let weight = look.heaviest(reached.iter().copied()).max(person.weight);
        let weighs = Stake { weight, extent, certainty };
        let tell = move || supplier_told(look, number, doubt, &through, &reached);
        Some(Candidate::new(weighs, look.id(number), tell))
    });
    found.collect()
}

/// Whom somebody supplies, directly or through others: those on the way, and those at the customer.
fn chain(look: &Look<'_>, from: usize) -> (Vec<usize>, Vec<usize>) {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    let (mut through, mut reached) = (Vec::new(), Vec::new());
    while let Some(number) = open.pop() {
        let id = look.id(number);
        let supplies = look.account.ties_of(id).filter(|tie| tie.kind == TieKind::Supplies && tie.from == id);
        for next in supplies.filter_map(|tie| look.number(tie.to)).filter(|&next| look.people[next].here) {
            if !seen.insert(next) {
                continue;
            }
            if look.people[next].is_customer() {
                reached.push(next);
            } else {
                through.push(next);
                open.push(next);
            }
        }
    }
    (through, reached)
}

fn supplier_told(
    look: &Look<'_>,
    number: usize,
    doubt: Option<&Trust<'_>>,
    through: &[usize],
    reached: &[usize],
) -> Told {
    let name = look.name(number);
    let names = |people: &[usize]| {
        let names: Vec<&str> = people.iter().map(|&it| look.name(it)).collect();
        listed_briefly(&names)
    };
    let mut evidence = facts(look, number, doubt);
    evidence.push(match (through, reached) {
        ([], []) => {
            format!("{name} is among the critical suppliers: without them the promise to the customer fails")
        }
        (through, []) => format!("{name} supplies {}", names(through)),
        ([], reached) => format!("{name} supplies {}", names(reached)),
        (through, reached) => format!("{name} supplies {} through {}", names(reached), names(through)),
    });
    let whom = if reached.is_empty() { "the customer".to_owned() } else { names(reached) };
    let keeper = look.keeper(number);
    let suggestion = Suggestion::new(
        format!("Agree with {name} on a plan before the next failure reaches {whom}"),
        "What is delivered when, who tells whom first when it is not, and what takes its place: no surprises for the \
         customer."
            .into(),
        Effort::Large,
    );
    let suggestion = suggestion
        .by(keeper.map(|keeper| look.id(keeper)))
        .about([number].iter().chain(reached.iter().take(11)).map(|&it| look.id(it)));
    let suggestion = match keeper {
        Some(keeper) => suggestion.raising(look.id(keeper), look.id(number), Some(Aspect::Ability)),
        None => suggestion,
    };
    Told {
        sentence: format!("{} failure would reach {whom}, and trust in {name} is weak", possessive(name)),
        evidence,
        people: std::iter::once(&number).chain(reached.iter().take(11)).map(|&it| look.id(it)).collect(),
        between: None,
        suggestion,
    }
}
