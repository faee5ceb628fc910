//! A drawing without room for its cards is spread just as wide as they need, and the cards jostle for
//! their places: each pushes away those it lies on, along the line between them (as PRISM does: Gansner,
//! Hu, "Efficient, proximity-preserving node overlap removal", 2010), while a hold that loosens draws all
//! back to where the drawing had them.

use crate::scene::Point;

/// Which part of the ground the cards cover. Measured on networks of 50 to 2,000 people with cards of
/// 160 × 64: stress rises by less than 1 % up to .65, from .75 on by several.
const COVERED: f64 = 0.62;
/// Rounds of jostling; most drawings need a third of them.
const ROUNDS: usize = 300;
/// In the first round, which part of the way back to their places cards are drawn.
const HOLD: f64 = 0.1;
/// After which part of the rounds nothing draws them back any more.
const LOOSE: f64 = 2.0 / 3.0;
/// How far apart cards push each other, in cards: a little further than they must, so that they arrive.
const APART: f64 = 1.002;
/// How far a card goes of the sum of all pushes, which overlap.
const HASTE: f64 = 1.3;
/// The least width of a drawing, as a part of its length: one that lies on a line needs some.
const SLENDER: f64 = 0.04;

/// Spreads a drawing over as much ground as its cards need and jostles them. What overlap is left is
/// slight.
pub(super) fn spread(at: &mut [Point], size: Point) {
    if at.len() < 2 {
        return;
    }
    // In cards: all cards are squares of 1 then.
    let middle = at.iter().fold(Point::default(), |sum, &point| sum + point) * (1.0 / at.len() as f64);
    let mut home: Vec<Point> = at
        .iter()
        .map(|&point| Point::new((point.x - middle.x) / size.x, (point.y - middle.y) / size.y))
        .collect();
    let ground = ground(&home);
    if ground > 0.0 {
        let scale = (at.len() as f64 / COVERED / ground).sqrt();
        home.iter_mut().for_each(|point| *point = *point * scale);
    }
    let mut now = home.clone();
    jostle(&home, &mut now);
    for (at, now) in at.iter_mut().zip(now) {
        *at = Point::new(now.x * size.x, now.y * size.y);
    }
}

/// The area of the evenly covered ellipse that is spread like the points.
fn ground(points: &[Point]) -> f64 {
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points {
        (xx, xy, yy) = (xx + point.x * point.x, xy + point.x * point.y, yy + point.y * point.y);
    }
    let count = points.len() as f64;
    let (mean, half) = ((xx + yy) / 2.0, ((xx - yy) * (xx - yy) / 4.0 + xy * xy).sqrt());
    let (long, short) = ((mean + half) / count, ((mean - half) / count).max(0.0));
    4.0 * std::f64::consts::PI * (long * short.max(long * SLENDER * SLENDER)).sqrt()
}

fn jostle(home: &[Point], at: &mut [Point]) {
    let mut pushes = vec![(Point::default(), 0_u32); at.len()];
    let mut cells: Vec<(i32, i32, u32)> = Vec::with_capacity(at.len());
    for round in 0..ROUNDS {
        let hold = HOLD * (1.0 - round as f64 / (LOOSE * ROUNDS as f64)).max(0.0);
        for (at, &home) in at.iter_mut().zip(home) {
            *at = *at + (home - *at) * hold;
        }
        pushes.fill((Point::default(), 0));
        let mut pushed = false;
        each_close_pair(at, &mut cells, |a, b| {
            let Some(push) = push(at[b] - at[a]) else { return };
            pushed = true;
            pushes[a] = (pushes[a].0 - push, pushes[a].1 + 1);
            pushes[b] = (pushes[b].0 + push, pushes[b].1 + 1);
        });
        // Without a push the hold would only bring back what it let go.
        if !pushed {
            return;
        }
        for (at, &(push, count)) in at.iter_mut().zip(&pushes) {
            *at = *at + push * (HASTE / f64::from(count).max(HASTE));
        }
    }
}

/// How far the second of two cards is pushed, the first as far the other way; none where they are clear.
fn push(apart: Point) -> Option<Point> {
    let (x, y) = (apart.x.abs(), apart.y.abs());
    let reach = x.max(y);
    if reach >= APART {
        return None;
    }
    if reach > 1e-3 {
        return Some(apart * ((APART / reach - 1.0).min(1.0) * 0.5));
    }
    Some(Point::new(0.0, if apart.y < 0.0 { -0.5 } else { 0.5 }))
}

/// Every pair of points less than one cell apart on both axes, and some others. `cells` is room to work.
fn each_close_pair(at: &[Point], cells: &mut Vec<(i32, i32, u32)>, mut pair: impl FnMut(usize, usize)) {
    let cell = |along: f64| (along / APART).floor() as i32;
    cells.clear();
    cells.extend(at.iter().enumerate().map(|(number, at)| (cell(at.y), cell(at.x), number as u32)));
    cells.sort_unstable();
    let mut below = 0;
    for (nth, &(row, column, one)) in cells.iter().enumerate() {
        let beside = cells[nth + 1..].iter().take_while(|cell| cell.0 == row && cell.1 <= column + 1);
        beside.for_each(|cell| pair(one as usize, cell.2 as usize));
        while cells.get(below).is_some_and(|cell| (cell.0, cell.1) < (row + 1, column - 1)) {
            below += 1;
        }
        let under = cells[below..].iter().take_while(|cell| cell.0 == row + 1 && cell.1 <= column + 1);
        under.for_each(|cell| pair(one as usize, cell.2 as usize));
    }
}
