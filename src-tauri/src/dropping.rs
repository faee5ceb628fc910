//! Files dropped on the window: the page is told where, and by which handles to ask for them.

use crate::desk::SharedDesk;
use account::survey::is_answer_file;
use serde_json::json;
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};
use tauri::{Manager, PhysicalPosition, Runtime, Window};

/// How much of a file is looked at to tell what it is, in bytes; an answer file is no longer.
const LOOKED_AT: u64 = 64 * 1024;

/// Files were dropped: the page gets the event `dropped` with a handle for each, whether answers to the
/// partner survey are among them, and the place in CSS pixels.
pub fn dropped<R: Runtime>(window: &Window<R>, paths: &[PathBuf], at: PhysicalPosition<f64>) {
    let Some(page) = window.app_handle().get_webview_window(window.label()) else { return };
    if paths.is_empty() {
        return;
    }
    let paths = paths.to_vec();
    // Only Windows tells the place in the display's own pixels; elsewhere it is in those of the page already.
    let scale = if cfg!(windows) { window.scale_factor().unwrap_or(1.0) } else { 1.0 };
    // An action may hold the desk: the window is not to wait for it.
    tauri::async_runtime::spawn_blocking(move || {
        let desk = page.state::<SharedDesk>().inner().clone();
        let answers = paths.iter().any(|path| holds_answers(path));
        let handles: Vec<String> =
            desk.now(|desk| paths.iter().map(|path| desk.memory.handle(path)).collect());
        let detail = json!({ "handle": handles.first(), "handles": handles, "answers": answers, "x": at.x / scale, "y": at.y / scale });
        let script = format!("window.dispatchEvent(new CustomEvent('dropped', {{ detail: {detail} }}))");
        if let Err(error) = page.eval(script) {
            tracing::warn!(%error, "the page could not be told of a dropped file");
        }
    });
}

/// Whether a file is one with answers, by what it holds; one that cannot be read is none.
fn holds_answers(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let looked = File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut bytes));
    looked.is_ok() && is_answer_file(&bytes)
}
