//! Organograms of the UK government: posts, who holds them, and to which post they report.
//!
//! **Identity.** Trust belongs to people, not to posts, so a named holder is known by the name (folded;
//! with the post where the name occurs twice in the file) and a holder without a name by the post's
//! reference; both within the system `organogram:` and the body's name. The body is what most rows of
//! the file name as their organisation, so that it stays the same when somebody moves to a daughter
//! organisation. Hence:
//! - the same file again finds everybody under the same key and changes nothing;
//! - who holds another post in the next snapshot keeps their card and everything known of them: title,
//!   unit and boss follow the source;
//! - a new holder of a post comes in as a new person, and whoever the new file no longer lists is set to
//!   “left”: an organogram lists a body's posts completely. Who comes back is set back to the status
//!   they had;
//! - a post whose holder was unknown takes the name when a later snapshot tells one that is not in the
//!   account yet: the card had stood for that person;
//! - where somebody of the account takes such a post, the card that stood for the unknown holder is set to
//!   “left”, since nobody is behind it any more;
//! - one holder of a post whose first name is only spelt shorter or longer (`Tim`, `Timothy`) is the same
//!   person.
//!
//! **Posts.** Vacant posts and those whose holder is not disclosed come in under the post's title, not
//! met yet, since they keep the chain of reports whole. Eliminated and deleted posts stay out; who
//! reported to one is taken to report to the next post above. Of several holders of one post all come
//! in, and the first listed gets the reports.

use super::{
    ImportError,
    columns::Columns,
    fold,
    listing::{Entry, Listing, Reports},
    mapping::Meaning,
    recognise::{Found, Note},
    table::{Row, Table},
};
use domain::{Level, Status, rules::LONGEST_NAME, stakeholder::Field};
use std::collections::{HashMap, HashSet};

/// Words that stand for a name where the post has nobody.
const VACANT: &[&str] = &["vacant", "vacancy", "vacant post", "post vacant", "tbc", "tba", "to be confirmed"];
/// Words that stand for a name that is not told.
const UNDISCLOSED: &[&str] =
    &["", "n d", "nd", "n a", "na", "not disclosed", "undisclosed", "name withheld", "withheld", "redacted"];
/// Words that stand for a name where the post is no more, perhaps after `post`, `slot`, …
const GONE: &[&str] =
    &["eliminated", "deleted", "abolished", "removed", "disestablished", "post no longer exists"];
/// What is written in the place of the post reported to by those who report to nobody.
const TOP: &[&str] = &["", "xx", "n d", "n a", "none"];

/// Leaves unused what in an organogram speaks of the post's costs.
pub fn leave_unused(columns: &mut Columns) {
    columns.forget(Meaning::Field(Field::Notes));
    columns.forget(Meaning::Key);
}

/// Who holds a post.
enum Holder {
    Named(String),
    Unnamed,
    Gone,
}

impl Holder {
    fn of(name: String) -> Self {
        let folded = fold::words(&name);
        let is_gone =
            |word: &&str| folded.strip_suffix(*word).is_some_and(|before| is_post(before.trim_end()));
        if GONE.iter().any(is_gone) {
            Self::Gone
        } else if VACANT.contains(&folded.as_str()) || UNDISCLOSED.contains(&folded.as_str()) {
            Self::Unnamed
        } else {
            Self::Named(name)
        }
    }
}

fn is_post(word: &str) -> bool {
    ["", "post", "slot", "position", "role", "job"].contains(&word)
}

/// A row: a post and its holder.
struct Post<'a> {
    row: &'a Row,
    reference: String,
    written: String,
    holder: Holder,
    title: String,
    boss: String,
}

/// Reads one organogram.
pub fn read(table: &Table, columns: &Columns, found: &mut Found) -> Result<(), ImportError> {
    let posts: Vec<Post<'_>> = table
        .rows
        .iter()
        .map(|row| {
            let get = |meaning| columns.get(row, meaning).unwrap_or_default();
            let written = get(Meaning::Post);
            Post {
                row,
                reference: reference(&written),
                written,
                holder: Holder::of(get(Meaning::Field(Field::Name))),
                title: unless_unknown(get(Meaning::Field(Field::Title))),
                boss: reference(&get(Meaning::BossPost)),
            }
        })
        .collect();
    let (body, body_name) = body(table, columns);
    let system = format!("organogram:{body}");
    if let Some(other) = found.listings.iter().find(|listing| listing.system == system) {
        let one = other.entries.first().map_or_else(String::new, |entry| entry.file.clone());
        return Err(ImportError::SameBody { one, other: table.file.clone(), body: body_name });
    }
    found.organisations.entry(body.clone()).or_insert_with(|| body_name.clone());

    let mut reader = Reader { table, columns, chain: Chain::new(&posts), body, body_name, found };
    let entries = reader.entries(&posts);
    found.listings.push(Listing { system, complete: true, entries });
    Ok(())
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    chain: Chain,
    body: String,
    body_name: String,
    found: &'a mut Found,
}

