//! Who can take whom to whom.

use crate::{ask::known_in, error::AccountError, open::OpenAccount};
use domain::{
    Account, Id, Network, Role, Stakeholder, Status,
    network::{Access, Lines, Question, Route},
    rollup::Tally,
};
use std::collections::BTreeSet;

/// Some of the account’s people: to whom a route leads, or through whom it must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One stakeholder.
    Stakeholder(Id),
    /// The customer’s people who wear this hat.
    Role(Role),
    /// Everybody of an organisation, by its name; case does not matter.
    Organisation(String),
    /// Everybody of a department, of whatever organisation, by its name; case does not matter.
    Department(String),
}

impl Whom {
    /// Who they are, of those who are still there.
    fn of(&self, account: &Account) -> Result<BTreeSet<Id>, AccountError> {
        let alike = |name: &str, other: &str| name.trim().to_lowercase() == other.trim().to_lowercase();
        let is_meant = |known: &&Stakeholder| match self {
            Self::Stakeholder(id) => known.id == *id,
            Self::Role(role) => !account.is_ours(known) && known.roles.contains(role),
            Self::Organisation(name) => alike(&account.organisation_of(known), name),
            Self::Department(name) => alike(&known.department, name),
        };
        if let Self::Stakeholder(id) = self {
            known_in(account, *id)?;
        }
        let here = account.stakeholders().filter(|known| known.status != Status::Left);
        Ok(here.filter(is_meant).map(|known| known.id).collect())
    }
}

/// What is asked of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// Where routes start; none = at the manager.
    pub from: Option<Id>,
    /// Where they end: at any of these.
    pub to: Whom,
    /// Who must not stand on the way.
    pub avoid: Vec<Whom>,
    /// How many routes are wanted at most.
    pub most: usize,
    /// What reporting lines count as; none = what the account’s settings say.
    pub lines: Option<Lines>,
}

/// A route with what is to be said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The route.
    pub route: Route,
    /// Whom to ask, and on what each step rests.
    pub sentence: String,
    /// Where it carries least, and why.
    pub weak_point: String,
}

/// What the network answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Routes {
    /// The best routes that differ by who stands on them, the best first; none where no way leads there.
    pub best: Vec<Told>,
    /// The route whose weakest hop is the strongest.
    pub widest: Option<Told>,
    /// How many people were asked for.
    pub asked_for: usize,
    /// Trust ties on which nobody has scored anything: no route runs along them.
    pub unscored: usize,
}

impl OpenAccount {
    /// The routes from somebody to others, by trust as it stands at the moment looked at.
    ///
    /// # Errors
    /// Where somebody asked for is gone, or there is no manager to start at.
    pub fn routes(&mut self, journey: &Journey) -> Result<Routes, AccountError> {
        let day = self.seen_day();
        let account = self.seen();
        let you = account.profile().manager;
        let from = journey.from.or(you).ok_or(AccountError::NoManager)?;
        known_in(account, from)?;
        let to = journey.to.of(account)?;
        let mut avoid = BTreeSet::new();
        for whom in &journey.avoid {
            avoid.append(&mut whom.of(account)?);
        }
        let lines = journey.lines.unwrap_or_else(|| Lines::from(&account.profile().measures));
        let tally = Tally::of(account, day);
        let then;
        let network = if self.is_in_the_past() {
            then = Network::of(account);
            &then
        } else {
            self.network()
        };
        let access = Access::of(account, network, &tally.marks, lines);
        let question = Question { from, to: &to, avoid: &avoid };
        let told = |route: Route| Told {
            sentence: route.sentence(account, you, day),
            weak_point: route.weak_point(account, day),
            route,
        };
        Ok(Routes {
            best: access.alternatives(&question, journey.most).into_iter().map(told).collect(),
            widest: access.widest(&question).map(told),
            asked_for: to.len(),
            unscored: tally.marks.iter().filter(|mark| mark.expected.is_none()).count(),
        })
    }
}
