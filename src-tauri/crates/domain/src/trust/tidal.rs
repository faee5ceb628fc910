//! TidalTrust (Golbeck, *Computing and Applying Trust in Web-based Social Networks*, 2005): a figure of how
//! far somebody could trust another through those between them. Shown for comparison only: it knows ratings,
//! and neither evidence nor uncertainty.

use std::collections::{BTreeMap, BTreeSet};

/// What the algorithm finds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tidal {
    /// The trust, in the unit of the ratings.
    pub trust: f64,
    /// The least rating of a referral that was followed; none where the two are joined directly.
    pub threshold: Option<f64>,
    /// How many steps the shortest ways have.
    pub steps: usize,
}

/// How far `source` could trust `sink`, by ratings `(who, whom, rating ≥ 0)`: along the shortest ways only, and of
/// those along the strongest, each answer weighted by how far the one who gives it is trusted. A rating of
/// their own is taken as it is. None where no way leads there, or an end is nobody.
pub fn tidal_trust<N: Copy + Ord>(ratings: &[(N, N, f64)], source: N, sink: N) -> Option<Tidal> {
    let mut rated: BTreeMap<N, BTreeMap<N, f64>> = BTreeMap::new();
    for &(who, whom, rating) in ratings {
        rated.entry(who).or_default().insert(whom, rating);
    }
    if let Some(&trust) = rated.get(&source).and_then(|by| by.get(&sink)) {
        return Some(Tidal { trust, threshold: None, steps: 1 });
    }
    // Outwards from the source: who is reached in how many steps, and the strongest referral chain to them.
    let mut rings: Vec<BTreeMap<N, f64>> = vec![BTreeMap::from([(source, f64::INFINITY)])];
    let mut seen = BTreeSet::from([source]);
    let last = loop {
        let ring = rings.last()?;
        if ring.keys().any(|who| rated.get(who).is_some_and(|by| by.contains_key(&sink))) {
            break ring;
        }
        let mut next: BTreeMap<N, f64> = BTreeMap::new();
        for (who, strength) in ring {
            for (&whom, &rating) in rated.get(who).into_iter().flatten() {
                if !seen.contains(&whom) {
                    let least = next.entry(whom).or_insert(f64::NEG_INFINITY);
                    *least = least.max(strength.min(rating));
                }
            }
        }
        if next.is_empty() {
            return None;
        }
        seen.extend(next.keys());
        rings.push(next);
    };
    let own = |who: &N| rated.get(who).and_then(|by| by.get(&sink)).copied();
    let strongest = last.iter().filter(|(who, _)| own(who).is_some()).map(|(_, strength)| *strength);
    let threshold = strongest.fold(f64::NEG_INFINITY, f64::max);
    // Back to the source: each tells the mean of what those further on tell.
    let mut told: BTreeMap<N, f64> = last.keys().filter_map(|&who| Some((who, own(&who)?))).collect();
    for ring in rings.iter().rev().skip(1) {
        let answer = |who: &N| {
            let heard = rated.get(who).into_iter().flatten().filter(|(_, rating)| **rating >= threshold);
            let heard = heard.filter_map(|(whom, rating)| Some((*rating, *told.get(whom)?)));
            let (weight, sum) = heard
                .fold((0.0, 0.0), |(weight, sum), (rating, said)| (weight + rating, sum + rating * said));
            (weight > 0.0).then(|| sum / weight)
        };
        told = ring.keys().filter_map(|&who| Some((who, answer(&who)?))).collect();
    }
    told.get(&source).map(|&trust| Tidal { trust, threshold: Some(threshold), steps: rings.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(ratings: &[(u8, u8, f64)], source: u8, sink: u8, trust: Option<f64>) {
        assert_eq!(tidal_trust(ratings, source, sink).map(|tidal| tidal.trust), trust);
    }

    #[test]
    fn a_rating_of_ones_own_is_taken_as_it_is_and_no_way_gives_nothing() {
        check(&[(1, 2, 7.0), (1, 3, 9.0), (3, 2, 2.0)], 1, 2, Some(7.0));
        check(&[(1, 3, 9.0), (3, 2, 2.0)], 1, 2, Some(2.0));
        check(&[(2, 1, 9.0)], 1, 2, None);
        check(&[], 1, 2, None);
        check(&[(1, 3, 9.0), (3, 1, 9.0)], 1, 2, None);
    }

    #[test]
    fn answers_count_by_how_far_those_who_give_them_are_trusted() {
        check(&[(1, 3, 8.0), (1, 4, 8.0), (3, 2, 10.0), (4, 2, 0.0)], 1, 2, Some(5.0));
        check(&[(1, 3, 9.0), (1, 4, 8.0), (3, 2, 10.0), (4, 2, 0.0)], 1, 2, Some(10.0));
    }

    proptest! {
        #[test]
        fn it_lies_between_the_ratings_of_the_sink(
            edges in prop::collection::vec((0_u8..9, 0_u8..9, 0.5..10.0_f64), 0..40),
        ) {
            if let Some(tidal) = tidal_trust(&edges, 0, 8) {
                let of_sink = edges.iter().filter(|(_, whom, _)| *whom == 8).map(|(.., rating)| *rating);
                let (least, most) = of_sink.fold((f64::MAX, f64::MIN), |(l, m), r| (l.min(r), m.max(r)));
                prop_assert!(tidal.trust >= least - 1e-9 && tidal.trust <= most + 1e-9, "{tidal:?}");
            }
        }
    }
}
