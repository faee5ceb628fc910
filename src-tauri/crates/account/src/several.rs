//! Changing several people at once.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{Delta, Id, Rejected, Role, Stakeholder, Tie, TieKind, sentence, stakeholder::Field};

/// What is changed of several people at once.
#[derive(Clone, Debug, PartialEq)]
pub enum Bulk {
    /// A field gets a value, as text; empty = unknown.
    Set(Field, String),
    /// They wear a hat more.
    AddRole(Role),
    /// They wear a hat less.
    RemoveRole(Role),
    /// They bear a label more.
    AddTag(String),
    /// They bear a label less.
    RemoveTag(String),
    /// A colleague of ours owns the relationship with them, or nobody.
    Owner(Option<Id>),
}

impl Bulk {
    fn apply(&self, known: &mut Stakeholder) -> Result<(), AccountError> {
        match self {
            Self::Set(field, text) => known.set_field(*field, text)?,
            Self::AddRole(role) => _ = known.roles.insert(*role),
            Self::RemoveRole(role) => _ = known.roles.remove(role),
            Self::AddTag(tag) if tag.trim().is_empty() => {}
            Self::AddTag(tag) => _ = known.tags.insert(tag.trim().to_owned()),
            Self::RemoveTag(tag) => _ = known.tags.remove(tag),
            Self::Owner(owner) => known.owner = *owner,
        }
        Ok(())
    }

    const fn what(&self) -> &'static str {
        match self {
            Self::Set(field, _) => field.spoken(),
            Self::AddRole(_) | Self::RemoveRole(_) => Field::Roles.spoken(),
            Self::AddTag(_) | Self::RemoveTag(_) => Field::Tags.spoken(),
            Self::Owner(_) => "owner",
        }
    }
}

impl OpenAccount {
    /// Changes several people at once, as one change; those who are so already stay as they are.
    ///
    /// # Errors
    /// Where one is gone, the text is not of the field's vocabulary, or a name would be missing.
    pub fn change_several(&mut self, ids: &[Id], bulk: &Bulk) -> Result<Done, AccountError> {
        let mut deltas = Vec::new();
        let mut last = None;
        for &id in ids {
            let before = self.known(id)?.clone();
            let mut after = before.clone();
            bulk.apply(&mut after)?;
            if let Some(delta) = Delta::edited(before.clone(), after.clone()) {
                deltas.push(delta);
                last = Some((before, after));
            }
        }
        let label = match (&last, deltas.len()) {
            (Some((before, after)), 1) => sentence::edited(before, after),
            (_, count) => format!("Changed the {} of {count} people", bulk.what()),
        };
        self.act(label, deltas)
    }

    /// Adds a copy of each, with whom they report to and without what is a person's own: the name is
    /// marked as a copy's, and addresses, telephone numbers, trust and photo are left out.
    ///
    /// # Errors
    /// Where one is gone.
    pub fn duplicate(&mut self, ids: &[Id]) -> Result<Done, AccountError> {
        let mut deltas = Vec::new();
        let mut added = Vec::new();
        let mut names = Vec::new();
        for &id in ids {
            let known = self.known(id)?.clone();
            let copy = Stakeholder {
                id: self.world.new_id(),
                name: format!("{} (copy)", known.name),
                email: String::new(),
                phone: String::new(),
                mobile: String::new(),
                ..known.clone()
            };
            let bosses: Vec<(TieKind, Id)> = self
                .account
                .ties_of(id)
                .filter(|tie| tie.from == id && tie.kind.is_reporting())
                .map(|tie| (tie.kind, tie.to))
                .collect();
            names.push(known.name);
            added.push(copy.id);
            let from = copy.id;
            deltas.push(Delta::added(copy));
            for (kind, to) in bosses {
                deltas.push(Delta::added(Tie::new(self.world.new_id(), kind, from, to)));
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Ok(Done { added, ..self.act(sentence::duplicated(&names), deltas)? })
    }

    /// Adds several people at once.
    ///
    /// # Errors
    /// Where a name is missing.
    pub fn add_several(&mut self, drafts: Vec<Stakeholder>) -> Result<Done, AccountError> {
        let mut deltas = Vec::new();
        let mut added = Vec::new();
        for draft in drafts {
            let known = Stakeholder { id: self.world.new_id(), name: draft.name.trim().into(), ..draft };
            added.push(known.id);
            deltas.push(Delta::added(known));
        }
        let label = match deltas.len() {
            1 => "Added 1 person from a list".to_owned(),
            count => format!("Added {count} people from a list"),
        };
        Ok(Done { added, ..self.act(label, deltas)? })
    }

    /// Has people report to somebody by a solid line, in place of whom they report to so far; to nobody
    /// where none is given.
    ///
    /// # Errors
    /// Where somebody is gone, or would come to report to themselves, directly or through others.
    pub fn report_to(&mut self, ids: &[Id], boss: Option<Id>) -> Result<Done, AccountError> {
        let mut deltas = Vec::new();
        let mut names = Vec::new();
        if let Some(boss) = boss {
            self.known(boss)?;
        }
        for &id in ids {
            let name = self.known(id)?.name.clone();
            if let Some(boss) = boss {
                self.may_report(id, boss)?;
            }
            let solid: Vec<Tie> = self
                .account
                .ties_of(id)
                .filter(|tie| tie.kind == TieKind::ReportsTo && tie.from == id)
                .cloned()
                .collect();
            let is_so = boss.is_some_and(|boss| solid.iter().any(|tie| tie.to == boss));
            for tie in solid.iter().filter(|tie| boss != Some(tie.to)) {
                deltas.extend(self.account.removal_of_tie(tie.id)?);
            }
            if let Some(boss) = boss.filter(|_| !is_so) {
                deltas.push(Delta::added(Tie::new(self.world.new_id(), TieKind::ReportsTo, id, boss)));
            }
            names.push(name);
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let label = sentence::reporting(&names, boss.map(|boss| self.account.name(boss)));
        self.act(label, deltas)
    }

    fn may_report(&self, id: Id, boss: Id) -> Result<(), Rejected> {
        let name = self.account.name(id).to_owned();
        if boss == id {
            return Err(Rejected::SelfTie { name });
        }
        if self.account.reports_through(boss, id) {
            return Err(Rejected::CircularReport { name, boss: self.account.name(boss).to_owned() });
        }
        Ok(())
    }

    /// What hangs on somebody, as sentences: ties to others, people whose relationship they own.
    ///
    /// # Errors
    /// Where they are gone.
    pub fn hanging(&self, id: Id) -> Result<Vec<String>, AccountError> {
        self.known(id)?;
        let mut hanging: Vec<String> =
            self.account.ties_of(id).map(|tie| sentence::fact(&self.account, tie)).collect();
        let name = self.account.name(id);
        let owned = self.account.stakeholders().filter(|other| other.owner == Some(id));
        hanging.extend(owned.map(|other| format!("{name} owns the relationship with {}", other.name)));
        if self.account.profile().manager == Some(id) {
            hanging.push(format!("{name} is the key account manager"));
        }
        Ok(hanging)
    }
}
