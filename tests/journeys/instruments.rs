//! Instruments other than the Trust Equation, blind assessment, ladders, reflections and settings.

use crate::support::{Desk, judgement, told};
use account::{Judgement, Musing, ProfileEdit, Standing};
use domain::{
    Filter, Id, Lens, Level, Measures, Reading, Sight, Thought,
    questionnaire::{self, Answer},
    reflection::Sort,
    trust::{
        Instrument, Scale,
        ladder::{Ladder, Stage},
        opinion::Evidence,
    },
};
use jiff::civil::date;

struct Told {
    desk: Desk,
    marcus: Id,
    manager: Id,
}

fn setting() -> Told {
    let mut desk = Desk::new();
    let marcus = desk.add("Marcus Lind");
    let manager = desk.manager();
    Told { desk, marcus, manager }
}

/// Answers as a form sends them.
fn answers(given: &[(&str, u8)]) -> Vec<Answer> {
    given.iter().map(|&(item, value)| Answer { item: item.into(), value, words: String::new() }).collect()
}

fn reading(instrument: Instrument, level: Option<Level>, given: &[(&str, u8)]) -> Reading {
    questionnaire::reading(instrument, level, Some(Scale::Ten), &answers(given)).unwrap()
}

#[test]
fn every_line_of_a_derivation_adds_up_to_the_sums() {
    let Told { mut desk, marcus, manager } = setting();
    let dna = [("aligned-goals", 6), ("credibility", 2)];
    let readings = [
        ("Priya Raman", reading(Instrument::TrustDna, Some(Level::Leadership), &dna)),
        ("Priya Raman", reading(Instrument::TrustDna, Some(Level::Staff), &[("time", 7)])),
        ("Mei Chen", reading(Instrument::Behaviours, None, &[("listen-first", 1), ("get-better", 0)])),
        ("Mei Chen", reading(Instrument::Characteristics, None, &[("candour", 1)])),
        ("Dan Osei", reading(Instrument::Signs, None, &[("lost-business", 1), ("outer-circle", 0)])),
    ];
    desk.assess(marcus, manager, (6, 2, 3, 8));
    for (assessor, reading) in readings {
        let assessor = assessor.into();
        desk.open
            .assess(Judgement { reading, assessor, ..judgement(marcus, manager, (5, 5, 5, 5)) })
            .unwrap();
    }
    let there = desk.open.pair(marcus, manager).unwrap().there;
    assert_eq!(there.score.lines.len(), 6, "none is left out");
    for (line, made) in there.score.lines.iter().zip(&there.assessments) {
        let pieces = line.weight * line.confidence * line.answered * line.left / f64::from(line.among);
        let expect = Evidence { r: pieces * line.value, s: pieces * (1.0 - line.value) };
        assert!((line.evidence.r - expect.r).abs() < 1e-12 && (line.evidence.s - expect.s).abs() < 1e-12);
        let given = questionnaire::given(&made.reading);
        assert!(!given.is_empty() && given.iter().all(|it| !it.spoken.is_empty()), "{:?}", line.instrument);
    }
    let sum = there.score.lines.iter().fold(Evidence::default(), |sum, line| sum + line.evidence);
    assert_eq!(sum, there.score.evidence);
    let apart = there.disagreement.unwrap();
    assert_eq!(
        apart.voices.iter().map(|it| it.assessor.as_str()).collect::<Vec<_>>(),
        ["Priya Raman", "Dan Osei", "Mei Chen"]
    );
}

/// Two assess blind to each other; a third has said so openly.
fn blind() -> Told {
    let Told { mut desk, marcus, manager } = setting();
    desk.assess(marcus, manager, (6, 2, 3, 8));
    for (assessor, factors) in [("Mei Chen", (4, 4, 4, 8)), ("Dan Osei", (9, 8, 8, 3))] {
        let assessor = assessor.into();
        let sealed = Judgement { assessor, sealed: true, ..judgement(marcus, manager, factors) };
        desk.open.assess(sealed).unwrap();
    }
    Told { desk, marcus, manager }
}

