//! What stands on the axis of time.

use super::spoken;
use crate::text;
use domain::{Account, Assessment, Effect, Id, Incident, Tie, trust::Band};
use jiff::civil::Date;

/// Something that happened on a day between two.
#[derive(Clone, Copy)]
pub(super) enum Event<'a> {
    /// Somebody judged how far the tie's start trusts its end.
    Assessed { made: &'a Assessment, tie: &'a Tie },
    /// Something built or diluted trust on a tie.
    Happened { told: &'a Incident, tie: &'a Tie },
}

impl Event<'_> {
    pub const fn on(&self) -> Date {
        match self {
            Self::Assessed { made, .. } => made.on,
            Self::Happened { told, .. } => told.on,
        }
    }

    pub const fn id(&self) -> Id {
        match self {
            Self::Assessed { made, .. } => made.id,
            Self::Happened { told, .. } => told.id,
        }
    }

    /// The key of its spot: an incident stands at every tie that it touched.
    pub fn key(&self) -> String {
        match self {
            Self::Assessed { made, .. } => format!("event/{}", made.id),
            Self::Happened { told, tie } => format!("event/{}/{}", told.id, tie.id),
        }
    }

    /// Its two ends.
    pub const fn ends(&self) -> (Id, Id) {
        match self {
            Self::Assessed { tie, .. } | Self::Happened { tie, .. } => (tie.from, tie.to),
        }
    }

    /// What is written in it, and the band it is coloured in.
    pub fn face(&self) -> (String, Band) {
        match self {
            Self::Assessed { made, .. } => {
                let points = (made.reading.normalised() * 100.0).round() as u8;
                (points.to_string(), Band::of(points))
            }
            Self::Happened { told, .. } => match told.effect {
                Effect::Built => (told.signed(), Band::Strong),
                Effect::Diluted => (told.signed(), Band::Strained),
            },
        }
    }

    pub fn spoken(&self, account: &Account) -> String {
        let name = |id: Id| text::clean(account.name(id));
        match self {
            Self::Assessed { made, tie } => format!(
                "{}: {} trusts {} {} of 100, assessed by {}, {} % sure",
                spoken::day(made.on),
                name(tie.from),
                name(tie.to),
                self.face().0,
                text::clean(&made.assessor),
                (made.confidence * 100.0).round(),
            ),
            Self::Happened { told, tie } => format!(
                "{}: {}, {} {}, {} in {}",
                spoken::day(told.on),
                text::clean(&told.title),
                told.effect.spoken(),
                told.signed(),
                name(tie.from),
                name(tie.to),
            ),
        }
    }
}
