//! A display for programs that need one where there is none.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::program::Failure;

/// Whether a window could be shown.
pub fn is_there() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// A running virtual display, ended on drop.
pub struct Virtual {
    server: Child,
    /// What programs find it by, such as `:99`.
    pub name: String,
}

impl Virtual {
    /// Starts Xvfb on a display number that nobody uses.
    ///
    /// # Errors
    /// When Xvfb does not start or names no display.
    pub fn start() -> Result<Self, Failure> {
        const CURE: &str = "install Xvfb (Debian: xvfb), or run this where there is a display";
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Failure::because("Xvfb did not start", CURE))?;
        let mut number = String::new();
        if let Some(stdout) = server.stdout.take() {
            BufReader::new(stdout)
                .read_line(&mut number)
                .map_err(Failure::because("Xvfb did not tell its display", CURE))?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err(Failure::new("Xvfb ended before its display was ready", CURE));
        }
        Ok(display)
    }
}

impl Drop for Virtual {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
