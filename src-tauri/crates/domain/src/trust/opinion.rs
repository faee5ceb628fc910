//! Subjective logic (Jøsang, *Subjective Logic*, 2016): what evidence says, and how sure it is.

use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign};

/// The weight of the prior in pieces of evidence, W.
pub const PRIOR_WEIGHT: f64 = 2.0;

/// Pieces of evidence for (`r`) and against (`s`), both ≥ 0 and not necessarily whole.
///
/// Evidence of independent sources is added, which is the same as the cumulative fusion of their
/// opinions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// For.
    pub r: f64,
    /// Against.
    pub s: f64,
}

impl Evidence {
    /// r = k·c·q·v and s = k·c·q·(1 − v): our own definition of what an assessment is worth, with `v`
    /// the normalised value in `[0, 1]`, `confidence` c in `(0, 1]`, `answered` q in `(0, 1]` and
    /// `weight` k > 0.
    pub fn of_assessment(v: f64, confidence: f64, answered: f64, weight: f64) -> Self {
        let pieces = weight * confidence * answered;
        Self { r: pieces * v, s: pieces * (1.0 - v) }
    }

    /// Each times `factor` in `[0, 1]`. Ageing evidence commutes with fusing it.
    pub fn faded(self, factor: f64) -> Self {
        Self { r: self.r * factor, s: self.s * factor }
    }
}

impl Add for Evidence {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { r: self.r + other.r, s: self.s + other.s }
    }
}

impl AddAssign for Evidence {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// 2^(−age / half-life): what is left of a piece of evidence. Evidence of the future counts in full.
pub fn left_after(age_days: f64, half_life_days: f64) -> f64 {
    (-age_days.max(0.0) / half_life_days).exp2()
}

/// Belief, disbelief and uncertainty, each in `[0, 1]` and together 1, with a base rate in `[0, 1]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opinion {
    /// b: how far the evidence speaks for it.
    pub belief: f64,
    /// d: how far it speaks against it.
    pub disbelief: f64,
    /// u: how far there is no evidence.
    pub uncertainty: f64,
    /// a: what is expected where there is no evidence.
    pub base_rate: f64,
}

/// Numbers that are no opinion: one is outside `[0, 1]`, or b + d + u is not 1.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("({b}, {d}, {u}, {a}) is not an opinion: each must lie in 0…1 and the first three add up to 1")]
pub struct NoOpinion {
    b: f64,
    d: f64,
    u: f64,
    a: f64,
}

impl Opinion {
    /// No evidence at all: (0, 0, 1), base rate ½. Unknown, which is never zero.
    pub const UNKNOWN: Self = Self { belief: 0.0, disbelief: 0.0, uncertainty: 1.0, base_rate: 0.5 };

    /// The opinion (b, d, u, a).
    ///
    /// # Errors
    /// [`NoOpinion`] where a number is outside `[0, 1]` or b + d + u differs from 1 by over 1e-9.
    pub fn new(b: f64, d: f64, u: f64, a: f64) -> Result<Self, NoOpinion> {
        let inside = [b, d, u, a].iter().all(|x| (0.0..=1.0).contains(x));
        if inside && (b + d + u - 1.0).abs() <= 1e-9 {
            Ok(Self { belief: b, disbelief: d, uncertainty: u, base_rate: a })
        } else {
            Err(NoOpinion { b, d, u, a })
        }
    }

    /// b = r/(r+s+W), d = s/(r+s+W), u = W/(r+s+W), base rate ½.
    pub fn from_evidence(evidence: Evidence) -> Self {
        let total = evidence.r + evidence.s + PRIOR_WEIGHT;
        Self {
            belief: evidence.r / total,
            disbelief: evidence.s / total,
            uncertainty: PRIOR_WEIGHT / total,
            base_rate: 0.5,
        }
    }

    /// The evidence that leads to this opinion; none where it is certain (u = 0), which would take
    /// infinitely much.
    pub fn to_evidence(self) -> Option<Evidence> {
        (self.uncertainty > 0.0).then(|| Evidence {
            r: PRIOR_WEIGHT * self.belief / self.uncertainty,
            s: PRIOR_WEIGHT * self.disbelief / self.uncertainty,
        })
    }

