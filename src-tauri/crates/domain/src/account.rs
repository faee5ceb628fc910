//! The content of one account file in memory.

use crate::{
    change::Delta,
    evidence::Assessment,
    id::Id,
    incident::Incident,
    origin::Origin,
    photo::Photo,
    place::{Lens, Place},
    plan::Plans,
    profile::Profile,
    record::{Record, RecordKind, RecordRef},
    reflection::Reflection,
    sight::SavedView,
    snapshot::Snapshot,
    stakeholder::{Group, Kind, Stakeholder},
    strategy::Strategy,
    tie::{Tie, TieKind},
    trust::{
        Score, Settings,
        survey::{Reply, Round},
    },
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// All records of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub(crate) profile: Profile,
    pub(crate) stakeholders: BTreeMap<Id, Stakeholder>,
    pub(crate) ties: BTreeMap<Id, Tie>,
    pub(crate) assessments: BTreeMap<Id, Assessment>,
    pub(crate) places: BTreeMap<Id, Place>,
    pub(crate) origins: BTreeMap<Id, Origin>,
    pub(crate) photos: BTreeMap<Id, Photo>,
    pub(crate) views: BTreeMap<Id, SavedView>,
    pub(crate) incidents: BTreeMap<Id, Incident>,
    pub(crate) snapshots: BTreeMap<Id, Snapshot>,
    pub(crate) strategies: BTreeMap<Id, Strategy>,
    pub(crate) reflections: BTreeMap<Id, Reflection>,
    pub(crate) rounds: BTreeMap<Id, Round>,
    pub(crate) replies: BTreeMap<Id, Reply>,
    pub(crate) plans: Plans,
    pub(crate) ends: HashMap<(TieKind, Id, Id), Id>,
    pub(crate) ties_of: HashMap<Id, BTreeSet<Id>>,
    pub(crate) assessments_of: HashMap<Id, BTreeSet<Id>>,
    pub(crate) incidents_of: HashMap<Id, BTreeSet<Id>>,
}

