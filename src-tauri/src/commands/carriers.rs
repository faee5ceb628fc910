//! Who carries the account.

use crate::{
    desk::SharedDesk,
    dto::CarrierList,
    error::{Code, Failure},
};
use account::EXACT_AT_ONCE;
use std::{
    num::NonZero,
    sync::atomic::{AtomicU32, Ordering},
    thread,
};
use tauri::{State, ipc::Channel};

/// The last that was asked: whatever works for an earlier one stops.
static ASKED: AtomicU32 = AtomicU32::new(0);

/// What rests on everybody, at the moment looked at: in a large account as an estimate unless it is asked for
/// `exactly`. What is done of it is told to `progress`, from 0 to 1. Asked again, what is still being worked out
/// stops and is refused as cancelled. The account can be changed meanwhile.
#[tauri::command]
#[specta::specta]
pub async fn carriers(
    desk: State<'_, SharedDesk>,
    exactly: bool,
    progress: Channel<f64>,
) -> Result<CarrierList, Failure> {
    let mine = ASKED.fetch_add(1, Ordering::Relaxed) + 1;
    let standpoint = desk.work(|desk| Ok(desk.account()?.standpoint())).await?;
    let worked = tauri::async_runtime::spawn_blocking(move || {
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let exactly = (exactly || standpoint.people() <= EXACT_AT_ONCE).then_some(threads);
        let tell = |part: f32| {
            // A page that is gone hears nothing, and asks for nothing either.
            let heard = progress.send(f64::from(part)).is_ok();
            heard && ASKED.load(Ordering::Relaxed) == mine
        };
        let carriers = standpoint.carriers(exactly, &tell)?;
        Some(CarrierList::of(standpoint.account(), &carriers))
    })
    .await
    .map_err(|_| Failure::new(Code::Failed, "Who carries the account could not be worked out."))?;
    worked.ok_or_else(|| Failure::new(Code::Cancelled, "Something else was asked meanwhile."))
}
