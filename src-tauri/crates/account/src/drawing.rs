//! The drawing on screen: kept from action to action, so that each yields only what differs.

use crate::{error::AccountError, open::OpenAccount};
use domain::{Account, Delta, Id, Lens, Record, RecordKind, Stakeholder};
use scene::{
    Arrangement, Layout, Scene, Shown, View,
    scene::{Line, Patch, Point},
};
use std::collections::{HashMap, HashSet};

/// The layouts worked out so far and the scene last drawn.
#[derive(Default)]
pub struct Drawing {
    arrangements: HashMap<Lens, Arrangement>,
    layouts: HashMap<Lens, Layout>,
    shown: Option<(View, Scene)>,
    since: Since,
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
    /// Forgets what a change makes obsolete. `account` is as after it.
    pub(crate) fn follow(&mut self, account: &Account, deltas: &[Delta]) {
        self.arrangements.retain(|_, _| !deltas.iter().any(moves_cards));
        // An arrangement of an account nobody is left in would keep its old centre.
        if account.stakeholders().len() == 0 {
            self.arrangements.clear();
        }
        let arrangements = &self.arrangements;
        self.layouts.retain(|lens, _| {
            arrangements.contains_key(lens) && !deltas.iter().any(|delta| places_cards(*lens, delta))
        });
        for delta in deltas {
            self.since.note(account, delta);
        }
    }

    /// Where every card stands in a lens: kept as long as nothing moves it.
    pub(crate) fn layout(&mut self, account: &Account, lens: Lens) -> &Layout {
        self.layouts.entry(lens).or_insert_with(|| {
            self.arrangements
                .entry(lens)
                .or_insert_with(|| scene::arrange(account, lens))
                .with_places(account)
        })
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
                Record::Place(place) => _ = touched.insert(place.stakeholder),
                Record::Origin(_) => {}
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
            RecordKind::Assessment | RecordKind::Origin | RecordKind::Place => false,
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

impl OpenAccount {
    /// Draws the account anew through a lens; later patches start from this scene.
    pub fn draw(&mut self, view: View) -> &Scene {
        let layout = self.drawing.layout(&self.account, view.lens);
        let scene = scene::draw(&self.account, &view, layout);
        self.drawing.since = Since::default();
        &self.drawing.shown.insert((view, scene)).1
    }

    /// What differs from the scene last drawn; nothing where none was drawn yet.
    pub fn redraw(&mut self) -> Option<Patch> {
        let today = self.world.today();
        let (before, mut scene) = self.drawing.shown.take()?;
        let view = View { as_of: today, ..before };
        let since = std::mem::take(&mut self.drawing.since);
        let layout = self.drawing.layout(&self.account, view.lens);
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
        let Some(view) = self.drawing.shown.as_ref().map(|(view, _)| *view) else {
            return Ok(Vec::new());
        };
        let layout = self.drawing.layout(&self.account, view.lens);
        Ok(scene::lines_at(&self.account, &view, layout, moved))
    }

    /// How the account is looked at: the view of the scene last drawn, as of today; the four worlds
    /// where nothing was drawn yet.
    pub fn view(&mut self) -> View {
        let as_of = self.world.today();
        match &self.drawing.shown {
            Some((view, _)) => View { as_of, ..*view },
            None => View { lens: Lens::FourWorlds, shown: Shown::by_default(Lens::FourWorlds), as_of },
        }
    }
}
