//! The partner survey: rounds are made, forms go out, answer files come in, and what they say becomes
//! evidence.
//!
//! What an anonymous round promises is kept here as well as in [`domain::trust::survey`]: nothing of it
//! becomes evidence on anybody's tie, and once its results could be seen, neither more answers nor fewer
//! can be shown, for the difference would tell whose they are.

mod collecting;
mod earlier;
mod error;
mod evidence;
mod forms;
mod making;
mod results;
mod suggesting;

pub use collecting::{Collected, Fate, FileFate};
pub use error::SurveyRefusal;
pub use exchange::survey::is_answer_file;
pub use forms::{FormLetter, Written, WrittenForm};
pub use making::{Asked, RoundDraft};
pub use results::RoundResults;
pub use suggesting::Candidate;

use crate::open::OpenAccount;
use domain::{
    Id, RecordKind, Rejected,
    trust::survey::{Answers, Round},
};

impl OpenAccount {
    fn known_round(&self, id: Id) -> Result<&Round, Rejected> {
        self.account.round(id).ok_or(Rejected::Gone { kind: RecordKind::Round })
    }

    /// What was answered to a round, in the order in which it was taken in.
    fn answers_to(&self, round: Id) -> Vec<Answers> {
        self.account.replies_to(round).map(|reply| reply.answers.clone()).collect()
    }
}
