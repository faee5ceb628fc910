//! What a machine needs before Rapport can be built or tested on it, and how it gets there.

pub mod npm;
pub mod peers;
pub mod system;
pub mod tools;

use crate::place::Place;
use crate::program::Failure;

/// How much has to be there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The web view's page alone, in Node.
    Page,
    /// Building the program and opening its window.
    Build,
    /// Driving the real window, on a display that no one looks at, from a test or a measurement.
    Window,
    /// Measuring beside other programs.
    Peers,
}

/// Brings system packages, npm packages and (from [`Need::Window`] on) the driver into place, telling what is missing,
/// why it is needed and what is installed.
///
/// # Errors
/// When something is missing that cannot be installed from here: what, and the command to type.
pub fn setup(place: &Place, need: Need) -> Result<(), Failure> {
    if need > Need::Page {
        system::packages(need)?;
    }
    npm::packages(place)?;
    if need >= Need::Window && cfg!(target_os = "linux") {
        tools::tauri_driver(place)?;
    }
    Ok(())
}
