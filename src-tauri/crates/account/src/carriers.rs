//! Who carries the account.

use crate::{error::AccountError, open::OpenAccount};
use domain::{
    Account, Id, Network,
    network::{
        Access, Lines,
        measures::{Around, Carriers, Flat, How, Progress},
    },
    rollup::Tally,
};
use jiff::civil::Date;

/// Above so many people what rests on each is estimated first.
pub const EXACT_AT_ONCE: usize = 2_000;

/// The seed by which people are drawn for an estimate: the same account gives the same estimate.
const SEED: u64 = 7;

/// The account at a moment, apart from what is open: what rests on everybody can be worked out of it elsewhere.
#[derive(Clone, Debug)]
pub struct Standpoint {
    account: Account,
    day: Date,
}

impl Standpoint {
    /// How many stakeholders there are.
    pub fn people(&self) -> usize {
        self.account.stakeholders().len()
    }

    /// All records at that moment.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// What rests on everybody: exactly, on so many threads, or as an estimate. None where `progress`, which is told
    /// the part that is done, answered no.
    pub fn carriers(&self, exactly: Option<usize>, progress: Progress<'_>) -> Option<Carriers> {
        let how = match exactly {
            Some(threads) => How::Exactly { threads },
            None => How::Estimated { seed: SEED },
        };
        let tally = Tally::of(&self.account, self.day);
        let network = Network::of(&self.account);
        let access =
            Access::of(&self.account, &network, &tally.marks, Lines::from(&self.account.profile().measures));
        Carriers::of(&tally, &access, how, progress)
    }
}

impl OpenAccount {
    /// The account at the moment looked at, to work on while it may change.
    pub fn standpoint(&mut self) -> Standpoint {
        let day = self.seen_day();
        Standpoint { account: self.seen().clone(), day }
    }

    /// Who is within one step of somebody at the moment looked at, and who within two.
    ///
    /// # Errors
    /// Where they are gone.
    pub fn around(&mut self, id: Id) -> Result<Around, AccountError> {
        let day = self.seen_day();
        let account = self.seen();
        crate::ask::known_in(account, id)?;
        let tally = Tally::of(account, day);
        let network = Network::of(account);
        let access = Access::of(account, &network, &tally.marks, Lines::from(&account.profile().measures));
        Ok(Around::of(&Flat::of(&access), id))
    }
}
