//! tauri-driver in front of WebKitWebDriver: started for one window, on ports of its own.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::laptop::{Laptop, target};
use crate::processes;

/// A running driver, ended on drop together with what it started.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver. The program it will start inherits this environment.
    pub fn start(laptop: &Laptop) -> Self {
        processes::must_be_there(
            "WebKitWebDriver".as_ref(),
            "`cargo xtask test` installs it (Debian: webkit2gtk-driver)",
        );
        let program = program();
        processes::must_be_there(&program, "`cargo xtask test` installs it (cargo install tauri-driver)");
        let (port, native) = two_free_ports();
        let log = OpenOptions::new().create(true).append(true).open(laptop.log()).expect("the test's log");
        let process = Command::new(&program)
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .envs(laptop.environment())
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("the test's log"))
            .stderr(log)
            .spawn()
            .expect("tauri-driver starts");
        let mut driver = Self { process, port };
        driver.wait_for(port);
        driver.wait_for(native);
        driver
    }

    /// Where a WebDriver client connects.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait_for(&mut self, port: u16) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = self.process.try_wait().expect("the driver's state") {
                panic!("tauri-driver ended with {status} before it listened");
            }
            assert!(Instant::now() < deadline, "nothing listens on port {port}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `TAURI_DRIVER`, or where `cargo xtask test` puts it, or by name on `PATH`.
fn program() -> OsString {
    let installed = target().join("tools/bin/tauri-driver");
    std::env::var_os("TAURI_DRIVER")
        .unwrap_or_else(|| if installed.is_file() { installed.into() } else { "tauri-driver".into() })
}

fn two_free_ports() -> (u16, u16) {
    let listen = || TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let (one, other) = (listen(), listen());
    let port = |listener: &TcpListener| listener.local_addr().expect("its address").port();
    (port(&one), port(&other))
}
