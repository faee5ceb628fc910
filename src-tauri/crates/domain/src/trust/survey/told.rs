//! What happened to a round, as sentences of the history. Whoever answered an anonymous round is not named.

use super::Round;

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// "Made the survey round “Autumn 2026”: 12 people are asked".
pub fn made(round: &Round) -> String {
    let asked = count(round.participants.len(), "person is", "people are");
    format!("Made the survey round “{}”: {asked} asked", round.name)
}

/// "Changed the survey round “Autumn 2026”".
pub fn changed(round: &Round) -> String {
    format!("Changed the survey round “{}”", round.name)
}

/// "Took in 3 answers to the survey round “Autumn 2026”", of several rounds "… to 2 survey rounds".
pub fn answered(answers: usize, rounds: &[&str]) -> String {
    let answers = count(answers, "answer", "answers");
    match rounds {
        [round] => format!("Took in {answers} to the survey round “{round}”"),
        rounds => format!("Took in {answers} to {} survey rounds", rounds.len()),
    }
}

/// "Closed the survey round “Autumn 2026”".
pub fn closed(round: &Round) -> String {
    format!("Closed the survey round “{}”", round.name)
}

/// "Opened the survey round “Autumn 2026” again".
pub fn reopened(round: &Round) -> String {
    format!("Opened the survey round “{}” again", round.name)
}

/// "Removed the survey round “Autumn 2026” with 9 answers".
pub fn removed(round: &Round, answers: usize) -> String {
    match answers {
        0 => format!("Removed the survey round “{}”", round.name),
        some => {
            format!("Removed the survey round “{}” with {}", round.name, count(some, "answer", "answers"))
        }
    }
}
