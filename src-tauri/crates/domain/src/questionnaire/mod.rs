//! Every instrument, and every kind of reflection, as a list of items to be answered: what one form can ask
//! and one row can show.

mod answers;

pub use answers::{Answer, Given, Unreadable, given, reading, thought, told};

use crate::{
    reflection::Sort,
    trust::{
        Component, Factor, Instrument, Scale,
        checks::{Characteristic, Question, Sign},
        covey::{Behaviour, Core, Family, Wave},
        dna,
        instrument::FULL_AGREEMENT,
    },
};

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The value it stands for: 1 to the highest of a scale, or 1 for yes and 0 for no.
    pub value: u8,
    /// What is said for it.
    pub spoken: String,
    /// What it means; empty where the value says it.
    pub meaning: &'static str,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The code under which files and scripts know it.
    pub code: &'static str,
    /// The name under which people know it.
    pub spoken: &'static str,
    /// What it means, or the statement to agree with.
    pub meaning: &'static str,
    /// What it is a part of; empty where the items are not grouped.
    pub part: &'static str,
    /// What its opposite looks like; empty where that is not told.
    pub opposite: &'static str,
    /// What passes for it and is not; empty where that is not told.
    pub counterfeit: &'static str,
}

/// An instrument, or a kind of reflection, as it is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// The code of the instrument or of the kind of reflection.
    pub code: &'static str,
    /// Its name.
    pub spoken: &'static str,
    /// Whose it is.
    pub source: &'static str,
    /// What of it is our own; empty where nothing is.
    pub ours: &'static str,
    /// What can be answered, the first digit's answer first; nothing where it is answered in words.
    pub marks: Vec<Mark>,
    /// What is said where an item is not answered.
    pub unanswered: &'static str,
    /// Whether it is asked at one of three levels.
    pub levels: bool,
    /// Whether its value is the mean of its parts, each counting alike, rather than that of its items.
    pub by_part: bool,
    /// Whether an answer of yes speaks against trust.
    pub against: bool,
    /// What is asked, in the order in which it is told.
    pub items: Vec<Item>,
}

impl Questionnaire {
    /// The instrument as it is asked of a tie; none of the partner survey, whose rounds ask for themselves.
    pub fn of(instrument: Instrument) -> Option<Self> {
        let blank = Self {
            code: instrument.code(),
            spoken: instrument.spoken(),
            source: instrument.source(),
            ours: "",
            marks: Vec::new(),
            unanswered: "Unknown",
            levels: false,
            by_part: false,
            against: false,
            items: Vec::new(),
        };
        Some(match instrument {
            Instrument::TrustEquation => Self {
                ours: "How the four factors become one value for the map is our own definition.",
                marks: scale(Scale::Ten.highest()),
                unanswered: "Not scored",
                items: Factor::ALL.iter().map(|it| item(it.code(), it.spoken(), it.meaning(), "")).collect(),
                ..blank
            },
            Instrument::TrustDna => Self {
                ours: "The components and the parts of three of them are published. The wording of the \
                       statements, the scale of 1 to 7, and that all components count alike are our own.",
                marks: scale(FULL_AGREEMENT),
                unanswered: "Not answered",
                levels: true,
                by_part: true,
                items: dna::Item::ALL
                    .iter()
                    .map(|it| item(it.code(), it.spoken(), it.meaning(), it.component().spoken()))
                    .collect(),
                ..blank
            },
            Instrument::Behaviours => Self {
                ours: "Covey names the behaviours; what each means, its opposite and its counterfeit are told \
                       in our words. That the list counts as the share kept is our own definition.",
                marks: yes_or_no("Kept", "Not kept"),
                unanswered: "Not seen",
                items: behaviours(),
                ..blank
            },
            Instrument::Characteristics => Self {
                ours: "M3T names the characteristics, told in our words. That the list counts as the share \
                       there is, and less than a full instrument, is our own definition.",
                marks: yes_or_no("Yes", "No"),
                items: Characteristic::ALL
                    .iter()
                    .map(|it| item(it.code(), it.spoken(), it.meaning(), ""))
                    .collect(),
                ..blank
            },
            Instrument::Signs => Self {
                ours: "Davies names the signs, told in our words. That the list counts as the share that is \
                       absent, and less than a full instrument, is our own definition.",
                marks: yes_or_no("Yes", "No"),
                against: true,
                items: Sign::ALL.iter().map(|it| item(it.code(), it.spoken(), it.meaning(), "")).collect(),
                ..blank
            },
            Instrument::PartnerSurvey => return None,
        })
    }

