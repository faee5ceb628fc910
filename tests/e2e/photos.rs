//! Faces on the cards: chosen, dropped, and refused.

use std::fs::File;
use std::io::BufWriter;

use crate::{
    dragged::drop_file,
    editing::undoable,
    laptop::Laptop,
    lenses::demo,
    wanted::{Wanted, button, card, css},
    window::Window,
};

/// The photo of whoever is selected.
fn photo() -> Wanted {
    css("[data-testid=photo] img")
}

/// Waits until Tomas Berg has got a photo.
fn given(window: &Window<'_>) {
    window.until("the photo given", || undoable(window).contains("Gave Tomas Berg a photo").then_some(()));
}

/// Opens the account again: Tomas Berg still has his photo.
fn stays(laptop: &Laptop) {
    let window = demo(laptop);
    window.click(card("Tomas Berg"));
    window.sees(photo());
    window.quit();
}

/// Drops a file of the home folder on the middle of something, of so many pixels to one of the page.
fn drops(laptop: &Laptop, file: &str, window: &Window<'_>, onto: Wanted, pixels: f64) {
    let (x, y, width, height) = window.place(onto);
    let middle = ((x + width / 2.0) * pixels, (y + height / 2.0) * pixels);
    drop_file(&laptop.display, &laptop.path(file), middle).expect("the window takes the file");
}

#[test]
fn a_photo_is_chosen_and_stays_in_the_file() {
    let laptop = Laptop::new("a_photo_is_chosen_and_stays_in_the_file");
    laptop.has_file("face.bmp", bitmap(64));
    let window = demo(&laptop);
    window.click(card("Tomas Berg"));
    laptop.answers_dialog(&["face.bmp"]);
    window.click(button("Choose a photo").beginning().within("[data-testid=inspector]"));
    given(&window);
    window.picture("photo");
    window.quit();
    stays(&laptop);
}

#[test]
fn a_photo_dropped_on_a_card_is_on_it() {
    let laptop = Laptop::new("a_photo_dropped_on_a_card_is_on_it");
    portrait(&laptop, "face of Tomas.png", 64);
    let window = demo(&laptop);
    drops(&laptop, "face of Tomas.png", &window, card("Tomas Berg"), 1.0);
    given(&window);
    window.click(card("Tomas Berg"));
    window.sees(photo());
    window.picture("photo");
    window.press("Control+z");
    window.sees_no(photo());
    window.press("Control+Shift+z");
    window.sees(photo());
    window.quit();
    stays(&laptop);
}

#[test]
fn a_dropped_photo_finds_its_card_on_a_display_of_doubled_pixels() {
    let laptop =
        Laptop::new("a_dropped_photo_finds_its_card_on_a_display_of_doubled_pixels").with("GDK_SCALE", "2");
    portrait(&laptop, "face.png", 64);
    let window = demo(&laptop);
    drops(&laptop, "face.png", &window, card("Tomas Berg"), 2.0);
    given(&window);
    window.quit();
}

#[test]
fn what_is_no_picture_or_lands_on_nobody_changes_nothing() {
    let laptop = Laptop::new("what_is_no_picture_or_lands_on_nobody_changes_nothing");
    laptop.has_file("photo.png", "Minutes of the meeting");
    portrait(&laptop, "face.png", 64);
    let window = demo(&laptop);
    let before = undoable(&window);
    drops(&laptop, "photo.png", &window, card("Tomas Berg"), 1.0);
    window.reads(css("[data-testid=toast]"), "photo.png is no picture that can be read");
    window.reads(css("header [role=status]"), "All changes saved");
    window.picture("refused");
    window.click(card("Tomas Berg"));
    window.sees(button("Choose a photo").beginning().within("[data-testid=inspector]"));
    window.sees_no(photo());
    drops(&laptop, "face.png", &window, css("[data-testid=undo]"), 1.0);
    window.reads(css("[data-testid=toast]").nth(1), "Drop a picture on a card");
    assert_eq!(undoable(&window), before);
    window.quit();
}

/// A square of one colour.
fn bitmap(side: u32) -> Vec<u8> {
    let size = side * side * 3;
    let mut bytes = b"BM".to_vec();
    bytes.extend((54 + size).to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(54_u32.to_le_bytes());
    bytes.extend(40_u32.to_le_bytes());
    bytes.extend(side.to_le_bytes());
    bytes.extend(side.to_le_bytes());
    bytes.extend([1, 0, 24, 0]);
    bytes.extend([0; 24]);
    bytes.resize(54 + size as usize, 0x80);
    bytes
}

/// Puts a PNG into the home folder: a square whose colours run from corner to corner.
fn portrait(laptop: &Laptop, name: &str, side: u32) {
    let file = File::create(laptop.path(name)).expect("a file in the home folder");
    let pixels: Vec<u8> = (0..side)
        .flat_map(|y| (0..side).flat_map(move |x| [(x * 255 / side) as u8, 90, (y * 255 / side) as u8]))
        .collect();
    let mut encoder = png::Encoder::new(BufWriter::new(file), side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().and_then(|mut png| png.write_image_data(&pixels)).expect("a picture");
}
