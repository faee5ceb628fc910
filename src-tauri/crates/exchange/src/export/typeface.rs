//! The one typeface, inside the file.

use super::ExportError;
use base64::{Engine, prelude::BASE64_STANDARD};
use read_fonts::{
    FontRef,
    collections::IntSet,
    types::{NameId, Tag},
};
use scene::scene::Weight;
use skera::{DEFAULT_DROP_TABLES, DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use std::collections::{BTreeMap, BTreeSet};

/// The typeface, and what stands in for it in scripts it lacks.
pub(super) const FAMILIES: &str =
    "Inter, Noto Sans, Segoe UI, Helvetica Neue, Arial, Noto Sans CJK SC, Noto Color Emoji, sans-serif";

/// Every cut of the typeface.
pub(super) const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::Medium, Weight::SemiBold];

/// A cut as CSS counts it.
pub(super) const fn number(weight: Weight) -> u16 {
    match weight {
        Weight::Regular => 400,
        Weight::Medium => 500,
        Weight::SemiBold => 600,
    }
}

/// A style sheet with one `@font-face` for each cut that `texts` use, holding their letters and no
/// others as a data URL.
///
/// # Errors
/// [`ExportError::Typeface`] where the typeface cannot be read.
pub(super) fn style<'a>(texts: impl Iterator<Item = (Weight, &'a str)>) -> Result<String, ExportError> {
    let mut used: BTreeMap<u16, BTreeSet<char>> = BTreeMap::new();
    for (weight, text) in texts {
        used.entry(number(weight)).or_default().extend(text.chars());
    }
    let mut style = String::new();
    for weight in WEIGHTS {
        let number = number(weight);
        if let Some(letters) = used.get(&number) {
            let font = BASE64_STANDARD.encode(subset(scene::text::font(weight), letters)?);
            style += &format!(
                "@font-face{{font-family:Inter;font-weight:{number};src:url(data:font/ttf;base64,{font})}}"
            );
        }
    }
    Ok(style)
}

/// A TrueType font that draws `letters` as `font` does, kerning and ligatures included.
fn subset(font: &[u8], letters: &BTreeSet<char>) -> Result<Vec<u8>, ExportError> {
    let broken = |error: &dyn std::fmt::Display| ExportError::Typeface(error.to_string());
    let font = FontRef::new(font).map_err(|error| broken(&error))?;
    let plan = Plan::new(
        &IntSet::empty(),
        &letters.iter().map(|&letter| u32::from(letter)).collect(),
        &font,
        // A letter no font has shows as a box rather than as nothing.
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NOTDEF_OUTLINE,
        &DEFAULT_DROP_TABLES.iter().copied().collect(),
        &IntSet::<Tag>::all(),
        &DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &(0..=6).map(NameId::new).collect(),
        // US English, in Microsoft's numbering.
        &[0x0409].into_iter().collect(),
    );
    subset_font(&font, &plan).map_err(|error| broken(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use read_fonts::TableProvider;

    fn letters(text: &str) -> BTreeSet<char> {
        text.chars().collect()
    }

    #[test]
    fn a_subset_maps_its_letters_and_no_others() {
        for weight in WEIGHTS {
            let bytes = subset(scene::text::font(weight), &letters("Åsa Öberg 24")).unwrap();
            let cmap = FontRef::new(&bytes).unwrap();
            let cmap = cmap.cmap().unwrap();
            for (letter, there) in [('Å', true), ('g', true), ('4', true), ('z', false), ('7', false)] {
                assert_eq!(cmap.map_codepoint(letter).is_some(), there, "{letter} of {weight:?}");
            }
        }
    }

    #[test]
    fn a_subset_keeps_the_advances() {
        let whole = FontRef::new(scene::text::font(Weight::Medium)).unwrap();
        let bytes = subset(scene::text::font(Weight::Medium), &letters("Marcus Lind")).unwrap();
        let part = FontRef::new(&bytes).unwrap();
        let advance = |font: &FontRef<'_>, letter: char| {
            font.hmtx().unwrap().advance(font.cmap().unwrap().map_codepoint(letter).unwrap())
        };
        for letter in "Marcus Lind".chars() {
            assert_eq!(advance(&part, letter), advance(&whole, letter), "{letter}");
        }
    }

    #[test]
    fn only_used_cuts_are_embedded() {
        let style = style([(Weight::Regular, "a"), (Weight::SemiBold, "b")].into_iter()).unwrap();
        for (number, there) in [(400, true), (500, false), (600, true)] {
            assert_eq!(style.contains(&format!("font-weight:{number}")), there, "{number}");
        }
    }

    #[test]
    fn letters_the_typeface_lacks_do_no_harm() {
        assert!(style([(Weight::Regular, "王 نادية 👩‍🔬")].into_iter()).unwrap().contains("400"));
        assert!(style([(Weight::Regular, "")].into_iter()).unwrap().contains("400"));
    }
}
