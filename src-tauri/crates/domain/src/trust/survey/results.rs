//! What the answers of a round say together, without telling what anybody in a small group said.

use super::{Answers, Item, Round, Side, WrongAnswers};
use crate::{
    id::Id,
    trust::component::{Component, Level},
};
use serde::Serialize;
use std::collections::{BTreeMap, btree_map::Entry};

/// How many answers of a group to a component the spread of an anonymous round is of at least: beside the
/// mean and the number of a few answers it would give each of them away. Our own definition.
pub const FEWEST_FOR_SPREAD: u32 = 8;

/// Which answers a figure is of: those to one component, at one level, of one side; of all where none
/// is named. The default is all answers of the round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Cut {
    /// One component, or all.
    pub component: Option<Component>,
    /// One level, or all.
    pub level: Option<Level>,
    /// One side, or both.
    pub side: Option<Side>,
}

impl Cut {
    /// The answers of one group to one component: what nothing smaller is told of.
    pub const fn one(item: Item, side: Side) -> Self {
        Self { component: Some(item.component), level: Some(item.level), side: Some(side) }
    }

    fn has(self, item: Item, side: Side) -> bool {
        self.component.is_none_or(|component| component == item.component)
            && self.level.is_none_or(|level| level == item.level)
            && self.side.is_none_or(|one| one == side)
    }
}

/// What is told of some answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Figure {
    /// Nobody was asked.
    Unasked,
    /// Nobody answered, or all could not say. Unknown, which is never zero.
    Unknown,
    /// The round is anonymous, and showing it would show what somebody in a small group answered, or
    /// the round is still open.
    Hidden,
    /// What they say.
    Shown(Stats),
}

impl Figure {
    /// The numbers, where they are shown.
    pub const fn stats(self) -> Option<Stats> {
        match self {
            Self::Shown(stats) => Some(stats),
            Self::Unasked | Self::Unknown | Self::Hidden => None,
        }
    }

    /// This mean less the other, −6 to 6 steps of the scale; none unless both are shown.
    pub fn gap(self, other: Self) -> Option<f64> {
        Some(self.stats()?.mean - other.stats()?.mean)
    }
}

/// Answers in numbers. "Cannot say" is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stats {
    /// The mean, 1 to 7.
    pub mean: f64,
    /// The population standard deviation, 0 (all alike) to 3 (half 1, half 7). None in an anonymous round
    /// where a group in it gave fewer than [`FEWEST_FOR_SPREAD`] answers to a component.
    pub spread: Option<f64>,
    /// How many answers it is of, ≥ 1. Each person gives one to each component.
    pub answers: u32,
}

/// How many of a group answered. Known to whoever sends the forms, and so never hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Turnout {
    /// How many were asked.
    pub asked: u32,
    /// How many sent answers, be they all "cannot say".
    pub answered: u32,
}

/// What somebody wrote besides their answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// Which participant; none in an anonymous round.
    pub participant: Option<Id>,
    /// Word for word, without spaces around it.
    pub text: String,
}

/// Sums in whole numbers, so that the order of the answers makes no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tally {
    answers: u32,
    sum: u32,
    /// None where the spread is not told.
    squares: Option<u32>,
}

impl Default for Tally {
    fn default() -> Self {
        Self { answers: 0, sum: 0, squares: Some(0) }
    }
}

impl Tally {
    fn count(&mut self, answer: u8) {
        let answer = u32::from(answer);
        *self = self.and(Self { answers: 1, sum: answer, squares: Some(answer * answer) });
    }

    fn and(self, other: Self) -> Self {
        Self {
            answers: self.answers + other.answers,
            sum: self.sum + other.sum,
            squares: self.squares.zip(other.squares).map(|(one, other)| one + other),
        }
    }

    /// Without what the spread is made of, where that is of few answers, and not of none.
    fn without_spread_of_few(self) -> Self {
        let few = (1..FEWEST_FOR_SPREAD).contains(&self.answers);
        Self { squares: self.squares.filter(|_| !few), ..self }
    }

    fn stats(self) -> Option<Stats> {
        let Self { answers, sum, squares } = self;
        let (n, sum) = (f64::from(answers), f64::from(sum));
        let spread = squares.map(|squares| (n * f64::from(squares) - sum * sum).max(0.0).sqrt() / n);
        (answers > 0).then(|| Stats { mean: sum / n, spread, answers })
    }
}

/// The smallest thing anything is told of. A hidden one holds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Hidden,
    Open(Tally),
}

/// What a round's answers say.
///
/// In an anonymous round a group's answers to a component are shown only if at least
/// [`Round::least_answers`] of it answered that statement, and every total that has a hidden part is
/// hidden with it: every figure is a function of what is shown part by part, so that nothing hidden follows
/// by subtraction; the same holds of spreads, which take [`FEWEST_FOR_SPREAD`] answers. Remarks are shown
/// of groups only of which at least that least number answered at all; neither how many there are of the
/// others nor whether there are any is told. Everything but the [`Turnout`] is hidden until the round is
/// closed. What is shown does tell how a group answered as a whole: of a group in which all answered the
/// same, everybody's answer is known, and whoever belongs to a group can take their own answer away from
/// it. Our own definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// What was asked of somebody.
    cells: BTreeMap<(Item, Side), Cell>,
    turnout: BTreeMap<(Level, Side), Turnout>,
    remarks: Vec<Remark>,
}

