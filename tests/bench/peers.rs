//! Other programs that lay networks out or measure them, run on the same files. All times are by the clock on
//! the wall.

use crate::layouts::Row;
use scene::{network::Network, scene::Point};
use std::{
    env,
    fmt::Write as _,
    fs,
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

/// Peers that find routes and measure networks.
const MEASURING: &[&str] = &["igraph", "networkit", "rustworkx", "networkx"];

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

/// Writes a network as the peers read it.
pub fn write(network: &Network, folder: &Path) {
    let ties: Vec<(usize, usize)> = network.ties().collect();
    let mut text = format!("{} {}\n", network.people(), ties.len());
    let mut dot = String::from("graph g {\nnode [label=\"\"];\n");
    (0..network.people()).for_each(|person| writeln!(dot, "{person};").unwrap());
    for (a, b) in ties {
        writeln!(text, "{a} {b}").unwrap();
        writeln!(dot, "{a}--{b};").unwrap();
    }
    dot.push_str("}\n");
    fs::write(folder.join("und.txt"), text).unwrap();
    fs::write(folder.join("und.dot"), dot).unwrap();
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
    let Some((took, plain)) = graphviz(words, &folder.join("und.dot")) else {
        println!("skipped: {who} (graphviz is not here)");
        return None;
    };
    let mut at = vec![Point::default(); people];
    for line in plain.lines() {
        if let Some((person, rest)) = line.strip_prefix("node ").and_then(|rest| rest.split_once(' ')) {
            at[person.parse::<usize>().ok()?] = point(rest)?;
        }
    }
    Some(Row { who: who.into(), at, took })
}

/// What the measuring peers that are here take for a kind of figures of the network in a file: who, what, ms.
pub fn times(kind: &str, file: &Path) -> Vec<(String, String, f64)> {
    let Some(python) = python() else {
        println!("skipped: {} (PEERS_PYTHON names no Python)", MEASURING.join(", "));
        return Vec::new();
    };
    let mut times = Vec::new();
    for peer in MEASURING {
        let script = script("carrying_peers.py");
        let output = Command::new(&python).arg(script).args([peer, kind]).arg(file).output().unwrap();
        if !output.status.success() {
            let why = String::from_utf8_lossy(&output.stderr);
            println!("skipped: some of {peer} ({})", why.lines().last().unwrap_or("it did not end well"));
        }
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        times.extend(lines.lines().filter_map(|line| {
            let (what, took) = line.split_once('\t')?;
            Some(((*peer).to_owned(), what.to_owned(), took.parse().ok()?))
        }));
    }
    times
}

/// What one of graphviz's programs makes of a file, and what that takes: its start and its reading of the file
/// are part of it, some ten milliseconds.
fn graphviz(words: &[&str], file: &Path) -> Option<(Duration, String)> {
    let start = Instant::now();
    let output = Command::new(words[0]).args(&words[1..]).arg("-Tplain").arg(file).output().ok()?;
    Some((start.elapsed(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// The size of a drawing, in px.
pub struct Shape {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// How large one of graphviz's programs draws a file, and what that takes.
pub fn shape_of(words: &[&str], file: &Path) -> Option<(Duration, Shape)> {
    /// Plain output is in inches.
    const INCH: f64 = 72.0;
    let (took, plain) = graphviz(words, file)?;
    let Point { x, y } = point(plain.lines().next()?.strip_prefix("graph 1 ")?)?;
    Some((took, Shape { width: x * INCH, height: y * INCH }))
}

fn point(line: &str) -> Option<Point> {
    let mut words = line.split_whitespace().map(|word| word.parse().ok());
    Some(Point::new(words.next()??, words.next()??))
}
