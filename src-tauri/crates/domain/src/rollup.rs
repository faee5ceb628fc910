//! From ties to figures: how far trust goes among some people taken together. All rules here are our own
//! definition.

use crate::{
    account::Account,
    id::{Id, IdSet},
    marks::Marks,
    stakeholder::{Group, Level, Stakeholder, Status},
    tie::{Tie, TieKind},
    trust::{
        Band, Score, Trend,
        instrument::mean,
        trend::{Moved, known},
    },
};
use jiff::{ToSpan, civil::Date};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What some trust ties say together.
///
/// Its value is the **mean of the expected values** of the ties that are scored, its certainty the mean of
/// theirs. The evidence of different ties is not added: ties are about different people, and twenty faint
/// judgements of twenty people do not make one that is sure. Unknown where none of them is scored.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figure {
    /// The mean expected value of those scored, in `[0, 1]`; none = unknown.
    pub expected: Option<f64>,
    /// The mean certainty of those scored, in `[0, 1]`; none = unknown.
    pub certainty: Option<f64>,
    /// How many ties there are.
    pub ties: usize,
    /// How many of them are scored.
    pub scored: usize,
    /// Everybody at either end of them.
    pub people: BTreeSet<Id>,
    /// What the value is the mean of.
    pub parts: Vec<Part>,
}

/// One of the values that a figure is the mean of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// The expected value in `[0, 1]`.
    pub expected: f64,
}

impl Figure {
    /// What these ties say together.
    pub fn of<'a>(marks: impl IntoIterator<Item = &'a Mark>) -> Self {
        let mut sum = Sum::default();
        marks.into_iter().for_each(|mark| sum.add(mark));
        sum.figure()
    }

    /// What these trust ties say together on a day.
    pub fn of_ties<'a>(account: &Account, ties: impl IntoIterator<Item = &'a Tie>, as_of: Date) -> Self {
        let since = looked_back(account, as_of);
        let marks: Vec<Mark> = ties.into_iter().map(|tie| Mark::of(account, tie, since, as_of).0).collect();
        Self::of(&marks)
    }

    /// Whole points of 100; none = unknown.
    pub fn points(&self) -> Option<u8> {
        self.expected.map(whole)
    }

    /// The band of the points; none = unknown.
    pub fn band(&self) -> Option<Band> {
        self.points().map(Band::of)
    }

    /// How sure, in whole points of 100; 0 where unknown.
    pub fn certain(&self) -> u8 {
        self.certainty.map_or(0, whole)
    }

    /// The share of the ties that is scored, in `[0, 1]`; none where there are no ties.
    pub fn coverage(&self) -> Option<f64> {
        (self.ties > 0).then(|| self.scored as f64 / self.ties as f64)
    }
}

fn whole(part: f64) -> u8 {
    (part * 100.0).round() as u8
}

/// A figure that is being summed up.
#[derive(Default)]
struct Sum {
    parts: Vec<Part>,
    certainty: Vec<f64>,
    ties: usize,
    people: BTreeSet<Id>,
}

impl Sum {
    fn add(&mut self, mark: &Mark) {
        self.ties += 1;
        self.people.extend([mark.from, mark.to]);
        if let Some(expected) = mark.expected {
            self.parts.push(Part { from: mark.from, to: mark.to, expected });
            self.certainty.push(mark.certainty);
        }
    }

    fn figure(self) -> Figure {
        Figure {
            scored: self.parts.len(),
            expected: mean(self.parts.iter().map(|part| part.expected)),
            certainty: mean(self.certainty),
            ties: self.ties,
            people: self.people,
            parts: self.parts,
        }
    }
}

/// Trust both ways between some people and us.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ways {
    /// How far they trust us.
    pub in_us: Figure,
    /// How far we trust them.
    pub in_them: Figure,
}

impl Ways {
    /// By how many points of 100 the two directions differ; none where either is unknown.
    pub fn asymmetry(&self) -> Option<u8> {
        Some(self.in_us.points()?.abs_diff(self.in_them.points()?))
    }
}

/// A trust tie as it stands on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The tie.
    pub tie: Id,
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// The expected value in `[0, 1]`; none = unknown.
    pub expected: Option<f64>,
    /// How sure, in `[0, 1]`; 0 where unknown.
    pub certainty: f64,
    /// The expected value on the day a trend looks back to; none = unknown then.
    pub was: Option<f64>,
    /// Days since the latest evidence; none where there is none.
    pub age_days: Option<f64>,
}

