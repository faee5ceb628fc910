//! What to do first in an account that is almost empty.

use crate::{
    account::Account,
    id::IdSet,
    stakeholder::{Group, Status},
    tie::TieKind,
    vocabulary::vocabulary,
};
use std::collections::BTreeSet;

/// So many steps are told at a time.
const AT_A_TIME: usize = 3;

vocabulary! {
    /// A first step, in the order in which they are taken. The meaning says what it is good for.
    FirstStep {
        /// Everything is seen from where the manager stands: routes, threads and what to do next.
        NameManager = "name-manager", "Say who is the key account manager";
        /// The people of the decision-making unit are what the map is drawn round; five to sixteen are usual.
        AddCustomers = "add-customers", "Add the people you know at the customer";
        /// Who decides, buys, specifies, uses, influences and keeps the gate: gaps show by role.
        GiveRoles = "give-roles", "Say which roles they bear";
        /// Trust has two directions: who knows whom is what it runs along.
        TieTrust = "tie-trust", "Draw who of theirs and who of ours know each other";
        /// A relationship that nobody scored is unknown, and unknown is never zero: a minute for each is enough.
        ScoreTrust = "score-trust", "Score how far they trust you";
        /// Routes run along reporting lines, too: whoever reports to a decider can speak to them.
        DrawReporting = "draw-reporting", "Draw who reports to whom at the customer";
        /// Key players are inside the political structure or of the inner circle: they weigh most in what the coach
        /// finds.
        RateInfluence = "rate-influence", "Say who has influence there";
        /// Leadership, operation and staff: trust between companies is told at all three.
        GiveLevels = "give-levels", "Say at which level they work";
        /// A promise to the customer is kept by functions and leaders of ours, too.
        AddColleagues = "add-colleagues", "Add the colleagues who work for this customer";
        /// What built or diluted trust is the best evidence there is.
        LogIncident = "log-incident", "Tell of something that built or diluted trust";
    }
}

impl FirstStep {
    fn is_done(self, account: &Account, customers: &IdSet) -> bool {
        let here = || account.stakeholders().filter(|known| known.status != Status::Left);
        let theirs = || here().filter(|known| customers.contains(&known.id));
        match self {
            Self::NameManager => account.manager().is_some_and(|manager| manager.status != Status::Left),
            Self::AddCustomers => customers.len() >= 2,
            Self::GiveRoles => theirs().any(|known| !known.roles.is_empty()),
            Self::TieTrust => account.ties().any(|tie| {
                tie.kind == TieKind::Trust && customers.contains(&tie.from) != customers.contains(&tie.to)
            }),
            Self::ScoreTrust => account.assessments().len() > 0,
            Self::DrawReporting => {
                account.ties().any(|tie| tie.kind.is_reporting() && customers.contains(&tie.from))
            }
            Self::RateInfluence => theirs().any(|known| known.influence.is_some()),
            Self::GiveLevels => theirs().any(|known| known.level.is_some()),
            Self::AddColleagues => {
                here().any(|known| account.is_ours(known) && account.profile().manager != Some(known.id))
            }
            Self::LogIncident => account.incidents().len() > 0,
        }
    }

    /// Whether it can be taken: whom it is about is there.
    const fn takes_customers(self) -> bool {
        !matches!(self, Self::NameManager | Self::AddCustomers | Self::AddColleagues)
    }
}

/// The three most useful first steps that were not taken yet; none in an account where all were.
pub fn first_steps(account: &Account) -> Vec<FirstStep> {
    let customers = account.stakeholders().filter(|known| {
        known.group == Group::Customer && known.status != Status::Left && !account.is_ours(known)
    });
    let customers: IdSet = customers.map(|known| known.id).collect();
    let open: BTreeSet<FirstStep> =
        FirstStep::ALL.iter().copied().filter(|step| !step.is_done(account, &customers)).collect();
    let possible = open.into_iter().filter(|step| !step.takes_customers() || !customers.is_empty());
    possible.take(AT_A_TIME).collect()
}
