//! Everybody as a table, and what there is to filter by.

use crate::open::OpenAccount;
use domain::{Id, Stakeholder, TieKind, trust::Score};
use exchange::import::{ImportError, Pasted, pasted};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Somebody as a row of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// Who.
    pub stakeholder: &'a Stakeholder,
    /// The organisation they are shown under.
    pub organisation: String,
    /// Whom they report to by a solid line.
    pub boss: Option<&'a str>,
    /// Who of ours owns the relationship.
    pub owner: Option<&'a str>,
    /// How far the manager trusts them.
    pub ours: Score,
    /// How far they trust the manager.
    pub theirs: Score,
    /// Ties of all kinds.
    pub ties: usize,
    /// The day the newest assessment at them speaks of.
    pub last_assessed: Option<Date>,
    /// The filter of the view on screen keeps them.
    pub kept: bool,
}

/// What there is to filter by, with how many people each would keep.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Organisations people are shown under.
    pub organisations: BTreeMap<String, usize>,
    /// Departments, of whatever organisation.
    pub departments: BTreeMap<String, usize>,
    /// Colleagues who own relationships.
    pub owners: BTreeMap<Id, usize>,
    /// Labels.
    pub tags: BTreeMap<String, usize>,
}

impl OpenAccount {
    /// Everybody, in the order in which they came in.
    pub fn register(&mut self) -> Vec<Row<'_>> {
        let view = self.view();
        let account = self.seen();
        let aside = view.sight.aside_of(account, view.as_of);
        let manager = account.profile().manager;
        let between = |from: Option<Id>, to: Option<Id>| match (from, to) {
            (Some(from), Some(to)) => account.score_between(from, to, view.as_of),
            _ => Score::UNKNOWN,
        };
        account
            .stakeholders()
            .map(|stakeholder| {
                let id = stakeholder.id;
                let mut boss = None;
                let mut ties = 0;
                let mut last_assessed = None;
                for tie in account.ties_of(id) {
                    ties += 1;
                    if tie.kind == TieKind::ReportsTo && tie.from == id {
                        boss = boss.or(Some(account.name(tie.to)));
                    }
                    last_assessed = last_assessed.max(account.revealed_of(tie.id).map(|it| it.on).max());
                }
                Row {
                    stakeholder,
                    organisation: account.organisation_of(stakeholder),
                    boss,
                    owner: stakeholder.owner.map(|owner| account.name(owner)),
                    ours: between(manager, Some(id)),
                    theirs: between(Some(id), manager),
                    ties,
                    last_assessed,
                    kept: !aside.contains(&id),
                }
            })
            .collect()
    }

    /// What there is to filter by.
    pub fn filter_choices(&self) -> Choices {
        let mut choices = Choices::default();
        for known in self.seen().stakeholders() {
            *choices.organisations.entry(self.seen().organisation_of(known)).or_default() += 1;
            if !known.department.trim().is_empty() {
                *choices.departments.entry(known.department.trim().into()).or_default() += 1;
            }
            if let Some(owner) = known.owner {
                *choices.owners.entry(owner).or_default() += 1;
            }
            for tag in &known.tags {
                *choices.tags.entry(tag.clone()).or_default() += 1;
            }
        }
        choices
    }

    /// The people in a pasted list.
    ///
    /// # Errors
    /// Where the list is beyond all measure.
    pub fn read_names(&self, text: &str, group: domain::Group) -> Result<Vec<Pasted>, ImportError> {
        pasted(text, group, &self.account)
    }
}
