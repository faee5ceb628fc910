//! Covey’s five waves of trust, as far as ties tell of them, else as they were estimated. What each is made
//! from is our own definition.

use crate::{
    reflection::{Reflection, Thought},
    rollup::{Figure, Mark, Tally},
    trust::covey::Wave,
};
use jiff::civil::Date;
use serde::Serialize;

/// What a wave’s figure comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "source", rename_all = "kebab-case")]
pub enum WaveSource {
    /// Trust ties.
    Ties {
        /// What they say together.
        figure: Figure,
    },
    /// The manager’s own four cores.
    Cores {
        /// The day.
        on: Date,
        /// Who said so, by name.
        by: String,
    },
    /// Somebody’s own estimate of the waves.
    Estimate {
        /// The day.
        on: Date,
        /// Whose, by name.
        by: String,
    },
    /// Nothing: it is unknown.
    Nothing,
}

/// One of the five waves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WaveFigure {
    /// Which.
    pub wave: Wave,
    /// 0…100; none = unknown.
    pub points: Option<u8>,
    /// From what.
    pub source: WaveSource,
}

/// The five waves, from oneself outwards.
pub(super) fn waves(tally: &Tally<'_>) -> Vec<WaveFigure> {
    Wave::ALL.iter().map(|&wave| wave_of(tally, wave)).collect()
}

fn wave_of(tally: &Tally<'_>, wave: Wave) -> WaveFigure {
    let account = tally.account;
    let manager = account.profile().manager;
    let is_ours = |id| account.stakeholder(id).is_some_and(|known| account.is_ours(known));
    let keeps = |mark: &&Mark| {
        let in_manager = manager == Some(mark.to);
        match wave {
            Wave::Relationship => in_manager,
            Wave::Organisational => !in_manager && is_ours(mark.from) && is_ours(mark.to),
            Wave::Market => !in_manager && !is_ours(mark.from) && is_ours(mark.to),
            Wave::Oneself | Wave::Societal => false,
        }
    };
    let figure = Figure::of(tally.marks.iter().filter(keeps));
    if let Some(points) = figure.points() {
        return WaveFigure { wave, points: Some(points), source: WaveSource::Ties { figure } };
    }
    if wave == Wave::Oneself
        && let Some(found) = own_cores(tally)
    {
        return found;
    }
    let estimate = latest(tally, |reflection| match &reflection.thought {
        Thought::Waves(waves) if reflection.about.is_none() => waves.of(wave),
        _ => None,
    });
    estimate.map_or(WaveFigure { wave, points: None, source: WaveSource::Nothing }, |(part, on, by)| {
        WaveFigure { wave, points: Some(whole(part)), source: WaveSource::Estimate { on, by } }
    })
}

/// What the manager last said of her own four cores.
fn own_cores(tally: &Tally<'_>) -> Option<WaveFigure> {
    let manager = tally.account.manager()?;
    let is_hers = |reflection: &Reflection| {
        reflection.by.trim().to_lowercase() == manager.name.trim().to_lowercase()
            && reflection.about.is_none_or(|about| about == manager.id)
    };
    let (part, on, by) = latest(tally, |reflection| match &reflection.thought {
        Thought::Cores(cores) if is_hers(reflection) => Some(cores.normalised()),
        _ => None,
    })?;
    let source = WaveSource::Cores { on, by };
    Some(WaveFigure { wave: Wave::Oneself, points: Some(whole(part)), source })
}

/// The value, day and author of the latest reflection that has one.
fn latest(tally: &Tally<'_>, value: impl Fn(&Reflection) -> Option<f64>) -> Option<(f64, Date, String)> {
    let told = tally.account.reflections().filter(|told| told.on <= tally.as_of);
    let with_value = told.filter_map(|told| Some((told, value(told)?)));
    let (told, value) = with_value.max_by_key(|(told, _)| (told.on, told.id))?;
    Some((value, told.on, told.by.clone()))
}

fn whole(part: f64) -> u8 {
    (part * 100.0).round() as u8
}
