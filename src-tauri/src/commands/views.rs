//! Views that were given a name.

use crate::{
    desk::SharedDesk,
    dto::{Gaze, Id, Update, ViewSummary},
    error::Failure,
};
use tauri::State;

/// The saved views, in their order.
#[tauri::command]
#[specta::specta]
pub async fn views(desk: State<'_, SharedDesk>) -> Result<Vec<ViewSummary>, Failure> {
    desk.work(|desk| Ok(desk.account()?.account().views().into_iter().map(ViewSummary::from).collect())).await
}

/// Saves what is on screen under a name.
#[tauri::command]
#[specta::specta]
pub async fn view_add(desk: State<'_, SharedDesk>, name: String, at: Gaze) -> Result<Update, Failure> {
    desk.act(move |open| open.save_view(&name, Some(at.into()))).await
}

/// Has a saved view show what is on screen now.
#[tauri::command]
#[specta::specta]
pub async fn view_update(desk: State<'_, SharedDesk>, id: Id, at: Gaze) -> Result<Update, Failure> {
    desk.act(move |open| open.update_view(id.into(), Some(at.into()))).await
}

/// Gives a saved view another name.
#[tauri::command]
#[specta::specta]
pub async fn view_rename(desk: State<'_, SharedDesk>, id: Id, name: String) -> Result<Update, Failure> {
    desk.act(move |open| open.rename_view(id.into(), &name)).await
}

/// Removes a saved view.
#[tauri::command]
#[specta::specta]
pub async fn view_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_view(id.into())).await
}

/// Puts the saved views into an order.
#[tauri::command]
#[specta::specta]
pub async fn views_order(desk: State<'_, SharedDesk>, ids: Vec<Id>) -> Result<Update, Failure> {
    desk.act(move |open| open.order_views(&Id::plain(&ids))).await
}
