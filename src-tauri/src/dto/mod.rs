//! The wire types: what the page sends and gets. The account's own types never cross the border.

mod account;
mod exchange;
mod history;
mod id;
mod incident;
mod past;
mod people;
mod questionnaire;
mod register;
mod scene;
mod settings;
mod sight;
mod strategy;
mod survey;
mod survey_results;
mod trust;
mod word;

pub use self::account::{NewAccount, Overview, Recent, Start, Update};
pub use self::exchange::{Exported, ImportOffer, ImportPreview};
pub use self::scene::{Line, Move, Patch, Scene};
pub use history::Headline;
pub use id::Id;
pub use incident::{Ends, Notice, Understood};
pub use past::{Comparison, Span};
pub use people::{Found, Portrait, Stakeholder};
pub use register::{Bulk, FilterChoices, Pasted, RegisterRow};
pub use settings::ProfileFields;
pub use sight::{Gaze, Look, Sight, ViewSummary, day};
pub use strategy::{Musing, Reflection, Standing};
pub use survey::{Collected, FileFate, Letter, RoundLine, RoundOffer, RoundPlan, WrittenForms};
pub use survey_results::Results;
pub use trust::{Judgement, Pair};
pub use word::{Group, PictureFormat, Side, TieKind, Vocabulary};
