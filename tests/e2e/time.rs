//! Looking back in the real window: the slider, a comparison, a snapshot.

use crate::{
    laptop::Laptop,
    lenses::demo,
    wanted::{button, card, css, textbox},
    window::Window,
};

const BAR: &str = "[data-testid=time-bar]";

/// The day that the bar of time shows.
fn day(window: &Window<'_>) -> String {
    window.attribute(css(BAR), "data-day").unwrap()
}

/// How many people the map shows.
fn people(window: &Window<'_>) -> usize {
    window.attribute(css("[data-testid=map]"), "data-people").unwrap().parse().unwrap()
}

fn becomes(window: &Window<'_>, what: &str, is_so: impl Fn() -> bool) {
    window.until(what, || is_so().then_some(()));
}

#[test]
fn the_slider_shows_the_account_of_an_earlier_day_which_stays_as_it_was() {
    let laptop = Laptop::new("the_slider_shows_the_account_of_an_earlier_day_which_stays_as_it_was");
    let window = demo(&laptop);
    let all = people(&window);
    window.click(card("Marcus Lind"));
    window.opens("a", css(BAR));
    let today = day(&window);
    window.click(css("[data-testid=time-slider]"));
    becomes(&window, "an earlier day", || day(&window) < today);
    window.press("Home");
    becomes(&window, "fewer people", || people(&window) == all - 1);
    window.sees_no(card("Lars Vik"));
    window.picture("first-day");
    // Nothing of the past is changed, and it says why.
    window.press("x");
    window.reads(css("[data-testid=toast]"), "go back to today");
    window.press("Shift+A");
    becomes(&window, "today", || day(&window) == today && people(&window) == all);
    window.sees(card("Lars Vik"));
    window.picture("today");
    window.quit();
}

#[test]
fn two_moments_are_compared_on_the_map_and_as_a_list() {
    let laptop = Laptop::new("two_moments_are_compared_on_the_map_and_as_a_list");
    let window = demo(&laptop);
    window.opens("a", css(BAR));
    window.click(button("Snapshots"));
    window.fill(textbox("Name the present moment"), "QBR");
    window.press("Enter");
    window.sees(button("QBR").beginning());
    window.press("Escape");
    // Somebody goes and somebody comes.
    window.click(card("Dan Osei"));
    window.press("Delete");
    window.sees_no(card("Dan Osei"));
    window.press("n");
    window.fill(textbox("Name"), "Ada Example");
    window.press("Enter");
    window.sees(card("Ada Example"));
    window.click(button("Snapshots"));
    window.click(button("Compare with QBR"));
    window.press("Escape");
    window.sees(card("Dan Osei"));
    window.sees(css("button[aria-label*='left since']"));
    window.click(css("[data-testid=differences-toggle]"));
    window.sees(button("Ada Example").beginning().within("[data-testid=differences]"));
    window.sees(button("Dan Osei").within("[data-testid=differences]"));
    window.picture("compared");
    window.press("2");
    crate::lenses::shows(&window, "org-chart");
    window.sees(css("button[aria-label*='arrived since']"));
    window.press("1");
    crate::lenses::shows(&window, "four-worlds");
    window.press("Shift+W");
    window.sees_no(card("Dan Osei"));
    window.quit();
}
