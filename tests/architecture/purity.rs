//! Domain and scene are given everything they use: no disk, no network, no environment, no clock, no dice.

use super::sources::{below, mentions, root, text, tokens};

const BARRED: &[(&str, &str)] = &[
    ("std::fs", "files are read by store and exchange"),
    ("std::net", "nothing leaves the laptop"),
    ("std::env", "settings are passed in"),
    ("std::process", "no other programs"),
    ("std::time", "time is passed in, as jiff's types"),
    ("SystemTime", "time is passed in"),
    ("Instant", "time is passed in"),
    ("Timestamp::now", "time is passed in"),
    ("Zoned::now", "time is passed in"),
    ("TimeZone::system", "the time zone is passed in"),
    ("Uuid::now_v7", "ids are made by account"),
    ("Uuid::new_v4", "ids are made by account"),
    ("Uuid::now_v1", "ids are made by account"),
    ("rand", "seeds are passed in"),
    ("RandomState", "seeds are passed in"),
    ("thread_rng", "seeds are passed in"),
];

#[test]
fn domain_and_scene_read_no_file_clock_environment_or_dice() {
    for name in ["domain", "scene"] {
        let sources = below(&root().join("src-tauri/crates").join(name).join("src"), &[]);
        assert!(!sources.is_empty(), "no sources found for {name}");
        for file in sources.iter().filter(|file| file.ends_with(".rs")) {
            let tokens = tokens(file, &text(file));
            for (path, instead) in BARRED {
                let lines = mentions(&tokens, path);
                assert!(lines.is_empty(), "{file}:{}: names {path}: {instead}", lines[0]);
            }
        }
    }
}
