//! Where the relationship with a stakeholder stands and where it should be, on a ladder of stages.

use crate::{
    account::Account,
    id::Id,
    trust::ladder::{Ladder, Stage},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The strategy for one stakeholder. There is at most one each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strategy {
    /// Identity.
    pub id: Id,
    /// For whom.
    pub stakeholder: Id,
    /// The ladder both stages stand on.
    pub ladder: Ladder,
    /// Where it stands; none = not said.
    pub current: Option<Stage>,
    /// Where it should be; none = not said.
    pub target: Option<Stage>,
    /// Why, and how.
    pub why: String,
    /// The day it was last thought over.
    pub on: Date,
}

impl Strategy {
    /// How many stages the target lies above the current one, or below, where less than 0; none where
    /// either is not said.
    pub fn gap(&self) -> Option<i8> {
        let at = |stage: Stage| self.ladder.stages().iter().position(|each| *each == stage);
        let (current, target) = (at(self.current?)?, at(self.target?)?);
        Some(i8::try_from(target).ok()? - i8::try_from(current).ok()?)
    }

    /// Whether both stages stand on the ladder.
    pub fn is_on_ladder(&self) -> bool {
        [self.current, self.target].into_iter().flatten().all(|stage| stage.ladder() == self.ladder)
    }
}

impl Account {
    /// All strategies.
    pub fn strategies(&self) -> impl ExactSizeIterator<Item = &Strategy> {
        self.strategies.values()
    }

    /// The strategy for a stakeholder.
    pub fn strategy_for(&self, stakeholder: Id) -> Option<&Strategy> {
        self.strategies.values().find(|strategy| strategy.stakeholder == stakeholder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(current: Option<Stage>, target: Option<Stage>, gap: Option<i8>, on_ladder: bool) {
        let strategy = Strategy {
            id: Id::numbered(1),
            stakeholder: Id::numbered(2),
            ladder: Ladder::Altify,
            current,
            target,
            why: String::new(),
            on: date(2026, 11, 22),
        };
        assert_eq!((strategy.gap(), strategy.is_on_ladder()), (gap, on_ladder));
    }

    #[test]
    fn the_gap_is_counted_in_stages_of_the_ladder() {
        check(Some(Stage::Vendor), Some(Stage::TrustedAdvisor), Some(3), true);
        check(Some(Stage::ProblemSolver), Some(Stage::CredibleSource), Some(-1), true);
        check(Some(Stage::Vendor), None, None, true);
        check(Some(Stage::Vendor), Some(Stage::Integrated), None, false);
    }
}
