//! The statements a new round begins with.

use super::super::component::{Component, Level};

/// Our own wording of one statement. There is no public instrument: this one is not to be told as
/// Hollyoake's or Customer Attuned's. It fits both sides, for each reads "the other company" as the
/// other one.
pub const fn default_wording(component: Component, level: Level) -> &'static str {
    use Component::{Ability, Credibility, Intention, Interdependence, MutualValue, Time};
    use Level::{Leadership, Operation, Staff};
    match (component, level) {
        (Intention, Leadership) => {
            "The other company’s leaders and ours want this relationship to go the same way."
        }
        (Intention, Operation) => {
            "When plans change, the other company’s teams look for an outcome that is good for us as well."
        }
        (Intention, Staff) => "The people I deal with at the other company mean well by us.",
        (Ability, Leadership) => "The other company has what it takes to carry out our joint plans.",
        (Ability, Operation) => "The other company’s teams do their part of the work we share well.",
        (Ability, Staff) => "The people I deal with at the other company know their job.",
        (Credibility, Leadership) => "What the other company’s leaders tell us turns out to be so.",
        (Credibility, Operation) => "The other company’s teams keep to what they commit to.",
        (Credibility, Staff) => {
            "When someone I deal with at the other company promises me something, I need not check on it."
        }
        (Interdependence, Leadership) => {
            "Both companies would lose something important if this relationship ended."
        }
        (Interdependence, Operation) => "The other company’s teams and ours plan ahead together.",
        (Interdependence, Staff) => {
            "The people I deal with at the other company need my work as much as I need theirs."
        }
        (MutualValue, Leadership) => {
            "What this relationship costs and what it yields is shared fairly between the companies."
        }
        (MutualValue, Operation) => {
            "When the other company’s teams and ours improve something together, both sides gain from it."
        }
        (MutualValue, Staff) => "Working with the people at the other company makes my own work better.",
        (Time, Leadership) => {
            "The leaders of the two companies trust each other more than when they began to work together."
        }
        (Time, Operation) => "Working with the other company’s teams has become easier over time.",
        (Time, Staff) => {
            "The longer I deal with the people at the other company, the more I am willing to rely on them."
        }
    }
}
