//! A form in a real browser; without one these tests say so and pass.

use crate::{
    desk::{form_of, round},
    forms::named,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    Level,
    trust::{
        component::Component,
        survey::{Item, Round},
    },
};
use exchange::{import::Source, survey::read};
use sha2::{Digest, Sha256};
use std::{
    io::ErrorKind,
    process::{Command, Stdio},
};

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Catches what the form would save, and tells it in an attribute, as base64.
const CATCH: &str = r#"
let caught = null, fileName = null, violations = 0;
addEventListener("securitypolicyviolation", () => violations++);
URL.createObjectURL = (blob) => { caught = blob; return "about:blank#caught"; };
HTMLAnchorElement.prototype.click = function () { fileName = this.download; };
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const tell = (what, text) => document.documentElement.setAttribute("data-" + what, base64(String(text)));
async function finish() {
  tell("file", caught ? await caught.text() : "");
  tell("name", fileName);
  tell("told", document.getElementById("told").textContent);
  tell("violations", violations);
  tell("width", getComputedStyle(document.querySelector("main")).maxWidth);
  tell("leaves", dispatchEvent(new Event("beforeunload", { cancelable: true })));
}
"#;

/// What the page told under each name, once `acts` ran in it; nothing without a browser.
fn played(html: &str, acts: &str) -> Option<impl Fn(&str) -> String + use<>> {
    let script = format!("{CATCH}{acts}\nfinish();");
    let hash = STANDARD.encode(Sha256::digest(&script));
    // The copy's policy allows this one script more; it stays in force for everything else.
    let html = html
        .replacen("script-src ", &format!("script-src 'sha256-{hash}' "), 1)
        .replace("</body>", &format!("<script>{script}</script></body>"));
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("form.html");
    std::fs::write(&page, html).unwrap();
    for browser in BROWSERS {
        let run = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000", "--dump-dom"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .arg(format!("file://{}", page.display()))
            .stderr(Stdio::null())
            .output();
        let output = match run {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            run => run.unwrap(),
        };
        let dom = String::from_utf8(output.stdout).unwrap();
        assert!(dom.contains("data-file="), "{browser} ran the page: {dom}");
        return Some(move |what: &str| {
            let (_, rest) = dom.split_once(&format!("data-{what}=\"")).expect(what);
            String::from_utf8(STANDARD.decode(rest.split_once('"').unwrap().0).unwrap()).unwrap()
        });
    }
    println!("skipped: none of {BROWSERS:?} is here");
    None
}

/// Clicks on answers, writes remarks and saves.
fn acts(remarks: &str) -> String {
    format!(
        r#"
const pick = (name, value) => document.querySelector(`input[name="${{name}}"][value="${{value}}"]`).click();
pick("intention.staff", 2);
pick("intention.staff", 7);
pick("ability.staff", 1);
pick("time.staff", 5);
pick("credibility.staff", 3);
pick("credibility.staff", "");
document.getElementById("remarks").value = {};
document.getElementById("save").click();
"#,
        serde_json::to_string(remarks).unwrap().replace('<', "\\u003c")
    )
}

#[test]
fn what_is_answered_in_a_browser_is_what_is_read() {
    let round = Round { anonymous: true, ..round() };
    let remarks = "Line one\nline \"two\" </script> & so on, 王小明 👩‍🔬";
    let Some(told) = played(&form_of(&round, 0).html, &acts(remarks)) else { return };
    assert_eq!(told("name"), "survey-autumn-2026-k3tq9x.json");
    let source = Source { name: told("name"), bytes: told("file").into_bytes() };
    let answers = read(&round, &source).unwrap();
    let given = |component| answers.answers[&Item { component, level: Level::Staff }];
    let all: Vec<Option<u8>> = Component::ALL.iter().map(|&component| given(component)).collect();
    assert_eq!(all, [Some(7), Some(1), None, None, None, Some(5)]);
    assert_eq!(answers.remarks, remarks);
    assert!(told("told").starts_with(
        "Saved as survey-autumn-2026-k3tq9x.json among your downloads. 3 statements have no answer. Please send \
         this file to Priya Oru, priya.oru@granlund.example by mail."
    ));
    assert_eq!((told("violations").as_str(), told("width").as_str()), ("0", "736px"), "the style is allowed");
    assert_eq!(told("leaves"), "true", "nothing is lost by leaving");
}

#[test]
fn half_a_surrogate_pair_does_not_spoil_the_file_and_unsaved_answers_hold_the_page() {
    let acts =
        acts("").replace(".value = \"\";", ".value = \"a\\ud83d b\";") + "pick(\"mutual-value.staff\", 4);";
    let Some(told) = played(&form_of(&round(), 0).html, &acts) else { return };
    let source = Source { name: told("name"), bytes: told("file").into_bytes() };
    assert_eq!(read(&round(), &source).unwrap().remarks, "a\u{FFFD} b");
    assert_eq!(told("leaves"), "false", "what was picked after saving is not saved");
}

#[test]
fn hostile_names_stay_text_in_a_browser() {
    let name = "A </script><script>document.title='out'</script><!--<img src=x onerror=alert(1)> \"'` 👩‍🔬";
    let look = "
tell('heading', document.querySelector('h1').textContent);
tell('legend', document.querySelector('legend').textContent);
tell('title', document.title);
tell('tags', document.querySelectorAll('img').length + ' ' + document.scripts.length);
tell('asker', sent.asker);
";
    let Some(told) = played(&named(name), look) else { return };
    for place in ["heading", "legend", "asker"] {
        assert_eq!(told(place), name, "{place}");
    }
    assert_eq!(told("title"), format!("{name}: survey"));
    assert_eq!(told("tags"), "0 3", "the data, the form's script and this test's");
    assert_eq!(told("violations"), "0");
}
