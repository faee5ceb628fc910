//! The drawing on screen: kept from action to action, so that each yields only what differs.

use crate::{error::AccountError, open::OpenAccount};
use domain::{Account, Delta, Id, Lens, Record, RecordKind};
use scene::{
    Layout, Scene, Shown, View,
    scene::{Line, Patch, Point},
};
use std::collections::HashMap;

/// The layouts worked out so far and the scene last drawn.
#[derive(Default)]
pub struct Drawing {
    layouts: HashMap<Lens, Layout>,
    shown: Option<(View, Scene)>,
}

impl Drawing {
    /// Forgets the layouts that a change makes obsolete.
    pub(crate) fn follow(&mut self, account: &Account, deltas: &[Delta]) {
        self.layouts.retain(|lens, _| !deltas.iter().any(|delta| moves_cards(*lens, delta)));
        // A layout of an account nobody is left in would keep its old centre.
        if account.stakeholders().len() == 0 {
            self.layouts.clear();
        }
    }

    fn layout(&mut self, account: &Account, lens: Lens) -> &Layout {
        self.layouts.entry(lens).or_insert_with(|| scene::layout(account, lens))
    }
}

/// Whether a change of this record can move cards in the lens.
fn moves_cards(lens: Lens, delta: &Delta) -> bool {
    match (&delta.before, &delta.after) {
        (Some(Record::Stakeholder(before)), Some(Record::Stakeholder(after))) => {
            before.group != after.group || before.organisation != after.organisation
        }
        (Some(Record::Profile(before)), Some(Record::Profile(after))) => before.manager != after.manager,
        _ => match delta.record.kind {
            RecordKind::Stakeholder | RecordKind::Profile => true,
            RecordKind::Place => [&delta.before, &delta.after]
                .into_iter()
                .flatten()
                .any(|record| matches!(record, Record::Place(place) if place.lens == lens)),
            RecordKind::Tie => [&delta.before, &delta.after]
                .into_iter()
                .flatten()
                .any(|record| matches!(record, Record::Tie(tie) if tie.kind.is_reporting())),
            RecordKind::Assessment | RecordKind::Origin => false,
        },
    }
}

impl OpenAccount {
    /// Draws the account anew through a lens; later patches start from this scene.
    pub fn draw(&mut self, view: View) -> &Scene {
        let layout = self.drawing.layout(&self.account, view.lens);
        let scene = scene::draw(&self.account, &view, layout);
        &self.drawing.shown.insert((view, scene)).1
    }

    /// What differs from the scene last drawn; nothing where none was drawn yet.
    pub fn redraw(&mut self) -> Option<Patch> {
        let today = self.world.today();
        let (view, before) = self.drawing.shown.take()?;
        let view = View { as_of: today, ..view };
        let layout = self.drawing.layout(&self.account, view.lens);
        let scene = scene::draw(&self.account, &view, layout);
        let patch = scene.patch_from(&before);
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
