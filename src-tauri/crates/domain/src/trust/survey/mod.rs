//! A survey of the partners: both sides of a relationship are asked about the components of Trust DNA.
//!
//! That both sides are asked at three levels is published (Hollyoake); there is no public instrument.
//! The statements, the 1–7 agreement scale, the hiding of small groups and the way to evidence are our
//! own definition. A participant is asked the statements of the level they work at: leaders about the
//! companies, the operation about the teams, staff about the people.

mod answers;
mod gaps;
#[cfg(test)]
mod laws;
mod reading;
mod reply;
mod results;
mod round;
pub mod told;
mod wording;

pub use super::component::Side;
pub use answers::{Answers, LONGEST_REMARKS, WrongAnswers};
pub use gaps::{Apart, Facing};
pub use reading::PartnerSurvey;
pub use reply::Reply;
pub use results::{Cut, FEWEST_FOR_SPREAD, Figure, Remark, Results, Stats, Turnout};
pub use round::{Item, Participant, Question, Round, Secret, UnknownItem, WrongRound};
pub use wording::default_wording;

/// The lowest answer: strongly disagree.
pub const LOWEST: u8 = 1;
/// The highest answer: strongly agree.
pub const HIGHEST: u8 = 7;
