//! The free layout beside its peers, on the same networks, in the same run: stress, crossings, time.

use crate::{Measured, peers};
use scene::{
    network::{Network, quality, spread},
    scene::Point,
};
use std::{
    collections::HashMap,
    fs,
    path::Path,
    time::{Duration, Instant},
};

/// The seed of every layout.
const SEED: u64 = 7;
/// A card, and the mean tie length to which a drawing is scaled before overlaps are counted (px).
const CARD: (f64, f64) = (160.0, 64.0);
const TIE: f64 = 260.0;

/// One layout of a network, by whom, and what it took.
pub struct Row {
    /// Who laid it out.
    pub who: String,
    /// Where everybody stands.
    pub at: Vec<Point>,
    /// What that took.
    pub took: Duration,
}

/// Prints rows side by side, with the ratio of each time to the first row's.
pub fn side_by_side(title: &str, network: &Network, rows: &[Row]) {
    println!("{title}: stress, crossings a tie, ms, times the first row's, overlaps of cards");
    let first = rows.first().map_or(1.0, |row| row.took.as_secs_f64());
    for Row { who, at, took } in rows {
        println!(
            "  {who:<24} {:>7.4} {:>8.1} {:>9.1} {:>7.1} {:>8}",
            quality::stress(network, at),
            2.0 * quality::crossings(network, at) as f64 / network.ties().count().max(1) as f64,
            took.as_secs_f64() * 1e3,
            took.as_secs_f64() / first,
            overlaps(network, at),
        );
    }
}

/// Pairs of cards that overlap, with the drawing scaled to a mean tie length of 260 px.
pub fn overlaps(network: &Network, at: &[Point]) -> usize {
    let ties = network.ties().count().max(1) as f64;
    let mean = network.ties().map(|(a, b)| at[a].distance(at[b])).sum::<f64>() / ties;
    let mut cards: Vec<Point> = at.iter().map(|&at| at * (TIE / mean)).collect();
    cards.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut count = 0;
    for (index, card) in cards.iter().enumerate() {
        let near = cards[index + 1..].iter().take_while(|other| other.x - card.x < CARD.0);
        count += near.filter(|other| (other.y - card.y).abs() < CARD.1).count();
    }
    count
}

/// Our layout, the fastest of several runs.
pub fn ours(network: &Network) -> Row {
    let runs = if network.people() > 1_000 { 3 } else { 9 };
    let (mut at, mut took) = (Vec::new(), Duration::MAX);
    for _ in 0..runs {
        let start = Instant::now();
        at = spread(network, SEED);
        took = took.min(start.elapsed());
    }
    Row { who: "ours".into(), at, took }
}

/// Every size beside every peer that is not too slow for it.
pub fn layouts() -> Vec<Measured> {
    let mut measured = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    if !peers::networks(folder.path()) {
        println!("skipped: layouts (no Python to write the networks with)");
        return measured;
    }
    for people in [50, 200, 500, 2_000, 10_000] {
        let network = read(&folder.path().join(people.to_string()).join("und.txt"));
        let mut rows = vec![ours(&network)];
        rows.extend(peers::all(&folder.path().join(people.to_string()), people));
        side_by_side(&format!("{people} people"), &network, &rows);
        let (stress, took) = (quality::stress(&network, &rows[0].at), rows[0].took);
        let budget = match people {
            500 => Some((("spread, 500 people", "its stress × 1,000"), 20, 169.0)),
            2_000 => Some((("spread, 2,000 people", "its stress × 1,000"), 500, 160.0)),
            10_000 => Some((("spread, 10,000 people", "its stress × 1,000"), 900, 176.0)),
            _ => None,
        };
        if let Some(((time, quality), most, stress_at_most)) = budget {
            measured.push(Measured::time(time, took, Duration::from_millis(most)));
            measured.push(Measured::held(quality, stress * 1e3, "‰", stress_at_most));
        }
    }
    measured
}

/// Networks of real people, where they are at hand.
pub fn real() -> Vec<Measured> {
    let Some(folder) = house_tests::shared_data("networks") else {
        println!("skipped: networks of real people (they are not here)");
        return Vec::new();
    };
    let mut folders: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let network = listed(&folder);
        let files = tempfile::tempdir().unwrap();
        peers::write(&network, files.path());
        let mut rows = vec![ours(&network)];
        rows.extend(peers::all(files.path(), network.people()));
        side_by_side(&folder.file_name().unwrap().to_string_lossy(), &network, &rows);
    }
    Vec::new()
}

/// A network from a list of people, whose first column names them, and one of ties, from whom to whom.
fn listed(folder: &Path) -> Network {
    let read = |name: &str| csv::Reader::from_path(folder.join(name)).unwrap();
    let people: HashMap<String, u32> =
        read("nodes.csv").records().map(|row| row.unwrap()[0].to_owned()).zip(0..).collect();
    let ties: Vec<(u32, u32)> = read("edges.csv")
        .records()
        .map(|row| row.unwrap())
        .filter_map(|row| Some((*people.get(&row[0])?, *people.get(&row[1])?)))
        .collect();
    Network::of(people.len(), ties)
}

/// A network from a file: "n m", then "a b" a line.
pub fn read(path: &Path) -> Network {
    let text = fs::read_to_string(path).unwrap();
    let mut rows = text.lines().map(|line| {
        let mut words = line.split_whitespace().map(|word| word.parse::<u32>().unwrap());
        (words.next().unwrap(), words.next().unwrap())
    });
    let (people, _) = rows.next().unwrap();
    Network::of(people as usize, rows)
}
