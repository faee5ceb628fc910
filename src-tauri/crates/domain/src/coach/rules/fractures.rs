//! Signs that trust is fractured, and scores that incidents contradict.

use super::promises::incident;
use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::{Look, Trust},
        rule::Rule,
        words,
    },
    plan::Effort,
    sentence::possessive,
    trust::{Opinion, checks::Sign},
};
use std::collections::{BTreeMap, BTreeSet};

/// From which strength an incident counts as a sign. Our own definition.
const STRONG: u8 = 4;
/// Pieces of evidence that must be left of incidents before they contradict. Our own definition.
const PIECES: f64 = 2.0;

/// Signs that speak against somebody's trust in us.
#[derive(Default)]
struct Against<'l, 'a> {
    signs: BTreeSet<Sign>,
    ties: Vec<&'l Trust<'a>>,
    incidents: Vec<usize>,
}

/// People at the customer whose trust in us shows signs of fracture.
pub(in crate::coach) fn signs<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::SignsOfFracture);
    let mut against: BTreeMap<usize, Against<'a, 'a>> = BTreeMap::new();
    for tie in look.ties.iter().filter(|tie| !tie.marked.signs.is_empty()) {
        if look.people[tie.from].is_customer() && look.people[tie.to].is_ours() {
            let entry = against.entry(tie.from).or_default();
            entry.signs.extend(&tie.marked.signs);
            entry.ties.push(tie);
        }
    }
    for (at, told) in look.open_incidents.iter().enumerate().filter(|(_, told)| told.strength >= STRONG) {
        let people = told.people.iter().filter_map(|&id| look.number(id));
        for number in people.filter(|&number| look.people[number].is_customer()) {
            against.entry(number).or_default().incidents.push(at);
        }
    }
    let found = against.into_iter().filter_map(|(number, against)| {
        let count = (against.signs.len() + against.incidents.len()) as f64;
        (count >= least).then(|| {
            let weighs = Stake::certain(look.people[number].weight, count / 5.0);
            Candidate::new(weighs, look.id(number), move || signs_told(look, number, &against))
        })
    });
    found.collect()
}

fn signs_told(look: &Look<'_>, number: usize, against: &Against<'_, '_>) -> Told {
    let name = look.name(number);
    let mut evidence: Vec<String> =
        against.signs.iter().map(|sign| format!("{}: {}", sign.spoken(), sign.meaning())).collect();
    evidence.extend(against.incidents.iter().take(3).map(|&at| incident(&look.open_incidents[at])));
    evidence.extend(against.ties.iter().take(2).map(|tie| words::standing(look, tie)));
    let keeper = against.ties.first().map(|tie| tie.to).or_else(|| look.keeper(number));
    let count = against.signs.len() + against.incidents.len();
    let suggestion = Suggestion::new(
        format!("Ask {name} in person what could restore trust"),
        "Davies’ seven questions prepare the talk: have we strained or broken trust, what did they do, what could \
         restore it?"
            .into(),
        Effort::Medium,
    );
    let suggestion = suggestion.by(keeper.map(|keeper| look.id(keeper))).about([look.id(number)]);
    Told {
        sentence: format!("{count} signs that {} trust in us is fractured", possessive(name)),
        evidence,
        people: vec![look.id(number)],
        between: keeper.map(|keeper| (look.id(number), look.id(keeper))),
        suggestion: match keeper {
            Some(keeper) => suggestion.raising(look.id(number), look.id(keeper), None),
            None => suggestion,
        },
    }
}

/// Trust in or of one of us that assessments and incidents tell otherwise.
pub(in crate::coach) fn contradictions<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::Contradicted) / 100.0;
    let found = look.ties.iter().filter_map(|tie| {
        let told = tie.marked.told;
        let pieces = told.r + told.s;
        if pieces < PIECES || look.ours_and_other(tie).is_none() {
            return None;
        }
        let assessed = tie.marked.assessed?;
        let happened = Opinion::from_evidence(told);
        let apart = (assessed - happened.expected()).abs();
        (apart >= least).then(|| {
            let weighs =
                Stake { weight: look.weight(tie), extent: apart / 0.7, certainty: happened.certainty() };
            let about = [look.id(tie.from), look.id(tie.to)];
            Candidate::new(weighs, about, move || {
                contradiction_told(look, tie, assessed, happened.expected())
            })
        })
    });
    found.collect()
}

fn contradiction_told(look: &Look<'_>, tie: &Trust<'_>, assessed: f64, happened: f64) -> Told {
    let (from, to) = (look.id(tie.from), look.id(tie.to));
    let points = |part: f64| (part * 100.0).round();
    let mut told: Vec<_> =
        look.account.incidents_of(tie.mark().tie).filter(|told| told.on <= look.day).collect();
    told.sort_by_key(|told| std::cmp::Reverse((told.on, told.id)));
    let incidents = told.iter().take(4);
    let mut evidence: Vec<String> = incidents
        .map(|told| format!("“{}” of {}: {}", told.title, words::day(told.on), told.signed()))
        .collect();
    evidence.insert(0, words::standing(look, tie));
    let (ours, _) = look.ours_and_other(tie).unwrap_or((tie.to, tie.from));
    let trust = words::trust_in(look, tie);
    let suggestion = Suggestion::new(
        format!("Score {trust} anew, with the incidents at hand"),
        "Either the score tells a wish, or the incidents tell not enough. Facts and reality go before perceptions \
         (M3T)."
            .into(),
        Effort::Small,
    );
    Told {
        sentence: format!(
            "{trust} is assessed at {}, but what happened says {}",
            points(assessed),
            points(happened)
        ),
        evidence,
        people: vec![from, to],
        between: Some((from, to)),
        suggestion: suggestion
            .by(Some(look.id(ours)))
            .about([from, to].into_iter().filter(|&id| id != look.id(ours))),
    }
}
