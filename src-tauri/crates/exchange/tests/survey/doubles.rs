//! Several files of the same participant, at once and one after the other.

use crate::desk::{form_of, round, saved, source};
use exchange::{
    import::Source,
    survey::{Earlier, Weighed, weigh},
};
use jiff::Timestamp;
use serde_json::Value;

/// A file in which a participant, by their place, gave every statement the same answer.
fn file(name: &str, at: usize, saved_at: &str, answer: i64) -> Source {
    let answers: Vec<Value> = [answer; 6].map(Value::from).into();
    source(name, saved(&form_of(&round(), at), saved_at, &answers))
}

fn time(day: &str) -> Timestamp {
    day.parse().unwrap()
}

/// What becomes of each file, in words.
fn told(weighed: &[Weighed]) -> Vec<String> {
    let told = |one: &Weighed| match one {
        Weighed::Counts { answers, replaces } => {
            let answer = answers.given().next().unwrap().1;
            format!("{}: {answer}{}", answers.participant, if *replaces { ", again" } else { "" })
        }
        Weighed::Outdone(double) => double.to_string(),
        Weighed::Refused(error) => error.to_string(),
    };
    weighed.iter().map(told).collect()
}

/// The answers to be kept after these files.
fn kept(weighed: &[Weighed], taken: Timestamp) -> Vec<Earlier> {
    let counting = weighed.iter().filter_map(|one| match one {
        Weighed::Counts { answers, .. } => Some(Earlier { answers: answers.clone(), taken }),
        Weighed::Outdone(_) | Weighed::Refused(_) => None,
    });
    counting.collect()
}

#[test]
fn of_doubles_the_later_counts_and_one_bad_file_keeps_no_other_out() {
    let now = time("2026-11-22T13:00:00Z");
    let of =
        |name, at, hour: u32, answer| file(name, at, &format!("2026-11-22T{hour:02}:00:00.000Z"), answer);
    let files = [
        of("ida-2.json", 0, 11, 5),
        source("notes.txt", "Dear Priya"),
        of("ida-1.json", 0, 10, 3),
        of("bo.json", 1, 9, 6),
        of("ida-3.json", 0, 12, 7),
    ];
    let first = weigh(&round(), &[], &files, now);
    let says = told(&first);
    assert!(says[1].starts_with("notes.txt is no file with answers"), "{}", says[1]);
    assert_eq!(
        [&says[0], &says[2], &says[3], &says[4]],
        [
            "ida-2.json does not count: ida-3.json, from the same participant, is as late or later",
            "ida-1.json does not count: ida-2.json, from the same participant, is as late or later",
            "m8zw2c: 6",
            "k3tq9x: 7",
        ]
    );

    let again = [of("ida-3.json", 0, 12, 7), of("bo-2.json", 1, 10, 2)];
    assert_eq!(
        told(&weigh(&round(), &kept(&first, now), &again, time("2026-11-22T14:00:00Z"))),
        [
            "ida-3.json does not count: the answers taken before from the same participant are as late or later",
            "m8zw2c: 2, again",
        ]
    );
}

#[test]
fn a_clock_that_runs_ahead_keeps_no_correction_out() {
    let [monday, tuesday, wednesday] = [22, 23, 24].map(|day| time(&format!("2026-11-{day}T09:00:00Z")));
    let wrong = || file("wrong.json", 0, "2031-01-01T00:00:00.000Z", 1);
    let right = || file("right.json", 0, "2026-11-23T08:00:00.000Z", 7);
    let before = || file("before.json", 0, "2026-11-22T08:00:00.000Z", 4);
    let outdated = |file: &str| {
        format!(
            "{file} does not count: the answers taken before from the same participant are as late or later"
        )
    };
    let first = weigh(&round(), &[], &[wrong()], monday);
    let mut earlier = kept(&first, monday);
    assert_eq!(
        told(&weigh(&round(), &earlier, &[wrong(), before()], tuesday)),
        [outdated("wrong.json"), outdated("before.json"),]
    );
    let second = weigh(&round(), &earlier, &[wrong(), right()], tuesday);
    assert_eq!(told(&second), [outdated("wrong.json"), "k3tq9x: 7, again".into()]);

    earlier.extend(kept(&second, tuesday));
    let third = weigh(&round(), &earlier, &[right(), wrong(), before()], wednesday);
    assert_eq!(told(&third), [outdated("right.json"), outdated("wrong.json"), outdated("before.json")]);
}

#[test]
fn of_two_clocks_that_run_ahead_the_later_counts() {
    let [monday, tuesday] = [22, 23].map(|day| time(&format!("2026-11-{day}T09:00:00Z")));
    let one = || file("one.json", 0, "2031-01-01T00:00:00.000Z", 1);
    let two = || file("two.json", 0, "2031-01-02T00:00:00.000Z", 2);
    let superseded = "one.json does not count: two.json, from the same participant, is as late or later";
    for files in [[one(), two()], [two(), one()]] {
        let says = told(&weigh(&round(), &[], &files, monday));
        assert!(says.contains(&superseded.into()) && says.contains(&"k3tq9x: 2".into()), "{says:?}");
    }
    let earlier = kept(&weigh(&round(), &[], &[two()], monday), monday);
    let says = told(&weigh(&round(), &earlier, &[one()], tuesday));
    assert!(says[0].starts_with("one.json does not count: the answers taken before"), "{says:?}");
}
