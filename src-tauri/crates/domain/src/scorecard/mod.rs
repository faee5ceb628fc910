//! One page on how an account stands: every figure with its rule and the people it is about.
//!
//! The rules are transparent and, but for Covey's waves, taxes and multiplier and the definitions of coverage
//! and key players (Altify), our own definition; [`Rule::sentence`] tells each.

mod matters;
mod reach;
mod rule;
mod threads;
mod waves;

pub(crate) use matters::open_incidents;
pub use matters::{OneSided, OpenIncident, Shifted, Stale};
pub use reach::Reach;
pub use rule::Rule;
pub use threads::{Thin, Thread, Threads};
pub use waves::{WaveFigure, WaveSource};

use crate::{
    account::Account,
    rollup::{Figure, Tally, Ways},
    stakeholder::{Group, Level},
    trust::{
        Trend,
        tax::{self, Estimate, Multiplier, NEUTRAL_POINTS},
    },
};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// How an account stands on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scorecard {
    /// The day.
    pub as_of: Date,
    /// The day to which trends look back.
    pub since: Date,
    /// Trust both ways between the customer and us.
    pub customer: Ways,
    /// How the customer’s trust in us moved.
    pub trend_in_us: Trend,
    /// How our trust in the customer moved.
    pub trend_in_them: Trend,
    /// All trust ties of the account: how many are scored.
    pub coverage: Figure,
    /// Group by group, in the order the field tells them.
    pub groups: Vec<GroupRow>,
    /// What was asked at a level, level by level; only levels that were asked at.
    pub asked: Vec<(Level, Ways)>,
    /// Pairs of organisations, those with most ties first.
    pub organisations: Vec<OrganisationPair>,
    /// Relationships whose two directions differ too far, the widest apart first.
    pub one_sided: Vec<OneSided>,
    /// Who at the customer trusts us enough to work with, and where everything hangs on one.
    pub threads: Threads,
    /// Roles of the decision-making unit in which we have a contact.
    pub roles: Reach,
    /// Key players with whom we have a contact.
    pub key_players: Reach,
    /// Scores whose latest evidence is old, the oldest first.
    pub stale: Vec<Stale>,
    /// Ties that moved most, with the reason.
    pub shifted: Vec<Shifted>,
    /// What trust takes from the revenue or adds to it.
    pub tax: Toll,
    /// What diluted trust and was not made good, the latest first.
    pub incidents: Vec<OpenIncident>,
    /// The five waves, from oneself outwards.
    pub waves: Vec<WaveFigure>,
}

/// One of the four groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupRow {
    /// Which.
    pub group: Group,
    /// All its members.
    pub all: Ways,
    /// Those of each level, and last those whose level is not known; only where there are ties.
    pub levels: Vec<(Option<Level>, Ways)>,
}

/// Trust both ways between an organisation and one of ours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrganisationPair {
    /// The customer’s or supplier’s.
    pub theirs: String,
    /// Ours.
    pub ours: String,
    /// Both ways.
    pub ways: Ways,
}

/// What trust takes from a result or adds to it (Covey): an estimate, always shown with its m.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Toll {
    /// The part m; none where trust is unknown and nothing was estimated.
    pub m: Option<Multiplier>,
    /// m is the user’s own estimate; else it follows from the customer’s trust in us.
    pub is_own: bool,
    /// m applied to the account’s revenue; none where either is not known.
    pub estimate: Option<Estimate>,
    /// The currency, as it is written.
    pub currency: String,
}

impl Toll {
    /// The user’s own estimate of m, else that of the customer’s trust in us, on the account’s revenue.
    fn of(account: &Account, in_us: &Figure) -> Self {
        let measures = &account.profile().measures;
        let own = measures.own_multiplier.and_then(|m| Multiplier::new(m).ok());
        let followed =
            in_us.expected.and_then(|expected| Multiplier::at(expected * 2.0 * NEUTRAL_POINTS).ok());
        let m = own.or(followed);
        let estimate = m.zip(measures.revenue).and_then(|(m, revenue)| tax::applied(revenue, m).ok());
        Self { m, is_own: own.is_some(), estimate, currency: measures.currency.clone() }
    }
}

impl Scorecard {
    /// How the account stands on a day. Everybody who left, and their ties, are left out.
    pub fn of(account: &Account, as_of: Date) -> Self {
        let tally = Tally::of(account, as_of);
        let customer = tally.customer();
        Self {
            as_of,
            since: tally.since,
            trend_in_us: tally.trend(|mark| tally.is_in_us(mark)),
            trend_in_them: tally.trend(|mark| tally.is_in_them(mark)),
            coverage: Figure::of(&tally.marks),
            groups: groups(&tally),
            asked: tally.asked().into_iter().collect(),
            organisations: organisations(&tally),
            one_sided: matters::one_sided(&tally),
            threads: Threads::of(&tally),
            roles: reach::roles(&tally),
            key_players: reach::key_players(&tally),
            stale: matters::stale(&tally),
            shifted: matters::shifted(&tally),
            tax: Toll::of(account, &customer.in_us),
            incidents: open_incidents(account, as_of),
            waves: waves::waves(&tally),
            customer,
        }
    }

    /// Whether nothing at all is scored yet.
    pub const fn is_empty(&self) -> bool {
        self.coverage.scored == 0
    }
}

fn groups(tally: &Tally<'_>) -> Vec<GroupRow> {
    let mut all = tally.by_group();
    let mut cells: BTreeMap<(Group, Option<Level>), Ways> = tally.by_group_and_level();
    let levels = || Level::ALL.iter().copied().map(Some).chain([None]);
    Group::ALL
        .iter()
        .map(|&group| GroupRow {
            group,
            all: all.remove(&group).unwrap_or_default(),
            levels: levels().filter_map(|level| Some((level, cells.remove(&(group, level))?))).collect(),
        })
        .collect()
}

fn organisations(tally: &Tally<'_>) -> Vec<OrganisationPair> {
    let mut pairs: Vec<OrganisationPair> = tally
        .by_organisations()
        .into_iter()
        .map(|((theirs, ours), ways)| OrganisationPair { theirs, ours, ways })
        .collect();
    // Stable: pairs with as many ties stay in the order of their names.
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.ways.in_us.ties + pair.ways.in_them.ties));
    pairs
}

#[cfg(test)]
pub(crate) mod desk;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
