//! The Trust Equation, T = (C + R + I) / S (Maister, Green, Galford, *The Trusted Advisor*, 2000).

use super::instrument::{OffScale, on_scale};
use crate::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// The range in which the four factors were scored. Scores of different scales do not convert.
    Scale {
        /// 1–10.
        Ten = "1-10", "1 to 10";
        /// 1–5.
        Five = "1-5", "1 to 5";
    }
}

impl Scale {
    /// The highest value of the scale; the lowest is 1.
    pub const fn highest(self) -> u8 {
        match self {
            Self::Ten => 10,
            Self::Five => 5,
        }
    }
}

vocabulary! {
    /// A factor of the Trust Equation.
    Factor {
        /// Words: are they capable and skilled?
        Credibility = "credibility", "Credibility";
        /// Actions: do they deliver what they promise?
        Reliability = "reliability", "Reliability";
        /// Safety: do they understand what matters to us?
        Intimacy = "intimacy", "Intimacy";
        /// Whose agenda: is it all about them? The lower the better.
        SelfOrientation = "self-orientation", "Self-orientation";
    }
}

/// The four factors on one scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustEquation {
    /// Words.
    pub credibility: u8,
    /// Actions.
    pub reliability: u8,
    /// Safety.
    pub intimacy: u8,
    /// Whose agenda; the lower the better.
    pub self_orientation: u8,
    /// The range all four were scored in.
    pub scale: Scale,
}

impl TrustEquation {
    /// The four factors, each checked against the scale.
    ///
    /// # Errors
    /// [`OffScale`] names the first factor outside 1…max.
    pub fn new(
        credibility: u8,
        reliability: u8,
        intimacy: u8,
        self_orientation: u8,
        scale: Scale,
    ) -> Result<Self, OffScale> {
        let equation = Self { credibility, reliability, intimacy, self_orientation, scale };
        equation.check().map(|()| equation)
    }

    /// Whether every factor is on the scale.
    ///
    /// # Errors
    /// [`OffScale`] names the first factor outside 1…max.
    pub fn check(&self) -> Result<(), OffScale> {
        for &factor in Factor::ALL {
            on_scale(factor.spoken(), self.factor(factor), self.scale.highest())?;
        }
        Ok(())
    }

    /// One factor's value.
    pub const fn factor(&self, factor: Factor) -> u8 {
        match factor {
            Factor::Credibility => self.credibility,
            Factor::Reliability => self.reliability,
            Factor::Intimacy => self.intimacy,
            Factor::SelfOrientation => self.self_orientation,
        }
    }

    /// T = (C + R + I) / S: 0.3–30 on the scale 1–10, 0.6–15 on 1–5.
    pub fn ratio(&self) -> f64 {
        (f64::from(self.credibility) + f64::from(self.reliability) + f64::from(self.intimacy))
            / f64::from(self.self_orientation)
    }

    /// The population standard deviation of (C, R, I, max + 1 − S): the higher, the less the factors
    /// are in balance, which goes with lower trust. That a spread lowers trust is published; the form
    /// with max + 1 − S is derived here.
    pub fn balance(&self) -> f64 {
        let values = self.aligned();
        let mean = values.iter().sum::<f64>() / 4.0;
        (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 4.0).sqrt()
    }

    /// (C + R + I + (max + 1 − S) − 4) / (4 (max − 1)), in `[0, 1]`. Our own definition, for the map.
    pub fn normalised(&self) -> f64 {
        (self.aligned().iter().sum::<f64>() - 4.0) / (4.0 * (f64::from(self.scale.highest()) - 1.0))
    }

    /// The factor that holds trust back most: the lowest of C, R, I and max + 1 − S, the first where
    /// several are; with the advice that goes with it.
    pub fn weakest(&self) -> (Factor, &'static str) {
        let aligned = self.aligned();
        let mut weakest = 0;
        for (index, value) in aligned.iter().enumerate() {
            if *value < aligned[weakest] {
                weakest = index;
            }
        }
        let factor = Factor::ALL[weakest];
        (factor, factor.advice())
    }

    /// The four factors with self-orientation turned round, so that higher is better in all.
    fn aligned(&self) -> [f64; 4] {
        [
            f64::from(self.credibility),
            f64::from(self.reliability),
            f64::from(self.intimacy),
            f64::from(self.scale.highest()) + 1.0 - f64::from(self.self_orientation),
        ]
    }
}

impl Factor {
    /// What a low value calls for (after Davies and CPS, in our words).
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Credibility => "Show capability and skill: bring the expert, the reference, the proof.",
            Self::Reliability => "Deliver what was promised, with no surprises: quality, delivery, service.",
            Self::Intimacy => "Understand what matters to their business, and make it safe to say so.",
            Self::SelfOrientation => "Ask whether it is all about us and our targets; put theirs first.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check((c, r, i, s): (u8, u8, u8, u8), scale: Scale, ratio: f64, normalised: f64) {
        let equation = TrustEquation::new(c, r, i, s, scale).unwrap();
        assert!((equation.ratio() - ratio).abs() < 1e-9, "ratio {}", equation.ratio());
        assert!((equation.normalised() - normalised).abs() < 1e-4, "normalised {}", equation.normalised());
    }

    #[test]
    fn vectors_of_the_trust_equation() {
        check((5, 3, 2, 8), Scale::Ten, 1.25, 0.25);
        check((8, 7, 5, 2), Scale::Ten, 10.0, 25.0 / 36.0);
        check((7, 8, 5, 4), Scale::Ten, 5.0, 23.0 / 36.0);
        check((6, 2, 3, 8), Scale::Ten, 1.375, 0.2778);
    }

    #[test]
    fn the_ends_of_each_scale() {
        check((1, 1, 1, 10), Scale::Ten, 0.3, 0.0);
        check((10, 10, 10, 1), Scale::Ten, 30.0, 1.0);
        check((5, 5, 5, 1), Scale::Five, 15.0, 1.0);
        check((1, 1, 1, 5), Scale::Five, 0.6, 0.0);
    }

    #[test]
    fn a_factor_off_its_scale_is_named_with_its_range() {
        let off = |c, r, i, s, scale| TrustEquation::new(c, r, i, s, scale).unwrap_err().to_string();
        assert_eq!(off(5, 5, 5, 0, Scale::Ten), "Self-orientation is 0, but the scale runs from 1 to 10");
        assert_eq!(off(11, 5, 5, 5, Scale::Ten), "Credibility is 11, but the scale runs from 1 to 10");
        assert_eq!(off(5, 6, 5, 5, Scale::Five), "Reliability is 6, but the scale runs from 1 to 5");
    }

    #[test]
    fn balance_is_the_spread_of_the_aligned_factors() {
        let even = TrustEquation::new(7, 7, 7, 4, Scale::Ten).unwrap();
        assert!(even.balance().abs() < 1e-12);
        let skewed = TrustEquation::new(10, 10, 1, 10, Scale::Ten).unwrap();
        assert!((skewed.balance() - 4.5).abs() < 1e-12);
    }

    #[test]
    fn the_weakest_factor_counts_self_orientation_turned_round() {
        let weakest = |c, r, i, s| TrustEquation::new(c, r, i, s, Scale::Ten).unwrap().weakest().0;
        assert_eq!(weakest(6, 2, 3, 8), Factor::Reliability);
        assert_eq!(weakest(6, 5, 5, 9), Factor::SelfOrientation);
    }
}
