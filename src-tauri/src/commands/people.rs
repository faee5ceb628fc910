//! Finding people and looking at them.

use crate::{
    desk::SharedDesk,
    dto::{Found, Id, Portrait},
    error::Failure,
};
use tauri::State;

/// People found at most for a query.
const MOST_FOUND: usize = 20;
/// People listed at most where nothing is asked for.
const MOST_LISTED: usize = 50;

/// Who fits the words, best first; everybody where there are none.
#[tauri::command]
#[specta::specta]
pub async fn find(desk: State<'_, SharedDesk>, query: String) -> Result<Vec<Found>, Failure> {
    desk.work(move |desk| {
        let most = if query.trim().is_empty() { MOST_LISTED } else { MOST_FOUND };
        Ok(desk.account()?.find(&query, most).into_iter().map(Found::from).collect())
    })
    .await
}

/// All the inspector shows of a stakeholder.
#[tauri::command]
#[specta::specta]
pub async fn portrait(desk: State<'_, SharedDesk>, id: Id) -> Result<Portrait, Failure> {
    desk.work(move |desk| Ok(Portrait::of(desk.account()?, id.into())?)).await
}
