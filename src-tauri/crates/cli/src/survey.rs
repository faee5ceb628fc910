//! The partner survey on the command line.

use crate::{
    people,
    report::{Failure, Report},
};
use account::{
    OpenAccount,
    domain::{
        Status,
        trust::survey::{Figure, Round},
    },
    survey::{Asked, Fate, RoundDraft},
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::{fmt::Write, path::PathBuf};

/// What to do with the partner survey.
#[derive(Subcommand)]
pub enum Survey {
    /// List the rounds.
    Rounds,
    /// Make a round of all statements in Rapport's own wording.
    Make {
        /// Its name.
        name: String,
        /// Whom to ask, by name or id; may be given several times. Without it, everybody of both sides who is met.
        #[arg(long = "ask", value_name = "NAME")]
        asked: Vec<String>,
        /// Show results of groups only, once the round is closed.
        #[arg(long)]
        anonymous: bool,
        /// How many answers a group of an anonymous round needs before it is shown.
        #[arg(long, default_value_t = 3, value_name = "ANSWERS")]
        least: usize,
    },
    /// Write a form for each participant into a new folder.
    Forms {
        /// The round, by name or id.
        round: String,
        /// The folder that the new one is made in.
        #[arg(long, default_value = ".", value_name = "FOLDER")]
        into: PathBuf,
        /// Who asks and gets the answers; the manager unless said.
        #[arg(long, value_name = "TEXT")]
        asker: Option<String>,
        /// What the answers are for.
        #[arg(long, value_name = "TEXT")]
        purpose: Option<String>,
    },
    /// Take answer files in, as one change.
    Collect {
        /// The files that the forms saved.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Close a round: no more answers are taken.
    Close {
        /// The round, by name or id.
        round: String,
    },
    /// Tell what a round says, as far as it may be shown.
    Results {
        /// The round, by name or id.
        round: String,
    },
}

/// Carries it out.
pub fn run(open: &mut OpenAccount, survey: Survey) -> Result<Report, Failure> {
    match survey {
        Survey::Rounds => Ok(rounds(open)),
        Survey::Make { name, asked, anonymous, least } => {
            let chosen = asked.iter().map(|name| people::named(open, name)).collect::<Result<Vec<_>, _>>()?;
            let is_met = |id| open.account().stakeholder(id).is_some_and(|one| one.status == Status::Known);
            let candidates = open.candidates();
            for &id in &chosen {
                if !candidates.iter().any(|one| one.id == id) {
                    let name = open.account().name(id);
                    return Err(Failure::refused(format!(
                        "{name} cannot be asked: only people of both companies are"
                    )));
                }
            }
            let asked = candidates
                .iter()
                .filter(|one| if chosen.is_empty() { is_met(one.id) } else { chosen.contains(&one.id) })
                .map(|one| Asked { stakeholder: one.id, level: one.level, counterpart: one.counterpart })
                .collect();
            let draft = RoundDraft { asked, anonymous, least_answers: least, ..RoundDraft::new(name) };
            let done = open.make_round(draft)?;
            Ok(Report {
                json: Some(json!({ "label": done.label, "round": done.added })),
                text: done.label,
                code: 0,
            })
        }
        Survey::Forms { round, into, asker, purpose } => {
            let mut letter = open.form_letter();
            letter.asker = asker.unwrap_or(letter.asker);
            letter.purpose = purpose.unwrap_or(letter.purpose);
            let written = open.write_forms(named(open, &round)?.id, &letter, &into)?;
            let mut text = format!("Wrote {} forms into {}\n", written.forms.len(), written.folder.display());
            for form in &written.forms {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "  {}: {}", form.name, form.file);
            }
            let forms: Vec<Value> =
                written.forms.iter().map(|form| json!({ "name": form.name, "file": form.file })).collect();
            Ok(Report { text, json: Some(json!({ "folder": written.folder, "forms": forms })), code: 0 })
        }
        Survey::Collect { files } => collect(open, &files),
        Survey::Close { round } => {
            let done = open.close_round(named(open, &round)?.id)?;
            Ok(Report { json: Some(json!({ "label": done.label })), text: done.label, code: 0 })
        }
        Survey::Results { round } => results(open, &round),
    }
}

/// The round that a name or an id stands for.
fn named<'a>(open: &'a OpenAccount, name: &str) -> Result<&'a Round, Failure> {
    let fits =
        |round: &&Round| round.id.to_string() == name || round.name.to_lowercase() == name.to_lowercase();
    let fitting: Vec<&Round> = open.account().rounds().filter(fits).collect();
    match fitting.as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::refused(format!(
            "no round is called “{name}”: rapport-cli survey … rounds lists them"
        ))),
        several => {
            let ids: Vec<String> = several.iter().map(|round| round.id.to_string()).collect();
            Err(Failure::refused(format!("“{name}” could be {}: give the id", ids.join(", "))))
        }
    }
}

