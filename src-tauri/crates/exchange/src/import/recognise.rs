//! Which files lie before us, and what they offer.

use super::{
    ImportError, Skipped, Source,
    columns::Columns,
    contacts::{self, Accounts},
    fold,
    listing::Listing,
    mapping::{Headings, Meaning},
    organogram,
    table::Table,
};
use domain::stakeholder::Field;
use serde::Serialize;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

/// Which kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// The contacts of a customer relationship system or an address book.
    Contacts,
    /// The posts of a body, who holds them and to whom they report.
    Organogram,
}

/// What files offer to import, before the account is looked at.
pub struct Offer {
    /// Which kind of source.
    pub sort: Sort,
    /// What wrote it: `salesforce`, `organogram`, … or `csv:` and the file's name where unknown.
    pub system: String,
    /// The files, in the order given.
    pub files: Vec<FileFacts>,
    /// The organisations with people, those with the most people first.
    pub organisations: Vec<Organisation>,
    /// How many people are offered.
    pub people: usize,
    pub(super) listings: Vec<Listing>,
    pub(super) notes: Vec<Note>,
}

/// How a file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileFacts {
    /// Its name.
    pub name: String,
    /// What its bytes were read as, such as `UTF-8`.
    pub encoding: String,
    /// What divides its cells.
    pub delimiter: char,
    /// How many rows it has under its headings.
    pub rows: usize,
    /// Its columns, in order.
    pub columns: Vec<ColumnUse>,
}

/// What a column is used for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnUse {
    /// Its heading, as written.
    pub heading: String,
    /// What it means; none = it is not used.
    pub field: Option<Meaning>,
}

/// An organisation whose people can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// What to choose it by; empty for people without an organisation.
    pub key: String,
    /// Its name; its key where the name is not told.
    pub name: String,
    /// How many people it has, at least 1.
    pub people: usize,
}

/// Something to say about a row that became no entry, or about a file.
pub struct Note {
    /// The key of the organisation chosen by which it is to be said; none = always.
    pub organisation: Option<String>,
    /// What to say.
    pub skipped: Skipped,
}

/// What a file lists.
enum Lists {
    Contacts { system: String },
    Organisations,
    Posts,
}

/// Decodes and recognises files: contacts, with or without the file of their organisations, or
/// organograms; in any order. Nothing is asked about the account.
///
/// # Errors
/// Where a file is no table of people, or the files do not belong together.
pub fn read(sources: Vec<Source>) -> Result<Offer, ImportError> {
    let mut files = Vec::with_capacity(sources.len());
    for source in sources {
        let table = Table::read(&source)?;
        drop(source);
        let headings = Headings::new(&table.headings);
        let system = headings.system();
        let mut columns = Columns::new(&table, system);
        let lists = recognise(&table, &headings, &columns, system)?;
        if matches!(lists, Lists::Posts) {
            organogram::leave_unused(&mut columns);
        } else {
            contacts::leave_unused(&mut columns);
        }
        files.push((table, columns, lists));
    }
    settle_bare_lists(&mut files);
    let of = |wanted: fn(&Lists) -> bool| {
        files.iter().find(|(_, _, lists)| wanted(lists)).map(|(table, ..)| table)
    };
    let contacts = of(|lists| matches!(lists, Lists::Contacts { .. }));
    let organogram = of(|lists| matches!(lists, Lists::Posts));
    let organisations = of(|lists| matches!(lists, Lists::Organisations));
    let facts = files.iter().map(|(table, columns, _)| facts(table, columns)).collect();
    match (contacts, organogram, organisations) {
        (Some(contacts), Some(organogram), _) | (None, Some(organogram), Some(contacts)) => {
            Err(ImportError::Mixed { contacts: contacts.file.clone(), organogram: organogram.file.clone() })
        }
        (Some(_), None, _) => {
            let system = one_system(&files)?;
            let mut accounts = Accounts::default();
            for (table, columns, _) in
                files.iter().filter(|(_, _, lists)| matches!(lists, Lists::Organisations))
            {
                accounts.read(table, columns, &system);
            }
            let mut contacts = contacts::Reader::new(system.clone(), accounts);
            let mut notes: Vec<Skipped> = Vec::new();
            for (table, columns, lists) in files {
                if matches!(lists, Lists::Contacts { .. }) {
                    contacts.read(&table, &columns);
                    notes.extend(table.notes);
                }
            }
            let mut found = contacts.finish();
            found.notes.splice(0..0, notes.into_iter().map(Note::always));
            Ok(found.offer(Sort::Contacts, system, facts))
        }
        (None, Some(_), None) => {
            let mut found = Found::default();
            for (table, columns, _) in files {
                organogram::read(&table, &columns, &mut found)?;
                found.notes.extend(table.notes.into_iter().map(Note::always));
            }
            Ok(found.offer(Sort::Organogram, "organogram".into(), facts))
        }
        (None, None, Some(table)) => Err(ImportError::ContactsMissing { file: table.file.clone() }),
        (None, None, None) => Err(ImportError::NoFile),
    }
}

