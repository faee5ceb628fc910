//! Who stands under whom: reporting lines as trees.

/// Reporting trees. Whoever reports to several stands under the first of them; a circle of reporting
/// is cut open where it closes, so that nobody is lost.
#[derive(Clone)]
pub(super) struct Forest {
    /// The boss everybody stands under.
    pub parent: Vec<Option<usize>>,
    /// Those who stand under everybody, from left to right.
    pub children: Vec<Vec<usize>>,
    /// Everybody, bosses before their reports.
    pub order: Vec<usize>,
}

impl Forest {
    /// The trees of the reporting lines `bosses` that stay within a zone.
    pub fn within<Z: PartialEq>(bosses: &[Vec<usize>], zone_of: &[Option<Z>]) -> Self {
        let count = bosses.len();
        let mut parent: Vec<Option<usize>> = vec![None; count];
        for report in 0..count {
            let closes_circle = |boss: usize| {
                std::iter::successors(Some(boss), |&above| parent[above]).any(|above| above == report)
            };
            let fits = |boss: &usize| {
                zone_of[report].is_some() && zone_of[*boss] == zone_of[report] && !closes_circle(*boss)
            };
            parent[report] = bosses[report].iter().copied().find(fits);
        }
        let mut children = vec![Vec::new(); count];
        for (report, boss) in parent.iter().enumerate() {
            if let Some(boss) = boss {
                children[*boss].push(report);
            }
        }
        let mut order: Vec<usize> = (0..count).filter(|&person| parent[person].is_none()).collect();
        let mut next = 0;
        while next < order.len() {
            order.extend(&children[order[next]]);
            next += 1;
        }
        Self { parent, children, order }
    }

    /// Somebody with all who stand under them, bosses first.
    pub fn branch(&self, head: usize) -> Vec<usize> {
        let mut branch = vec![head];
        let mut next = 0;
        while next < branch.len() {
            branch.extend(&self.children[branch[next]]);
            next += 1;
        }
        branch
    }

    /// Whether nobody stands under them.
    pub fn is_leaf(&self, person: usize) -> bool {
        self.children[person].is_empty()
    }
}

/// Those who report to each other in a circle, circle by circle: everybody whose bosses' bosses lead back to
/// them (the strongly connected parts; Tarjan 1972, without recursion).
pub(super) fn circles(bosses: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const NEW: usize = usize::MAX;
    let count = bosses.len();
    let (mut number, mut lowest, mut on_way) = (vec![NEW; count], vec![NEW; count], vec![false; count]);
    let (mut way, mut found, mut next) = (Vec::new(), Vec::new(), 0);
    for start in 0..count {
        if number[start] != NEW {
            continue;
        }
        let mut open = vec![(start, 0)];
        while let Some((person, nth)) = open.pop() {
            if nth == 0 {
                (number[person], lowest[person], on_way[person]) = (next, next, true);
                next += 1;
                way.push(person);
            }
            if let Some(&boss) = bosses[person].get(nth) {
                open.push((person, nth + 1));
                if number[boss] == NEW {
                    open.push((boss, 0));
                } else if on_way[boss] {
                    lowest[person] = lowest[person].min(number[boss]);
                }
                continue;
            }
            if let Some(&(report, _)) = open.last() {
                lowest[report] = lowest[report].min(lowest[person]);
            }
            if lowest[person] == number[person] {
                let from = way.iter().rposition(|&one| one == person).unwrap_or_default();
                let mut circle = way.split_off(from);
                circle.iter().for_each(|&one| on_way[one] = false);
                circle.sort_unstable();
                if circle.len() > 1 {
                    found.push(circle);
                }
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lines: &[(usize, usize)], expected: &[Option<usize>]) {
        let mut bosses = vec![Vec::new(); expected.len()];
        for &(report, boss) in lines {
            bosses[report].push(boss);
        }
        let forest = Forest::within(&bosses, &vec![Some(0); expected.len()]);
        assert_eq!(forest.parent, expected);
        assert_eq!(forest.order.len(), expected.len(), "everybody has a place");
    }

    #[test]
    fn reports_stand_under_their_first_boss() {
        check(&[(1, 0), (2, 0), (3, 2), (3, 0)], &[None, Some(0), Some(0), Some(2)]);
    }

    #[test]
    fn circles_are_cut_open() {
        check(&[(0, 1), (1, 2), (2, 0)], &[Some(1), Some(2), None]);
        check(&[(0, 1), (1, 0), (1, 2)], &[Some(1), Some(2), None]);
    }

    #[test]
    fn a_line_out_of_the_zone_ties_nobody_down() {
        let forest = Forest::within(&[vec![1], vec![]], &[Some("a"), Some("b")]);
        assert_eq!(forest.parent, [None, None]);
        let forest = Forest::within(&[vec![1], vec![]], &[None::<u8>, None]);
        assert_eq!(forest.parent, [None, None]);
    }

    #[test]
    fn circles_are_reported_person_by_person() {
        let circles_of = |lines: &[(usize, usize)], people: usize| {
            let mut bosses = vec![Vec::new(); people];
            for &(report, boss) in lines {
                bosses[report].push(boss);
            }
            circles(&bosses)
        };
        assert_eq!(circles_of(&[(1, 0), (2, 1)], 3), Vec::<Vec<usize>>::new());
        assert_eq!(circles_of(&[(0, 1), (1, 2), (2, 0), (3, 0)], 4), [[0, 1, 2]]);
        assert_eq!(circles_of(&[(0, 1), (1, 0), (2, 1), (2, 3), (3, 2)], 4), [[0, 1], [2, 3]]);
        let long: Vec<(usize, usize)> = (0..30_000).map(|one| (one, (one + 1) % 30_000)).collect();
        assert_eq!(circles_of(&long, 30_000)[0].len(), 30_000);
    }
}
