//! What if somebody left, a tie were there, or a score were another: what follows, without touching the account.
//!
//! The account is copied, what is supposed is put into the copy, and both are asked the same questions. Which
//! questions, and what is called broken, is our own definition.

use super::{
    Access, Lines, Network, Question,
    measures::{Flat, Shape},
};
use crate::{
    account::Account,
    change::Delta,
    id::Id,
    plan::{Action, Aspect, Supposed, Towards},
    rollup::{Figure, Mark, Tally},
    stakeholder::{Role, Stakeholder, Status},
    tie::{Tie, TieKind},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// By how many points of 100 a route has to change to be told of.
const TOLD: f64 = 0.05;
/// So many steps are suggested at most.
const MOST_STEPS: usize = 5;

/// A route from the manager to somebody who matters, before and after; none = no way led there.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// To whom.
    pub to: Id,
    /// Its trust before, in `(0, 1]`.
    pub was: Option<f64>,
    /// Its trust after.
    pub is: Option<f64>,
    /// Everybody on it before.
    pub was_over: Vec<Id>,
    /// Everybody on it after.
    pub is_over: Vec<Id>,
}

/// What follows from suppositions.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequences {
    /// Routes from the manager to deciders and key players that break.
    pub broken: Vec<Shift>,
    /// Those that carry less, by five points or more.
    pub weaker: Vec<Shift>,
    /// Those that carry more by as much, or are new.
    pub better: Vec<Shift>,
    /// Hats of the decision-making unit in which somebody trusted us enough for a thread, and nobody does then.
    pub uncovered: Vec<Role>,
    /// Hats in which somebody comes to trust us enough.
    pub covered: Vec<Role>,
    /// The customer’s people whom none of the rest of us reaches any more.
    pub cut_off: Vec<Id>,
    /// The customer’s people who trusted one of us enough for a thread, and then none.
    pub threads_lost: Vec<Id>,
    /// The customer’s trust in us before.
    pub trust_was: Figure,
    /// The customer’s trust in us after.
    pub trust_is: Figure,
    /// How the customer and we hang together before.
    pub shape_was: Shape,
    /// How the customer and we hang together after.
    pub shape_is: Shape,
    /// What to build first, the most needed first: ready to be planned.
    pub steps: Vec<Action>,
}

impl Consequences {
    /// Whether nothing that is looked at becomes worse.
    pub fn is_harmless(&self) -> bool {
        self.broken.is_empty()
            && self.weaker.is_empty()
            && self.uncovered.is_empty()
            && self.cut_off.is_empty()
            && self.threads_lost.is_empty()
    }

