//! An incident told in one line of text: whom it names, on which day, and what it did to trust.

use super::{Effect, STRONGEST};
use crate::{account::Account, id::Id, stakeholder::Status};
use jiff::{ToSpan, civil::Date};
use std::collections::BTreeMap;

/// What was understood of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The line without what was understood as day and strength.
    pub title: String,
    /// Whom it names, in the order in which they are named.
    pub people: Vec<Id>,
    /// The day it names; none where it names none.
    pub on: Option<Date>,
    /// What it did, and how strongly: "+2", "-3"; none where that is not told.
    pub effect: Option<(Effect, u8)>,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Letters from which a word may be the beginning of a month's name.
const MONTH_LETTERS: usize = 3;

/// Understands a line. A day is told as `2026-08-14`, `14 August`, `Aug 14`, `today` or `yesterday`; without
/// a year it is the last such day. People are told by their full name, or by a part of it that nobody else
/// has; case and accents do not matter. Whoever left is not meant by a part of their name.
pub fn read(line: &str, account: &Account, today: Date) -> Told {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut taken = vec![false; words.len()];
    let effect = effect_in(&words, &mut taken);
    let on = day_in(&words, &mut taken, today);
    let left: Vec<&str> =
        words.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(word, _)| *word).collect();
    let title = left.join(" ").trim_end_matches([',', ';', ':']).to_owned();
    Told { people: people_in(&left, account), title, on, effect }
}

/// "+2" or "-3", wherever it stands.
fn effect_in(words: &[&str], taken: &mut [bool]) -> Option<(Effect, u8)> {
    words.iter().enumerate().find_map(|(at, word)| {
        let mut letters = word.chars();
        let effect = match letters.next()? {
            '+' => Effect::Built,
            '-' | '−' | '–' => Effect::Diluted,
            _ => return None,
        };
        let strength: u8 = letters.as_str().parse().ok()?;
        (1..=STRONGEST).contains(&strength).then(|| {
            taken[at] = true;
            (effect, strength)
        })
    })
}

fn day_in(words: &[&str], taken: &mut [bool], today: Date) -> Option<Date> {
    for (at, word) in words.iter().enumerate() {
        let plain = word.trim_matches([',', '.', ';', ':']).to_lowercase();
        let (day, count) = match plain.as_str() {
            "today" => (Some(today), 1),
            "yesterday" => (today.checked_sub(1.day()).ok(), 1),
            word => match word.parse::<Date>() {
                Ok(day) => (Some(day), 1),
                Err(_) => day_of_month(&words[at..], today),
            },
        };
        if let Some(day) = day.filter(|&day| day <= today) {
            taken[at..at + count].fill(true);
            // "on 14 August": the preposition belongs to the day.
            if at > 0 && ["on", "since"].contains(&words[at - 1].to_lowercase().as_str()) {
                taken[at - 1] = true;
            }
            return Some(day);
        }
    }
    None
}

/// "14 August 2026", "Aug 14": the day, and how many words it takes.
fn day_of_month(words: &[&str], today: Date) -> (Option<Date>, usize) {
    let plain = |at: usize| words.get(at).map(|word| word.trim_matches([',', '.', ';', ':']).to_lowercase());
    let day_of = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i8>().ok();
    let month_of = |word: &str| {
        let is_meant = word.len() >= MONTH_LETTERS;
        (1..).zip(MONTHS).find(|(_, name)| is_meant && name.starts_with(word)).map(|(month, _)| month)
    };
    let (Some(first), Some(second)) = (plain(0), plain(1)) else { return (None, 0) };
    let (day, month) = match (day_of(&first), month_of(&second), month_of(&first), day_of(&second)) {
        (Some(day), Some(month), ..) | (_, _, Some(month), Some(day)) => (day, month),
        _ => return (None, 0),
    };
    let year = plain(2).filter(|year| year.len() == 4).and_then(|year| year.parse::<i16>().ok());
    if let Some(year) = year {
        return (Date::new(year, month, day).ok(), 3);
    }
    let this_year = Date::new(today.year(), month, day).ok();
    let last = || Date::new(today.year() - 1, month, day).ok();
    (this_year.filter(|&day| day <= today).or_else(last), 2)
}

/// A word in lower case, without the marks around it, the genitive and accents on Latin letters.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(&word);
    word.chars()
        .flat_map(|letter| match letter {
            'à'..='å' => vec!['a'],
            'ç' => vec!['c'],
            'è'..='ë' => vec!['e'],
            'ì'..='ï' => vec!['i'],
            'ñ' => vec!['n'],
            'ò'..='ö' | 'ø' => vec!['o'],
            'ù'..='ü' => vec!['u'],
            'ý' | 'ÿ' => vec!['y'],
            'ß' => vec!['s', 's'],
            'æ' => vec!['a', 'e'],
            letter => vec![letter],
        })
        .collect()
}

