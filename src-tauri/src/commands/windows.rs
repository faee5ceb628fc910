//! Accounts in windows of their own, and the whole screen.
//!
//! Every window is a program of its own: what happens to one leaves the others alone.

use crate::{
    desk::SharedDesk,
    dialogs,
    error::{Code, Failure},
};
use std::{env, path::Path, process::Command};
use tauri::{AppHandle, State, WebviewWindow};

/// Opens a recent account in a window of its own.
#[tauri::command]
#[specta::specta]
pub async fn window_open(desk: State<'_, SharedDesk>, handle: String) -> Result<(), Failure> {
    let path = desk.work(move |desk| Ok(desk.memory.path(&handle))).await?;
    let gone = || Failure::new(Code::Failed, "This file is not known any more: open it anew.");
    open_beside(&path.ok_or_else(gone)?)
}

/// Opens the account file the user chooses in a window of its own.
#[tauri::command]
#[specta::specta]
pub async fn window_choose(app: AppHandle) -> Result<(), Failure> {
    open_beside(&dialogs::choose_file(app, dialogs::ACCOUNT).await?)
}

/// Fills the screen, for a presentation, or goes back.
#[tauri::command]
#[specta::specta]
pub async fn window_fill(window: WebviewWindow, whole: bool) -> Result<(), Failure> {
    window
        .set_fullscreen(whole)
        .map_err(|error| Failure::new(Code::Failed, format!("The screen could not be filled: {error}.")))
}

fn open_beside(path: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::new(Code::Failed, format!("No other window could be opened: {error}."));
    let mut other = Command::new(env::current_exe().map_err(failed)?).arg(path).spawn().map_err(failed)?;
    // Whoever starts a program has to wait for its end, or it lingers on.
    std::thread::spawn(move || other.wait());
    Ok(())
}
