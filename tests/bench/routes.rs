//! How clear lines and labels are drawn, and how fast, with up to 500 people.

use crate::{Measured, crates::TODAY, networks, percentile};
use domain::{
    Account, Assessment, Delta, Id, Lens, Place, Reading, Shown, TieKind,
    trust::{Scale, TrustEquation},
};
use scene::{
    Scene, View, draw, lines_at, redraw,
    scene::{Mark, Point, Rect},
};
use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

/// The seed of every measured network.
const SEED: u64 = 7;

fn account(people: usize) -> Account {
    networks::in_memory(&networks::account(people, SEED, TODAY))
}

fn view(lens: Lens) -> View {
    View::through(lens, TODAY).showing(Shown::by_default(Lens::FourWorlds))
}

/// The least time of several runs: others at work on the machine make it longer, nothing makes it shorter.
fn least<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    (0..runs).map(timed).min().unwrap_or_default()
}

/// Ties through foreign cards, labels on others, bends and detours; times of drawing anew, of one action and
/// of a drag's frame.
pub fn routes() -> Vec<Measured> {
    let mut measured = Vec::new();
    for (people, whats) in [
        (50, ["ties through foreign cards, 50 people", "label collisions, 50 people"]),
        (200, ["ties through foreign cards, 200 people", "label collisions, 200 people"]),
        (500, ["ties through foreign cards, 500 people", "label collisions, 500 people"]),
    ] {
        let account = account(people);
        let (mut through, mut collisions) = (0, 0);
        for lens in [Lens::FourWorlds, Lens::OrgChart] {
            let scene = draw(&account, &view(lens), &scene::layout(&account, lens));
            through += ties_through_cards(&scene);
            collisions += label_collisions(&scene);
            if people == 500 && lens == Lens::FourWorlds {
                measured.extend(shape(&scene));
            }
        }
        measured.push(Measured::held(whats[0], through as f64, "", 0.0));
        measured.push(Measured::held(whats[1], collisions as f64, "", 0.0));
    }
    for (people, what, budget) in [
        (200, "draw, four worlds, 200 people, 800 ties", 40),
        (500, "draw, four worlds, 500 people, 2,000 ties", 150),
    ] {
        let account = account(people);
        let layout = scene::layout(&account, Lens::FourWorlds);
        let view = view(Lens::FourWorlds);
        let took = least(9, || draw(&account, &view, &layout));
        measured.push(Measured::time(what, took, Duration::from_millis(budget)));
    }
    measured.extend(steps(500));
    measured
}

/// How lines of trust run, and how many scores found no room.
fn shape(scene: &Scene) -> [Measured; 3] {
    let (mut bends, mut length, mut straight, mut count) = (0, 0.0, 0.0, 0);
    for line in scene.lines.iter().filter(|line| line.kind == TieKind::Trust) {
        let stroke = &strokes(&line.d)[0];
        bends += line.d.matches('Q').count();
        length += stroke.windows(2).map(|leg| leg[0].distance(leg[1])).sum::<f64>();
        straight += stroke[0].distance(stroke[stroke.len() - 1]);
        count += 1;
    }
    let scored = scene.lines.iter().filter(|line| line.score.is_some());
    let left_out = scored.clone().filter(|line| line.label.is_none()).count();
    let share = 100.0 * left_out as f64 / scored.count().max(1) as f64;
    [
        Measured::quoted("scores left out for want of room, 500 people", share, "%"),
        Measured::quoted("bends a tie, 500 people", f64::from(bends as u32) / f64::from(count.max(1)), ""),
        Measured::quoted("length of a tie to the straight way, 500 people", length / straight, ""),
    ]
}

