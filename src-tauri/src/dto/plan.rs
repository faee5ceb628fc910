//! Actions, workstreams and the charter on the wire.

use super::{
    figure::{Somebody, ids},
    id::Id,
    sight::day,
    word::{ActionSort, Aspect, Component, Effect, Effort, Progress},
};
use account::domain::{
    Account,
    plan::{self, Towards},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Whose trust in whom an action is to raise.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
pub struct Aim {
    /// Who is to trust.
    pub from: Id,
    /// Who is to be trusted.
    pub to: Id,
}

/// What an action says: see [`account::Intent`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Intent {
    pub title: String,
    pub sort: ActionSort,
    pub why: String,
    pub owner: Option<Id>,
    #[specta(type = Option<String>)]
    pub due: Option<Date>,
    pub concerns: Vec<Id>,
    pub towards: Option<Aim>,
    pub aspect: Option<Aspect>,
    pub effort: Option<Effort>,
    pub workstream: Option<Id>,
    pub finding: Option<String>,
}

impl From<account::Intent> for Intent {
    fn from(told: account::Intent) -> Self {
        Self {
            title: told.title,
            sort: told.sort.into(),
            why: told.why,
            owner: told.owner.map(Id::from),
            due: told.due,
            concerns: ids(told.concerns),
            towards: told.towards.map(|aim| Aim { from: aim.from.into(), to: aim.to.into() }),
            aspect: told.aspect.map(Aspect::from),
            effort: told.effort.map(Effort::from),
            workstream: told.workstream.map(Id::from),
            finding: told.finding,
        }
    }
}

impl From<Intent> for account::Intent {
    fn from(sent: Intent) -> Self {
        Self {
            title: sent.title,
            sort: sent.sort.into(),
            why: sent.why,
            owner: sent.owner.map(Into::into),
            due: sent.due,
            concerns: sent.concerns.into_iter().map(Into::into).collect(),
            towards: sent.towards.map(|aim| Towards { from: aim.from.into(), to: aim.to.into() }),
            aspect: sent.aspect.map(Into::into),
            effort: sent.effort.map(Into::into),
            workstream: sent.workstream.map(Into::into),
            finding: sent.finding,
        }
    }
}

/// How an action ended: see [`account::Ending`].
#[derive(Clone, Debug, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Ending {
    pub progress: Progress,
    pub on: Option<String>,
    pub outcome: String,
    pub evidence: Option<(Effect, u8)>,
}

impl TryFrom<Ending> for account::Ending {
    type Error = crate::error::Failure;

    fn try_from(sent: Ending) -> Result<Self, Self::Error> {
        Ok(Self {
            progress: sent.progress.into(),
            on: day(sent.on)?,
            outcome: sent.outcome,
            evidence: sent.evidence.map(|(effect, strength)| (effect.into(), strength)),
        })
    }
}

/// An action of the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PlannedAction {
    /// Which.
    pub id: Id,
    /// What it says.
    pub intent: Intent,
    /// Everybody it names, by name.
    pub people: Vec<Somebody>,
    /// How far it came.
    pub progress: Progress,
    /// It should have been done before today.
    pub overdue: bool,
    /// The day it was made.
    pub made_on: String,
    /// The day it was closed.
    pub closed_on: Option<String>,
    /// What came of it.
    pub outcome: String,
    /// The incident as which its outcome counts, with its strength.
    pub evidence: Option<String>,
}

impl PlannedAction {
    fn of(account: &Account, action: &plan::Action, today: Date) -> Self {
        let incident = action.incident.and_then(|incident| account.incident(incident));
        let mut people: Vec<Somebody> = Vec::new();
        for id in action.people() {
            if !people.iter().any(|known| known.id == Id::from(id)) {
                people.push(Somebody::of(account, id));
            }
        }
        Self {
            id: action.id.into(),
            intent: account::Intent::of(action).into(),
            people,
            progress: action.progress.into(),
            overdue: action.is_overdue(today),
            made_on: action.made_on.to_string(),
            closed_on: action.closed_on.map(|on| on.to_string()),
            outcome: action.outcome.clone(),
            evidence: incident.map(|told| format!("{} {}", told.effect.spoken(), told.signed())),
        }
    }
}

/// What a workstream says: see [`account::Stream`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the account's own type")]
pub struct Stream {
    pub title: String,
    pub findings: String,
    pub goal: String,
    pub ours: Option<Id>,
    pub theirs: Option<Id>,
    pub components: Vec<Component>,
    #[specta(type = Option<String>)]
    pub begun_on: Option<Date>,
    #[specta(type = Option<String>)]
    pub ended_on: Option<Date>,
}

impl From<Stream> for account::Stream {
    fn from(sent: Stream) -> Self {
        Self {
            title: sent.title,
            findings: sent.findings,
            goal: sent.goal,
            ours: sent.ours.map(Into::into),
            theirs: sent.theirs.map(Into::into),
            components: sent.components.into_iter().map(Into::into).collect(),
            begun_on: sent.begun_on,
            ended_on: sent.ended_on,
        }
    }
}

/// A workstream of the list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct WorkstreamLine {
    /// Which.
    pub id: Id,
    /// What it says.
    pub stream: Stream,
    /// Its owners, by name.
    pub people: Vec<Somebody>,
    /// Both companies own it.
    pub co_owned: bool,
}

impl WorkstreamLine {
    fn of(account: &Account, stream: &plan::Workstream) -> Self {
        Self {
            id: stream.id.into(),
            people: stream.people().map(|id| Somebody::of(account, id)).collect(),
            co_owned: stream.is_co_owned(),
            stream: Stream {
                title: stream.title.clone(),
                findings: stream.findings.clone(),
                goal: stream.goal.clone(),
                ours: stream.ours.map(Id::from),
                theirs: stream.theirs.map(Id::from),
                components: stream.components.iter().map(|&it| it.into()).collect(),
                begun_on: Some(stream.begun_on),
                ended_on: stream.ended_on,
            },
        }
    }
}

/// What both companies agreed on.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct CharterText {
    pub vision: String,
    pub charter: String,
    pub agreed_by: String,
    pub on: String,
}

/// All that is planned and agreed.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Plans {
    /// Actions and commitments, the open ones first.
    pub actions: Vec<PlannedAction>,
    /// Workstreams, those that go on first.
    pub workstreams: Vec<WorkstreamLine>,
    /// What both agreed on, where they did.
    pub charter: Option<CharterText>,
}

impl Plans {
    /// The plans at the moment looked at.
    pub fn of(open: &account::OpenAccount, today: Date) -> Self {
        let account = open.seen();
        Self {
            actions: open.actions().iter().map(|it| PlannedAction::of(account, it, today)).collect(),
            workstreams: open.workstreams().iter().map(|it| WorkstreamLine::of(account, it)).collect(),
            charter: account.charter().map(|it| CharterText {
                vision: it.vision.clone(),
                charter: it.charter.clone(),
                agreed_by: it.agreed_by.clone(),
                on: it.on.to_string(),
            }),
        }
    }
}
