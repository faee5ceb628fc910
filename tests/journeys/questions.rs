//! Questions to the account that change nothing.

use crate::support::Desk;
use domain::Stakeholder;

#[track_caller]
fn check(desk: &Desk, query: &str, expect: &[&str]) {
    let found = desk.open.find(query, 20);
    let names: Vec<&str> = found.iter().map(|found| found.stakeholder.name.as_str()).collect();
    assert_eq!(names, expect, "{query:?}");
}

#[test]
fn people_are_found_by_words_in_any_order_and_by_names_with_letters_left_out() {
    let mut desk = Desk::new();
    for (name, title) in
        [("David Eriksen", "Controller"), ("Marcus Lind", "Plant Director"), ("Zoë Lindqvist", "Buyer")]
    {
        let id = desk.add(name);
        let known = desk.open.account().stakeholder(id).unwrap().clone();
        desk.open
            .edit(Stakeholder { title: title.into(), organisation: "Kestrel Foods".into(), ..known })
            .unwrap();
    }
    check(&desk, "lind", &["Marcus Lind", "Zoë Lindqvist"]);
    check(&desk, "zoe", &["Zoë Lindqvist"]);
    check(&desk, "kestrel plant", &["Marcus Lind"]);
    check(&desk, "key account", &["Priya Raman"]);
    check(&desk, "prya", &["Priya Raman"]);
    check(&desk, "mrcus lnd", &["Marcus Lind"]);
    // Letters swapped, doubled or mistaken.
    check(&desk, "marucs", &["Marcus Lind"]);
    check(&desk, "ericsen", &["David Eriksen"]);
    check(&desk, "lindqvst zoe", &["Zoë Lindqvist"]);
    // Words of the same stem.
    check(&desk, "controlling", &["David Eriksen"]);
    check(&desk, "direction", &["Marcus Lind"]);
    check(&desk, "planet", &[]);
    // Letters scattered over a name and its surroundings are no fit.
    check(&desk, "dark", &[]);
    check(&desk, "undo", &[]);
    check(&desk, "", &["Priya Raman", "David Eriksen", "Marcus Lind", "Zoë Lindqvist"]);
}
