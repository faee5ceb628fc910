//! An account both sides of which can be asked, and a round of theirs from its forms to what became of the files.

use crate::support::Desk;
use account::survey::{Asked, Candidate, Fate, RoundDraft, Written};
use domain::{Group, Id, Level, stakeholder::Field};
use std::path::PathBuf;

pub const MORNING: &str = "2026-11-22T08:00:00.000Z";
pub const NOON: &str = "2026-11-22T12:00:00.000Z";

/// Halden Foods: three of theirs, and Mei beside Priya of ours.
pub struct Setting {
    pub desk: Desk,
    pub marcus: Id,
    pub aisha: Id,
    pub tomas: Id,
    pub mei: Id,
    pub priya: Id,
}

pub fn setting() -> Setting {
    let mut desk = Desk::new();
    let [marcus, aisha, tomas, mei] =
        ["Marcus Lind", "Aisha Karim", "Tomas Berg", "Mei Chen"].map(|name| desk.add(name));
    let set = |field: Field, value: &str| account::Bulk::Set(field, value.into());
    desk.open.change_several(&[mei], &set(Field::Group, Group::Functions.code())).unwrap();
    desk.open.change_several(&[marcus], &set(Field::Level, Level::Operation.code())).unwrap();
    let priya = desk.manager();
    Setting { desk, marcus, aisha, tomas, mei, priya }
}

/// A round of everybody who can be asked, all at the level of staff.
pub fn draft(desk: &Desk, name: &str) -> RoundDraft {
    let asked =
        |one: Candidate| Asked { stakeholder: one.id, level: Level::Staff, counterpart: one.counterpart };
    RoundDraft { asked: desk.open.candidates().into_iter().map(asked).collect(), ..RoundDraft::new(name) }
}

pub fn made(desk: &mut Desk, draft: RoundDraft) -> Id {
    desk.open.make_round(draft).unwrap().added[0]
}

pub fn forms(desk: &Desk, round: Id) -> Written {
    let letter = desk.open.form_letter();
    desk.open.write_forms(round, &letter, desk.folder.path()).unwrap()
}

/// The form of somebody.
pub fn form(written: &Written, id: Id) -> PathBuf {
    let form = written.forms.iter().find(|form| form.participant == id).unwrap();
    written.folder.join(&form.file)
}

/// What became of each file, in a word and with its reason.
pub fn fates(desk: &mut Desk, files: &[PathBuf]) -> Vec<String> {
    let collected = desk.open.collect_answers(files).unwrap();
    collected
        .files
        .into_iter()
        .map(|file| match file.fate {
            Fate::Taken { participant, answered, asked, replaces } => {
                let whose = participant.unwrap_or_else(|| "somebody".into());
                let answered =
                    answered.map(|answered| format!(": {answered} of {asked}")).unwrap_or_default();
                format!("{whose}{answered}{}", if replaces { ", again" } else { "" })
            }
            Fate::Older { why } => format!("older: {why}"),
            Fate::Refused { why } => format!("refused: {why}"),
        })
        .collect()
}

pub fn sound(desk: &Desk) {
    assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
}
