//! An account that files are imported into.

use domain::{Account, Id, Profile, Stakeholder, TieKind, stakeholder::Field};
use exchange::import::{Choice, Offer, Plan, Skipped, Source, plan, read};
use jiff::civil::date;
use std::path::Path;

/// A file with a text.
pub fn file(name: &str, text: impl Into<Vec<u8>>) -> Source {
    Source { name: name.into(), bytes: text.into() }
}

/// A fixture with invented people.
pub fn fixture(name: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    file(name, std::fs::read(path).unwrap())
}

/// An account, and where its ids come from.
pub struct Desk {
    pub account: Account,
    last_id: u128,
}

impl Desk {
    /// An account in which nobody is recorded.
    pub fn new() -> Self {
        Self { account: Account::new(Profile::new(Id::numbered(1), "Acme")), last_id: 1 }
    }

    /// An account with people entered by hand: name, organisation, title.
    pub fn with(people: &[(&str, &str, &str)]) -> Self {
        let mut desk = Self::new();
        for (name, organisation, title) in people {
            let person = Stakeholder::new(desk.new_id(), *name, domain::Group::Customer);
            let person =
                Stakeholder { organisation: (*organisation).into(), title: (*title).into(), ..person };
            desk.account.apply(&[domain::Delta::added(person)]);
        }
        desk
    }

    pub fn new_id(&mut self) -> Id {
        self.last_id += 1;
        Id::numbered(self.last_id)
    }

    pub fn plan(&mut self, offer: &Offer, choice: &Choice) -> Plan {
        let Self { account, last_id } = self;
        plan(offer, choice, account, &mut || {
            *last_id += 1;
            Id::numbered(*last_id)
        })
    }

    /// Imports, and shows that the account's rules hold and that the same files change nothing more.
    #[track_caller]
    pub fn import(&mut self, offer: &Offer, choice: &Choice) -> Plan {
        let plan = self.plan(offer, choice);
        self.account.apply(&plan.deltas);
        self.account.check(&plan.deltas, date(2030, 1, 1)).unwrap();
        let again = self.plan(offer, choice);
        assert!(again.is_empty(), "the same file again changes {:#?}", again.deltas);
        assert_eq!((again.added.len(), again.updated.len()), (0, 0));
        plan
    }

    /// Imports everything of files.
    #[track_caller]
    pub fn import_all(&mut self, sources: impl IntoIterator<Item = Source>) -> Plan {
        let offer = read(sources.into_iter().collect()).unwrap();
        self.import(&offer, &Choice::default())
    }

    /// The only person with a name.
    #[track_caller]
    pub fn person(&self, name: &str) -> &Stakeholder {
        let mut found = self.account.stakeholders().filter(|person| person.name == name);
        let person = found.next().unwrap_or_else(|| panic!("nobody is called {name}"));
        assert!(found.next().is_none(), "{name} is there twice");
        person
    }

    /// Fields of a person, as text.
    #[track_caller]
    pub fn fields(&self, name: &str, fields: &[Field]) -> Vec<String> {
        fields.iter().map(|field| self.person(name).field(*field)).collect()
    }

    /// Changes a field by hand.
    #[track_caller]
    pub fn edit(&mut self, name: &str, field: Field, text: &str) {
        let before = self.person(name).clone();
        let mut after = before.clone();
        after.set_field(field, text).unwrap();
        self.account.apply(&domain::Delta::edited(before, after).into_iter().collect::<Vec<_>>());
    }

    /// Whom somebody reports to, by name.
    #[track_caller]
    pub fn boss(&self, name: &str) -> Option<&str> {
        let id = self.person(name).id;
        let mut ties =
            self.account.ties_of(id).filter(|tie| tie.kind == TieKind::ReportsTo && tie.from == id);
        let boss = ties.next().map(|tie| self.account.name(tie.to));
        assert!(ties.next().is_none(), "{name} reports to two");
        boss
    }

    /// Draws a reporting tie by hand.
    #[track_caller]
    pub fn draw(&mut self, from: &str, to: &str) {
        let (from, to) = (self.person(from).id, self.person(to).id);
        let tie = domain::Tie::new(self.new_id(), TieKind::ReportsTo, from, to);
        self.account.apply(&[domain::Delta::added(tie)]);
    }
}

/// How many were added, updated and left as they are.
pub fn counts(plan: &Plan) -> (usize, usize, usize) {
    (plan.added.len(), plan.updated.len(), plan.unchanged)
}

/// What is left out, as `line: what`.
pub fn skipped(plan: &Plan) -> Vec<String> {
    let line = |skipped: &Skipped| skipped.row.map_or_else(|| "file".to_owned(), |row| row.to_string());
    plan.skipped.iter().map(|skipped| format!("{}: {}", line(skipped), skipped.what)).collect()
}

/// Why something is left out, by what it is.
#[track_caller]
pub fn why<'p>(plan: &'p Plan, what: &str) -> &'p str {
    plan.skipped
        .iter()
        .find(|skipped| skipped.what == what)
        .map_or_else(|| panic!("{what} is not skipped"), |skipped| &skipped.why)
}

/// Updates as `name: field before → after`.
pub fn updates(plan: &Plan) -> Vec<String> {
    plan.updated
        .iter()
        .flat_map(|update| {
            update
                .fields
                .iter()
                .map(|(field, before, after)| format!("{}: {} {before} → {after}", update.name, field.code()))
        })
        .collect()
}
