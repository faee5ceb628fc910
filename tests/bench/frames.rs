//! Frames in the real window while a hand pans, zooms and drags.

use crate::{
    Measured, crates::account_file, laptop::Laptop, onscreen::opened, percentile, wanted::css, window::Window,
};
use std::time::Duration;

/// How long each motion is watched.
const WATCHED: Duration = Duration::from_millis(3000);
/// What the middle frame and the worst may take.
const MEDIAN: Duration = Duration::from_millis(20);
const WORST: Duration = Duration::from_millis(100);
/// CSS pixels a unit of the drawing: cards as compact ones, and as full ones.
const NEAR: [(&str, f64); 2] = [("compact", 0.45), ("full", 1.0)];

/// Panning, zooming and dragging with 2,000 people and 8,000 ties.
pub fn of_2_000() -> Vec<Measured> {
    frames(2_000)
}

/// Panning, zooming and dragging with 10,000 people and 40,000 ties.
pub fn of_10_000() -> Vec<Measured> {
    frames(10_000)
}

fn frames(people: usize) -> Vec<Measured> {
    let laptop = Laptop::new("bench-frames");
    account_file(&laptop.path("."), people);
    let (window, _) = opened(&laptop, &format!("measured-{people}.rapport"), people);
    let mut measured = motions(&window, &format!("{people} people, all"));
    for (how, zoom) in NEAR {
        window.script("window.__rapport.look(arguments[0])", vec![zoom.into()]);
        measured.extend(motions(&window, &format!("{people} people, {how} cards")));
    }
    window.quit();
    measured
}

/// Days over which the slider is dragged.
const DAYS: u64 = 300;

/// Dragging the slider of time with 500 people and 2,000 ties.
pub fn sliding() -> Vec<Measured> {
    let laptop = Laptop::new("bench-sliding");
    account_file(&laptop.path("."), 500);
    let (window, _) = opened(&laptop, "measured-500.rapport", 500);
    window.opens("a", css("[data-testid=time-slider]:not(:disabled)"));
    let drag = "const [millis, days] = arguments;\
                const slider = document.querySelector('[data-testid=time-slider]');\
                const bar = document.querySelector('[data-testid=map]');\
                let drawings = 0;\
                new MutationObserver(() => { drawings += 1; }).observe(bar, { attributes: true, attributeFilter: ['data-drawn'] });\
                window.watched = null;\
                const frames = [];\
                let last = null;\
                const began = performance.now();\
                const step = (now) => {\
                    if (last !== null) frames.push(now - last);\
                    last = now;\
                    const part = (performance.now() - began) / millis;\
                    if (part >= 1) { window.drawings = drawings; window.watched = frames; return; }\
                    slider.value = String(Math.round(slider.max - days * (0.5 - 0.5 * Math.cos(part * 6.28))));\
                    slider.dispatchEvent(new Event('input', { bubbles: true }));\
                    requestAnimationFrame(step);\
                };\
                requestAnimationFrame(step);";
    window.script(drag, vec![(WATCHED.as_millis() as u64).into(), DAYS.into()]);
    let times = gathered(&window, "the slider");
    let drawings = window.script("return window.drawings", Vec::new()).as_f64().unwrap();
    window.quit();
    vec![
        Measured::time("500 people, the slider dragged: median frame", percentile(times.clone(), 50), MEDIAN),
        Measured::time("500 people, the slider dragged: worst frame", percentile(times, 100), WORST),
        Measured::quoted("drawings a second meanwhile", drawings / WATCHED.as_secs_f64(), ""),
    ]
}

fn motions(window: &Window<'_>, what: &str) -> Vec<Measured> {
    ["pan", "zoom", "drag"]
        .into_iter()
        .flat_map(|motion| {
            let times = watched(window, motion);
            let worst = percentile(times.clone(), 100);
            let late = times.iter().filter(|took| **took > WORST / 3).count();
            println!("  {what}, {motion}: {} frames, {late} of them later than two refreshes", times.len());
            [
                Measured::time(format!("{what}, {motion}: median frame"), percentile(times, 50), MEDIAN),
                Measured::time(format!("{what}, {motion}: worst frame"), worst, WORST),
            ]
        })
        .collect()
}

/// The times from frame to frame while the page's own hand moves.
fn watched(window: &Window<'_>, motion: &str) -> Vec<Duration> {
    let start = "window.watched = null;\
                 window.__rapport.frames(arguments[0], arguments[1]).then((frames) => { window.watched = frames; });";
    window.script(start, vec![motion.into(), (WATCHED.as_millis() as u64).into()]);
    gathered(window, motion)
}

/// The times from frame to frame that the page has watched, once it is done.
fn gathered(window: &Window<'_>, motion: &str) -> Vec<Duration> {
    let frames = window.until("the end of a motion", || {
        let frames = window.script("return window.watched", Vec::new());
        frames.as_array().cloned()
    });
    assert!(frames.len() > 3, "{motion}: {} frames were seen", frames.len());
    frames.iter().map(|took| Duration::from_secs_f64(took.as_f64().unwrap() / 1e3)).collect()
}
