//! The real window, end to end: the built program under a virtual display, driven through WebKit's own automation.
//!
//! `cargo xtask test --only e2e` sets everything up and runs these tests. A test reads like the user's hour:
//!
//! ```ignore
//! #[test]
//! fn a_person_added_is_there_after_a_restart() {
//!     let laptop = Laptop::new("a_person_added_is_there_after_a_restart");
//!     let window = laptop.open(&[]);
//!
//!     laptop.answers_dialog(&["acme.rapport"]);          // the next file dialog is answered with this file
//!     window.click(button("New account"));
//!     window.press("Control+n");                         // a chord, as a person would say it
//!     window.fill(textbox("Name"), "Ada Example");       // replaces what the field holds
//!     window.click(button("Add").within("dialog"));
//!     window.drag(button("Ada").beginning(), (120, 40)); // by so many pixels
//!     window.sees(css("[data-testid=map]"));
//!     window.picture("ada");                             // target/e2e/<test>-ada.png
//!     window.quit();                                     // as the window's close button does
//!
//!     let window = laptop.open(&[]);                     // same folders, a new start
//!     window.sees(button("Ada").beginning());
//! }
//! ```
//!
//! * A [`Laptop`] is one user's machine: home and settings folders of its own, a display of its own, the answers for
//!   the coming file dialogs. It outlives the windows opened on it. Relative paths mean its home folder.
//! * A [`Window`] is one running program. Every question waits (up to [`window::PATIENCE`]) until the page fulfils
//!   it, and fails with what was wanted and what the page shows instead. Never sleep in a test.
//! * A [`Wanted`] names elements as people and screen readers do, by role and name ([`wanted::button`] and its
//!   like), or by CSS. It must mean one visible element; `.beginning()` matches the start of a name, `.within(css)`
//!   narrows, `.nth(n)` chooses.
//! * When a test fails, the display is kept as `target/e2e/<test>-failed.png`, and what the program and the driver
//!   wrote is shown. All processes end with the test, however it ends.
//!
//! `RAPPORT_E2E_DISPLAY=:0` shows the windows on that display instead of a virtual one.
#![cfg(target_os = "linux")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "tests fail so"
)]

mod accessible;
mod answering;
mod asking;
mod closing;
mod display;
mod dragged;
mod driver;
mod editing;
mod incidents;
mod instruments;
mod journey;
mod laptop;
mod lenses;
mod photos;
mod processes;
mod scorecard;
mod survey;
mod system;
mod time;
mod wanted;
mod window;
mod windows;

use laptop::Laptop;
use wanted::css;

#[test]
fn the_window_opens() {
    let laptop = Laptop::new("the_window_opens");
    let window = laptop.open(&[]);
    window.sees(css("[data-testid=app]"));
    window.picture("opened");
    window.quit();
}
