//! Which character divides the cells, and whether every quoted cell is closed.

use super::{ImportError, mapping};
use csv::{ReaderBuilder, StringRecord};

/// The characters that may divide cells, the most common first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many records tell the delimiter.
const SAMPLE: usize = 40;

/// The byte that divides cells, and the text without a `sep=` line: the character with which most
/// headings are known and most records have the same number of cells.
pub fn delimiter(text: &str) -> (u8, usize) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let [delimiter, b'\r' | b'\n', ..] = rest.as_bytes()
        && DELIMITERS.contains(delimiter)
    {
        let skip = text.find('\n').map_or(text.len(), |end| end + 1);
        return (*delimiter, skip);
    }
    let mut end = text.len().min(64 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut best = (b',', (0, 0, 0));
    for delimiter in DELIMITERS {
        let fitness = fitness(&text[..end], delimiter);
        if fitness > best.1 {
            best = (delimiter, fitness);
        }
    }
    (best.0, 0)
}

/// The most headings known in one record, how many records agree on a number of cells, that number.
fn fitness(sample: &str, delimiter: u8) -> (usize, usize, usize) {
    let mut reader = reader(sample, delimiter);
    let records: Vec<StringRecord> = reader.records().take(SAMPLE).flatten().collect();
    let known = records.iter().map(mapping::known_headings).max().unwrap_or(0);
    let agreeing = |width: usize| records.iter().filter(|record| record.len() == width).count();
    let widths = records.iter().map(StringRecord::len).filter(|width| *width > 1);
    let (agree, width) = widths.map(|width| (agreeing(width), width)).max().unwrap_or((0, 0));
    (known, agree, width)
}

/// Reads records of any length, without treating the first as headings.
pub fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// Refuses a text in which a quoted cell is not closed, or goes on after it was closed.
pub fn check_quoting(file: &str, text: &str, delimiter: u8) -> Result<(), ImportError> {
    enum At {
        CellStart,
        Plain,
        Quoted,
        AfterQuote,
    }
    let (mut at, mut line, mut opened) = (At::CellStart, 1_u64, 1_u64);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        at = match (at, byte) {
            (At::CellStart, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Quoted, b'"') if bytes.peek() == Some(&b'"') => {
                bytes.next();
                At::Quoted
            }
            (At::Quoted, b'"') => At::AfterQuote,
            (At::Quoted, _) => At::Quoted,
            (_, b'\n' | b'\r') => At::CellStart,
            (_, byte) if byte == delimiter => At::CellStart,
            (At::AfterQuote, b' ' | b'\t') => At::AfterQuote,
            (At::AfterQuote, _) => {
                return Err(ImportError::BrokenQuoting { file: file.into(), line: opened });
            }
            (At::CellStart | At::Plain, _) => At::Plain,
        };
        line += u64::from(byte == b'\n');
    }
    match at {
        At::Quoted => Err(ImportError::BrokenQuoting { file: file.into(), line: opened }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn divides(text: &str, expected: char) {
        assert_eq!(char::from(delimiter(text).0), expected, "{text}");
    }

    #[test]
    fn the_delimiter_is_found_although_others_occur() {
        divides("Name,Title\nAda,Analyst; poet\nBen,Smith; farrier\n", ',');
        divides("Name;Titel\n\"Lovelace, Ada\";\"a, b, c\"\n", ';');
        divides("Name\tTitle, role\nAda\tAnalyst, poet\n", '\t');
        divides("Name|Title\nAda|Analyst\n", '|');
        divides("x;y\n1,5;2,5\n1,7;2,9\n", ';');
        divides("sep=;\r\na,b;c\r\n", ';');
        divides("Name\nAda\n", ',');
    }

    #[track_caller]
    fn quoting(text: &str, broken_at: Option<u64>) {
        let line = match check_quoting("a.csv", text, b',') {
            Err(ImportError::BrokenQuoting { line, .. }) => Some(line),
            _ => None,
        };
        assert_eq!(line, broken_at, "{text}");
    }

    #[test]
    fn broken_quoting_is_found_where_it_begins() {
        quoting("a,b\n\"x\ny\",\"say \"\"hi\"\"\"\n5\" pipe,z\n", None);
        quoting("a,b\n1,2\n\"x,y\n3,4\n", Some(3));
        quoting("a,b\n\"Bob \"The Builder\" Smith\",2\n", Some(2));
        quoting("a,b\n\"one\ntwo\" three,2\n", Some(2));
    }
}
