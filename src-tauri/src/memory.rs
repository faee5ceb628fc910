//! What this laptop remembers between two starts: recent accounts, how each was looked at, the window.
//!
//! Kept beside the accounts, in the user's configuration folder: an account file that is handed on
//! carries none of it.

use crate::dto::Look;
use serde::{Deserialize, Deserializer, Serialize};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Recent accounts that are kept.
const MOST_RECENT: usize = 12;

/// An account that was open before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecentAccount {
    /// Its file.
    pub path: PathBuf,
    /// Its name, as it was then.
    pub name: String,
    /// When it was last opened, ISO 8601.
    pub opened: String,
    /// How it was looked at.
    #[serde(default, deserialize_with = "look_of_any_version")]
    pub look: Option<Look>,
}

/// A look that another version kept may say less or more: then it is forgotten, and the account is not.
fn look_of_any_version<'de, D: Deserializer<'de>>(kept: D) -> Result<Option<Look>, D::Error> {
    let kept = Option::<serde_json::Value>::deserialize(kept)?;
    Ok(kept.and_then(|look| serde_json::from_value(look).ok()))
}

/// The window's size and state.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowShape {
    /// Logical pixels.
    pub width: f64,
    /// Logical pixels.
    pub height: f64,
    /// Fills the screen.
    pub maximized: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    recent: Vec<RecentAccount>,
    window: Option<WindowShape>,
}

/// What is remembered, and the file it is kept in.
#[derive(Debug)]
pub struct Memory {
    file: PathBuf,
    kept: Kept,
    handles: BTreeMap<PathBuf, String>,
}

impl Memory {
    /// Reads what was kept in the folder; what cannot be read is forgotten, for it is a convenience.
    pub fn of(folder: &Path) -> Self {
        let file = folder.join("memory.json");
        let kept = read(&file).unwrap_or_default();
        Self { file, kept, handles: BTreeMap::new() }
    }

    /// Recent accounts, the latest first.
    pub fn recent(&self) -> &[RecentAccount] {
        &self.kept.recent
    }

    /// Puts an account first among the recent ones; how it was looked at stays.
    pub fn opened(&mut self, path: &Path, name: &str, at: String) {
        self.change(|kept| {
            let before = kept.recent.iter().position(|recent| recent.path == path);
            let look = before.and_then(|at| kept.recent.remove(at).look);
            let recent = RecentAccount { path: path.into(), name: name.into(), opened: at, look };
            kept.recent.insert(0, recent);
            kept.recent.truncate(MOST_RECENT);
        });
    }

    /// Takes an account off the list; its file stays.
    pub fn forget(&mut self, path: &Path) {
        self.change(|kept| kept.recent.retain(|recent| recent.path != path));
    }

    /// How an account was looked at.
    pub fn look_of(&self, path: &Path) -> Option<Look> {
        self.kept.recent.iter().find(|recent| recent.path == path).and_then(|recent| recent.look.clone())
    }

    /// Remembers how an account is looked at.
    pub fn look(&mut self, path: &Path, look: Look) {
        self.change(|kept| {
            if let Some(recent) = kept.recent.iter_mut().find(|recent| recent.path == path) {
                recent.look = Some(look);
            }
        });
    }

    /// The window as it was left.
    pub const fn window(&self) -> Option<WindowShape> {
        self.kept.window
    }

    /// Remembers the window.
    pub fn shape(&mut self, window: WindowShape) {
        if self.kept.window != Some(window) {
            self.change(|kept| kept.window = Some(window));
        }
    }

    /// The name under which the page knows a path: it never sees the path itself.
    pub fn handle(&mut self, path: &Path) -> String {
        let next = format!("file-{}", self.handles.len() + 1);
        self.handles.entry(path.into()).or_insert(next).clone()
    }

    /// The path behind a handle.
    pub fn path(&self, handle: &str) -> Option<PathBuf> {
        self.handles.iter().find(|(_, known)| *known == handle).map(|(path, _)| path.clone())
    }

    /// Changes what is kept, as it lies on the disk now: other windows keep theirs in the same file.
    fn change(&mut self, change: impl FnOnce(&mut Kept)) {
        if let Some(kept) = read(&self.file) {
            self.kept = kept;
        }
        change(&mut self.kept);
        if let Err(error) = self.write() {
            tracing::warn!(%error, "what the window remembers could not be written");
        }
    }

    /// Writes all of it beside the file and then in its place: whole, or not at all.
    fn write(&self) -> std::io::Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut beside = tempfile::NamedTempFile::new_in(folder)?;
        beside.write_all(&serde_json::to_vec_pretty(&self.kept)?)?;
        beside.persist(&self.file)?;
        Ok(())
    }
}

/// What the file holds; none where it cannot be read.
fn read(file: &Path) -> Option<Kept> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_accounts_come_latest_first_and_are_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Memory::of(folder.path());
        for name in ["a", "b", "a"] {
            memory.opened(Path::new(name), name, "2026-11-22".into());
        }
        let again = Memory::of(folder.path());
        assert_eq!(again.recent().iter().map(|recent| recent.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        memory.forget(Path::new("a"));
        assert_eq!(Memory::of(folder.path()).recent().len(), 1);
    }

    #[test]
    fn two_windows_remember_each_others_accounts() {
        let folder = tempfile::tempdir().unwrap();
        let (mut one, mut other) = (Memory::of(folder.path()), Memory::of(folder.path()));
        one.opened(Path::new("a"), "a", "2026-11-22".into());
        other.opened(Path::new("b"), "b", "2026-11-22".into());
        one.shape(WindowShape { width: 900.0, height: 600.0, maximized: false });
        let names: Vec<String> =
            Memory::of(folder.path()).recent().iter().map(|recent| recent.name.clone()).collect();
        assert_eq!(names, ["b", "a"]);
    }

    #[test]
    fn what_cannot_be_read_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("memory.json"), "{ not json").unwrap();
        assert!(Memory::of(folder.path()).recent().is_empty());
    }

    #[test]
    fn a_look_of_another_version_is_forgotten_and_its_account_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let look = r#"{"sight": {"lens": "four-worlds"}, "x": 0, "y": 0, "zoom": 1, "selected": null}"#;
        let kept =
            format!(r#"{{"recent": [{{"path": "/a", "name": "a", "opened": "2026", "look": {look}}}]}}"#);
        fs::write(folder.path().join("memory.json"), kept).unwrap();
        let memory = Memory::of(folder.path());
        assert_eq!(memory.recent().iter().map(|recent| recent.name.as_str()).collect::<Vec<_>>(), ["a"]);
        assert!(memory.look_of(Path::new("/a")).is_none());
    }

    #[test]
    fn a_path_keeps_its_handle() {
        let folder = tempfile::tempdir().unwrap();
        let mut memory = Memory::of(folder.path());
        let handle = memory.handle(Path::new("/a"));
        assert_ne!(handle, memory.handle(Path::new("/b")));
        assert_eq!(memory.handle(Path::new("/a")), handle);
        assert_eq!(memory.path(&handle), Some(PathBuf::from("/a")));
        assert_eq!(memory.path("file-99"), None);
    }
}
