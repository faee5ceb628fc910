//! What lies open on the window's desk, and the one way commands get at it.

use crate::{
    dto::Update,
    error::{Code, Failure},
    memory::Memory,
};
use account::{AccountError, Done, Key, Laptop, OpenAccount, Sort, import::Offer, recognise};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

/// The open account, the imports being looked at, and what is remembered.
pub struct Desk {
    open: Option<OpenAccount>,
    offer: Option<KeptOffer>,
    /// What is remembered between two starts.
    pub memory: Memory,
    /// The file asked for on the command line, until the page has come up.
    pub asked_for: Option<PathBuf>,
    /// A backup waits for the user's hand to rest.
    backup_waits: bool,
}

/// How long a backup waits before it is made.
const REST: Duration = Duration::from_millis(500);

/// What was read for an import that is being looked at.
struct KeptOffer {
    number: u32,
    handle: String,
    offer: Offer,
}

/// The desk, shared by all commands.
#[derive(Clone)]
pub struct SharedDesk(Arc<Mutex<Desk>>);

impl SharedDesk {
    /// An empty desk.
    pub fn new(memory: Memory, asked_for: Option<PathBuf>) -> Self {
        Self(Arc::new(Mutex::new(Desk { open: None, offer: None, memory, asked_for, backup_waits: false })))
    }

    /// Does something at the desk on a thread that may block, so that the window never waits.
    ///
    /// # Errors
    /// What the work itself fails with.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let desk = self.clone();
        tauri::async_runtime::spawn_blocking(move || desk.now(work))
            .await
            .map_err(|_| Failure::new(Code::Failed, "The action broke off; what was saved before is safe."))?
    }

    /// Carries out a user action and tells what it did and how the drawing changes.
    ///
    /// # Errors
    /// Where no account is open, or what the action fails with.
    pub async fn act(
        &self,
        action: impl FnOnce(&mut OpenAccount) -> Result<Done, AccountError> + Send + 'static,
    ) -> Result<Update, Failure> {
        let update = self
            .work(move |desk| {
                let done = action(desk.account()?)?;
                desk.with_memory(|open, memory| Ok(Update::of(done, open, memory)))
            })
            .await;
        self.back_up_soon();
        update
    }

    /// The name of the open account and its file.
    ///
    /// # Errors
    /// [`Code::NoAccount`].
    pub async fn which_account(&self) -> Result<(String, PathBuf), Failure> {
        self.work(|desk| {
            let open = desk.account()?;
            Ok((open.account().profile().name.clone(), open.path().to_owned()))
        })
        .await
    }

    /// Has the next backup made in a moment's rest, so that no action has to wait for it.
    pub fn back_up_soon(&self) {
        let desk = self.clone();
        tauri::async_runtime::spawn_blocking(move || {
            let starts = desk.now(|desk| {
                let near = desk.open.as_ref().is_some_and(OpenAccount::is_backup_near);
                near && !std::mem::replace(&mut desk.backup_waits, true)
            });
            if !starts {
                return;
            }
            thread::sleep(REST);
            desk.now(|desk| {
                desk.backup_waits = false;
                // A backup that cannot be made is told of by the change that has to wait for it.
                if let Some(Err(error)) = desk.open.as_mut().map(OpenAccount::back_up_ahead) {
                    tracing::warn!(code = ?Failure::from(error).code, "no backup could be made ahead");
                }
            });
        });
    }

    /// Does something at the desk on this thread.
    pub fn now<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        // A panic in an action leaves the desk as the file has it: the account is reloaded on reopening.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Desk {
    /// The open account.
    ///
    /// # Errors
    /// [`Code::NoAccount`].
    pub fn account(&mut self) -> Result<&mut OpenAccount, Failure> {
        self.open.as_mut().ok_or_else(Failure::no_account)
    }

    /// The open account, if it still is the one of that file: a file dialog may have been left open while
    /// another account was opened.
    ///
    /// # Errors
    /// [`Code::Cancelled`] where it is another, [`Code::NoAccount`].
    pub fn account_at(&mut self, path: &Path) -> Result<&mut OpenAccount, Failure> {
        let open = self.account()?;
        if open.path() == path { Ok(open) } else { Err(Failure::cancelled()) }
    }

    /// The open account together with what is remembered.
    ///
    /// # Errors
    /// [`Code::NoAccount`], or what the work itself fails with.
    pub fn with_memory<T>(
        &mut self,
        work: impl FnOnce(&mut OpenAccount, &Memory) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        work(self.open.as_mut().ok_or_else(Failure::no_account)?, &self.memory)
    }

    /// Puts an account on the desk, in place of the one that lay there.
    pub fn put(&mut self, open: OpenAccount) {
        self.clear();
        let at = jiff::Timestamp::now().to_string();
        self.memory.opened(open.path(), &open.account().profile().name, at);
        self.open = Some(open);
    }

    /// Takes the account off the desk and lets go of its file.
    pub fn clear(&mut self) {
        self.offer = None;
        // Without them everything is as safe: people may then stand elsewhere the next time.
        if let Some(Err(error)) = self.open.take().map(|mut open| open.keep_arrangements()) {
            tracing::warn!(code = ?Failure::from(error).code, "the arrangements could not be kept");
        }
    }

    /// Opens an account file; the one that lies open stays where that fails.
    ///
    /// # Errors
    /// [`Code::NeedsPassphrase`] with a handle where the file wants one and none is given.
    pub fn open(&mut self, path: &Path, passphrase: Option<&str>) -> Result<(), Failure> {
        if self.open.as_ref().is_some_and(|open| open.path() == path) {
            return Ok(());
        }
        let key = match (recognise(path).map_err(AccountError::from)?, passphrase) {
            (Sort::Open, _) => Key::Open,
            (Sort::Private, Some(passphrase)) => Key::Passphrase(passphrase),
            (Sort::Private, None) => {
                let name =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let message = format!("{name} is protected by a passphrase.");
                let handle = Some(self.memory.handle(path));
                return Err(Failure { code: Code::NeedsPassphrase, message, handle });
            }
        };
        let open = OpenAccount::open(path, key, Box::new(Laptop))?;
        self.put(open);
        Ok(())
    }

    /// Keeps what was read for an import until it is carried out, under a handle. One import is looked
    /// at at a time: the one before is given up.
    pub fn keep_offer(&mut self, offer: Offer) -> (&str, &Offer) {
        let number = self.offer.as_ref().map_or(1, |kept| kept.number + 1);
        let kept = self.offer.insert(KeptOffer { number, handle: format!("import-{number}"), offer });
        (&kept.handle, &kept.offer)
    }

    /// The open account together with what was read for an import.
    ///
    /// # Errors
    /// Where no account is open or the import was given up.
    pub fn account_and_offer(&mut self, handle: &str) -> Result<(&mut OpenAccount, &Offer), Failure> {
        let given_up = || Failure::new(Code::Failed, "This import was given up: choose the files again.");
        let kept = self.offer.as_ref().filter(|kept| kept.handle == handle).ok_or_else(given_up)?;
        Ok((self.open.as_mut().ok_or_else(Failure::no_account)?, &kept.offer))
    }
}
