//! Who of the account is whom of a source.
//!
//! In this order: by the source's key; where the key was made from what is said of the person, and so
//! may have changed with it, by post and name; then people the source never spoke of, by name and
//! organisation. Whatever is not unique on both sides matches nobody.

use super::{
    Skipped, fold,
    listing::{Entry, Listing},
};
use domain::{Account, Id, Origin, stakeholder::Field};
use std::collections::{HashMap, HashSet};

/// The post an organogram's holder held, in [`Origin::values`].
pub const POST: &str = "post";

/// Whom an entry speaks of.
#[derive(Clone, Copy)]
pub enum Match<'a> {
    /// Somebody the source spoke of before.
    Known(&'a Origin),
    /// Somebody of the account the source never spoke of.
    Met(Id),
    /// Nobody of the account.
    New,
}

/// The outcome for one listing.
pub struct Matches<'a> {
    /// For every entry, in order.
    pub entries: Vec<Match<'a>>,
    /// Whom the source spoke of before and does not list now.
    pub missing: Vec<&'a Origin>,
    /// What is odd, with the entry's place in the listing.
    pub notes: Vec<(usize, Skipped)>,
}

/// Finds everybody of a listing, which is of a system, in an account.
pub fn find<'a>(listing: &Listing, system: &str, account: &'a Account) -> Matches<'a> {
    let origins: Vec<&Origin> = account
        .origins()
        .filter(|origin| origin.system == system && account.stakeholder(origin.stakeholder).is_some())
        .collect();
    let mut by_key: HashMap<&str, &Origin> = HashMap::with_capacity(origins.len());
    for origin in &origins {
        by_key.entry(&origin.key).or_insert(origin);
    }
    let mut claimed: HashSet<Id> = HashSet::new();
    let mut entries: Vec<Match<'a>> = Vec::with_capacity(listing.entries.len());
    for entry in &listing.entries {
        entries.push(match by_key.get(entry.key.as_str()) {
            Some(origin) if claimed.insert(origin.id) => Match::Known(origin),
            _ => Match::New,
        });
    }
    let mut search = Search { listing, entries, claimed };
    search.by_other_keys(&origins);
    let notes = search.by_name(account, &origins);
    let Search { entries, claimed, .. } = search;
    let missing = origins.into_iter().filter(|origin| !claimed.contains(&origin.id)).collect();
    Matches { entries, missing, notes }
}

struct Search<'l, 'a> {
    listing: &'l Listing,
    entries: Vec<Match<'a>>,
    claimed: HashSet<Id>,
}

