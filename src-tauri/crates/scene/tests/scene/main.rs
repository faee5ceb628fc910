//! What a drawing promises: cards, lines and labels keep clear of each other, everybody is there, and
//! the same account gives the same drawing.

mod accounts;
mod cards;
mod goldens;
mod lines;
mod sheets;
mod shown;
