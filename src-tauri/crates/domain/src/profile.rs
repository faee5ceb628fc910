//! The account's own description and the settings its figures rest on.

use crate::{
    coach::Tuning,
    id::Id,
    trust::{Scale, ladder::Ladder},
};
use serde::{Deserialize, Serialize};

/// The one record every account has: whose account it is, and the settings of the trust models.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Identity.
    pub id: Id,
    /// The customer's name: the account's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// The key account manager, who stands in the middle.
    pub manager: Option<Id>,
    /// Days after which evidence counts half. Default 180, our own definition.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence. Default 8, our own definition.
    pub instrument_weight: f64,
    /// Weight of a quick check in pieces of evidence. Default 4, our own definition.
    #[serde(default = "quick_check_weight")]
    pub quick_check_weight: f64,
    /// What figures beside the scores rest on.
    #[serde(default)]
    pub measures: Measures,
    /// Which rules of the coach are off, and by which numbers the others go.
    #[serde(default)]
    pub coach: Tuning,
}

/// What the scorecard and the forms rest on. All defaults are our own definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measures {
    /// The scale that a new Trust Equation starts with.
    pub scale: Scale,
    /// The ladder on which relationships are placed.
    pub ladder: Ladder,
    /// Points of 100 from which trust in us makes a thread.
    pub thread_points: u8,
    /// Days after which a score counts as stale.
    pub stale_days: u16,
    /// Points of 100 that two directions may differ before trust is called one-sided.
    pub one_sided_points: u8,
    /// Days back to which a trend looks.
    pub trend_days: u16,
    /// Points of 100 that a solid reporting line counts as on a route; 0 = it gives no access.
    pub solid_line_points: u8,
    /// Points of 100 that a dotted reporting line counts as on a route; 0 = it gives no access.
    pub dotted_line_points: u8,
    /// The account’s revenue a year, in the user’s currency; none = not said.
    pub revenue: Option<f64>,
    /// The currency, as it is written.
    pub currency: String,
    /// The user’s own estimate of what trust takes from the revenue or adds to it, in −0.80…+0.40; none = it
    /// follows from the scores.
    pub own_multiplier: Option<f64>,
}

impl Default for Measures {
    fn default() -> Self {
        Self {
            scale: Scale::Ten,
            ladder: Ladder::Altify,
            thread_points: 50,
            stale_days: 180,
            one_sided_points: 20,
            trend_days: 90,
            solid_line_points: 60,
            dotted_line_points: 40,
            revenue: None,
            currency: "EUR".into(),
            own_multiplier: None,
        }
    }
}

/// What a profile counts with that was recorded before there were quick checks.
const fn quick_check_weight() -> f64 {
    4.0
}

impl Profile {
    /// A profile with the default settings.
    pub fn new(id: Id, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            supplier: String::new(),
            manager: None,
            half_life_days: 180.0,
            instrument_weight: 8.0,
            quick_check_weight: quick_check_weight(),
            measures: Measures::default(),
            coach: Tuning::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_of_the_time_before_quick_checks_has_their_default_weight() {
        let profile = Profile { quick_check_weight: 3.0, ..Profile::new(Id::numbered(1), "Acme") };
        let mut stored = serde_json::to_value(&profile).unwrap();
        assert_eq!(serde_json::from_value::<Profile>(stored.clone()).unwrap(), profile);
        stored.as_object_mut().unwrap().remove("quick_check_weight");
        stored.as_object_mut().unwrap().remove("measures");
        stored.as_object_mut().unwrap().remove("coach");
        let read: Profile = serde_json::from_value(stored).unwrap();
        assert_eq!(read, Profile::new(Id::numbered(1), "Acme"));
    }
}
