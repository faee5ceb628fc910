//! Importing, as one change.

use crate::support::{Desk, told};
use account::import::Choice;
use domain::{Group, Stakeholder, TieKind};
use house_tests::shared_data_or_skip;
use std::{fs, path::PathBuf};

const ALL: Choice = Choice { organisations: None, group: Group::Customer };

/// Writes invented files beside the account.
fn files(desk: &Desk, files: &[(&str, &str)]) -> Vec<PathBuf> {
    files
        .iter()
        .map(|(name, text)| {
            let path = desk.folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        })
        .collect()
}

fn import(desk: &mut Desk, paths: &[PathBuf], choice: &Choice) -> String {
    let offer = desk.open.read_sources(paths).unwrap();
    let plan = desk.open.plan_import(&offer, choice);
    desk.open.import(&offer, plan).unwrap().label
}

const CONTACTS: &str = "\
Id,AccountId,FirstName,LastName,Title,Email,ReportsToId
003A,001X,Ada,Berg,Plant Manager,shared@example.com,003B
003B,001X,Bo,Dahl,Chief Executive,shared@example.com,
003C,001Y,Cleo,Eng,Buyer,shared@example.com,
";
const ACCOUNTS: &str = "Id,Name\n001X,Mill & Co\n001Y,Yard Ltd\n";

#[test]
fn an_import_is_one_change_that_one_undo_takes_back() {
    let mut desk = Desk::new();
    let paths = files(&desk, &[("Contact.csv", CONTACTS), ("Account.csv", ACCOUNTS)]);
    let before = desk.open.account().clone();
    import(&mut desk, &paths, &ALL);
    assert_eq!(desk.open.account().stakeholders().len(), 4, "one address shared by three is three people");
    assert_eq!(desk.open.account().ties().filter(|tie| tie.kind == TieKind::ReportsTo).count(), 1);
    let imported = desk.open.account().clone();
    desk.open.undo().unwrap();
    assert_eq!(*desk.open.account(), before);
    desk.open.redo().unwrap();
    assert_eq!(*desk.open.account(), imported);
    assert!(desk.open.check().unwrap().is_empty());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut desk = Desk::new();
    let paths = files(&desk, &[("Contact.csv", CONTACTS), ("Account.csv", ACCOUNTS)]);
    import(&mut desk, &paths, &ALL);
    let (account, changes) = (desk.open.account().clone(), desk.open.changes());
    assert_eq!(import(&mut desk, &paths, &ALL), "");
    assert_eq!((desk.open.account(), desk.open.changes()), (&account, changes));
}

#[test]
fn a_newer_file_updates_the_same_people_and_spares_what_was_edited_here() {
    let mut desk = Desk::new();
    let paths = files(&desk, &[("Contact.csv", CONTACTS)]);
    import(&mut desk, &paths, &ALL);
    let ada = desk.open.account().stakeholders().find(|known| known.name == "Ada Berg").unwrap().clone();
    desk.open
        .edit(Stakeholder { notes: "plays chess".into(), title: "Works Manager".into(), ..ada.clone() })
        .unwrap();

    let newer =
        CONTACTS.replace("Bo,Dahl,Chief Executive", "Bo,Dahl,Chair").replace("003B\n003B", "003C\n003B");
    fs::write(&paths[0], newer).unwrap();
    let people = desk.open.account().stakeholders().len();
    import(&mut desk, &paths, &ALL);

    let account = desk.open.account();
    assert_eq!(account.stakeholders().len(), people);
    let named = |name: &str| account.stakeholders().find(|known| known.name == name).unwrap();
    assert_eq!(
        (named("Ada Berg").title.as_str(), named("Ada Berg").notes.as_str()),
        ("Works Manager", "plays chess")
    );
    assert_eq!(named("Bo Dahl").title, "Chair");
    assert!(account.tie_between(TieKind::ReportsTo, ada.id, named("Cleo Eng").id).is_some());
    assert!(account.tie_between(TieKind::ReportsTo, ada.id, named("Bo Dahl").id).is_none());
}

#[test]
fn a_chosen_organisation_comes_in_alone() {
    let mut desk = Desk::new();
    let paths = files(&desk, &[("Contact.csv", CONTACTS), ("Account.csv", ACCOUNTS)]);
    let offer = desk.open.read_sources(&paths).unwrap();
    let key = offer.organisations.iter().find(|one| one.name == "Yard Ltd").unwrap().key.clone();
    import(&mut desk, &paths, &Choice { organisations: Some(vec![key]), group: Group::Suppliers });
    let came: Vec<_> =
        desk.open.account().stakeholders().skip(1).map(|known| (known.name.as_str(), known.group)).collect();
    assert_eq!(came, [("Cleo Eng", Group::Suppliers)]);
}

