//! Looking back: the account at another moment, and the drawing on the way there.

use crate::{Measured, median, networks, percentile};
use account::{Judgement, Key, Laptop, OpenAccount, World};
use domain::{
    Clock, Id, Lens, Moment, Sight, TieKind,
    trust::{Scale, TrustEquation},
};
use jiff::{SignedDuration, ToSpan, Zoned, civil::Date};
use std::{
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};
use store::AccountFile;
use tempfile::TempDir;

/// A world in which an hour passes at every look at the clock.
struct Hurried(Zoned);

impl World for Hurried {
    fn now(&mut self) -> Zoned {
        self.0 = self.0.saturating_add(SignedDuration::from_mins(30));
        self.0.clone()
    }

    fn new_id(&mut self) -> Id {
        Laptop.new_id()
    }
}

/// A folder in memory where there is one: the history is made here, not measured.
fn folder() -> TempDir {
    let in_memory = Path::new("/dev/shm");
    if in_memory.is_dir() { tempfile::tempdir_in(in_memory) } else { tempfile::tempdir() }.unwrap()
}

/// An account of so many people with so many changes: scores that come and go over the months.
fn lived(folder: &Path, people: usize, changes: u64) -> OpenAccount {
    let path = folder.join(format!("lived-{people}.rapport"));
    let start: Zoned = "2025-01-01T09:00:00Z[UTC]".parse().unwrap();
    AccountFile::create(&path, Key::Open, &networks::account(people, 7, start.date())).unwrap();
    let mut open = OpenAccount::open(&path, Key::Open, Box::new(Hurried(start))).unwrap();
    let ties: Vec<(Id, Id)> = open
        .account()
        .ties()
        .filter(|tie| tie.kind == TieKind::Trust)
        .map(|tie| (tie.from, tie.to))
        .collect();
    while open.changes() < changes {
        let step = usize::try_from(open.changes()).unwrap();
        let (from, to) = ties[step * 7 % ties.len()];
        let factor = |shift: usize| 1 + u8::try_from((step * 31 + shift * 17) % 10).unwrap();
        let equation = TrustEquation::new(factor(1), factor(2), factor(3), factor(4), Scale::Ten).unwrap();
        let judgement = Judgement {
            from,
            to,
            reading: equation.into(),
            on: None,
            assessor: format!("Assessor {}", step % 3),
            rationale: String::new(),
            confidence: 0.8,
            sealed: false,
        };
        open.assess(judgement).unwrap();
    }
    open
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// The account of 200 people and 10,000 changes at another moment.
pub fn as_of() -> Vec<Measured> {
    let folder = folder();
    let open = lived(folder.path(), 200, 10_000);
    let (path, today) = (open.path().to_owned(), date_of(&open));
    drop(open);
    let reopened = || OpenAccount::open(&path, Key::Open, Box::new(Laptop)).unwrap();
    let first = median(3, || {
        let mut open = reopened();
        timed(|| open.as_it_was(Moment::happened(today - 60.days())).unwrap())
    });
    let mut open = reopened();
    open.as_it_was(Moment::happened(today)).unwrap();
    let mut take = |clock: Clock| {
        let days = (1..=20).map(|month| today - (month * 9).days());
        let times = days.map(|day| timed(|| open.as_it_was(Moment { clock, day, snapshot: None }).unwrap()));
        percentile(times.collect(), 95)
    };
    let budget = Duration::from_millis(100);
    vec![
        Measured::time("as of a day, 10,000 changes, the first time", first, budget),
        Measured::time("as of a day, 10,000 changes, as it was, p95", take(Clock::Happened), budget),
        Measured::time("as of a day, 10,000 changes, as recorded, p95", take(Clock::Recorded), budget),
    ]
}

/// The day of the last change.
fn date_of(open: &OpenAccount) -> Date {
    let last = open.headlines(None, 1).unwrap().remove(0);
    last.at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// From day to day over 500 people: what a dragged slider asks of the shell at each step.
pub fn sliding() -> Vec<Measured> {
    let folder = folder();
    let mut open = lived(folder.path(), 500, 1_000);
    let today = date_of(&open);
    let sight =
        |day: Option<Date>| Sight { as_of: day, clock: Clock::Happened, ..Sight::through(Lens::FourWorlds) };
    open.draw(sight(None), None).unwrap();
    let mut lines = 0;
    let times = (1..=40).map(|step| {
        let day = today - step.days();
        timed(|| lines += open.travel(sight(Some(day))).unwrap().unwrap().lines.len())
    });
    let times: Vec<Duration> = times.collect();
    let ms = |took: Duration| took.as_secs_f64() * 1e3;
    vec![
        Measured::quoted("a day further, 500 people, median", ms(percentile(times.clone(), 50)), "ms"),
        Measured::quoted("a day further, 500 people, p95", ms(percentile(times, 95)), "ms"),
        Measured::quoted(
            "lines that look otherwise a day",
            f64::from(u32::try_from(lines / 40).unwrap()),
            "",
        ),
    ]
}
