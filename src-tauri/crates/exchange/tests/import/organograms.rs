//! Organograms: posts, their holders, and one snapshot after another.

use crate::desk::{Desk, counts, file, fixture, skipped, updates, why};
use domain::{Level, Status, stakeholder::Field};
use exchange::import::{Choice, ImportError, Sort, read};

#[test]
fn holders_come_in_with_post_unit_and_boss() {
    let offer = read(vec![fixture("organogram_2030-03.csv")]).unwrap();
    assert_eq!((offer.sort, offer.system.as_str()), (Sort::Organogram, "organogram"));
    let offered: Vec<_> = offer.organisations.iter().map(|one| (one.name.as_str(), one.people)).collect();
    assert_eq!(offered, [("Lighthouse Board", 10), ("Pilot House", 1)]);
    let mut desk = Desk::new();
    let plan = desk.import(&offer, &Choice::default());
    assert_eq!((counts(&plan), plan.ties_added), ((11, 0, 0), 8));
    use Field::*;
    assert_eq!(
        desk.fields("Sam Pryce", &[Title, Department, Organisation, Level, Status, Phone, Email]),
        ["Director of Lamps", "Lamps", "Lighthouse Board", "leadership", "known", "", "lamps@coasts.example"]
    );
    assert_eq!(desk.person("Tim Marsh").level, Some(domain::Level::Staff));
    assert_eq!(desk.boss("Sam Pryce"), Some("Dame Vera Lowe"));
    assert_eq!(desk.boss("Dame Vera Lowe"), None);
}

#[test]
fn posts_without_a_named_holder_keep_the_chain_whole() {
    let mut desk = Desk::new();
    let plan = desk.import_all([fixture("organogram_2030-03.csv")]);
    let fog = desk.person("Director of Fog");
    assert_eq!((fog.status, fog.level), (Status::NotMet, Some(Level::Operation)));
    assert_eq!(desk.person("Deputy Director Oil").status, Status::NotMet);
    assert_eq!(desk.boss("Ola Finch"), Some("Director of Fog"));
    assert_eq!(desk.boss("Tim Marsh"), Some("Sam Pryce"), "past the eliminated post 4");
    assert_eq!(
        skipped(&plan),
        [
            "5: post 4 (Deputy Director Wicks)",
            "12: post 10 (Head of Ropes)",
            "13: garbled characters",
            "11: Kit Lund",
            "9: the reporting line of Rex Dunn",
        ]
    );
    assert!(why(&plan, "Kit Lund").contains("line 10 lists Ida Holm as a holder of post 9 too"));
}

#[test]
fn the_first_named_holder_of_a_shared_post_gets_the_reports() {
    let mut desk = Desk::new();
    let plan = desk.import_all([fixture("organogram_2030-03.csv")]);
    let store_keeper = plan.added.iter().find(|person| person.title == "Store Keeper").unwrap().id;
    let boss = desk.account.ties_of(store_keeper).map(|tie| desk.account.name(tie.to)).next();
    assert_eq!(boss, Some("Ida Holm"));
}

