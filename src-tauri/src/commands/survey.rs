//! The partner survey: rounds, forms, answer files, results.

use crate::{
    desk::{Desk, SharedDesk},
    dialogs,
    dto::{Collected, FileFate, Id, Letter, Results, RoundLine, RoundOffer, RoundPlan, Update, WrittenForms},
    error::{Code, Failure},
};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, State};

/// All rounds, the one begun last first.
#[tauri::command]
#[specta::specta]
pub async fn rounds(desk: State<'_, SharedDesk>) -> Result<Vec<RoundLine>, Failure> {
    desk.work(|desk| Ok(RoundLine::all(desk.account()?))).await
}

/// What a new round starts from, and who can be asked.
#[tauri::command]
#[specta::specta]
pub async fn round_offer(desk: State<'_, SharedDesk>) -> Result<RoundOffer, Failure> {
    desk.work(|desk| Ok(RoundOffer::of(desk.account()?))).await
}

/// Makes a round.
#[tauri::command]
#[specta::specta]
pub async fn round_make(desk: State<'_, SharedDesk>, plan: RoundPlan) -> Result<Update, Failure> {
    desk.act(move |open| open.make_round(plan.into())).await
}

/// Changes a round.
#[tauri::command]
#[specta::specta]
pub async fn round_edit(desk: State<'_, SharedDesk>, id: Id, plan: RoundPlan) -> Result<Update, Failure> {
    desk.act(move |open| open.edit_round(id.into(), plan.into())).await
}

/// Writes the forms of a round into a new folder, inside the one the user chooses.
#[tauri::command]
#[specta::specta]
pub async fn round_forms(
    app: AppHandle,
    desk: State<'_, SharedDesk>,
    id: Id,
    letter: Letter,
) -> Result<WrittenForms, Failure> {
    let (_, account) = desk.which_account().await?;
    let into = dialogs::choose_folder(app).await?;
    desk.work(move |desk| {
        Ok(desk.account_at(&account)?.write_forms(id.into(), &letter.into(), &into)?.into())
    })
    .await
}

/// Takes in the answer files the user chooses.
#[tauri::command]
#[specta::specta]
pub async fn round_collect(app: AppHandle, desk: State<'_, SharedDesk>) -> Result<Collected, Failure> {
    let (_, account) = desk.which_account().await?;
    let files = dialogs::choose_files(app, dialogs::ANSWERS).await?;
    desk.work(move |desk| collected(desk, &account, &files)).await
}

/// Takes in the answer files that were dropped on the window.
#[tauri::command]
#[specta::specta]
pub async fn round_dropped(desk: State<'_, SharedDesk>, handles: Vec<String>) -> Result<Collected, Failure> {
    let gone = || Failure::new(Code::Failed, "The files are not known any more: drop them again.");
    desk.work(move |desk| {
        let files: Option<Vec<PathBuf>> = handles.iter().map(|handle| desk.memory.path(handle)).collect();
        let account = desk.account()?.path().to_owned();
        collected(desk, &account, &files.ok_or_else(gone)?)
    })
    .await
}

fn collected(desk: &mut Desk, account: &Path, files: &[PathBuf]) -> Result<Collected, Failure> {
    let collected = desk.account_at(account)?.collect_answers(files)?;
    let files = collected.files.into_iter().map(FileFate::from).collect();
    desk.with_memory(|open, memory| Ok(Collected { update: Update::of(collected.done, open, memory), files }))
}

/// Closes a round.
#[tauri::command]
#[specta::specta]
pub async fn round_close(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.close_round(id.into())).await
}

/// Opens a closed round again.
#[tauri::command]
#[specta::specta]
pub async fn round_reopen(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.reopen_round(id.into())).await
}

/// Removes a round with its answers and the evidence that became of them.
#[tauri::command]
#[specta::specta]
pub async fn round_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_round(id.into())).await
}

/// What a round says, as far as it may be shown, and what moved since another or since the one before.
#[tauri::command]
#[specta::specta]
pub async fn round_results(
    desk: State<'_, SharedDesk>,
    id: Id,
    against: Option<Id>,
) -> Result<Results, Failure> {
    desk.work(move |desk| Ok(desk.account()?.round_results(id.into(), against.map(Into::into))?.into())).await
}
