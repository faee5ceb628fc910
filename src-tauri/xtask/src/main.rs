//! `cargo xtask run | test | bench | bundle`: sets up what is missing on this machine, tells what it does, then
//! does it.
//!
//! Pure standard library, so that the first command on a fresh machine starts in seconds. Each step says in one line
//! what it does; the first failure stops everything with what failed and the cure.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod bench;
mod bundle;
mod demo;
mod display;
mod place;
mod program;
mod run;
mod say;
mod setup;
mod test;

use std::process::ExitCode;

use place::Place;
use program::Failure;

const USAGE: &str = "\
usage: cargo xtask <command>

  run [-- ARGUMENTS]           build Rapport and open its window on the demo account, or on the ARGUMENTS given;
                               without a display, draw the demo account to files instead
  test [--only rust|ui|e2e]    every check: format, lints, unit tests, journeys, the real window end to end
  bench [-- FILTER]            measure the budgets on a release build
  bundle                       build a release and pack it

Each first sets up what is missing (system packages, npm packages, drivers) and says so.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nfailed: {}\n  cure: {}", failure.what, failure.cure);
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), Failure> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run"] => run::run(&Place::find()?, &[]),
        ["run", "--", rest @ ..] => run::run(&Place::find()?, rest),
        ["test"] => test::test(&Place::find()?, None),
        ["test", "--only", part] => test::test(&Place::find()?, Some(test::Part::named(part)?)),
        ["bench"] => bench::bench(&Place::find()?, &[]),
        ["bench", "--", rest @ ..] => bench::bench(&Place::find()?, rest),
        ["bundle"] => bundle::bundle(&Place::find()?),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(Failure::new("no command given", USAGE)),
        other => Err(Failure::new(format!("`{}` is not understood", other.join(" ")), USAGE)),
    }
}
