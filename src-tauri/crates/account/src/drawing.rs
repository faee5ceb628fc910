//! The drawing on screen: kept from action to action, so that each yields only what differs.

use crate::{ask::known_in, error::AccountError, open::OpenAccount};
use domain::{
    Account, Delta, Id, Lens, Place, Record, RecordKind, SavedView, Sight, Stakeholder, Tie, TieKind,
};
use jiff::civil::Date;
use scene::{
    Arrangement, Layout, Scene, View,
    scene::{Line, Patch, Point},
};
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{AccountFile, StoreError};

/// The layouts worked out so far and the scene last drawn.
#[derive(Default)]
pub struct Drawing {
    arrangements: HashMap<Lens, Arrangement>,
    /// The lenses whose arrangement is not the one that the file keeps.
    unkept: BTreeSet<Lens>,
    layouts: HashMap<Lens, Layout>,
    /// Where everybody stands who was ever there.
    through_time: HashMap<Lens, Layout>,
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
        self.through_time.clear();
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
            placed(arrangement, account, self.pinned.as_ref())
        })
    }

    /// Where everybody stands who was ever in the account: those of the present as in [`layout`](Self::layout)
    /// unless far too many others must be given a place.
    fn through_time(
        &mut self,
        account: &Account,
        sight: &Sight,
        everybody: impl FnOnce() -> Account,
    ) -> &Layout {
        let lens = sight.lens;
        let now = self.layout(account, sight).clone();
        self.through_time.entry(lens).or_insert_with(|| {
            let everybody = everybody();
            if everybody.stakeholders().len() == account.stakeholders().len() {
                return now;
            }
            let arrangement = self.arrangements.get(&lens).map(|arrangement| arrangement.follow(&everybody));
            arrangement.map_or(now, |arrangement| placed(&arrangement, &everybody, self.pinned.as_ref()))
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
            self.through_time.clear();
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
            self.through_time.remove(&lens);
        }
    }

    /// Forgets how a lens was laid out.
    fn forget(&mut self, lens: Lens) {
        self.through_time.remove(&lens);
        self.arrangements.remove(&lens);
        self.layouts.remove(&lens);
    }
}

