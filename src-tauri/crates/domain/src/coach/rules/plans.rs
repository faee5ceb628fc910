//! What was planned or promised, and did not happen.

use crate::{
    coach::{
        finding::{Candidate, Stake, Suggestion, Told},
        look::Look,
        rule::Rule,
        words,
    },
    id::Id,
    incident::Effect,
    plan::{Action, Aspect, Effort, Progress, Sort},
    sentence::listed_briefly,
    strategy::Strategy,
};

/// What an action weighs: as much as the weightiest of those it names who are not ours.
fn weight(look: &Look<'_>, action: &Action) -> f64 {
    let named = action.people().filter_map(|id| look.number(id));
    look.heaviest(named.filter(|&it| !look.people[it].is_ours()))
}

/// Who of ours does it, where they are still there; else the manager.
fn owner(look: &Look<'_>, action: &Action) -> Option<Id> {
    let owner = action.owner.filter(|&id| look.number(id).is_some_and(|it| look.people[it].is_ours()));
    owner.or(look.manager_id())
}

/// Those it is about, but its owner.
fn concerned(look: &Look<'_>, action: &Action) -> Vec<Id> {
    let mut named: Vec<Id> = action.people().filter(|id| action.owner != Some(*id)).collect();
    named.retain(|&id| look.number(id).is_some_and(|it| look.people[it].here));
    named.sort_unstable();
    named.dedup();
    named
}

fn names<'a>(look: &Look<'a>, ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().map(|&id| look.account.name(id)).collect();
    listed_briefly(&names)
}

/// Actions and commitments that are overdue.
pub(in crate::coach) fn overdue<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::Overdue);
    let late =
        look.account.actions().filter(|action| action.is_overdue(look.day) && action.made_on <= look.day);
    let found = late.filter_map(|action| {
        let days = action.due.map(|due| look.days_since(due)).filter(|days| *days >= least)?;
        let promised = if action.sort == Sort::Commitment { 0.4 } else { 0.0 };
        let weighs = Stake::certain(weight(look, action), promised + days / 60.0);
        Some(Candidate::new(weighs, action.id, move || overdue_told(look, action, days)))
    });
    found.collect()
}

fn overdue_told(look: &Look<'_>, action: &Action, days: f64) -> Told {
    let what = action.sort.spoken().to_lowercase();
    let due = action.due.map(words::day).unwrap_or_default();
    let concerned = concerned(look, action);
    let owner = owner(look, action);
    let by = owner.map_or("nobody", |id| look.account.name(id));
    let (title, why) = match action.sort {
        Sort::Commitment => (
            format!("Tell {} when “{}” comes", or_the_customer(look, &concerned), action.title),
            "A promise that is late is told before it is asked for: no surprises (Davies).".to_owned(),
        ),
        Sort::Step => (
            format!("Finish “{}”, or drop it", action.title),
            "What is not going to be done is better dropped than left open.".to_owned(),
        ),
    };
    let suggestion = Suggestion::new(title, why, action.effort.unwrap_or(Effort::Small));
    let suggestion = suggestion.by(owner).about(concerned.iter().copied());
    Told {
        sentence: format!("The {what} “{}” is {} overdue", action.title, words::days(days)),
        evidence: vec![format!("Due on {due}; in the hands of {by}")],
        people: owner.into_iter().chain(concerned).collect(),
        between: action.towards.map(|towards| (towards.from, towards.to)),
        suggestion: match (action.sort, action.towards) {
            (Sort::Commitment, Some(towards)) => {
                suggestion.raising(towards.from, towards.to, Some(Aspect::Reliability))
            }
            (_, Some(towards)) => suggestion.raising(towards.from, towards.to, action.aspect),
            (_, None) => suggestion,
        },
    }
}

fn or_the_customer(look: &Look<'_>, ids: &[Id]) -> String {
    if ids.is_empty() { "the customer".into() } else { names(look, ids) }
}

/// Commitments that were broken and not made good.
pub(in crate::coach) fn broken<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let most = look.value(Rule::CommitmentBroken);
    let broken = look.account.actions().filter(|action| action.progress == Progress::Broken);
    let found = broken.filter_map(|action| {
        let on = action.closed_on.filter(|&on| on <= look.day)?;
        let days = look.days_since(on);
        if days > most || is_made_good(look, action) {
            return None;
        }
        let weighs = Stake::certain(weight(look, action), 1.0 - 0.5 * days / most);
        Some(Candidate::new(weighs, action.id, move || broken_told(look, action)))
    });
    found.collect()
}

