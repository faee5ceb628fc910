//! Trust on the wire: judgements come in, scores go out with their derivation.

use super::{
    id::Id,
    incident::TraceLine,
    word::{Band, Factor, Scale},
};
use account::domain::{
    Account, Assessment, Reading,
    trust::{Score, TrustEquation, score},
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

/// See [`TrustEquation`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own type")]
pub struct Equation {
    pub credibility: u8,
    pub reliability: u8,
    pub intimacy: u8,
    pub self_orientation: u8,
    pub scale: Scale,
}

impl From<TrustEquation> for Equation {
    fn from(equation: TrustEquation) -> Self {
        let TrustEquation { credibility, reliability, intimacy, self_orientation, scale } = equation;
        Self { credibility, reliability, intimacy, self_orientation, scale: scale.into() }
    }
}

impl From<Equation> for TrustEquation {
    fn from(equation: Equation) -> Self {
        let Equation { credibility, reliability, intimacy, self_orientation, scale } = equation;
        Self { credibility, reliability, intimacy, self_orientation, scale: scale.into() }
    }
}

/// Somebody's judgement, as the form sends it.
#[derive(Clone, Debug, Deserialize, Type)]
pub struct Judgement {
    /// Who trusts.
    pub from: Id,
    /// Who is trusted.
    pub to: Id,
    /// The four factors.
    pub equation: Equation,
    /// The day it speaks of; none = today.
    #[specta(type = Option<String>)]
    pub on: Option<Date>,
    /// Who judged; empty = the manager.
    pub assessor: String,
    /// On what grounds.
    pub rationale: String,
    /// How sure, in (0, 1].
    pub confidence: f64,
}

impl From<Judgement> for account::Judgement {
    fn from(sent: Judgement) -> Self {
        Self {
            from: sent.from.into(),
            to: sent.to.into(),
            reading: TrustEquation::from(sent.equation).into(),
            on: sent.on,
            assessor: sent.assessor,
            rationale: sent.rationale,
            confidence: sent.confidence,
            sealed: false,
        }
    }
}

/// One assessment's part in a score: see [`score::Line`].
#[derive(Clone, Debug, Serialize, Type)]
#[allow(missing_docs, reason = "each field is said at the domain's own types")]
pub struct EvidenceLine {
    pub assessment: Id,
    pub on: String,
    pub assessor: String,
    pub rationale: String,
    pub equation: Equation,
    pub ratio: f64,
    pub balance: f64,
    pub value: f64,
    pub confidence: f64,
    pub answered: f64,
    pub weight: f64,
    pub age_days: f64,
    pub left: f64,
    pub r: f64,
    pub s: f64,
    pub superseded: bool,
    pub weakest: Factor,
    pub advice: String,
}

impl EvidenceLine {
    /// None of a reading that has no form on the wire yet: its evidence is in the sums all the same.
    fn of(line: &score::Line, assessment: &Assessment) -> Option<Self> {
        let Reading::TrustEquation(equation) = assessment.reading else { return None };
        let (weakest, advice) = equation.weakest();
        Some(Self {
            assessment: assessment.id.into(),
            on: assessment.on.to_string(),
            assessor: assessment.assessor.clone(),
            rationale: assessment.rationale.clone(),
            equation: equation.into(),
            ratio: equation.ratio(),
            balance: equation.balance(),
            value: line.value,
            confidence: line.confidence,
            answered: line.answered,
            weight: line.weight,
            age_days: line.age_days,
            left: line.left,
            r: line.evidence.r,
            s: line.evidence.s,
            superseded: line.superseded,
            weakest: weakest.into(),
            advice: advice.into(),
        })
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
    /// The assessments, newest first.
    pub lines: Vec<EvidenceLine>,
    /// The incidents that touched it, newest first.
    pub traces: Vec<TraceLine>,
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
            lines: score
                .lines
                .iter()
                .zip(&direction.assessments)
                .filter_map(|(line, assessment)| EvidenceLine::of(line, assessment))
                .collect(),
            traces: score
                .traces
                .iter()
                .zip(&direction.incidents)
                .map(|(trace, told)| TraceLine::of(account, trace, told))
                .collect(),
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
