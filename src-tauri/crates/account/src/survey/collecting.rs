//! Answer files are taken in: those that count as one change, and each other told with its reason.

use super::{SurveyRefusal, evidence::NewTies};
use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Delta, Id, Rejected,
    trust::survey::{Answers, Participant, Reply, Round, told},
};
use exchange::{
    import::Source,
    survey::{AnswerFileError, Weighed, check_size, round_of, weigh},
};
use jiff::Timestamp;
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
        /// How many statements are answered; none in an anonymous round, where the file's name has the
        /// participant's key.
        answered: Option<usize>,
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

impl OpenAccount {
    /// Takes in the answers of these files, to whichever round of the account each answers, as one change.
    /// A later file of a participant replaces an earlier one. Answers to a round that is not anonymous
    /// become evidence on the tie from the participant to their counterpart, which comes in where it is
    /// missing.
    ///
    /// # Errors
    /// Where the change cannot be recorded; a file that cannot be taken is told of and keeps no other out.
    pub fn collect_answers(&mut self, paths: &[PathBuf]) -> Result<Collected, AccountError> {
        let now = self.world.now().timestamp();
        // By their place, in which they are told whichever round they answer.
        let mut fates: BTreeMap<usize, FileFate> = BTreeMap::new();
        let mut rounds: BTreeMap<Id, (Vec<usize>, Vec<Source>)> = BTreeMap::new();
        for (at, path) in paths.iter().enumerate() {
            let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            match read(&file, path).and_then(|source| Ok((self.round_answered(&source)?, source))) {
                Ok((round, source)) => {
                    let (places, sources) = rounds.entry(round).or_default();
                    places.push(at);
                    sources.push(source);
                }
                Err(why) => _ = fates.insert(at, FileFate { file, round: None, fate: Fate::Refused { why } }),
            }
        }

        let (mut deltas, mut new_ties) = (Vec::new(), NewTies::new());
        let (mut count, mut names) = (0, Vec::new());
        for (id, (places, sources)) in rounds {
            let round = self.known_round(id)?.clone();
            let mut counting: BTreeMap<String, Answers> = BTreeMap::new();
            let weighed = self.weighed(&round, &sources, now)?;
            for ((at, source), (fate, answers)) in places.into_iter().zip(sources).zip(weighed) {
                counting.extend(answers.map(|answers| (answers.participant.clone(), answers)));
                fates.insert(at, FileFate { file: source.name, round: Some(id), fate });
            }
            if counting.is_empty() {
                continue;
            }
            count += counting.len();
            let replies = self.replies_of(id, counting, &mut deltas);
            deltas.extend(self.evidence_of(&round, &replies, &mut new_ties).map_err(Rejected::from)?);
            names.push(round.name);
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let done = self.act(told::answered(count, &names), deltas)?;
        Ok(Collected { done, files: fates.into_values().collect() })
    }

    /// The round of the account that a file answers, or why there is none.
    fn round_answered(&self, source: &Source) -> Result<Id, String> {
        let round = round_of(source).map_err(|error| error.to_string())?;
        let foreign = || AnswerFileError::Foreign { file: source.name.clone() }.to_string();
        self.account.round(round).map(|round| round.id).ok_or_else(foreign)
    }

    /// What becomes of each of the files that answer a round, with the answers that count.
    fn weighed(
        &self,
        round: &Round,
        sources: &[Source],
        now: Timestamp,
    ) -> Result<Vec<(Fate, Option<Answers>)>, AccountError> {
        if round.closed.is_none() && self.shown_before(round)?.is_some() {
            let refusal = SurveyRefusal::StaysClosed { round: round.name.clone() };
            let late =
                |source: &Source| Fate::Refused { why: format!("{} came too late: {refusal}", source.name) };
            return Ok(sources.iter().map(|source| (late(source), None)).collect());
        }
        let weighed = weigh(round, &self.taken_before(round.id)?, sources, now);
        let fate = |(weighed, source): (Weighed, &Source)| match weighed {
            Weighed::Counts { answers, replaces } => match round.participant(&answers.participant) {
                Some(participant) => (taken(round, participant, &answers, replaces), Some(answers)),
                None => (Fate::Refused { why: format!("{} is of nobody who is asked", source.name) }, None),
            },
            Weighed::Outdone(double) => (Fate::Older { why: double.to_string() }, None),
            Weighed::Refused(error) => (Fate::Refused { why: error.to_string() }, None),
        };
        Ok(weighed.into_iter().zip(sources).map(fate).collect())
    }

    /// The replies that answers to a round become, today, instead of those that were there.
    fn replies_of(
        &mut self,
        round: Id,
        counting: BTreeMap<String, Answers>,
        deltas: &mut Vec<Delta>,
    ) -> Vec<Reply> {
        let today = self.world.today();
        let mut replies = Vec::with_capacity(counting.len());
        for (key, answers) in counting {
            let before =
                self.account.replies_to(round).find(|reply| reply.answers.participant == key).cloned();
            let id = before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id);
            let reply = Reply { id, on: today, answers };
            match before {
                Some(before) => deltas.extend(Delta::edited(before, reply.clone())),
                None => deltas.push(Delta::added(reply.clone())),
            }
            replies.push(reply);
        }
        replies
    }
}

/// That answers were taken.
fn taken(round: &Round, participant: &Participant, answers: &Answers, replaces: bool) -> Fate {
    Fate::Taken {
        participant: (!round.anonymous).then(|| participant.name.clone()),
        answered: (!round.anonymous).then(|| answers.given().count()),
        asked: round.asked(participant.level).count(),
        replaces,
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
