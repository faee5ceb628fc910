//! How deep somebody stands in the thick of a network: k-cores (Seidman 1983), found by peeling (Batagelj and
//! Zaveršnik, *An O(m) algorithm for cores decomposition*, 2003).

use super::flat::Flat;

/// The core number of everybody, by number: the largest k for which they belong to some people each of whom is
/// joined, either way, with at least k others of them. 0 for those who are tied with nobody.
pub fn cores(flat: &Flat) -> Vec<usize> {
    let (sides, people) = (&flat.sides, flat.people());
    let mut degree: Vec<usize> = (0..people).map(|person| sides.degree(person)).collect();
    // Everybody by degree, and where those of each degree begin.
    let mut begin = vec![0; degree.iter().max().map_or(0, |most| most + 2)];
    degree.iter().for_each(|&degree| begin[degree + 1] += 1);
    for at in 1..begin.len() {
        begin[at] += begin[at - 1];
    }
    let mut next = begin.clone();
    let (mut order, mut place) = (vec![0_usize; people], vec![0; people]);
    for person in 0..people {
        let slot = &mut next[degree[person]];
        (order[*slot], place[person]) = (person, *slot);
        *slot += 1;
    }
    for at in 0..people {
        let person = order[at];
        for &other in sides.of(person) {
            let other = other as usize;
            if degree[other] > degree[person] {
                // The first of those with the other's degree changes places with it and is passed by.
                let first = begin[degree[other]];
                let moved = order[first];
                order.swap(place[other], first);
                (place[moved], place[other]) = (place[other], first);
                begin[degree[other]] += 1;
                degree[other] -= 1;
            }
        }
    }
    degree
}
