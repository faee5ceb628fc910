//! How lines run and where their labels stand.

use crate::accounts::{LENSES, TODAY, any_account, any_account_with_places, bakery, generated, scene};
use domain::{Account, Id, Lens, TieKind};
use proptest::prelude::*;
use scene::{
    Scene, Shown, View, lines_at,
    scene::{Line, Mark, Point, Rect},
};

/// The points of path data, curves taken in small steps, as separate strokes.
pub fn strokes(d: &str) -> Vec<Vec<Point>> {
    let mut strokes: Vec<Vec<Point>> = Vec::new();
    let spaced: String =
        d.chars().flat_map(|c| if c.is_alphabetic() { vec![' ', c, ' '] } else { vec![c] }).collect();
    let mut numbers = Vec::new();
    let mut command = ' ';
    for word in spaced.split_whitespace() {
        match word.chars().next() {
            Some(letter) if letter.is_alphabetic() => command = letter,
            _ => numbers.push(word.parse::<f64>().unwrap()),
        }
        let wanted = if command == 'Q' { 4 } else { 2 };
        if numbers.len() < wanted {
            continue;
        }
        let end = Point::new(numbers[wanted - 2], numbers[wanted - 1]);
        match command {
            'M' => strokes.push(vec![end]),
            'Q' => {
                let control = Point::new(numbers[0], numbers[1]);
                let start = *strokes.last().unwrap().last().unwrap();
                for step in 1..=8 {
                    let t = f64::from(step) / 8.0;
                    let at =
                        |a: f64, b: f64, c: f64| (1.0 - t).powi(2) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
                    let point = Point::new(at(start.x, control.x, end.x), at(start.y, control.y, end.y));
                    strokes.last_mut().unwrap().push(point);
                }
            }
            _ => strokes.last_mut().unwrap().push(end),
        }
        numbers.clear();
    }
    strokes
}

/// Whether a stroke runs through a rectangle.
fn runs_through(stroke: &[Point], rect: &Rect) -> bool {
    stroke.windows(2).any(|leg| {
        let (from, to) = (leg[0], leg[1]);
        let steps = (from.distance(to) / 2.0).ceil().max(1.0);
        (0..=steps as u32).any(|step| {
            let t = f64::from(step) / steps;
            rect.holds(Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t))
        })
    })
}

/// The first line that runs behind a card which is not its end.
pub fn behind(scene: &Scene) -> Option<(&Line, &str)> {
    scene.lines.iter().find_map(|line| {
        let strokes = strokes(&line.d);
        let card = scene.cards.iter().find(|card| {
            card.id != line.from
                && card.id != line.to
                && card.rect.overlaps(&line.bounds)
                && strokes.iter().any(|stroke| runs_through(stroke, &card.rect))
        })?;
        Some((line, card.name.as_str()))
    })
}

/// The first label that lies on a card, a title or another label.
pub fn covered_label(scene: &Scene) -> Option<(Rect, Rect)> {
    let labels: Vec<Rect> = scene.lines.iter().filter_map(|line| Some(line.label.as_ref()?.rect)).collect();
    labels.iter().enumerate().find_map(|(at, label)| {
        let others = scene.cards.iter().map(|card| card.rect).chain(labels[at + 1..].iter().copied());
        others.into_iter().find(|other| other.overlaps(label)).map(|other| (*label, other))
    })
}