#[test]
fn a_real_export_of_a_crm() {
    let folder = shared_data_or_skip!("crm/salesforce_demo_org");
    let mut desk = Desk::new();
    let paths = [folder.join("Contact.csv"), folder.join("Account.csv")];
    import(&mut desk, &paths, &ALL);
    let account = desk.open.account();
    assert_eq!(account.stakeholders().len(), 134);
    assert_eq!(account.ties().filter(|tie| tie.kind == TieKind::ReportsTo).count(), 30);
    assert!(desk.open.check().unwrap().is_empty());
    assert_eq!(import(&mut desk, &paths, &ALL), "", "the same file again changes nothing");
    desk.open.undo().unwrap();
    assert_eq!(desk.open.account().stakeholders().len(), 1);
}

#[test]
fn nine_snapshots_of_a_real_organogram() {
    let folder = shared_data_or_skip!("organograms/series_fco");
    let mut desk = Desk::new();
    let mut snapshots: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    snapshots.sort();
    for snapshot in &snapshots {
        let label = import(&mut desk, std::slice::from_ref(snapshot), &ALL);
        assert!(!label.is_empty());
        assert_eq!(import(&mut desk, std::slice::from_ref(snapshot), &ALL), "", "{}", snapshot.display());
    }
    assert_eq!(told(&desk.open).len(), 1 + snapshots.len());
    assert!(desk.open.check().unwrap().is_empty());
}

/// A file that cannot be imported: the message names it and says what to do, and nothing changes.
#[track_caller]
fn check_refused(name: &str, content: &[u8], words: &[&str]) {
    let desk = Desk::new();
    let (account, file) = (desk.open.account().clone(), fs::read(desk.path()).unwrap());
    let path = desk.folder.path().join(name);
    fs::write(&path, content).unwrap();
    let refused = desk.open.read_sources(&[path]).err().map(|error| error.to_string()).unwrap_or_default();
    for word in words.iter().chain(&[name, "nothing was imported"]) {
        assert!(refused.contains(word), "“{refused}” should say “{word}”");
    }
    assert_eq!(*desk.open.account(), account);
    assert!(fs::read(desk.path()).unwrap() == file);
}

#[test]
fn files_that_cannot_be_imported() {
    check_refused("empty.csv", b"", &["empty"]);
    check_refused("book.xlsx", b"PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", &["CSV"]);
    check_refused("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0", &[]);
    check_refused("noise.csv", &(0..=255).collect::<Vec<u8>>(), &[]);
    check_refused("columns.csv", b"colour,weight\nred,3\n", &["name"]);
    check_refused("heading.csv", b"Id,FirstName,LastName\n", &[]);
    check_refused("quote.csv", b"Id,FirstName,LastName\n1,\"Ada,Berg\n2,Bo,Dahl\n", &["quot"]);
}

#[test]
fn a_file_of_200_megabytes_is_refused_unread() {
    let desk = Desk::new();
    let path = desk.folder.path().join("huge.csv");
    // A sparse file: as long as said, without filling the disk.
    fs::File::create(&path).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let refused = desk.open.read_sources(&[path]).err().unwrap().to_string();
    assert!(refused.contains("huge.csv") && refused.contains("MB"), "{refused}");
}

#[test]
fn the_accounts_own_file() {
    let mut desk = Desk::new();
    let path = desk.path();
    let refused = desk.open.read_sources(std::slice::from_ref(&path)).err().unwrap().to_string();
    assert!(refused.contains("halden.rapport is the account that is open"), "{refused}");
    assert!(desk.open.write(&path, b"picture").is_err());
    desk.add("Marcus Lind");
    assert!(desk.open.check().unwrap().is_empty());
}

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::new();
    let refused = desk.open.read_sources(&[PathBuf::from("nowhere/Contact.csv")]).err().unwrap().to_string();
    assert!(refused.contains("Contact.csv"), "{refused}");
}

#[test]
fn text_in_other_encodings_comes_in_whole() {
    let text = "Id;Vorname;Nachname;Position\n1;Jörg;Müller;Einkäufer\n";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin1: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for bytes in [text.as_bytes().to_vec(), utf16, latin1] {
        let mut desk = Desk::new();
        let path = desk.folder.path().join("Kontakte.csv");
        fs::write(&path, bytes).unwrap();
        import(&mut desk, &[path], &ALL);
        let came = desk.open.account().stakeholders().nth(1).unwrap();
        assert_eq!((came.name.as_str(), came.title.as_str()), ("Jörg Müller", "Einkäufer"));
    }
}

#[test]
fn rows_that_report_to_themselves_or_in_a_circle_keep_the_people_and_lose_the_line() {
    let mut desk = Desk::new();
    let text = "Id,FirstName,LastName,ReportsToId\n1,Ada,Berg,1\n2,Bo,Dahl,3\n3,Cleo,Eng,4\n4,Dag,Foss,2\n5,Eva,Gran,9\n";
    let paths = files(&desk, &[("Contact.csv", text)]);
    let offer = desk.open.read_sources(&paths).unwrap();
    let plan = desk.open.plan_import(&offer, &ALL);
    assert_eq!(plan.skipped.len(), 3, "{:?}", plan.skipped);
    assert!(plan.skipped.iter().all(|skipped| skipped.row.is_some()));
    desk.open.import(&offer, plan).unwrap();
    assert_eq!(desk.open.account().stakeholders().len(), 6);
    assert_eq!(desk.open.account().ties().len(), 2);
}
