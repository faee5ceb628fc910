//! Drawing the map.

use crate::{
    desk::SharedDesk,
    dto::{Lens, Line, Move, Scene, Shown},
    error::Failure,
};
use account::scene::{View, scene::Point};
use tauri::State;

/// Draws the account through a lens; updates are patches of what was last drawn.
#[tauri::command]
#[specta::specta]
pub async fn scene(desk: State<'_, SharedDesk>, lens: Lens, shown: Shown) -> Result<Scene, Failure> {
    let scene = desk
        .work(move |desk| {
            let open = desk.account()?;
            let view = View { lens: lens.into(), shown: shown.into(), as_of: open.today() };
            Ok(Scene(open.draw(view).clone()))
        })
        .await;
    desk.back_up_soon();
    scene
}

/// The lines of cards that are being dragged, as they would run if the cards stood there.
#[tauri::command]
#[specta::specta]
pub async fn lines_at(desk: State<'_, SharedDesk>, moved: Vec<Move>) -> Result<Vec<Line>, Failure> {
    desk.work(move |desk| {
        let moved: Vec<_> = moved.iter().map(|Move { id, x, y }| (id.0, Point { x: *x, y: *y })).collect();
        Ok(desk.account()?.lines_at(&moved)?.into_iter().map(Line).collect())
    })
    .await
}
