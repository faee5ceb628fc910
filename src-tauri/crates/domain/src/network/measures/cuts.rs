//! Who holds a network together: the articulation people (Hopcroft and Tarjan, *Algorithm 447*, 1973), and how
//! many each would cut off.

use super::flat::Flat;

/// Not seen yet.
const UNSEEN: u32 = u32::MAX;

/// How somebody stands in the search.
#[derive(Clone, Copy)]
struct Seen {
    /// The how-many-eth they were seen as.
    nth: u32,
    /// The first whom they or those behind them are joined with.
    low: u32,
    parent: u32,
    /// The slot of the next tie to look along.
    next: u32,
    /// How many are behind them, themselves included.
    size: u32,
    /// Of the parts behind them that only they hold: all people, and those of the largest.
    held: u32,
    largest: u32,
}

/// How many people each person would cut off, by number: those who, without them, are no longer joined with the
/// largest part that is left of those they were joined with. 0 for all who are no articulation person.
///
/// Ties count either way. Without recursion: a chain of thousands is no deeper than any other network.
pub fn cut_off(flat: &Flat) -> Vec<usize> {
    let sides = &flat.sides;
    let unseen = Seen { nth: UNSEEN, low: 0, parent: UNSEEN, next: 0, size: 1, held: 0, largest: 0 };
    let mut seen = vec![unseen; flat.people()];
    let mut cut_off = vec![0; flat.people()];
    let mut order: Vec<u32> = Vec::with_capacity(flat.people());
    for root in 0..flat.people() {
        if seen[root].nth != UNSEEN {
            continue;
        }
        order.clear();
        let enter = |seen: &mut [Seen], order: &mut Vec<u32>, person: usize, parent: u32| {
            let nth = order.len() as u32;
            seen[person] = Seen { nth, low: nth, parent, next: sides.start[person], ..unseen };
            order.push(person as u32);
        };
        enter(&mut seen, &mut order, root, UNSEEN);
        let mut at = root;
        loop {
            if seen[at].next < sides.start[at + 1] {
                let other = sides.other[seen[at].next as usize] as usize;
                seen[at].next += 1;
                if seen[other].nth == UNSEEN {
                    enter(&mut seen, &mut order, other, at as u32);
                    at = other;
                } else if other as u32 != seen[at].parent {
                    seen[at].low = seen[at].low.min(seen[other].nth);
                }
                continue;
            }
            let Seen { low, parent, size, .. } = seen[at];
            if parent == UNSEEN {
                break;
            }
            at = parent as usize;
            let above = &mut seen[at];
            above.size += size;
            above.low = above.low.min(low);
            if low >= above.nth {
                above.held += size;
                above.largest = above.largest.max(size);
            }
        }
        let others = order.len() - 1;
        for &person in &order {
            let Seen { held, largest, .. } = seen[person as usize];
            let rest = others - held as usize;
            cut_off[person as usize] = others - rest.max(largest as usize);
        }
    }
    cut_off
}
