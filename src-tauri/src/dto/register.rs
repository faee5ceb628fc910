//! The register, what there is to filter by, and what is done to several people at once, on the wire.

use super::{id::Id, people::Stakeholder, word::Role};
use crate::error::{Code, Failure};
use account::domain::{self, stakeholder::Field};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Somebody as a row of the register.
#[derive(Clone, Debug, Serialize, Type)]
pub struct RegisterRow {
    /// Every field.
    pub stakeholder: Stakeholder,
    /// The organisation they are shown under.
    pub organisation: String,
    /// Whom they report to; empty = nobody.
    pub reports_to: String,
    /// Who owns the relationship; empty = nobody.
    pub owner: String,
    /// How far the manager trusts them, of 100.
    pub our_trust: Option<u8>,
    /// How far they trust the manager, of 100.
    pub their_trust: Option<u8>,
    /// Ties of all kinds.
    pub ties: u32,
    /// The day of the newest assessment, ISO 8601.
    pub last_assessed: Option<String>,
    /// The filter keeps them.
    pub kept: bool,
}

impl From<account::Row<'_>> for RegisterRow {
    fn from(row: account::Row<'_>) -> Self {
        Self {
            stakeholder: row.stakeholder.clone().into(),
            organisation: row.organisation,
            reports_to: row.boss.unwrap_or_default().to_owned(),
            owner: row.owner.unwrap_or_default().to_owned(),
            our_trust: row.ours.points(),
            their_trust: row.theirs.points(),
            ties: count(row.ties),
            last_assessed: row.last_assessed.map(|day| day.to_string()),
            kept: row.kept,
        }
    }
}

/// A value to filter by.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Choice {
    /// The value.
    pub value: String,
    /// How many have it.
    pub people: u32,
}

/// An owner to filter by.
#[derive(Clone, Debug, Serialize, Type)]
pub struct OwnerChoice {
    /// Who.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// How many relationships they own.
    pub people: u32,
}

/// What there is to filter by.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each list bears the name of what it lists")]
pub struct FilterChoices {
    pub organisations: Vec<Choice>,
    pub departments: Vec<Choice>,
    pub owners: Vec<OwnerChoice>,
    pub tags: Vec<Choice>,
}

impl FilterChoices {
    /// The choices with the owners' names.
    pub fn of(choices: account::Choices, name: impl Fn(domain::Id) -> String) -> Self {
        let choice = |(value, people): (String, usize)| Choice { value, people: count(people) };
        Self {
            organisations: choices.organisations.into_iter().map(choice).collect(),
            departments: choices.departments.into_iter().map(choice).collect(),
            owners: choices
                .owners
                .into_iter()
                .map(|(id, people)| OwnerChoice { id: id.into(), name: name(id), people: count(people) })
                .collect(),
            tags: choices.tags.into_iter().map(choice).collect(),
        }
    }
}

/// What is changed of several people at once.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Bulk {
    /// A field gets a value; empty = unknown.
    Set {
        /// The field's code.
        field: String,
        /// The value as text.
        text: String,
    },
    /// A hat more.
    AddRole {
        /// Which.
        role: Role,
    },
    /// A hat less.
    RemoveRole {
        /// Which.
        role: Role,
    },
    /// A label more.
    AddTag {
        /// Which.
        tag: String,
    },
    /// A label less.
    RemoveTag {
        /// Which.
        tag: String,
    },
    /// Who owns the relationship.
    Owner {
        /// Who; none = nobody.
        owner: Option<Id>,
    },
}

impl TryFrom<Bulk> for account::Bulk {
    type Error = Failure;

    fn try_from(bulk: Bulk) -> Result<Self, Failure> {
        Ok(match bulk {
            Bulk::Set { field, text } => {
                let known = Field::from_code(&field);
                let refused = || Failure::new(Code::Failed, format!("There is no field “{field}”."));
                Self::Set(known.ok_or_else(refused)?, text)
            }
            Bulk::AddRole { role } => Self::AddRole(role.into()),
            Bulk::RemoveRole { role } => Self::RemoveRole(role.into()),
            Bulk::AddTag { tag } => Self::AddTag(tag),
            Bulk::RemoveTag { tag } => Self::RemoveTag(tag),
            Bulk::Owner { owner } => Self::Owner(owner.map(Into::into)),
        })
    }
}

/// Somebody in a pasted list.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Pasted {
    /// What the list says.
    pub draft: Stakeholder,
    /// Who of that name or address is there already.
    pub known: Option<Id>,
}

impl From<account::import::Pasted> for Pasted {
    fn from(pasted: account::import::Pasted) -> Self {
        Self { draft: pasted.draft.into(), known: pasted.known.map(Into::into) }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
