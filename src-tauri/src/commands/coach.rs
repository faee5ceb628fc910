//! What the coach finds, and how it is tuned.

use crate::{
    desk::SharedDesk,
    dto::{CoachPage, Update, day},
    error::{Code, Failure},
};
use account::domain::coach::Rule;
use tauri::State;

/// What the coach finds, at the moment looked at.
#[tauri::command]
#[specta::specta]
pub async fn findings(desk: State<'_, SharedDesk>) -> Result<CoachPage, Failure> {
    desk.work(|desk| {
        let open = desk.account()?;
        let coaching = open.findings()?;
        Ok(CoachPage::of(open.seen(), &coaching))
    })
    .await
}

/// Does not tell a finding until a day, or never again, for a reason.
#[tauri::command]
#[specta::specta]
pub async fn finding_put_aside(
    desk: State<'_, SharedDesk>,
    key: String,
    reason: String,
    until: Option<String>,
) -> Result<Update, Failure> {
    let until = day(until)?;
    desk.act(move |open| open.put_aside(&key, &reason, until)).await
}

/// Tells a finding again that was put aside.
#[tauri::command]
#[specta::specta]
pub async fn finding_take_up(desk: State<'_, SharedDesk>, key: String) -> Result<Update, Failure> {
    desk.act(move |open| open.take_up_again(&key)).await
}

/// Switches a rule on or off, and says by which number it goes; none = its default.
#[tauri::command]
#[specta::specta]
pub async fn coach_tune(
    desk: State<'_, SharedDesk>,
    rule: String,
    on: bool,
    value: Option<f64>,
) -> Result<Update, Failure> {
    let unknown = || Failure::new(Code::Rejected, format!("“{rule}” is no rule of the coach."));
    let rule = Rule::from_code(&rule).ok_or_else(unknown)?;
    desk.act(move |open| open.tune(rule, on, value)).await
}
