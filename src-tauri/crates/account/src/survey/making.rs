//! Rounds: made, edited, closed, opened again, removed.

use super::{
    error::SurveyRefusal,
    evidence::{NewTies, is_of},
    suggesting::side_of,
};
use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Delta, Id, RecordKind, Rejected,
    change::inverse,
    record::Record,
    trust::{
        component::Level,
        survey::{Answers, Participant, Question, Reply, Round, Secret, told},
    },
};
use std::collections::BTreeSet;

/// Letters and digits that are not taken for one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many of them a participant's key has: 60 random bits.
const KEY_LENGTH: usize = 12;
/// Changes read at once on the way back.
pub(super) const CHANGES_AT_A_TIME: usize = 500;

/// Somebody who is to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Who.
    pub stakeholder: Id,
    /// At which level.
    pub level: Level,
    /// In whom on the other side their answers tell their trust; none = nobody. Of no account in an
    /// anonymous round.
    pub counterpart: Option<Id>,
}

/// A round as it is to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundDraft {
    /// Its name.
    pub name: String,
    /// The statements.
    pub questions: Vec<Question>,
    /// Who is asked.
    pub asked: Vec<Asked>,
    /// Whether results are shown only for groups, and only once the round is closed.
    pub anonymous: bool,
    /// How many answers a group needs before an anonymous round shows what it said.
    pub least_answers: usize,
}

impl RoundDraft {
    /// A round of all statements in our own wording, which asks nobody yet.
    pub fn new(name: impl Into<String>) -> Self {
        let round = Round::new(Id::numbered(0), name, jiff::civil::Date::ZERO, Secret([0; 32]));
        Self {
            name: round.name,
            questions: round.questions,
            asked: Vec::new(),
            anonymous: round.anonymous,
            least_answers: round.least_answers,
        }
    }

    /// A round as it could be asked again.
    pub fn of(round: &Round) -> Self {
        let asked =
            |one: &Participant| Asked { stakeholder: one.id, level: one.level, counterpart: one.counterpart };
        Self {
            name: round.name.clone(),
            questions: round.questions.clone(),
            asked: round.participants.iter().map(asked).collect(),
            anonymous: round.anonymous,
            least_answers: round.least_answers,
        }
    }
}

impl OpenAccount {
    /// Makes a round, begun today.
    ///
    /// # Errors
    /// Where it cannot be asked, asks nobody or somebody of neither company, or the system gives no random
    /// bytes.
    pub fn make_round(&mut self, draft: RoundDraft) -> Result<Done, AccountError> {
        let (id, on, secret) = (self.world.new_id(), self.world.today(), Secret(self.chance()?));
        let round = self.round_of(Round::new(id, "", on, secret), draft)?;
        let label = told::made(&round);
        let done = self.act(label, vec![Delta::added(round)])?;
        Ok(Done { added: vec![id], ..done })
    }

    /// Changes a round that is open. Who stays keeps their key, and so their form; what was answered
    /// becomes evidence on the tie to whom it now tells trust in.
    ///
    /// # Errors
    /// As [`make_round`](Self::make_round); where the round is closed; and, once answers came in, where
    /// something would change that they were given to.
    pub fn edit_round(&mut self, id: Id, draft: RoundDraft) -> Result<Done, AccountError> {
        let before = self.known_round(id)?.clone();
        self.must_be_open(&before)?;
        let after = self.round_of(before.clone(), draft)?;
        let replies: Vec<Reply> = self.account.replies_to(id).cloned().collect();
        if !replies.is_empty() {
            let asked = |round: &Round| (round.questions.clone(), round.anonymous, round.least_answers);
            if asked(&before) != asked(&after) {
                return Err(SurveyRefusal::Answered { round: before.name }.into());
            }
        }
        let mut moved = Vec::new();
        for reply in replies {
            let key = &reply.answers.participant;
            let Some(was) = before.participant(key) else { continue };
            let is = after.participant(key).filter(|is| is.level == was.level).ok_or_else(|| {
                SurveyRefusal::HasAnswered { participant: was.name.clone(), round: before.name.clone() }
            })?;
            if is.counterpart != was.counterpart {
                moved.push(reply);
            }
        }
        let mut deltas: Vec<Delta> = Delta::edited(before, after.clone()).into_iter().collect();
        deltas.extend(self.evidence_of(&after, &moved, &mut NewTies::new()).map_err(Rejected::from)?);
        self.act(told::changed(&after), deltas)
    }

    /// Closes a round: no more answers are taken. An anonymous one shows nothing before, and stays closed.
    ///
    /// # Errors
    /// Where it is gone or closed already, or where it is anonymous, was closed before, and its answers are
    /// others than then.
    pub fn close_round(&mut self, id: Id) -> Result<Done, AccountError> {
        let before = self.known_round(id)?.clone();
        self.must_be_open(&before)?;
        if self.shown_before(&before)?.is_some_and(|shown| shown != self.answers_to(id)) {
            return Err(SurveyRefusal::StaysClosed { round: before.name }.into());
        }
        let after = Round { closed: Some(self.world.today()), ..before.clone() };
        self.act(told::closed(&after), Delta::edited(before, after.clone()).into_iter().collect())
    }

    /// Opens a closed round again; nothing happens where it is open.
    ///
    /// # Errors
    /// Where it is gone or anonymous.
    pub fn reopen_round(&mut self, id: Id) -> Result<Done, AccountError> {
        let before = self.known_round(id)?.clone();
        if before.anonymous && before.closed.is_some() {
            return Err(SurveyRefusal::StaysClosed { round: before.name }.into());
        }
        let after = Round { closed: None, ..before.clone() };
        self.act(told::reopened(&after), Delta::edited(before, after.clone()).into_iter().collect())
    }

