//! Bytes to text, and text to clean text.

use super::{ImportError, LARGEST_FILE, Source};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

const SAVE_AS_CSV: &str = "open it and save the sheet with the contacts as CSV (UTF-8)";
const CHOOSE_CSV: &str = "choose the CSV file that the contacts were exported to";

/// How files that are no text begin, what they are and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"PK\x03\x04", "a workbook or an archive, not a text", SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", "an Office document of the old kind, not a text", SAVE_AS_CSV),
    (b"%PDF", "a PDF, not a text", CHOOSE_CSV),
    (b"\x1f\x8b", "a compressed file", "unpack it and choose the CSV file in it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", "unpack it and choose the CSV file in it"),
    (b"Rar!", "a compressed file", "unpack it and choose the CSV file in it"),
    (b"\x89PNG", "a picture, not a text", CHOOSE_CSV),
    (b"GIF8", "a picture, not a text", CHOOSE_CSV),
    (b"\xff\xd8\xff", "a picture, not a text", CHOOSE_CSV),
    (b"SQLite format 3\0", "a database, not a text", CHOOSE_CSV),
    (b"BEGIN:VCARD", "a list of vCards", "export the contacts as CSV instead"),
];

/// A file as text.
pub struct Text {
    /// Its characters, without a byte order mark.
    pub text: String,
    /// What its bytes were read as.
    pub encoding: &'static str,
}

/// Decodes a file: by its byte order mark, else as UTF-16 or UTF-8 where it is that, else by what its
/// bytes look like.
pub fn decode(Source { name, bytes }: &Source) -> Result<Text, ImportError> {
    super::check_size(name, bytes.len() as u64)?;
    debug_assert!(bytes.len() as u64 <= LARGEST_FILE);
    for (start, what, cure) in SIGNATURES {
        if bytes.starts_with(start) {
            return Err(ImportError::NotText { file: name.clone(), what, cure });
        }
    }
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (guess(bytes), 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[skip..]);
    let text = one_kind_of_line_end(text);
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(ImportError::Empty { file: name.clone() });
    }
    if is_binary(&text) {
        let what = "no text";
        return Err(ImportError::NotText { file: name.clone(), what, cure: CHOOSE_CSV });
    }
    Ok(Text { text, encoding: encoding.name() })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf_16) = guess_utf_16(&bytes[..bytes.len().min(4096)]) {
        return utf_16;
    }
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf_8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// UTF-16 without a mark: in text of a Latin script every other byte is zero.
fn guess_utf_16(start: &[u8]) -> Option<&'static Encoding> {
    let zeros = |parity: usize| start.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    let (many, few) = (half * 2 / 5, half / 20);
    match half {
        0 => None,
        _ if odd > many && even <= few => Some(UTF_16LE),
        _ if even > many && odd <= few => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 in which a few characters were cut: read as anything else, all others would be garbled.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken * 10 <= sound
}

/// Files of old Macs end their lines with a carriage return alone.
fn one_kind_of_line_end(text: Cow<'_, str>) -> String {
    if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text.into_owned() }
}

fn is_binary(text: &str) -> bool {
    let strange = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    text.chars().filter(strange).count() * 20 > text.chars().count()
}

/// Whether characters were lost or garbled before the file was written.
pub fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    text.contains('\u{fffd}')
        || text.match_indices(['Ã', 'â']).any(|(at, lead)| {
            let next = text[at + lead.len()..].chars().next();
            if lead == "Ã" {
                matches!(next, Some('\u{80}'..='\u{bf}'))
            } else {
                matches!(next, Some('€' | '\u{80}'))
            }
        })
}

/// A text of one line: no control characters, runs of white space as one blank, none at the ends.
pub fn line(text: &str) -> String {
    // Most cells are clean: those are copied as they are.
    let is_plain = |(at, byte): (usize, &u8)| {
        byte.is_ascii_graphic() || *byte == b' ' && text.as_bytes().get(at + 1) != Some(&b' ')
    };
    if text.trim_ascii().len() == text.len() && text.as_bytes().iter().enumerate().all(is_plain) {
        return text.to_owned();
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() => {
                if !clean.is_empty() && !clean.ends_with(' ') {
                    clean.push(' ');
                }
            }
            c if is_invisible(c) => {}
            c => clean.push(c),
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// A text of several lines: no control characters, no white space at the ends.
pub fn lines(text: &str) -> String {
    let clean: String = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = clean.chars().filter(|c| matches!(c, '\n' | '\t') || !is_invisible(*c)).collect();
    clean.trim().to_owned()
}

/// Control characters and marks that hide text or turn its direction.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[track_caller]
    fn check(bytes: Vec<u8>, text: &str, encoding: &str) {
        let decoded = decode(&Source { name: "people.csv".into(), bytes }).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    const TEXT: &str = "Name;Ort\nJörg Müller;Köln\nZoë Ångström;Malmö\n";

    #[test]
    fn every_encoding_yields_the_same_text() {
        check(TEXT.into(), TEXT, "UTF-8");
        check(format!("\u{feff}{TEXT}").into(), TEXT, "UTF-8");
        check(utf_16(TEXT, u16::to_le_bytes), TEXT, "UTF-16LE");
        check(utf_16(TEXT, u16::to_be_bytes), TEXT, "UTF-16BE");
        check(utf_16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes), TEXT, "UTF-16LE");
        check(WINDOWS_1252.encode(TEXT).0.into_owned(), TEXT, "windows-1252");
    }

    #[test]
    fn a_broken_character_does_not_garble_the_others() {
        let mut bytes = format!("{TEXT}{TEXT}").into_bytes();
        bytes.push(0xc3);
        check(bytes, &format!("{TEXT}{TEXT}\u{fffd}"), "UTF-8");
    }

    #[test]
    fn lines_of_old_macs_are_lines() {
        check(b"Name\rAda\r".to_vec(), "Name\nAda\n", "UTF-8");
    }

    #[test]
    fn garbled_text_is_noticed() {
        for (text, garbled) in
            [("JÃ¶rg", true), ("the DVLAâ€™s", true), ("J\u{fffd}rg", true), ("São João", false)]
        {
            assert_eq!(is_garbled(text), garbled, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_dropped() {
        assert_eq!(line("Ada Lovelace"), "Ada Lovelace");
        assert_eq!(line("Ada  Lovelace"), "Ada Lovelace");
        assert_eq!(line(" Ada\0 \t\n Lo\u{202e}ve\u{7}lace "), "Ada Lovelace");
        assert_eq!(lines(" 1 Row\r\nTown\0\r\n"), "1 Row\nTown");
    }
}
