//! A score with the arithmetic it comes from, in words.

use account::Direction;
use account::domain::{
    Effect,
    trust::{Score, opinion::Evidence, score::Line},
};
use std::fmt::Write;

/// How far one trusts the other, and how that comes about: what is shown adds up to what is shown.
pub(crate) fn derivation(from: &str, to: &str, direction: &Direction) -> String {
    let score = &direction.score;
    let sealed = match direction.sealed.as_slice() {
        [] => String::new(),
        by => format!("  sealed until it is revealed: what {} said\n", by.join(", ")),
    };
    let Some(points) = score.points() else {
        return format!("{from} → {to}: unknown, nothing is on record\n{sealed}");
    };
    let mut text = format!("{from} → {to}: {points} of 100, certainty {} %\n", score.certainty());
    let (fors, againsts) = (adding(score, |it| it.r), adding(score, |it| it.s));
    let mut parts = fors.iter().zip(&againsts);
    // Writing to a string cannot fail.
    for line in &score.lines {
        let _ = writeln!(text, "  {}", assessed(line, parts.next()));
    }
    for trace in &score.traces {
        let told = direction.incidents.iter().find(|told| told.id == trace.incident);
        let what = told.map_or_else(String::new, |told| {
            let sign = if told.effect == Effect::Built { '+' } else { '−' };
            format!("“{}” of {}, {sign}{} · ", told.title, told.on, told.strength)
        });
        let (age, left) = (trace.age_days, trace.left);
        let _ = writeln!(text, "  {what}{age:.0} days old: {left:.3} left{}", counted(parts.next()));
    }
    let sum = |thousandths: &[i64]| thousandths.iter().sum::<i64>() as f64 / 1e3;
    let (r, s) = (sum(&fors), sum(&againsts));
    let opinion = score.opinion;
    let _ = writeln!(
        text,
        "  r {r:.3}, s {s:.3} → b = r ÷ {total:.3} = {:.3}, d = s ÷ {total:.3} = {:.3}, u = 2 ÷ {total:.3} = {:.3} → P = b + \
         {:.1}·u = {:.3}",
        opinion.belief,
        opinion.disbelief,
        opinion.uncertainty,
        opinion.base_rate,
        opinion.expected(),
        total = r + s + 2.0,
    );
    text + &sealed
}

fn assessed(line: &Line, parts: Option<(&i64, &i64)>) -> String {
    let instrument = line.instrument.spoken();
    if line.superseded {
        return format!("{instrument}: v {:.3} · replaced by a later one of the same assessor", line.value);
    }
    let among = match line.among {
        0 | 1 => String::new(),
        levels => format!(", averaged over {levels} levels of one assessor: ÷ {levels}"),
    };
    format!(
        "{instrument}: k {} · c {:.2} · q {:.2} · v {:.3} · {:.0} days old: {:.3} left{among}{}",
        line.weight,
        line.confidence,
        line.answered,
        line.value,
        line.age_days,
        line.left,
        counted(parts)
    )
}

fn counted(parts: Option<(&i64, &i64)>) -> String {
    parts.map_or_else(String::new, |(&r, &s)| format!(" → r {:.3}, s {:.3}", r as f64 / 1e3, s as f64 / 1e3))
}

/// One side of the evidence of all lines and incidents in thousandths, each rounded down or up so that they
/// add up to the whole as it is rounded: those with the largest remainders are rounded up.
fn adding(score: &Score, side: impl Fn(&Evidence) -> f64) -> Vec<i64> {
    let lines = score.lines.iter().map(|line| &line.evidence);
    let values: Vec<f64> =
        lines.chain(score.traces.iter().map(|trace| &trace.evidence)).map(|it| side(it) * 1e3).collect();
    let mut whole: Vec<i64> = values.iter().map(|value| (value + 1e-6).floor() as i64).collect();
    let all = (side(&score.evidence) * 1e3).round() as i64;
    let missing = usize::try_from(all - whole.iter().sum::<i64>()).unwrap_or(0);
    let mut by_remainder: Vec<usize> = (0..values.len()).collect();
    let remainder = |at: usize| values[at] - values[at].floor();
    by_remainder.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)));
    for at in by_remainder.into_iter().take(missing) {
        whole[at] += 1;
    }
    whole
}
