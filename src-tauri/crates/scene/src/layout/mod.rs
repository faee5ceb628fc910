//! Where every card stands.

mod bed;
mod block;
mod chart;
pub mod clearing;
mod fold;
mod follow;
mod forest;
pub mod network;
mod order;
mod places;
mod roster;
mod worlds;

use crate::{
    geometry::around,
    scene::{Point, Rect},
};
use domain::{Account, Group, Id, Lens};
use fold::Fold;
pub use fold::hidden_under;
use forest::Forest;
use roster::Roster;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Width of a card.
pub const CARD_WIDTH: f64 = 172.0;
/// Height of a card.
pub const CARD_HEIGHT: f64 = 58.0;
/// From the middle of a card to the middle of the next in its row.
pub(crate) const COLUMN: f64 = 240.0;
/// From the middle of a card to the middle of the one below it.
pub(crate) const ROW: f64 = 112.0;

/// From the middle of a card to the middle of the next, to the right and downwards: closer in the org
/// chart, where hardly anything but reporting lines runs between the cards.
pub(crate) const fn pitch(lens: Lens) -> Point {
    if matches!(lens, Lens::OrgChart) { Point::new(208.0, 98.0) } else { Point::new(COLUMN, ROW) }
}

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
    hidden: BTreeMap<Id, usize>,
    circles: Vec<Vec<Id>>,
}

/// The ground of a zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
        let mut seen = self.clone();
        seen.centres.retain(|id, _| !aside.contains(id));
        seen
    }

    /// The same for an account in which some are missing: whoever is there stands where they stood, and
    /// grounds on which nobody is left are gone; the four worlds stay.
    #[must_use]
    pub fn of_those_in(&self, account: &Account) -> Self {
        let is_there = |id: &Id| account.stakeholder(*id).is_some();
        let mut seen = self.clone();
        seen.centres.retain(|id, _| is_there(id));
        for plot in &mut seen.plots {
            plot.members.retain(is_there);
        }
        seen.plots.retain(|plot| !plot.members.is_empty() || Group::from_code(&plot.key).is_some());
        seen
    }

    /// How many people are folded away under somebody, all below counted.
    pub fn hidden(&self, head: Id) -> usize {
        self.hidden.get(&head).copied().unwrap_or_default()
    }

    /// Those who report to each other in a circle of solid lines, circle by circle. The circle is drawn cut
    /// open where it closes.
    pub fn circles(&self) -> &[Vec<Id>] {
        &self.circles
    }

    /// The grounds of the zones: a group's code or an organisation's name, and where.
    pub fn zones(&self) -> impl ExactSizeIterator<Item = (&str, Rect)> {
        self.plots.iter().map(|plot| (plot.key.as_str(), plot.rect))
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
///
/// It can be kept and read again; then it must [follow](Arrangement::revived) what happened to the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrangement {
    lens: Lens,
    ids: Vec<Id>,
    centres: Vec<Point>,
    /// Whom everybody stands under.
    bosses: Vec<Option<Id>>,
    plots: Vec<Plot>,
    folded: BTreeSet<Id>,
    #[serde(skip)]
    hidden: BTreeMap<Id, usize>,
    #[serde(skip)]
    circles: Vec<Vec<Id>>,
}

/// Lays an account out for a lens, whatever was put somewhere by hand. The same account gives the same
/// arrangement to the last bit.
pub fn arrange(account: &Account, lens: Lens) -> Arrangement {
    arrange_folded(account, lens, &BTreeSet::new())
}

/// Lays an account out for a lens; in the org chart those under the heads in `folded` have no place, and
/// the others stand closer together in the same order.
pub fn arrange_folded(account: &Account, lens: Lens, folded: &BTreeSet<Id>) -> Arrangement {
    let roster = Roster::of(account);
    match lens {
        Lens::FourWorlds => {
            let (centres, plots) = worlds::lay_out(&roster);
            let (_, zone_of) = worlds::zones(&roster);
            let fold = Fold::of(&roster, &Forest::within(&roster.bosses, &zone_of), &BTreeSet::new());
            Arrangement::of(lens, &roster, centres.into_iter().map(Some), plots, fold, BTreeSet::new())
        }
        Lens::OrgChart => {
            let (zones, zone_of) = chart::zones(&roster);
            let forest = Forest::within(&roster.bosses, &zone_of);
            let fold = Fold::of(&roster, &forest, folded);
            let (centres, plots) = chart::lay_out(&roster, zones, &forest, &fold);
            let centres: Vec<Option<Point>> = centres
                .into_iter()
                .enumerate()
                .map(|(person, at)| (!fold.hidden.contains(&person)).then_some(at))
                .collect();
            Arrangement::of(lens, &roster, centres, plots, fold, folded.clone())
        }
        // The others set their cards while they draw: a place there means something.
        Lens::PowerGrid | Lens::TeamByStakeholder | Lens::Register | Lens::Timeline => Arrangement {
            lens,
            ids: Vec::new(),
            centres: Vec::new(),
            bosses: Vec::new(),
            plots: Vec::new(),
            folded: BTreeSet::new(),
            hidden: BTreeMap::new(),
            circles: Vec::new(),
        },
    }
}

impl Arrangement {
    /// Of those who have a place.
    fn of(
        lens: Lens,
        roster: &Roster,
        centres: impl IntoIterator<Item = Option<Point>>,
        plots: Vec<Plot>,
        fold: Fold,
        folded: BTreeSet<Id>,
    ) -> Self {
        let id = |person: usize| roster.people[person].id;
        let (mut ids, mut places, mut bosses) = (Vec::new(), Vec::new(), Vec::new());
        for (person, centre) in centres.into_iter().enumerate() {
            if let Some(centre) = centre {
                ids.push(id(person));
                places.push(centre);
                bosses.push(fold.forest.parent[person].map(id));
            }
        }
        let hidden = fold.counts.iter().map(|(&head, &count)| (id(head), count)).collect();
        let circles =
            roster.circles.iter().map(|circle| circle.iter().map(|&one| id(one)).collect()).collect();
        Self { lens, ids, centres: places, bosses, plots, folded, hidden, circles }
    }

    /// The lens it is for.
    pub const fn lens(&self) -> Lens {
        self.lens
    }

    /// The heads under whom everybody is folded away.
    pub const fn folded(&self) -> &BTreeSet<Id> {
        &self.folded
    }

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
            places::give_way(&mut centres, &placed);
        }
        let centres: BTreeMap<Id, Point> = self.ids.iter().copied().zip(centres).collect();
        let mut plots = self.plots.clone();
        for plot in &mut plots {
            plot.hold(&centres);
        }
        Layout { centres, plots, hidden: self.hidden.clone(), circles: self.circles.clone() }
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
