//! The forms of a round are written into a folder: all, or none.

use super::SurveyRefusal;
use crate::{error::AccountError, open::OpenAccount};
use domain::Id;
use exchange::survey::{Letter, form, slug};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// How many folders of one name there may be beside each other.
const MOST_FOLDERS: usize = 999;

/// What the forms say of who asks and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormLetter {
    /// Who asks and gets the answers: a name, maybe with a mail address.
    pub asker: String,
    /// What the answers are for, in a sentence or two.
    pub purpose: String,
}

/// Forms that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The folder they lie in, which is new.
    pub folder: PathBuf,
    /// The forms, in the order of the participants.
    pub forms: Vec<WrittenForm>,
}

/// A form that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenForm {
    /// Whom it is for.
    pub participant: Id,
    /// Their name.
    pub name: String,
    /// The file's name.
    pub file: String,
}

impl OpenAccount {
    /// The letter as it is proposed: the manager asks.
    pub fn form_letter(&self) -> FormLetter {
        let asker = self.account.manager().map_or_else(String::new, |manager| match manager.email.trim() {
            "" => manager.name.clone(),
            mail => format!("{}, {mail}", manager.name),
        });
        let purpose =
            "To see where the trust between our two companies stands, and what to work on together.";
        FormLetter { asker, purpose: purpose.into() }
    }

    /// Writes the form of each participant into a new folder inside `into`. A file is called by the round,
    /// the participant's name and their key.
    ///
    /// # Errors
    /// Where the round is gone, closed or cannot be asked, or the folder cannot be written to: then there is
    /// no new folder.
    pub fn write_forms(&self, id: Id, letter: &FormLetter, into: &Path) -> Result<Written, AccountError> {
        let round = self.known_round(id)?;
        if let Some(closed) = round.closed {
            return Err(SurveyRefusal::Closed { round: round.name.clone(), closed }.into());
        }
        let profile = self.account.profile();
        let or = |name: &str, otherwise: &str| match name.trim() {
            "" => otherwise.to_owned(),
            name => name.to_owned(),
        };
        let (customer, supplier) = (or(&profile.name, "the customer"), or(&profile.supplier, "the supplier"));
        let letter = Letter {
            asker: &letter.asker,
            customer: &customer,
            supplier: &supplier,
            purpose: &letter.purpose,
        };
        let mut forms = Vec::with_capacity(round.participants.len());
        for participant in &round.participants {
            let form = form(round, participant, &letter)?;
            let file = match (
                form.file_name.strip_suffix(&format!("{}.html", participant.key)),
                slug(&participant.name),
            ) {
                (Some(start), name) if !name.is_empty() => format!("{start}{name}-{}.html", participant.key),
                _ => form.file_name,
            };
            let written = WrittenForm { participant: participant.id, name: participant.name.clone(), file };
            forms.push((written, form.html));
        }
        let failed = |source| AccountError::File { path: into.to_owned(), what: "written to", source };
        let folder =
            whole(into, &format!("survey-{}", or(&slug(&round.name), "round")), &forms).map_err(failed)?;
        Ok(Written { folder, forms: forms.into_iter().map(|(written, _)| written).collect() })
    }
}

/// Writes the forms beside, and gives their folder its name once all are there.
fn whole(into: &Path, name: &str, forms: &[(WrittenForm, String)]) -> io::Result<PathBuf> {
    let beside = tempfile::Builder::new().prefix(".survey-").tempdir_in(into)?;
    // Forms are meant to be handed on: whoever may read the folder may read them, which a temporary one bars.
    let draft = beside.path().join("forms");
    fs::create_dir(&draft)?;
    for (written, html) in forms {
        fs::write(draft.join(&written.file), html)?;
    }
    let names =
        std::iter::once(name.to_owned()).chain((2..=MOST_FOLDERS).map(|number| format!("{name}-{number}")));
    let free = names.map(|name| into.join(name)).find(|path| !path.exists());
    let folder =
        free.ok_or_else(|| io::Error::new(io::ErrorKind::AlreadyExists, "it holds too many such folders"))?;
    fs::rename(&draft, &folder)?;
    Ok(folder)
}
