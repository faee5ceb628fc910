//! `cargo xtask run`: from a fresh checkout to the open window.

use std::process::Command;

use crate::place::Place;
use crate::program::{Failure, cargo, must};
use crate::say::{say, step};
use crate::setup::{Need, npm, setup};
use crate::{demo, display};

/// Builds what changed and opens the window on the demo account, or with `arguments` when there are any; without a
/// display it draws the demo account to files.
///
/// # Errors
/// The first step that fails.
pub fn run(place: &Place, arguments: &[&str]) -> Result<(), Failure> {
    step("setup", || setup(place, Need::Build))?;
    step("web view", || npm::build(place))?;
    step("programs", || release(place))?;
    if !display::is_there() {
        say("no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): drawing the demo account instead");
        return step("demo account on paper", || demo::draw(place));
    }
    let mut window = Command::new(place.built("release", "rapport"));
    if arguments.is_empty() {
        window.arg(step("demo account", || demo::account(place))?);
    } else {
        window.args(arguments);
    }
    must(&mut window, "see its message above")
}

/// Builds both programs as they are shipped. The shell's manifest has Tauri's `custom-protocol` on, so no Tauri CLI is
/// needed: the web view has the embedded files and nothing else.
///
/// # Errors
/// When the build fails.
pub fn release(place: &Place) -> Result<(), Failure> {
    must(
        cargo().args(["build", "--release", "-p", "rapport", "-p", "rapport-cli"]).current_dir(&place.root),
        "mend what the compiler names above",
    )
}
