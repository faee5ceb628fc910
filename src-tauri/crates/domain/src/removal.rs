//! What goes with a record when it is removed.

use crate::{
    account::Account, change::Delta, id::Id, incident::Incident, origin::Origin, photo::Photo, place::Place,
    profile::Profile, record::RecordKind, reflection::Reflection, rules::Rejected, stakeholder::Stakeholder,
    strategy::Strategy,
};
use std::collections::BTreeSet;

impl Account {
    /// What removing a stakeholder takes with it: their ties with all evidence, their places, their photo,
    /// the strategy for them, what was thought about them and the marks of imports; where they were somebody's owner or the
    /// manager, that is unset, and plans go on without them.
    ///
    /// # Errors
    /// [`Rejected::Gone`] where there is no such stakeholder.
    pub fn removal_of_stakeholder(&self, id: Id) -> Result<Vec<Delta>, Rejected> {
        let stakeholder = self.stakeholder(id).ok_or(Rejected::Gone { kind: RecordKind::Stakeholder })?;
        let mut deltas = Vec::new();
        let ties: BTreeSet<Id> = self.ties_of(id).map(|tie| tie.id).collect();
        deltas.extend(self.removal_of_ties(&ties)?);
        let of = |place: &&Place| place.stakeholder == id;
        deltas.extend(self.places.values().filter(of).cloned().map(Delta::removed));
        let of = |origin: &&Origin| origin.stakeholder == id;
        deltas.extend(self.origins.values().filter(of).cloned().map(Delta::removed));
        let of = |photo: &&Photo| photo.stakeholder == id;
        deltas.extend(self.photos.values().filter(of).cloned().map(Delta::removed));
        let of = |strategy: &&Strategy| strategy.stakeholder == id;
        deltas.extend(self.strategies.values().filter(of).cloned().map(Delta::removed));
        let of = |reflection: &&Reflection| reflection.about == Some(id);
        deltas.extend(self.reflections.values().filter(of).cloned().map(Delta::removed));
        deltas.extend(self.plans.without(id));
        for owned in self.stakeholders.values().filter(|other| other.owner == Some(id) && other.id != id) {
            deltas.extend(Delta::edited(owned.clone(), Stakeholder { owner: None, ..owned.clone() }));
        }
        if self.profile.manager == Some(id) {
            let profile = Profile { manager: None, ..self.profile.clone() };
            deltas.extend(Delta::edited(self.profile.clone(), profile));
        }
        deltas.push(Delta::removed(stakeholder.clone()));
        Ok(deltas)
    }

    /// What removing a tie takes with it: its assessments. The incidents that touched it stay, without it.
    ///
    /// # Errors
    /// [`Rejected::Gone`] where there is no such tie.
    pub fn removal_of_tie(&self, id: Id) -> Result<Vec<Delta>, Rejected> {
        self.removal_of_ties(&BTreeSet::from([id]))
    }

    fn removal_of_ties(&self, ids: &BTreeSet<Id>) -> Result<Vec<Delta>, Rejected> {
        let mut deltas = Vec::new();
        let touched: BTreeSet<Id> =
            ids.iter().flat_map(|&tie| self.incidents_of(tie)).map(|incident| incident.id).collect();
        for incident in touched.iter().filter_map(|id| self.incidents.get(id)) {
            let ties = incident.ties.difference(ids).copied().collect();
            deltas.extend(Delta::edited(incident.clone(), Incident { ties, ..incident.clone() }));
        }
        for &id in ids {
            let tie = self.tie(id).ok_or(Rejected::Gone { kind: RecordKind::Tie })?;
            deltas.extend(self.assessments_of(id).cloned().map(Delta::removed));
            deltas.push(Delta::removed(tie.clone()));
        }
        Ok(deltas)
    }
}
