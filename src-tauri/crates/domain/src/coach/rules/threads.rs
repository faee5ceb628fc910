//! What hangs on one relationship, and what rests on one person.

use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::{Camp, LEAST, Look, Trust},
        rule::Rule,
        words,
    },
    plan::{Aspect, Effort},
    sentence::listed_briefly,
    stakeholder::Kind,
};
use std::collections::{BTreeMap, BTreeSet};

/// Points from which trust is so high that it may breed over-dependence. Our own definition.
const OVER_TRUST: u8 = 85;
/// Fewer relationships than these hang on few people anyhow.
const FEWEST: usize = 3;

/// The account, companies of the customer, and those who matter there, that hang on one.
pub(in crate::coach) fn single<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::SingleThread);
    let mut companies: BTreeMap<&str, (Vec<usize>, BTreeSet<usize>)> = BTreeMap::new();
    let mut all: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    let mut has_thread = vec![false; look.people.len()];
    look.threads.iter().for_each(|&tie| has_thread[look.ties[tie].from] = true);
    for (number, person) in look.people.iter().enumerate() {
        if !person.is_customer() || person.known.kind != Kind::Person {
            continue;
        }
        let company = companies.entry(look.company(number)).or_default();
        company.0.push(number);
        if has_thread[number] {
            company.1.insert(number);
            all.insert(number);
        }
        if person.matters {
            found.extend(one_of_ours(look, number));
        }
    }
    if let (1, Some(&only)) = (all.len(), all.first()) {
        let people: Vec<usize> = companies.into_values().flat_map(|(people, _)| people).collect();
        if people.len() > 1 {
            let weight = look.heaviest(people.iter().copied());
            let name = look.account.profile().name.as_str();
            let weighs = Stake::certain(weight, 1.0);
            found.push(Candidate::on(weighs, "account", move || {
                company_told(look, name, &people, Some(only))
            }));
        }
        return found;
    }
    for (name, (people, threads)) in companies {
        if (people.len() as f64) < least || threads.len() > 1 {
            continue;
        }
        let only = threads.first().copied();
        let weight = look.heaviest(people.iter().copied());
        let extent = if only.is_some() { 0.6 } else { 1.0 };
        let word = format!("company {}", name.to_lowercase());
        let tell = move || company_told(look, name, &people, only);
        found.push(Candidate::on(Stake::certain(weight, extent), word, tell));
    }
    found
}

fn company_told(look: &Look<'_>, name: &str, people: &[usize], only: Option<usize>) -> Told {
    let points = look.account.profile().measures.thread_points;
    let of = words::people(people.len());
    let (sentence, strongest) = match only {
        Some(only) => {
            let threads = look.out(only).filter(|tie| tie.is_thread);
            let best = threads.max_by_key(|tie| tie.points);
            (format!("All of {name} hangs on one thread: {}, of {of}", look.name(only)), best)
        }
        None => (format!("Nobody at {name} trusts any of us {points} points or more, of {of}"), None),
    };
    let mut evidence: Vec<String> = strongest.map(|tie| words::standing(look, tie)).into_iter().collect();
    evidence.push(format!("A thread takes trust of {points} points or more in any of us"));
    let free = people.iter().copied().filter(|&number| Some(number) != only);
    let next = free.max_by(|&one, &other| {
        let weight = |number: usize| look.people[number].weight;
        weight(one).total_cmp(&weight(other)).then(other.cmp(&one))
    });
    let mut suggestion = match next {
        Some(next) => {
            let why = match only {
                Some(only) => format!("{} If {} leaves, nobody is left.", look.way_to(next), look.name(only)),
                None => look.way_to(next),
            };
            let title = format!("Build a second thread to {name}: {}", look.name(next));
            let keeper = look.keeper(next);
            let suggestion =
                Suggestion::new(title, why, Effort::Medium).by(keeper.map(|keeper| look.id(keeper)));
            match keeper {
                Some(keeper) => suggestion.raising(look.id(next), look.id(keeper), None),
                None => suggestion,
            }
        }
        None => Suggestion::new(format!("Get to know more people at {name}"), String::new(), Effort::Medium),
    };
    suggestion.concerns = next.map(|next| look.id(next)).into_iter().collect();
    let people = only
        .map_or_else(|| people.iter().take(12).map(|&it| look.id(it)).collect(), |only| vec![look.id(only)]);
    Told { sentence, evidence, people, between: None, suggestion }
}

