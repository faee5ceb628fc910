//! Reporting trees as compact blocks of cards on a grid.
//!
//! Every boss stands above a trunk; the reports hang from it in shelves, left and right of the trunk,
//! bosses' own trees as blocks. As trunks run between blocks and shelves' beams between rows, no
//! reporting line crosses a card or another tree's line. How many shelves a boss gets decides whether
//! a tree is wide or tall, so that no shape is a ribbon.
//!
//! The grid's step to the right is half a column, downwards one row; a card is two steps wide.

use super::{COLUMN, ROW, forest::Forest};

/// The people who stand on one piece of ground: heads of trees and people outside all trees, in the
/// order in which they are set.
#[derive(Clone, Debug, Default)]
pub(super) struct Bed {
    pub heads: Vec<usize>,
    singles: Singles,
    setting: Setting,
}

/// Where people outside all trees may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Singles {
    /// Among the trees, or in a grid below them.
    #[default]
    AmongOrBelow,
    /// Among the trees, or in a grid above them.
    AmongOrAbove,
    /// In a grid below the trees.
    Below,
}

/// How a bed's heads are set.
#[derive(Clone, Copy, Debug, Default)]
enum Setting {
    /// Trees and columns of single people side by side.
    #[default]
    Together,
    /// Trees in so many shelves, single people in so many columns.
    Apart { shelves: usize, columns: usize },
}

/// How the reports of one boss hang.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Hang {
    /// All in one row.
    #[default]
    Row,
    /// Reports without reports `leaves` each side of the trunk, the others in `shelves`.
    Shelves { leaves: usize, shelves: usize },
}

#[derive(Clone, Copy, Debug, Default)]
struct Block {
    /// In half columns.
    width: i32,
    /// In rows.
    height: i32,
    /// The middle of the boss's card, from the left.
    root: i32,
    /// From the upper left corner of the block it hangs in.
    offset: (i32, i32),
    hang: Hang,
}

/// The blocks of all trees of a forest.
#[derive(Clone)]
pub(super) struct Blocks(Vec<Block>);

/// Where a bed's cards stand, from its upper left corner: person, half columns to the middle of the
/// card, rows to it.
pub(super) struct Spread {
    pub cards: Vec<(usize, i32, i32)>,
    /// In half columns.
    pub width: i32,
    /// In rows.
    pub height: i32,
}

/// The proportions, width to height, that subtrees are tried in.
const PROPORTIONS: [f64; 6] = [0.6, 1.0, 1.7, 2.8, 5.0, 20.0];

impl Bed {
    /// A bed whose heads stand in the order given.
    pub fn of(heads: Vec<usize>, singles: Singles) -> Self {
        Self { heads, singles, setting: Setting::default() }
    }

    /// In every column of single people, sets those with the most ties nearest to the middle of the
    /// map: above all others where single people come first, else below.
    pub fn draw_near(&mut self, is_tree: impl Fn(usize) -> bool, ties: &[usize]) {
        let Setting::Apart { columns, .. } = self.setting else { return };
        let (trees, mut singles): (Vec<usize>, Vec<usize>) =
            self.heads.iter().copied().partition(|&head| is_tree(head));
        let mut rest = singles.as_mut_slice();
        for height in heights(rest.len(), columns) {
            let (column, others) = rest.split_at_mut(height);
            column.sort_by_key(|&person| std::cmp::Reverse(ties[person]));
            if self.singles != Singles::AmongOrAbove {
                column.reverse();
            }
            rest = others;
        }
        self.heads = trees.into_iter().chain(singles).collect();
    }
}

impl Blocks {
    pub fn new(people: usize) -> Self {
        Self(vec![Block::default(); people])
    }