    /// P = b + a·u, in `[0, 1]`.
    pub fn expected(self) -> f64 {
        self.belief + self.base_rate * self.uncertainty
    }

    /// 1 − u, in `[0, 1]`.
    pub fn certainty(self) -> f64 {
        1.0 - self.uncertainty
    }

    /// Whether there is no evidence at all.
    pub fn is_unknown(self) -> bool {
        self.uncertainty >= 1.0
    }

    /// The opinion of the opposite: (d, b, u, 1 − a).
    pub fn complement(self) -> Self {
        Self {
            belief: self.disbelief,
            disbelief: self.belief,
            uncertainty: self.uncertainty,
            base_rate: 1.0 - self.base_rate,
        }
    }

    /// Cumulative fusion, for independent sources: k = u₁ + u₂ − u₁u₂, b = (b₁u₂ + b₂u₁)/k, d
    /// likewise, u = u₁u₂/k; two certain opinions are averaged.
    pub fn fuse(self, other: Self) -> Self {
        let (u1, u2) = (self.uncertainty, other.uncertainty);
        let k = u1 + u2 - u1 * u2;
        if k <= 0.0 {
            return self.mean(other);
        }
        let spread = u1 + u2 - 2.0 * u1 * u2;
        let base_rate = if spread > 0.0 {
            (self.base_rate * u2 + other.base_rate * u1 - (self.base_rate + other.base_rate) * u1 * u2)
                / spread
        } else {
            f64::midpoint(self.base_rate, other.base_rate)
        };
        Self {
            belief: (self.belief * u2 + other.belief * u1) / k,
            disbelief: (self.disbelief * u2 + other.disbelief * u1) / k,
            uncertainty: u1 * u2 / k,
            base_rate,
        }
    }

    /// Averaging fusion, for dependent sources such as several raters of one event:
    /// b = (b₁u₂ + b₂u₁)/(u₁ + u₂), d likewise, u = 2u₁u₂/(u₁ + u₂); two certain opinions are averaged.
    pub fn average(self, other: Self) -> Self {
        let (u1, u2) = (self.uncertainty, other.uncertainty);
        let k = u1 + u2;
        if k <= 0.0 {
            return self.mean(other);
        }
        Self {
            belief: (self.belief * u2 + other.belief * u1) / k,
            disbelief: (self.disbelief * u2 + other.disbelief * u1) / k,
            uncertainty: 2.0 * u1 * u2 / k,
            base_rate: f64::midpoint(self.base_rate, other.base_rate),
        }
    }

    /// Weighted belief fusion of any number of opinions: averaging in which each counts by its
    /// certainty. Opinions without evidence carry no weight; where some are certain, only those count.
    pub fn weighted(opinions: &[Self]) -> Self {
        let certain: Vec<&Self> = opinions.iter().filter(|opinion| opinion.uncertainty <= 0.0).collect();
        if let Some((first, rest)) = certain.split_first() {
            let n = certain.len() as f64;
            let sum = |of: fn(&Self) -> f64| of(first) + rest.iter().map(|opinion| of(opinion)).sum::<f64>();
            return Self {
                belief: sum(|opinion| opinion.belief) / n,
                disbelief: sum(|opinion| opinion.disbelief) / n,
                uncertainty: 0.0,
                base_rate: sum(|opinion| opinion.base_rate) / n,
            };
        }
        // (1 − u) Π_{j≠i} u_j over Π u_j: what each opinion weighs.
        let weight = |opinion: &Self| opinion.certainty() / opinion.uncertainty;
        let total: f64 = opinions.iter().map(weight).sum();
        if total <= 0.0 {
            return Self::UNKNOWN;
        }
        let certainty: f64 = opinions.iter().map(|opinion| opinion.certainty()).sum();
        let sum =
            |of: fn(&Self) -> f64| opinions.iter().map(|opinion| weight(opinion) * of(opinion)).sum::<f64>();
        Self {
            belief: sum(|opinion| opinion.belief) / total,
            disbelief: sum(|opinion| opinion.disbelief) / total,
            uncertainty: certainty / total,
            base_rate: opinions.iter().map(|opinion| opinion.certainty() * opinion.base_rate).sum::<f64>()
                / certainty,
        }
    }