/// Somebody who matters and is tied to only one of us.
fn one_of_ours<'a>(look: &'a Look<'a>, number: usize) -> Option<Candidate<'a>> {
    let out = look.out(number).map(|tie| tie.to);
    let mut ours =
        out.chain(look.into(number).map(|tie| tie.from)).filter(|&other| look.people[other].is_ours());
    let only = ours.next()?;
    if ours.any(|other| other != only) {
        return None;
    }
    let weighs = Stake::certain(look.people[number].weight, 0.3);
    Some(Candidate::new(weighs, [look.id(number), look.id(only)], move || {
        let (name, one) = (look.name(number), look.name(only));
        let second = look.second(number, &[only]);
        let title = match second {
            Some(second) => format!("Bring {} together with {name}", look.name(second)),
            None => format!("Bring another of us together with {name}"),
        };
        let why =
            format!("{one} is the only one of us whom {name} is tied to: {one} can make the introduction.");
        let suggestion = Suggestion::new(title, why, Effort::Medium).by(Some(look.id(only)));
        let suggestion = suggestion.about(std::iter::once(number).chain(second).map(|it| look.id(it)));
        let evidence = look.out(number).filter(|tie| tie.to == only).map(|tie| words::standing(look, tie));
        Told {
            sentence: format!("{name} is tied to only one of us: {one}"),
            evidence: evidence.chain(["Who decides or is a key player takes two of us".into()]).collect(),
            people: vec![look.id(number), look.id(only)],
            between: Some((look.id(number), look.id(only))),
            suggestion: match second {
                Some(second) => suggestion.raising(look.id(number), look.id(second), None),
                None => suggestion,
            },
        }
    }))
}

/// One person on whom too large a share of all trusting relationships rests.
pub(in crate::coach) fn dependence<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::OverDependence) / 100.0;
    let threads: Vec<&Trust<'a>> = look.threads.iter().map(|&tie| &look.ties[tie]).collect();
    if threads.len() < FEWEST {
        return Vec::new();
    }
    let mut at: BTreeMap<usize, usize> = BTreeMap::new();
    for tie in &threads {
        *at.entry(tie.to).or_default() += 1;
        *at.entry(tie.from).or_default() += 1;
    }
    let all = threads.len();
    let found = at.into_iter().filter_map(|(number, count)| {
        let share = count as f64 / all as f64;
        (share > most).then(|| {
            let threads = threads.iter().filter(|tie| tie.from == number || tie.to == number);
            let weight = look.heaviest(threads.map(|tie| tie.from));
            let extent = (share - most) / (1.0 - most).max(0.01);
            Candidate::new(Stake::certain(weight, extent), look.id(number), move || {
                dependence_told(look, number, count, all)
            })
        })
    });
    found.collect()
}

