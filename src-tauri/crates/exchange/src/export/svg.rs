//! The map as SVG: text stays text, and the file says who is who.
//!
//! A reader finds every stakeholder as `<g class="card" data-id data-name>`, every tie as
//! `<g class="tie" data-id data-from data-to data-kind data-score>`, and what a screen reader says of
//! each as its `<title>`.

use super::{
    ExportError, Ground, Picture,
    fonts::{Fonts, Run},
    path, typeface,
    xml::{Document, Tag, clean},
};
use scene::{
    Sheet, Theme,
    scene::{Anchor, Card, Dash, Ink, Label, Line, Mark, Rect, Scene, Spot, Stroke, Weight, Zone},
};
use std::hash::{Hash, Hasher};

/// The picture as a standalone SVG document, one CSS pixel to the scene unit.
///
/// The typeface is embedded, cut down to the letters used; nothing outside the file is referred to, and
/// no script is in it. Numbers have two decimals. The same picture gives the same bytes.
///
/// # Errors
/// [`ExportError::Geometry`] where the scene holds a number that is not finite or a broken outline;
/// [`ExportError::Typeface`] where the typeface cannot be cut down.
pub fn svg(picture: &Picture<'_>) -> Result<String, ExportError> {
    let sheet = scene::sheet(picture.scene, picture.title, picture.subtitle);
    let cleaned: Vec<_> = texts(picture.scene, &sheet).map(|(weight, text)| (weight, clean(text))).collect();
    let style = typeface::style(cleaned.iter().map(|(weight, text)| (*weight, text.as_ref())))?;
    document(picture, &sheet, Lettering::Embedded(&style))
}

/// Where the letters come from.
pub(super) enum Lettering<'a> {
    /// From the file: a style sheet that holds the typeface.
    Embedded(&'a str),
    /// From fonts at hand; each text is split font by font.
    Painted(&'a mut Fonts),
}

/// The picture on its sheet.
pub(super) fn document(
    picture: &Picture<'_>,
    sheet: &Sheet,
    mut lettering: Lettering<'_>,
) -> Result<String, ExportError> {
    let mut document = Document::new()?;
    Drawing { to: &mut document, lettering: &mut lettering, theme: picture.theme }.sheet(picture, sheet)?;
    document.finish()
}

/// Every text that will be drawn, with its cut.
fn texts<'a>(scene: &'a Scene, sheet: &'a Sheet) -> impl Iterator<Item = (Weight, &'a str)> {
    let zones = scene.zones.iter().flat_map(|zone| &zone.marks);
    let cards = scene.cards.iter().flat_map(|card| &card.marks);
    let spots = scene.spots.iter().flat_map(|spot| &spot.marks);
    let labels = scene.lines.iter().filter_map(|line| line.label.as_ref());
    sheet
        .marks
        .iter()
        .chain(zones)
        .chain(spots)
        .chain(cards)
        .filter_map(|mark| match mark {
            Mark::Text { weight, text, .. } => Some((*weight, text.as_str())),
            Mark::Box { .. } | Mark::Path { .. } | Mark::Photo { .. } => None,
        })
        .chain(labels.map(|label| (Label::WEIGHT, label.text.as_str())))
}

/// A drawing in the making.
struct Drawing<'a, 'b> {
    to: &'a mut Document,
    lettering: &'a mut Lettering<'b>,
    theme: Theme,
}

