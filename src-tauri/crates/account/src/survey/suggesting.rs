//! Who can be asked, at which level, and in whom their answers tell their trust.

use crate::open::OpenAccount;
use domain::{
    Account, Group, Id, Kind, Stakeholder, Status, TieKind,
    trust::{component::Level, survey::Side},
};

/// Somebody who can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub id: Id,
    /// Whom they work for.
    pub side: Side,
    /// Where they work there: what is recorded, else what their place suggests.
    pub level: Level,
    /// Whether the level is recorded.
    pub level_is_recorded: bool,
    /// In whom on the other side their answers tell their trust, as suggested; none = nobody.
    pub counterpart: Option<Id>,
}

impl OpenAccount {
    /// Everybody who can be asked: the people of both companies who are still there, in the order in which
    /// they came in. Critical suppliers are of neither side.
    pub fn candidates(&self) -> Vec<Candidate> {
        let account = &self.account;
        account
            .stakeholders()
            .filter(|one| one.kind == Kind::Person && one.status != Status::Left)
            .filter_map(|one| {
                let side = side_of(account, one)?;
                Some(Candidate {
                    id: one.id,
                    side,
                    level: one.level.unwrap_or_else(|| level_suggested(account, one)),
                    level_is_recorded: one.level.is_some(),
                    counterpart: self.counterpart_suggested(one.id),
                })
            })
            .collect()
    }

    /// In whom the answers of a participant tell their trust where nothing else is said: those of a customer
    /// in the key account manager, those of one of ours in the customer's person with whom they have most
    /// evidence, and of several such the one with most ties; none where they have no tie to any.
    pub fn counterpart_suggested(&self, participant: Id) -> Option<Id> {
        let account = &self.account;
        let participant = account.stakeholder(participant)?;
        match side_of(account, participant)? {
            Side::Customer => account.profile().manager,
            Side::Supplier => {
                let mut nearest: Option<(usize, usize, Id)> = None;
                for other in account.stakeholders().filter(|other| is_customer_person(account, other)) {
                    let between: Vec<_> = account
                        .ties_of(participant.id)
                        .filter(|tie| tie.from == other.id || tie.to == other.id)
                        .collect();
                    let evidence = between
                        .iter()
                        .filter(|tie| tie.kind == TieKind::Trust)
                        .map(|tie| {
                            account.assessments_of(tie.id).count() + account.incidents_of(tie.id).count()
                        })
                        .sum();
                    let near = (evidence, between.len());
                    // Of several alike the one who came in first.
                    if !between.is_empty() && nearest.is_none_or(|(most, ties, _)| near > (most, ties)) {
                        nearest = Some((evidence, between.len(), other.id));
                    }
                }
                nearest.map(|(.., id)| id)
            }
        }
    }
}

fn is_customer_person(account: &Account, one: &Stakeholder) -> bool {
    one.kind == Kind::Person && one.status != Status::Left && side_of(account, one) == Some(Side::Customer)
}

/// Whom a stakeholder works for; none for a third party.
pub(super) fn side_of(account: &Account, one: &Stakeholder) -> Option<Side> {
    if account.is_ours(one) {
        return Some(Side::Supplier);
    }
    (one.group == Group::Customer).then_some(Side::Customer)
}

/// Where a stakeholder is likely to work whose level is not recorded: our own guess, and the user's to change.
fn level_suggested(account: &Account, one: &Stakeholder) -> Level {
    match one.group {
        Group::Leadership => Level::Leadership,
        _ if account.profile().manager == Some(one.id) => Level::Operation,
        _ => Level::Staff,
    }
}
