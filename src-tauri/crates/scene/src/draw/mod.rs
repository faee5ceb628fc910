//! An account through a lens becomes a scene.

mod amend;
mod arrow;
mod axis;
mod branch;
mod card;
mod course;
mod event;
mod fold;
mod ground;
mod heads;
mod label;
mod legend;
mod line;
mod matrix;
mod power;
mod register;
mod shape;
mod sign;
mod spoken;
mod timeline;

use crate::{
    geometry::around,
    layout::{Layout, card_at},
    lens::View,
    scene::{Card, LegendEntry, Line, Opens, Patch, Point, Rect, Scene, Spot, Zone},
    text,
};
use domain::{Account, Aside, Id, Lens, Stakeholder, Tie};
pub use power::standing_at;

use amend::Changed;
use card::Deck;
use line::Drafter;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The free margin round everything.
const MARGIN: f64 = 24.0;
/// How opaque those are whom a filter does not keep.
const FAINT: f64 = 0.16;
/// Up to how many people lines are led round cards and labels kept apart: 500, and those round them.
const THOROUGH: usize = 512;

/// Draws an account as laid out, those whom the view's filter does not keep faintly or not at all.
pub fn draw(account: &Account, view: &View, layout: &Layout) -> Scene {
    let (hidden, dimmed) = aside(account, view);
    let count = hidden.len() + dimmed.len();
    let mut scene = match view.lens() {
        Lens::FourWorlds | Lens::OrgChart if hidden.is_empty() => map(account, view, layout),
        Lens::FourWorlds | Lens::OrgChart => map(account, view, &layout.without(&hidden)),
        Lens::PowerGrid => power::scene(account, view, &hidden),
        Lens::TeamByStakeholder => matrix::scene(account, view, &hidden),
        Lens::Register => register::scene(account, view, &hidden),
        Lens::Timeline => timeline::scene(account, view, &hidden),
    };
    dim(&mut scene, &dimmed);
    scene.aside = count;
    scene
}

/// Whom the view's filter has not drawn, and whom it has drawn faintly.
fn aside(account: &Account, view: &View) -> (HashSet<Id>, HashSet<Id>) {
    let aside = view.sight.aside_of(account, view.as_of);
    match view.sight.aside {
        Aside::Hide => (aside, HashSet::new()),
        Aside::Dim => (HashSet::new(), aside),
    }
}

/// Makes the cards of some faint, and the lines and spots at them.
fn dim(scene: &mut Scene, dimmed: &HashSet<Id>) {
    if dimmed.is_empty() {
        return;
    }
    for card in scene.cards.iter_mut().filter(|card| dimmed.contains(&card.id)) {
        card.opacity *= FAINT;
    }
    dim_lines(&mut scene.lines, dimmed);
    for spot in &mut scene.spots {
        let is_dimmed = match spot.opens {
            Opens::Pair { from, to } => dimmed.contains(&from) || dimmed.contains(&to),
            Opens::Branch { of: id } | Opens::Person { id } => dimmed.contains(&id),
        };
        if is_dimmed {
            spot.opacity *= FAINT;
        }
    }
}

fn dim_lines(lines: &mut [Line], dimmed: &HashSet<Id>) {
    let is_dimmed = |line: &&mut Line| dimmed.contains(&line.from) || dimmed.contains(&line.to);
    for line in lines.iter_mut().filter(is_dimmed) {
        line.opacity *= FAINT;
        line.label = None;
    }
}

/// Cards joined by lines: zones, lines, cards and a legend of what is shown.
fn map(account: &Account, view: &View, layout: &Layout) -> Scene {
    let zones = ground::zones(account, view, layout);
    let drafter = Drafter::new(account, view, layout, &HashMap::new());
    let ties: Vec<&Tie> = account.ties().filter(|tie| view.sight.shown.has(tie.kind)).collect();
    let lines = drafter.lines(&ties);
    let deck = Deck::new(account, view);
    let cards = account.stakeholders().filter_map(|known| drawn_card(&deck, layout, known)).collect();
    let mut legend = map_legend(account, layout, lines.iter());
    legend::since(account, view, &lines, &mut legend);
    let (spots, notes) = (branch::toggles(account, view, layout), branch::circles(account, layout));
    finished(Scene { zones, spots, lines, cards, legend, notes, ..empty(view.lens()) })
}

/// A drawing of nothing.
const fn empty(lens: Lens) -> Scene {
    Scene {
        lens,
        bounds: Rect { x: 0.0, y: 0.0, width: 0.0, height: 0.0 },
        zones: Vec::new(),
        spots: Vec::new(),
        lines: Vec::new(),
        cards: Vec::new(),
        legend: Vec::new(),
        notes: Vec::new(),
        aside: 0,
    }
}