impl<'a> Search<'_, 'a> {
    fn is_new(&self, at: usize) -> bool {
        matches!(self.entries[at], Match::New)
    }

    /// Whether an entry has no match although its key may have changed.
    fn is_open(&self, at: usize) -> bool {
        self.is_new(at) && self.listing.entries[at].derived
    }

    /// Matches open entries with people the source does not speak of under their old keys, by one
    /// feature after the other, until nobody is left who alone shares a feature.
    fn by_other_keys(&mut self, origins: &[&'a Origin]) {
        let mut lost: Vec<(&'a Origin, Traits)> = origins
            .iter()
            .filter(|origin| !self.claimed.contains(&origin.id))
            .map(|origin| (*origin, Traits::of_lost(origin, self.listing.complete)))
            .collect();
        if lost.is_empty() || !(0..self.entries.len()).any(|at| self.is_open(at)) {
            return;
        }
        let traits = self.listing.entries.iter().map(|entry| Traits::of_entry(entry, self.listing.complete));
        let traits: Vec<Traits> = traits.collect();
        loop {
            let open = lost.len();
            for feature in FEATURES {
                self.pair(feature, &lost, &traits);
                lost.retain(|(origin, _)| !self.claimed.contains(&origin.id));
            }
            if lost.len() == open {
                return;
            }
        }
    }

    fn pair(&mut self, feature: &Feature, lost: &[(&'a Origin, Traits)], traits: &[Traits]) {
        let mut sides: HashMap<String, (Vec<&'a Origin>, Vec<usize>)> = HashMap::new();
        for (origin, traits) in lost {
            if let Some(shared) = feature(traits) {
                sides.entry(shared).or_default().0.push(origin);
            }
        }
        // Matched ones count too: what more than one entry has, tells none of them.
        for (at, traits) in traits.iter().enumerate() {
            if let Some(side) = feature(traits).and_then(|shared| sides.get_mut(&shared)) {
                side.1.push(at);
            }
        }
        for (lost, entries) in sides.into_values() {
            if let ([origin], [at]) = (lost.as_slice(), entries.as_slice())
                && self.is_open(*at)
            {
                self.entries[*at] = Match::Known(origin);
                self.claimed.insert(origin.id);
            }
        }
    }

    fn by_name(&mut self, account: &Account, origins: &[&Origin]) -> Vec<(usize, Skipped)> {
        let spoken_of: HashSet<Id> = origins.iter().map(|origin| origin.stakeholder).collect();
        let mut met: HashMap<(String, String), (Vec<Id>, Vec<usize>)> = HashMap::new();
        for stakeholder in account.stakeholders().filter(|stakeholder| !spoken_of.contains(&stakeholder.id)) {
            let feature = (fold::name(&stakeholder.name), fold::organisation(&stakeholder.organisation));
            met.entry(feature).or_default().0.push(stakeholder.id);
        }
        let mut notes = Vec::new();
        if met.is_empty() {
            return notes;
        }
        for (at, entry) in self.listing.entries.iter().enumerate() {
            if !entry.unnamed {
                let feature =
                    (fold::name(entry.name()), fold::organisation(entry.value(Field::Organisation)));
                if let Some(side) = met.get_mut(&feature) {
                    side.1.push(at);
                }
            }
        }
        for (people, entries) in met.into_values() {
            match (people.as_slice(), entries.as_slice()) {
                ([id], [at]) if self.is_new(*at) => self.entries[*at] = Match::Met(*id),
                _ => {
                    let why = "several people of this name and organisation are in the file or the account, so it is \
                               not clear who is meant: they come in as somebody new; remove whoever is there twice";
                    notes.extend(entries.iter().filter(|at| self.is_new(**at)).map(|at| {
                        let entry = &self.listing.entries[*at];
                        (*at, entry.note(entry.name(), why))
                    }));
                }
            }
        }
        notes.sort_by_key(|(at, _)| *at);
        notes
    }
}

/// By what somebody may be known again.
struct Traits {
    /// The folded name; empty for a post without a named holder.
    name: String,
    /// The folded organisation; empty in an organogram, which is of one body.
    organisation: String,
    post: String,
    /// Whether this is the past: a post without a named holder is looked for by the one who has it now.
    past: bool,
}

type Feature = fn(&Traits) -> Option<String>;

const FEATURES: &[Feature] = &[
    // The same name in the same post.
    |of| (of.is_named() && of.has_post()).then(|| format!("{}\n{}", of.name, of.post)),
    // The same name in the same organisation.
    |of| of.is_named().then(|| format!("{}\n{}", of.name, of.organisation)),
    // A name spelt shorter or longer, in the same post.
    |of| {
        let (first, last) = fold::ends(&of.name).filter(|_| of.has_post())?;
        Some(format!("{first} {last}\n{}", of.post))
    },
    // A post whose holder was unknown, and who holds it now.
    |of| (of.has_post() && of.is_named() != of.past).then(|| of.post.clone()),
];

impl Traits {
    fn of_entry(entry: &Entry, complete: bool) -> Self {
        let organisation = entry.value(Field::Organisation);
        Self {
            name: if entry.unnamed { String::new() } else { fold::name(entry.name()) },
            organisation: if complete { String::new() } else { fold::words(organisation) },
            post: entry.post.clone().unwrap_or_default(),
            past: false,
        }
    }

    fn of_lost(origin: &Origin, complete: bool) -> Self {
        let value = |field: Field| origin.values.get(field.code()).map_or("", String::as_str);
        let post = origin.values.get(POST).cloned().unwrap_or_default();
        let unnamed = !post.is_empty() && origin.key == format!("post:{post}");
        Self {
            name: if unnamed { String::new() } else { fold::name(value(Field::Name)) },
            organisation: if complete { String::new() } else { fold::words(value(Field::Organisation)) },
            post,
            past: true,
        }
    }

    const fn is_named(&self) -> bool {
        !self.name.is_empty()
    }

    const fn has_post(&self) -> bool {
        !self.post.is_empty()
    }
}
