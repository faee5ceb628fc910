//! Editing the map by hand in the real window.

use crate::{
    laptop::Laptop,
    lenses::{demo, shows},
    wanted::{card, css},
    window::Window,
};

/// The number of ties, as the map tells it.
fn ties(window: &Window<'_>) -> usize {
    window.attribute(css("[data-testid=map]"), "data-ties").unwrap().parse().unwrap()
}

/// What undo would take back.
pub fn undoable(window: &Window<'_>) -> String {
    window.attribute(css("[data-testid=undo]"), "title").unwrap()
}

#[test]
fn a_tie_is_drawn_from_the_edge_of_a_card_and_its_kind_chosen_by_a_letter() {
    let laptop = Laptop::new("a_tie_is_drawn_from_the_edge_of_a_card_and_its_kind_chosen_by_a_letter");
    let window = demo(&laptop);
    let before = ties(&window);
    let (x, y, width, _) = window.place(card("Jonas Falk"));
    let to = window.place(card("Ingrid Dahl"));
    // Over the card its edges offer to be drawn from.
    window.point_at(card("Jonas Falk"));
    window.drag_onto((x + width / 2.0, y), (to.0 + to.2 / 2.0, to.1 + to.3 / 2.0));
    window.sees(css("[aria-label='Tie from Jonas Falk']"));
    window.picture("kind");
    window.press("i");
    window.until("one tie more", || (ties(&window) == before + 1).then_some(()));
    assert!(undoable(&window).contains("Jonas Falk influences Ingrid Dahl"), "{}", undoable(&window));
    window.picture("tied");
    window.press("Control+z");
    window.until("the ties of before", || (ties(&window) == before).then_some(()));
    window.quit();
}

#[test]
fn a_card_dropped_on_another_reports_there() {
    let laptop = Laptop::new("a_card_dropped_on_another_reports_there");
    let window = demo(&laptop);
    let centre = |name: &str| {
        let (x, y, width, height) = window.place(card(name));
        (x + width / 2.0, y + height / 2.0)
    };
    window.drag_onto(centre("Jonas Falk"), centre("Mei Chen"));
    window.until("who reports to whom", || {
        undoable(&window).contains("Jonas Falk reports to Mei Chen").then_some(())
    });
    window.picture("reports");
    window.press("2");
    window.picture("org-chart");
    // The other way round would be a circle: it is refused and told.
    window.press("1");
    shows(&window, "four-worlds");
    window.drag_onto(centre("Mei Chen"), centre("Jonas Falk"));
    window.reads(css("[data-testid=toast]"), "already reports to");
    window.quit();
}

#[test]
fn the_context_menu_the_selection_and_a_pasted_list_change_people() {
    let laptop = Laptop::new("the_context_menu_the_selection_and_a_pasted_list_change_people");
    let window = demo(&laptop);
    window.click(card("Tomas Berg"));
    window.opens("Shift+F10", css("[data-testid=context-menu]"));
    window.picture("menu");
    window.press("Escape");
    // Everybody at once.
    window.opens("Control+a", css("[data-testid=several]"));
    window.picture("several");
    window.press("Escape");
    // A copy.
    window.click(card("Tomas Berg"));
    window.opens("Control+d", card("Tomas Berg (copy)"));
    window.press("Control+z");
    window.sees_no(card("Tomas Berg (copy)"));
    window.quit();
}
