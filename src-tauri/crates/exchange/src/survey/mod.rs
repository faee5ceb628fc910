//! The partner survey by mail: a form for each participant goes out, a file with their answers comes in.
//!
//! A form is one HTML file that works in any browser without a network. It saves the answers as a small
//! JSON file, which the participant sends back.
//!
//! # What is found and what is not
//! - A form carries a signature over the round, the participant's key, the statements and the promise of
//!   anonymity (HMAC-SHA256 with the round's secret, which no form holds). Answers that come back with
//!   another round, key or signature, or to statements or a promise that changed since, are refused. The
//!   letter (who asks, for whom and what for) is not signed.
//! - An answer file carries a checksum (CRC-32), so that damage on the way is found. Anybody can compute
//!   it: it is no protection against somebody who changes answers on purpose.
//! - Whoever has a form can answer it, as often as they like and as somebody else: that the right person
//!   answered rests on the mail it came with.

mod doubles;
mod error;
mod form;
mod reader;
mod seal;

pub use doubles::{Double, Earlier, Weighed, weigh};
pub use error::{AnswerFileError, FormError};
pub use form::{Form, Letter, form, slug};
pub use reader::{LARGEST_ANSWER_FILE, check_size, is_answer_file, read, round_of};

/// What an answer file says it is.
const FORMAT: &str = "rapport-survey-answers";
/// The version of the answer file.
const VERSION: u32 = 1;
