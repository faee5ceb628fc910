//! The display the window is on: started, looked at, and asked to close a window as its close button would.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, InputFocus, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

use crate::processes;

/// Shows windows there instead of on a virtual display, to look on.
const SHOWN: &str = "RAPPORT_E2E_DISPLAY";

/// Large enough for the window at its first size.
const SCREEN: &str = "1600x1000x24";

pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// An X display; a virtual one ends with this.
pub struct Display {
    server: Option<Child>,
    /// What programs find it by, such as `:99`.
    pub name: String,
}

impl Display {
    /// Starts Xvfb on a number that nobody uses, or takes the display that `RAPPORT_E2E_DISPLAY` names.
    pub fn start() -> Self {
        if let Ok(name) = std::env::var(SHOWN) {
            return Self { server: None, name };
        }
        processes::must_be_there("Xvfb".as_ref(), "`cargo xtask test` installs it (Debian: xvfb)");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let stdout = server.stdout.take().expect("it is piped");
        BufReader::new(stdout).read_line(&mut number).expect("Xvfb tells its display");
        let display = Self { server: Some(server), name: format!(":{}", number.trim()) };
        assert!(!number.trim().is_empty(), "Xvfb ended before its display was ready");
        display
    }

    /// Gives the keyboard to the window, as a window manager does when one opens; there is none here.
    pub fn focus(&self) -> Outcome<()> {
        let (x, screen) = self.connect()?;
        if let Some(window) = program_window(&x, x.setup().roots[screen].root)? {
            x.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?.check()?;
        }
        Ok(())
    }

    /// Asks the program's window to close, as its close button does. Gives false when there is no such window.
    pub fn close_window(&self) -> Outcome<bool> {
        let (x, screen) = self.connect()?;
        let Some(window) = program_window(&x, x.setup().roots[screen].root)? else { return Ok(false) };
        let protocols = atom(&x, "WM_PROTOCOLS")?;
        let delete = atom(&x, "WM_DELETE_WINDOW")?;
        let message = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
        x.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
        Ok(true)
    }

    /// Writes what the display shows where the program's window is (everything, when it has none) as a PNG.
    pub fn picture(&self, to: &Path) -> Outcome<()> {
        let (x, screen) = self.connect()?;
        let screen = &x.setup().roots[screen];
        let (left, top, width, height) = match program_window(&x, screen.root)? {
            Some(window) => {
                let place = x.get_geometry(window)?.reply()?;
                let (left, top) = (place.x.max(0), place.y.max(0));
                let room = (screen.width_in_pixels - left as u16, screen.height_in_pixels - top as u16);
                (left, top, place.width.min(room.0), place.height.min(room.1))
            }
            None => (0, 0, screen.width_in_pixels, screen.height_in_pixels),
        };
        let image =
            x.get_image(ImageFormat::Z_PIXMAP, screen.root, left, top, width, height, u32::MAX)?.reply()?;
        let rgb: Vec<u8> =
            image.data.as_chunks::<4>().0.iter().flat_map(|[b, g, r, _]| [*r, *g, *b]).collect();
        let mut encoder = png::Encoder::new(BufWriter::new(File::create(to)?), width.into(), height.into());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&rgb)?;
        Ok(())
    }

    /// A connection to the display, and the number of its screen.
    pub fn connect(&self) -> Outcome<(RustConnection, usize)> {
        Ok(x11rb::connect(Some(&self.name))?)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }
}

/// The shown window that lets itself be closed: toolkits keep invisible helpers beside it.
pub fn program_window(x: &RustConnection, root: Window) -> Outcome<Option<Window>> {
    let protocols = atom(x, "WM_PROTOCOLS")?;
    for window in x.query_tree(root)?.reply()?.children.into_iter().rev() {
        let attributes = x.get_window_attributes(window)?.reply()?;
        let shown = attributes.map_state == MapState::VIEWABLE && !attributes.override_redirect;
        let answers = x.get_property(false, window, protocols, AtomEnum::ATOM, 0, 8)?.reply()?.value_len > 0;
        if shown && answers {
            return Ok(Some(window));
        }
    }
    Ok(None)
}

/// The number a name goes by on the display.
pub fn atom(x: &RustConnection, name: &str) -> Outcome<u32> {
    Ok(x.intern_atom(false, name.as_bytes())?.reply()?.atom)
}
