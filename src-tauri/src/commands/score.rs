//! Assessing trust, and what the assessments say.

use crate::{
    desk::SharedDesk,
    dto::{Id, Judgement, Pair, Update},
    error::Failure,
};
use account::AccountError;
use tauri::State;

/// Both directions of a relationship, with the derivation of their scores.
#[tauri::command]
#[specta::specta]
pub async fn pair(desk: State<'_, SharedDesk>, from: Id, to: Id) -> Result<Pair, Failure> {
    desk.work(move |desk| {
        let open = desk.account()?;
        let pair = open.pair(from.into(), to.into())?;
        Ok(Pair::of(open.seen(), &pair))
    })
    .await
}

/// Records a judgement.
#[tauri::command]
#[specta::specta]
pub async fn assess(desk: State<'_, SharedDesk>, judgement: Judgement) -> Result<Update, Failure> {
    desk.act(move |open| open.assess(judgement.try_into().map_err(AccountError::Unreadable)?)).await
}

/// Reveals all that is sealed of one stakeholder's trust in another.
#[tauri::command]
#[specta::specta]
pub async fn reveal(desk: State<'_, SharedDesk>, from: Id, to: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.reveal(from.into(), to.into())).await
}

/// Takes an assessment out.
#[tauri::command]
#[specta::specta]
pub async fn assessment_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_assessment(id.into())).await
}
