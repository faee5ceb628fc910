//! What goes out: a scene as a file to keep, print and send.
//!
//! Every format draws the same [`Scene`] the screen shows and works out no geometry of its own. The same
//! picture gives the same bytes.

mod calendar;
mod fonts;
mod path;
mod png;
mod svg;
mod typeface;
mod xml;

use scene::{Scene, Theme};

pub(crate) use self::xml::clean;
pub use self::{calendar::calendar, png::png, svg::svg};

/// What to draw, and on what.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// The laid-out map.
    pub scene: &'a Scene,
    /// The heading: the account's name.
    pub title: &'a str,
    /// The line below it: the date and what the map shows. May be empty.
    pub subtitle: &'a str,
    /// Light or dark.
    pub theme: Theme,
    /// What lies behind everything.
    pub ground: Ground,
}

/// What lies behind the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The paper of the theme.
    Paper,
    /// Nothing, so that the picture can lie on a coloured slide.
    Transparent,
}

/// Why a picture could not be made. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The scale is outside [`png`]'s range.
    #[error("a scale of {0} cannot be drawn: choose one from 1 to 4")]
    Scale(f64),
    /// The picture would not fit in memory, or in any viewer.
    #[error(
        "the picture would have {width} × {height} pixels, and {limit} million is the most: choose a \
         smaller scale, show fewer people, or export as SVG"
    )]
    TooLarge {
        /// Pixels to the right.
        width: u64,
        /// Pixels downwards.
        height: u64,
        /// Millions of pixels allowed.
        limit: u64,
    },
    /// A position in the drawing is not a number, or an outline is broken.
    #[error("the drawing is damaged at {place}: lay the map out again, then export it once more")]
    Geometry {
        /// Which part of the drawing.
        place: String,
    },
    /// The typeface could not be cut down to the letters used.
    #[error("the typeface Inter could not be embedded ({0}): reinstall Rapport to restore its font files")]
    Typeface(String),
    /// The drawing could not be turned into pixels.
    #[error("the picture could not be painted ({0}): export as SVG instead")]
    Painting(String),
    /// The bytes could not be written.
    #[error("the picture could not be written ({0}): close other programs to free memory, then try again")]
    Writing(#[from] std::io::Error),
}

impl ExportError {
    /// The same error, with the owner of the damaged part in front of it.
    fn within(self, owner: &str, id: impl std::fmt::Display) -> Self {
        match self {
            Self::Geometry { place } => Self::Geometry { place: format!("{owner} {id}, {place}") },
            other => other,
        }
    }
}
