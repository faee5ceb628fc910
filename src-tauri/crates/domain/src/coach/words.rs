//! What the rules have in common when they tell what they found.

use super::look::{Look, Trust};
use crate::{
    plan::Aspect,
    sentence::possessive,
    trust::{Component, Factor},
};
use jiff::civil::Date;

/// "14 August 2026".
pub(super) fn day(on: Date) -> String {
    on.strftime("%-d %B %Y").to_string()
}

/// "1 person", "3 people".
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".into() } else { format!("{count} people") }
}

/// "1 day", "19 days".
pub(super) fn days(count: f64) -> String {
    if count == 1.0 { "1 day".into() } else { format!("{count} days") }
}

/// "Marcus Lind’s trust in Priya Raman".
pub(super) fn trust_in(look: &Look<'_>, tie: &Trust<'_>) -> String {
    format!("{} trust in {}", possessive(look.name(tie.from)), look.name(tie.to))
}

/// "Marcus Lind’s trust in Priya Raman is 24, 78 % certain, by evidence of 3 November 2026".
pub(super) fn standing(look: &Look<'_>, tie: &Trust<'_>) -> String {
    let Some(points) = tie.points else { return format!("{} is not scored", trust_in(look, tie)) };
    let certain = (tie.mark().certainty * 100.0).round();
    let told = format!("{} is {points}, {certain} % certain", trust_in(look, tie));
    match tie.mark().age_days {
        Some(age) => format!("{told}, by evidence up to {} ago", days(age)),
        None => told,
    }
}

/// The factor of the Trust Equation as something an action can raise.
pub(super) const fn aspect_of(factor: Factor) -> Aspect {
    match factor {
        Factor::Credibility => Aspect::Credibility,
        Factor::Reliability => Aspect::Reliability,
        Factor::Intimacy => Aspect::Intimacy,
        Factor::SelfOrientation => Aspect::SelfOrientation,
    }
}

/// The component of the Trust DNA™ as something an action can raise.
pub(super) const fn aspect_of_component(component: Component) -> Aspect {
    match component {
        Component::Intention => Aspect::Intention,
        Component::Ability => Aspect::Ability,
        Component::Credibility => Aspect::Credibility,
        Component::Interdependence => Aspect::Interdependence,
        Component::MutualValue => Aspect::MutualValue,
        Component::Time => Aspect::Time,
    }
}

/// What holds a relationship back most, and the advice that goes with it, where a Trust Equation tells.
pub(super) fn weakest(tie: &Trust<'_>) -> Option<(Factor, &'static str)> {
    tie.marked.equation.map(|equation| equation.weakest())
}
