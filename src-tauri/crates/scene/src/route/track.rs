//! The course of a line as a row of points, and the path made from it.

use crate::{
    geometry::around,
    scene::{Point, Rect},
};
use smallvec::{SmallVec, smallvec};
use std::fmt::Write as _;

/// The cosine of the angle below which a bend needs no rounding.
const SLIGHT: f64 = 0.99;

/// A row of at least two points. Most lines are straight: a few points need no memory of their own.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Track(SmallVec<[Point; 4]>);

impl Track {
    /// A track through these points; none where they are fewer than two.
    pub fn through(points: Vec<Point>) -> Option<Self> {
        (points.len() >= 2).then(|| Self(points.into()))
    }

    pub fn straight(from: Point, to: Point) -> Self {
        Self(smallvec![from, to])
    }

    /// The track from which path data were made, up to a second stroke; none where they hold no line.
    pub fn drawn(d: &str) -> Option<Self> {
        let mut points: SmallVec<[Point; 4]> = SmallVec::with_capacity(d.len() / 20);
        let mut numbers = Numbers(d.as_bytes());
        loop {
            match numbers.command() {
                Some(b'M') if !points.is_empty() => break,
                // A rounded bend begins where the line to it ended, and the next line goes on from its end.
                Some(b'Q') => {
                    let Some(bend) = numbers.point() else { break };
                    if points.len() > 1 {
                        points.pop();
                    }
                    points.push(bend);
                    if numbers.point().is_none() {
                        break;
                    }
                }
                _ => {
                    let Some(point) = numbers.point() else { break };
                    points.push(point);
                }
            }
        }
        (points.len() >= 2).then_some(Self(points))
    }

    /// The track led on straight to one more point.
    pub fn on_to(mut self, end: Point) -> Self {
        self.0.push(end);
        self
    }

    /// A bow from one point to another, `bulge` units to the right at its middle.
    pub fn bow(from: Point, to: Point, bulge: f64) -> Self {
        const PIECES: u32 = 16;
        let control = (from + to) * 0.5 + (to - from).unit().to_the_right() * (2.0 * bulge);
        let at = |step: u32| {
            let t = f64::from(step) / f64::from(PIECES);
            from * ((1.0 - t) * (1.0 - t)) + control * (2.0 * t * (1.0 - t)) + to * (t * t)
        };
        Self((0..=PIECES).map(at).collect())
    }

    pub fn points(&self) -> &[Point] {
        &self.0
    }

    /// Its straight pieces.
    pub fn legs(&self) -> impl Iterator<Item = (Point, Point)> {
        self.0.windows(2).map(|leg| (leg[0], leg[1]))
    }

    pub fn length(&self) -> f64 {
        self.legs().map(|(from, to)| from.distance(to)).sum()
    }

    pub fn reversed(mut self) -> Self {
        self.0.reverse();
        self
    }

    /// What all points lie in.
    pub fn bounds(&self) -> Rect {
        around(self.0.iter().map(|&at| Rect::new(at.x, at.y, 0.0, 0.0))).unwrap_or_default()
    }

    /// The track beside this one, `by` units to its right.
    pub fn beside(&self, by: f64) -> Self {
        if by == 0.0 {
            return self.clone();
        }
        let directions: SmallVec<[Point; 4]> = self.legs().map(|(from, to)| (to - from).unit()).collect();
        let last = directions.len() - 1;
        let shifted = self.0.iter().enumerate().map(|(at, &point)| {
            let (before, after) = (directions[at.saturating_sub(1)], directions[at.min(last)]);
            let (n, m) = (before.to_the_right(), after.to_the_right());
            // The bisector, longer the sharper the bend, within reason.
            let bisector = (n + m).unit();
            point + bisector * (by / bisector.dot(m).max(0.5))
        });
        let mut beside = Self(shifted.collect());
        // A leg shorter than the shift may come to run backwards: its ends become one bend.
        for leg in (0..directions.len()).rev() {
            let (from, to) = (beside.0[leg], beside.0[leg + 1]);
            if beside.0.len() > 2 && (to - from).dot(directions[leg]) < 0.0 {
                let around = (leg > 0).then(|| directions[leg - 1]).zip(directions.get(leg + 1).copied());
                let bend = around.and_then(|(before, after)| meeting(from, before, to, after));
                let near = bend.filter(|bend| bend.distance(from) < 4.0 * by.abs());
                beside.0[leg] = near.unwrap_or((from + to) * 0.5);
                beside.0.remove(leg + 1);
            }
        }
        beside
    }