    /// Chooses for each bed how it fits best into `width` units, and measures all blocks.
    pub fn shape(&mut self, forest: &Forest, beds: &mut [Bed], width: impl Fn(usize) -> f64) {
        let mut best: Vec<Option<(f64, Setting, usize)>> = vec![None; beds.len()];
        let shapes: Vec<Self> = PROPORTIONS
            .iter()
            .map(|&proportion| {
                let mut blocks = self.clone();
                blocks.choose(forest, proportion);
                blocks
            })
            .collect();
        for (at, blocks) in shapes.iter().enumerate() {
            for (number, bed) in beds.iter().enumerate() {
                let half_columns = (width(number) / (COLUMN / 2.0)).floor().max(2.0);
                for setting in blocks.settings(forest, bed, half_columns as usize) {
                    let spread = blocks.spread(forest, &Bed { setting, ..bed.clone() });
                    let cost = f64::from(spread.width).max(half_columns) * f64::from(spread.height)
                        + f64::from(spread.width) * 0.01;
                    if best[number].is_none_or(|(least, ..)| cost < least - 1e-9) {
                        best[number] = Some((cost, setting, at));
                    }
                }
            }
        }
        for (bed, best) in beds.iter_mut().zip(best) {
            if let Some((_, setting, at)) = best {
                bed.setting = setting;
                let mut people = bed.heads.clone();
                while let Some(person) = people.pop() {
                    self.0[person] = shapes[at].0[person];
                    people.extend(&forest.children[person]);
                }
            }
        }
    }

    /// Measures all blocks anew after the order of reports has changed.
    pub fn measure(&mut self, forest: &Forest) {
        for &person in forest.order.iter().rev() {
            self.hang(forest, person, self.0[person].hang);
        }
    }

    /// Where a bed's cards stand.
    pub fn spread(&self, forest: &Forest, bed: &Bed) -> Spread {
        let mut spread = Spread { cards: Vec::new(), width: 0, height: 0 };
        let (trees, singles): (Vec<usize>, Vec<usize>) =
            bed.heads.iter().copied().partition(|&head| !forest.is_leaf(head));
        match bed.setting {
            Setting::Together => self.add_shelf(&mut spread, &bed.heads),
            Setting::Apart { shelves, columns } => {
                if bed.singles == Singles::AmongOrAbove {
                    Self::add_grid(&mut spread, &singles, columns);
                }
                for shelf in self.shelved(&trees, shelves) {
                    self.add_shelf(&mut spread, &shelf);
                }
                if bed.singles != Singles::AmongOrAbove {
                    Self::add_grid(&mut spread, &singles, columns);
                }
            }
        }
        for (head, x, y) in std::mem::take(&mut spread.cards) {
            self.unfold(forest, head, x, y, &mut spread.cards);
        }
        spread
    }

    /// A tree's cards, where its block's upper left corner is known.
    fn unfold(&self, forest: &Forest, head: usize, x: i32, y: i32, cards: &mut Vec<(usize, i32, i32)>) {
        let mut open = vec![(head, x, y)];
        while let Some((person, x, y)) = open.pop() {
            cards.push((person, x + self.0[person].root, y));
            for &report in &forest.children[person] {
                let (dx, dy) = self.0[report].offset;
                open.push((report, x + dx, y + dy));
            }
        }
    }

    fn settings(&self, forest: &Forest, bed: &Bed, half_columns: usize) -> Vec<Setting> {
        let trees: Vec<usize> = bed.heads.iter().copied().filter(|&head| !forest.is_leaf(head)).collect();
        let singles = bed.heads.len() - trees.len();
        let most = (half_columns / 2).max(1);
        // As many columns as fill the rows evenly.
        let columns = singles.div_ceil(singles.div_ceil(most).max(1)).max(1);
        if trees.is_empty() {
            return vec![Setting::Apart { shelves: 0, columns }];
        }
        let total: i32 = trees.iter().map(|&tree| self.0[tree].width).sum();
        let least = (total as usize / half_columns).max(1);
        let together = singles == 0 || bed.singles != Singles::Below;
        let mut settings: Vec<Setting> = together.then_some(Setting::Together).into_iter().collect();
        settings.extend(
            (least.saturating_sub(1).clamp(1, trees.len())..=least + 2)
                .filter(|&shelves| shelves <= trees.len())
                .map(|shelves| Setting::Apart { shelves, columns }),
        );
        settings
    }

