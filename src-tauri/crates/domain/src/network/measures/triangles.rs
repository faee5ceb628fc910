//! Every three who are joined with each other, each three once: what is closed in a network.

use super::flat::Sides;

/// Three people and where the ties between them stand.
pub(super) struct Triangle {
    /// Who they are.
    pub people: [u32; 3],
    /// For each of the three its slots in [`Sides`]: to the next of the three, and to the one after.
    pub slots: [[usize; 2]; 3],
}

/// Where each slot's like stands in the row of the other.
pub(super) fn twins(sides: &Sides) -> Vec<u32> {
    let mut next: Vec<u32> = sides.start.clone();
    // Rows are sorted: those who name somebody come in the order of that one's row.
    let twin = |&other: &u32| {
        let slot = &mut next[other as usize];
        *slot += 1;
        *slot - 1
    };
    sides.other.iter().map(twin).collect()
}

/// Calls `tell` with each triangle. Every tie is looked along from its end of lower degree (Latapy 2008), so that
/// whoever is joined with thousands costs no more than others.
pub(super) fn each(sides: &Sides, twins: &[u32], mut tell: impl FnMut(&Triangle)) {
    let people = sides.start.len() - 1;
    let rank = |person: u32| (sides.degree(person as usize), person);
    let mut start = Vec::with_capacity(people + 1);
    let mut higher: Vec<(u32, u32)> = Vec::with_capacity(sides.other.len() / 2);
    for person in 0..people {
        start.push(higher.len());
        let own = rank(person as u32);
        higher.extend(
            sides
                .row(person)
                .map(|slot| (sides.other[slot], slot as u32))
                .filter(|&(other, _)| rank(other) > own),
        );
    }
    start.push(higher.len());

    const UNMARKED: u32 = u32::MAX;
    let mut mark = vec![UNMARKED; people];
    for a in 0..people {
        let row = &higher[start[a]..start[a + 1]];
        row.iter().for_each(|&(other, slot)| mark[other as usize] = slot);
        for &(b, ab) in row {
            for &(c, bc) in &higher[start[b as usize]..start[b as usize + 1]] {
                let ac = mark[c as usize];
                if ac != UNMARKED {
                    let back = |slot: u32| twins[slot as usize] as usize;
                    tell(&Triangle {
                        people: [a as u32, b, c],
                        slots: [[ab as usize, ac as usize], [bc as usize, back(ab)], [back(ac), back(bc)]],
                    });
                }
            }
        }
        row.iter().for_each(|&(other, _)| mark[other as usize] = UNMARKED);
    }
}
