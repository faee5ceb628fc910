//! Import and export.

use crate::{
    desk::SharedDesk,
    dialogs,
    dto::{Exported, Group, ImportOffer, ImportPreview, PictureFormat, Update, day},
    error::Failure,
};
use account::scene::Theme;
use account::{Detail, Ground, import::Choice};
use tauri::{AppHandle, State};

/// Reads the files the user chooses; nothing of the account is touched.
#[tauri::command]
#[specta::specta]
pub async fn import_choose(app: AppHandle, desk: State<'_, SharedDesk>) -> Result<ImportOffer, Failure> {
    let paths = dialogs::choose_files(app, dialogs::TABLE).await?;
    desk.work(move |desk| {
        let offer = desk.account()?.read_sources(&paths)?;
        let (handle, offer) = desk.keep_offer(offer);
        Ok(ImportOffer::of(handle, offer))
    })
    .await
}

/// What the import would do.
#[tauri::command]
#[specta::specta]
pub async fn import_preview(
    desk: State<'_, SharedDesk>,
    handle: String,
    organisations: Option<Vec<String>>,
    group: Group,
) -> Result<ImportPreview, Failure> {
    desk.work(move |desk| {
        let (open, offer) = desk.account_and_offer(&handle)?;
        Ok(ImportPreview::from(&open.plan_import(offer, &Choice { organisations, group: group.into() })))
    })
    .await
}

/// Carries the import out, as one change; `on` is the day its lists speak of, none = today.
#[tauri::command]
#[specta::specta]
pub async fn import_run(
    desk: State<'_, SharedDesk>,
    handle: String,
    organisations: Option<Vec<String>>,
    group: Group,
    on: Option<String>,
) -> Result<Update, Failure> {
    let on = day(on)?;
    desk.work(move |desk| {
        let (open, offer) = desk.account_and_offer(&handle)?;
        let plan = open.plan_import(offer, &Choice { organisations, group: group.into() });
        open.speak_of(on);
        let imported = open.import(offer, plan);
        open.speak_of(None);
        let done = imported?;
        desk.with_memory(|open, memory| Ok(Update::of(done, open, memory)))
    })
    .await
}

/// Writes the map, through the lens on screen, as a picture where the user says.
#[tauri::command]
#[specta::specta]
pub async fn export_map(
    app: AppHandle,
    desk: State<'_, SharedDesk>,
    format: PictureFormat,
    scale: f64,
    dark: bool,
    all_details: bool,
) -> Result<Exported, Failure> {
    let kind = match format {
        PictureFormat::Svg => dialogs::SVG,
        PictureFormat::Png => dialogs::PNG,
    };
    let (name, exported) = desk.which_account().await?;
    let path = dialogs::choose_target(app, kind, &name).await?;
    desk.work(move |desk| {
        let open = desk.account_at(&exported)?;
        let view = open.view();
        let theme = if dark { Theme::Dark } else { Theme::Light };
        let detail = if all_details { Detail::All } else { Detail::Page };
        let format = match format {
            PictureFormat::Svg => account::PictureFormat::Svg,
            PictureFormat::Png => account::PictureFormat::Png { scale },
        };
        let bytes = open.picture(&view, theme, Ground::Paper, detail, format)?;
        open.write(&path, &bytes)?;
        Ok(Exported::at(&path, bytes.len()))
    })
    .await
}
