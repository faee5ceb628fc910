//! The form that a participant answers.

use super::{FORMAT, FormError, VERSION, seal};
use crate::export::clean;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::trust::survey::{HIGHEST, LONGEST_REMARKS, LOWEST, Participant, Question, Round, Side};
use quick_xml::escape::escape;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

/// The most letters of a name in a file's name.
const LONGEST_SLUG: usize = 40;

/// What a form says beside the round: who asks, for whom and what for. All is shown as it is given.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// Who asks and gets the answers: a name, maybe with a mail address.
    pub asker: &'a str,
    /// The customer's name.
    pub customer: &'a str,
    /// The supplier's name.
    pub supplier: &'a str,
    /// What the answers are for, in a sentence or two.
    pub purpose: &'a str,
}

/// A form, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// A name for the file, which tells the round and the participant's key, not their name.
    pub file_name: String,
    /// The file: one HTML document that refers to nothing outside itself.
    pub html: String,
}

/// What the form's script needs.
#[derive(Serialize)]
struct Sent<'a> {
    format: &'a str,
    version: u32,
    round: String,
    participant: &'a str,
    signature: String,
    questions: Vec<String>,
    file: String,
    asker: &'a str,
}

/// The form of a participant of the round: the statements of their level, in the round's order, and room
/// for remarks. It states who asks and what for, what becomes of the answers, that Trust DNA™ is
/// Hollyoake's and Customer Attuned's, and that the wording is not theirs. The same round, participant
/// and letter give the same bytes.
///
/// Its script and style are allowed by their hashes; everything else is barred by its content security
/// policy. It stores nothing: what was typed is lost with the page unless it was saved as a file.
///
/// # Errors
/// [`FormError`] where the round cannot be asked, or the participant is not asked anything in it.
pub fn form(round: &Round, participant: &Participant, letter: &Letter) -> Result<Form, FormError> {
    round.check()?;
    if round.participant(&participant.key) != Some(participant) {
        return Err(FormError::Stranger { participant: participant.name.clone(), round: round.name.clone() });
    }
    let questions: Vec<&Question> = round.asked(participant.level).collect();
    if questions.is_empty() {
        return Err(FormError::NothingAsked {
            participant: participant.name.clone(),
            level: participant.level.spoken(),
        });
    }
    let name = file_name(round, participant);
    let asker = clean(letter.asker);
    let sent = Sent {
        format: FORMAT,
        version: VERSION,
        round: round.id.to_string(),
        participant: &participant.key,
        signature: seal::signature(round, participant),
        questions: questions.iter().map(|question| question.item.to_string()).collect(),
        file: format!("{name}.json"),
        asker: &asker,
    };
    let mut html = String::new();
    // Writing to a string cannot fail.
    _ = write(&mut html, round, participant, letter, &questions, &embedded(&sent));
    Ok(Form { file_name: format!("{name}.html"), html })
}

