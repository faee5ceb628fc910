//! Which earlier source a file of unknown make continues.
//!
//! A file of a known system says what it is. Any other is known by what it holds: the system whose people
//! it lists again under their keys. Its name only decides where nothing was imported yet, for files are
//! renamed, and two plants may both call theirs `contacts.csv`.

use super::{
    fold,
    listing::{Entry, Listing},
};
use domain::{Account, Origin, stakeholder::Field};
use std::collections::{BTreeMap, HashMap};

/// What the systems of files of unknown make start with.
const UNKNOWN: &str = "csv:";

/// The system of a listing, as [`Origin::system`]: that of an earlier import which it continues, or one
/// of its own.
pub fn continued(listing: &Listing, account: &Account) -> String {
    if !listing.system.starts_with(UNKNOWN) {
        return listing.system.clone();
    }
    let mut systems: BTreeMap<&str, Vec<&Origin>> = BTreeMap::new();
    for origin in account.origins().filter(|origin| origin.system.starts_with(UNKNOWN)) {
        systems.entry(&origin.system).or_default().push(origin);
    }
    let entries: HashMap<&str, &Entry> =
        listing.entries.iter().map(|entry| (entry.key.as_str(), entry)).collect();
    // Keys shared, and shared by the same person.
    let shared = |origins: &[&Origin]| {
        let pairs = origins.iter().filter_map(|origin| Some((*origin, *entries.get(origin.key.as_str())?)));
        let same: Vec<bool> = pairs.map(|(origin, entry)| is_same_person(origin, entry)).collect();
        (same.len(), same.iter().filter(|same| **same).count())
    };
    let is_like = |name: &str| {
        name == listing.system
            || name.strip_prefix(&listing.system).is_some_and(|rest| {
                rest.strip_prefix(' ').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
            })
    };
    let continues = systems.iter().filter_map(|(name, origins)| {
        let (keys, people) = shared(origins);
        let fits = if is_like(name) {
            people * 2 >= keys
        } else {
            // One key in ten may have gone to somebody else, as to who followed in a job.
            people > 0 && people * 10 >= keys * 9 && people * 2 >= origins.len().min(entries.len())
        };
        fits.then_some((people, is_like(name), *name))
    });
    // The most people in common; then a file of the same name; then the one first named.
    let best = continues.max_by(|one, other| (one.0, one.1, other.2).cmp(&(other.0, other.1, one.2)));
    if let Some((_, _, name)) = best {
        return name.to_owned();
    }
    let own = std::iter::once(listing.system.clone())
        .chain((2_u32..).map(|number| format!("{} {number}", listing.system)));
    own.into_iter().find(|name| !systems.contains_key(name.as_str())).unwrap_or_default()
}

/// Whether an entry speaks of whom a source spoke of last time under the same key.
fn is_same_person(origin: &Origin, entry: &Entry) -> bool {
    let last = |field: Field| origin.values.get(field.code()).map_or("", String::as_str);
    let (before, now) = (fold::name(last(Field::Name)), fold::name(entry.name()));
    let mail = |text: &str| text.trim().to_lowercase();
    let same_mail =
        !last(Field::Email).is_empty() && mail(last(Field::Email)) == mail(entry.value(Field::Email));
    before == now || same_mail || fold::ends(&before).is_some_and(|ends| fold::ends(&now) == Some(ends))
}
