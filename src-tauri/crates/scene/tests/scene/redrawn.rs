//! What a change does to a drawing: near it, lines and labels run as clear as drawn anew; all others stay
//! exactly where they were.

use crate::{
    accounts::{TODAY, any_account, generated},
    lines::{behind, covered_label},
};
use domain::{
    Account, Assessment, Delta, Id, Lens, Place, Reading, Shown, Tie, TieKind,
    trust::{Scale, TrustEquation},
};
use proptest::prelude::*;
use scene::{
    Arrangement, Layout, Scene, View, arrange, draw, redraw,
    scene::{Line, Point, Rect},
};
use std::collections::HashSet;

/// Something that happens to an account whose drawing is on screen; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Event {
    Scored(usize, u8),
    Tied(usize, usize, usize),
    Untied(usize),
    Moved(usize, f64, f64),
}

fn event() -> impl Strategy<Value = Event> {
    let n = 0..1000_usize;
    prop_oneof![
        (n.clone(), 1..=10_u8).prop_map(|(tie, factor)| Event::Scored(tie, factor)),
        (0..6_usize, n.clone(), n.clone()).prop_map(|(kind, from, to)| Event::Tied(kind, from, to)),
        n.clone().prop_map(Event::Untied),
        (n, -400.0..400.0_f64, -300.0..300.0_f64).prop_map(|(who, x, y)| Event::Moved(who, x, y)),
    ]
}

/// A drawing that is kept from event to event.
struct Screen {
    account: Account,
    arrangement: Arrangement,
    layout: Layout,
    view: View,
    scene: Scene,
    next: u128,
}

impl Screen {
    fn of(account: Account, lens: Lens) -> Self {
        let arrangement = arrange(&account, lens);
        let layout = arrangement.with_places(&account);
        let view = View::through(lens, TODAY).showing(Shown::by_default(Lens::FourWorlds));
        let scene = draw(&account, &view, &layout);
        Self { account, arrangement, layout, view, scene, next: 5_000_000 }
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id::numbered(self.next)
    }

    /// Applies an event and patches the drawing; whom it touched.
    fn happen(&mut self, event: &Event) -> HashSet<Id> {
        let people: Vec<Id> = self.account.stakeholders().map(|known| known.id).collect();
        let ties: Vec<Tie> = self.account.ties().cloned().collect();
        let trusts: Vec<&Tie> = ties.iter().filter(|tie| tie.kind == TieKind::Trust).collect();
        let mut touched = HashSet::new();
        match *event {
            Event::Scored(nth, factor) if !trusts.is_empty() => {
                let tie = trusts[nth % trusts.len()];
                let equation = TrustEquation::new(factor, factor, factor, 11 - factor, Scale::Ten).unwrap();
                let assessment = Assessment {
                    id: self.id(),
                    tie: tie.id,
                    reading: Reading::TrustEquation(equation),
                    on: TODAY,
                    assessor: "Nora Quist".into(),
                    rationale: String::new(),
                    confidence: 1.0,
                    sealed: false,
                };
                self.account.apply(&[Delta::added(assessment)]);
                touched.extend([tie.from, tie.to]);
            }
            // Reporting lines would lay everybody out anew.
            Event::Tied(kind, from, to) => {
                let kind = TieKind::ALL[kind];
                let (from, to) = (people[from % people.len()], people[to % people.len()]);
                if kind.is_reporting() || from == to || self.account.tie_between(kind, from, to).is_some() {
                    return touched;
                }
                let tie = Tie::new(self.id(), kind, from, to);
                self.account.apply(&[Delta::added(tie)]);
                touched.extend([from, to]);
            }
            Event::Untied(nth) if !trusts.is_empty() => {
                let tie = trusts[nth % trusts.len()];
                let made: Vec<Delta> = (self.account.assessments())
                    .filter(|made| made.tie == tie.id)
                    .map(|made| Delta::removed(made.clone()))
                    .collect();
                self.account.apply(&made);
                self.account.apply(&[Delta::removed(tie.clone())]);
                touched.extend([tie.from, tie.to]);
            }
            Event::Moved(who, x, y) => {
                let who = people[who % people.len()];
                let at = self.layout.centre(who).unwrap() + Point::new(x, y);
                let covered = self.account.places().any(|place| {
                    place.stakeholder == who
                        || (place.x - at.x).abs() < 190.0 && (place.y - at.y).abs() < 80.0
                });
                if covered {
                    return touched;
                }
                let place =
                    Place { id: self.id(), lens: self.view.lens(), stakeholder: who, x: at.x, y: at.y };
                self.account.apply(&[Delta::added(place)]);
                self.layout = self.arrangement.with_places(&self.account);
                touched.insert(who);
            }
            _ => return touched,
        }
        let patch = redraw(&self.account, &self.view, &self.layout, &self.scene, &touched);
        self.scene.apply(patch);
        touched
    }