#[test]
fn what_is_sealed_counts_and_shows_only_when_it_is_revealed() {
    let Told { mut desk, marcus, manager } = blind();
    assert_eq!(desk.points(marcus, manager), Some(32), "as before they were made");
    let there = desk.open.pair(marcus, manager).unwrap().there;
    assert_eq!((there.assessments.len(), there.sealed), (1, vec!["Mei Chen".into(), "Dan Osei".into()]));
    assert_eq!(there.disagreement, None, "one alone is heard");

    let label = desk.open.reveal(marcus, manager).unwrap().label;
    assert_eq!(
        label,
        "Revealed 2 assessments of Marcus Lind’s trust in Priya Raman, by Mei Chen and Dan Osei"
    );
    let there = desk.open.pair(marcus, manager).unwrap().there;
    assert_eq!((there.assessments.len(), there.sealed.len()), (3, 0));
    let apart = there.disagreement.unwrap();
    let voices: Vec<_> = apart.voices.iter().map(|it| (it.assessor.as_str(), it.points)).collect();
    assert_eq!(voices, [("Priya Raman", 28), ("Mei Chen", 31), ("Dan Osei", 81)]);
    assert_eq!(apart.apart, 53);

    desk.open.undo().unwrap();
    assert_eq!(desk.points(marcus, manager), Some(32), "one change seals them all again");
    desk.open.redo().unwrap();
    assert_eq!(desk.open.reveal(marcus, manager).unwrap().label, "", "nothing is left to reveal");
    assert_eq!(desk.open.reveal(manager, marcus).unwrap().label, "", "nor was there on no tie at all");
    assert_eq!(desk.reopened().open.check().unwrap(), Vec::<String>::new());
}

#[test]
fn nothing_tells_what_is_sealed() {
    let Told { mut desk, marcus, manager } = setting();
    let old = Judgement { on: Some(date(2026, 1, 5)), ..judgement(marcus, manager, (6, 2, 3, 8)) };
    desk.open.assess(old).unwrap();
    let drawn = |desk: &mut Desk| {
        let lenses = Lens::ALL.iter();
        let scenes = lenses.map(|&lens| format!("{:?}", desk.open.draw(Sight::through(lens), None).unwrap()));
        scenes.collect::<Vec<String>>()
    };
    let stale = |desk: &mut Desk| {
        let filter = Filter { stale_days: Some(90), ..Filter::EVERYBODY };
        filter.kept(desk.open.account(), date(2026, 11, 22))
    };
    let (before, kept, seen) = (drawn(&mut desk), stale(&mut desk), desk.open.register()[1].last_assessed);
    let sealed = Judgement {
        assessor: "Mei Chen".into(),
        rationale: "They walked out.".into(),
        sealed: true,
        ..judgement(marcus, manager, (1, 1, 1, 10))
    };
    let label = desk.open.assess(sealed).unwrap().label;
    assert_eq!(label, "Recorded a sealed assessment of Marcus Lind’s trust in Priya Raman, by Mei Chen");
    assert_eq!(drawn(&mut desk), before, "no lens draws it");
    assert_eq!((stale(&mut desk), desk.open.register()[1].last_assessed), (kept, seen));

    let id = desk.open.account().assessments().last().unwrap().id;
    let label = desk.open.remove_assessment(id).unwrap().label;
    assert_eq!(label, "Took back a sealed assessment of Marcus Lind’s trust in Priya Raman, by Mei Chen");
    desk.open.undo().unwrap();
    desk.open.reveal(marcus, manager).unwrap();
    for sentence in told(&desk.open).iter().filter(|it| it.to_lowercase().contains("sealed")) {
        assert!(!sentence.contains(|c: char| c.is_ascii_digit()), "{sentence}");
    }
}

#[test]
fn a_relationship_stands_on_a_ladder() {
    let Told { mut desk, marcus, .. } = setting();
    let standing =
        |current, target, why: &str| Standing { ladder: Ladder::Altify, current, target, why: why.into() };
    let first = standing(Some(Stage::Vendor), Some(Stage::TrustedAdvisor), " We only quote. ");
    let label = desk.open.set_strategy(marcus, first.clone()).unwrap().label;
    assert_eq!(label, "Placed the relationship with Marcus Lind: Vendor, to become Trusted advisor");
    let strategy = desk.open.account().strategy_for(marcus).unwrap().clone();
    assert_eq!((strategy.gap(), strategy.why.as_str()), (Some(3), "We only quote."));
    assert_eq!(strategy.on, date(2026, 11, 22));
    assert_eq!(desk.open.set_strategy(marcus, first).unwrap().label, "", "the same again is no change");

    desk.open.set_strategy(marcus, standing(Some(Stage::CredibleSource), None, "")).unwrap();
    assert_eq!(desk.open.account().strategies().len(), 1, "there is one each");
    let off = Standing { ladder: Ladder::Hollyoake, ..standing(Some(Stage::Vendor), None, "") };
    let message = desk.open.set_strategy(marcus, off).unwrap_err().to_string();
    assert_eq!(message, "this is no stage of the ladder “Contract to partner”; nothing was changed");

    desk.open.remove_strategy(marcus).unwrap();
    assert_eq!(told(&desk.open).last().unwrap(), "Took the relationship with Marcus Lind off its ladder");
    desk.open.remove_strategy(marcus).unwrap_err();
    desk.open.undo().unwrap();
    let desk = desk.reopened();
    assert_eq!(desk.open.account().strategy_for(marcus).unwrap().current, Some(Stage::CredibleSource));
}

