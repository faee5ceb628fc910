//! A picture file becomes a small square photo.

use super::ImportError;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::{
    DynamicImage, ImageDecoder, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
};
use std::io::Cursor;

/// The size in bytes beyond which a picture is refused; ask before reading it.
pub const LARGEST_PICTURE: u64 = 30 * 1024 * 1024;
/// Pixels of a photo's side: a card's avatar at twice the size it is drawn at on a dense screen.
const SIDE: u32 = 128;
/// Quality of the JPEG, of 100.
const QUALITY: u8 = 82;
/// The most pixels each way of a picture that is decoded.
const MOST_PIXELS: u32 = 20_000;
/// The most bytes that decoding may take.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// Refuses a picture of this many bytes where that is too many: to be asked before the file is read.
///
/// # Errors
/// [`ImportError::LargePicture`] above [`LARGEST_PICTURE`].
pub fn check_size(file: &str, bytes: u64) -> Result<(), ImportError> {
    if bytes > LARGEST_PICTURE { Err(ImportError::LargePicture { file: file.into(), bytes }) } else { Ok(()) }
}

/// The middle square of a picture as a JPEG of 128 × 128 pixels, base64. Its orientation is applied; EXIF
/// and all other metadata are left behind.
///
/// # Errors
/// [`ImportError::NoPicture`] where the bytes are no JPEG, PNG, WebP, GIF or BMP that can be decoded.
pub fn read(file: &str, bytes: &[u8]) -> Result<String, ImportError> {
    let refused = || ImportError::NoPicture { file: file.into() };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| refused())?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| refused())?;
    // A damaged orientation is none.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| refused())?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let side = picture.width().min(picture.height()).max(1);
    let (x, y) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    let small = picture.crop_imm(x, y, side, side).resize_exact(SIDE, SIDE, FilterType::Lanczos3);
    let mut jpeg = Vec::new();
    on_white(&small)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY))
        .map_err(|_| refused())?;
    Ok(STANDARD.encode(jpeg))
}

/// What shows through is white.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    let mut ground = image::RgbaImage::from_pixel(picture.width(), picture.height(), image::Rgba([255; 4]));
    image::imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(ground).to_rgb8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};

    fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Left half red, right half blue.
    fn flag(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| {
            Rgb(if x < width / 2 { [220, 20, 20] } else { [20, 20, 220] })
        })
    }

    fn decoded(base64: &str) -> RgbImage {
        let bytes = STANDARD.decode(base64).unwrap();
        image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap().to_rgb8()
    }

    #[test]
    fn any_picture_becomes_a_small_square_jpeg() {
        for (format, width, height) in
            [(ImageFormat::Png, 400, 100), (ImageFormat::Jpeg, 60, 900), (ImageFormat::Bmp, 1, 1)]
        {
            let photo = decoded(&read("face", &encoded(&flag(width, height), format)).unwrap());
            assert_eq!((photo.width(), photo.height()), (128, 128), "{format:?}");
        }
        let photo = decoded(&read("face", &encoded(&flag(400, 100), ImageFormat::Png)).unwrap());
        assert!(photo.get_pixel(10, 64)[0] > 150, "red is on the left");
        assert!(photo.get_pixel(118, 64)[2] > 150, "blue is on the right");
    }

    #[test]
    fn exif_turns_the_picture_and_is_left_behind() {
        let mut jpeg = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, 90);
        DynamicImage::ImageRgb8(flag(200, 200)).write_with_encoder(encoder).unwrap();
        // Orientation 6 (a quarter turn clockwise) and a secret, right after the start of the image.
        let mut tiff = b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0".to_vec();
        tiff.extend(b"\x3b\x01\x02\0\x07\0\0\0\x26\0\0\0\0\0\0\0SECRET\0");
        let mut segment = b"Exif\0\0".to_vec();
        segment.extend(tiff);
        let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
        let with_exif: Vec<u8> = [&jpeg[..2], b"\xff\xe1", &length, &segment, &jpeg[2..]].concat();
        let base64 = read("face.jpg", &with_exif).unwrap();
        let photo = decoded(&base64);
        assert!(photo.get_pixel(64, 10)[0] > 150, "what was left is on top");
        assert!(photo.get_pixel(64, 118)[2] > 150, "what was right is below");
        let bytes = STANDARD.decode(base64).unwrap();
        let has = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        assert!(!has(b"Exif") && !has(b"SECRET"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b""[..], b"not a picture", b"\xff\xd8\xff\xe0 broken", b"\x89PNG\r\n\x1a\n"] {
            let refused = read("face.jpg", bytes).unwrap_err();
            assert_eq!(refused, ImportError::NoPicture { file: "face.jpg".into() });
        }
        assert!(check_size("face.jpg", LARGEST_PICTURE + 1).is_err());
    }
}
