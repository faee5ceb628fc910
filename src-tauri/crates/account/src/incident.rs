//! Critical incidents: logged from a line of text, edited, removed.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Account, Delta, Effect, Id, Incident, Level, RecordKind, Rejected, Tie, TieKind,
    incident::line,
    sentence,
    trust::{Component, Side, Tag},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How strong an incident is where nothing else is told.
const USUAL: u8 = 2;

/// An incident as it is told, before it is logged.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The day it happened; none = today.
    pub on: Option<Date>,
    /// In a few words.
    pub title: String,
    /// What happened, in full.
    pub story: String,
    /// What it did to trust.
    pub effect: Effect,
    /// How strongly, 1–5.
    pub strength: u8,
    /// On whose side it happened.
    pub side: Option<Side>,
    /// At which level.
    pub level: Option<Level>,
    /// The components of trust it speaks of.
    pub components: BTreeSet<Component>,
    /// What else it speaks of.
    pub tags: BTreeSet<Tag>,
    /// Whose trust in whom it touched: ties that are not there come in with it.
    pub between: Vec<(Id, Id)>,
    /// Who tells it, by name; empty = the manager.
    pub told_by: String,
}

impl Notice {
    /// A logged incident, as it would be told again.
    pub fn of(account: &Account, told: &Incident) -> Self {
        let ties = told.ties.iter().filter_map(|&tie| account.tie(tie));
        Self {
            on: Some(told.on),
            title: told.title.clone(),
            story: told.story.clone(),
            effect: told.effect,
            strength: told.strength,
            side: told.side,
            level: told.level,
            components: told.components.clone(),
            tags: told.tags.clone(),
            between: ties.map(|tie| (tie.from, tie.to)).collect(),
            told_by: told.told_by.clone(),
        }
    }
}

/// An incident with whose trust in whom it touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged<'a> {
    /// The incident.
    pub incident: &'a Incident,
    /// Whose trust in whom.
    pub between: Vec<(Id, Id)>,
}

impl OpenAccount {
    /// What a line of text tells, and whose trust it touches. What it leaves open is filled in with a usual
    /// value: today, diluted, of strength 2. Whom it names, in their order, comes with it.
    pub fn notice(&mut self, text: &str) -> (Notice, Vec<Id>) {
        let today = self.world.today();
        let told = line::read(text, &self.account, today);
        let (effect, strength) = told.effect.unwrap_or((Effect::Diluted, USUAL));
        let notice = Notice {
            on: told.on,
            title: told.title,
            story: String::new(),
            effect,
            strength,
            side: None,
            level: None,
            components: BTreeSet::new(),
            tags: BTreeSet::new(),
            between: self.touched(&told.people, None),
            told_by: String::new(),
        };
        (notice, told.people)
    }

    /// Whose trust in whom an incident touches that names these people: theirs in ours, or, where it
    /// happened on their side, ours in theirs. Where nobody of ours is named it is the manager's; where only
    /// one of ours is, the manager's trust in them; where several are, that of each in the next.
    pub fn touched(&self, people: &[Id], side: Option<Side>) -> Vec<(Id, Id)> {
        let manager = self.account.profile().manager;
        let is_ours =
            |id: &&Id| self.account.stakeholder(**id).is_some_and(|known| self.account.is_ours(known));
        let (mut ours, theirs): (Vec<Id>, Vec<Id>) = (
            people.iter().filter(is_ours).copied().collect(),
            people.iter().filter(|id| !is_ours(id)).copied().collect(),
        );
        if theirs.is_empty() {
            return match (ours.as_slice(), manager) {
                ([one], Some(manager)) if manager != *one => vec![(manager, *one)],
                (all, _) => all.windows(2).map(|pair| (pair[0], pair[1])).collect(),
            };
        }
        if ours.is_empty() {
            ours.extend(manager);
        }
        let pairs = theirs.iter().flat_map(|&theirs| ours.iter().map(move |&ours| (theirs, ours)));
        match side {
            Some(Side::Customer) => pairs.map(|(theirs, ours)| (ours, theirs)).collect(),
            _ => pairs.collect(),
        }
    }

