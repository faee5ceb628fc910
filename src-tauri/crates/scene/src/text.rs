//! How wide text is, and how much of it fits.
//!
//! Widths are sums of the real advances of Inter, the typeface shipped in `fonts/`, without kerning:
//! kerning only ever tightens a line noticeably, so that what fits here fits on paper. Glyphs that
//! Inter lacks come from a system typeface and are estimated.

use crate::scene::Weight;
use skrifa::{
    FontRef, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
};
use std::sync::OnceLock;

/// The typeface of a cut, as the bytes of a TTF file, for those who embed it.
pub const fn font(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../fonts/Inter-Regular.ttf"),
        Weight::Medium => include_bytes!("../fonts/Inter-Medium.ttf"),
        Weight::SemiBold => include_bytes!("../fonts/Inter-SemiBold.ttf"),
    }
}

/// Width in units of a line of text, set `size` units high. Characters that are not drawn (control,
/// combining) count nothing.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let face = Face::of(weight);
    text.chars().map(|letter| face.advance(letter)).sum::<f64>() * size
}

/// The text, cleaned, as far as it fits into `max` units; where it does not fit, cut and ended with
/// "…". Empty where not even the ellipsis fits.
pub fn fit(text: &str, size: f64, weight: Weight, max: f64) -> String {
    let text = clean(text);
    let face = Face::of(weight);
    let max = max / size;
    let ellipsis = face.advance('…');
    let (mut used, mut cut) = (0.0, 0);
    let mut joined = false;
    for (at, letter) in text.char_indices() {
        // A letter keeps its accents, and an emoji its parts.
        if used + ellipsis <= max && !joined && !clings(letter) {
            cut = at;
        }
        joined = letter == ZERO_WIDTH_JOINER;
        used += face.advance(letter);
        if used > max {
            return if ellipsis > max { String::new() } else { format!("{}…", text[..cut].trim_end()) };
        }
    }
    text
}

/// The text, cleaned, in at most so many lines of `max` units, broken between words; what does not fit
/// is cut in its line and ended with "…".
pub fn wrap(text: &str, size: f64, weight: Weight, max: f64, lines: usize) -> Vec<String> {
    let text = clean(text);
    let mut wrapped: Vec<String> = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() && wrapped.len() + 1 < lines {
        let mut end = 0;
        for (at, _) in rest.match_indices(' ').chain(std::iter::once((rest.len(), ""))) {
            if end > 0 && width(&rest[..at], size, weight) > max {
                break;
            }
            end = at;
        }
        wrapped.push(fit(&rest[..end], size, weight, max));
        rest = rest[end..].trim_start();
    }
    if !rest.is_empty() {
        wrapped.push(fit(rest, size, weight, max));
    }
    wrapped
}

/// The text on one line: white space folded, control characters and those that turn the direction of
/// writing left out.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() {
            gap = true;
        } else if !letter.is_control() && !turns_direction(letter) {
            if gap && !clean.is_empty() {
                clean.push(' ');
            }
            gap = false;
            clean.push(letter);
        }
    }
    clean
}

const ZERO_WIDTH_JOINER: char = '\u{200d}';

const fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character is drawn on the one before it.
const fn clings(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{93c}' | '\u{94d}'
            | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200d}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0020}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// The advance in em of a glyph that Inter lacks.
const fn estimate(letter: char) -> f64 {
    match letter {
        '\u{590}'..='\u{8ff}' => 0.6,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}' => 1.0,
        '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' => 1.0,
        '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 1.0,
        '\u{1f000}'..='\u{1faff}' => 1.25,
        '\u{20000}'..='\u{3ffff}' => 1.0,
        _ => 0.65,
    }
}

/// The Latin letters are looked up once: nearly every name is made of them.
const COMMON: usize = 0x250;

struct Face {
    common: [f64; COMMON],
    rest: Option<(Charmap<'static>, GlyphMetrics<'static>, f64)>,
}

