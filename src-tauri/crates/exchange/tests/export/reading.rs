//! Reading an exported SVG back, with a parser that knows nothing of the writer.

use quick_xml::{Reader, events::Event};
use std::collections::BTreeMap;

/// An element with its attributes and the text directly in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub text: String,
    pub inside: Vec<Element>,
}

impl Element {
    /// An attribute's value, empty where there is none.
    pub fn get(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// This element and all in it, in the order of the document.
    pub fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        all.extend(self.inside.iter().flat_map(Element::all));
        all
    }

    /// All elements of a class.
    pub fn class(&self, class: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.get("class") == class).collect()
    }

    /// The text of the first element of a name directly in this one.
    pub fn says(&self, name: &str) -> &str {
        self.inside.iter().find(|element| element.name == name).map_or("", |element| &element.text)
    }
}

/// The root of a well-formed document; panics on any other.
pub fn read(document: &str) -> Element {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let root =
        Element { name: String::new(), attributes: BTreeMap::new(), text: String::new(), inside: Vec::new() };
    let mut open = vec![root];
    let begin = |start: &quick_xml::events::BytesStart<'_>| Element {
        name: start.name().as_ref().to_owned(),
        attributes: start
            .attributes()
            .map(|attribute| {
                let attribute = attribute.expect("an attribute appears once and is quoted");
                let value = quick_xml::escape::unescape(&attribute.value).expect("known references");
                (attribute.key.as_ref().to_owned(), value.into_owned())
            })
            .collect(),
        text: String::new(),
        inside: Vec::new(),
    };
    loop {
        let innermost = open.last_mut().expect("the document itself is always open");
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => open.push(begin(&start)),
            Event::Empty(start) => innermost.inside.push(begin(&start)),
            Event::End(_) => {
                let ended = open.pop().expect("something is open");
                open.last_mut().expect("it was in something").inside.push(ended);
            }
            Event::Text(text) => innermost.text += &text,
            Event::GeneralRef(name) => {
                let reference = format!("&{};", &*name);
                innermost.text += &quick_xml::escape::unescape(&reference).expect("a known reference");
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("neither element nor text: {other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "everything is closed");
    assert_eq!(open[0].inside.len(), 1, "one root");
    open.remove(0).inside.remove(0)
}