    /// A kind of reflection as it is asked. Of the waves all but oneself are, of which the cores tell: an
    /// estimate counts where no tie tells of a wave.
    pub fn of_thought(sort: Sort) -> Self {
        const COVEY: &str = "Covey, The Speed of Trust";
        let blank = Self {
            code: sort.code(),
            spoken: sort.spoken(),
            source: COVEY,
            ours: "",
            marks: scale(FULL_AGREEMENT),
            unanswered: "Not answered",
            levels: false,
            by_part: false,
            against: false,
            items: Vec::new(),
        };
        match sort {
            Sort::Cores => Self {
                ours: "Covey names the cores; what each means is told in our words, and the scale of 1 to 7 is \
                       our own.",
                items: Core::ALL
                    .iter()
                    .map(|it| item(it.code(), it.spoken(), it.meaning(), it.family().spoken()))
                    .collect(),
                ..blank
            },
            Sort::OwnBehaviours => Self {
                ours: "Covey names the behaviours; what each means, its opposite and its counterfeit are told \
                       in our words.",
                marks: yes_or_no("I keep it", "I do not"),
                unanswered: "Not sure",
                items: behaviours(),
                ..blank
            },
            Sort::Waves => Self {
                ours: "Covey names the waves; what each means is told in our words, and the scale of 1 to 7 is \
                       our own.",
                items: Wave::ALL
                    .iter()
                    .filter(|&&wave| wave != Wave::Oneself)
                    .map(|it| item(it.code(), it.spoken(), it.meaning(), it.stands_for()))
                    .collect(),
                ..blank
            },
            Sort::Questions => Self {
                source: "Davies",
                ours: "The questions are told in our words. They count in no score.",
                marks: Vec::new(),
                items: Question::ALL
                    .iter()
                    .map(|it| item(it.code(), it.spoken(), it.meaning(), ""))
                    .collect(),
                ..blank
            },
        }
    }

    /// All that a form can ask: the instruments, then the kinds of reflection.
    pub fn all() -> Vec<Self> {
        let instruments = Instrument::ALL.iter().filter_map(|&instrument| Self::of(instrument));
        instruments.chain(Sort::ALL.iter().map(|&sort| Self::of_thought(sort))).collect()
    }
}

fn item(code: &'static str, spoken: &'static str, meaning: &'static str, part: &'static str) -> Item {
    Item { code, spoken, meaning, part, opposite: "", counterfeit: "" }
}

fn behaviours() -> Vec<Item> {
    let told = |it: &Behaviour| Item {
        opposite: it.opposite(),
        counterfeit: it.counterfeit(),
        ..item(it.code(), it.spoken(), it.meaning(), Family::spoken(it.family()))
    };
    Behaviour::ALL.iter().map(told).collect()
}

fn scale(highest: u8) -> Vec<Mark> {
    let meaning = |value| match value {
        1 => "not at all",
        _ if value == highest => "fully",
        _ => "",
    };
    (1..=highest).map(|value| Mark { value, spoken: value.to_string(), meaning: meaning(value) }).collect()
}

fn yes_or_no(yes: &str, no: &str) -> Vec<Mark> {
    [(1, yes), (0, no)].map(|(value, spoken)| Mark { value, spoken: spoken.into(), meaning: "" }).to_vec()
}

/// A component's name and the mean of what was answered of it, in `[0, 1]`, in the order they are told.
pub fn components(dna: &crate::trust::TrustDna) -> Vec<(&'static str, f64)> {
    let known = Component::ALL.iter().filter_map(|&it| dna.component(it).map(|value| (it.spoken(), value)));
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[track_caller]
    fn check(code: &str, items: usize, marks: usize) {
        let all = Questionnaire::all();
        let asked = all.iter().find(|each| each.code == code).unwrap();
        assert_eq!((asked.items.len(), asked.marks.len()), (items, marks), "{code}");
        let codes: BTreeSet<&str> = asked.items.iter().map(|item| item.code).collect();
        assert_eq!(codes.len(), items, "each has a code of its own");
        assert!(asked.items.iter().all(|item| !item.meaning.is_empty()), "and a meaning");
        assert!(
            !asked.source.is_empty() && !asked.ours.is_empty(),
            "{code} says whose it is, and what is ours"
        );
    }

    #[test]
    fn every_instrument_and_reflection_can_be_asked() {
        check("trust-equation", 4, 10);
        check("trust-dna", 12, 7);
        check("behaviours", 13, 2);
        check("characteristics", 7, 2);
        check("signs", 5, 2);
        check("cores", 4, 7);
        check("own-behaviours", 13, 2);
        check("waves", 4, 7);
        check("questions", 7, 0);
        assert_eq!(Questionnaire::all().len(), 9);
    }

    #[test]
    fn the_ends_of_a_scale_are_told() {
        let marks = scale(7);
        assert_eq!((marks[0].meaning, marks[3].meaning, marks[6].meaning), ("not at all", "", "fully"));
        assert_eq!(marks[6].spoken, "7");
    }

    #[test]
    fn behaviours_come_with_their_opposite_and_what_passes_for_them() {
        let asked = Questionnaire::of(Instrument::Behaviours).unwrap();
        assert!(asked.items.iter().all(|item| !item.opposite.is_empty() && !item.counterfeit.is_empty()));
        assert_eq!(asked.items[12].part, "Character and competence");
    }
}
