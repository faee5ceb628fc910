//! Contacts of customer relationship systems and address books.

use crate::desk::{Desk, counts, file, fixture, skipped, why};
use domain::{Group, stakeholder::Field};
use encoding_rs::WINDOWS_1252;
use exchange::import::{Choice, Sort, read};

fn salesforce() -> Vec<exchange::import::Source> {
    vec![fixture("salesforce_accounts.csv"), fixture("salesforce_contacts.csv")]
}

#[test]
fn a_salesforce_export_comes_in_with_accounts_and_reporting_lines() {
    let offer = read(salesforce()).unwrap();
    assert_eq!((offer.sort, offer.system.as_str(), offer.people), (Sort::Contacts, "salesforce", 9));
    let mut desk = Desk::new();
    let plan = desk.import(&offer, &Choice::default());
    assert_eq!(counts(&plan), (9, 0, 0));
    assert_eq!(plan.ties_added, 5);
    assert_eq!(plan.sentence("Contact.csv"), "Imported Contact.csv: 9 added, 0 updated");
    use Field::*;
    assert_eq!(
        desk.fields(
            "Ngozi Okafor",
            &[Organisation, Department, Title, Phone, Mobile, Email, Address, Notes, Group]
        ),
        [
            "Brightwater Mills",
            "Operations",
            "Plant Director",
            "555-0101",
            "555-0201",
            "office@brightwater.example",
            "1 Elm Row\nFloor 2\nSalem, OR 97301\nUS",
            "Likes plain words, \"no slides\".\nMet at the fair.",
            "customer",
        ]
    );
    assert_eq!(desk.boss("Jörg Brandt"), Some("Ngozi Okafor"));
    assert_eq!(desk.boss("Ana Silva"), Some("Jörg Brandt"), "with 15 characters the key is the same");
    assert_eq!(desk.boss("Iris Vale"), Some("Ngozi Okafor"));
}

#[test]
fn what_is_left_out_is_named_with_its_line_and_reason() {
    let mut desk = Desk::new();
    let plan = desk.import_all(salesforce());
    assert_eq!(
        skipped(&plan),
        [
            "10: Hugo Gone",
            "16: the row",
            "14: Ana Silva",
            "15: Joerg Brandt",
            "7: the reporting line of Tom Reed",
            "9: the reporting line of Min Kim",
            "13: the reporting line of Dan Crow",
        ]
    );
    for (what, reason) in [
        ("Hugo Gone", "deleted"),
        ("the row", "neither a name nor an e-mail address"),
        ("Ana Silva", "the same as line 6"),
        ("Joerg Brandt", "line 5 of salesforce_contacts.csv has the same identity"),
        ("the reporting line of Tom Reed", "reports to itself"),
        ("the reporting line of Min Kim", "003A00000000099AAA is not in the file"),
        ("the reporting line of Dan Crow", "reporting to Ben Ash would close a circle"),
    ] {
        assert!(why(&plan, what).contains(reason), "{}", why(&plan, what));
    }
    assert_eq!(desk.boss("Cleo Bell"), Some("Dan Crow"));
    assert_eq!(desk.boss("Dan Crow"), None);
}

#[test]
fn organisations_of_one_name_are_offered_apart() {
    let offer = read(salesforce()).unwrap();
    let offered: Vec<_> =
        offer.organisations.iter().map(|one| (one.key.as_str(), one.name.as_str(), one.people)).collect();
    assert_eq!(
        offered,
        [
            ("001A00000000001", "Brightwater Mills", 7),
            ("001A00000000002", "Harbour Trust", 1),
            ("001A00000000003", "Harbour Trust", 1),
        ]
    );
}

#[test]
fn one_organisation_can_be_chosen_and_another_later() {
    let offer = read(salesforce()).unwrap();
    let of = |key: &str| Choice { organisations: Some(vec![key.into()]), group: Group::Suppliers };
    let mut desk = Desk::new();
    let plan = desk.import(&offer, &of("001A00000000002"));
    assert_eq!(counts(&plan), (1, 0, 0));
    assert_eq!(desk.person("Iris Vale").group, Group::Suppliers);
    let reason = why(&plan, "the reporting line of Iris Vale");
    assert!(reason.contains("Ngozi Okafor is of an organisation that was not chosen"), "{reason}");

    assert_eq!(counts(&desk.import(&offer, &of("001A00000000001"))), (7, 0, 0));
    assert_eq!(desk.boss("Iris Vale"), None, "she was not chosen this time");
    assert_eq!(counts(&desk.import(&offer, &Choice::default())), (1, 0, 8));
    assert_eq!(desk.boss("Iris Vale"), Some("Ngozi Okafor"), "now that her boss is there");
    assert!(desk.plan(&offer, &Choice { organisations: Some(vec![]), group: Group::Customer }).is_empty());
}

#[test]
fn without_the_accounts_file_the_organisation_stays_open() {
    let mut desk = Desk::new();
    let plan = desk.import_all([fixture("salesforce_contacts.csv")]);
    assert_eq!(plan.added.len(), 9);
    assert_eq!(desk.person("Iris Vale").organisation, "");
    assert!(why(&plan, "the organisations' names").contains("choose the file with the accounts"));
    desk.import_all(salesforce());
    assert_eq!(desk.person("Iris Vale").organisation, "Harbour Trust");
    desk.import_all([fixture("salesforce_contacts.csv")]);
    assert_eq!(
        desk.person("Iris Vale").organisation,
        "Harbour Trust",
        "a file that is silent of it takes nothing"
    );
}

