//! What the map answers, in the real window: a route to a decider, what breaks if somebody leaves, and a finding
//! that becomes an action, is done, and counts as evidence.

use crate::{
    laptop::Laptop,
    lenses::demo,
    wanted::{button, card, css, tab},
    window::Window,
};

fn search(window: &Window<'_>, name: &str) {
    window.opens("Control+k", css("[role=combobox]").within("dialog"));
    window.types(name);
    window.sees(css("dialog [role=option]").nth(0));
    window.press("Enter");
}

#[test]
fn the_way_to_a_decider_is_drawn_told_and_goes_round_a_department() {
    let laptop = Laptop::new("the_way_to_a_decider_is_drawn_told_and_goes_round_a_department");
    let window = demo(&laptop);
    window.opens("g", css("[data-testid=routes]"));
    window.types("Ingrid");
    window.sees(css("[data-testid=routes] [role=option]"));
    window.press("Enter");
    window.sees(button("Route 1:").beginning());
    window.reads(css("[data-testid=routes]"), "Ask Tomas Berg to introduce you to Ingrid Dahl");
    window.reads(css("[data-testid=routes]"), "weakest: Priya Raman → Tomas Berg");
    window.picture("route");
    window.fill(css("[data-testid=routes] input[aria-label='Not through']"), "Tomas");
    window.sees(css("[data-testid=routes] [role=option]"));
    window.press("Enter");
    window.sees(button("No longer avoid Tomas Berg"));
    window.sees_no(button("Route 1: 42 of 100").beginning());
    window.picture("round");
    window.quit();
}

#[test]
fn what_breaks_if_somebody_leaves_is_told_without_a_change_and_becomes_an_action() {
    let laptop = Laptop::new("what_breaks_if_somebody_leaves_is_told_without_a_change_and_becomes_an_action");
    let window = demo(&laptop);
    window.click(card("Tomas Berg"));
    window.opens("Shift+Q", css("[data-testid=what-if]"));
    window.reads(css("[data-testid=what-if]"), "Tomas Berg leaves");
    window.reads(css("[data-testid=what-if]"), "Ingrid Dahl");
    window.sees(button("Plan:").beginning().nth(0));
    window.picture("what-if");
    window.click(button("Keep as a scenario"));
    window.press("Enter");
    window.sees(button("Open the scenario Tomas Berg leaves"));
    window.click(button("Plan:").beginning().nth(0));
    window.sees(css("[data-testid=action-form]"));
    window.click(button("Plan it"));
    window.sees(button("Close:").beginning().nth(0));
    window.picture("planned");
    window.quit();
}

#[test]
fn a_finding_becomes_an_action_that_is_done_and_counts_as_evidence() {
    let laptop = Laptop::new("a_finding_becomes_an_action_that_is_done_and_counts_as_evidence");
    let window = demo(&laptop);
    window.opens("c", css("[data-testid=coach]"));
    window.sees(css("[data-testid=coach] .head").nth(0));
    window.picture("findings");
    // The first that is about one's trust in another.
    let at = window.script(
        "const heads = [...document.querySelectorAll('[data-testid=coach] .head')]; \
         return heads.findIndex((head) => head.textContent.includes('Marcus Lind') && head.textContent.includes('Priya Raman'))",
        Vec::new(),
    );
    let at = usize::try_from(at.as_i64().expect("a number")).expect("a finding about both");
    window.click(css("[data-testid=coach] .head").nth(at));
    window.sees(button("Plan:").beginning());
    window.picture("finding");
    window.click(button("Plan:").beginning());
    window.sees(css("[data-testid=action-form]"));
    window.click(button("Plan it"));
    window.click(button("Close:").beginning());
    window.sees(css("[data-testid=action-ending]"));
    window.types("We fixed it together.");
    window.click(css("[data-testid=action-ending] label:has(input[value=built])"));
    window.picture("ending");
    window.click(button("Close it"));
    window.reads(css("[data-testid=plans]"), "built trust +2");
    window.click(tab("Details"));
    search(&window, "Marcus");
    window.reads(css("[data-testid=inspector]"), "Marcus Lind");
    window.opens("Control+z", css("[data-testid=inspector]"));
    window.click(tab("Actions"));
    window.sees(button("Close:").beginning());
    window.quit();
}

#[test]
fn who_carries_the_account_is_a_list_and_a_layer() {
    let laptop = Laptop::new("who_carries_the_account_is_a_list_and_a_layer");
    let window = demo(&laptop);
    window.opens("y", css("[data-testid=carriers]"));
    window.sees(button("Priya Raman: 83 %"));
    window.press("Shift+Y");
    window.click(button("Priya Raman: 83 %"));
    window.reads(css("[data-testid=carriers]"), "of the best trusted run through Priya Raman");
    window.picture("carriers");
    window.quit();
}
