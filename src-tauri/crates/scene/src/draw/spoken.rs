//! What a screen reader says.

use crate::text;
use domain::{Account, Id, Stakeholder, Status, trust::Score};
use jiff::civil::Date;

/// A card as a sentence: name, title, group, hats, attitude, coverage, status; then how far the manager
/// trusts them and they the manager.
pub(super) fn card(
    account: &Account,
    known: &Stakeholder,
    manager: Option<(Id, &str)>,
    as_of: Date,
) -> String {
    let mut spoken = text::clean(&known.name);
    let mut add = |words: &str| {
        spoken.push_str(", ");
        spoken.push_str(words);
    };
    let title = text::clean(&known.title);
    if !title.is_empty() {
        add(&title);
    }
    let is_manager = manager.is_some_and(|(id, _)| id == known.id);
    if is_manager {
        add("key account manager of this account");
    } else {
        add(&known.group.spoken().to_lowercase());
    }
    for role in &known.roles {
        add(&role.spoken().to_lowercase());
    }
    if known.is_key_player() {
        add("key player");
    }
    if let Some(attitude) = known.attitude {
        add(&attitude.spoken().to_lowercase());
    }
    if let Some(coverage) = known.coverage {
        add(&format!("coverage {}", coverage.spoken().to_lowercase()));
    }
    if known.status != Status::Known {
        add(&known.status.spoken().to_lowercase());
    }
    if let Some((manager, name)) = manager.filter(|_| !is_manager) {
        let given = account.score_between(manager, known.id, as_of);
        let received = account.score_between(known.id, manager, as_of);
        spoken.push_str(". ");
        if given.points().is_none() && received.points().is_none() {
            spoken.push_str(&format!("How far {name} and they trust each other is not known yet"));
        } else {
            spoken.push_str(&trusts(name, "them", &given, false));
            spoken.push_str("; ");
            spoken.push_str(&trusts("they", name, &received, true));
        }
    }
    spoken
}

/// "Priya Raman trusts them 42 of 100, certainty 62 %".
pub(super) fn trusts(from: &str, to: &str, score: &Score, many: bool) -> String {
    let verb = if many { "trust" } else { "trusts" };
    match score.points() {
        Some(points) => format!("{from} {verb} {to} {points} of 100, certainty {} %", score.certainty()),
        None if many => format!("how far {from} trust {to} is not known yet"),
        None => format!("how far {from} trusts {to} is not known yet"),
    }
}

/// "a, b and c"; more than `most` by their number: "a, b and 7 others".
pub(super) fn listed(words: &[&str], most: usize) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [all @ .., last] if words.len() <= most => format!("{} and {last}", all.join(", ")),
        _ => {
            let named = most.max(2) - 1;
            format!("{} and {} others", words[..named].join(", "), words.len() - named)
        }
    }
}

/// "1 person", "12 people".
pub(super) fn people(count: usize) -> String {
    if count == 1 { "1 person".into() } else { format!("{count} people") }
}

/// "3 March 2026".
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

/// "3 Mar 2026".
pub(super) fn short_day(date: Date) -> String {
    format!("{} {} {}", date.day(), short_month(date), date.year())
}

/// "Mar".
pub(super) fn short_month(date: Date) -> &'static str {
    &MONTHS[date.month() as usize - 1][..3]
}

/// The months, in the language of everything that is drawn.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_told_by_their_number() {
        let check = |words: &[&str], expected: &str| assert_eq!(listed(words, 3), expected);
        check(&[], "");
        check(&["Ada"], "Ada");
        check(&["Ada", "Ben"], "Ada and Ben");
        check(&["Ada", "Ben", "Cy"], "Ada, Ben and Cy");
        check(&["Ada", "Ben", "Cy", "Di"], "Ada, Ben and 2 others");
    }
}
