//! What columns mean, by their headings.

use super::fold;
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

use AddressKind::{Home, Other, Work};
use AddressPart::{City, Country, PostalCode, Region, Street, Street2};
use Meaning::Address;

/// Headings by meaning, the preferred first. Case, accents, blanks and punctuation do not count.
const SPELLINGS: &[(Meaning, &[&str])] = &[
    (
        Meaning::Key,
        &[
            "Id",
            "Contact ID",
            "Contact Id",
            "ContactId",
            "18 Char Contact ID",
            "Record ID",
            "Record ID - Contact",
            "(Do Not Modify) Contact",
            "Person - ID",
            "Kontakt-ID",
            "Kontaktnummer",
            "Kontakt ID",
        ],
    ),
    (
        Meaning::Field(Field::Name),
        &[
            "Full Name",
            "Name",
            "Contact Name",
            "Display Name",
            "Person - Name",
            "Contact",
            "Person",
            "File As",
            "Vollständiger Name",
            "Kontaktname",
            "Ansprechpartner",
            "Anzeigename",
            "Kontakt",
        ],
    ),
    (
        Meaning::FirstName,
        &["First Name", "Given Name", "Forename", "Person - First name", "Contact First Name", "Vorname"],
    ),
    (Meaning::MiddleName, &["Middle Name", "Additional Name", "Weitere Vornamen", "Zweiter Vorname"]),
    (
        Meaning::LastName,
        &[
            "Last Name",
            "Family Name",
            "Surname",
            "Person - Last name",
            "Contact Last Name",
            "Nachname",
            "Familienname",
            "Name (Nachname)",
        ],
    ),
    (
        Meaning::Field(Field::Organisation),
        &[
            "Account Name",
            "Company",
            "Company Name",
            "Organisation",
            "Organization",
            "Organisation Name",
            "Organization Name",
            "Organization 1 - Name",
            "Associated Company",
            "Primary Associated Company",
            "Person - Organization",
            "Employer",
            "Account",
            "Company Name (Parent Customer)",
            "Firma",
            "Firmenname",
            "Unternehmen",
            "Unternehmensname",
            "Kunde",
        ],
    ),
    (
        Meaning::OrganisationKey,
        &[
            "AccountId",
            "Account ID",
            "18 Char Account ID",
            "Associated Company ID",
            "Associated Company IDs (Primary)",
            "Primary Associated Company ID",
            "Company ID",
            "Organization ID",
            "Person - Organization ID",
            "Firmen-ID",
        ],
    ),
    (
        Meaning::Field(Field::Department),
        &[
            "Department",
            "Unit",
            "Business Unit",
            "Organization 1 - Department",
            "Organization Department",
            "Person - Department",
            "Team",
            "Abteilung",
            "Bereich",
        ],
    ),
    (
        Meaning::Field(Field::Title),
        &[
            "Job Title",
            "Title",
            "Position",
            "Organization 1 - Title",
            "Organization Title",
            "Person - Job title",
            "Role Title",
            "Berufsbezeichnung",
            "Jobtitel",
            "Stellenbezeichnung",
            "Funktion",
            "Titel",
        ],
    ),
    (
        Meaning::Field(Field::Email),
        &[
            "Email",
            "E-mail",
            "Email Address",
            "E-mail Address",
            "Primary Email",
            "Email 1",
            "E-mail 1 - Value",
            "Email Work",
            "Work Email",
            "Business Email",
            "Person - Email - Work",
            "Person - Email",
            "Contact E-mail",
            "Contact Email",
            "E-Mail-Adresse",
            "E-Mail geschäftlich",
            "Mail",
            "Email 2",
            "E-mail 2 Address",
            "E-mail 2 - Value",
            "Secondary Email",
            "Alternate Email",
            "Email Home",
            "Home Email",
            "Personal Email",
            "Person - Email - Home",
            "Email Other",
            "Other Email",
            "Person - Email - Other",
            "E-mail 3 Address",
            "E-mail 3 - Value",
            "E-Mail privat",
        ],
    ),
    (
        Meaning::Field(Field::Phone),
        &[
            "Phone",
            "Business Phone",
            "Work Phone",
            "Phone Work",
            "Phone Number",
            "Telephone",
            "Telephone Number",
            "Direct Phone",
            "Office Phone",
            "Company Main Phone",
            "Main Phone",
            "Primary Phone",
            "Contact Phone",
            "Person - Phone - Work",
            "Person - Phone",
            "Telefon geschäftlich",
            "Telefon",
            "Telefonnummer",
            "Tel",
            "Telefon Firma",
            "Business Phone 2",
            "Telefon geschäftlich 2",
            "Phone Other",
            "Other Phone",
            "Person - Phone - Other",
            "Phone Home",
            "Home Phone",
            "Person - Phone - Home",
            "Telefon privat",
        ],
    ),
    (
        Meaning::Field(Field::Mobile),
        &[
            "Mobile",
            "Mobile Phone",
            "MobilePhone",
            "Mobile Phone Number",
            "Cell",
            "Cell Phone",
            "Mobile Number",
            "Phone Mobile",
            "Person - Phone - Mobile",
            "Mobiltelefon",
            "Mobil",
            "Handy",
            "Mobilnummer",
        ],
    ),
    (
        Meaning::Field(Field::Address),
        &[
            "Address",
            "Full Address",
            "Postal Address",
            "Person - Postal address",
            "Address 1",
            "Address 1 - Formatted",
            "Business Address",
            "Adresse",
            "Anschrift",
        ],
    ),
    (Meaning::Field(Field::Tags), &["Tags", "Labels", "Categories", "Kategorien", "Schlagwörter"]),
    (
        Meaning::Field(Field::Notes),
        &[
            "Notes",
            "Description",
            "Background",
            "Comments",
            "Contact Notes",
            "Notizen",
            "Beschreibung",
            "Bemerkungen",
        ],
    ),
    (Meaning::Field(Field::Kind), &["Kind"]),
    (Meaning::Field(Field::Group), &["Group"]),
    (Meaning::Field(Field::Level), &["Level"]),
    (Meaning::Field(Field::Roles), &["Roles"]),
    (Meaning::Field(Field::Attitude), &["Attitude"]),
    (Meaning::Field(Field::Coverage), &["Coverage"]),
    (Meaning::Field(Field::Influence), &["Influence"]),
    (Meaning::Field(Field::Status), &["Status"]),
    (
        Meaning::BossKey,
        &[
            "ReportsToId",
            "Reports To ID",
            "Manager ID",
            "Reports To Contact ID",
            "Vorgesetzten-ID",
            "Berichtet an ID",
        ],
    ),
    (
        Meaning::BossName,
        &[
            "Reports To",
            "Reports To: Full Name",
            "Reports To Name",
            "Manager",
            "Manager Name",
            "Manager's Name",
            "Supervisor",
            "Vorgesetzter",
            "Vorgesetzte",
            "Name des/der Vorgesetzten",
            "Berichtet an",
        ],
    ),
    (Meaning::Deleted, &["IsDeleted", "Deleted", "Gelöscht"]),
    (
        Address(Work, Street),
        &[
            "Mailing Street",
            "Business Street",
            "Work Street",
            "Street",
            "Street Address",
            "Address 1 - Street",
            "Address 1: Street 1",
            "Address Line 1",
            "Straße geschäftlich",
            "Straße",
        ],
    ),
    (
        Address(Work, Street2),
        &[
            "Business Street 2",
            "Address 1: Street 2",
            "Address Line 2",
            "Street Address 2",
            "Straße geschäftlich 2",
        ],
    ),
    (
        Address(Work, City),
        &[
            "Mailing City",
            "Business City",
            "Work City",
            "City",
            "Town",
            "Address 1 - City",
            "Address 1: City",
            "Ort geschäftlich",
            "Ort",
            "Stadt",
        ],
    ),
    (
        Address(Work, Region),
        &[
            "Mailing State",
            "Mailing State/Province",
            "Business State",
            "State",
            "State/Region",
            "State/Province",
            "Region",
            "Address 1 - Region",
            "Address 1: State/Province",
            "Region geschäftlich",
            "Bundesland/Kanton geschäftlich",
            "Bundesland",
        ],
    ),
    (
        Address(Work, PostalCode),
        &[
            "Mailing Postal Code",
            "Mailing Zip/Postal Code",
            "Business Postal Code",
            "Postal Code",
            "Zip",
            "Zip Code",
            "Zip/Postal Code",
            "Postcode",
            "Address 1 - Postal Code",
            "Address 1: ZIP/Postal Code",
            "Postleitzahl geschäftlich",
            "Postleitzahl",
            "PLZ",
        ],
    ),
    (
        Address(Work, Country),
        &[
            "Mailing Country",
            "Business Country/Region",
            "Business Country",
            "Country",
            "Country/Region",
            "Address 1 - Country",
            "Address 1: Country/Region",
            "Land/Region geschäftlich",
            "Land",
        ],
    ),
    (Address(Other, Street), &["Other Street", "Address 2 - Street", "Weitere Straße"]),
    (Address(Other, City), &["Other City", "Address 2 - City", "Weiterer Ort"]),
    (
        Address(Other, Region),
        &["Other State", "Other State/Province", "Address 2 - Region", "Weitere Region"],
    ),
    (
        Address(Other, PostalCode),
        &["Other Postal Code", "Other Zip/Postal Code", "Address 2 - Postal Code", "Weitere Postleitzahl"],
    ),
    (
        Address(Other, Country),
        &["Other Country", "Other Country/Region", "Address 2 - Country", "Weiteres/e Land/Region"],
    ),
    (Address(Home, Street), &["Home Street", "Straße privat"]),
    (Address(Home, City), &["Home City", "Ort privat"]),
    (Address(Home, Region), &["Home State", "Region privat", "Bundesland/Kanton privat"]),
    (Address(Home, PostalCode), &["Home Postal Code", "Postleitzahl privat"]),
    (Address(Home, Country), &["Home Country/Region", "Home Country", "Land/Region privat"]),
    (Meaning::PhoneKind(1), &["Phone 1 - Type", "Phone 1 - Label"]),
    (Meaning::PhoneKind(2), &["Phone 2 - Type", "Phone 2 - Label"]),
    (Meaning::PhoneKind(3), &["Phone 3 - Type", "Phone 3 - Label"]),
    (Meaning::PhoneKind(4), &["Phone 4 - Type", "Phone 4 - Label"]),
    (Meaning::PhoneKind(5), &["Phone 5 - Type", "Phone 5 - Label"]),
    (Meaning::PhoneOfKind(1), &["Phone 1 - Value"]),
    (Meaning::PhoneOfKind(2), &["Phone 2 - Value"]),
    (Meaning::PhoneOfKind(3), &["Phone 3 - Value"]),
    (Meaning::PhoneOfKind(4), &["Phone 4 - Value"]),
    (Meaning::PhoneOfKind(5), &["Phone 5 - Value"]),
    (Meaning::Post, &["Post Unique Reference"]),
    (Meaning::BossPost, &["Reports to Senior Post"]),
    (Meaning::Grade, &["Grade", "Grade (or equivalent)"]),
];

