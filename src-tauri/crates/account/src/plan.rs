//! Actions and commitments, workstreams and the charter.

use crate::{
    error::AccountError,
    incident::Notice,
    open::{Done, OpenAccount},
};
use domain::{
    Action, Charter, Delta, Effect, Id, RecordKind, Rejected, Workstream,
    plan::{Aspect, Effort, Progress, Sort, Towards, told},
    trust::{Component, Tag},
};
use exchange::export;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// An action as it is told, before it is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    /// In a few words.
    pub title: String,
    /// Of which sort.
    pub sort: Sort,
    /// On what grounds, and how.
    pub why: String,
    /// Who of ours does it; none = to be said.
    pub owner: Option<Id>,
    /// By when.
    pub due: Option<Date>,
    /// Whom it concerns.
    pub concerns: BTreeSet<Id>,
    /// Whose trust in whom it is to raise.
    pub towards: Option<Towards>,
    /// What of it.
    pub aspect: Option<Aspect>,
    /// What it takes.
    pub effort: Option<Effort>,
    /// The workstream it belongs to.
    pub workstream: Option<Id>,
    /// The key of the finding that it answers.
    pub finding: Option<String>,
}

impl Intent {
    /// A planned action, as it would be told again.
    pub fn of(action: &Action) -> Self {
        Self {
            title: action.title.clone(),
            sort: action.sort,
            why: action.why.clone(),
            owner: action.owner,
            due: action.due,
            concerns: action.concerns.clone(),
            towards: action.towards,
            aspect: action.aspect,
            effort: action.effort,
            workstream: action.workstream,
            finding: action.finding.clone(),
        }
    }

    fn on(self, before: Action) -> Action {
        let Self { title, sort, why, owner, due, concerns, towards, aspect, effort, workstream, finding } =
            self;
        Action {
            title: title.trim().into(),
            sort,
            why: why.trim().into(),
            owner,
            due,
            concerns,
            towards,
            aspect,
            effort,
            workstream,
            finding,
            ..before
        }
    }
}

/// How an action ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Done, broken or dropped.
    pub progress: Progress,
    /// The day; none = today.
    pub on: Option<Date>,
    /// What came of it.
    pub outcome: String,
    /// What that did to trust, and how strongly, 1–5; none = it is no evidence.
    pub evidence: Option<(Effect, u8)>,
}

/// A workstream as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// In a few words.
    pub title: String,
    /// What the joint workshop found.
    pub findings: String,
    /// What is to be otherwise in the end.
    pub goal: String,
    /// Who of ours owns it.
    pub ours: Option<Id>,
    /// Who of the customer’s owns it with us.
    pub theirs: Option<Id>,
    /// The components of trust it is about.
    pub components: BTreeSet<Component>,
    /// The day it was begun; none = today.
    pub begun_on: Option<Date>,
    /// The day it ended; none = it goes on.
    pub ended_on: Option<Date>,
}

impl OpenAccount {
    /// All actions at the moment looked at: those that are open first, by the day they are due, then the others,
    /// the last to be closed first.
    pub fn actions(&self) -> Vec<&Action> {
        let mut all: Vec<&Action> = self.seen().actions().collect();
        all.sort_by_key(|action| {
            let due = action.due.map_or((1, None), |due| (0, Some(due)));
            (!action.is_open(), std::cmp::Reverse(action.closed_on), due, action.id)
        });
        all
    }

    /// The open actions that are due some day, as a calendar that other programs take in (iCalendar).
    pub fn calendar(&mut self) -> String {
        let now = self.world.now();
        export::calendar(self.seen(), self.actions(), &now)
    }

    /// Plans an action, or records a commitment.
    ///
    /// # Errors
    /// Where it has no title, or somebody it names is gone.
    pub fn plan(&mut self, intent: Intent) -> Result<Done, AccountError> {
        let id = self.world.new_id();
        let action = intent.on(Action::new(id, "", self.world.today()));
        let label = told::planned(&self.account, &action);
        Ok(Done { added: vec![id], ..self.act(label, vec![Delta::added(action)])? })
    }

    /// Tells an action otherwise; nothing happens where nothing differs.
    ///
    /// # Errors
    /// As [`plan`](Self::plan), and where it is gone.
    pub fn replan(&mut self, id: Id, intent: Intent) -> Result<Done, AccountError> {
        let before = self.known_action(id)?.clone();
        let after = intent.on(before.clone());
        self.act(told::replanned(&after), Delta::edited(before, after).into_iter().collect())
    }

    /// Closes an action with what came of it. What that did to trust counts as an incident: on the tie the
    /// action was to raise; else on the trust in its owner of those whom it concerns. It comes in with the same
    /// change, and one from an earlier closing goes.
    ///
    /// # Errors
    /// Where it is gone, is closed as open, ends in the future, or a commitment is broken that was none.
    pub fn close_action(&mut self, id: Id, ending: Ending) -> Result<Done, AccountError> {
        let before = self.known_action(id)?.clone();
        let on = ending.on.unwrap_or_else(|| self.world.today());
        let mut deltas = self.without_evidence(&before);
        let mut after = Action {
            progress: ending.progress,
            closed_on: Some(on),
            outcome: ending.outcome.trim().into(),
            incident: None,
            ..before.clone()
        };
        let mut evidence = None;
        if let Some((effect, strength)) = ending.evidence {
            let notice = self.notice_of(&after, effect, strength, on);
            let number = self.world.new_id();
            let (incident, ties) = self.incident_of(number, notice)?;
            evidence = Some(format!("{} {}", incident.effect.spoken(), incident.signed()));
            after.incident = Some(incident.id);
            deltas.extend(ties);
            deltas.push(Delta::added(incident));
        }
        let label = told::closed(&after, evidence.as_deref());
        deltas.extend(Delta::edited(before, after));
        self.act(label, deltas)
    }

