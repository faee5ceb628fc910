//! Trust on the wire: judgements come in, scores go out with their derivation.

use super::{
    id::Id,
    incident::TraceLine,
    questionnaire::{GivenAnswer, Reading},
    word::{Band, Instrument, Level, Scale},
};
use account::domain::{
    self, Account, Assessment,
    questionnaire::{Unreadable, components, given},
    trust::{Component, Score, TrustEquation, score},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A score as it is drawn.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub struct Points {
    /// 0–100; none = unknown.
    pub points: Option<u8>,
    /// The band it is coloured in; none = unknown.
    pub band: Option<Band>,
    /// 0–100.
    pub certainty: u8,
}

impl From<&Score> for Points {
    fn from(score: &Score) -> Self {
        Self { points: score.points(), band: score.band().map(Band::from), certainty: score.certainty() }
    }
}

/// Somebody's judgement, as the form sends it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct Judgement {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// What was answered.
    pub reading: Reading,
    /// The day it speaks of; none = today.
    #[specta(type = Option<String>)]
    pub on: Option<Date>,
    /// Who judged; empty = the manager.
    pub assessor: String,
    /// On what grounds.
    pub rationale: String,
    /// How sure, in (0, 1].
    pub confidence: f64,
    /// Whether it is kept from all others until it is revealed.
    pub sealed: bool,
}

impl TryFrom<Judgement> for account::Judgement {
    type Error = Unreadable;

    fn try_from(sent: Judgement) -> Result<Self, Unreadable> {
        Ok(Self {
            from: sent.from.into(),
            to: sent.to.into(),
            reading: sent.reading.try_into()?,
            on: sent.on,
            assessor: sent.assessor,
            rationale: sent.rationale,
            confidence: sent.confidence,
            sealed: sent.sealed,
        })
    }
}

/// What part of an instrument says by itself.
#[derive(Clone, Debug, Serialize, Type)]
pub struct PartValue {
    /// Its name.
    pub spoken: &'static str,
    /// The mean of what was answered of it, in `[0, 1]`.
    pub value: f64,
}

/// One assessment's part in a score: see [`score::Line`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own types")]
pub struct EvidenceLine {
    pub assessment: Id,
    pub on: String,
    pub assessor: String,
    pub rationale: String,
    pub instrument: Instrument,
    /// The instrument's name.
    pub spoken: &'static str,
    /// Whose instrument it is.
    pub source: &'static str,
    pub level: Option<Level>,
    pub scale: Option<Scale>,
    pub answers: Vec<GivenAnswer>,
    /// The parts whose mean the value is; none where it is that of the answers.
    pub parts: Vec<PartValue>,
    /// (C + R + I) / S and its balance, of a Trust Equation.
    pub ratio: Option<f64>,
    pub balance: Option<f64>,
    pub value: f64,
    pub confidence: f64,
    pub answered: f64,
    pub weight: f64,
    pub age_days: f64,
    pub left: f64,
    pub among: u32,
    pub r: f64,
    pub s: f64,
    pub superseded: bool,
    /// The name of what holds trust back most, where one thing does.
    pub weakest: Option<&'static str>,
    /// What that calls for.
    pub advice: Option<&'static str>,
}

impl EvidenceLine {
    fn of(line: &score::Line, assessment: &Assessment) -> Self {
        let Assessment { reading, .. } = assessment;
        let equation =
            if let domain::Reading::TrustEquation(equation) = reading { Some(equation) } else { None };
        let parts = if let domain::Reading::TrustDna(dna) = reading { components(dna) } else { Vec::new() };
        let (weakest, advice) = match reading {
            domain::Reading::TrustEquation(equation) => {
                let (factor, advice) = equation.weakest();
                (Some(factor.spoken()), Some(advice))
            }
            domain::Reading::TrustDna(dna) if parts.iter().any(|part| part.1 != parts[0].1) => {
                (dna.weakest().map(Component::spoken), dna.weakest().map(Component::meaning))
            }
            _ => (None, None),
        };
        Self {
            assessment: assessment.id.into(),
            on: assessment.on.to_string(),
            assessor: assessment.assessor.clone(),
            rationale: assessment.rationale.clone(),
            instrument: line.instrument.into(),
            spoken: line.instrument.spoken(),
            source: line.instrument.source(),
            level: reading.level().map(Level::from),
            scale: equation.map(|equation| equation.scale.into()),
            answers: given(reading).into_iter().map(GivenAnswer::from).collect(),
            parts: parts.into_iter().map(|(spoken, value)| PartValue { spoken, value }).collect(),
            ratio: equation.map(TrustEquation::ratio),
            balance: equation.map(TrustEquation::balance),
            value: line.value,
            confidence: line.confidence,
            answered: line.answered,
            weight: line.weight,
            age_days: line.age_days,
            left: line.left,
            among: line.among,
            r: line.evidence.r,
            s: line.evidence.s,
            superseded: line.superseded,
            weakest,
            advice,
        }
    }
}

