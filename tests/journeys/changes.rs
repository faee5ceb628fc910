//! Editing, undo and redo, and the history they leave.

use crate::support::{Desk, next_day, told};
use account::{Draft, Key, OpenAccount, ProfileEdit};
use domain::{Attitude, Group, Id, Lens, Role, Stakeholder, TieKind};

#[test]
fn a_history_reads_as_sentences() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    let elin = desk.add("Elin Moe");
    let known = desk.open.account().stakeholder(marcus).unwrap().clone();
    desk.open.edit(Stakeholder { title: "Plant Director".into(), ..known.clone() }).unwrap();
    let known = desk.open.account().stakeholder(marcus).unwrap().clone();
    desk.open.edit(Stakeholder { title: "COO".into(), ..known.clone() }).unwrap();
    desk.open
        .edit(Stakeholder {
            title: "COO".into(),
            roles: [Role::Decider].into(),
            attitude: Some(Attitude::Neutral),
            ..known
        })
        .unwrap();
    desk.open.tie(TieKind::ReportsTo, marcus, elin).unwrap();
    desk.assess(marcus, manager, (8, 7, 5, 2));
    desk.assess(marcus, manager, (6, 2, 3, 8));
    desk.open.move_cards(Lens::FourWorlds, &[(marcus, 10.0, 20.0), (elin, 300.0, 20.0)]).unwrap();
    desk.open.release_cards(Lens::FourWorlds, &[elin]).unwrap();
    desk.open.undo().unwrap();
    desk.open.remove(&[marcus]).unwrap();
    assert_eq!(
        told(&desk.open),
        [
            "Created the account Halden Foods",
            "Added Marcus Lind",
            "Added Elin Moe",
            "Set Marcus Lind’s title to Plant Director",
            "Changed Marcus Lind’s title to COO, was Plant Director",
            "Changed Marcus Lind’s roles and attitude",
            "Recorded that Marcus Lind reports to Elin Moe",
            "Scored Marcus Lind’s trust in Priya Raman 66",
            "Scored Marcus Lind’s trust in Priya Raman 32, was 66",
            "Moved Marcus Lind and Elin Moe in the four worlds lens",
            "Let the layout place Elin Moe in the four worlds lens",
            "Undid: Let the layout place Elin Moe in the four worlds lens",
            "Removed Marcus Lind and 2 ties",
        ]
    );
    assert!(desk.open.check().unwrap().is_empty());
}

#[test]
fn removing_somebody_takes_all_that_hangs_on_them_and_undo_brings_it_back() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let marcus = desk.add("Marcus Lind");
    desk.assess(marcus, manager, (6, 2, 3, 8));
    desk.assess(manager, marcus, (5, 5, 5, 5));
    desk.open.move_cards(Lens::OrgChart, &[(marcus, 1.0, 2.0)]).unwrap();
    let before = desk.open.account().clone();

    desk.open.remove(&[marcus]).unwrap();
    assert_eq!(desk.open.account().ties().len(), 0);
    assert_eq!(desk.open.network().size(), (1, 0));

    desk.open.undo().unwrap();
    assert_eq!(*desk.open.account(), before);
    assert_eq!(desk.open.network().size(), (2, 2));
}

#[test]
fn removing_two_who_are_tied_to_each_other_is_one_change() {
    let mut desk = Desk::new();
    let (manager, marcus, elin) = (desk.manager(), desk.add("Marcus Lind"), desk.add("Elin Moe"));
    desk.open.tie(TieKind::ReportsTo, marcus, elin).unwrap();
    desk.assess(marcus, elin, (5, 5, 5, 5));
    let owned = desk.open.account().stakeholder(marcus).unwrap().clone();
    desk.open.edit(Stakeholder { owner: Some(elin), ..owned }).unwrap();
    let before = desk.open.account().clone();
    let done = desk.open.remove(&[marcus, elin, manager]).unwrap();
    assert_eq!(done.label, "Removed Marcus Lind, Elin Moe and Priya Raman and 2 ties");
    assert_eq!(desk.open.account().stakeholders().len(), 0);
    assert_eq!(desk.open.account().profile().manager, None);
    desk.open.undo().unwrap();
    assert_eq!(*desk.open.account(), before);
}

