//! `rapport-cli`: the actions of Rapport without a window.

mod arguments;
mod asking;
mod compared;
mod derivation;
mod incidents;
mod people;
mod report;
mod route;
mod run;
mod scorecard;
mod survey;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run::run(Arguments::parse()) {
        Ok(report) => report.print(),
        Err(failure) => failure.print(),
    }
}