/// Where cards stand once those put somewhere by hand, or by a saved view, have their places.
fn placed(
    arrangement: &Arrangement,
    account: &Account,
    pinned: Option<&(Lens, HashMap<Id, Point>)>,
) -> Layout {
    let lens = arrangement.lens();
    match pinned {
        Some((pinned, at)) if *pinned == lens => {
            let by_hand = account.places().filter(|place| place.lens == lens);
            let mut places: HashMap<Id, Point> =
                by_hand.map(|place| (place.stakeholder, Point::new(place.x, place.y))).collect();
            places.extend(at);
            arrangement.placing(&places)
        }
        _ => arrangement.with_places(account),
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
                | Record::Reply(_)
                | Record::Workstream(_)
                | Record::Action(_)
                | Record::Charter(_)
                | Record::Dismissal(_)
                | Record::Scenario(_) => {}
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
            | RecordKind::Reply
            | RecordKind::Workstream
            | RecordKind::Action
            | RecordKind::Charter
            | RecordKind::Dismissal
            | RecordKind::Scenario => false,
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
        let layout = self.layout_of(&view.sight)?;
        let scene = scene::draw(self.drawn(), &view, &layout);
        self.drawing.since = Since::default();
        Ok(&self.drawing.shown.insert((view, scene)).1)
    }

    /// Where every card stands that is drawn: whoever is there keeps their place through time.
    pub(crate) fn layout_of(&mut self, sight: &Sight) -> Result<Layout, AccountError> {
        if self.lookback.is_none() {
            return Ok(self.drawing.layout(&self.account, sight).clone());
        }
        self.read_chronicle()?;
        let Self { drawing, account, chronicle, .. } = self;
        let everybody = || chronicle.get_or_insert_default().everybody(account);
        let layout = drawing.through_time(account, sight, everybody).clone();
        Ok(layout.of_those_in(self.drawn()))
    }

    /// Lays the lens on screen out anew, and tells what differs; nothing where none was drawn yet. Cards
    /// put somewhere by hand stay.
    ///
    /// # Errors
    /// As [`redraw`](Self::redraw).
    pub fn tidy(&mut self) -> Result<Option<Patch>, AccountError> {
        let Some((view, _)) = &self.drawing.shown else { return Ok(None) };
        let lens = view.lens();
        self.drawing.forget(lens);
        self.drawing.since = Since::Everything;
        self.redraw()
    }

    /// What differs from the scene last drawn; nothing where none was drawn yet.
    ///
    /// # Errors
    /// Where the history of an earlier moment that is looked at cannot be read; the scene is then as before.
    pub fn redraw(&mut self) -> Result<Option<Patch>, AccountError> {
        let Some((before, _)) = &self.drawing.shown else { return Ok(None) };
        let before = before.clone();
        let today = self.world.today();
        let is_plain = self.lookback.is_none() && before.since.is_none();
        let view = if is_plain {
            View { as_of: today, ..before.clone() }
        } else {
            self.view_of(before.sight.clone())?
        };
        let layout = self.layout_of(&view.sight)?;
        let since = std::mem::take(&mut self.drawing.since);
        let Some((_, mut scene)) = self.drawing.shown.take() else { return Ok(None) };
        let patch = match since {
            // On another day every score may be another.
            Since::At(touched) if is_plain && before.as_of == view.as_of => {
                scene::redraw(&self.account, &view, &layout, &scene, &touched)
            }
            _ => scene::draw(self.drawn(), &view, &layout).patch_from(&scene),
        };
        scene.apply(patch.clone());
        self.drawing.shown = Some((view, scene));
        Ok(Some(patch))
    }

    /// Looks at the same lens at another moment, or compares it with another, and tells what differs on
    /// screen; nothing where another lens was drawn last, or none.
    ///
    /// # Errors
    /// Where the history cannot be read.
    pub fn travel(&mut self, sight: Sight) -> Result<Option<Patch>, AccountError> {
        let Some((before, _)) = &self.drawing.shown else { return Ok(None) };
        let before = before.clone();
        let stays = Sight { as_of: None, snapshot: None, clock: sight.clock, ..before.sight.clone() };
        let is_plain =
            stays == Sight { as_of: None, snapshot: None, ..sight.clone() } && before.since.is_none();
        if before.lens() != sight.lens || matches!(self.drawing.since, Since::Everything) {
            return Ok(None);
        }
        let then = self.drawn().clone();
        let view = self.view_of(sight)?;
        let layout = self.layout_of(&view.sight)?;
        let Some((_, mut scene)) = self.drawing.shown.take() else { return Ok(None) };
        let drawn = self.drawn();
        // What is drawn of a profile, as who the manager is, is drawn all over.
        let patch = if is_plain && then.profile() == drawn.profile() {
            let touched = touched_between((&then, before.as_of), (drawn, view.as_of));
            scene::redraw(drawn, &view, &layout, &scene, &touched)
        } else {
            scene::draw(drawn, &view, &layout).patch_from(&scene)
        };
        scene.apply(patch.clone());
        self.drawing.shown = Some((view, scene));
        Ok(Some(patch))
    }

    /// The lines of cards that are being moved, as they would run if the cards stood there.
    ///
    /// # Errors
    /// Where a stakeholder is gone.
    pub fn lines_at(&mut self, moved: &[(Id, Point)]) -> Result<Vec<Line>, AccountError> {
        for (id, _) in moved {
            known_in(self.drawn(), *id)?;
        }
        let Some(view) = self.drawing.shown.as_ref().map(|(view, _)| view.clone()) else {
            return Ok(Vec::new());
        };
        let layout = self.layout_of(&view.sight)?;
        Ok(scene::lines_at(self.drawn(), &view, &layout, moved))
    }

    /// How the account is looked at: the view of the scene last drawn, as of today unless an earlier day is
    /// looked at; the four worlds where nothing was drawn yet.
    pub fn view(&mut self) -> View {
        let today = self.world.today();
        match &self.drawing.shown {
            Some((view, _)) if self.is_in_the_past() => view.clone(),
            Some((view, _)) => View { as_of: today, ..view.clone() },
            None => View::through(Lens::FourWorlds, today),
        }
    }
}

/// At whom something is drawn otherwise on one day than on another: who came, went or changed, or has another
/// photo or place, and between whom ties did, or how they are scored. The profile is the same on both.
fn touched_between((before, then): (&Account, Date), (after, now): (&Account, Date)) -> HashSet<Id> {
    let mut touched = HashSet::new();
    for known in before.stakeholders().chain(after.stakeholders()) {
        if before.stakeholder(known.id) != after.stakeholder(known.id) {
            touched.insert(known.id);
        }
    }
    let look = |account: &Account, tie: &Tie, day: Date| {
        let score = account.score(tie.id, day);
        let latest =
            account.incidents_of(tie.id).filter(|told| told.on <= day).map(|told| (told.on, told.id)).max();
        (score.points(), score.certainty(), latest)
    };
    for photo in before.photos().chain(after.photos()) {
        if before.photo_of(photo.stakeholder) != after.photo_of(photo.stakeholder) {
            touched.insert(photo.stakeholder);
        }
    }
    let places = |account: &Account| -> HashMap<Id, Place> {
        account.places().map(|place| (place.id, place.clone())).collect()
    };
    let (was, is) = (places(before), places(after));
    for place in was.values().chain(is.values()) {
        if was.get(&place.id) != is.get(&place.id) {
            touched.insert(place.stakeholder);
        }
    }
    for tie in before.ties().chain(after.ties()) {
        let (was, is) = (before.tie(tie.id), after.tie(tie.id));
        let differs =
            was != is || tie.kind == TieKind::Trust && look(before, tie, then) != look(after, tie, now);
        if differs {
            touched.extend([tie.from, tie.to]);
        }
    }
    touched
}
