//! Reporting trees as compact blocks of cards on a grid.
//!
//! Every boss stands above a trunk; the reports hang from it in shelves, left and right of the trunk,
//! bosses' own trees as blocks. As trunks run between blocks and shelves' beams between rows, no
//! reporting line crosses a card or another tree's line. How many shelves a boss gets decides whether
//! a tree is wide or tall, so that no shape is a ribbon.
//!
//! The grid's step to the right is half a column, downwards one row; a card is two steps wide.

use super::{COLUMN, ROW, forest::Forest};
use smallvec::SmallVec;

/// A row of blocks: mostly few, and asked for very often.
pub(super) type Row = SmallVec<[usize; 12]>;
/// Rows on top of each other.
pub(super) type Rows = SmallVec<[Row; 6]>;

/// How the reports of one boss hang.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Hang {
    /// All in one row.
    #[default]
    Row,
    /// Reports without reports `leaves` each side of the trunk, the others in `shelves`.
    Shelves { leaves: usize, shelves: usize },
}

/// A boss above those who report to her, as deep as it goes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Block {
    /// In half columns.
    pub width: i32,
    /// In rows.
    pub height: i32,
    /// The middle of the boss's card, from the left.
    pub root: i32,
    /// From the upper left corner of the block it hangs in.
    pub offset: (i32, i32),
    pub hang: Hang,
}

/// Somebody under whom nobody stands.
const LEAF: Block = Block { width: 2, height: 1, root: 1, offset: (0, 0), hang: Hang::Row };

impl Block {
    /// Whether another block could stand in this one's place.
    pub fn takes_as_much_as(&self, other: &Self) -> bool {
        (self.width, self.height, self.root) == (other.width, other.height, other.root)
    }
}

/// The blocks of all trees of a forest.
#[derive(Clone)]
pub(super) struct Blocks(Vec<Block>);

/// The proportions, width to height, that subtrees are tried in.
const PROPORTIONS: [f64; 6] = [0.6, 1.0, 1.7, 2.8, 5.0, 20.0];

impl Blocks {
    pub fn new(people: usize) -> Self {
        Self(vec![Block::default(); people])
    }

    /// The same blocks in several proportions, from tall to wide, to choose from: for each the way in which
    /// every boss's reports hang that comes near it.
    pub fn proportioned(forest: &Forest) -> Vec<Self> {
        let mut all = vec![Self::new(forest.order.len()); PROPORTIONS.len()];
        let mut sizes: Vec<(Hang, f64, f64)> = Vec::new();
        for &person in forest.order.iter().rev() {
            if forest.is_leaf(person) {
                all.iter_mut().for_each(|blocks| blocks.0[person] = LEAF);
                continue;
            }
            // Where no report has reports, all proportions have the same to choose from.
            let alike = forest.children[person].iter().all(|&report| forest.is_leaf(report));
            for (nth, (blocks, proportion)) in all.iter_mut().zip(PROPORTIONS).enumerate() {
                if nth == 0 || !alike {
                    sizes.clear();
                    sizes.extend(hangs(forest, person).into_iter().map(|hang| {
                        blocks.hang(forest, person, hang);
                        let Block { width, height, .. } = blocks.0[person];
                        (hang, f64::from(width) * COLUMN / 2.0, f64::from(height) * ROW)
                    }));
                }
                blocks.hang(forest, person, nearest(&sizes, proportion));
            }
        }
        all
    }

    /// The block of the tree under somebody.
    pub fn of(&self, person: usize) -> Block {
        self.0[person]
    }

    /// Takes over how a tree hangs in other blocks.
    pub fn adopt(&mut self, forest: &Forest, head: usize, other: &Self) {
        let mut people = vec![head];
        while let Some(person) = people.pop() {
            self.0[person] = other.0[person];
            people.extend(&forest.children[person]);
        }
    }

    /// Measures all blocks anew after the order of reports has changed.
    pub fn measure(&mut self, forest: &Forest) {
        for &person in forest.order.iter().rev() {
            self.hang(forest, person, self.0[person].hang);
        }
    }

