//! An axis of time.

use super::spoken;
use jiff::{
    ToSpan, Unit,
    civil::{Date, Weekday},
};

/// The least distance of two labelled ticks.
const APART: f64 = 62.0;
/// Free ground before the first and after the last day, as a share of the axis.
const SPARE: f64 = 0.03;

/// Days as places to the right.
pub(super) struct Axis {
    first: Date,
    last: Date,
    left: f64,
    /// Units a day.
    step: f64,
}

/// How far ticks stand apart in time.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Every {
    Day,
    Week,
    Month,
    Quarter,
    Years(i16),
}

const EVERY: [Every; 8] = [
    Every::Day,
    Every::Week,
    Every::Month,
    Every::Quarter,
    Every::Years(1),
    Every::Years(2),
    Every::Years(5),
    Every::Years(10),
];

impl Every {
    /// About how many days.
    fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.0,
            Self::Quarter => 91.0,
            Self::Years(years) => 365.0 * f64::from(years),
        }
    }

    /// The first tick on a day or after it.
    fn from(self, day: Date) -> Date {
        let months = |every: i8| {
            let start = day.first_of_month();
            let past = (start.month() - 1) % every;
            let start = start.saturating_sub(i64::from(past).months());
            if start < day { start.saturating_add(i64::from(every).months()) } else { start }
        };
        match self {
            Self::Day => day,
            Self::Week => {
                let past = i64::from(day.weekday().since(Weekday::Monday));
                day.saturating_add(((7 - past) % 7).days())
            }
            Self::Month => months(1),
            Self::Quarter => months(3),
            Self::Years(years) => {
                let start = months(12);
                let past = start.year().rem_euclid(years);
                let left = if past == 0 { 0 } else { years - past };
                start.saturating_add(i64::from(left).years())
            }
        }
    }

    /// The tick after one.
    fn after(self, tick: Date) -> Date {
        match self {
            Self::Day => tick.saturating_add(1.day()),
            Self::Week => tick.saturating_add(7.days()),
            Self::Month => tick.saturating_add(1.month()),
            Self::Quarter => tick.saturating_add(3.months()),
            Self::Years(years) => tick.saturating_add(i64::from(years).years()),
        }
    }

    fn label(self, tick: Date) -> String {
        match self {
            Self::Day | Self::Week => format!("{} {}", tick.day(), spoken::short_month(tick)),
            Self::Month => format!("{} {}", spoken::short_month(tick), tick.year()),
            Self::Quarter => format!("Q{} {}", (tick.month() + 2) / 3, tick.year()),
            Self::Years(_) => tick.year().to_string(),
        }
    }
}

/// A place on the axis that bears a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub x: f64,
    pub label: String,
}

impl Axis {
    /// From one day to another, which is not before it, `left` to `left + width`.
    pub fn over(first: Date, last: Date, left: f64, width: f64) -> Self {
        let days = days(first, last).max(1.0);
        let spare = width * SPARE;
        let step = (width - 2.0 * spare) / days;
        let centred = if first >= last { width / 2.0 - spare } else { 0.0 };
        Self {
            first,
            last,
            left: left + spare + centred,
            step: if centred > 0.0 { width / 3.0 } else { step },
        }
    }

    /// Where a day stands.
    pub fn x(&self, day: Date) -> f64 {
        self.left + days(self.first, day) * self.step
    }

    /// The ticks whose labels keep clear of each other.
    pub fn ticks(&self) -> Vec<Tick> {
        let fits = |every: &&Every| every.days() * self.step >= APART;
        let every = EVERY.iter().find(fits).copied().unwrap_or(Every::Years(10));
        let mut ticks = Vec::new();
        let mut day = every.from(self.first);
        while day <= self.last {
            ticks.push(Tick { x: self.x(day), label: every.label(day) });
            let next = every.after(day);
            if next <= day {
                break;
            }
            day = next;
        }
        ticks
    }
}

fn days(from: Date, to: Date) -> f64 {
    from.until((Unit::Day, to)).map_or(0.0, |span| f64::from(span.get_days()))
}

/// Places as near to those wanted, which are in order, as a distance of `gap` between neighbours and the
/// bounds allow: least squares by pooling (Ayer and others, 1955).
pub(super) fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    // Without the gaps, places must only keep their order: blocks of equals, each at its mean.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (at, &want) in wanted.iter().enumerate() {
        let mut block = (want - gap * at as f64, 1);
        while let Some(&(mean, count)) = blocks.last()
            && mean >= block.0
        {
            blocks.pop();
            let all = count + block.1;
            block = ((mean * count as f64 + block.0 * block.1 as f64) / all as f64, all);
        }
        blocks.push(block);
    }
    let most = high - gap * wanted.len().saturating_sub(1) as f64;
    let eased = blocks.iter().flat_map(|&(mean, count)| std::iter::repeat_n(mean, count));
    eased.enumerate().map(|(at, mean)| mean.min(most).max(low) + gap * at as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[track_caller]
    fn check(first: Date, last: Date, expected: &[&str]) {
        let ticks = Axis::over(first, last, 0.0, 620.0).ticks();
        let labels: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn ticks_suit_the_span() {
        let today = date(2026, 11, 22);
        check(today, today, &["22 Nov"]);
        check(date(2026, 11, 20), today, &["20 Nov", "21 Nov", "22 Nov"]);
        check(date(2026, 10, 20), today, &["26 Oct", "2 Nov", "9 Nov", "16 Nov"]);
        check(date(2026, 8, 1), today, &["Aug 2026", "Sep 2026", "Oct 2026", "Nov 2026"]);
        check(date(2025, 6, 2), today, &["Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"]);
        check(date(2021, 6, 2), today, &["2022", "2023", "2024", "2025", "2026"]);
        check(date(1996, 6, 2), today, &["2000", "2005", "2010", "2015", "2020", "2025"]);
    }

    #[test]
    fn places_are_spread_no_further_than_needed() {
        assert_eq!(spread(&[10.0, 50.0, 50.0, 90.0], 20.0, 0.0, 100.0), [10.0, 40.0, 60.0, 90.0]);
        assert_eq!(spread(&[98.0, 99.0], 20.0, 0.0, 100.0), [80.0, 100.0]);
        assert!(spread(&[], 20.0, 0.0, 100.0).is_empty());
    }

    proptest! {
        #[test]
        fn spread_places_keep_their_distance_and_their_bounds(
            mut wanted in prop::collection::vec(0.0..600.0_f64, 0..30),
        ) {
            wanted.sort_by(f64::total_cmp);
            let places = spread(&wanted, 20.0, 0.0, 600.0);
            for pair in places.windows(2) {
                prop_assert!(pair[1] - pair[0] >= 20.0 - 1e-9);
            }
            prop_assert!(places.iter().all(|place| (-1e-9..=600.0 + 1e-9).contains(place)));
        }
    }
}
