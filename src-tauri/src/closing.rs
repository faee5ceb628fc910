//! Closing the window: the page first hands over what was typed and not saved yet.

use crate::{desk::SharedDesk, memory::WindowShape};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};
use tauri::{CloseRequestApi, Manager, Runtime, WebviewWindow, Window};

/// How long the page has to hand over, before the window is closed all the same.
const PATIENCE: Duration = Duration::from_secs(2);
/// A second click on the close button within this time is the first one's.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);

/// When the page was asked to hand over, while it does.
static ASKED: Mutex<Option<Instant>> = Mutex::new(None);

/// The user asked to close the window: the page is told. Asked again meanwhile, it closes at once.
pub fn asked<R: Runtime>(window: &Window<R>, api: &CloseRequestApi) {
    let Some(page) = window.app_handle().get_webview_window(window.label()) else { return };
    api.prevent_close();
    let now = Instant::now();
    let before = waiting().replace(now);
    if let Some(before) = before
        && now.duration_since(before) < DOUBLE_CLICK
    {
        *waiting() = Some(before);
        return;
    }
    let is_told = before.is_none() && page.eval("window.dispatchEvent(new Event('closing'))").is_ok();
    thread::spawn(move || {
        if is_told {
            thread::sleep(PATIENCE);
        }
        // The page answered meanwhile, or is asked once more: then this is not the one to close.
        if waiting().take_if(|asked| *asked == now).is_some() {
            close(&page);
        }
    });
}

/// The page handed over; `stay` where that failed and the user is to read why.
pub fn answered<R: Runtime>(page: &WebviewWindow<R>, stay: bool) {
    if waiting().take().is_some() && !stay {
        close(page);
    }
}

fn waiting() -> MutexGuard<'static, Option<Instant>> {
    ASKED.lock().unwrap_or_else(PoisonError::into_inner)
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
