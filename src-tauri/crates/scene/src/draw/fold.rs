//! Long tables stand in several columns side by side, as in a newspaper, so that the whole has the
//! proportions of a page.

use std::ops::Range;

/// Width to height of the whole.
const SHAPE: f64 = 1.4;

/// Rows of one section that stand below each other in one column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// Which section.
    pub section: usize,
    /// Which of its rows.
    pub rows: Range<usize>,
    /// In which column, from 0.
    pub column: usize,
    /// Upper edge of the section's title.
    pub top: f64,
    /// Lower edge of the last row.
    pub bottom: f64,
}

impl Part {
    /// Whether its section began in an earlier column.
    pub fn is_continued(&self) -> bool {
        self.rows.start > 0
    }
}

/// Sets sections, given by the heights of their rows, below each other in as many columns `width` wide as
/// make the whole a page: a title `head` high above each, `gap` between two of them. A section is broken
/// between rows only, and its title is never left alone.
pub(super) fn fold(sections: &[Vec<f64>], width: f64, head: f64, gap: f64) -> Vec<Part> {
    let whole: f64 = sections.iter().map(|rows| head + gap + rows.iter().sum::<f64>()).sum();
    let columns = (SHAPE * whole / width).sqrt().round().max(1.0);
    let limit = whole / columns + head;
    let mut parts: Vec<Part> = Vec::new();
    let (mut column, mut y) = (0, 0.0_f64);
    for (section, rows) in sections.iter().enumerate() {
        let mut open: Option<Part> = None;
        for (row, &height) in rows.iter().enumerate() {
            let titled = if open.is_some() { 0.0 } else { head };
            if y > 0.0 && y + titled + height > limit && (column as f64) < columns - 1.0 {
                parts.extend(open.take());
                column += 1;
                y = 0.0;
            }
            let part = open.get_or_insert_with(|| {
                let top = y;
                y += head;
                Part { section, rows: row..row, column, top, bottom: y }
            });
            y += height;
            part.rows.end = row + 1;
            part.bottom = y;
        }
        if open.is_some() {
            y += gap;
        }
        parts.extend(open);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_table_stands_in_one_column() {
        let parts = fold(&[vec![30.0; 4], vec![30.0; 2]], 1200.0, 26.0, 10.0);
        let part = |section, rows: Range<usize>, top, bottom| Part { section, rows, column: 0, top, bottom };
        assert_eq!(parts, [part(0, 0..4, 0.0, 146.0), part(1, 0..2, 156.0, 242.0)]);
    }

    proptest! {
        #[test]
        fn every_row_stands_once_and_the_whole_is_a_page(
            sections in prop::collection::vec(prop::collection::vec(20.0..60.0_f64, 0..300), 1..12),
        ) {
            let parts = fold(&sections, 1200.0, 26.0, 10.0);
            let mut rows: Vec<(usize, usize)> =
                parts.iter().flat_map(|part| part.rows.clone().map(|row| (part.section, row))).collect();
            rows.sort_unstable();
            let all: Vec<_> =
                sections.iter().enumerate().flat_map(|(at, rows)| (0..rows.len()).map(move |row| (at, row))).collect();
            prop_assert_eq!(rows, all);
            for pair in parts.windows(2) {
                let below = pair[0].column == pair[1].column && pair[0].bottom <= pair[1].top;
                prop_assert!(below || pair[0].column + 1 == pair[1].column);
            }
            let height = parts.iter().map(|part| part.bottom).fold(0.0, f64::max);
            let width = 1200.0 * parts.last().map_or(1.0, |last| (last.column + 1) as f64);
            prop_assert!(height < 1800.0 || (0.6..2.4).contains(&(width / height)), "{} × {}", width, height);
        }
    }
}
