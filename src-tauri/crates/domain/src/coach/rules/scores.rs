//! What the scores of single relationships call for.

use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::{Look, Trust},
        rule::Rule,
        words,
    },
    plan::Effort,
    sentence::possessive,
    trust::Trend,
};

/// How sure a score must be before it calls for anything. Our own definition.
const SURE: f64 = 0.3;

/// Two who do not trust each other alike, one of them ours.
pub(in crate::coach) fn one_sided<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::OneSided);
    let found = look.ties.iter().filter(|tie| tie.crosses).filter_map(|less| {
        let points = less.points?;
        let more = look.back(less)?;
        let apart = f64::from(more.points?) - f64::from(points);
        if apart < least || apart <= 0.0 {
            return None;
        }
        let certainty = less.mark().certainty.min(more.mark().certainty);
        let weighs = Stake { weight: look.weight(less), extent: apart / 60.0, certainty };
        let mut about = [look.id(less.from), look.id(less.to)];
        about.sort_unstable();
        Some(Candidate::of_tie(weighs, about, look, less, one_sided_told))
    });
    found.collect()
}

fn one_sided_told(look: &Look<'_>, less: &Trust<'_>) -> Told {
    let more = look.back(less);
    let (who, whom) = (look.name(less.from), look.name(less.to));
    let points = |tie: &Trust<'_>| tie.points.unwrap_or_default();
    let (low, high) = (points(less), more.map_or(0, points));
    let ours_doubt = look.people[less.from].is_ours();
    let (title, why) = if ours_doubt {
        (
            format!("Find out what keeps {who} from trusting {whom}"),
            "Where one side has little interest in the other, trust is strained equally (Davies).".to_owned(),
        )
    } else {
        let advice = words::weakest(less).map(|(factor, advice)| {
            format!("What holds it back most is {}: {}", factor.spoken().to_lowercase(), starting_low(advice))
        });
        let advice = advice.unwrap_or_else(|| "Ask what it would take, and do it.".into());
        (format!("Ask {who} what it would take to trust {whom} more"), advice)
    };
    let owner = look.ours_and_other(less).map(|(ours, _)| look.id(ours));
    let aspect = words::weakest(less).map(|(factor, _)| words::aspect_of(factor));
    let (from, to) = (look.id(less.from), look.id(less.to));
    let other = if ours_doubt { to } else { from };
    Told {
        sentence: format!(
            "{whom} trusts {who} {high}, but {who} trusts {whom} {low}: {} points apart",
            high - low
        ),
        evidence: [less].into_iter().chain(more).map(|tie| words::standing(look, tie)).collect(),
        people: vec![from, to],
        between: Some((from, to)),
        suggestion: Suggestion::new(title, why, Effort::Small)
            .by(owner)
            .about([other])
            .raising(from, to, aspect),
    }
}

fn starting_low(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Trust between us and others that fell.
pub(in crate::coach) fn falling<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::Falling) / 100.0;
    let found = look.ties.iter().filter(|tie| tie.crosses).filter_map(|tie| {
        let fall = tie.fall;
        if fall < least {
            return None;
        }
        let weighs = Stake { weight: look.weight(tie), extent: fall / 0.5, certainty: tie.mark().certainty };
        Some(Candidate::of_tie(weighs, [look.id(tie.from), look.id(tie.to)], look, tie, falling_told))
    });
    found.collect()
}

fn falling_told(look: &Look<'_>, tie: &Trust<'_>) -> Told {
    let trend = Trend::over(look.account, &[tie.mark().moved()], look.since, look.day).sentence();
    let (from, to) = (look.id(tie.from), look.id(tie.to));
    let (ours, other) = look.ours_and_other(tie).unwrap_or((tie.to, tie.from));
    let other = look.name(other);
    let title = format!("Talk with {other} about what changed");
    let why = format!("{}: {trend}. A talk now is easier than a recovery later.", words::trust_in(look, tie));
    let concerned = if look.people[tie.from].is_ours() { to } else { from };
    Told {
        sentence: format!("{} falls: {trend}", words::trust_in(look, tie)),
        evidence: vec![words::standing(look, tie)],
        people: vec![from, to],
        between: Some((from, to)),
        suggestion: Suggestion::new(title, why, Effort::Small)
            .by(Some(look.id(ours)))
            .about([concerned])
            .raising(from, to, words::weakest(tie).map(|(factor, _)| words::aspect_of(factor))),
    }
}

