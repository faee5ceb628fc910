//! Where lines leave and reach the borders of their cards: spread along a side where many meet.

use super::Taken;
use crate::{
    grid::Grid,
    scene::{Point, Rect},
};

/// How near to a corner of a card, which is round, the room of a line may reach.
const INSET: f64 = 6.0;
/// What an end takes of a side, besides the breadth of its lines.
const APART: f64 = 9.0;
/// The sine of the least angle between a side and lines that are moved there.
const STEEP: f64 = 0.42;

/// One end of the lines of a pair.
#[derive(Clone, Debug)]
pub(super) struct End {
    card: usize,
    towards: Point,
    side: Side,
    /// Where on its side it would be nearest, and what it takes there.
    nearest: f64,
    breadth: f64,
    lines: f64,
    /// Where it is.
    pub port: Point,
}

/// A side of a card, clockwise from the upper one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Side {
    const fn is_level(self) -> bool {
        matches!(self, Self::Top | Self::Bottom)
    }

    /// From where to where along the side ends may be.
    fn span(self, card: &Rect) -> (f64, f64) {
        let (from, to) = if self.is_level() { (card.x, card.right()) } else { (card.y, card.bottom()) };
        let inset = INSET.min((to - from) / 2.0);
        (from + inset, to - inset)
    }

    fn at(self, card: &Rect, along: f64) -> Point {
        match self {
            Self::Top => Point::new(along, card.y),
            Self::Right => Point::new(card.right(), along),
            Self::Bottom => Point::new(along, card.bottom()),
            Self::Left => Point::new(card.x, along),
        }
    }

    /// Where along the line of the side the way from a card's middle to a point crosses it; none where
    /// the point does not lie beyond.
    fn crossing(self, card: &Rect, towards: Point) -> Option<f64> {
        let middle = card.centre();
        let aim = towards - middle;
        let (out, half) = match self {
            Self::Top => (-aim.y, card.height / 2.0),
            Self::Right => (aim.x, card.width / 2.0),
            Self::Bottom => (aim.y, card.height / 2.0),
            Self::Left => (-aim.x, card.width / 2.0),
        };
        (out > half).then(|| {
            let at = middle + aim * (half / out);
            if self.is_level() { at.x } else { at.y }
        })
    }
}

const SIDES: [Side; 4] = [Side::Top, Side::Right, Side::Bottom, Side::Left];

impl End {
    /// The end at a card of lines that go `towards` a point and lie `lines` units across.
    pub fn of(grid: &Grid, card: usize, towards: Point, lines: f64) -> Self {
        let rect = grid.rect(card);
        let within = |side: Side, along: f64| {
            let (from, to) = if side.is_level() { (rect.x, rect.right()) } else { (rect.y, rect.bottom()) };
            (from - 1e-6..=to + 1e-6).contains(&along)
        };
        let exit = SIDES.into_iter().find_map(|side| {
            side.crossing(&rect, towards).filter(|&along| within(side, along)).map(|along| (side, along))
        });
        let (side, nearest) = exit.unwrap_or((Side::Top, rect.centre().x));
        let mut end = Self {
            card,
            towards,
            side,
            nearest,
            breadth: 0.0,
            lines,
            port: if exit.is_some() { side.at(&rect, nearest) } else { rect.centre() },
        };
        end.measure(&rect);
        end
    }

    fn measure(&mut self, card: &Rect) {
        let aim = (self.towards - card.centre()).unit();
        let across = if self.side.is_level() { aim.y.abs() } else { aim.x.abs() };
        let (from, to) = self.side.span(card);
        self.breadth = (APART + self.lines / across.max(0.4)).min(to - from);
    }
}

/// Spreads the ends at every side of every card.
pub(super) fn spread(grid: &Grid, ends: &mut [End], taken: &Taken) {
    let mut order: Vec<(usize, usize)> = ends.iter().enumerate().map(|(at, end)| (end.card, at)).collect();
    order.sort_unstable();
    for at_card in order.chunk_by(|a, b| a.0 == b.0) {
        let card = grid.rect(at_card[0].0);
        let at_card: Vec<usize> = at_card.iter().map(|&(_, end)| end).collect();
        let beside: Vec<Point> = taken.ends_at(&card).collect();
        relieve(&card, ends, &at_card);
        for side in SIDES {
            let mut here: Vec<usize> =
                at_card.iter().copied().filter(|&end| ends[end].side == side).collect();
            if here.is_empty() {
                continue;
            }
            here.sort_by(|&a, &b| ends[a].nearest.total_cmp(&ends[b].nearest).then(a.cmp(&b)));
            let span = side.span(&card);
            let fixed: Vec<f64> = beside
                .iter()
                .filter(|point| card_side(&card, **point) == side)
                .map(|point| if side.is_level() { point.x } else { point.y })
                .collect();
            if fixed.is_empty() {
                let wishes: Vec<(f64, f64)> =
                    here.iter().map(|&end| (ends[end].nearest, ends[end].breadth)).collect();
                for (&end, along) in here.iter().zip(apart(&wishes, span)) {
                    ends[end].port = side.at(&card, along);
                }
            } else {
                let mut fixed = fixed;
                for end in here {
                    let along = freest(ends[end].nearest, &fixed, span);
                    fixed.push(along);
                    ends[end].port = side.at(&card, along);
                }
            }
        }
    }
}

