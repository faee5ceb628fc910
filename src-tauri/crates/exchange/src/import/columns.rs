//! A table's columns by what they mean, and what a row says through them.

use super::{
    Skipped, fold,
    mapping::{self, AddressKind, AddressPart, Meaning},
    table::{Row, Table},
    text,
};
use domain::{Stakeholder, stakeholder::Field};
use std::collections::{BTreeMap, HashMap};

/// The most characters a field of one line may have.
const LONGEST_LINE: usize = 1_000;
/// The most characters a field of several lines may have.
const LONGEST_TEXT: usize = 100_000;

/// Fields that hold only words of a closed vocabulary.
const VOCABULARIES: &[Field] = &[
    Field::Kind,
    Field::Group,
    Field::Level,
    Field::Roles,
    Field::Attitude,
    Field::Coverage,
    Field::Influence,
    Field::Status,
];

/// Fields taken over as they stand.
const TEXTS: &[Field] = &[
    Field::Organisation,
    Field::Department,
    Field::Title,
    Field::Email,
    Field::Phone,
    Field::Mobile,
    Field::Notes,
];

/// Which columns mean what.
pub struct Columns {
    uses: Vec<Option<Meaning>>,
    by_meaning: HashMap<Meaning, Vec<usize>>,
}

impl Columns {
    /// Finds out what the columns of a table written by a system mean.
    ///
    /// A column of a closed vocabulary is used only where one of its values belongs to it: other
    /// systems call other things a status or a level.
    pub fn new(table: &Table, system: Option<&str>) -> Self {
        let mut ranked: HashMap<Meaning, Vec<(usize, usize)>> = HashMap::new();
        let mut uses = Vec::with_capacity(table.headings.len());
        for (at, heading) in table.headings.iter().enumerate() {
            let known = match mapping::meaning(heading) {
                // The address of somebody's profile page is their identity there.
                None if system == Some("linkedin") && heading == "URL" => Some((Meaning::Key, 0)),
                known => known,
            };
            let used = known.filter(|(meaning, _)| match meaning {
                Meaning::Field(field) if VOCABULARIES.contains(field) => {
                    table.rows.iter().any(|row| row.cells.get(at).is_some_and(|word| fits(*field, word)))
                }
                _ => true,
            });
            if let Some((meaning, rank)) = used {
                ranked.entry(meaning).or_default().push((rank, at));
            }
            uses.push(used.map(|(meaning, _)| meaning));
        }
        let by_meaning = ranked
            .into_iter()
            .map(|(meaning, mut columns)| {
                columns.sort_unstable();
                (meaning, columns.into_iter().map(|(_, at)| at).collect())
            })
            .collect();
        Self { uses, by_meaning }
    }

    /// What each column is used for.
    pub fn uses(&self) -> &[Option<Meaning>] {
        &self.uses
    }

    /// Whether a column has this meaning.
    pub fn has(&self, meaning: Meaning) -> bool {
        self.by_meaning.contains_key(&meaning)
    }

    /// Leaves the columns of a meaning unused.
    pub fn forget(&mut self, meaning: Meaning) {
        self.by_meaning.remove(&meaning);
        for used in self.uses.iter_mut().filter(|used| **used == Some(meaning)) {
            *used = None;
        }
    }

    /// What a row says under a meaning, as a clean line: the first column that is filled, else empty;
    /// none where the row does not reach such a column.
    pub fn get(&self, row: &Row, meaning: Meaning) -> Option<String> {
        self.cell(row, meaning).map(text::line)
    }