impl Reader<'_> {
    fn entries(&mut self, posts: &[Post<'_>]) -> Vec<Entry> {
        let keys = std::mem::take(&mut self.chain.keys);
        let mut taken: HashMap<&str, usize> = HashMap::new();
        let mut holders: HashMap<&str, usize> = HashMap::new();
        let mut entries: Vec<Entry> = Vec::with_capacity(posts.len());
        for (post, key) in posts.iter().zip(&keys) {
            let Some(key) = key else {
                self.skip_keyless(post);
                continue;
            };
            let mut entry = self.entry(post, key);
            if let Some(&first) = taken.get(key.as_str()) {
                let first = &entries[first];
                let why = if entry.unnamed {
                    format!(
                        "line {} lists an unnamed holder of this post already, and nothing tells the two apart",
                        first.line
                    )
                } else {
                    format!("line {} lists this holder of this post already and was taken", first.line)
                };
                self.leave_out(&entry.organisation, entry.note(entry.name(), why));
                continue;
            }
            if let Some(length) = Some(entry.name().chars().count()).filter(|length| *length > LONGEST_NAME) {
                let why = format!(
                    "a name of {length} characters is too long: at most {LONGEST_NAME} fit; shorten it"
                );
                self.leave_out(&entry.organisation, entry.note(format!("post {}", post.written), why));
                continue;
            }
            if let Some(&first) = holders.get(post.reference.as_str()).filter(|_| !post.reference.is_empty())
            {
                let first = &entries[first];
                let why = format!(
                    "line {} lists {} as a holder of post {} too: both are taken, and reports go to the first with a name",
                    first.line,
                    first.name(),
                    post.written
                );
                let note = entry.note(entry.name(), why);
                entry.notes.push(note);
            }
            taken.insert(key, entries.len());
            holders.entry(&post.reference).or_insert(entries.len());
            entries.push(entry);
        }
        entries
    }

    fn skip_keyless(&mut self, post: &Post<'_>) {
        let (_, organisation) = self.organisation(post.row);
        let (what, why) = match post.holder {
            Holder::Gone => (
                format!("post {} ({})", post.written, post.title),
                "the post is no more: whoever reported to it is taken to report to the next post above",
            ),
            _ => (
                "the row".into(),
                "it has neither a holder's name nor a post's reference: add one and import again",
            ),
        };
        self.leave_out(&organisation, self.table.note(Some(post.row.line), what, why));
    }

    fn leave_out(&mut self, organisation: &str, skipped: super::Skipped) {
        self.found.notes.push(Note { organisation: Some(organisation.into()), skipped });
    }

    fn entry(&mut self, post: &Post<'_>, key: &str) -> Entry {
        let mut notes = Vec::new();
        let mut values = self.columns.values(post.row, self.table, &mut notes);
        for value in values.values_mut() {
            *value = unless_unknown(std::mem::take(value));
        }
        let (name, organisation) = self.organisation(post.row);
        self.found.organisations.entry(organisation.clone()).or_insert_with(|| name.clone());
        values.insert(Field::Organisation, name);
        if let Some(grade) = self.columns.get(post.row, Meaning::Grade) {
            values.insert(Field::Level, level(&grade).code().into());
        }
        let unnamed = match &post.holder {
            Holder::Named(name) => {
                values.insert(Field::Name, name.clone());
                false
            }
            Holder::Unnamed | Holder::Gone => {
                let title =
                    if post.title.is_empty() { format!("Post {}", post.written) } else { post.title.clone() };
                values.insert(Field::Name, title.chars().take(LONGEST_NAME).collect());
                values.insert(Field::Status, Status::NotMet.code().into());
                true
            }
        };
        Entry {
            file: self.table.file.clone(),
            line: post.row.line,
            key: key.into(),
            derived: true,
            organisation,
            values,
            reports: self.chain.reports(post, key),
            post: Some(post.reference.clone()).filter(|reference| !reference.is_empty()),
            unnamed,
            notes,
        }
    }

    /// The name and the key of the organisation a row belongs to; the body's where none is told.
    fn organisation(&self, row: &Row) -> (String, String) {
        let told =
            unless_unknown(self.columns.get(row, Meaning::Field(Field::Organisation)).unwrap_or_default());
        if told.is_empty() {
            (self.body_name.clone(), self.body.clone())
        } else {
            let key = fold::organisation(&told);
            (told, key)
        }
    }
}

/// Which posts exist, who holds them, and which stands above which.
struct Chain {
    /// Every row's key; none where it is left out.
    keys: Vec<Option<String>>,
    /// The key of who gets a post's reports.
    head: HashMap<String, String>,
    /// The post above every post that is no more.
    above_gone: HashMap<String, String>,
}

