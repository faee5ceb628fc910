//! What the window keeps when it is closed in the middle of something.

use crate::{
    laptop::Laptop,
    wanted::{button, card, css, textbox},
    window::Window,
};

/// Opens the demo account and the inspector of somebody.
fn demo(laptop: &Laptop) -> Window<'_> {
    let window = laptop.open(&[]);
    window.click(button("Look round the demo").beginning());
    window.sees(css("[data-testid=map]"));
    inspect(&window);
    window
}

fn inspect(window: &Window<'_>) {
    window.press("Control+k");
    window.sees(css("[role=combobox]").within("dialog"));
    window.types("Jonas Falk");
    window.reads(css("[role=option][aria-selected=true]"), "Jonas Falk");
    window.press("Enter");
    window.reads(css("[data-testid=inspector]"), "Jonas Falk");
}

#[test]
fn text_that_was_being_typed_is_there_after_a_restart() {
    let laptop = Laptop::new("text_that_was_being_typed_is_there_after_a_restart");
    let window = demo(&laptop);
    window.click(textbox("Title"));
    window.press("End");
    window.types(" for cold chains");
    window.quit();

    let window = laptop.open(&[]);
    window.click(button("Look round the demo").beginning());
    window.sees(css("[data-testid=map]"));
    inspect(&window);
    window.until("the whole title", || {
        window.value(textbox("Title")).ends_with(" for cold chains").then_some(())
    });
    window.quit();
}

#[test]
fn a_card_that_was_moved_stands_there_after_a_restart() {
    let laptop = Laptop::new("a_card_that_was_moved_stands_there_after_a_restart");
    let window = demo(&laptop);
    let before = window.place(card("Jonas Falk"));
    window.drag(card("Jonas Falk"), (70.0, 50.0));
    let moved = || {
        let now = window.place(card("Jonas Falk"));
        ((now.0 - before.0 - 70.0).abs() < 3.0 && (now.1 - before.1 - 50.0).abs() < 3.0).then_some(())
    };
    window.until("the card where it was dropped", moved);
    window.sees(button("Release"));
    window.picture("moved");
    window.quit();

    let window = laptop.open(&[]);
    window.click(button("Look round the demo").beginning());
    window.sees(css("[data-testid=map]"));
    inspect(&window);
    window.sees(button("Release"));
    window.press("Control+z");
    window.sees_no(button("Release"));
    window.quit();
}
