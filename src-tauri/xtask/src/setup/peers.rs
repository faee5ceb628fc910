//! The peers of the layout engine and of the network measures, in an environment of their own below the target folder.

use std::path::PathBuf;
use std::process::Command;

use crate::place::Place;
use crate::program::{Failure, answer, find, must, program};
use crate::say::say;

/// What is measured against, from PyPI, each by the name under which Python knows it too.
const PACKAGES: [&str; 6] = ["numpy", "igraph", "s_gd2", "networkx", "rustworkx", "networkit"];

/// The Python in which the peers are installed; `None`, with a line that says why, where there can be none. A peer
/// that cannot be installed is left out, with a line that says so.
pub fn peers(place: &Place) -> Option<PathBuf> {
    if find("sfdp").is_none() {
        say("graphviz is not here: its layouts are not measured");
    }
    let folder = place.target.join("tools").join("peers");
    let python = folder.join("bin").join("python");
    let is_there =
        |what: &str| answer(Command::new(&python).args(["-c", &format!("import {what}")])).is_some();
    if is_there(&PACKAGES.join(", ")) {
        say("peers: all there");
        return Some(python);
    }
    let told = |failure: Failure| say(format!("{}: {}", failure.what, failure.cure));
    if !python.is_file() {
        let cure = "without it the bench measures ours alone";
        if let Err(failure) = must(program("python3").args(["-m", "venv"]).arg(&folder), cure) {
            told(failure);
            return None;
        }
    }
    for package in PACKAGES.iter().filter(|package| !is_there(package)) {
        say(format!("missing: {package} (measured beside ours); installing it below the target folder"));
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", package]);
        if let Err(failure) = must(&mut install, "the bench leaves it out") {
            told(failure);
        }
    }
    Some(python)
}
