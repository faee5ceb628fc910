//! Who was never heard, and where the two sides see the relationship otherwise.

use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::{Camp, Look},
        rule::Rule,
        words,
    },
    plan::Effort,
    sentence::listed_briefly,
    stakeholder::Level,
    trust::{
        Side,
        survey::{Facing, Results, Round},
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// So many scores must there be before it is told that they all come from us. Our own definition.
const ENOUGH_SCORES: usize = 5;

const fn side_of(camp: Camp) -> Option<Side> {
    match camp {
        Camp::Ours => Some(Side::Supplier),
        Camp::Customer => Some(Side::Customer),
        Camp::Supplier => None,
    }
}

/// Those who answered the surveys: level and side.
fn answered(look: &Look<'_>) -> BTreeSet<(Side, Level)> {
    let mut groups = BTreeSet::new();
    for round in look.account.rounds().filter(|round| round.on <= look.day) {
        for reply in look.account.replies_to(round.id).filter(|reply| reply.on <= look.day) {
            let participant = round.participant(&reply.answers.participant);
            groups.extend(participant.map(|it| (it.side, it.level)));
        }
    }
    groups
}

/// Levels of either side, and the customer’s side as a whole, that were never heard.
pub(in crate::coach) fn unheard<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::Unheard);
    let mut heard = answered(look);
    let customer_answered = heard.iter().any(|(side, _)| *side == Side::Customer);
    for told in look.account.incidents().filter(|told| told.on <= look.day) {
        heard.extend(told.side.zip(told.level));
    }
    let (mut scored, mut own_words) = (0, 0);
    for tie in look.ties.iter().filter(|tie| tie.points.is_some()) {
        let person = &look.people[tie.from];
        heard.extend(side_of(person.camp).zip(person.known.level));
        if person.is_customer() && look.people[tie.to].is_ours() {
            scored += 1;
            own_words += usize::from(tie.marked.own_word);
        }
    }
    let mut groups: BTreeMap<(Side, Level), Vec<usize>> = BTreeMap::new();
    for (number, person) in look.people.iter().enumerate().filter(|(_, person)| person.here) {
        if let Some(group) =
            side_of(person.camp).zip(person.known.level).filter(|group| !heard.contains(group))
        {
            groups.entry(group).or_default().push(number);
        }
    }
    let mut found: Vec<Candidate<'a>> = groups
        .into_iter()
        .filter(|(_, people)| people.len() as f64 >= least)
        .map(|((side, level), people)| {
            let weighs = Stake::certain(look.heaviest(people.iter().copied()), people.len() as f64 / 10.0);
            let word = format!("{}.{}", side.code(), level.code());
            Candidate::on(weighs, word, move || level_told(look, side, level, &people))
        })
        .collect();
    if scored >= ENOUGH_SCORES && own_words == 0 && !customer_answered {
        let people = look.people.iter().enumerate().filter(|(_, person)| person.is_customer());
        let weight = look.heaviest(people.map(|(number, _)| number));
        found.push(Candidate::on(Stake::certain(weight, 0.5), "customer", move || side_told(look, scored)));
    }
    found
}

fn level_told(look: &Look<'_>, side: Side, level: Level, people: &[usize]) -> Told {
    let whose = match side {
        Side::Customer => look.account.profile().name.as_str(),
        Side::Supplier => "our company",
    };
    let spoken = level.spoken().to_lowercase();
    let names: Vec<&str> = people.iter().map(|&it| look.name(it)).collect();
    let heaviest = people
        .iter()
        .copied()
        .max_by(|&one, &two| look.people[one].weight.total_cmp(&look.people[two].weight).then(two.cmp(&one)));
    let title = format!("Ask the {spoken} of {whose} about the relationship: {}", listed_briefly(&names));
    let why = "Trust is told at three levels, leadership, operation and staff, by both sides (Hollyoake): a level that \
               is not asked is where surprises come from."
        .into();
    let owner = heaviest.and_then(|it| look.keeper_id(it)).or(look.manager_id());
    let ids = || people.iter().take(12).map(|&it| look.id(it));
    Told {
        sentence: format!("The {spoken} of {whose} was never heard"),
        evidence: vec![
            format!("{} at this level: {}", words::people(people.len()), listed_briefly(&names)),
            "No score of their trust, no survey answer, no incident told at this level".into(),
        ],
        people: ids().collect(),
        between: None,
        suggestion: Suggestion::new(title, why, Effort::Medium).by(owner).about(ids()),
    }
}

