//! A route in words: whom to ask, on what each step rests, and where it is weakest and why.

use super::{Grounds, Hop, Route};
use crate::{account::Account, id::Id, trust::Score};
use jiff::civil::Date;

/// A number of points as it is drawn.
fn points(expected: f64) -> u8 {
    (expected * 100.0).round() as u8
}

impl Route {
    /// The route as a sentence to act on: "Ask Mei Lin to introduce you to Tomas Berg: you trust Mei Lin 80; Mei
    /// Lin and Tomas Berg trust each other 74/62." Whoever looks is `you` where they stand at its start.
    pub fn sentence(&self, account: &Account, you: Option<Id>, day: Date) -> String {
        let (Some(first), Some(last)) = (self.hops.first(), self.hops.last()) else { return String::new() };
        let name = |id: Id| if you == Some(id) { "you".to_owned() } else { account.name(id).to_owned() };
        let steps: Vec<String> = self.hops.iter().map(|hop| step(account, hop, &name, day)).collect();
        let steps = steps.join("; ");
        if self.hops.len() == 1 {
            return format!(
                "{}: {steps}.",
                upper(&format!("{} can go to {} directly", name(first.from), name(last.to)))
            );
        }
        format!("Ask {} to introduce {} to {}: {steps}.", name(first.to), name(first.from), name(last.to))
    }

    /// Where the route carries least, and why that is so little or so little sure: "weakest: Mei Lin → Tomas Berg
    /// 31, on which “Late deliveries” of 14 August weighs".
    pub fn weak_point(&self, account: &Account, day: Date) -> String {
        let Some(hop) = self.weakest() else { return String::new() };
        let ends = format!(
            "weakest: {} → {} {}",
            account.name(hop.from),
            account.name(hop.to),
            points(hop.expected)
        );
        match hop.grounds {
            Grounds::Upwards(_) | Grounds::Downwards(_) => {
                format!("{ends}, what a reporting line counts as")
            }
            Grounds::Trust(tie) => format!("{ends}, {}", reason(account, &account.score(tie, day))),
        }
    }
}

/// On what a step rests.
fn step(account: &Account, hop: &Hop, name: &dyn Fn(Id) -> String, day: Date) -> String {
    let (from, to) = (name(hop.from), name(hop.to));
    let (trust, trusts) = if from == "you" { ("trust", "trust") } else { ("trust", "trusts") };
    let reports = |who: &str| if who == "you" { "report" } else { "reports" };
    match hop.grounds {
        Grounds::Upwards(_) => format!("{from} {} to {to}", reports(&from)),
        Grounds::Downwards(_) => format!("{to} {} to {from}", reports(&to)),
        Grounds::Trust(_) => match account.score_between(hop.to, hop.from, day).points() {
            Some(back) => format!("{from} and {to} {trust} each other {}/{back}", points(hop.expected)),
            None => format!("{from} {trusts} {to} {}", points(hop.expected)),
        },
    }
}

/// What a score rests on most: the incident that weighs against it most, else the latest assessment.
fn reason(account: &Account, score: &Score) -> String {
    let against = score.traces.iter().filter(|trace| trace.evidence.s > 0.0);
    let worst = against.max_by(|a, b| a.evidence.s.total_cmp(&b.evidence.s));
    if let Some(told) = worst.and_then(|trace| account.incident(trace.incident)) {
        return format!("on which “{}” of {} weighs", told.title, told.on.strftime("%-d %B %Y"));
    }
    let made =
        score.lines.iter().find(|line| !line.superseded).and_then(|line| account.assessment(line.assessment));
    match made {
        Some(made) => format!(
            "{} % certain, as {} last said on {}",
            score.certainty(),
            made.assessor,
            made.on.strftime("%-d %B %Y")
        ),
        None => format!("{} % certain", score.certainty()),
    }
}

/// A sentence with its first letter as a capital.
fn upper(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
