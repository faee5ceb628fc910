//! An account through a lens becomes a scene.

mod card;
mod ground;
mod label;
mod legend;
mod line;
mod shape;

use crate::{
    geometry::around,
    layout::{Layout, card_at},
    lens::View,
    scene::{Line, Point, Rect, Scene},
};
use domain::{Account, Id, Tie};
use line::Drafter;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The free margin round everything.
const MARGIN: f64 = 24.0;
/// Up to how many people lines are led round cards and labels kept apart.
const THOROUGH: usize = 300;

/// Draws an account as laid out: zones, lines, cards and a legend of what is shown.
pub fn draw(account: &Account, view: &View, layout: &Layout) -> Scene {
    let zones = ground::zones(account, view, layout);
    let drafter = Drafter::new(account, view, layout, &HashMap::new());
    let ties: Vec<&Tie> = account.ties().filter(|tie| view.shown.has(tie.kind)).collect();
    let mut lines = drafter.lines(&ties);
    lines.sort_by_cached_key(|line| (line::rank(line), line.id));
    let placed: HashSet<Id> =
        account.places().filter(|place| place.lens == view.lens).map(|place| place.stakeholder).collect();
    let cards: Vec<_> = account
        .stakeholders()
        .filter_map(|stakeholder| {
            let rect = card_at(layout.centre(stakeholder.id)?);
            let is_manager = account.profile().manager == Some(stakeholder.id);
            Some(card::card(stakeholder, rect, is_manager, placed.contains(&stakeholder.id)))
        })
        .collect();
    let rects = zones.iter().map(|zone| zone.rect);
    let rects = rects.chain(cards.iter().map(|card| card.rect));
    let rects = rects.chain(lines.iter().map(|line| line.bounds));
    let rects = rects.chain(lines.iter().filter_map(|line| Some(line.label.as_ref()?.rect)));
    let bounds = around(rects).unwrap_or(Rect::centred(Point::default(), 320.0, 200.0)).inflated(MARGIN);
    let legend = legend::legend(account, &lines);
    Scene { lens: view.lens, bounds, zones, lines, cards, legend }
}

/// The lines at cards that are being moved, as they would run if the cards stood with their middles at
/// the places given. Quick enough to be asked for at every frame of a drag.
pub fn lines_at(account: &Account, view: &View, layout: &Layout, moved: &[(Id, Point)]) -> Vec<Line> {
    let moved: HashMap<Id, Point> = moved.iter().copied().collect();
    let drafter = Drafter::new(account, view, layout, &moved);
    let mut ties: BTreeMap<Id, &Tie> = BTreeMap::new();
    for &id in moved.keys() {
        ties.extend(account.ties_of(id).filter(|tie| view.shown.has(tie.kind)).map(|tie| (tie.id, tie)));
    }
    let ties: Vec<&Tie> = ties.into_values().collect();
    let mut lines = drafter.lines(&ties);
    lines.sort_by_cached_key(|line| (line::rank(line), line.id));
    lines
}
