//! `cargo xtask bench`: the budgets, measured on what is shipped.

use crate::display::{self, Virtual};
use crate::place::Place;
use crate::program::{Failure, cargo, must};
use crate::run::release;
use crate::say::{say, step};
use crate::setup::{Need, npm, peers, setup};

/// Builds the release programs and measures them; `arguments` go to the bench.
///
/// # Errors
/// The first step that fails, a missed budget among them.
pub fn bench(place: &Place, arguments: &[&str]) -> Result<(), Failure> {
    step("setup", || setup(place, Need::Peers))?;
    step("web view", || npm::build(place))?;
    step("programs", || release(place))?;
    let peers = step("peers", || Ok(peers::peers(place)))?;
    step("budgets", || {
        let mut command = cargo();
        if let Some(python) = &peers {
            command.env("PEERS_PYTHON", python);
        }
        command
            .args(["bench", "-p", "house-tests", "--features", "window", "--bench", "budgets", "--"])
            .args(arguments)
            .env("RAPPORT_BIN", place.built("release", "rapport"))
            .env("RAPPORT_CLI_BIN", place.built("release", "rapport-cli"))
            .env("TAURI_DRIVER", place.tool("tauri-driver"))
            .current_dir(&place.root);
        let _display = if display::is_there() {
            None
        } else {
            say("no display here: measuring on a virtual one, without a GPU");
            let display = Virtual::start()?;
            command.env("DISPLAY", &display.name);
            Some(display)
        };
        must(&mut command, "the budget or step named above")
    })
}
