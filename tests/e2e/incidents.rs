//! A critical incident in the real window: told, drawn, derived, taken back.

use crate::{
    laptop::Laptop,
    lenses::{demo, shows},
    wanted::{card, css},
    window::Window,
};

/// What is heard of an arrow at the one selected.
fn heard(window: &Window<'_>, words: &str) -> Option<()> {
    let list = "return [...document.querySelectorAll('[aria-label=\"Relationships on the map\"] li')].map((line) => line.textContent)";
    let lines = window.script(list, Vec::new());
    lines.as_array()?.iter().any(|line| line.as_str().is_some_and(|line| line.contains(words))).then_some(())
}

#[test]
fn an_incident_is_told_in_a_line_and_stands_in_score_timeline_and_history() {
    let laptop = Laptop::new("an_incident_is_told_in_a_line_and_stands_in_score_timeline_and_history");
    let window = demo(&laptop);
    window.opens("e", css("[data-testid=incident]"));
    window.types("Marcus waited yesterday -4");
    window.reads(css("[data-testid=incident] [role=status]"), "Marcus Lind → Priya Raman");
    window.picture("told");
    window.press("Enter");
    window.sees_no(css("[data-testid=incident]"));
    window.click(card("Marcus Lind"));
    window.until("the incident at the arrow", || heard(&window, "diluted trust: Marcus waited"));
    window.press("6");
    shows(&window, "timeline");
    window.sees(css("button[aria-label*='Marcus waited, diluted trust −4']"));
    window.picture("timeline");
    window.click(css("button[aria-label*='Marcus waited, diluted trust −4']"));
    window.click(css("[data-testid=inspector] summary").nth(0));
    window.reads(css("[data-testid=inspector]"), "s = strength × left = 3.985");
    window.picture("derived");
    window.press("Control+z");
    window.sees_no(css("button[aria-label*='Marcus waited, diluted trust −4']"));
    window.quit();
}