    /// The track with both ends led on into rectangles that they miss.
    pub fn reaching(mut self, from: &Rect, to: &Rect) -> Self {
        const WITHIN: f64 = 8.0;
        let led_on = |point: Point, rect: &Rect| {
            let inner = rect.inflated(-WITHIN);
            (!rect.inflated(-1.0).holds(point)).then(|| {
                Point::new(point.x.clamp(inner.x, inner.right()), point.y.clamp(inner.y, inner.bottom()))
            })
        };
        let (start, end) = (led_on(self.0[0], from), led_on(self.end(), to));
        if let Some(start) = start {
            self.0.insert(0, start);
        }
        self.0.extend(end);
        self
    }

    /// The part between leaving one rectangle for good and entering another; none where nothing is
    /// left of it.
    pub fn between(&self, from: &Rect, to: &Rect) -> Option<Self> {
        let mut points = self.0.clone();
        let inside =
            |rect: &Rect, points: &[Point], leg: usize| rect.part_inside(points[leg], points[leg + 1]);
        let legs = points.len() - 1;
        if let Some((leg, (_, leave))) =
            (0..legs).rev().find_map(|leg| Some((leg, inside(from, &points, leg)?)))
        {
            let (a, b) = (points[leg], points[leg + 1]);
            drop(points.drain(..leg));
            points[0] = a + (b - a) * leave;
        }
        let legs = points.len() - 1;
        if let Some((leg, (enter, _))) = (0..legs).find_map(|leg| Some((leg, inside(to, &points, leg)?))) {
            let (a, b) = (points[leg], points[leg + 1]);
            points.truncate(leg + 2);
            points[leg + 1] = a + (b - a) * enter;
        }
        let left = Self(points);
        (left.length() > 2.0).then_some(left)
    }

    /// The track without its last `by` units; at least half of it is left.
    pub fn without_end(&self, by: f64) -> Self {
        let mut left = self.length();
        let keep = (left - by).max(left / 2.0);
        let mut points = self.0.clone();
        while points.len() > 1 {
            let (a, b) = (points[points.len() - 2], points[points.len() - 1]);
            let leg = a.distance(b);
            if left - leg < keep {
                let end = points.len() - 1;
                points[end] = a + (b - a).unit() * (keep - (left - leg));
                break;
            }
            left -= leg;
            points.pop();
        }
        Self(points)
    }

    /// Its last point.
    pub fn end(&self) -> Point {
        self.0.last().copied().unwrap_or_default()
    }

    /// The point at a way from the start, and the direction there.
    pub fn at(&self, way: f64) -> (Point, Point) {
        let mut left = way.max(0.0);
        let mut last = (self.end(), Point::new(1.0, 0.0));
        for (from, to) in self.legs() {
            let length = from.distance(to);
            let direction = (to - from).unit();
            if left <= length {
                return (from + direction * left, direction);
            }
            left -= length;
            last = (to, direction);
        }
        last
    }