    /// What follows on a day, from suppositions taken together. What is supposed of somebody who is not there has
    /// no effect.
    pub fn of(account: &Account, supposed: &[Supposed], day: Date) -> Self {
        let lines = Lines::from(&account.profile().measures);
        let before = Tally::of(account, day);
        let then = supposing(account, supposed);
        let mut after = Tally::of(&then, day);
        overrule(&mut after.marks, supposed);
        let leavers: BTreeSet<Id> = leavers(supposed).collect();
        let manager = account.profile().manager;
        let was = Side::of(account, &before, lines, manager.into_iter().collect());
        // Where the manager is the one who leaves, whoever of us is left takes over.
        let stays = manager.filter(|id| !leavers.contains(id));
        let starts = if manager.is_some() && stays.is_none() {
            left(account, &leavers)
        } else {
            stays.into_iter().collect()
        };
        let is = Side::of(&then, &after, lines, starts);

        let mut told = Self {
            broken: Vec::new(),
            weaker: Vec::new(),
            better: Vec::new(),
            uncovered: was.roles.difference(&is.roles).copied().collect(),
            covered: is.roles.difference(&was.roles).copied().collect(),
            cut_off: was
                .reached
                .difference(&is.reached)
                .filter(|id| !leavers.contains(id))
                .copied()
                .collect(),
            threads_lost: was
                .threads
                .keys()
                .filter(|id| !is.threads.contains_key(id) && !leavers.contains(id))
                .copied()
                .collect(),
            trust_was: before.customer().in_us,
            trust_is: after.customer().in_us,
            shape_was: was.shape,
            shape_is: is.shape,
            steps: Vec::new(),
        };
        let goals: BTreeSet<Id> =
            was.goals.union(&is.goals).filter(|id| !leavers.contains(id)).copied().collect();
        for to in goals {
            let (before, after) = (was.routes.get(&to), is.routes.get(&to));
            let shift = Shift {
                to,
                was: before.map(|(trust, _)| *trust),
                is: after.map(|(trust, _)| *trust),
                was_over: before.map(|(_, over)| over.clone()).unwrap_or_default(),
                is_over: after.map(|(_, over)| over.clone()).unwrap_or_default(),
            };
            match (shift.was, shift.is) {
                (Some(_), None) => told.broken.push(shift),
                (Some(was), Some(is)) if was - is >= TOLD => told.weaker.push(shift),
                (Some(was), Some(is)) if is - was >= TOLD => told.better.push(shift),
                (None, Some(_)) => told.better.push(shift),
                _ => {}
            }
        }
        told.broken.sort_by(|a, b| b.was.unwrap_or(0.0).total_cmp(&a.was.unwrap_or(0.0)));
        let lost = |shift: &Shift| shift.was.unwrap_or(0.0) - shift.is.unwrap_or(0.0);
        told.weaker.sort_by(|a, b| lost(b).total_cmp(&lost(a)));
        told.better.sort_by(|a, b| lost(a).total_cmp(&lost(b)));
        told.steps = steps(account, &before, &after, &leavers, &told, day);
        told
    }
}

/// What is asked of the account as it is, and as it would be.
struct Side {
    /// Deciders and key players of the customer’s who are there.
    goals: BTreeSet<Id>,
    /// The best route to each from where routes start: its trust, and everybody on it.
    routes: BTreeMap<Id, (f64, Vec<Id>)>,
    /// The customer’s people whom anybody of ours reaches.
    reached: BTreeSet<Id>,
    /// Who at the customer trusts any of us enough for a thread, and whom most.
    threads: BTreeMap<Id, Id>,
    /// Hats in which somebody does.
    roles: BTreeSet<Role>,
    shape: Shape,
}

impl Side {
    fn of(account: &Account, tally: &Tally<'_>, lines: Lines, starts: Vec<Id>) -> Self {
        let network = Network::of(account);
        let access = Access::of(account, &network, &tally.marks, lines);
        let here = || account.stakeholders().filter(|known| known.status != Status::Left);
        let matters = |known: &&Stakeholder| {
            tally.is_customer(known) && (known.roles.contains(&Role::Decider) || known.is_key_player())
        };
        let goals: BTreeSet<Id> = here().filter(matters).map(|known| known.id).collect();
        let nobody = BTreeSet::new();
        let mut routes: BTreeMap<Id, (f64, Vec<Id>)> = BTreeMap::new();
        for from in starts {
            for (to, route) in access.to_each(&Question { from, to: &goals, avoid: &nobody }) {
                let trust = route.trust();
                if routes.get(&to).is_none_or(|(known, _)| *known < trust) {
                    routes.insert(to, (trust, route.people().collect()));
                }
            }
        }
        let ours = here().filter(|known| account.is_ours(known)).map(|known| known.id);
        let is_theirs = |id: &Id| account.stakeholder(*id).is_some_and(|known| tally.is_customer(known));
        let reached = access.reached_from(ours).into_iter().filter(is_theirs).collect();

        let least = account.profile().measures.thread_points;
        let mut threads: BTreeMap<Id, (u8, Id)> = BTreeMap::new();
        for mark in tally.marks.iter().filter(|mark| tally.is_in_us(mark)) {
            let Some(points) = mark.points().filter(|points| *points >= least) else { continue };
            let most = threads.entry(mark.from).or_insert((points, mark.to));
            if points > most.0 {
                *most = (points, mark.to);
            }
        }
        let wearing = threads.keys().filter_map(|id| account.stakeholder(*id));
        let roles = wearing.flat_map(|known| known.roles.iter().copied()).collect();

        let flat = Flat::of(&access);
        let known = |id: &Id| account.stakeholder(*id);
        let is_ours: Vec<bool> =
            flat.ids().iter().map(|id| known(id).is_some_and(|known| account.is_ours(known))).collect();
        let is_theirs: Vec<bool> = flat.ids().iter().map(is_theirs).collect();
        let threads = threads.into_iter().map(|(id, (_, ours))| (id, ours)).collect();
        Self { goals, routes, reached, threads, roles, shape: Shape::of(&flat, &is_ours, &is_theirs) }
    }
}

