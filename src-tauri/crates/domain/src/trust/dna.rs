//! Trust DNA™ (Hollyoake; Customer Attuned): trust between organisations in six components, read at three
//! levels.
//!
//! The components and the parts of three of them are published; no questionnaire is. What an item asks is
//! worded by us, and so are the scale (agreement, 1–7) and the weighting (all components alike).

use super::{
    component::Component,
    instrument::{BadAnswers, Instrument, agreed, agreement, answered, mean},
};
use crate::{stakeholder::Level, vocabulary::vocabulary};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

vocabulary! {
    /// What is asked: the published parts of a component, or the component itself where none are. The
    /// meaning is the statement to agree with, in our own words.
    Item {
        /// Their goals and ours point the same way.
        AlignedGoals = "aligned-goals", "Aligned goals";
        /// We see the same future for this relationship.
        SharedVision = "shared-vision", "Shared vision";
        /// When something goes wrong, both know the way back.
        RecoveryPaths = "recovery-paths", "Recovery paths";
        /// They know their trade.
        TechnicalCompetence = "technical-competence", "Technical competence";
        /// They have the people and the means for what they took on.
        Resources = "resources", "Resources";
        /// They have shown that they can do it.
        DemonstratedCapability = "demonstrated-capability", "Demonstrated capability";
        /// What they say can be relied on.
        Credibility = "credibility", "Credibility";
        /// Each of us needs the other to succeed.
        Interdependence = "interdependence", "Interdependence";
        /// Costs are shared fairly.
        FairCosts = "fair-costs", "Fair distribution of costs";
        /// Neither carries more of the risk than is right.
        BalancedRisk = "balanced-risk", "Balanced risk";
        /// Both will gain from this in the long run.
        LongTermBenefit = "long-term-benefit", "Long-term benefit";
        /// It has stood the test of time and is meant to last.
        Time = "time", "Time";
    }
}

impl Item {
    /// The component it belongs to.
    pub const fn component(self) -> Component {
        match self {
            Self::AlignedGoals | Self::SharedVision | Self::RecoveryPaths => Component::Intention,
            Self::TechnicalCompetence | Self::Resources | Self::DemonstratedCapability => Component::Ability,
            Self::Credibility => Component::Credibility,
            Self::Interdependence => Component::Interdependence,
            Self::FairCosts | Self::BalancedRisk | Self::LongTermBenefit => Component::MutualValue,
            Self::Time => Component::Time,
        }
    }
}

/// Agreement with what the items say of one tie, at one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustDna {
    /// Between whom: organisations (leadership), teams (operation) or people (staff).
    pub level: Level,
    /// 1 (not at all) to 7 (fully), of the items that were answered.
    pub answers: BTreeMap<Item, u8>,
}

impl TrustDna {
    /// Answers at a level, each checked against the scale.
    ///
    /// # Errors
    /// Those of [`check`](Self::check).
    pub fn new(level: Level, answers: impl IntoIterator<Item = (Item, u8)>) -> Result<Self, BadAnswers> {
        let dna = Self { level, answers: answers.into_iter().collect() };
        dna.check().map(|()| dna)
    }

    /// Whether something is answered, and all of it in 1–7.
    ///
    /// # Errors
    /// [`BadAnswers`]: nothing is answered, or the first item off the scale with the range.
    pub fn check(&self) -> Result<(), BadAnswers> {
        agreed(Instrument::TrustDna.spoken(), &self.answers, Item::spoken)
    }

    /// A component's mean of (x − 1)/6 over its items that were answered, in `[0, 1]`; none where none was.
    pub fn component(&self, component: Component) -> Option<f64> {
        let of = self.answers.iter().filter(|(item, _)| item.component() == component);
        mean(of.map(|(_, &value)| agreement(value)))
    }

    /// The mean of the components that were answered, in `[0, 1]`: each component counts alike, however
    /// many items it has. That weighting is our own definition. ½ where nothing is answered, which weighs
    /// nothing.
    pub fn normalised(&self) -> f64 {
        mean(Component::ALL.iter().filter_map(|&component| self.component(component))).unwrap_or(0.5)
    }

    /// The share of the twelve items that were answered, in `(0, 1]` where the answers keep their rules.
    pub fn answered(&self) -> f64 {
        answered(&self.answers, Item::ALL)
    }

    /// The component that holds trust back most: the lowest that was answered, the first where several are.
    pub fn weakest(&self) -> Option<Component> {
        let known = Component::ALL.iter().filter_map(|&it| self.component(it).map(|value| (it, value)));
        known
            .reduce(|least, next| if next.1 < least.1 { next } else { least })
            .map(|(component, _)| component)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{AlignedGoals, Credibility, Interdependence, RecoveryPaths, SharedVision, Time};

    #[track_caller]
    fn check(answers: &[(Item, u8)], normalised: f64, items: u32) {
        let dna = TrustDna::new(Level::Operation, answers.iter().copied()).unwrap();
        assert!((dna.normalised() - normalised).abs() < 1e-12, "normalised {}", dna.normalised());
        assert!((dna.answered() - f64::from(items) / 12.0).abs() < 1e-12, "answered {}", dna.answered());
    }

    #[test]
    fn agreement_runs_from_nothing_to_all() {
        let all = |value: u8| Item::ALL.iter().map(|&item| (item, value)).collect::<Vec<_>>();
        check(&all(1), 0.0, 12);
        check(&all(4), 0.5, 12);
        check(&all(7), 1.0, 12);
    }

    #[test]
    fn components_count_alike_however_many_of_their_items_were_answered() {
        check(&[(AlignedGoals, 7), (SharedVision, 7), (RecoveryPaths, 7), (Credibility, 1)], 0.5, 4);
        check(&[(AlignedGoals, 7), (Credibility, 1)], 0.5, 2);
        check(&[(AlignedGoals, 4), (SharedVision, 1), (Time, 7)], (0.25 + 1.0) / 2.0, 3);
    }

    #[test]
    fn an_item_off_the_scale_is_named_with_its_range() {
        let off = |value| {
            let answers = [(Credibility, 4), (SharedVision, value)];
            TrustDna::new(Level::Staff, answers).unwrap_err().to_string()
        };
        assert_eq!(off(0), "Shared vision is 0, but the scale runs from 1 to 7");
        assert_eq!(off(8), "Shared vision is 8, but the scale runs from 1 to 7");
    }

    #[test]
    fn nothing_answered_is_refused() {
        let error = TrustDna::new(Level::Leadership, []).unwrap_err();
        assert_eq!(error.to_string(), "nothing is answered in “Trust DNA™”: it takes one answer at least");
    }

    #[test]
    fn the_weakest_component_is_the_lowest_of_those_answered() {
        let weakest = |answers: &[(Item, u8)]| {
            TrustDna { level: Level::Staff, answers: answers.iter().copied().collect() }.weakest()
        };
        assert_eq!(weakest(&[(AlignedGoals, 5), (Interdependence, 2), (Time, 2)]), {
            Some(Component::Interdependence)
        });
        assert_eq!(weakest(&[]), None);
    }

    #[test]
    fn every_component_has_items() {
        let items = |component| Item::ALL.iter().filter(|item| item.component() == component).count();
        assert_eq!(
            Component::ALL.iter().map(|&component| items(component)).collect::<Vec<_>>(),
            [3, 3, 1, 1, 3, 1]
        );
    }
}
