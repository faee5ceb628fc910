//! What columns mean, by their headings.

use super::{
    fold,
    spellings::{OF_JUNIOR_POSTS, OF_ORGANISATIONS, SIGNS, SPELLINGS},
};
use csv::StringRecord;
use domain::stakeholder::Field;
use serde::Serialize;
use std::{collections::HashMap, sync::LazyLock};

/// What a column says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A field, whole.
    Field(Field),
    /// The source's own key for the person.
    Key,
    /// The given name.
    FirstName,
    /// Names between the given and the family name.
    MiddleName,
    /// The family name.
    LastName,
    /// The source's own key for the organisation.
    OrganisationKey,
    /// The key of the person reported to.
    BossKey,
    /// The name of the person reported to.
    BossName,
    /// Whether the source holds the person as deleted.
    Deleted,
    /// A part of one of the addresses.
    Address(AddressKind, AddressPart),
    /// What kind of number stands in the phone column of this number.
    PhoneKind(u8),
    /// A phone number of the kind told by another column.
    PhoneOfKind(u8),
    /// An organogram's reference of the post.
    Post,
    /// An organogram's reference of the post reported to.
    BossPost,
    /// An organogram's grade.
    Grade,
}

/// Which of a person's addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddressKind {
    /// At work, or not told.
    Work,
    /// Another.
    Other,
    /// At home.
    Home,
}

/// Which part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AddressPart {
    /// Street and number, perhaps in several lines.
    Street,
    /// A further line below the street.
    Street2,
    /// Town or city.
    City,
    /// State, province or county.
    Region,
    /// Postal code.
    PostalCode,
    /// Country.
    Country,
}

impl Meaning {
    /// What the column is used for, in words.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Field(field) => field.spoken(),
            Self::Key => "identity",
            Self::FirstName => "first name",
            Self::MiddleName => "middle name",
            Self::LastName => "last name",
            Self::OrganisationKey => "identity of the organisation",
            Self::BossKey | Self::BossName | Self::BossPost => "reports to",
            Self::Deleted => "whether deleted",
            Self::Address(..) => "address",
            Self::PhoneKind(_) | Self::PhoneOfKind(_) => "phone number",
            Self::Post => "post",
            Self::Grade => "level",
        }
    }
}

static KNOWN: LazyLock<HashMap<String, (Meaning, usize)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (meaning, spellings) in SPELLINGS {
        for (rank, spelling) in spellings.iter().enumerate() {
            known.entry(fold::heading(spelling)).or_insert((*meaning, rank));
        }
    }
    known
});

/// What a heading means, and how far down the list of preference it stands.
pub fn meaning(heading: &str) -> Option<(Meaning, usize)> {
    KNOWN.get(&fold::heading(heading)).copied()
}

/// How many cells of a record are headings we know.
pub fn known_headings(record: &StringRecord) -> usize {
    // Longer cells are no headings, and folding them takes time.
    record.iter().filter(|cell| cell.len() < 80 && meaning(cell).is_some()).count()
}

/// A file's headings as they are compared.
pub struct Headings(Vec<String>);

impl Headings {
    /// Folds headings.
    pub fn new(headings: &[String]) -> Self {
        Self(headings.iter().map(|heading| fold::heading(heading)).collect())
    }

    fn has(&self, heading: &str) -> bool {
        let heading = fold::heading(heading);
        self.0.contains(&heading)
    }

    /// The system that writes such headings.
    pub fn system(&self) -> Option<&'static str> {
        SIGNS.iter().find(|(_, signs)| signs.iter().all(|sign| self.has(sign))).map(|(system, _)| *system)
    }

    /// Whether only a list of organisations has such headings.
    pub fn are_of_organisations(&self) -> bool {
        OF_ORGANISATIONS.iter().any(|heading| self.has(heading))
    }

    /// Whether an organogram's junior posts have such headings.
    pub fn are_of_junior_posts(&self) -> bool {
        OF_JUNIOR_POSTS.iter().all(|heading| self.has(heading))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, expected: Option<Meaning>) {
        assert_eq!(meaning(heading).map(|(meaning, _)| meaning), expected, "{heading}");
    }

    #[test]
    fn headings_are_known_in_any_spelling() {
        for heading in ["FirstName", "first_name", "First Name", "FIRST-NAME:", "Vorname"] {
            check(heading, Some(Meaning::FirstName));
        }
        for heading in ["E-mail Address", "email_work", "E-Mail-Adresse", "Primary Email", "E-mail 1 - Value"]
        {
            check(heading, Some(Meaning::Field(Field::Email)));
        }
        check("Telefon geschaeftlich", Some(Meaning::Field(Field::Phone)));
        check("MailingPostalCode", Some(Meaning::Address(AddressKind::Work, AddressPart::PostalCode)));
        check("Fax", None);
        check("", None);
    }

    #[test]
    fn no_spelling_means_two_things() {
        for (meaning, spellings) in SPELLINGS {
            for spelling in *spellings {
                check(spelling, Some(*meaning));
            }
        }
    }

    #[track_caller]
    fn written_by(headings: &[&str], system: Option<&str>) {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        assert_eq!(Headings::new(&headings).system(), system);
    }

    #[test]
    fn systems_are_known_by_their_headings() {
        written_by(&["Id", "LastName", "ReportsToId"], Some("salesforce"));
        written_by(&["Contact ID", "First Name", "Account Name"], Some("salesforce"));
        written_by(&["First Name", "Last Name", "URL", "Connected On"], Some("linkedin"));
        written_by(&["Name", "Title"], None);
    }
}
