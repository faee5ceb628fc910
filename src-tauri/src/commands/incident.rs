//! Critical incidents: understood, logged, edited, removed.

use crate::{
    desk::SharedDesk,
    dto::{Ends, Id, Notice, Side, Understood, Update},
    error::Failure,
};
use tauri::State;

/// What a line of text tells, as it would be logged.
#[tauri::command]
#[specta::specta]
pub async fn incident_read(desk: State<'_, SharedDesk>, text: String) -> Result<Understood, Failure> {
    desk.work(move |desk| {
        let open = desk.account()?;
        let (notice, people) = open.notice(&text);
        Ok(Understood::of(open.account(), notice, people))
    })
    .await
}

/// Whose trust in whom an incident touches that names these people.
#[tauri::command]
#[specta::specta]
pub async fn incident_touched(
    desk: State<'_, SharedDesk>,
    people: Vec<Id>,
    side: Option<Side>,
) -> Result<Vec<Ends>, Failure> {
    desk.work(move |desk| {
        let open = desk.account()?;
        let people: Vec<_> = people.into_iter().map(Into::into).collect();
        let touched = open.touched(&people, side.map(Into::into));
        Ok(touched.into_iter().map(|ends| Ends::of(open.account(), ends)).collect())
    })
    .await
}

/// Logs an incident.
#[tauri::command]
#[specta::specta]
pub async fn incident_log(desk: State<'_, SharedDesk>, notice: Notice) -> Result<Update, Failure> {
    desk.act(move |open| open.log_incident(notice.into())).await
}

/// Tells an incident otherwise.
#[tauri::command]
#[specta::specta]
pub async fn incident_edit(desk: State<'_, SharedDesk>, id: Id, notice: Notice) -> Result<Update, Failure> {
    desk.act(move |open| open.edit_incident(id.into(), notice.into())).await
}

/// Removes an incident.
#[tauri::command]
#[specta::specta]
pub async fn incident_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_incident(id.into())).await
}
