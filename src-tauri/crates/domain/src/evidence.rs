//! What people said of a tie, when, on what grounds and how sure they were.

use crate::{id::Id, trust::equation::TrustEquation};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was answered on an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "instrument", rename_all = "kebab-case")]
pub enum Reading {
    /// The four factors of the Trust Equation.
    TrustEquation(TrustEquation),
}

impl Reading {
    /// The instrument's name.
    pub const fn instrument(&self) -> &'static str {
        match self {
            Self::TrustEquation(_) => "Trust Equation",
        }
    }

    /// What was answered, normalised to `[0, 1]`.
    pub fn normalised(&self) -> f64 {
        match self {
            Self::TrustEquation(equation) => equation.normalised(),
        }
    }

    /// The share of the instrument that was answered, in `(0, 1]`.
    pub const fn answered(&self) -> f64 {
        match self {
            Self::TrustEquation(_) => 1.0,
        }
    }
}

/// One person's dated scoring of one directed trust tie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// Identity.
    pub id: Id,
    /// The trust tie assessed.
    pub tie: Id,
    /// What was answered.
    #[serde(flatten)]
    pub reading: Reading,
    /// The day it speaks of.
    pub on: Date,
    /// Who made it, by name.
    pub assessor: String,
    /// On what grounds.
    #[serde(default)]
    pub rationale: String,
    /// How sure the assessor was, in `(0, 1]`.
    pub confidence: f64,
}
