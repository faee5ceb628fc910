//! An account through a lens becomes a scene.

mod amend;
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
    scene::{Card, Line, Patch, Point, Rect, Scene, Zone},
};
use amend::Changed;
use domain::{Account, Id, Lens, Stakeholder, Tie};
use line::Drafter;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The free margin round everything.
const MARGIN: f64 = 24.0;
/// Up to how many people lines are led round cards and labels kept apart.
const THOROUGH: usize = 500;

/// Draws an account as laid out: zones, lines, cards and a legend of what is shown.
pub fn draw(account: &Account, view: &View, layout: &Layout) -> Scene {
    let zones = ground::zones(account, view, layout);
    let drafter = Drafter::new(account, view, layout, &HashMap::new());
    let ties: Vec<&Tie> = account.ties().filter(|tie| view.shown.has(tie.kind)).collect();
    let lines = drafter.lines(&ties);
    let placed = placed(account, view.lens);
    let cards =
        account.stakeholders().filter_map(|known| drawn_card(account, layout, known, &placed)).collect();
    let mut scene =
        Scene { lens: view.lens, bounds: Rect::default(), zones, lines, cards, legend: Vec::new() };
    scene.sort();
    scene.bounds = bounds(&scene.zones, scene.cards.iter(), scene.lines.iter());
    scene.legend = legend::legend(account, scene.lines.iter());
    scene
}

/// What differs from a drawing of the same view made before something changed. `touched` are the
/// stakeholders who changed or at whom a tie, its evidence or its place did; all others, the ties between
/// them and the account's own description are as they were.
///
/// Up to so many people as lines are led round cards, those not near the change and the labels on them stay
/// exactly where they were: the drawing is as clear as one made anew, not always the same.
pub fn redraw(
    account: &Account,
    view: &View,
    layout: &Layout,
    before: &Scene,
    touched: &HashSet<Id>,
) -> Patch {
    let people = layout.centres().len();
    let moved = moved(before, layout);
    let zones = ground::zones(account, view, layout);
    let drafter = Drafter::new(account, view, layout, &HashMap::new());
    let was_thorough = before.cards.len() <= THOROUGH;
    if moved.len() * 4 > people || drafter.is_thorough() != was_thorough {
        return draw(account, view, layout).patch_from(before);
    }
    let ids: HashSet<Id> = touched.iter().chain(moved.keys()).copied().collect();
    let mut lines = if drafter.is_thorough() {
        let now: Vec<Rect> = moved.keys().filter_map(|&id| layout.centre(id)).map(card_at).collect();
        let old: Vec<Rect> = moved.values().flatten().copied().filter(|rect| !now.contains(rect)).collect();
        let (titles_then, titles_now): (Vec<Rect>, Vec<Rect>) =
            (ground::titles(&before.zones).collect(), ground::titles(&zones).collect());
        let only = |these: &[Rect], those: &[Rect]| -> Vec<Rect> {
            these.iter().filter(|rect| !those.contains(rect)).copied().collect()
        };
        let (came, went) = (only(&titles_now, &titles_then), only(&titles_then, &titles_now));
        let changed = Changed {
            ids: &ids,
            moved: &moved.keys().copied().collect(),
            came: &[now, came].concat(),
            went: &[old, went].concat(),
        };
        drafter.amended(before, &changed)
    } else {
        let obstacles: Vec<Rect> = moved.values().flatten().copied().collect();
        let ties: Vec<&Tie> = drafter.ties_concerned(&ids, &obstacles).into_values().collect();
        drafter.lines(&ties)
    };
    let drawn: HashSet<Id> = lines.iter().map(|line| line.id).collect();
    let is_concerned =
        |line: &Line| ids.contains(&line.from) || ids.contains(&line.to) || drawn.contains(&line.id);
    let mut old: HashMap<Id, &Line> =
        before.lines.iter().filter(|line| is_concerned(line)).map(|line| (line.id, line)).collect();
    let stay = before.lines.iter().filter(|line| !old.contains_key(&line.id) && !drawn.contains(&line.id));
    let legend = legend::legend(account, stay.clone().chain(&lines));

    let placed = placed(account, view.lens);
    let mut gone: Vec<Id> = Vec::new();
    let mut cards: Vec<Card> = Vec::new();
    let before_of: HashMap<Id, &Card> =
        before.cards.iter().filter(|card| ids.contains(&card.id)).map(|card| (card.id, card)).collect();
    for &id in &ids {
        let card = account.stakeholder(id).and_then(|known| drawn_card(account, layout, known, &placed));
        match card {
            Some(card) => cards.push(card),
            None if before_of.contains_key(&id) => gone.push(id),
            None => {}
        }
    }
    let unmoved = before.cards.iter().filter(|card| !ids.contains(&card.id));
    let bounds = bounds(&zones, unmoved.chain(&cards), stay.chain(&lines));
    lines.retain(|line| old.remove(&line.id) != Some(line));
    lines.sort_by_cached_key(Line::order);
    cards.retain(|card| before_of.get(&card.id) != Some(&card));
    cards.sort_unstable_by_key(|card| card.id);
    gone.extend(old.keys().filter(|id| !drawn.contains(id)));
    gone.sort_unstable();
    Patch {
        bounds,
        zones: (zones != before.zones).then_some(zones),
        lines,
        cards,
        gone,
        legend: (legend != before.legend).then_some(legend),
    }
}

/// Whose cards stand elsewhere than drawn, or are new or gone; and the ground they take and took.
fn moved(before: &Scene, layout: &Layout) -> HashMap<Id, Vec<Rect>> {
    let mut moved: HashMap<Id, Vec<Rect>> = HashMap::new();
    let mut still_there = 0;
    for card in &before.cards {
        let now = layout.centre(card.id).map(card_at);
        still_there += usize::from(now.is_some());
        if now != Some(card.rect) {
            moved.insert(card.id, std::iter::once(card.rect).chain(now).collect());
        }
    }
    if still_there < layout.centres().len() {
        let known: HashSet<Id> = before.cards.iter().map(|card| card.id).collect();
        let new = layout.centres().filter(|(id, _)| !known.contains(id));
        moved.extend(new.map(|(id, centre)| (id, vec![card_at(centre)])));
    }
    moved
}

fn drawn_card(account: &Account, layout: &Layout, known: &Stakeholder, placed: &HashSet<Id>) -> Option<Card> {
    let rect = card_at(layout.centre(known.id)?);
    let is_manager = account.profile().manager == Some(known.id);
    Some(card::card(known, rect, is_manager, placed.contains(&known.id)))
}

/// Who was put somewhere by hand in a lens.
fn placed(account: &Account, lens: Lens) -> HashSet<Id> {
    account.places().filter(|place| place.lens == lens).map(|place| place.stakeholder).collect()
}

/// What everything lies in, with a margin.
fn bounds<'a>(
    zones: &[Zone],
    cards: impl Iterator<Item = &'a Card>,
    lines: impl Iterator<Item = &'a Line>,
) -> Rect {
    let of_lines = lines
        .flat_map(|line| std::iter::once(line.bounds).chain(line.label.as_ref().map(|label| label.rect)));
    let rects = zones.iter().map(|zone| zone.rect).chain(cards.map(|card| card.rect)).chain(of_lines);
    around(rects).unwrap_or(Rect::centred(Point::default(), 320.0, 200.0)).inflated(MARGIN)
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
    lines.sort_by_cached_key(Line::order);
    lines
}
