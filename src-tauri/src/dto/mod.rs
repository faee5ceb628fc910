//! The wire types: what the page sends and gets. The account's own types never cross the border.

mod account;
mod exchange;
mod history;
mod id;
mod people;
mod scene;
mod trust;
mod word;

pub use self::account::{NewAccount, Overview, Recent, SavedView, Start, Update};
pub use self::exchange::{Exported, ImportOffer, ImportPreview};
pub use self::scene::{Line, Move, Scene, Shown};
pub use history::Headline;
pub use id::Id;
pub use people::{Found, Portrait, Stakeholder};
pub use trust::{Judgement, Pair};
pub use word::{Group, Lens, PictureFormat, TieKind, Vocabulary};
