//! What the terminal is told.

use account::AccountError;
use serde_json::Value;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// The answer to a command.
pub struct Report {
    /// As text, for people.
    pub text: String,
    /// As JSON, for scripts; printed where it was asked for.
    pub json: Option<Value>,
    /// The exit code.
    pub code: u8,
}

/// Why a command was not carried out.
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// The action was refused: exit code 1.
    pub fn refused(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 1 }
    }

    /// The command line is wrong: exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }

    /// A file could not be used: exit code 3.
    pub fn file(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 3 }
    }

    /// Tells the failure and gives its exit code.
    pub fn print(self) -> ExitCode {
        // Where even the terminal is gone, the exit code still tells.
        let _ = writeln!(io::stderr(), "rapport-cli: {}", self.message);
        ExitCode::from(self.code)
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Store(_) | AccountError::File { .. } => Self::file(error.to_string()),
            other => Self::refused(other.to_string()),
        }
    }
}

impl Report {
    /// Prints the answer and gives the exit code.
    pub fn print(self) -> ExitCode {
        let mut out = io::stdout().lock();
        let printed = match &self.json {
            Some(json) => serde_json::to_writer_pretty(&mut out, json)
                .map_err(io::Error::from)
                .and_then(|()| writeln!(out)),
            None if self.text.is_empty() => Ok(()),
            None => writeln!(out, "{}", self.text.trim_end()),
        };
        match printed {
            // A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Failure::file(error.to_string()).print()
            }
            _ => ExitCode::from(self.code),
        }
    }
}