#[test]
fn the_next_snapshot_updates_the_same_people() {
    let mut desk = Desk::new();
    desk.import_all([fixture("organogram_2030-03.csv")]);
    let ids = ["Sam Pryce", "Tim Marsh", "Deputy Director Oil"].map(|name| desk.person(name).id);
    let plan = desk.import_all([fixture("organogram_2030-09.csv")]);
    insta::assert_snapshot!(updates(&plan).join("\n"));
    assert_eq!(plan.added.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Uma Stone"]);
    assert_eq!(
        ["Sam Pryce", "Timothy Marsh", "Lea Moor"].map(|name| desk.person(name).id),
        ids,
        "who moved, whose name is spelt longer and who was not named before are the same people"
    );
    assert_eq!(desk.boss("Ola Finch"), Some("Sam Pryce"));
    assert_eq!(desk.boss("Lea Moor"), Some("Uma Stone"));
    assert_eq!(desk.boss("Kit Lund"), None, "who left reports to nobody");
}

#[test]
fn who_comes_back_is_who_they_were() {
    let mut desk = Desk::new();
    desk.import_all([fixture("organogram_2030-03.csv")]);
    desk.edit("Kit Lund", Field::Status, "not-met");
    desk.import_all([fixture("organogram_2030-09.csv")]);
    assert_eq!(desk.person("Kit Lund").status, Status::Left);
    desk.import_all([fixture("organogram_2030-03.csv")]);
    assert_eq!(desk.person("Kit Lund").status, Status::NotMet);
    assert_eq!(desk.boss("Kit Lund"), Some("Dame Vera Lowe"));
}

#[test]
fn who_left_and_was_set_back_by_hand_stays_so() {
    let mut desk = Desk::new();
    desk.import_all([fixture("organogram_2030-03.csv")]);
    desk.import_all([fixture("organogram_2030-09.csv")]);
    desk.edit("Kit Lund", Field::Status, "known");
    desk.import_all([fixture("organogram_2030-09.csv")]);
    assert_eq!(desk.person("Kit Lund").status, Status::Known);
}

#[test]
fn people_of_organisations_not_chosen_do_not_leave() {
    let mut desk = Desk::new();
    desk.import_all([fixture("organogram_2030-03.csv")]);
    let offer = read(vec![fixture("organogram_2030-09.csv")]).unwrap();
    let pilots = Choice { organisations: Some(vec!["pilot house".into()]), ..Choice::default() };
    let plan = desk.import(&offer, &pilots);
    assert_eq!(counts(&plan), (0, 0, 1));
    assert_eq!(desk.boss("Rex Dunn"), Some("Dame Vera Lowe"), "she is in the account, though not chosen");
}

#[test]
fn another_body_does_not_make_anybody_leave() {
    let mut desk = Desk::new();
    desk.import_all([fixture("organogram_2030-03.csv")]);
    let headings = "Post Unique Reference,Name,Grade,Job Title,Organisation,Reports to Senior Post";
    let plan =
        desk.import_all([file("other.csv", format!("{headings}\n1,Max Hill,SCS1,Keeper,Bell Tower,XX\n"))]);
    assert_eq!(counts(&plan), (1, 0, 0));
}

#[track_caller]
fn refused(sources: Vec<exchange::import::Source>, reason: &str) {
    let message = read(sources).err().map(|error: ImportError| error.to_string()).unwrap_or_default();
    assert!(message.contains(reason), "{message}");
}

#[test]
fn what_cannot_be_read_as_an_organogram_says_why() {
    refused(vec![fixture("organogram_junior.csv")], "junior posts, which have no names");
    refused(
        vec![fixture("organogram_2030-03.csv"), fixture("organogram_2030-09.csv")],
        "the same body (Lighthouse Board): import the older first",
    );
    refused(vec![fixture("organogram_2030-03.csv"), fixture("google_contacts.csv")], "one after the other");
    refused(
        vec![file("a.csv", "Post Unique Reference,Name\n1,Ada\n")],
        "without the column “Reports to Senior Post”",
    );
}

#[test]
fn chains_of_posts_that_are_no_more_lead_to_the_next_above_or_to_nobody() {
    let headings = "Post Unique Reference,Name,Grade,Job Title,Organisation,Reports to Senior Post";
    let rows = "1,Ada Moss,SCS3,Chief,Mill,XX\n2,Eliminated,SCS2,,Mill,3\n3,Post deleted,SCS2,,Mill,1\n\
                4,Ben Fir,SCS1,Clerk,Mill,2\n5,eliminated ,SCS1,,Mill,6\n6,Eliminated,SCS1,,Mill,5\n7,Cy Oak,SCS1,Cook,Mill,5.0\n";
    let mut desk = Desk::new();
    desk.import_all([file("mill.csv", format!("{headings}\n{rows}"))]);
    assert_eq!((desk.boss("Ben Fir"), desk.boss("Cy Oak")), (Some("Ada Moss"), None));
}
