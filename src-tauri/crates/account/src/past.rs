//! The account as it was, or as it was recorded, at an earlier moment, and what has happened since.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Account, Chronicle, Clock, Delta, Id, Moment, RecordKind, Rejected, Sight, Snapshot, Stakeholder, Status,
    compare::Differences,
};
use jiff::civil::Date;
use scene::{Since, Standing, View};
use std::collections::BTreeMap;
use store::Outcome;

/// What there is to look back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day of which anything is known.
    pub first_happened: Date,
    /// The day of the first change.
    pub first_recorded: Date,
    /// On which days something happened, and how much.
    pub happened: BTreeMap<Date, u32>,
    /// On which days something was recorded, and how many changes.
    pub recorded: BTreeMap<Date, u32>,
    /// The moments that were given a name, each with its day, the earliest first.
    pub snapshots: Vec<(Date, Snapshot)>,
}

/// What is looked at where that is not simply the present.
pub(crate) struct Lookback {
    /// The day looked at.
    day: Date,
    /// The account at the moment looked at; none where that is the present.
    then: Option<Account>,
    /// The same with those who left since the moment compared with; none where nobody did.
    with_ghosts: Option<Account>,
}

impl OpenAccount {
    /// The account as it stood recorded at the end of a day, where the user is. Before the first change there
    /// is an account without a name, in which nobody is.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn recorded_on(&mut self, day: Date) -> Result<Account, AccountError> {
        self.as_it_was(Moment::recorded(day))
    }

    /// The account at a moment: see [`Chronicle::happened_by`] and [`Chronicle::recorded_on`]. A snapshot
    /// that is gone gives the end of its day.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn as_it_was(&mut self, moment: Moment) -> Result<Account, AccountError> {
        let Moment { clock, day, snapshot } = moment;
        self.read_chronicle()?;
        let chronicle = self.chronicle.get_or_insert_default();
        Ok(match (snapshot.and_then(|id| self.account.snapshot(id)), clock) {
            (Some(snapshot), _) => chronicle.recorded_at(snapshot.at),
            (None, Clock::Recorded) => chronicle.recorded_on(day),
            (None, Clock::Happened) => chronicle.happened_by(day, &self.account),
        })
    }

    /// What differs between the account at two moments, each scored as of its day.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn compared(&mut self, earlier: Moment, later: Moment) -> Result<Differences, AccountError> {
        let before = self.as_it_was(earlier)?;
        let after = self.as_it_was(later)?;
        Ok(Differences::between((&before, earlier.day), (&after, later.day)))
    }

    /// What differs between the moment that the view on screen compares with and the one it shows; nothing
    /// where it compares with none.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn differences(&mut self) -> Result<Option<(Date, Differences)>, AccountError> {
        let view = self.view();
        let Some(earlier) = view.sight.earlier() else { return Ok(None) };
        let before = self.as_it_was(earlier)?;
        let differences = Differences::between((&before, earlier.day), (self.seen(), view.as_of));
        Ok(Some((earlier.day, differences)))
    }

    /// Somebody of the account looked at or of the one it is compared with, by name.
    pub fn name_through_time(&self, id: Id) -> String {
        let drawn = self.drawn().stakeholder(id).or_else(|| self.account.stakeholder(id));
        drawn.map_or_else(|| "–".into(), |known| known.name.clone())
    }

    /// The account at the moment looked at on screen: the present one unless an earlier was asked for.
    pub fn seen(&self) -> &Account {
        self.lookback.as_ref().and_then(|back| back.then.as_ref()).unwrap_or(&self.account)
    }

    /// The account that is drawn: the one looked at, with those who left since the moment compared with.
    pub(crate) fn drawn(&self) -> &Account {
        self.lookback.as_ref().and_then(|back| back.with_ghosts.as_ref()).unwrap_or_else(|| self.seen())
    }

    /// The account in which somebody is asked about: the one looked at, or the one drawn where they are only
    /// there any more, having left since the moment compared with.
    pub fn account_of(&self, id: Id) -> &Account {
        let seen = self.seen();
        if seen.stakeholder(id).is_some() { seen } else { self.drawn() }
    }

    /// Whether an earlier moment than the present is looked at.
    pub fn is_in_the_past(&self) -> bool {
        self.lookback.as_ref().is_some_and(|back| back.then.is_some())
    }

    /// The day whose scores are looked at.
    pub fn seen_day(&mut self) -> Date {
        let today = self.world.today();
        self.lookback.as_ref().map_or(today, |back| back.day)
    }

    /// Looks at what a sight shows: the account at its moment, marked with what happened since the moment it
    /// compares with. Until another sight is looked at, questions are answered from that moment.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn view_of(&mut self, sight: Sight) -> Result<View, AccountError> {
        let today = self.world.today();
        // The end of the present day is now, and what was recorded by now is the present.
        let moment = sight.moment().filter(|moment| moment.day < today || moment.snapshot.is_some());
        let as_of = moment.map_or(today, |moment| moment.day.min(today));
        let then = moment.map(|moment| self.as_it_was(moment)).transpose()?;
        let mut view = View::of(sight, as_of);
        let mut with_ghosts = None;
        if let Some(earlier) = view.sight.earlier() {
            let before = self.as_it_was(earlier)?;
            let seen = then.as_ref().unwrap_or(&self.account);
            view.earlier = before.stakeholders().map(|known| (known.id, Standing::of(known))).collect();
            let differences = Differences::between((&before, earlier.day), (seen, as_of));
            let gone: Vec<Delta> = differences
                .left
                .iter()
                .filter(|&&id| seen.stakeholder(id).is_none())
                .filter_map(|&id| before.stakeholder(id))
                .map(|known| Delta::added(Stakeholder { status: Status::Left, owner: None, ..known.clone() }))
                .collect();
            if !gone.is_empty() {
                let mut drawn = seen.clone();
                drawn.apply(&gone);
                with_ghosts = Some(drawn);
            }
            view.since = Some(Since::of(&differences));
        }
        let is_present = then.is_none() && with_ghosts.is_none();
        self.lookback = (!is_present).then_some(Lookback { day: as_of, then, with_ghosts });
        Ok(view)
    }

    /// What there is to look back to.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn span(&mut self) -> Result<Span, AccountError> {
        let now = self.world.now();
        let zone = now.time_zone();
        let snapshots = self.account.snapshots().into_iter();
        let snapshots = snapshots.map(|it| (it.at.to_zoned(zone.clone()).date(), it.clone())).collect();
        let today = now.date();
        self.read_chronicle()?;
        let chronicle = self.chronicle.get_or_insert_default();
        Ok(Span {
            first_happened: chronicle.first_happened(&self.account).unwrap_or(today),
            first_recorded: chronicle.first_recorded().unwrap_or(today),
            happened: chronicle.days_happened(&self.account),
            recorded: chronicle.days_recorded(),
            snapshots,
        })
    }

    /// Gives the present moment a name, to come back to.
    ///
    /// # Errors
    /// Where the name is missing or too long.
    pub fn take_snapshot(&mut self, name: &str) -> Result<Done, AccountError> {
        let name = name.trim().to_owned();
        let snapshot = Snapshot { id: self.world.new_id(), at: self.world.now().timestamp(), name };
        let label = format!("Took the snapshot “{}”", snapshot.name);
        Ok(Done { added: vec![snapshot.id], ..self.act(label, vec![Delta::added(snapshot)])? })
    }

    /// Gives a snapshot another name.
    ///
    /// # Errors
    /// Where it is gone, or the name is missing or too long.
    pub fn rename_snapshot(&mut self, id: Id, name: &str) -> Result<Done, AccountError> {
        let before = self.known_snapshot(id)?;
        let after = Snapshot { name: name.trim().into(), ..before.clone() };
        let label = format!("Renamed the snapshot “{}” to “{}”", before.name, after.name);
        self.act(label, Delta::edited(before, after).into_iter().collect())
    }

    /// Removes a snapshot; the history stays.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_snapshot(&mut self, id: Id) -> Result<Done, AccountError> {
        let snapshot = self.known_snapshot(id)?;
        let label = format!("Removed the snapshot “{}”", snapshot.name);
        self.act(label, vec![Delta::removed(snapshot)])
    }

    fn known_snapshot(&self, id: Id) -> Result<Snapshot, Rejected> {
        self.account.snapshot(id).cloned().ok_or(Rejected::Gone { kind: RecordKind::Snapshot })
    }

    /// Has the actions that follow tell of a day, for what they record was so from then on; none = of the day
    /// they are recorded on.
    pub const fn speak_of(&mut self, day: Option<Date>) {
        self.speaks_of = day;
    }

    /// Reads the whole history once; from then on it is kept in step.
    pub(crate) fn read_chronicle(&mut self) -> Result<(), AccountError> {
        if self.chronicle.is_some() {
            return Ok(());
        }
        let zone = self.world.now().time_zone().clone();
        let mut chronicle = Chronicle::default();
        self.file.outcomes(&mut |Outcome { id, at, on, step, after }| {
            let recorded = zone.to_datetime(at).date();
            chronicle.tell((id, step), at, (recorded, on), after);
        })?;
        self.chronicle = Some(chronicle);
        Ok(())
    }
}