impl Account {
    /// An account in which nobody is recorded yet.
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            stakeholders: BTreeMap::new(),
            ties: BTreeMap::new(),
            assessments: BTreeMap::new(),
            places: BTreeMap::new(),
            origins: BTreeMap::new(),
            photos: BTreeMap::new(),
            views: BTreeMap::new(),
            incidents: BTreeMap::new(),
            snapshots: BTreeMap::new(),
            strategies: BTreeMap::new(),
            reflections: BTreeMap::new(),
            rounds: BTreeMap::new(),
            replies: BTreeMap::new(),
            plans: Plans::default(),
            ends: HashMap::new(),
            ties_of: HashMap::new(),
            assessments_of: HashMap::new(),
            incidents_of: HashMap::new(),
        }
    }

    /// Its description and settings.
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The settings of the trust models.
    pub fn settings(&self) -> Settings {
        Settings::from(&self.profile)
    }

    /// All stakeholders, in the order in which they came in.
    pub fn stakeholders(&self) -> impl ExactSizeIterator<Item = &Stakeholder> {
        self.stakeholders.values()
    }

    /// One stakeholder.
    pub fn stakeholder(&self, id: Id) -> Option<&Stakeholder> {
        self.stakeholders.get(&id)
    }

    /// The key account manager.
    pub fn manager(&self) -> Option<&Stakeholder> {
        self.stakeholder(self.profile.manager?)
    }

    /// A stakeholder's name; a dash where there is none.
    pub fn name(&self, id: Id) -> &str {
        self.stakeholder(id).map_or("–", |stakeholder| &stakeholder.name)
    }

    /// Whether a stakeholder belongs to our own company.
    pub fn is_ours(&self, stakeholder: &Stakeholder) -> bool {
        self.profile.manager == Some(stakeholder.id)
            || matches!(stakeholder.group, Group::Functions | Group::Leadership)
    }

    /// All ties, in the order in which they came in.
    pub fn ties(&self) -> impl ExactSizeIterator<Item = &Tie> {
        self.ties.values()
    }

    /// One tie.
    pub fn tie(&self, id: Id) -> Option<&Tie> {
        self.ties.get(&id)
    }

    /// The tie of this kind from one stakeholder to another.
    pub fn tie_between(&self, kind: TieKind, from: Id, to: Id) -> Option<&Tie> {
        self.ends.get(&(kind, from, to)).and_then(|id| self.ties.get(id))
    }

    /// The ties at a stakeholder, in either direction.
    pub fn ties_of(&self, stakeholder: Id) -> impl Iterator<Item = &Tie> {
        self.ties_of.get(&stakeholder).into_iter().flatten().filter_map(|id| self.ties.get(id))
    }

    /// Whether somebody reports to another by solid lines, directly or through others.
    pub fn reports_through(&self, from: Id, to: Id) -> bool {
        let mut seen = BTreeSet::from([from]);
        let mut open = vec![from];
        while let Some(person) = open.pop() {
            let lines = self.ties_of(person).filter(|it| it.kind == TieKind::ReportsTo && it.from == person);
            for boss in lines.map(|line| line.to) {
                if boss == to {
                    return true;
                }
                if seen.insert(boss) {
                    open.push(boss);
                }
            }
        }
        false
    }

    /// One assessment.
    pub fn assessment(&self, id: Id) -> Option<&Assessment> {
        self.assessments.get(&id)
    }

    /// All assessments, in the order in which they were made.
    pub fn assessments(&self) -> impl ExactSizeIterator<Item = &Assessment> {
        self.assessments.values()
    }

    /// A trust tie's assessments, in the order in which they were made.
    pub fn assessments_of(&self, tie: Id) -> impl Iterator<Item = &Assessment> {
        self.assessments_of.get(&tie).into_iter().flatten().filter_map(|id| self.assessments.get(id))
    }

    /// One incident.
    pub fn incident(&self, id: Id) -> Option<&Incident> {
        self.incidents.get(&id)
    }

    /// All incidents, in the order in which they were told.
    pub fn incidents(&self) -> impl ExactSizeIterator<Item = &Incident> {
        self.incidents.values()
    }

    /// The incidents that touched a trust tie, in the order in which they were told.
    pub fn incidents_of(&self, tie: Id) -> impl Iterator<Item = &Incident> {
        self.incidents_of.get(&tie).into_iter().flatten().filter_map(|id| self.incidents.get(id))
    }

    /// All cards put somewhere by hand.
    pub fn places(&self) -> impl ExactSizeIterator<Item = &Place> {
        self.places.values()
    }

    /// Where a card was put by hand in a lens.
    pub fn place_of(&self, lens: Lens, stakeholder: Id) -> Option<&Place> {
        self.places.values().find(|place| place.lens == lens && place.stakeholder == stakeholder)
    }

    /// All marks that imports left.
    pub fn origins(&self) -> impl ExactSizeIterator<Item = &Origin> {
        self.origins.values()
    }

    /// All photos.
    pub fn photos(&self) -> impl ExactSizeIterator<Item = &Photo> {
        self.photos.values()
    }

    /// A stakeholder's photo.
    pub fn photo_of(&self, stakeholder: Id) -> Option<&Photo> {
        self.photos.values().find(|photo| photo.stakeholder == stakeholder)
    }

    /// The saved views, in their order.
    pub fn views(&self) -> Vec<&SavedView> {
        let mut views: Vec<&SavedView> = self.views.values().collect();
        views.sort_by_key(|view| (view.position, view.id));
        views
    }

    /// One saved view.
    pub fn view(&self, id: Id) -> Option<&SavedView> {
        self.views.get(&id)
    }

    /// The organisation a stakeholder is shown under: what is recorded, else the company their group
    /// implies.
    pub fn organisation_of(&self, stakeholder: &Stakeholder) -> String {
        let or = |name: &str, otherwise: &str| {
            if name.trim().is_empty() { otherwise.to_owned() } else { name.trim().to_owned() }
        };
        if !stakeholder.organisation.trim().is_empty() {
            return stakeholder.organisation.trim().to_owned();
        }
        if self.is_ours(stakeholder) {
            return or(&self.profile.supplier, "Our company");
        }
        match (stakeholder.group, stakeholder.kind) {
            (Group::Suppliers, Kind::Organisation) => stakeholder.name.trim().to_owned(),
            (Group::Suppliers, _) => Group::Suppliers.spoken().to_owned(),
            _ => or(&self.profile.name, "Customer"),
        }
    }

    /// How far the tie's start trusts its end on a day.
    pub fn score(&self, tie: Id, as_of: Date) -> Score {
        Score::of(self.assessments_of(tie), self.incidents_of(tie), self.settings(), as_of)
    }

    /// How far one stakeholder trusts another on a day; unknown where they are not tied.
    pub fn score_between(&self, from: Id, to: Id, as_of: Date) -> Score {
        self.tie_between(TieKind::Trust, from, to).map_or(Score::UNKNOWN, |tie| self.score(tie.id, as_of))
    }

    /// One record.
    pub fn record(&self, reference: RecordRef) -> Option<Record> {
        let id = &reference.id;
        match reference.kind {
            RecordKind::Profile => (self.profile.id == *id).then(|| self.profile.clone().into()),
            RecordKind::Stakeholder => self.stakeholders.get(id).cloned().map(Record::from),
            RecordKind::Tie => self.ties.get(id).cloned().map(Record::from),
            RecordKind::Assessment => self.assessments.get(id).cloned().map(Record::from),
            RecordKind::Place => self.places.get(id).cloned().map(Record::from),
            RecordKind::Origin => self.origins.get(id).cloned().map(Record::from),
            RecordKind::Photo => self.photos.get(id).cloned().map(Record::from),
            RecordKind::View => self.views.get(id).cloned().map(Record::from),
            RecordKind::Incident => self.incidents.get(id).cloned().map(Record::from),
            RecordKind::Snapshot => self.snapshots.get(id).cloned().map(Record::from),
            RecordKind::Strategy => self.strategies.get(id).cloned().map(Record::from),
            RecordKind::Reflection => self.reflections.get(id).cloned().map(Record::from),
            RecordKind::Round => self.rounds.get(id).cloned().map(Record::from),
            RecordKind::Reply => self.replies.get(id).cloned().map(Record::from),
            RecordKind::Workstream
            | RecordKind::Action
            | RecordKind::Charter
            | RecordKind::Dismissal
            | RecordKind::Scenario => self.plans.record(reference),
        }
    }

    /// All records but the profile, as the change that would bring them in.
    pub fn everything(&self) -> Vec<Delta> {
        let mut deltas: Vec<Delta> = self.stakeholders.values().cloned().map(Delta::added).collect();
        deltas.extend(self.ties.values().cloned().map(Delta::added));
        deltas.extend(self.assessments.values().cloned().map(Delta::added));
        deltas.extend(self.places.values().cloned().map(Delta::added));
        deltas.extend(self.origins.values().cloned().map(Delta::added));
        deltas.extend(self.photos.values().cloned().map(Delta::added));
        deltas.extend(self.views.values().cloned().map(Delta::added));
        deltas.extend(self.incidents.values().cloned().map(Delta::added));
        deltas.extend(self.snapshots.values().cloned().map(Delta::added));
        deltas.extend(self.strategies.values().cloned().map(Delta::added));
        deltas.extend(self.reflections.values().cloned().map(Delta::added));
        deltas.extend(self.rounds.values().cloned().map(Delta::added));
        deltas.extend(self.replies.values().cloned().map(Delta::added));
        deltas.extend(self.plans.everything());
        deltas
    }

    /// Puts every record into the state after the change, without asking whether it may be so.
    pub fn apply(&mut self, deltas: &[Delta]) {
        for delta in deltas {
            self.put(delta.record, delta.after.clone());
        }
    }

    fn put(&mut self, reference: RecordRef, record: Option<Record>) {
        let RecordRef { kind, id } = reference;
        match kind {
            // There is always a profile: it is only ever replaced.
            RecordKind::Profile => {}
            RecordKind::Stakeholder => {
                self.stakeholders.remove(&id);
            }
            RecordKind::Tie => {
                if let Some(old) = self.ties.remove(&id) {
                    let ends = (old.kind, old.from, old.to);
                    if self.ends.get(&ends) == Some(&id) {
                        self.ends.remove(&ends);
                    }
                    for end in [old.from, old.to] {
                        drop_from(&mut self.ties_of, end, id);
                    }
                }
            }
            RecordKind::Assessment => {
                if let Some(old) = self.assessments.remove(&id) {
                    drop_from(&mut self.assessments_of, old.tie, id);
                }
            }
            RecordKind::Place => {
                self.places.remove(&id);
            }
            RecordKind::Origin => {
                self.origins.remove(&id);
            }
            RecordKind::Photo => {
                self.photos.remove(&id);
            }
            RecordKind::View => {
                self.views.remove(&id);
            }
            RecordKind::Reply => {
                self.replies.remove(&id);
            }
            RecordKind::Round => {
                self.rounds.remove(&id);
            }
            RecordKind::Reflection => {
                self.reflections.remove(&id);
            }
            RecordKind::Strategy => {
                self.strategies.remove(&id);
            }
            RecordKind::Snapshot => {
                self.snapshots.remove(&id);
            }
            RecordKind::Workstream
            | RecordKind::Action
            | RecordKind::Charter
            | RecordKind::Dismissal
            | RecordKind::Scenario => self.plans.remove(reference),
            RecordKind::Incident => {
                if let Some(old) = self.incidents.remove(&id) {
                    old.ties.iter().for_each(|&tie| drop_from(&mut self.incidents_of, tie, id));
                }
            }
        }
        match record {
            Some(Record::Stakeholder(stakeholder)) => {
                self.stakeholders.insert(id, stakeholder);
            }
            Some(Record::Tie(tie)) => {
                self.ends.entry((tie.kind, tie.from, tie.to)).or_insert(id);
                for end in [tie.from, tie.to] {
                    self.ties_of.entry(end).or_default().insert(id);
                }
                self.ties.insert(id, tie);
            }
            Some(Record::Assessment(assessment)) => {
                self.assessments_of.entry(assessment.tie).or_default().insert(id);
                self.assessments.insert(id, assessment);
            }
            Some(Record::Place(place)) => {
                self.places.insert(id, place);
            }
            Some(Record::Origin(origin)) => {
                self.origins.insert(id, origin);
            }
            Some(Record::Photo(photo)) => {
                self.photos.insert(id, photo);
            }
            Some(Record::View(view)) => {
                self.views.insert(id, view);
            }
            Some(Record::Incident(incident)) => {
                for &tie in &incident.ties {
                    self.incidents_of.entry(tie).or_default().insert(id);
                }
                self.incidents.insert(id, incident);
            }
            Some(Record::Snapshot(snapshot)) => {
                self.snapshots.insert(id, snapshot);
            }
            Some(Record::Strategy(strategy)) => {
                self.strategies.insert(id, strategy);
            }
            Some(Record::Reflection(reflection)) => {
                self.reflections.insert(id, reflection);
            }
            Some(Record::Round(round)) => {
                self.rounds.insert(id, round);
            }
            Some(Record::Reply(reply)) => {
                self.replies.insert(id, reply);
            }
            Some(Record::Profile(profile)) => self.profile = profile,
            Some(plan) => self.plans.insert(plan),
            None => {}
        }
    }
}

fn drop_from(index: &mut HashMap<Id, BTreeSet<Id>>, key: Id, id: Id) {
    if let Some(ids) = index.get_mut(&key) {
        ids.remove(&id);
        if ids.is_empty() {
            index.remove(&key);
        }
    }
}