fn side_told(look: &Look<'_>, scored: usize) -> Told {
    let name = &look.account.profile().name;
    let mut heaviest: Vec<usize> = (0..look.people.len())
        .filter(|&it| look.people[it].is_customer() && look.people[it].is_met())
        .collect();
    heaviest.sort_by(|&one, &two| {
        look.people[two].weight.total_cmp(&look.people[one].weight).then(one.cmp(&two))
    });
    heaviest.truncate(5);
    let why = "Send them a form of the partner survey: what both sides say apart is worth more than what one says of \
               both."
        .into();
    let suggestion = Suggestion::new(format!("Ask {name} itself how far it trusts us"), why, Effort::Medium);
    Told {
        sentence: format!("Nobody at {name} was ever asked: all that is known of their trust comes from us"),
        evidence: vec![
            format!("{scored} scores of their trust in us, none by one of them"),
            "No answer of theirs to a partner survey".into(),
        ],
        people: heaviest.iter().map(|&it| look.id(it)).collect(),
        between: None,
        suggestion: suggestion.by(look.manager_id()).about(heaviest.iter().map(|&it| look.id(it))),
    }
}

/// The latest round that shows both sides, in which they answered far apart.
pub(in crate::coach) fn gaps<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::SurveyGap);
    let Some((round, facing)) = latest(look) else { return Vec::new() };
    let customers = look.people.iter().enumerate().filter(|(_, person)| person.is_customer());
    let weight = look.heaviest(customers.map(|(number, _)| number));
    let wide = move |one: &Facing| {
        // A component at one level is part of both the component and the level.
        let whole = one.component.is_none() || one.level.is_none();
        one.gap.filter(|gap| whole && gap.abs() >= least)
    };
    let found = facing.into_iter().filter_map(|one| {
        let gap = wide(&one)?;
        let word = one.component.map(|it| it.code()).or(one.level.map(|it| it.code())).unwrap_or("whole");
        let weighs = Stake::certain(weight, gap.abs() / 4.0);
        let mut found = Candidate::on(weighs, word, move || gap_told(look, round, &one, gap));
        found.about = round.id.into();
        Some(found)
    });
    found.collect()
}

fn latest<'a>(look: &Look<'a>) -> Option<(&'a Round, Vec<Facing>)> {
    let mut rounds: Vec<&Round> = look.account.rounds().filter(|round| round.on <= look.day).collect();
    rounds.sort_by_key(|round| std::cmp::Reverse((round.on, round.id)));
    rounds.into_iter().find_map(|round| {
        let replies = look.account.replies_to(round.id).filter(|reply| reply.on <= look.day);
        let results = Results::of(round, replies.map(|reply| &reply.answers)).ok()?;
        let facing = Facing::all(round, &results, None);
        facing.iter().any(|one| one.gap.is_some()).then_some((round, facing))
    })
}

fn gap_told(look: &Look<'_>, round: &Round, one: &Facing, gap: f64) -> Told {
    let customer = &look.account.profile().name;
    let of = match (one.component, one.level) {
        (Some(component), _) => format!("on {}", component.spoken().to_lowercase()),
        (None, Some(level)) => format!("at the level {}", level.spoken().to_lowercase()),
        (None, None) => "on the relationship as a whole".into(),
    };
    let mean = |figure: crate::trust::survey::Figure| figure.stats().map_or(0.0, |stats| stats.mean);
    let (theirs, ours) = (mean(one.customer), mean(one.supplier));
    let sees = if gap > 0.0 { format!("{customer} sees") } else { "We see".into() };
    let than = if gap > 0.0 { "we do" } else { customer.as_str() };
    let title = match one.component {
        Some(component) => format!("Take “{}” to a joint workshop with {customer}", component.spoken()),
        None => format!("Go through “{}” with {customer} in a joint workshop", round.name),
    };
    let why = "Findings are shared by both sides, and what is to change becomes a workstream that both own \
               (Hollyoake)."
        .into();
    let mut suggestion = Suggestion::new(title, why, Effort::Large).by(look.manager_id());
    suggestion.aspect = one.component.map(words::aspect_of_component);
    Told {
        sentence: format!("{sees} it {:.1} steps better than {than} {of}", gap.abs()),
        evidence: vec![
            format!(
                "“{}” of {}: {customer} {theirs:.1}, we {ours:.1}, of 1 to 7",
                round.name,
                words::day(round.on)
            ),
            format!("A gap is told from {} on", look.amount(Rule::SurveyGap)),
        ],
        people: Vec::new(),
        between: None,
        suggestion,
    }
}
