//! The people of an account by number, and who is tied to whom.

use super::forest::circles;
use domain::{Account, Id, Stakeholder, TieKind};
use std::collections::HashMap;

/// The account as the layout sees it: stakeholders by number, ties as pairs of numbers.
pub(super) struct Roster<'a> {
    pub account: &'a Account,
    pub people: Vec<&'a Stakeholder>,
    pub manager: Option<usize>,
    /// Pairs tied by anything but reporting, each once, smaller number first.
    pub pairs: Vec<(usize, usize)>,
    /// For everybody those they report to, by solid lines first.
    pub bosses: Vec<Vec<usize>>,
    /// Those who report to each other in a circle of solid lines.
    pub circles: Vec<Vec<usize>>,
}

impl<'a> Roster<'a> {
    pub fn of(account: &'a Account) -> Self {
        let people: Vec<&Stakeholder> = account.stakeholders().collect();
        let numbers: HashMap<Id, usize> =
            people.iter().enumerate().map(|(number, person)| (person.id, number)).collect();
        let mut pairs = Vec::new();
        let mut bosses = vec![Vec::new(); people.len()];
        let mut dotted = Vec::new();
        for tie in account.ties() {
            let (Some(&from), Some(&to)) = (numbers.get(&tie.from), numbers.get(&tie.to)) else { continue };
            if from == to {
                continue;
            }
            match tie.kind {
                TieKind::ReportsTo => bosses[from].push(to),
                TieKind::ReportsDotted => dotted.push((from, to)),
                _ => pairs.push((from.min(to), from.max(to))),
            }
        }
        let circles = circles(&bosses);
        for (from, to) in dotted {
            bosses[from].push(to);
        }
        pairs.sort_unstable();
        pairs.dedup();
        let manager = account.manager().and_then(|manager| numbers.get(&manager.id).copied());
        Self { account, people, manager, pairs, bosses, circles }
    }
}
