//! A round of the partner survey: made, asked, answered, evidence on ties, results, taken back.

mod several_files;

use crate::{
    answering::{answered, filled, saved, summed},
    round::{MORNING, NOON, Setting, draft, fates, form, forms, made, setting, sound},
    support::{Desk, told},
};
use account::survey::RoundDraft;
use domain::{
    Group, Id, Level, Reading, Stakeholder, TieKind,
    stakeholder::Field,
    trust::{
        component::Component,
        survey::{Cut, Figure, Side},
    },
};
use jiff::civil::date;
use std::path::PathBuf;

#[test]
fn who_can_be_asked_comes_with_side_level_and_whom_their_answers_speak_of() {
    let Setting { mut desk, marcus, aisha, tomas, mei, priya } = setting();
    let left = desk.add("Jonas Falk");
    desk.open.change_several(&[left], &account::Bulk::Set(Field::Status, "left".into())).unwrap();
    let norfilm = desk.add("Lars Vik");
    let suppliers = account::Bulk::Set(Field::Group, Group::Suppliers.code().into());
    desk.open.change_several(&[norfilm], &suppliers).unwrap();
    desk.open.tie(TieKind::Influence, mei, tomas).unwrap();
    desk.open.tie(TieKind::Influence, tomas, mei).unwrap();
    desk.assess(mei, aisha, (7, 7, 7, 3));
    let told: Vec<_> = desk
        .open
        .candidates()
        .into_iter()
        .map(|one| (one.id, one.side, one.level, one.level_is_recorded, one.counterpart))
        .collect();
    use Level::{Operation, Staff};
    use Side::{Customer, Supplier};
    assert_eq!(
        told,
        [
            (priya, Supplier, Operation, false, None),
            (marcus, Customer, Operation, true, Some(priya)),
            (aisha, Customer, Staff, false, Some(priya)),
            (tomas, Customer, Staff, false, Some(priya)),
            (mei, Supplier, Staff, false, Some(aisha)),
        ],
        "whoever left and third parties are not asked; evidence goes before the number of ties"
    );
}

#[test]
fn a_round_becomes_evidence_on_ties_and_one_undo_takes_it_all_back() {
    let Setting { mut desk, marcus, aisha, tomas, mei, priya } = setting();
    desk.assess(mei, tomas, (7, 7, 7, 3));
    let draft = draft(&desk, "Autumn 2026");
    let round = made(&mut desk, draft);
    assert_eq!(told(&desk.open).last().unwrap(), "Made the survey round “Autumn 2026”: 5 people are asked");
    let written = forms(&desk, round);
    assert_eq!(written.folder.file_name().unwrap(), "survey-autumn-2026");
    assert!(written.forms[1].file.starts_with("survey-autumn-2026-marcus-lind-"), "{:?}", written.forms);
    let before = desk.open.changes();

    let files = [
        answered(&form(&written, marcus), MORNING, Some(2), "Late again."),
        answered(&form(&written, aisha), MORNING, None, ""),
        answered(&form(&written, mei), MORNING, Some(7), ""),
        answered(&form(&written, priya), MORNING, Some(4), ""),
    ];
    assert_eq!(
        fates(&mut desk, &files),
        ["Marcus Lind: 6 of 6", "Aisha Karim: 0 of 6", "Mei Chen: 6 of 6", "Priya Raman: 6 of 6"]
    );
    assert_eq!(desk.open.changes(), before + 1, "one change");
    assert_eq!(told(&desk.open).last().unwrap(), "Took in 4 answers to the survey round “Autumn 2026”");

    // v = (2 − 1)/6, weight 8, today: P = (8/6 + 1) / (8 + 2).
    assert_eq!(desk.points(marcus, priya), Some(23));
    let evidence = desk.open.pair(marcus, priya).unwrap().there.assessments.remove(0);
    assert_eq!((evidence.assessor.as_str(), evidence.on), ("Marcus Lind", date(2026, 11, 22)));
    assert_eq!(evidence.rationale, "Answered the survey round “Autumn 2026”");
    assert!(matches!(&evidence.reading, Reading::PartnerSurvey(survey) if survey.level == Level::Staff));
    assert_eq!(desk.points(aisha, priya), None, "nothing answered is unknown and makes no tie");
    assert!(desk.open.account().tie_between(TieKind::Trust, aisha, priya).is_none());
    assert_eq!(desk.open.pair(mei, tomas).unwrap().there.assessments.len(), 2, "beside what was there");
    assert_eq!(desk.open.account().assessments().len(), 3, "Priya’s answers speak of nobody");

    let results = desk.open.round_results(round, None).unwrap();
    let all = results.facing.iter().find(|one| one.component.is_none() && one.level.is_none()).unwrap();
    assert_eq!(all.gap, Some(2.0 - 5.5));
    assert_eq!(results.results.remarks()[0].text, "Late again.");
    assert_eq!(results.results.turnout(Level::Staff, Side::Customer).answered, 2);

    desk.open.undo().unwrap();
    assert_eq!((desk.points(marcus, priya), desk.open.account().replies_to(round).count()), (None, 0));
    desk.open.redo().unwrap();
    assert_eq!(desk.points(marcus, priya), Some(23));
    let mut desk = desk.reopened();
    sound(&desk);
    desk.open.remove_round(round).unwrap();
    assert_eq!(told(&desk.open).last().unwrap(), "Removed the survey round “Autumn 2026” with 4 answers");
    assert_eq!(desk.points(marcus, priya), None);
    assert_eq!(desk.open.account().assessments().len(), 1, "what was judged by hand stays");
    desk.open.undo().unwrap();
    assert_eq!(desk.points(marcus, priya), Some(23));
    sound(&desk);
}

