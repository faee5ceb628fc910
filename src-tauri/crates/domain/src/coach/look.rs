//! An account as the rules look at it: everybody and every trust tie by number, so that each rule walks over
//! all of them in no time.

use super::{
    paths::{Line, Paths, lines},
    rule::Rule,
    tuning::Amount,
};
use crate::{
    account::Account,
    id::{Id, IdMap},
    marks::{Marked, Marks},
    network::{Network, Route},
    plan::{Action, Progress},
    rollup::Mark,
    scorecard::OpenIncident,
    stakeholder::{Coverage, Group, Influence, Kind, Level, Role, Stakeholder, Status},
};
use jiff::{Unit, civil::Date};
use std::{cell::OnceCell, cmp::Reverse, collections::BTreeSet};

/// On which side somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Camp {
    Ours,
    Customer,
    Supplier,
}

/// Somebody of the account.
pub(super) struct Person<'a> {
    pub known: &'a Stakeholder,
    pub camp: Camp,
    /// Has not left.
    pub here: bool,
    /// What they weigh, in `(0, 1]`.
    pub weight: f64,
    /// A decider.
    pub decides: bool,
    /// A decider or a key player.
    pub matters: bool,
    /// Of those who lead.
    pub leads: bool,
}

impl Person<'_> {
    pub fn is_customer(&self) -> bool {
        self.here && self.camp == Camp::Customer
    }

    pub fn is_ours(&self) -> bool {
        self.here && self.camp == Camp::Ours
    }

    /// Brief contact or more.
    pub fn is_met(&self) -> bool {
        self.known.coverage.is_some_and(|coverage| coverage >= Coverage::Brief)
    }
}

/// A trust tie between two who are still there, by their numbers.
pub(super) struct Trust<'a> {
    pub marked: &'a Marked,
    pub from: usize,
    pub to: usize,
    /// Whole points of 100; none = unknown.
    pub points: Option<u8>,
    /// The expected value in `[0, 1]`; none = unknown.
    pub expected: Option<f64>,
    /// By how much that fell since the day a trend looks back to; below 0 where it rose or either is unknown.
    pub fall: f64,
    /// Days since the latest evidence; 0 where there is none.
    pub age_days: f64,
    /// Somebody at the customer trusts one of ours enough to work with.
    pub is_thread: bool,
    /// Exactly one of the two is ours.
    pub crosses: bool,
}

impl Trust<'_> {
    pub fn mark(&self) -> &Mark {
        &self.marked.mark
    }
}

/// The ties of each person, by number.
pub(super) struct Rows {
    starts: Vec<usize>,
    ties: Vec<usize>,
}

impl Rows {
    pub fn of(people: usize, ends: impl Iterator<Item = usize> + Clone) -> Self {
        let mut starts = vec![0; people + 1];
        ends.clone().for_each(|end| starts[end + 1] += 1);
        for at in 0..people {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut ties = vec![0; starts[people]];
        for (tie, end) in ends.enumerate() {
            ties[next[end]] = tie;
            next[end] += 1;
        }
        Self { starts, ties }
    }

    pub fn of_one(&self, person: usize) -> &[usize] {
        &self.ties[self.starts[person]..self.starts[person + 1]]
    }
}

/// An account on a day, with every trust tie as it stands.
pub(super) struct Look<'a> {
    pub account: &'a Account,
    pub network: &'a Network,
    pub day: Date,
    pub since: Date,
    pub manager: Option<usize>,
    pub people: Vec<Person<'a>>,
    pub ties: Vec<Trust<'a>>,
    /// The ties among them that are threads.
    pub threads: Vec<usize>,
    /// Incidents that diluted trust and were not made good, the latest first.
    pub open_incidents: Vec<OpenIncident>,
    numbers: IdMap<usize>,
    out: Rows,
    into: Rows,
    busy: IdMap<Vec<&'a Action>>,
    broken: IdMap<Vec<&'a Action>>,
    troubles: IdMap<Vec<usize>>,
    lines: OnceCell<Vec<Line>>,
    paths: OnceCell<Option<Paths>>,
    seconds: OnceCell<Vec<usize>>,
}