/// The drawing in its order of painting, and with its bounds.
fn finished(mut scene: Scene) -> Scene {
    scene.sort();
    scene.bounds = bounds(&scene.zones, &scene.spots, scene.cards.iter(), scene.lines.iter());
    scene
}

/// The legend of a map: of those whose cards it shows.
fn map_legend<'a>(
    account: &Account,
    layout: &Layout,
    lines: impl Iterator<Item = &'a Line>,
) -> Vec<LegendEntry> {
    let people: Vec<&Stakeholder> =
        account.stakeholders().filter(|known| layout.centre(known.id).is_some()).collect();
    let manager = account.profile().manager;
    let has_manager = manager.is_some_and(|manager| layout.centre(manager).is_some());
    legend::legend(lines, &people, has_manager)
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
    // A change may alter whom a filter keeps; and where a place means something, who stands where.
    let is_plain = view.sight.filter.is_empty() && view.since.is_none();
    if !view.lens().is_free() || !is_plain || is_renamed(account, before) {
        return draw(account, view, layout).patch_from(before);
    }
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
    let legend = map_legend(account, layout, stay.clone().chain(&lines));
    let spots = branch::toggles(account, view, layout);

    let deck = Deck::new(account, view);
    let mut gone: Vec<Id> = Vec::new();
    let mut cards: Vec<Card> = Vec::new();
    let before_of: HashMap<Id, &Card> =
        before.cards.iter().filter(|card| ids.contains(&card.id)).map(|card| (card.id, card)).collect();
    for &id in &ids {
        let card = account.stakeholder(id).and_then(|known| drawn_card(&deck, layout, known));
        match card {
            Some(card) => cards.push(card),
            None if before_of.contains_key(&id) => gone.push(id),
            None => {}
        }
    }
    let unmoved = before.cards.iter().filter(|card| !ids.contains(&card.id));
    let bounds = bounds(&zones, &spots, unmoved.chain(&cards), stay.chain(&lines));
    lines.retain(|line| old.remove(&line.id) != Some(line));
    lines.sort_by_cached_key(Line::order);
    cards.retain(|card| before_of.get(&card.id) != Some(&card));
    cards.sort_unstable_by_key(|card| card.id);
    gone.extend(old.keys().filter(|id| !drawn.contains(id)));
    gone.sort_unstable();
    Patch {
        bounds,
        zones: (zones != before.zones).then_some(zones),
        spots: (spots != before.spots).then_some(spots),
        lines,
        cards,
        gone,
        legend: (legend != before.legend).then_some(legend),
        notes: branch::circles(account, layout),
        aside: before.aside,
    }
}

/// Whether the manager, of whom every card speaks, bears another name than drawn.
fn is_renamed(account: &Account, before: &Scene) -> bool {
    account.manager().is_some_and(|manager| {
        let card = before.cards.iter().find(|card| card.id == manager.id);
        card.is_some_and(|card| card.name != text::clean(&manager.name))
    })
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

fn drawn_card(deck: &Deck<'_>, layout: &Layout, known: &Stakeholder) -> Option<Card> {
    Some(deck.full(known, card_at(layout.centre(known.id)?)))
}

/// What everything lies in, with a margin.
fn bounds<'a>(
    zones: &[Zone],
    spots: &[Spot],
    cards: impl Iterator<Item = &'a Card>,
    lines: impl Iterator<Item = &'a Line>,
) -> Rect {
    let of_lines = lines
        .flat_map(|line| std::iter::once(line.bounds).chain(line.label.as_ref().map(|label| label.rect)));
    let of_spots = spots.iter().map(|spot| spot.rect);
    let rects =
        zones.iter().map(|zone| zone.rect).chain(of_spots).chain(cards.map(|card| card.rect)).chain(of_lines);
    around(rects).unwrap_or(Rect::centred(Point::default(), 320.0, 200.0)).inflated(MARGIN)
}

/// The lines at cards that are being moved, as they would run if the cards stood with their middles at
/// the places given. Quick enough to be asked for at every frame of a drag.
pub fn lines_at(account: &Account, view: &View, layout: &Layout, moved: &[(Id, Point)]) -> Vec<Line> {
    let moved: HashMap<Id, Point> = moved.iter().copied().collect();
    let (hidden, dimmed) = aside(account, view);
    let seen = (!hidden.is_empty()).then(|| layout.without(&hidden));
    let drafter = Drafter::new(account, view, seen.as_ref().unwrap_or(layout), &moved);
    let mut ties: BTreeMap<Id, &Tie> = BTreeMap::new();
    for &id in moved.keys() {
        ties.extend(
            account.ties_of(id).filter(|tie| view.sight.shown.has(tie.kind)).map(|tie| (tie.id, tie)),
        );
    }
    let ties: Vec<&Tie> = ties.into_values().collect();
    let mut lines = drafter.lines(&ties);
    dim_lines(&mut lines, &dimmed);
    lines.sort_by_cached_key(Line::order);
    lines
}