/// Parts of the document that never change. A checkout may have turned their line ends, which a browser
/// turns back before it hashes them.
fn asset(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Text as it stands in an element or in an attribute's quotes.
fn text(given: &str) -> String {
    escape(clean(given)).into_owned()
}

/// JSON that nothing in it can end, whatever stands around it.
fn embedded(sent: &Sent) -> String {
    // A struct of texts and a number is always JSON.
    let json = serde_json::to_string(sent).unwrap_or_default();
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// `survey-`, the round's name in small ASCII letters and digits, or the start of its id where it has
/// none, and the participant's key.
fn file_name(round: &Round, participant: &Participant) -> String {
    let mut slug = slug(&round.name.replace(|c: char| !c.is_ascii(), " "));
    if slug.is_empty() {
        slug = round.id.to_string().chars().take(8).collect();
    }
    format!("survey-{slug}-{}", participant.key)
}

/// A name's letters and digits, in small, with hyphens between its words: part of a file's name.
pub fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-").to_lowercase();
    let short: String = joined.chars().take(LONGEST_SLUG).collect();
    short.trim_end_matches('-').to_owned()
}

fn write(
    html: &mut String,
    round: &Round,
    participant: &Participant,
    letter: &Letter,
    questions: &[&Question],
    sent: &str,
) -> fmt::Result {
    let (script, style) = (asset(include_str!("form.js")), asset(include_str!("form.css")));
    let (ours, theirs) = match participant.side {
        Side::Customer => (letter.customer, letter.supplier),
        Side::Supplier => (letter.supplier, letter.customer),
    };
    write!(
        html,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; \
         style-src {}; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{name}: survey</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n\
         <h1 dir=\"auto\">{name}</h1>\n<p>A survey among the people of <bdi>{ours}</bdi> and \
         <bdi>{theirs}</bdi> on how far the two companies trust each other.</p>\n<dl>\n\
         <dt>Who asks</dt><dd dir=\"auto\">{asker}</dd>\n\
         <dt>What for</dt><dd dir=\"auto\">{purpose}</dd>\n\
         <dt>Round</dt><dd dir=\"auto\">{name}, {on}</dd>\n\
         <dt>Who is asked</dt><dd><bdi>{who}</bdi>, for <bdi>{ours}</bdi>; “the other company” is \
         <bdi>{theirs}</bdi></dd>\n\
         <dt>Anonymous</dt><dd>{promise}</dd>\n</dl>\n\
         <noscript><p class=\"warning\">This page cannot save your answers here: save the attachment, then \
         open it in a browser that runs scripts.</p></noscript>\n\
         <form id=\"survey\">\n\
         <p id=\"how\">How far do you agree? {LOWEST} is strongly disagree, {HIGHEST} is strongly agree. A \
         statement you pass over counts as “cannot say”. Nothing leaves this page until you save your \
         answers and send the file.</p>\n",
        hash(&script),
        hash(&style),
        name = text(&round.name),
        ours = text(ours),
        theirs = text(theirs),
        asker = text(letter.asker),
        purpose = text(letter.purpose),
        on = round.on,
        who = text(&participant.name),
        promise = promise(round),
    )?;
    for question in questions {
        write_question(html, question)?;
    }
    write!(
        html,
        "<label for=\"remarks\">Remarks, if you like: what built or weakened your trust lately?</label>\n\
         <textarea id=\"remarks\" rows=\"5\" maxlength=\"{LONGEST_REMARKS}\" dir=\"auto\"></textarea>\n\
         <button type=\"submit\" id=\"save\" disabled>Save answers</button>\n\
         <p id=\"told\" role=\"status\"></p>\n</form>\n\
         <footer><p>The components asked about are those of Trust DNA™ (Mark Hollyoake; Customer Attuned). \
         The wording of the statements, the scale and this form are not theirs: they are Rapport’s and the \
         asker’s own, and no published instrument.</p></footer>\n</main>\n\
         <script type=\"application/json\" id=\"sent\">{sent}</script>\n\
         <script>{script}</script>\n</body>\n</html>\n"
    )
}

fn write_question(html: &mut String, question: &Question) -> fmt::Result {
    let name = text(&question.item.to_string());
    write!(
        html,
        "<fieldset aria-describedby=\"how\">\n<legend dir=\"auto\">{}</legend>\n<div class=\"scale\">\n",
        text(&question.text)
    )?;
    for value in LOWEST..=HIGHEST {
        let word = match value {
            LOWEST => " <small>strongly disagree</small>",
            4 => " <small>neither</small>",
            HIGHEST => " <small>strongly agree</small>",
            _ => "",
        };
        writeln!(
            html,
            "<label><input type=\"radio\" name=\"{name}\" value=\"{value}\"><span>{value}{word}</span></label>"
        )?;
    }
    html.push_str(&format!(
        "<label><input type=\"radio\" name=\"{name}\" value=\"\"><span>Cannot say</span></label>\n</div>\n\
         </fieldset>\n"
    ));
    Ok(())
}

/// What becomes of the answers, and what the promise does not cover.
fn promise(round: &Round) -> String {
    if round.anonymous {
        format!(
            "Yes. Results are shown without names, only once the round is closed, and only of groups in which \
             at least {} people answered. Remarks of such groups are shown word for word, without your name. \
             Your file carries a key instead of your name, so that a later file of yours replaces an earlier \
             one: whoever keeps the round could look up whose key it is, and your mail tells who sent it.",
            round.least_answers
        )
    } else {
        "No. Whoever asks sees what you answer, with your name.".into()
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_becomes_part_of_a_file_name() {
        let check = |name: &str, expected: &str| assert_eq!(slug(name), expected);
        check("Ida Vass", "ida-vass");
        check("Bo Ekström & Søn", "bo-ekström-søn");
        check("../..\\CON: *?\"<>|\u{0}", "con");
        check("王小明", "王小明");
        check("…", "");
        check(&"x y ".repeat(40), "x-y-x-y-x-y-x-y-x-y-x-y-x-y-x-y-x-y-x-y");
    }
}
