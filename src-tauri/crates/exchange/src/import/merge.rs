//! What the source says, against what it said last time and what the account holds.
//!
//! A field is taken over only where the source says something else than last time: then the source
//! wins, and otherwise whatever the user wrote stays. What the source said is kept with every person as
//! their [`Origin`], field by field, together with whom they were said to report to. In people the
//! source never spoke of it only fills what is empty.

use super::{
    Choice, Offer, Plan, PlannedPerson, PlannedUpdate, fold,
    listing::{Entry, Listing},
    matching::{self, Match, Matches, POST},
    people::People,
    systems,
    ties::{self, Wish},
};
use domain::{Account, Delta, Id, Origin, Stakeholder, Status, Tie, TieKind, stakeholder::Field};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The boss's key, in [`Origin::values`]; empty for nobody.
const REPORTS_TO: &str = "reports-to";
/// The identity of the tie an import made to the boss, in [`Origin::values`].
const REPORTS_TO_TIE: &str = "reports-to-tie";
/// The status somebody had before they were missing from the source, in [`Origin::values`].
const LEFT: &str = "left";

/// What of an offer would change an account, as one change. Nothing is changed yet.
///
/// `new_id` yields an id that no record bears, greater each time.
pub fn plan(offer: &Offer, choice: &Choice, account: &Account, new_id: &mut dyn FnMut() -> Id) -> Plan {
    let chosen: Option<HashSet<&str>> =
        choice.organisations.as_ref().map(|keys| keys.iter().map(String::as_str).collect());
    let is_chosen = |key: &str| chosen.as_ref().is_none_or(|chosen| chosen.contains(key));
    let mut plan = Plan::default();
    for note in &offer.notes {
        if note.organisation.as_deref().is_none_or(&is_chosen) {
            plan.skipped.push(note.skipped.clone());
        }
    }
    let mut merge = Merge {
        choice,
        account,
        new_id,
        plan,
        edited: BTreeMap::new(),
        drawn: HashSet::new(),
        added: Vec::new(),
        removals: Vec::new(),
        ties: Vec::new(),
        origins: Vec::new(),
    };
    for listing in &offer.listings {
        merge.take(listing, &is_chosen);
    }
    merge.finish()
}

struct Merge<'a> {
    choice: &'a Choice,
    account: &'a Account,
    new_id: &'a mut dyn FnMut() -> Id,
    plan: Plan,
    added: Vec<Delta>,
    /// The account's people as they will be.
    edited: BTreeMap<Id, Stakeholder>,
    /// The ends of the ties that come in.
    drawn: HashSet<(Id, Id)>,
    removals: Vec<Delta>,
    ties: Vec<Delta>,
    origins: Vec<Delta>,
}

/// What becomes of one entry.
struct Merged<'e> {
    entry: &'e Entry,
    /// Who it is in the account, once the change is made.
    id: Id,
    /// The mark the source left last time.
    before: Option<&'e Origin>,
    /// What the source says now.
    values: BTreeMap<String, String>,
}

impl<'a> Merge<'a> {
    fn take(&mut self, listing: &'a Listing, is_chosen: &dyn Fn(&str) -> bool) {
        let system = systems::continued(listing, self.account);
        let Matches { entries: matches, missing, notes } = matching::find(listing, &system, self.account);
        let entries = || listing.entries.iter().zip(&matches);
        self.plan.skipped.extend(
            notes
                .into_iter()
                .filter(|(at, _)| is_chosen(&listing.entries[*at].organisation))
                .map(|(_, note)| note),
        );
        // Whom a key stands for, chosen or not: known ones may be reported to by those chosen.
        let mut people = People::default();
        people.take_names(listing);
        let mut merged = Vec::with_capacity(listing.entries.len());
        for (entry, found) in entries() {
            let chosen = is_chosen(&entry.organisation);
            let id = match found {
                Match::Known(origin) => Some(origin.stakeholder),
                Match::Met(id) if chosen => Some(*id),
                Match::New if chosen => Some((self.new_id)()),
                Match::Met(_) | Match::New => None,
            };
            people.take(entry, id);
            if let Match::Known(origin) = found
                && !chosen
            {
                // Nothing of them changes, but the next import must find them again.
                let after = Origin { key: entry.key.clone(), ..(*origin).clone() };
                self.origins.extend(Delta::edited((*origin).clone(), after));
            }
            if let Some(id) = id.filter(|_| chosen) {
                self.plan.skipped.extend(entry.notes.iter().cloned());
                merged.push(self.person(entry, *found, id));
            }
        }
        let listed = || {
            matches
                .iter()
                .filter_map(|found| if let Match::Known(origin) = found { Some(*origin) } else { None })
        };
        for origin in listed().chain(missing.iter().copied()) {
            people.take_before(origin);
        }
        if listing.complete {
            let organisations: HashSet<String> = listing
                .entries
                .iter()
                .filter(|entry| is_chosen(&entry.organisation))
                .map(|entry| fold::organisation(entry.value(Field::Organisation)))
                .collect();
            let everything = listing.entries.iter().all(|entry| is_chosen(&entry.organisation));
            for origin in missing {
                let organisation = origin.values.get(Field::Organisation.code()).map_or("", String::as_str);
                if everything || organisations.contains(&fold::organisation(organisation)) {
                    self.missing(origin);
                }
            }
        }
        self.reports(&mut merged, &people);
        for merged in merged {
            self.mark(merged, &system);
        }
    }