impl<'b> Drawing<'_, 'b> {
    fn sheet(&mut self, picture: &Picture<'_>, sheet: &Sheet) -> Result<(), ExportError> {
        let Picture { scene, title, subtitle, ground, .. } = *picture;
        let svg = Tag::new("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .number("width", sheet.width)
            .number("height", sheet.height)
            .numbers("viewBox", &[0.0, 0.0, sheet.width, sheet.height])
            // As a document its parts can be read one by one; an image says its title alone.
            .with("role", "graphics-document img")
            .with("aria-labelledby", "title desc")
            .with("font-family", typeface::FAMILIES)
            .with("data-lens", scene.lens.code());
        self.element(svg, |drawing| {
            drawing.to.text(Tag::new("title").with("id", "title"), title)?;
            drawing.to.text(Tag::new("desc").with("id", "desc"), subtitle)?;
            if let Lettering::Embedded(style) = *drawing.lettering {
                drawing.to.text(Tag::new("style"), style)?;
            }
            if ground == Ground::Paper {
                let paper = Tag::new("rect").with("class", "ground").with("fill", drawing.hex(Ink::Paper));
                drawing.to.empty(paper.number("width", sheet.width).number("height", sheet.height))?;
            }
            let map = Tag::new("g").with("class", "map").moved(sheet.map_at.x, sheet.map_at.y);
            drawing.element(map, |drawing| drawing.map(scene))?;
            drawing.element(Tag::new("g").with("class", "sheet"), |drawing| drawing.marks(&sheet.marks))
        })
    }

    fn map(&mut self, scene: &Scene) -> Result<(), ExportError> {
        for zone in &scene.zones {
            self.zone(zone).map_err(|error| error.within("zone", &zone.key))?;
        }
        for spot in &scene.spots {
            self.spot(spot).map_err(|error| error.within("spot", &spot.key))?;
        }
        for line in &scene.lines {
            self.tie(line).map_err(|error| error.within("tie", line.id))?;
        }
        for card in &scene.cards {
            self.card(card).map_err(|error| error.within("card", card.id))?;
        }
        for line in &scene.lines {
            if let Some(label) = &line.label {
                self.label(line, label).map_err(|error| error.within("score of tie", line.id))?;
            }
        }
        Ok(())
    }

    fn zone(&mut self, zone: &Zone) -> Result<(), ExportError> {
        let group = Tag::new("g").with("class", "zone").with("data-key", &zone.key);
        self.element(group, |drawing| drawing.marks(&zone.marks))
    }

    fn spot(&mut self, spot: &Spot) -> Result<(), ExportError> {
        let group = Tag::new("g")
            .with("class", "spot")
            .with("role", "graphics-symbol img")
            .with("data-key", &spot.key)
            .moved(spot.rect.x, spot.rect.y);
        self.element(translucent(group, "opacity", spot.opacity), |drawing| {
            drawing.to.text(Tag::new("title"), &spot.spoken)?;
            drawing.marks(&spot.marks)
        })
    }

    fn tie(&mut self, line: &Line) -> Result<(), ExportError> {
        let mut group = Tag::new("g")
            .with("class", "tie")
            .with("role", "graphics-symbol img")
            .with("data-id", line.id)
            .with("data-from", line.from)
            .with("data-to", line.to)
            .with("data-kind", line.kind.code());
        if let Some(score) = &line.score {
            group = group.with("data-score", score);
        }
        // Opacity of the paint, not of the group: a group would be painted apart and laid over the rest,
        // which costs as much as the whole map for each line across it.
        self.element(group, |drawing| {
            drawing.to.text(Tag::new("title"), &line.spoken)?;
            let path = Tag::new("path").with("d", path::rounded(&line.d)?).with("fill", "none");
            let path = translucent(drawing.stroked(path, line.stroke), "stroke-opacity", line.opacity);
            drawing.to.empty(path)?;
            match &line.arrow {
                None => Ok(()),
                Some(arrow) => {
                    let head = Tag::new("path").with("d", path::rounded(arrow)?);
                    let head = head.with("fill", drawing.hex(line.stroke.ink));
                    drawing.to.empty(translucent(head, "fill-opacity", line.opacity))
                }
            }
        })
    }

    fn card(&mut self, card: &Card) -> Result<(), ExportError> {
        let group = Tag::new("g")
            .with("class", "card")
            .with("role", "graphics-symbol img")
            .with("data-id", card.id)
            .with("data-name", &card.name)
            .moved(card.rect.x, card.rect.y);
        self.element(translucent(group, "opacity", card.opacity), |drawing| {
            drawing.to.text(Tag::new("title"), &card.spoken)?;
            drawing.marks(&card.marks)
        })
    }

    /// A score; the tie's own title says it to a screen reader.
    fn label(&mut self, line: &Line, label: &Label) -> Result<(), ExportError> {
        let group =
            Tag::new("g").with("class", "score").with("data-tie", line.id).with("aria-hidden", "true");
        self.element(group, |drawing| {
            let edge = Stroke { ink: label.ink, width: 1.0, dash: Dash::Solid };
            drawing.marks(&[
                Mark::Box {
                    rect: label.rect,
                    radius: label.rect.height / 2.0,
                    fill: Some(Ink::Card),
                    stroke: Some(edge),
                },
                Mark::Text {
                    x: label.rect.x + label.rect.width / 2.0,
                    y: label.rect.y + label.baseline,
                    text: label.text.clone(),
                    size: label.size(),
                    weight: Label::WEIGHT,
                    anchor: Anchor::Middle,
                    ink: Ink::Ink,
                },
            ])
        })
    }

    fn marks(&mut self, marks: &[Mark]) -> Result<(), ExportError> {
        marks.iter().try_for_each(|mark| self.mark(mark))
    }

    fn mark(&mut self, mark: &Mark) -> Result<(), ExportError> {
        match mark {
            Mark::Text { x, y, text, size, weight, anchor, ink } => {
                let tag = Tag::new("text").number("y", *y).number("font-size", *size);
                let tag = tag.with("font-weight", typeface::number(*weight)).with("fill", self.hex(*ink));
                match self.lettering {
                    Lettering::Embedded(_) => self.to.text(anchored(tag, *x, *anchor), text),
                    Lettering::Painted(fonts) => {
                        let text = clean(text);
                        let line = fonts.line(&text, *weight);
                        self.line(tag, *x, *anchor, *size, &line)
                    }
                }
            }
            Mark::Box { rect, radius, fill, stroke } => {
                let mut tag = placed(Tag::new("rect"), rect);
                if *radius != 0.0 {
                    tag = tag.number("rx", *radius);
                }
                self.to.empty(self.painted(tag, *fill, *stroke))
            }
            Mark::Photo { rect, radius, jpeg } => {
                let clip = clip_of(rect, jpeg);
                self.element(Tag::new("clipPath").with("id", &clip), |drawing| {
                    drawing.to.empty(placed(Tag::new("rect"), rect).number("rx", *radius))
                })?;
                let image = placed(Tag::new("image"), rect).with("clip-path", format!("url(#{clip})"));
                self.to.empty(image.with("href", format!("data:image/jpeg;base64,{jpeg}")))
            }
            Mark::Path { d, fill, stroke, opacity } => {
                let tag = Tag::new("path").with("d", path::rounded(d)?);
                let tag = self.painted(tag, *fill, *stroke);
                let tag = if fill.is_some() { translucent(tag, "fill-opacity", *opacity) } else { tag };
                let tag = if stroke.is_some() { translucent(tag, "stroke-opacity", *opacity) } else { tag };
                self.to.empty(tag)
            }
        }
    }

    /// A line of text font by font. Each part stands by itself: a painter that merges fonts within one
    /// element goes wrong, or gives up, where they join letters differently.
    fn line(
        &mut self,
        tag: Tag,
        x: f64,
        anchor: Anchor,
        size: f64,
        line: &[Run<'_>],
    ) -> Result<(), ExportError> {
        let of = |run: &Run<'_>, tag: Tag| match &run.family {
            Some(family) => tag.with("font-family", family),
            None => tag,
        };
        if let [run] = line {
            return self.to.text(of(run, anchored(tag, x, anchor)), run.text);
        }
        let width: f64 = line.iter().map(|run| run.width * size).sum();
        let mut x = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        for run in line {
            let tag = anchored(tag.clone(), x, Anchor::Start).with("xml:space", "preserve");
            self.to.text(of(run, tag), &run.standing_alone())?;
            x += run.width * size;
        }
        Ok(())
    }

    fn painted(&self, tag: Tag, fill: Option<Ink>, stroke: Option<Stroke>) -> Tag {
        let tag = tag.with("fill", fill.map_or("none", |ink| self.hex(ink)));
        match stroke {
            Some(stroke) => self.stroked(tag, stroke),
            None => tag,
        }
    }

    fn stroked(&self, tag: Tag, stroke: Stroke) -> Tag {
        let tag = tag.with("stroke", self.hex(stroke.ink)).number("stroke-width", stroke.width);
        match stroke.dash {
            Dash::Solid => tag,
            Dash::Dashed => tag.with("stroke-dasharray", "4 4"),
            Dash::Dotted => tag.with("stroke-dasharray", "1.5 4"),
        }
    }

    fn hex(&self, ink: Ink) -> &'static str {
        ink.hex(self.theme)
    }

    fn element(
        &mut self,
        tag: Tag,
        inner: impl FnOnce(&mut Drawing<'_, 'b>) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let Self { to, lettering, theme } = self;
        to.element(tag, |to| inner(&mut Drawing { to, lettering, theme: *theme }))
    }
}

fn anchored(tag: Tag, x: f64, anchor: Anchor) -> Tag {
    let tag = tag.number("x", x);
    match anchor {
        Anchor::Start => tag,
        Anchor::Middle => tag.with("text-anchor", "middle"),
        Anchor::End => tag.with("text-anchor", "end"),
    }
}

fn placed(tag: Tag, rect: &Rect) -> Tag {
    let tag = tag.number("x", rect.x).number("y", rect.y);
    tag.number("width", rect.width).number("height", rect.height)
}

/// The name of a photo's outline: the same for the same photo at the same place of a card.
fn clip_of(rect: &Rect, jpeg: &str) -> String {
    let mut hasher = std::hash::DefaultHasher::new();
    (rect.x.to_bits(), rect.y.to_bits(), rect.width.to_bits(), jpeg).hash(&mut hasher);
    format!("photo-{:016x}", hasher.finish())
}

fn translucent(tag: Tag, attribute: &'static str, opacity: f64) -> Tag {
    if opacity == 1.0 { tag } else { tag.number(attribute, opacity) }
}
