//! Faces on the cards.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{Delta, Id, Photo, RecordKind, Rejected};
use exchange::import::photo;
use std::{fs, path::Path};

impl OpenAccount {
    /// Gives somebody a photo from a picture file: cut to a square, made small, without its metadata.
    ///
    /// # Errors
    /// Where they are gone, or the file cannot be read or is no picture.
    pub fn set_photo(&mut self, id: Id, path: &Path) -> Result<Done, AccountError> {
        let name = self.known(id)?.name.clone();
        let failed = |source| AccountError::File { path: path.to_owned(), what: "read", source };
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        photo::check_size(&file, fs::metadata(path).map_err(failed)?.len()).map_err(AccountError::Photo)?;
        let jpeg = photo::read(&file, &fs::read(path).map_err(failed)?).map_err(AccountError::Photo)?;
        let label = format!("Gave {name} a photo");
        let deltas = match self.account.photo_of(id).cloned() {
            Some(before) => Delta::edited(before.clone(), Photo { jpeg, ..before }).into_iter().collect(),
            None => vec![Delta::added(Photo { id: self.world.new_id(), stakeholder: id, jpeg })],
        };
        self.act(label, deltas)
    }

    /// Takes somebody's photo away.
    ///
    /// # Errors
    /// Where they are gone or have none.
    pub fn remove_photo(&mut self, id: Id) -> Result<Done, AccountError> {
        let name = self.known(id)?.name.clone();
        let photo = self.account.photo_of(id).cloned();
        let photo = photo.ok_or(Rejected::Gone { kind: RecordKind::Photo })?;
        self.act(format!("Took the photo of {name} away"), vec![Delta::removed(photo)])
    }
}
