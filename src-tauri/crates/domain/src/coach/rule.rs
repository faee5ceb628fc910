//! What the coach looks for, each rule with the one number it can be tuned by.

use crate::{profile::Profile, vocabulary::vocabulary};

vocabulary! {
    /// A rule of the coach.
    Rule {
        /// A role of the decision-making unit in which we have no contact, or nobody known.
        RoleUnmet = "role-unmet", "Role without a contact";
        /// A decider to whom no route leads that carries enough.
        DeciderUnreached = "decider-unreached", "Decider out of reach";
        /// The account, a company of the customer or somebody who matters there hangs on one relationship.
        SingleThread = "single-thread", "Single thread";
        /// A key player with whom we have too little contact.
        KeyPlayerUncovered = "key-player-uncovered", "Key player uncovered";
        /// One trusts the other much more than the other way round.
        OneSided = "one-sided", "One-sided trust";
        /// Trust fell.
        Falling = "falling", "Falling trust";
        /// A score rests on old evidence alone.
        Stale = "stale", "Stale score";
        /// Trust is low, and nobody does anything about it.
        Strained = "strained", "Strained, with no action";
        /// Too much rests on one relationship or on one of ours: too much trust breeds over-dependence (Hollyoake).
        OverDependence = "over-dependence", "Over-dependence";
        /// A colleague carries too many relationships and actions.
        Overload = "overload", "Colleague who carries too much";
        /// What one of our functions did not deliver shows in how reliable the customer finds us.
        BrokenPromise = "broken-promise", "Promise broken by a function";
        /// A critical supplier whose failure would reach the customer.
        SupplierAtRisk = "supplier-at-risk", "Critical supplier at risk";
        /// Signs of fractured trust (Davies).
        SignsOfFracture = "signs-of-fracture", "Signs of fracture";
        /// A level or a side that was never heard.
        Unheard = "unheard", "Never heard";
        /// Leaders of theirs to whom none of our leaders is tied.
        LeadersApart = "leaders-apart", "Leaders not connected";
        /// Somebody left, and something still hangs on them.
        GoneButTied = "gone-but-tied", "Left, and still tied";
        /// People report to themselves through others, by solid and dotted lines.
        ReportingCircle = "reporting-circle", "Circle in reporting";
        /// What was scored and what happened contradict each other.
        Contradicted = "contradicted", "Scores against incidents";
        /// The two sides answered a survey far apart.
        SurveyGap = "survey-gap", "Gap between the sides";
        /// An action or a commitment is overdue.
        Overdue = "overdue", "Overdue";
        /// A commitment was broken, and nothing was done to make it good.
        CommitmentBroken = "commitment-broken", "Commitment not made good";
        /// A relationship is to become better, and there is no action for it.
        StrategyIdle = "strategy-idle", "Strategy without an action";
    }
}

/// The number by which a rule is tuned. All are our own definition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// What is counted, as it stands after “the”: "points that a route must carry".
    pub name: &'static str,
    /// In what: "points", "days"…
    pub unit: &'static str,
    /// What it is unless it was tuned.
    pub default: f64,
    /// The lowest it can be.
    pub least: f64,
    /// The highest it can be.
    pub most: f64,
}

const fn threshold(
    name: &'static str,
    unit: &'static str,
    default: f64,
    (least, most): (f64, f64),
) -> Threshold {
    Threshold { name, unit, default, least, most }
}

impl Rule {
    /// The number by which it is tuned. Where the scorecard has a setting for the same, that is the default.
    pub fn threshold(self, profile: &Profile) -> Threshold {
        let measures = &profile.measures;
        match self {
            Self::RoleUnmet => threshold("contacts that a role takes", "contacts", 1.0, (1.0, 10.0)),
            Self::DeciderUnreached => {
                threshold("trust that a route must carry", "points", 30.0, (1.0, 100.0))
            }
            Self::SingleThread => {
                threshold("people from which a company must not hang on one", "people", 3.0, (2.0, 100.0))
            }
            Self::KeyPlayerUncovered => {
                threshold("steps of coverage that a key player takes", "of 4 steps", 2.0, (2.0, 4.0))
            }
            Self::OneSided => threshold(
                "difference between the two directions",
                "points",
                f64::from(measures.one_sided_points),
                (1.0, 100.0),
            ),
            Self::Falling => threshold("fall that is told", "points", 10.0, (1.0, 100.0)),
            Self::Stale => threshold(
                "age of the latest evidence",
                "days",
                f64::from(measures.stale_days),
                (1.0, 65_535.0),
            ),
            Self::Strained => threshold("score up to which trust is strained", "points", 40.0, (1.0, 100.0)),
            Self::OverDependence => threshold("share that may rest on one", "percent", 60.0, (10.0, 100.0)),
            Self::Overload => {
                threshold("relationships and actions that one can carry", "of both", 15.0, (1.0, 1000.0))
            }
            Self::BrokenPromise => {
                threshold("reliability up to which a promise counts as broken", "points", 40.0, (0.0, 100.0))
            }
            Self::SupplierAtRisk => {
                threshold("trust in a supplier up to which it is at risk", "points", 45.0, (1.0, 100.0))
            }
            Self::SignsOfFracture => threshold("signs that are told", "signs", 2.0, (1.0, 10.0)),
            Self::Unheard => {
                threshold("people from whom a level must be heard", "people", 2.0, (1.0, 1000.0))
            }
            Self::LeadersApart => {
                threshold("leaders of ours that one of theirs knows", "people", 1.0, (1.0, 10.0))
            }
            Self::GoneButTied => threshold("things that hang on who left", "things", 1.0, (1.0, 100.0)),
            Self::ReportingCircle => threshold("people in a circle", "people", 2.0, (2.0, 100.0)),
            Self::Contradicted => {
                threshold("difference between scores and incidents", "points", 30.0, (1.0, 100.0))
            }
            Self::SurveyGap => threshold("gap between the means", "of 6 steps", 1.5, (0.1, 6.0)),
            Self::Overdue => threshold("delay that is told", "days", 1.0, (1.0, 3650.0)),
            Self::CommitmentBroken => {
                threshold("time it is told after it was broken", "days", 180.0, (1.0, 3650.0))
            }
            Self::StrategyIdle => threshold("stages that the target lies above", "stages", 1.0, (1.0, 4.0)),
        }
    }

