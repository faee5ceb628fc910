//! What a source says of its people, in one form for all kinds of source.

use super::Skipped;
use domain::stakeholder::Field;
use std::collections::BTreeMap;

/// What one source says.
pub struct Listing {
    /// The system the people's keys are of, as [`domain::Origin::system`].
    pub system: String,
    /// Whether it lists everybody, so that whoever is missing has left.
    pub complete: bool,
    /// Whom it lists; keys are unique.
    pub entries: Vec<Entry>,
}

/// What a source says of one person.
pub struct Entry {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The source's key for the person.
    pub key: String,
    /// Whether the key was made from what is said of the person, and so may change with it.
    pub derived: bool,
    /// The key of the organisation offered.
    pub organisation: String,
    /// What is said, field by field; a field not spoken of is absent. There always is a name.
    pub values: BTreeMap<Field, String>,
    /// Whom the person reports to.
    pub reports: Reports,
    /// The post held, as it is compared.
    pub post: Option<String>,
    /// Whether it is a post whose holder has no name.
    pub unnamed: bool,
    /// Parts left out.
    pub notes: Vec<Skipped>,
}

/// Whom somebody reports to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reports {
    /// The source does not speak of it.
    Unsaid,
    /// To nobody.
    ToNobody,
    /// To the person with a key.
    ToKey {
        /// The key.
        key: String,
        /// How the source refers to them.
        said: String,
    },
    /// To the person with a name.
    ToNamed(String),
}

impl Entry {
    /// What is said of a field; empty where nothing is.
    pub fn value(&self, field: Field) -> &str {
        self.values.get(&field).map_or("", String::as_str)
    }

    /// The person's name.
    pub fn name(&self) -> &str {
        self.value(Field::Name)
    }

    /// Something to say about this row.
    pub fn note(&self, what: impl Into<String>, why: impl Into<String>) -> Skipped {
        Skipped { file: self.file.clone(), row: Some(self.line), what: what.into(), why: why.into() }
    }

    /// Whether both rows say the same of the person.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.values == other.values
            && self.reports == other.reports
            && self.organisation == other.organisation
    }
}