fn check(account: &Account) -> Result<(), TestCaseError> {
    for lens in LENSES {
        let (_, scene) = scene(account, lens);
        prop_assert_eq!(behind(&scene), None, "{:?}", lens);
        prop_assert_eq!(covered_label(&scene), None, "{:?}", lens);
        prop_assert_eq!(scene.lines.len(), account.ties().len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_line_runs_behind_a_card_and_no_label_lies_on_anything(account in any_account()) {
        check(&account)?;
    }

    #[test]
    fn nor_where_cards_were_put_by_hand(account in any_account_with_places()) {
        check(&account)?;
    }

    /// While a card is dragged only its own lines are drawn, without regard to those that stay.
    #[test]
    fn lines_of_a_card_that_is_moved_are_clear_of_others(
        account in any_account(), person in 0..40_usize, by in (-300.0..300.0_f64, -300.0..300.0_f64),
    ) {
        for lens in LENSES {
            let (layout, mut scene) = scene(&account, lens);
            let (id, at) = layout.centres().nth(person % layout.centres().len()).unwrap();
            let to = Point::new(at.x + by.0, at.y + by.1);
            let card = scene.cards.iter().position(|card| card.id == id).unwrap();
            let moved = Rect::centred(to, scene.cards[card].rect.width, scene.cards[card].rect.height);
            prop_assume!(!scene.cards.iter().any(|card| card.id != id && card.rect.inflated(4.0).overlaps(&moved)));
            scene.cards[card].rect = moved;
            let view = View::through(lens, TODAY).showing(Shown::by_default(Lens::FourWorlds));
            let lines = lines_at(&account, &view, &layout, &[(id, to)]);
            let told = |lines: &[&Line]| lines.iter().map(|line| (line.id, line.spoken.clone())).collect::<Vec<_>>();
            let drawn: Vec<&Line> =
                scene.lines.iter().filter(|line| line.from == id || line.to == id).collect();
            prop_assert_eq!(told(&lines.iter().collect::<Vec<_>>()), told(&drawn));
            scene.lines = lines;
            prop_assert_eq!(behind(&scene), None);
            prop_assert_eq!(covered_label(&scene), None);
        }
    }
}

/// With four ties of trust a head.
#[test]
fn five_hundred_people_are_drawn_as_clearly() {
    for people in [50, 200, 500] {
        let account = generated(people, 4 * people);
        for lens in LENSES {
            let (_, scene) = scene(&account, lens);
            assert_eq!(behind(&scene), None);
            assert_eq!(covered_label(&scene), None);
            let scored = scene.lines.iter().filter(|line| line.score.is_some());
            let (labelled, all) =
                (scored.clone().filter(|line| line.label.is_some()).count(), scored.count());
            assert!(labelled * 100 >= all * 99, "{people}, {lens:?}: {labelled} of {all} scores found room");
        }
    }
}

/// Many lines at one card end beside each other and not in one point.
#[test]
fn arrows_at_one_card_do_not_lie_on_each_other() {
    let account = generated(60, 120);
    let (_, scene) = scene(&account, Lens::FourWorlds);
    let tips: Vec<(Id, Point)> = scene
        .lines
        .iter()
        .filter_map(|line| Some((line.to, strokes(&line.arrow.as_ref()?.replace('Z', ""))[0][0])))
        .collect();
    let near = |at: usize| {
        let (to, tip) = tips[at];
        tips[at + 1..].iter().filter(|other| other.0 == to && other.1.distance(tip) < 3.0).count()
    };
    let close: usize = (0..tips.len()).map(near).sum();
    assert!(close * 50 <= tips.len(), "{close} of {} arrows end where another does", tips.len());
}

#[test]
fn two_thousand_people_are_drawn() {
    let account = generated(2_000, 3_000);
    let (layout, scene) = scene(&account, Lens::FourWorlds);
    assert_eq!(scene.lines.len(), account.ties().len());
    let view = View::through(Lens::FourWorlds, TODAY);
    let manager = account.profile().manager.unwrap();
    let moved = lines_at(&account, &view, &layout, &[(manager, Point::new(50.0, 40.0))]);
    assert_eq!(moved.len(), account.ties_of(manager).count());
}

/// A line starts and ends at the borders of its cards.
#[test]
fn lines_end_at_the_borders_of_their_cards() {
    let account = bakery();
    for lens in LENSES {
        let (_, scene) = scene(&account, lens);
        let card = |id: Id| scene.cards.iter().find(|card| card.id == id).unwrap().rect;
        for line in &scene.lines {
            let stroke = &strokes(&line.d)[0];
            let (start, end) = (stroke[0], stroke[stroke.len() - 1]);
            let tip = line.arrow.as_ref().map_or(end, |arrow| strokes(&arrow.replace('Z', ""))[0][0]);
            for (point, rect) in [(start, card(line.from)), (tip, card(line.to))] {
                assert!(!rect.inflated(-0.2).holds(point), "{} starts or ends inside", line.spoken);
                assert!(rect.inflated(0.2).holds(point), "{} starts or ends away", line.spoken);
            }
        }
    }
}

#[test]
fn trust_shows_its_band_its_certainty_and_its_score() {
    let account = bakery();
    let (_, scene) = scene(&account, Lens::FourWorlds);
    let mut trusts = 0;
    for line in scene.lines.iter().filter(|line| line.kind == TieKind::Trust) {
        let score = account.score(line.id, TODAY);
        let label = line.label.as_ref().map(|label| label.text.clone());
        assert_eq!(label, Some(score.points().map_or("?".to_owned(), |points| points.to_string())));
        if score.points().is_some() {
            assert!((line.opacity - (0.45 + 0.55 * score.opinion.certainty())).abs() < 0.0251);
            assert!((line.opacity * 20.0).fract() < 1e-9, "{} is not told in twentieths", line.opacity);
            assert!(line.spoken.ends_with(&format!("certainty {} %", score.certainty())));
        }
        trusts += 1;
    }
    assert_eq!(trusts, 7);
}

/// What the titles of zones take.
fn titles(scene: &Scene) -> Vec<Rect> {
    let marks = scene.zones.iter().flat_map(|zone| &zone.marks);
    marks
        .filter_map(|mark| match mark {
            Mark::Text { x, y, text, size, weight, .. } => {
                Some(Rect::new(*x, y - size, scene::text::width(text, *size, *weight), *size))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn zone_titles_are_not_written_over() {
    let (_, scene) = scene(&generated(60, 150), Lens::FourWorlds);
    for title in titles(&scene) {
        for label in scene.lines.iter().filter_map(|line| line.label.as_ref()) {
            assert!(!label.rect.overlaps(&title), "the score {} lies on a title", label.text);
        }
    }
}