    /// One person's fields.
    fn person<'e>(&mut self, entry: &'e Entry, found: Match<'e>, id: Id) -> Merged<'e> {
        let before = if let Match::Known(origin) = found { Some(origin) } else { None };
        let mut values = before.map_or_else(BTreeMap::new, |origin| origin.values.clone());
        match self.now(id) {
            None => {
                let mut person = Stakeholder::new(id, entry.name(), self.choice.group);
                set(&mut person, &entry.values);
                for (field, value) in &entry.values {
                    values.insert(field.code().into(), value.clone());
                }
                self.plan.added.push(PlannedPerson {
                    id,
                    row: entry.line,
                    name: person.name.clone(),
                    title: person.title.clone(),
                    organisation: person.organisation.clone(),
                });
                self.added.push(Delta::added(person));
            }
            Some(now) => {
                let mut changed = BTreeMap::new();
                for (field, value) in &entry.values {
                    let last = values.get(field.code());
                    if last.is_some_and(|last| is_same(*field, last, value)) {
                        continue;
                    }
                    if last.is_some() || now.field(*field).is_empty() {
                        changed.insert(*field, value.clone());
                    }
                    values.insert(field.code().into(), value.clone());
                }
                let back = values.remove(LEFT).and_then(|code| Status::from_code(&code));
                if let Some(status) = back.filter(|_| now.status == Status::Left) {
                    changed.entry(Field::Status).or_insert_with(|| status.code().into());
                }
                if changed.is_empty() {
                    self.plan.unchanged += 1;
                } else {
                    let before = now.clone();
                    let mut after = now.clone();
                    set(&mut after, &changed);
                    self.edit(&before, after, Some(entry.line));
                }
            }
        }
        if let Some(post) = &entry.post {
            values.insert(POST.into(), post.clone());
        }
        Merged { entry, id, before, values }
    }

    /// Somebody of the account as a row, or the lack of one, leaves them.
    fn edit(&mut self, before: &Stakeholder, after: Stakeholder, row: Option<u64>) {
        if *before == after {
            self.plan.unchanged += usize::from(row.is_some());
            return;
        }
        let fields = before
            .differences(&after)
            .into_iter()
            .map(|field| (field, before.field(field), after.field(field)))
            .collect();
        self.plan.updated.push(PlannedUpdate { id: before.id, row, name: before.name.clone(), fields });
        self.edited.insert(after.id, after);
    }

    /// Somebody of the account, with what this plan changed so far.
    fn now(&self, id: Id) -> Option<&Stakeholder> {
        self.edited.get(&id).or_else(|| self.account.stakeholder(id))
    }

    /// Somebody the source lists no more.
    fn missing(&mut self, origin: &Origin) {
        let Some(now) = self.now(origin.stakeholder).cloned() else { return };
        if now.status == Status::Left || origin.values.contains_key(LEFT) {
            return;
        }
        self.edit(&now, Stakeholder { status: Status::Left, ..now.clone() }, None);
        let mut values = origin.values.clone();
        values.insert(LEFT.into(), now.status.code().into());
        if values.contains_key(REPORTS_TO) {
            values.insert(REPORTS_TO.into(), String::new());
        }
        self.remove_tie(origin.stakeholder, &mut values);
        self.origins.extend(Delta::edited(origin.clone(), Origin { values, ..origin.clone() }));
    }

