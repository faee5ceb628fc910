//! Spellings that mean the same: names and headings without case, accents and punctuation.

use unicode_normalization::UnicodeNormalization;

/// Words before a name that do not belong to it.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "herr",
    "frau",
    "dipl",
    "ing",
];

/// Words behind a name that do not belong to it.
const POSTNOMINALS: &[&str] =
    &["phd", "mba", "obe", "cbe", "mbe", "cb", "kcb", "cmg", "kcmg", "gcmg", "qc", "kc"];

/// The words of a text in lower case, without accents and punctuation, one blank between two.
///
/// `Müller`, `MUELLER` and `Muller` become the same word, and so do `O'Neill` and `ONeill`.
pub fn words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd() {
        match c {
            // Accents of the Latin, Greek and Cyrillic scripts; other scripts' marks are letters.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '`' | '´' => {}
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => push(&mut folded, "ae"),
            'œ' | 'Œ' => push(&mut folded, "oe"),
            'ø' | 'Ø' => push(&mut folded, "o"),
            'ł' | 'Ł' => push(&mut folded, "l"),
            'đ' | 'Đ' | 'ð' | 'Ð' => push(&mut folded, "d"),
            'þ' | 'Þ' => push(&mut folded, "th"),
            'ı' => push(&mut folded, "i"),
            c if c.is_alphanumeric() => {
                c.to_lowercase().for_each(|c| push(&mut folded, c.encode_utf8(&mut [0; 4])))
            }
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Appends letters; an `e` that only spells out an umlaut is left out: `ae`, `oe`, `ue` at the start of
/// a syllable.
fn push(folded: &mut String, letters: &str) {
    for c in letters.chars() {
        if c == 'e' {
            let mut before = folded.chars().rev();
            let umlaut = matches!(before.next(), Some('a' | 'o' | 'u'));
            if umlaut && !matches!(before.next(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'q')) {
                continue;
            }
        }
        folded.push(c);
    }
}

/// A heading without case, accents, blanks and punctuation.
pub fn heading(text: &str) -> String {
    let mut folded = words(text);
    folded.retain(|c| c != ' ');
    folded
}

/// An organisation's name as it is compared.
pub fn organisation(text: &str) -> String {
    or_raw(words(text), text)
}

/// A person's name as it is compared: `Last, First` becomes `first last`, honorifics and postnominals
/// are dropped.
pub fn name(text: &str) -> String {
    let folded = match text.split_once(',') {
        Some((last, first)) if !first.contains(',') && !is_postnominal(first) => {
            format!("{} {}", words(first), words(last))
        }
        _ => words(text),
    };
    let mut parts: Vec<&str> = folded.split(' ').filter(|part| !part.is_empty()).collect();
    while parts.len() > 1 && HONORIFICS.contains(&parts[0]) {
        parts.remove(0);
    }
    while parts.len() > 1 && parts.last().is_some_and(|last| POSTNOMINALS.contains(last)) {
        parts.pop();
    }
    or_raw(parts.join(" "), text)
}

/// A file's name without its ending and without the numbers that tell one export from the next.
pub fn stem(file: &str) -> String {
    let words = words(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
    words.split(' ').filter(|word| !word.chars().all(|c| c.is_ascii_digit())).collect::<Vec<_>>().join(" ")
}

/// What two spellings of one person's name share, as `tim barrow` and `timothy barrow`: the first
/// letter and the last word of a folded name; none where it is one word.
pub fn ends(folded: &str) -> Option<(char, &str)> {
    let (first, last) = folded.rsplit_once(' ')?;
    Some((first.chars().next()?, last))
}

fn is_postnominal(text: &str) -> bool {
    words(text).split(' ').all(|word| POSTNOMINALS.contains(&word))
}

/// Names without a letter or digit still differ from each other.
fn or_raw(folded: String, text: &str) -> String {
    if folded.is_empty() { text.trim().to_lowercase() } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(spellings: &[&str]) {
        for spelling in spellings {
            assert_eq!(name(spelling), name(spellings[0]), "{spelling}");
        }
    }

    #[test]
    fn one_name_in_several_spellings() {
        same(&["Jörg Müller", "Joerg Mueller", "MÜLLER, Jörg", "Dr. Jorg Muller", "Joerg  Müller, PhD"]);
        same(&["Sean O'Neill", "Seán ONeill", "sean o’neill"]);
        same(&["Søren Ægidius", "Soren Aegidius"]);
        same(&["Ana de la Cruz-Ruiz", "ana de la cruz ruiz"]);
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in
            [("Hans Bauer", "Hans Baur"), ("王", "汪"), ("???", "!!!"), ("Dr", "Mr"), ("राम", "रमा")]
        {
            assert_ne!(name(one), name(other));
        }
    }

    #[test]
    fn short_forms_share_their_ends() {
        assert_eq!(ends(&name("Tim Barlow")), ends(&name("Timothy J. Barlow")));
        assert_ne!(ends(&name("Tim Barlow")), ends(&name("Jim Barlow")));
        assert_eq!(ends(&name("Cher")), None);
    }

    #[test]
    fn headings_lose_everything_but_letters_and_digits() {
        assert_eq!(heading(" E-Mail_Adresse: "), "emailadresse");
        assert_eq!(heading("Telefon geschäftlich"), heading("Telefon geschaeftlich"));
    }
}