impl Mark {
    /// A tie scored on a day and on the day before it that a trend looks back to, with the score itself.
    pub(crate) fn of(account: &Account, tie: &Tie, since: Date, as_of: Date) -> (Self, Score) {
        let score = account.score(tie.id, as_of);
        let ages =
            [score.lines.first().map(|line| line.age_days), score.traces.first().map(|it| it.age_days)];
        let mark = Self {
            tie: tie.id,
            from: tie.from,
            to: tie.to,
            expected: known(&score),
            certainty: score.opinion.certainty(),
            was: known(&account.score(tie.id, since)),
            age_days: ages.into_iter().flatten().reduce(f64::min),
        };
        (mark, score)
    }

    /// Whole points of 100; none = unknown.
    pub fn points(&self) -> Option<u8> {
        self.expected.map(whole)
    }

    /// What it was and is.
    pub const fn moved(&self) -> Moved {
        Moved { tie: self.tie, was: self.was, is: self.expected }
    }
}

/// Every trust tie of an account between people who are still there, each scored once.
pub struct Tally<'a> {
    /// The account.
    pub account: &'a Account,
    /// The day of the scores.
    pub as_of: Date,
    /// The day a trend looks back to.
    pub since: Date,
    /// The ties.
    pub marks: Vec<Mark>,
    /// Readings that were asked at a level, each as a tie of its own with the opinion that it alone leads to.
    asked: Vec<(Level, Mark)>,
}

impl<'a> Tally<'a> {
    /// Scores all ties on a day and on the day to which a trend looks back.
    pub fn of(account: &'a Account, as_of: Date) -> Self {
        Self::over(account, &Marks::of(account, as_of))
    }

    /// The ties as they were scored already: `marks` are those of the account as it is.
    pub fn over(account: &'a Account, marks: &Marks) -> Self {
        let here = account.stakeholders().filter(|known| known.status != Status::Left);
        let here: IdSet = here.map(|known| known.id).collect();
        let is_here = |mark: &Mark| here.contains(&mark.from) && here.contains(&mark.to);
        let mut tally = Self {
            account,
            as_of: marks.day(),
            since: marks.since(),
            marks: Vec::with_capacity(marks.len()),
            asked: Vec::new(),
        };
        for marked in marks.all().filter(|marked| is_here(&marked.mark)) {
            tally.marks.push(marked.mark);
            tally.asked.extend(&marked.asked);
        }
        tally
    }

    /// Trust both ways between us and those that a key is found for, key by key. A tie within our own company
    /// counts for both its ends: as trust in us of the one, and as our trust in the other. The key account
    /// manager is nobody's member: she is who the groups stand round.
    pub fn cut<Key: Ord>(
        &self,
        key: impl Fn(&Stakeholder, &Stakeholder) -> Option<Key>,
    ) -> BTreeMap<Key, Ways> {
        self.ways(self.marks.iter().map(|mark| ((), mark)), |(), member, ours| key(member, ours))
    }

    /// Trust both ways at a level, as the instruments told of it that were asked at levels (Trust DNA, partner
    /// survey): the mean over the readings of customers and suppliers.
    pub fn asked(&self) -> BTreeMap<Level, Ways> {
        let readings = self.asked.iter().map(|(level, mark)| (*level, mark));
        self.ways(readings, |level, member, _| (!self.account.is_ours(member)).then_some(level))
    }

    fn ways<'m, At: Copy, Key: Ord>(
        &self,
        marks: impl Iterator<Item = (At, &'m Mark)>,
        key: impl Fn(At, &Stakeholder, &Stakeholder) -> Option<Key>,
    ) -> BTreeMap<Key, Ways> {
        let mut sums: BTreeMap<Key, (Sum, Sum)> = BTreeMap::new();
        let manager = self.account.profile().manager;
        for (at, mark) in marks {
            let (Some(from), Some(to)) =
                (self.account.stakeholder(mark.from), self.account.stakeholder(mark.to))
            else {
                continue;
            };
            let mut note = |member: &Stakeholder, ours: &Stakeholder, is_in_us: bool| {
                if !self.account.is_ours(ours) || manager == Some(member.id) {
                    return;
                }
                if let Some(key) = key(at, member, ours) {
                    let sums = sums.entry(key).or_default();
                    if is_in_us { &mut sums.0 } else { &mut sums.1 }.add(mark);
                }
            };
            note(from, to, true);
            note(to, from, false);
        }
        let ways = |(in_us, in_them): (Sum, Sum)| Ways { in_us: in_us.figure(), in_them: in_them.figure() };
        sums.into_iter().map(|(key, sums)| (key, ways(sums))).collect()
    }

