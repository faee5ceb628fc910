//! The budgets, measured: `cargo xtask bench` builds what is shipped and runs this.
//!
//! Each line prints what was measured, the figure, the budget and whether it is kept; a missed budget ends
//! with a failure. Words after `--` choose measurements whose name contains one of them.
#![cfg(target_os = "linux")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that cannot be made ends the bench"
)]

mod access;
mod carrying;
mod clearing;
mod crates;
mod frames;
mod layouts;
mod networks;
mod onscreen;
mod orgcharts;
mod past;
mod peers;
mod routes;

#[path = "../e2e/display.rs"]
mod display;
#[path = "../e2e/driver.rs"]
mod driver;
#[path = "../e2e/laptop.rs"]
mod laptop;
#[path = "../e2e/processes.rs"]
mod processes;
#[path = "../e2e/wanted.rs"]
mod wanted;
#[path = "../e2e/window.rs"]
mod window;

use std::{process::ExitCode, time::Duration};

/// A figure and the budget it is held to.
pub struct Measured {
    what: String,
    figure: f64,
    unit: &'static str,
    budget: Option<f64>,
}

impl Measured {
    /// A time, held to a budget.
    pub fn time(what: impl Into<String>, took: Duration, budget: Duration) -> Self {
        let (figure, budget) = (took.as_secs_f64() * 1000.0, Some(budget.as_secs_f64() * 1000.0));
        Self { what: what.into(), figure, unit: "ms", budget }
    }

    /// A figure that may not be above a budget.
    pub fn held(what: impl Into<String>, figure: f64, unit: &'static str, most: f64) -> Self {
        Self { what: what.into(), figure, unit, budget: Some(most) }
    }

    /// A figure that is only quoted.
    pub fn quoted(what: impl Into<String>, figure: f64, unit: &'static str) -> Self {
        Self { what: what.into(), figure, unit, budget: None }
    }

    fn kept(&self) -> bool {
        self.budget.is_none_or(|budget| self.figure <= budget)
    }

    fn print(&self) {
        let Self { what, figure, unit, .. } = self;
        let budget = match self.budget {
            Some(budget) if self.kept() => format!("budget {budget:.0} {unit}, kept"),
            Some(budget) => format!("budget {budget:.0} {unit}, MISSED"),
            None => "quoted".into(),
        };
        println!("{what:<64} {figure:>9.1} {unit}   {budget}");
    }
}

/// A measurement by name.
type Measurement = (&'static str, fn() -> Vec<Measured>);

const MEASUREMENTS: &[Measurement] = &[
    ("layout", crates::layout),
    ("scorecard", crates::scorecard),
    ("clearing", clearing::clearing),
    ("zones", clearing::zones),
    ("following", clearing::following),
    ("layouts", layouts::layouts),
    ("layouts-real", layouts::real),
    ("org-charts", orgcharts::org_charts),
    ("draw", crates::draw),
    ("routes", routes::routes),
    ("access", access::access),
    ("carrying", carrying::carrying),
    ("import", crates::import),
    ("action", crates::action),
    ("as-of", past::as_of),
    ("sliding", past::sliding),
    ("demo-window", onscreen::demo),
    ("large-window", onscreen::large),
    ("sliding-window", frames::sliding),
    ("frames-2,000", frames::of_2_000),
    ("frames-10,000", frames::of_10_000),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut kept = true;
    for (name, measure) in MEASUREMENTS {
        if words.is_empty() || words.iter().any(|word| name.contains(word.as_str())) {
            for measured in measure() {
                measured.print();
                kept &= measured.kept();
            }
        }
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The median of several runs.
pub fn median(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    percentile((0..runs).map(|_| run()).collect(), 50)
}

/// The time that so many percent of the runs keep under.
pub fn percentile(mut times: Vec<Duration>, percent: usize) -> Duration {
    times.sort();
    times[((times.len() - 1) * percent).div_ceil(100)]
}