impl Results {
    /// What `answers`, given in any order, say. Of several by the same participant those saved last
    /// count; of those saved at the same time, the last given.
    ///
    /// # Errors
    /// [`WrongAnswers`] where some do not belong to the round.
    pub fn of<'a>(
        round: &Round,
        answers: impl IntoIterator<Item = &'a Answers>,
    ) -> Result<Self, WrongAnswers> {
        let mut latest: BTreeMap<&str, &Answers> = BTreeMap::new();
        for one in answers {
            one.check(round)?;
            match latest.entry(&one.participant) {
                Entry::Vacant(free) => _ = free.insert(one),
                Entry::Occupied(mut taken) if taken.get().saved <= one.saved => _ = taken.insert(one),
                Entry::Occupied(_) => {}
            }
        }

        let mut turnout: BTreeMap<(Level, Side), Turnout> = BTreeMap::new();
        let mut tallies: BTreeMap<(Item, Side), Tally> = BTreeMap::new();
        for participant in &round.participants {
            turnout.entry((participant.level, participant.side)).or_default().asked += 1;
            for question in round.asked(participant.level) {
                tallies.entry((question.item, participant.side)).or_default();
            }
        }
        let mut written = Vec::new();
        for one in latest.values() {
            let participant = one.check(round)?;
            let group = (participant.level, participant.side);
            turnout.entry(group).or_default().answered += 1;
            for (item, answer) in one.given() {
                tallies.entry((item, participant.side)).or_default().count(answer);
            }
            let text = one.remarks.trim();
            if !text.is_empty() {
                let participant = (!round.anonymous).then_some(participant.id);
                written.push((group, Remark { participant, text: text.into() }));
            }
        }

        let enough =
            |of: u32| !round.anonymous || (round.closed.is_some() && of as usize >= round.least_answers);
        let answered = |group| turnout.get(&group).map_or(0, |turnout: &Turnout| turnout.answered);
        let mut remarks: Vec<Remark> =
            written.into_iter().filter(|&(group, _)| enough(answered(group))).map(|(_, one)| one).collect();
        // By their text, or their order would tell whose they are.
        remarks.sort_by(|one, other| one.text.cmp(&other.text));
        let cell = |((item, side), tally): ((Item, Side), Tally)| {
            let cell = match tally {
                _ if answered((item.level, side)) > 0 && !enough(tally.answers) => Cell::Hidden,
                tally if round.anonymous => Cell::Open(tally.without_spread_of_few()),
                tally => Cell::Open(tally),
            };
            ((item, side), cell)
        };
        let cells = tallies.into_iter().map(cell).collect();
        Ok(Self { cells, turnout, remarks })
    }

    /// What is told of the answers of a cut: their mean, spread and number, all answers weighing the same.
    pub fn figure(&self, cut: Cut) -> Figure {
        let mut total = Tally::default();
        let mut asked = false;
        for (_, cell) in self.cells.iter().filter(|((item, side), _)| cut.has(*item, *side)) {
            let Cell::Open(tally) = cell else { return Figure::Hidden };
            asked = true;
            total = total.and(*tally);
        }
        match total.stats() {
            Some(stats) => Figure::Shown(stats),
            None if asked => Figure::Unknown,
            None => Figure::Unasked,
        }
    }

    /// The mean of `side` less the mean of the other side, −6 to 6 steps of the scale, for a component
    /// and a level or for all; none unless both are shown.
    pub fn between_sides(
        &self,
        component: Option<Component>,
        level: Option<Level>,
        side: Side,
    ) -> Option<f64> {
        let other = match side {
            Side::Customer => Side::Supplier,
            Side::Supplier => Side::Customer,
        };
        let of = |side| self.figure(Cut { component, level, side: Some(side) });
        of(side).gap(of(other))
    }

    /// The mean at the level `of` less the mean at the level `over`, −6 to 6 steps of the scale, for a
    /// component and a side or for all; none unless both are shown. The levels are asked about companies,
    /// teams and people: the statements differ.
    pub fn between_levels(
        &self,
        component: Option<Component>,
        side: Option<Side>,
        of: Level,
        over: Level,
    ) -> Option<f64> {
        let at = |level| self.figure(Cut { component, level: Some(level), side });
        at(of).gap(at(over))
    }

    /// The mean here less the mean in another round, −6 to 6 steps of the scale; none unless both are
    /// shown. Whether the statements stayed the same is told by [`Round::wording`].
    pub fn between_rounds(&self, other: &Self, cut: Cut) -> Option<f64> {
        self.figure(cut).gap(other.figure(cut))
    }

    /// How many of a group were asked and how many answered.
    pub fn turnout(&self, level: Level, side: Side) -> Turnout {
        self.turnout.get(&(level, side)).copied().unwrap_or_default()
    }

    /// What participants wrote, sorted by the text. In an anonymous round without who wrote it, only once
    /// it is closed, and only of groups of which at least [`Round::least_answers`] participants answered,
    /// those groups together; what a remark itself gives away is not hidden.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}
