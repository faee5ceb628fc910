//! How the account, a person or a relationship stands, and how it came to that.

use crate::{
    desk::SharedDesk,
    dto::{Courses, Scorecard, Subject},
    error::Failure,
};
use tauri::State;

/// How the account stands at the moment looked at.
#[tauri::command]
#[specta::specta]
pub async fn scorecard(desk: State<'_, SharedDesk>) -> Result<Scorecard, Failure> {
    desk.work(|desk| {
        let open = desk.account()?;
        let card = open.scorecard(None)?;
        Ok(Scorecard::of(open.seen(), &card))
    })
    .await
}

/// Where trust stands both ways at the moment looked at, and its course of the year before.
#[tauri::command]
#[specta::specta]
pub async fn course_of(desk: State<'_, SharedDesk>, of: Subject) -> Result<Courses, Failure> {
    desk.work(move |desk| Ok(desk.account()?.courses(of.into(), None)?.into())).await
}
