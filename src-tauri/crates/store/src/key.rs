//! The key of an account file, and the salt that tells what kind of file it is.

use crate::{StoreError, recognise::Sort};
use pbkdf2::pbkdf2_hmac;
use sha2::Sha512;
use std::{fmt::Write as _, path::Path};

/// What an account file is opened with.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// The published constant key: the file is guarded against damage, not against readers.
    Open,
    /// A passphrase, as typed; never empty.
    Passphrase(&'a str),
}

/// The salt of every file without a passphrase, and so its first 16 bytes.
pub(crate) const OPEN_SALT: [u8; 16] = *b"Rapport account\n";

/// The key of every file without a passphrase.
const OPEN_KEY: [u8; 32] = *b"no passphrase: open to everyone\n";

/// How the salt of a private file begins, and so its first 4 bytes; 12 random bytes follow.
pub(crate) const PRIVATE_MAGIC: [u8; 4] = *b"RAPP";

/// Rounds of PBKDF2-HMAC-SHA512: SQLCipher 4's own number, so that its tools derive the same key.
const ROUNDS: u32 = 256_000;

/// A derived key together with the salt the file starts with.
#[derive(Clone)]
pub(crate) struct RawKey {
    key: [u8; 32],
    salt: [u8; 16],
}

impl RawKey {
    /// The key for a file that is yet to be written; a passphrase gets a salt of its own.
    ///
    /// # Errors
    /// [`StoreError::EmptyPassphrase`]; [`StoreError::Io`] where the system gives no random bytes.
    pub fn fresh(key: Key<'_>, path: &Path) -> Result<Self, StoreError> {
        match key {
            Key::Open => Ok(Self::OPEN),
            Key::Passphrase(passphrase) => {
                let mut salt = [0; 16];
                getrandom::fill(&mut salt).map_err(|error| StoreError::io(path, error.into()))?;
                salt[..4].copy_from_slice(&PRIVATE_MAGIC);
                Self::derived(passphrase, salt)
            }
        }
    }

    /// The key for the file at `path`, which is of this sort and starts with this salt.
    ///
    /// # Errors
    /// [`StoreError::PassphraseNeeded`], [`StoreError::NotPrivate`] and [`StoreError::EmptyPassphrase`].
    pub fn of(key: Key<'_>, sort: Sort, salt: [u8; 16], path: &Path) -> Result<Self, StoreError> {
        match (key, sort) {
            (Key::Open, Sort::Open) => Ok(Self::OPEN),
            (Key::Passphrase(passphrase), Sort::Private) => Self::derived(passphrase, salt),
            (Key::Open, Sort::Private) => Err(StoreError::PassphraseNeeded { path: path.into() }),
            (Key::Passphrase(_), Sort::Open) => Err(StoreError::NotPrivate { path: path.into() }),
        }
    }

    /// The 16 bytes the file starts with.
    pub const fn salt(&self) -> &[u8; 16] {
        &self.salt
    }

    /// Key and salt as SQLCipher takes them: `x'`, 64 and 32 hexadecimal digits, `'`.
    pub fn literal(&self) -> String {
        let mut literal = String::from("x'");
        for byte in self.key.iter().chain(&self.salt) {
            // Writing to a string does not fail.
            let _ = write!(literal, "{byte:02x}");
        }
        literal.push('\'');
        literal
    }

    const OPEN: Self = Self { key: OPEN_KEY, salt: OPEN_SALT };

    fn derived(passphrase: &str, salt: [u8; 16]) -> Result<Self, StoreError> {
        if passphrase.is_empty() {
            return Err(StoreError::EmptyPassphrase);
        }
        let mut key = [0; 32];
        pbkdf2_hmac::<Sha512>(passphrase.as_bytes(), &salt, ROUNDS, &mut key);
        Ok(Self { key, salt })
    }
}
