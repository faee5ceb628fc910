//! Assessing trust, and what the assessments say.

use crate::{
    ask::known_in,
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Assessment, Delta, Id, Incident, Reading, RecordKind, Rejected, Tie, TieKind, sentence,
    trust::{Disagreement, Score, Settings},
};
use jiff::civil::Date;

/// Somebody's judgement of how far one stakeholder trusts another.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// What was answered: on any instrument.
    pub reading: Reading,
    /// The day it speaks of; none = today.
    pub on: Option<Date>,
    /// Who judged; empty = the manager.
    pub assessor: String,
    /// On what grounds.
    pub rationale: String,
    /// How sure, in (0, 1].
    pub confidence: f64,
    /// Whether it is kept from all others until it is revealed.
    pub sealed: bool,
}

/// One direction of a relationship.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// The trust tie, where there is one.
    pub tie: Option<Tie>,
    /// How far.
    pub score: Score,
    /// What the score rests on beside the evidence, as it was set then.
    pub settings: Settings,
    /// The assessments, in the order of the score's lines: newest first.
    pub assessments: Vec<Assessment>,
    /// The incidents, in the order of the score's traces: newest first.
    pub incidents: Vec<Incident>,
    /// Who made the assessments that wait to be revealed, in the order in which they were made.
    pub sealed: Vec<String>,
    /// How far the assessors are from each other.
    pub disagreement: Option<Disagreement>,
}

/// A relationship, both ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// From the first to the second.
    pub there: Direction,
    /// From the second to the first.
    pub back: Direction,
}

impl OpenAccount {
    /// Records a judgement, and the trust tie it speaks of where there is none yet.
    ///
    /// # Errors
    /// Where an answer is off its scale or there is none, the date lies in the future, or an end is gone.
    pub fn assess(&mut self, judgement: Judgement) -> Result<Done, AccountError> {
        let Judgement { from, to, reading, on, assessor, rationale, confidence, sealed } = judgement;
        reading.check().map_err(Rejected::from)?;
        let today = self.world.today();
        let mut deltas = Vec::new();
        let tie = match self.account.tie_between(TieKind::Trust, from, to) {
            Some(tie) => tie.id,
            None => {
                let tie = Tie::new(self.world.new_id(), TieKind::Trust, from, to);
                let id = tie.id;
                deltas.push(Delta::added(tie));
                id
            }
        };
        let assessor = match assessor.trim() {
            "" => self.account.manager().map(|manager| manager.name.clone()).unwrap_or_default(),
            name => name.into(),
        };
        let label = sealed.then(|| sentence::sealed(&self.account, from, to, &assessor));
        deltas.push(Delta::added(Assessment {
            id: self.world.new_id(),
            tie,
            reading,
            on: on.unwrap_or(today),
            assessor,
            rationale: rationale.trim().into(),
            confidence,
            sealed,
        }));
        match label {
            // The sentence tells a score that this one is not in.
            Some(label) => self.act(label, deltas),
            None => self.act_on_score(from, to, deltas),
        }
    }

    /// Reveals all that is sealed of one stakeholder's trust in another; nothing happens where nothing is.
    ///
    /// # Errors
    /// Where an end is gone.
    pub fn reveal(&mut self, from: Id, to: Id) -> Result<Done, AccountError> {
        self.known(from)?;
        self.known(to)?;
        let Some(tie) = self.account.tie_between(TieKind::Trust, from, to) else {
            return self.act(String::new(), Vec::new());
        };
        let sealed: Vec<Assessment> = self.account.sealed_of(tie.id).cloned().collect();
        let by: Vec<&str> = sealed.iter().map(|made| made.assessor.as_str()).collect();
        let label = sentence::revealed(&self.account, from, to, &by);
        let open =
            |made: &Assessment| Delta::edited(made.clone(), Assessment { sealed: false, ..made.clone() });
        let deltas = sealed.iter().filter_map(open).collect();
        self.act(label, deltas)
    }

    /// Takes an assessment out; the tie stays.
    ///
    /// # Errors
    /// Where the assessment is gone.
    pub fn remove_assessment(&mut self, id: Id) -> Result<Done, AccountError> {
        let gone = Rejected::Gone { kind: RecordKind::Assessment };
        let assessment = self.account.assessment(id).ok_or(gone)?.clone();
        let Tie { from, to, .. } = *self.known_tie(assessment.tie)?;
        if assessment.sealed {
            let label = sentence::unsealed(&self.account, from, to, &assessment.assessor);
            return self.act(label, vec![Delta::removed(assessment)]);
        }
        self.act_on_score(from, to, vec![Delta::removed(assessment)])
    }

    /// Both directions of a relationship with their derivation.
    ///
    /// # Errors
    /// Where an end is gone.
    pub fn pair(&mut self, from: Id, to: Id) -> Result<Pair, AccountError> {
        known_in(self.seen(), from)?;
        known_in(self.seen(), to)?;
        let day = self.seen_day();
        Ok(Pair { there: self.direction(from, to, day), back: self.direction(to, from, day) })
    }

    fn direction(&self, from: Id, to: Id, day: Date) -> Direction {
        let account = self.seen();
        let tie = account.tie_between(TieKind::Trust, from, to).cloned();
        let score = account.score_between(from, to, day);
        let assessments =
            score.lines.iter().filter_map(|line| account.assessment(line.assessment).cloned()).collect();
        let incidents =
            score.traces.iter().filter_map(|trace| account.incident(trace.incident).cloned()).collect();
        let sealed = tie.iter().flat_map(|tie| account.sealed_of(tie.id));
        let sealed = sealed.map(|made| made.assessor.clone()).collect();
        let by = |id| account.assessment(id).map_or("", |made| made.assessor.as_str());
        let disagreement = Disagreement::among(&score.lines, by);
        Direction {
            from,
            to,
            tie,
            score,
            settings: account.settings(),
            assessments,
            incidents,
            sealed,
            disagreement,
        }
    }

    /// Carries out what touches one directed score, told with the score before and after.
    fn act_on_score(&mut self, from: Id, to: Id, deltas: Vec<Delta>) -> Result<Done, AccountError> {
        let today = self.world.today();
        let was = self.account.score_between(from, to, today).points();
        // The sentence needs the score that the change leads to before the change is recorded.
        self.account.apply(&deltas);
        let now = self.account.score_between(from, to, today).points();
        self.account.apply(&domain::change::inverse(&deltas));
        let label = if deltas.iter().any(|delta| delta.after.is_some()) {
            sentence::scored(&self.account, from, to, now, was)
        } else {
            sentence::unscored(&self.account, from, to, now, was)
        };
        self.act(label, deltas)
    }
}
