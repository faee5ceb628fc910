//! Other programs that lay networks out, run on the same files.

use crate::layouts::Row;
use scene::scene::Point;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

/// Peers, and up to how many people each is asked.
const PYTHON: &[(&str, &str, usize)] = &[
    ("s_gd2, 15 rounds", "s_gd2", 2_000),
    ("igraph Kamada-Kawai", "kk", 500),
    ("igraph Fruchterman-R.", "fr", 10_000),
];
const GRAPHVIZ: &[(&str, &[&str], usize)] = &[
    ("neato", &["neato"], 500),
    ("sfdp", &["sfdp"], 10_000),
    ("sfdp -Goverlap=prism", &["sfdp", "-Goverlap=prism"], 2_000),
];

/// The Python in which the peers are installed; none where they could not be.
fn python() -> Option<PathBuf> {
    env::var_os("PEERS_PYTHON").map(PathBuf::from).filter(|path| path.is_file())
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bench").join(name)
}

/// Writes the seeded networks below a folder, one folder a size.
pub fn networks(folder: &Path) -> bool {
    let python = python().unwrap_or_else(|| "python3".into());
    let written = Command::new(python).arg(script("networks.py")).arg("--out").arg(folder).output();
    written.is_ok_and(|output| output.status.success())
}

/// The layouts of all peers that are here, of the network in a folder.
pub fn all(folder: &Path, people: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(python) = python() {
        for (who, peer, most) in PYTHON {
            if people <= *most {
                rows.extend(of_python(&python, folder, who, peer));
            }
        }
    } else {
        println!("skipped: s_gd2 and igraph (PEERS_PYTHON names no Python; `cargo xtask bench` sets it up)");
    }
    for (who, words, most) in GRAPHVIZ {
        if people <= *most {
            rows.extend(of_graphviz(folder, who, words, people));
        }
    }
    rows
}

fn of_python(python: &Path, folder: &Path, who: &str, peer: &str) -> Option<Row> {
    let positions = folder.join(format!("{peer}.txt"));
    let output = Command::new(python)
        .arg(script("peers.py"))
        .args([peer.as_ref(), folder.join("und.txt").as_os_str(), positions.as_os_str()])
        .output()
        .ok()?;
    let Ok(took) = String::from_utf8_lossy(&output.stdout).trim().parse::<f64>() else {
        println!("skipped: {who} (it did not end well)");
        return None;
    };
    let at = fs::read_to_string(positions).ok()?.lines().filter_map(point).collect();
    Some(Row { who: who.into(), at, took: Duration::from_secs_f64(took / 1e3) })
}

fn of_graphviz(folder: &Path, who: &str, words: &[&str], people: usize) -> Option<Row> {
    let start = Instant::now();
    let output = Command::new(words[0]).args(&words[1..]).arg("-Tplain").arg(folder.join("und.dot")).output();
    let took = start.elapsed();
    let Ok(output) = output else {
        println!("skipped: {who} (graphviz is not here)");
        return None;
    };
    let mut at = vec![Point::default(); people];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Some((person, rest)) = line.strip_prefix("node ").and_then(|rest| rest.split_once(' ')) {
            at[person.parse::<usize>().ok()?] = point(rest)?;
        }
    }
    Some(Row { who: who.into(), at, took })
}

fn point(line: &str) -> Option<Point> {
    let mut words = line.split_whitespace().map(|word| word.parse().ok());
    Some(Point::new(words.next()??, words.next()??))
}