#[test]
fn a_later_file_replaces_an_earlier_one_with_its_evidence() {
    let Setting { mut desk, marcus, priya, .. } = setting();
    let draft = draft(&desk, "Autumn");
    let round = made(&mut desk, draft);
    let form = form(&forms(&desk, round), marcus);
    let early = answered(&form, MORNING, Some(2), "");
    let first = early.with_file_name("first.json");
    std::fs::rename(early, &first).unwrap();
    let second = answered(&form, NOON, Some(6), "");
    assert_eq!(
        fates(&mut desk, &[first.clone(), second.clone()])[0],
        format!(
            "older: first.json does not count: {}, from the same participant, is as late or later",
            second.file_name().unwrap().display()
        )
    );
    let evidence = |desk: &Desk| desk.open.account().assessments().cloned().collect::<Vec<_>>();
    let [one] = &evidence(&desk)[..] else { panic!("one assessment") };
    // (8 · 5/6 + 1) / (8 + 2).
    assert_eq!(desk.points(marcus, priya), Some(77));
    let changes = desk.open.changes();
    assert_eq!(
        fates(&mut desk, &[first]),
        [
            "older: first.json does not count: the answers taken before from the same participant are as late or later"
        ]
    );
    assert_eq!(desk.open.changes(), changes, "nothing was changed");

    let third = answered(&form, "2031-01-01T00:00:00.000Z", Some(1), "");
    assert_eq!(fates(&mut desk, &[third]), ["Marcus Lind: 6 of 6, again"]);
    let [again] = &evidence(&desk)[..] else { panic!("one assessment") };
    assert_eq!((again.id, again.tie), (one.id, one.tie));
    assert_eq!(again.on, date(2026, 11, 22), "a clock that runs ahead dates no evidence into the future");
    desk.open.undo().unwrap();
    assert_eq!(desk.points(marcus, priya), Some(77));
    sound(&desk);
}

#[test]
fn what_is_not_as_it_was_sent_is_refused_with_its_reason_and_keeps_nothing_else_out() {
    let Setting { mut desk, marcus, aisha, tomas, mei, .. } = setting();
    let draft = draft(&desk, "Autumn");
    let round = made(&mut desk, draft.clone());
    let written = forms(&desk, round);
    let mut damaged = filled(&form(&written, marcus), MORNING, Some(7), "");
    damaged["answers"][0]["answer"] = 1.into();
    let mut stolen = filled(&form(&written, aisha), MORNING, Some(7), "");
    stolen["participant"] = filled(&form(&written, mei), MORNING, None, "")["participant"].clone();
    let mut foreign = filled(&form(&written, tomas), MORNING, Some(7), "");
    foreign["round"] = Id::numbered(77).to_string().into();
    let files = [
        saved(&form(&written, marcus), &damaged),
        saved(&form(&written, aisha), &summed(stolen)),
        saved(&form(&written, tomas), &summed(foreign)),
        desk.folder.path().join("nowhere.json"),
        desk.folder.path().to_owned(),
        answered(&form(&written, mei), MORNING, Some(5), ""),
    ];
    let told = fates(&mut desk, &files);
    let expected = [
        "was damaged or changed after it was saved",
        "does not fit the form that was sent",
        "answers a round that is not in this account",
        "nowhere.json could not be read",
        "is no file: choose the files that the forms saved",
        "Mei Chen: 6 of 6",
    ];
    assert_eq!(told.len(), expected.len());
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected), "{told}: {expected}");
    }
    assert_eq!(desk.open.account().replies_to(round).count(), 1);

    let changes = desk.open.changes();
    assert!(fates(&mut Desk::new(), &files[5..])[0].contains("a round that is not in this account"));
    desk.open.close_round(round).unwrap();
    let late = answered(&form(&written, tomas), MORNING, Some(5), "");
    assert!(fates(&mut desk, &[late])[0].contains("came too late: Autumn was closed on 2026-11-22"));
    assert_eq!(desk.open.changes(), changes + 1, "but for the closing");
    sound(&desk);
}

