//! How the account, one person or one relationship stands, and how it came to that.

use crate::{ask::known_in, error::AccountError, open::OpenAccount};
use domain::{
    Account, Id, Moment as Then, Scorecard, TieKind,
    rollup::{Figure, Mark, Standing, Tally, looked_back},
    trust::{
        Trend,
        course::{self, Moment},
    },
};
use jiff::{ToSpan, civil::Date};
use std::borrow::Cow;

/// Days that a course looks back.
const YEAR: i64 = 365;

/// Of what a course is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The customer and us.
    Account,
    /// One stakeholder and us, or one of ours and everybody.
    Person(Id),
    /// Two stakeholders.
    Tie(Id, Id),
}

/// One direction of trust: where it stands, how it moved, and its course of the last year.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What its ties say together.
    pub figure: Figure,
    /// How it moved, and why.
    pub trend: Trend,
    /// Day by day, from a year before to the last.
    pub course: Vec<Moment>,
}

/// Both directions.
#[derive(Clone, Debug, PartialEq)]
pub struct Courses {
    /// The person asked about belongs to our own company: then `there` is trust of all others in them.
    pub ours: bool,
    /// Trust in us; of two stakeholders that of the first in the second.
    pub there: Way,
    /// Our trust in them; of two stakeholders that of the second in the first.
    pub back: Way,
}

impl OpenAccount {
    /// How the account stood on a day as it was, by transparent rules; none = the moment looked at, which is
    /// today unless an earlier was asked for.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn scorecard(&mut self, as_of: Option<Date>) -> Result<Scorecard, AccountError> {
        let (account, day) = self.standing_on(as_of)?;
        Ok(Scorecard::of(&account, day))
    }

    fn standing_on(&mut self, as_of: Option<Date>) -> Result<(Cow<'_, Account>, Date), AccountError> {
        let seen = self.seen_day();
        Ok(match as_of {
            Some(day) if day < self.world.today() => (Cow::Owned(self.as_it_was(Then::happened(day))?), day),
            Some(day) => (Cow::Borrowed(&self.account), day),
            None => (Cow::Borrowed(self.seen()), seen),
        })
    }

    /// Where trust stands both ways on a day, and its course of the year before; none = the moment looked at.
    ///
    /// # Errors
    /// Where somebody asked about is gone.
    pub fn courses(&mut self, of: Subject, as_of: Option<Date>) -> Result<Courses, AccountError> {
        let (account, until) = self.standing_on(as_of)?;
        let account = account.as_ref();
        let since = until.saturating_sub(YEAR.days());
        match of {
            Subject::Account => Ok(customer(account, since, until)),
            Subject::Person(id) => {
                known_in(account, id)?;
                Ok(person(account, id, since, until))
            }
            Subject::Tie(from, to) => {
                known_in(account, from)?;
                known_in(account, to)?;
                let way = |from, to| tie(account, from, to, since, until);
                Ok(Courses { ours: false, there: way(from, to), back: way(to, from) })
            }
        }
    }
}

fn customer(account: &Account, since: Date, until: Date) -> Courses {
    let tally = Tally::of(account, until);
    let ways = tally.customer();
    let way = |figure, keeps: &dyn Fn(&Mark) -> bool| {
        let ties: Vec<Id> = tally.marks.iter().filter(|mark| keeps(mark)).map(|mark| mark.tie).collect();
        let course = course::of_ties(account, &ties, since, until);
        Way { figure, trend: tally.trend(keeps), course }
    };
    Courses {
        ours: false,
        there: way(ways.in_us, &|mark| tally.is_in_us(mark)),
        back: way(ways.in_them, &|mark| tally.is_in_them(mark)),
    }
}

fn person(account: &Account, id: Id, since: Date, until: Date) -> Courses {
    let standing = Standing::of(account, id, until);
    let way = |figure, trend, ties: &[Id]| {
        let course = match ties {
            // Of a single tie every step is told.
            [only] => course::of_tie(account, *only, since, until),
            ties => course::of_ties(account, ties, since, until),
        };
        Way { figure, trend, course }
    };
    Courses {
        ours: standing.ours,
        there: way(standing.in_us, standing.trend_in_us, &standing.in_us_ties),
        back: way(standing.in_them, standing.trend_in_them, &standing.in_them_ties),
    }
}

fn tie(account: &Account, from: Id, to: Id, since: Date, until: Date) -> Way {
    let looks_back = looked_back(account, until);
    let tie = account.tie_between(TieKind::Trust, from, to);
    let id = tie.map(|tie| tie.id);
    Way {
        figure: Figure::of_ties(account, tie, until),
        trend: Trend::of(account, id, looks_back, until),
        course: id.map(|tie| course::of_tie(account, tie, since, until)).unwrap_or_default(),
    }
}
