//! Trust as Covey tells it (*The Speed of Trust*): the behaviours that build it, and the four cores and
//! five waves behind them. What trust costs or yields is in [`super::tax`].

use super::instrument::{BadAnswers, Instrument, agreed, agreement, answered, mean, share, something};
use crate::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

vocabulary! {
    /// What a behaviour or a core speaks of (Covey).
    Family {
        /// Who somebody is.
        Character = "character", "Character";
        /// What somebody can do.
        Competence = "competence", "Competence";
        /// Both together.
        Both = "both", "Character and competence";
    }
}

vocabulary! {
    /// A behaviour that builds trust (Covey names them; the meaning is in our words).
    Behaviour {
        /// Says what is so, in plain words, and leaves no wrong impression.
        TalkStraight = "talk-straight", "Talk straight";
        /// Shows that everybody counts, whatever their rank.
        DemonstrateRespect = "demonstrate-respect", "Demonstrate respect";
        /// Lets others see what there is to see, and check it.
        CreateTransparency = "create-transparency", "Create transparency";
        /// Owns up to a wrong and makes it good.
        RightWrongs = "right-wrongs", "Right wrongs";
        /// Gives others the credit, and speaks of the absent as if they were there.
        ShowLoyalty = "show-loyalty", "Show loyalty";
        /// Gets done what was agreed.
        DeliverResults = "deliver-results", "Deliver results";
        /// Learns, asks how it went, and does it better the next time.
        GetBetter = "get-better", "Get better";
        /// Takes up the hard matter first.
        ConfrontReality = "confront-reality", "Confront reality";
        /// Says what is expected, asks the same, and has both in writing.
        ClarifyExpectations = "clarify-expectations", "Clarify expectations";
        /// Answers for the outcome, and holds others to theirs.
        PractiseAccountability = "practise-accountability", "Practise accountability";
        /// Understands before speaking.
        ListenFirst = "listen-first", "Listen first";
        /// Promises with care, and then does it.
        KeepCommitments = "keep-commitments", "Keep commitments";
        /// Gives trust to those who earned it, and some to those who are earning it.
        ExtendTrust = "extend-trust", "Extend trust";
    }
}

impl Behaviour {
    /// Of which kind it is: the first five are of character, the next five of competence, the last three of
    /// both.
    pub const fn family(self) -> Family {
        match self {
            Self::TalkStraight
            | Self::DemonstrateRespect
            | Self::CreateTransparency
            | Self::RightWrongs
            | Self::ShowLoyalty => Family::Character,
            Self::DeliverResults
            | Self::GetBetter
            | Self::ConfrontReality
            | Self::ClarifyExpectations
            | Self::PractiseAccountability => Family::Competence,
            Self::ListenFirst | Self::KeepCommitments | Self::ExtendTrust => Family::Both,
        }
    }

    /// What its opposite looks like, in our words.
    pub const fn opposite(self) -> &'static str {
        match self {
            Self::TalkStraight => "Says what is not so.",
            Self::DemonstrateRespect => "Shows that the other does not count.",
            Self::CreateTransparency => "Hides what others should know.",
            Self::RightWrongs => "Denies the wrong, or argues it away.",
            Self::ShowLoyalty => "Takes the credit, and sells others out.",
            Self::DeliverResults => "Does not get it done.",
            Self::GetBetter => "Lets things slide.",
            Self::ConfrontReality => "Looks away from what is wrong.",
            Self::ClarifyExpectations => "Leaves open what is expected.",
            Self::PractiseAccountability => "Will not answer for it.",
            Self::ListenFirst => "Talks, and does not hear.",
            Self::KeepCommitments => "Breaks the promise.",
            Self::ExtendTrust => "Trusts nobody.",
        }
    }

    /// What passes for it and is not, in our words.
    pub const fn counterfeit(self) -> &'static str {
        match self {
            Self::TalkStraight => "Words that are true and still mislead.",
            Self::DemonstrateRespect => "Courtesy for those who can be of use.",
            Self::CreateTransparency => "A show of openness that leaves the main thing out.",
            Self::RightWrongs => "An excuse, while the damage stays or is covered up.",
            Self::ShowLoyalty => "Kind words to the face, others behind the back.",
            Self::DeliverResults => "Much activity, and nothing to show for it.",
            Self::GetBetter => "Ever learning, and never doing.",
            Self::ConfrontReality => "Busy with side matters.",
            Self::ClarifyExpectations => "Words so vague that each hears something else.",
            Self::PractiseAccountability => "Finding out whose fault it was, never one’s own.",
            Self::ListenFirst => "Silence while preparing the reply.",
            Self::KeepCommitments => "Promises nobody could be held to.",
            Self::ExtendTrust => "The task handed over and then watched at every step.",
        }
    }
}

