//! Answers item by item: as a form gives them, and as a row shows them.

use crate::{
    evidence::Reading,
    reflection::{Sort, Thought},
    stakeholder::Level,
    trust::{
        BadAnswers, Behaviours, Characteristics, Factor, Instrument, Scale, Signs, TrustDna, TrustEquation,
        checks::{Characteristic, Question, SevenQuestions, Sign},
        covey::{Behaviour, Core, Cores, Wave, Waves},
        dna,
        instrument::agreement,
    },
};
use std::collections::BTreeMap;

/// The answer to one item, as it is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The item's code.
    pub item: String,
    /// The value chosen; 0 where it is answered in words.
    pub value: u8,
    /// The words; empty where a value is chosen.
    pub words: String,
}

/// The answer to one item, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The item's code.
    pub item: String,
    /// Its name.
    pub spoken: &'static str,
    /// What it is a part of; empty where the items are not grouped.
    pub part: &'static str,
    /// The value chosen: 1 to the highest of the scale, or 1 for yes and 0 for no.
    pub value: u8,
    /// How far the answer speaks for trust, in `[0, 1]`.
    pub worth: f64,
    /// What was answered in words.
    pub words: String,
}

/// Answers that no instrument can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is no such item.
    #[error("“{item}” is no item of “{of}”")]
    UnknownItem {
        /// What was given.
        item: String,
        /// The instrument, as people know it.
        of: &'static str,
    },
    /// A yes or no that is neither.
    #[error("“{item}” is answered by {value}, which is neither yes (1) nor no (0)")]
    NeitherYesNorNo {
        /// Which.
        item: &'static str,
        /// What was given.
        value: u8,
    },
    /// A factor is missing.
    #[error("{0} is not scored: the Trust Equation takes all four factors")]
    Missing(&'static str),
    /// It was not said at which level.
    #[error("“{0}” is asked at a level: say at which")]
    NoLevel(&'static str),
    /// It was not said on which scale.
    #[error("the factors are scored on a scale: say on which")]
    NoScale,
    /// What only a round asks.
    #[error("the partner survey is answered in its rounds")]
    OnlyInRounds,
    /// What is answered breaks the instrument's rules.
    #[error(transparent)]
    BadAnswers(#[from] BadAnswers),
}

/// What was answered on an instrument.
///
/// # Errors
/// [`Unreadable`] names the first answer that the instrument does not know, or the rule it breaks.
pub fn reading(
    instrument: Instrument,
    level: Option<Level>,
    scale: Option<Scale>,
    answers: &[Answer],
) -> Result<Reading, Unreadable> {
    let name = instrument.spoken();
    let reading: Reading = match instrument {
        Instrument::TrustEquation => {
            let given = by_code(answers, Factor::from_code, name)?;
            let factor = |factor: Factor| {
                given.get(&factor).map(|answer| answer.value).ok_or(Unreadable::Missing(factor.spoken()))
            };
            TrustEquation {
                credibility: factor(Factor::Credibility)?,
                reliability: factor(Factor::Reliability)?,
                intimacy: factor(Factor::Intimacy)?,
                self_orientation: factor(Factor::SelfOrientation)?,
                scale: scale.ok_or(Unreadable::NoScale)?,
            }
            .into()
        }
        Instrument::TrustDna => TrustDna {
            level: level.ok_or(Unreadable::NoLevel(name))?,
            answers: values(answers, dna::Item::from_code, name)?,
        }
        .into(),
        Instrument::Behaviours => {
            Behaviours { kept: yes_or_no(answers, Behaviour::from_code, Behaviour::spoken, name)? }.into()
        }
        Instrument::Characteristics => Characteristics {
            present: yes_or_no(answers, Characteristic::from_code, Characteristic::spoken, name)?,
        }
        .into(),
        Instrument::Signs => {
            Signs { present: yes_or_no(answers, Sign::from_code, Sign::spoken, name)? }.into()
        }
        Instrument::PartnerSurvey => return Err(Unreadable::OnlyInRounds),
    };
    reading.check()?;
    Ok(reading)
}

/// What was thought over.
///
/// # Errors
/// As [`reading`].
pub fn thought(sort: Sort, answers: &[Answer]) -> Result<Thought, Unreadable> {
    let name = sort.spoken();
    let thought = match sort {
        Sort::Cores => Thought::Cores(Cores { answers: values(answers, Core::from_code, name)? }),
        Sort::OwnBehaviours => Thought::OwnBehaviours(Behaviours {
            kept: yes_or_no(answers, Behaviour::from_code, Behaviour::spoken, name)?,
        }),
        Sort::Waves => Thought::Waves(Waves { answers: values(answers, Wave::from_code, name)? }),
        Sort::Questions => {
            let said = by_code(answers, Question::from_code, name)?;
            let said = said.into_iter().map(|(question, answer)| (question, answer.words.trim().to_owned()));
            Thought::Questions(SevenQuestions {
                answers: said.filter(|(_, words)| !words.is_empty()).collect(),
            })
        }
    };
    thought.check()?;
    Ok(thought)
}

/// What was answered on an instrument, item by item, in the instrument's order.
pub fn given(reading: &Reading) -> Vec<Given> {
    match reading {
        Reading::TrustEquation(equation) => {
            let highest = equation.scale.highest();
            let worth = |factor: Factor| {
                let share = (f64::from(equation.factor(factor)) - 1.0) / (f64::from(highest) - 1.0);
                if factor == Factor::SelfOrientation { 1.0 - share } else { share }
            };
            let all = Factor::ALL.iter();
            all.map(|&it| one(it.code(), it.spoken(), "", equation.factor(it), worth(it))).collect()
        }
        Reading::TrustDna(dna) => {
            let of = |(it, &value): (&dna::Item, &u8)| {
                one(it.code(), it.spoken(), it.component().spoken(), value, agreement(value))
            };
            dna.answers.iter().map(of).collect()
        }
        Reading::Behaviours(behaviours) => kept(behaviours),
        Reading::Characteristics(checked) => {
            let of = |(it, &yes): (&Characteristic, &bool)| mark(it.code(), it.spoken(), "", yes, yes);
            checked.present.iter().map(of).collect()
        }
        Reading::Signs(signs) => {
            let of = |(it, &yes): (&Sign, &bool)| mark(it.code(), it.spoken(), "", yes, !yes);
            signs.present.iter().map(of).collect()
        }
        Reading::PartnerSurvey(survey) => survey
            .answers
            .iter()
            .map(|(it, &value)| {
                let code = String::from(*it);
                Given { item: code, ..one("", it.component.spoken(), "", value, agreement(value)) }
            })
            .collect(),
    }
}

/// What was thought over, item by item.
pub fn told(thought: &Thought) -> Vec<Given> {
    match thought {
        Thought::Cores(cores) => {
            let of = |(it, &value): (&Core, &u8)| {
                one(it.code(), it.spoken(), it.family().spoken(), value, agreement(value))
            };
            cores.answers.iter().map(of).collect()
        }
        Thought::OwnBehaviours(behaviours) => kept(behaviours),
        Thought::Waves(waves) => {
            let of = |(it, &value): (&Wave, &u8)| one(it.code(), it.spoken(), "", value, agreement(value));
            waves.answers.iter().map(of).collect()
        }
        Thought::Questions(questions) => {
            let of = |(it, words): (&Question, &String)| Given {
                words: words.clone(),
                ..one(it.code(), it.spoken(), "", 0, 0.0)
            };
            questions.answers.iter().map(of).collect()
        }
    }
}

fn kept(behaviours: &Behaviours) -> Vec<Given> {
    let of = |(it, &yes): (&Behaviour, &bool)| mark(it.code(), it.spoken(), it.family().spoken(), yes, yes);
    behaviours.kept.iter().map(of).collect()
}

fn one(code: &str, spoken: &'static str, part: &'static str, value: u8, worth: f64) -> Given {
    Given { item: code.into(), spoken, part, value, worth, words: String::new() }
}

fn mark(code: &str, spoken: &'static str, part: &'static str, yes: bool, good: bool) -> Given {
    one(code, spoken, part, u8::from(yes), f64::from(u8::from(good)))
}

fn by_code<'a, Item: Ord>(
    answers: &'a [Answer],
    from_code: fn(&str) -> Option<Item>,
    of: &'static str,
) -> Result<BTreeMap<Item, &'a Answer>, Unreadable> {
    let known = |answer: &'a Answer| match from_code(&answer.item) {
        Some(item) => Ok((item, answer)),
        None => Err(Unreadable::UnknownItem { item: answer.item.clone(), of }),
    };
    answers.iter().map(known).collect()
}