    fn cell<'a>(&self, row: &'a Row, meaning: Meaning) -> Option<&'a str> {
        let mut reached = None;
        for at in self.by_meaning.get(&meaning)? {
            match row.cells.get(*at) {
                Some(cell) if !cell.trim().is_empty() => return Some(cell),
                Some(_) => reached = Some(""),
                None => {}
            }
        }
        reached
    }

    /// The name: given and family name joined, else the full name, else the e-mail address; empty
    /// where there is none.
    pub fn name(&self, row: &Row) -> String {
        let get = |meaning| self.get(row, meaning).unwrap_or_default();
        let (first, last) = (get(Meaning::FirstName), get(Meaning::LastName));
        let full = get(Meaning::Field(Field::Name));
        if !full.is_empty() && (first.is_empty() || last.is_empty()) {
            // Beside a given name alone, "Name" may be the family name or the whole.
            let (given, whole) = (fold::words(&first), fold::words(&full));
            let holds_it = format!(" {whole} ").contains(&format!(" {given} "));
            return if given.is_empty() || holds_it { full } else { format!("{first} {full}") };
        }
        let parts = [first, get(Meaning::MiddleName), last];
        let joined = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        if joined.is_empty() { get(Meaning::Field(Field::Email)) } else { joined }
    }

    /// What a row says of all fields but the name. What a field cannot hold is left out and noted.
    pub fn values(&self, row: &Row, table: &Table, notes: &mut Vec<Skipped>) -> BTreeMap<Field, String> {
        let mut values = BTreeMap::new();
        for &field in TEXTS {
            let Some(cell) = self.cell(row, Meaning::Field(field)) else { continue };
            let value = match field {
                Field::Notes => text::lines(cell),
                // Several addresses or numbers in one cell, as Google writes them: the first counts.
                Field::Email | Field::Phone | Field::Mobile => {
                    text::line(cell.split(":::").next().unwrap_or(cell))
                }
                _ => text::line(cell),
            };
            values.insert(field, value);
        }
        self.numbers_of_a_kind(row, &mut values);
        if let Some(address) = self.address(row) {
            values.insert(Field::Address, address);
        }
        values.retain(|field, value| {
            let (length, most) = (value.chars().count(), longest(*field));
            if length > most {
                let why =
                    format!("it has {length} characters, at most {most} fit: shorten it and import again");
                notes.push(table.note(Some(row.line), format!("the {}", field.spoken()), why));
            }
            length <= most
        });
        for &field in VOCABULARIES.iter().chain(&[Field::Tags]) {
            let Some(word) = self.get(row, Meaning::Field(field)) else { continue };
            let mut scratch = Stakeholder::default();
            match scratch.set_field(field, &word) {
                Ok(()) => {
                    values.insert(field, scratch.field(field));
                }
                // Nobody is without a kind, group or status: an empty cell says nothing of it.
                Err(_) if word.is_empty() => {}
                Err(bad) => {
                    notes.push(table.note(Some(row.line), format!("the {}", field.spoken()), bad.to_string()))
                }
            }
        }
        values
    }

    /// Numbers whose kind stands in a column of its own: one for work, one mobile.
    fn numbers_of_a_kind(&self, row: &Row, values: &mut BTreeMap<Field, String>) {
        let mut best: HashMap<Field, (usize, String)> = HashMap::new();
        for at in 1..=5 {
            let Some(number) = self.get(row, Meaning::PhoneOfKind(at)) else { continue };
            let kind = self.get(row, Meaning::PhoneKind(at)).unwrap_or_default().to_lowercase();
            let (field, rank) = match kind.trim_start_matches(['*', ' ']) {
                kind if kind.contains("fax") || kind.contains("pager") => continue,
                kind if kind.contains("mobile") || kind.contains("cell") => (Field::Mobile, 0),
                "work" => (Field::Phone, 0),
                "main" => (Field::Phone, 1),
                "home" => (Field::Phone, 3),
                _ => (Field::Phone, 2),
            };
            let number = text::line(number.split(":::").next().unwrap_or(&number));
            let entry = best.entry(field).or_insert_with(|| (rank, number.clone()));
            if !number.is_empty() && (entry.1.is_empty() || rank < entry.0) {
                *entry = (rank, number);
            }
        }
        for (field, (_, number)) in best {
            let value = values.entry(field).or_default();
            if value.is_empty() {
                *value = number;
            }
        }
    }

    /// The postal address in lines: of work, else another, else home; else as one cell tells it.
    fn address(&self, row: &Row) -> Option<String> {
        let mut spoken = self.cell(row, Meaning::Field(Field::Address)).map(|_| String::new());
        for kind in [AddressKind::Work, AddressKind::Other, AddressKind::Home] {
            let part = |part| self.cell(row, Meaning::Address(kind, part));
            let line = |of| part(of).map(text::line).unwrap_or_default();
            let street = part(AddressPart::Street).map(text::lines);
            if street.is_none() && part(AddressPart::City).is_none() && part(AddressPart::Country).is_none() {
                continue;
            }
            let (city, region, code) =
                (line(AddressPart::City), line(AddressPart::Region), line(AddressPart::PostalCode));
            // With a region as in “Springfield, IL 62701”, without as in “80331 München”.
            let town = if region.is_empty() {
                join([code, city], " ")
            } else {
                join([city, join([region, code], " ")], ", ")
            };
            let lines =
                [street.unwrap_or_default(), line(AddressPart::Street2), town, line(AddressPart::Country)];
            let address = join(lines, "\n");
            if !address.is_empty() {
                return Some(address);
            }
            spoken = Some(address);
        }
        match self.cell(row, Meaning::Field(Field::Address)) {
            Some(whole) => Some(text::lines(whole)),
            None => spoken,
        }
    }
}