/// Which of the thirteen behaviours are kept towards whoever trusts: a checklist of one tie.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behaviours {
    /// Whether it is kept; a behaviour that was not seen is not here.
    pub kept: BTreeMap<Behaviour, bool>,
}

impl Behaviours {
    /// What was seen.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where nothing was.
    pub fn new(kept: impl IntoIterator<Item = (Behaviour, bool)>) -> Result<Self, BadAnswers> {
        let behaviours = Self { kept: kept.into_iter().collect() };
        behaviours.check().map(|()| behaviours)
    }

    /// Whether anything was seen.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where nothing was.
    pub fn check(&self) -> Result<(), BadAnswers> {
        something(Instrument::Behaviours.spoken(), &self.kept)
    }

    /// The share kept of those seen, in `[0, 1]`: our own definition. ½ where nothing was seen, which
    /// weighs nothing.
    pub fn normalised(&self) -> f64 {
        share(&self.kept, true)
    }

    /// The share of the thirteen that was seen, in `(0, 1]` where the answers keep their rules.
    pub fn answered(&self) -> f64 {
        answered(&self.kept, Behaviour::ALL)
    }
}

vocabulary! {
    /// What somebody's credibility rests on (Covey names them; the meaning is in our words).
    Core {
        /// Does as they say, and stands for something.
        Integrity = "integrity", "Integrity";
        /// Wants what is good for both.
        Intent = "intent", "Intent";
        /// Has the skill and knowledge it takes.
        Capabilities = "capabilities", "Capabilities";
        /// Has got the right things done.
        Results = "results", "Results";
    }
}

impl Core {
    /// Integrity and intent are of character, capabilities and results of competence.
    pub const fn family(self) -> Family {
        match self {
            Self::Integrity | Self::Intent => Family::Character,
            Self::Capabilities | Self::Results => Family::Competence,
        }
    }
}

/// How the manager sees her own four cores. It tells of no tie, and so is no evidence on one. The scale is
/// our own definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cores {
    /// 1 (not at all) to 7 (fully), of the cores that were answered.
    pub answers: BTreeMap<Core, u8>,
}

impl Cores {
    /// Answers, each checked against the scale.
    ///
    /// # Errors
    /// Those of [`check`](Self::check).
    pub fn new(answers: impl IntoIterator<Item = (Core, u8)>) -> Result<Self, BadAnswers> {
        let cores = Self { answers: answers.into_iter().collect() };
        cores.check().map(|()| cores)
    }

    /// Whether something is answered, and all of it in 1–7.
    ///
    /// # Errors
    /// [`BadAnswers`]: nothing is answered, or the first core off the scale with the range.
    pub fn check(&self) -> Result<(), BadAnswers> {
        agreed("The four cores", &self.answers, Core::spoken)
    }

    /// The mean of (x − 1)/6 over the cores answered, in `[0, 1]`: our own definition. ½ where nothing is
    /// answered.
    pub fn normalised(&self) -> f64 {
        mean(self.answers.values().map(|&value| agreement(value))).unwrap_or(0.5)
    }

