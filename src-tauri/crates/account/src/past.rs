//! The account as it was recorded on an earlier day, and what has happened since.

use crate::{error::AccountError, open::OpenAccount};
use domain::{Account, Profile, change::inverse, compare::Differences};
use jiff::civil::Date;

/// Changes read at once on the way back.
const CHANGES_AT_A_TIME: usize = 500;

impl OpenAccount {
    /// The account as it stood recorded at the end of a day, where the user is: the changes since, taken back
    /// one by one. Before the first change there is an account without a name, in which nobody is.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn recorded_on(&mut self, day: Date) -> Result<Account, AccountError> {
        let zone = self.world.now().time_zone().clone();
        let mut account = self.account.clone();
        let mut before = None;
        loop {
            let changes = self.file.changes(before, CHANGES_AT_A_TIME)?;
            let is_last = changes.len() < CHANGES_AT_A_TIME;
            for change in changes {
                if change.at.to_zoned(zone.clone()).date() <= day {
                    return Ok(account);
                }
                before = Some(change.seq);
                account.apply(&inverse(&change.deltas));
            }
            if is_last {
                return Ok(Account::new(Profile::new(account.profile().id, "")));
            }
        }
    }

    /// What differs between how the account stood recorded at the end of two days, each scored as of its day.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn compared(&mut self, earlier: Date, later: Date) -> Result<Differences, AccountError> {
        let before = self.recorded_on(earlier)?;
        let after = self.recorded_on(later)?;
        Ok(Differences::between((&before, earlier), (&after, later)))
    }
}
