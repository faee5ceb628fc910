//! What the instruments have in common: which there are, the agreement scale, lists of yes and no, and what
//! may be wrong with answers.

use crate::vocabulary::vocabulary;
use std::collections::BTreeMap;

vocabulary! {
    /// With what trust on a tie is assessed. The code is the tag under which a reading is stored.
    Instrument {
        /// Four factors in one equation: credibility, reliability, intimacy and self-orientation.
        TrustEquation = "trust-equation", "Trust Equation";
        /// Six components of trust between organisations, on an agreement scale.
        TrustDna = "trust-dna", "Trust DNA™";
        /// Thirteen behaviours that build trust, as a checklist.
        Behaviours = "behaviours", "Thirteen behaviours";
        /// Seven marks of a relationship in which there is trust, as a quick check.
        Characteristics = "characteristics", "Seven characteristics";
        /// Five signs that trust is fractured, as a quick check: each that is there speaks against it.
        Signs = "signs", "Signs of fractured trust";
        /// What a participant of a round of the partner survey answered.
        PartnerSurvey = "partner-survey", "Partner survey";
    }
}

impl Instrument {
    /// Whose instrument it is.
    pub const fn source(self) -> &'static str {
        match self {
            Self::TrustEquation => "Maister, Green, Galford, The Trusted Advisor, 2000",
            Self::TrustDna => "Hollyoake; Customer Attuned",
            Self::Behaviours => "Covey, The Speed of Trust",
            Self::Characteristics => "M3T",
            Self::Signs => "Davies",
            Self::PartnerSurvey => "Rapport, after the components of Hollyoake",
        }
    }

    /// Whether it is a quick check, which weighs less than a full instrument. Which are is our own
    /// definition.
    pub const fn is_quick_check(self) -> bool {
        match self {
            Self::TrustEquation | Self::TrustDna | Self::Behaviours | Self::PartnerSurvey => false,
            Self::Characteristics | Self::Signs => true,
        }
    }
}

/// The highest value of the agreement scale; the lowest, "not at all", is 1.
pub const FULL_AGREEMENT: u8 = 7;

/// A value outside its scale. Never clamped: what was meant is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{item} is {value}, but the scale runs from 1 to {highest}")]
pub struct OffScale {
    /// What was scored, as people know it.
    pub item: &'static str,
    /// What was given.
    pub value: u8,
    /// The highest value of the scale; the lowest is 1.
    pub highest: u8,
}

/// Answers that say nothing, or nothing that is known to the instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAnswers {
    /// A value is outside its scale.
    #[error(transparent)]
    OffScale(#[from] OffScale),
    /// Not one item is answered.
    #[error("nothing is answered in “{0}”: it takes one answer at least")]
    Nothing(&'static str),
}

/// Whether a value is in 1…`highest`.
pub(super) fn on_scale(item: &'static str, value: u8, highest: u8) -> Result<(), OffScale> {
    if (1..=highest).contains(&value) { Ok(()) } else { Err(OffScale { item, value, highest }) }
}

/// Whether anything is answered on the agreement scale, and all of it on the scale.
pub(super) fn agreed<Item: Copy>(
    instrument: &'static str,
    answers: &BTreeMap<Item, u8>,
    spoken: fn(Item) -> &'static str,
) -> Result<(), BadAnswers> {
    something(instrument, answers)?;
    for (&item, &value) in answers {
        on_scale(spoken(item), value, FULL_AGREEMENT)?;
    }
    Ok(())
}

/// Whether anything is answered.
pub(super) fn something<Item, Answer>(
    instrument: &'static str,
    answers: &BTreeMap<Item, Answer>,
) -> Result<(), BadAnswers> {
    if answers.is_empty() { Err(BadAnswers::Nothing(instrument)) } else { Ok(()) }
}

/// An agreement of 1–7 as (x − 1)/6, in `[0, 1]`. Our own definition.
pub(crate) fn agreement(value: u8) -> f64 {
    (f64::from(value) - 1.0) / (f64::from(FULL_AGREEMENT) - 1.0)
}

/// The mean; none of nothing.
pub(crate) fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.into_iter().fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

/// The share of the answers that are `good`, in `[0, 1]`; ½ where there are none, which weigh nothing.
pub(super) fn share<Item>(answers: &BTreeMap<Item, bool>, good: bool) -> f64 {
    mean(answers.values().map(|&answer| f64::from(u8::from(answer == good)))).unwrap_or(0.5)
}

/// The share of all items that are answered, in `[0, 1]`.
pub(super) fn answered<Item, Answer>(answers: &BTreeMap<Item, Answer>, all: &[Item]) -> f64 {
    answers.len() as f64 / all.len() as f64
}