fn fits(field: Field, word: &str) -> bool {
    !word.trim().is_empty() && Stakeholder::default().set_field(field, word).is_ok()
}

const fn longest(field: Field) -> usize {
    match field {
        Field::Notes | Field::Address => LONGEST_TEXT,
        _ => LONGEST_LINE,
    }
}

fn join<const N: usize>(parts: [String; N], between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Source;

    /// Reads one row and compares what it says.
    #[track_caller]
    fn check(headings: &str, row: &str, name: &str, expected: &[(Field, &str)]) -> Vec<Skipped> {
        let bytes = format!("{headings}\n{row}\n").into_bytes();
        let table = Table::read(&Source { name: "people.csv".into(), bytes }).unwrap();
        let columns = Columns::new(&table, None);
        let mut notes = Vec::new();
        let values = columns.values(&table.rows[0], &table, &mut notes);
        assert_eq!(columns.name(&table.rows[0]), name);
        let expected: BTreeMap<Field, String> =
            expected.iter().map(|(field, value)| (*field, (*value).to_owned())).collect();
        assert_eq!(values, expected);
        notes
    }

    #[test]
    fn first_and_last_name_are_joined() {
        check("First Name,Last Name,Name", "Ada,Moss,Moss Ada", "Ada Moss", &[]);
        check("Vorname;Nachname", ";Moss", "Moss", &[]);
        check("Name;First Name", "Ada Moss;Ada", "Ada Moss", &[]);
        check("Name;E-mail", ";ada@moss.example", "ada@moss.example", &[(Field::Email, "ada@moss.example")]);
    }

    #[test]
    fn the_preferred_of_several_columns_counts() {
        let headings = "Name,Home Phone,Business Phone,Other Phone";
        check(headings, "Ada,1,2,3", "Ada", &[(Field::Phone, "2")]);
        check(headings, "Ada,1,,3", "Ada", &[(Field::Phone, "3")]);
        check(headings, "Ada,,,", "Ada", &[(Field::Phone, "")]);
    }

    #[test]
    fn numbers_are_told_by_their_kind() {
        check(
            "Name,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Phone 3 - Type,Phone 3 - Value",
            "Ada,Work Fax,1,* Mobile,2 ::: 9,Work,3",
            "Ada",
            &[(Field::Phone, "3"), (Field::Mobile, "2")],
        );
    }

    #[test]
    fn an_address_is_told_in_lines() {
        check(
            "Name;MailingStreet;MailingCity;MailingState;MailingPostalCode;MailingCountry",
            "Ada;1 Elm Row;Salem;OR;97301;US",
            "Ada",
            &[(Field::Address, "1 Elm Row\nSalem, OR 97301\nUS")],
        );
        check(
            "Name;Straße;PLZ;Ort;Home Street;Home City",
            "Ada;;;;Hof 3;Ulm",
            "Ada",
            &[(Field::Address, "Hof 3\nUlm")],
        );
        check("Name;Straße;PLZ;Ort", "Ada;Hof 3;89073;Ulm", "Ada", &[(Field::Address, "Hof 3\n89073 Ulm")]);
    }

    #[test]
    fn a_vocabulary_is_used_only_where_it_is_ours() {
        check("Name,Status,Level", "Ada,warm,4", "Ada", &[]);
        check("Name,Status,Level", "Ada,not-met,4", "Ada", &[(Field::Status, "not-met")]);
    }

    #[test]
    fn what_is_too_long_is_left_out_and_said() {
        let notes = check("Name,Title", &format!("Ada,{}", "x".repeat(1_001)), "Ada", &[]);
        assert_eq!(notes[0].what, "the title");
    }

    #[test]
    fn a_row_that_ends_early_says_nothing_of_the_rest() {
        check("Name,Title,Phone", "Ada,x", "Ada", &[(Field::Title, "x")]);
    }
}