#[test]
fn reflections_are_kept_by_their_day_and_count_in_no_score() {
    let Told { mut desk, marcus, manager } = setting();
    let musing = |about, thought, on| Musing { about, thought, on, by: String::new() };
    let cores = |value| questionnaire::thought(Sort::Cores, &answers(&[("intent", value)])).unwrap();
    let words = Answer { item: "remedy".into(), value: 0, words: "Be on time.".into() };
    let questions = questionnaire::thought(Sort::Questions, &[words]).unwrap();
    desk.open.reflect(musing(None, cores(3), None)).unwrap();
    desk.open.reflect(musing(None, cores(5), Some(date(2026, 3, 1)))).unwrap();
    desk.open.reflect(musing(Some(marcus), questions.clone(), None)).unwrap();
    assert_eq!(
        told(&desk.open)[2..],
        [
            "Thought over the four cores",
            "Thought over the four cores",
            "Thought over the seven questions about Marcus Lind"
        ]
    );
    let own: Vec<_> = desk.open.reflections(None).iter().map(|it| (it.on, it.thought.clone())).collect();
    assert_eq!(own, [(date(2026, 11, 22), cores(3)), (date(2026, 3, 1), cores(5))], "the latest first");
    assert_eq!(desk.open.reflections(Some(marcus))[0].by, "Priya Raman");
    assert_eq!(desk.points(marcus, manager), None);

    let of_marcus = desk.open.reflections(Some(marcus))[0].id;
    desk.open.remove_reflection(of_marcus).unwrap();
    desk.open.remove_reflection(of_marcus).unwrap_err();
    desk.open.undo().unwrap();
    let mut desk = desk.reopened();
    assert_eq!(desk.open.reflections(Some(marcus))[0].thought, questions);

    let nothing = Thought::Questions(domain::trust::checks::SevenQuestions::default());
    let refused = |musing: Musing, desk: &mut Desk| desk.open.reflect(musing).unwrap_err().to_string();
    for (musing, expected) in [
        (musing(None, nothing, None), "nothing is answered in “The seven questions”"),
        (musing(None, cores(3), Some(date(2099, 1, 1))), "the assessment is dated 2099-01-01"),
        (musing(Some(Id::numbered(404)), cores(3), None), "this stakeholder is no longer"),
    ] {
        let message = refused(musing, &mut desk);
        assert!(message.starts_with(expected), "{message}");
    }
}

#[test]
fn a_setting_that_changes_is_told_by_name() {
    let mut desk = Desk::new();
    let check = |desk: &mut Desk, change: &dyn Fn(ProfileEdit) -> ProfileEdit, label: &str| {
        let before = ProfileEdit::from(desk.open.account().profile());
        assert_eq!(desk.open.edit_profile(change(before.clone())).unwrap().label, label);
        assert_ne!(ProfileEdit::from(desk.open.account().profile()), before);
    };
    check(&mut desk, &|edit| ProfileEdit { half_life_days: 90.0, ..edit }, {
        "Changed the half-life of evidence to 90 days, was 180 days"
    });
    check(&mut desk, &|edit| ProfileEdit { quick_check_weight: 2.5, ..edit }, {
        "Changed the weight of a quick check to 2.5, was 4"
    });
    let measured = |desk: &mut Desk, change: &dyn Fn(Measures) -> Measures, label: &str| {
        check(desk, &|edit| ProfileEdit { measures: change(edit.measures.clone()), ..edit }, label);
    };
    measured(&mut desk, &|it| Measures { ladder: Ladder::Hollyoake, ..it }, {
        "Changed the ladder to “Contract to partner”, was “Vendor to trusted advisor”"
    });
    measured(&mut desk, &|it| Measures { own_multiplier: Some(-0.2), ..it }, {
        "Changed the estimate of what trust takes or adds to −20 %, was that of the scores"
    });
    measured(&mut desk, &|it| Measures { revenue: Some(5e6), currency: "NOK".into(), ..it }, {
        "Changed the revenue and the currency"
    });
    measured(&mut desk, &|it| Measures { scale: Scale::Five, stale_days: 30, trend_days: 7, ..it }, {
        "Changed the scale a Trust Equation starts with, the days after which a score is stale and the days a \
         trend looks back"
    });
    let wrong = ProfileEdit::from(desk.open.account().profile());
    let wrong = ProfileEdit { measures: Measures { thread_points: 0, ..wrong.measures.clone() }, ..wrong };
    let message = desk.open.edit_profile(wrong).unwrap_err().to_string();
    assert!(
        message.starts_with("the points that make a thread are 0, but must lie between 1 and 100"),
        "{message}"
    );
}
