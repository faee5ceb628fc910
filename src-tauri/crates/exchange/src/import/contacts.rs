//! The contacts of a customer relationship system or an address book.
//!
//! A contact is known again by the source's own key. Where a row has none, the key is made of name and
//! e-mail address, or of name, organisation and title where the name occurs twice with that address or
//! there is no address: one address shared by many people is nobody's identity.

use super::{
    Skipped,
    columns::Columns,
    fold,
    listing::{Entry, Listing, Reports},
    mapping::Meaning,
    recognise::{Found, Note},
    table::{Row, Table},
    text,
};
use domain::{rules::LONGEST_NAME, stakeholder::Field};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Leaves unused what only organograms tell.
pub fn leave_unused(columns: &mut Columns) {
    columns.forget(Meaning::Grade);
}

/// The organisations of a file of their own: names by key.
#[derive(Default)]
pub struct Accounts {
    names: HashMap<String, String>,
    files: Vec<String>,
}

impl Accounts {
    /// Takes the names of a file's organisations.
    pub fn read(&mut self, table: &Table, columns: &Columns, system: &str) {
        self.files.push(table.file.clone());
        for row in &table.rows {
            let get = |meaning| columns.get(row, meaning).filter(|value| !value.is_empty());
            let name = get(Meaning::Field(Field::Organisation)).or_else(|| get(Meaning::Field(Field::Name)));
            let key = get(Meaning::Key).or_else(|| get(Meaning::OrganisationKey));
            if let (Some(key), Some(name)) = (key, name) {
                self.names.entry(self::key(system, &key)).or_insert(name);
            }
        }
    }
}

/// Reads the rows of one system's files.
pub struct Reader {
    system: String,
    accounts: Accounts,
    found: Found,
    entries: Vec<Entry>,
    own_keys: HashSet<String>,
    has_unnamed_organisations: Option<String>,
}

impl Reader {
    /// Begins with the organisations known.
    pub fn new(system: String, accounts: Accounts) -> Self {
        Self {
            system,
            accounts,
            found: Found::default(),
            entries: Vec::new(),
            own_keys: HashSet::new(),
            has_unnamed_organisations: None,
        }
    }

    /// Reads a file.
    pub fn read(&mut self, table: &Table, columns: &Columns) {
        for row in &table.rows {
            if let Err((organisation, skipped)) = self.take(table, columns, row) {
                self.found.notes.push(Note { organisation, skipped });
            }
        }
    }

    fn take(&mut self, table: &Table, columns: &Columns, row: &Row) -> Result<(), (Option<String>, Skipped)> {
        let get = |meaning| columns.get(row, meaning).unwrap_or_default();
        let name = columns.name(row);
        let mut notes = Vec::new();
        let mut values = columns.values(row, table, &mut notes);
        let organisation = self.organisation(table, columns, row, &mut values, &mut notes);
        let skip = |what: &str, why: String| {
            Err((Some(organisation.clone()), table.note(Some(row.line), what, why)))
        };
        if name.is_empty() {
            return skip(
                "the row",
                "it has neither a name nor an e-mail address: add one and import again".into(),
            );
        }
        if is_yes(&get(Meaning::Deleted)) {
            let why = "the source holds it as deleted: restore the contact there if it is still needed";
            return skip(&shortened(&name), why.into());
        }
        let length = name.chars().count();
        if length > LONGEST_NAME {
            let why =
                format!("a name of {length} characters is too long: at most {LONGEST_NAME} fit; shorten it");
            return skip(&shortened(&name), why);
        }
        values.insert(Field::Name, name);
        let key = key(&self.system, &get(Meaning::Key));
        let reports = match (columns.get(row, Meaning::BossKey), columns.get(row, Meaning::BossName)) {
            (Some(boss), _) if !self::key(&self.system, &boss).is_empty() => {
                Reports::ToKey { key: self::key(&self.system, &boss), said: boss }
            }
            (_, Some(boss)) if !boss.is_empty() => Reports::ToNamed(boss),
            (None, None) => Reports::Unsaid,
            _ => Reports::ToNobody,
        };
        let entry = Entry {
            file: table.file.clone(),
            line: row.line,
            derived: key.is_empty(),
            key,
            organisation,
            values,
            reports,
            post: None,
            unnamed: false,
            notes,
        };
        if !entry.derived {
            self.own_keys.insert(entry.key.clone());
        }
        self.entries.push(entry);
        Ok(())
    }

