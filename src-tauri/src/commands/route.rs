//! Who can take whom to whom.

use crate::{
    desk::SharedDesk,
    dto::{Journey, Routes},
    error::Failure,
};
use tauri::State;

/// The routes from somebody to others, at the moment looked at.
#[tauri::command]
#[specta::specta]
pub async fn routes(desk: State<'_, SharedDesk>, journey: Journey) -> Result<Routes, Failure> {
    desk.work(move |desk| {
        let open = desk.account()?;
        let routes = open.routes(&journey.into())?;
        Ok(Routes::of(open.seen(), &routes))
    })
    .await
}