#[test]
fn columns_tell_what_they_are_used_for() {
    let offer = read(salesforce()).unwrap();
    let uses: Vec<String> = offer.files[1]
        .columns
        .iter()
        .map(|column| {
            format!("{}: {}", column.heading, column.field.map_or("not used", |field| field.spoken()))
        })
        .collect();
    insta::assert_snapshot!(uses.join("\n"));
}

#[test]
fn linkedin_connections_come_in_below_their_preamble() {
    let mut desk = Desk::new();
    let offer = read(vec![fixture("linkedin_connections.csv")]).unwrap();
    assert_eq!(offer.system, "linkedin");
    assert_eq!(counts(&desk.import(&offer, &Choice::default())), (2, 0, 0));
    assert_eq!(
        desk.fields("Luis Pérez", &[Field::Organisation, Field::Title, Field::Email]),
        ["Fjord, Ltd.", "Director, Kilns", "luis@fjord.example"]
    );
}

#[test]
fn german_outlook_headings_and_any_encoding_are_understood() {
    let text = String::from_utf8(fixture("outlook_german.csv").bytes).unwrap();
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows = WINDOWS_1252.encode(&text).0.into_owned();
    for (bytes, encoding) in [(text.into_bytes(), "UTF-8"), (utf_16, "UTF-16LE"), (windows, "windows-1252")] {
        let offer = read(vec![file("Kontakte.CSV", bytes)]).unwrap();
        let facts = &offer.files[0];
        assert_eq!(
            (offer.system.as_str(), facts.delimiter, facts.encoding.as_str()),
            ("outlook", ';', encoding)
        );
        let mut desk = Desk::new();
        desk.import(&offer, &Choice::default());
        assert_eq!(
            desk.fields(
                "Käthe Groß",
                &[Field::Organisation, Field::Department, Field::Address, Field::Mobile]
            ),
            ["Möwe AG", "Einkauf", "Hafenstraße 3\n50667 Köln\nDeutschland", "0171 555"]
        );
        assert_eq!(desk.boss("Jörg Müller"), Some("Käthe Groß"), "named “Groß, Käthe”");
    }
}

#[test]
fn google_contacts_tell_numbers_by_kind() {
    let mut desk = Desk::new();
    desk.import_all([fixture("google_contacts.csv")]);
    use Field::*;
    assert_eq!(
        desk.fields("Mia Joy Webb", &[Email, Phone, Mobile, Organisation, Title, Address, Notes]),
        ["mia@webb.example", "3", "2", "Webb & Co", "Miller", "2 Quay\nY1 York\nUK", "says \"hello\""]
    );
}

#[test]
fn addresses_alone_are_people_once_each() {
    let mut desk = Desk::new();
    let plan = desk.import_all([fixture("addresses_only.csv")]);
    assert_eq!((counts(&plan), skipped(&plan)), ((2, 0, 0), vec!["4: ada@moss.example".to_owned()]));
}

#[test]
fn one_address_shared_by_many_is_nobodys_identity() {
    let mut desk = Desk::new();
    let plan = desk.import_all([file(
        "people.csv",
        "Name,E-mail,Company,Title\nAda Moss,info@x.example,X,Smith\nBen Fir,info@x.example,X,Smith\n\
         Ada Moss,info@x.example,X,Farrier\n",
    )]);
    assert_eq!(counts(&plan), (3, 0, 0));
}

#[test]
fn control_characters_are_dropped_and_long_names_left_out() {
    let mut desk = Desk::new();
    let long = "x".repeat(301);
    let text =
        format!("Name,Title\nAda\u{7}  Moss,a\u{0}b\n{long},c\n\"Ben\nFir\",d\n{}\n", "Gil,e\n".repeat(60));
    let plan = desk.import_all([file("people.csv", text)]);
    assert_eq!(desk.person("Ada Moss").title, "ab");
    assert_eq!(desk.person("Ben Fir").title, "d");
    assert!(plan.skipped[0].why.contains("301 characters"), "{:?}", plan.skipped[0]);
}

#[test]
fn words_of_a_vocabulary_are_taken_and_others_named() {
    let mut desk = Desk::new();
    let plan = desk.import_all([file(
        "people.csv",
        "Name,Attitude,Roles,Tags\nAda,supporter,\"buyer, user\",\"golf;paper\"\nBen,fan,,\n",
    )]);
    assert_eq!(
        desk.fields("Ada", &[Field::Attitude, Field::Roles, Field::Tags]),
        ["supporter", "buyer, user", "golf, paper"]
    );
    assert_eq!(skipped(&plan), ["3: the attitude"]);
    assert!(plan.skipped[0].why.contains("use mentor, supporter"), "{}", plan.skipped[0].why);
}

#[test]
fn a_given_name_beside_a_column_called_name_makes_the_name_whole() {
    let mut desk = Desk::new();
    let rows = "Vorname;Name;Firma\nJörg;Müller;Acme\nEva;Müller;Acme\nAda;Ada Moss;Acme\n;Otto Kahl;Acme\n";
    desk.import_all([file("kunden.csv", rows)]);
    for name in ["Jörg Müller", "Eva Müller", "Ada Moss", "Otto Kahl"] {
        assert_eq!(desk.person(name).organisation, "Acme");
    }
}
