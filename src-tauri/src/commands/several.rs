//! Changing several people at once, and the register.

use crate::{
    desk::SharedDesk,
    dto::{Bulk, FilterChoices, Group, Id, Pasted, RegisterRow, Stakeholder, Update, day},
    error::Failure,
};
use account::AccountError;
use tauri::State;

/// Everybody as a table.
#[tauri::command]
#[specta::specta]
pub async fn register(desk: State<'_, SharedDesk>) -> Result<Vec<RegisterRow>, Failure> {
    desk.work(|desk| Ok(desk.account()?.register().into_iter().map(RegisterRow::from).collect())).await
}

/// What there is to filter by.
#[tauri::command]
#[specta::specta]
pub async fn filter_choices(desk: State<'_, SharedDesk>) -> Result<FilterChoices, Failure> {
    desk.work(|desk| {
        let open = desk.account()?;
        Ok(FilterChoices::of(open.filter_choices(), |id| open.account().name(id).to_owned()))
    })
    .await
}

/// Changes several people at once; `on` is the day from which it was so, none = today.
#[tauri::command]
#[specta::specta]
pub async fn stakeholders_change(
    desk: State<'_, SharedDesk>,
    ids: Vec<Id>,
    bulk: Bulk,
    on: Option<String>,
) -> Result<Update, Failure> {
    let (bulk, on) = (bulk.try_into()?, day(on)?);
    desk.act(move |open| {
        open.speak_of(on);
        let done = open.change_several(&Id::plain(&ids), &bulk);
        open.speak_of(None);
        done
    })
    .await
}

/// Adds a copy of each.
#[tauri::command]
#[specta::specta]
pub async fn stakeholders_duplicate(desk: State<'_, SharedDesk>, ids: Vec<Id>) -> Result<Update, Failure> {
    desk.act(move |open| open.duplicate(&Id::plain(&ids))).await
}

/// The people in a pasted list.
#[tauri::command]
#[specta::specta]
pub async fn names_read(
    desk: State<'_, SharedDesk>,
    text: String,
    group: Group,
) -> Result<Vec<Pasted>, Failure> {
    desk.work(move |desk| {
        let people = desk.account()?.read_names(&text, group.into()).map_err(AccountError::from)?;
        Ok(people.into_iter().map(Pasted::from).collect())
    })
    .await
}

/// Adds several people at once.
#[tauri::command]
#[specta::specta]
pub async fn stakeholders_add(
    desk: State<'_, SharedDesk>,
    drafts: Vec<Stakeholder>,
) -> Result<Update, Failure> {
    desk.act(move |open| open.add_several(drafts.into_iter().map(Into::into).collect())).await
}

/// Has people report to somebody, in place of whom they report to so far.
#[tauri::command]
#[specta::specta]
pub async fn report_to(
    desk: State<'_, SharedDesk>,
    ids: Vec<Id>,
    boss: Option<Id>,
) -> Result<Update, Failure> {
    desk.act(move |open| open.report_to(&Id::plain(&ids), boss.map(Into::into))).await
}

/// What hangs on somebody, as sentences.
#[tauri::command]
#[specta::specta]
pub async fn hanging(desk: State<'_, SharedDesk>, id: Id) -> Result<Vec<String>, Failure> {
    desk.work(move |desk| Ok(desk.account()?.hanging(id.into())?)).await
}
