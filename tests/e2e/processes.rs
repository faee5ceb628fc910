//! The processes of a test, found by a mark in their environment, so that none outlives it.
//!
//! The driver starts WebKit's driver, that starts the program, that starts WebKit's processes; when one in the middle
//! dies, its children lose their parent but keep the mark.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// The variable whose value marks the processes of one laptop.
pub const MARK: &str = "RAPPORT_E2E_LAPTOP";

/// A running process of this laptop.
pub struct Running {
    pid: Pid,
    program: Option<std::path::PathBuf>,
}

/// All processes that carry `mark`.
pub fn marked(mark: &Path) -> Vec<Running> {
    let mut wanted = format!("{MARK}=").into_bytes();
    wanted.extend_from_slice(mark.as_os_str().as_encoded_bytes());
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let pid = Pid::from_raw(entry.file_name().to_str()?.parse().ok()?)?;
            let environment = fs::read(entry.path().join("environ")).ok()?;
            environment
                .split(|byte| *byte == 0)
                .any(|line| line == wanted)
                .then(|| Running { pid, program: fs::read_link(entry.path().join("exe")).ok() })
        })
        .collect()
}

impl Running {
    /// Its number.
    #[allow(dead_code, reason = "the bench asks for it")]
    pub const fn pid(&self) -> i32 {
        self.pid.as_raw_pid()
    }
}

/// How many processes of `program` carry `mark`.
pub fn count(mark: &Path, program: &Path) -> usize {
    let name = program.file_name();
    marked(mark).iter().filter(|running| running.program.as_deref().and_then(Path::file_name) == name).count()
}

/// Ends all processes that carry `mark`, and waits until they are gone.
pub fn end(mark: &Path) {
    let deadline = Instant::now() + Duration::from_secs(5);
    loop {
        let left = marked(mark);
        if left.is_empty() || Instant::now() > deadline {
            return;
        }
        for running in left {
            // It may just have ended by itself.
            let _ = kill_process(running.pid, Signal::KILL);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A program that must be there, with the cure when it is not.
pub fn must_be_there(program: &OsStr, cure: &str) {
    let path = Path::new(program);
    let on_path = || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    };
    assert!(
        path.is_file() || (path.components().count() == 1 && on_path()),
        "{}: not there. {cure}",
        path.display()
    );
}
