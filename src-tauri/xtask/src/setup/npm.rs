//! The web view's packages and its build.

use std::fs;

use crate::place::{Place, newest};
use crate::program::{Failure, answer, find, must, program};
use crate::say::say;

/// Node's oldest release the web build runs on.
const NODE: (u32, u32) = (20, 19);

/// Installs the npm packages when there are none or the lock file changed since.
///
/// # Errors
/// When Node or npm is missing or too old, or `npm ci` fails.
pub fn packages(place: &Place) -> Result<(), Failure> {
    node()?;
    let stamp = place.ui().join("node_modules").join(".installed-by-xtask");
    let lock = place.ui().join("package-lock.json");
    if !lock.is_file() {
        return Err(Failure::new(
            "ui/package-lock.json is missing",
            "restore it from version control: packages are only installed as locked",
        ));
    }
    if newest(&stamp, &[]) > newest(&lock, &[]) {
        say("npm packages: as locked");
        return Ok(());
    }
    say("npm packages: installing them as ui/package-lock.json says");
    must(
        program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(place.ui()),
        "see npm's message above; a machine without network needs a filled npm cache",
    )?;
    written(&stamp)
}

fn node() -> Result<(), Failure> {
    const CURE: &str = "install Node 20.19 or newer with npm: https://nodejs.org";
    if find("npm").is_none() {
        return Err(Failure::new("npm is not on PATH", CURE));
    }
    let version = answer(program("node").arg("--version"))
        .ok_or_else(|| Failure::new("node is not on PATH or does not start", CURE))?;
    match parsed(&version) {
        Some(found) if found < NODE => Err(Failure::new(format!("Node {version} is too old"), CURE)),
        _ => Ok(()),
    }
}

/// Major and minor of `v20.19.2`.
fn parsed(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

/// Builds the web view when a source is newer than its last build; the shell embeds what this writes.
///
/// # Errors
/// When `npm run build` fails.
pub fn build(place: &Place) -> Result<(), Failure> {
    let built = newest(&place.ui().join("dist").join("index.html"), &[]);
    // The fonts are the drawing's own and the icon is the program's: both lie outside `ui`.
    let sources = [place.ui(), place.root.join("icons"), place.root.join("src-tauri/crates/scene/fonts")];
    let changed = sources.iter().filter_map(|source| newest(source, &["dist", "node_modules"])).max();
    if built.is_some() && built > changed {
        say("web view: built from the present sources");
        return Ok(());
    }
    must(program("npm").args(["run", "build"]).current_dir(place.ui()), "mend what the build names above")
}

fn written(stamp: &std::path::Path) -> Result<(), Failure> {
    fs::write(stamp, "").map_err(Failure::because(
        format_args!("{} could not be written", stamp.display()),
        "make the folder writable for you",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_compare_by_number() {
        let old = |version| parsed(version).is_some_and(|found| found < NODE);
        assert!(old("v18.20.1"));
        assert!(old("v20.9.0"));
        assert!(!old("v20.19.2"));
        assert!(!old("v22.1.0"));
        assert_eq!(parsed("nonsense"), None);
    }
}
