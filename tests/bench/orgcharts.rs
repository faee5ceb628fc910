//! Org charts beside graphviz's `dot`: what they take and what shape they have.

use crate::{
    Measured,
    crates::TODAY,
    median, networks,
    peers::{self, Shape},
};
use domain::{Account, Id, Lens, TieKind};
use std::{
    collections::HashMap,
    fmt::Write as _,
    fs,
    time::{Duration, Instant},
};

const SEED: u64 = 7;
/// What 2,000 people may take.
const BUDGET: Duration = Duration::from_millis(20);
/// How many times as wide as high 500 people may be drawn.
const PROPORTION: f64 = 3.0;

/// 500 and 2,000 people.
pub fn org_charts() -> Vec<Measured> {
    let mut measured = Vec::new();
    for people in [500, 2_000] {
        let account = networks::in_memory(&networks::account(people, SEED, TODAY));
        let took = median(9, || {
            let start = Instant::now();
            std::hint::black_box(scene::layout(&account, Lens::OrgChart));
            start.elapsed()
        });
        let shape = shape(&account);
        println!("org chart of {people} people: ms, width × height in px, width over height");
        print("ours", took, &shape);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("org.dot");
        fs::write(&file, dot(&account)).unwrap();
        match peers::shape_of(&["dot"], &file) {
            Some((took, shape)) => print("dot", took, &shape),
            None => println!("  skipped: dot (graphviz is not here)"),
        }
        measured.push(if people == 2_000 {
            Measured::time("org chart, 2,000 people", took, BUDGET)
        } else {
            let proportion = shape.width / shape.height;
            Measured::held("org chart, 500 people, width over height", proportion, "", PROPORTION)
        });
    }
    measured
}

fn print(who: &str, took: Duration, Shape { width, height }: &Shape) {
    let ms = took.as_secs_f64() * 1e3;
    println!("  {who:<24} {ms:>9.1} {width:>9.0} × {height:<8.0} {:>8.2}", width / height);
}

fn shape(account: &Account) -> Shape {
    let layout = scene::layout(account, Lens::OrgChart);
    let drawn = scene::draw(account, &scene::View::through(Lens::OrgChart, TODAY), &layout);
    Shape { width: drawn.bounds.width, height: drawn.bounds.height }
}

/// Who reports to whom, in graphviz's words, with cards of our size.
fn dot(account: &Account) -> String {
    let numbers: HashMap<Id, usize> = account.stakeholders().map(|known| known.id).zip(0..).collect();
    let mut text =
        String::from("digraph g {\nnode [shape=box,fixedsize=true,width=2.222,height=0.889,label=\"\"];\n");
    for number in 0..numbers.len() {
        writeln!(text, "{number};").unwrap();
    }
    for tie in account.ties().filter(|tie| tie.kind == TieKind::ReportsTo) {
        writeln!(text, "{}->{};", numbers[&tie.to], numbers[&tie.from]).unwrap();
    }
    text.push_str("}\n");
    text
}
