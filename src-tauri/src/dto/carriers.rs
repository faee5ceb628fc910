//! Who carries the account, on the wire.

use super::{
    figure::{Somebody, count},
    whatif::ShapeWord,
    word::Group,
};
use account::domain::{
    Account,
    network::measures::{self, Linked, Roles},
};
use serde::Serialize;
use specta::Type;

/// See [`Roles`].
#[derive(Clone, Copy, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct BrokerRoles {
    pub coordinator: f64,
    pub gatekeeper: f64,
    pub representative: f64,
    pub consultant: f64,
    pub liaison: f64,
}

impl From<Roles> for BrokerRoles {
    fn from(roles: Roles) -> Self {
        Self {
            coordinator: roles.coordinator as f64,
            gatekeeper: roles.gatekeeper as f64,
            representative: roles.representative as f64,
            consultant: roles.consultant as f64,
            liaison: roles.liaison as f64,
        }
    }
}

/// Two groups that somebody links.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct LinkedGroups {
    /// The one.
    pub one: Group,
    /// The other.
    pub other: Group,
    /// How many pairs of their people.
    pub pairs: f64,
}

impl From<&Linked> for LinkedGroups {
    fn from(linked: &Linked) -> Self {
        Self { one: linked.one.into(), other: linked.other.into(), pairs: linked.pairs as f64 }
    }
}

/// What rests on somebody: see [`measures::Carrier`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct CarrierLine {
    pub who: Somebody,
    pub group: Group,
    pub ours: bool,
    pub betweenness: f64,
    pub of_ways: f64,
    pub estimated: bool,
    pub roles: BrokerRoles,
    pub linked: Vec<LinkedGroups>,
    pub constraint: Option<f64>,
    pub effective_size: Option<f64>,
    pub outwardness: Option<f64>,
    pub cut_off: u32,
    pub core: u32,
    pub threads: Option<u32>,
    pub sentence: String,
}

/// What rests on everybody.
#[derive(Clone, Debug, Serialize, Type)]
pub struct CarrierList {
    /// Those on whom most rests first.
    pub all: Vec<CarrierLine>,
    /// It is an estimate: what is exact takes longer.
    pub estimated: bool,
    /// How the customer and we hang together.
    pub shape: ShapeWord,
}

impl CarrierList {
    /// With names and sentences, those on whom most rests first.
    pub fn of(account: &Account, carriers: &measures::Carriers) -> Self {
        let mut all: Vec<&measures::Carrier> = carriers.all.iter().collect();
        all.sort_by(|a, b| {
            b.betweenness.total_cmp(&a.betweenness).then(b.cut_off.cmp(&a.cut_off)).then(a.id.cmp(&b.id))
        });
        let line = |carrier: &measures::Carrier| {
            let known = account.stakeholder(carrier.id);
            CarrierLine {
                who: Somebody::of(account, carrier.id),
                group: known.map_or(Group::Customer, |known| known.group.into()),
                ours: known.is_some_and(|known| account.is_ours(known)),
                betweenness: carrier.betweenness,
                of_ways: carrier.of_ways,
                estimated: carrier.error.is_some(),
                roles: carrier.roles.into(),
                linked: carrier.linked.iter().map(LinkedGroups::from).collect(),
                constraint: carrier.constraint,
                effective_size: carrier.effective_size,
                outwardness: carrier.outwardness,
                cut_off: count(carrier.cut_off),
                core: count(carrier.core),
                threads: carrier.threads.map(count),
                sentence: carrier.sentence(account),
            }
        };
        Self {
            all: all.into_iter().map(line).collect(),
            estimated: carriers.all.iter().any(|carrier| carrier.error.is_some()),
            shape: ShapeWord::of(account, carriers.shape),
        }
    }
}
