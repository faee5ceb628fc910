//! The PNG of a small scene.

use crate::sample;
use exchange::export::{ExportError, Ground, Picture, png};
use scene::{Scene, Theme, scene::Ink};
use std::io::Cursor;

fn picture(scene: &Scene) -> Picture<'_> {
    Picture {
        scene,
        title: "Nordlys Foods",
        subtitle: "22 November 2026",
        theme: Theme::Light,
        ground: Ground::Paper,
    }
}

/// Pixels with what the file says of itself.
struct Decoded {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
    texts: Vec<(String, String)>,
    per_metre: u32,
}

fn decode(bytes: &[u8]) -> Decoded {
    let mut reader = ::png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let info = reader.info();
    let latin = info.uncompressed_latin1_text.iter().map(|text| (text.keyword.clone(), text.text.clone()));
    let utf8 = info.utf8_text.iter().map(|text| (text.keyword.clone(), text.get_text().unwrap()));
    Decoded {
        width: info.width,
        height: info.height,
        texts: latin.chain(utf8).collect(),
        per_metre: info.pixel_dims.unwrap().xppu,
        pixels,
    }
}

#[test]
fn it_has_the_size_and_the_resolution_of_its_scale() {
    let scene = sample::scene();
    let sheet = scene::sheet(&scene, "Nordlys Foods", "22 November 2026");
    for (scale, per_metre) in [(1.0, 3780), (1.5, 5669), (2.0, 7559), (4.0, 15118)] {
        let decoded = decode(&png(&picture(&scene), scale).unwrap());
        let expected = ((sheet.width * scale).ceil() as u32, (sheet.height * scale).ceil() as u32);
        assert_eq!((decoded.width, decoded.height), expected, "at {scale}");
        assert_eq!(decoded.per_metre, per_metre, "at {scale}");
    }
}

#[test]
fn a_scale_outside_one_to_four_is_refused() {
    let scene = sample::scene();
    for scale in [0.0, 0.99, 4.01, -1.0, f64::NAN, f64::INFINITY] {
        let error = png(&picture(&scene), scale).unwrap_err();
        assert!(matches!(error, ExportError::Scale(_)), "{error}");
    }
}

#[test]
fn too_many_pixels_are_refused_before_any_is_painted() {
    let mut scene = sample::scene();
    scene.bounds.width = 50_000.0;
    scene.bounds.height = 50_000.0;
    let error = png(&picture(&scene), 1.0).unwrap_err();
    assert!(matches!(error, ExportError::TooLarge { limit: 200, .. }), "{error}");
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let scene = sample::scene();
    assert!(png(&picture(&scene), 2.0).unwrap() == png(&picture(&scene), 2.0).unwrap());
}

#[test]
fn the_ground_is_the_paper_of_the_theme() {
    let scene = sample::scene();
    for theme in [Theme::Light, Theme::Dark] {
        let decoded = decode(&png(&Picture { theme, ..picture(&scene) }, 1.0).unwrap());
        let corner = |pixel: &[u8]| format!("#{:02x}{:02x}{:02x}", pixel[0], pixel[1], pixel[2]);
        assert_eq!(corner(&decoded.pixels[..4]), Ink::Paper.hex(theme));
        assert_eq!(corner(&decoded.pixels[decoded.pixels.len() - 4..]), Ink::Paper.hex(theme));
        assert!(decoded.pixels.chunks(4).all(|pixel| pixel[3] == 255), "nothing shines through paper");
    }
}

#[test]
fn without_ground_the_corners_are_clear_and_the_cards_are_not() {
    let scene = sample::scene();
    let clear = Picture { ground: Ground::Transparent, ..picture(&scene) };
    let decoded = decode(&png(&clear, 1.0).unwrap());
    assert_eq!(decoded.pixels[3], 0);
    assert_eq!(decoded.pixels.last(), Some(&0));
    assert!(decoded.pixels.chunks(4).any(|pixel| pixel == [255, 255, 255, 255]), "the face of a card");
}

#[test]
fn text_is_painted() {
    let scene = sample::scene();
    let ink = |scene: &Scene| {
        let decoded = decode(&png(&picture(scene), 2.0).unwrap());
        decoded.pixels.chunks(4).filter(|pixel| pixel[..3].iter().all(|&value| value < 80)).count()
    };
    let mut silent = scene.clone();
    for card in &mut silent.cards {
        card.marks.retain(|mark| !matches!(mark, scene::scene::Mark::Text { .. }));
    }
    assert!(ink(&scene) > ink(&silent) + 1_000, "{} and {}", ink(&scene), ink(&silent));
}

#[test]
fn it_names_the_account_and_nobody_else() {
    let scene = sample::scene();
    for title in ["Nordlys Foods", "Łódź Papier 王"] {
        let decoded = decode(&png(&Picture { title, ..picture(&scene) }, 1.0).unwrap());
        assert_eq!(decoded.texts, [("Title".to_owned(), title.to_owned())]);
    }
}

#[test]
fn letters_the_typeface_lacks_do_not_stop_it() {
    let mut scene = sample::scene();
    scene.cards.push(sample::card(9, 50.0, 150.0, "נועה לוי", "👩‍🔬 研究 \u{10FFFD}"));
    let expected = scene::sheet(&scene, "", "").width.ceil() as u32;
    assert_eq!(decode(&png(&picture(&scene), 1.0).unwrap()).width, expected);
}
