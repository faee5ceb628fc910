//! What comes in and goes out, on the wire.

use super::{account::file_and_folder, id::Id};
use account::import::{self, Offer, Plan};
use serde::Serialize;
use specta::Type;
use std::path::Path;

/// How many people of each list of a preview cross the border; the page says how many more there are.
const MOST_LISTED: usize = 2000;

/// A column of a file that is to be imported.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ColumnUse {
    /// Its heading.
    pub heading: String,
    /// What it fills; none = not used.
    pub field: Option<String>,
}

/// A file that is to be imported, as it was recognised.
#[derive(Clone, Debug, Serialize, Type)]
pub struct FileFacts {
    /// Its name.
    pub name: String,
    /// How its text is encoded.
    pub encoding: String,
    /// What separates its columns.
    pub delimiter: String,
    /// Rows under the heading.
    pub rows: u32,
    /// Its columns.
    pub columns: Vec<ColumnUse>,
}

/// An organisation of which a file knows people.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Organisation {
    /// The name to choose it by.
    pub key: String,
    /// Its name.
    pub name: String,
    /// People in it.
    pub people: u32,
}

/// What can be imported from the chosen files.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ImportOffer {
    /// The name the page asks for it by.
    pub handle: String,
    /// `contacts` or `organogram`.
    pub sort: String,
    /// The system the files were written by.
    pub system: String,
    /// The files.
    pub files: Vec<FileFacts>,
    /// The organisations to choose among.
    pub organisations: Vec<Organisation>,
}

impl ImportOffer {
    /// The wire form of an offer.
    pub fn of(handle: &str, offer: &Offer) -> Self {
        Self {
            handle: handle.into(),
            sort: match offer.sort {
                import::Sort::Contacts => "contacts".into(),
                import::Sort::Organogram => "organogram".into(),
            },
            system: offer.system.clone(),
            files: offer
                .files
                .iter()
                .map(|file| FileFacts {
                    name: file.name.clone(),
                    encoding: file.encoding.clone(),
                    delimiter: file.delimiter.to_string(),
                    rows: count(file.rows),
                    columns: file
                        .columns
                        .iter()
                        .map(|column| ColumnUse {
                            heading: column.heading.clone(),
                            field: column.field.map(|meaning| meaning.spoken().to_owned()),
                        })
                        .collect(),
                })
                .collect(),
            organisations: offer
                .organisations
                .iter()
                .map(|organisation| Organisation {
                    key: organisation.key.clone(),
                    name: organisation.name.clone(),
                    people: count(organisation.people),
                })
                .collect(),
        }
    }
}

/// Somebody who would come in.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the import's own type")]
pub struct PlannedPerson {
    pub id: Id,
    pub row: u32,
    pub name: String,
    pub title: String,
    pub organisation: String,
}

/// A field that would change.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the import's own type")]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// Somebody who would change.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the import's own type")]
pub struct PlannedUpdate {
    pub id: Id,
    pub row: Option<u32>,
    pub name: String,
    pub fields: Vec<FieldChange>,
}

/// What is left out, and why.
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the import's own type")]
pub struct Skipped {
    pub file: String,
    pub row: Option<u32>,
    pub what: String,
    pub why: String,
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, Type)]
pub struct ImportPreview {
    /// Who would come in, up to a limit.
    pub added: Vec<PlannedPerson>,
    /// How many would come in.
    pub added_count: u32,
    /// Who would change, up to a limit.
    pub updated: Vec<PlannedUpdate>,
    /// How many would change.
    pub updated_count: u32,
    /// How many would stay as they are.
    pub unchanged: u32,
    /// Reporting lines that would come in.
    pub ties_added: u32,
    /// Reporting lines that would go out.
    pub ties_removed: u32,
    /// What is left out, up to a limit.
    pub skipped: Vec<Skipped>,
    /// How much is left out.
    pub skipped_count: u32,
    /// Nothing at all would change.
    pub empty: bool,
}

impl From<&Plan> for ImportPreview {
    fn from(plan: &Plan) -> Self {
        Self {
            added: plan
                .added
                .iter()
                .take(MOST_LISTED)
                .map(|person| PlannedPerson {
                    id: person.id.into(),
                    row: count(person.row),
                    name: person.name.clone(),
                    title: person.title.clone(),
                    organisation: person.organisation.clone(),
                })
                .collect(),
            added_count: count(plan.added.len()),
            updated: plan
                .updated
                .iter()
                .take(MOST_LISTED)
                .map(|update| PlannedUpdate {
                    id: update.id.into(),
                    row: update.row.map(count),
                    name: update.name.clone(),
                    fields: update
                        .fields
                        .iter()
                        .map(|(field, before, after)| FieldChange {
                            field: field.spoken().into(),
                            before: before.clone(),
                            after: after.clone(),
                        })
                        .collect(),
                })
                .collect(),
            updated_count: count(plan.updated.len()),
            unchanged: count(plan.unchanged),
            ties_added: count(plan.ties_added),
            ties_removed: count(plan.ties_removed),
            skipped: plan
                .skipped
                .iter()
                .take(MOST_LISTED)
                .map(|skipped| Skipped {
                    file: skipped.file.clone(),
                    row: skipped.row.map(count),
                    what: skipped.what.clone(),
                    why: skipped.why.clone(),
                })
                .collect(),
            skipped_count: count(plan.skipped.len()),
            empty: plan.is_empty(),
        }
    }
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Exported {
    /// Its name.
    pub file: String,
    /// The folder it lies in.
    pub folder: String,
    /// Its size.
    pub bytes: u32,
}

impl Exported {
    /// The file at a path.
    pub fn at(path: &Path, bytes: usize) -> Self {
        let (file, folder) = file_and_folder(path);
        Self { file, folder, bytes: count(bytes) }
    }
}

fn count<N: TryInto<u32>>(number: N) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