/// Relationships with one of us whose latest evidence is old; both ways are told together.
pub(in crate::coach) fn stale<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::Stale);
    let old = |tie: &Trust<'_>| Some(tie.age_days).filter(|age| *age > most);
    let found = look.ties.iter().filter(|tie| look.ours_and_other(tie).is_some()).filter_map(|tie| {
        let age = old(tie)?;
        let back = look.back(tie).and_then(|back| Some((old(back)?, back.from)));
        // Of both ways the older is told, or the first where they are alike.
        if back.is_some_and(|(other, from)| other > age || (other == age && from < tie.from)) {
            return None;
        }
        let weighs = Stake::certain(look.weight(tie), (age - most) / 365.0);
        let mut about = [look.id(tie.from), look.id(tie.to)];
        about.sort_unstable();
        Some(Candidate::of_tie(weighs, about, look, tie, stale_told))
    });
    found.collect()
}

fn stale_told(look: &Look<'_>, tie: &Trust<'_>) -> Told {
    let most = look.value(Rule::Stale);
    let (from, to) = (look.id(tie.from), look.id(tie.to));
    let (ours, _) = look.ours_and_other(tie).unwrap_or((tie.to, tie.from));
    let mut evidence = vec![words::standing(look, tie)];
    evidence
        .extend(look.back(tie).filter(|back| back.age_days > most).map(|back| words::standing(look, back)));
    evidence.push(format!("Evidence is old after {}", look.amount(Rule::Stale)));
    let title =
        format!("Score anew how far {} and {} trust each other", look.name(tie.from), look.name(tie.to));
    let why = "Old evidence counts for less and less: what was known is about to be unknown.".into();
    Told {
        sentence: format!(
            "The latest evidence of {} is {} old",
            words::trust_in(look, tie),
            words::days(tie.age_days)
        ),
        evidence,
        people: vec![from, to],
        between: Some((from, to)),
        suggestion: Suggestion::new(title, why, Effort::Small)
            .by(Some(look.id(ours)))
            .about([from, to].into_iter().filter(|&id| id != look.id(ours))),
    }
}

/// Low trust between us and others that nobody does anything about.
pub(in crate::coach) fn strained<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::Strained);
    let found = look.ties.iter().filter(|tie| tie.crosses).filter_map(|tie| {
        let points = f64::from(tie.points?);
        if points > most || tie.mark().certainty < SURE || is_worked_on(look, tie) {
            return None;
        }
        let certainty = tie.mark().certainty;
        let weighs =
            Stake { weight: look.weight(tie), extent: 0.3 + 0.7 * (most - points) / most, certainty };
        Some(Candidate::of_tie(weighs, [look.id(tie.from), look.id(tie.to)], look, tie, strained_told))
    });
    found.collect()
}

/// Whether an open action is to raise it, or concerns the one who is not ours.
fn is_worked_on(look: &Look<'_>, tie: &Trust<'_>) -> bool {
    let other = if look.people[tie.from].is_ours() { tie.to } else { tie.from };
    let (from, to) = (look.id(tie.from), look.id(tie.to));
    look.busy(other).iter().any(|action| match action.towards {
        Some(towards) => towards.from == from && towards.to == to,
        None => action.concerns.contains(&look.id(other)),
    })
}

fn strained_told(look: &Look<'_>, tie: &Trust<'_>) -> Told {
    let (from, to) = (look.id(tie.from), look.id(tie.to));
    let points = tie.points.unwrap_or_default();
    let (ours, other) = look.ours_and_other(tie).unwrap_or((tie.to, tie.from));
    let mut evidence = vec![words::standing(look, tie)];
    let incidents = look.account.incidents_of(tie.mark().tie).filter(|told| told.on <= look.day);
    let incidents =
        incidents.map(|told| format!("“{}” of {}: {}", told.title, words::day(told.on), told.signed()));
    evidence.extend(incidents.take(3));
    let (title, why, aspect) = match words::weakest(tie) {
        Some((factor, advice)) => {
            evidence.push(format!("What holds it back most is {}", factor.spoken().to_lowercase()));
            let spoken = factor.spoken().to_lowercase();
            let title = if look.people[tie.from].is_ours() {
                format!("Clear up with {} what makes {} doubt: {spoken}", look.name(other), look.name(ours))
            } else {
                format!("Win back {} trust in {}: {spoken}", possessive(look.name(other)), look.name(ours))
            };
            (title, advice.to_owned(), Some(words::aspect_of(factor)))
        }
        None => (
            format!("Sit down with {} to find out what strained trust", look.name(other)),
            "Ask what happened, what could restore it, and agree on a first small step.".into(),
            None,
        ),
    };
    let effort = if aspect.is_some() { Effort::Medium } else { Effort::Small };
    Told {
        sentence: format!("{} is {points}, and no open action is to raise it", words::trust_in(look, tie)),
        evidence,
        people: vec![from, to],
        between: Some((from, to)),
        suggestion: Suggestion::new(title, why, effort)
            .by(Some(look.id(ours)))
            .about([look.id(other)])
            .raising(from, to, aspect),
    }
}
