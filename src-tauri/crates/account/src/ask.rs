//! Questions to the account that change nothing.

use crate::{error::AccountError, open::OpenAccount};
use domain::{Account, Id, RecordKind, Rejected, Stakeholder, Tie, TieKind, trust::Score};
use nucleo_matcher::{
    Config, Matcher, Utf32String,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use std::collections::BTreeMap;

/// How many letters of a name a query may leave out between its first and its last.
const MOST_SKIPPED: usize = 2;

/// Somebody who fits a search.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'a> {
    /// Who.
    pub stakeholder: &'a Stakeholder,
    /// How well: the higher the better; 0 where nothing was asked for.
    pub fit: u32,
}

/// A tie other than trust, seen from one end.
#[derive(Clone, Debug, PartialEq)]
pub struct Tied<'a> {
    /// The tie.
    pub tie: &'a Tie,
    /// The other end.
    pub other: &'a Stakeholder,
}

/// Trust between a stakeholder and another, both ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Trusted<'a> {
    /// The other.
    pub other: &'a Stakeholder,
    /// How far the stakeholder trusts the other.
    pub given: Score,
    /// How far the other trusts the stakeholder.
    pub received: Score,
}

impl OpenAccount {
    /// Who fits all words of a query in name, title, organisation, department or hats, best first, at most
    /// `limit`; accents and case do not matter. Where nobody does, those whose name the query comes near
    /// to, but for a few letters left out, swapped or mistaken, and else those in whose description there are
    /// words of the same stems. Everybody, in the order they came in, where the query is empty.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Found<'_>> {
        if query.trim().is_empty() {
            let all = self.seen().stakeholders();
            return all.take(limit).map(|stakeholder| Found { stakeholder, fit: 0 }).collect();
        }
        let mut found = self.holding(query);
        if found.is_empty() {
            found = self.nearly_called(query);
        }
        if found.is_empty() {
            found = self.misspelt(query);
        }
        if found.is_empty() {
            found = self.akin(query);
        }
        found.sort_by(|a, b| b.fit.cmp(&a.fit).then_with(|| a.stakeholder.name.cmp(&b.stakeholder.name)));
        found.truncate(limit);
        found
    }

    /// Whose description holds every word of the query.
    fn holding(&self, query: &str) -> Vec<Found<'_>> {
        let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
        let mut matcher = Matcher::new(Config::DEFAULT);
        self.seen()
            .stakeholders()
            .filter_map(|stakeholder| {
                let about = Utf32String::from(description(stakeholder));
                let name = Utf32String::from(stakeholder.name.as_str());
                let fit = pattern.score(about.slice(..), &mut matcher)?;
                // Who bears the name comes before who works in a place of that name.
                let by_name = pattern.score(name.slice(..), &mut matcher).unwrap_or(0);
                Some(Found { stakeholder, fit: fit + 2 * by_name })
            })
            .collect()
    }

    /// Each of whose query's words is, but for a slip of the hand, the beginning of a word of their name.
    fn misspelt(&self, query: &str) -> Vec<Found<'_>> {
        let words: Vec<Vec<char>> = query.split_whitespace().map(plain).collect();
        self.seen()
            .stakeholders()
            .filter_map(|stakeholder| {
                let names: Vec<Vec<char>> = stakeholder.name.split_whitespace().map(plain).collect();
                let mut slips = 0;
                for word in &words {
                    let nearest = names.iter().map(|name| slips_between(word, name)).min()?;
                    let most = if word.len() < 4 { 0 } else { 1 + word.len() / 8 };
                    if nearest > most {
                        return None;
                    }
                    slips += nearest;
                }
                Some(Found { stakeholder, fit: 100_u32.saturating_sub(u32::try_from(slips).unwrap_or(100)) })
            })
            .collect()
    }

    /// In whose description every word of the query has one of the same stem, as "financial" has that of
    /// "finance": alike but for an ending of a few letters.
    fn akin(&self, query: &str) -> Vec<Found<'_>> {
        const LEAST: usize = 5;
        const ENDING: usize = 3;
        let words: Vec<Vec<char>> = query.split_whitespace().map(plain).collect();
        let alike = |one: &Vec<char>, other: &Vec<char>| {
            let shared = one.iter().zip(other).take_while(|(a, b)| a == b).count();
            shared >= LEAST && one.len() - shared <= ENDING && other.len() - shared <= ENDING
        };
        let fits = |stakeholder: &&Stakeholder| {
            let about: Vec<Vec<char>> = description(stakeholder).split_whitespace().map(plain).collect();
            words.iter().all(|word| about.iter().any(|other| alike(word, other)))
        };
        self.seen().stakeholders().filter(fits).map(|stakeholder| Found { stakeholder, fit: 1 }).collect()
    }

    /// In whose name the letters of the query follow each other closely.
    fn nearly_called(&self, query: &str) -> Vec<Found<'_>> {
        let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let letters = query.chars().filter(|c| !c.is_whitespace()).count();
        self.seen()
            .stakeholders()
            .filter_map(|stakeholder| {
                let name = Utf32String::from(stakeholder.name.as_str());
                let mut places = Vec::new();
                let fit = pattern.indices(name.slice(..), &mut matcher, &mut places)?;
                let (first, last) = (*places.iter().min()?, *places.iter().max()?);
                let between = name.slice(first as usize..=last as usize);
                let skipped = between.chars().filter(|c| !c.is_whitespace()).count().saturating_sub(letters);
                (skipped <= MOST_SKIPPED).then_some(Found { stakeholder, fit })
            })
            .collect()
    }

    /// The trust between a stakeholder and all others they are tied to by it, by name.
    ///
    /// # Errors
    /// Where the stakeholder is gone.
    pub fn trust_of(&mut self, id: Id) -> Result<Vec<Trusted<'_>>, AccountError> {
        let day = self.seen_day();
        let account = self.account_of(id);
        known_in(account, id)?;
        let others: BTreeMap<Id, &Stakeholder> = account
            .ties_of(id)
            .filter(|tie| tie.kind == TieKind::Trust)
            .filter_map(|tie| account.stakeholder(other_end(tie, id)))
            .map(|other| (other.id, other))
            .collect();
        let mut trusted: Vec<Trusted<'_>> = others
            .into_values()
            .map(|other| Trusted {
                other,
                given: account.score_between(id, other.id, day),
                received: account.score_between(other.id, id, day),
            })
            .collect();
        trusted.sort_by(|a, b| a.other.name.cmp(&b.other.name));
        Ok(trusted)
    }

    /// The ties of a stakeholder other than trust.
    ///
    /// # Errors
    /// Where the stakeholder is gone.
    pub fn tied_to(&self, id: Id) -> Result<Vec<Tied<'_>>, AccountError> {
        let account = self.account_of(id);
        known_in(account, id)?;
        Ok(account
            .ties_of(id)
            .filter(|tie| tie.kind != TieKind::Trust)
            .filter_map(|tie| account.stakeholder(other_end(tie, id)).map(|other| Tied { tie, other }))
            .collect())
    }

    /// The system a stakeholder was imported from.
    pub fn imported_from(&self, id: Id) -> Option<&str> {
        self.account.origins().find(|origin| origin.stakeholder == id).map(|origin| origin.system.as_str())
    }
}