/// Whether something built trust since with those it was made to, or an action was begun for them.
fn is_made_good(look: &Look<'_>, broken: &Action) -> bool {
    let Some(on) = broken.closed_on else { return true };
    let concerned = concerned(look, broken);
    let follows = |action: &&Action| {
        action.id != broken.id
            && action.made_on >= on
            && matches!(action.progress, Progress::Open | Progress::Done)
            && concerned.iter().any(|&id| action.names(id))
    };
    let built = |id: Id| {
        let ties = look.account.ties_of(id).flat_map(|tie| look.account.incidents_of(tie.id));
        ties.into_iter().any(|told| told.effect == Effect::Built && told.on >= on && told.on <= look.day)
    };
    look.account.actions().any(|action| follows(&action)) || concerned.iter().any(|&id| built(id))
}

fn broken_told(look: &Look<'_>, action: &Action) -> Told {
    let concerned = concerned(look, action);
    let whom = or_the_customer(look, &concerned);
    let owner = owner(look, action);
    let on = action.closed_on.map(words::day).unwrap_or_default();
    let mut evidence = vec![format!("Promised on {}, broken on {on}", words::day(action.made_on))];
    if !action.outcome.trim().is_empty() {
        evidence.push(format!("What came of it: {}", action.outcome.trim()));
    }
    let suggestion = Suggestion::new(
        format!("Make “{}” good with {whom}", action.title),
        "Right the wrong (Covey): say what went wrong, do more than was promised, and tell what keeps it from \
         happening again."
            .into(),
        Effort::Medium,
    );
    let suggestion = suggestion.by(owner).about(concerned.iter().copied());
    let raising = concerned.first().copied().zip(owner).filter(|(from, to)| from != to);
    Told {
        sentence: format!("The commitment “{}” to {whom} was broken, and was not made good", action.title),
        evidence,
        people: owner.into_iter().chain(concerned).collect(),
        between: raising,
        suggestion: match raising {
            Some((from, to)) => suggestion.raising(from, to, Some(Aspect::Reliability)),
            None => suggestion,
        },
    }
}

/// Relationships that are to become better, with no action for it.
pub(in crate::coach) fn idle<'a>(look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    let least = look.value(Rule::StrategyIdle);
    let found = look.account.strategies().filter(|strategy| strategy.on <= look.day).filter_map(|strategy| {
        let gap = f64::from(strategy.gap()?);
        let number = look.number(strategy.stakeholder).filter(|&it| look.people[it].here)?;
        if gap < least || !look.busy(number).is_empty() {
            return None;
        }
        let weighs = Stake::certain(look.people[number].weight, gap / 3.0);
        Some(Candidate::new(weighs, strategy.stakeholder, move || idle_told(look, strategy, number)))
    });
    found.collect()
}

fn idle_told(look: &Look<'_>, strategy: &Strategy, number: usize) -> Told {
    let name = look.name(number);
    let stage = |stage: Option<crate::trust::ladder::Stage>| stage.map_or("not said", |stage| stage.spoken());
    let (is, to) = (stage(strategy.current), stage(strategy.target));
    let why = match strategy.why.trim() {
        "" => format!("Trust grows by many small steps (CPS): which is the first that {name} would notice?"),
        why => why.to_owned(),
    };
    let keeper = look.keeper(number);
    let suggestion = Suggestion::new(
        format!("Take the next step with {name}, from {} towards {}", is.to_lowercase(), to.to_lowercase()),
        why,
        Effort::Medium,
    );
    let suggestion = suggestion.by(keeper.map(|it| look.id(it))).about([look.id(number)]);
    Told {
        sentence: format!(
            "The relationship with {name} is to become {}, and no open action is for it",
            to.to_lowercase()
        ),
        evidence: vec![
            format!("On the ladder “{}”: {is}, to become {to}", strategy.ladder.spoken()),
            format!("Thought over on {}", words::day(strategy.on)),
        ],
        people: vec![look.id(number)],
        between: None,
        suggestion: match keeper.filter(|&keeper| keeper != number) {
            Some(keeper) => suggestion.raising(look.id(number), look.id(keeper), None),
            None => suggestion,
        },
    }
}