    /// The track measured.
    pub fn ruler(&self) -> Ruler<'_> {
        let mut way = 0.0;
        let ways = std::iter::once(0.0).chain(self.legs().map(|(from, to)| {
            way += from.distance(to);
            way
        }));
        Ruler { points: &self.0, ways: ways.collect() }
    }

    /// Path data, with bends rounded from at most `radius` before to as far after them, and cut short by at
    /// most `slack`.
    pub fn path(&self, radius: f64, slack: f64) -> String {
        let points = &self.0;
        let mut d = String::with_capacity(if points.len() == 2 { 32 } else { 40 * points.len() });
        d.push('M');
        push_point(&mut d, points[0]);
        for at in 1..points.len() - 1 {
            let (before, bend, after) = (points[at - 1], points[at], points[at + 1]);
            let (back, on) = (before.distance(bend), bend.distance(after));
            let straightness = (bend - before).unit().dot((after - bend).unit());
            // The curve's middle lies half the radius times the sine of half the turn from the bend.
            let half_turn = ((1.0 - straightness) / 2.0).max(1e-6).sqrt();
            let round = radius.min(2.0 * slack / half_turn).min(back / 2.0).min(on / 2.0);
            let is_slight = straightness > SLIGHT;
            if round < 0.5 || is_slight {
                d.push_str(" L");
                push_point(&mut d, bend);
                continue;
            }
            d.push_str(" L");
            push_point(&mut d, bend + (before - bend).unit() * round);
            d.push_str(" Q");
            push_point(&mut d, bend);
            d.push(' ');
            push_point(&mut d, bend + (after - bend).unit() * round);
        }
        d.push_str(" L");
        push_point(&mut d, self.end());
        d
    }
}

/// A track with the ways to its points measured, to look up many places on it.
pub(crate) struct Ruler<'t> {
    points: &'t [Point],
    ways: SmallVec<[f64; 12]>,
}

impl Ruler<'_> {
    /// The whole track's length.
    pub fn length(&self) -> f64 {
        self.ways.last().copied().unwrap_or(0.0)
    }

    /// The point at a way from the start.
    pub fn at(&self, way: f64) -> Point {
        let next = self.ways.partition_point(|&end| end < way).clamp(1, self.ways.len() - 1);
        let (from, to) = (self.points[next - 1], self.points[next]);
        let leg = self.ways[next] - self.ways[next - 1];
        let part = if leg > 0.0 { (way - self.ways[next - 1]) / leg } else { 0.0 };
        from + (to - from) * part.clamp(0.0, 1.0)
    }
}

/// Where a line through `a` along `u` meets one through `b` along `v`; none where they do not.
fn meeting(a: Point, u: Point, b: Point, v: Point) -> Option<Point> {
    let slant = u.cross(v);
    (slant.abs() > 1e-6).then(|| a + u * ((b - a).cross(v) / slant))
}

/// What is left to read of path data.
struct Numbers<'d>(&'d [u8]);

impl Numbers<'_> {
    /// The letter that comes next, if one does.
    fn command(&mut self) -> Option<u8> {
        while let [b' ', rest @ ..] = self.0 {
            self.0 = rest;
        }
        let [letter, rest @ ..] = self.0 else { return None };
        letter.is_ascii_alphabetic().then(|| {
            self.0 = rest;
            *letter
        })
    }

    fn point(&mut self) -> Option<Point> {
        Some(Point::new(self.number()?, self.number()?))
    }

    /// The number that comes next, as [`push_number`] writes them.
    fn number(&mut self) -> Option<f64> {
        while let [b' ', rest @ ..] = self.0 {
            self.0 = rest;
        }
        let mut bytes = self.0;
        let is_negative = matches!(bytes, [b'-', ..]);
        if is_negative {
            bytes = &bytes[1..];
        }
        let (mut whole, mut digits) = (0.0, 0);
        while let [digit @ b'0'..=b'9', rest @ ..] = bytes {
            whole = whole * 10.0 + f64::from(digit - b'0');
            (bytes, digits) = (rest, digits + 1);
        }
        if let [b'.', digit @ b'0'..=b'9', rest @ ..] = bytes {
            whole += f64::from(digit - b'0') / 10.0;
            bytes = rest;
        }
        self.0 = bytes;
        (digits > 0).then_some(if is_negative { -whole } else { whole })
    }
}

/// Appends "x y", rounded to a tenth of a unit.
pub(crate) fn push_point(d: &mut String, point: Point) {
    push_number(d, point.x);
    d.push(' ');
    push_number(d, point.y);
}

