//! What lies at the top of the workspace, and what no file says.

use std::collections::BTreeSet;

use super::sources::{root, tracked};

/// The rooms of the house, and the papers and settings that must lie at its top.
const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "icons",
    "src-tauri",
    "ui",
    "tests",
    ".cargo",
    ".ci",
    ".config",
    ".gitattributes",
    ".gitignore",
    "clippy.toml",
    "deny.toml",
    "rust-toolchain.toml",
    "rustfmt.toml",
];

#[test]
fn the_top_of_the_workspace_holds_only_the_named_rooms() {
    let files = tracked();
    let entries: BTreeSet<&str> = files.iter().filter_map(|file| file.split('/').next()).collect();
    assert!(entries.contains("src-tauri"), "the workspace's files were not found");
    for entry in entries {
        assert!(TOP.contains(&entry), "`{entry}` lies at the top: it belongs into one of {TOP:?}");
    }
}

#[test]
fn no_file_names_a_folder_of_somebodys_machine() {
    for file in tracked() {
        let Ok(text) = std::fs::read_to_string(root().join(&file)) else { continue };
        for (at, line) in text.lines().enumerate() {
            if let Some(path) = private_path(line) {
                panic!("{file}:{}: `{path}` exists on one machine only: use a relative path", at + 1);
            }
        }
    }
}

/// The first absolute path into a user's or a workplace's folder, if the line has one.
fn private_path(line: &str) -> Option<&str> {
    // In two pieces, or this file would name them itself.
    let starts = [("/ho", "me/"), ("/Us", "ers/"), ("/ro", "ot/"), ("/wo", "rk/"), (":\\Us", "ers\\")];
    starts.iter().find_map(|(first, second)| {
        let start = format!("{first}{second}");
        line.match_indices(&start).find_map(|(at, _)| {
            let before = line[..at].chars().next_back();
            let inside = first.starts_with('/')
                && before.is_some_and(|c| c.is_alphanumeric() || "./_-~*}$".contains(c));
            let name = &line[at + start.len()..];
            let name = name.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').next()?;
            (!inside && !name.is_empty()).then(|| &line[at..at + start.len() + name.len()])
        })
    })
}

#[test]
fn a_private_path_is_told_from_the_middle_of_another_path() {
    let check = |parts: [&str; 3], expect: bool| {
        let line = parts.concat();
        assert_eq!(private_path(&line).is_some(), expect, "{line}");
    };
    check(["cd /ho", "me/ada", "/x"], true);
    check(["\"/wo", "rk/place", "\""], true);
    check(["x=C:\\Us", "ers\\ada", ""], true);
    check(["https://example.org/ho", "me/ada", ""], false);
    check(["../wo", "rk/place", ""], false);
    check(["a bare /ho", "me/", " is nobody's"], false);
}