/// What one assessor says at present.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Voice {
    /// Who.
    pub assessor: String,
    /// The value of what they answered, 0–100.
    pub points: u8,
}

/// Assessors who do not say the same.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Disagreement {
    /// What each says, the lowest first.
    pub voices: Vec<Voice>,
    /// The points between the lowest and the highest.
    pub apart: u8,
}

impl From<&domain::trust::Disagreement> for Disagreement {
    fn from(told: &domain::trust::Disagreement) -> Self {
        let voices = told.voices.iter();
        Self {
            voices: voices.map(|it| Voice { assessor: it.assessor.clone(), points: it.points }).collect(),
            apart: told.apart,
        }
    }
}

/// One direction of a relationship, with the derivation of its score.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Direction {
    /// Who trusts.
    pub from: Id,
    /// Their name.
    pub from_name: String,
    /// Who is trusted.
    pub to: Id,
    /// Their name.
    pub to_name: String,
    /// The trust tie, where there is one.
    pub tie: Option<Id>,
    /// The note on it.
    pub note: String,
    /// The score drawn.
    pub score: Points,
    /// Evidence for, summed.
    pub r: f64,
    /// Evidence against, summed.
    pub s: f64,
    /// b.
    pub belief: f64,
    /// d.
    pub disbelief: f64,
    /// u.
    pub uncertainty: f64,
    /// a.
    pub base_rate: f64,
    /// b + a·u.
    pub expected: f64,
    /// Days after which evidence counts half, as set on the day looked at.
    pub half_life_days: f64,
    /// The weight of a full instrument, as set then.
    pub instrument_weight: f64,
    /// The weight of a quick check, as set then.
    pub quick_check_weight: f64,
    /// The assessments, newest first.
    pub lines: Vec<EvidenceLine>,
    /// The incidents that touched it, newest first.
    pub traces: Vec<TraceLine>,
    /// Who made the assessments that wait to be revealed.
    pub sealed: Vec<String>,
    /// How far the assessors are from each other.
    pub disagreement: Option<Disagreement>,
}

impl Direction {
    fn of(account: &Account, direction: &account::Direction) -> Self {
        let score = &direction.score;
        let opinion = score.opinion;
        Self {
            from: direction.from.into(),
            from_name: account.name(direction.from).into(),
            to: direction.to.into(),
            to_name: account.name(direction.to).into(),
            tie: direction.tie.as_ref().map(|tie| tie.id.into()),
            note: direction.tie.as_ref().map(|tie| tie.note.clone()).unwrap_or_default(),
            score: score.into(),
            r: score.evidence.r,
            s: score.evidence.s,
            belief: opinion.belief,
            disbelief: opinion.disbelief,
            uncertainty: opinion.uncertainty,
            base_rate: opinion.base_rate,
            expected: opinion.expected(),
            half_life_days: direction.settings.half_life_days,
            instrument_weight: direction.settings.instrument_weight,
            quick_check_weight: direction.settings.quick_check_weight,
            lines: score
                .lines
                .iter()
                .zip(&direction.assessments)
                .map(|(line, assessment)| EvidenceLine::of(line, assessment))
                .collect(),
            traces: score
                .traces
                .iter()
                .zip(&direction.incidents)
                .map(|(trace, told)| TraceLine::of(account, trace, told))
                .collect(),
            sealed: direction.sealed.clone(),
            disagreement: direction.disagreement.as_ref().map(Disagreement::from),
        }
    }
}

/// A relationship, both ways.
#[derive(Clone, Debug, Serialize, Type)]
pub struct Pair {
    /// From the first to the second.
    pub there: Direction,
    /// From the second to the first.
    pub back: Direction,
}

impl Pair {
    /// The wire form of a relationship.
    pub fn of(account: &Account, pair: &account::Pair) -> Self {
        Self { there: Direction::of(account, &pair.there), back: Direction::of(account, &pair.back) }
    }
}
