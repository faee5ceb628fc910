//! Looking at the account at an earlier moment, and comparing two.

use crate::{
    desk::SharedDesk,
    dto::{Comparison, Id, Patch, Sight, Span, Update},
    error::Failure,
};
use tauri::State;

/// What there is to look back to.
#[tauri::command]
#[specta::specta]
pub async fn span(desk: State<'_, SharedDesk>) -> Result<Span, Failure> {
    desk.work(|desk| Ok(Span::from(desk.account()?.span()?))).await
}

/// Looks at the same lens at another moment, and tells what differs on screen; none where the scene must be
/// asked for.
#[tauri::command]
#[specta::specta]
pub async fn travel(desk: State<'_, SharedDesk>, sight: Sight) -> Result<Option<Patch>, Failure> {
    desk.work(move |desk| Ok(desk.account()?.travel(sight.try_into()?)?.map(Patch))).await
}

/// What differs between the two moments on screen; none where it compares none.
#[tauri::command]
#[specta::specta]
pub async fn differences(desk: State<'_, SharedDesk>) -> Result<Option<Comparison>, Failure> {
    desk.work(|desk| {
        let open = desk.account()?;
        let differences = open.differences()?;
        Ok(differences.map(|(since, differences)| Comparison::of(open, since, &differences)))
    })
    .await
}

/// Gives the present moment a name.
#[tauri::command]
#[specta::specta]
pub async fn snapshot_take(desk: State<'_, SharedDesk>, name: String) -> Result<Update, Failure> {
    desk.act(move |open| open.take_snapshot(&name)).await
}

/// Gives a snapshot another name.
#[tauri::command]
#[specta::specta]
pub async fn snapshot_rename(desk: State<'_, SharedDesk>, id: Id, name: String) -> Result<Update, Failure> {
    desk.act(move |open| open.rename_snapshot(id.into(), &name)).await
}

/// Removes a snapshot.
#[tauri::command]
#[specta::specta]
pub async fn snapshot_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_snapshot(id.into())).await
}