fn push_number(d: &mut String, number: f64) {
    let tenths = (number * 10.0).round();
    if tenths.abs() >= 1e15 {
        // Writing to a string cannot fail.
        let _ = write!(d, "{number:.0}");
        return;
    }
    let mut left = tenths.abs() as u64;
    if tenths < 0.0 {
        d.push('-');
    }
    // Digits from the last; thousands of numbers make a drawing, and formatting them is what takes time.
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let part = (left % 10) as u8;
    left /= 10;
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    d.extend(digits[at..].iter().map(|&digit| char::from(digit)));
    if part > 0 {
        d.push('.');
        d.push(char::from(b'0' + part));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(points: &[(f64, f64)]) -> Track {
        Track::through(points.iter().map(|&(x, y)| Point::new(x, y)).collect()).unwrap()
    }

    #[track_caller]
    fn check_number(number: f64, expected: &str) {
        let mut d = String::new();
        push_number(&mut d, number);
        assert_eq!(d, expected);
    }

    #[test]
    fn numbers_are_rounded_to_tenths() {
        check_number(0.04, "0");
        check_number(-0.04, "0");
        check_number(-0.06, "-0.1");
        check_number(12.0, "12");
        check_number(-7.25, "-7.3");
        check_number(1e300, &format!("{:.0}", 1e300));
    }

    #[test]
    fn a_track_beside_another_keeps_its_distance_round_a_bend() {
        let beside = track(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)]).beside(5.0);
        let expected = track(&[(0.0, 5.0), (95.0, 5.0), (95.0, 100.0)]);
        for (a, b) in beside.points().iter().zip(expected.points()) {
            assert!(a.distance(*b) < 1e-9, "{beside:?}");
        }
    }

    #[test]
    fn a_track_beside_a_short_leg_does_not_run_backwards() {
        let beside = track(&[(0.0, 0.0), (100.0, 0.0), (103.0, 3.0), (103.0, 90.0)]).beside(9.0);
        let expected = track(&[(0.0, 9.0), (94.0, 9.0), (94.0, 90.0)]);
        assert_eq!(beside.points().len(), 3);
        for (a, b) in beside.points().iter().zip(expected.points()) {
            assert!(a.distance(*b) < 1e-9, "{beside:?}");
        }
    }

    #[test]
    fn a_track_is_cut_at_the_borders_of_its_ends() {
        let whole = track(&[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0)]);
        let from = Rect::new(-20.0, -10.0, 40.0, 20.0);
        let to = Rect::new(80.0, 90.0, 40.0, 20.0);
        let cut = whole.between(&from, &to).unwrap();
        assert_eq!(cut, track(&[(20.0, 0.0), (100.0, 0.0), (100.0, 90.0)]));
        assert_eq!(cut.length(), 170.0);
        assert_eq!(cut.at(90.0), (Point::new(100.0, 10.0), Point::new(0.0, 1.0)));
        assert_eq!(cut.without_end(80.0), track(&[(20.0, 0.0), (100.0, 0.0), (100.0, 10.0)]));
        assert_eq!(cut.without_end(95.0).length(), 85.0, "half of it is left");
        assert_eq!(whole.between(&Rect::new(-9.0, -9.0, 300.0, 300.0), &to), None);
    }

    #[test]
    fn path_data_give_back_their_track() {
        let check = |points: &[(f64, f64)]| {
            let track = track(points);
            assert_eq!(Track::drawn(&track.path(8.0, 9.0)), Some(track));
        };
        check(&[(0.0, -4.5), (1200.3, 0.0)]);
        check(&[(0.0, 0.0), (100.0, 0.0), (100.0, 10.0)]);
        check(&[(-7.5, 0.0), (100.0, 2.0), (200.0, 2.0), (240.0, -80.0), (0.1, -99.9)]);
        assert_eq!(Track::drawn("M0 0 L5 5 M9 9 L8 8"), Some(track(&[(0.0, 0.0), (5.0, 5.0)])));
        assert_eq!(Track::drawn("M0 0"), None);
        assert_eq!(Track::drawn(""), None);
    }

    #[test]
    fn bends_are_rounded() {
        let path = track(&[(0.0, 0.0), (100.0, 0.0), (100.0, 10.0)]).path(8.0, 9.0);
        assert_eq!(path, "M0 0 L95 0 Q100 0 100 5 L100 10");
    }
}