    /// Removes a round with what was answered to it, and the evidence that became of it. Ties stay.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_round(&mut self, id: Id) -> Result<Done, AccountError> {
        let round = self.known_round(id)?.clone();
        let evidence = self.account.assessments().filter(|known| is_of(known, id));
        let mut deltas: Vec<Delta> = evidence.cloned().map(Delta::removed).collect();
        let replies: Vec<Reply> = self.account.replies_to(id).cloned().collect();
        let label = told::removed(&round, replies.len());
        deltas.extend(replies.into_iter().map(Delta::removed));
        deltas.push(Delta::removed(round));
        self.act(label, deltas)
    }

    /// The round that a draft makes of another one.
    fn round_of(&mut self, base: Round, draft: RoundDraft) -> Result<Round, AccountError> {
        if draft.asked.is_empty() {
            return Err(SurveyRefusal::NobodyAsked.into());
        }
        let mut participants = Vec::with_capacity(draft.asked.len());
        let mut seen = BTreeSet::new();
        for asked in draft.asked {
            let counterpart = if draft.anonymous { None } else { asked.counterpart };
            let participant = self.participant(&base, Asked { counterpart, ..asked })?;
            if !seen.insert(participant.id) {
                return Err(SurveyRefusal::AskedTwice(participant.name).into());
            }
            if !draft.questions.iter().any(|question| question.item.level == participant.level) {
                let Participant { name: participant, level, .. } = participant;
                return Err(SurveyRefusal::NothingAsked { participant, level }.into());
            }
            participants.push(participant);
        }
        let trimmed = |question: Question| Question { text: question.text.trim().into(), ..question };
        let round = Round {
            name: draft.name.trim().into(),
            questions: draft.questions.into_iter().map(trimmed).collect(),
            participants,
            anonymous: draft.anonymous,
            least_answers: draft.least_answers,
            ..base
        };
        round.check().map_err(Rejected::from)?;
        Ok(round)
    }

    /// A participant: one who was asked before keeps key and side, though they may have gone since.
    fn participant(&mut self, base: &Round, asked: Asked) -> Result<Participant, AccountError> {
        let before = base.participants.iter().find(|one| one.id == asked.stakeholder).cloned();
        let known = self.account.stakeholder(asked.stakeholder);
        let name = match (known, &before) {
            (Some(known), _) => known.name.clone(),
            (None, Some(before)) => before.name.clone(),
            (None, None) => return Err(Rejected::Gone { kind: RecordKind::Stakeholder }.into()),
        };
        let side = match (&before, known.and_then(|known| side_of(&self.account, known))) {
            (Some(before), _) => before.side,
            (None, Some(side)) => side,
            (None, None) => return Err(SurveyRefusal::NoSide(name).into()),
        };
        if let Some(counterpart) = asked.counterpart.and_then(|id| self.account.stakeholder(id)) {
            if side_of(&self.account, counterpart) == Some(side) {
                let counterpart = counterpart.name.clone();
                return Err(SurveyRefusal::SameSide { participant: name, counterpart }.into());
            }
        } else if let Some(gone) = asked.counterpart
            && before.as_ref().and_then(|before| before.counterpart) != Some(gone)
        {
            return Err(Rejected::Gone { kind: RecordKind::Stakeholder }.into());
        }
        let key = match before {
            Some(before) => before.key,
            None => key(self.chance()?),
        };
        Ok(Participant {
            id: asked.stakeholder,
            key,
            name,
            side,
            level: asked.level,
            counterpart: asked.counterpart,
        })
    }

    fn chance(&mut self) -> Result<[u8; 32], AccountError> {
        let failed =
            |source| AccountError::File { path: self.file.path().to_owned(), what: "given a key", source };
        self.world.random().map_err(failed)
    }

    fn must_be_open(&self, round: &Round) -> Result<(), SurveyRefusal> {
        match round.closed {
            Some(closed) => Err(SurveyRefusal::Closed { round: round.name.clone(), closed }),
            None => Ok(()),
        }
    }

    /// What was answered to an anonymous round that is open when its results could last be seen, as it had
    /// been closed; none where they never could, and where there was nothing to see.
    pub(super) fn shown_before(&self, round: &Round) -> Result<Option<Vec<Answers>>, AccountError> {
        if !round.anonymous {
            return Ok(None);
        }
        let mut account = self.account.clone();
        let mut before = None;
        loop {
            let changes = self.file.changes(before, CHANGES_AT_A_TIME)?;
            let is_last = changes.len() < CHANGES_AT_A_TIME;
            for change in changes {
                let is_closed = |record: &Option<Record>| matches!(record, Some(Record::Round(one)) if one.id == round.id && one.closed.is_some());
                if change.deltas.iter().any(|delta| is_closed(&delta.after)) {
                    let shown = account.replies_to(round.id).map(|reply| reply.answers.clone());
                    let shown: Vec<Answers> = shown.collect();
                    return Ok((!shown.is_empty()).then_some(shown));
                }
                before = Some(change.seq);
                account.apply(&inverse(&change.deltas));
            }
            if is_last {
                return Ok(None);
            }
        }
    }
}

/// A key that tells nobody's name and cannot be guessed.
fn key(chance: [u8; 32]) -> String {
    chance[..KEY_LENGTH].iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}
