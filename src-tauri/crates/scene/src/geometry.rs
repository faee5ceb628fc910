//! Points, rectangles and what lies between them.

use crate::scene::{Point, Rect};
use std::ops::{Add, Mul, Sub};

impl Point {
    /// A point.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Distance to another point.
    pub fn distance(self, other: Self) -> f64 {
        (self - other).length()
    }

    pub(crate) fn length(self) -> f64 {
        // Not `hypot`: nobody draws where squares overflow, and this is asked a million times.
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The same direction with length 1; to the right where there is no direction.
    pub(crate) fn unit(self) -> Self {
        let length = self.length();
        if length > 1e-9 { self * (1.0 / length) } else { Self::new(1.0, 0.0) }
    }

    /// A quarter turn: to the right-hand side of who looks along it (y grows downwards).
    pub(crate) const fn to_the_right(self) -> Self {
        Self::new(-self.y, self.x)
    }

    pub(crate) fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    pub(crate) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

impl Rect {
    /// A rectangle by its upper left corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// A rectangle by its middle and size.
    pub fn centred(middle: Point, width: f64, height: f64) -> Self {
        Self::new(middle.x - width / 2.0, middle.y - height / 2.0, width, height)
    }

    /// The rectangle between two points.
    pub(crate) fn spanning(a: Point, b: Point) -> Self {
        Self::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs())
    }

    /// Its right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Grown by a margin on every side.
    pub fn inflated(&self, margin: f64) -> Self {
        Self::new(self.x - margin, self.y - margin, self.width + 2.0 * margin, self.height + 2.0 * margin)
    }

    /// The smallest rectangle round this one with edges on tenths of a unit, as paths are told: what a path
    /// tells alike lies in the same.
    pub(crate) fn rounded_out(&self) -> Self {
        let (low, high) = (|at: f64| (at * 10.0).floor() / 10.0, |at: f64| (at * 10.0).ceil() / 10.0);
        let (x, y) = (low(self.x), low(self.y));
        Self::new(x, y, high(self.right()) - x, high(self.bottom()) - y)
    }

    /// The smallest rectangle that holds both.
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self::new(x, y, self.right().max(other.right()) - x, self.bottom().max(other.bottom()) - y)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the point lies strictly inside.
    pub fn holds(&self, point: Point) -> bool {
        self.x < point.x && point.x < self.right() && self.y < point.y && point.y < self.bottom()
    }

    /// Its corners, clockwise from the upper left.
    pub(crate) fn corners(&self) -> [Point; 4] {
        let (right, bottom) = (self.right(), self.bottom());
        [
            Point::new(self.x, self.y),
            Point::new(right, self.y),
            Point::new(right, bottom),
            Point::new(self.x, bottom),
        ]
    }

    /// Which part of the segment, as fractions of its length, runs strictly inside.
    pub(crate) fn part_inside(&self, from: Point, to: Point) -> Option<(f64, f64)> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (start, end, low, high) in
            [(from.x, to.x, self.x, self.right()), (from.y, to.y, self.y, self.bottom())]
        {
            let along = end - start;
            if along.abs() < 1e-12 {
                if start <= low || start >= high {
                    return None;
                }
            } else {
                let (a, b) = ((low - start) / along, (high - start) / along);
                enter = enter.max(a.min(b));
                leave = leave.min(a.max(b));
            }
        }
        (leave - enter > 1e-9).then_some((enter, leave))
    }
}

/// Whether two segments cross in their insides.
pub(crate) fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
    side(a, b, c) * side(a, b, d) < -1e-9 && side(c, d, a) * side(c, d, b) < -1e-9
}

/// The rectangle round a set of rectangles; none where there are none.
pub(crate) fn around(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    rects.into_iter().reduce(|all, rect| all.union(&rect))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_through_a_rectangle_tells_where_it_is_inside() {
        let rect = Rect::new(10.0, 10.0, 20.0, 10.0);
        let check = |from: (f64, f64), to: (f64, f64), expected: Option<(f64, f64)>| {
            assert_eq!(rect.part_inside(Point::new(from.0, from.1), Point::new(to.0, to.1)), expected);
        };
        check((0.0, 15.0), (40.0, 15.0), Some((0.25, 0.75)));
        check((20.0, 0.0), (20.0, 15.0), Some((10.0 / 15.0, 1.0)));
        check((0.0, 10.0), (40.0, 10.0), None);
        check((0.0, 0.0), (5.0, 40.0), None);
        check((0.0, 25.0), (20.0, 5.0), Some((0.5, 0.75)));
    }
}
