//! An account that tests put together bit by bit.

use super::Scorecard;
use crate::{
    account::Account,
    change::Delta,
    coach::{Coach, Tuning},
    evidence::{Assessment, Reading},
    id::Id,
    incident::{Effect, Incident},
    marks::Marks,
    network::Network,
    plan::Action,
    profile::{Measures, Profile},
    reflection::{Reflection, Thought},
    stakeholder::{Group, Stakeholder},
    tie::{Tie, TieKind},
    trust::{Scale, TrustEquation},
};
use jiff::{
    ToSpan,
    civil::{Date, date},
};

pub const TODAY: Date = date(2026, 11, 22);

/// An account that is put together bit by bit, with our manager in it.
pub struct Desk {
    pub account: Account,
    pub manager: Id,
    next: u128,
}

impl Desk {
    pub fn new() -> Self {
        let mut profile = Profile::new(Id::numbered(1), "Halden Foods");
        profile.supplier = "Nordpack".into();
        profile.manager = Some(Id::numbered(2));
        let mut desk = Self { account: Account::new(profile), next: 1, manager: Id::numbered(2) };
        desk.person("Priya Raman", Group::Functions, |_| ());
        desk
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id::numbered(self.next)
    }

    pub fn person(&mut self, name: &str, group: Group, more: impl FnOnce(&mut Stakeholder)) -> Id {
        let id = self.id();
        let mut stakeholder = Stakeholder::new(id, name, group);
        more(&mut stakeholder);
        self.account.apply(&[Delta::added(stakeholder)]);
        id
    }

    pub fn customer(&mut self, name: &str) -> Id {
        self.person(name, Group::Customer, |_| ())
    }

    pub fn tie(&mut self, from: Id, to: Id) -> Id {
        if let Some(tie) = self.account.tie_between(TieKind::Trust, from, to) {
            return tie.id;
        }
        let tie = Tie::new(self.id(), TieKind::Trust, from, to);
        self.account.apply(&[Delta::added(tie.clone())]);
        tie.id
    }

    /// Scores a tie with all four factors alike, so that v is (x − 1)/9.
    pub fn score(&mut self, from: Id, to: Id, factor: u8, days_ago: i64) -> Id {
        let equation = TrustEquation::new(factor, factor, factor, 11 - factor, Scale::Ten).unwrap();
        self.assess(from, to, equation.into(), days_ago)
    }

    pub fn assess(&mut self, from: Id, to: Id, reading: Reading, days_ago: i64) -> Id {
        let (id, tie) = (self.id(), self.tie(from, to));
        self.account.apply(&[Delta::added(Assessment {
            id,
            tie,
            reading,
            on: TODAY.saturating_sub(days_ago.days()),
            assessor: "Priya Raman".into(),
            rationale: String::new(),
            confidence: 1.0,
            sealed: false,
        })]);
        id
    }

    pub fn incident(&mut self, title: &str, ties: &[Id], effect: Effect, strength: u8, days_ago: i64) -> Id {
        let id = self.id();
        self.account.apply(&[Delta::added(Incident {
            id,
            on: TODAY.saturating_sub(days_ago.days()),
            title: title.into(),
            story: String::new(),
            effect,
            strength,
            side: None,
            level: None,
            components: [].into(),
            tags: [].into(),
            ties: ties.iter().copied().collect(),
            told_by: String::new(),
        })]);
        id
    }

    pub fn think(&mut self, thought: Thought, by: &str, days_ago: i64) {
        let (id, on) = (self.id(), TODAY.saturating_sub(days_ago.days()));
        let by = by.into();
        self.account.apply(&[Delta::added(Reflection { id, on, by, about: None, thought })]);
    }

    pub fn measures(&mut self, more: impl FnOnce(&mut Measures)) {
        let mut after = self.account.profile().clone();
        more(&mut after.measures);
        let before = self.account.profile().clone();
        self.account.apply(&Delta::edited(before, after).into_iter().collect::<Vec<_>>());
    }

    pub fn card(&self) -> Scorecard {
        Scorecard::of(&self.account, TODAY)
    }

    /// Adds any record.
    pub fn add(&mut self, record: impl Into<crate::record::Record>) {
        self.account.apply(&[Delta::added(record)]);
    }

    /// Changes somebody who is there already.
    pub fn change(&mut self, id: Id, more: impl FnOnce(&mut Stakeholder)) {
        if let Some(before) = self.account.stakeholder(id).cloned() {
            let mut after = before.clone();
            more(&mut after);
            self.account.apply(&Delta::edited(before, after).into_iter().collect::<Vec<_>>());
        }
    }

    /// Ties two by a tie of any kind.
    pub fn line(&mut self, kind: TieKind, from: Id, to: Id) -> Id {
        let tie = Tie::new(self.id(), kind, from, to);
        self.add(tie.clone());
        tie.id
    }

    /// An open action of the manager’s, made a hundred days ago.
    pub fn action(&mut self, title: &str, more: impl FnOnce(&mut Action)) -> Id {
        let mut action = Action::new(self.id(), title, TODAY.saturating_sub(100.days()));
        action.owner = Some(self.manager);
        more(&mut action);
        self.add(action.clone());
        action.id
    }

    /// Tunes the coach.
    pub fn tune(&mut self, more: impl FnOnce(&mut Tuning)) {
        let before = self.account.profile().clone();
        let mut after = before.clone();
        more(&mut after.coach);
        self.account.apply(&Delta::edited(before, after).into_iter().collect::<Vec<_>>());
    }

    /// An id nobody has yet.
    pub fn fresh(&mut self) -> Id {
        self.id()
    }

    /// What the coach finds, everything scored anew.
    pub fn coach(&self) -> Coach {
        let marks = Marks::of(&self.account, TODAY);
        Coach::of(&self.account, &Network::of(&self.account), &marks, TODAY)
    }
}
