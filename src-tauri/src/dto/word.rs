//! The closed vocabularies on the wire, and what their words mean.

use super::{
    questionnaire::{LadderWord, Questionnaire},
    settings::Settings,
};
use account::domain;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Declares the wire form of a vocabulary of the domain.
macro_rules! mirror {
    ($($(#[$doc:meta])* $name:ident = $from:path { $($member:ident),+ })+) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $(#[allow(missing_docs, reason = "said at the domain's own type")] $member),+ }

        impl From<$from> for $name {
            fn from(word: $from) -> Self {
                use $from as From;
                match word { $(From::$member => Self::$member),+ }
            }
        }

        impl From<$name> for $from {
            fn from(word: $name) -> Self {
                match word { $($name::$member => Self::$member),+ }
            }
        })+
    };
}

mirror! {
    /// See [`domain::Kind`].
    Kind = domain::Kind { Person, Team, Organisation }
    /// See [`domain::Group`].
    Group = domain::Group { Customer, Functions, Leadership, Suppliers }
    /// See [`domain::Role`].
    Role = domain::Role { Buyer, Decider, Specifier, Gatekeeper, User, Influencer, Initiator, Approver }
    /// See [`domain::Level`].
    Level = domain::Level { Leadership, Operation, Staff }
    /// See [`domain::Attitude`].
    Attitude = domain::Attitude { Mentor, Supporter, Neutral, NonSupporter, Enemy }
    /// See [`domain::Coverage`].
    Coverage = domain::Coverage { None, Brief, Multiple, InDepth }
    /// See [`domain::Influence`].
    Influence = domain::Influence { Outside, PoliticalStructure, InnerCircle }
    /// See [`domain::Status`].
    Status = domain::Status { Known, NotMet, Left }
    /// See [`domain::TieKind`].
    TieKind = domain::TieKind { ReportsTo, ReportsDotted, Trust, Influence, Conflict, Supplies }
    /// See [`domain::Lens`].
    Lens = domain::Lens { FourWorlds, OrgChart, PowerGrid, TeamByStakeholder, Register, Timeline }
    /// See [`domain::Aside`].
    Aside = domain::Aside { Dim, Hide }
    /// See [`domain::Clock`].
    Clock = domain::Clock { Happened, Recorded }
    /// See [`domain::trust::Band`].
    Band = domain::trust::Band { Strained, Fragile, Even, Good, Strong }
    /// See [`domain::trust::Factor`].
    Factor = domain::trust::Factor { Credibility, Reliability, Intimacy, SelfOrientation }
    /// See [`domain::trust::Component`].
    Component = domain::trust::Component { Intention, Ability, Credibility, Interdependence, MutualValue, Time }
    /// See [`domain::trust::Tag`].
    Tag = domain::trust::Tag { CustomerCentricity, Integrity, Accountability, Leadership, Commitment, Communication }
    /// See [`domain::trust::Side`].
    Side = domain::trust::Side { Customer, Supplier }
    /// See [`domain::Effect`].
    Effect = domain::Effect { Built, Diluted }
    /// See [`domain::trust::Instrument`].
    Instrument = domain::trust::Instrument { TrustEquation, TrustDna, Behaviours, Characteristics, Signs, PartnerSurvey }
    /// See [`domain::trust::ladder::Ladder`].
    Ladder = domain::trust::ladder::Ladder { Hollyoake, LewickiBunker, Altify, KeyAccount }
    /// See [`domain::trust::ladder::Stage`].
    Stage = domain::trust::ladder::Stage {
        Contractual, TrustedPartner, Calculus, Knowledge, Identification, Vendor, CredibleSource, ProblemSolver,
        TrustedAdvisor, Exploratory, Basic, Cooperative, Interdependent, Integrated
    }
    /// See [`domain::plan::Sort`].
    ActionSort = domain::plan::Sort { Step, Commitment }
    /// See [`domain::plan::Effort`].
    Effort = domain::plan::Effort { Small, Medium, Large }
    /// See [`domain::plan::Progress`].
    Progress = domain::plan::Progress { Open, Done, Broken, Dropped }
    /// See [`domain::plan::Aspect`].
    Aspect = domain::plan::Aspect {
        Credibility, Reliability, Intimacy, SelfOrientation, Intention, Ability, Interdependence, MutualValue, Time
    }
    /// See [`domain::reflection::Sort`].
    ThoughtSort = domain::reflection::Sort { Cores, OwnBehaviours, Waves, Questions }
}

/// See [`domain::trust::Scale`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum Scale {
    /// 1–10.
    #[serde(rename = "1-10")]
    Ten,
    /// 1–5.
    #[serde(rename = "1-5")]
    Five,
}

