//! Answers as dated evidence on the trust tie from a participant to their counterpart.

use crate::open::OpenAccount;
use domain::{
    Assessment, Delta, Id, Reading, Tie, TieKind,
    trust::survey::{Participant, PartnerSurvey, Reply, Round, WrongAnswers},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Trust ties that a change brings in, by both ends.
pub(super) type NewTies = BTreeMap<(Id, Id), Id>;

/// Whoever answers for themselves is sure of what they answer: our own definition.
const CONFIDENCE: f64 = 1.0;

impl OpenAccount {
    /// What brings the evidence of these replies in step with them: one assessment for each, on the trust of
    /// the participant in their counterpart, dated by the day they saved it; none for those of an anonymous
    /// round, and none where there is no counterpart, either is gone, or nothing was answered. A tie that is
    /// missing comes in, once for all rounds of a change, which share `new_ties`.
    pub(super) fn evidence_of(
        &mut self,
        round: &Round,
        replies: &[Reply],
        new_ties: &mut NewTies,
    ) -> Result<Vec<Delta>, WrongAnswers> {
        let mut deltas = Vec::new();
        for reply in replies {
            let participant = reply.answers.check(round)?;
            let mut kept: Vec<Assessment> = self.survey_evidence(round.id, participant.id).cloned().collect();
            let ends = self.ends(participant);
            if let Some(((from, to), survey)) = ends.zip(PartnerSurvey::of(round, &reply.answers)?) {
                let known = self.account.tie_between(TieKind::Trust, from, to).map(|tie| tie.id);
                let tie = match known.or_else(|| new_ties.get(&(from, to)).copied()) {
                    Some(tie) => tie,
                    None => {
                        let tie = Tie::new(self.world.new_id(), TieKind::Trust, from, to);
                        let id = tie.id;
                        new_ties.insert((from, to), id);
                        deltas.push(Delta::added(tie));
                        id
                    }
                };
                let before = kept.iter().position(|known| known.tie == tie).map(|at| kept.remove(at));
                let after = Assessment {
                    id: before.as_ref().map_or_else(|| self.world.new_id(), |known| known.id),
                    tie,
                    reading: Reading::PartnerSurvey(survey),
                    on: self.day_of(round, reply),
                    assessor: participant.name.clone(),
                    rationale: format!("Answered the survey round “{}”", round.name),
                    confidence: CONFIDENCE,
                    sealed: false,
                };
                match before {
                    Some(before) => deltas.extend(Delta::edited(before, after)),
                    None => deltas.push(Delta::added(after)),
                }
            }
            deltas.extend(kept.into_iter().map(Delta::removed));
        }
        Ok(deltas)
    }

    /// The assessments that a participant's answers to a round became.
    pub(super) fn survey_evidence(&self, round: Id, participant: Id) -> impl Iterator<Item = &Assessment> {
        self.account.assessments().filter(move |known| {
            let from = self.account.tie(known.tie).map(|tie| tie.from);
            is_of(known, round) && from == Some(participant)
        })
    }

    /// Both ends of the tie that a participant's answers speak of.
    fn ends(&self, participant: &Participant) -> Option<(Id, Id)> {
        let from = self.account.stakeholder(participant.id)?.id;
        let to = self.account.stakeholder(participant.counterpart?)?.id;
        (from != to).then_some((from, to))
    }

    /// The day answers speak of: when they were saved, by a clock that may be wrong; so never before the round
    /// was begun nor after they came in.
    fn day_of(&mut self, round: &Round, reply: &Reply) -> Date {
        let zone = self.world.now().time_zone().clone();
        reply.answers.saved.to_zoned(zone).date().max(round.on).min(reply.on)
    }
}

/// Whether an assessment comes from answers to a round.
pub(super) fn is_of(assessment: &Assessment, round: Id) -> bool {
    matches!(&assessment.reading, Reading::PartnerSurvey(survey) if survey.round == round)
}