    /// Blocks side by side, low ones on top of each other, below what is there.
    fn add_shelf(&self, spread: &mut Spread, heads: &[usize]) {
        let height = heads.iter().map(|&head| self.0[head].height).max().unwrap_or(0);
        let (mut x, top) = (0, spread.height);
        // The open column of low blocks: its left edge, width and height.
        let mut column: Option<(i32, i32, i32)> = None;
        let first = spread.cards.len();
        for &head in heads {
            let block = self.0[head];
            if block.height * 2 > height {
                // The open column stays open to the left of this block.
                spread.cards.push((head, x, top));
                x += block.width;
                continue;
            }
            match &mut column {
                Some((left, width, tall)) if block.width <= *width && *tall + block.height <= height => {
                    spread.cards.push((head, *left + (*width - block.width) / 2, top + *tall));
                    *tall += block.height;
                }
                _ => {
                    spread.cards.push((head, x, top));
                    column = Some((x, block.width, block.height));
                    x += block.width;
                }
            }
        }
        spread.centre(first, x);
        spread.height += height;
    }

    /// People in rows of `columns`, the last row shorter.
    fn add_grid(spread: &mut Spread, people: &[usize], columns: usize) {
        if people.is_empty() {
            return;
        }
        let (first, top) = (spread.cards.len(), spread.height);
        let rows = people.len().div_ceil(columns);
        // Column by column, so that neighbours in the order are neighbours on the ground.
        let mut people = people.iter();
        for (column, height) in heights(people.len(), columns).enumerate() {
            for (row, &person) in people.by_ref().take(height).enumerate() {
                spread.cards.push((person, 2 * column as i32, top + row as i32));
            }
        }
        spread.centre(first, 2 * columns as i32);
        spread.height += rows as i32;
    }

    /// Chooses how every boss's reports hang, so that the blocks come near a proportion.
    fn choose(&mut self, forest: &Forest, proportion: f64) {
        for &person in forest.order.iter().rev() {
            let leaves = forest.children[person].iter().filter(|&&report| forest.is_leaf(report)).count();
            let inner = forest.children[person].len() - leaves;
            let mut best = (f64::INFINITY, Hang::Row);
            let mut consider = |blocks: &mut Self, hang: Hang, favour: f64| {
                blocks.hang(forest, person, hang);
                let Block { width, height, .. } = blocks.0[person];
                let (width, height) = (f64::from(width) * COLUMN / 2.0, f64::from(height) * ROW);
                let cost = width.max(height * proportion) * favour + (width * height).sqrt() * 0.2;
                if cost < best.0 - 1e-9 {
                    best = (cost, hang);
                }
            };
            consider(self, Hang::Row, 0.85);
            if leaves + inner > 2 {
                for shelves in (1..=inner.clamp(1, 4)).chain([inner.div_ceil(2), inner]) {
                    for per_side in [1, 2, 3, 5] {
                        if per_side == 1 || (per_side - 1) * 2 < leaves {
                            consider(self, Hang::Shelves { leaves: per_side, shelves: shelves.max(1) }, 1.0);
                        }
                    }
                }
            }
            self.hang(forest, person, best.1);
        }
    }

    /// Blocks parted into so many shelves of about the same width, tall ones with tall ones; in every
    /// shelf they keep their order.
    fn shelved(&self, row: &[usize], shelves: usize) -> Vec<Vec<usize>> {
        if row.is_empty() || shelves <= 1 {
            return if row.is_empty() { Vec::new() } else { vec![row.to_vec()] };
        }
        let mut by_height: Vec<usize> = (0..row.len()).collect();
        by_height.sort_by_key(|&at| std::cmp::Reverse(self.0[row[at]].height));
        let total: i32 = row.iter().map(|&at| self.0[at].width).sum();
        let mut parted: Vec<Vec<usize>> = vec![Vec::new(); shelves];
        let mut before = 0;
        for at in by_height {
            let width = self.0[row[at]].width;
            let shelf = (2 * before + width) * shelves as i32 / (2 * total).max(1);
            parted[(shelf as usize).min(shelves - 1)].push(at);
            before += width;
        }
        for shelf in &mut parted {
            shelf.sort_unstable();
        }
        parted.retain(|shelf| !shelf.is_empty());
        parted.into_iter().map(|shelf| shelf.into_iter().map(|at| row[at]).collect()).collect()
    }

