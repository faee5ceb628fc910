//! The commands the page may call: each takes its arguments to the desk and its answer back.

pub mod carriers;
pub mod coach;
pub mod edit;
pub mod exchange;
pub mod history;
pub mod incident;
pub mod look;
pub mod open;
pub mod past;
pub mod people;
pub mod photo;
pub mod plan;
pub mod route;
pub mod score;
pub mod scorecard;
pub mod several;
pub mod strategy;
pub mod survey;
pub mod views;
pub mod whatif;
pub mod windows;
