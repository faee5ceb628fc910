//! A list of people pasted from a spreadsheet, an e-mail's recipients, or typed line by line.

use super::{ImportError, Source, columns::Columns, fold, mapping, table::Table, text};
use domain::{Account, Group, Id, Stakeholder, stakeholder::Field};
use std::collections::HashMap;

/// The most characters that are read.
const LONGEST_PASTE: usize = 2_000_000;
/// The most words a name has: a longer line is a sentence.
const MOST_WORDS: usize = 8;

/// Somebody in a pasted list.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// Who, with what the list says of them.
    pub draft: Stakeholder,
    /// Who of that address, or of that name, is in the account already.
    pub known: Option<Id>,
}

/// The people in a pasted list, each once, in its order.
///
/// Understood are cells copied from a spreadsheet, with headings or without (the first text is the name,
/// a cell with an `@` the address, the next texts title and organisation); the recipients of an e-mail
/// (`Ada Berg <ada@halden.example>; Lind, Marcus <…>`); and one person a line, `name, title`.
///
/// # Errors
/// [`ImportError::TooLarge`] beyond two million characters.
pub fn pasted(text: &str, group: Group, account: &Account) -> Result<Vec<Pasted>, ImportError> {
    if text.len() > LONGEST_PASTE {
        return Err(ImportError::TooLarge { file: "what was pasted".into(), bytes: text.len() as u64 });
    }
    let drafts = if text.contains('\t') {
        cells(text, group)
    } else if text.contains('@') {
        recipients(text, group)
    } else {
        text.lines().map(|line| described(&mut line.splitn(2, [',', ';']), group)).collect()
    };
    let mut by_address: HashMap<String, Id> = HashMap::new();
    let mut by_name: HashMap<String, Id> = HashMap::new();
    for known in account.stakeholders() {
        by_name.insert(fold::name(&known.name), known.id);
        if !known.email.is_empty() {
            by_address.insert(known.email.to_lowercase(), known.id);
        }
    }
    let mut seen: Vec<(String, String)> = Vec::new();
    let mut people = Vec::new();
    for draft in drafts {
        let key = (fold::name(&draft.name), draft.email.to_lowercase());
        let is_nobody = draft.name.is_empty() || draft.name.split(' ').count() > MOST_WORDS;
        if is_nobody || seen.contains(&key) {
            continue;
        }
        let known = by_address.get(&key.1).or_else(|| by_name.get(&key.0)).copied();
        seen.push(key);
        people.push(Pasted { draft, known });
    }
    Ok(people)
}

/// Cells of a spreadsheet.
fn cells(text: &str, group: Group) -> Vec<Stakeholder> {
    let first = text.lines().next().unwrap_or_default();
    let headings: csv::StringRecord = first.split('\t').collect();
    let source = Source { name: "pasted.tsv".into(), bytes: text.as_bytes().to_vec() };
    if mapping::known_headings(&headings) > 0
        && let Ok(table) = Table::read(&source)
    {
        let columns = Columns::new(&table, None);
        return table
            .rows
            .iter()
            .map(|row| {
                let mut draft = blank(&columns.name(row), group);
                for (field, value) in columns.values(row, &table, &mut Vec::new()) {
                    // What a field cannot hold is left out.
                    _ = draft.set_field(field, &value);
                }
                draft
            })
            .collect();
    }
    text.lines().map(|line| described(&mut line.split('\t'), group)).collect()
}

/// Somebody told in parts: the name, then an address wherever it stands, then title and organisation.
fn described(parts: &mut dyn Iterator<Item = &str>, group: Group) -> Stakeholder {
    let mut draft = blank("", group);
    let mut fields = [Field::Name, Field::Title, Field::Organisation].into_iter();
    for part in parts.map(text::line).filter(|part| !part.is_empty()) {
        let field = if part.contains('@') { Some(Field::Email) } else { fields.next() };
        if let Some(field) = field {
            _ = draft.set_field(field, &part);
        }
    }
    if draft.name.is_empty() && !draft.email.is_empty() {
        draft.name = name_in(&draft.email);
    }
    draft
}

/// The recipients of an e-mail: separated by semicolons or lines, as Outlook writes them, else by the
/// commas that stand between addresses and not within names.
fn recipients(text: &str, group: Group) -> Vec<Stakeholder> {
    let mut people = Vec::new();
    for line in text.lines() {
        let line = line.split_once(':').filter(|(head, _)| is_header(head)).map_or(line, |(_, rest)| rest);
        for part in line.split(';') {
            for piece in between_addresses(part) {
                people.push(recipient(piece, group));
            }
        }
    }
    people
}

