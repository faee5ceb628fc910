//! What the coach finds, and putting it aside.

use crate::{
    edit::ProfileEdit,
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Coach, Delta, Dismissal, Marks, Network, RecordKind, Rejected,
    coach::{FirstStep, Rule, first_steps},
    sentence,
};
use jiff::civil::Date;

/// What the coach finds at the moment looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Coaching {
    /// The day.
    pub day: Date,
    /// What is found, what was put aside, and how many more there are.
    pub coach: Coach,
    /// What to do first where the account is almost empty.
    pub first_steps: Vec<FirstStep>,
}

impl OpenAccount {
    /// What the coach finds at the moment looked at: of a past day what it would have found in the account as it
    /// was.
    ///
    /// # Errors
    /// None at present.
    pub fn findings(&mut self) -> Result<Coaching, AccountError> {
        if self.is_in_the_past() {
            let day = self.seen_day();
            let account = self.seen();
            let coach = Coach::of(account, &Network::of(account), &Marks::of(account, day), day);
            return Ok(Coaching { day, coach, first_steps: first_steps(account) });
        }
        let day = self.world.today();
        let coach = self.coach(day);
        Ok(Coaching { day, coach, first_steps: first_steps(&self.account) })
    }

    /// What is found at present; the scores it rests on are kept in step from the first time on.
    fn coach(&mut self, day: Date) -> Coach {
        let kept = self.marks.take().filter(|marks| marks.day() == day);
        let marks = self.marks.insert(kept.unwrap_or_else(|| Marks::of(&self.account, day)));
        Coach::of(&self.account, &self.network, marks, day)
    }

    /// Does not tell a finding until a day, or never again, for a reason. Where it was put aside before, the new
    /// reason and day count.
    ///
    /// # Errors
    /// Where it is not found any more, there is no reason, or the day is not to come.
    pub fn put_aside(&mut self, key: &str, reason: &str, until: Option<Date>) -> Result<Done, AccountError> {
        let on = self.world.today();
        if let Some(until) = until.filter(|&until| until <= on) {
            return Err(AccountError::NotToCome { until });
        }
        let coach = self.coach(on);
        let sentence = coach.finding(key).ok_or(AccountError::NoFinding)?.sentence.clone();
        let before = self.put_aside_before(key).cloned();
        let after = Dismissal {
            id: before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id),
            finding: key.into(),
            sentence,
            reason: reason.trim().into(),
            on,
            until,
            by: self.account.manager().map(|manager| manager.name.clone()).unwrap_or_default(),
        };
        let (id, label) = (after.id, sentence::put_aside(&after));
        let delta = match before {
            None => Some(Delta::added(after)),
            Some(before) => Delta::edited(before, after),
        };
        Ok(Done { added: vec![id], ..self.act(label, delta.into_iter().collect())? })
    }

    /// Tells a finding again that was put aside.
    ///
    /// # Errors
    /// Where it was not put aside.
    pub fn take_up_again(&mut self, key: &str) -> Result<Done, AccountError> {
        let gone = Rejected::Gone { kind: RecordKind::Dismissal };
        let dismissal = self.put_aside_before(key).ok_or(gone)?.clone();
        self.act(sentence::taken_up(&dismissal), vec![Delta::removed(dismissal)])
    }

    /// Switches a rule on or off, and says by which number it goes; none = its default. Nothing happens where
    /// nothing differs.
    ///
    /// # Errors
    /// Where the number is out of the rule's range.
    pub fn tune(&mut self, rule: Rule, on: bool, value: Option<f64>) -> Result<Done, AccountError> {
        let mut edit = ProfileEdit::from(self.account.profile());
        if on {
            edit.coach.off.remove(&rule);
        } else {
            edit.coach.off.insert(rule);
        }
        match value {
            Some(value) => _ = edit.coach.thresholds.insert(rule, value),
            None => _ = edit.coach.thresholds.remove(&rule),
        }
        self.edit_profile(edit)
    }

    fn put_aside_before(&self, key: &str) -> Option<&Dismissal> {
        self.account.dismissals().find(|dismissal| dismissal.finding == key)
    }
}