#[test]
fn an_anonymous_round_shows_nothing_before_it_is_closed_and_no_small_group_after() {
    let Setting { mut desk, marcus, aisha, tomas, mei, priya } = setting();
    let draft = RoundDraft { anonymous: true, ..draft(&desk, "Autumn") };
    let round = made(&mut desk, draft);
    let written = forms(&desk, round);
    let files: Vec<PathBuf> = [marcus, aisha, tomas, mei]
        .map(|id| answered(&form(&written, id), MORNING, Some(3), "Speak up."))
        .into();
    assert_eq!(fates(&mut desk, &files), vec!["somebody"; 4], "a file’s name has the key of who answered");
    assert_eq!(desk.open.account().assessments().len(), 0, "nothing stands on anybody’s tie");
    assert_eq!(desk.points(marcus, priya), None);
    let figure = |desk: &Desk, side: Side| {
        let cut = Cut { component: Some(Component::Time), level: Some(Level::Staff), side: Some(side) };
        desk.open.round_results(round, None).unwrap().results.figure(cut)
    };
    assert_eq!(figure(&desk, Side::Customer), Figure::Hidden, "while it is open");
    assert_eq!(desk.open.round_results(round, None).unwrap().results.remarks(), []);

    desk.open.close_round(round).unwrap();
    assert_eq!(
        figure(&desk, Side::Customer).stats().map(|stats| (stats.mean, stats.answers)),
        Some((3.0, 3))
    );
    assert_eq!(figure(&desk, Side::Supplier), Figure::Hidden, "one answer of ours");
    let results = desk.open.round_results(round, None).unwrap().results;
    assert_eq!(results.remarks().len(), 3, "Mei’s is that of one answer of ours");
    assert!(results.remarks().iter().all(|one| one.participant.is_none()));
    sound(&desk);
}

#[test]
fn what_was_seen_of_an_anonymous_round_is_never_seen_again_with_an_answer_more_or_fewer() {
    let Setting { mut desk, marcus, aisha, tomas, mei, .. } = setting();
    let draft = RoundDraft { anonymous: true, ..draft(&desk, "Autumn") };
    let round = made(&mut desk, draft);
    let written = forms(&desk, round);
    let of = |id: Id| answered(&form(&written, id), MORNING, Some(3), "");
    fates(&mut desk, &[of(marcus), of(aisha)]);
    fates(&mut desk, &[of(tomas)]);
    desk.open.close_round(round).unwrap();
    let stays = "“Autumn” is anonymous and stays closed: its results could be seen";
    let refused = desk.open.reopen_round(round).unwrap_err().to_string();
    assert!(refused.starts_with(stays), "{refused}");

    desk.open.undo().unwrap();
    let told = &fates(&mut desk, &[of(mei)])[0];
    assert!(told.contains("came too late") && told.contains(stays), "{told}");
    desk.open.close_round(round).expect("with the same answers it may be closed again");
    desk.open.undo().unwrap();
    desk.open.undo().unwrap();
    let refused = desk.open.close_round(round).unwrap_err().to_string();
    assert!(refused.starts_with(stays), "without Tomas’ answers: {refused}");
    sound(&desk);
}

