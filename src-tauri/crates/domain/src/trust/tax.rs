//! What trust costs or yields: the tax and the dividend (Covey, *The Speed of Trust*).
//!
//! Published are the form, result = strategy × execution × (1 + m), and three points of m: −80, −60 and
//! −40 %. How m follows from a score, and the labels from −20 % up, are our own definition. What comes out
//! is an estimate, and is always shown as one, with m beside it.

use super::score::Score;
use crate::vocabulary::vocabulary;
use serde::Serialize;

/// m where there is no trust at all: a tax of 80 %.
pub const HEAVIEST_TAX: f64 = -0.8;

/// m where trust is full: a dividend of 40 %.
pub const HIGHEST_DIVIDEND: f64 = 0.4;

/// The score, in whole points of 100, at which there is neither tax nor dividend: what is expected of
/// anybody of whom nothing is known. Our own definition.
pub const NEUTRAL_POINTS: f64 = 50.0;

/// A number with which nothing can be worked out.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{what} is {value}, but must lie between {lowest} and {highest}")]
pub struct OutOfRange {
    /// Which.
    pub what: &'static str,
    /// What was given.
    pub value: f64,
    /// The least it may be.
    pub lowest: f64,
    /// The most it may be.
    pub highest: f64,
}

fn within(what: &'static str, value: f64, lowest: f64, highest: f64) -> Result<f64, OutOfRange> {
    let error = OutOfRange { what, value, lowest, highest };
    if (lowest..=highest).contains(&value) { Ok(value) } else { Err(error) }
}

/// The part m by which trust takes from a result or adds to it, in −0.80…+0.40.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Multiplier(f64);

impl Multiplier {
    /// The user's own estimate of m.
    ///
    /// # Errors
    /// [`OutOfRange`] where it is outside −0.80…+0.40.
    pub fn new(m: f64) -> Result<Self, OutOfRange> {
        within("the part that trust takes or adds", m, HEAVIEST_TAX, HIGHEST_DIVIDEND).map(Self)
    }

    /// m for a score of 0…100 points (not necessarily whole): −0.80 at 0, 0 at [`NEUTRAL_POINTS`], +0.40 at
    /// 100, straight lines between. It rises all the way and never jumps. Our own definition.
    ///
    /// # Errors
    /// [`OutOfRange`] where the score is outside 0…100.
    pub fn at(points: f64) -> Result<Self, OutOfRange> {
        let points = within("the score", points, 0.0, 100.0)?;
        Ok(Self(if points < NEUTRAL_POINTS {
            HEAVIEST_TAX * (NEUTRAL_POINTS - points) / NEUTRAL_POINTS
        } else {
            HIGHEST_DIVIDEND * (points - NEUTRAL_POINTS) / (100.0 - NEUTRAL_POINTS)
        }))
    }

    /// m for what is known of a tie; none where nothing is, for unknown trust is neither taxed nor rewarded.
    pub fn of(score: &Score) -> Option<Self> {
        if score.opinion.is_unknown() {
            return None;
        }
        Self::at(score.opinion.expected() * 100.0).ok()
    }

    /// m itself, in −0.80…+0.40.
    pub const fn part(self) -> f64 {
        self.0
    }
}

vocabulary! {
    /// A point of m that has a name.
    NamedPoint {
        /// −80 % (Covey).
        TaxOf80 = "tax-80", "80 % tax";
        /// −60 % (Covey).
        TaxOf60 = "tax-60", "60 % tax";
        /// −40 % (Covey).
        TaxOf40 = "tax-40", "40 % tax";
        /// −20 %. Our own label.
        TaxOf20 = "tax-20", "20 % tax";
        /// 0 %. Our own label.
        Neither = "neither", "Neither tax nor dividend";
        /// +20 %. Our own label.
        DividendOf20 = "dividend-20", "20 % dividend";
        /// +40 %. Our own label.
        DividendOf40 = "dividend-40", "40 % dividend";
    }
}

impl NamedPoint {
    /// Its m.
    pub const fn multiplier(self) -> Multiplier {
        Multiplier(match self {
            Self::TaxOf80 => HEAVIEST_TAX,
            Self::TaxOf60 => -0.6,
            Self::TaxOf40 => -0.4,
            Self::TaxOf20 => -0.2,
            Self::Neither => 0.0,
            Self::DividendOf20 => 0.2,
            Self::DividendOf40 => HIGHEST_DIVIDEND,
        })
    }

