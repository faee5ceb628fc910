//! What this laptop remembers between two starts: recent accounts, how each was looked at, the window.
//!
//! Kept beside the accounts, in the user's configuration folder: an account file that is handed on
//! carries none of it.

use crate::dto::SavedView;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs,
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
    pub view: Option<SavedView>,
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
        let kept =
            fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { file, kept, handles: BTreeMap::new() }
    }

    /// Recent accounts, the latest first.
    pub fn recent(&self) -> &[RecentAccount] {
        &self.kept.recent
    }

    /// Puts an account first among the recent ones; how it was looked at stays.
    pub fn opened(&mut self, path: &Path, name: &str, at: String) {
        let view = self.view_of(path);
        self.kept.recent.retain(|recent| recent.path != path);
        let recent = RecentAccount { path: path.into(), name: name.into(), opened: at, view };
        self.kept.recent.insert(0, recent);
        self.kept.recent.truncate(MOST_RECENT);
        self.keep();
    }

    /// Takes an account off the list; its file stays.
    pub fn forget(&mut self, path: &Path) {
        self.kept.recent.retain(|recent| recent.path != path);
        self.keep();
    }

    /// How an account was looked at.
    pub fn view_of(&self, path: &Path) -> Option<SavedView> {
        self.kept.recent.iter().find(|recent| recent.path == path).and_then(|recent| recent.view.clone())
    }

    /// Remembers how an account is looked at.
    pub fn look(&mut self, path: &Path, view: SavedView) {
        if let Some(recent) = self.kept.recent.iter_mut().find(|recent| recent.path == path) {
            recent.view = Some(view);
            self.keep();
        }
    }

    /// The window as it was left.
    pub const fn window(&self) -> Option<WindowShape> {
        self.kept.window
    }

    /// Remembers the window.
    pub fn shape(&mut self, window: WindowShape) {
        if self.kept.window != Some(window) {
            self.kept.window = Some(window);
            self.keep();
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

    fn keep(&self) {
        let kept = || -> std::io::Result<()> {
            if let Some(folder) = self.file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&self.file, serde_json::to_vec_pretty(&self.kept)?)
        };
        if let Err(error) = kept() {
            tracing::warn!(%error, "what the window remembers could not be written");
        }
    }
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
    fn what_cannot_be_read_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("memory.json"), "{ not json").unwrap();
        assert!(Memory::of(folder.path()).recent().is_empty());
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
