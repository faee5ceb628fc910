//! Opening, creating, saving under another name, closing.

use crate::{
    closing,
    desk::{Desk, SharedDesk},
    dialogs,
    dto::{NewAccount, Overview, Recent, Start, Vocabulary},
    error::{Code, Failure},
};
use account::{Beginning, Key, Laptop, OpenAccount, demo};
use std::{fs, path::PathBuf};
use tauri::{AppHandle, Manager, State, WebviewWindow, Wry};

/// What the page needs first: opens the account asked for on the command line.
#[tauri::command]
#[specta::specta]
pub async fn start(desk: State<'_, SharedDesk>) -> Result<Start, Failure> {
    desk.work(|desk| {
        let problem = desk.asked_for.take().and_then(|path| desk.open(&path, None).err());
        Ok(Start {
            account: overview(desk).ok(),
            recent: Recent::all(&mut desk.memory),
            problem,
            vocabulary: Vocabulary::of_the_field(),
        })
    })
    .await
}

/// Creates an account where the user says.
#[tauri::command]
#[specta::specta]
pub async fn account_create(
    app: AppHandle,
    desk: State<'_, SharedDesk>,
    draft: NewAccount,
) -> Result<Overview, Failure> {
    if draft.name.trim().is_empty() {
        return Err(Failure::new(Code::Rejected, "The account needs a name: whose account is it?"));
    }
    let path = new_target(app, &draft.name).await?;
    desk.work(move |desk| {
        let key = draft.passphrase.as_deref().map_or(Key::Open, Key::Passphrase);
        let open = OpenAccount::create(&path, key, &Beginning::from(&draft), Box::new(Laptop))?;
        desk.put(open);
        overview(desk)
    })
    .await
}

/// Opens the account file the user chooses.
#[tauri::command]
#[specta::specta]
pub async fn account_choose(app: AppHandle, desk: State<'_, SharedDesk>) -> Result<Overview, Failure> {
    let path = dialogs::choose_file(app, dialogs::ACCOUNT).await?;
    desk.work(move |desk| {
        desk.open(&path, None)?;
        overview(desk)
    })
    .await
}

/// Opens a recent account, or the one that waits for its passphrase.
#[tauri::command]
#[specta::specta]
pub async fn account_open(
    desk: State<'_, SharedDesk>,
    handle: String,
    passphrase: Option<String>,
) -> Result<Overview, Failure> {
    desk.work(move |desk| {
        let path = path_of(desk, &handle)?;
        desk.open(&path, passphrase.as_deref())?;
        overview(desk)
    })
    .await
}

/// Takes an account off the list of recent ones.
#[tauri::command]
#[specta::specta]
pub async fn account_forget(desk: State<'_, SharedDesk>, handle: String) -> Result<Vec<Recent>, Failure> {
    desk.work(move |desk| {
        let path = path_of(desk, &handle)?;
        desk.memory.forget(&path);
        Ok(Recent::all(&mut desk.memory))
    })
    .await
}

/// Writes the account to another file and goes on in that one.
#[tauri::command]
#[specta::specta]
pub async fn account_save_as(
    app: AppHandle,
    desk: State<'_, SharedDesk>,
    passphrase: Option<String>,
) -> Result<Overview, Failure> {
    let (name, saved) = desk.which_account().await?;
    let path = new_target(app, &name).await?;
    desk.work(move |desk| {
        let key = passphrase.as_deref().map_or(Key::Open, Key::Passphrase);
        desk.account_at(&saved)?.save_as(&path, key)?;
        let look = desk.memory.look_of(&saved);
        desk.memory.opened(&path, &name, jiff::Timestamp::now().to_string());
        if let Some(look) = look {
            desk.memory.look(&path, look);
        }
        overview(desk)
    })
    .await
}

/// Closes the account.
#[tauri::command]
#[specta::specta]
pub async fn account_close(desk: State<'_, SharedDesk>) -> Result<Vec<Recent>, Failure> {
    desk.work(|desk| {
        desk.clear();
        Ok(Recent::all(&mut desk.memory))
    })
    .await
}

/// Opens the made-up account, kept in the user's data folder.
#[tauri::command]
#[specta::specta]
pub async fn demo_open(app: AppHandle, desk: State<'_, SharedDesk>) -> Result<Overview, Failure> {
    desk.work(move |desk| {
        let folder =
            app.path().app_data_dir().map_err(|error| Failure::new(Code::Failed, error.to_string()))?;
        fs::create_dir_all(&folder).map_err(|error| {
            Failure::new(Code::Failed, format!("The folder {} cannot be made: {error}.", folder.display()))
        })?;
        let path = folder.join("halden-foods-demo.rapport");
        if path.exists() {
            desk.open(&path, None)?;
        } else {
            desk.put(demo(&path, Key::Open, Box::new(Laptop))?);
        }
        overview(desk)
    })
    .await
}

/// What was typed is saved, after the user asked to close the window; `stay` where saving failed and
/// the user is to read why.
#[tauri::command]
#[specta::specta]
pub async fn window_close(window: WebviewWindow, stay: bool) -> Result<(), Failure> {
    tauri::async_runtime::spawn_blocking(move || closing::answered(&window, stay))
        .await
        .map_err(|_| Failure::new(Code::Failed, "The window could not be closed."))
}

fn overview(desk: &mut Desk) -> Result<Overview, Failure> {
    desk.with_memory(|open, memory| Ok(Overview::of(open, memory)))
}

fn path_of(desk: &Desk, handle: &str) -> Result<PathBuf, Failure> {
    desk.memory
        .path(handle)
        .ok_or_else(|| Failure::new(Code::Failed, "This file is not known any more: open it anew."))
}

/// Where a new account file goes. The dialog has asked whether a file there may be replaced; accounts
/// are never written over all the same.
async fn new_target(app: AppHandle<Wry>, name: &str) -> Result<PathBuf, Failure> {
    let path = dialogs::choose_target(app, dialogs::ACCOUNT, name).await?;
    if path.exists() {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let message = format!("{name} is there already: choose another name. It was not touched.");
        return Err(Failure::new(Code::Failed, message));
    }
    Ok(path)
}
