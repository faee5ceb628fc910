//! Changing several people at once, pasting them, whom they report to, faces.

use crate::support::{Desk, told};
use account::Bulk;
use domain::{Attitude, Group, Id, Role, Stakeholder, Status, TieKind, stakeholder::Field};
use std::fs;

fn known(desk: &Desk, id: Id) -> &Stakeholder {
    desk.open.account().stakeholder(id).unwrap()
}

fn bosses(desk: &Desk, id: Id) -> Vec<Id> {
    let ties = desk.open.account().ties_of(id);
    ties.filter(|tie| tie.kind == TieKind::ReportsTo && tie.from == id).map(|tie| tie.to).collect()
}

#[test]
fn a_change_of_several_is_one_change_that_one_undo_takes_back() {
    let mut desk = Desk::new();
    let people = ["Ada Berg", "Bo Ek", "Cy Fox"].map(|name| desk.add(name));
    let before = desk.open.account().clone();
    let check = |desk: &mut Desk, bulk: Bulk, label: &str, is_so: &dyn Fn(&Stakeholder) -> bool| {
        assert_eq!(desk.open.change_several(&people, &bulk).unwrap().label, label);
        assert!(people.iter().all(|&id| is_so(known(desk, id))), "{label}");
        assert_eq!(desk.open.change_several(&people, &bulk).unwrap().label, "", "twice is once");
        desk.open.undo().unwrap();
        assert_eq!(*desk.open.account(), before, "{label}");
    };
    check(
        &mut desk,
        Bulk::Set(Field::Attitude, "supporter".into()),
        "Changed the attitude of 3 people",
        &|known| known.attitude == Some(Attitude::Supporter),
    );
    check(
        &mut desk,
        Bulk::Set(Field::Group, "leadership".into()),
        "Changed the group of 3 people",
        &|known| known.group == Group::Leadership,
    );
    check(&mut desk, Bulk::AddRole(Role::Decider), "Changed the roles of 3 people", &|known| {
        known.roles.contains(&Role::Decider)
    });
    check(&mut desk, Bulk::AddTag(" Moss ".into()), "Changed the tags of 3 people", &|known| {
        known.tags.contains("Moss")
    });
    check(&mut desk, Bulk::Owner(Some(people[0])), "Changed the owner of 3 people", &|known| {
        known.owner == Some(people[0])
    });
    let one = desk.open.change_several(&people[..1], &Bulk::Set(Field::Name, "Ada Holm".into())).unwrap();
    assert_eq!(one.label, "Renamed Ada Berg to Ada Holm");
}

#[test]
fn a_change_that_does_not_fit_one_changes_nobody() {
    let mut desk = Desk::new();
    let people = ["Ada Berg", "Bo Ek"].map(|name| desk.add(name));
    let before = desk.open.account().clone();
    for bulk in [Bulk::Set(Field::Attitude, "fan".into()), Bulk::Set(Field::Name, "  ".into())] {
        desk.open.change_several(&people, &bulk).unwrap_err();
        assert_eq!(*desk.open.account(), before);
    }
}

#[test]
fn whoever_is_dropped_on_a_boss_reports_there_and_nowhere_else() {
    let mut desk = Desk::new();
    let [ada, bo, cy] = ["Ada Berg", "Bo Ek", "Cy Fox"].map(|name| desk.add(name));
    let done = desk.open.report_to(&[bo, cy], Some(ada)).unwrap();
    assert_eq!(done.label, "Recorded that Bo Ek and Cy Fox report to Ada Berg");
    assert_eq!((bosses(&desk, bo), bosses(&desk, cy)), (vec![ada], vec![ada]));
    desk.open.report_to(&[cy], Some(bo)).unwrap();
    assert_eq!(bosses(&desk, cy), [bo]);
    assert_eq!(desk.open.report_to(&[cy], Some(bo)).unwrap().label, "", "already so");
    let circle = desk.open.report_to(&[ada], Some(cy)).unwrap_err().to_string();
    assert!(circle.starts_with("Cy Fox already reports to Ada Berg"), "{circle}");
    desk.open.report_to(&[ada], Some(ada)).unwrap_err();
    desk.open.report_to(&[cy], None).unwrap();
    assert_eq!(bosses(&desk, cy), []);
    desk.open.undo().unwrap();
    assert_eq!(bosses(&desk, cy), [bo]);
}

