//! Scoring trust, both ways.

use crate::support::{Desk, judgement};
use account::Judgement;
use domain::{
    Level, Reading, TieKind,
    trust::{
        Behaviours, Characteristics, Signs, TrustDna, checks::Characteristic, checks::Sign, covey::Behaviour,
        dna::Item,
    },
};
use jiff::civil::date;

#[test]
fn trust_has_two_directions() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    assert_eq!(desk.points(marcus, manager), None, "unknown is never zero");

    desk.assess(marcus, manager, (6, 2, 3, 8));
    desk.assess(manager, marcus, (8, 7, 5, 2));
    assert_eq!(desk.points(marcus, manager), Some(32));
    assert_eq!(desk.points(manager, marcus), Some(66));
    assert_eq!(desk.open.account().ties().filter(|tie| tie.kind == TieKind::Trust).count(), 2);
}

#[test]
fn a_score_opens_to_what_it_adds_up_from() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    for (assessor, on) in
        [("Mei Chen", date(2026, 5, 26)), ("Priya Raman", date(2026, 11, 22)), ("Mei Chen", date(2026, 1, 2))]
    {
        let judgement = Judgement {
            on: Some(on),
            assessor: assessor.into(),
            confidence: 0.5,
            ..judgement(marcus, manager, (6, 2, 3, 8))
        };
        desk.open.assess(judgement).unwrap();
    }
    let direction = desk.open.pair(marcus, manager).unwrap().there;
    let lines = &direction.score.lines;
    assert_eq!(lines.iter().map(|line| line.superseded).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(
        direction.assessments.iter().map(|made| made.on).collect::<Vec<_>>(),
        [date(2026, 11, 22), date(2026, 5, 26), date(2026, 1, 2)]
    );
    assert!((lines[1].age_days - 180.0).abs() < 1e-9 && (lines[1].left - 0.5).abs() < 1e-9);

    // k·c·q·v of the fresh one and half as much of the old one.
    let v = 10.0 / 36.0;
    let r = 8.0 * 0.5 * v * 1.5;
    let s = 8.0 * 0.5 * (1.0 - v) * 1.5;
    assert!((direction.score.evidence.r - r).abs() < 1e-9 && (direction.score.evidence.s - s).abs() < 1e-9);
    let expected = (r + 1.0) / (r + s + 2.0);
    assert_eq!(direction.score.points(), Some((expected * 100.0).round() as u8));
}

#[test]
fn every_instrument_adds_its_part_and_is_still_there_after_a_restart() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    let readings: [Reading; 4] = [
        TrustDna::new(Level::Leadership, [(Item::Credibility, 7), (Item::Time, 4)]).unwrap().into(),
        Behaviours::new([(Behaviour::ListenFirst, true)]).unwrap().into(),
        Characteristics::new([(Characteristic::Candour, false)]).unwrap().into(),
        Signs::new([(Sign::PutToTender, true)]).unwrap().into(),
    ];
    desk.assess(marcus, manager, (6, 2, 3, 8));
    for reading in readings {
        let judgement = Judgement { reading, ..judgement(marcus, manager, (5, 5, 5, 5)) };
        let label = desk.open.assess(judgement).unwrap().label;
        assert!(label.starts_with("Scored Marcus Lind’s trust in Priya Raman "), "{label}");
    }
    let mut desk = desk.reopened();
    let score = desk.open.pair(marcus, manager).unwrap().there.score;
    assert_eq!(score.lines.iter().map(|line| line.weight).collect::<Vec<_>>(), [4.0, 4.0, 8.0, 8.0, 8.0]);
    assert!(score.lines.iter().all(|line| !line.superseded));
    assert!(desk.open.check().unwrap().is_empty());
}

#[test]
fn taking_an_assessment_back_tells_the_score_it_leaves() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    desk.assess(marcus, manager, (6, 2, 3, 8));
    let only = desk.open.account().assessments().next().unwrap().id;
    let label = desk.open.remove_assessment(only).unwrap().label;
    assert_eq!(label, "Took back an assessment of Marcus Lind’s trust in Priya Raman: now unknown, was 32");
    assert_eq!(desk.points(marcus, manager), None);
}

#[test]
fn changing_the_half_life_is_a_change_and_moves_the_scores() {
    let mut desk = Desk::new();
    let (manager, marcus) = (desk.manager(), desk.add("Marcus Lind"));
    let old = Judgement { on: Some(date(2026, 5, 26)), ..judgement(marcus, manager, (6, 2, 3, 8)) };
    desk.open.assess(old).unwrap();
    let before = desk.points(marcus, manager);
    let profile = account::ProfileEdit::from(desk.open.account().profile());
    desk.open.edit_profile(account::ProfileEdit { half_life_days: 30.0, ..profile }).unwrap();
    let faded = desk.points(marcus, manager);
    assert!(faded > before, "{faded:?} is nearer to 50 than {before:?}");
    desk.open.undo().unwrap();
    assert_eq!(desk.points(marcus, manager), before);
}