    /// Probability-sensitive discounting: this opinion of a referral, applied to what the referral
    /// says: b = P·b_X, d = P·d_X, u = 1 − P(b_X + d_X), base rate of X.
    pub fn discount(self, said: Self) -> Self {
        Self::discounted(self.expected(), said)
    }

    /// Discounting along a chain of referrals: the product of their expected trust, applied once to
    /// the last opinion.
    pub fn along(referrals: &[Self], said: Self) -> Self {
        Self::discounted(referrals.iter().map(|referral| referral.expected()).product(), said)
    }

    fn discounted(p: f64, said: Self) -> Self {
        Self {
            belief: p * said.belief,
            disbelief: p * said.disbelief,
            uncertainty: 1.0 - p * (said.belief + said.disbelief),
            base_rate: said.base_rate,
        }
    }

    fn mean(self, other: Self) -> Self {
        Self {
            belief: f64::midpoint(self.belief, other.belief),
            disbelief: f64::midpoint(self.disbelief, other.disbelief),
            uncertainty: f64::midpoint(self.uncertainty, other.uncertainty),
            base_rate: f64::midpoint(self.base_rate, other.base_rate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn opinion(b: f64, d: f64, u: f64) -> Opinion {
        Opinion::new(b, d, u, 0.5).unwrap()
    }

    #[track_caller]
    fn check(is: Opinion, (b, d, u): (f64, f64, f64), within: f64) {
        for (is, should) in [(is.belief, b), (is.disbelief, d), (is.uncertainty, u)] {
            assert!((is - should).abs() <= within, "{is} should be {should} ± {within}");
        }
    }

    #[test]
    fn evidence_becomes_an_opinion() {
        let seven_to_one = Opinion::from_evidence(Evidence { r: 7.0, s: 1.0 });
        check(seven_to_one, (0.7, 0.1, 0.2), 1e-12);
        assert!((seven_to_one.expected() - 0.8).abs() < 1e-12);
        assert_eq!(Opinion::from_evidence(Evidence::default()), Opinion::UNKNOWN);
    }

    #[test]
    fn an_assessment_becomes_evidence() {
        let evidence = Evidence::of_assessment(10.0 / 36.0, 1.0, 1.0, 8.0);
        assert!((evidence.r - 2.222).abs() < 5e-4 && (evidence.s - 5.778).abs() < 5e-4);
        let opinion = Opinion::from_evidence(evidence);
        check(opinion, (0.2222, 0.5778, 0.2), 5e-5);
        assert!((opinion.expected() - 0.3222).abs() < 5e-5);
    }

    #[test]
    fn independent_sources_accumulate() {
        let fused = [(0.4, 0.2, 0.4), (0.7, 0.1, 0.2)]
            .into_iter()
            .fold(opinion(0.1, 0.3, 0.6), |so_far, (b, d, u)| so_far.fuse(opinion(b, d, u)));
        check(fused, (0.651, 0.209, 0.140), 1e-3);
    }

    #[test]
    fn dependent_sources_are_weighted_by_their_certainty() {
        let inputs = [opinion(0.1, 0.3, 0.6), opinion(0.4, 0.2, 0.4), opinion(0.7, 0.1, 0.2)];
        check(Opinion::weighted(&inputs), (0.562, 0.146, 0.292), 1e-3);
        assert_eq!(Opinion::weighted(&[]), Opinion::UNKNOWN);
        check(Opinion::weighted(&[opinion(1.0, 0.0, 0.0), opinion(0.1, 0.3, 0.6)]), (1.0, 0.0, 0.0), 1e-12);
    }

    #[test]
    fn evidence_fades_by_half_in_a_half_life() {
        let fresh = opinion(0.9, 0.05, 0.05).to_evidence().unwrap();
        let aged = Opinion::from_evidence(fresh.faded(left_after(180.0, 180.0)));
        check(aged, (0.857, 0.048, 0.095), 1e-3);
        assert!((aged.expected() - 0.905).abs() < 1e-3);
    }

    #[test]
    fn step_wise_fading_weighs_the_newest_most() {
        // λ = 0.6 a step, newest first; E = (Σ of the good + 1) / (Σ + 2).
        let expect = |newest_first: &[bool]| {
            let total = newest_first.iter().enumerate().fold(Evidence::default(), |sum, (age, good)| {
                let one = if *good { Evidence { r: 1.0, s: 0.0 } } else { Evidence { r: 0.0, s: 1.0 } };
                sum + one.faded(0.6_f64.powi(age as i32))
            });
            Opinion::from_evidence(total).expected()
        };
        assert!((expect(&[false, false, true, true, true, true]) - 0.406848).abs() < 1e-6);
        assert!((expect(&[true, true, true, false, false, false]) - 0.675281).abs() < 1e-6);
    }

    #[test]
    fn a_referral_is_discounted() {
        let trust = opinion(0.7, 0.1, 0.2);
        check(trust.discount(opinion(0.9, 0.05, 0.05)), (0.72, 0.04, 0.24), 1e-12);
        assert!((trust.discount(opinion(0.9, 0.05, 0.05)).expected() - 0.84).abs() < 1e-12);
        check(opinion(0.2, 0.8, 0.0).discount(opinion(0.4, 0.0, 0.6)), (0.08, 0.0, 0.92), 1e-12);
        let once = Opinion::along(&[trust, trust], opinion(0.9, 0.05, 0.05));
        check(once, (0.64 * 0.9, 0.64 * 0.05, 1.0 - 0.64 * 0.95), 1e-12);
    }

    #[test]
    fn numbers_that_are_no_opinion_are_refused() {
        for (b, d, u, a) in
            [(0.5, 0.5, 0.5, 0.5), (1.1, -0.1, 0.0, 0.5), (1.0, 0.0, 0.0, 2.0), (f64::NAN, 0.0, 1.0, 0.5)]
        {
            assert!(Opinion::new(b, d, u, a).is_err());
        }
    }

    fn pieces() -> impl Strategy<Value = Evidence> {
        (0.0..50.0, 0.0..50.0).prop_map(|(r, s)| Evidence { r, s })
    }

    proptest! {
        #[test]
        fn fusing_opinions_is_adding_evidence(x in pieces(), y in pieces()) {
            let fused = Opinion::from_evidence(x).fuse(Opinion::from_evidence(y));
            let added = Opinion::from_evidence(x + y);
            check(fused, (added.belief, added.disbelief, added.uncertainty), 1e-9);
        }

        #[test]
        fn fusion_commutes_and_associates(x in pieces(), y in pieces(), z in pieces()) {
            let [x, y, z] = [x, y, z].map(Opinion::from_evidence);
            let (left, right) = (x.fuse(y), y.fuse(x));
            check(left, (right.belief, right.disbelief, right.uncertainty), 1e-12);
            let (left, right) = (x.fuse(y).fuse(z), x.fuse(y.fuse(z)));
            check(left, (right.belief, right.disbelief, right.uncertainty), 1e-9);
        }

        #[test]
        fn ageing_commutes_with_fusion(x in pieces(), y in pieces(), age in 0.0..2000.0) {
            let left = left_after(age, 180.0);
            let before = (x + y).faded(left);
            let after = x.faded(left) + y.faded(left);
            prop_assert!((before.r - after.r).abs() < 1e-9 && (before.s - after.s).abs() < 1e-9);
        }

        #[test]
        fn evidence_survives_the_way_there_and_back(x in pieces()) {
            let back = Opinion::from_evidence(x).to_evidence().unwrap();
            prop_assert!((back.r - x.r).abs() < 1e-6 && (back.s - x.s).abs() < 1e-6);
        }

        #[test]
        fn every_operator_yields_an_opinion(x in pieces(), y in pieces()) {
            let [x, y] = [x, y].map(Opinion::from_evidence);
            for o in [x.fuse(y), x.average(y), x.discount(y), x.complement(), Opinion::weighted(&[x, y])] {
                prop_assert!((o.belief + o.disbelief + o.uncertainty - 1.0).abs() < 1e-9);
                prop_assert!((0.0..=1.0).contains(&o.expected()));
            }
        }
    }
}
