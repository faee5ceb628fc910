//! What the terminal is told: one line per fact, a heading with a time per step.

use std::time::{Duration, Instant};

use crate::program::Failure;

/// One line of what is being done or was found.
pub fn say(line: impl AsRef<str>) {
    println!("· {}", line.as_ref());
}

/// Runs one step under a heading and tells how long it took.
///
/// # Errors
/// Whatever the step fails with.
pub fn step<T>(heading: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("\n== {heading}");
    let started = Instant::now();
    let outcome = work();
    let word = if outcome.is_ok() { "done" } else { "FAILED" };
    println!("== {heading}: {word} in {}", spelled(started.elapsed()));
    outcome
}

/// A duration as people say it: `0.4 s`, `12 s`, `3 min 05 s`.
pub fn spelled(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spelled_by_their_size() {
        let check = |millis, expect: &str| assert_eq!(spelled(Duration::from_millis(millis)), expect);
        check(400, "0.4 s");
        check(12_900, "12 s");
        check(185_000, "3 min 05 s");
    }
}
