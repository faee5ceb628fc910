//! Which rectangles must keep their distance: constraints found along a scan line (Dwyer, Marriott,
//! Stuckey, "Fast node overlap removal", 2006, §4), so few that they are solved fast and so many that
//! keeping them leaves no overlap.

use super::vpsc::Constraint;
use crate::scene::Rect;
use std::collections::BTreeSet;

/// An axis.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Axis {
    /// To the right.
    X,
    /// Downwards.
    Y,
}

impl Axis {
    fn turned(self) -> Self {
        if self == Self::X { Self::Y } else { Self::X }
    }

    /// The middle of a rectangle on this axis.
    pub fn middle(self, rect: &Rect) -> f64 {
        if self == Self::X { rect.x + rect.width / 2.0 } else { rect.y + rect.height / 2.0 }
    }

    /// The size of a rectangle on this axis.
    pub fn size(self, rect: &Rect) -> f64 {
        if self == Self::X { rect.width } else { rect.height }
    }

    /// How far two rectangles reach into each other on this axis.
    fn shared(self, a: &Rect, b: &Rect) -> f64 {
        (self.size(a) + self.size(b)) / 2.0 - (self.middle(a) - self.middle(b)).abs()
    }
}

/// What a scan line meets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meets {
    End,
    Start,
}

/// The constraints on `axis` that remove the overlaps: all of them, or with `thrifty` only those of
/// rectangles that are sooner clear on this axis than on the other.
pub(super) fn constraints(rects: &[Rect], axis: Axis, thrifty: bool) -> Vec<Constraint> {
    let across = axis.turned();
    let mut events: Vec<(f64, Meets, usize)> = Vec::with_capacity(2 * rects.len());
    for (number, rect) in rects.iter().enumerate() {
        let (middle, half) = (across.middle(rect), across.size(rect) / 2.0);
        events.push((middle - half, Meets::Start, number));
        events.push((middle + half, Meets::End, number));
    }
    events.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));

    // The order on the axis, once and for all: neighbours on the scan line are found by rank.
    let mut by_rank: Vec<usize> = (0..rects.len()).collect();
    by_rank.sort_by(|&a, &b| axis.middle(&rects[a]).total_cmp(&axis.middle(&rects[b])).then(a.cmp(&b)));
    let mut rank = vec![0; rects.len()];
    for (at, &number) in by_rank.iter().enumerate() {
        rank[number] = at;
    }
    let mut line: BTreeSet<usize> = BTreeSet::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, meets, number) in events {
        let own = rank[number];
        if meets == Meets::End {
            line.remove(&own);
            if !thrifty {
                // Those between whom it stood are neighbours now.
                let (before, after) = (line.range(..own).next_back(), line.range(own + 1..).next());
                pairs.extend(before.copied().zip(after.copied()));
            }
            continue;
        }
        let wanted = |other: usize| {
            let other = &rects[by_rank[other]];
            let shared = axis.shared(&rects[number], other);
            (shared <= 0.0, !thrifty || shared <= across.shared(&rects[number], other))
        };
        for &before in line.range(..own).rev() {
            let (clear, here) = wanted(before);
            if clear || here {
                pairs.push((before, own));
            }
            if clear || !thrifty {
                break;
            }
        }
        for &after in line.range(own + 1..) {
            let (clear, here) = wanted(after);
            if clear || here {
                pairs.push((own, after));
            }
            if clear || !thrifty {
                break;
            }
        }
        line.insert(own);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .map(|(left, right)| {
            let (left, right) = (by_rank[left], by_rank[right]);
            let gap = (axis.size(&rects[left]) + axis.size(&rects[right])) / 2.0;
            Constraint { left, right, gap }
        })
        .collect()
}