/// The side of a card on which a point of its border lies.
fn card_side(card: &Rect, point: Point) -> Side {
    let far = |side: Side| match side {
        Side::Top => (point.y - card.y).abs(),
        Side::Right => (point.x - card.right()).abs(),
        Side::Bottom => (point.y - card.bottom()).abs(),
        Side::Left => (point.x - card.x).abs(),
    };
    SIDES.into_iter().min_by(|a, b| far(*a).total_cmp(&far(*b))).unwrap_or(Side::Top)
}

/// Where a side has more ends than room, those that see another side as well move there.
fn relieve(card: &Rect, ends: &mut [End], at_card: &[usize]) {
    for side in SIDES {
        let (from, to) = side.span(card);
        let mut wanted: f64 =
            at_card.iter().filter(|&&end| ends[end].side == side).map(|&end| ends[end].breadth).sum();
        while wanted > to - from + APART {
            // The one that leaves most obliquely goes first.
            let oblique = |end: &End| {
                let aim = (end.towards - card.centre()).unit();
                if side.is_level() { aim.x.abs() / card.width } else { aim.y.abs() / card.height }
            };
            let other_side = |end: &End| {
                SIDES.into_iter().filter(|&other| other.is_level() != side.is_level()).find_map(|other| {
                    let aim = (end.towards - card.centre()).unit();
                    let steep = if other.is_level() { aim.y.abs() } else { aim.x.abs() } >= STEEP;
                    other.crossing(card, end.towards).filter(|_| steep).map(|at| (other, at))
                })
            };
            let next = at_card
                .iter()
                .copied()
                .filter(|&end| ends[end].side == side && other_side(&ends[end]).is_some())
                .max_by(|&a, &b| oblique(&ends[a]).total_cmp(&oblique(&ends[b])).then(b.cmp(&a)));
            let Some((end, (other, nearest))) = next.and_then(|end| Some((end, other_side(&ends[end])?)))
            else {
                break;
            };
            wanted -= ends[end].breadth;
            (ends[end].side, ends[end].nearest) = (other, nearest);
            ends[end].measure(card);
        }
    }
}

/// Places in the order of wishes, each as near to its wish as all keep their breadths apart (pool adjacent
/// violators); moved together where the span is too short.
fn apart(wishes: &[(f64, f64)], (from, to): (f64, f64)) -> Vec<f64> {
    let whole: f64 = wishes.iter().map(|wish| wish.1).sum();
    let half = |wish: Option<&(f64, f64)>| wish.map_or(0.0, |wish| wish.1 / 2.0);
    let (from, to) = (from + half(wishes.first()), to - half(wishes.last()));
    let between = whole - half(wishes.first()) - half(wishes.last());
    let scale = if between > to - from { (to - from).max(0.0) / between } else { 1.0 };
    // Offsets from the first, so that what is left is to keep the order.
    let mut offsets = Vec::with_capacity(wishes.len());
    let mut offset = 0.0;
    for (at, wish) in wishes.iter().enumerate() {
        if at > 0 {
            offset += (wishes[at - 1].1 + wish.1) / 2.0 * scale;
        }
        offsets.push(offset);
    }
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(wishes.len());
    for (wish, offset) in wishes.iter().zip(&offsets) {
        let mut pool = (wish.0 - offset, 1_usize);
        while let Some((sum, count)) = pools.pop_if(|last| last.0 / last.1 as f64 > pool.0 / pool.1 as f64) {
            pool = (pool.0 + sum, pool.1 + count);
        }
        pools.push(pool);
    }
    let (least, most) = (from, (to - offset).max(from));
    let starts = pools
        .iter()
        .flat_map(|&(sum, count)| std::iter::repeat_n((sum / count as f64).clamp(least, most), count));
    starts.zip(&offsets).map(|(start, offset)| start + offset).collect()
}

/// The place nearest to a wish that keeps apart from others, or the one farthest from them all.
fn freest(wish: f64, others: &[f64], (from, to): (f64, f64)) -> f64 {
    let wish = wish.clamp(from, to);
    let free = |at: f64| others.iter().map(|other| (other - at).abs()).fold(APART, f64::min);
    let steps = ((to - from) / 2.0) as u32;
    let around = (0..=steps).flat_map(|step| [wish - 2.0 * f64::from(step), wish + 2.0 * f64::from(step)]);
    around
        .filter(|at| (from..=to).contains(at))
        .fold(
            (f64::NEG_INFINITY, wish),
            |best, at| if free(at) > best.0 + 1e-6 { (free(at), at) } else { best },
        )
        .1
}