    /// Hangs a boss's reports another way and measures all blocks it is part of.
    pub fn rehang(&mut self, forest: &Forest, person: usize, hang: Hang) {
        self.hang(forest, person, hang);
        let mut person = person;
        while let Some(boss) = forest.parent[person] {
            self.hang(forest, boss, self.0[boss].hang);
            person = boss;
        }
    }

    /// From a head downwards those on whom the height of its block depends.
    pub fn spine(&self, forest: &Forest, head: usize) -> Vec<usize> {
        let bottom = |report: &usize| self.0[*report].offset.1 + self.0[*report].height;
        let lowest = |boss: &usize| forest.children[*boss].iter().copied().max_by_key(bottom);
        std::iter::successors(Some(head), lowest).filter(|&person| !forest.is_leaf(person)).collect()
    }

    /// Blocks parted into so many shelves of about the same width, tall ones with tall ones; in every
    /// shelf they keep their order.
    pub fn shelved(&self, row: &[usize], shelves: usize) -> Rows {
        if row.is_empty() || shelves <= 1 {
            return row.chunks(row.len().max(1)).map(Row::from_slice).collect();
        }
        let mut by_height: Row = (0..row.len()).collect();
        by_height.sort_by_key(|&at| std::cmp::Reverse(self.0[row[at]].height));
        let total: i32 = row.iter().map(|&at| self.0[at].width).sum();
        let mut parted: Rows = smallvec::smallvec![Row::new(); shelves];
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
    pub fn hang(&mut self, forest: &Forest, person: usize, hang: Hang) {
        let reports = &forest.children[person];
        let block = match hang {
            _ if reports.is_empty() => LEAF,
            Hang::Row => self.hang_in_row(reports),
            Hang::Shelves { leaves, shelves } => {
                let (single, inner): (Row, Row) =
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

    fn hang_in_shelves(&mut self, shelves: &[Row]) -> Block {
        let halves: SmallVec<[(&[usize], &[usize]); 6]> =
            shelves.iter().map(|shelf| self.halved(shelf)).collect();
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

/// The way to hang whose width and height come nearest to a proportion on the least ground.
fn nearest(sizes: &[(Hang, f64, f64)], proportion: f64) -> Hang {
    let mut best = (f64::INFINITY, Hang::Row);
    for &(hang, width, height) in sizes {
        let favour = if hang == Hang::Row { 0.85 } else { 1.0 };
        let longest = (width / proportion.sqrt()).max(height * proportion.sqrt());
        let cost = longest * favour + (width * height).sqrt() * 0.6;
        if cost < best.0 - 1e-9 {
            best = (cost, hang);
        }
    }
    best.1
}

/// The ways in which a boss's reports may hang.
pub(super) fn hangs(forest: &Forest, boss: usize) -> SmallVec<[Hang; 32]> {
    let reports = &forest.children[boss];
    let leaves = reports.iter().filter(|&&report| forest.is_leaf(report)).count();
    let inner = reports.len() - leaves;
    let mut hangs = SmallVec::new();
    hangs.push(Hang::Row);
    if reports.len() > 2 {
        let mut shelves: SmallVec<[usize; 8]> = SmallVec::from_slice(&[1, 2, 3, 4, inner.div_ceil(2), inner]);
        shelves.retain(|&mut shelves| shelves == 1 || shelves <= inner);
        shelves.sort_unstable();
        shelves.dedup();
        for shelves in shelves {
            let per_side = [1, 2, 3, 5, 8].into_iter().filter(|&side| side == 1 || (side - 1) * 2 < leaves);
            hangs.extend(per_side.map(|leaves| Hang::Shelves { leaves, shelves }));
        }
    }
    hangs
}

/// Deals a row out to so many hands, one after another.
fn dealt(row: &[usize], hands: usize) -> Rows {
    (0..hands).map(|hand| row.iter().copied().skip(hand).step_by(hands).collect()).collect()
}