#[test]
fn a_round_is_edited_until_it_is_answered_and_the_counterpart_even_then() {
    let Setting { mut desk, marcus, aisha, tomas, mei, priya } = setting();
    let first = draft(&desk, "Autumn");
    let round = made(&mut desk, first.clone());
    let keys = |desk: &Desk| -> Vec<String> {
        desk.open.account().round(round).unwrap().participants.iter().map(|one| one.key.clone()).collect()
    };
    let before = keys(&desk);
    let mut better = RoundDraft { name: " Winter ".into(), ..first };
    better.questions[3].text = "They do as they say.".into();
    better.asked.retain(|asked| asked.stakeholder != tomas);
    desk.open.edit_round(round, better.clone()).unwrap();
    assert_eq!(told(&desk.open).last().unwrap(), "Changed the survey round “Winter”");
    assert_eq!(keys(&desk), [0, 1, 2, 4].map(|at| before[at].clone()), "whoever stays keeps their form");
    assert_eq!(desk.open.edit_round(round, better.clone()).unwrap().label, "", "the same again is no change");

    let written = forms(&desk, round);
    fates(
        &mut desk,
        &[
            answered(&form(&written, mei), MORNING, Some(6), ""),
            answered(&form(&written, marcus), MORNING, Some(6), ""),
        ],
    );
    assert_eq!(desk.open.account().assessments().len(), 1, "Mei knows nobody of theirs yet");
    let mut pointed = better.clone();
    for asked in &mut pointed.asked {
        asked.counterpart = match asked.stakeholder {
            id if id == mei => Some(aisha),
            id if id == marcus => None,
            _ => asked.counterpart,
        };
    }
    desk.open.edit_round(round, pointed.clone()).unwrap();
    // (8 · 5/6 + 1) / (8 + 2).
    assert_eq!((desk.points(mei, aisha), desk.points(marcus, priya)), (Some(77), None));
    desk.open.undo().unwrap();
    assert_eq!((desk.points(mei, aisha), desk.points(marcus, priya)), (None, Some(77)));

    let changes = desk.open.changes();
    let refused = |desk: &mut Desk, wrong: &dyn Fn(&mut RoundDraft), says: &str| {
        let mut draft = better.clone();
        wrong(&mut draft);
        let error = desk.open.edit_round(round, draft).unwrap_err().to_string();
        assert!(error.starts_with(says), "{error}");
    };
    let stay = "“Winter” was answered already: its statements";
    refused(&mut desk, &|draft| draft.questions[0].text.push('!'), stay);
    refused(&mut desk, &|draft| draft.anonymous = true, stay);
    refused(&mut desk, &|draft| draft.least_answers = 5, stay);
    let has = "Mei Chen has answered “Winter” already and stays in it";
    refused(&mut desk, &|draft| draft.asked.retain(|asked| asked.stakeholder != mei), has);
    refused(
        &mut desk,
        &|draft| draft.asked.iter_mut().for_each(|asked| asked.level = Level::Leadership),
        "Mar",
    );
    refused(&mut desk, &|draft| draft.asked.clear(), "the round asks nobody");
    refused(&mut desk, &|draft| draft.asked.push(draft.asked[0]), "Priya Raman is asked twice");
    refused(&mut desk, &|draft| draft.name.clear(), "the round’s name has 0 characters");
    let same = |draft: &mut RoundDraft| draft.asked[1].counterpart = Some(aisha);
    refused(&mut desk, &same, "Marcus Lind’s answers cannot tell their trust in Aisha Karim");
    let gone = |draft: &mut RoundDraft| draft.asked[0].stakeholder = Id::numbered(404);
    refused(&mut desk, &gone, "this stakeholder is no longer part of the account");
    let mute =
        |draft: &mut RoundDraft| draft.questions.retain(|question| question.item.level != Level::Staff);
    refused(&mut desk, &mute, "Priya Raman would be asked nothing");
    assert_eq!(desk.open.changes(), changes, "nothing was half done");
    desk.open.close_round(round).unwrap();
    refused(&mut desk, &|_| {}, "“Winter” was closed on 2026-11-22");
    desk.open.reopen_round(round).unwrap();
    assert_eq!(told(&desk.open).last().unwrap(), "Opened the survey round “Winter” again");
    sound(&desk);
}