#[test]
fn a_copy_has_the_post_and_not_the_person() {
    let mut desk = Desk::new();
    let [ada, bo] = ["Ada Berg", "Bo Ek"].map(|name| desk.add(name));
    desk.open.report_to(&[bo], Some(ada)).unwrap();
    let manager = desk.manager();
    desk.assess(manager, bo, (7, 7, 7, 3));
    let full =
        Stakeholder { title: "Buyer".into(), email: "bo@h.example".into(), ..known(&desk, bo).clone() };
    desk.open.edit(full).unwrap();
    let done = desk.open.duplicate(&[bo]).unwrap();
    assert_eq!(done.label, "Duplicated Bo Ek");
    let copy = known(&desk, done.added[0]);
    assert_eq!((copy.name.as_str(), copy.title.as_str(), copy.email.as_str()), ("Bo Ek (copy)", "Buyer", ""));
    assert_eq!(bosses(&desk, copy.id), [ada]);
    assert_eq!(desk.open.account().ties_of(copy.id).count(), 1, "no trust is copied");
}

#[test]
fn a_pasted_list_comes_in_as_one_change() {
    let mut desk = Desk::new();
    desk.add("Ada Berg");
    let list = "Ada Berg <ada@h.example>; Lind, Marcus <marcus@h.example>";
    let people = desk.open.read_names(list, Group::Customer).unwrap();
    assert_eq!(people.iter().map(|it| it.known.is_some()).collect::<Vec<_>>(), [true, false]);
    let new = people.into_iter().filter(|it| it.known.is_none()).map(|it| it.draft).collect();
    let done = desk.open.add_several(new).unwrap();
    assert_eq!(known(&desk, done.added[0]).email, "marcus@h.example");
    desk.open.undo().unwrap();
    assert_eq!(desk.open.account().stakeholders().len(), 2);
}

#[test]
fn what_hung_on_somebody_who_left_is_told() {
    let mut desk = Desk::new();
    let [ada, bo] = ["Ada Berg", "Bo Ek"].map(|name| desk.add(name));
    desk.open.report_to(&[bo], Some(ada)).unwrap();
    desk.open.change_several(&[bo], &Bulk::Owner(Some(ada))).unwrap();
    desk.open.change_several(&[ada], &Bulk::Set(Field::Status, Status::Left.code().into())).unwrap();
    assert_eq!(
        desk.open.hanging(ada).unwrap(),
        ["Bo Ek reports to Ada Berg", "Ada Berg owns the relationship with Bo Ek"]
    );
}

#[test]
fn a_photo_is_kept_small_in_the_file_and_goes_with_its_owner() {
    let mut desk = Desk::new();
    let ada = desk.add("Ada Berg");
    let picture = desk.folder.path().join("face.bmp");
    fs::write(&picture, bitmap(300, 200)).unwrap();
    assert_eq!(desk.open.set_photo(ada, &picture).unwrap().label, "Gave Ada Berg a photo");
    assert_eq!(desk.open.set_photo(ada, &picture).unwrap().label, "", "the same photo again");
    let photo = desk.open.account().photo_of(ada).unwrap().clone();
    assert!(photo.jpeg.len() < 20_000, "{} letters", photo.jpeg.len());

    fs::write(&picture, "no picture").unwrap();
    let refused = desk.open.set_photo(ada, &picture).unwrap_err().to_string();
    assert!(refused.starts_with("face.bmp is no picture"), "{refused}");
    desk.open.remove(&[ada]).unwrap();
    assert!(desk.open.account().photo_of(ada).is_none());
    desk.open.undo().unwrap();
    let mut desk = desk.reopened();
    assert_eq!(desk.open.account().photo_of(ada), Some(&photo));
    desk.open.remove_photo(ada).unwrap();
    desk.open.remove_photo(ada).unwrap_err();
    assert_eq!(told(&desk.open).last().unwrap(), "Took the photo of Ada Berg away");
    assert_eq!(desk.open.check().unwrap(), Vec::<String>::new());
}

/// A picture of one colour, as the simplest of formats has it.
fn bitmap(width: u32, height: u32) -> Vec<u8> {
    let row = (width * 3).next_multiple_of(4);
    let mut bytes = b"BM".to_vec();
    bytes.extend((54 + row * height).to_le_bytes());
    bytes.extend([0; 4]);
    bytes.extend(54_u32.to_le_bytes());
    bytes.extend(40_u32.to_le_bytes());
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    bytes.extend([1, 0, 24, 0]);
    bytes.extend([0; 24]);
    bytes.resize(54 + (row * height) as usize, 0x80);
    bytes
}
