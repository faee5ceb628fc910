//! An invented round, its forms, and files as a form saves them.

use domain::{
    Id, Level,
    trust::survey::{Participant, Round, Secret, Side},
};
use exchange::{
    import::Source,
    survey::{Form, Letter, form},
};
use jiff::civil::date;
use serde_json::{Value, json};

/// The letter of the invented round.
pub const LETTER: Letter = Letter {
    asker: "Priya Oru, priya.oru@granlund.example",
    customer: "Nordlys Foods",
    supplier: "Granlund Packaging",
    purpose: "To see where our trust in each other stands, before the joint workshop in December.",
};

/// Three participants: two of the customer's staff, one of the supplier's leaders.
pub fn round() -> Round {
    let mut round = Round::new(Id::numbered(0x11), "Autumn 2026", date(2026, 11, 3), Secret([7; 32]));
    let people = [
        ("k3tq9x", "Ida Vass", Side::Customer, Level::Staff),
        ("m8zw2c", "Bo Ekström & Søn", Side::Customer, Level::Staff),
        ("p5hd7r", "Sten Holm", Side::Supplier, Level::Leadership),
    ];
    for (number, (key, name, side, level)) in (0x20_u128..).zip(people) {
        round.participants.push(Participant {
            id: Id::numbered(number),
            key: key.into(),
            name: name.into(),
            side,
            level,
            counterpart: None,
        });
    }
    round
}

/// The form of the participant at this place.
pub fn form_of(round: &Round, at: usize) -> Form {
    form(round, &round.participants[at], &LETTER).unwrap()
}

/// What the form's script is given.
pub fn sent(html: &str) -> Value {
    let (_, rest) = html.split_once("<script type=\"application/json\" id=\"sent\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

/// What the form would save, with an answer to each statement.
pub fn saved(form: &Form, time: &str, answers: &[Value]) -> Value {
    let sent = sent(&form.html);
    let questions = sent["questions"].as_array().unwrap();
    let answers: Vec<Value> = questions
        .iter()
        .zip(answers)
        .map(|(question, answer)| json!({ "question": question, "answer": answer }))
        .collect();
    summed(json!({
        "format": sent["format"],
        "version": sent["version"],
        "round": sent["round"],
        "participant": sent["participant"],
        "signature": sent["signature"],
        "saved": time,
        "answers": answers,
        "remarks": "Carry on.\nThank you.",
    }))
}

/// With the checksum it needs.
pub fn summed(mut file: Value) -> Value {
    let mut lines: Vec<String> = ["round", "participant", "signature", "saved"]
        .iter()
        .map(|field| file[*field].as_str().unwrap().to_owned())
        .collect();
    for one in file["answers"].as_array().unwrap() {
        let answer = if one["answer"].is_null() { String::new() } else { one["answer"].to_string() };
        lines.push(format!("{}={answer}", one["question"].as_str().unwrap()));
    }
    lines.push(file["remarks"].as_str().unwrap().to_owned());
    file["checksum"] = format!("{:08x}", crc32fast::hash(lines.join("\n").as_bytes())).into();
    file
}

/// A file with this content.
pub fn source(name: &str, content: impl ToString) -> Source {
    Source { name: name.into(), bytes: content.to_string().into_bytes() }
}
