//! Who a listing's keys and names stand for, and so who is whose boss.

use super::{
    fold,
    listing::{Entry, Listing, Reports},
};
use domain::{Id, Origin};
use std::collections::HashMap;

/// Somebody who is, or will be, in the account.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    /// Their identity in the account.
    pub id: Id,
    /// The key under which the source's mark on them will stand.
    pub key: &'a str,
}

/// The people of a listing.
#[derive(Default)]
pub struct People<'a> {
    /// Whom a key stands for; no person where the entry was not chosen and is not known.
    by_key: HashMap<&'a str, (&'a Entry, Option<Person<'a>>)>,
    /// Keys by folded name.
    by_name: HashMap<String, Vec<&'a str>>,
    /// Keys by folded name and organisation.
    by_name_there: HashMap<(String, &'a str), Vec<&'a str>>,
    /// The account's people by the keys of earlier imports.
    before: HashMap<&'a str, Person<'a>>,
}

impl<'a> People<'a> {
    /// Takes note of an entry and of whom it stands for; nobody where it was not chosen and is not known.
    pub fn take(&mut self, entry: &'a Entry, id: Option<Id>) {
        let key = entry.key.as_str();
        self.by_key.insert(key, (entry, id.map(|id| Person { id, key })));
    }

    /// Prepares for bosses told by name, where a listing tells any so.
    pub fn take_names(&mut self, listing: &'a Listing) {
        if !listing.entries.iter().any(|entry| matches!(entry.reports, Reports::ToNamed(_))) {
            return;
        }
        for entry in &listing.entries {
            let name = fold::name(entry.name());
            self.by_name.entry(name.clone()).or_default().push(&entry.key);
            self.by_name_there.entry((name, &entry.organisation)).or_default().push(&entry.key);
        }
    }

    /// Takes note of whom the source spoke of before.
    pub fn take_before(&mut self, origin: &'a Origin) {
        let person = Person { id: origin.stakeholder, key: &origin.key };
        self.before.entry(&origin.key).or_insert(person);
    }

    /// Whom a key of an earlier import stands for.
    pub fn before(&self, key: &str) -> Option<Id> {
        self.before.get(key).map(|person| person.id)
    }

    /// The name the listing gives with a key.
    pub fn name(&self, key: &str) -> Option<&'a str> {
        self.by_key.get(key).map(|(entry, _)| entry.name())
    }

    /// The boss an entry speaks of: nothing where it does not speak of one, `Ok(None)` for nobody, an
    /// error's text where the tie cannot be drawn.
    pub fn boss(&self, entry: &'a Entry, id: Id) -> Option<Result<Option<Person<'a>>, String>> {
        let (key, said) = match &entry.reports {
            Reports::Unsaid => return None,
            Reports::ToNobody => return Some(Ok(None)),
            Reports::ToKey { key, said } => (key.as_str(), said),
            Reports::ToNamed(name) => match self.named(name, entry) {
                Ok(key) => (key, name),
                Err(why) => return Some(Err(why)),
            },
        };
        let itself =
            || Err("the row reports to itself: correct whom it reports to, or leave that empty".into());
        Some(match (self.by_key.get(key), self.before.get(key)) {
            _ if key == entry.key => itself(),
            (Some((_, Some(boss))), _) | (None, Some(boss)) if boss.id == id => itself(),
            (Some((_, Some(boss))), _) | (None, Some(boss)) => Ok(Some(*boss)),
            (Some((boss, None)), _) => Err(format!(
                "{} is of an organisation that was not chosen: choose it too to have the line",
                boss.name()
            )),
            (None, None) => Err(format!(
                "{said} is not in the file or was left out: export the contacts again with whom they report to"
            )),
        })
    }

    /// The key of the only person with a name, of the same organisation or of all.
    fn named(&self, name: &str, entry: &'a Entry) -> Result<&'a str, String> {
        let folded = fold::name(name);
        let all = self.by_name.get(&folded).map_or(&[][..], Vec::as_slice);
        let there =
            self.by_name_there.get(&(folded, entry.organisation.as_str())).map_or(&[][..], Vec::as_slice);
        match (there, all) {
            ([key], _) | ([], [key]) => Ok(key),
            ([], []) => {
                Err(format!("nobody in the file is called {name}: add their row, or draw the line by hand"))
            }
            _ => Err(format!("several people in the file are called {name}: draw the line by hand")),
        }
    }
}
