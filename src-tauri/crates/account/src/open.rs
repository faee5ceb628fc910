//! Opening and creating, and the one way in which anything changes.

use crate::{drawing::Drawing, error::AccountError, past::Lookback, world::World};
use domain::{
    Account, Change, Chronicle, Delta, Group, Id, Marks, Network, Profile, RecordKind, Rejected, Stakeholder,
    Step,
    change::{Mention, Reach, inverse},
};
use jiff::{Timestamp, civil::Date};
use std::path::Path;
use store::{AccountFile, Key, Sort};

/// Changes after which another backup is due.
const CHANGES_PER_BACKUP: u32 = 200;

/// An account that is open, with its file, its network and the reach of undo in step.
pub struct OpenAccount {
    pub(crate) file: AccountFile,
    pub(crate) account: Account,
    pub(crate) network: Network,
    pub(crate) reach: Reach,
    pub(crate) world: Box<dyn World>,
    /// Every trust tie on the latest day that was asked for, once it was.
    pub(crate) marks: Option<Marks>,
    pub(crate) drawing: Drawing,
    pub(crate) chronicle: Option<Chronicle>,
    pub(crate) lookback: Option<Lookback>,
    pub(crate) speaks_of: Option<Date>,
    seq: u64,
    since_backup: Option<u32>,
}

/// What an account starts with.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    /// The customer's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// The key account manager's name; empty = to be added later.
    pub manager: String,
    /// Her title; empty = "Key account manager".
    pub manager_title: String,
}

/// What an action did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The change as a sentence; empty where nothing was to be changed.
    pub label: String,
    /// The stakeholders, the tie or the view that came in.
    pub added: Vec<Id>,
}

impl OpenAccount {
    /// Creates the file of a new account.
    ///
    /// # Errors
    /// Where the path is taken or cannot be written, or the account has no name; no file is left.
    pub fn create(
        path: &Path,
        key: Key<'_>,
        beginning: &Beginning,
        mut world: Box<dyn World>,
    ) -> Result<Self, AccountError> {
        let mut profile = Profile::new(world.new_id(), beginning.name.trim());
        profile.supplier = beginning.supplier.trim().into();
        let mut deltas = Vec::new();
        let manager = beginning.manager.trim();
        if !manager.is_empty() {
            let mut stakeholder = Stakeholder::new(world.new_id(), manager, Group::Functions);
            stakeholder.organisation.clone_from(&profile.supplier);
            stakeholder.title = match beginning.manager_title.trim() {
                "" => "Key account manager".into(),
                title => title.into(),
            };
            profile.manager = Some(stakeholder.id);
            deltas.push(Delta::added(stakeholder));
        }
        deltas.push(Delta::added(profile.clone()));

        let mut account = Account::new(profile.clone());
        account.apply(&deltas);
        account.check(&deltas, world.today())?;
        let change = Change {
            id: world.new_id(),
            seq: 1,
            at: world.now().timestamp(),
            on: None,
            author: author_of(&account),
            label: format!("Created the account {}", profile.name),
            step: Step::Do,
            deltas,
        };
        let file = AccountFile::create(path, key, &change)?;
        Self::of(file, account, world)
    }

    /// Opens an account file.
    ///
    /// # Errors
    /// Where the file is missing, in use, foreign, newer, damaged or locked by another passphrase; it
    /// is as it was.
    pub fn open(path: &Path, key: Key<'_>, world: Box<dyn World>) -> Result<Self, AccountError> {
        let file = AccountFile::open(path, key)?;
        let account = file.load()?;
        Self::of(file, account, world)
    }

    fn of(file: AccountFile, account: Account, world: Box<dyn World>) -> Result<Self, AccountError> {
        let mut network = Network::default();
        network.apply(&account.everything());
        let mut reach = Reach::default();
        let mut seq = 0;
        for (number, id, step) in file.steps()? {
            seq = number;
            // The account's creation is where its history starts: it cannot be taken back.
            if seq > 1 {
                reach.note(Mention { id, seq }, step);
            }
        }
        let drawing = Drawing::revived(&file, &account)?;
        Ok(Self {
            file,
            account,
            network,
            reach,
            world,
            marks: None,
            drawing,
            chronicle: None,
            lookback: None,
            speaks_of: None,
            seq,
            since_backup: None,
        })
    }

    /// All records.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// The ties as a graph.
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Whether a passphrase protects the file.
    pub fn sort(&self) -> Sort {
        self.file.sort()
    }

    /// How many changes the history holds.
    pub const fn changes(&self) -> u64 {
        self.seq
    }

    /// The present day, where the user is.
    pub fn today(&mut self) -> Date {
        self.world.today()
    }

