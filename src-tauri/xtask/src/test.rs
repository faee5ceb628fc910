//! `cargo xtask test`: every check, cheapest first, stopping at the first that fails.

use std::process::Command;

use crate::place::Place;
use crate::program::{Failure, cargo, must, program};
use crate::say::{say, step};
use crate::setup::{Need, npm, setup, tools};

/// A part of the checks, for a quicker round.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Format, lints and tests of the crates.
    Rust,
    /// Types, lints, tests and build of the web view.
    Ui,
    /// The real window.
    EndToEnd,
}

impl Part {
    /// The part `--only` names.
    ///
    /// # Errors
    /// When there is no such part.
    pub fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "rust" => Ok(Self::Rust),
            "ui" => Ok(Self::Ui),
            "e2e" => Ok(Self::EndToEnd),
            _ => Err(Failure::new(format!("there is no part `{name}`"), "--only rust, ui or e2e")),
        }
    }
}

/// The one feature set of lints, tests and the driven window, so that nothing large is compiled twice.
/// `house-tests/window` adds the end-to-end tests, which need a display and a driver.
const FEATURES: &str = "rapport/scripted-dialogs,house-tests/window";
const FEATURES_WITHOUT_WINDOW: &str = "rapport/scripted-dialogs";

const MEND: &str = "mend what is named above";

/// Runs all checks, or those of one part.
///
/// # Errors
/// The first check that fails.
pub fn test(place: &Place, only: Option<Part>) -> Result<(), Failure> {
    let wanted = |part| only.is_none_or(|only| only == part);
    let need = match only {
        Some(Part::Ui) => Need::Page,
        Some(Part::Rust) => Need::Build,
        None | Some(Part::EndToEnd) => Need::Window,
    };
    step("setup", || setup(place, need))?;
    if wanted(Part::Rust) {
        step("format", || must(in_root(place).args(["fmt", "--all", "--check"]), "cargo fmt --all"))?;
    }
    if wanted(Part::Ui) {
        step("web view: types", || npm(place, &["run", "check"]))?;
        step("web view: lints", || npm(place, &["run", "lint"]))?;
        step("web view: tests", || npm(place, &["test"]))?;
    }
    // Before anything compiles the shell: it embeds what this writes.
    step("web view: build", || npm::build(place))?;
    if wanted(Part::Rust) {
        step("lints", || clippy(place))?;
    }
    if only != Some(Part::Ui) {
        step("build", || build(place))?;
    }
    if wanted(Part::Rust) {
        step("tests", || crates(place))?;
    }
    if wanted(Part::EndToEnd) {
        step("the real window", || window(place))?;
    }
    Ok(())
}

fn in_root(place: &Place) -> Command {
    let mut command = cargo();
    command.current_dir(&place.root);
    command
}

fn npm(place: &Place, arguments: &[&str]) -> Result<(), Failure> {
    must(program("npm").args(arguments).current_dir(place.ui()), MEND)
}

fn clippy(place: &Place) -> Result<(), Failure> {
    must(
        in_root(place)
            .args(["clippy", "--workspace", "--all-targets", "--features", FEATURES])
            .args(["--", "--deny", "warnings"]),
        MEND,
    )
}

/// Programs and tests together: built apart, cargo would resolve Tauri's features differently and compile it twice.
fn build(place: &Place) -> Result<(), Failure> {
    must(in_root(place).args(["build", "--workspace", "--bins", "--tests", "--features", FEATURES]), MEND)
}

fn crates(place: &Place) -> Result<(), Failure> {
    if tools::nextest() {
        say("runner: cargo nextest");
        must(
            in_root(place)
                .args(["nextest", "run", "--workspace", "--features", FEATURES])
                .args(["-E", "not binary(e2e)"]),
            MEND,
        )?;
        return must(in_root(place).args(["test", "--workspace", "--doc", "--features", FEATURES]), MEND);
    }
    say("runner: cargo test (cargo nextest is used where it is installed)");
    must(in_root(place).args(["test", "--workspace", "--features", FEATURES_WITHOUT_WINDOW]), MEND)
}

fn window(place: &Place) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        say("skipped: the window is driven by WebKitWebDriver, which only Linux has");
        return Ok(());
    }
    must(
        in_root(place)
            .args(["test", "--workspace", "--features", FEATURES, "--test", "e2e", "--", "--test-threads=1"])
            .env("RAPPORT_BIN", place.built("debug", "rapport"))
            .env("TAURI_DRIVER", place.tool("tauri-driver")),
        "see the failed step above, and its picture in target/e2e",
    )
}