impl<'a> Look<'a> {
    pub fn at(account: &'a Account, network: &'a Network, marks: &'a Marks, day: Date) -> Self {
        let people: Vec<Person<'a>> = account.stakeholders().map(|known| person(account, known)).collect();
        let numbers: IdMap<usize> =
            people.iter().enumerate().map(|(number, person)| (person.known.id, number)).collect();
        let here = |id: Id| numbers.get(&id).copied().filter(|&number| people[number].here);
        let least = account.profile().measures.thread_points;
        let tie = |marked: &'a Marked| {
            let (from, to) = (here(marked.mark.from)?, here(marked.mark.to)?);
            let points = marked.mark.points();
            let across = people[from].is_customer() && people[to].is_ours();
            let is_thread = across && points.is_some_and(|points| points >= least);
            let Mark { expected, was, age_days, .. } = marked.mark;
            let fall = was.zip(expected).map_or(-1.0, |(was, expected)| was - expected);
            let crosses = people[from].is_ours() != people[to].is_ours();
            let age_days = age_days.unwrap_or(0.0);
            Some(Trust { marked, from, to, points, expected, fall, age_days, is_thread, crosses })
        };
        let ties: Vec<Trust<'a>> = marks.all().filter_map(tie).collect();
        let mut busy: IdMap<Vec<&Action>> = IdMap::default();
        for action in account.actions().filter(|action| action.is_open()) {
            let named: BTreeSet<Id> = action.people().collect();
            named.into_iter().for_each(|id| busy.entry(id).or_default().push(action));
        }
        let mut broken: IdMap<Vec<&Action>> = IdMap::default();
        for action in account.actions().filter(|action| action.progress == Progress::Broken) {
            if let Some(owner) = action.owner.filter(|_| action.closed_on.is_some_and(|on| on <= day)) {
                broken.entry(owner).or_default().push(action);
            }
        }
        let open_incidents = crate::scorecard::open_incidents(account, day);
        let mut troubles: IdMap<Vec<usize>> = IdMap::default();
        for (at, told) in open_incidents.iter().enumerate() {
            told.people.iter().for_each(|&id| troubles.entry(id).or_default().push(at));
        }
        Self {
            account,
            network,
            day,
            since: marks.since(),
            manager: account.profile().manager.and_then(here),
            out: Rows::of(people.len(), ties.iter().map(|tie| tie.from)),
            into: Rows::of(people.len(), ties.iter().map(|tie| tie.to)),
            threads: (0..ties.len()).filter(|&tie| ties[tie].is_thread).collect(),
            open_incidents,
            people,
            ties,
            numbers,
            busy,
            broken,
            troubles,
            lines: OnceCell::new(),
            paths: OnceCell::new(),
            seconds: OnceCell::new(),
        }
    }

    /// The number a rule goes by.
    pub fn value(&self, rule: Rule) -> f64 {
        self.account.profile().coach.value(rule, self.account.profile())
    }

    /// The number a rule goes by, with its unit.
    pub fn amount(&self, rule: Rule) -> Amount {
        self.account.profile().coach.of(rule, self.account.profile())
    }

    pub fn number(&self, id: Id) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    pub fn id(&self, number: usize) -> Id {
        self.people[number].known.id
    }

    pub fn name(&self, number: usize) -> &'a str {
        &self.people[number].known.name
    }

    /// The trust that somebody places in others.
    pub fn out(&self, number: usize) -> impl Iterator<Item = &Trust<'a>> {
        self.out.of_one(number).iter().map(|&tie| &self.ties[tie])
    }

    /// The trust that others place in somebody.
    pub fn into(&self, number: usize) -> impl Iterator<Item = &Trust<'a>> {
        self.into.of_one(number).iter().map(|&tie| &self.ties[tie])
    }

    /// The same relationship the other way round.
    pub fn back(&self, tie: &Trust<'_>) -> Option<&Trust<'a>> {
        let (out, into) = (self.out.of_one(tie.to), self.into.of_one(tie.from));
        let fewer = if out.len() <= into.len() { out } else { into };
        fewer.iter().map(|&it| &self.ties[it]).find(|it| it.from == tie.to && it.to == tie.from)
    }

    /// Of the two ends that of ours and the other; of two of ours the one trusted and the one who trusts.
    pub fn ours_and_other(&self, tie: &Trust<'_>) -> Option<(usize, usize)> {
        match (self.people[tie.from].is_ours(), self.people[tie.to].is_ours()) {
            (_, true) => Some((tie.to, tie.from)),
            (true, false) => Some((tie.from, tie.to)),
            (false, false) => None,
        }
    }

    /// The weight of the end that is not ours; of two of ours that of the weightier.
    pub fn weight(&self, tie: &Trust<'_>) -> f64 {
        let (from, to) = (&self.people[tie.from], &self.people[tie.to]);
        match (from.is_ours(), to.is_ours()) {
            (true, false) => to.weight,
            (false, true) => from.weight,
            _ => from.weight.max(to.weight),
        }
    }

    /// The heaviest of some.
    pub fn heaviest(&self, people: impl IntoIterator<Item = usize>) -> f64 {
        people.into_iter().map(|number| self.people[number].weight).fold(LEAST, f64::max)
    }

    /// Who of ours looks after somebody: the owner of the relationship, else whom of us they trust most, else
    /// the manager.
    pub fn keeper(&self, number: usize) -> Option<usize> {
        if self.people[number].is_ours() {
            return Some(number);
        }
        let owner = self.people[number].known.owner.and_then(|id| self.number(id));
        let owner = owner.filter(|&owner| self.people[owner].is_ours());
        let trusted = || {
            let ours = self.out(number).filter(|tie| self.people[tie.to].is_ours());
            ours.max_by_key(|tie| (tie.points, Reverse(tie.to))).map(|tie| tie.to)
        };
        owner.or_else(trusted).or(self.manager)
    }

    /// The id of who of ours looks after somebody.
    pub fn keeper_id(&self, number: usize) -> Option<Id> {
        self.keeper(number).map(|keeper| self.id(keeper))
    }

    /// The id of the manager.
    pub fn manager_id(&self) -> Option<Id> {
        self.manager.map(|manager| self.id(manager))
    }

    /// The company somebody of the customer works for.
    pub fn company(&self, number: usize) -> &'a str {
        let (own, account) = (self.people[number].known.organisation.trim(), self.account.profile());
        match (own, account.name.trim()) {
            ("", "") => "the customer",
            ("", name) => name,
            (own, _) => own,
        }
    }

    /// Open actions that name somebody.
    pub fn busy(&self, number: usize) -> &[&'a Action] {
        self.busy.get(&self.id(number)).map_or(&[], Vec::as_slice)
    }

    /// How long ago a day was.
    pub fn days_since(&self, on: Date) -> f64 {
        on.until((Unit::Day, self.day)).map_or(0.0, |span| f64::from(span.get_days()))
    }

    /// Commitments that somebody of ours broke.
    pub fn broken(&self, number: usize) -> &[&'a Action] {
        self.broken.get(&self.id(number)).map_or(&[], Vec::as_slice)
    }

    /// What diluted trust in or of somebody and was not made good, the latest first.
    pub fn troubles(&self, number: usize) -> impl Iterator<Item = &OpenIncident> {
        let troubles = self.troubles.get(&self.id(number)).into_iter().flatten();
        troubles.map(|&at| &self.open_incidents[at])
    }

    /// All reporting lines.
    pub fn lines(&self) -> &[Line] {
        self.lines.get_or_init(|| lines(self))
    }

    /// The numbers of the ties of trust that somebody places in others.
    pub fn rows(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        self.out.of_one(number).iter().copied()
    }

    fn paths(&self) -> Option<&Paths> {
        self.paths.get_or_init(|| self.manager.map(|manager| Paths::of(self, manager))).as_ref()
    }

    /// How much the best route from the manager to somebody carries, in `[0, 1]`; 0 where none leads there.
    pub fn carried(&self, number: usize) -> f64 {
        self.paths().map_or(0.0, |paths| paths.carried(number))
    }

    /// The best route from the manager to somebody.
    pub fn route(&self, number: usize) -> Option<Route> {
        self.paths()?.route(self, number)
    }

    /// How the manager comes to somebody: the route in a sentence, or who might open the door.
    pub fn way_to(&self, number: usize) -> String {
        if let Some(route) = self.route(number) {
            return route.sentence(self.account, self.manager_id(), self.day);
        }
        let name = self.name(number);
        let doors = self.into(number).filter(|tie| self.people[tie.from].is_customer());
        let door = doors
            .filter(|tie| tie.mark().expected.is_some())
            .max_by_key(|tie| (tie.points, Reverse(tie.from)));
        match door.and_then(|tie| Some((tie, tie.points?))) {
            Some((tie, points)) => format!(
                "No route leads to {name}. {} trusts {name} {points}: win {} first.",
                self.name(tie.from),
                self.name(tie.from)
            ),
            None => format!(
                "Nothing tells who could take you to {name}: ask whom you know best at {}.",
                self.company(number)
            ),
        }
    }

    /// Somebody of ours who might stand beside another: a person whom people at the customer trust, best of the
    /// same level as `peer`.
    pub fn second(&self, peer: usize, but: &[usize]) -> Option<usize> {
        let known = self.seconds.get_or_init(|| {
            let mut all: Vec<(u8, usize)> = Vec::new();
            for (number, person) in self.people.iter().enumerate() {
                if person.is_ours() && person.known.kind == Kind::Person && self.manager != Some(number) {
                    let customers = self.into(number).filter(|tie| self.people[tie.from].is_customer());
                    let best = customers.filter_map(|tie| tie.points).max().unwrap_or(0);
                    all.push((best, number));
                }
            }
            all.sort_by_key(|&(best, number)| (Reverse(best), number));
            all.into_iter().map(|(_, number)| number).collect()
        });
        let free = |number: &&usize| !but.contains(number);
        let level = self.people[peer].known.level;
        let same = known
            .iter()
            .filter(free)
            .find(|&&number| level.is_some() && self.people[number].known.level == level);
        same.or_else(|| known.iter().find(free)).copied()
    }
}