fn rounds(open: &OpenAccount) -> Report {
    let (mut text, mut all) = (String::new(), Vec::new());
    for round in open.account().rounds() {
        let (asked, answered) = (round.participants.len(), open.account().replies_to(round.id).count());
        let closed = round.closed.map(|day| format!(", closed on {day}")).unwrap_or_default();
        let anonymous = if round.anonymous { ", anonymous" } else { "" };
        let _ =
            writeln!(text, "{}  {}: {answered} of {asked} answered{anonymous}{closed}", round.on, round.name);
        all.push(json!({
            "id": round.id, "name": round.name, "on": round.on, "anonymous": round.anonymous,
            "least_answers": round.least_answers, "closed": round.closed, "asked": asked, "answered": answered,
        }));
    }
    Report { text, json: Some(all.into()), code: 0 }
}

/// Refused where none of the files was taken.
fn collect(open: &mut OpenAccount, files: &[PathBuf]) -> Result<Report, Failure> {
    let collected = open.collect_answers(files)?;
    let (mut text, mut all) = (String::new(), Vec::new());
    let mut taken = 0;
    for file in &collected.files {
        let (fate, told) = match &file.fate {
            Fate::Taken { participant, answered, asked, .. } => {
                taken += 1;
                let whose = participant.as_deref().map(|name| format!("{name}, ")).unwrap_or_default();
                let told = match answered {
                    Some(answered) => {
                        format!("{}: {whose}{answered} of {asked} statements answered", file.file)
                    }
                    None => file.file.clone(),
                };
                ("taken", told)
            }
            Fate::Older { why } => ("older", why.clone()),
            Fate::Refused { why } => ("refused", why.clone()),
        };
        let _ = writeln!(text, "{fate}: {told}");
        all.push(json!({ "file": file.file, "fate": fate, "told": told }));
    }
    let refused = collected.files.iter().any(|file| matches!(file.fate, Fate::Refused { .. }));
    let code = u8::from(taken == 0 && refused);
    Ok(Report { text, json: Some(json!({ "label": collected.done.label, "files": all })), code })
}

fn results(open: &OpenAccount, round: &str) -> Result<Report, Failure> {
    let told = open.round_results(named(open, round)?.id, None)?;
    let figure = |figure: Figure| match figure {
        Figure::Shown(stats) => format!("{:.1} ({})", tenths(stats.mean), stats.answers),
        Figure::Hidden => "hidden".into(),
        Figure::Unknown => "no answer".into(),
        Figure::Unasked => "–".into(),
    };
    let mut text = format!("{:<36}{:>12}{:>12}{:>8}\n", told.round.name, "customer", "supplier", "gap");
    let mut all = Vec::new();
    for one in &told.facing {
        let component = one.component.map_or("All components", |component| component.spoken());
        let level = one.level.map_or("all levels", |level| level.spoken());
        let (customer, supplier) = (figure(one.customer), figure(one.supplier));
        let gap = shown_gap(one.customer, one.supplier).unwrap_or_else(|| "–".into());
        let name = format!("{component}, {}", level.to_lowercase());
        let _ = writeln!(text, "{name:<36}{customer:>12}{supplier:>12}{gap:>8}");
        all.push(json!({
            "component": one.component, "level": one.level, "customer": one.customer, "supplier": one.supplier,
            "gap": one.gap, "customer_moved": one.customer_moved, "supplier_moved": one.supplier_moved,
        }));
    }
    let remarks: Vec<&str> = told.results.remarks().iter().map(|remark| remark.text.as_str()).collect();
    for remark in &remarks {
        let _ = writeln!(text, "“{remark}”");
    }
    if told.round.anonymous {
        let _ = writeln!(
            text,
            "Remarks are shown once the round is closed, and only of groups in which at least {} answered.",
            told.round.least_answers
        );
    }
    let earlier = told.earlier.map(|round| round.name);
    Ok(Report {
        text,
        json: Some(json!({ "figures": all, "remarks": remarks, "earlier": earlier })),
        code: 0,
    })
}

/// A mean as it is shown, with one decimal.
fn tenths(mean: f64) -> f64 {
    (mean * 10.0).round() / 10.0
}

/// The gap between two means as they are shown, so that the line adds up; none unless both are.
fn shown_gap(customer: Figure, supplier: Figure) -> Option<String> {
    let shown = |figure: Figure| figure.stats().map(|stats| tenths(stats.mean));
    Some(format!("{:+.1}", shown(customer)? - shown(supplier)?))
}

#[cfg(test)]
mod tests {
    use super::{Figure, shown_gap, tenths};
    use account::domain::trust::survey::Stats;

    #[test]
    fn a_gap_is_that_of_the_means_beside_it() {
        let figure = |mean| Figure::Shown(Stats { mean, spread: None, answers: 20 });
        let gap = |customer, supplier| shown_gap(figure(customer), figure(supplier));
        // 5.3 and 4.2 are shown, though the means lie 1.02 apart.
        assert_eq!((tenths(5.26), tenths(4.24)), (5.3, 4.2));
        assert_eq!(gap(5.26, 4.24).as_deref(), Some("+1.1"));
        assert_eq!(gap(4.24, 5.26).as_deref(), Some("-1.1"));
        assert_eq!(gap(4.22, 4.18).as_deref(), Some("+0.0"));
        assert_eq!(gap(2.25, 2.15).as_deref(), Some("+0.1"));
        assert_eq!(shown_gap(figure(3.0), Figure::Hidden), None);
    }
}
