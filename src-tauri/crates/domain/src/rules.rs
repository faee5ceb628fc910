//! The rules that hold between an account's records.

use crate::{
    account::Account,
    change::Delta,
    coach::OutOfTune,
    id::Id,
    incident::{Incident, STRONGEST},
    photo::{LARGEST_PHOTO, Photo},
    place::{Lens, Place},
    plan::titled,
    profile::Measures,
    record::{Record, RecordKind},
    strategy::Strategy,
    tie::TieKind,
    trust::{
        BadAnswers,
        ladder::Ladder,
        survey::{Reply, WrongAnswers, WrongRound},
        tax::{self, Multiplier, OutOfRange},
    },
};
use jiff::civil::Date;

/// The most characters a name may have.
pub const LONGEST_NAME: usize = 300;

/// Why a change cannot be made. The account is as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Rejected {
    /// A stakeholder needs a name.
    #[error("a {kind} needs a name", kind = .0.spoken().to_lowercase())]
    Unnamed(crate::stakeholder::Kind),
    /// A name is beyond all measure.
    #[error("a name of {length} characters is too long: at most {LONGEST_NAME} fit")]
    NameTooLong {
        /// Characters given.
        length: usize,
    },
    /// An account needs a name.
    #[error("the account needs a name")]
    UnnamedAccount,
    /// A setting is not a positive number.
    #[error("{setting} must be a number above 0")]
    BadSetting {
        /// Which.
        setting: &'static str,
    },
    /// A setting is not a number of points.
    #[error("{setting} are {value}, but must lie between 1 and 100")]
    BadPoints {
        /// Which.
        setting: &'static str,
        /// What was given.
        value: u8,
    },
    /// A setting is more than a number of points, of which there may be none.
    #[error("{setting} are {value}, but must lie between 0 and 100")]
    TooManyPoints {
        /// Which.
        setting: &'static str,
        /// What was given.
        value: u8,
    },
    /// A record refers to one that is not there.
    #[error("this {} is no longer part of the account", kind.spoken().to_lowercase())]
    Gone {
        /// Its kind.
        kind: RecordKind,
    },
    /// A tie would start and end at the same stakeholder.
    #[error("{name} cannot be tied to themselves: choose another end")]
    SelfTie {
        /// Whose.
        name: String,
    },
    /// Somebody would come to report to themselves through others.
    #[error("{boss} already reports to {name}, directly or through others: both cannot be each other’s boss")]
    CircularReport {
        /// Who was to report.
        name: String,
        /// To whom.
        boss: String,
    },
    /// There is such a tie already.
    #[error("there is already a tie “{}” from {from} to {to}", kind.spoken().to_lowercase())]
    DoubleTie {
        /// Its kind.
        kind: TieKind,
        /// Name of its start.
        from: String,
        /// Name of its end.
        to: String,
    },
    /// Only trust is assessed.
    #[error("only a trust tie can be assessed or touched by an incident")]
    NotTrust,
    /// An answer is off its scale, or there is none.
    #[error(transparent)]
    BadAnswers(#[from] BadAnswers),
    /// Confidence is outside (0, 1].
    #[error("the confidence is {confidence}, but must be above 0 and at most 1")]
    BadConfidence {
        /// What was given.
        confidence: f64,
    },
    /// An assessment of the future.
    #[error("the assessment is dated {on}, which is in the future: today is {today}")]
    InFuture {
        /// What was given.
        on: Date,
        /// The day it was given.
        today: Date,
    },
    /// An incident needs a title.
    #[error("an incident needs a few words that tell what happened")]
    UntitledIncident,
    /// An incident's strength is off its scale.
    #[error("the strength of the incident is {strength}, but the scale runs from 1 to {STRONGEST}")]
    BadStrength {
        /// What was given.
        strength: u8,
    },
    /// An incident of the future.
    #[error("the incident is dated {on}, which is in the future: today is {today}")]
    IncidentInFuture {
        /// What was given.
        on: Date,
        /// The day it was given.
        today: Date,
    },
    /// Nobody made the assessment.
    #[error("an assessment needs the name of who made it")]
    NoAssessor,
    /// A place is not a point.
    #[error("a card cannot be put at {x}, {y}")]
    NoPlace {
        /// Given.
        x: f64,
        /// Given.
        y: f64,
    },
    /// In this lens a card's place means something.
    #[error("in the {} lens a card’s place tells something: it cannot be put anywhere by hand", .0.spoken().to_lowercase())]
    FixedPlaces(Lens),
    /// A view needs a name.
    #[error("a view needs a name")]
    UnnamedView,
    /// A snapshot needs a name.
    #[error("a snapshot needs a name")]
    UnnamedSnapshot,
    /// A scenario needs a name.
    #[error("a scenario needs a name")]
    UnnamedScenario,
    /// An action needs a title.
    #[error("an action needs a few words that tell what is to be done")]
    UntitledAction,
    /// A workstream needs a title.
    #[error("a workstream needs a few words that tell what it is about")]
    UntitledWorkstream,
    /// An action is open and closed.
    #[error("an action is either open, or it was done, broken or dropped on a day")]
    HalfClosed,
    /// Only what was promised can be broken.
    #[error("only a commitment can be broken: an action is done or dropped")]
    NoCommitment,
    /// There is one charter at most.
    #[error("there is a charter already")]
    DoubleCharter,
    /// A finding is put aside once.
    #[error("this finding was put aside already")]
    DoubleDismissal,
    /// A finding is put aside for a reason.
    #[error("say why the finding is put aside")]
    NoReason,
    /// A stakeholder has one strategy at most.
    #[error("there is a strategy for {name} already")]
    DoubleStrategy {
        /// For whom.
        name: String,
    },
    /// A stage stands on another ladder.
    #[error("this is no stage of the ladder “{}”", .0.spoken())]
    OffLadder(Ladder),
    /// What a figure rests on is out of its range.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A rule of the coach cannot go by a number.
    #[error(transparent)]
    OutOfTune(#[from] OutOfTune),
    /// A round cannot be asked.
    #[error(transparent)]
    WrongRound(#[from] WrongRound),
    /// Answers do not belong to their round.
    #[error(transparent)]
    WrongAnswers(#[from] WrongAnswers),
    /// A participant answers a round once.
    #[error("this participant has answered the round already")]
    DoubleReply,
    /// A stakeholder has one photo at most.
    #[error("{name} has a photo already")]
    DoublePhoto {
        /// Whose.
        name: String,
    },
    /// A photo is beyond all measure.
    #[error("the photo takes {bytes} bytes: at most {LARGEST_PHOTO} fit")]
    PhotoTooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Records that refer to this one are still there.
    #[error("this {} is still referred to", kind.spoken().to_lowercase())]
    StillNeeded {
        /// Its kind.
        kind: RecordKind,
    },
}

impl Account {
    /// Whether the records a change touched keep the account's rules, once it is applied.
    ///
    /// # Errors
    /// The first rule broken.
    pub fn check(&self, deltas: &[Delta], today: Date) -> Result<(), Rejected> {
        for delta in deltas {
            match (&delta.after, self.record(delta.record)) {
                (Some(_), Some(now)) => self.check_record(&now, today)?,
                (None, None) => self.check_gone(delta)?,
                // A later delta of the same change undid this one.
                _ => {}
            }
        }
        Ok(())
    }

    fn check_record(&self, record: &Record, today: Date) -> Result<(), Rejected> {
        match record {
            Record::Profile(profile) => {
                if profile.name.trim().is_empty() {
                    return Err(Rejected::UnnamedAccount);
                }
                for (setting, value) in [
                    ("the half-life", profile.half_life_days),
                    ("the weight of an instrument", profile.instrument_weight),
                    ("the weight of a quick check", profile.quick_check_weight),
                ] {
                    if !(value.is_finite() && value > 0.0) {
                        return Err(Rejected::BadSetting { setting });
                    }
                }
                let Measures { revenue, own_multiplier, .. } = profile.measures;
                let multiplier = Multiplier::new(own_multiplier.unwrap_or(0.0))?;
                tax::applied(revenue.unwrap_or(0.0), multiplier)?;
                for (setting, value) in [
                    ("the days after which a score is stale", profile.measures.stale_days),
                    ("the days a trend looks back", profile.measures.trend_days),
                ] {
                    if value == 0 {
                        return Err(Rejected::BadSetting { setting });
                    }
                }
                for (setting, value) in [
                    ("the points that make a thread", profile.measures.thread_points),
                    ("the points that make trust one-sided", profile.measures.one_sided_points),
                ] {
                    if !(1..=100).contains(&value) {
                        return Err(Rejected::BadPoints { setting, value });
                    }
                }
                for (setting, value) in [
                    ("the points of a solid reporting line", profile.measures.solid_line_points),
                    ("the points of a dotted reporting line", profile.measures.dotted_line_points),
                ] {
                    if value > 100 {
                        return Err(Rejected::TooManyPoints { setting, value });
                    }
                }
                profile.coach.check(profile)?;
                profile.manager.map_or(Ok(()), |manager| self.known(manager))
            }
            Record::Stakeholder(stakeholder) => {
                if stakeholder.name.trim().is_empty() {
                    return Err(Rejected::Unnamed(stakeholder.kind));
                }
                let length = stakeholder.name.chars().count();
                if length > LONGEST_NAME {
                    return Err(Rejected::NameTooLong { length });
                }
                stakeholder.owner.map_or(Ok(()), |owner| self.known(owner))
            }
            Record::Tie(tie) => {
                self.known(tie.from)?;
                self.known(tie.to)?;
                if tie.from == tie.to {
                    return Err(Rejected::SelfTie { name: self.name(tie.from).into() });
                }
                if self.ends.get(&(tie.kind, tie.from, tie.to)) != Some(&tie.id) {
                    return Err(Rejected::DoubleTie {
                        kind: tie.kind,
                        from: self.name(tie.from).into(),
                        to: self.name(tie.to).into(),
                    });
                }
                Ok(())
            }
            Record::Assessment(assessment) => {
                let tie = self.tie(assessment.tie).ok_or(Rejected::Gone { kind: RecordKind::Tie })?;
                if tie.kind != TieKind::Trust {
                    return Err(Rejected::NotTrust);
                }
                assessment.reading.check()?;
                let confidence = assessment.confidence;
                if !(confidence > 0.0 && confidence <= 1.0) {
                    return Err(Rejected::BadConfidence { confidence });
                }
                if assessment.on > today {
                    return Err(Rejected::InFuture { on: assessment.on, today });
                }
                if assessment.assessor.trim().is_empty() {
                    return Err(Rejected::NoAssessor);
                }
                Ok(())
            }
            Record::Place(Place { lens, stakeholder, x, y, .. }) => {
                if !lens.is_free() {
                    return Err(Rejected::FixedPlaces(*lens));
                }
                if !(x.is_finite() && y.is_finite()) {
                    return Err(Rejected::NoPlace { x: *x, y: *y });
                }
                self.known(*stakeholder)
            }
            Record::Origin(origin) => self.known(origin.stakeholder),
            Record::Photo(photo) => {
                let of = |other: &&Photo| other.stakeholder == photo.stakeholder;
                if self.photos.values().filter(of).count() > 1 {
                    return Err(Rejected::DoublePhoto { name: self.name(photo.stakeholder).into() });
                }
                let bytes = photo.jpeg.len() / 4 * 3;
                if bytes > LARGEST_PHOTO {
                    return Err(Rejected::PhotoTooLarge { bytes });
                }
                self.known(photo.stakeholder)
            }
            Record::Incident(incident) => self.check_incident(incident, today),
            Record::Snapshot(snapshot) => named(&snapshot.name, Rejected::UnnamedSnapshot),
            Record::Strategy(strategy) => {
                let of = |other: &&Strategy| other.stakeholder == strategy.stakeholder;
                if self.strategies.values().filter(of).count() > 1 {
                    return Err(Rejected::DoubleStrategy { name: self.name(strategy.stakeholder).into() });
                }
                if !strategy.is_on_ladder() {
                    return Err(Rejected::OffLadder(strategy.ladder));
                }
                self.known(strategy.stakeholder)
            }
            Record::Reflection(reflection) => {
                reflection.thought.check()?;
                if reflection.on > today {
                    return Err(Rejected::InFuture { on: reflection.on, today });
                }
                if reflection.by.trim().is_empty() {
                    return Err(Rejected::NoAssessor);
                }
                reflection.about.map_or(Ok(()), |about| self.known(about))
            }
            Record::Round(round) => Ok(round.check()?),
            Record::Reply(reply) => {
                let round = self.round(reply.answers.round);
                let round = round.ok_or(Rejected::Gone { kind: RecordKind::Round })?;
                reply.answers.check(round)?;
                let twice = |other: &&Reply| other.answers.participant == reply.answers.participant;
                if self.replies_to(round.id).filter(twice).count() > 1 {
                    return Err(Rejected::DoubleReply);
                }
                Ok(())
            }
            Record::Workstream(stream) => self.check_workstream(stream, today),
            Record::Action(action) => self.check_action(action, today),
            Record::Charter(charter) => self.check_charter(charter, today),
            Record::Dismissal(dismissal) => self.check_dismissal(dismissal),
            // Whom a scenario names may have gone since, too.
            Record::Scenario(scenario) => named(&scenario.name, Rejected::UnnamedScenario),
            // Whom a view names may have gone since: it shows those who are left.
            Record::View(view) => named(&view.name, Rejected::UnnamedView),
        }
    }

    fn check_incident(&self, incident: &Incident, today: Date) -> Result<(), Rejected> {
        titled(&incident.title, Rejected::UntitledIncident)?;
        if !(1..=STRONGEST).contains(&incident.strength) {
            return Err(Rejected::BadStrength { strength: incident.strength });
        }
        if incident.on > today {
            return Err(Rejected::IncidentInFuture { on: incident.on, today });
        }
        for &tie in &incident.ties {
            let tie = self.tie(tie).ok_or(Rejected::Gone { kind: RecordKind::Tie })?;
            if tie.kind != TieKind::Trust {
                return Err(Rejected::NotTrust);
            }
        }
        Ok(())
    }

    fn check_gone(&self, delta: &Delta) -> Result<(), Rejected> {
        let id = delta.record.id;
        let needed = match delta.record.kind {
            RecordKind::Stakeholder => {
                self.ties_of.get(&id).is_some_and(|ties| !ties.is_empty())
                    || self.profile.manager == Some(id)
                    || self.places.values().any(|place| place.stakeholder == id)
                    || self.origins.values().any(|origin| origin.stakeholder == id)
                    || self.photos.values().any(|photo| photo.stakeholder == id)
                    || self.strategies.values().any(|strategy| strategy.stakeholder == id)
                    || self.reflections.values().any(|reflection| reflection.about == Some(id))
                    || self.stakeholders.values().any(|other| other.owner == Some(id))
                    || self.plans.names(id)
            }
            RecordKind::Tie => {
                self.assessments_of.get(&id).is_some_and(|of| !of.is_empty())
                    || self.incidents_of.get(&id).is_some_and(|of| !of.is_empty())
            }
            RecordKind::Round => self.replies_to(id).next().is_some(),
            RecordKind::Workstream => self.actions().any(|action| action.workstream == Some(id)),
            _ => false,
        };
        if needed { Err(Rejected::StillNeeded { kind: delta.record.kind }) } else { Ok(()) }
    }

    pub(crate) fn known(&self, id: Id) -> Result<(), Rejected> {
        if self.stakeholders.contains_key(&id) {
            Ok(())
        } else {
            Err(Rejected::Gone { kind: RecordKind::Stakeholder })
        }
    }
}

/// Whether a name is there and not beyond all measure.
fn named(name: &str, unnamed: Rejected) -> Result<(), Rejected> {
    if name.trim().is_empty() {
        return Err(unnamed);
    }
    let length = name.chars().count();
    if length > LONGEST_NAME { Err(Rejected::NameTooLong { length }) } else { Ok(()) }
}
