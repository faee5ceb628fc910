//! What is refused: with a message that names the place and the cure, and nothing is changed.

use crate::support::{Desk, bytes, judgement, next_day, world};
use account::{AccountError, Beginning, Draft, Judgement, Key, OpenAccount, ProfileEdit};
use domain::{Group, Id, Lens, Stakeholder, TieKind, trust::Signs};
use jiff::civil::date;

/// Carries an action out that must be refused with this message, and sees that nothing changed: not in
/// memory, not in the file, not in the network.
#[track_caller]
fn check(action: impl FnOnce(&mut Desk, Id, Id) -> Result<(), AccountError>, message: &str) {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    desk.assess(marcus, manager, (6, 2, 3, 8));
    let (account, network, file) =
        (desk.open.account().clone(), desk.open.network().size(), bytes(&desk.path()));
    let refused = action(&mut desk, marcus, manager).unwrap_err().to_string();
    assert_eq!(refused, message);
    assert_eq!(*desk.open.account(), account);
    assert_eq!(desk.open.network().size(), network);
    assert!(bytes(&desk.path()) == file, "the file is untouched");
    assert!(desk.open.check().unwrap().is_empty());
}

#[test]
fn a_factor_off_its_scale() {
    check(
        |desk, marcus, manager| desk.open.assess(judgement(marcus, manager, (6, 2, 3, 0))).map(drop),
        "Self-orientation is 0, but the scale runs from 1 to 10; nothing was changed",
    );
    check(
        |desk, marcus, manager| desk.open.assess(judgement(marcus, manager, (11, 2, 3, 4))).map(drop),
        "Credibility is 11, but the scale runs from 1 to 10; nothing was changed",
    );
}

#[test]
fn answers_that_say_nothing() {
    check(
        |desk, marcus, manager| {
            let reading = Signs::default().into();
            desk.open.assess(Judgement { reading, ..judgement(marcus, manager, (5, 5, 5, 5)) }).map(drop)
        },
        "nothing is answered in “Signs of fractured trust”: it takes one answer at least; nothing was changed",
    );
}

#[test]
fn a_date_in_the_future() {
    check(
        |desk, marcus, manager| {
            let tomorrow = Some(date(2026, 11, 23));
            desk.open.assess(Judgement { on: tomorrow, ..judgement(marcus, manager, (5, 5, 5, 5)) }).map(drop)
        },
        "the assessment is dated 2026-11-23, which is in the future: today is 2026-11-22; nothing was changed",
    );
}

#[test]
fn a_confidence_beyond_reason() {
    for confidence in [0.0, -1.0, 1.5, f64::NAN] {
        check(
            |desk, marcus, manager| {
                desk.open
                    .assess(Judgement { confidence, ..judgement(marcus, manager, (5, 5, 5, 5)) })
                    .map(drop)
            },
            &format!(
                "the confidence is {confidence}, but must be above 0 and at most 1; nothing was changed"
            ),
        );
    }
}

#[test]
fn a_tie_to_oneself() {
    check(
        |desk, marcus, _| desk.open.tie(TieKind::ReportsTo, marcus, marcus).map(drop),
        "Marcus Lind cannot be tied to themselves: choose another end; nothing was changed",
    );
    check(
        |desk, marcus, _| desk.open.assess(judgement(marcus, marcus, (5, 5, 5, 5))).map(drop),
        "Marcus Lind cannot be tied to themselves: choose another end; nothing was changed",
    );
}

#[test]
fn a_second_tie_of_one_kind() {
    check(
        |desk, marcus, manager| desk.open.tie(TieKind::Trust, marcus, manager).map(drop),
        "there is already a tie “trusts” from Marcus Lind to Priya Raman; nothing was changed",
    );
}

#[test]
fn names_that_are_none() {
    check(
        |desk, _, _| {
            let stakeholder = Stakeholder::new(Id::numbered(0), "   ", Group::Customer);
            desk.open.add(Draft { stakeholder, tie: None }).map(drop)
        },
        "a person needs a name; nothing was changed",
    );
    check(
        |desk, marcus, _| {
            let known = desk.open.account().stakeholder(marcus).unwrap().clone();
            desk.open.edit(Stakeholder { name: "M".repeat(301), ..known }).map(drop)
        },
        "a name of 301 characters is too long: at most 300 fit; nothing was changed",
    );
    check(
        |desk, _, _| {
            let profile = ProfileEdit::from(desk.open.account().profile());
            desk.open.edit_profile(ProfileEdit { name: " ".into(), ..profile }).map(drop)
        },
        "the account needs a name; nothing was changed",
    );
}

#[test]
fn settings_and_places_that_are_no_numbers() {
    for half_life_days in [0.0, -5.0, f64::NAN, f64::INFINITY] {
        check(
            |desk, _, _| {
                let profile = ProfileEdit::from(desk.open.account().profile());
                desk.open.edit_profile(ProfileEdit { half_life_days, ..profile }).map(drop)
            },
            "the half-life must be a number above 0; nothing was changed",
        );
    }
    check(
        |desk, _, _| {
            let profile = ProfileEdit::from(desk.open.account().profile());
            desk.open.edit_profile(ProfileEdit { quick_check_weight: 0.0, ..profile }).map(drop)
        },
        "the weight of a quick check must be a number above 0; nothing was changed",
    );
    check(
        |desk, marcus, _| desk.open.move_cards(Lens::FourWorlds, &[(marcus, f64::NAN, 0.0)]).map(drop),
        "a card cannot be put at NaN, 0; nothing was changed",
    );
}

#[test]
fn somebody_who_is_gone() {
    let nobody = Id::numbered(999);
    let gone = "this stakeholder is no longer part of the account; nothing was changed";
    check(|desk, _, _| desk.open.remove(&[nobody]).map(drop), gone);
    check(|desk, marcus, _| desk.open.tie(TieKind::Influence, marcus, nobody).map(drop), gone);
    check(|desk, marcus, _| desk.open.assess(judgement(marcus, nobody, (5, 5, 5, 5))).map(drop), gone);
    check(|desk, _, _| desk.open.move_cards(Lens::FourWorlds, &[(nobody, 0.0, 0.0)]).map(drop), gone);
    check(|desk, _, _| desk.open.pair(nobody, Id::numbered(998)).map(drop), gone);
}

#[test]
fn a_file_that_lies_open_elsewhere() {
    let desk = Desk::new();
    let refused = OpenAccount::open(&desk.path(), Key::Open, next_day()).err().unwrap().to_string();
    assert!(refused.contains("halden.rapport") && refused.contains("open in another window"), "{refused}");
}

#[test]
fn a_path_that_is_taken() {
    let desk = Desk::new();
    let path = desk.path();
    let before = bytes(&path);
    let beginning = Beginning { name: "Other".into(), ..Beginning::default() };
    let refused = OpenAccount::create(&path, Key::Open, &beginning, world()).err().unwrap().to_string();
    assert!(refused.contains("halden.rapport"), "{refused}");
    assert!(bytes(&path) == before);
}

#[test]
fn an_account_without_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nameless.rapport");
    let refused =
        OpenAccount::create(&path, Key::Open, &Beginning::default(), world()).err().unwrap().to_string();
    assert_eq!(refused, "the account needs a name; nothing was changed");
    assert!(!path.exists());
}
