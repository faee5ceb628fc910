//! An account through a lens becomes a drawing in plain geometry.
//!
//! [`layout()`] decides where every card stands, [`draw()`] what there is to paint, [`sheet()`] how it
//! lies on paper. Pure and deterministic: the same account, lens and day give the same scene to the
//! last bit.

pub mod draw;
mod geometry;
mod grid;
pub mod layout;
pub mod lens;
pub mod look;
mod paper;
mod route;
pub mod scene;
pub mod sheet;
pub mod since;
pub mod text;

pub use domain::Shown;
pub use draw::{draw, lines_at, redraw, standing_at};
pub use layout::{Arrangement, Layout, arrange, arrange_folded, hidden_under, layout, network};
pub use lens::{Standing, View};
pub use look::Theme;
pub use paper::readable;
pub use scene::Scene;
pub use sheet::{Sheet, sheet};
pub use since::{Since, Swing, Turn};
