//! Other programs: finding them, running them, and what to say when they fail.

use std::ffi::OsStr;
use std::fmt::Display;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Why a command stopped, and what the reader does about it.
#[derive(Debug)]
pub struct Failure {
    /// What failed.
    pub what: String,
    /// What to do.
    pub cure: String,
}

impl Failure {
    /// A failure told in two sentences.
    pub fn new(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { what: what.into(), cure: cure.into() }
    }

    /// For `map_err`: the sentence, then the error itself; the cure as given.
    pub fn because<E: Display>(what: impl Display, cure: &str) -> impl FnOnce(E) -> Self {
        move |error| Self::new(format!("{what}: {error}"), cure)
    }
}

/// The path of a program on `PATH`, if there is one.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let script = format!("{name}.cmd");
    std::env::split_paths(&std::env::var_os("PATH")?)
        .flat_map(|folder| [folder.join(&file), folder.join(&script)])
        .find(|path| path.is_file())
}

/// A program by name; on Windows this also finds `npm.cmd` and its like, which `Command` alone does not.
pub fn program(name: &str) -> Command {
    Command::new(find(name).unwrap_or_else(|| PathBuf::from(name)))
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    match std::env::var_os("CARGO") {
        Some(path) => Command::new(path),
        None => Command::new("cargo"),
    }
}

/// Runs the command with its output on the terminal, after showing its line.
///
/// # Errors
/// When it cannot start or ends with another code than 0: the command line, and `cure`.
pub fn must(command: &mut Command, cure: &str) -> Result<(), Failure> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().map_err(Failure::because(format_args!("`{line}` did not start"), cure))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` ended with {status}"), cure)) }
}

/// Runs the command silently and gives what it printed, or `None` when it did not start or did not succeed.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it, its program by its bare name.
fn line(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .map(|word| if word.contains(' ') { format!("'{word}'") } else { word.into_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_line_and_the_cure() {
        let failure =
            must(Command::new("/nowhere/at-all").args(["one", "two words"]), "install it").unwrap_err();
        assert!(failure.what.starts_with("`at-all one 'two words'` did not start"), "{}", failure.what);
        assert_eq!(failure.cure, "install it");
    }

    #[test]
    fn cargo_is_found_and_an_invented_program_is_not() {
        assert!(find("cargo").is_some());
        assert_eq!(find("no-such-program-anywhere"), None);
        assert_eq!(answer(Command::new("no-such-program-anywhere").arg("x")), None);
    }
}
