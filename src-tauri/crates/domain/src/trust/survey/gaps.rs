//! The gaps of a round: between the sides, between the levels, and since an earlier round.
//!
//! That gaps are looked for between sides, levels and rounds is published (Hollyoake); how they are
//! measured here, in steps of the 1–7 scale between means, is our own definition.

use super::{Cut, Figure, Results, Round, Side};
use crate::trust::component::{Component, Level};

/// Both sides' answers to a component at a level, or to all where none is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facing {
    /// One component, or all.
    pub component: Option<Component>,
    /// One level, or all.
    pub level: Option<Level>,
    /// What the customer's people say.
    pub customer: Figure,
    /// What the supplier's people say.
    pub supplier: Figure,
    /// The customer's mean less the supplier's, −6 to 6 steps; none unless both are shown.
    pub gap: Option<f64>,
    /// The customer's mean less that of the earlier round, −6 to 6 steps; none unless both are shown.
    pub customer_moved: Option<f64>,
    /// The supplier's mean less that of the earlier round, −6 to 6 steps; none unless both are shown.
    pub supplier_moved: Option<f64>,
    /// Whether a statement of it is worded otherwise than in the earlier round, or was not asked there:
    /// what moved may then be the wording.
    pub reworded: bool,
}

impl Facing {
    /// All: the whole round, each component, each level, and each component at each level, in this order.
    /// What moved is told where there is an earlier round, with its results.
    pub fn all(round: &Round, results: &Results, earlier: Option<(&Round, &Results)>) -> Vec<Self> {
        let components = || std::iter::once(None).chain(Component::ALL.iter().copied().map(Some));
        let levels = std::iter::once(None).chain(Level::ALL.iter().copied().map(Some));
        levels
            .flat_map(|level| components().map(move |component| (component, level)))
            .map(|(component, level)| Self::of(round, results, earlier, component, level))
            .collect()
    }

    fn of(
        round: &Round,
        results: &Results,
        earlier: Option<(&Round, &Results)>,
        component: Option<Component>,
        level: Option<Level>,
    ) -> Self {
        let cut = |side| Cut { component, level, side: Some(side) };
        let moved = |side| earlier.and_then(|(_, before)| results.between_rounds(before, cut(side)));
        let reworded = earlier.is_some_and(|(before, _)| {
            round
                .questions
                .iter()
                .filter(|question| {
                    component.is_none_or(|component| question.item.component == component)
                        && level.is_none_or(|level| question.item.level == level)
                })
                .any(|question| before.wording(question.item) != Some(question.text.as_str()))
        });
        Self {
            component,
            level,
            customer: results.figure(cut(Side::Customer)),
            supplier: results.figure(cut(Side::Supplier)),
            gap: results.between_sides(component, level, Side::Customer),
            customer_moved: moved(Side::Customer),
            supplier_moved: moved(Side::Supplier),
            reworded,
        }
    }
}

/// How far two levels of one side lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Apart {
    /// Whose levels.
    pub side: Side,
    /// The level with the higher mean.
    pub higher: Level,
    /// The level with the lower mean.
    pub lower: Level,
    /// The higher mean less the lower, 0 to 6 steps.
    pub steps: f64,
}

