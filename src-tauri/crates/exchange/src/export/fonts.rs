//! Fonts for painting: Inter, and this computer's own for the letters it lacks.

use super::typeface::{self, FAMILIES, WEIGHTS};
use read_fonts::{FontRef, TableProvider};
use resvg::usvg::{
    self, FontFamily, FontResolver,
    fontdb::{Database, FaceInfo, ID, Source, Style},
};
use rustybuzz::{Face, UnicodeBuffer};
use scene::scene::Weight;
use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// The fonts a picture is painted with.
///
/// Those of this computer are looked up only once a letter is missing, so that without one a picture is
/// the same on every computer.
pub(super) struct Fonts {
    database: Database,
    /// The cuts of Inter, by weight.
    cuts: BTreeMap<u16, ID>,
    /// Whether this computer's fonts are in the database.
    looked_up: bool,
    /// Families that had a missing letter before; asked first, so that a script keeps to one.
    helped: BTreeSet<String>,
    /// What was found for a cluster in a weight.
    found: BTreeMap<(u16, String), Option<ID>>,
    /// The fonts in use beside Inter, by the number in their family's name.
    named: Vec<ID>,
}

/// A part of a line of text, in one font and one direction.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// The name by which [`Fonts::options`] knows the font; `None` is Inter.
    pub(super) family: Option<String>,
    /// What it says.
    pub(super) text: &'a str,
    /// Whether it is read from right to left.
    pub(super) backwards: bool,
    /// Its width, in heights of the typeface.
    pub(super) width: f64,
}

impl Run<'_> {
    /// What to write so that the run keeps its direction when it stands alone, down to the spaces and
    /// brackets at its ends: between marks where it is read from right to left.
    pub(super) fn standing_alone(&self) -> Cow<'_, str> {
        const MARK: char = '\u{200F}';
        if self.backwards { format!("{MARK}{}{MARK}", self.text).into() } else { self.text.into() }
    }
}

/// Before the number of a font in [`Fonts::named`].
const INSTALLED: &str = "installed-";

impl Fonts {
    /// Inter alone.
    pub(super) fn new() -> Self {
        let mut database = Database::new();
        let mut cuts = BTreeMap::new();
        for weight in WEIGHTS {
            let ids = database.load_font_source(Source::Binary(Arc::new(scene::text::font(weight))));
            cuts.extend(ids.first().map(|&id| (typeface::number(weight), id)));
        }
        Self {
            database,
            cuts,
            looked_up: false,
            helped: BTreeSet::new(),
            found: BTreeMap::new(),
            named: Vec::new(),
        }
    }

