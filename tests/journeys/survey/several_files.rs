//! Answer files of several rounds, of wrong clocks, and taken in again.

use crate::{
    answering::answered,
    round::{MORNING, NOON, Setting, draft, fates, form, forms, made, setting, sound},
    support::{Desk, told},
};
use domain::{Id, TieKind};
use std::path::{Path, PathBuf};

/// The file of somebody's answers to a round, under a name of its own.
fn file(desk: &Desk, round: Id, (who, saved): (Id, &str), answer: u8, name: &str) -> PathBuf {
    let from = answered(&form(&forms(desk, round), who), saved, Some(answer), "");
    let to = desk.folder.path().join(name);
    std::fs::rename(from, &to).unwrap();
    to
}

/// What became of one file.
fn fate(desk: &mut Desk, file: &Path) -> String {
    fates(desk, &[file.to_owned()]).remove(0)
}

fn is_outdated(told: &str, file: &str) {
    assert!(told.starts_with(&format!("older: {file} does not count: the answers taken before")), "{told}");
}

#[test]
fn files_of_two_rounds_that_are_dropped_together_share_the_tie_they_bring_in() {
    let Setting { mut desk, marcus, mei, aisha, priya, .. } = setting();
    let [spring, autumn] = ["Spring", "Autumn"].map(|name| {
        let mut draft = draft(&desk, name);
        draft
            .asked
            .iter_mut()
            .filter(|one| one.stakeholder == mei)
            .for_each(|one| one.counterpart = Some(aisha));
        made(&mut desk, draft)
    });
    let files = [
        file(&desk, spring, (marcus, MORNING), 2, "marcus-spring.json"),
        file(&desk, autumn, (mei, MORNING), 6, "mei-autumn.json"),
        file(&desk, autumn, (marcus, MORNING), 4, "marcus-autumn.json"),
        file(&desk, spring, (mei, MORNING), 6, "mei-spring.json"),
    ];
    let changes = desk.open.changes();
    assert_eq!(
        fates(&mut desk, &files),
        ["Marcus Lind: 6 of 6", "Mei Chen: 6 of 6", "Marcus Lind: 6 of 6", "Mei Chen: 6 of 6"],
        "in the order of the files"
    );
    assert_eq!(desk.open.changes(), changes + 1);
    assert_eq!(told(&desk.open).last().unwrap(), "Took in 4 answers to 2 survey rounds");
    let trust = desk.open.account().ties().filter(|tie| tie.kind == TieKind::Trust).count();
    assert_eq!((trust, desk.open.account().assessments().len()), (2, 4));
    assert_eq!(desk.open.pair(marcus, priya).unwrap().there.assessments.len(), 2);
    sound(&desk);
    desk.open.undo().unwrap();
    assert_eq!(desk.open.account().ties().filter(|tie| tie.kind == TieKind::Trust).count(), 0);
    sound(&desk);
}

#[test]
fn a_wrong_clock_keeps_no_correction_out_and_does_not_come_back() {
    let Setting { mut desk, marcus, priya, .. } = setting();
    let draft = draft(&desk, "Autumn");
    let round = made(&mut desk, draft);
    let wrong = file(&desk, round, (marcus, "2031-01-01T00:00:00.000Z"), 1, "wrong.json");
    let right = file(&desk, round, (marcus, "2026-11-22T10:00:00.000Z"), 7, "right.json");
    assert_eq!(fate(&mut desk, &wrong), "Marcus Lind: 6 of 6");
    // A second passes at each look at the clock: from nine until after ten.
    (0..3_700).for_each(|_| _ = desk.open.today());
    let told = fates(&mut desk, &[wrong.clone(), right.clone()]);
    is_outdated(&told[0], "wrong.json");
    assert_eq!(told[1], "Marcus Lind: 6 of 6, again");
    // (8 · 1 + 1) / (8 + 2).
    assert_eq!(desk.points(marcus, priya), Some(90));

    let changes = desk.open.changes();
    is_outdated(&fate(&mut desk, &wrong), "wrong.json");
    is_outdated(&fates(&mut desk, &[wrong, right])[0], "wrong.json");
    assert_eq!(desk.open.changes(), changes, "what was replaced does not come back");
    sound(&desk);
}

#[test]
fn what_was_taken_back_can_be_taken_in_again() {
    let Setting { mut desk, marcus, .. } = setting();
    let draft = draft(&desk, "Autumn");
    let round = made(&mut desk, draft);
    let first = file(&desk, round, (marcus, MORNING), 2, "first.json");
    let second = file(&desk, round, (marcus, NOON), 6, "second.json");
    let taken = "Marcus Lind: 6 of 6";
    assert_eq!(fate(&mut desk, &first), taken);
    desk.open.undo().unwrap();
    assert_eq!(fate(&mut desk, &first), taken);
    assert_eq!(fate(&mut desk, &second), format!("{taken}, again"));
    desk.open.undo().unwrap();
    desk.open.redo().unwrap();
    is_outdated(&fate(&mut desk, &second), "second.json");
    desk.open.undo().unwrap();
    is_outdated(&fate(&mut desk, &first), "first.json");
    assert_eq!(fate(&mut desk, &second), format!("{taken}, again"));
    is_outdated(&fate(&mut desk, &first), "first.json");
    sound(&desk);
}
