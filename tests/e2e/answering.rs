//! A form of the partner survey in a browser, as somebody answers it who got it by mail.

use std::{
    io::ErrorKind,
    path::Path,
    process::{Command, Stdio},
};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Answers each statement alike, writes remarks, saves, and tells what was saved under which name.
const ANSWER: &str = r#"
let caught = null, fileName = "";
URL.createObjectURL = (blob) => { caught = blob; return "about:blank#caught"; };
HTMLAnchorElement.prototype.click = function () { fileName = this.download; };
for (const choice of document.querySelectorAll('input[value="ANSWER"]')) choice.click();
document.getElementById("remarks").value = REMARKS;
document.getElementById("save").click();
const hex = (text) => Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
(async () => {
  document.documentElement.setAttribute("data-file", hex(caught ? await caught.text() : ""));
  document.documentElement.setAttribute("data-name", hex(fileName));
})();
"#;

/// What a form saved.
pub struct Saved {
    /// The file's name.
    pub name: String,
    /// What it holds.
    pub content: String,
}

/// Answers a form in a browser; nothing where none is here.
pub fn answer(form: &Path, answer: u8, remarks: &str) -> Option<Saved> {
    let html = std::fs::read_to_string(form).expect("the form");
    let script = ANSWER
        .replace("ANSWER", &answer.to_string())
        .replace("REMARKS", &serde_json::json!(remarks).to_string());
    // The form's policy would bar what answers it here; what it bars is tested where forms are made.
    let (before, rest) = html.split_once("<meta http-equiv=\"Content-Security-Policy\"").expect("its policy");
    let (_, after) = rest.split_once('>').expect("the end of its policy");
    let page = format!("{before}{after}").replace("</body>", &format!("<script>{script}</script></body>"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("form.html");
    std::fs::write(&path, page).expect("a copy of the form");
    for browser in BROWSERS {
        let run = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000", "--dump-dom"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .arg(format!("file://{}", path.display()))
            .stderr(Stdio::null())
            .output();
        let output = match run {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            run => run.expect("the browser runs"),
        };
        let dom = String::from_utf8(output.stdout).expect("text");
        return Some(Saved { name: told(&dom, "name"), content: told(&dom, "file") });
    }
    println!("skipped: none of {BROWSERS:?} is here");
    None
}

/// What the page told under a name.
fn told(dom: &str, what: &str) -> String {
    let (_, rest) = dom.split_once(&format!("data-{what}=\"")).expect(what);
    let hex = rest.split_once('"').expect("its end").0.as_bytes();
    let bytes: Vec<u8> = hex
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex"))
        .collect();
    String::from_utf8(bytes).expect("text")
}