    /// The text as parts to set from left to right. What no font can draw stays in Inter, which shows a
    /// box.
    pub(super) fn line<'a>(&mut self, text: &'a str, weight: Weight) -> Vec<Run<'a>> {
        let number = typeface::number(weight);
        let bidi = BidiInfo::new(text, Some(Level::ltr()));
        let mut line = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for range in ranges {
                let backwards = levels.get(range.start).is_some_and(Level::is_rtl);
                let mut runs = self.runs(&text[range], number);
                if backwards {
                    runs.reverse();
                }
                line.extend(runs.into_iter().map(|(id, run)| (id, Run { backwards, ..run })));
            }
        }
        if let [_, _, ..] = line.as_slice() {
            for (id, run) in &mut line {
                run.width = id.or(self.cuts.get(&number).copied()).map_or(0.0, |id| self.width(id, run.text));
            }
        }
        line.into_iter().map(|(_, run)| run).collect()
    }

    /// A text of one direction in parts of one font each, not yet measured.
    fn runs<'a>(&mut self, text: &'a str, weight: u16) -> Vec<(Option<ID>, Run<'a>)> {
        let mut runs: Vec<(Option<ID>, Run<'a>)> = Vec::new();
        let mut begin = 0;
        for (at, cluster) in text.grapheme_indices(true) {
            let font = self.find(cluster, weight);
            match runs.last_mut() {
                Some((same, run)) if *same == font => run.text = &text[begin..at + cluster.len()],
                _ => {
                    begin = at;
                    let family = font.map(|id| self.name(id));
                    runs.push((font, Run { family, text: cluster, backwards: false, width: 0.0 }));
                }
            }
        }
        runs
    }

    /// The width of a text of one direction in a font, in heights of the typeface.
    fn width(&self, id: ID, text: &str) -> f64 {
        let advance = self.database.with_face_data(id, |data, index| {
            let face = Face::from_slice(data, index)?;
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(text);
            buffer.guess_segment_properties();
            let glyphs = rustybuzz::shape(&face, &[], buffer);
            let advance: f64 = glyphs.glyph_positions().iter().map(|glyph| f64::from(glyph.x_advance)).sum();
            Some(advance / f64::from(face.units_per_em()))
        });
        advance.flatten().unwrap_or(0.0)
    }

    /// How text becomes outlines, for text in the families of [`Self::line`].
    pub(super) fn options(self) -> usvg::Options<'static> {
        let Self { database, cuts, named, .. } = self;
        usvg::Options {
            fontdb: Arc::new(database),
            font_resolver: FontResolver {
                select_font: Box::new(move |font, _| match font.families().first() {
                    Some(FontFamily::Named(name)) if name.starts_with(INSTALLED) => {
                        let number: usize = name[INSTALLED.len()..].parse().ok()?;
                        named.get(number).copied()
                    }
                    _ => cuts.get(&font.weight()).copied(),
                }),
                select_fallback: Box::new(|_, _, _| None),
            },
            ..usvg::Options::default()
        }
    }

    fn name(&mut self, id: ID) -> String {
        let number = self.named.iter().position(|&named| named == id).unwrap_or_else(|| {
            self.named.push(id);
            self.named.len() - 1
        });
        format!("{INSTALLED}{number}")
    }

    /// The font for a cluster of letters that Inter lacks; `None` where Inter has it or nothing has.
    fn find(&mut self, cluster: &str, weight: u16) -> Option<ID> {
        let inter = *self.cuts.get(&weight)?;
        if self.has(inter, cluster) {
            return None;
        }
        let key = (weight, cluster.to_owned());
        if let Some(&found) = self.found.get(&key) {
            return found;
        }
        if !self.looked_up {
            self.database.load_system_fonts();
            self.looked_up = true;
        }
        let found = self.search(cluster, weight);
        if let Some(face) = found.and_then(|id| self.database.face(id)) {
            self.helped.insert(family(face).to_owned());
        }
        self.found.insert(key, found);
        found
    }

    /// The first of this computer's fonts that has a cluster, those closest to Inter first.
    fn search(&self, cluster: &str, weight: u16) -> Option<ID> {
        let mut faces: Vec<_> = self.database.faces().collect();
        faces.sort_by_cached_key(|face| {
            let family = family(face);
            (
                Reverse(self.helped.contains(family)),
                FAMILIES.split(", ").position(|listed| listed == family).unwrap_or(usize::MAX),
                face.style != Style::Normal,
                face.monospaced,
                face.weight.0.abs_diff(weight),
                face.post_script_name.clone(),
            )
        });
        faces.into_iter().map(|face| face.id).find(|&id| self.has(id, cluster))
    }

    /// Whether a font can draw every letter of a cluster.
    fn has(&self, id: ID, cluster: &str) -> bool {
        let drawn = self.database.with_face_data(id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let cmap = font.cmap().ok()?;
            let mut letters = cluster.chars().filter(|&letter| !is_unseen(letter));
            letters
                .all(|letter| cmap.map_codepoint(letter).is_some_and(|glyph| glyph.to_u32() != 0))
                .then_some(())
        });
        drawn.flatten().is_some()
    }
}

fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}

/// Whether a letter only says how others are drawn: joiners, direction marks, variation selectors.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_inter_has_is_one_run_and_needs_no_other_font() {
        for text in ["Åsa Öberg", "Łódź Ελλάδα Москва", "e\u{301}\u{200D}", "24 · 0–19 ★"]
        {
            let mut fonts = Fonts::new();
            let line = fonts.line(text, Weight::Medium);
            assert_eq!(line.len(), 1, "{text}: {line:?}");
            assert!(line[0].family.is_none() && line[0].text == text, "{text}");
            assert!(!fonts.looked_up, "{text}");
        }
    }

    #[test]
    fn a_line_says_all_of_its_text_once() {
        for text in ["", "Omar (لا) 王小明", "👩‍🔬 R&D 👍🏽", "\u{10FFFD}x", "אבג abc דהו"]
        {
            let line = Fonts::new().line(text, Weight::Regular);
            let mut said: Vec<char> = line.iter().flat_map(|run| run.text.chars()).collect();
            let mut expected: Vec<char> = text.chars().collect();
            said.sort_unstable();
            expected.sort_unstable();
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn what_is_written_to_the_left_stands_in_that_order() {
        let line = Fonts::new().line("ab אב 12", Weight::Regular);
        let order: Vec<_> = line.iter().map(|run| (run.text.trim(), run.backwards)).collect();
        assert_eq!(order.first(), Some(&("ab", false)));
        assert_eq!(order.get(1), Some(&("12", false)), "the number after the Hebrew stands left of it");
        assert!(order[2..].iter().all(|(_, backwards)| *backwards));
    }

    #[test]
    fn widths_are_those_of_the_letters() {
        let fonts = Fonts::new();
        let inter = fonts.cuts[&400];
        let one = fonts.width(inter, "n");
        assert!((0.4..0.7).contains(&one), "{one}");
        assert!((fonts.width(inter, "nnn") - 3.0 * one).abs() < 1e-9);
        assert_eq!(fonts.width(inter, ""), 0.0);
    }
}
