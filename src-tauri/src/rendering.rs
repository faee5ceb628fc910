//! How the web view draws, decided before it starts.
//!
//! Without a graphics card WebKitGTK draws faster with its DMA-BUF renderer off; with one, turning it
//! off would switch drawing by the card off altogether. It reads the choice from its environment when
//! the process starts, so the process is started over with it.

use std::io;

/// The variable by which WebKitGTK is told.
#[cfg(target_os = "linux")]
const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Whether there is certainly no graphics card to draw with.
#[cfg(target_os = "linux")]
pub fn has_no_graphics_card() -> bool {
    !std::path::Path::new("/dev/dri").exists()
}

/// Whether there is certainly no graphics card to draw with.
#[cfg(not(target_os = "linux"))]
pub const fn has_no_graphics_card() -> bool {
    false
}

/// Becomes the same program again with safe rendering on; returns only where it is on already, or on
/// systems that have no such choice.
#[cfg(target_os = "linux")]
pub fn start_over_safely() -> io::Result<()> {
    use std::{env, os::unix::process::CommandExt, process::Command};
    if env::var_os(SWITCH).is_some() {
        return Ok(());
    }
    Err(Command::new(env::current_exe()?).args(env::args_os().skip(1)).env(SWITCH, "1").exec())
}

/// Becomes the same program again with safe rendering on; returns only where it is on already, or on
/// systems that have no such choice.
#[cfg(not(target_os = "linux"))]
pub fn start_over_safely() -> io::Result<()> {
    Ok(())
}
