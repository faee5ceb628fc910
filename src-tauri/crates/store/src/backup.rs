//! Copies beside the account file: made, verified, and rotated.
//!
//! The copies of `acme.rapport` lie in the folder `acme.rapport.backups` beside it, each named by when it
//! was made (UTC), the number of its last change, and the end of that change's id:
//! `2026-11-03T171200Z_42_9f3c61d2.rapport`. Each is a whole account file under the same key. The newest
//! [`NEWEST`] are kept, and of each of the last [`DAYS`] days (UTC) the last one. Files of other names in
//! the folder are left alone.

use crate::{StoreError, check, connection::connect, draft::Draft, history, key::RawKey};
use domain::Id;
use jiff::{Timestamp, ToSpan, civil, tz::TimeZone};
use rusqlite::{Connection, OpenFlags, backup::Backup};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

/// How many copies are kept whatever their age.
const NEWEST: usize = 10;

/// For how many days, today included, one copy a day is kept.
const DAYS: i32 = 14;

const TIME: &str = "%Y-%m-%dT%H%M%SZ";

/// A backup as its name tells of it. The order is that of the time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    at: civil::DateTime,
    seq: u64,
    tail: String,
}

impl Name {
    fn new(at: Timestamp, seq: u64, change: Id) -> Self {
        let tail = change.0.simple().to_string().split_off(24);
        // The name holds whole seconds.
        let at = at.to_zoned(TimeZone::UTC).datetime();
        let at = at.with().subsec_nanosecond(0).build().unwrap_or(at);
        Self { at, seq, tail }
    }

    fn of(path: &Path) -> Option<Self> {
        let mut parts = path.file_name()?.to_str()?.strip_suffix(".rapport")?.split('_');
        let name = Self {
            at: civil::DateTime::strptime(TIME, parts.next()?).ok()?,
            seq: parts.next()?.parse().ok()?,
            tail: parts.next()?.to_owned(),
        };
        parts.next().is_none().then_some(name)
    }

    fn file_name(&self) -> String {
        format!("{}_{}_{}.rapport", self.at.strftime(TIME), self.seq, self.tail)
    }

    fn same_state(&self, other: &Self) -> bool {
        (self.seq, &self.tail) == (other.seq, &other.tail)
    }
}

/// Copies the open account into the folder of its backups and rotates them. Where the newest backup has
/// the same last change and is sound, no other is made.
///
/// Returns where the backup lies.
pub(crate) fn make(db: &Connection, path: &Path, key: &RawKey, at: Timestamp) -> Result<PathBuf, StoreError> {
    let (seq, change) = state(db, path)?;
    let name = Name::new(at, seq, change);
    let folder = folder(path);
    if let Some((newest, newest_name)) = all(&folder).pop()
        && newest_name.same_state(&name)
        && starts_with(&newest, key.salt())
        && verify(&newest, key, (seq, change)).is_ok()
    {
        return Ok(newest);
    }
    fs::create_dir_all(&folder).map_err(|error| StoreError::io(&folder, error))?;
    let target = folder.join(name.file_name());
    let draft = Draft::beside(&target)?;
    copy(db, &draft, key).map_err(|error| StoreError::copying(path, &target, error))?;
    verified(draft.path(), key, &target, db, path)?;
    draft.replace()?;
    rotate(&folder, name.at.date());
    Ok(target)
}

/// The number and id of the last change: what an account and its copy have in common.
pub(crate) fn state(db: &Connection, path: &Path) -> Result<(u64, Id), StoreError> {
    let last = history::last(db).map_err(|error| StoreError::db(path, error))?;
    last.ok_or_else(|| StoreError::damaged(path, "it has no history"))
}

/// The newest backup of the account file at `path`.
pub(crate) fn newest(path: &Path) -> Option<PathBuf> {
    all(&folder(path)).pop().map(|(path, _)| path)
}

/// Whether the copy of an open account, still in the draft, can be opened, is sound, and ends with the
/// same change. Where not, the copy is blamed only if the account itself is sound.
pub(crate) fn verified(
    draft: &Path,
    key: &RawKey,
    target: &Path,
    db: &Connection,
    path: &Path,
) -> Result<(), StoreError> {
    let last = state(db, path)?;
    verify(draft, key, last).map_err(|what| match check::pages(db).into_iter().next() {
        Some(finding) => StoreError::damaged(path, finding),
        None => StoreError::CopyFailed { path: target.into(), what },
    })
}

