//! How the system is set, which the page follows where nobody has chosen.

use crate::{laptop::Laptop, lenses::demo, wanted::css, window::Window};

/// A machine whose system is set like this.
fn set(test: &'static str, settings: &str) -> Laptop {
    let laptop = Laptop::new(test);
    laptop.has_file(".config/gtk-3.0/settings.ini", format!("[Settings]\n{settings}\n"));
    laptop
}

fn theme(window: &Window<'_>) -> String {
    window.attribute(css("html"), "data-theme").unwrap()
}

#[test]
fn the_page_is_dark_and_in_high_contrast_as_the_system_is() {
    for (settings, expected, paper) in [
        ("gtk-application-prefer-dark-theme=true", "dark", "rgb(22, 24, 28)"),
        ("gtk-theme-name=HighContrast", "contrast", "rgb(255, 255, 255)"),
        (
            "gtk-theme-name=HighContrast\ngtk-application-prefer-dark-theme=true",
            "contrast-dark",
            "rgb(0, 0, 0)",
        ),
    ] {
        let laptop = set("the_page_is_dark_and_in_high_contrast_as_the_system_is", settings);
        let window = laptop.open(&[]);
        assert_eq!(theme(&window), expected);
        assert_eq!(window.style(css("body"), "background-color"), paper);
        window.picture(expected);
        window.quit();
    }
}

#[test]
fn what_somebody_chose_goes_before_the_system() {
    let laptop = set("what_somebody_chose_goes_before_the_system", "gtk-theme-name=Adwaita-dark");
    let window = demo(&laptop);
    assert_eq!(theme(&window), "dark");
    window.press("l");
    assert_eq!(theme(&window), "light");
    window.quit();
}

#[test]
fn nothing_moves_where_the_system_asks_for_stillness() {
    let laptop = set("nothing_moves_where_the_system_asks_for_stillness", "gtk-enable-animations=false");
    let window = demo(&laptop);
    // Neither what moves elsewhere nor what never does.
    for part in [css(".button").nth(0), css("body")] {
        assert_eq!(window.style(part, "transition-duration"), "0s");
    }
    window.quit();
}