#[test]
fn undo_and_redo_reach_back_to_the_creation_and_survive_a_restart() {
    let mut desk = Desk::new();
    for name in ["Ingrid Dahl", "Elin Moe", "Tomas Berg"] {
        desk.add(name);
    }
    desk.open.undo().unwrap();
    let mut desk = desk.reopened();
    assert_eq!(desk.open.undoable().as_deref(), Some("Added Elin Moe"));
    assert_eq!(desk.open.redoable().as_deref(), Some("Added Tomas Berg"));

    desk.open.undo().unwrap();
    desk.open.undo().unwrap();
    assert_eq!(desk.open.undo().unwrap_err().to_string(), "there is nothing to undo");
    assert_eq!(desk.open.account().stakeholders().len(), 1, "the account's creation stays");

    let mut desk = desk.reopened();
    for _ in 0..3 {
        desk.open.redo().unwrap();
    }
    assert_eq!(desk.open.redo().unwrap_err().to_string(), "there is nothing to redo");
    let names: Vec<&str> = desk.open.account().stakeholders().map(|known| known.name.as_str()).collect();
    assert_eq!(names, ["Priya Raman", "Ingrid Dahl", "Elin Moe", "Tomas Berg"]);
    assert!(desk.open.check().unwrap().is_empty());
}

#[test]
fn a_new_action_ends_what_could_be_done_again() {
    let mut desk = Desk::new();
    desk.add("Ingrid Dahl");
    desk.open.undo().unwrap();
    desk.add("Elin Moe");
    assert_eq!(desk.open.redoable(), None);
    let mut desk = desk.reopened();
    assert_eq!(desk.open.redo().unwrap_err().to_string(), "there is nothing to redo");
}

#[test]
fn what_changes_nothing_leaves_no_trace() {
    let mut desk = Desk::new();
    let marcus = desk.add("Marcus Lind");
    let changes = desk.open.changes();
    let known = desk.open.account().stakeholder(marcus).unwrap().clone();
    assert_eq!(desk.open.edit(known).unwrap().label, "");
    desk.open.release_cards(Lens::FourWorlds, &[marcus]).unwrap();
    let profile = ProfileEdit::from(desk.open.account().profile());
    desk.open.edit_profile(profile).unwrap();
    assert_eq!(desk.open.changes(), changes);
}

#[test]
fn a_person_comes_in_with_a_tie_as_one_change() {
    let mut desk = Desk::new();
    let manager = desk.manager();
    let stakeholder = Stakeholder::new(Id::numbered(0), "  Mei Chen ", Group::Functions);
    let done = desk.open.add(Draft { stakeholder, tie: Some((TieKind::ReportsTo, manager)) }).unwrap();
    let mei = done.added[0];
    assert_eq!(desk.open.account().name(mei), "Mei Chen");
    assert!(desk.open.account().tie_between(TieKind::ReportsTo, mei, manager).is_some());
    desk.open.undo().unwrap();
    assert_eq!(desk.open.account().stakeholders().len(), 1);
    assert_eq!(desk.open.account().ties().len(), 0);
}

#[test]
fn saving_under_another_name_takes_the_history_along_and_leaves_the_old_file() {
    let mut desk = Desk::new();
    desk.add("Marcus Lind");
    let old = desk.path();
    let new = desk.folder.path().join("copy.rapport");
    desk.open.save_as(&new, account::Key::Passphrase("correct horse")).unwrap();
    desk.open.undo().unwrap();
    assert_eq!(desk.open.path(), new);
    assert_eq!(desk.open.account().stakeholders().len(), 1);

    let first = account::OpenAccount::open(&old, account::Key::Open, crate::support::next_day()).unwrap();
    assert_eq!(first.account().stakeholders().len(), 2);
}

