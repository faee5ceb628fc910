//! The drawing on screen: kept from action to action, so that each yields only what differs.

use crate::{error::AccountError, open::OpenAccount};
use domain::{Account, Delta, Id, Lens, Record, RecordKind, SavedView, Sight, Stakeholder};
use scene::{
    Arrangement, Layout, Scene, Standing, View,
    scene::{Line, Patch, Point},
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::{AccountFile, StoreError};

/// The layouts worked out so far and the scene last drawn.
#[derive(Default)]
pub struct Drawing {
    arrangements: HashMap<Lens, Arrangement>,
    /// The lenses whose arrangement is not the one that the file keeps.
    unkept: BTreeSet<Lens>,
    layouts: HashMap<Lens, Layout>,
    shown: Option<(View, Scene)>,
    since: Since,
    /// Where the cards stand in the saved view that is shown, in its lens.
    pinned: Option<(Lens, HashMap<Id, Point>)>,
}

/// What changed since the scene was drawn.
enum Since {
    /// These stakeholders, or what lies at them.
    At(HashSet<Id>),
    /// The account as a whole.
    Everything,
}

impl Default for Since {
    fn default() -> Self {
        Self::At(HashSet::new())
    }
}

impl Drawing {
    /// With the arrangements that a file keeps, so that people stand where they stood when it was open last.
    pub(crate) fn revived(file: &AccountFile, account: &Account) -> Result<Self, StoreError> {
        let mut drawing = Self::default();
        for lens in Lens::ALL.iter().copied().filter(|lens| lens.is_free()) {
            let kept: Option<Arrangement> = file.kept(&kept_as(lens))?;
            let revived = kept.and_then(|arrangement| arrangement.revived(lens, account));
            drawing.arrangements.extend(revived.map(|arrangement| (lens, arrangement)));
        }
        Ok(drawing)
    }

    /// Forgets what a change makes obsolete. `account` is as after it.
    pub(crate) fn follow(&mut self, account: &Account, deltas: &[Delta]) {
        let moves = deltas.iter().any(moves_cards);
        if moves {
            for (lens, arrangement) in &mut self.arrangements {
                *arrangement = arrangement.follow(account);
                self.unkept.insert(*lens);
            }
        }
        // An arrangement of an account nobody is left in would keep its old centre.
        if account.stakeholders().len() == 0 {
            self.arrangements.clear();
        }
        self.layouts.retain(|lens, _| !moves && !deltas.iter().any(|delta| places_cards(*lens, delta)));
        for delta in deltas {
            self.since.note(account, delta);
        }
    }

    /// Where every card stands: kept as long as nothing moves it and the same branches are folded away.
    pub(crate) fn layout(&mut self, account: &Account, sight: &Sight) -> &Layout {
        let lens = sight.lens;
        let folded = self.arrangements.get(&lens).map(Arrangement::folded);
        if lens == Lens::OrgChart && folded.is_some_and(|folded| *folded != sight.collapsed) {
            self.forget(lens);
        }
        self.layouts.entry(lens).or_insert_with(|| {
            let arrangement = self.arrangements.entry(lens).or_insert_with(|| {
                self.unkept.insert(lens);
                scene::arrange_folded(account, lens, &sight.collapsed)
            });
            match &self.pinned {
                Some((pinned, at)) if *pinned == lens => {
                    let by_hand = account.places().filter(|place| place.lens == lens);
                    let mut places: HashMap<Id, Point> =
                        by_hand.map(|place| (place.stakeholder, Point::new(place.x, place.y))).collect();
                    places.extend(at);
                    arrangement.placing(&places)
                }
                _ => arrangement.with_places(account),
            }
        })
    }

    /// Has the cards of a saved view stand as they did; where none is given, as the account says.
    fn pin(&mut self, view: Option<&SavedView>) {
        let pinned = view.filter(|view| view.sight.lens.is_free()).map(|view| {
            let places = view.places.iter();
            let at = places.map(|place| (place.stakeholder, Point::new(place.x, place.y)));
            (view.sight.lens, at.collect())
        });
        if pinned != self.pinned {
            for (lens, _) in [&self.pinned, &pinned].into_iter().flatten() {
                self.layouts.remove(lens);
            }
            self.pinned = pinned;
        }
    }

    /// Lets go of where a saved view has somebody stand: they were put elsewhere by hand.
    pub(crate) fn unpin(&mut self, lens: Lens, ids: impl IntoIterator<Item = Id>) {
        if let Some((pinned, places)) = &mut self.pinned
            && *pinned == lens
        {
            for id in ids {
                places.remove(&id);
            }
            self.layouts.remove(&lens);
        }
    }

    /// Forgets how a lens was laid out.
    fn forget(&mut self, lens: Lens) {
        self.arrangements.remove(&lens);
        self.layouts.remove(&lens);
    }
}

impl Since {
    fn note(&mut self, account: &Account, delta: &Delta) {
        let Self::At(touched) = self else { return };
        for record in [&delta.before, &delta.after].into_iter().flatten() {
            match record {
                Record::Profile(_) => return *self = Self::Everything,
                Record::Stakeholder(known) => _ = touched.insert(known.id),
                Record::Tie(tie) => touched.extend([tie.from, tie.to]),
                // Where the tie went with its evidence, the change tells of the tie too.
                Record::Assessment(made) => {
                    touched.extend(account.tie(made.tie).into_iter().flat_map(|tie| [tie.from, tie.to]));
                }
                Record::Incident(told) => {
                    let ties = told.ties.iter().filter_map(|&tie| account.tie(tie));
                    touched.extend(ties.flat_map(|tie| [tie.from, tie.to]));
                }
                Record::Place(place) => _ = touched.insert(place.stakeholder),
                Record::Photo(photo) => _ = touched.insert(photo.stakeholder),
                Record::Origin(_)
                | Record::View(_)
                | Record::Snapshot(_)
                | Record::Strategy(_)
                | Record::Reflection(_)
                | Record::Round(_)
                | Record::Reply(_) => {}
            }
        }
    }
}

/// Whether a change of this record can give cards another place in a lens without anybody having put
/// them there.
fn moves_cards(delta: &Delta) -> bool {
    match (&delta.before, &delta.after) {
        (Some(Record::Stakeholder(before)), Some(Record::Stakeholder(after))) => {
            let stands_for_itself = |known: &Stakeholder| {
                known.organisation.trim().is_empty().then(|| (known.kind, known.name.clone()))
            };
            before.group != after.group
                || before.organisation != after.organisation
                || stands_for_itself(before) != stands_for_itself(after)
        }
        // Both companies' names stand for the organisation of those who have none recorded.
        (Some(Record::Profile(before)), Some(Record::Profile(after))) => {
            (before.manager, &before.name, &before.supplier) != (after.manager, &after.name, &after.supplier)
        }
        _ => match delta.record.kind {
            RecordKind::Stakeholder | RecordKind::Profile => true,
            RecordKind::Tie => [&delta.before, &delta.after]
                .into_iter()
                .flatten()
                .any(|record| matches!(record, Record::Tie(tie) if tie.kind.is_reporting())),
            RecordKind::Assessment
            | RecordKind::Origin
            | RecordKind::Place
            | RecordKind::Photo
            | RecordKind::View
            | RecordKind::Incident
            | RecordKind::Snapshot
            | RecordKind::Strategy
            | RecordKind::Reflection
            | RecordKind::Round
            | RecordKind::Reply => false,
        },
    }
}

/// Whether somebody put a card somewhere in the lens, or gave it back.
fn places_cards(lens: Lens, delta: &Delta) -> bool {
    [&delta.before, &delta.after]
        .into_iter()
        .flatten()
        .any(|record| matches!(record, Record::Place(place) if place.lens == lens))
}

/// The name under which a file keeps the arrangement of a lens.
fn kept_as(lens: Lens) -> String {
    format!("arrangement {}", lens.code())
}

impl OpenAccount {
    /// Has the file keep how the lenses are arranged, so that nobody stands elsewhere when it is opened again.
    ///
    /// # Errors
    /// Where the file cannot be written; the account itself is as safe as before.
    pub fn keep_arrangements(&mut self) -> Result<(), AccountError> {
        while let Some(lens) = self.drawing.unkept.first().copied() {
            if let Some(arrangement) = self.drawing.arrangements.get(&lens).filter(|_| lens.is_free()) {
                self.file.keep(&kept_as(lens), arrangement)?;
            }
            self.drawing.unkept.remove(&lens);
        }
        Ok(())
    }

    /// Draws the account anew as of today; later patches start from this scene. Where a saved view is
    /// named, its cards stand as they did when it was saved.
    ///
    /// # Errors
    /// Where the history of the day compared with cannot be read, or the saved view is gone.
    pub fn draw(&mut self, sight: Sight, saved: Option<Id>) -> Result<&Scene, AccountError> {
        let saved = saved.map(|id| self.known_view(id)).transpose()?.cloned();
        self.drawing.pin(saved.as_ref());
        let view = self.view_of(sight)?;
        let layout = self.drawing.layout(&self.account, &view.sight);
        let scene = scene::draw(&self.account, &view, layout);
        self.drawing.since = Since::default();
        Ok(&self.drawing.shown.insert((view, scene)).1)
    }

    /// Lays the lens on screen out anew, and tells what differs; nothing where none was drawn yet. Cards
    /// put somewhere by hand stay.
    pub fn tidy(&mut self) -> Option<Patch> {
        let lens = self.drawing.shown.as_ref()?.0.lens();
        self.drawing.forget(lens);
        self.drawing.since = Since::Everything;
        self.redraw()
    }

    /// What differs from the scene last drawn; nothing where none was drawn yet.
    pub fn redraw(&mut self) -> Option<Patch> {
        let today = self.world.today();
        let (before, mut scene) = self.drawing.shown.take()?;
        let view = View { as_of: today, ..before.clone() };
        let since = std::mem::take(&mut self.drawing.since);
        let layout = self.drawing.layout(&self.account, &view.sight);
        let patch = match since {
            // On another day every score may be another.
            Since::At(touched) if before.as_of == view.as_of => {
                scene::redraw(&self.account, &view, layout, &scene, &touched)
            }
            _ => scene::draw(&self.account, &view, layout).patch_from(&scene),
        };
        scene.apply(patch.clone());
        self.drawing.shown = Some((view, scene));
        Some(patch)
    }

    /// The lines of cards that are being moved, as they would run if the cards stood there.
    ///
    /// # Errors
    /// Where a stakeholder is gone.
    pub fn lines_at(&mut self, moved: &[(Id, Point)]) -> Result<Vec<Line>, AccountError> {
        for (id, _) in moved {
            self.known(*id)?;
        }
        let Some(view) = self.drawing.shown.as_ref().map(|(view, _)| view.clone()) else {
            return Ok(Vec::new());
        };
        let layout = self.drawing.layout(&self.account, &view.sight);
        Ok(scene::lines_at(&self.account, &view, layout, moved))
    }

    /// How the account is looked at: the view of the scene last drawn, as of today; the four worlds
    /// where nothing was drawn yet.
    pub fn view(&mut self) -> View {
        let as_of = self.world.today();
        match &self.drawing.shown {
            Some((view, _)) => View { as_of, ..view.clone() },
            None => View::through(Lens::FourWorlds, as_of),
        }
    }

    /// A sight as of today, with how people stood on the day it compares with.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn view_of(&mut self, sight: Sight) -> Result<View, AccountError> {
        let earlier = match sight.compared {
            None => BTreeMap::new(),
            Some(day) => {
                let then = self.recorded_on(day)?;
                then.stakeholders().map(|known| (known.id, Standing::of(known))).collect()
            }
        };
        Ok(View { earlier, ..View::of(sight, self.world.today()) })
    }
}
