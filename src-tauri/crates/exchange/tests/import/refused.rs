//! Files that cannot be imported say what is wrong and what to do.

use crate::desk::{file, fixture};
use exchange::import::{LARGEST_FILE, Source, check_size, read};

#[track_caller]
fn check(source: Source, expected: &str) {
    let message = read(vec![source]).err().map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(message, expected);
}

#[test]
fn files_of_other_kinds() {
    let workbook = "is a workbook or an archive, not a text: open it and save the sheet with the contacts as CSV (UTF-8)";
    check(file("people.xlsx", b"PK\x03\x04rest".as_slice()), &format!("people.xlsx {workbook}"));
    let choose = "choose the CSV file that the contacts were exported to";
    check(
        file("people.pdf", b"%PDF-1.7\n".as_slice()),
        &format!("people.pdf is a PDF, not a text: {choose}"),
    );
    check(
        file("people.vcf", "BEGIN:VCARD\n"),
        "people.vcf is a list of vCards: export the contacts as CSV instead",
    );
    let noise: Vec<u8> = (0..5_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check(file("people.bin", noise), &format!("people.bin is no text: {choose}"));
}

#[test]
fn files_with_nothing_in_them() {
    check(file("a.csv", ""), "a.csv is empty: export it again");
    check(file("a.csv", "\u{feff}\r\n \r\n"), "a.csv is empty: export it again");
    check(
        file("a.csv", "Name,Email\n"),
        "a.csv holds headings but no rows: export it again with its contacts",
    );
    assert_eq!(
        read(vec![]).err().unwrap().to_string(),
        "no file was chosen: choose the CSV file with the contacts"
    );
}

#[test]
fn files_beyond_all_measure() {
    assert!(check_size("a.csv", LARGEST_FILE).is_ok());
    let refused = "a.csv is 200 MB large, but at most 50 MB can be imported: export fewer contacts at a time";
    assert_eq!(check_size("a.csv", 200 * 1024 * 1024).unwrap_err().to_string(), refused);
    let spaces = vec![b' '; LARGEST_FILE as usize + 1];
    check(
        file("a.csv", spaces),
        "a.csv is 51 MB large, but at most 50 MB can be imported: export fewer contacts at a time",
    );
}

#[test]
fn broken_quoting_names_the_line() {
    let cure = "the quotation mark that opens a cell here is not properly closed; close it, and write quotation marks \
                inside the cell twice (\"\")";
    check(file("a.csv", "Name,Title\nAda,Smith\n\"Ben,Cook\nCy,Maid\n"), &format!("a.csv, line 3: {cure}"));
    check(file("a.csv", "Name,Title\nAda,\"the \"boss\"\"\n"), &format!("a.csv, line 2: {cure}"));
}

#[test]
fn tables_without_people() {
    check(
        file("a.csv", "Colour,Size\nred,3\n"),
        "a.csv has no column with a name or an e-mail address (its columns: Colour, Size): rename the heading of the \
         column with the names to “Name”",
    );
    check(
        fixture("salesforce_accounts.csv"),
        "salesforce_accounts.csv lists organisations, not people: choose the file with the contacts as well",
    );
}

#[test]
fn files_that_do_not_belong_together() {
    let message = read(vec![fixture("google_contacts.csv"), fixture("linkedin_connections.csv")])
        .err()
        .unwrap()
        .to_string();
    assert_eq!(
        message,
        "google_contacts.csv and linkedin_connections.csv were written by different systems: import them one after the other"
    );
}