impl Chain {
    fn new(posts: &[Post<'_>]) -> Self {
        let mut held: HashMap<String, HashSet<&str>> = HashMap::new();
        for post in posts {
            if let Holder::Named(name) = &post.holder {
                held.entry(fold::name(name)).or_default().insert(&post.reference);
            }
        }
        let key = |post: &Post<'_>| match &post.holder {
            Holder::Gone => None,
            Holder::Unnamed if post.reference.is_empty() => None,
            Holder::Unnamed => Some(format!("post:{}", post.reference)),
            Holder::Named(name) => {
                let name = fold::name(name);
                match held.get(&name) {
                    Some(posts) if posts.len() > 1 => Some(format!("name:{name}@{}", post.reference)),
                    _ => Some(format!("name:{name}")),
                }
            }
        };
        let keys: Vec<Option<String>> = posts.iter().map(key).collect();
        let mut head: HashMap<String, String> = HashMap::new();
        for is_named in [true, false] {
            for (post, key) in posts.iter().zip(&keys) {
                if let Some(key) = key
                    && matches!(post.holder, Holder::Named(_)) == is_named
                    && !post.reference.is_empty()
                {
                    head.entry(post.reference.clone()).or_insert_with(|| key.clone());
                }
            }
        }
        let mut above_gone = HashMap::new();
        for post in posts.iter().filter(|post| matches!(post.holder, Holder::Gone)) {
            if !head.contains_key(&post.reference) {
                above_gone.entry(post.reference.clone()).or_insert_with(|| post.boss.clone());
            }
        }
        Self { keys, head, above_gone }
    }

    /// Whom the holder of a post reports to: through posts that are no more to the next above.
    fn reports(&mut self, post: &Post<'_>, key: &str) -> Reports {
        let mut passed: HashSet<&str> = HashSet::new();
        let mut boss = post.boss.as_str();
        while let Some(above) = self.above_gone.get(boss) {
            if !passed.insert(boss) {
                boss = "";
                break;
            }
            boss = above;
        }
        // The next look-up through these posts takes one step.
        let (boss, passed) = (boss.to_owned(), passed.into_iter().map(str::to_owned).collect::<Vec<_>>());
        for gone in passed {
            self.above_gone.insert(gone, boss.clone());
        }
        if TOP.contains(&fold::words(&boss).as_str()) {
            return Reports::ToNobody;
        }
        let own = boss == post.reference;
        let head = if own { Some(key) } else { self.head.get(&boss).map(String::as_str) };
        let key = head.map_or_else(|| format!("post:{boss}"), str::to_owned);
        Reports::ToKey { key, said: format!("post {boss}") }
    }
}

/// The body an organogram is of: the organisation most rows name, by its folded and its written name.
fn body(table: &Table, columns: &Columns) -> (String, String) {
    let mut times: HashMap<String, (usize, std::cmp::Reverse<usize>, String)> = HashMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        let told = unless_unknown(columns.get(row, Meaning::Field(Field::Organisation)).unwrap_or_default());
        if !told.is_empty() {
            times.entry(fold::organisation(&told)).or_insert_with(|| (0, std::cmp::Reverse(at), told)).0 += 1;
        }
    }
    let most = times.into_iter().max_by(|one, other| (one.1.0, one.1.1).cmp(&(other.1.0, other.1.1)));
    most.map(|(key, (_, _, name))| (key, name)).unwrap_or_else(|| {
        // Files that name no body are of one where they have one name, whatever their dates.
        (format!("file {}", fold::stem(&table.file)), String::new())
    })
}

/// A post's reference as it is compared. Numbers that passed through a spreadsheet end in `.0`.
fn reference(written: &str) -> String {
    let reference = written.to_lowercase();
    match reference.strip_suffix(".0") {
        Some(number) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            number.into()
        }
        _ => reference,
    }
}

fn unless_unknown(text: String) -> String {
    if ["n/d", "n/a", "-", "nd", "na"].contains(&text.to_lowercase().as_str()) { String::new() } else { text }
}

/// The level of a grade: those of permanent secretaries and directors general lead, those of directors
/// and deputy directors run the operation.
fn level(grade: &str) -> Level {
    let grade: String = grade.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    match grade.as_str() {
        "SCS3" | "SCS4" => Level::Leadership,
        "SCS1" | "SCS1A" | "SCS2" => Level::Operation,
        _ => Level::Staff,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_a_name_is_known() {
        for gone in ["Eliminated", " eliminated ", "Post eliminated", "Slot deleted", "POST DELETED"] {
            assert!(matches!(Holder::of(gone.into()), Holder::Gone), "{gone}");
        }
        for unnamed in ["Vacant", "VACANT ", "N/D", "n/a", ""] {
            assert!(matches!(Holder::of(unnamed.into()), Holder::Unnamed), "{unnamed}");
        }
        for name in ["Ada Moss", "Ann Deleted", "Emily Post"] {
            assert!(matches!(Holder::of(name.into()), Holder::Named(_)), "{name}");
        }
    }

    #[test]
    fn grades_tell_the_level() {
        for (grade, expected) in [
            ("SCS4", Level::Leadership),
            ("scs 2", Level::Operation),
            ("Grade 7", Level::Staff),
            ("", Level::Staff),
        ] {
            assert_eq!(level(grade), expected, "{grade}");
        }
    }

    #[test]
    fn references_survive_a_spreadsheet() {
        assert_eq!(reference("61.0"), reference("61"));
        assert_ne!(reference("CPS-1.0"), reference("CPS-1"));
    }
}
