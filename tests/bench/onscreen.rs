//! What the real window takes: from the process's start to the drawn map, and from an action to the
//! finished paint.

use crate::{
    Measured,
    crates::{account_file, act},
    laptop::Laptop,
    percentile, processes,
    wanted::css,
    window::Window,
};
use account::{Key, OpenAccount};
use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// Actions that are taken back and done again in the window.
const ACTIONS: usize = 8;
/// Times the row of actions is walked back and forth.
const ROUNDS: usize = 4;

/// The demo account.
pub fn demo() -> Vec<Measured> {
    let laptop = Laptop::new("bench-demo");
    drop(account::demo(&laptop.path("demo.rapport"), Key::Open, Box::new(account::Laptop)).unwrap());
    let mut times = Vec::new();
    let mut memory = (0.0, 0.0);
    for _ in 0..3 {
        let (window, took) = opened(&laptop, "demo.rapport", 16);
        times.push(took);
        memory = resident(laptop.mark());
        window.quit();
    }
    vec![
        Measured::time("process start to drawn demo map", percentile(times, 50), Duration::from_millis(1500)),
        Measured::quoted("resident memory, demo account open: the program", memory.0, "MB"),
        Measured::quoted("resident memory, demo account open: its web processes", memory.1, "MB"),
    ]
}

/// An account of 2,000 people.
pub fn large() -> Vec<Measured> {
    let laptop = Laptop::new("bench-large");
    let path = account_file(&laptop.path("."), 2000);
    let mut open = OpenAccount::open(&path, Key::Open, Box::new(account::Laptop)).unwrap();
    for number in 0..ACTIONS {
        act(&mut open, number);
    }
    drop(open);
    let (window, took) = opened(&laptop, "measured-2000.rapport", 2000);
    let mut times = Vec::new();
    for round in 0..2 * ROUNDS {
        let button = if round % 2 == 0 { "undo" } else { "redo" };
        times.extend((0..ACTIONS).map(|_| clicked(&window, button)));
    }
    window.quit();
    vec![
        Measured::time("an account of 2,000 people opened and drawn", took, Duration::from_secs(2)),
        Measured::quoted(
            "action to finished paint, 2,000 people, median",
            percentile(times.clone(), 50).as_secs_f64() * 1e3,
            "ms",
        ),
        Measured::time(
            "action to finished paint, 2,000 people, p95",
            percentile(times, 95),
            Duration::from_millis(50),
        ),
    ]
}

/// Opens an account in a new window and waits until it is drawn. The time runs from the start of the
/// process to the moment at which the finished paint was seen, so it is an upper bound.
pub fn opened<'a>(laptop: &'a Laptop, file: &str, people: usize) -> (Window<'a>, Duration) {
    let window = laptop.open(&[file]);
    let drawn_at = window.until("a drawn map", || {
        let map = "const map = document.querySelector('[data-testid=map]');\
                   return map && map.dataset.people === arguments[0] && Number(map.dataset.drawn) > 0\
                       ? performance.timeOrigin + performance.getEntriesByName('drawn')[0].startTime : null";
        window.script(map, vec![people.to_string().into()]).as_f64()
    });
    let started_at = started_at(laptop.mark()).expect("the program runs");
    (window, Duration::from_secs_f64((drawn_at - started_at).max(0.0) / 1000.0))
}

/// Clicks a button and waits for the paint that follows; the page itself takes the time.
fn clicked(window: &Window<'_>, button: &str) -> Duration {
    let click = "const map = document.querySelector('[data-testid=map]');\
                 const start = performance.now();\
                 window.took = null;\
                 const watch = new MutationObserver(() => { window.took = performance.now() - start; watch.disconnect(); });\
                 watch.observe(map, { attributes: true, attributeFilter: ['data-drawn'] });\
                 document.querySelector(`[data-testid=${arguments[0]}]`).click();";
    window.sees(css(&format!("[data-testid={button}]:not(:disabled)")));
    window.script(click, vec![button.into()]);
    let took = window
        .until("the paint after an action", || window.script("return window.took", Vec::new()).as_f64());
    // Until the page has come to rest, so that one action's tail is not the next one's time.
    thread::sleep(Duration::from_millis(120));
    Duration::from_secs_f64(took / 1000.0)
}

/// Resident memory in MB of the program and of the web view's own processes, once it has settled.
fn resident(mark: &Path) -> (f64, f64) {
    let settled = Instant::now() + Duration::from_secs(2);
    while Instant::now() < settled {
        thread::sleep(Duration::from_millis(100));
    }
    let mut memory = (0.0, 0.0);
    for process in processes::marked(mark) {
        let status = fs::read_to_string(format!("/proc/{}/status", process.pid())).unwrap_or_default();
        let line = |name: &str| {
            status.lines().find_map(|line| line.strip_prefix(name).map(str::trim).map(str::to_owned))
        };
        let megabytes =
            line("VmRSS:").and_then(|text| text.trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0)
                / 1024.0;
        match line("Name:").as_deref() {
            Some("rapport") => memory.0 += megabytes,
            Some(name) if name.starts_with("WebKit") && !name.contains("Driver") => memory.1 += megabytes,
            _ => {}
        }
    }
    memory
}

/// When the program was started, in milliseconds since 1970, to a clock tick of a hundredth of a second.
fn started_at(mark: &Path) -> Option<f64> {
    let seconds = |text: &str| text.split_whitespace().next()?.parse::<f64>().ok();
    let up = seconds(&fs::read_to_string("/proc/uptime").ok()?)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
    processes::marked(mark).iter().find_map(|process| {
        let stat = fs::read_to_string(format!("/proc/{}/stat", process.pid())).ok()?;
        // The name, in brackets, may itself hold blanks and brackets.
        let (name, rest) = stat.rsplit_once(')')?;
        let ticks: f64 = rest.split_whitespace().nth(19)?.parse().ok()?;
        name.ends_with("(rapport").then(|| (now - up + ticks / 100.0) * 1000.0)
    })
}
