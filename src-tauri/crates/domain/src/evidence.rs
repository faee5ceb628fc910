//! What people said of a tie, when, on what grounds and how sure they were.

use crate::{
    id::Id,
    stakeholder::Level,
    trust::{
        BadAnswers, Behaviours, Characteristics, Instrument, Settings, Signs, TrustDna, TrustEquation,
        survey::PartnerSurvey,
    },
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was answered on an instrument. Stored with the instrument's code as its tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "instrument", rename_all = "kebab-case")]
pub enum Reading {
    /// The four factors of the Trust Equation.
    TrustEquation(TrustEquation),
    /// Agreement with the items of the Trust DNA™.
    TrustDna(TrustDna),
    /// Which of the thirteen behaviours are kept.
    Behaviours(Behaviours),
    /// Which of the seven characteristics there are.
    Characteristics(Characteristics),
    /// Which of the five signs of fractured trust there are.
    Signs(Signs),
    /// Agreement with the statements of a round of the partner survey.
    PartnerSurvey(PartnerSurvey),
}

impl Reading {
    /// The instrument.
    pub const fn instrument(&self) -> Instrument {
        match self {
            Self::TrustEquation(_) => Instrument::TrustEquation,
            Self::TrustDna(_) => Instrument::TrustDna,
            Self::Behaviours(_) => Instrument::Behaviours,
            Self::Characteristics(_) => Instrument::Characteristics,
            Self::Signs(_) => Instrument::Signs,
            Self::PartnerSurvey(_) => Instrument::PartnerSurvey,
        }
    }

    /// Whether the answers keep the instrument's rules.
    ///
    /// # Errors
    /// [`BadAnswers`] where nothing is answered, or an answer is off its scale: named, with the range.
    pub fn check(&self) -> Result<(), BadAnswers> {
        match self {
            Self::TrustEquation(equation) => Ok(equation.check()?),
            Self::TrustDna(dna) => dna.check(),
            Self::Behaviours(behaviours) => behaviours.check(),
            Self::Characteristics(characteristics) => characteristics.check(),
            Self::Signs(signs) => signs.check(),
            Self::PartnerSurvey(survey) => survey.check(),
        }
    }

    /// What was answered, normalised to `[0, 1]`.
    pub fn normalised(&self) -> f64 {
        match self {
            Self::TrustEquation(equation) => equation.normalised(),
            Self::TrustDna(dna) => dna.normalised(),
            Self::Behaviours(behaviours) => behaviours.normalised(),
            Self::Characteristics(characteristics) => characteristics.normalised(),
            Self::Signs(signs) => signs.normalised(),
            Self::PartnerSurvey(survey) => survey.normalised(),
        }
    }

    /// The share of the instrument that was answered, in `(0, 1]`. The Trust Equation is answered whole or
    /// not at all.
    pub fn answered(&self) -> f64 {
        match self {
            Self::TrustEquation(_) => 1.0,
            Self::TrustDna(dna) => dna.answered(),
            Self::Behaviours(behaviours) => behaviours.answered(),
            Self::Characteristics(characteristics) => characteristics.answered(),
            Self::Signs(signs) => signs.answered(),
            Self::PartnerSurvey(survey) => survey.answered(),
        }
    }

    /// The level it speaks of, where the instrument asks at one.
    pub const fn level(&self) -> Option<Level> {
        match self {
            Self::TrustDna(dna) => Some(dna.level),
            Self::PartnerSurvey(survey) => Some(survey.level),
            Self::TrustEquation(_) | Self::Behaviours(_) | Self::Characteristics(_) | Self::Signs(_) => None,
        }
    }

    /// The weight k of the instrument in pieces of evidence: that of a full instrument or of a quick check.
    pub const fn weight(&self, settings: Settings) -> f64 {
        if self.instrument().is_quick_check() {
            settings.quick_check_weight
        } else {
            settings.instrument_weight
        }
    }
}

macro_rules! from_answers {
    ($($answers:ident),+) => {
        $(impl From<$answers> for Reading {
            fn from(answers: $answers) -> Self {
                Self::$answers(answers)
            }
        })+
    };
}
from_answers!(TrustEquation, TrustDna, Behaviours, Characteristics, Signs, PartnerSurvey);

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
    /// Whether it is kept from all others, and out of the score, until it is revealed: so that several people
    /// can assess one tie without knowing what the others said.
    #[serde(default, skip_serializing_if = "is_open")]
    pub sealed: bool,
}

const fn is_open(sealed: &bool) -> bool {
    !*sealed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        stakeholder::Level,
        trust::{
            checks::{Characteristic, Sign},
            covey::Behaviour,
            dna::Item,
        },
    };
    use jiff::civil::date;

    /// Stored files hold readings in this form: it must never change.
    #[track_caller]
    fn check(reading: impl Into<Reading>, stored: &str) {
        let reading = reading.into();
        let code = reading.instrument().code();
        let expect = format!(
            r#"{{"id":"{id}","tie":"{id}","instrument":"{code}",{stored},"on":"2026-11-03","assessor":"Mei","rationale":"","confidence":0.7}}"#,
            id = Id::numbered(1),
        );
        let assessment = Assessment {
            id: Id::numbered(1),
            tie: Id::numbered(1),
            reading,
            on: date(2026, 11, 3),
            assessor: "Mei".into(),
            rationale: String::new(),
            confidence: 0.7,
            sealed: false,
        };
        assert_eq!(serde_json::to_string(&assessment).unwrap(), expect);
        assert_eq!(serde_json::from_str::<Assessment>(&expect).unwrap(), assessment);
    }

    #[test]
    fn every_reading_is_stored_under_the_code_of_its_instrument() {
        check(
            TrustEquation::new(6, 2, 3, 8, crate::trust::Scale::Ten).unwrap(),
            r#""credibility":6,"reliability":2,"intimacy":3,"self_orientation":8,"scale":"1-10""#,
        );
        check(
            TrustDna::new(Level::Staff, [(Item::Time, 2), (Item::SharedVision, 6)]).unwrap(),
            r#""level":"staff","answers":{"shared-vision":6,"time":2}"#,
        );
        check(
            Behaviours::new([(Behaviour::TalkStraight, true), (Behaviour::ListenFirst, false)]).unwrap(),
            r#""kept":{"talk-straight":true,"listen-first":false}"#,
        );
        check(
            Characteristics::new([(Characteristic::FactsFirst, true)]).unwrap(),
            r#""present":{"facts-first":true}"#,
        );
        check(Signs::new([(Sign::PutToTender, false)]).unwrap(), r#""present":{"put-to-tender":false}"#);
    }

    #[test]
    fn what_no_instrument_asks_is_not_read() {
        for wrong in [
            r#"{"instrument":"trust-dna","level":"staff","answers":{"charm":3}}"#,
            r#"{"instrument":"behaviours","kept":{"talk-straight":"often"}}"#,
            r#"{"instrument":"horoscope","present":{}}"#,
        ] {
            assert!(serde_json::from_str::<Reading>(wrong).is_err(), "{wrong}");
        }
    }
}
