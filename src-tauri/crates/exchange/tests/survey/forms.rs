//! Forms as they go out.

use crate::desk::{LETTER, form_of, round, sent};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{Level, trust::survey::Round};
use exchange::survey::{FormError, Letter, form};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// What stands between two marks, the first time.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(inside, _)| inside)
}

fn script(html: &str) -> &str {
    between(html, "\n<script>", "</script>")
}

fn style(html: &str) -> &str {
    between(html, "<style>", "</style>")
}

#[test]
fn the_form_of_an_anonymous_round() {
    let anonymous = Round { anonymous: true, ..round() };
    let form = form_of(&anonymous, 0);
    assert_eq!(form.file_name, "survey-autumn-2026-k3tq9x.html");
    let short = form.html.replace(style(&form.html), "…").replace(script(&form.html), "…");
    insta::assert_snapshot!(short);
}

#[test]
fn the_same_round_gives_the_same_bytes_and_each_participant_another_key() {
    assert_eq!(form_of(&round(), 0), form_of(&round(), 0));
    let [ida, bo] = [0, 1].map(|at| sent(&form_of(&round(), at).html));
    for field in ["participant", "signature", "file"] {
        assert_ne!(ida[field], bo[field], "{field}");
    }
    assert_eq!(ida["questions"], bo["questions"]);
}

#[test]
fn each_level_is_asked_its_own_statements_and_each_side_about_the_other() {
    let html = form_of(&round(), 2).html;
    assert!(
        html.contains("for <bdi>Granlund Packaging</bdi>; “the other company” is <bdi>Nordlys Foods</bdi>")
    );
    assert!(html.contains("The other company has what it takes to carry out our joint plans."));
    assert!(!html.contains("The people I deal with"));
    assert!(html.contains("No. Whoever asks sees what you answer, with your name."));
}

#[test]
fn the_form_refers_to_nothing_outside_itself_and_allows_nothing_else() {
    let html = form_of(&round(), 0).html;
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; base-uri 'none'; form-action 'none'",
        hash(script(&html)),
        hash(style(&html))
    );
    assert_eq!(between(&html, "Content-Security-Policy\" content=\"", "\""), policy);
    assert!(html.find("Content-Security-Policy") < html.find("<style>"), "the policy comes first");
    let comments = script(&html).lines().filter(|line| line.trim_start().starts_with("// "));
    let html = comments.fold(html.replace(&policy, ""), |html, comment| html.replace(comment, ""));
    const OUTSIDE: [&str; 20] = [
        "//",
        "http:",
        "src=",
        "href=",
        "url(",
        "@import",
        "import(",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "sendBeacon",
        "Storage",
        "indexedDB",
        "cookie",
        "eval(",
        "innerHTML",
        "<link",
        "<base",
        "style=",
    ];
    for outside in OUTSIDE {
        assert!(!html.contains(outside), "{outside}");
    }
    assert!(tags(&html).iter().all(|tag| !tag.contains(" on")), "no tag has a handler of its own");
}

#[test]
fn everything_to_fill_in_has_a_label_and_every_group_a_legend() {
    let html = form_of(&round(), 0).html;
    let count = |what: &str| html.matches(what).count();
    assert_eq!((count("<fieldset"), count("<legend"), count("</legend>")), (6, 6, 6));
    assert_eq!((count("type=\"radio\""), count("<label><input type=\"radio\"")), (48, 48));
    assert_eq!(count("<label for=\"remarks\">"), 1);
    assert_eq!(count("<textarea id=\"remarks\""), 1);
    assert!(html.contains("<html lang=\"en\">") && html.contains("role=\"status\""));
    assert!(style(&html).contains("@media (prefers-color-scheme: dark)"));
}

#[test]
fn forms_that_cannot_be_made() {
    let mut round = round();
    let stranger = round.participants.remove(1);
    let refused = form(&round, &stranger, &LETTER).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Bo Ekström & Søn is not asked in Autumn 2026: add them to the round first"
    );
    round.questions.retain(|question| question.item.level != Level::Leadership);
    let refused = form(&round, &round.participants[1], &LETTER).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Sten Holm would be asked nothing: add a statement at the level Leadership"
    );
    round.name = String::new();
    assert!(matches!(form(&round, &round.participants[0], &LETTER), Err(FormError::Round(_))));
}

/// The words by which a name could break out of where it stands.
const FRAGMENTS: [&str; 16] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "-->",
    "]]>",
    "</style>",
    "</textarea>",
    "\" onload=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "&quot;&#34;&amp;",
    "\\u003c\\",
    "\u{0}\u{8}\u{1b}",
    "\u{2028}\u{2029}\r\n",
    "\u{202E}cod.exe\u{202C}",
    "نادية الحسن",
    "王小明",
    "👩‍🔬👍🏽🇸🇪",
];

/// The form of a round in which everything a user gives is `name`.
pub fn named(name: &str) -> String {
    let mut round = round();
    round.name = name.into();
    round.participants[0].name = name.into();
    for question in &mut round.questions {
        question.text = name.into();
    }
    let letter = Letter { asker: name, customer: name, supplier: name, purpose: name };
    form(&round, &round.participants[0], &letter).unwrap().html
}

/// All tags, without the texts between them and the policy's hashes.
fn tags(html: &str) -> Vec<String> {
    let html = html.replace(script(html), "").replace(style(html), "");
    html.split('<').skip(1).map(|tag| tag.split_once('>').unwrap_or((tag, "")).0.to_owned()).collect()
}

fn check(name: &str) {
    let html = named(name);
    assert_eq!(tags(&html), tags(&named("Ida Vass")), "a name adds and removes no tag");
    let sent = sent(&html);
    let visible: String = sent["asker"].as_str().unwrap().into();
    let kept = |c: &char| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}');
    let should: String = name.chars().filter(kept).collect();
    assert!(visible.replace(' ', "").contains(&should.replace(' ', "")), "{visible:?} is {should:?}");
    assert!(sent["file"].as_str().unwrap().bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b)));
}

#[test]
fn every_fragment_alone_is_harmless() {
    FRAGMENTS.iter().for_each(|fragment| check(&format!("A {fragment}")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn hostile_names_are_harmless(parts in prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 0..6)) {
        check(&format!("A {}", parts.concat()));
    }
}