#[test]
fn a_backup_made_ahead_spares_the_next_change_one() {
    let mut desk = Desk::new();
    assert!(!desk.open.is_backup_near(), "nothing is worth a copy yet");
    desk.add("Marcus Lind");
    let mut desk = desk.reopened();
    let folder = desk.path().with_extension("rapport.backups");
    let backups = || std::fs::read_dir(&folder).map_or(0, Iterator::count);
    assert!(desk.open.is_backup_near());
    desk.open.back_up_ahead().unwrap();
    desk.open.back_up_ahead().unwrap();
    assert_eq!(backups(), 1);
    desk.add("Ines Duarte");
    assert_eq!(backups(), 1);

    let copy = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let copy = OpenAccount::open(&copy, Key::Open, next_day()).unwrap();
    let names: Vec<&str> = copy.account().stakeholders().map(|known| known.name.as_str()).collect();
    assert_eq!(names, ["Priya Raman", "Marcus Lind"]);
}

#[test]
fn undo_goes_on_where_the_clock_went_back() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    desk.assess(manager, marcus, (6, 5, 4, 3));
    let made = desk.open.account().assessments().next().unwrap().id;
    desk.open.remove_assessment(made).unwrap();
    let path = desk.path();
    let Desk { folder, open } = desk;
    drop(open);
    let day_before = account::Scripted::at("2026-11-21T08:00:00Z".parse().unwrap());
    let mut open = OpenAccount::open(&path, Key::Open, Box::new(day_before)).unwrap();
    open.undo().unwrap();
    assert_eq!(open.account().assessments().count(), 1);
    drop(folder);
}

#[test]
fn an_export_shows_the_cards_where_the_screen_does() {
    let mut desk = Desk::new();
    let people: Vec<Id> = ["Marcus Lind", "Elin Moe", "Ines Duarte", "Jonas Falk", "Mei Chen", "Otto Berg"]
        .into_iter()
        .map(|name| desk.add(name))
        .collect();
    let view = desk.open.view();
    desk.open.draw(view.sight.clone(), None).unwrap();
    // New ties would lead to another order of cards if everybody were laid out anew.
    let manager = desk.manager();
    for (nth, &who) in people.iter().enumerate().rev() {
        desk.assess(manager, who, (1 + nth as u8, 5, 5, 5));
        desk.assess(who, people[(nth + 2) % people.len()], (5, 5, 5, 5));
    }
    desk.open.redraw().unwrap().unwrap();
    let svg = |scene: &scene::Scene| {
        let picture = exchange::export::Picture {
            scene,
            title: "Halden Foods",
            subtitle: "Four worlds · as of 22 November 2026",
            theme: scene::Theme::Light,
            ground: account::Ground::Paper,
        };
        exchange::export::svg(&picture).unwrap()
    };
    let shown = svg(desk.open.draw(view.sight.clone(), None).unwrap());
    let format = account::PictureFormat::Svg;
    let written = desk
        .open
        .picture(&view, scene::Theme::Light, account::Ground::Paper, account::Detail::Page, format)
        .unwrap();
    assert!(String::from_utf8(written).unwrap() == shown);
    let laid_out_anew =
        scene::draw(desk.open.account(), &view, &scene::layout(desk.open.account(), view.lens()));
    assert!(svg(&laid_out_anew) != shown, "this account tells the two apart");
}

#[test]
fn the_ground_of_an_organisation_is_renamed_with_the_company_it_stands_for() {
    let mut desk = Desk::new();
    desk.add("Marcus Lind");
    let sight = domain::Sight::through(Lens::OrgChart);
    let titles = |scene: &scene::Scene| scene.zones.iter().map(|zone| zone.key.clone()).collect::<Vec<_>>();
    assert_eq!(titles(desk.open.draw(sight, None).unwrap()), ["Halden Foods", "Nordpack"]);
    let profile = ProfileEdit::from(desk.open.account().profile());
    desk.open.edit_profile(ProfileEdit { name: "Halden Group".into(), ..profile }).unwrap();
    let patch = desk.open.redraw().unwrap().unwrap();
    let titles: Vec<String> = patch.zones.unwrap().into_iter().map(|zone| zone.key).collect();
    assert_eq!(titles, ["Halden Group", "Nordpack"]);
}
