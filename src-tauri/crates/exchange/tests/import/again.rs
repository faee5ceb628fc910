//! The same source once more, in a newer version.

use crate::desk::{Desk, counts, file, skipped, updates};
use domain::stakeholder::Field;
use exchange::import::Plan;

const OLD: &str = "Id,Name,Title,Phone,Company,ReportsToId\n1,Ada Moss,Smith,11,Forge,\n2,Ben Fir,Farrier,22,Forge,1\n\
                   3,Cy Oak,Cook,33,Forge,1\n";

#[track_caller]
fn newer(desk: &mut Desk, rows: &str) -> Plan {
    desk.import_all([file("forge.csv", format!("Id,Name,Title,Phone,Company,ReportsToId\n{rows}"))])
}

fn imported() -> Desk {
    let mut desk = Desk::new();
    desk.import_all([file("forge.csv", OLD)]);
    desk
}

#[test]
fn only_what_the_source_changed_changes() {
    let mut desk = imported();
    let ben = desk.person("Ben Fir").id;
    let plan = newer(
        &mut desk,
        "1,Ada Moss,Smith,11,Forge,\n2,Ben Fir-Holt,Foreman,22,Forge,1\n3,Cy Oak,Cook,33,Forge,1\n",
    );
    assert_eq!(counts(&plan), (0, 1, 2));
    assert_eq!(updates(&plan), ["Ben Fir: name Ben Fir → Ben Fir-Holt", "Ben Fir: title Farrier → Foreman"]);
    assert_eq!(desk.person("Ben Fir-Holt").id, ben);
}

#[test]
fn what_was_edited_here_stays_until_the_source_changes_it_too() {
    let mut desk = imported();
    desk.edit("Ada Moss", Field::Title, "Owner");
    desk.edit("Ada Moss", Field::Phone, "0");
    let plan = newer(
        &mut desk,
        "1,Ada Moss,Smith,12,Forge,\n2,Ben Fir,Farrier,22,Forge,1\n3,Cy Oak,Cook,33,Forge,1\n",
    );
    assert_eq!(updates(&plan), ["Ada Moss: phone 0 → 12"]);
    assert_eq!(desk.person("Ada Moss").title, "Owner");
}

#[test]
fn somebody_missing_from_contacts_stays() {
    let mut desk = imported();
    let plan = newer(&mut desk, "1,Ada Moss,Smith,11,Forge,\n");
    assert_eq!((counts(&plan), plan.ties_removed), ((0, 0, 1), 0));
}

#[test]
fn reporting_lines_of_the_import_follow_the_source() {
    let mut desk = imported();
    let plan = newer(
        &mut desk,
        "1,Ada Moss,Smith,11,Forge,\n2,Ben Fir,Farrier,22,Forge,\n3,Cy Oak,Cook,33,Forge,2\n",
    );
    assert_eq!((plan.ties_added, plan.ties_removed), (1, 2));
    assert_eq!((desk.boss("Ben Fir"), desk.boss("Cy Oak")), (None, Some("Ben Fir")));
}

#[test]
fn two_people_may_change_places() {
    let mut desk = Desk::new();
    newer(&mut desk, "1,Ada Moss,,,,2\n2,Ben Fir,,,,\n");
    let plan = newer(&mut desk, "1,Ada Moss,,,,\n2,Ben Fir,,,,1\n");
    assert_eq!((plan.ties_added, plan.ties_removed, skipped(&plan).len()), (1, 1, 0));
    assert_eq!((desk.boss("Ada Moss"), desk.boss("Ben Fir")), (None, Some("Ada Moss")));
}

#[test]
fn lines_drawn_by_hand_are_left_alone() {
    let mut desk =
        Desk::with(&[("Ada Moss", "Forge", ""), ("Ben Fir", "Forge", ""), ("Zed Elm", "Forge", "")]);
    desk.draw("Ben Fir", "Zed Elm");
    desk.import_all([file("forge.csv", OLD)]);
    assert_eq!(
        desk.boss("Ben Fir"),
        Some("Zed Elm"),
        "he had a boss by hand, and only what is empty is filled"
    );
    desk.draw("Ada Moss", "Zed Elm");
    let plan = newer(
        &mut desk,
        "1,Ada Moss,Smith,11,Forge,\n2,Ben Fir,Farrier,22,Forge,\n3,Cy Oak,Cook,33,Forge,\n",
    );
    assert_eq!((plan.ties_added, plan.ties_removed), (0, 1));
    assert_eq!((desk.boss("Ben Fir"), desk.boss("Ada Moss")), (Some("Zed Elm"), Some("Zed Elm")));
}

#[test]
fn a_line_that_would_close_a_circle_with_one_drawn_by_hand_is_left_out() {
    let mut desk = Desk::with(&[("Ada Moss", "Forge", ""), ("Ben Fir", "Forge", "")]);
    desk.draw("Ada Moss", "Ben Fir");
    let plan = desk.import_all([file("forge.csv", OLD)]);
    assert_eq!(skipped(&plan), ["3: the reporting line of Ben Fir"]);
    assert_eq!((desk.boss("Ada Moss"), desk.boss("Ben Fir")), (Some("Ben Fir"), None));
}

