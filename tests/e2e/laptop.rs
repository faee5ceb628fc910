//! One user's machine: folders, a display and the answers to file dialogs.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::display::Display;
use crate::processes;
use crate::window::Window;

/// The folders a program asks the environment for.
const FOLDERS: [(&str, &str); 6] = [
    ("HOME", ""),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_STATE_HOME", ".local/state"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_RUNTIME_DIR", ".run"),
];

/// One user's machine. It outlives the windows opened on it; everything on it is gone when it is dropped.
pub struct Laptop {
    /// The test this laptop was made for: how its pictures and its log are called.
    pub test: &'static str,
    /// The display its windows open on.
    pub display: Display,
    home: TempDir,
    also: Vec<(&'static str, OsString)>,
}

#[allow(dead_code, reason = "the vocabulary of tests to come")]
impl Laptop {
    /// A new laptop with empty folders, for the test of this name.
    pub fn new(test: &'static str) -> Self {
        let home = TempDir::with_prefix("rapport-e2e-").expect("a temporary folder");
        for (_, folder) in FOLDERS {
            let folder = home.path().join(folder);
            fs::create_dir_all(&folder).expect("a folder in the temporary one");
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("its permissions");
        }
        let laptop = Self { test, display: Display::start(), home, also: Vec::new() };
        let _ = fs::remove_file(laptop.log());
        laptop.has_file("dialogs.txt", "");
        laptop
    }

    /// The same laptop, with this in the environment of everything started on it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.also.push((name, value.into()));
        self
    }

    /// Starts the program with these arguments and waits until its page has loaded. Words without a leading dash are
    /// files in the home folder.
    pub fn open(&self, arguments: &[&str]) -> Window<'_> {
        Window::open(self, arguments)
    }

    /// A path in this laptop's home folder; an absolute one stays.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.home.path().join(relative)
    }

    /// Puts a file into the home folder.
    pub fn has_file(&self, relative: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("it lies in the home folder")).expect("its folder");
        fs::write(&path, content).expect("a file in the home folder");
        path
    }

    /// The text of a file in the home folder.
    pub fn text(&self, relative: &str) -> String {
        let path = self.path(relative);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Answers the next file dialog that no earlier answer is meant for: with these paths, or, with none, by
    /// cancelling it.
    pub fn answers_dialog(&self, paths: &[&str]) {
        let paths: Vec<String> = paths.iter().map(|path| self.path(path).display().to_string()).collect();
        let script = OpenOptions::new().append(true).open(self.path("dialogs.txt"));
        writeln!(script.expect("the dialog script"), "{}", paths.join("\t")).expect("a line for the dialog");
    }

    /// How many answers no dialog has asked for yet.
    pub fn unasked(&self) -> usize {
        self.text("dialogs.txt").lines().count()
    }

    /// What every process started for this laptop has in its environment.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let mut environment: Vec<(&str, OsString)> =
            FOLDERS.iter().map(|(name, folder)| (*name, self.path(folder).into())).collect();
        environment.extend([
            (processes::MARK, self.mark().as_os_str().to_owned()),
            ("RAPPORT_DIALOGS", self.path("dialogs.txt").into()),
            ("DISPLAY", self.display.name.clone().into()),
            ("GDK_BACKEND", "x11".into()),
            ("LANG", "C.UTF-8".into()),
            // Neither the machine's settings nor its session bus: the test's user has none.
            ("GSETTINGS_BACKEND", "memory".into()),
            ("GIO_USE_VFS", "local".into()),
            ("DBUS_SESSION_BUS_ADDRESS", "disabled:".into()),
            ("NO_AT_BRIDGE", "1".into()),
        ]);
        environment.extend(self.also.iter().cloned());
        environment
    }

    /// What marks this laptop's processes.
    pub fn mark(&self) -> &Path {
        self.home.path()
    }

    /// Where a picture of this test goes.
    pub fn picture(&self, name: &str) -> PathBuf {
        kept().join(format!("{}-{name}.png", self.test))
    }

    /// Where the program and the drivers write.
    pub fn log(&self) -> PathBuf {
        kept().join(format!("{}.log", self.test))
    }
}

impl Drop for Laptop {
    fn drop(&mut self) {
        processes::end(self.mark());
    }
}

/// Where pictures and logs are kept: `e2e` in the target folder this test was built into.
fn kept() -> PathBuf {
    let folder = target().join("e2e");
    fs::create_dir_all(&folder).expect("a folder in the target folder");
    folder
}

/// The target folder: this test runs as `<target>/debug/deps/e2e-…`.
pub fn target() -> PathBuf {
    let test = std::env::current_exe().expect("the test's own path");
    test.ancestors().nth(3).expect("cargo's target folder").to_path_buf()
}