    /// Measures a boss's block and sets the reports' blocks in it.
    fn hang(&mut self, forest: &Forest, person: usize, hang: Hang) {
        let reports = &forest.children[person];
        let block = match hang {
            _ if reports.is_empty() => Block { width: 2, height: 1, root: 1, ..Block::default() },
            Hang::Row => self.hang_in_row(reports),
            Hang::Shelves { leaves, shelves } => {
                let (single, inner): (Vec<usize>, Vec<usize>) =
                    reports.iter().copied().partition(|&report| forest.is_leaf(report));
                let mut all = dealt(&single, single.len().div_ceil(2 * leaves));
                all.extend(self.shelved(&inner, shelves));
                self.hang_in_shelves(&all)
            }
        };
        let offset = self.0[person].offset;
        self.0[person] = Block { offset, hang, ..block };
    }

    fn hang_in_row(&mut self, reports: &[usize]) -> Block {
        let (mut width, mut height) = (0, 0);
        for &report in reports {
            self.0[report].offset = (width, 1);
            width += self.0[report].width;
            height = height.max(self.0[report].height);
        }
        let middle = |report: Option<&usize>| {
            report.map_or(1, |&report| self.0[report].offset.0 + self.0[report].root)
        };
        let root = (middle(reports.first()) + middle(reports.last())) / 2;
        Block { width, height: height + 1, root, ..Block::default() }
    }

    fn hang_in_shelves(&mut self, shelves: &[Vec<usize>]) -> Block {
        let halves: Vec<(&[usize], &[usize])> = shelves.iter().map(|shelf| self.halved(shelf)).collect();
        let wide = |blocks: &Self, part: &[usize]| part.iter().map(|&at| blocks.0[at].width).sum::<i32>();
        let trunk = halves.iter().map(|(left, _)| wide(self, left)).max().unwrap_or(0).max(1);
        let right = halves.iter().map(|(_, right)| wide(self, right)).max().unwrap_or(0).max(1);
        let mut y = 1;
        for (left, right) in &halves {
            let mut x = trunk - wide(self, left);
            let mut height = 0;
            for &report in left.iter().chain(*right) {
                self.0[report].offset = (x, y);
                x += self.0[report].width;
                height = height.max(self.0[report].height);
            }
            y += height;
        }
        Block { width: trunk + right, height: y, root: trunk, ..Block::default() }
    }

    /// A shelf parted into two halves of about the same width; the left one is never empty.
    fn halved<'s>(&self, shelf: &'s [usize]) -> (&'s [usize], &'s [usize]) {
        let total: i32 = shelf.iter().map(|&at| self.0[at].width).sum();
        let mut left = 0;
        let mut best = (i32::MAX, shelf.len());
        for (at, &report) in shelf.iter().enumerate() {
            left += self.0[report].width;
            let uneven = (2 * left - total).abs();
            if uneven < best.0 {
                best = (uneven, at + 1);
            }
        }
        shelf.split_at(best.1.min(shelf.len()))
    }
}

impl Spread {
    /// Takes in the blocks from `first` on, `width` wide, and sets the narrower of old and new into
    /// the middle.
    fn centre(&mut self, first: usize, width: i32) {
        let shift = (self.width - width) / 2;
        let shifted = if shift > 0 { first..self.cards.len() } else { 0..first };
        for card in &mut self.cards[shifted] {
            card.1 += shift.abs();
        }
        self.width = self.width.max(width);
    }
}

/// How many stand in each of so many columns, where all rows but the last are full.
fn heights(people: usize, columns: usize) -> impl Iterator<Item = usize> {
    let columns = columns.max(1);
    (0..columns).map(move |column| people / columns + usize::from(column < people % columns))
}

/// Deals a row out to so many hands, one after another.
fn dealt(row: &[usize], hands: usize) -> Vec<Vec<usize>> {
    (0..hands).map(|hand| row.iter().copied().skip(hand).step_by(hands).collect()).collect()
}
