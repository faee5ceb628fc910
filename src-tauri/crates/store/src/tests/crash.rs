//! Other processes: killed while writing, or holding the file.

use super::*;
use crate::{backup, recognise};
use std::{
    env, fs,
    io::{BufRead, BufReader, Lines},
    process::{Child, ChildStdout, Command, Stdio},
};

const ROLE: &str = "RAPPORT_STORE_TEST_ROLE";
const FILE: &str = "RAPPORT_STORE_TEST_FILE";

/// What the other process does. Started as a test of its own it has no role and nothing to do.
#[test]
fn other_process() {
    let (Ok(role), Ok(file)) = (env::var(ROLE), env::var(FILE)) else { return };
    let mut file = match AccountFile::open(Path::new(&file), Key::Open) {
        Ok(file) => file,
        Err(error) => return println!("\nsaid {error}"),
    };
    println!("\nsaid open");
    if role == "hold" {
        std::thread::sleep(std::time::Duration::from_secs(600));
    }
    let next = file.steps().unwrap().len() as u64 + 1;
    for seq in next.. {
        file.commit(&crowd(seq, 150)).unwrap();
        println!("\nsaid {seq}");
    }
}

/// Another process at work on a file; killed at the latest when dropped.
struct Other {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Other {
    fn start(role: &str, file: &Path) -> Self {
        let mut process = Command::new(env::current_exe().unwrap())
            .args(["--exact", "tests::crash::other_process", "--nocapture"])
            .envs([(ROLE, role.as_ref()), (FILE, file.as_os_str())])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, lines }
    }

    fn says(&mut self) -> Option<String> {
        self.lines.by_ref().map(Result::unwrap).find_map(|line| line.strip_prefix("said ").map(str::to_owned))
    }

    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_process_killed_while_committing_leaves_a_sound_file() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    drop(desk.account("acme.rapport"));
    for commits in [1, 4, 2, 9, 5] {
        let mut other = Other::start("commit", &path);
        assert_eq!(other.says().as_deref(), Some("open"));
        let last = (0..commits).map(|_| other.says().unwrap().parse::<u64>().unwrap()).last().unwrap();
        other.kill();
        let file = AccountFile::open(&path, Key::Open).unwrap();
        assert_eq!(file.check().unwrap(), Vec::<String>::new());
        let there = file.steps().unwrap().len() as u64;
        assert!(there >= last, "change {last} was reported as saved, but only {there} are there");
        assert_eq!(folded(&file), file.load().unwrap());
    }
    assert_eq!(desk.names(), ["acme.rapport"]);
}

#[test]
fn a_change_half_written_to_the_disk_is_taken_back() {
    let desk = Desk::new();
    let mut file = desk.account("acme.rapport");
    file.commit(&crowd(3, 300)).unwrap();
    let rows = dump(&file);
    // A cache this small makes SQLite write pages of the unfinished change into the file.
    file.db().execute_batch("PRAGMA cache_size = 5; BEGIN IMMEDIATE;").unwrap();
    file.db()
        .execute_batch("UPDATE stakeholder SET notes = hex(randomblob(900)), name = 'X' || name")
        .unwrap();
    for name in ["acme.rapport", "acme.rapport-journal"] {
        fs::copy(desk.path(name), desk.path(&name.replace("acme", "torn"))).unwrap();
    }
    let torn = desk.path("torn.rapport");
    assert!(desk.path("torn.rapport-journal").metadata().unwrap().len() > 4096);
    let half = bytes(&torn);
    let opened = AccountFile::open(&torn, Key::Open).unwrap();
    assert_eq!(dump(&opened), rows);
    assert_eq!(opened.check().unwrap(), Vec::<String>::new());
    drop(opened);
    assert_ne!(bytes(&torn), half, "the file was not half-written: the test shows nothing");
}

#[test]
fn whoever_opens_a_file_holds_it_alone() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let file = desk.account("acme.rapport");
    let told = "acme.rapport in .* is open in another window: close it there first";
    let refusal = refused(AccountFile::open(&path, Key::Open)).to_string();
    assert_eq!(
        refusal,
        told.replace(".*", &desk.folder.path().display().to_string()),
        "the second window of this process"
    );
    assert_eq!(Other::start("hold", &path).says(), Some(refusal.clone()), "a window of another process");

    drop(file);
    let mut other = Other::start("hold", &path);
    assert_eq!(other.says().as_deref(), Some("open"));
    assert_eq!(refused(AccountFile::open(&path, Key::Open)).to_string(), refusal);
    let elsewhere = desk.account("elsewhere.rapport");
    assert!(matches!(elsewhere.save_as(&path, Key::Open).unwrap_err(), StoreError::InUse { .. }));
    other.kill();
    AccountFile::open(&path, Key::Open).unwrap();
}

#[test]
fn looking_at_an_open_file_does_not_unlock_it() {
    let desk = Desk::new();
    let path = desk.path("acme.rapport");
    let file = desk.account("acme.rapport");
    recognise(&path).unwrap();
    refused(AccountFile::open(&path, Key::Open));
    file.check().unwrap();
    file.back_up(at("2026-11-03T10:00:00Z")).unwrap();
    file.save_as(&desk.path("copy.rapport"), Key::Open).unwrap();
    file.save_as(&path, Key::Open).unwrap_err();
    assert!(backup::newest(&path).is_some());
    let said = Other::start("hold", &path).says().unwrap();
    assert!(said.ends_with("is open in another window: close it there first"), "{said}");
}
