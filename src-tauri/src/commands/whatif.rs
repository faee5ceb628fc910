//! What if: asked, kept and removed.

use crate::{
    desk::SharedDesk,
    dto::{Id, ScenarioLine, Supposed, Update, WhatFollows},
    error::Failure,
};
use tauri::State;

/// What follows from suppositions; nothing changes.
#[tauri::command]
#[specta::specta]
pub async fn what_if(desk: State<'_, SharedDesk>, supposed: Vec<Supposed>) -> Result<WhatFollows, Failure> {
    let supposed: Vec<_> = supposed.into_iter().map(Into::into).collect();
    desk.work(move |desk| {
        let open = desk.account()?;
        let told = open.what_if(&supposed);
        Ok(WhatFollows::of(open.seen(), &told))
    })
    .await
}

/// The scenarios that were kept.
#[tauri::command]
#[specta::specta]
pub async fn scenarios(desk: State<'_, SharedDesk>) -> Result<Vec<ScenarioLine>, Failure> {
    desk.work(|desk| {
        let open = desk.account()?;
        Ok(open.scenarios().into_iter().map(|it| ScenarioLine::of(open.seen(), it)).collect())
    })
    .await
}

/// Keeps suppositions under a name, new or instead of another scenario's.
#[tauri::command]
#[specta::specta]
pub async fn scenario_keep(
    desk: State<'_, SharedDesk>,
    id: Option<Id>,
    name: String,
    supposed: Vec<Supposed>,
) -> Result<Update, Failure> {
    let supposed: Vec<_> = supposed.into_iter().map(Into::into).collect();
    desk.act(move |open| open.keep_scenario(id.map(Into::into), &name, supposed)).await
}

/// Removes a scenario.
#[tauri::command]
#[specta::specta]
pub async fn scenario_remove(desk: State<'_, SharedDesk>, id: Id) -> Result<Update, Failure> {
    desk.act(move |open| open.remove_scenario(id.into())).await
}
