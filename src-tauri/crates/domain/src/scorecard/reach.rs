//! With how many of those who matter we have a contact (frameworks §4).

use crate::{
    id::Id,
    rollup::Tally,
    stakeholder::{Coverage, Role, Stakeholder, Status},
};
use serde::Serialize;

/// With how many of some we have a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reach {
    /// With how many.
    pub reached: usize,
    /// Of how many.
    pub of: usize,
    /// Whom we reach.
    pub people: Vec<Id>,
    /// Whom we do not reach.
    pub missed_people: Vec<Id>,
    /// What is not reached, as people know it: roles nobody of whom we know, for one.
    pub missed: Vec<String>,
}

impl Reach {
    /// The share that is reached, in `[0, 1]`; none where there is nobody to reach.
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| self.reached as f64 / self.of as f64)
    }
}

/// Brief contact or more (Altify’s steps; that brief counts is our own definition).
fn is_contact(stakeholder: &Stakeholder) -> bool {
    stakeholder.coverage.is_some_and(|coverage| coverage >= Coverage::Brief)
}

fn customers<'a>(tally: &'a Tally<'_>) -> impl Iterator<Item = &'a Stakeholder> {
    let all = tally.account.stakeholders();
    all.filter(|known| known.status != Status::Left && tally.is_customer(known))
}

/// Roles with a contact, of the six of the decision-making unit and, where somebody bears them, initiator and
/// approver.
pub(super) fn roles(tally: &Tally<'_>) -> Reach {
    let mut reach = Reach::default();
    for &role in Role::ALL {
        let bearers: Vec<&Stakeholder> =
            customers(tally).filter(|known| known.roles.contains(&role)).collect();
        if bearers.is_empty() && matches!(role, Role::Initiator | Role::Approver) {
            continue;
        }
        reach.of += 1;
        let (met, unmet): (Vec<&Stakeholder>, Vec<&Stakeholder>) =
            bearers.into_iter().partition(|bearer| is_contact(bearer));
        if met.is_empty() {
            reach.missed.push(role.spoken().into());
            reach.missed_people.extend(unmet.iter().map(|bearer| bearer.id));
        } else {
            reach.reached += 1;
            reach.people.extend(met.iter().map(|bearer| bearer.id));
        }
    }
    for people in [&mut reach.people, &mut reach.missed_people] {
        people.sort_unstable();
        people.dedup();
    }
    reach
}

/// The customer’s key players with whom there is a contact.
pub(super) fn key_players(tally: &Tally<'_>) -> Reach {
    let players = customers(tally).filter(|known| known.is_key_player());
    let (met, unmet): (Vec<&Stakeholder>, Vec<&Stakeholder>) = players.partition(|player| is_contact(player));
    Reach {
        reached: met.len(),
        of: met.len() + unmet.len(),
        people: met.iter().map(|player| player.id).collect(),
        missed_people: unmet.iter().map(|player| player.id).collect(),
        missed: unmet.iter().map(|player| player.name.clone()).collect(),
    }
}
