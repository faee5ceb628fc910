//! Views that were given a name.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use domain::{Delta, Gaze, Id, RecordKind, Rejected, SavedView, Sight, Standpoint};

impl OpenAccount {
    /// Saves what is on screen under a name, with where every card stands; last in the order.
    ///
    /// # Errors
    /// Where the name is missing.
    pub fn save_view(&mut self, name: &str, at: Option<Gaze>) -> Result<Done, AccountError> {
        let (sight, places) = self.on_screen();
        let name = name.trim().to_owned();
        let position = self.account.views().last().map_or(0, |last| last.position + 1);
        let id = self.world.new_id();
        let label = format!("Saved the view “{name}”");
        let view = SavedView { id, name, position, sight, at, places };
        Ok(Done { added: vec![id], ..self.act(label, vec![Delta::added(view)])? })
    }

    /// Has a saved view show what is on screen now.
    ///
    /// # Errors
    /// Where it is gone.
    pub fn update_view(&mut self, id: Id, at: Option<Gaze>) -> Result<Done, AccountError> {
        let before = self.known_view(id)?.clone();
        let (sight, places) = self.on_screen();
        let label = format!("Updated the view “{}”", before.name);
        let after = SavedView { sight, at, places, ..before.clone() };
        self.act(label, Delta::edited(before, after).into_iter().collect())
    }

    /// Gives a saved view another name.
    ///
    /// # Errors
    /// Where it is gone or the name is missing.
    pub fn rename_view(&mut self, id: Id, name: &str) -> Result<Done, AccountError> {
        let before = self.known_view(id)?.clone();
        let after = SavedView { name: name.trim().into(), ..before.clone() };
        let label = format!("Renamed the view “{}” to “{}”", before.name, after.name);
        self.act(label, Delta::edited(before, after).into_iter().collect())
    }

    /// Removes a saved view.
    ///
    /// # Errors
    /// Where it is gone already.
    pub fn remove_view(&mut self, id: Id) -> Result<Done, AccountError> {
        let view = self.known_view(id)?.clone();
        let label = format!("Removed the view “{}”", view.name);
        self.act(label, vec![Delta::removed(view)])
    }

    /// Puts the saved views into an order; those not named come after, as they were.
    ///
    /// # Errors
    /// Where one is gone.
    pub fn order_views(&mut self, ids: &[Id]) -> Result<Done, AccountError> {
        let mut order = Vec::new();
        for &id in ids {
            order.push(self.known_view(id)?.clone());
        }
        order.extend(self.account.views().into_iter().filter(|view| !ids.contains(&view.id)).cloned());
        let deltas = (0..).zip(order).filter_map(|(position, before)| {
            let after = SavedView { position, ..before.clone() };
            Delta::edited(before, after)
        });
        let deltas = deltas.collect();
        self.act("Changed the order of the views".into(), deltas)
    }

    /// What is looked at on screen, and where every card stands there.
    fn on_screen(&mut self) -> (Sight, Vec<Standpoint>) {
        let sight = self.view().sight;
        let places = if sight.lens.is_free() {
            let layout = self.drawing.layout(&self.account, &sight);
            layout.centres().map(|(stakeholder, at)| Standpoint { stakeholder, x: at.x, y: at.y }).collect()
        } else {
            Vec::new()
        };
        (sight, places)
    }

    pub(crate) fn known_view(&self, id: Id) -> Result<&SavedView, Rejected> {
        self.account.view(id).ok_or(Rejected::Gone { kind: RecordKind::View })
    }
}
