//! Every trust tie of an account as it stands on a day, kept in step with the records: after a change only
//! those ties are scored again that it touched.

use crate::evidence::Reading;
use crate::{
    account::Account,
    change::Delta,
    id::Id,
    record::Record,
    rollup::{Mark, looked_back},
    stakeholder::Level,
    tie::{Tie, TieKind},
    trust::{Opinion, Score, Settings, TrustEquation, checks::Sign, opinion::Evidence, score::Line},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A trust tie as it stands on a day, with what that rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// How it stands.
    pub mark: Mark,
    /// Readings that were asked at a level, each as a tie of its own with the opinion that it alone leads to.
    pub(crate) asked: Vec<(Level, Mark)>,
    /// What its assessments say without its incidents, in `[0, 1]`; none where there are none.
    pub assessed: Option<f64>,
    /// What its incidents say, aged to the day.
    pub told: Evidence,
    /// The latest Trust Equation that counts.
    pub equation: Option<TrustEquation>,
    /// Whether an assessment that counts was made by the very one whose trust it tells, by name.
    pub own_word: bool,
    /// The signs of fractured trust that a check which counts found, each once.
    pub signs: Vec<Sign>,
}

impl Marked {
    fn of(account: &Account, tie: &Tie, since: Date, day: Date) -> Self {
        let (mark, score) = Mark::of(account, tie, since, day);
        let Score { lines, traces, .. } = score;
        let mut marked = Self {
            mark,
            asked: Vec::new(),
            assessed: None,
            told: Evidence::default(),
            equation: None,
            own_word: false,
            signs: Vec::new(),
        };
        let mut assessed = Evidence::default();
        for line in lines.iter().filter(|line| !line.superseded) {
            assessed += line.evidence;
            marked.asked.extend(asked(account, line, mark));
            let Some(made) = account.assessment(line.assessment) else { continue };
            marked.own_word |= made.assessor.trim() == account.name(tie.from).trim();
            match &made.reading {
                Reading::TrustEquation(equation) => {
                    marked.equation = marked.equation.or(Some(*equation));
                }
                Reading::Signs(signs) => {
                    let there = signs.present.iter().filter(|(_, there)| **there).map(|(&sign, _)| sign);
                    marked.signs.extend(there);
                }
                _ => {}
            }
        }
        marked.signs.sort_unstable();
        marked.signs.dedup();
        let opinion = Opinion::from_evidence(assessed);
        marked.assessed = (!opinion.is_unknown()).then(|| opinion.expected());
        traces.iter().for_each(|trace| marked.told += trace.evidence);
        marked
    }
}

fn asked(account: &Account, line: &Line, mark: Mark) -> Option<(Level, Mark)> {
    let level = account.assessment(line.assessment)?.reading.level()?;
    // What was divided among the levels of one assessor is whole again at the level itself.
    let among = f64::from(line.among);
    let evidence = Evidence { r: line.evidence.r * among, s: line.evidence.s * among };
    let opinion = Opinion::from_evidence(evidence);
    let expected = (!opinion.is_unknown()).then(|| opinion.expected());
    Some((level, Mark { expected, certainty: opinion.certainty(), ..mark }))
}

/// All trust ties of an account on a day, those of people who left among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Marks {
    day: Date,
    since: Date,
    settings: Settings,
    by_tie: BTreeMap<Id, Marked>,
}

impl Marks {
    /// Scores every trust tie on a day and on the day to which a trend looks back.
    pub fn of(account: &Account, day: Date) -> Self {
        let since = looked_back(account, day);
        let ties = account.ties().filter(|tie| tie.kind == TieKind::Trust);
        let by_tie = ties.map(|tie| (tie.id, Marked::of(account, tie, since, day))).collect();
        Self { day, since, settings: account.settings(), by_tie }
    }

    /// Follows a change that was applied to the `account`: scores again what it touched, or everything where
    /// it touched what scores rest on. They stay those of their day.
    pub fn follow(&mut self, account: &Account, deltas: &[Delta]) {
        if self.settings != account.settings() || self.since != looked_back(account, self.day) {
            *self = Self::of(account, self.day);
            return;
        }
        let mut touched: BTreeSet<Id> = BTreeSet::new();
        for record in deltas.iter().flat_map(|delta| [&delta.before, &delta.after]).flatten() {
            match record {
                Record::Tie(tie) => touched.extend([tie.id]),
                Record::Assessment(made) => touched.extend([made.tie]),
                Record::Incident(told) => touched.extend(&told.ties),
                // Whose word an assessment is goes by the name.
                Record::Stakeholder(known) => {
                    let start = |tie: &&Tie| tie.kind == TieKind::Trust && tie.from == known.id;
                    touched.extend(account.ties_of(known.id).filter(start).map(|tie| tie.id));
                }
                _ => {}
            }
        }
        for id in touched {
            match account.tie(id).filter(|tie| tie.kind == TieKind::Trust) {
                Some(tie) => _ = self.by_tie.insert(id, Marked::of(account, tie, self.since, self.day)),
                None => _ = self.by_tie.remove(&id),
            }
        }
    }

    /// The day of the scores.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The day a trend looks back to.
    pub const fn since(&self) -> Date {
        self.since
    }

    /// All, in the order in which the ties came in.
    pub fn all(&self) -> impl ExactSizeIterator<Item = &Marked> {
        self.by_tie.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_tie.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_tie.is_empty()
    }
}