fn dependence_told(look: &Look<'_>, number: usize, count: usize, all: usize) -> Told {
    let name = look.name(number);
    let is_ours = look.people[number].is_ours();
    let mut threads: Vec<&Trust<'_>> = if is_ours {
        look.into(number).filter(|tie| tie.is_thread).collect()
    } else {
        look.out(number).filter(|tie| tie.is_thread).collect()
    };
    threads.sort_by_key(|tie| std::cmp::Reverse(tie.points));
    let other = |tie: &Trust<'_>| if is_ours { tie.from } else { tie.to };
    let mut evidence: Vec<String> = threads.iter().take(5).map(|tie| words::standing(look, tie)).collect();
    evidence.push(format!("At most {} may rest on one", look.amount(Rule::OverDependence)));
    if threads.iter().any(|tie| tie.points >= Some(OVER_TRUST)) {
        evidence
            .push(format!("From {OVER_TRUST} points on, too much trust breeds over-dependence (Hollyoake)"));
    }
    let heaviest = threads
        .iter()
        .map(|tie| other(tie))
        .max_by(|&one, &two| look.people[one].weight.total_cmp(&look.people[two].weight).then(two.cmp(&one)));
    let second = heaviest.and_then(|peer| look.second(peer, &[number]));
    let (title, why) = match (is_ours, heaviest, second) {
        (true, Some(peer), Some(second)) => (
            format!("Bring {} into the relationship with {}", look.name(second), look.name(peer)),
            format!("{name} can make the introduction: then not all hangs on {name} any more."),
        ),
        (true, ..) => (format!("Share the relationships of {name} with others of us"), String::new()),
        (false, ..) => (
            format!("Build relationships beside {name}"),
            format!("{name} trusts us: ask who else should know us."),
        ),
    };
    let concerns = if is_ours { heaviest } else { Some(number) };
    let owner = if is_ours { Some(look.id(number)) } else { look.keeper_id(number) };
    let mut suggestion = Suggestion::new(title, why, Effort::Large).by(owner);
    suggestion.concerns =
        concerns.into_iter().chain(second.filter(|_| is_ours)).map(|it| look.id(it)).collect();
    if let (true, Some(peer), Some(second)) = (is_ours, heaviest, second) {
        suggestion = suggestion.raising(look.id(peer), look.id(second), Some(Aspect::Interdependence));
    }
    let sentence = format!("{count} of {all} relationships in which the customer trusts us rest on {name}");
    Told { sentence, evidence, people: vec![look.id(number)], between: None, suggestion }
}

/// One of ours who carries more relationships and actions than can be carried.
pub(in crate::coach) fn overload<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::Overload);
    let mut found = Vec::new();
    let mut seen = vec![usize::MAX; look.people.len()];
    for (number, person) in look.people.iter().enumerate().filter(|(_, person)| person.is_ours()) {
        let mut tied = 0_usize;
        let mut weight = LEAST;
        for tie in look.out(number).chain(look.into(number)) {
            let other = if tie.from == number { tie.to } else { tie.from };
            if look.people[other].camp != Camp::Ours && std::mem::replace(&mut seen[other], number) != number
            {
                tied += 1;
                weight = weight.max(look.people[other].weight);
            }
        }
        let owned = look.busy(number).iter().filter(|action| action.owner == Some(person.known.id)).count();
        let carries = (tied + owned) as f64;
        if carries > most {
            let weighs = Stake::certain(weight, (carries - most) / most);
            let tell = move || overload_told(look, number, tied, owned);
            found.push(Candidate::new(weighs, look.id(number), tell));
        }
    }
    found
}

fn overload_told(look: &Look<'_>, number: usize, tied: usize, owned: usize) -> Told {
    let name = look.name(number);
    let mut lightest: Vec<usize> = look
        .out(number)
        .chain(look.into(number))
        .map(|tie| if tie.from == number { tie.to } else { tie.from })
        .filter(|&other| look.people[other].camp != Camp::Ours)
        .collect();
    lightest.sort_by(|&one, &two| {
        look.people[one].weight.total_cmp(&look.people[two].weight).then(one.cmp(&two))
    });
    lightest.dedup();
    lightest.truncate(2);
    let second = lightest.first().and_then(|&peer| look.second(peer, &[number]));
    let names: Vec<&str> = lightest.iter().map(|&it| look.name(it)).collect();
    let title = match second {
        Some(second) if !names.is_empty() => {
            format!("Hand the relationships with {} over to {}", listed_briefly(&names), look.name(second))
        }
        _ => format!("Take something off {name}"),
    };
    let why =
        "Those who weigh least are handed over first; their new contact is introduced in person.".into();
    let manager = look.manager_id().or(Some(look.id(number)));
    let concerns = lightest.iter().copied().chain([number]).chain(second).map(|it| look.id(it));
    Told {
        sentence: format!("{name} carries {} relationships and actions", tied + owned),
        evidence: vec![
            format!("{} of customer and suppliers tied to {name}", words::people(tied)),
            format!("{owned} open actions owned"),
            format!("One can carry {}", look.amount(Rule::Overload)),
        ],
        people: vec![look.id(number)],
        between: None,
        suggestion: Suggestion::new(title, why, Effort::Large).by(manager).about(concerns),
    }
}
