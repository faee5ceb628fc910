//! The six lenses, filters, views and themes in the real window.

use crate::{
    laptop::Laptop,
    wanted::{button, card, css, textbox},
    window::Window,
};

/// Opens the demo account.
pub fn demo(laptop: &Laptop) -> Window<'_> {
    let window = laptop.open(&[]);
    look_round(&window);
    window
}

/// Opens the demo account from the welcome.
pub fn look_round(window: &Window<'_>) {
    window.click(button("Look round the demo").beginning());
    window.until("a drawn map", || {
        let drawn =
            "const map = document.querySelector('[data-testid=map]'); return Number(map?.dataset.drawn ?? 0)";
        (window.script(drawn, Vec::new()).as_f64()? > 0.0).then_some(())
    });
    window.sees(card("Jonas Falk"));
}

/// Waits until the map shows a lens, drawn.
pub fn shows(window: &Window<'_>, lens: &str) {
    window.until(&format!("the lens {lens}"), || {
        (window.attribute(css("[data-testid=map]"), "data-lens")? == lens).then_some(())
    });
}

/// How many cards can be reached.
fn cards(window: &Window<'_>) -> usize {
    window.count(css("button.map-card"))
}

/// The label of what has the keyboard.
fn focused(window: &Window<'_>) -> Option<String> {
    let label = window.script("return document.activeElement?.ariaLabel ?? null", Vec::new());
    label.as_str().map(str::to_owned)
}

#[test]
fn each_lens_has_its_key_and_keeps_who_is_selected() {
    let laptop = Laptop::new("each_lens_has_its_key_and_keeps_who_is_selected");
    let window = demo(&laptop);
    window.click(card("Marcus Lind"));
    window.reads(css("[data-testid=inspector]"), "Marcus Lind");
    for (key, lens) in [
        ("2", "org-chart"),
        ("3", "power-grid"),
        ("4", "team-by-stakeholder"),
        ("6", "timeline"),
        ("1", "four-worlds"),
    ] {
        window.press(key);
        shows(&window, lens);
        window.until("the one selected", || {
            let pressed =
                "return document.querySelector('button.map-card[aria-pressed=true]')?.ariaLabel ?? null";
            window.script(pressed, Vec::new()).as_str()?.starts_with("Marcus Lind").then_some(())
        });
        window.picture(lens);
    }
    window.opens("5", css("[data-testid=register] table"));
    window.sees(css("[data-testid=register] tr[aria-selected=true][aria-label*='Marcus Lind']"));
    window.picture("register");
    window.press("4");
    // A cell of the matrix opens the relationship of the two.
    window.click(css("button[aria-label*='Priya Raman trusts Marcus Lind']").nth(0));
    window.reads(css("[data-testid=inspector]"), "Priya Raman");
    window.reads(css("[data-testid=inspector]"), "Marcus Lind");
    window.quit();
}

#[test]
fn a_branch_of_the_org_chart_folds_and_stays_folded() {
    let laptop = Laptop::new("a_branch_of_the_org_chart_folds_and_stays_folded");
    let window = demo(&laptop);
    window.press("2");
    shows(&window, "org-chart");
    let everybody = cards(&window);
    let fold = css("[data-testid=map] button[data-spot^='branch/'][aria-label^='Fold away the']");
    let unfold = css("[data-testid=map] button[data-spot^='branch/'][aria-label$='folded away']");
    let before = window.count(fold.clone());
    window.click(fold.nth(0));
    window.until("fewer cards", || (cards(&window) < everybody).then_some(()));
    window.sees(unfold.clone());
    window.picture("folded");
    let left = cards(&window);
    window.quit();

    let window = demo(&laptop);
    shows(&window, "org-chart");
    window.until("the branch still folded", || (cards(&window) == left).then_some(()));
    window.click(unfold);
    window.until("everybody again", || (cards(&window) == everybody).then_some(()));
    let fold = css("[data-testid=map] button[data-spot^='branch/'][aria-label^='Fold away the']");
    assert_eq!(window.count(fold), before);
    window.quit();
}

