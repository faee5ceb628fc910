//! Naming people on the command line.

use crate::report::Failure;
use account::OpenAccount;
use account::domain::{Id, Stakeholder};
use serde_json::{Value, json};

/// The stakeholder that a name or an id stands for: the whole name, or a part that only one has.
pub fn named(open: &OpenAccount, name: &str) -> Result<Id, Failure> {
    let account = open.account();
    if let Some(known) = name.parse().ok().and_then(|id| account.stakeholder(id)) {
        return Ok(known.id);
    }
    let wanted = name.to_lowercase();
    let by = |fits: &dyn Fn(&str) -> bool| -> Vec<&Stakeholder> {
        account.stakeholders().filter(|known| fits(&known.name.to_lowercase())).take(6).collect()
    };
    let whole = by(&|known| known == wanted);
    let fitting = if whole.is_empty() { by(&|known| known.contains(&wanted)) } else { whole };
    match fitting.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Failure::refused(format!("nobody is called “{name}”: rapport-cli people lists everybody"))),
        several => {
            let names: Vec<String> =
                several.iter().map(|known| format!("{} ({})", known.name, known.id)).collect();
            Err(Failure::refused(format!("“{name}” could be {}: give the id", names.join(", "))))
        }
    }
}

/// A table of people: name, title, organisation, group, hats, id.
pub fn table<'a>(people: impl Iterator<Item = &'a Stakeholder>) -> String {
    let rows: Vec<[String; 6]> = people
        .map(|known| {
            [
                known.name.clone(),
                known.title.clone(),
                known.organisation.clone(),
                known.group.code().into(),
                known.roles.iter().map(|role| role.letter()).collect(),
                known.id.to_string(),
            ]
        })
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).min(40);
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut table = String::new();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| {
                let cell: String =
                    cell.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
                format!("{cell:<width$}")
            })
            .collect();
        table.push_str(cells.join("  ").trim_end());
        table.push('\n');
    }
    table
}

/// A person with every field, for scripts.
pub fn as_json(known: &Stakeholder) -> Value {
    serde_json::to_value(known).unwrap_or_else(|_| json!({ "id": known.id.to_string() }))
}
