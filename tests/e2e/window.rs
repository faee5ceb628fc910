//! One running program: its page asked and used as a person would, until it is quit.

use std::future::Future;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, WheelAction,
    WheelActions,
};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::driver::Driver;
use crate::laptop::{Laptop, target};
use crate::processes;
use crate::wanted::{Wanted, css};

/// How long the page may take to fulfil what a test asks. A test machine may be slow and shared.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at the page.
const PAUSE: Duration = Duration::from_millis(50);

const FIND: &str = include_str!("wanted.js");

/// Where WebDriver keeps an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A running program with its window open. Dropped while a test fails, it keeps a picture of the display and shows
/// what the program wrote.
pub struct Window<'a> {
    laptop: &'a Laptop,
    runtime: Runtime,
    client: Client,
    program: PathBuf,
    // Ended last.
    _driver: Driver,
}

#[allow(dead_code, reason = "the vocabulary of tests to come")]
impl<'a> Window<'a> {
    /// Starts the program under a driver and waits until its page has loaded.
    pub fn open(laptop: &'a Laptop, arguments: &[&str]) -> Self {
        let program =
            std::env::var_os("RAPPORT_BIN").map_or_else(|| target().join("debug/rapport"), PathBuf::from);
        processes::must_be_there(
            program.as_os_str(),
            "Build it with its dialogs scripted: cargo build -p rapport --features scripted-dialogs",
        );
        let driver = Driver::start(laptop);
        let arguments: Vec<String> = arguments
            .iter()
            .map(|word| {
                if word.starts_with('-') {
                    (*word).to_owned()
                } else {
                    laptop.path(word).display().to_string()
                }
            })
            .collect();
        let capabilities = json!({ "tauri:options": { "application": program, "args": arguments } });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let connected = runtime.block_on(async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
            tokio::time::timeout(PATIENCE * 2, builder.connect(&driver.address())).await
        });
        let log = || std::fs::read_to_string(laptop.log()).unwrap_or_default();
        let client = match connected {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => panic!("the program's window did not open: {error}\n{}", log()),
            Err(_) => panic!("the program's window did not open within {:?}\n{}", PATIENCE * 2, log()),
        };
        let window = Self { laptop, runtime, client, program, _driver: driver };
        window.laptop.display.focus().expect("the display answers");
        window.sees(css("body"));
        window
    }

    /// Waits until the page shows this one element.
    pub fn sees(&self, wanted: Wanted) {
        self.element(&wanted);
    }

    /// Waits until the page shows no such element.
    pub fn sees_no(&self, wanted: Wanted) {
        self.until(&format!("no {wanted}"), || {
            self.found(&wanted).is_ok_and(|found| found.is_empty()).then_some(())
        });
    }

    /// How many such elements the page shows now.
    pub fn count(&self, wanted: Wanted) -> usize {
        self.found(&wanted).unwrap_or_else(|error| panic!("{wanted}: {error}")).len()
    }

    /// Waits until the element's visible text contains `text`.
    pub fn reads(&self, wanted: Wanted, text: &str) {
        self.until(&format!("{wanted} reads “{text}”"), || {
            let found = self.one(&wanted)?;
            self.now(found.text()).ok()?.contains(text).then_some(())
        });
    }

    /// The element's visible text.
    pub fn text(&self, wanted: Wanted) -> String {
        self.asked(&wanted, async |element: Element| element.text().await)
    }

    /// What a field holds.
    pub fn value(&self, wanted: Wanted) -> String {
        self.asked(&wanted, async |element: Element| element.prop("value").await).unwrap_or_default()
    }

    /// An attribute of the element.
    pub fn attribute(&self, wanted: Wanted, name: &str) -> Option<String> {
        self.asked(&wanted, async |element: Element| element.attr(name).await)
    }

    /// A computed style property of the element.
    pub fn style(&self, wanted: Wanted, property: &str) -> String {
        self.asked(&wanted, async |element: Element| element.css_value(property).await)
    }

    /// The element's place on the page: left, top, width, height, in CSS pixels.
    pub fn place(&self, wanted: Wanted) -> (f64, f64, f64, f64) {
        self.asked(&wanted, async |element: Element| element.rectangle().await)
    }

    /// Clicks the element, scrolled into view if need be, once nothing lies over it.
    pub fn click(&self, wanted: Wanted) {
        self.asked(&wanted, async |element: Element| element.click().await);
    }

    /// Clicks the element twice in quick succession.
    pub fn double_click(&self, wanted: Wanted) {
        let (x, y) = self.middle(&wanted);
        self.mouse(mouse().then(to(x, y)).then(DOWN).then(UP).then(DOWN).then(UP));
    }

    /// Moves the pointer over the element.
    pub fn point_at(&self, wanted: Wanted) {
        let (x, y) = self.middle(&wanted);
        self.mouse(mouse().then(to(x, y)));
    }

    /// Clicks a point of the page, in CSS pixels.
    pub fn click_at(&self, x: f64, y: f64) {
        self.mouse(mouse().then(to(x, y)).then(DOWN).then(UP));
    }

    /// Drags the element by its middle, by so many pixels, in ten steps as a hand does.
    pub fn drag(&self, wanted: Wanted, by: (f64, f64)) {
        let from = self.middle(&wanted);
        self.drag_at(from, by);
    }

    /// Drags from a point of the page, by so many pixels, in ten steps.
    pub fn drag_at(&self, (x, y): (f64, f64), by: (f64, f64)) {
        let steps =
            (1..=10).map(|step| f64::from(step) / 10.0).map(|part| to(x + by.0 * part, y + by.1 * part));
        let held = mouse().then(to(x, y)).then(DOWN);
        self.mouse(steps.fold(held, |held, step| held.then(step)).then(UP));
    }

    /// Drags from one point of the page to another, rests there as a hand that aims, and lets go.
    pub fn drag_onto(&self, from: (f64, f64), onto: (f64, f64)) {
        let way = |part: f64| to(from.0 + (onto.0 - from.0) * part, from.1 + (onto.1 - from.1) * part);
        let held = mouse().then(to(from.0, from.1)).then(DOWN);
        let moved = (1..=12).fold(held, |held, step| held.then(way(f64::from(step) / 12.0)));
        let aims = PointerAction::Pause { duration: Duration::from_millis(600) };
        self.mouse(moved.then(aims).then(to(onto.0 + 1.0, onto.1)).then(UP));
    }

    /// Turns the wheel over a point of the page; positive is down.
    pub fn wheel(&self, (x, y): (f64, f64), down: i64) {
        let (x, y) = (x.round() as i64, y.round() as i64);
        let turn = WheelAction::Scroll { duration: None, x, y, delta_x: 0, delta_y: down };
        self.must("the wheel", self.client.perform_actions(WheelActions::new("wheel".to_owned()).then(turn)));
    }

    /// Replaces what a field holds, as typing does.
    pub fn fill(&self, wanted: Wanted, text: &str) {
        self.asked(&wanted, async |element: Element| {
            element.clear().await?;
            element.send_keys(text).await
        });
    }

    /// Chooses the option with this text in a list.
    pub fn choose(&self, wanted: Wanted, option: &str) {
        self.asked(&wanted, async |element: Element| element.select_by_label(option).await);
    }

    /// Types into whatever has the keyboard.
    pub fn types(&self, text: &str) {
        let strokes = text.chars().fold(keyboard(), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.must("typing", self.client.perform_actions(strokes));
    }

    /// Presses a chord such as `Escape`, `Control+z`, `Control+Shift+ArrowRight` in whatever has the keyboard.
    pub fn press(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let down = keys.iter().fold(keyboard(), |held, &value| held.then(KeyAction::Down { value }));
        let up = keys.iter().rev().fold(down, |held, &value| held.then(KeyAction::Up { value }));
        self.must(chord, self.client.perform_actions(up));
    }

    /// Presses a chord and waits until the page shows what it brings.
    pub fn opens(&self, chord: &str, wanted: Wanted) {
        self.press(chord);
        self.sees(wanted);
    }

    /// Runs a script in the page and gives what it returns. For looking only: a person has no scripts.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.must("the script", self.client.execute(script, arguments))
    }

    /// Waits until `look` gives something; fails naming `what`.
    pub fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            assert!(Instant::now() < deadline, "waited {PATIENCE:?} for {what}; {}", self.shown());
            std::thread::sleep(PAUSE);
        }
    }

    /// Keeps what the window shows as `target/e2e/<test>-<name>.png`.
    pub fn picture(&self, name: &str) {
        self.laptop.display.picture(&self.laptop.picture(name)).expect("a picture of the display");
    }

    /// Closes the window as its close button does, and waits until the program has ended.
    pub fn quit(self) {
        let running = || processes::count(self.laptop.mark(), &self.program);
        let before = running();
        assert!(
            self.laptop.display.close_window().expect("the display answers"),
            "there is no window to close"
        );
        self.until("the program's end", || (running() < before).then_some(()));
        drop(self);
    }

    /// Ends the program in the middle of what it does, as a power cut would.
    pub fn kill(self) {
        processes::end(self.laptop.mark());
    }

    /// Waits for the element, asks it, and asks again while the page is still changing under the answer.
    fn asked<T>(&self, wanted: &Wanted, ask: impl AsyncFn(Element) -> Result<T, CmdError>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.now(ask(self.element(wanted))) {
                Ok(answer) => return answer,
                Err(error) if Instant::now() > deadline => panic!("{wanted}: {error}; {}", self.shown()),
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    fn element(&self, wanted: &Wanted) -> Element {
        self.until(&wanted.to_string(), || self.one(wanted))
    }

    /// The element, if exactly one fits now (or the one asked for by its place).
    fn one(&self, wanted: &Wanted) -> Option<Element> {
        let mut found = self.found(wanted).ok()?;
        match wanted.place() {
            Some(place) => (place < found.len()).then(|| found.swap_remove(place)),
            None if found.len() == 1 => found.pop(),
            None => None,
        }
    }

    fn found(&self, wanted: &Wanted) -> Result<Vec<Element>, CmdError> {
        let found = self.now(self.client.execute(FIND, vec![wanted.as_json()]))?;
        let references = found.as_array().into_iter().flatten().filter_map(|one| one[ELEMENT].as_str());
        Ok(references
            .map(|id| Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
            .collect())
    }

    /// What the page shows, for a failure's message.
    fn shown(&self) -> String {
        let list = match self.now(self.client.execute(FIND, Vec::new())) {
            Ok(list) => list,
            Err(error) => return format!("the page does not answer: {error}"),
        };
        let lines = list.as_array().into_iter().flatten().map(|pair| {
            format!("\n  {} “{}”", pair[0].as_str().unwrap_or_default(), pair[1].as_str().unwrap_or_default())
        });
        format!("the page shows:{}", lines.collect::<String>())
    }

    fn middle(&self, wanted: &Wanted) -> (f64, f64) {
        let place = "const place = arguments[0].getBoundingClientRect();\
                     return [place.left + place.width / 2, place.top + place.height / 2]";
        let at = self.asked(wanted, async |element: Element| {
            let argument = json!({ ELEMENT: element.element_id().to_string() });
            self.client.execute(place, vec![argument]).await
        });
        (at[0].as_f64().unwrap_or_default(), at[1].as_f64().unwrap_or_default())
    }

    fn mouse(&self, actions: MouseActions) {
        self.must("the mouse", self.client.perform_actions(actions));
    }

    fn must<T>(&self, what: &str, work: impl Future<Output = Result<T, CmdError>>) -> T {
        self.now(work).unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    fn now<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let picture = self.laptop.picture("failed");
            match self.laptop.display.picture(&picture) {
                Ok(()) => eprintln!("the display when it failed: {}", picture.display()),
                Err(error) => eprintln!("no picture of the display: {error}"),
            }
            let log = std::fs::read_to_string(self.laptop.log()).unwrap_or_default();
            eprintln!("what the program and its driver wrote:\n{log}");
        }
        processes::end(self.laptop.mark());
    }
}

const DOWN: PointerAction = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
const UP: PointerAction = PointerAction::Up { button: MOUSE_BUTTON_LEFT };

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

fn keyboard() -> KeyActions {
    KeyActions::new("keyboard".to_owned())
}

fn to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::from_millis(16)), x, y }
}

/// A key by the name the web platform gives it.
fn key(name: &str) -> char {
    let named = match name {
        "Control" | "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Plus" => return '+',
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F5" => Key::F5,
        "F10" => Key::F10,
        _ => {
            let mut letters = name.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => return letter,
                _ => panic!("there is no key “{name}”"),
            }
        }
    };
    named.into()
}
