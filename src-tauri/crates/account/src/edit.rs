//! Adding, editing, removing and moving.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{
    Delta, Id, Lens, Measures, Place, Profile, RecordKind, Rejected, Stakeholder, Tie, TieKind,
    coach::Tuning, sentence,
};
use scene::scene::Point;

/// A stakeholder to be added, and how they are tied to somebody who is there already.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The fields; the id is given on adding.
    pub stakeholder: Stakeholder,
    /// A tie from the new stakeholder to another.
    pub tie: Option<(TieKind, Id)>,
}

/// The account's own fields as the user edits them.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileEdit {
    /// The customer's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// Who stands in the middle.
    pub manager: Option<Id>,
    /// Days after which evidence counts half.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence.
    pub instrument_weight: f64,
    /// Weight of a quick check in pieces of evidence.
    pub quick_check_weight: f64,
    /// What figures beside the scores rest on.
    pub measures: Measures,
    /// Which rules of the coach are off, and by which numbers the others go.
    pub coach: Tuning,
}

impl From<&Profile> for ProfileEdit {
    fn from(profile: &Profile) -> Self {
        Self {
            name: profile.name.clone(),
            supplier: profile.supplier.clone(),
            manager: profile.manager,
            half_life_days: profile.half_life_days,
            instrument_weight: profile.instrument_weight,
            quick_check_weight: profile.quick_check_weight,
            measures: profile.measures.clone(),
            coach: profile.coach.clone(),
        }
    }
}

impl OpenAccount {
    /// Adds a stakeholder, with a tie to somebody where the draft asks for one.
    ///
    /// # Errors
    /// Where the name is missing or the other end is gone.
    pub fn add(&mut self, draft: Draft) -> Result<Done, AccountError> {
        let id = self.world.new_id();
        let stakeholder = Stakeholder { id, name: draft.stakeholder.name.trim().into(), ..draft.stakeholder };
        let label = sentence::added(&stakeholder);
        let mut deltas = vec![Delta::added(stakeholder)];
        if let Some((kind, to)) = draft.tie {
            deltas.push(Delta::added(Tie::new(self.world.new_id(), kind, id, to)));
        }
        Ok(Done { added: vec![id], ..self.act(label, deltas)? })
    }

    /// Writes all fields of a stakeholder; nothing happens where none differs.
    ///
    /// # Errors
    /// Where the stakeholder is gone or the name is missing.
    pub fn edit(&mut self, stakeholder: Stakeholder) -> Result<Done, AccountError> {
        let before = self.known(stakeholder.id)?.clone();
        let label = sentence::edited(&before, &stakeholder);
        self.act(label, Delta::edited(before, stakeholder).into_iter().collect())
    }

    /// Removes stakeholders with all that hangs on them.
    ///
    /// # Errors
    /// Where one is gone already.
    pub fn remove(&mut self, ids: &[Id]) -> Result<Done, AccountError> {
        let mut names = Vec::new();
        let mut deltas: Vec<Delta> = Vec::new();
        // Each removal is worked out on what the ones before leave.
        let mut left = self.account.clone();
        for &id in ids {
            names.push(self.known(id)?.name.clone());
            let removal = left.removal_of_stakeholder(id)?;
            left.apply(&removal);
            deltas.extend(removal);
        }
        let ties = deltas.iter().filter(|delta| delta.record.kind == RecordKind::Tie).count();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.act(sentence::removed(&names, ties), deltas)
    }

    /// Ties two stakeholders.
    ///
    /// # Errors
    /// Where an end is gone, both are the same, or there is such a tie.
    pub fn tie(&mut self, kind: TieKind, from: Id, to: Id) -> Result<Done, AccountError> {
        let tie = Tie::new(self.world.new_id(), kind, from, to);
        let label = sentence::tied(&self.account, &tie);
        Ok(Done { added: vec![tie.id], ..self.act(label, vec![Delta::added(tie)])? })
    }

    /// Writes the note on a tie.
    ///
    /// # Errors
    /// Where the tie is gone.
    pub fn note_on_tie(&mut self, id: Id, note: &str) -> Result<Done, AccountError> {
        let before = self.known_tie(id)?.clone();
        let after = Tie { note: note.trim().into(), ..before.clone() };
        let label = format!("Noted on “{}”", sentence::fact(&self.account, &before));
        self.act(label, Delta::edited(before, after).into_iter().collect())
    }

