//! Actions and commitments, workstreams and the charter.

use crate::{
    desk::SharedDesk,
    dialogs,
    dto::{Ending, Exported, Id, Intent, Plans, Stream, Update},
    error::Failure,
};
use tauri::{AppHandle, State};

/// All that is planned and agreed, at the moment looked at.
#[tauri::command]
#[specta::specta]
pub async fn plans(desk: State<'_, SharedDesk>) -> Result<Plans, Failure> {
    desk.work(|desk| {
        let open = desk.account()?;
        let day = open.seen_day();
        Ok(Plans::of(open, day))
    })
    .await
}

/// Plans an action, or records a commitment.
#[tauri::command]
#[specta::specta]
pub async fn action_plan(desk: State<'_, SharedDesk>, intent: Intent) -> Result<Update, Failure> {
    desk.act(move |open| open.plan(intent.into())).await
}

/// Tells an action otherwise.
#[tauri::command]
#[specta::specta]
pub async fn action_edit(desk: State<'_, SharedDesk>, id: Id, intent: Intent) -> Result<Update, Failure> {
    desk.act(move |open| open.replan(id.into(), intent.into())).await
}

/// Closes an action with what came of it.
#[tauri::command]
#[specta::specta]
pub async fn action_close(desk: State<'_, SharedDesk>, id: Id, ending: Ending) -> Result<Update, Failure> {
    let ending = ending.try_into()?;
    desk.act(move |open| open.close_action(id.into(), ending)).await
}

/// Opens a closed action again.
#[tauri::command]
#[specta::specta]
pub async fn action_reopen(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.reopen_action(id.into())).await
}

/// Removes an action.
#[tauri::command]
#[specta::specta]
pub async fn action_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_action(id.into())).await
}

/// Begins a workstream, or tells one otherwise.
#[tauri::command]
#[specta::specta]
pub async fn workstream_set(
    desk: State<'_, SharedDesk>,
    id: Option<Id>,
    stream: Stream,
) -> Result<Update, Failure> {
    desk.act(move |open| open.set_workstream(id.map(Into::into), stream.into())).await
}

/// Removes a workstream.
#[tauri::command]
#[specta::specta]
pub async fn workstream_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_workstream(id.into())).await
}

/// Writes the vision and the charter.
#[tauri::command]
#[specta::specta]
pub async fn charter_set(
    desk: State<'_, SharedDesk>,
    vision: String,
    charter: String,
    agreed_by: String,
) -> Result<Update, Failure> {
    desk.act(move |open| open.set_charter(&vision, &charter, &agreed_by)).await
}

/// Writes the open actions that are due some day as a calendar, where the user says.
#[tauri::command]
#[specta::specta]
pub async fn calendar_export(app: AppHandle, desk: State<'_, SharedDesk>) -> Result<Exported, Failure> {
    let (name, exported) = desk.which_account().await?;
    let path = dialogs::choose_target(app, dialogs::CALENDAR, &name).await?;
    desk.work(move |desk| {
        let open = desk.account_at(&exported)?;
        let calendar = open.calendar();
        open.write(&path, calendar.as_bytes())?;
        Ok(Exported::at(&path, calendar.len()))
    })
    .await
}
