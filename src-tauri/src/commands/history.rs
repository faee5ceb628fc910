//! Undo, redo, and the history told as sentences.

use crate::{
    desk::SharedDesk,
    dto::{Headline, Update},
    error::Failure,
};
use tauri::State;

/// Sentences told at a time.
const PAGE: usize = 100;

/// Takes the last change back.
#[tauri::command]
#[specta::specta]
pub async fn undo(desk: State<'_, SharedDesk>) -> Result<Update, Failure> {
    desk.act(account::OpenAccount::undo).await
}

/// Does the change that was last taken back again.
#[tauri::command]
#[specta::specta]
pub async fn redo(desk: State<'_, SharedDesk>) -> Result<Update, Failure> {
    desk.act(account::OpenAccount::redo).await
}

/// The history, newest first, before the change of a number.
#[tauri::command]
#[specta::specta]
pub async fn history(desk: State<'_, SharedDesk>, before: Option<u32>) -> Result<Vec<Headline>, Failure> {
    desk.work(move |desk| {
        let headlines = desk.account()?.headlines(before.map(u64::from), PAGE)?;
        Ok(headlines.into_iter().map(Headline::from).collect())
    })
    .await
}