/// Who of ours is left.
fn left(account: &Account, leavers: &BTreeSet<Id>) -> Vec<Id> {
    let stays = |known: &&Stakeholder| known.status != Status::Left && !leavers.contains(&known.id);
    let ours = account.stakeholders().filter(|known| account.is_ours(known));
    ours.filter(stays).map(|known| known.id).collect()
}

fn leavers(supposed: &[Supposed]) -> impl Iterator<Item = Id> + '_ {
    supposed.iter().filter_map(|one| match one {
        Supposed::Leaves { who } => Some(*who),
        _ => None,
    })
}

/// The account as it would be: who leaves has left, and ties are there that are supposed.
fn supposing(account: &Account, supposed: &[Supposed]) -> Account {
    let mut then = account.clone();
    for (number, one) in (0_u128..).zip(supposed) {
        let is_there = |id: Id| then.stakeholder(id).is_some();
        let tied = |kind, from, to| {
            let new =
                is_there(from) && is_there(to) && from != to && then.tie_between(kind, from, to).is_none();
            // No id that is ever given: those are of version 7.
            new.then(|| Delta::added(Tie::new(Id::numbered(u128::MAX - number), kind, from, to)))
        };
        let delta = match *one {
            Supposed::Leaves { who } => then.stakeholder(who).cloned().and_then(|known| {
                Delta::edited(known.clone(), Stakeholder { status: Status::Left, ..known })
            }),
            Supposed::Trusts { from, to, .. } => tied(TieKind::Trust, from, to),
            Supposed::Reports { from, to } => tied(TieKind::ReportsTo, from, to),
        };
        then.apply(&delta.into_iter().collect::<Vec<_>>());
    }
    then
}

/// Puts the scores that are supposed in the place of those that follow from evidence; they are taken as certain.
fn overrule(marks: &mut [Mark], supposed: &[Supposed]) {
    for one in supposed {
        let Supposed::Trusts { from, to, points } = *one else { continue };
        for mark in marks.iter_mut().filter(|mark| mark.from == from && mark.to == to) {
            mark.expected = Some(f64::from(points.min(100)) / 100.0);
            mark.certainty = 1.0;
        }
    }
}

/// How much somebody at the customer matters: deciders, then key players, then whoever wears a hat.
fn weight(known: &Stakeholder) -> u8 {
    4 * u8::from(known.roles.contains(&Role::Decider))
        + 2 * u8::from(known.is_key_player())
        + u8::from(!known.roles.is_empty())
}