    /// Removes a tie with its evidence.
    ///
    /// # Errors
    /// Where the tie is gone.
    pub fn untie(&mut self, id: Id) -> Result<Done, AccountError> {
        let label = sentence::untied(&self.account, self.known_tie(id)?);
        let deltas = self.account.removal_of_tie(id)?;
        self.act(label, deltas)
    }

    /// Writes the account's own fields.
    ///
    /// # Errors
    /// Where the name is missing, the manager is gone or a setting is out of its range.
    pub fn edit_profile(&mut self, edit: ProfileEdit) -> Result<Done, AccountError> {
        let before = self.account.profile().clone();
        let after = Profile {
            id: before.id,
            name: edit.name.trim().into(),
            supplier: edit.supplier.trim().into(),
            manager: edit.manager,
            half_life_days: edit.half_life_days,
            instrument_weight: edit.instrument_weight,
            quick_check_weight: edit.quick_check_weight,
            measures: edit.measures,
            coach: edit.coach,
        };
        let label = if before.manager != after.manager && before.name == after.name {
            after.manager.map_or_else(
                || "Took the manager out of the middle".into(),
                |manager| format!("Made {} the key account manager", self.account.name(manager)),
            )
        } else if before.name == after.name {
            sentence::settings(&before, &after).unwrap_or_else(|| "Changed the account’s settings".into())
        } else {
            format!("Renamed the account to {}", after.name)
        };
        self.act(label, Delta::edited(before, after).into_iter().collect())
    }

    /// Puts cards somewhere: `moves` are centres in scene units. On the power grid, whoever is put into a
    /// cell gets its influence and attitude; beyond the cells nothing changes.
    ///
    /// # Errors
    /// Where a stakeholder is gone, a point is none, or places in the lens tell something else.
    pub fn move_cards(&mut self, lens: Lens, moves: &[(Id, f64, f64)]) -> Result<Done, AccountError> {
        if lens == Lens::PowerGrid {
            return self.stand(moves);
        }
        let mut deltas = Vec::new();
        let mut names = Vec::new();
        for &(stakeholder, x, y) in moves {
            names.push(self.known(stakeholder)?.name.clone());
            match self.account.place_of(lens, stakeholder).cloned() {
                Some(before) => {
                    let after = Place { x, y, ..before.clone() };
                    deltas.extend(Delta::edited(before, after));
                }
                None => {
                    let id = self.world.new_id();
                    deltas.push(Delta::added(Place { id, lens, stakeholder, x, y }));
                }
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let done = self.act(sentence::moved(&names, lens), deltas)?;
        self.drawing.unpin(lens, moves.iter().map(|(id, ..)| *id));
        Ok(done)
    }

    fn stand(&mut self, moves: &[(Id, f64, f64)]) -> Result<Done, AccountError> {
        let view = self.view();
        let mut deltas = Vec::new();
        let mut last = None;
        for &(id, x, y) in moves {
            let before = self.known(id)?.clone();
            let Some(standing) = scene::standing_at(&self.account, &view, Point::new(x, y)) else { continue };
            let after =
                Stakeholder { influence: standing.influence, attitude: standing.attitude, ..before.clone() };
            if let Some(delta) = Delta::edited(before.clone(), after.clone()) {
                deltas.push(delta);
                last = Some((before, after));
            }
        }
        let label = match (&last, deltas.len()) {
            (Some((before, after)), 1) => sentence::edited(before, after),
            (_, count) => format!("Changed influence and attitude of {count} people"),
        };
        self.act(label, deltas)
    }

    /// Gives cards back to the layout; those that never were moved stay as they are.
    ///
    /// # Errors
    /// Where a stakeholder is gone.
    pub fn release_cards(&mut self, lens: Lens, ids: &[Id]) -> Result<Done, AccountError> {
        let mut deltas = Vec::new();
        let mut names = Vec::new();
        for &id in ids {
            let name = self.known(id)?.name.clone();
            if let Some(place) = self.account.place_of(lens, id) {
                deltas.push(Delta::removed(place.clone()));
                names.push(name);
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.act(sentence::released(&names, lens), deltas)
    }

    pub(crate) fn known(&self, id: Id) -> Result<&Stakeholder, Rejected> {
        self.account.stakeholder(id).ok_or(Rejected::Gone { kind: RecordKind::Stakeholder })
    }

    pub(crate) fn known_tie(&self, id: Id) -> Result<&Tie, Rejected> {
        self.account.tie(id).ok_or(Rejected::Gone { kind: RecordKind::Tie })
    }
}