    /// Trust both ways between the customer and us.
    pub fn customer(&self) -> Ways {
        self.cut(|member, _| self.is_customer(member).then_some(())).remove(&()).unwrap_or_default()
    }

    /// Trust both ways by group and level; a level that is not known is a row of its own.
    pub fn by_group_and_level(&self) -> BTreeMap<(Group, Option<Level>), Ways> {
        self.cut(|member, _| Some((member.group, member.level)))
    }

    /// Trust both ways by group.
    pub fn by_group(&self) -> BTreeMap<Group, Ways> {
        self.cut(|member, _| Some(member.group))
    }

    /// Trust both ways by pair of organisations: theirs and the one of ours.
    pub fn by_organisations(&self) -> BTreeMap<(String, String), Ways> {
        let name = |stakeholder: &Stakeholder| self.account.organisation_of(stakeholder);
        self.cut(|member, ours| (!self.account.is_ours(member)).then(|| (name(member), name(ours))))
    }

    /// The trend of the ties that are kept.
    pub fn trend(&self, keeps: impl Fn(&Mark) -> bool) -> Trend {
        let moved: Vec<Moved> = self.marks.iter().filter(|mark| keeps(mark)).map(Mark::moved).collect();
        Trend::over(self.account, &moved, self.since, self.as_of)
    }

    /// Whether a tie is trust of the customer in us.
    pub fn is_in_us(&self, mark: &Mark) -> bool {
        self.is_customer_of(mark.from, mark.to)
    }

    /// Whether a tie is our trust in the customer.
    pub fn is_in_them(&self, mark: &Mark) -> bool {
        self.is_customer_of(mark.to, mark.from)
    }

    fn is_customer_of(&self, theirs: Id, ours: Id) -> bool {
        let ends = self.account.stakeholder(theirs).zip(self.account.stakeholder(ours));
        ends.is_some_and(|(theirs, ours)| self.is_customer(theirs) && self.account.is_ours(ours))
    }

    /// Whether somebody stands on the customer's side.
    pub fn is_customer(&self, stakeholder: &Stakeholder) -> bool {
        stakeholder.group == Group::Customer && !self.account.is_ours(stakeholder)
    }
}

/// The day to which a trend looks back.
pub fn looked_back(account: &Account, as_of: Date) -> Date {
    as_of.saturating_sub(i64::from(account.profile().measures.trend_days).days())
}

/// How one stakeholder stands: trust both ways between them and us, or, where they are one of us, between them
/// and everybody.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// Belongs to our own company.
    pub ours: bool,
    /// Trust in us, of one of ours that of all others in them.
    pub in_us: Figure,
    /// Our trust in them, of one of ours theirs in all others.
    pub in_them: Figure,
    /// The trust ties that `in_us` rests on.
    pub in_us_ties: Vec<Id>,
    /// The trust ties that `in_them` rests on.
    pub in_them_ties: Vec<Id>,
    /// How `in_us` moved.
    pub trend_in_us: Trend,
    /// How `in_them` moved.
    pub trend_in_them: Trend,
}

impl Standing {
    /// How a stakeholder stands on a day; unknown where they are not in the account.
    pub fn of(account: &Account, id: Id, as_of: Date) -> Self {
        let is_ours = |id: Id| account.stakeholder(id).is_some_and(|known| account.is_ours(known));
        let ours = is_ours(id);
        let since = looked_back(account, as_of);
        let (mut towards, mut back) = (Vec::new(), Vec::new());
        for tie in account.ties_of(id).filter(|tie| tie.kind == TieKind::Trust) {
            let other = if tie.from == id { tie.to } else { tie.from };
            if !ours && !is_ours(other) {
                continue;
            }
            let mark = Mark::of(account, tie, since, as_of).0;
            // Of one of ours, what reaches them is trust in us.
            if (tie.to == id) == ours { &mut towards } else { &mut back }.push(mark);
        }
        let trend = |marks: &[Mark]| {
            let moved: Vec<Moved> = marks.iter().map(Mark::moved).collect();
            Trend::over(account, &moved, since, as_of)
        };
        let ties = |marks: &[Mark]| marks.iter().map(|mark| mark.tie).collect();
        Self {
            ours,
            in_us: Figure::of(&towards),
            in_them: Figure::of(&back),
            in_us_ties: ties(&towards),
            in_them_ties: ties(&back),
            trend_in_us: trend(&towards),
            trend_in_them: trend(&back),
        }
    }
}