#[test]
fn people_entered_by_hand_are_met_and_only_filled_up() {
    let mut desk = Desk::with(&[("Moss, Áda", "FORGE", "Owner"), ("Ben Fir", "Elsewhere", "")]);
    let plan = desk.import_all([file("forge.csv", OLD)]);
    assert_eq!(counts(&plan), (2, 1, 0));
    assert_eq!(updates(&plan), ["Moss, Áda: phone  → 11"]);
    let plan = newer(
        &mut desk,
        "1,Ada Moss,Master,11,Forge,\n2,Ben Fir,Farrier,22,Forge,1\n3,Cy Oak,Cook,33,Forge,1\n",
    );
    assert_eq!(updates(&plan), ["Moss, Áda: title Owner → Master"], "now the source has changed it");
}

#[test]
fn namesakes_entered_by_hand_are_not_guessed_at() {
    let mut desk = Desk::with(&[("Ada Moss", "Forge", ""), ("Ada Moss", "Forge", "")]);
    let plan = desk.import_all([file("forge.csv", OLD)]);
    assert_eq!((counts(&plan), skipped(&plan)), ((3, 0, 0), vec!["2: Ada Moss".to_owned()]));
}

#[test]
fn without_an_id_people_are_known_by_name_though_their_address_or_title_changes() {
    let mut desk = Desk::new();
    desk.import_all([file(
        "forge.csv",
        "Name,E-mail,Company,Title\nAda Moss,a@x.example,Forge,Smith\nBen Fir,,Forge,Cook\n",
    )]);
    let plan = desk.import_all([file(
        "forge (2).csv",
        "Name,E-mail,Company,Title\nAda Moss,moss@x.example,Forge,Smith\nBen Fir,,Forge,Chef\n",
    )]);
    assert_eq!(
        updates(&plan),
        ["Ada Moss: email a@x.example → moss@x.example", "Ben Fir: title Cook → Chef"]
    );
}

#[test]
fn a_row_that_ends_early_clears_nothing() {
    let mut desk = imported();
    let plan = newer(&mut desk, "1,Ada Moss\n2,Ben Fir,,22,Forge,1\n");
    assert_eq!(updates(&plan), ["Ben Fir: title Farrier → "]);
    assert_eq!(desk.person("Ada Moss").phone, "11");
}

/// A list of no known make: it is known by whom it lists, not by its name.
const PLAIN: &str =
    "Id,Name,Title,Company\n1,Ada Moss,Smith,Forge\n2,Ben Fir,Farrier,Forge\n3,Cy Oak,Cook,Forge\n";

#[test]
fn a_newer_version_under_another_name_updates_the_same_people() {
    let mut desk = Desk::new();
    desk.import_all([file("team.csv", PLAIN)]);
    let rows = PLAIN.replace("Cook", "Chef");
    let plan = desk.import_all([file("our people v2 (Nov).csv", rows.as_str())]);
    assert_eq!(updates(&plan), ["Cy Oak: title Cook → Chef"]);
    let plan = desk.import_all([file("final.csv", rows)]);
    assert_eq!(counts(&plan), (0, 0, 3));
    assert!(plan.deltas.is_empty());
}

#[test]
fn another_list_of_the_same_file_name_and_numbers_is_of_other_people() {
    let mut desk = Desk::new();
    desk.import_all([file("team.csv", PLAIN)]);
    let other = "Id,Name,Title,Company\n1,Zed Elm,Welder,Yard\n2,Yve Ash,Painter,Yard\n";
    let plan = desk.import_all([file("team.csv", other)]);
    assert_eq!(counts(&plan), (2, 0, 0));
    assert_eq!(desk.person("Ada Moss").title, "Smith");

    let plan = desk.import_all([file("team.csv", other.replace("Painter", "Glazier"))]);
    assert_eq!(updates(&plan), ["Yve Ash: title Painter → Glazier"]);
    let plan = desk.import_all([file("team.csv", PLAIN)]);
    assert_eq!(counts(&plan), (0, 0, 3));
    assert!(plan.deltas.is_empty());
}

#[test]
fn a_short_list_that_shares_one_person_is_a_source_of_its_own() {
    let mut desk = Desk::new();
    desk.import_all([file("team.csv", PLAIN)]);
    let site =
        "Id,Name,Title,Company\n1,Ada Moss,Master,Forge\n7,Yve Ash,Painter,Yard\n8,Zed Elm,Welder,Yard\n";
    let plan = desk.import_all([file("site.csv", site)]);
    assert_eq!(counts(&plan), (2, 0, 1), "in people another source speaks of it fills only what is empty");
    assert_eq!(desk.person("Ada Moss").title, "Smith");
}

#[test]
fn half_the_numbers_of_another_list_in_common_are_not_enough() {
    let mut desk = Desk::new();
    desk.import_all([file("team.csv", PLAIN)]);
    let site = "Id,Name,Title,Company\n1,Ada Moss,Smith,Forge\n2,Zed Elm,Welder,Yard\n";
    let plan = desk.import_all([file("site.csv", site)]);
    assert_eq!(counts(&plan), (1, 0, 1));
    assert_eq!(desk.person("Ben Fir").title, "Farrier");
}