    /// Writes the whole account, history included, to another file and goes on in that one.
    ///
    /// # Errors
    /// Where the target cannot be written; the account stays open in its present file.
    pub fn save_as(&mut self, path: &Path, key: Key<'_>) -> Result<(), AccountError> {
        self.keep_arrangements()?;
        self.file.save_as(path, key)?;
        self.file = AccountFile::open(path, key)?;
        self.since_backup = None;
        Ok(())
    }

    /// What is wrong with the file, as sentences: nothing where it is sound.
    ///
    /// # Errors
    /// Where it cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>, AccountError> {
        let mut findings = self.file.check()?;
        if self.file.load()? != self.account {
            findings.push("the records in memory differ from those in the file".into());
        }
        Ok(findings)
    }

    /// Carries out a user action: nothing where `deltas` is empty.
    pub(crate) fn act(&mut self, label: String, deltas: Vec<Delta>) -> Result<Done, AccountError> {
        if deltas.is_empty() {
            return Ok(Done { label: String::new(), added: Vec::new() });
        }
        self.record(Step::Do, label.clone(), deltas)?;
        Ok(Done { label, added: Vec::new() })
    }

    /// The one way in which anything changes: memory, rules, file, network; or nothing at all.
    pub(crate) fn record(
        &mut self,
        step: Step,
        label: String,
        deltas: Vec<Delta>,
    ) -> Result<(), AccountError> {
        let today = self.world.today();
        let keeps_the_present =
            |delta: &Delta| matches!(delta.record.kind, RecordKind::View | RecordKind::Snapshot);
        if self.is_in_the_past() && !deltas.iter().all(keeps_the_present) {
            return Err(AccountError::InThePast);
        }
        let on = self.speaks_of.filter(|&day| step == Step::Do && day != today);
        if let Some(on) = on.filter(|&on| on > today) {
            return Err(AccountError::Rejected(Rejected::InFuture { on, today }));
        }
        self.account.apply(&deltas);
        let now = self.world.now();
        let change = Change {
            id: self.world.new_id(),
            seq: self.seq + 1,
            at: now.timestamp(),
            on,
            author: author_of(&self.account),
            label,
            step,
            deltas,
        };
        if let Err(error) = self.commit(&change, today) {
            self.account.apply(&inverse(&change.deltas));
            return Err(error);
        }
        self.seq = change.seq;
        self.reach.note(Mention { id: change.id, seq: change.seq }, step);
        self.network.apply(&change.deltas);
        if let Some(marks) = &mut self.marks {
            marks.follow(&self.account, &change.deltas);
        }
        if let Some(chronicle) = &mut self.chronicle {
            chronicle.note(&change, now.date());
        }
        self.drawing.follow(&self.account, &change.deltas);
        Ok(())
    }

    fn commit(&mut self, change: &Change, today: Date) -> Result<(), AccountError> {
        // What was once recorded can always be taken back and done again, even where the clock went back.
        let latest = if change.step == Step::Do { today } else { Date::MAX };
        self.account.check(&change.deltas, latest)?;
        self.back_up_when_due(change)?;
        self.file.commit(change)?;
        Ok(())
    }

    /// Before the first change since the file was opened, and every so many changes, the file as it
    /// stands is put aside.
    fn back_up_when_due(&mut self, change: &Change) -> Result<(), AccountError> {
        if self.is_backup_due(CHANGES_PER_BACKUP) {
            self.back_up(change.at)?;
        }
        self.since_backup = Some(self.since_backup.unwrap_or(0) + 1);
        Ok(())
    }

    /// Whether the next changes are going to wait for a backup unless it is made ahead of them.
    pub fn is_backup_near(&self) -> bool {
        self.is_backup_due(CHANGES_PER_BACKUP * 3 / 4)
    }

    /// Makes the backup that the next changes would have to wait for, where one is near.
    ///
    /// # Errors
    /// Where it cannot be made; the change before which it is due tries again.
    pub fn back_up_ahead(&mut self) -> Result<(), AccountError> {
        if self.is_backup_near() {
            let now = self.world.now().timestamp();
            self.back_up(now)?;
        }
        Ok(())
    }

    /// An account that was only just created holds nothing worth a copy.
    fn is_backup_due(&self, after: u32) -> bool {
        self.seq > 1 && self.since_backup.is_none_or(|changes| changes >= after)
    }

    fn back_up(&mut self, at: Timestamp) -> Result<(), AccountError> {
        self.file.back_up(at)?;
        self.since_backup = Some(0);
        Ok(())
    }
}

/// Whose changes these are: the manager's, as long as the account has one user.
fn author_of(account: &Account) -> String {
    account.manager().map_or_else(|| "Unnamed".into(), |manager| manager.name.clone())
}
