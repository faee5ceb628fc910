//! The map as PNG: the SVG, painted.

use super::{ExportError, Ground, Picture, fonts::Fonts, svg, svg::Lettering, xml};
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter, PixelDimensions, Unit};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::Tree,
};
use scene::scene::Ink;
use std::{
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// The most pixels a picture may have.
const MOST_PIXELS: u64 = 200_000_000;

/// The most pixels painted at a time, so that a large picture takes little more memory than a small one.
const PIXELS_AT_A_TIME: u32 = 16_000_000;

/// Pixels to the metre at a scale of 1: 96 to the inch.
const PIXELS_PER_METRE: f64 = 96.0 / 0.0254;

/// The picture as PNG in RGBA, `scale` pixels to the scene unit, 1–4.
///
/// Letters that Inter lacks are drawn in a font of this computer. The file says its resolution and its
/// title, and names nobody outside the picture itself. Up to those letters, the same picture gives the
/// same bytes.
///
/// # Errors
/// [`ExportError::Scale`] outside 1–4, [`ExportError::TooLarge`] above 200 million pixels, and what
/// [`svg()`](super::svg()) says of the scene.
pub fn png(picture: &Picture<'_>, scale: f64) -> Result<Vec<u8>, ExportError> {
    if !(1.0..=4.0).contains(&scale) {
        return Err(ExportError::Scale(scale));
    }
    // The painter is known to panic on some mixtures of scripts and fonts; the picture is lost then, and
    // nothing else, since all it touches is made here.
    catch_unwind(AssertUnwindSafe(|| paint(picture, scale)))
        .unwrap_or_else(|_| Err(ExportError::Painting("the painter gave up".into())))
}

fn paint(picture: &Picture<'_>, scale: f64) -> Result<Vec<u8>, ExportError> {
    let sheet = scene::sheet(picture.scene, picture.title, picture.subtitle);
    let mut fonts = Fonts::new();
    let document = svg::document(picture, &sheet, Lettering::Painted(&mut fonts))?;
    let size = pixels(sheet.width * scale, sheet.height * scale)?;
    let tree = Tree::from_str(&document, &fonts.options())
        .map_err(|error| ExportError::Painting(error.to_string()))?;
    let mut bytes = Vec::new();
    encode(picture, &tree, size, scale, &mut bytes).map_err(|error| match error {
        EncodingError::IoError(error) => ExportError::Writing(error),
        other => ExportError::Painting(other.to_string()),
    })?;
    Ok(bytes)
}

/// Whole pixels for a size, at least one each way.
fn pixels(width: f64, height: f64) -> Result<(u32, u32), ExportError> {
    // A cast from f64 saturates, and so does the product.
    let (width, height) = (width.ceil().max(1.0) as u64, height.ceil().max(1.0) as u64);
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(across), Ok(down)) if width.saturating_mul(height) <= MOST_PIXELS => Ok((across, down)),
        _ => Err(ExportError::TooLarge { width, height, limit: MOST_PIXELS / 1_000_000 }),
    }
}

/// Paints the tree band by band and writes it.
fn encode(
    picture: &Picture<'_>,
    tree: &Tree,
    (width, height): (u32, u32),
    scale: f64,
    to: &mut impl Write,
) -> Result<(), EncodingError> {
    let paper = (picture.ground == Ground::Paper).then(|| color(Ink::Paper.hex(picture.theme)));
    let mut encoder = Encoder::new(to, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_color(ColorType::Rgba);
    // Flat colours repeat byte for byte: unfiltered they pack into half the size, in half the time.
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let density = (PIXELS_PER_METRE * scale).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: Unit::Meter }));
    let title = xml::clean(picture.title).into_owned();
    if title.chars().all(|c| u32::from(c) < 256) {
        encoder.add_text_chunk("Title".into(), title)?;
    } else {
        encoder.add_itxt_chunk("Title".into(), title)?;
    }
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;

    // Stretched by less than a pixel, the sheet ends where the pixels do.
    let stretch =
        Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
    let band = (PIXELS_AT_A_TIME / width).clamp(1, height);
    for top in (0..height).step_by(band as usize) {
        let Some(mut pixmap) = Pixmap::new(width, band.min(height - top)) else {
            return Err(std::io::Error::from(std::io::ErrorKind::OutOfMemory).into());
        };
        if let Some(paper) = paper {
            pixmap.fill(paper);
        }
        resvg::render(tree, stretch.post_translate(0.0, -(top as f32)), &mut pixmap.as_mut());
        rows.write_all(&pixmap.take_demultiplied())?;
    }
    rows.finish()
}

/// A colour of the form `#rrggbb`; white where it is of no such form.
fn color(hex: &str) -> Color {
    let number = hex.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, red, green, blue] = number.unwrap_or(0x00FF_FFFF).to_be_bytes();
    Color::from_rgba8(red, green, blue, 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_whole_pixels_and_a_limit() {
        for (size, expected) in [
            ((400.0, 300.0), Some((400, 300))),
            ((400.2, 0.0), Some((401, 1))),
            ((20_000.0, 10_000.0), Some((20_000, 10_000))),
            ((20_000.0, 10_001.0), None),
            ((1e12, 1.0), None),
            ((f64::INFINITY, f64::INFINITY), None),
        ] {
            assert_eq!(pixels(size.0, size.1).ok(), expected, "{size:?}");
        }
    }

    #[test]
    fn too_large_says_how_large_and_what_to_do() {
        let error = pixels(30_000.0, 20_000.0).unwrap_err().to_string();
        assert!(error.contains("30000 × 20000") && error.contains("smaller scale"), "{error}");
    }
}
