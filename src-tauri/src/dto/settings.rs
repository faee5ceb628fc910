//! The account's settings on the wire.

use super::{
    id::Id,
    word::{Ladder, Scale},
};
use account::{ProfileEdit, domain};
use serde::{Deserialize, Serialize};
use specta::Type;

/// See [`domain::Measures`].
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Measures {
    pub scale: Scale,
    pub ladder: Ladder,
    pub thread_points: u8,
    pub stale_days: u16,
    pub one_sided_points: u8,
    pub trend_days: u16,
    pub solid_line_points: u8,
    pub dotted_line_points: u8,
    pub revenue: Option<f64>,
    pub currency: String,
    pub own_multiplier: Option<f64>,
}

impl From<&domain::Measures> for Measures {
    fn from(measures: &domain::Measures) -> Self {
        Self {
            scale: measures.scale.into(),
            ladder: measures.ladder.into(),
            thread_points: measures.thread_points,
            stale_days: measures.stale_days,
            one_sided_points: measures.one_sided_points,
            trend_days: measures.trend_days,
            solid_line_points: measures.solid_line_points,
            dotted_line_points: measures.dotted_line_points,
            revenue: measures.revenue,
            currency: measures.currency.clone(),
            own_multiplier: measures.own_multiplier,
        }
    }
}

impl From<Measures> for domain::Measures {
    fn from(sent: Measures) -> Self {
        Self {
            scale: sent.scale.into(),
            ladder: sent.ladder.into(),
            thread_points: sent.thread_points,
            stale_days: sent.stale_days,
            one_sided_points: sent.one_sided_points,
            trend_days: sent.trend_days,
            solid_line_points: sent.solid_line_points,
            dotted_line_points: sent.dotted_line_points,
            revenue: sent.revenue,
            currency: sent.currency.trim().into(),
            own_multiplier: sent.own_multiplier,
        }
    }
}

/// What the figures of an account rest on.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
pub struct Settings {
    /// Days after which evidence counts half.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence.
    pub instrument_weight: f64,
    /// Weight of a quick check in pieces of evidence.
    pub quick_check_weight: f64,
    /// What figures beside the scores rest on.
    pub measures: Measures,
}

impl From<&domain::Profile> for Settings {
    fn from(profile: &domain::Profile) -> Self {
        Self {
            half_life_days: profile.half_life_days,
            instrument_weight: profile.instrument_weight,
            quick_check_weight: profile.quick_check_weight,
            measures: Measures::from(&profile.measures),
        }
    }
}

impl Settings {
    /// What a new account begins with.
    pub fn of_a_new_account() -> Self {
        Self::from(&domain::Profile::new(domain::Id::numbered(0), ""))
    }
}

/// The account's own fields, as the form sends them.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct ProfileFields {
    /// The customer's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// Who stands in the middle.
    pub manager: Option<Id>,
    /// What the figures rest on.
    pub settings: Settings,
}

impl ProfileFields {
    /// What the form makes of a profile: what it does not ask for stays as it is.
    pub fn edit(self, before: &domain::Profile) -> ProfileEdit {
        let Settings { half_life_days, instrument_weight, quick_check_weight, measures } = self.settings;
        ProfileEdit {
            name: self.name,
            supplier: self.supplier,
            manager: self.manager.map(Into::into),
            half_life_days,
            instrument_weight,
            quick_check_weight,
            measures: measures.into(),
            coach: before.coach.clone(),
        }
    }
}
