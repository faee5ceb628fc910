//! Where relationships stand, and what was thought over.

use crate::{
    desk::SharedDesk,
    dto::{Id, Musing, Reflection, Standing, Update},
    error::Failure,
};
use account::AccountError;
use tauri::State;

/// Says where the relationship with somebody stands and where it should be.
#[tauri::command]
#[specta::specta]
pub async fn strategy_set(
    desk: State<'_, SharedDesk>,
    id: Id,
    standing: Standing,
) -> Result<Update, Failure> {
    desk.act(move |open| open.set_strategy(id.into(), standing.into())).await
}

/// Takes the relationship with somebody off its ladder.
#[tauri::command]
#[specta::specta]
pub async fn strategy_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_strategy(id.into())).await
}

/// What was thought about somebody, or about oneself and the account as a whole, the latest first.
#[tauri::command]
#[specta::specta]
pub async fn reflections(desk: State<'_, SharedDesk>, about: Option<Id>) -> Result<Vec<Reflection>, Failure> {
    desk.work(move |desk| {
        let open = desk.account()?;
        Ok(open.reflections(about.map(Into::into)).into_iter().map(Reflection::from).collect())
    })
    .await
}

/// Keeps what was thought over.
#[tauri::command]
#[specta::specta]
pub async fn reflect(desk: State<'_, SharedDesk>, musing: Musing) -> Result<Update, Failure> {
    desk.act(move |open| open.reflect(musing.try_into().map_err(AccountError::Unreadable)?)).await
}

/// Removes what was thought over.
#[tauri::command]
#[specta::specta]
pub async fn reflection_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_reflection(id.into())).await
}
