//! Where every card stands.

mod bed;
mod block;
mod chart;
mod forest;
mod order;
mod overlap;
mod roster;
mod worlds;

use crate::{
    geometry::around,
    scene::{Point, Rect},
};
use domain::{Account, Id, Lens};
use roster::Roster;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Width of a card.
pub const CARD_WIDTH: f64 = 172.0;
/// Height of a card.
pub const CARD_HEIGHT: f64 = 58.0;
/// From the middle of a card to the middle of the next in its row.
pub(crate) const COLUMN: f64 = 240.0;
/// From the middle of a card to the middle of the one below it.
pub(crate) const ROW: f64 = 112.0;

/// Between the cards of a zone and its edge at the sides.
const SIDE: f64 = 28.0;
/// Between the cards of a zone and the edge without a title.
const FOOT: f64 = 28.0;
/// Between the cards of a zone and the edge with the title.
const HEAD: f64 = 46.0;

/// Where every card and every zone of a lens stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    centres: BTreeMap<Id, Point>,
    plots: Vec<Plot>,
}

/// The ground of a zone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plot {
    /// A group's code or an organisation's name.
    pub key: String,
    /// Where.
    pub rect: Rect,
    /// Whose cards stand on it, wherever they were put.
    pub members: Vec<Id>,
    /// Whether its title stands at its lower edge, away from the manager.
    pub title_below: bool,
}

impl Layout {
    /// The centre of a stakeholder's card.
    pub fn centre(&self, stakeholder: Id) -> Option<Point> {
        self.centres.get(&stakeholder).copied()
    }

    /// The centre of every card, by stakeholder.
    pub fn centres(&self) -> impl ExactSizeIterator<Item = (Id, Point)> {
        self.centres.iter().map(|(&id, &at)| (id, at))
    }

    /// The same without the cards of some.
    #[must_use]
    pub(crate) fn without(&self, aside: &HashSet<Id>) -> Self {
        let centres = self.centres.iter().filter(|(id, _)| !aside.contains(id));
        Self { centres: centres.map(|(&id, &at)| (id, at)).collect(), plots: self.plots.clone() }
    }

    pub(crate) fn plots(&self) -> &[Plot] {
        &self.plots
    }
}

/// The area of a card round its centre.
pub(crate) fn card_at(centre: Point) -> Rect {
    Rect::centred(centre, CARD_WIDTH, CARD_HEIGHT)
}

/// Where every card and every zone of a lens would stand if no card had been put anywhere by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrangement {
    lens: Lens,
    ids: Vec<Id>,
    centres: Vec<Point>,
    plots: Vec<Plot>,
}

/// Lays an account out for a lens, whatever was put somewhere by hand. The same account gives the same
/// arrangement to the last bit.
pub fn arrange(account: &Account, lens: Lens) -> Arrangement {
    let roster = Roster::of(account);
    let (centres, plots) = match lens {
        Lens::FourWorlds => worlds::lay_out(&roster),
        Lens::OrgChart => chart::lay_out(&roster),
        // The others set their cards while they draw: a place there means something.
        Lens::PowerGrid | Lens::TeamByStakeholder | Lens::Register | Lens::Timeline => {
            return Arrangement { lens, ids: Vec::new(), centres: Vec::new(), plots: Vec::new() };
        }
    };
    let ids = roster.people.iter().map(|person| person.id).collect();
    Arrangement { lens, ids, centres, plots }
}

impl Arrangement {
    /// The layout with the account's hand-placed cards exactly where they were put; those they would
    /// cover give way to the nearest free ground, and all others keep their places.
    pub fn with_places(&self, account: &Account) -> Layout {
        let places = account.places().filter(|place| place.lens == self.lens);
        self.placing(&places.map(|place| (place.stakeholder, Point::new(place.x, place.y))).collect())
    }

    /// The layout with some cards exactly where they are to stand; others give way as to cards placed by
    /// hand.
    pub fn placing(&self, places: &HashMap<Id, Point>) -> Layout {
        let mut centres = self.centres.clone();
        if !places.is_empty() {
            let placed: Vec<Option<Point>> = self.ids.iter().map(|id| places.get(id).copied()).collect();
            overlap::give_way(&mut centres, &placed);
        }
        let centres: BTreeMap<Id, Point> = self.ids.iter().copied().zip(centres).collect();
        let mut plots = self.plots.clone();
        for plot in &mut plots {
            plot.hold(&centres);
        }
        Layout { centres, plots }
    }
}

/// Lays an account out for a lens. Cards put somewhere by hand stay exactly there; no other card
/// overlaps them or each other. The same account gives the same layout to the last bit.
pub fn layout(account: &Account, lens: Lens) -> Layout {
    arrange(account, lens).with_places(account)
}

impl Plot {
    /// Grows to hold its members.
    fn hold(&mut self, centres: &BTreeMap<Id, Point>) {
        let cards = self.members.iter().filter_map(|id| centres.get(id)).map(|&at| card_at(at));
        if let Some(cards) = around(cards) {
            self.rect = self.rect.union(&padded(cards, self.title_below));
        }
    }
}

/// The least ground for cards that lie in `cards`.
fn padded(cards: Rect, title_below: bool) -> Rect {
    let (above, below) = if title_below { (FOOT, HEAD) } else { (HEAD, FOOT) };
    Rect::new(cards.x - SIDE, cards.y - above, cards.width + 2.0 * SIDE, cards.height + above + below)
}