/// Somebody who must be in an account that is looked at.
pub(crate) fn known_in(account: &Account, id: Id) -> Result<&Stakeholder, Rejected> {
    account.stakeholder(id).ok_or(Rejected::Gone { kind: RecordKind::Stakeholder })
}

fn other_end(tie: &Tie, id: Id) -> Id {
    if tie.from == id { tie.to } else { tie.from }
}

fn description(stakeholder: &Stakeholder) -> String {
    let hats = stakeholder.roles.iter().map(|role| role.spoken()).collect::<Vec<_>>().join(" ");
    [stakeholder.name.as_str(), &stakeholder.title, &stakeholder.organisation, &stakeholder.department, &hats]
        .join(" ")
}

/// A word in lower case without accents.
fn plain(word: &str) -> Vec<char> {
    let lower = word.to_lowercase();
    lower.chars().map(nucleo_matcher::chars::normalize).collect()
}

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make a word
/// into the beginning of another.
fn slips_between(word: &[char], name: &[char]) -> usize {
    let written: String = word.iter().collect();
    let longest = (word.len() + 1).min(name.len());
    let shortest = word.len().saturating_sub(1).min(longest);
    (shortest..=longest)
        .map(|length| strsim::osa_distance(&written, &name[..length].iter().collect::<String>()))
        .min()
        .unwrap_or(usize::MAX)
}
