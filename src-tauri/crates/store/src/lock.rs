//! Who holds which account file.
//!
//! SQLite locks a file against other processes. On Unix such a lock belongs to the process, and is lost
//! as soon as the process closes *any* handle on that file: looking into a file's head while the same
//! process has it open would quietly unlock it. So this process keeps a list of the files it has open,
//! and reads the head of none of them.

use crate::{
    StoreError,
    recognise::{Sort, head},
};
use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What makes two paths the same file: device and inode; where there are none, the path without links.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Identity(#[cfg(unix)] (u64, u64), #[cfg(not(unix))] std::path::PathBuf);

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    path.metadata().map(|facts| Identity((facts.dev(), facts.ino())))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    path.canonicalize().map(Identity)
}

static OPEN: Mutex<BTreeMap<Identity, Sort>> = Mutex::new(BTreeMap::new());

fn open() -> MutexGuard<'static, BTreeMap<Identity, Sort>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What kind of account file lies at the path, whether it is open or not.
pub(crate) fn sort(path: &Path) -> Result<Sort, StoreError> {
    let open = open();
    let known = identity(path).ok().and_then(|identity| open.get(&identity).copied());
    known.map_or_else(|| head(path).map(|(sort, _)| sort), Ok)
}

/// Whether this process has the file open.
pub(crate) fn is_open(path: &Path) -> bool {
    identity(path).is_ok_and(|identity| open().contains_key(&identity))
}

/// A file that this process has open, for as long as this lives.
pub(crate) struct Held {
    identity: Identity,
}

impl Held {
    /// Takes the file, and reads what kind it is and the salt it starts with.
    pub fn take(path: &Path) -> Result<(Self, Sort, [u8; 16]), StoreError> {
        let mut open = open();
        let identity = identity(path).map_err(|error| StoreError::io(path, error))?;
        if open.contains_key(&identity) {
            return Err(StoreError::InUse { path: path.into() });
        }
        let (sort, salt) = head(path)?;
        open.insert(identity.clone(), sort);
        Ok((Self { identity }, sort, salt))
    }

    /// Whether this very file is what lies at the path now.
    pub fn lies_at(&self, path: &Path) -> bool {
        identity(path).is_ok_and(|identity| identity == self.identity)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        open().remove(&self.identity);
    }
}
