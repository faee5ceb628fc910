//! The main job, as a key account manager does it: from a CRM's export to a map on paper.

use crate::{
    laptop::Laptop,
    wanted::{Wanted, button, css, textbox},
    window::Window,
};
use std::fs;

/// Who is scored; both are in the files that are imported.
struct Pair {
    customer: String,
    manager: &'static str,
}

/// A tie as the map draws it: band, width and score.
type Drawn = (String, String, String);

#[test]
fn from_a_crm_export_to_a_map_on_paper() {
    let laptop = Laptop::new("from_a_crm_export_to_a_map_on_paper");
    let files = contacts(&laptop);
    let window = laptop.open(&[]);

    // Create an account.
    laptop.answers_dialog(&["acme.rapport"]);
    window.click(button("Create an account").beginning());
    window.fill(textbox("Customer"), "Acme");
    window.fill(textbox("Our company"), "Nordpack");
    window.fill(textbox("Your name"), "Priya Raman");
    window.click(button("Create and choose where to keep it…"));
    window.sees(css("[data-testid=map]"));
    window.sees(button("Priya Raman").beginning());

    // Import the export.
    let paths: Vec<&str> = files.paths.iter().map(String::as_str).collect();
    laptop.answers_dialog(&paths);
    window.click(css("[data-testid=import]"));
    window.click(button("Choose all").beginning().within("dialog"));
    window.picture("import");
    window.click(button(&format!("Import {} people", files.people)).beginning());
    let everybody = (files.people + 1).to_string();
    window.until("everybody on the map", || {
        (window.attribute(css("[data-testid=map]"), "data-people")? == everybody).then_some(())
    });
    window.picture("imported");

    // Find a person.
    let pair = Pair { customer: files.somebody.clone(), manager: "Priya Raman" };
    find(&window, &pair.customer);

    // Score the tie both ways.
    window.press("s");
    window.sees(form(&pair.customer, pair.manager));
    score(&window, &pair.customer, pair.manager, [6, 2, 3, 8]);
    let there = drawn(&window, &pair.customer);
    // 80 % sure: r = 8·0.8·10/36 = 1.78, s = 4.62, and (1.78 + 1) / 8.4 = 0.33.
    assert_eq!((there.0.as_str(), there.2.as_str()), ("fragile", "33"));
    score(&window, pair.manager, &pair.customer, [9, 9, 9, 1]);
    let back = drawn(&window, pair.manager);
    assert_eq!((back.0.as_str(), back.2.as_str()), ("strong", "82"));
    assert_ne!(there.1, back.1, "the width tells the band too");
    window.picture("scored");

    // The arrow's colour, width and number change; undo; redo.
    score(&window, &pair.customer, pair.manager, [10, 10, 10, 1]);
    let changed = drawn(&window, &pair.customer);
    assert!(changed.0 != there.0 && changed.1 != there.1 && changed.2 != there.2, "{there:?} → {changed:?}");
    window.click(css("[data-testid=undo]"));
    window.until("the score before", || (drawn(&window, &pair.customer) == there).then_some(()));
    window.click(css("[data-testid=redo]"));
    window.until("the score again", || (drawn(&window, &pair.customer) == changed).then_some(()));
    window.quit();

    // Start again: everything is there, and so is the way back.
    let window = laptop.open(&["acme.rapport"]);
    window.until("everybody on the map", || {
        (window.attribute(css("[data-testid=map]"), "data-people")? == everybody).then_some(())
    });
    find(&window, &pair.customer);
    window.until("the score", || (drawn(&window, &pair.customer) == changed).then_some(()));
    window.press("Control+z");
    window.until("the score before", || (drawn(&window, &pair.customer) == there).then_some(()));
    window.press("Control+Shift+z");
    window.until("the score again", || (drawn(&window, &pair.customer) == changed).then_some(()));

    // Export, and read the file.
    laptop.answers_dialog(&["acme.svg"]);
    window.click(css("[data-testid=export]"));
    window.click(button("Export…").within("dialog"));
    window.reads(css("[data-testid=toast]"), "acme.svg");
    window.picture("exported");
    let svg = laptop.text("acme.svg");
    assert_eq!(svg.matches("class=\"card\"").count(), files.people + 1);
    assert!(svg.contains(&pair.customer) && svg.contains(pair.manager) && svg.contains(">Acme<"));
    assert!(svg.contains(&format!(">{}<", changed.2)) && svg.contains(&format!(">{}<", back.2)));
    assert_eq!(laptop.unasked(), 0);
    window.quit();
}

