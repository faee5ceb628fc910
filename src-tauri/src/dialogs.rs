//! File dialogs. They run here and not in the page, which never sees a path.
//!
//! A dialog stays open as long as the user likes: nothing is locked meanwhile, and there is one at a time.

use crate::error::{Code, Failure};
use std::{
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
};
use tauri::{AppHandle, Runtime};

/// A kind of file, as a dialog offers it.
#[derive(Clone, Copy)]
pub struct FileKind {
    name: &'static str,
    endings: &'static [&'static str],
}

/// Account files.
pub const ACCOUNT: FileKind = FileKind { name: "Rapport account", endings: &["rapport"] };
/// Files to import from.
pub const TABLE: FileKind = FileKind { name: "Contacts (CSV)", endings: &["csv", "tsv", "txt"] };
/// Faces.
pub const PHOTO: FileKind =
    FileKind { name: "Photo", endings: &["jpg", "jpeg", "png", "webp", "gif", "bmp"] };
/// Answers to the partner survey.
pub const ANSWERS: FileKind = FileKind { name: "Survey answers", endings: &["json"] };
/// Scalable pictures.
pub const SVG: FileKind = FileKind { name: "Scalable picture (SVG)", endings: &["svg"] };
/// Days for the calendars of other programs.
pub const CALENDAR: FileKind = FileKind { name: "Calendar (iCalendar)", endings: &["ics"] };
/// Pictures of pixels.
pub const PNG: FileKind = FileKind { name: "Picture (PNG)", endings: &["png"] };

/// Whether a dialog is open.
static IS_OPEN: AtomicBool = AtomicBool::new(false);

/// Asks for one file to open.
///
/// # Errors
/// [`Code::Cancelled`] where none was chosen or another dialog is open.
pub async fn choose_file<R: Runtime>(app: AppHandle<R>, kind: FileKind) -> Result<PathBuf, Failure> {
    alone(move || asked::one(&app, kind)).await
}

/// Asks for one or several files to open.
///
/// # Errors
/// As [`choose_file`].
pub async fn choose_files<R: Runtime>(app: AppHandle<R>, kind: FileKind) -> Result<Vec<PathBuf>, Failure> {
    alone(move || asked::several(&app, kind).filter(|paths| !paths.is_empty())).await
}

/// Asks for a folder.
///
/// # Errors
/// As [`choose_file`].
pub async fn choose_folder<R: Runtime>(app: AppHandle<R>) -> Result<PathBuf, Failure> {
    alone(move || asked::folder(&app)).await
}

/// Asks where to write a file of a title; the kind's ending is added where it is missing.
///
/// # Errors
/// As [`choose_file`].
pub async fn choose_target<R: Runtime>(
    app: AppHandle<R>,
    kind: FileKind,
    title: &str,
) -> Result<PathBuf, Failure> {
    let name = file_name(title, kind);
    let mut path = alone(move || asked::target(&app, kind, &name)).await?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if !ending.is_some_and(|ending| kind.endings.contains(&ending.as_str())) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        path.set_file_name(format!("{name}.{}", kind.endings[0]));
    }
    Ok(path)
}

/// Asks on a thread that may wait, unless another dialog is open.
async fn alone<T: Send + 'static>(ask: impl FnOnce() -> Option<T> + Send + 'static) -> Result<T, Failure> {
    if IS_OPEN.swap(true, Ordering::AcqRel) {
        return Err(Failure::cancelled());
    }
    let answer = tauri::async_runtime::spawn_blocking(ask).await;
    IS_OPEN.store(false, Ordering::Release);
    answer
        .map_err(|_| Failure::new(Code::Failed, "The file dialog broke off; nothing was changed."))?
        .ok_or_else(Failure::cancelled)
}

/// A file name made of a title: its words in small letters with dashes between them, whatever else a
/// file system could take amiss left out.
fn file_name(title: &str, kind: FileKind) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let words = title.split(|c| !is_safe(c)).map(|word| word.trim_matches('.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").to_lowercase().chars().take(80).collect();
    let name = if name.is_empty() { "account" } else { name.trim_end_matches(['-', '.']) };
    format!("{name}.{}", kind.endings[0])
}

#[cfg(not(feature = "scripted-dialogs"))]
mod asked {
    use super::FileKind;
    use std::path::PathBuf;
    use tauri::{AppHandle, Manager, Runtime};
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

    fn dialog<R: Runtime>(app: &AppHandle<R>, kind: FileKind) -> FileDialogBuilder<R> {
        over_window(app, app.dialog().file().add_filter(kind.name, kind.endings))
    }

    fn over_window<R: Runtime>(app: &AppHandle<R>, dialog: FileDialogBuilder<R>) -> FileDialogBuilder<R> {
        match app.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }

    pub fn one<R: Runtime>(app: &AppHandle<R>, kind: FileKind) -> Option<PathBuf> {
        dialog(app, kind).blocking_pick_file()?.into_path().ok()
    }

    pub fn several<R: Runtime>(app: &AppHandle<R>, kind: FileKind) -> Option<Vec<PathBuf>> {
        let picked = dialog(app, kind).blocking_pick_files()?;
        Some(picked.into_iter().filter_map(|path| path.into_path().ok()).collect())
    }

    pub fn folder<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
        over_window(app, app.dialog().file()).blocking_pick_folder()?.into_path().ok()
    }

    pub fn target<R: Runtime>(app: &AppHandle<R>, kind: FileKind, name: &str) -> Option<PathBuf> {
        dialog(app, kind).set_file_name(name).blocking_save_file()?.into_path().ok()
    }
}

#[cfg(feature = "scripted-dialogs")]
mod asked {
    //! Each dialog is answered by the next line of the file that `RAPPORT_DIALOGS` names: paths
    //! separated by tabs, an empty line for a cancelled dialog.

    use super::FileKind;
    use std::{env, fs, path::PathBuf};
    use tauri::{AppHandle, Runtime};

    fn answer() -> Option<Vec<PathBuf>> {
        let script = env::var_os("RAPPORT_DIALOGS")?;
        let lines = fs::read_to_string(&script).ok()?;
        let (line, rest) = lines.split_once('\n').unwrap_or((&lines, ""));
        fs::write(&script, rest).ok()?;
        let paths: Vec<PathBuf> =
            line.split('\t').filter(|path| !path.is_empty()).map(PathBuf::from).collect();
        (!paths.is_empty()).then_some(paths)
    }

    pub fn one<R: Runtime>(_: &AppHandle<R>, _: FileKind) -> Option<PathBuf> {
        answer()?.into_iter().next()
    }

    pub fn several<R: Runtime>(_: &AppHandle<R>, _: FileKind) -> Option<Vec<PathBuf>> {
        answer()
    }

    pub fn folder<R: Runtime>(_: &AppHandle<R>) -> Option<PathBuf> {
        answer()?.into_iter().next()
    }

    pub fn target<R: Runtime>(_: &AppHandle<R>, kind: FileKind, _: &str) -> Option<PathBuf> {
        let _ = kind.name;
        answer()?.into_iter().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_file_name() {
        let check = |title: &str, name: &str| assert_eq!(file_name(title, ACCOUNT), name);
        check("Halden Foods", "halden-foods.rapport");
        check("../../etc/passwd", "etc-passwd.rapport");
        check("A/B: C?", "a-b-c.rapport");
        check("Quarz & Söhne", "quarz-söhne.rapport");
        check("…", "account.rapport");
        check("", "account.rapport");
    }
}
