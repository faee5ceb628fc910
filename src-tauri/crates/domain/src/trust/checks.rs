//! Quick checks of a relationship: M3T's seven characteristics and Davies' five signs of fractured trust,
//! and Davies' seven questions, which are answered in words.
//!
//! The items are those of their sources, in our words. That a list counts as a share, and that a quick
//! check weighs less than a full instrument, are our own definition.

use super::instrument::{BadAnswers, Instrument, answered, share, something};
use crate::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

vocabulary! {
    /// A mark of a relationship in which there is trust (M3T).
    Characteristic {
        /// Each side can say what must be said.
        Candour = "candour", "Candour";
        /// Each side is vulnerable to the other.
        Vulnerability = "vulnerability", "Vulnerability";
        /// There is respect in all that is said and written.
        Respect = "respect", "Respect";
        /// Each gives the other the benefit of the doubt.
        BenefitOfTheDoubt = "benefit-of-the-doubt", "Benefit of the doubt";
        /// Each is willing to take risks with the other.
        SharedRisk = "shared-risk", "Willingness to take risks";
        /// They speak freely and often.
        FreeCommunication = "free-communication", "Free and frequent communication";
        /// Facts and reality count for more than perceptions.
        FactsFirst = "facts-first", "Facts over perceptions";
    }
}

vocabulary! {
    /// A sign that trust is fractured (Davies).
    Sign {
        /// Decisions on new proposals slow down.
        SlowDecisions = "slow-decisions", "Decisions slow down";
        /// Business is lost to competitors.
        LostBusiness = "lost-business", "Business lost to competitors";
        /// Business that was secure is put out to tender.
        PutToTender = "put-to-tender", "Secure business put out to tender";
        /// Access to strategic information is restricted.
        RestrictedAccess = "restricted-access", "Strategic information restricted";
        /// We are pushed from the inner to the outer circle.
        OuterCircle = "outer-circle", "Pushed to the outer circle";
    }
}

vocabulary! {
    /// A question to ask oneself of a relationship (Davies). The meaning is the question.
    Question {
        /// Do I trust this organisation?
        TrustTheOrganisation = "trust-the-organisation", "Trust in the organisation";
        /// Do I trust its people?
        TrustThePeople = "trust-the-people", "Trust in the people";
        /// Do they trust me?
        TrustInMe = "trust-in-me", "Their trust in me";
        /// Have I strained or broken their trust?
        MyPart = "my-part", "My part";
        /// What did the other party do?
        TheirPart = "their-part", "Their part";
        /// What could restore it?
        Remedy = "remedy", "What could restore it";
        /// Which principles do I adopt?
        Principles = "principles", "My principles";
    }
}

/// Which of the seven characteristics a relationship has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Characteristics {
    /// Yes or no; of a characteristic that is not here it is not known.
    pub present: BTreeMap<Characteristic, bool>,
}

impl Characteristics {
    /// What is known.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where nothing is.
    pub fn new(present: impl IntoIterator<Item = (Characteristic, bool)>) -> Result<Self, BadAnswers> {
        let characteristics = Self { present: present.into_iter().collect() };
        characteristics.check().map(|()| characteristics)
    }

    /// Whether anything is known.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where nothing is.
    pub fn check(&self) -> Result<(), BadAnswers> {
        something(Instrument::Characteristics.spoken(), &self.present)
    }

    /// The share present of those known, in `[0, 1]`; ½ where nothing is known, which weighs nothing.
    pub fn normalised(&self) -> f64 {
        share(&self.present, true)
    }

    /// The share of the seven that is known, in `(0, 1]` where the answers keep their rules.
    pub fn answered(&self) -> f64 {
        answered(&self.present, Characteristic::ALL)
    }
}

/// Which of the five signs of fractured trust a relationship shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signs {
    /// Present or absent; of a sign that is not here it is not known.
    pub present: BTreeMap<Sign, bool>,
}

impl Signs {
    /// What is known.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where nothing is.
    pub fn new(present: impl IntoIterator<Item = (Sign, bool)>) -> Result<Self, BadAnswers> {
        let signs = Self { present: present.into_iter().collect() };
        signs.check().map(|()| signs)
    }

    /// Whether anything is known.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where nothing is.
    pub fn check(&self) -> Result<(), BadAnswers> {
        something(Instrument::Signs.spoken(), &self.present)
    }

    /// The share absent of those known, in `[0, 1]`, for a sign that is present speaks against trust; ½
    /// where nothing is known, which weighs nothing.
    pub fn normalised(&self) -> f64 {
        share(&self.present, false)
    }

    /// The share of the five that is known, in `(0, 1]` where the answers keep their rules.
    pub fn answered(&self) -> f64 {
        answered(&self.present, Sign::ALL)
    }
}

/// What somebody answered to the seven questions, in words: no evidence in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SevenQuestions {
    /// Free text; a question that is not here was not answered.
    pub answers: BTreeMap<Question, String>,
}

impl SevenQuestions {
    /// Whether any question is answered by more than blanks.
    ///
    /// # Errors
    /// [`BadAnswers::Nothing`] where none is.
    pub fn check(&self) -> Result<(), BadAnswers> {
        let said: BTreeMap<&Question, &String> =
            self.answers.iter().filter(|(_, said)| !said.trim().is_empty()).collect();
        something("The seven questions", &said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(present: usize, absent: usize, characteristics: f64, signs: f64) {
        let marks = || std::iter::repeat_n(true, present).chain(std::iter::repeat_n(false, absent));
        let known = (present + absent) as f64;
        let is = Characteristics::new(Characteristic::ALL.iter().copied().zip(marks())).unwrap();
        assert_eq!((is.normalised(), is.answered()), (characteristics, known / 7.0));
        let is = Signs::new(Sign::ALL.iter().copied().zip(marks())).unwrap();
        assert_eq!((is.normalised(), is.answered()), (signs, known / 5.0));
    }

    #[test]
    fn a_characteristic_speaks_for_trust_and_a_sign_against_it() {
        check(5, 0, 1.0, 0.0);
        check(0, 5, 0.0, 1.0);
        check(1, 3, 0.25, 0.75);
        check(1, 0, 1.0, 0.0);
    }

    #[test]
    fn nothing_known_is_refused() {
        for (error, of) in [
            (Characteristics::new([]).unwrap_err(), "Seven characteristics"),
            (Signs::new([]).unwrap_err(), "Signs of fractured trust"),
        ] {
            let expect = format!("nothing is answered in “{of}”: it takes one answer at least");
            assert_eq!(error.to_string(), expect);
        }
    }

    #[test]
    fn there_are_seven_five_and_seven() {
        assert_eq!((Characteristic::ALL.len(), Sign::ALL.len(), Question::ALL.len()), (7, 5, 7));
    }
}