    /// The key of a row's organisation; its name goes to the values.
    fn organisation(
        &mut self,
        table: &Table,
        columns: &Columns,
        row: &Row,
        values: &mut BTreeMap<Field, String>,
        notes: &mut Vec<Skipped>,
    ) -> String {
        let told = values.get(&Field::Organisation).cloned().unwrap_or_default();
        let id = key(&self.system, &columns.get(row, Meaning::OrganisationKey).unwrap_or_default());
        if id.is_empty() {
            let key = if told.is_empty() { String::new() } else { fold::organisation(&told) };
            self.found.organisations.entry(key.clone()).or_insert(told);
            return key;
        }
        match self.accounts.names.get(&id) {
            Some(name) => {
                values.insert(Field::Organisation, name.clone());
            }
            None if told.is_empty() && self.accounts.files.is_empty() => {
                self.has_unnamed_organisations.get_or_insert_with(|| table.file.clone());
            }
            None if told.is_empty() => {
                let why = format!(
                    "the account {id} is not in {}: export the accounts again, or write the organisation by hand",
                    self.accounts.files.join(", ")
                );
                notes.push(table.note(Some(row.line), "the organisation", why));
            }
            None => {}
        }
        let name = values.get(&Field::Organisation).cloned().unwrap_or_default();
        self.found.organisations.entry(id.clone()).or_insert(name);
        id
    }

    /// All that was found, every contact once.
    pub fn finish(mut self) -> Found {
        if let Some(file) = self.has_unnamed_organisations {
            let why = "it tells organisations only by their identity: choose the file with the accounts as well to \
                       have their names";
            let skipped =
                Skipped { file, row: None, what: "the organisations' names".into(), why: why.into() };
            self.found.notes.push(Note::always(skipped));
        }
        derive_keys(&mut self.entries, &self.own_keys);
        let mut taken: HashMap<String, usize> = HashMap::with_capacity(self.entries.len());
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for entry in self.entries {
            let Some(&first) = taken.get(&entry.key) else {
                taken.insert(entry.key.clone(), entries.len());
                entries.push(entry);
                continue;
            };
            let first = &entries[first];
            let place = format!("line {} of {}", first.line, first.file);
            let why = if entry.says_the_same(first) {
                format!("it is the same as {place}, which was taken")
            } else if entry.derived {
                format!(
                    "nothing tells this contact from that in {place}, which was taken: give them an Id column"
                )
            } else {
                format!("{place} has the same identity ({}) and was taken: correct one of the two", entry.key)
            };
            let skipped = entry.note(entry.name(), why);
            self.found.notes.push(Note { organisation: Some(entry.organisation), skipped });
        }
        self.found.listings.push(Listing { system: self.system, complete: false, entries });
        self.found
    }
}

/// Makes keys for contacts to whom the source gives none.
fn derive_keys(entries: &mut [Entry], own_keys: &HashSet<String>) {
    let by_email = |entry: &Entry| {
        let email = entry.value(Field::Email).to_lowercase();
        (!email.is_empty()).then(|| format!("{} <{email}>", fold::name(entry.name())))
    };
    let mut times: HashMap<String, usize> = HashMap::new();
    for key in entries.iter().filter(|entry| entry.derived).filter_map(by_email) {
        *times.entry(key).or_default() += 1;
    }
    for entry in entries.iter_mut().filter(|entry| entry.derived) {
        entry.key = by_email(entry).filter(|key| times.get(key) == Some(&1)).unwrap_or_else(|| {
            let place = [Field::Organisation, Field::Title].map(|field| fold::words(entry.value(field)));
            format!("{} @ {}", fold::name(entry.name()), place.join(" / "))
        });
        // A source's own key may look like one we made.
        while own_keys.contains(&entry.key) {
            entry.key.push('~');
        }
    }
}

/// A source's key as it is compared. Salesforce writes the same key with 15 or, in other exports, with
/// three check characters more, and zeros for none.
fn key(system: &str, raw: &str) -> String {
    if raw.chars().all(|c| c == '0') && raw.len() > 1
        || (system == "salesforce" && raw.starts_with("000000000000000"))
    {
        return String::new();
    }
    match raw.get(..15) {
        Some(short) if system == "salesforce" && raw.len() == 18 && raw.is_ascii() => short.into(),
        _ => raw.into(),
    }
}

fn is_yes(text: &str) -> bool {
    ["true", "1", "yes", "y", "ja", "wahr", "x"].contains(&text.to_lowercase().as_str())
}

fn shortened(name: &str) -> String {
    let name = text::line(name);
    if name.chars().count() > 60 { format!("{}…", name.chars().take(60).collect::<String>()) } else { name }
}