#[test]
fn who_moved_since_a_day_is_asked_on_the_power_grid() {
    let laptop = Laptop::new("who_moved_since_a_day_is_asked_on_the_power_grid");
    let window = demo(&laptop);
    window.press("3");
    shows(&window, "power-grid");
    window.press("w");
    window.click(button("A year ago"));
    window.sees(button("Compare no longer"));
    window.picture("compared");
    window.press("Escape");
    window.press("Shift+w");
    window.sees_no(button("Compare no longer"));
    window.quit();
}

#[test]
fn a_filter_dims_or_hides_and_a_view_brings_it_back() {
    let laptop = Laptop::new("a_filter_dims_or_hides_and_a_view_brings_it_back");
    let window = demo(&laptop);
    assert_eq!(cards(&window), 16);
    window.press("Control+f");
    window.click(css("[data-testid=filter-bar] label span[title=Decider]"));
    window.sees(button("Remove the condition: Hat: Decider"));
    window.picture("dimmed");
    window.press("Escape");
    window.click(css("[data-testid=filter-bar] input[value=hide] + span"));
    // Two deciders and the manager, whose map it is.
    window.until("the others gone", || (cards(&window) == 3).then_some(()));
    window.reads(css("[data-testid=filter-bar] [role=status]"), "3 of 16");

    // A view keeps the filter; it is there after a restart, and is presented.
    window.opens("v", textbox("Name of the view"));
    window.types("Deciders");
    window.opens("Enter", css("[data-testid=views] .show[title*=Deciders]"));
    window.press("Control+Shift+f");
    window.until("everybody again", || (cards(&window) == 16).then_some(()));
    window.quit();
    let window = demo(&laptop);
    window.click(css("[data-testid=views] .show"));
    window.until("the view", || (cards(&window) == 3).then_some(()));
    window.opens("F5", css("[data-testid=presentation] p"));
    window.picture("presented");
    window.press("Escape");
    window.sees_no(css("[data-testid=presentation]"));
    window.quit();
}

#[test]
fn the_map_is_drawn_dark_and_in_high_contrast() {
    let laptop = Laptop::new("the_map_is_drawn_dark_and_in_high_contrast");
    let window = demo(&laptop);
    let mut seen = Vec::new();
    for _ in 0..6 {
        window.press("l");
        let theme = window.script("return document.documentElement.dataset.theme", Vec::new());
        let theme = theme.as_str().unwrap().to_owned();
        if !seen.contains(&theme) {
            window.picture(&theme);
            seen.push(theme);
        }
    }
    seen.sort();
    assert_eq!(seen, ["contrast", "dark", "light"]);
    window.quit();
}

#[test]
fn everything_is_reached_by_the_keyboard_alone() {
    let laptop = Laptop::new("everything_is_reached_by_the_keyboard_alone");
    let window = demo(&laptop);
    // Help, then the palette: somebody whose name is misspelt.
    window.press("?");
    window.reads(css("dialog"), "Power grid");
    window.picture("keys");
    window.press("Escape");
    window.opens("Control+k", css("[role=combobox]").within("dialog"));
    window.types("marucs");
    window.reads(css("[role=option][aria-selected=true]"), "Marcus Lind");
    window.press("Enter");
    window.reads(css("[data-testid=inspector]"), "Marcus Lind");
    // Walk along a tie, rename, undo.
    window.until("the keyboard on the card", || {
        focused(&window).is_some_and(|label| label.starts_with("Marcus Lind")).then_some(())
    });
    window.press("ArrowUp");
    let neighbour = window.until("the keyboard on another card", || {
        let label = focused(&window)?;
        (!label.starts_with("Marcus Lind") && !label.is_empty()).then_some(label)
    });
    let name = neighbour.split(',').next().unwrap().to_owned();
    window.opens("F2", textbox(&format!("New name of {name}")));
    window.types("Ida Stone");
    window.opens("Enter", card("Ida Stone"));
    window.opens("Control+z", card(&name));
    // A command of the palette.
    window.press("Control+k");
    window.types("power grid");
    window.reads(css("[role=option][aria-selected=true]"), "Power grid");
    window.press("Enter");
    shows(&window, "power-grid");
    window.quit();
}