    /// The drawing tells what one made anew tells, and as clearly.
    fn check(&self) -> Result<(), TestCaseError> {
        let anew = draw(&self.account, &self.view, &self.layout);
        prop_assert_eq!(&self.scene.cards, &anew.cards);
        prop_assert_eq!(&self.scene.zones, &anew.zones);
        prop_assert_eq!(&self.scene.legend, &anew.legend);
        let told = |scene: &Scene| -> Vec<_> {
            let look =
                |line: &Line| (line.id, line.from, line.to, line.stroke, line.opacity, line.score.clone());
            scene.lines.iter().map(|line| (look(line), line.spoken.clone(), line.arrow.is_some())).collect()
        };
        prop_assert_eq!(told(&self.scene), told(&anew));
        prop_assert_eq!(behind(&self.scene), None);
        prop_assert_eq!(covered_label(&self.scene), None);
        let bounds = self.scene.bounds.inflated(1e-6);
        let lies_within = |inner: &Rect| {
            let (x, y) = (bounds.x <= inner.x, bounds.y <= inner.y);
            x && y && inner.right() <= bounds.right() && inner.bottom() <= bounds.bottom()
        };
        prop_assert!(self.scene.lines.iter().all(|line| lies_within(&line.bounds)));
        for line in self.scene.lines.iter().filter(|line| line.label.is_some()) {
            prop_assert_eq!(&line.label.as_ref().unwrap().text, line.score.as_ref().unwrap());
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_patched_drawing_is_as_clear_as_one_made_anew(
        account in any_account(), events in prop::collection::vec(event(), 1..8), lens in 0..2_usize,
    ) {
        let mut screen = Screen::of(account.clone(), crate::accounts::LENSES[lens]);
        for event in &events {
            screen.happen(event);
            screen.check()?;
        }
        let mut again = Screen::of(account, crate::accounts::LENSES[lens]);
        for event in &events {
            again.happen(event);
        }
        prop_assert_eq!(again.scene, screen.scene, "the same sequence gives the same drawing");
    }
}

#[test]
fn a_patched_drawing_of_many_is_as_clear_as_one_made_anew() {
    let mut screen = Screen::of(generated(200, 800), Lens::FourWorlds);
    for n in 0..12 {
        screen.happen(&Event::Moved(n * 37, 60.0 * n as f64 - 300.0, 45.0 * n as f64 - 200.0));
        screen.happen(&Event::Scored(n * 53, 1 + n as u8 % 10));
        screen.happen(&Event::Tied(2, n * 31, n * 17 + 90));
        screen.check().unwrap();
    }
}

#[test]
fn a_score_changes_one_line_and_leaves_it_where_it_is() {
    let mut screen = Screen::of(generated(200, 800), Lens::FourWorlds);
    for n in 0..20 {
        let before = screen.scene.clone();
        screen.happen(&Event::Scored(n * 41, 1 + n as u8 % 10));
        let changed: Vec<(&Line, &Line)> = before
            .lines
            .iter()
            .filter_map(|old| {
                let new = screen.scene.lines.iter().find(|new| new.id == old.id).unwrap();
                (new != old).then_some((old, new))
            })
            .collect();
        assert!(changed.len() <= 1, "{} lines changed", changed.len());
        for (old, new) in changed {
            let start = |line: &Line| line.d.split('L').next().unwrap().to_owned();
            assert_eq!(start(old), start(new));
            let tip = |line: &Line| line.arrow.as_ref().unwrap().split('L').next().unwrap().to_owned();
            assert_eq!(tip(old), tip(new));
            let middle = |line: &Line| line.label.as_ref().map(|label| label.rect.centre());
            let moved = middle(old).zip(middle(new)).map_or(0.0, |(old, new)| old.distance(new));
            assert!(moved <= 1.0 || old.score.as_ref().unwrap().len() != new.score.as_ref().unwrap().len());
        }
    }
}

/// Lines that are not at a moved card, do not run where it stands now and did not go round where it stood.
#[test]
fn what_is_not_near_a_moved_card_stays_exactly() {
    let mut screen = Screen::of(generated(200, 800), Lens::FourWorlds);
    let who = screen.account.stakeholders().nth(20).unwrap().id;
    let before = screen.scene.clone();
    let card = |scene: &Scene| scene.cards.iter().find(|card| card.id == who).unwrap().rect;
    screen.happen(&Event::Moved(20, 30.0, -40.0));
    let (old, new) = (card(&before).inflated(48.0), card(&screen.scene).inflated(48.0));
    assert_ne!(old, new);
    let far = before.lines.iter().filter(|line| {
        let pair_is_away = ![line.from, line.to].contains(&who);
        pair_is_away && !line.bounds.overlaps(&old) && !line.bounds.overlaps(&new)
    });
    let mut count = 0;
    for line in far {
        let now = screen.scene.lines.iter().find(|now| now.id == line.id).unwrap();
        let moves = screen.layout.centre(line.from).is_some();
        assert!(!moves || now == line, "{} was led elsewhere", line.spoken);
        count += 1;
    }
    assert!(count > 200, "{count} lines are far from the card");
}
