//! Which crate may know which.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};

/// All arrows between the crates of the house. `house-tests` looks at everything and nobody looks at it.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("scene", &["domain"]),
    ("store", &["domain"]),
    ("exchange", &["domain", "scene"]),
    ("account", &["domain", "scene", "store", "exchange"]),
    ("rapport-cli", &["account", "domain"]),
    ("rapport", &["account", "domain", "scene"]),
    ("xtask", &[]),
    ("house-tests", &["domain", "scene", "store", "exchange", "account"]),
];

/// Libraries with one home: a name (with `*`: everything that begins so), and the crates that may use it.
const HOMES: &[(&str, &[&str])] = &[
    ("rusqlite*", &["store"]),
    ("libsqlite3-sys", &["store"]),
    ("tauri*", &["rapport"]),
    ("specta*", &["rapport"]),
    ("wry", &["rapport"]),
    ("rfd", &["rapport"]),
    ("clap*", &["rapport-cli"]),
];

/// Everything the crates without I/O may depend on, tests aside. Each of these is used for its types and arithmetic;
/// where one could also read a clock or draw a random number, `purity` keeps the sources from calling it.
const PURE: &[(&str, &[&str])] = &[
    ("domain", &["jiff", "petgraph", "serde", "serde_json", "thiserror", "uuid"]),
    ("scene", &["domain", "harfrust", "jiff", "pulp", "serde", "skrifa", "smallvec"]),
];

pub fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(super::sources::root().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .expect("cargo metadata reads the workspace")
}

pub fn dependencies(package: &Package) -> BTreeSet<&str> {
    package.dependencies.iter().map(|dependency| dependency.name.as_str()).collect()
}

fn home_fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[test]
fn the_arrows_between_the_crates_are_these_and_no_others() {
    let metadata = metadata();
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let members: BTreeSet<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let drawn: BTreeSet<&str> = arrows.keys().copied().collect();
    assert_eq!(
        members, drawn,
        "a crate came or went: draw its arrows in this file and in the README's code map"
    );

    for package in &metadata.packages {
        for to in dependencies(package).intersection(&members) {
            assert!(
                arrows[package.name.as_str()].contains(to),
                "{} must not know {to}: only account ties the crates together, and arrows point to domain",
                package.name
            );
        }
    }
}

#[test]
fn a_library_with_one_home_is_used_nowhere_else() {
    for package in &metadata().packages {
        for name in dependencies(package) {
            for (pattern, homes) in HOMES.iter().filter(|(pattern, _)| home_fits(pattern, name)) {
                assert!(
                    homes.contains(&package.name.as_str()),
                    "{} depends on {name}, but {pattern} belongs to {homes:?} alone",
                    package.name
                );
            }
        }
    }
}

#[test]
fn domain_and_scene_depend_on_nothing_that_reaches_outside() {
    let metadata = metadata();
    for (name, allowed) in PURE {
        let package = metadata
            .packages
            .iter()
            .find(|package| package.name.as_str() == *name)
            .unwrap_or_else(|| panic!("the crate {name} is gone"));
        for dependency in package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development) {
            assert!(
                allowed.contains(&dependency.name.as_str()),
                "{name} depends on {}: if it does no I/O, reads no clock and draws no random number, add it here",
                dependency.name
            );
        }
    }
}

#[test]
fn the_shell_has_no_plugin_that_opens_files_shells_or_sockets() {
    let metadata = metadata();
    let shell =
        metadata.packages.iter().find(|package| package.name.as_str() == "rapport").expect("the shell");
    for name in dependencies(shell) {
        let barred = ["fs", "shell", "http", "opener", "upload", "websocket", "updater", "process"];
        let plugin = name.strip_prefix("tauri-plugin-");
        assert!(
            plugin.is_none_or(|plugin| !barred.contains(&plugin)),
            "the shell depends on {name}: the page must not reach files, programs or sockets"
        );
    }
}