/// Those named, the longest part of a name first.
fn people_in(words: &[&str], account: &Account) -> Vec<Id> {
    let words: Vec<String> = words.iter().map(|word| plain(word)).collect();
    // A name, or a part of one word of it, and who bears it; nobody where several do.
    let mut bearers: BTreeMap<Vec<String>, Option<Id>> = BTreeMap::new();
    for known in account.stakeholders() {
        let name: Vec<String> = known.name.split_whitespace().map(plain).collect();
        let parts = name.iter().filter(|part| part.chars().count() > 1).map(|part| vec![part.clone()]);
        let parts: Vec<Vec<String>> = if known.status == Status::Left { Vec::new() } else { parts.collect() };
        for part in parts.into_iter().filter(|part| *part != name).chain([name.clone()]) {
            bearers.entry(part).and_modify(|bearer| *bearer = None).or_insert(Some(known.id));
        }
    }
    let longest = bearers.keys().map(Vec::len).max().unwrap_or(0);
    let mut people = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = (1..=longest.min(words.len() - at))
            .rev()
            .find_map(|count| Some((count, (*bearers.get(&words[at..at + count])?)?)));
        let (count, id) = found.map_or((1, None), |(count, id)| (count, Some(id)));
        people.extend(id.filter(|id| !people.contains(id)));
        at += count;
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Delta, Group, Profile, Stakeholder};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn account() -> Account {
        let mut account = Account::new(Profile::new(Id::numbered(1), "Halden Foods"));
        for (number, name) in
            (10..).zip(["Marcus Lind", "Aisha Karim", "Mei Chen", "Lars Lind", "Jörg Müller", "Logistics"])
        {
            let known = Stakeholder::new(Id::numbered(number), name, Group::Customer);
            account.apply(&[Delta::added(known)]);
        }
        account
    }

    #[track_caller]
    fn check(line: &str, title: &str, people: &[&str], on: Option<Date>, effect: Option<(Effect, u8)>) {
        let account = account();
        let told = read(line, &account, TODAY);
        let names: Vec<&str> = told.people.iter().map(|&id| account.name(id)).collect();
        assert_eq!((told.title.as_str(), names.as_slice()), (title, people), "{line}");
        assert_eq!((told.on, told.effect), (on, effect), "{line}");
    }

    #[test]
    fn people_are_known_by_full_names_and_by_parts_that_nobody_else_has() {
        check(
            "Marcus Lind called Aisha",
            "Marcus Lind called Aisha",
            &["Marcus Lind", "Aisha Karim"],
            None,
            None,
        );
        check("Lind was upset", "Lind was upset", &[], None, None);
        check("lars and marcus", "lars and marcus", &["Lars Lind", "Marcus Lind"], None, None);
        check("Jorg muller’s audit", "Jorg muller’s audit", &["Jörg Müller"], None, None);
        check(
            "Late again: logistics, Marcus's line",
            "Late again: logistics, Marcus's line",
            &["Logistics", "Marcus Lind"],
            None,
            None,
        );
    }

    #[test]
    fn days_are_known_in_the_ways_they_are_told() {
        let august = Some(date(2026, 8, 14));
        for line in
            ["Late on 14 August", "Late Aug 14", "Late 2026-08-14", "14 august 2026 Late", "Late, 14th Aug"]
        {
            check(line, "Late", &[], august, None);
        }
        check("Late 24 December", "Late", &[], Some(date(2025, 12, 24)), None);
        check("Late yesterday", "Late", &[], Some(date(2026, 11, 21)), None);
        check("Late 2027-01-01", "Late 2027-01-01", &[], None, None);
        check("30 February was odd", "30 February was odd", &[], None, None);
        check("Mayor of 12 towns", "Mayor of 12 towns", &[], None, None);
        check("may 5 people come", "people come", &[], Some(date(2026, 5, 5)), None);
    }

    #[test]
    fn strength_is_told_with_a_sign() {
        check(
            "Mei saved the launch +4",
            "Mei saved the launch",
            &["Mei Chen"],
            None,
            Some((Effect::Built, 4)),
        );
        check("-3 late", "late", &[], None, Some((Effect::Diluted, 3)));
        check("−2 late yesterday", "late", &[], Some(date(2026, 11, 21)), Some((Effect::Diluted, 2)));
        check("+9 percent", "+9 percent", &[], None, None);
        check("", "", &[], None, None);
    }
}