fn values<Item: Ord>(
    answers: &[Answer],
    from_code: fn(&str) -> Option<Item>,
    of: &'static str,
) -> Result<BTreeMap<Item, u8>, Unreadable> {
    Ok(by_code(answers, from_code, of)?.into_iter().map(|(item, answer)| (item, answer.value)).collect())
}

fn yes_or_no<Item: Ord + Copy>(
    answers: &[Answer],
    from_code: fn(&str) -> Option<Item>,
    spoken: fn(Item) -> &'static str,
    of: &'static str,
) -> Result<BTreeMap<Item, bool>, Unreadable> {
    let given = by_code(answers, from_code, of)?.into_iter();
    given
        .map(|(item, answer)| match answer.value {
            0 => Ok((item, false)),
            1 => Ok((item, true)),
            value => Err(Unreadable::NeitherYesNorNo { item: spoken(item), value }),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::Questionnaire;

    fn answer(item: &str, value: u8) -> Answer {
        Answer { item: item.into(), value, words: String::new() }
    }

    /// Answers with values go in and come out as they were, in the instrument's order.
    #[track_caller]
    fn check(instrument: Instrument, answers: &[(&str, u8)], worth: &[f64]) {
        let sent: Vec<Answer> = answers.iter().rev().map(|&(item, value)| answer(item, value)).collect();
        let reading = reading(instrument, Some(Level::Staff), Some(Scale::Ten), &sent).unwrap();
        assert_eq!(reading.instrument(), instrument);
        let given = given(&reading);
        let back: Vec<(&str, u8)> = given.iter().map(|it| (it.item.as_str(), it.value)).collect();
        assert_eq!(back, answers);
        assert_eq!(given.iter().map(|it| it.worth).collect::<Vec<_>>(), worth);
    }

    #[test]
    fn answers_go_in_and_come_out() {
        check(
            Instrument::TrustEquation,
            &[("credibility", 10), ("reliability", 1), ("intimacy", 10), ("self-orientation", 10)],
            &[1.0, 0.0, 1.0, 0.0],
        );
        check(Instrument::TrustDna, &[("aligned-goals", 7), ("time", 4)], &[1.0, 0.5]);
        check(Instrument::Behaviours, &[("talk-straight", 1), ("listen-first", 0)], &[1.0, 0.0]);
        check(Instrument::Characteristics, &[("candour", 0), ("facts-first", 1)], &[0.0, 1.0]);
        check(Instrument::Signs, &[("lost-business", 1), ("outer-circle", 0)], &[0.0, 1.0]);
    }

    #[test]
    fn every_mark_of_every_item_can_be_answered() {
        for instrument in Instrument::ALL.iter().filter(|it| **it != Instrument::TrustEquation) {
            let Some(asked) = Questionnaire::of(*instrument) else { continue };
            for mark in &asked.marks {
                let all: Vec<Answer> = asked.items.iter().map(|it| answer(it.code, mark.value)).collect();
                let reading = reading(*instrument, Some(Level::Staff), None, &all).unwrap();
                assert!((reading.answered() - 1.0).abs() < 1e-12);
                let worth = given(&reading)[0].worth;
                assert!((reading.normalised() - worth).abs() < 1e-12, "{instrument:?}");
                let expect = if asked.marks.len() == 2 {
                    f64::from(u8::from((mark.value == 1) != asked.against))
                } else {
                    f64::from(mark.value - 1) / 6.0
                };
                assert!((worth - expect).abs() < 1e-12, "{instrument:?} {mark:?}");
            }
        }
    }

    #[test]
    fn reflections_go_in_and_come_out() {
        let cores = thought(Sort::Cores, &[answer("intent", 7)]).unwrap();
        assert_eq!((told(&cores)[0].spoken, told(&cores)[0].part), ("Intent", "Character"));
        let said = |words: &str| Answer { words: words.into(), ..answer("remedy", 0) };
        let questions = thought(Sort::Questions, &[said(" Be on time. "), answer("my-part", 0)]).unwrap();
        let told = told(&questions);
        assert_eq!((told.len(), told[0].words.as_str()), (1, "Be on time."));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let refused = |instrument, level, answers: &[(&str, u8)]| {
            let answers: Vec<Answer> = answers.iter().map(|&(item, value)| answer(item, value)).collect();
            reading(instrument, level, Some(Scale::Five), &answers).unwrap_err().to_string()
        };
        let staff = Some(Level::Staff);
        assert_eq!(refused(Instrument::Signs, None, &[("charm", 1)]), {
            "“charm” is no item of “Signs of fractured trust”"
        });
        assert_eq!(refused(Instrument::Signs, None, &[("lost-business", 2)]), {
            "“Business lost to competitors” is answered by 2, which is neither yes (1) nor no (0)"
        });
        assert_eq!(refused(Instrument::TrustDna, None, &[("time", 2)]), {
            "“Trust DNA™” is asked at a level: say at which"
        });
        assert_eq!(refused(Instrument::TrustDna, staff, &[("time", 8)]), {
            "Time is 8, but the scale runs from 1 to 7"
        });
        assert_eq!(refused(Instrument::TrustDna, staff, &[]), {
            "nothing is answered in “Trust DNA™”: it takes one answer at least"
        });
        assert_eq!(refused(Instrument::TrustEquation, None, &[("credibility", 5)]), {
            "Reliability is not scored: the Trust Equation takes all four factors"
        });
        assert_eq!(refused(Instrument::PartnerSurvey, staff, &[]), {
            "the partner survey is answered in its rounds"
        });
        assert_eq!(thought(Sort::Questions, &[answer("remedy", 0)]).unwrap_err().to_string(), {
            "nothing is answered in “The seven questions”: it takes one answer at least"
        });
    }
}
