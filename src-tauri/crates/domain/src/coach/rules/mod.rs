//! The rules: each finds what it looks for in an account, and tells it only where it is asked to.

mod contacts;
mod fractures;
mod plans;
mod promises;
mod scores;
mod structure;
mod threads;
mod voices;

use super::{finding::Candidate, look::Look, rule::Rule};

/// What a rule finds, in no order.
pub(super) fn find<'a>(rule: Rule, look: &'a Look<'a>) -> Vec<Candidate<'a>> {
    match rule {
        Rule::RoleUnmet => contacts::roles(look),
        Rule::DeciderUnreached => contacts::deciders(look),
        Rule::SingleThread => threads::single(look),
        Rule::KeyPlayerUncovered => contacts::key_players(look),
        Rule::OneSided => scores::one_sided(look),
        Rule::Falling => scores::falling(look),
        Rule::Stale => scores::stale(look),
        Rule::Strained => scores::strained(look),
        Rule::OverDependence => threads::dependence(look),
        Rule::Overload => threads::overload(look),
        Rule::BrokenPromise => promises::functions(look),
        Rule::SupplierAtRisk => promises::suppliers(look),
        Rule::SignsOfFracture => fractures::signs(look),
        Rule::Unheard => voices::unheard(look),
        Rule::LeadersApart => structure::leaders(look),
        Rule::GoneButTied => structure::gone(look),
        Rule::ReportingCircle => structure::circles(look),
        Rule::Contradicted => fractures::contradictions(look),
        Rule::SurveyGap => voices::gaps(look),
        Rule::Overdue => plans::overdue(look),
        Rule::CommitmentBroken => plans::broken(look),
        Rule::StrategyIdle => plans::idle(look),
    }
}
