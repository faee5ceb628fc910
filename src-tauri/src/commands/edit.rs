//! Adding, editing, removing and moving.

use crate::{
    desk::SharedDesk,
    dto::{Id, Move, ProfileFields, Stakeholder, TieKind, Update},
    error::Failure,
};
use account::Draft;
use tauri::State;

/// Writes the account's own fields.
#[tauri::command]
#[specta::specta]
pub async fn profile_edit(desk: State<'_, SharedDesk>, profile: ProfileFields) -> Result<Update, Failure> {
    desk.act(move |open| {
        let edit = profile.edit(open.account().profile());
        open.edit_profile(edit)
    })
    .await
}

/// Adds a stakeholder, tied to somebody where asked.
#[tauri::command]
#[specta::specta]
pub async fn stakeholder_add(
    desk: State<'_, SharedDesk>,
    draft: Stakeholder,
    tie_to: Option<Id>,
    kind: Option<TieKind>,
) -> Result<Update, Failure> {
    desk.act(move |open| {
        let tie = kind.zip(tie_to).map(|(kind, to)| (kind.into(), to.into()));
        open.add(Draft { stakeholder: draft.into(), tie })
    })
    .await
}

/// Writes all fields of a stakeholder.
#[tauri::command]
#[specta::specta]
pub async fn stakeholder_edit(
    desk: State<'_, SharedDesk>,
    stakeholder: Stakeholder,
) -> Result<Update, Failure> {
    desk.act(move |open| open.edit(stakeholder.into())).await
}

/// Removes stakeholders with all that hangs on them.
#[tauri::command]
#[specta::specta]
pub async fn stakeholders_remove(desk: State<'_, SharedDesk>, ids: Vec<Id>) -> Result<Update, Failure> {
    desk.act(move |open| open.remove(&Id::plain(&ids))).await
}

/// Ties two stakeholders.
#[tauri::command]
#[specta::specta]
pub async fn tie_add(
    desk: State<'_, SharedDesk>,
    kind: TieKind,
    from: Id,
    to: Id,
) -> Result<Update, Failure> {
    desk.act(move |open| open.tie(kind.into(), from.into(), to.into())).await
}

/// Writes the note on a tie.
#[tauri::command]
#[specta::specta]
pub async fn tie_edit(desk: State<'_, SharedDesk>, id: Id, note: String) -> Result<Update, Failure> {
    desk.act(move |open| open.note_on_tie(id.into(), &note)).await
}

/// Removes a tie with its evidence.
#[tauri::command]
#[specta::specta]
pub async fn tie_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.untie(id.into())).await
}

/// Puts cards somewhere in the lens on screen.
#[tauri::command]
#[specta::specta]
pub async fn move_cards(desk: State<'_, SharedDesk>, moves: Vec<Move>) -> Result<Update, Failure> {
    desk.act(move |open| {
        let lens = open.view().lens();
        let moves: Vec<_> = moves.iter().map(|Move { id, x, y }| (id.0, *x, *y)).collect();
        open.move_cards(lens, &moves)
    })
    .await
}

/// Gives cards back to the layout of the lens on screen.
#[tauri::command]
#[specta::specta]
pub async fn release(desk: State<'_, SharedDesk>, ids: Vec<Id>) -> Result<Update, Failure> {
    desk.act(move |open| {
        let lens = open.view().lens();
        open.release_cards(lens, &Id::plain(&ids))
    })
    .await
}
