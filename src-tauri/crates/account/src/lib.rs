//! An open account: one method per user action.
//!
//! Every mutation goes through [`OpenAccount`]: the records change in memory, are checked against the
//! account's rules, are committed to the file together with the change that tells of them, and only
//! then does the network follow. What fails on the way leaves everything as it was.

mod ask;
mod carriers;
mod coach;
mod demo;
mod drawing;
mod edit;
mod error;
mod exchange;
mod history;
mod incident;
mod open;
mod past;
mod photo;
mod plan;
mod reflection;
mod register;
mod route;
mod score;
mod scorecard;
mod several;
mod strategy;
pub mod survey;
mod views;
mod whatif;
mod world;

pub use ask::{Found, Tied, Trusted};
pub use carriers::{EXACT_AT_ONCE, Standpoint};
pub use coach::Coaching;
pub use demo::demo;
pub use drawing::Drawing;
pub use edit::{Draft, ProfileEdit};
pub use error::AccountError;
pub use exchange::{Detail, Ground, PictureFormat};
pub use history::Headline;
pub use incident::{Logged, Notice};
pub use open::{Beginning, Done, OpenAccount};
pub use past::Span;
pub use plan::{Ending, Intent, Stream};
pub use reflection::Musing;
pub use register::{Choices, Row};
pub use route::{Journey, Routes, Told, Whom};
pub use score::{Direction, Judgement, Pair};
pub use scorecard::{Courses, Subject, Way};
pub use several::Bulk;
pub use strategy::Standing;
pub use world::{Laptop, Scripted, World};

pub use ::exchange::import;
pub use domain;
pub use scene;
pub use store::{Key, Sort, StoreError, recognise};
