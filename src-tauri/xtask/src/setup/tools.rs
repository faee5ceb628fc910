//! Programs from crates.io that the tests use, kept in the target folder and not on the user's PATH.

use crate::place::Place;
use crate::program::{Failure, answer, cargo, must};
use crate::say::say;

/// Installs `tauri-driver` 2, which turns WebDriver commands for the window into WebKit's own, when it is missing.
/// About a minute on two cores.
///
/// # Errors
/// When cargo cannot fetch or build it.
pub fn tauri_driver(place: &Place) -> Result<(), Failure> {
    let path = place.tool("tauri-driver");
    if path.is_file() {
        say("tauri-driver: there");
        return Ok(());
    }
    say("missing: tauri-driver (connects the tests with the real window); building it, about a minute");
    must(
        cargo()
            .args(["install", "tauri-driver", "--version", "^2", "--locked", "--quiet", "--root"])
            .arg(place.target.join("tools"))
            .env("CARGO_TARGET_DIR", place.target.join("tools").join("build")),
        "see cargo's message above; without network, put tauri-driver 2 into target/tools/bin",
    )?;
    // Only the program is of use from here on.
    let _ = std::fs::remove_dir_all(place.target.join("tools").join("build"));
    Ok(())
}

/// Whether `cargo nextest` is on this machine. It is used when it is; it is never installed, because building it
/// takes longer than it saves.
pub fn nextest() -> bool {
    answer(cargo().args(["nextest", "--version"])).is_some()
}
