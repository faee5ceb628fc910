//! `cargo xtask bundle`: what is handed to a user.

use std::fs;

use crate::place::Place;
use crate::program::{Failure, must, program};
use crate::run::release;
use crate::say::{say, step};
use crate::setup::{Need, npm, setup};

const CURE: &str = "make room and write access in the target folder, then start again";

/// Builds the release programs and packs them with the README and the licences.
///
/// # Errors
/// The first step that fails.
pub fn bundle(place: &Place) -> Result<(), Failure> {
    step("setup", || setup(place, Need::Build))?;
    step("web view", || npm::build(place))?;
    step("programs", || release(place))?;
    step("pack", || pack(place))
}

fn pack(place: &Place) -> Result<(), Failure> {
    let name =
        format!("rapport-{}-{}-{}", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let bundles = place.target.join("bundle");
    let folder = bundles.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(Failure::because(format_args!("{} could not be emptied", folder.display()), CURE))?;
    }
    fs::create_dir_all(&folder)
        .map_err(Failure::because(format_args!("{} could not be made", folder.display()), CURE))?;
    let programs = ["rapport", "rapport-cli"].map(|name| place.built("release", name));
    let papers = ["README.md", "LICENSE-MIT", "LICENSE-APACHE"].map(|name| place.root.join(name));
    for file in programs.iter().chain(&papers) {
        let Some(name) = file.file_name() else { continue };
        fs::copy(file, folder.join(name))
            .map_err(Failure::because(format_args!("{} could not be copied", file.display()), CURE))?;
        say(format!("packed: {}", name.display()));
    }
    let archive = bundles.join(format!("{name}.tar.gz"));
    must(
        program("tar").arg("-czf").arg(&archive).arg("-C").arg(&bundles).arg(&name),
        "install tar; the folder beside the archive holds the same files",
    )?;
    say(format!("programs: {}", folder.display()));
    say(format!("archive:  {}", archive.display()));
    Ok(())
}