/// Headings that tell which system wrote a file: all of a row must be there.
const SIGNS: &[(&str, &[&str])] = &[
    ("salesforce", &["SystemModstamp"]),
    ("salesforce", &["ReportsToId"]),
    ("salesforce", &["Contact ID", "Account Name"]),
    ("salesforce", &["Mailing Street", "Account Name"]),
    ("dynamics", &["(Do Not Modify) Contact"]),
    ("hubspot", &["Record ID", "Email"]),
    ("hubspot", &["Record ID - Contact"]),
    ("pipedrive", &["Person - Name"]),
    ("linkedin", &["First Name", "Last Name", "Connected On"]),
    ("google", &["Given Name", "Family Name", "Group Membership"]),
    ("google", &["First Name", "Last Name", "Labels", "E-mail 1 - Value"]),
    ("outlook", &["First Name", "E-mail Display Name"]),
    ("outlook", &["E-mail Address", "E-mail 2 Address"]),
    ("outlook", &["Vorname", "E-Mail: Angezeigter Name"]),
    ("atomic-crm", &["first_name", "last_name", "email_work", "phone_work"]),
];

/// Headings that only lists of organisations have.
const OF_ORGANISATIONS: &[&str] = &[
    "Billing Street",
    "Billing City",
    "Account Number",
    "Annual Revenue",
    "Number Of Employees",
    "Employees",
    "Industry",
    "Company Domain Name",
    "(Do Not Modify) Account",
    "Organization - ID",
    "Organization - Name",
];

/// Headings of an organogram's junior posts.
const OF_JUNIOR_POSTS: &[&str] = &["Reporting Senior Post", "Generic Job Title"];

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
