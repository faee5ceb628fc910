//! What kind of file lies at a path, told from its first bytes.

use crate::{
    StoreError, backup,
    key::{OPEN_SALT, PRIVATE_MAGIC},
    lock,
};
use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
};

/// What kind of account file this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Without a passphrase: everyone can open it.
    Open,
    /// With a passphrase, which has to be asked for.
    Private,
}

/// What kind of account file lies at `path`, from its first 16 bytes; nothing is written.
///
/// # Errors
/// [`StoreError::Missing`], [`StoreError::NotAFile`], [`StoreError::Empty`], [`StoreError::Foreign`], and
/// [`StoreError::Damaged`] where the beginning is not an account's but backups of one lie beside it.
pub fn recognise(path: &Path) -> Result<Sort, StoreError> {
    lock::sort(path)
}

/// The sort of the file and the salt it starts with. Never call it on a file this process has open: see
/// [`lock`].
pub(crate) fn head(path: &Path) -> Result<(Sort, [u8; 16]), StoreError> {
    let facts = path.metadata().map_err(|error| StoreError::io(path, error))?;
    if !facts.is_file() {
        return Err(StoreError::NotAFile { path: path.into() });
    }
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(1024).read_to_end(&mut head))
        .map_err(|error| StoreError::io(path, error))?;
    let sort = match head.as_slice() {
        head if head.starts_with(&OPEN_SALT) => Sort::Open,
        head if head.starts_with(&PRIVATE_MAGIC) && head.len() >= 16 => Sort::Private,
        head => {
            return Err(match backup::newest(path) {
                Some(newest) => StoreError::Damaged {
                    path: path.into(),
                    what: "it does not begin as an account file does".into(),
                    backup: Some(newest),
                },
                None if head.is_empty() => StoreError::Empty { path: path.into() },
                None => StoreError::Foreign { path: path.into(), what: kind(head) },
            });
        }
    };
    head.first_chunk()
        .map(|salt| (sort, *salt))
        .ok_or_else(|| StoreError::io(path, ErrorKind::UnexpectedEof.into()))
}

/// What a file is that is no account, as far as its first bytes tell.
fn kind(head: &[u8]) -> &'static str {
    const KINDS: [(&[u8], &str); 9] = [
        (b"SQLite format 3\0", "a plain SQLite database"),
        (b"PK\x03\x04", "a ZIP archive or an Office document"),
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"\x1f\x8b", "a compressed archive"),
        (b"\xff\xfe", "a text file"),
        (b"\xfe\xff", "a text file"),
    ];
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| head.starts_with(magic)) {
        return kind;
    }
    // A character may be cut in two where the head ends.
    let text = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    let control = |byte: &u8| *byte < 32 && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0c);
    if text && !head.iter().any(control) { "a text file" } else { "a file of some other program" }
}
