//! The stages a relationship is said to go through: four ladders, of which a user picks one by name.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A ladder of stages.
    Ladder {
        /// From the contract to the partner: of the stages between, none is published.
        Hollyoake = "hollyoake", "Contract to partner";
        /// What trust rests on, as it deepens.
        LewickiBunker = "lewicki-bunker", "Calculus to identification";
        /// What the seller is to the buyer.
        Altify = "altify", "Vendor to trusted advisor";
        /// How far two organisations have grown together.
        KeyAccount = "key-account", "Exploratory to integrated";
    }
}

impl Ladder {
    /// Whose it is.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Hollyoake => "Hollyoake",
            Self::LewickiBunker => "Lewicki and Bunker",
            Self::Altify => "Altify",
            Self::KeyAccount => "the literature on key account management",
        }
    }

    /// Its stages, the lowest first.
    pub const fn stages(self) -> &'static [Stage] {
        match self {
            Self::Hollyoake => &[Stage::Contractual, Stage::TrustedPartner],
            Self::LewickiBunker => &[Stage::Calculus, Stage::Knowledge, Stage::Identification],
            Self::Altify => {
                &[Stage::Vendor, Stage::CredibleSource, Stage::ProblemSolver, Stage::TrustedAdvisor]
            }
            Self::KeyAccount => &[
                Stage::Exploratory,
                Stage::Basic,
                Stage::Cooperative,
                Stage::Interdependent,
                Stage::Integrated,
            ],
        }
    }
}

vocabulary! {
    /// A stage of a ladder (named by the ladder's source; the meaning is in our words).
    Stage {
        /// The contract holds it together, and risk is weighed each time.
        Contractual = "contractual", "Contractual, risk-based";
        /// Each counts on the other beyond what is written.
        TrustedPartner = "trusted-partner", "Trusted partner";
        /// Trust holds as long as it pays more to keep it than to break it.
        Calculus = "calculus", "Calculus-based";
        /// Each knows the other well enough to foresee what they will do.
        Knowledge = "knowledge", "Knowledge-based";
        /// Each has made the other's aims their own.
        Identification = "identification", "Identification-based";
        /// One of several who can supply it.
        Vendor = "vendor", "Vendor";
        /// Somebody whose word on the matter is believed.
        CredibleSource = "credible-source", "Credible source";
        /// Somebody who is called when there is a problem.
        ProblemSolver = "problem-solver", "Problem solver";
        /// Somebody who is asked before there is one.
        TrustedAdvisor = "trusted-advisor", "Trusted advisor";
        /// Both find out whether they suit each other.
        Exploratory = "exploratory", "Exploratory";
        /// They deal with each other, mostly through one person a side.
        Basic = "basic", "Basic";
        /// More people of both sides work together.
        Cooperative = "cooperative", "Cooperative";
        /// Each would find it hard to do without the other.
        Interdependent = "interdependent", "Interdependent";
        /// The two work as one in what they do together.
        Integrated = "integrated", "Integrated";
    }
}

impl Stage {
    /// The ladder it is a stage of.
    pub const fn ladder(self) -> Ladder {
        match self {
            Self::Contractual | Self::TrustedPartner => Ladder::Hollyoake,
            Self::Calculus | Self::Knowledge | Self::Identification => Ladder::LewickiBunker,
            Self::Vendor | Self::CredibleSource | Self::ProblemSolver | Self::TrustedAdvisor => {
                Ladder::Altify
            }
            Self::Exploratory | Self::Basic | Self::Cooperative | Self::Interdependent | Self::Integrated => {
                Ladder::KeyAccount
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_stands_once_on_its_own_ladder() {
        let all: Vec<Stage> = Ladder::ALL.iter().flat_map(|ladder| ladder.stages()).copied().collect();
        assert_eq!(all, Stage::ALL);
        for ladder in Ladder::ALL {
            assert!(ladder.stages().iter().all(|stage| stage.ladder() == *ladder), "{ladder:?}");
        }
    }

    #[test]
    fn a_ladder_and_a_stage_are_found_by_name() {
        assert_eq!(Ladder::from_code("altify"), Some(Ladder::Altify));
        assert_eq!(Stage::from_code("trusted-advisor").map(Stage::ladder), Some(Ladder::Altify));
        assert_eq!(Stage::from_code("friend"), None);
    }
}
