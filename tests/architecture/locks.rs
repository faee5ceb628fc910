//! The window's locks: what the page may load, call and reach.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::sources::{below, mentions, root, text, tokens};

/// What a page may load and from where. `ipc:` is the one way out of the page: to the program itself.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
                   font-src 'self'; connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; \
                   frame-src 'none'; object-src 'none'";

fn json(file: &str) -> Value {
    serde_json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn config() -> Value {
    json("src-tauri/tauri.conf.json")
}

/// Directive to sources, from either form Tauri takes.
fn csp(value: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    match value {
        Value::String(text) => text
            .split(';')
            .filter_map(|directive| directive.trim().split_once(' '))
            .map(|(name, sources)| (name.to_owned(), words(sources)))
            .collect(),
        Value::Object(directives) => directives
            .iter()
            .map(|(name, sources)| {
                let sources = match sources {
                    Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
                    other => words(other.as_str().unwrap_or_default()),
                };
                (name.clone(), sources)
            })
            .collect(),
        _ => BTreeMap::new(),
    }
}

#[test]
fn the_page_loads_only_what_the_program_ships() {
    let security = &config()["app"]["security"];
    assert_eq!(csp(&security["csp"]), csp(&Value::from(CSP)), "the content security policy of the design");
    assert!(security.get("devCsp").is_none(), "a looser policy for development is a policy nobody tests");
    // Tauri adds the hashes of its own scripts to the policy. Left alone, `style-src` is only stricter.
    let untouched = &security["dangerousDisableAssetCspModification"];
    let styles_alone = untouched.as_array().is_some_and(|list| list.iter().all(|name| name == "style-src"));
    assert!(
        matches!(untouched, Value::Null | Value::Bool(false)) || styles_alone,
        "Tauri must be left to complete the policy (styles aside), not {untouched}"
    );
}

#[test]
fn the_page_has_no_way_to_the_platform_but_the_named_commands() {
    let config = config();
    let app = &config["app"];
    assert_eq!(app["security"]["freezePrototype"], true, "Object.prototype is frozen");
    assert_ne!(app["withGlobalTauri"], true, "window.__TAURI__ is not there");
    assert_ne!(app["security"]["assetProtocol"]["enable"], true, "the asset protocol is off");
    assert!(config["build"].get("devUrl").is_none(), "every build, a test's too, shows the files it embeds");
    for window in app["windows"].as_array().into_iter().flatten() {
        assert!(window.get("url").is_none(), "a window opens the embedded page only");
    }
}

/// The commands listed in the build script's `AppManifest`.
fn commands() -> BTreeSet<String> {
    let file = "src-tauri/build.rs";
    let tokens = tokens(file, &text(file));
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let literal = |word: &&str| word.starts_with('"').then(|| word.trim_matches('"').to_owned());
    let inline = words.windows(2).position(|pair| pair == ["commands", "("]).expect("AppManifest::commands");
    let listed = |from: usize, until: &str| -> BTreeSet<String> {
        words[from..].iter().take_while(|word| **word != until).filter_map(literal).collect()
    };
    let found = listed(inline, ")");
    if !found.is_empty() {
        return found;
    }
    // .commands(COMMANDS), with the list in a constant of the build script.
    let name = words[inline + 2..].iter().find(|word| word.chars().all(|c| c.is_uppercase() || c == '_'));
    let constant =
        name.and_then(|name| words.iter().position(|word| word == name)).expect("a list of commands");
    listed(constant, ";")
}

#[test]
fn every_command_is_allowed_one_by_one_for_a_named_window() {
    let files = below(&root().join("src-tauri/capabilities"), &[]);
    assert!(!files.is_empty(), "no capability file: Tauri would refuse every command");
    let mut allowed = BTreeSet::new();
    for file in &files {
        let capability = json(file);
        let windows: Vec<&str> =
            capability["windows"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(!windows.is_empty(), "{file}: names no window");
        assert!(
            windows.iter().all(|window| !window.contains('*')),
            "{file}: a window is meant by its whole name"
        );
        assert!(capability.get("remote").is_none(), "{file}: no page from elsewhere is trusted");
        for permission in capability["permissions"].as_array().into_iter().flatten() {
            let name = permission.as_str().or(permission["identifier"].as_str()).unwrap_or_default();
            let command = name.strip_prefix("allow-").unwrap_or_else(|| {
                panic!("{file}: {name} opens more to the page than the program's own commands")
            });
            assert!(allowed.insert(command.replace('-', "_")), "{file}: {name} twice");
        }
    }
    let commands = commands();
    assert!(!commands.is_empty(), "src-tauri/build.rs lists no command");
    assert_eq!(allowed, commands, "the capability allows the commands of build.rs, each by its name");
}

#[test]
fn the_window_refuses_to_go_elsewhere() {
    let sources = below(&root().join("src-tauri/src"), &[]);
    let refuses = |file: &String| !mentions(&tokens(file, &text(file)), "on_navigation").is_empty();
    assert!(
        sources.iter().filter(|file| file.ends_with(".rs")).any(refuses),
        "no `on_navigation` in the shell: a policy alone does not keep a page from being replaced by another"
    );
}
