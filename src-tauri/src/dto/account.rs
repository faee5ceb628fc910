//! The account as a whole on the wire.

use super::{id::Id, scene::Patch, settings::Measures, sight::Look, word::Vocabulary};
use crate::{error::Failure, memory::Memory};
use account::domain::TieKind;
use account::{Beginning, Done, OpenAccount, Sort};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::Path;

/// A recent account, on the welcome screen.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Recent {
    /// The name the page asks for it by.
    pub handle: String,
    /// The account's name.
    pub name: String,
    /// The file's name.
    pub file: String,
    /// The folder it lies in.
    pub folder: String,
    /// When it was last opened, ISO 8601.
    pub opened: String,
    /// The file is no longer there.
    pub missing: bool,
}

impl Recent {
    /// All recent accounts, the latest first.
    pub fn all(memory: &mut Memory) -> Vec<Self> {
        let recent = memory.recent().to_vec();
        recent
            .into_iter()
            .map(|recent| {
                let (file, folder) = file_and_folder(&recent.path);
                Self {
                    handle: memory.handle(&recent.path),
                    name: recent.name,
                    file,
                    folder,
                    opened: recent.opened,
                    missing: !recent.path.exists(),
                }
            })
            .collect()
    }
}

/// What the page needs first.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Start {
    /// The account that is open already.
    pub account: Option<Overview>,
    /// Recent accounts.
    pub recent: Vec<Recent>,
    /// Why the account asked for at the start could not be opened.
    pub problem: Option<Failure>,
    /// The words of the field.
    pub vocabulary: Vocabulary,
}

/// What the window's frame shows of the open account.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Overview {
    /// The customer's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// The file's name.
    pub file: String,
    /// The folder it lies in.
    pub folder: String,
    /// A passphrase protects it.
    pub private: bool,
    /// Who stands in the middle.
    pub manager: Option<Id>,
    /// Stakeholders.
    pub people: u32,
    /// Ties of all kinds.
    pub ties: u32,
    /// Trust ties with evidence.
    pub scored: u32,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// The present day, ISO 8601.
    pub today: String,
    /// Days after which evidence counts half.
    pub half_life_days: f64,
    /// Weight of a full instrument in pieces of evidence.
    pub instrument_weight: f64,
    /// Weight of a quick check in pieces of evidence.
    pub quick_check_weight: f64,
    /// What figures beside the scores rest on.
    pub measures: Measures,
    /// How it was looked at on this laptop.
    pub look: Option<Look>,
}

impl Overview {
    /// The frame's facts of an open account.
    pub fn of(open: &mut OpenAccount, memory: &Memory) -> Self {
        let today = open.today().to_string();
        let (file, folder) = file_and_folder(open.path());
        let account = open.account();
        let scored = account
            .ties()
            .filter(|tie| tie.kind == TieKind::Trust && account.revealed_of(tie.id).next().is_some())
            .count();
        let profile = account.profile();
        Self {
            name: profile.name.clone(),
            supplier: profile.supplier.clone(),
            file,
            folder,
            private: open.sort() == Sort::Private,
            manager: profile.manager.map(Id::from),
            people: count(account.stakeholders().len()),
            ties: count(account.ties().len()),
            scored: count(scored),
            undo: open.undoable(),
            redo: open.redoable(),
            today,
            half_life_days: profile.half_life_days,
            instrument_weight: profile.instrument_weight,
            quick_check_weight: profile.quick_check_weight,
            measures: Measures::from(&profile.measures),
            look: memory.look_of(open.path()),
        }
    }
}

/// A new account, as the form sends it.
#[derive(Clone, Deserialize, Type)]
pub struct NewAccount {
    /// The customer's name.
    pub name: String,
    /// Our company's name.
    pub supplier: String,
    /// The key account manager's name.
    pub manager: String,
    /// Her title.
    pub manager_title: String,
    /// What protects the file; none = the documented constant key.
    pub passphrase: Option<String>,
}

impl From<&NewAccount> for Beginning {
    fn from(new: &NewAccount) -> Self {
        Self {
            name: new.name.clone(),
            supplier: new.supplier.clone(),
            manager: new.manager.clone(),
            manager_title: new.manager_title.clone(),
        }
    }
}

/// What an action did, and how the drawing on screen changes by it.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Update {
    /// The change as a sentence; empty where nothing was to be changed.
    pub label: String,
    /// Who or what came in.
    pub added: Vec<Id>,
    /// The frame's facts after it.
    pub overview: Overview,
    /// What to draw anew; none where nothing is drawn yet.
    pub patch: Option<Patch>,
}

impl Update {
    /// The answer to an action that was carried out.
    pub fn of(done: Done, open: &mut OpenAccount, memory: &Memory) -> Self {
        Self {
            label: done.label,
            added: done.added.into_iter().map(Id::from).collect(),
            overview: Overview::of(open, memory),
            // Where an earlier moment cannot be read, what was done is done; the page asks for the scene.
            patch: open.redraw().ok().flatten().map(Patch),
        }
    }
}

/// A path as people read it: the file's name and the folder.
pub fn file_and_folder(path: &Path) -> (String, String) {
    let text = |part: Option<&std::ffi::OsStr>| {
        part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default()
    };
    (text(path.file_name()), text(path.parent().map(Path::as_os_str)))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
