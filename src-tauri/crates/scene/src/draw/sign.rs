//! The sign in a score of the last thing that happened to a tie.

use super::spoken;
use crate::{
    scene::{Anchor, Ink, LegendEntry, Line, Mark, Point, Weight},
    text,
};
use domain::{Account, Effect, Id, Incident, TieKind};
use jiff::{Unit, civil::Date};

const fn glyph(effect: Effect) -> char {
    match effect {
        Effect::Built => '▲',
        Effect::Diluted => '▼',
    }
}

/// The latest incident on a tie.
#[derive(Clone, Copy)]
pub(super) struct Sign<'a>(&'a Incident);

/// The sign of a tie on a day: of the latest incident that counts for more than half by then.
pub(super) fn of(account: &Account, tie: Id, as_of: Date) -> Option<Sign<'_>> {
    let latest =
        account.incidents_of(tie).filter(|told| told.on <= as_of).max_by_key(|told| (told.on, told.id))?;
    let days = latest.on.until((Unit::Day, as_of)).map_or(0, |span| span.get_days());
    (f64::from(days) < account.settings().half_life_days).then_some(Sign(latest))
}

impl Sign<'_> {
    /// The sign with the points of the score it stands beside.
    pub fn beside(self, points: u8) -> String {
        format!("{} {points}", glyph(self.0.effect))
    }

    /// What follows the score where it is heard.
    pub fn spoken(self) -> String {
        let Incident { title, on, .. } = self.0;
        format!("; {}, {}: {}", spoken::day(*on), self.0.effect.spoken(), text::clean(title))
    }
}

/// The entries of the signs that stand in scores.
pub(super) fn entries(lines: &[&Line], entries: &mut Vec<LegendEntry>) {
    for (effect, text) in [(Effect::Built, "lately built trust"), (Effect::Diluted, "lately diluted trust")] {
        let has = |line: &&Line| line.score.as_ref().is_some_and(|score| score.starts_with(glyph(effect)));
        if lines.iter().any(|line| line.kind == TieKind::Trust && has(line)) {
            entries.push(super::legend::entry("Incidents", text, vec![sample(effect)]));
        }
    }
}

fn sample(effect: Effect) -> Mark {
    let at = Point::new(LegendEntry::WIDTH / 2.0, LegendEntry::HEIGHT / 2.0 + 3.6);
    let text = glyph(effect).to_string();
    super::shape::words(Anchor::Middle, at.x, at.y, text, 10.0, Weight::SemiBold, Ink::Ink)
}
