//! Drawing the map.

use crate::{
    desk::SharedDesk,
    dto::{Id, Line, Look, Move, Patch, Scene, Sight},
    error::Failure,
};
use account::scene::scene::Point;
use tauri::State;

/// Draws what is looked at; updates are patches of what was last drawn. Where a saved view is named, its
/// cards stand as they did when it was saved.
#[tauri::command]
#[specta::specta]
pub async fn scene(desk: State<'_, SharedDesk>, sight: Sight, view: Option<Id>) -> Result<Scene, Failure> {
    let scene = desk
        .work(move |desk| {
            let drawn = desk.account()?.draw(sight.try_into()?, view.map(Into::into))?;
            Ok(Scene(drawn.clone()))
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

/// Lays the lens on screen out anew; cards put somewhere by hand stay.
#[tauri::command]
#[specta::specta]
pub async fn tidy(desk: State<'_, SharedDesk>) -> Result<Option<Patch>, Failure> {
    desk.work(|desk| Ok(desk.account()?.tidy()?.map(Patch))).await
}

/// Remembers how the account is looked at.
#[tauri::command]
#[specta::specta]
pub async fn look_save(desk: State<'_, SharedDesk>, look: Look) -> Result<(), Failure> {
    desk.work(move |desk| {
        let path = desk.account()?.path().to_owned();
        desk.memory.look(&path, look);
        Ok(())
    })
    .await
}
