//! Answer files as they come back.

use crate::desk::{form_of, round, saved, source, summed};
use domain::{
    Id, Level,
    trust::{
        component::Component,
        survey::{Item, Round},
    },
};
use exchange::survey::{LARGEST_ANSWER_FILE, check_size, is_answer_file, read, round_of};
use jiff::civil::date;
use serde_json::{Value, json};

const TIME: &str = "2026-11-22T10:00:00.000Z";

fn answers(given: [i64; 6]) -> Vec<Value> {
    given.map(|answer| if answer == 0 { Value::Null } else { answer.into() }).into()
}

/// Ida's file.
fn file() -> Value {
    saved(&form_of(&round(), 0), TIME, &answers([7, 6, 0, 4, 1, 5]))
}

#[track_caller]
fn refused(file: impl ToString, says: &str) {
    refused_by(&round(), file, says);
}

#[track_caller]
fn refused_by(round: &Round, file: impl ToString, says: &str) {
    let message = read(round, &source("ida.json", file)).map_err(|error| error.to_string());
    assert_eq!(message.unwrap_err(), says);
}

/// Ida's file with one thing changed, and the checksum set right again.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut file = file();
    change(&mut file);
    summed(file)
}

#[test]
fn a_file_holds_what_was_answered() {
    let answers = read(&round(), &source("ida.json", file())).unwrap();
    assert_eq!((answers.participant.as_str(), answers.remarks.as_str()), ("k3tq9x", "Carry on.\nThank you."));
    assert_eq!(answers.saved.to_string(), "2026-11-22T10:00:00Z");
    let given: Vec<Option<u8>> = Component::ALL
        .iter()
        .map(|&component| answers.answers[&Item { component, level: Level::Staff }])
        .collect();
    assert_eq!(given, [Some(7), Some(6), None, Some(4), Some(1), Some(5)]);
    let with_mark = [b"\xef\xbb\xbf".as_slice(), file().to_string().as_bytes()].concat();
    let with_mark = exchange::import::Source { name: "ida.json".into(), bytes: with_mark };
    assert_eq!(read(&round(), &with_mark), Ok(answers));
}

#[test]
fn a_file_is_known_by_its_content_and_tells_its_round() {
    assert_eq!(round_of(&source("ida.json", file())), Ok(round().id));
    let elsewhere = changed(|file| file["round"] = "somewhere".into());
    let says =
        "ida.json answers a round that is not in this account: open the account whose round it answers";
    assert_eq!(round_of(&source("ida.json", elsewhere)).unwrap_err().to_string(), says);
    let mut damaged = file();
    damaged["round"] = Id::numbered(0x12).to_string().into();
    assert!(
        round_of(&source("ida.json", &damaged)).unwrap_err().to_string().starts_with("ida.json was damaged")
    );
    let text = file().to_string();
    assert!(is_answer_file(text.as_bytes()) && is_answer_file(damaged.to_string().as_bytes()));
    assert!(is_answer_file(&text.as_bytes()[..text.len() - 9]), "half of one is one that cannot be taken");
    assert!(!is_answer_file(b"{\"format\":\"contacts\"}") && !is_answer_file(b""));
}

