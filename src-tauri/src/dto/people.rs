//! Stakeholders and their ties on the wire.

use super::{
    id::Id,
    strategy::Strategy,
    trust::Points,
    word::{Attitude, Coverage, Group, Influence, Kind, Level, Role, Status, TieKind},
};
use account::domain;
use account::{OpenAccount, Tied, Trusted};
use serde::{Deserialize, Serialize};
use specta::Type;

/// See [`domain::Stakeholder`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Stakeholder {
    pub id: Id,
    pub kind: Kind,
    pub name: String,
    pub organisation: String,
    pub department: String,
    pub title: String,
    pub group: Group,
    pub level: Option<Level>,
    pub roles: Vec<Role>,
    pub attitude: Option<Attitude>,
    pub coverage: Option<Coverage>,
    pub influence: Option<Influence>,
    pub status: Status,
    pub email: String,
    pub phone: String,
    pub mobile: String,
    pub address: String,
    pub owner: Option<Id>,
    pub tags: Vec<String>,
    pub notes: String,
}

impl From<domain::Stakeholder> for Stakeholder {
    fn from(known: domain::Stakeholder) -> Self {
        Self {
            id: known.id.into(),
            kind: known.kind.into(),
            name: known.name,
            organisation: known.organisation,
            department: known.department,
            title: known.title,
            group: known.group.into(),
            level: known.level.map(Level::from),
            roles: known.roles.into_iter().map(Role::from).collect(),
            attitude: known.attitude.map(Attitude::from),
            coverage: known.coverage.map(Coverage::from),
            influence: known.influence.map(Influence::from),
            status: known.status.into(),
            email: known.email,
            phone: known.phone,
            mobile: known.mobile,
            address: known.address,
            owner: known.owner.map(Id::from),
            tags: known.tags.into_iter().collect(),
            notes: known.notes,
        }
    }
}

impl From<Stakeholder> for domain::Stakeholder {
    fn from(sent: Stakeholder) -> Self {
        Self {
            id: sent.id.into(),
            kind: sent.kind.into(),
            name: sent.name.trim().into(),
            organisation: sent.organisation.trim().into(),
            department: sent.department.trim().into(),
            title: sent.title.trim().into(),
            group: sent.group.into(),
            level: sent.level.map(domain::Level::from),
            roles: sent.roles.into_iter().map(domain::Role::from).collect(),
            attitude: sent.attitude.map(domain::Attitude::from),
            coverage: sent.coverage.map(domain::Coverage::from),
            influence: sent.influence.map(domain::Influence::from),
            status: sent.status.into(),
            email: sent.email.trim().into(),
            phone: sent.phone.trim().into(),
            mobile: sent.mobile.trim().into(),
            address: sent.address.trim().into(),
            owner: sent.owner.map(domain::Id::from),
            tags: sent.tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect(),
            notes: sent.notes.trim().into(),
        }
    }
}

/// Somebody who fits a search.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Found {
    pub id: Id,
    pub name: String,
    pub title: String,
    pub organisation: String,
    pub group: Group,
}

impl From<account::Found<'_>> for Found {
    fn from(found: account::Found<'_>) -> Self {
        let known = found.stakeholder;
        Self {
            id: known.id.into(),
            name: known.name.clone(),
            title: known.title.clone(),
            organisation: known.organisation.clone(),
            group: known.group.into(),
        }
    }
}

/// A tie other than trust, seen from one end.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TieSummary {
    /// The tie.
    pub id: Id,
    /// Its kind.
    pub kind: TieKind,
    /// Where it starts.
    pub from: Id,
    /// Where it ends.
    pub to: Id,
    /// The other end.
    pub other: Id,
    /// The other end's name.
    pub other_name: String,
    /// Free text.
    pub note: String,
}

impl From<Tied<'_>> for TieSummary {
    fn from(Tied { tie, other }: Tied<'_>) -> Self {
        Self {
            id: tie.id.into(),
            kind: tie.kind.into(),
            from: tie.from.into(),
            to: tie.to.into(),
            other: other.id.into(),
            other_name: other.name.clone(),
            note: tie.note.clone(),
        }
    }
}

/// Trust between a stakeholder and another, both ways.
#[derive(Clone, Debug, Serialize, Type)]
pub struct TrustSummary {
    /// The other.
    pub other: Id,
    /// The other's name.
    pub other_name: String,
    /// How far the stakeholder trusts the other.
    pub given: Points,
    /// How far the other trusts the stakeholder.
    pub received: Points,
}

impl From<Trusted<'_>> for TrustSummary {
    fn from(trusted: Trusted<'_>) -> Self {
        Self {
            other: trusted.other.id.into(),
            other_name: trusted.other.name.clone(),
            given: Points::from(&trusted.given),
            received: Points::from(&trusted.received),
        }
    }
}

/// All the inspector shows of a stakeholder.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Portrait {
    /// Every field.
    pub stakeholder: Stakeholder,
    /// Stands in the middle.
    pub is_manager: bool,
    /// Belongs to our own company.
    pub ours: bool,
    /// Trust, both ways.
    pub trust: Vec<TrustSummary>,
    /// All other ties.
    pub ties: Vec<TieSummary>,
    /// The system the stakeholder was imported from.
    pub imported_from: Option<String>,
    /// Where the relationship stands and where it should be.
    pub strategy: Option<Strategy>,
}

impl Portrait {
    /// The portrait of a stakeholder.
    ///
    /// # Errors
    /// Where the stakeholder is gone.
    pub fn of(open: &mut OpenAccount, id: domain::Id) -> Result<Self, account::AccountError> {
        let trust = open.trust_of(id)?.into_iter().map(TrustSummary::from).collect();
        let ties = open.tied_to(id)?.into_iter().map(TieSummary::from).collect();
        let account = open.account_of(id);
        let known = account
            .stakeholder(id)
            .ok_or(domain::Rejected::Gone { kind: domain::RecordKind::Stakeholder })?;
        Ok(Self {
            stakeholder: known.clone().into(),
            is_manager: account.profile().manager == Some(id),
            ours: account.is_ours(known),
            trust,
            ties,
            imported_from: open.imported_from(id).map(str::to_owned),
            strategy: account.strategy_for(id).map(Strategy::from),
        })
    }
}