/// A tie scored, a card moved, and a frame of a drag, many times one after the other.
fn steps(people: usize) -> Vec<Measured> {
    let mut account = account(people);
    let view = view(Lens::FourWorlds);
    let arrangement = scene::arrange(&account, view.lens());
    let mut layout = arrangement.with_places(&account);
    let mut scene = draw(&account, &view, &layout);
    let everybody: Vec<Id> = account.stakeholders().map(|known| known.id).collect();
    let (mut scored, mut moved, mut frames) = (Vec::new(), Vec::new(), Vec::new());
    for step in 0..40_usize {
        let who = everybody[step * 37 % everybody.len()];
        let trust = account.ties_of(who).find(|tie| tie.kind == TieKind::Trust).cloned();
        if let Some(tie) = trust {
            let factor = 1 + (step % 10) as u8;
            let equation = TrustEquation {
                credibility: factor,
                reliability: factor,
                intimacy: factor,
                self_orientation: 11 - factor,
                scale: Scale::Ten,
            };
            account.apply(&[Delta::added(Assessment {
                id: Id::numbered(900_000 + step as u128),
                tie: tie.id,
                reading: Reading::TrustEquation(equation),
                on: TODAY,
                assessor: "Measured".into(),
                rationale: String::new(),
                confidence: 1.0,
                sealed: false,
            })]);
            let touched = HashSet::from([tie.from, tie.to]);
            scored.push(least(3, || redraw(&account, &view, &layout, &scene, &touched)));
            scene.apply(redraw(&account, &view, &layout, &scene, &touched));
        }
        let by = [(90.0, 60.0), (-150.0, 20.0), (400.0, -200.0), (30.0, -110.0)][step % 4];
        let at = layout.centre(who).unwrap();
        let at = Point::new(at.x + by.0, at.y + by.1);
        frames.push(least(3, || lines_at(&account, &view, &layout, &[(who, at)])));
        if account.places().any(|place| place.stakeholder == who) {
            continue;
        }
        let id = Id::numbered(800_000 + step as u128);
        account.apply(&[Delta::added(Place { id, lens: view.lens(), stakeholder: who, x: at.x, y: at.y })]);
        layout = arrangement.with_places(&account);
        let touched = HashSet::from([who]);
        moved.push(least(3, || redraw(&account, &view, &layout, &scene, &touched)));
        scene.apply(redraw(&account, &view, &layout, &scene, &touched));
    }
    let hub = everybody.iter().max_by_key(|&&who| account.ties_of(who).count()).unwrap();
    let at = layout.centre(*hub).unwrap();
    let frame =
        least(9, || lines_at(&account, &view, &layout, &[(*hub, Point::new(at.x + 50.0, at.y + 30.0))]));
    vec![
        Measured::time(
            "one tie scored and redrawn, 500 people, p95",
            percentile(scored, 95),
            Duration::from_millis(25),
        ),
        Measured::time(
            "one card moved and redrawn, 500 people, p95",
            percentile(moved, 95),
            Duration::from_millis(25),
        ),
        Measured::time("a drag's frame, 500 people, p95", percentile(frames, 95), Duration::from_millis(8)),
        Measured::time(
            "a drag's frame, the card with the most ties of 500 people",
            frame,
            Duration::from_millis(8),
        ),
    ]
}

/// How many lines run behind a card that is not their end.
fn ties_through_cards(scene: &Scene) -> usize {
    let is_through = |line: &&scene::scene::Line| {
        let strokes = strokes(&line.d);
        scene.cards.iter().any(|card| {
            card.id != line.from
                && card.id != line.to
                && card.rect.overlaps(&line.bounds)
                && strokes.iter().any(|stroke| runs_through(stroke, &card.rect))
        })
    };
    scene.lines.iter().filter(is_through).count()
}

/// How often a label lies on another, on a card or on a title.
fn label_collisions(scene: &Scene) -> usize {
    let labels: Vec<Rect> = scene.lines.iter().filter_map(|line| Some(line.label.as_ref()?.rect)).collect();
    let cards = scene.cards.iter().map(|card| card.rect);
    let titles = scene.zones.iter().flat_map(|zone| &zone.marks).filter_map(|mark| match mark {
        Mark::Text { x, y, text, size, weight, .. } => {
            Some(Rect::new(*x, y - size, scene::text::width(text, *size, *weight), *size))
        }
        _ => None,
    });
    let others: Vec<Rect> = cards.chain(titles).collect();
    labels
        .iter()
        .enumerate()
        .map(|(at, label)| {
            others.iter().chain(&labels[at + 1..]).filter(|other| other.overlaps(label)).count()
        })
        .sum()
}

fn runs_through(stroke: &[Point], rect: &Rect) -> bool {
    stroke.windows(2).any(|leg| {
        let steps = leg[0].distance(leg[1]).ceil().max(1.0);
        (0..=steps as u32).any(|step| {
            let part = f64::from(step) / steps;
            let at = |from: f64, to: f64| from + (to - from) * part;
            rect.holds(Point::new(at(leg[0].x, leg[1].x), at(leg[0].y, leg[1].y)))
        })
    })
}

/// The points of path data, curves taken in small steps, as separate strokes.
fn strokes(d: &str) -> Vec<Vec<Point>> {
    let mut strokes: Vec<Vec<Point>> = Vec::new();
    let spaced: String =
        d.chars().flat_map(|c| if c.is_alphabetic() { vec![' ', c, ' '] } else { vec![c] }).collect();
    let (mut command, mut numbers) = (' ', Vec::new());
    for word in spaced.split_whitespace() {
        match word.parse::<f64>() {
            Ok(number) => numbers.push(number),
            Err(_) => command = word.chars().next().unwrap_or(' '),
        }
        let wanted = if command == 'Q' { 4 } else { 2 };
        if numbers.len() < wanted {
            continue;
        }
        let end = Point::new(numbers[wanted - 2], numbers[wanted - 1]);
        match (command, strokes.last_mut()) {
            ('M', _) | (_, None) => strokes.push(vec![end]),
            ('Q', Some(stroke)) => {
                let start = stroke[stroke.len() - 1];
                for piece in 1..=8 {
                    let t = f64::from(piece) / 8.0;
                    let at =
                        |a: f64, b: f64, c: f64| (1.0 - t).powi(2) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
                    stroke.push(Point::new(at(start.x, numbers[0], end.x), at(start.y, numbers[1], end.y)));
                }
            }
            (_, Some(stroke)) => stroke.push(end),
        }
        numbers.clear();
    }
    strokes
}
