//! A file as a table: headings and rows.

use super::{ImportError, Skipped, Source, mapping, sniff, text};
use csv::StringRecord;

/// How many records may stand before the headings.
const LONGEST_PREAMBLE: usize = 30;

/// A file's rows under its headings.
pub struct Table {
    /// The file's name.
    pub file: String,
    /// What its bytes were read as.
    pub encoding: &'static str,
    /// What divides its cells.
    pub delimiter: char,
    /// Its headings, as written.
    pub headings: Vec<String>,
    /// Its rows, without empty ones and those left out.
    pub rows: Vec<Row>,
    /// Rows left out and what is odd about others.
    pub notes: Vec<Skipped>,
}

/// One row.
pub struct Row {
    /// The line of the file it begins in, from 1.
    pub line: u64,
    /// Its cells: at most as many as there are headings.
    pub cells: StringRecord,
}

impl Table {
    /// Reads a file: its encoding, delimiter and headings are found out.
    pub fn read(source: &Source) -> Result<Self, ImportError> {
        let file = source.name.clone();
        let text::Text { text, encoding } = text::decode(source)?;
        let (delimiter, skip) = sniff::delimiter(&text);
        sniff::check_quoting(&file, &text, delimiter)?;
        let records = records(&text, skip, delimiter);
        let header = header(&records);
        let mut records = records.into_iter().skip(header);
        let headings: Vec<String> = match records.next() {
            Some(Row { cells, .. }) => cells.iter().map(text::line).collect(),
            None => return Err(ImportError::Empty { file }),
        };
        let mut table = Self {
            file,
            encoding,
            delimiter: char::from(delimiter),
            headings,
            rows: Vec::new(),
            notes: Vec::new(),
        };
        records.for_each(|row| table.take(row));
        if table.rows.is_empty() && table.notes.is_empty() {
            return Err(ImportError::NoRows { file: table.file });
        }
        table.note_twins();
        Ok(table)
    }

    /// Something to say about a row, or about the file.
    pub fn note(&self, line: Option<u64>, what: impl Into<String>, why: impl Into<String>) -> Skipped {
        Skipped { file: self.file.clone(), row: line, what: what.into(), why: why.into() }
    }

    fn take(&mut self, Row { line, mut cells }: Row) {
        let (width, wanted) = (cells.len(), self.headings.len());
        if width > wanted {
            if cells.iter().skip(wanted).any(|cell| !cell.trim().is_empty()) {
                let why = format!(
                    "it has {width} cells where the headings are {wanted}: put quotation marks round cells that \
                     contain a “{}”",
                    self.delimiter
                );
                self.notes.push(self.note(Some(line), "the row", why));
                return;
            }
            cells.truncate(wanted);
        } else if width == 1 && wanted > 2 {
            let why = "it has only one cell: complete it, or ignore this where it is a footer";
            self.notes.push(self.note(Some(line), "the row", why));
            return;
        } else if width < wanted {
            let why = format!(
                "it ends after {width} of {wanted} cells: what the others would say is taken as unknown"
            );
            self.notes.push(self.note(Some(line), "the end of the row", why));
        }
        if cells.iter().any(text::is_garbled) {
            let why = "some characters were garbled before the file was written: the row is taken as it is; \
                       export the file as UTF-8 to mend it";
            self.notes.push(self.note(Some(line), "garbled characters", why));
        }
        self.rows.push(Row { line, cells });
    }

    fn note_twins(&mut self) {
        for (at, heading) in self.headings.iter().enumerate() {
            if !heading.is_empty() && self.headings[..at].contains(heading) {
                let why = "several columns bear this heading: the first that is filled counts";
                let note = self.note(None, format!("the column “{heading}”"), why);
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
            }
        }
    }
}

/// All records that are not empty, with the line they begin in.
fn records(text: &str, skip: usize, delimiter: u8) -> Vec<Row> {
    let lines_before = text[..skip].bytes().filter(|byte| *byte == b'\n').count() as u64;
    let mut reader = sniff::reader(&text[skip..], delimiter);
    let mut line = Lines { text: &text.as_bytes()[skip..], offset: 0, line: 1 + lines_before };
    reader
        .records()
        .flatten()
        .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()))
        .map(|cells| Row { line: line.at(cells.position().map_or(0, |position| position.byte())), cells })
        .collect()
}

/// Counts lines up to growing offsets. (The reader's own count takes blank lines before a record as
/// part of it.)
struct Lines<'a> {
    text: &'a [u8],
    offset: usize,
    line: u64,
}

impl Lines<'_> {
    fn at(&mut self, record: u64) -> u64 {
        let is_break = |byte: &&u8| matches!(**byte, b'\n' | b'\r');
        let record = (record as usize).min(self.text.len());
        let start = record + self.text[record..].iter().take_while(is_break).count();
        if start > self.offset {
            self.line += self.text[self.offset..start].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.offset = start;
        }
        self.line
    }
}

/// Which record holds the headings: of the first ones that with the most known headings, else the first.
fn header(records: &[Row]) -> usize {
    let mut best = (0, 0);
    for (at, row) in records.iter().take(LONGEST_PREAMBLE).enumerate() {
        let known = mapping::known_headings(&row.cells);
        if known > best.1 {
            best = (at, known);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Table, ImportError> {
        Table::read(&Source { name: "people.csv".into(), bytes: text.into() })
    }

    #[track_caller]
    fn check(text: &str, headings: &[&str], rows: &[(u64, &str)], notes: &[u64]) {
        let table = read(text).unwrap();
        assert_eq!(table.headings, headings);
        let found: Vec<(u64, String)> =
            table.rows.iter().map(|row| (row.line, row.cells.iter().collect::<Vec<_>>().join("|"))).collect();
        let rows: Vec<(u64, String)> =
            rows.iter().map(|(line, cells)| (*line, (*cells).to_owned())).collect();
        assert_eq!(found, rows);
        assert_eq!(table.notes.iter().filter_map(|note| note.row).collect::<Vec<_>>(), notes);
    }

    #[test]
    fn rows_know_the_line_they_begin_in() {
        check(
            "Name,Notes\r\nAda,\"two\r\nlines\"\r\n\r\n\r\nBen,one\r\n",
            &["Name", "Notes"],
            &[(2, "Ada|two\r\nlines"), (6, "Ben|one")],
            &[],
        );
        check("sep=;\nName;Title\nAda;x\n", &["Name", "Title"], &[(3, "Ada|x")], &[]);
    }

    #[test]
    fn headings_stand_after_a_preamble() {
        check(
            "Notes:\n\"Some people, it says, have none.\"\n\nFirst Name,Last Name\nAda,Moss\n",
            &["First Name", "Last Name"],
            &[(5, "Ada|Moss")],
            &[],
        );
    }

    #[test]
    fn uneven_rows_are_reported() {
        check(
            "Name,Title,Phone\nAda,x\nBen,Smith, farrier,5\nTotal: 3\nCy,y,1,,\n",
            &["Name", "Title", "Phone"],
            &[(2, "Ada|x"), (5, "Cy|y|1")],
            &[2, 3, 4],
        );
    }

    #[test]
    fn nothing_to_read_is_told_apart() {
        let file = "people.csv".to_owned();
        assert_eq!(read(" \n\n").err(), Some(ImportError::Empty { file: file.clone() }));
        assert_eq!(read("Name,Title\n").err(), Some(ImportError::NoRows { file }));
    }
}
