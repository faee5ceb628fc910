//! Trees and people outside all trees set on a piece of ground.

use super::{
    COLUMN,
    block::{Blocks, Hang, hangs},
    forest::Forest,
};

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

/// One way to fit a bed.
#[derive(Clone, Copy)]
struct Choice {
    /// The ground it takes.
    cost: f64,
    setting: Setting,
    /// Out of which blocks.
    at: usize,
    /// How the largest tree hangs otherwise than in those blocks.
    hung: Option<(usize, Hang)>,
}

/// Where a bed's cards stand, from its upper left corner: person, half columns to the middle of the
/// card, rows to it.
pub(super) struct Spread {
    pub cards: Vec<(usize, i32, i32)>,
    /// In half columns.
    pub width: i32,
    /// In rows.
    pub height: i32,
}

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
    /// Chooses for each bed how it fits best into `width` units, out of `tried`.
    pub fn shape(
        &mut self,
        forest: &Forest,
        beds: &mut [Bed],
        tried: &mut [Self],
        width: impl Fn(usize) -> f64,
    ) {
        for (number, bed) in beds.iter_mut().enumerate() {
            let half_columns = (width(number) / (COLUMN / 2.0)).floor().max(2.0);
            let mut best: Option<Choice> = None;
            for (at, blocks) in tried.iter_mut().enumerate() {
                let mut consider = |blocks: &Self, hung: Option<(usize, Hang)>| {
                    for setting in blocks.settings(forest, bed, half_columns as usize) {
                        let Spread { width, height, .. } = blocks.heads(forest, bed, setting);
                        let cost = f64::from(width).max(half_columns) * f64::from(height);
                        let cost = cost + f64::from(width) * 0.01;
                        if best.is_none_or(|best| cost < best.cost - 1e-9) {
                            best = Some(Choice { cost, setting, at, hung });
                        }
                    }
                };
                consider(blocks, None);
                // The largest tree makes the shape: it is tried in all ways.
                let area = |head: &usize| blocks.of(*head).width * blocks.of(*head).height;
                if let Some(head) = bed.heads.iter().copied().max_by_key(area) {
                    let before = blocks.of(head).hang;
                    for hang in hangs(forest, head) {
                        blocks.hang(forest, head, hang);
                        consider(blocks, Some((head, hang)));
                    }
                    blocks.hang(forest, head, before);
                }
            }
            if let Some(Choice { setting, at, hung, .. }) = best {
                bed.setting = setting;
                for &head in &bed.heads {
                    self.adopt(forest, head, &tried[at]);
                }
                if let Some((head, hang)) = hung {
                    self.hang(forest, head, hang);
                }
                self.refine(forest, bed, half_columns);
            }
        }
    }

    /// Hangs the reports of those on whom a bed's height depends another way, as long as that saves
    /// ground.
    fn refine(&mut self, forest: &Forest, bed: &Bed, half_columns: f64) {
        const ROUNDS: usize = 24;
        const TALLEST: usize = 5;
        // Below so many bosses a tree's shape is settled, and each further one would cost more than the last.
        const DEEPEST: usize = 100;
        let cost = |blocks: &Self| {
            let Spread { width, height, .. } = blocks.heads(forest, bed, bed.setting);
            f64::from(width).max(half_columns) * f64::from(height) + f64::from(width) * 0.01
        };
        let mut least = cost(self);
        for _ in 0..ROUNDS {
            let mut heads = bed.heads.clone();
            heads.sort_by_key(|&head| std::cmp::Reverse(self.of(head).height));
            let mut better: Option<(usize, Hang)> = None;
            for &head in heads.iter().take(TALLEST) {
                for person in self.spine(forest, head).into_iter().take(DEEPEST) {
                    let before = self.of(person).hang;
                    for hang in hangs(forest, person) {
                        self.rehang(forest, person, hang);
                        let cost = cost(self);
                        if cost < least - 1e-9 {
                            (least, better) = (cost, Some((person, hang)));
                        }
                    }
                    self.rehang(forest, person, before);
                }
            }
            match better {
                Some((person, hang)) => self.rehang(forest, person, hang),
                None => break,
            }
        }
    }

    /// Where a bed's cards stand.
    pub fn spread(&self, forest: &Forest, bed: &Bed) -> Spread {
        let mut spread = self.heads(forest, bed, bed.setting);
        for (head, x, y) in std::mem::take(&mut spread.cards) {
            self.unfold(forest, head, x, y, &mut spread.cards);
        }
        spread
    }

    /// Where the blocks of a bed's heads stand, by their upper left corners.
    fn heads(&self, forest: &Forest, bed: &Bed, setting: Setting) -> Spread {
        let mut spread = Spread { cards: Vec::new(), width: 0, height: 0 };
        let (trees, singles): (Vec<usize>, Vec<usize>) =
            bed.heads.iter().copied().partition(|&head| !forest.is_leaf(head));
        match setting {
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
        spread
    }

    /// A tree's cards, where its block's upper left corner is known.
    fn unfold(&self, forest: &Forest, head: usize, x: i32, y: i32, cards: &mut Vec<(usize, i32, i32)>) {
        let mut open = vec![(head, x, y)];
        while let Some((person, x, y)) = open.pop() {
            cards.push((person, x + self.of(person).root, y));
            for &report in &forest.children[person] {
                let (dx, dy) = self.of(report).offset;
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
        let total: i32 = trees.iter().map(|&tree| self.of(tree).width).sum();
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
        let height = heads.iter().map(|&head| self.of(head).height).max().unwrap_or(0);
        let (mut x, top) = (0, spread.height);
        // The open column of low blocks: its left edge, width and height.
        let mut column: Option<(i32, i32, i32)> = None;
        let first = spread.cards.len();
        for &head in heads {
            let block = self.of(head);
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