    /// Opens a closed action again; what it counted as goes.
    ///
    /// # Errors
    /// Where it is gone.
    pub fn reopen_action(&mut self, id: Id) -> Result<Done, AccountError> {
        let before = self.known_action(id)?.clone();
        let mut deltas = self.without_evidence(&before);
        let after = Action { progress: Progress::Open, closed_on: None, incident: None, ..before.clone() };
        let label = told::closed(&after, None);
        deltas.extend(Delta::edited(before, after));
        self.act(label, deltas)
    }

    /// Removes an action; the incident it counts as stays.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_action(&mut self, id: Id) -> Result<Done, AccountError> {
        let action = self.known_action(id)?.clone();
        self.act(told::unplanned(&action), vec![Delta::removed(action)])
    }

    /// All workstreams at the moment looked at, those that go on first.
    pub fn workstreams(&self) -> Vec<&Workstream> {
        let mut all: Vec<&Workstream> = self.seen().workstreams().collect();
        all.sort_by_key(|stream| (stream.ended_on.is_some(), std::cmp::Reverse(stream.begun_on), stream.id));
        all
    }

    /// Begins a workstream, or tells the one of this id otherwise; nothing happens where nothing differs.
    ///
    /// # Errors
    /// Where it has no title, begins in the future, or an owner is gone.
    pub fn set_workstream(&mut self, id: Option<Id>, stream: Stream) -> Result<Done, AccountError> {
        let Stream { title, findings, goal, ours, theirs, components, begun_on, ended_on } = stream;
        let gone = Rejected::Gone { kind: RecordKind::Workstream };
        let before = id.map(|id| self.account.workstream(id).cloned().ok_or(gone)).transpose()?;
        let after = Workstream {
            id: before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id),
            title: title.trim().into(),
            findings: findings.trim().into(),
            goal: goal.trim().into(),
            ours,
            theirs,
            components,
            begun_on: begun_on.unwrap_or_else(|| self.world.today()),
            ended_on,
        };
        let added = after.id;
        match before {
            Some(before) => {
                self.act(told::rebegun(&after), Delta::edited(before, after).into_iter().collect())
            }
            None => {
                let label = told::begun(&self.account, &after);
                Ok(Done { added: vec![added], ..self.act(label, vec![Delta::added(after)])? })
            }
        }
    }

    /// Removes a workstream; its actions go on without it.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_workstream(&mut self, id: Id) -> Result<Done, AccountError> {
        let gone = Rejected::Gone { kind: RecordKind::Workstream };
        let stream = self.account.workstream(id).cloned().ok_or(gone)?;
        let of = self.account.actions().filter(|action| action.workstream == Some(id));
        let mut deltas: Vec<Delta> = of
            .filter_map(|action| Delta::edited(action.clone(), Action { workstream: None, ..action.clone() }))
            .collect();
        deltas.push(Delta::removed(stream.clone()));
        self.act(told::unbegun(&stream), deltas)
    }

    /// Writes the vision and the charter as of today; nothing happens where nothing differs.
    ///
    /// # Errors
    /// Where the account cannot be written.
    pub fn set_charter(
        &mut self,
        vision: &str,
        charter: &str,
        agreed_by: &str,
    ) -> Result<Done, AccountError> {
        let before = self.account.charter().cloned();
        let today = self.world.today();
        let after = Charter {
            id: before.as_ref().map_or_else(|| self.world.new_id(), |before| before.id),
            vision: vision.trim().into(),
            charter: charter.trim().into(),
            agreed_by: agreed_by.trim().into(),
            on: today,
        };
        let label = told::chartered(before.as_ref(), &after);
        let delta = match before {
            Some(before) if (Charter { on: today, ..before.clone() }) == after => None,
            Some(before) => Delta::edited(before, after),
            None => Some(Delta::added(after)),
        };
        self.act(label, delta.into_iter().collect())
    }

    fn known_action(&self, id: Id) -> Result<&Action, Rejected> {
        self.account.action(id).ok_or(Rejected::Gone { kind: RecordKind::Action })
    }

    /// Takes out the incident as which an action counts.
    fn without_evidence(&self, action: &Action) -> Vec<Delta> {
        let incident = action.incident.and_then(|incident| self.account.incident(incident));
        incident.cloned().map(Delta::removed).into_iter().collect()
    }

    /// What came of an action, as an incident.
    fn notice_of(&self, action: &Action, effect: Effect, strength: u8, on: Date) -> Notice {
        let owner = action.owner.or(self.account.profile().manager);
        let between = match (action.towards, owner) {
            (Some(Towards { from, to }), _) => vec![(from, to)],
            (None, Some(owner)) => {
                action.concerns.iter().filter(|id| **id != owner).map(|&id| (id, owner)).collect()
            }
            (None, None) => Vec::new(),
        };
        let title = match (action.sort, action.progress) {
            (Sort::Commitment, Progress::Broken) => format!("Commitment broken: {}", action.title),
            (Sort::Commitment, _) => format!("Commitment kept: {}", action.title),
            (Sort::Step, _) => action.title.clone(),
        };
        let tags = match action.sort {
            Sort::Commitment => [Tag::Commitment, Tag::Accountability].into(),
            Sort::Step => BTreeSet::new(),
        };
        Notice {
            on: Some(on),
            title,
            story: action.outcome.clone(),
            effect,
            strength,
            side: None,
            level: None,
            components: action.aspect.and_then(Aspect::component).into_iter().collect(),
            tags,
            between,
            told_by: String::new(),
        }
    }
}
