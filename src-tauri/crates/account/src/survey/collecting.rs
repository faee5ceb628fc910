//! Answer files are taken in: those that count as one change, and each other told with its reason.

use super::SurveyRefusal;
use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Delta, Id, Rejected,
    trust::survey::{Answers, Reply, Round, told},
};
use exchange::{
    import::Source,
    survey::{AnswerFileError, Double, check_size, collect, round_of},
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// What became of the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Collected {
    /// What was done; nothing where no file counted.
    pub done: Done,
    /// Each file, in their order.
    pub files: Vec<FileFate>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFate {
    /// Its name.
    pub file: String,
    /// The round it answers, where that is known.
    pub round: Option<Id>,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its answers were taken.
    Taken {
        /// Whose they are; none in an anonymous round.
        participant: Option<String>,
        /// How many statements are answered.
        answered: usize,
        /// How many were asked.
        asked: usize,
        /// Whether they replace earlier ones of the same participant.
        replaces: bool,
    },
    /// It is in order, but a later one of the same participant counts.
    Older {
        /// Which, as a sentence.
        why: String,
    },
    /// It was not taken.
    Refused {
        /// Why, as a sentence.
        why: String,
    },
}

/// Answers of a file that counts.
struct Counting {
    answers: Answers,
    /// The place of the file.
    at: usize,
}

impl OpenAccount {
    /// Takes in the answers of these files, to whichever round of the account each answers, as one change.
    /// A later file of a participant replaces an earlier one. Answers to a round that is not anonymous
    /// become evidence on the tie from the participant to their counterpart, which comes in where it is
    /// missing.
    ///
    /// # Errors
    /// Where the change cannot be recorded; a file that cannot be taken is told of and keeps no other out.
    pub fn collect_answers(&mut self, paths: &[PathBuf]) -> Result<Collected, AccountError> {
        let mut files = Vec::with_capacity(paths.len());
        let mut counting: BTreeMap<(Id, String), Counting> = BTreeMap::new();
        for path in paths {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let at = files.len();
            let fate = match read(&name, path) {
                Ok(source) => self.weigh(&source, at, &mut files, &mut counting)?,
                Err(why) => FileFate { file: name, round: None, fate: Fate::Refused { why } },
            };
            files.push(fate);
        }

        let today = self.world.today();
        let mut replies: BTreeMap<Id, Vec<Reply>> = BTreeMap::new();
        let mut deltas = Vec::new();
        let count = counting.len();
        for ((round, key), Counting { answers, .. }) in counting {
            let before =
                self.account.replies_to(round).find(|reply| reply.answers.participant == key).cloned();
            let id = before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id);
            let reply = Reply { id, on: today, answers };
            match before {
                Some(before) => deltas.extend(Delta::edited(before, reply.clone())),
                None => deltas.push(Delta::added(reply.clone())),
            }
            replies.entry(round).or_default().push(reply);
        }
        let rounds: Vec<Round> = replies.keys().filter_map(|&id| self.account.round(id).cloned()).collect();
        for round in &rounds {
            let replies = replies.remove(&round.id).unwrap_or_default();
            deltas.extend(self.evidence_of(round, &replies).map_err(Rejected::from)?);
        }
        let names: Vec<&str> = rounds.iter().map(|round| round.name.as_str()).collect();
        let done = self.act(told::answered(count, &names), deltas)?;
        Ok(Collected { done, files })
    }

    /// What becomes of one file, given those before it.
    fn weigh(
        &self,
        source: &Source,
        at: usize,
        files: &mut [FileFate],
        counting: &mut BTreeMap<(Id, String), Counting>,
    ) -> Result<FileFate, AccountError> {
        let file = source.name.clone();
        let refused = |round: Option<Id>, why: String| FileFate {
            file: file.clone(),
            round,
            fate: Fate::Refused { why },
        };
        let id = match round_of(source) {
            Ok(id) => id,
            Err(error) => return Ok(refused(None, error.to_string())),
        };
        let Some(round) = self.account.round(id) else {
            let foreign = AnswerFileError::Foreign { file: file.clone() };
            return Ok(refused(None, foreign.to_string()));
        };
        if round.closed.is_none() && self.shown_before(round)?.is_some() {
            let refusal = SurveyRefusal::StaysClosed { round: round.name.clone() };
            return Ok(refused(Some(id), format!("{file} came too late: {refusal}")));
        }
        let kept = self.answers_to(id);
        let beside = counting.iter().filter(|((of, _), _)| *of == id).map(|(_, one)| one.answers.clone());
        let earlier: Vec<Answers> = kept.iter().cloned().chain(beside).collect();
        let mut received = collect(round, &earlier, std::slice::from_ref(source));
        if let Some(error) = received.refused.pop() {
            return Ok(refused(Some(id), error.to_string()));
        }
        let Some(answers) = received.answers.pop() else {
            let why = self.outdone_by(source, round, files, counting, received.doubles.pop());
            return Ok(FileFate { file, round: Some(id), fate: Fate::Older { why } });
        };
        let Some(participant) = round.participant(&answers.participant) else {
            return Ok(refused(Some(id), format!("{file} is of nobody who is asked")));
        };
        let fate = Fate::Taken {
            participant: (!round.anonymous).then(|| participant.name.clone()),
            answered: answers.given().count(),
            asked: round.asked(participant.level).count(),
            replaces: kept.iter().any(|one| one.participant == answers.participant),
        };
        let key = (id, answers.participant.clone());
        if let Some(Counting { at: older, .. }) = counting.insert(key, Counting { answers, at }) {
            let double = Double::Superseded { file: files[older].file.clone(), by: file.clone() };
            files[older].fate = Fate::Older { why: double.to_string() };
        }
        Ok(FileFate { file, round: Some(id), fate })
    }

    /// Which answers count instead of a file's.
    fn outdone_by(
        &self,
        source: &Source,
        round: &Round,
        files: &[FileFate],
        counting: &BTreeMap<(Id, String), Counting>,
        double: Option<Double>,
    ) -> String {
        let key = exchange::survey::read(round, source).map(|answers| (round.id, answers.participant));
        let by = key.ok().and_then(|key| counting.get(&key));
        let double = match by {
            Some(one) => Double::Superseded { file: source.name.clone(), by: files[one.at].file.clone() },
            None => double.unwrap_or(Double::Outdated { file: source.name.clone() }),
        };
        double.to_string()
    }
}

/// The file's content, or why it could not be read.
fn read(name: &str, path: &Path) -> Result<Source, String> {
    let failed = |source: io::Error| format!("{name} could not be read: {source}");
    let facts = fs::metadata(path).map_err(failed)?;
    if !facts.is_file() {
        return Err(format!("{name} is no file: choose the files that the forms saved"));
    }
    check_size(name, facts.len()).map_err(|error| error.to_string())?;
    Ok(Source { name: name.into(), bytes: fs::read(path).map_err(failed)? })
}
