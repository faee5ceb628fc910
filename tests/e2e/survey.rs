//! A round of the partner survey in the real window and back: made, sent, answered in a browser, taken in.

use crate::{
    answering::answer,
    dragged::drop_file,
    laptop::Laptop,
    lenses::demo,
    wanted::{button, css, textbox},
    window::Window,
};
use std::{fs, path::PathBuf};

const PANEL: &str = "[data-testid=survey]";

/// The form of somebody, in the folder that was written into the home folder.
fn form(laptop: &Laptop, name: &str) -> PathBuf {
    let folder = laptop.path("survey-autumn-2026");
    let names =
        fs::read_dir(&folder).expect("the folder of the forms").map(|entry| entry.expect("a file").path());
    let mut of = names.filter(|path| path.to_string_lossy().contains(name));
    of.next().expect("a form of theirs")
}

/// The points of the first direction in the inspector.
fn points(window: &Window<'_>) -> String {
    window.attribute(css("[data-testid=inspector] [data-points]").nth(0), "data-points").expect("points")
}

#[test]
fn a_round_goes_out_and_comes_back_as_evidence() {
    let laptop = Laptop::new("a_round_goes_out_and_comes_back_as_evidence");
    let window = demo(&laptop);
    window.opens("u", css(PANEL));
    window.picture("empty");
    window.click(button("New round").within(PANEL));
    window.fill(textbox("Name of the round"), "Autumn 2026");
    window.picture("made");
    window.click(button("Make the round"));
    window.reads(css("[data-testid=survey] h3").nth(0), "Autumn 2026");

    window.click(button("Forms").within(PANEL));
    laptop.answers_dialog(&["."]);
    window.click(button("Write the forms…"));
    window.reads(css("[data-testid=forms] [role=status]"), "forms written into survey-autumn-2026");
    window.picture("forms");

    let Some(marcus) = answer(&form(&laptop, "marcus-lind"), 7, "You came round after August.") else {
        return;
    };
    let Some(priya) = answer(&form(&laptop, "priya-raman"), 2, "") else { return };
    laptop.has_file(&marcus.name, &marcus.content);
    laptop.has_file("changed.json", marcus.content.replacen("\"answer\": 7", "\"answer\": 1", 1));
    laptop.has_file(&priya.name, &priya.content);
    laptop.answers_dialog(&[&marcus.name, "changed.json"]);
    window.click(button("Take in answers…"));
    window.reads(css("[data-testid=fates]"), "Marcus Lind: 6 of 6 statements answered");
    window.reads(css("[data-testid=fates]"), "changed.json was damaged or changed after it was saved");
    window.reads(css("[data-testid=results]"), "You came round after August.");

    let (left, top, width, height) = window.place(css(PANEL));
    let middle = (left + width / 2.0, top + height / 2.0);
    drop_file(&laptop.display, &laptop.path(&priya.name), middle).expect("the window takes the file");
    window.reads(css("[data-testid=fates]"), "Priya Raman: 6 of 6 statements answered");
    window.reads(css("[data-testid=results] tr.total").nth(0), "7");
    window.reads(css("[data-testid=results] tr.total").nth(0), "+5");
    window.picture("results");

    window.click(button("See Marcus Lind’s trust in Priya Raman with its evidence"));
    window.reads(css("[data-testid=inspector]"), "Marcus Lind");
    let with = points(&window);
    window.picture("evidence");
    window.press("Control+z");
    window.press("Control+z");
    window.until("the score without the answers", || (points(&window) != with).then_some(()));
    window.reads(css("[data-testid=results]"), "Nobody has answered yet");
    window.press("Control+Shift+z");
    window.until("the score with the answers again", || (points(&window) == with).then_some(()));
    window.quit();
}
