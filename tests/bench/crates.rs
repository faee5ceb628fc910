//! What the crates take, without a window.

use crate::{Measured, median, networks, percentile};
use account::{Draft, Judgement, Key, Laptop, OpenAccount, import::Choice};
use domain::{
    Group, Id, Lens, Stakeholder,
    trust::{Scale, TrustEquation},
};
use jiff::civil::{Date, date};
use scene::View;
use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use store::AccountFile;

/// The seed of every measured network.
const SEED: u64 = 7;
/// The day on which everything is measured.
pub const TODAY: Date = date(2026, 11, 22);

/// A measured account's file, in a folder of its own.
pub fn account_file(folder: &Path, people: usize) -> PathBuf {
    let path = folder.join(format!("measured-{people}.rapport"));
    AccountFile::create(&path, Key::Open, &networks::account(people, SEED, TODAY)).unwrap();
    path
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Laying out 200 and 2,000 people.
pub fn layout() -> Vec<Measured> {
    let take = |people: usize, lens: Lens| {
        let account = networks::in_memory(&networks::account(people, SEED, TODAY));
        median(5, || timed(|| scene::layout(&account, lens)))
    };
    let chain = networks::in_memory(&networks::chain(3000));
    vec![
        Measured::time(
            "layout, four worlds, 200 people",
            take(200, Lens::FourWorlds),
            Duration::from_millis(50),
        ),
        Measured::time(
            "layout, four worlds, 2,000 people",
            take(2000, Lens::FourWorlds),
            Duration::from_secs(1),
        ),
        Measured::quoted(
            "layout, org chart, 2,000 people",
            take(2000, Lens::OrgChart).as_secs_f64() * 1e3,
            "ms",
        ),
        Measured::quoted(
            "layout, four worlds, a chain of 3,000 bosses with two more reports each",
            median(3, || timed(|| scene::layout(&chain, Lens::FourWorlds))).as_secs_f64() * 1e3,
            "ms",
        ),
    ]
}

/// Drawing 200 and 2,000 people that are laid out.
pub fn draw() -> Vec<Measured> {
    [(200, "draw, four worlds, 200 people"), (2000, "draw, four worlds, 2,000 people, 8,000 ties")]
        .into_iter()
        .map(|(people, what)| {
            let account = networks::in_memory(&networks::account(people, SEED, TODAY));
            let layout = scene::layout(&account, Lens::FourWorlds);
            let view = View::through(Lens::FourWorlds, TODAY);
            let took = median(5, || timed(|| scene::draw(&account, &view, &layout)));
            Measured::quoted(what, took.as_secs_f64() * 1e3, "ms")
        })
        .collect()
}

/// The scorecard of 500 people and 2,000 ties.
pub fn scorecard() -> Vec<Measured> {
    let account = networks::in_memory(&networks::account(500, SEED, TODAY));
    let took = median(5, || timed(|| domain::Scorecard::of(&account, TODAY)));
    vec![Measured::time("the scorecard of 500 people, 2,000 ties", took, Duration::from_millis(50))]
}

/// Importing a CSV of 10,000 rows: read, planned, committed.
pub fn import() -> Vec<Measured> {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("contacts.csv");
    fs::write(&csv, networks::contacts(10_000)).unwrap();
    let mut run = 0;
    let took = median(3, || {
        run += 1;
        let path = folder.path().join(format!("import-{run}.rapport"));
        let beginning = account::Beginning { name: "Measured".into(), ..Default::default() };
        let mut open = OpenAccount::create(&path, Key::Open, &beginning, Box::new(Laptop)).unwrap();
        timed(|| {
            let offer = open.read_sources(std::slice::from_ref(&csv)).unwrap();
            let plan = open.plan_import(&offer, &Choice::default());
            open.import(&offer, plan).unwrap()
        })
    });
    vec![Measured::time("a CSV of 10,000 rows imported", took, Duration::from_secs(1))]
}

/// One action committed and the drawing worked out, with 2,000 people; the window's own share is
/// measured with the window.
pub fn action() -> Vec<Measured> {
    let folder = tempfile::tempdir().unwrap();
    let path = account_file(folder.path(), 2000);
    let open_took = median(3, || timed(|| OpenAccount::open(&path, Key::Open, Box::new(Laptop)).unwrap()));
    let mut open = OpenAccount::open(&path, Key::Open, Box::new(Laptop)).unwrap();
    let view = open.view();
    open.draw(view.sight, None).unwrap();
    act(&mut open, 0);
    let times = (1..41).map(|n| {
        timed(|| {
            act(&mut open, n);
            open.redraw()
        })
    });
    let worst = percentile(times.collect(), 95);
    let adding = (0..9).map(|n| {
        timed(|| {
            let stakeholder = Stakeholder::new(Id::numbered(0), format!("New {n}"), Group::Customer);
            open.add(Draft { stakeholder, tie: None }).unwrap();
            open.redraw()
        })
    });
    let added = percentile(adding.collect(), 50);
    vec![
        Measured::quoted("an account of 2,000 people opened", open_took.as_secs_f64() * 1e3, "ms"),
        Measured::quoted(
            "an action committed and redrawn, 2,000 people, p95",
            worst.as_secs_f64() * 1e3,
            "ms",
        ),
        Measured::quoted(
            "a person added and everybody laid out anew, 2,000 people",
            added.as_secs_f64() * 1e3,
            "ms",
        ),
    ]
}

/// One of the common actions, by number, on the people near the front.
pub fn act(open: &mut OpenAccount, number: usize) {
    let people: Vec<Id> = open.account().stakeholders().map(|known| known.id).collect();
    let who = people[number * 37 % people.len()];
    let manager = open.account().manager().map_or(people[0], |manager| manager.id);
    match number % 4 {
        0 | 1 if who != manager => {
            let of = |nth: usize| 1 + ((number + nth) % 10) as u8;
            let equation = TrustEquation {
                credibility: of(0),
                reliability: of(3),
                intimacy: of(5),
                self_orientation: of(7),
                scale: Scale::Ten,
            };
            let judgement = Judgement {
                from: who,
                to: manager,
                reading: equation.into(),
                on: None,
                assessor: String::new(),
                rationale: String::new(),
                confidence: 0.8,
                sealed: false,
            };
            open.assess(judgement).unwrap();
        }
        2 => {
            let known = open.account().stakeholder(who).unwrap().clone();
            open.edit(Stakeholder { title: format!("Title {number}"), ..known }).unwrap();
        }
        _ => {
            let lens = Lens::FourWorlds;
            open.move_cards(lens, &[(who, 100_000.0 + 300.0 * number as f64, 0.0)]).unwrap();
        }
    }
}
