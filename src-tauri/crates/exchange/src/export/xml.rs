//! XML that is well-formed whatever people typed.
//!
//! All text and all attributes pass through [`clean`] and quick-xml's escaping here; nothing else in the
//! exports touches markup.

use super::ExportError;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::{
    borrow::Cow,
    fmt::{self, Display},
};

/// An XML document as it grows.
pub(super) struct Document {
    writer: Writer<Vec<u8>>,
}

impl Document {
    /// An empty document in UTF-8, with its declaration.
    pub(super) fn new() -> Result<Self, ExportError> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// Writes an element that holds other elements.
    pub(super) fn element(
        &mut self,
        tag: Tag,
        inner: impl FnOnce(&mut Self) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let name = tag.name;
        self.writer.write_event(Event::Start(tag.sound()?))?;
        inner(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        Ok(())
    }

    /// Writes an element that holds text alone.
    pub(super) fn text(&mut self, tag: Tag, text: &str) -> Result<(), ExportError> {
        let name = tag.name;
        self.writer.write_event(Event::Start(tag.sound()?))?;
        self.writer.write_event(Event::Text(BytesText::new(&clean(text))))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        Ok(())
    }

    /// Writes an element that holds nothing.
    pub(super) fn empty(&mut self, tag: Tag) -> Result<(), ExportError> {
        self.writer.write_event(Event::Empty(tag.sound()?))?;
        Ok(())
    }

    /// The whole document.
    pub(super) fn finish(self) -> Result<String, ExportError> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).map_err(|error| ExportError::Writing(std::io::Error::other(error)))
    }
}

/// The opening of an element, with its attributes.
#[derive(Clone)]
pub(super) struct Tag {
    name: &'static str,
    start: BytesStart<'static>,
    damaged: Option<&'static str>,
}

impl Tag {
    /// An element without attributes.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, start: BytesStart::new(name), damaged: None }
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, attribute: &'static str, value: impl Display) -> Self {
        self.start.push_attribute((attribute, clean(&value.to_string()).as_ref()));
        self
    }

    /// Adds an attribute that holds a number. One that is not finite spoils the element.
    pub(super) fn number(self, attribute: &'static str, value: f64) -> Self {
        self.numbers(attribute, &[value])
    }

    /// Adds an attribute that holds numbers. One that is not finite spoils the element.
    pub(super) fn numbers(mut self, attribute: &'static str, values: &[f64]) -> Self {
        if !values.iter().all(|value| value.is_finite()) {
            self.damaged.get_or_insert(attribute);
        }
        self.with(attribute, Number::joined(values))
    }

    /// Moves the element and what it holds.
    pub(super) fn moved(mut self, x: f64, y: f64) -> Self {
        if !(x.is_finite() && y.is_finite()) {
            self.damaged.get_or_insert("transform");
        }
        self.with("transform", format_args!("translate({} {})", Number(x), Number(y)))
    }

    /// The opening to write, unless a number in it is not finite.
    fn sound(self) -> Result<BytesStart<'static>, ExportError> {
        match self.damaged {
            None => Ok(self.start),
            Some(attribute) => {
                Err(ExportError::Geometry { place: format!("{attribute} of a {}", self.name) })
            }
        }
    }
}

/// A number with at most two decimals, as short as that allows.
pub(super) struct Number(pub(super) f64);

impl Number {
    /// Numbers with spaces between them.
    pub(super) fn joined(numbers: &[f64]) -> String {
        let numbers: Vec<String> = numbers.iter().map(|&number| Self(number).to_string()).collect();
        numbers.join(" ")
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Adding zero turns -0 into 0.
        let rounded = (self.0 * 100.0).round() / 100.0 + 0.0;
        write!(f, "{rounded}")
    }
}

/// `text` without what XML 1.0 forbids or discourages (controls, non-characters) and without the
/// controls that turn the direction of what follows; breaks of line become spaces.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| kept(c) == Some(c)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(kept).collect())
    }
}

/// What stands for a character, if anything.
const fn kept(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => None,
        // Embeddings, overrides and isolates; the marks that only hint at a direction stay.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        '\u{FDD0}'..='\u{FDEF}' => None,
        _ if c as u32 & 0xFFFE == 0xFFFE => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_have_two_decimals_at_most() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.0, "1"),
            (1.005, "1"),
            (12.346, "12.35"),
            (-3.5, "-3.5"),
            (1e9, "1000000000"),
            (1e-9, "0"),
        ] {
            assert_eq!(Number(number).to_string(), expected);
        }
    }

    #[test]
    fn a_number_that_is_none_is_refused_by_name() {
        let mut document = Document::new().unwrap();
        let error = document.empty(Tag::new("rect").number("x", 1.0).number("y", f64::NAN)).unwrap_err();
        assert!(matches!(error, ExportError::Geometry { place } if place == "y of a rect"));
    }

    #[test]
    fn what_xml_forbids_goes_and_letters_of_all_scripts_stay() {
        for (text, expected) in [
            ("Åsa Öberg", "Åsa Öberg"),
            ("a\u{0}b\u{8}c\u{1b}d", "abcd"),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("\u{202E}gnihtemos\u{202C}", "gnihtemos"),
            ("\u{2067}isolated\u{2069}", "isolated"),
            ("\u{FFFE}\u{1FFFF}\u{FDD0}", ""),
            ("نادية 王小明 👩‍🔬", "نادية 王小明 👩‍🔬"),
        ] {
            assert_eq!(clean(text), expected);
        }
    }
}
