//! The web view knows the platform in one folder and no address at all.

use super::sources::{below, root, text};

const SOURCES: &[&str] = &["ts", "js", "svelte", "css", "html"];

fn sources() -> Vec<String> {
    let files = below(&root().join("ui"), &["node_modules", "dist", "coverage"]);
    files.into_iter().filter(|file| SOURCES.iter().any(|end| file.ends_with(&format!(".{end}")))).collect()
}

#[test]
fn only_the_backend_folder_imports_the_platform() {
    let sources = sources();
    let imports = |file: &String| text(file).contains("@tauri-apps");
    let backend: Vec<&String> = sources.iter().filter(|file| file.starts_with("ui/src/backend/")).collect();
    assert!(
        backend.iter().any(|file| imports(file)),
        "no file in ui/src/backend imports @tauri-apps: did it move?"
    );
    for file in sources.iter().filter(|file| file.starts_with("ui/src/") && !backend.contains(file)) {
        assert!(
            !imports(file),
            "{file} names @tauri-apps: only ui/src/backend does, so that a fake host costs one file"
        );
    }
}

#[test]
fn the_web_view_names_no_address() {
    let sources = sources();
    assert!(!sources.is_empty(), "no web sources found");
    for file in sources {
        for (at, line) in text(&file).lines().enumerate() {
            if let Some(address) = address(line) {
                panic!("{file}:{}: `{address}`: nothing is fetched; ship it with the program", at + 1);
            }
        }
    }
}

/// The first address in a line. XML namespaces are names that look like addresses, and no one calls there.
fn address(line: &str) -> Option<&str> {
    ["http://", "https://", "ws://", "wss://"].iter().find_map(|scheme| {
        line.match_indices(scheme).find_map(|(at, _)| {
            let end = line[at..].find(|c: char| c.is_whitespace() || "\"'`<>)".contains(c));
            let address = &line[at..end.map_or(line.len(), |end| at + end)];
            (!address.starts_with("http://www.w3.org/")).then_some(address)
        })
    })
}

#[test]
fn an_address_is_told_from_a_namespace() {
    assert_eq!(address("fetch('https://example.org/a')"), Some("https://example.org/a"));
    assert_eq!(address("<svg xmlns=\"http://www.w3.org/2000/svg\">"), None);
    assert_eq!(address("@import url(http://fonts.example/css);"), Some("http://fonts.example/css"));
}
