//! Who can take whom to whom.

use crate::{ask::known_in, error::AccountError, open::OpenAccount};
use domain::{
    Id, Network, Role, Status,
    network::{Access, Lines, Question, Route},
    rollup::Tally,
};
use std::collections::BTreeSet;

/// To whom a route is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// One stakeholder.
    Stakeholder(Id),
    /// Any of the customer’s people who wear this hat.
    Role(Role),
    /// Anybody of an organisation, by its name; case does not matter.
    Organisation(String),
}

/// What is asked of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// Where routes start; none = at the manager.
    pub from: Option<Id>,
    /// Where they end.
    pub to: Goal,
    /// Who must not stand on the way.
    pub avoid: BTreeSet<Id>,
    /// How many routes are wanted at most.
    pub most: usize,
    /// What reporting lines count as.
    pub lines: Lines,
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
        let to: BTreeSet<Id> = match &journey.to {
            Goal::Stakeholder(id) => {
                known_in(account, *id)?;
                [*id].into()
            }
            goal => {
                let wanted = |known: &domain::Stakeholder| match goal {
                    Goal::Role(role) => !account.is_ours(known) && known.roles.contains(role),
                    Goal::Organisation(name) => {
                        account.organisation_of(known).to_lowercase() == name.trim().to_lowercase()
                    }
                    Goal::Stakeholder(_) => false,
                };
                let here = account.stakeholders().filter(|known| known.status != Status::Left);
                here.filter(|known| wanted(known)).map(|known| known.id).collect()
            }
        };
        let tally = Tally::of(account, day);
        let then;
        let network = if self.is_in_the_past() {
            then = Network::of(account);
            &then
        } else {
            self.network()
        };
        let access = Access::of(account, network, &tally.marks, journey.lines);
        let question = Question { from, to: &to, avoid: &journey.avoid };
        let told = |route: Route| Told {
            sentence: route.sentence(account, you, day),
            weak_point: route.weak_point(account, day),
            route,
        };
        Ok(Routes {
            best: access.alternatives(&question, journey.most).into_iter().map(told).collect(),
            widest: access.widest(&question).map(told),
            unscored: tally.marks.iter().filter(|mark| mark.expected.is_none()).count(),
        })
    }
}
