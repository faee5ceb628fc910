//! The demo account: made once, kept in the target folder.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::place::Place;
use crate::program::{Failure, must};
use crate::say::say;

const CURE: &str = "see the message above; `cargo clean` and start again if it persists";

/// The demo account's file, made when it is not there. What the user changes in it stays until `cargo clean`.
///
/// # Errors
/// When the folder cannot be written or `rapport-cli demo` fails.
pub fn account(place: &Place) -> Result<PathBuf, Failure> {
    let folder = folder(place)?;
    let file = folder.join("demo.rapport");
    if file.is_file() {
        say(format!("demo account: {}", file.display()));
    } else {
        must(Command::new(place.built("release", "rapport-cli")).arg("demo").arg(&file), CURE)?;
    }
    Ok(file)
}

/// Draws the demo account through both lenses as SVG and PNG.
///
/// # Errors
/// When an export fails.
pub fn draw(place: &Place) -> Result<(), Failure> {
    let file = account(place)?;
    let folder = folder(place)?;
    for lens in ["four-worlds", "org-chart"] {
        for format in ["svg", "png"] {
            let drawing = folder.join(format!("{lens}.{format}"));
            must(
                Command::new(place.built("release", "rapport-cli"))
                    .arg("export")
                    .arg(&file)
                    .args(["--lens", lens, "-o"])
                    .arg(&drawing),
                CURE,
            )?;
            say(format!("drawn: {}", drawing.display()));
        }
    }
    Ok(())
}

fn folder(place: &Place) -> Result<PathBuf, Failure> {
    let folder = place.target.join("demo");
    fs::create_dir_all(&folder)
        .map_err(Failure::because(format_args!("{} could not be made", folder.display()), CURE))?;
    Ok(folder)
}
