//! What was taken in before, and when.

use super::making::CHANGES_AT_A_TIME;
use crate::{error::AccountError, open::OpenAccount};
use domain::{Delta, Id, Record, Step, trust::survey::Reply};
use exchange::survey::Earlier;
use jiff::Timestamp;

/// What a participant answered before, back to the first.
struct Line {
    /// What the history is at, on the way back; none once it was before the first.
    at: Option<Reply>,
    /// The last first, each with when it was taken in.
    taken: Vec<(Reply, Timestamp)>,
}

impl Line {
    /// Goes back over a change.
    fn back(&mut self, delta: &Delta, step: Step, at: Timestamp) {
        let (Some(Record::Reply(after)), Some(reply)) = (&delta.after, &self.at) else { return };
        // An undo takes nothing in: what it brings back was taken in before.
        if matches!(step, Step::Undo(_)) || after != reply {
            return;
        }
        let before = match &delta.before {
            Some(Record::Reply(before)) => Some(before.clone()),
            _ => None,
        };
        if let Some(reply) = std::mem::replace(&mut self.at, before) {
            self.taken.push((reply, at));
        }
    }
}

impl OpenAccount {
    /// What was taken in of a round before and is there yet, or was replaced by what is: of each participant
    /// the first first.
    pub(super) fn taken_before(&self, round: Id) -> Result<Vec<Earlier>, AccountError> {
        let line = |reply: &Reply| Line { at: Some(reply.clone()), taken: Vec::new() };
        let mut lines: Vec<Line> = self.account.replies_to(round).map(line).collect();
        let mut before = None;
        while lines.iter().any(|line| line.at.is_some()) {
            let changes = self.file.changes(before, CHANGES_AT_A_TIME)?;
            for change in &changes {
                for delta in change.deltas.iter().rev() {
                    lines.iter_mut().for_each(|line| line.back(delta, change.step, change.at));
                }
            }
            before = changes.last().map(|change| change.seq);
            if before.is_none() {
                break;
            }
        }
        let known = lines.into_iter().flat_map(|line| {
            // Of what no change tells only its own clock is known.
            let untold = line.at.map(|reply| (reply.answers.saved, reply));
            untold.into_iter().map(|(saved, reply)| (reply, saved)).chain(line.taken.into_iter().rev())
        });
        Ok(known.map(|(reply, taken)| Earlier { answers: reply.answers, taken }).collect())
    }
}
