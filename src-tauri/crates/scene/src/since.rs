//! What happened since the moment compared with, as it is marked on a drawing.

use domain::{Account, Id, compare::Differences};
use std::collections::{BTreeMap, HashMap};

/// What became of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// They came in.
    Arrived,
    /// They are no longer there; their card is drawn where it would stand.
    Left,
    /// They report to others than before.
    Moved,
    /// Something else is said of them.
    Changed,
}

impl Turn {
    /// Every turn, in the order of the legend.
    pub const ALL: [Self; 4] = [Self::Arrived, Self::Left, Self::Moved, Self::Changed];

    /// The sign on the card.
    pub const fn glyph(self) -> char {
        match self {
            Self::Arrived => '+',
            Self::Left => '−',
            Self::Moved => '→',
            Self::Changed => '•',
        }
    }

    /// As the legend and a screen reader say it.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Arrived => "arrived since",
            Self::Left => "left since",
            Self::Moved => "reports to others since",
            Self::Changed => "changed since",
        }
    }
}

/// How trust between two differs from what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swing {
    /// By so many points: up, or down below 0.
    By(i16),
    /// It was not known before.
    New,
    /// It is no longer known.
    Lost,
}

/// What happened since the moment compared with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Since {
    turns: BTreeMap<Id, Turn>,
    swings: HashMap<(Id, Id), Swing>,
}

impl Since {
    /// What is marked of the differences. Of somebody of whom several are true, the first of arrived, left,
    /// moved and changed.
    pub fn of(differences: &Differences) -> Self {
        let mut turns = BTreeMap::new();
        let changed = differences.changed.iter().map(|(id, _)| *id);
        turns.extend(changed.map(|id| (id, Turn::Changed)));
        turns.extend(differences.moved.iter().map(|&id| (id, Turn::Moved)));
        turns.extend(differences.left.iter().map(|&id| (id, Turn::Left)));
        turns.extend(differences.arrived.iter().map(|&id| (id, Turn::Arrived)));
        let swings = differences.trust.iter().map(|shift| {
            let swing = match (shift.by(), shift.is) {
                (Some(by), _) => Swing::By(by),
                (None, Some(_)) => Swing::New,
                (None, None) => Swing::Lost,
            };
            ((shift.from, shift.to), swing)
        });
        Self { turns, swings: swings.collect() }
    }

    /// What became of somebody; none where nothing did.
    pub fn turn(&self, id: Id) -> Option<Turn> {
        self.turns.get(&id).copied()
    }

    /// How one's trust in another differs; none where it does not.
    pub fn swing(&self, from: Id, to: Id) -> Option<Swing> {
        self.swings.get(&(from, to)).copied()
    }

    /// The turns there are among those of an account.
    pub(crate) fn turns<'a>(&'a self, account: &'a Account) -> impl Iterator<Item = Turn> + 'a {
        Turn::ALL.into_iter().filter(|turn| {
            self.turns.iter().any(|(id, its)| its == turn && account.stakeholder(*id).is_some())
        })
    }
}

impl Swing {
    /// What follows the points on a line: "+12", "−18", "new" or "lost".
    pub fn beside(self) -> String {
        match self {
            Self::By(by) if by < 0 => format!("−{}", by.unsigned_abs()),
            Self::By(by) => format!("+{by}"),
            Self::New => "new".into(),
            Self::Lost => "lost".into(),
        }
    }

    /// What follows the score where it is heard.
    pub fn spoken(self) -> String {
        match self {
            Self::By(by) if by < 0 => format!("; down by {}", by.unsigned_abs()),
            Self::By(by) => format!("; up by {by}"),
            Self::New => "; not known before".into(),
            Self::Lost => "; known before".into(),
        }
    }
}
