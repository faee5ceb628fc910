//! Faces on the cards.

use crate::{
    desk::SharedDesk,
    dialogs,
    dto::{Id, Update},
    error::{Code, Failure},
};
use tauri::{AppHandle, State};

/// Gives somebody a photo from the file the user chooses.
#[tauri::command]
#[specta::specta]
pub async fn photo_choose(app: AppHandle, desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    let path = dialogs::choose_file(app, dialogs::PHOTO).await?;
    desk.act(move |open| open.set_photo(id.into(), &path)).await
}

/// Gives somebody a photo from the file that was dropped on the window.
#[tauri::command]
#[specta::specta]
pub async fn photo_dropped(desk: State<'_, SharedDesk>, id: Id, handle: String) -> Result<Update, Failure> {
    let path = desk.work(move |desk| Ok(desk.memory.path(&handle))).await?;
    let gone = || Failure::new(Code::Failed, "The file is not known any more: drop it again.");
    let path = path.ok_or_else(gone)?;
    desk.act(move |open| open.set_photo(id.into(), &path)).await
}

/// Takes somebody's photo away.
#[tauri::command]
#[specta::specta]
pub async fn photo_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_photo(id.into())).await
}
