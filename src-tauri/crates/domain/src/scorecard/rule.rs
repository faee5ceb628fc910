//! What each figure of the scorecard is made by, as a sentence.

use crate::{profile::Profile, vocabulary::vocabulary};

vocabulary! {
    /// A figure of the scorecard.
    Rule {
        /// How far they trust us.
        InUs = "in-us", "Trust in us";
        /// How far we trust them.
        InThem = "in-them", "Our trust in them";
        /// How far the two directions lie apart.
        Asymmetry = "asymmetry", "Asymmetry";
        /// How many ties are scored.
        Coverage = "coverage", "Ties scored";
        /// How trust moved.
        Trend = "trend", "Trend";
        /// In how many roles there is a contact.
        Roles = "roles", "Roles reached";
        /// With how many key players there is a contact.
        KeyPlayers = "key-players", "Key players reached";
        /// Who trusts us enough to work with.
        Threads = "threads", "Threads";
        /// What hangs on one thread.
        SingleThreads = "single-threads", "Single threads";
        /// Which scores are old.
        Stale = "stale", "Stale scores";
        /// What was not made good.
        Incidents = "incidents", "Open incidents";
        /// What trust takes or adds.
        Tax = "tax", "Trust tax or dividend";
        /// How far trust reaches.
        Waves = "waves", "Five waves";
        /// Trust by group and level.
        Groups = "groups", "Trust by group and level";
        /// What was asked at a level.
        Asked = "asked", "Asked at the level";
        /// Trust by pair of organisations.
        Organisations = "organisations", "Trust by organisation";
    }
}

impl Rule {
    /// The rule in a sentence or two, with the account’s own settings in it.
    pub fn sentence(self, profile: &Profile) -> String {
        let measures = &profile.measures;
        let text = match self {
            Self::InUs => {
                "The mean of the scores of all ties by which people at the customer trust us; what is not scored \
                 is left out and told by the coverage. Our own definition."
            }
            Self::InThem => {
                "The mean of the scores of all ties by which we trust people at the customer; what is not scored \
                 is left out. Our own definition."
            }
            Self::Asymmetry => {
                return format!(
                    "How many points their trust in us and ours in them lie apart; a relationship is one-sided \
                     from {} points. Our own definition.",
                    measures.one_sided_points
                );
            }
            Self::Coverage => {
                "How many of the account’s trust ties, in either direction, have evidence that tells of them; \
                 those of people who left are not counted. Our own definition."
            }
            Self::Trend => {
                return format!(
                    "The difference to {} days before, of the ties scored on both days; its reason is the \
                     incident, the assessment or the ageing that took the biggest part of it. Our own definition.",
                    measures.trend_days
                );
            }
            Self::Roles => {
                "Roles of the decision-making unit in which somebody at the customer has at least brief contact \
                 with us, of the six, and of initiator and approver where somebody bears them. Our own definition."
            }
            Self::KeyPlayers => {
                "People at the customer inside the political structure or of the inner circle (Altify) who have \
                 at least brief contact with us. Our own definition."
            }
            Self::Threads => {
                return format!(
                    "People at the customer whose trust in any of us is {} points or more. Our own definition.",
                    measures.thread_points
                );
            }
            Self::SingleThreads => {
                "Organisations and roles of the customer with one thread or none, and people at the customer who \
                 are tied to only one of us. Our own definition."
            }
            Self::Stale => {
                return format!(
                    "Scores whose latest evidence is older than {} days. Our own definition.",
                    measures.stale_days
                );
            }
            Self::Incidents => {
                return format!(
                    "Incidents that diluted trust less than {} days ago, so that they still count for more than \
                     half, on ties where nothing has built trust since. Our own definition.",
                    profile.half_life_days
                );
            }
            Self::Tax => {
                "Revenue × m (Covey): an estimate. m runs from −80 % at 0 points over nothing at 50 to +40 % at \
                 100, from the customer’s trust in us, unless you estimated it yourself. How m follows from a \
                 score is our own definition."
            }
            Self::Waves => {
                "Covey’s five waves. Self: the manager’s four cores. Relationship: trust others place in the \
                 manager. Organisational: trust among our own people, but for that in the manager. Market: trust \
                 of customer and suppliers in the rest of us. Societal, and whatever no ties tell of: your own \
                 estimate. What each is made from is our own definition."
            }
            Self::Groups => {
                "The mean of the scores of the ties between the group’s people and us, both ways; of our own \
                 groups, with the rest of us. The manager belongs to none. Our own definition."
            }
            Self::Asked => {
                "What was asked at the level itself, by Trust DNA and by the partner survey: the mean of the \
                 scores to which each reading alone leads. Our own definition."
            }
            Self::Organisations => {
                "The mean of the scores of the ties between the people of two organisations, both ways. Our own \
                 definition."
            }
        };
        text.into()
    }
}
