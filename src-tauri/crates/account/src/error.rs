//! What can go wrong with an action. The account and its file are then as they were.

use crate::survey::SurveyRefusal;
use domain::{Rejected, questionnaire::Unreadable, stakeholder::BadValue};

use exchange::{export::ExportError, import::ImportError, survey::FormError};
use jiff::civil::Date;
use std::{io, path::PathBuf};
use store::StoreError;

/// Why an action was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// It would break a rule of the account.
    #[error("{0}; nothing was changed")]
    Rejected(#[from] Rejected),
    /// A word is not of a field's vocabulary.
    #[error("{0}; nothing was changed")]
    BadValue(#[from] BadValue),
    /// Answers that no instrument can read.
    #[error("{0}; nothing was changed")]
    Unreadable(#[from] Unreadable),
    /// The file could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something cannot be imported.
    #[error("{0}; nothing was imported")]
    Import(#[from] ImportError),
    /// A file is no photo for a card.
    #[error("{0}; nothing was changed")]
    Photo(#[source] ImportError),
    /// Something cannot be exported.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// An earlier moment is looked at, which cannot be changed.
    #[error("this is the past: go back to today to change anything")]
    InThePast,
    /// Something cannot be done with a round of the partner survey.
    #[error("{0}; nothing was changed")]
    Survey(#[from] SurveyRefusal),
    /// The forms of a round cannot be made.
    #[error("{0}; no form was written")]
    Form(#[from] FormError),
    /// A route is to start at the manager, and there is none.
    #[error("the account has no key account manager to start from: say who starts")]
    NoManager,
    /// The coach does not find, or no longer finds, what was to be put aside.
    #[error("the coach finds this no longer: there is nothing to put aside")]
    NoFinding,
    /// A finding was to be put aside until a day that is over.
    #[error("a finding is put aside until a day to come: {until} is not")]
    NotToCome {
        /// What was given.
        until: Date,
    },
    /// There is nothing to take back.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing to do again.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The account's own file was chosen to import from or to export to.
    #[error("{} is the account that is open: choose another file", path.display())]
    OwnFile {
        /// Which.
        path: PathBuf,
    },
    /// A file beside the account could not be read or written.
    #[error("{} could not be {what}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Read or written.
        what: &'static str,
        /// Why.
        source: io::Error,
    },
}