    /// Whether the point is published; the others are our own.
    pub const fn is_published(self) -> bool {
        matches!(self, Self::TaxOf80 | Self::TaxOf60 | Self::TaxOf40)
    }
}

/// Strategy × execution × (1 + m) (Covey), in the unit of the product of the first two.
pub fn result(strategy: f64, execution: f64, m: Multiplier) -> f64 {
    strategy * execution * (1.0 + m.part())
}

/// What trust makes of an amount of money. An estimate, to be shown with its m.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The amount it starts from, in the user's currency.
    pub revenue: f64,
    /// The part that trust takes or adds.
    pub m: Multiplier,
    /// revenue × (1 + m).
    pub result: f64,
    /// revenue × m: below 0 a tax, above 0 a dividend.
    pub difference: f64,
}

/// The tax or dividend on an account's revenue. Applying m to money is our own definition.
///
/// # Errors
/// [`OutOfRange`] where the revenue is below 0 or no finite number.
pub fn applied(revenue: f64, m: Multiplier) -> Result<Estimate, OutOfRange> {
    let revenue = within("the revenue", revenue, 0.0, f64::MAX / 2.0)?;
    let difference = revenue * m.part();
    Ok(Estimate { revenue, m, result: revenue + difference, difference })
}

vocabulary! {
    /// What low trust costs an organisation (Covey names the seven taxes; the meaning is in our words).
    Tax {
        /// Work done twice, checks on checks, layers that only watch.
        Redundancy = "redundancy", "Redundancy";
        /// Rules and forms where a word would do.
        Bureaucracy = "bureaucracy", "Bureaucracy";
        /// Strength spent on positions instead of on the matter.
        Politics = "politics", "Politics";
        /// People who stay and no longer care.
        Disengagement = "disengagement", "Disengagement";
        /// Good people who leave.
        Turnover = "turnover", "Turnover";
        /// Customers, suppliers and investors who leave.
        Churn = "churn", "Churn";
        /// Dishonesty, and the controls that it calls for.
        Fraud = "fraud", "Fraud";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(m: f64, expect: f64) {
        let m = Multiplier::new(m).unwrap();
        assert!((result(10.0, 10.0, m) - expect).abs() < 1e-9);
        assert!((applied(100.0, m).unwrap().result - expect).abs() < 1e-9);
    }

    #[test]
    fn vectors_of_the_tax_and_the_dividend() {
        check(0.0, 100.0);
        check(-0.4, 60.0);
        check(-0.1, 90.0);
        check(0.2, 120.0);
    }

    #[test]
    fn named_points_lie_where_the_definition_says() {
        let points = [0.0, 12.5, 25.0, 37.5, 50.0, 75.0, 100.0];
        for (named, points) in NamedPoint::ALL.iter().zip(points) {
            let is = Multiplier::at(points).unwrap().part();
            assert!((is - named.multiplier().part()).abs() < 1e-12, "{named:?}: {is}");
        }
        assert_eq!(NamedPoint::ALL.iter().filter(|it| it.is_published()).count(), 3);
    }

    #[test]
    fn unknown_trust_is_neither_taxed_nor_rewarded() {
        assert_eq!(Multiplier::of(&Score::UNKNOWN), None);
    }

    #[test]
    fn an_amount_is_told_with_its_m_and_what_it_makes() {
        let m = NamedPoint::TaxOf20.multiplier();
        let expect = Estimate { revenue: 5e6, m, result: 4e6, difference: -1e6 };
        assert_eq!(applied(5e6, m).unwrap(), expect);
    }

    #[test]
    fn what_is_out_of_range_is_named_and_never_clamped() {
        for score in [-0.1, 100.1, f64::NAN, f64::INFINITY] {
            assert!(Multiplier::at(score).is_err(), "{score}");
        }
        assert_eq!(
            Multiplier::new(0.5).unwrap_err().to_string(),
            "the part that trust takes or adds is 0.5, but must lie between -0.8 and 0.4"
        );
        let nothing = Multiplier::new(0.0).unwrap();
        for revenue in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(applied(revenue, nothing).is_err(), "{revenue}");
        }
    }

    proptest! {
        #[test]
        fn m_rises_with_the_score_without_a_jump(points in 0.0..99.0, step in 0.0..1.0) {
            let at = |points| Multiplier::at(points).unwrap().part();
            let rise = at(points + step) - at(points);
            prop_assert!(rise >= 0.0 && rise <= 0.016 * step + 1e-12, "rises by {rise}");
            prop_assert!(Multiplier::new(at(points)).is_ok());
        }
    }
}