/// What whoever is known least about weighs.
pub(super) const LEAST: f64 = 0.3;

fn person<'a>(account: &Account, known: &'a Stakeholder) -> Person<'a> {
    let camp = if account.is_ours(known) {
        Camp::Ours
    } else if known.group == Group::Suppliers {
        Camp::Supplier
    } else {
        Camp::Customer
    };
    let is_manager = account.profile().manager == Some(known.id);
    let decides = known.roles.contains(&Role::Decider);
    Person {
        known,
        camp,
        here: known.status != Status::Left,
        weight: weight(known, camp, is_manager),
        decides,
        matters: decides || known.is_key_player(),
        leads: known.level == Some(Level::Leadership) || known.group == Group::Leadership,
    }
}

/// What somebody weighs in `(0, 1]`, our own definition. At the customer: 0.3, of the political structure 0.6,
/// of the inner circle 0.8; with the weightiest of the roles 0.3 more for decider and approver, 0.2 for the buyer,
/// 0.1 for gatekeeper, specifier and influencer; 0.1 more for who leads; at most 1. Of ours the manager 0.6, who
/// leads 0.5, others 0.4; critical suppliers 0.5.
fn weight(known: &Stakeholder, camp: Camp, is_manager: bool) -> f64 {
    let leads = known.level == Some(Level::Leadership);
    match camp {
        Camp::Ours if is_manager => 0.6,
        Camp::Ours if leads || known.group == Group::Leadership => 0.5,
        Camp::Ours => 0.4,
        Camp::Supplier => 0.5,
        Camp::Customer => {
            let power = match known.influence {
                None | Some(Influence::Outside) => LEAST,
                Some(Influence::PoliticalStructure) => 0.6,
                Some(Influence::InnerCircle) => 0.8,
            };
            let hat = known.roles.iter().map(|&role| role_weight(role)).fold(0.0, f64::max);
            (power + hat + if leads { 0.1 } else { 0.0 }).min(1.0)
        }
    }
}

/// By how much a role makes somebody weigh more.
pub(super) const fn role_weight(role: Role) -> f64 {
    match role {
        Role::Decider | Role::Approver => 0.3,
        Role::Buyer => 0.2,
        Role::Gatekeeper | Role::Specifier | Role::Influencer => 0.1,
        Role::User | Role::Initiator => 0.0,
    }
}