    /// Whether its default is what the scorecard goes by.
    pub const fn follows_the_scorecard(self) -> bool {
        matches!(self, Self::OneSided | Self::Stale)
    }

    /// How much the matter weighs against those of other rules, in `(0, 1]`. Our own definition.
    pub const fn urgency(self) -> f64 {
        match self {
            Self::DeciderUnreached => 1.0,
            Self::SingleThread | Self::SignsOfFracture => 0.95,
            Self::KeyPlayerUncovered | Self::Strained | Self::BrokenPromise | Self::CommitmentBroken => 0.9,
            Self::Falling | Self::SupplierAtRisk => 0.85,
            Self::RoleUnmet | Self::OverDependence | Self::LeadersApart => 0.8,
            Self::Overdue | Self::GoneButTied => 0.75,
            Self::OneSided | Self::Unheard | Self::Contradicted | Self::SurveyGap => 0.7,
            Self::Overload | Self::StrategyIdle => 0.65,
            Self::Stale | Self::ReportingCircle => 0.6,
        }
    }

    /// The rule in a sentence or two, with its present threshold.
    pub fn sentence(self, profile: &Profile) -> String {
        let is = profile.coach.of(self, profile);
        let measures = &profile.measures;
        let told = match self {
            Self::RoleUnmet => format!(
                "Each of the six roles of the decision-making unit, and initiator and approver where somebody bears \
                 them, takes {is} with at least brief contact with us."
            ),
            Self::DeciderUnreached => format!(
                "From the key account manager to every decider there must be a route on which the product of the \
                 expected trust is at least {is}."
            ),
            Self::SingleThread => format!(
                "A thread is somebody at the customer whose trust in any of us is {} points or more. The account, and \
                 every company of the customer of {is} or more, takes two of them; every decider and key player takes \
                 two of us who are tied to them.",
                measures.thread_points
            ),
            Self::KeyPlayerUncovered => format!(
                "A key player is inside the political structure or of the inner circle (Altify), and takes {is} of \
                 coverage: none, brief, multiple, in depth."
            ),
            Self::OneSided => {
                format!("Two people, at least one of us, whose trust in each other differs by {is} or more.")
            }
            Self::Falling => format!(
                "Trust between us and others that fell by {is} or more within {} days.",
                measures.trend_days
            ),
            Self::Stale => format!("A relationship with one of us whose latest evidence is older than {is}."),
            Self::Strained => format!(
                "Trust between us and others of at most {is}, known with at least 30 % certainty, that no open action \
                 is to raise."
            ),
            Self::OverDependence => format!(
                "Of all relationships in which somebody at the customer trusts one of us {} points or more, at most \
                 {is} may rest on one person, of ours or of theirs; told from three such relationships on.",
                measures.thread_points
            ),
            Self::Overload => format!(
                "One of us carries too much with more than {is}: people of customer and suppliers they are tied to, \
                 and open actions they own."
            ),
            Self::BrokenPromise => format!(
                "One of our functions whom we trust at most {is}, who broke a commitment, or on whom an incident weighs \
                 that diluted trust and was not made good; and people at the customer who score the reliability of that \
                 function or of the manager at most {is}."
            ),
            Self::SupplierAtRisk => format!(
                "A critical supplier whom one of us trusts at most {is}, or on whom an incident weighs that diluted \
                 trust and was not made good."
            ),
            Self::SignsOfFracture => format!(
                "Davies’ five signs, as checks of somebody’s trust in us found them, and one more for each strong \
                 incident (4 or 5) that diluted it and was not made good: told from {is} on."
            ),
            Self::Unheard => format!(
                "A level of the customer or of ours with {is} or more of whose trust nothing is scored, nobody answered a \
                 survey, and no incident tells; and the customer’s side as a whole, where all that is known of its \
                 trust comes from us."
            ),
            Self::LeadersApart => format!(
                "Everybody of the customer who leads takes a trust tie with {is} of ours who lead; of those who are no \
                 deciders or key players it is told only where no leaders are tied at all."
            ),
            Self::GoneButTied => format!(
                "Whoever left, where {is} or more still hang on them: a relationship they own, an open action, a \
                 workstream, somebody who reports to them, the part of the manager, or trust between the two companies."
            ),
            Self::ReportingCircle => {
                format!("{is} or more who report to each other in a circle, by solid or dotted lines.")
            }
            Self::Contradicted => format!(
                "Trust in or of one of us that the assessments alone put {is} or more above or below what the incidents \
                 alone say, where two pieces of evidence or more are left of those."
            ),
            Self::SurveyGap => format!(
                "The latest round of the partner survey that shows both sides: a component, a level or the whole in \
                 which their means lie {is} or more apart."
            ),
            Self::Overdue => format!("An open action or commitment that was due {is} ago or more."),
            Self::CommitmentBroken => format!(
                "A commitment that was broken within the last {is}, since when no incident has built trust with those it \
                 was made to and no action was begun for them."
            ),
            Self::StrategyIdle => format!(
                "A relationship that is to rise by {is} or more on its ladder, and that no open action names."
            ),
        };
        format!("{told} Our own definition.")
    }
}
