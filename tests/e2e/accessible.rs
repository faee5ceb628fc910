//! What axe finds in the real window, where colours can be judged as they are painted.

use serde_json::json;

use crate::{
    laptop::Laptop,
    lenses::{look_round, shows},
    wanted::{Wanted, button, card, css},
    window::Window,
};

/// Brought by the page's own packages.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// Gives a line for each theme, rule and element that is wrong. The themes differ in nothing but the style sheet: they
/// are put on in turn, as no key reaches the window under a dialog.
const JUDGE: &str = "
    const [html, wrong] = [document.documentElement, []];
    const own = html.dataset.theme;
    const colours = { runOnly: ['color-contrast'] };
    return (async () => {
        for (const theme of ['light', 'dark', 'contrast', 'contrast-dark']) {
            html.dataset.theme = theme;
            const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(theme === 'light' ? {} : colours) });
            for (const { id, nodes } of violations) for (const { target, failureSummary } of nodes)
                wrong.push(`${theme}: ${id}: ${target}: ${failureSummary.replaceAll('\\n', ' ')}`);
        }
        html.dataset.theme = own;
        return wrong;
    })()";

/// Fails where axe finds something wrong.
fn flawless(window: &Window<'_>, what: &str) {
    assert_eq!(window.script(JUDGE, Vec::new()), json!([]), "{what}");
}

/// A window in which axe can be asked. Colours on their way from one to the other are of no theme: nothing moves.
fn judged(laptop: &Laptop) -> Window<'_> {
    laptop.has_file(".config/gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n");
    let axe = std::fs::read_to_string(AXE).unwrap_or_else(|error| panic!("{AXE}: {error}: run npm ci in ui"));
    let window = laptop.open(&[]);
    window.script(&axe, Vec::new());
    window
}

/// What opens over the map: by which keys, and how it is known to be there.
fn over() -> [(&'static str, Wanted); 7] {
    [
        ("Control+k", css("[role=combobox]").within("dialog")),
        ("?", css("dialog")),
        ("Control+f", css("[data-testid=filter-bar] [role=dialog]")),
        ("Control+e", css("dialog")),
        ("Control+,", css("dialog")),
        ("n", css("dialog")),
        ("Control+Shift+v", css("[data-testid=paste]")),
    ]
}

#[test]
fn every_lens_and_all_that_opens_over_it_can_be_read() {
    let laptop = Laptop::new("every_lens_and_all_that_opens_over_it_can_be_read");
    let window = judged(&laptop);
    // Before the page has come up there is nothing to be heard, which is wrong too.
    window.sees(button("Look round the demo").beginning());
    flawless(&window, "the welcome");
    look_round(&window);
    for (key, lens) in [
        ("2", "org-chart"),
        ("3", "power-grid"),
        ("4", "team-by-stakeholder"),
        ("6", "timeline"),
        ("1", "four-worlds"),
    ] {
        window.press(key);
        shows(&window, lens);
        flawless(&window, lens);
    }
    window.opens("5", css("[data-testid=register] table"));
    flawless(&window, "register");
    window.press("1");
    for (chord, there) in over() {
        window.opens(chord, there.clone());
        flawless(&window, chord);
        window.press("Escape");
        window.sees_no(there);
    }
    // Somebody; the two of an arrow; everybody.
    window.click(card("Marcus Lind"));
    window.reads(css("[data-testid=inspector]"), "Marcus Lind");
    flawless(&window, "Marcus Lind");
    window.press("4");
    window.click(css("button[aria-label*='Priya Raman trusts Marcus Lind']").nth(0));
    window.reads(css("[data-testid=inspector]"), "Priya Raman");
    flawless(&window, "Priya Raman and Marcus Lind");
    window.opens("Control+a", css("[data-testid=several]"));
    flawless(&window, "everybody");
    window.quit();
}