/// Whether a copy can be opened, is sound, and ends with this change; otherwise what is wrong.
fn verify(copy: &Path, key: &RawKey, last: (u64, Id)) -> Result<(), String> {
    let db = connect(copy, key, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|error| error.to_string())?;
    if let Some(finding) = check::pages(&db).into_iter().next() {
        return Err(finding);
    }
    match history::last(&db) {
        Ok(Some(found)) if found == last => Ok(()),
        Ok(_) => Err("it does not end with the same change".into()),
        Err(error) => Err(error.to_string()),
    }
}

fn copy(db: &Connection, draft: &Draft, key: &RawKey) -> rusqlite::Result<()> {
    let mut target = draft.connect(key)?;
    Backup::new(db, &mut target)?.run_to_completion(1024, Duration::ZERO, None)
}

fn folder(path: &Path) -> PathBuf {
    let mut folder = path.as_os_str().to_owned();
    folder.push(".backups");
    folder.into()
}

/// The backups in a folder, the oldest first; none where the folder cannot be read.
fn all(folder: &Path) -> Vec<(PathBuf, Name)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<_> =
        entries.filter_map(|entry| Name::of(&entry.path()).map(|name| (entry.path(), name))).collect();
    all.sort_by(|(_, one), (_, other)| one.cmp(other));
    all
}

fn starts_with(path: &Path, salt: &[u8; 16]) -> bool {
    let mut head = [0; 16];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *salt
}

/// Removes the backups that need not be kept. One that cannot be removed stays for the next time.
fn rotate(folder: &Path, today: civil::Date) {
    let all = all(folder);
    let times: Vec<civil::DateTime> = all.iter().map(|(_, name)| name.at).collect();
    let kept = kept(&times, today);
    for (index, (path, _)) in all.iter().enumerate() {
        if !kept.contains(&index) {
            let _ = fs::remove_file(path);
        }
    }
}

/// Which of the backups made at these times, the oldest first, are kept.
fn kept(times: &[civil::DateTime], today: civil::Date) -> BTreeSet<usize> {
    let newest = times.len().saturating_sub(NEWEST)..times.len();
    let first = today.saturating_sub((DAYS - 1).days());
    let days = first..=today;
    let last_of_day = times.iter().enumerate().filter_map(|(index, at)| {
        let last = times.get(index + 1).is_none_or(|next| next.date() != at.date());
        (last && days.contains(&at.date())).then_some(index)
    });
    newest.chain(last_of_day).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(times: &[civil::DateTime], expect: &[usize]) {
        assert_eq!(kept(times, date(2026, 11, 20)).into_iter().collect::<Vec<_>>(), expect);
    }

    #[test]
    fn the_newest_ten_are_kept_whatever_their_age() {
        let old: Vec<_> = (1..=12).map(|day| date(2020, 1, day).at(9, 0, 0, 0)).collect();
        check(&old, &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }

    #[test]
    fn of_each_of_fourteen_days_the_last_is_kept() {
        let mut times: Vec<_> =
            (1..=19).flat_map(|day| [9, 17].map(|hour| date(2026, 11, day).at(hour, 0, 0, 0))).collect();
        times.extend((0..10).map(|minute| date(2026, 11, 20).at(8, minute, 0, 0)));
        let last_of_days = (6..19).map(|day| day * 2 + 1);
        check(&times, &last_of_days.chain(38..48).collect::<Vec<_>>());
    }

    #[test]
    fn a_backup_just_made_stays_though_the_clock_once_ran_ahead() {
        let mut times = vec![date(2026, 11, 20).at(8, 0, 0, 0)];
        times.extend((1..=10).map(|day| date(2031, 1, day).at(9, 0, 0, 0)));
        check(&times, &(0..11).collect::<Vec<_>>());
    }

    #[test]
    fn a_name_tells_time_and_state_and_reads_back() {
        let at: Timestamp = "2026-11-03T17:12:00.25Z".parse().unwrap();
        let name = Name::new(at, 42, Id::numbered(0x9f3c_61d2));
        assert_eq!(name.file_name(), "2026-11-03T171200Z_42_9f3c61d2.rapport");
        assert_eq!(Name::of(Path::new(&name.file_name())), Some(name));
        assert_eq!(Name::of(Path::new("holiday.rapport")), None);
    }
}