impl From<domain::trust::Scale> for Scale {
    fn from(scale: domain::trust::Scale) -> Self {
        match scale {
            domain::trust::Scale::Ten => Self::Ten,
            domain::trust::Scale::Five => Self::Five,
        }
    }
}

impl From<Scale> for domain::trust::Scale {
    fn from(scale: Scale) -> Self {
        match scale {
            Scale::Ten => Self::Ten,
            Scale::Five => Self::Five,
        }
    }
}

/// What a map is exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PictureFormat {
    /// Scalable, text as text.
    Svg,
    /// Pixels.
    Png,
}

/// A word of a vocabulary.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Word {
    /// The code on the wire.
    pub code: &'static str,
    /// The name people know.
    pub spoken: &'static str,
    /// What it means, in a line; empty where the name says it.
    pub meaning: &'static str,
}

/// A factor of the Trust Equation.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FactorWord {
    /// The code on the wire.
    pub code: &'static str,
    /// The name people know.
    pub spoken: &'static str,
    /// What is asked.
    pub meaning: &'static str,
    /// What a low value calls for.
    pub advice: &'static str,
}

/// The words the page offers.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each list bears the name of its vocabulary")]
pub struct Vocabulary {
    pub kinds: Vec<Word>,
    pub groups: Vec<Word>,
    pub roles: Vec<Word>,
    pub levels: Vec<Word>,
    pub attitudes: Vec<Word>,
    pub coverages: Vec<Word>,
    pub influences: Vec<Word>,
    pub statuses: Vec<Word>,
    pub tie_kinds: Vec<Word>,
    pub lenses: Vec<Word>,
    pub components: Vec<Word>,
    pub tags: Vec<Word>,
    pub sides: Vec<Word>,
    pub effects: Vec<Word>,
    pub action_sorts: Vec<Word>,
    pub efforts: Vec<Word>,
    pub aspects: Vec<Word>,
    pub factors: Vec<FactorWord>,
    pub questionnaires: Vec<Questionnaire>,
    pub ladders: Vec<LadderWord>,
    /// What a new account begins with.
    pub defaults: Settings,
}

impl Vocabulary {
    /// All words of the domain.
    pub fn of_the_field() -> Self {
        macro_rules! words {
            ($vocabulary:ty) => {
                <$vocabulary>::ALL
                    .iter()
                    .map(|word| Word { code: word.code(), spoken: word.spoken(), meaning: word.meaning() })
                    .collect()
            };
        }
        Self {
            kinds: words!(domain::Kind),
            groups: words!(domain::Group),
            roles: words!(domain::Role),
            levels: words!(domain::Level),
            attitudes: words!(domain::Attitude),
            coverages: words!(domain::Coverage),
            influences: words!(domain::Influence),
            statuses: words!(domain::Status),
            tie_kinds: words!(domain::TieKind),
            lenses: words!(domain::Lens),
            components: words!(domain::trust::Component),
            tags: words!(domain::trust::Tag),
            sides: words!(domain::trust::Side),
            effects: words!(domain::Effect),
            action_sorts: words!(domain::plan::Sort),
            efforts: words!(domain::plan::Effort),
            aspects: words!(domain::plan::Aspect),
            factors: domain::trust::Factor::ALL
                .iter()
                .map(|factor| FactorWord {
                    code: factor.code(),
                    spoken: factor.spoken(),
                    meaning: factor.meaning(),
                    advice: factor.advice(),
                })
                .collect(),
            questionnaires: Questionnaire::all(),
            ladders: LadderWord::all(),
            defaults: Settings::of_a_new_account(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_knows_each_word_by_the_code_files_know_it_by() {
        macro_rules! check {
            ($($name:ident = $from:path;)+) => {$(
                for word in <$from>::ALL {
                    assert_eq!(serde_json::to_value($name::from(*word)).unwrap(), word.code());
                    assert_eq!(<$from>::from($name::from(*word)), *word);
                }
            )+};
        }
        check! {
            Kind = domain::Kind; Group = domain::Group; Role = domain::Role; Level = domain::Level;
            Attitude = domain::Attitude; Coverage = domain::Coverage; Influence = domain::Influence;
            Status = domain::Status; TieKind = domain::TieKind; Lens = domain::Lens; Aside = domain::Aside; Clock = domain::Clock;
            Band = domain::trust::Band; Factor = domain::trust::Factor; Scale = domain::trust::Scale;
            Component = domain::trust::Component; Tag = domain::trust::Tag; Side = domain::trust::Side;
            Effect = domain::Effect; Instrument = domain::trust::Instrument;
            Ladder = domain::trust::ladder::Ladder; Stage = domain::trust::ladder::Stage;
            ThoughtSort = domain::reflection::Sort; ActionSort = domain::plan::Sort;
            Effort = domain::plan::Effort; Progress = domain::plan::Progress; Aspect = domain::plan::Aspect;
        }
    }
}