fn recognise(
    table: &Table,
    headings: &Headings,
    columns: &Columns,
    system: Option<&str>,
) -> Result<Lists, ImportError> {
    let file = || table.file.clone();
    let field = |field| columns.has(Meaning::Field(field));
    let named_in_parts = columns.has(Meaning::FirstName) || columns.has(Meaning::LastName);
    if headings.are_of_junior_posts() {
        return Err(ImportError::JuniorOrganogram { file: file() });
    }
    if columns.has(Meaning::Post) || columns.has(Meaning::BossPost) {
        for (meaning, missing) in [
            (Meaning::Post, "Post Unique Reference"),
            (Meaning::BossPost, "Reports to Senior Post"),
            (Meaning::Field(Field::Name), "Name"),
        ] {
            if !columns.has(meaning) {
                return Err(ImportError::MissingColumn { file: file(), missing });
            }
        }
        return Ok(Lists::Posts);
    }
    if headings.are_of_organisations() && !named_in_parts && !field(Field::Email) {
        return Ok(Lists::Organisations);
    }
    if !(field(Field::Name) || field(Field::Email) || named_in_parts) {
        let first: Vec<String> =
            table.headings.iter().take(8).map(|heading| heading.chars().take(40).collect()).collect();
        return Err(ImportError::NoPeople { file: file(), headings: first.join(", ") });
    }
    let system = system.map_or_else(|| unknown_system(&table.file), str::to_owned);
    Ok(Lists::Contacts { system })
}

/// A list of nothing but ids and names, beside contacts that name their organisation by its id, is the
/// list of those organisations.
fn settle_bare_lists(files: &mut [(Table, Columns, Lists)]) {
    let refer = |(_, columns, lists): &(Table, Columns, Lists)| {
        matches!(lists, Lists::Contacts { .. }) && columns.has(Meaning::OrganisationKey)
    };
    if !files.iter().any(refer) {
        return;
    }
    let personal = [
        Meaning::FirstName,
        Meaning::LastName,
        Meaning::OrganisationKey,
        Meaning::BossKey,
        Meaning::Field(Field::Title),
        Meaning::Field(Field::Email),
        Meaning::Field(Field::Phone),
    ];
    for (_, columns, lists) in files {
        let bare = columns.has(Meaning::Key) && columns.has(Meaning::Field(Field::Name));
        if bare && !personal.iter().any(|meaning| columns.has(*meaning)) {
            *lists = Lists::Organisations;
        }
    }
}

/// A file of unknown make is known by its name, without the numbers that tell one export from the next.
fn unknown_system(file: &str) -> String {
    format!("csv:{}", fold::stem(file))
}

fn one_system(files: &[(Table, Columns, Lists)]) -> Result<String, ImportError> {
    let mut first: Option<(&str, &str)> = None;
    for (table, _, lists) in files {
        let Lists::Contacts { system } = lists else { continue };
        match first {
            Some((one, other)) if other != system => {
                return Err(ImportError::TwoSystems { one: one.into(), other: table.file.clone() });
            }
            Some(_) => {}
            None => first = Some((&table.file, system)),
        }
    }
    Ok(first.map(|(_, system)| system.to_owned()).unwrap_or_default())
}

fn facts(table: &Table, columns: &Columns) -> FileFacts {
    let uses = table.headings.iter().zip(columns.uses());
    FileFacts {
        name: table.file.clone(),
        encoding: table.encoding.into(),
        delimiter: table.delimiter,
        rows: table.rows.len(),
        columns: uses.map(|(heading, field)| ColumnUse { heading: heading.clone(), field: *field }).collect(),
    }
}

impl Note {
    /// Says something whatever is chosen.
    pub const fn always(skipped: Skipped) -> Self {
        Self { organisation: None, skipped }
    }
}

/// What was found in the files of an offer.
#[derive(Default)]
pub struct Found {
    /// The people.
    pub listings: Vec<Listing>,
    /// What is to be said.
    pub notes: Vec<Note>,
    /// The names of organisations by key.
    pub organisations: HashMap<String, String>,
}

impl Found {
    fn offer(self, sort: Sort, system: String, files: Vec<FileFacts>) -> Offer {
        let mut people: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in self.listings.iter().flat_map(|listing| &listing.entries) {
            *people.entry(&entry.organisation).or_default() += 1;
        }
        let name = |key: &str| match self.organisations.get(key) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => key.to_owned(),
        };
        let mut organisations: Vec<Organisation> = people
            .into_iter()
            .map(|(key, people)| Organisation { key: key.into(), name: name(key), people })
            .collect();
        organisations.sort_by_cached_key(|one| (Reverse(one.people), one.name.to_lowercase()));
        let people = self.listings.iter().map(|listing| listing.entries.len()).sum();
        Offer { sort, system, files, organisations, people, listings: self.listings, notes: self.notes }
    }
}

#[cfg(test)]
mod tests {
    use super::unknown_system;

    #[test]
    fn a_file_of_unknown_make_is_known_by_its_name() {
        assert_eq!(unknown_system("Kunden 2026-11-03 (2).csv"), "csv:kunden");
        assert_eq!(unknown_system("Kunden.csv"), "csv:kunden");
    }
}