#[test]
fn forms_are_written_whole_into_a_folder_of_their_own() {
    let Setting { mut desk, .. } = setting();
    let mut draft = draft(&desk, "Q4: ../both sides?");
    let round = made(&mut desk, draft.clone());
    let letter = desk.open.form_letter();
    assert_eq!(letter.asker, "Priya Raman");
    let into = desk.folder.path().join("out");
    assert!(desk.open.write_forms(round, &letter, &into).is_err(), "there is no such folder");
    std::fs::create_dir(&into).unwrap();
    for folder in ["survey-q4-both-sides", "survey-q4-both-sides-2"] {
        let written = desk.open.write_forms(round, &letter, &into).unwrap();
        assert_eq!(written.folder, into.join(folder));
        assert_eq!(std::fs::read_dir(&written.folder).unwrap().count(), 5);
    }
    assert_eq!(std::fs::read_dir(&into).unwrap().count(), 2, "and nothing beside");
    draft.name = "…".into();
    desk.open.edit_round(round, draft).unwrap();
    assert_eq!(desk.open.write_forms(round, &letter, &into).unwrap().folder, into.join("survey-round"));
    desk.open.close_round(round).unwrap();
    let refused = desk.open.write_forms(round, &letter, &into).unwrap_err().to_string();
    assert_eq!(refused, "“…” was closed on 2026-11-22; nothing was changed");
    assert_eq!(std::fs::read_dir(&into).unwrap().count(), 3);
}

#[test]
fn answers_of_whoever_was_removed_since_are_kept_but_stand_on_no_tie() {
    let Setting { mut desk, marcus, aisha, priya, .. } = setting();
    let draft = draft(&desk, "Autumn");
    let round = made(&mut desk, draft);
    let written = forms(&desk, round);
    desk.open.remove(&[marcus]).unwrap();
    let files = [marcus, aisha].map(|id| answered(&form(&written, id), MORNING, Some(6), ""));
    assert_eq!(fates(&mut desk, &files), ["Marcus Lind: 6 of 6", "Aisha Karim: 6 of 6"]);
    assert_eq!(desk.open.account().assessments().len(), 1);
    assert_eq!(desk.points(aisha, priya), Some(77));
    desk.open.remove(&[aisha]).unwrap();
    assert_eq!(desk.open.account().replies_to(round).count(), 2);
    desk.open.remove_round(round).unwrap();
    sound(&desk);
}

#[test]
fn rounds_compare_where_they_ask_the_same() {
    let Setting { mut desk, marcus, mei, .. } = setting();
    let mut rounds = Vec::new();
    for (name, answer) in [("Winter", 7), ("Spring", 3), ("Autumn", 5)] {
        let draft = draft(&desk, name);
        let round = made(&mut desk, draft);
        let written = forms(&desk, round);
        let files = [marcus, mei].map(|id| answered(&form(&written, id), MORNING, Some(answer), ""));
        fates(&mut desk, &files);
        rounds.push(round);
    }
    let winter = desk.open.round_results(rounds[0], None).unwrap();
    assert_eq!(winter.earlier, None);
    let spring = desk.open.round_results(rounds[1], Some(rounds[0])).unwrap();
    assert_eq!(spring.facing[0].customer_moved, Some(-4.0));
    let since_winter = desk.open.round_results(rounds[2], Some(rounds[0])).unwrap();
    assert_eq!(since_winter.facing[0].customer_moved, Some(-2.0), "against the one that is named");
    desk.open.round_results(rounds[2], Some(Id::numbered(404))).unwrap_err();
    let autumn = desk.open.round_results(rounds[2], None).unwrap();
    assert_eq!(autumn.earlier.map(|round| round.name), Some("Spring".into()));
    assert_eq!((autumn.facing[0].customer_moved, autumn.facing[0].supplier_moved), (Some(2.0), Some(2.0)));
    let pair = desk.open.pair(marcus, desk.manager()).unwrap();
    assert_eq!(pair.there.assessments.len(), 3, "each round is evidence of its own");
}

#[test]
fn a_crowd_of_stakeholders_can_be_asked() {
    let mut desk = Desk::crowd(150);
    let stakeholder = Stakeholder::new(Id::numbered(0), "Ada Ek", Group::Leadership);
    desk.open.add(account::Draft { stakeholder, tie: None }).unwrap();
    let draft = draft(&desk, "All");
    let round = made(&mut desk, draft);
    let keys: std::collections::BTreeSet<_> =
        desk.open.account().round(round).unwrap().participants.iter().map(|one| one.key.clone()).collect();
    assert_eq!((keys.len(), keys.iter().all(|key| key.len() == 12)), (152, true));
    assert_eq!(forms(&desk, round).forms.len(), 152);
}
