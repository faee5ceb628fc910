//! Accounts in windows of their own.

use crate::{
    laptop::Laptop,
    lenses::demo,
    processes,
    wanted::{card, css},
};
use std::path::Path;

#[test]
fn another_account_has_a_window_of_its_own_that_outlives_the_first() {
    let laptop = Laptop::new("another_account_has_a_window_of_its_own_that_outlives_the_first");
    let other = laptop.path("other.rapport");
    drop(account::demo(&other, account::Key::Open, Box::new(account::Laptop)).unwrap());
    let window = demo(&laptop);
    assert_eq!(processes::count(laptop.mark(), Path::new("rapport")), 1);

    laptop.answers_dialog(&["other.rapport"]);
    window.press("Control+Shift+o");
    window.until("a window beside this one", || {
        (processes::count(laptop.mark(), Path::new("rapport")) == 2).then_some(())
    });
    assert_eq!(laptop.unasked(), 0);
    window.sees(card("Jonas Falk"));
    window.sees(css("[data-testid=map]"));
    window.picture("two");
    // One of the two is closed; what becomes of it leaves the other alone.
    assert!(laptop.display.close_window().expect("the display answers"));
    window.until("one window left", || {
        (processes::count(laptop.mark(), Path::new("rapport")) == 1).then_some(())
    });
    window.kill();
}