#[test]
fn files_of_other_kinds() {
    let choose = "choose the file that the form saved";
    refused(
        "",
        &format!("ida.json is no file with answers (EOF while parsing a value at line 1 column 0): {choose}"),
    );
    refused(
        "{}",
        &format!("ida.json is no file with answers (missing field `format` at line 1 column 2): {choose}"),
    );
    let other = json!({ "format": "x".repeat(60), "version": 1 });
    let short = "x".repeat(40);
    refused(other, &format!("ida.json is no file with answers (its format is “{short}…”): {choose}"));
    refused(
        changed(|file| file["version"] = 2.into()),
        "ida.json has the version 2, but 1 is the one known here: use the Rapport that made the form",
    );
    let large = " ".repeat(LARGEST_ANSWER_FILE as usize + 1);
    refused(large, &format!("ida.json is 65 KB large, but an answer file has at most 64 KB: {choose}"));
    assert!(check_size("ida.json", LARGEST_ANSWER_FILE).is_ok());
    let mut half = file();
    half["answers"][0]["answer"] = json!(3.5);
    let error = read(&round(), &source("ida.json", half)).unwrap_err().to_string();
    assert!(error.starts_with("ida.json is no file with answers (invalid type: floating point"), "{error}");
    let error = read(&round(), &source("ida.json", changed(|file| file["more"] = 1.into()))).unwrap_err();
    assert!(error.to_string().contains("unknown field `more`"), "{error}");
    let error =
        read(&round(), &source("ida.json", changed(|file| file["saved"] = "noon".into()))).unwrap_err();
    assert!(error.to_string().contains("(“noon” is no time)"), "{error}");
}

#[test]
fn damage_is_found() {
    let damaged = "ida.json was damaged or changed after it was saved: ask for it to be sent again";
    for field in ["remarks", "saved", "signature", "checksum", "round", "participant"] {
        let mut file = file();
        file[field] = "7".into();
        refused(file, damaged);
    }
    let mut answer = file();
    answer["answers"][0]["answer"] = 6.into();
    refused(answer, damaged);
    let mut missing = file();
    missing["answers"].as_array_mut().unwrap().pop();
    refused(missing, damaged);
}

#[test]
fn a_changed_round_key_or_signature_is_found_even_with_the_checksum_set_right() {
    let tampered = "ida.json does not fit the form that was sent: the form was changed, or the round’s statements or \
                    its promise of anonymity were since; send the form anew and ask for it to be answered again";
    refused(changed(|file| file["participant"] = "m8zw2c".into()), tampered);
    refused(changed(|file| file["signature"] = "0".repeat(64).into()), tampered);
    refused(changed(|file| file["signature"] = "".into()), tampered);
    refused(
        changed(|file| file["participant"] = "nobody".into()),
        "ida.json: nobody who is asked in Autumn 2026 has the key nobody",
    );
    refused(
        changed(|file| file["round"] = Id::numbered(0x12).to_string().into()),
        "ida.json: the answers are to another round than Autumn 2026",
    );
    refused_by(&Round { anonymous: true, ..round() }, file(), tampered);
    let mut reworded = round();
    reworded.questions.iter_mut().for_each(|question| question.text = "We win.".into());
    refused_by(&reworded, file(), tampered);
}

#[test]
fn a_closed_round_takes_no_more_answers() {
    refused_by(
        &Round { closed: Some(date(2026, 11, 20)), ..round() },
        file(),
        "ida.json came too late: Autumn 2026 was closed on 2026-11-20, and no more answers are taken",
    );
}

#[test]
fn answers_that_do_not_fit_are_told() {
    for off in [0, 8, -1, 300, i64::MAX] {
        refused(
            changed(|file| file["answers"][1]["answer"] = off.into()),
            &format!(
                "ida.json: the answer to “The people I deal with at the other company know their job.” is {off}, \
                 but the scale runs from 1 to 7"
            ),
        );
    }
    refused(
        changed(|file| file["answers"][1]["question"] = "luck.staff".into()),
        "ida.json answers “luck.staff”, which is no statement of the survey: ask for it to be saved again",
    );
    refused(
        changed(|file| file["answers"][1]["question"] = "time.staff".into()),
        "ida.json answers “time.staff” twice: ask for it to be saved again",
    );
    refused(
        changed(|file| file["answers"][1]["question"] = "ability.leadership".into()),
        "ida.json: “ability.leadership” is answered, but is not asked of this participant",
    );
    refused(
        changed(|file| file["remarks"] = "é".repeat(5_001).into()),
        "ida.json: the remarks have 5001 characters, but at most 5000 fit",
    );
}