impl Face {
    fn of(weight: Weight) -> &'static Self {
        static FACES: [OnceLock<Face>; 3] = [const { OnceLock::new() }; 3];
        FACES[weight as usize].get_or_init(|| Self::read(font(weight)))
    }

    fn read(bytes: &'static [u8]) -> Self {
        let rest = FontRef::new(bytes).ok().map(|font| {
            let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let units = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
            (font.charmap(), metrics, f64::from(units))
        });
        let mut face = Self { common: [0.0; COMMON], rest };
        for code in 0..COMMON as u32 {
            if let Some(letter) = char::from_u32(code) {
                face.common[code as usize] = face.look_up(letter);
            }
        }
        face
    }

    fn advance(&self, letter: char) -> f64 {
        self.common.get(letter as usize).copied().unwrap_or_else(|| self.look_up(letter))
    }

    fn look_up(&self, letter: char) -> f64 {
        if letter.is_control() || turns_direction(letter) || clings(letter) {
            return 0.0;
        }
        self.rest
            .as_ref()
            .and_then(|(letters, metrics, units)| {
                let advance = metrics.advance_width(letters.map(letter)?)?;
                Some(f64::from(advance) / units)
            })
            .unwrap_or_else(|| estimate(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_fit(text: &str, max: f64, expected: &str) {
        assert_eq!(fit(text, 12.0, Weight::SemiBold, max), expected);
    }

    #[test]
    fn the_typefaces_are_there_and_have_their_advances() {
        for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold] {
            assert!(FontRef::new(font(weight)).is_ok());
            assert!(width("W", 10.0, weight) > 1.5 * width("r", 10.0, weight));
        }
        assert!(width("Priya", 12.0, Weight::SemiBold) > width("Priya", 12.0, Weight::Regular));
        assert!(
            (width("Priya", 24.0, Weight::Medium) - 2.0 * width("Priya", 12.0, Weight::Medium)).abs() < 1e-9
        );
    }

    #[test]
    fn what_fits_stays_and_what_does_not_ends_with_an_ellipsis() {
        check_fit("Elin Moe", 200.0, "Elin Moe");
        check_fit("Sustainability lead", 80.0, "Sustainabili…");
        check_fit("Elin Moe", 40.0, "Elin…");
        check_fit("Elin Moe", 2.0, "");
        check_fit("", 10.0, "");
    }

    #[test]
    fn long_names_are_broken_between_words() {
        let check = |text: &str, max: f64, lines: usize, expected: &[&str]| {
            assert_eq!(wrap(text, 12.0, Weight::SemiBold, max, lines), expected);
        };
        check("Elin Moe", 200.0, 3, &["Elin Moe"]);
        check("Elin Moe", 40.0, 3, &["Elin", "Moe"]);
        check("Dalia Ferreira-Monteverde of Nordlys", 60.0, 3, &["Dalia", "Ferreira…", "of Nordl…"]);
        check("  ", 60.0, 3, &[]);
        check("Elin Moe", 200.0, 1, &["Elin Moe"]);
    }

    #[test]
    fn a_cut_never_parts_a_letter_from_its_accent_or_an_emoji() {
        let family = "👩\u{200d}👩\u{200d}👧";
        for max in 0..120 {
            let fitted =
                fit(&format!("e\u{301}{family}e\u{301}{family}"), 12.0, Weight::Regular, f64::from(max));
            let rest = fitted.replace("e\u{301}", "").replace(family, "").replace('…', "");
            assert_eq!(rest, "", "at {max}");
        }
    }

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(clean(" Elin\n\tMoe\u{202e}\u{7}\u{2066} "), "Elin Moe");
    }

    #[test]
    fn letters_that_the_typeface_lacks_are_estimated() {
        for (text, least, most) in
            [("東京", 1.6, 2.2), ("سلام", 1.6, 4.0), ("🙂", 0.9, 1.4), ("\u{301}", 0.0, 0.0)]
        {
            let width = width(text, 1.0, Weight::Regular);
            assert!((least..=most).contains(&width), "{text} is {width} wide");
        }
    }

    proptest! {
        #[test]
        fn fitted_text_fits(text in ".{0,60}", max in 0.0..300.0) {
            let fitted = fit(&text, 11.0, Weight::Medium, max);
            prop_assert!(width(&fitted, 11.0, Weight::Medium) <= max + 1e-9);
            prop_assert!(!fitted.chars().any(|letter| letter.is_control() || turns_direction(letter)));
        }
    }
}