/// What to build first: for each of the customer’s people who would trust none of us any more, or whom none of us
/// would reach, somebody of ours whom the one who leaves introduces while they are still there; for a route that
/// breaks otherwise, a tie of the manager’s own.
fn steps(
    account: &Account,
    before: &Tally<'_>,
    after: &Tally<'_>,
    leavers: &BTreeSet<Id>,
    told: &Consequences,
    day: Date,
) -> Vec<Action> {
    let mut whom: Vec<Id> = told.threads_lost.clone();
    whom.extend(&told.cut_off);
    whom.extend(told.broken.iter().map(|shift| shift.to));
    let mut seen = BTreeSet::new();
    whom.retain(|id| seen.insert(*id));
    let matters = |id: &Id| account.stakeholder(*id).map_or(0, weight);
    whom.sort_by_key(|id| (std::cmp::Reverse(matters(id)), *id));
    let ours_left = left(account, leavers);
    let scored = |tally: &Tally<'_>| -> HashMap<(Id, Id), f64> {
        let known = |mark: &Mark| Some(((mark.from, mark.to), mark.expected?));
        tally.marks.iter().filter_map(known).collect()
    };
    let (before, after) = (scored(before), scored(after));
    let trust = |marks: &HashMap<(Id, Id), f64>, from: Id, to: Id| marks.get(&(from, to)).copied();
    let steps = whom.into_iter().filter_map(|person| {
        let introducer =
            leavers.iter().copied().filter(|leaver| trust(&before, person, *leaver).is_some()).max_by(
                |a, b| {
                    trust(&before, person, *a)
                        .unwrap_or(0.0)
                        .total_cmp(&trust(&before, person, *b).unwrap_or(0.0))
                },
            );
        // Whom the person trusts most already; else whom the one who leaves trusts most; else the manager.
        let fits = |ours: Id| {
            let theirs = trust(&after, person, ours).unwrap_or(0.0);
            let referred = introducer.and_then(|leaver| trust(&before, leaver, ours)).unwrap_or(0.0);
            let manager = f64::from(u8::from(account.profile().manager == Some(ours)));
            theirs * 100.0 + referred + manager * 0.01
        };
        let colleague = ours_left.iter().copied().max_by(|a, b| fits(*a).total_cmp(&fits(*b)))?;
        let (name, other) = (account.name(person), account.name(colleague));
        let is_ours = |id: &Id| account.stakeholder(*id).is_some_and(|known| account.is_ours(known));
        let title = match introducer {
            Some(leaver) => format!("Have {} introduce {other} to {name}", account.name(leaver)),
            None => format!("Build trust between {name} and {other}"),
        };
        let why = match introducer {
            Some(leaver) => format!(
                "{name} trusts {} {}, and nobody else of ours enough.",
                account.name(leaver),
                (trust(&before, person, leaver).unwrap_or(0.0) * 100.0).round()
            ),
            None => format!("No way would lead to {name}."),
        };
        Some(Action {
            why,
            owner: Some(introducer.filter(is_ours).unwrap_or(colleague)),
            concerns: [person].into(),
            towards: Some(Towards { from: person, to: colleague }),
            aspect: Some(Aspect::Credibility),
            ..Action::new(Id::numbered(0), title, day)
        })
    });
    steps.chain(successions(account, leavers, told, day)).take(MOST_STEPS).collect()
}

/// For each hat in which nobody would trust us enough any more: to find out who takes it over.
fn successions<'a>(
    account: &'a Account,
    leavers: &'a BTreeSet<Id>,
    told: &'a Consequences,
    day: Date,
) -> impl Iterator<Item = Action> + 'a {
    let wore = |role: Role| {
        let known = leavers.iter().filter_map(|id| account.stakeholder(*id));
        known.filter(move |known| known.roles.contains(&role)).map(|known| known.id).next()
    };
    told.uncovered.iter().filter_map(move |&role| {
        let leaver = wore(role)?;
        let hat = role.spoken().to_lowercase();
        Some(Action {
            why: format!("Without {} no {hat} trusts us enough.", account.name(leaver)),
            owner: account.profile().manager.filter(|id| !leavers.contains(id)),
            concerns: [leaver].into(),
            ..Action::new(
                Id::numbered(0),
                format!("Find out who takes over as {hat} from {}, and be introduced", account.name(leaver)),
                day,
            )
        })
    })
}

#[cfg(test)]
#[path = "whatif_tests.rs"]
mod tests;
