//! The layout engine's peers, in an environment of their own below the target folder.

use std::path::PathBuf;
use std::process::Command;

use crate::place::Place;
use crate::program::{answer, find, must, program};
use crate::say::say;

/// What is measured against, from PyPI.
const PACKAGES: [&str; 3] = ["numpy", "igraph", "s_gd2"];

/// The Python in which the peers are installed; `None`, with a line that says why, where they cannot be.
pub fn peers(place: &Place) -> Option<PathBuf> {
    if find("sfdp").is_none() {
        say("graphviz is not here: its layouts are not measured");
    }
    let folder = place.target.join("tools").join("peers");
    let python = folder.join("bin").join("python");
    if answer(Command::new(&python).args(["-c", "import numpy, igraph, s_gd2"])).is_some() {
        say("peers of the layout engine: all there");
        return Some(python);
    }
    say(
        "missing: s_gd2 and igraph (measured beside the layout engine); installing them below the target folder",
    );
    let cure = "without them the bench measures our layouts alone";
    let made = must(program("python3").args(["-m", "venv"]).arg(&folder), cure);
    let filled = made.and_then(|()| {
        must(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES), cure)
    });
    match filled {
        Ok(()) => Some(python),
        Err(failure) => {
            say(format!("{}: {}", failure.what, failure.cure));
            None
        }
    }
}
