//! Networks of real people: what others published of them, and what other programs compute.

use domain::network::measures::{Arc, Betweenness, Flat, Holes, Tied, Weighing, cut_off};
use house_tests::shared_data_or_skip;
use serde_json::Value;
use std::{collections::HashMap, fs, path::Path};

const ON: fn(f32) -> bool = |_| true;

/// A network from a list of people, whose first column names them, and the ties of one relation.
fn read(folder: &Path, relation: &str) -> (Vec<String>, Vec<Arc>) {
    let rows = |name: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_path(folder.join(name)).unwrap().records().map(Result::unwrap).collect()
    };
    let names: Vec<String> = rows("nodes.csv").iter().map(|row| row[0].to_owned()).collect();
    let numbers: HashMap<&str, u32> = names.iter().map(String::as_str).zip(0..).collect();
    let ties = rows("edges.csv");
    let ties = ties.iter().filter(|row| &row[2] == relation && row[3].parse::<f64>().unwrap() > 0.0);
    let arcs = ties.map(|row| Arc::plain(numbers[&row[0]], numbers[&row[1]])).collect();
    (names, arcs)
}

fn near(is: f64, should: f64, by: f64, what: &str) {
    assert!((is - should).abs() <= by, "{what} is {is}, should be {should}");
}

#[test]
fn betweenness_and_constraint_agree_with_what_two_peers_compute() {
    let cases = [
        ("krackhardt_hightech", "Advice", "krackhardt_advice_directed"),
        ("krackhardt_hightech", "Friendship", "krackhardt_friendship_directed"),
        ("krackhardt_hightech", "ReportTo", "krackhardt_reportto_directed"),
        ("crossparker_consulting", "info_frequency", "crossparker_consulting_info_directed"),
        ("padgett_florentine", "Marriage", "florentine16_marriage_undirected"),
        ("zachary_karate", "Connection", "karate_connection_undirected"),
    ];
    for (network, relation, computed) in cases {
        let file = shared_data_or_skip!(&format!("vectors/computed_{computed}.csv"));
        let folder = shared_data_or_skip!(&format!("networks/{network}"));
        let (names, arcs) = read(&folder, relation);
        let is_directed = computed.ends_with("_directed");
        let flat = if is_directed { Flat::directed } else { Flat::undirected }(names.len(), &arcs);
        let holes = Holes::of(&flat, Tied::Plainly);
        let raw = |weighing| Betweenness::exact(&flat, weighing, 2, &ON).unwrap().raw;
        let betweenness = [raw(Weighing::Steps), raw(Weighing::Lengths)];
        let mut checked = 0;
        for row in csv::Reader::from_path(file).unwrap().deserialize::<HashMap<String, String>>() {
            let row = row.unwrap();
            let name = &row["id"];
            let at = names.iter().position(|known| known == name).unwrap();
            let value = |column: &str| row[column].parse::<f64>().unwrap();
            let what = |measure: &str| format!("{measure} of {name} in {computed}");
            for raw in &betweenness {
                near(raw[at], value("betweenness_raw"), 1e-9, &what("betweenness"));
            }
            // The peers write 0 for those who are tied with nobody: there is no constraint to speak of.
            near(holes.constraint[at].unwrap_or(0.0), value("burt_constraint"), 1e-9, &what("constraint"));
            let leaving = flat.all_arcs().filter(|arc| arc.from as usize == at).count() as f64;
            let reaching = flat.all_arcs().filter(|arc| arc.to as usize == at).count() as f64;
            if is_directed {
                near(leaving, value("outdegree"), 0.0, &what("outdegree"));
                near(reaching, value("indegree"), 0.0, &what("indegree"));
            } else {
                near(leaving, value("degree"), 0.0, &what("degree"));
            }
            checked += 1;
        }
        assert_eq!(checked, names.len(), "everybody of {computed} is checked");
    }
}

#[test]
fn betweenness_agrees_with_what_was_published() {
    let published = shared_data_or_skip!("vectors/published_centrality.json");
    let folder = shared_data_or_skip!("networks/padgett_florentine");
    let published: Value = serde_json::from_slice(&fs::read(published).unwrap()).unwrap();
    let check = |flat: &Flat, names: &[String], what: &str, by: f64, scale: f64| {
        let found = Betweenness::exact(flat, Weighing::Steps, 1, &ON).unwrap();
        let values = if what.ends_with("_raw") { found.raw.clone() } else { found.normalised(flat) };
        let should = published[what].as_object().unwrap();
        for (name, value) in should {
            let at = names.iter().position(|known| known.eq_ignore_ascii_case(name)).unwrap();
            near(values[at] * scale, value.as_f64().unwrap(), by, &format!("{what} of {name}"));
        }
        assert!(!should.is_empty());
    };

    let edges = published["krackhardt_kite_edges"].as_array().unwrap().iter();
    let edges = edges.map(|edge| [0, 1].map(|end| edge[end].as_u64().unwrap() as u32));
    let kite = Flat::undirected(10, &edges.map(|[a, b]| Arc::plain(a, b)).collect::<Vec<_>>());
    let names: Vec<String> = (0..10).map(|name| name.to_string()).collect();
    check(&kite, &names, "krackhardt_kite_betweenness_raw", 1e-3, 1.0);
    check(&kite, &names, "krackhardt_kite_betweenness_normalised", 1e-3, 1.0);

    // What was published leaves Pucci out, who married into no other family: 91 pairs of others instead of 105.
    let (names, arcs) = read(&folder, "Marriage");
    let florence = Flat::undirected(names.len(), &arcs);
    check(&florence, &names, "florentine15_marriage_betweenness_normalised", 1e-3, 105.0 / 91.0);
    let medici = names.iter().position(|name| name == "MEDICI").unwrap();
    let found = Betweenness::exact(&florence, Weighing::Steps, 1, &ON).unwrap();
    near(found.raw[medici], 47.5, 1e-9, "betweenness of Medici");
    near(found.joined[medici], 91.0, 1e-9, "pairs of others that are joined");
    assert_eq!(cut_off(&florence)[medici], 3, "Acciaiuoli alone, Salviati with Pazzi");
}