    /// The share of the four that was answered, in `(0, 1]` where the answers keep their rules.
    pub fn answered(&self) -> f64 {
        answered(&self.answers, Core::ALL)
    }
}

/// How somebody sees trust in the five waves, where no ties tell of it. The scale is our own definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waves {
    /// 1 (not at all) to 7 (fully), of the waves that were answered.
    pub answers: BTreeMap<Wave, u8>,
}

impl Waves {
    /// Whether something is answered, and all of it in 1–7.
    ///
    /// # Errors
    /// [`BadAnswers`]: nothing is answered, or the first wave off the scale with the range.
    pub fn check(&self) -> Result<(), BadAnswers> {
        agreed("The five waves", &self.answers, Wave::spoken)
    }

    /// A wave's (x − 1)/6, in `[0, 1]`; none where it was not answered.
    pub fn of(&self, wave: Wave) -> Option<f64> {
        self.answers.get(&wave).map(|&value| agreement(value))
    }
}

vocabulary! {
    /// How far trust reaches: from oneself outwards (Covey names the waves; the meaning is in our words).
    Wave {
        /// Being somebody whom others, and one oneself, can believe.
        Oneself = "self", "Self trust";
        /// Acting so that trust between two grows.
        Relationship = "relationship", "Relationship trust";
        /// Structures, systems and symbols that go together with what is preached.
        Organisational = "organisational", "Organisational trust";
        /// What the name stands for with customers, suppliers and investors.
        Market = "market", "Market trust";
        /// Giving back more than was taken.
        Societal = "societal", "Societal trust";
    }
}

impl Wave {
    /// The principle it rests on (Covey).
    pub const fn stands_for(self) -> &'static str {
        match self {
            Self::Oneself => "Credibility",
            Self::Relationship => "Behaviour",
            Self::Organisational => "Alignment",
            Self::Market => "Reputation",
            Self::Societal => "Contribution",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[track_caller]
    fn check(kept: usize, not_kept: usize, normalised: f64) {
        let marks = std::iter::repeat_n(true, kept).chain(std::iter::repeat_n(false, not_kept));
        let behaviours = Behaviours::new(Behaviour::ALL.iter().copied().zip(marks)).unwrap();
        assert!((behaviours.normalised() - normalised).abs() < 1e-12);
        assert!((behaviours.answered() - (kept + not_kept) as f64 / 13.0).abs() < 1e-12);
    }

    #[test]
    fn the_share_kept_is_of_those_seen() {
        check(13, 0, 1.0);
        check(0, 13, 0.0);
        check(3, 1, 0.75);
        check(0, 1, 0.0);
    }

    #[test]
    fn nothing_seen_is_refused() {
        let error = Behaviours::new([]).unwrap_err().to_string();
        assert_eq!(error, "nothing is answered in “Thirteen behaviours”: it takes one answer at least");
    }

    #[test]
    fn thirteen_behaviours_come_in_three_families() {
        let of = |family| Behaviour::ALL.iter().filter(|it| it.family() == family).count();
        assert_eq!(Family::ALL.iter().map(|&family| of(family)).collect::<Vec<_>>(), [5, 5, 3]);
        let help: BTreeSet<&str> =
            Behaviour::ALL.iter().flat_map(|it| [it.meaning(), it.opposite(), it.counterfeit()]).collect();
        assert_eq!(help.len(), 39, "each has a help of its own");
    }

    #[test]
    fn the_cores_are_scored_on_agreement() {
        let cores = Cores::new([(Core::Integrity, 7), (Core::Results, 4)]).unwrap();
        assert_eq!((cores.normalised(), cores.answered()), (0.75, 0.5));
        let refused = |answers: &[(Core, u8)]| Cores::new(answers.iter().copied()).unwrap_err().to_string();
        assert_eq!(refused(&[(Core::Intent, 8)]), "Intent is 8, but the scale runs from 1 to 7");
        assert_eq!(refused(&[]), "nothing is answered in “The four cores”: it takes one answer at least");
    }
}
