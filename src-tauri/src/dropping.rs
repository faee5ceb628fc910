//! Files dropped on the window: the page is told where, and by which handle to ask for them.

use crate::desk::SharedDesk;
use serde_json::json;
use std::path::PathBuf;
use tauri::{Manager, PhysicalPosition, Runtime, Window};

/// A file was dropped: the page gets the event `dropped` with a handle and the place in CSS pixels.
pub fn dropped<R: Runtime>(window: &Window<R>, paths: &[PathBuf], at: PhysicalPosition<f64>) {
    let Some(page) = window.app_handle().get_webview_window(window.label()) else { return };
    let Some(path) = paths.first().cloned() else { return };
    // Only Windows tells the place in the display's own pixels; elsewhere it is in those of the page already.
    let scale = if cfg!(windows) { window.scale_factor().unwrap_or(1.0) } else { 1.0 };
    // An action may hold the desk: the window is not to wait for it.
    tauri::async_runtime::spawn_blocking(move || {
        let desk = page.state::<SharedDesk>().inner().clone();
        let handle = desk.now(|desk| desk.memory.handle(&path));
        let detail = json!({ "handle": handle, "x": at.x / scale, "y": at.y / scale });
        let script = format!("window.dispatchEvent(new CustomEvent('dropped', {{ detail: {detail} }}))");
        if let Err(error) = page.eval(script) {
            tracing::warn!(%error, "the page could not be told of a dropped file");
        }
    });
}
