//! Closing the window: the page first hands over what was typed and not saved yet.

use crate::{desk::SharedDesk, memory::WindowShape};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};
use tauri::{CloseRequestApi, Manager, Runtime, WebviewWindow, Window};

/// How long the page has to hand over, before the window is closed all the same.
const PATIENCE: Duration = Duration::from_secs(2);

/// The page is handing over.
static IS_WAITING: AtomicBool = AtomicBool::new(false);

/// The user asked to close the window: the page is told. Asked again meanwhile, it closes at once.
pub fn asked<R: Runtime>(window: &Window<R>, api: &CloseRequestApi) {
    let Some(page) = window.app_handle().get_webview_window(window.label()) else { return };
    api.prevent_close();
    let again = IS_WAITING.swap(true, Ordering::AcqRel);
    let is_told = !again && page.eval("window.dispatchEvent(new Event('closing'))").is_ok();
    thread::spawn(move || {
        if is_told {
            thread::sleep(PATIENCE);
        }
        if IS_WAITING.swap(false, Ordering::AcqRel) {
            close(&page);
        }
    });
}

/// The page handed over; `stay` where that failed and the user is to read why.
pub fn answered<R: Runtime>(page: &WebviewWindow<R>, stay: bool) {
    if IS_WAITING.swap(false, Ordering::AcqRel) && !stay {
        close(page);
    }
}

/// Remembers the window, lets go of the account, and ends.
fn close<R: Runtime>(page: &WebviewWindow<R>) {
    let shape = page.inner_size().and_then(|size| {
        let size = size.to_logical::<f64>(page.scale_factor()?);
        Ok(WindowShape { width: size.width, height: size.height, maximized: page.is_maximized()? })
    });
    page.state::<SharedDesk>().now(|desk| {
        if let Ok(shape) = shape {
            desk.memory.shape(match desk.memory.window() {
                // The size to go back to is the one from before it filled the screen.
                Some(before) if shape.maximized => WindowShape { maximized: true, ..before },
                _ => shape,
            });
        }
        desk.clear();
    });
    if let Err(error) = page.destroy() {
        tracing::error!(%error, "the window could not be closed");
        page.app_handle().exit(0);
    }
}