    /// Logs an incident, with the trust ties it touched where they are not there yet.
    ///
    /// # Errors
    /// Where it has no title, its strength is off the scale, its day lies in the future, or somebody is gone.
    pub fn log_incident(&mut self, notice: Notice) -> Result<Done, AccountError> {
        let id = self.world.new_id();
        let (incident, mut deltas) = self.incident_of(id, notice)?;
        deltas.push(Delta::added(incident.clone()));
        // The sentence names those whom ties tell of that only come in with the change.
        self.account.apply(&deltas);
        let label = sentence::logged(&self.account, &incident);
        self.account.apply(&domain::change::inverse(&deltas));
        Ok(Done { added: vec![id], ..self.act(label, deltas)? })
    }

    /// Tells an incident otherwise; nothing happens where nothing differs.
    ///
    /// # Errors
    /// As [`log_incident`](Self::log_incident), and where it is gone.
    pub fn edit_incident(&mut self, id: Id, notice: Notice) -> Result<Done, AccountError> {
        let before = self.known_incident(id)?.clone();
        let (after, mut deltas) = self.incident_of(id, notice)?;
        let label = sentence::relogged(&before);
        deltas.extend(Delta::edited(before, after));
        self.act(label, deltas)
    }

    /// Removes an incident; the ties it touched stay.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_incident(&mut self, id: Id) -> Result<Done, AccountError> {
        let incident = self.known_incident(id)?.clone();
        self.act(sentence::unlogged(&incident), vec![Delta::removed(incident)])
    }

    /// One incident with whose trust in whom it touched.
    ///
    /// # Errors
    /// Where it is gone.
    pub fn incident(&self, id: Id) -> Result<Logged<'_>, AccountError> {
        Ok(self.logged(self.known_incident(id)?))
    }

    /// All incidents up to the moment looked at, the latest first.
    pub fn incidents(&self) -> Vec<Logged<'_>> {
        let mut all: Vec<&Incident> = self.seen().incidents().collect();
        all.sort_by_key(|incident| std::cmp::Reverse((incident.on, incident.id)));
        all.into_iter().map(|incident| self.logged(incident)).collect()
    }

    fn logged<'a>(&'a self, incident: &'a Incident) -> Logged<'a> {
        let ties = incident.ties.iter().filter_map(|&tie| self.seen().tie(tie));
        Logged { incident, between: ties.map(|tie| (tie.from, tie.to)).collect() }
    }

    fn known_incident(&self, id: Id) -> Result<&Incident, Rejected> {
        self.account.incident(id).ok_or(Rejected::Gone { kind: RecordKind::Incident })
    }

    /// The record, and the ties that come in with it.
    pub(crate) fn incident_of(
        &mut self,
        id: Id,
        notice: Notice,
    ) -> Result<(Incident, Vec<Delta>), AccountError> {
        let mut deltas = Vec::new();
        let mut ties = BTreeSet::new();
        for (from, to) in notice.between {
            self.known(from)?;
            self.known(to)?;
            ties.insert(match self.account.tie_between(TieKind::Trust, from, to) {
                Some(tie) => tie.id,
                None => {
                    let tie = Tie::new(self.world.new_id(), TieKind::Trust, from, to);
                    let id = tie.id;
                    deltas.push(Delta::added(tie));
                    id
                }
            });
        }
        let told_by = match notice.told_by.trim() {
            "" => self.account.manager().map(|manager| manager.name.clone()).unwrap_or_default(),
            name => name.into(),
        };
        let incident = Incident {
            id,
            on: notice.on.unwrap_or_else(|| self.world.today()),
            title: notice.title.trim().into(),
            story: notice.story.trim().into(),
            effect: notice.effect,
            strength: notice.strength,
            side: notice.side,
            level: notice.level,
            components: notice.components,
            tags: notice.tags,
            ties,
            told_by,
        };
        Ok((incident, deltas))
    }
}