impl Apart {
    /// The two levels of a side that lie furthest apart, over a component or over all; none where fewer
    /// than two levels are shown. The levels are asked about companies, teams and people: the statements
    /// differ.
    pub fn widest(results: &Results, component: Option<Component>, side: Side) -> Option<Self> {
        let pairs =
            Level::ALL.iter().flat_map(|&higher| Level::ALL.iter().map(move |&lower| (higher, lower)));
        pairs
            .filter(|(higher, lower)| higher != lower)
            .filter_map(|(higher, lower)| {
                let steps = results.between_levels(component, Some(side), higher, lower)?;
                (steps >= 0.0).then_some(Self { side, higher, lower, steps })
            })
            .reduce(|widest, one| if one.steps > widest.steps { one } else { widest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::Id,
        trust::survey::{Answers, Item, Participant, Secret},
    };
    use jiff::{Timestamp, civil::date};

    /// A round in which each of these answered every statement of their level alike.
    fn played(given: &[(Side, Level, u8)]) -> (Round, Vec<Answers>) {
        let mut round = Round::new(Id::numbered(1), "Autumn", date(2026, 11, 3), Secret([7; 32]));
        let mut answers = Vec::new();
        for (number, &(side, level, value)) in given.iter().enumerate() {
            let key = format!("p{number}");
            let items = Component::ALL.iter().map(|&component| (Item { component, level }, Some(value)));
            answers.push(Answers {
                round: round.id,
                participant: key.clone(),
                saved: Timestamp::UNIX_EPOCH,
                answers: items.collect(),
                remarks: String::new(),
            });
            round.participants.push(Participant {
                id: Id::numbered(number as u128),
                key,
                name: "Ida Vass".into(),
                side,
                level,
                counterpart: None,
            });
        }
        (round, answers)
    }

    fn of(all: &[Facing], component: Option<Component>, level: Option<Level>) -> Facing {
        *all.iter().find(|one| one.component == component && one.level == level).unwrap()
    }

    use Level::{Leadership, Operation, Staff};
    use Side::{Customer, Supplier};

    #[test]
    fn sides_face_each_other_in_every_cut() {
        let (round, answers) =
            played(&[(Customer, Staff, 3), (Supplier, Staff, 6), (Supplier, Operation, 2)]);
        let all = Facing::all(&round, &Results::of(&round, &answers).unwrap(), None);
        assert_eq!(all.len(), 28, "the whole, 6 components, 3 levels, 18 of both");
        let told = |component, level| {
            let one = of(&all, component, level);
            (one.customer.stats().map(|it| it.mean), one.supplier.stats().map(|it| it.mean), one.gap)
        };
        assert_eq!(told(None, None), (Some(3.0), Some(4.0), Some(-1.0)));
        assert_eq!(told(Some(Component::Ability), Some(Staff)), (Some(3.0), Some(6.0), Some(-3.0)));
        assert_eq!(told(None, Some(Operation)), (None, Some(2.0), None), "unknown is no gap");
        assert_eq!(of(&all, None, Some(Leadership)).customer, Figure::Unasked);
        assert!(all.iter().all(|one| one.customer_moved.is_none() && !one.reworded), "nothing was before");
    }

    #[test]
    fn what_moved_since_an_earlier_round_is_told_with_what_was_worded_otherwise() {
        let (before, earlier) = played(&[(Customer, Staff, 3), (Supplier, Staff, 6)]);
        let (mut now, answers) = played(&[(Customer, Staff, 5), (Supplier, Operation, 6)]);
        for question in &mut now.questions {
            if question.item == (Item { component: Component::Time, level: Staff }) {
                question.text.push('!');
            }
        }
        let earlier = Results::of(&before, &earlier).unwrap();
        let all = Facing::all(&now, &Results::of(&now, &answers).unwrap(), Some((&before, &earlier)));
        let staff = of(&all, None, Some(Staff));
        assert_eq!((staff.customer_moved, staff.supplier_moved), (Some(2.0), None));
        let reworded: Vec<_> =
            all.iter().filter(|one| one.reworded).map(|one| (one.component, one.level)).collect();
        let time = Some(Component::Time);
        assert_eq!(reworded, [(None, None), (time, None), (None, Some(Staff)), (time, Some(Staff))]);
    }

    #[test]
    fn the_levels_that_lie_furthest_apart_are_named() {
        let (round, answers) = played(&[
            (Customer, Staff, 6),
            (Customer, Operation, 3),
            (Customer, Leadership, 5),
            (Supplier, Staff, 1),
        ]);
        let results = Results::of(&round, &answers).unwrap();
        let widest = Apart { side: Customer, higher: Staff, lower: Operation, steps: 3.0 };
        assert_eq!(Apart::widest(&results, None, Customer), Some(widest));
        assert_eq!(Apart::widest(&results, Some(Component::Time), Customer), Some(widest));
        assert_eq!(Apart::widest(&results, None, Supplier), None, "one level lies apart from none");
    }

    #[test]
    fn no_gap_is_told_of_what_is_hidden() {
        let (round, answers) =
            played(&[(Customer, Staff, 3), (Supplier, Staff, 6), (Customer, Operation, 7)]);
        let round = Round { anonymous: true, closed: Some(round.on), ..round };
        let results = Results::of(&round, &answers).unwrap();
        assert!(Facing::all(&round, &results, Some((&round, &results))).iter().all(|one| {
            one.gap.is_none() && one.customer_moved.is_none() && one.supplier_moved.is_none()
        }));
        assert_eq!(Apart::widest(&results, None, Customer), None);
    }
}
