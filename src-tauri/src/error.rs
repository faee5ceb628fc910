//! What the page is told when a command fails.

use account::{AccountError, StoreError};
use serde::Serialize;
use specta::Type;

/// What went wrong: a code where the page acts on it, and a sentence for the user.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Failure {
    /// What the page may act on.
    pub code: Code,
    /// What the user reads.
    pub message: String,
    /// The file that waits for its passphrase.
    pub handle: Option<String>,
}

/// The failures the page acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The user closed a dialog: nothing to tell.
    Cancelled,
    /// No account is open.
    NoAccount,
    /// A passphrase is asked for.
    NeedsPassphrase,
    /// The passphrase does not open the file.
    WrongPassphrase,
    /// An action that was refused, as it breaks a rule or what it was given is of no use: nothing was to be saved.
    Rejected,
    /// Everything else.
    Failed,
}

impl Failure {
    /// A failure without a handle.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), handle: None }
    }

    /// The user closed a dialog.
    pub fn cancelled() -> Self {
        Self::new(Code::Cancelled, "Nothing was chosen.")
    }

    /// No account is open.
    pub fn no_account() -> Self {
        Self::new(Code::NoAccount, "No account is open: open or create one first.")
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        let code = match &error {
            AccountError::Store(
                StoreError::WrongPassphraseOrDamaged { .. } | StoreError::EmptyPassphrase,
            ) => Code::WrongPassphrase,
            AccountError::Store(_) | AccountError::File { .. } => Code::Failed,
            _ => Code::Rejected,
        };
        Self::new(code, sentence(&error.to_string()))
    }
}

/// A message as a sentence: a capital first, a full stop last. A file's name at its start stays as it is.
pub fn sentence(message: &str) -> String {
    let starts_with_file = message.split([' ', ',']).next().is_some_and(|word| word.contains('.'));
    let mut letters = message.chars();
    let first = letters.next().map(|first| match first {
        first if starts_with_file => first.to_string(),
        first => first.to_uppercase().to_string(),
    });
    let (first, rest) = (first.unwrap_or_default(), letters.as_str());
    let stop = if message.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{rest}{stop}")
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(sentence("there is nothing to undo"), "There is nothing to undo.");
        assert_eq!(sentence("Done."), "Done.");
        assert_eq!(sentence("contacts.csv is empty"), "contacts.csv is empty.");
        assert_eq!(sentence("contacts.csv, line 3: no"), "contacts.csv, line 3: no.");
    }
}