    /// Removes the tie an import made from somebody to their boss, where it is still that.
    fn remove_tie(&mut self, from: Id, values: &mut BTreeMap<String, String>) {
        let tie = values.remove(REPORTS_TO_TIE).and_then(|id| self.account.tie(id.parse().ok()?));
        let Some(tie) = tie.filter(|tie| tie.kind == TieKind::ReportsTo && tie.from == from) else { return };
        if let Ok(deltas) = self.account.removal_of_tie(tie.id) {
            self.plan.ties_removed += 1;
            self.removals.extend(deltas);
        }
    }

    /// The reporting ties of all entries.
    fn reports(&mut self, merged: &mut [Merged<'_>], people: &People<'_>) {
        let mut wishes = Vec::new();
        for (at, Merged { entry, id, before, values }) in merged.iter_mut().enumerate() {
            let boss = match people.boss(entry, *id) {
                None => continue,
                Some(Ok(boss)) => boss,
                Some(Err(why)) => {
                    self.plan.skipped.push(entry.note(ties::reporting_line(entry), why));
                    None
                }
            };
            let last = before.and_then(|origin| origin.values.get(REPORTS_TO));
            let last_boss = last.and_then(|key| people.before(key));
            values.insert(REPORTS_TO.into(), boss.map_or_else(String::new, |boss| boss.key.to_owned()));
            let boss = boss.map(|boss| boss.id);
            if last.is_some() && last_boss == boss {
                continue;
            }
            self.remove_tie(*id, values);
            let Some(to) = boss else { continue };
            // Somebody the source never spoke of may have a boss by hand: only what is empty is filled.
            let by_hand = |tie: &Tie| tie.kind == TieKind::ReportsTo && tie.from == *id;
            let has_boss = last.is_none() && self.account.ties_of(*id).any(by_hand);
            if !has_boss {
                wishes.push(Wish { at, from: *id, to });
            }
        }
        let removed: HashSet<Id> = self.removals.iter().map(|delta| delta.record.id).collect();
        wishes.retain(|wish| {
            let tie = self.account.tie_between(TieKind::ReportsTo, wish.from, wish.to);
            tie.is_none_or(|tie| removed.contains(&tie.id)) && self.drawn.insert((wish.from, wish.to))
        });
        let (granted, refused) = ties::without_circles(self.account, &removed, &wishes);
        let ends: HashMap<usize, (Id, Id)> =
            wishes.iter().map(|wish| (wish.at, (wish.from, wish.to))).collect();
        for at in refused {
            let Merged { entry, values, .. } = &mut merged[at];
            let key = values.insert(REPORTS_TO.into(), String::new()).unwrap_or_default();
            let boss = people.name(&key).unwrap_or(&key);
            self.plan.skipped.push(ties::circle(entry, boss));
        }
        for at in granted {
            let Some((from, to)) = ends.get(&at).copied() else { continue };
            let tie = Tie::new((self.new_id)(), TieKind::ReportsTo, from, to);
            merged[at].values.insert(REPORTS_TO_TIE.into(), tie.id.to_string());
            self.plan.ties_added += 1;
            self.ties.push(Delta::added(tie));
        }
    }

    /// The mark that tells the next import what the source said this time.
    fn mark(&mut self, Merged { entry, id, before, values }: Merged<'_>, system: &str) {
        match before {
            Some(before) if before.key == entry.key && before.values == values => {}
            Some(before) => {
                let after = Origin { key: entry.key.clone(), values, ..before.clone() };
                self.origins.extend(Delta::edited(before.clone(), after));
            }
            None => {
                let id_of_mark = (self.new_id)();
                let (system, key) = (system.to_owned(), entry.key.clone());
                self.origins.push(Delta::added(Origin {
                    id: id_of_mark,
                    stakeholder: id,
                    system,
                    key,
                    values,
                }));
            }
        }
    }

    fn finish(self) -> Plan {
        let Self { mut plan, account, added, edited, removals, ties, origins, .. } = self;
        plan.deltas = added;
        for after in edited.into_values() {
            if let Some(before) = account.stakeholder(after.id) {
                plan.deltas.extend(Delta::edited(before.clone(), after));
            }
        }
        plan.deltas.extend(removals.into_iter().chain(ties).chain(origins));
        plan
    }
}

/// Writes fields. Their texts were tried on reading, so that none is refused here; one that were would
/// be left as it is.
fn set(stakeholder: &mut Stakeholder, values: &BTreeMap<Field, String>) {
    for (field, value) in values {
        let _ = stakeholder.set_field(*field, value);
    }
}

/// Whether a source says the same as last time. An organisation merely written in another case is the
/// same organisation.
fn is_same(field: Field, last: &str, now: &str) -> bool {
    last == now || field == Field::Organisation && fold::organisation(last) == fold::organisation(now)
}