/// Finds a person by name, as with the search, which opens the inspector on them.
fn find(window: &Window<'_>, name: &str) {
    window.press("Control+k");
    window.sees(css("[role=combobox]").within("dialog"));
    window.types(name);
    window.reads(css("[role=option][aria-selected=true]"), name);
    window.press("Enter");
    window.sees_no(css("dialog"));
    window.reads(css("[data-testid=inspector]"), name);
}

/// The form by which one's trust in another is scored.
fn form(from: &str, to: &str) -> Wanted {
    css(&format!("form[aria-label=\"Trust Equation: how far {from} trusts {to}\"]"))
}

/// Scores one direction with the Trust Equation.
fn score(window: &Window<'_>, from: &str, to: &str, factors: [u8; 4]) {
    if window.count(form(from, to)) == 0 {
        window.click(css(&format!("button[aria-label^=Score][aria-label$=\"how far {from} trusts {to}\"]")));
    }
    let name = format!("form[aria-label=\"Trust Equation: how far {from} trusts {to}\"]");
    for (nth, factor) in factors.into_iter().enumerate() {
        window.fill(css("input[type=number]").within(&name).nth(nth), &factor.to_string());
    }
    window.click(button("Save the score").within(&name));
    window.sees_no(form(from, to));
}

/// How the map draws what somebody says of the other end: band, width, score.
fn drawn(window: &Window<'_>, from: &str) -> Drawn {
    let look = "const line = [...document.querySelectorAll('[aria-label=\"Relationships on the map\"] li')]\
                    .find((line) => line.dataset.kind === 'trust' && line.textContent.trim().startsWith(arguments[0]));\
                return line ? [line.dataset.band, line.dataset.width, line.dataset.points] : null";
    window.until(&format!("a line of {from}'s trust"), || {
        let line = window.script(look, vec![from.into()]);
        let part = |n: usize| line[n].as_str().map(str::to_owned);
        Some((part(0)?, part(1)?, part(2)?))
    })
}

/// The files that are imported.
struct Contacts {
    paths: Vec<String>,
    people: usize,
    somebody: String,
}

/// A real CRM's export where it is at hand, an invented one of the same form elsewhere.
fn contacts(laptop: &Laptop) -> Contacts {
    if let Some(folder) = house_tests::shared_data("crm/salesforce_demo_org") {
        let paths = ["Contact.csv", "Account.csv"].map(|name| folder.join(name).canonicalize().unwrap());
        let text = fs::read_to_string(&paths[0]).unwrap();
        let heading: Vec<&str> =
            text.trim_start_matches('\u{feff}').lines().next().unwrap().split(',').collect();
        let name_at = heading.iter().position(|column| column.trim_matches('"') == "Name").unwrap();
        let row = text.lines().nth(1).unwrap().split(',').nth(name_at).unwrap();
        return Contacts {
            paths: paths.map(|path| path.display().to_string()).to_vec(),
            people: 133,
            somebody: row.trim_matches('"').to_owned(),
        };
    }
    println!("skipped: the real export is not here, an invented one stands in for it");
    let mut contacts = String::from("Id,AccountId,FirstName,LastName,Title,Email,ReportsToId\n");
    for n in 0..40 {
        let boss = if n == 0 { String::new() } else { format!("C{}", n / 4) };
        let line = format!("C{n},A{},First{n},Last{n},Buyer,all@example.com,{boss}\n", n % 3);
        contacts.push_str(&line);
    }
    laptop.has_file("Contact.csv", contacts);
    laptop.has_file("Account.csv", "Id,Name\nA0,Mill\nA1,Yard\nA2,Dock\n");
    Contacts {
        paths: vec!["Contact.csv".into(), "Account.csv".into()],
        people: 40,
        somebody: "First7 Last7".into(),
    }
}
