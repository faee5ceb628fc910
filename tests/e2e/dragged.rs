//! A file dragged out of a file manager and let go over the window: the source's part of X drag and drop.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME};

use crate::display::{Display, Outcome, atom, program_window};
use crate::window::PATIENCE;

/// The version of the protocol that is spoken.
const XDND: u32 = 5;

/// Between two moves of a hand that waits until the window would take the file.
const PAUSE: Duration = Duration::from_millis(20);

/// Drags the file over a point of the window, in its pixels, and lets go as soon as the window would take it.
pub fn drop_file(display: &Display, file: &Path, (left, top): (f64, f64)) -> Outcome<()> {
    let (x, screen) = display.connect()?;
    let root = x.setup().roots[screen].root;
    let window = program_window(&x, root)?.ok_or("there is no window to drop a file on")?;
    let at = x.translate_coordinates(window, root, left.round() as i16, top.round() as i16)?.reply()?;
    let drag = Drag { manager: manager(&x, root)?, window, list: atom(&x, "text/uri-list")?, x };
    let place = (u32::from(at.dst_x as u16) << 16) | u32::from(at.dst_y as u16);
    let copy = atom(&drag.x, "XdndActionCopy")?;
    let moves = || drag.says("XdndPosition", [0, place, CURRENT_TIME, copy]);
    let (status, finished) = (atom(&drag.x, "XdndStatus")?, atom(&drag.x, "XdndFinished")?);

    drag.says("XdndEnter", [XDND << 24, drag.list, 0, 0])?;
    moves()?;
    let mut let_go = false;
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        match drag.x.poll_for_event()? {
            Some(Event::SelectionRequest(asked)) => drag.answers(&asked, file)?,
            Some(Event::ClientMessage(told)) if told.type_ == finished => return Ok(()),
            Some(Event::ClientMessage(told)) if told.type_ == status && !let_go => {
                let_go = told.data.as_data32()[1] & 1 == 1;
                if let_go {
                    drag.says("XdndDrop", [0, CURRENT_TIME, 0, 0])?;
                } else {
                    std::thread::sleep(PAUSE);
                    moves()?;
                }
            }
            Some(_) => {}
            None => std::thread::sleep(PAUSE),
        }
    }
    Err(format!("the window {} the file", if let_go { "never finished with" } else { "would not take" })
        .into())
}

/// One drag under way.
struct Drag {
    x: RustConnection,
    /// The file manager's window.
    manager: Window,
    /// The window dragged over.
    window: Window,
    /// What is dragged: a list of files.
    list: Atom,
}

impl Drag {
    /// Tells the window dragged over.
    fn says(&self, what: &str, [a, b, c, d]: [u32; 4]) -> Outcome<()> {
        let message =
            ClientMessageEvent::new(32, self.window, atom(&self.x, what)?, [self.manager, a, b, c, d]);
        self.x.send_event(false, self.window, EventMask::NO_EVENT, message)?.check()?;
        Ok(())
    }

    /// Hands over where the file lies.
    fn answers(&self, asked: &SelectionRequestEvent, file: &Path) -> Outcome<()> {
        let uri = format!("file://{}\r\n", file.display().to_string().replace(' ', "%20"));
        self.x.change_property8(
            PropMode::REPLACE,
            asked.requestor,
            asked.property,
            self.list,
            uri.as_bytes(),
        )?;
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: asked.property,
        };
        self.x.send_event(false, asked.requestor, EventMask::NO_EVENT, answer)?.check()?;
        Ok(())
    }
}

/// The window of a file manager, that nobody sees, holding what is dragged.
fn manager(x: &RustConnection, root: Window) -> Outcome<Window> {
    let window = x.generate_id()?;
    let kind = WindowClass::INPUT_OUTPUT;
    x.create_window(0, window, root, 0, 0, 1, 1, 0, kind, COPY_FROM_PARENT, &CreateWindowAux::new())?
        .check()?;
    x.set_selection_owner(window, atom(x, "XdndSelection")?, CURRENT_TIME)?.check()?;
    Ok(window)
}