fn is_header(head: &str) -> bool {
    ["to", "cc", "bcc", "from", "an", "von"].contains(&head.trim().to_lowercase().as_str())
}

/// Splits at the commas after which an address has been told.
fn between_addresses(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted, mut complete) = (0, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '@' if !quoted => complete = true,
            ',' if !quoted && complete => {
                pieces.push(&text[start..at]);
                (start, complete) = (at + 1, false);
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// `"Berg, Ada" <ada@halden.example>`, `ada@halden.example (Ada Berg)` or the address alone.
fn recipient(piece: &str, group: Group) -> Stakeholder {
    let piece = text::line(piece);
    let (name, address) = match (piece.rsplit_once('<'), piece.split_once('(')) {
        (Some((name, address)), _) => (name.to_owned(), address.trim_end_matches('>').to_owned()),
        (None, Some((address, name))) => (name.trim_end_matches(')').to_owned(), address.to_owned()),
        (None, None) if piece.contains('@') => (String::new(), piece),
        (None, None) => (piece, String::new()),
    };
    let name = name.trim().trim_matches(['"', '\'']).trim().to_owned();
    let address = address.trim().trim_start_matches("mailto:").to_owned();
    let name = if name.is_empty() || name.contains('@') { name_in(&address) } else { turned(&name) };
    Stakeholder { email: address, ..blank(&name, group) }
}

/// "Berg, Ada" as "Ada Berg".
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !first.contains(',') => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}

/// "ada.berg@halden.example" tells "Ada Berg".
fn name_in(address: &str) -> String {
    let local = address.split('@').next().unwrap_or_default();
    let words = local.split(['.', '_', '-', '+']).filter(|word| word.chars().any(char::is_alphabetic));
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    words.map(capital).collect::<Vec<_>>().join(" ")
}

fn blank(name: &str, group: Group) -> Stakeholder {
    Stakeholder::new(Id::numbered(0), text::line(name), group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Delta, Profile};

    /// People as "name | title | organisation | address | known".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut account = Account::new(Profile::new(Id::numbered(1), "Halden"));
        let mut ada = Stakeholder::new(Id::numbered(7), "Ada Berg", Group::Customer);
        ada.email = "Ada.Berg@halden.example".into();
        account.apply(&[Delta::added(ada)]);
        let told: Vec<String> = pasted(text, Group::Customer, &account)
            .unwrap()
            .into_iter()
            .map(|Pasted { draft, known }| {
                let mark = if known.is_some() { "known" } else { "" };
                [&draft.name, &draft.title, &draft.organisation, &draft.email, mark].join("|")
            })
            .collect();
        assert_eq!(told, expected, "{text:?}");
    }

    #[test]
    fn an_e_mails_recipients_are_people() {
        check(
            "Ada Berg <ada.berg@halden.example>; Lind, Marcus <marcus@halden.example>; x.y_z@halden.example",
            &[
                "Ada Berg|||ada.berg@halden.example|known",
                "Marcus Lind|||marcus@halden.example|",
                "X Y Z|||x.y_z@halden.example|",
            ],
        );
        check(
            "To: \"Moe, Elin\" <elin@h.example>, Bo Ek <bo@h.example>,\nCc: mailto:cy@h.example (Cy Fox)",
            &["Elin Moe|||elin@h.example|", "Bo Ek|||bo@h.example|", "Cy Fox|||cy@h.example|"],
        );
        check("a@b.example, a@b.example", &["A|||a@b.example|"]);
    }

    #[test]
    fn cells_of_a_spreadsheet_are_people_with_headings_or_without() {
        check(
            "Name\tJob Title\tCompany\tEmail\nElin Moe\tCOO\tHalden\telin@h.example\n\t\t\t\nBERG, ADA\t\t\t",
            &["Elin Moe|COO|Halden|elin@h.example|", "BERG, ADA||||known"],
        );
        check(
            "Elin Moe\tCOO\tHalden\nBo Ek\tbo@h.example\tBuyer\r\n",
            &["Elin Moe|COO|Halden||", "Bo Ek|Buyer||bo@h.example|"],
        );
    }

    #[test]
    fn one_person_a_line_is_a_list_too_and_prose_is_none() {
        check("Elin Moe, COO\n\n  Bo Ek \nElin Moe, COO", &["Elin Moe|COO|||", "Bo Ek||||"]);
        check("We met yesterday and all of them agreed that it had gone well", &[]);
        check("", &[]);
        check("\t\t\n \u{200b}", &[]);
    }
}
