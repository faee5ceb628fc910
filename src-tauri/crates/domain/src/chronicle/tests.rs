//! Histories that were recorded by a clock that went wrong.

use super::*;
use crate::stakeholder::{Group, Stakeholder};

/// A history of one person added at each of these times, and how many were recorded by each day.
#[track_caller]
fn check(times: &[&str], expect: &[(&str, usize)]) {
    let mut chronicle = Chronicle::default();
    let mut profile = Delta::added(Profile::new(Id::numbered(900), "Acme"));
    for (number, time) in (1_u64..).zip(times) {
        let at: Timestamp = format!("{time}T10:00:00Z").parse().unwrap();
        let known = Stakeholder::new(Id::numbered(u128::from(number)), format!("P{number}"), Group::Customer);
        let mut deltas = vec![Delta::added(known)];
        if number == 1 {
            deltas.insert(0, std::mem::replace(&mut profile, deltas[0].clone()));
        }
        let (id, author, label) = (Id::numbered(1_000 + u128::from(number)), String::new(), String::new());
        let change = Change { id, seq: number, at, on: None, author, label, step: Step::Do, deltas };
        chronicle.note(&change, time.parse().unwrap());
    }
    for (day, people) in expect {
        let account = chronicle.recorded_on(day.parse().unwrap());
        assert_eq!(account.stakeholders().len(), *people, "{times:?} by {day}");
    }
}

#[test]
fn a_clock_that_went_wrong_hides_nothing_that_was_recorded_later() {
    check(&["2026-01-01", "2026-02-01"], &[("2025-12-31", 0), ("2026-01-01", 1), ("2026-03-01", 2)]);
    // Once ahead: counts with what was recorded before it.
    let ahead = ["2026-01-01", "2030-01-01", "2026-02-01", "2026-03-01"];
    check(&ahead, &[("2025-12-31", 0), ("2026-01-05", 2), ("2026-02-01", 3), ("2026-11-22", 4)]);
    // Once behind.
    let behind = ["2026-01-01", "2026-02-01", "2020-01-01", "2026-03-01"];
    check(&behind, &[("2025-12-31", 0), ("2026-01-05", 1), ("2026-02-01", 3), ("2026-03-01", 4)]);
}
