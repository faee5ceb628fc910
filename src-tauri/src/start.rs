//! Starting the window.

use crate::{
    closing,
    desk::SharedDesk,
    dropping,
    interface::interface,
    memory::{Memory, WindowShape},
    rendering,
};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};
use tauri::{App, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};
use tracing_appender::non_blocking::WorkerGuard;

const HELP: &str = "\
Rapport: the key account relationship map

Usage: rapport [--safe-rendering] [FILE]

  FILE               the account to open
  --safe-rendering   draw without the graphics card, where a window stays empty or flickers
  --help             this text
";

/// Runs the window until it is closed. `arguments` are those after the program's name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let mut asked_for = None;
    let mut safely = rendering::has_no_graphics_card();
    for argument in arguments {
        match argument.to_str() {
            Some("--help" | "-h") => {
                say(HELP);
                return ExitCode::SUCCESS;
            }
            Some("--safe-rendering") => safely = true,
            _ => asked_for = Some(std::path::absolute(&argument).unwrap_or_else(|_| PathBuf::from(argument))),
        }
    }
    if safely && let Err(error) = rendering::start_over_safely() {
        say(&format!("Rapport could not switch to safe rendering: {error}\n"));
    }
    match build(asked_for) {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("Rapport could not open its window: {error}\n"));
            ExitCode::FAILURE
        }
    }
}

fn build(asked_for: Option<PathBuf>) -> tauri::Result<App<Wry>> {
    let interface = interface();
    let builder = tauri::Builder::default();
    #[cfg(not(feature = "scripted-dialogs"))]
    let builder = builder.plugin(tauri_plugin_dialog::init());
    builder
        .invoke_handler(interface.invoke_handler())
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } => closing::asked(window, api),
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
                dropping::dropped(window, paths, *position);
            }
            _ => {}
        })
        .setup(move |app| {
            let paths = app.path();
            app.manage(Logging(log_to(&paths.app_log_dir()?)));
            let memory = Memory::of(&paths.app_config_dir()?);
            let shape = memory.window();
            app.manage(SharedDesk::new(memory, asked_for));
            open_window(app, shape)?;
            Ok(())
        })
        .build(tauri::generate_context!())
}

/// Opens the one window, as it was left. It shows the app's own pages and nothing else.
fn open_window(app: &App<Wry>, shape: Option<WindowShape>) -> tauri::Result<()> {
    let shape = shape.unwrap_or(WindowShape { width: 1440.0, height: 900.0, maximized: false });
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Rapport")
        .inner_size(shape.width.max(800.0), shape.height.max(560.0))
        .min_inner_size(800.0, 560.0)
        .maximized(shape.maximized)
        .on_navigation(is_own_page)
        .build()
        .map(drop)
}

fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri" || (url.scheme() == "http" && url.host_str() == Some("tauri.localhost"))
}

/// Keeps the log's writer alive.
struct Logging(#[allow(dead_code, reason = "dropping it ends the log")] Option<WorkerGuard>);

/// What goes wrong is logged on this laptop, without anybody's name.
fn log_to(folder: &std::path::Path) -> Option<WorkerGuard> {
    std::fs::create_dir_all(folder).ok()?;
    let file = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("rapport")
        .filename_suffix("log")
        .max_log_files(7)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(file);
    tracing_subscriber::fmt().with_writer(writer).with_ansi(false).try_init().ok()?;
    Some(guard)
}

#[allow(clippy::print_stderr, reason = "before there is a window, the terminal is where the user is")]
fn say(text: &str) {
    eprint!("{text}");
}
