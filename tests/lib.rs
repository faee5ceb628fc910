//! What the tests of the house share: where the real data lies, and a world that repeats.

use std::path::{Path, PathBuf};

/// A file or folder of the real data that lies beside the project. None where this clone stands
/// alone: the caller then says so and passes.
pub fn shared_data(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path);
    found.exists().then_some(found)
}

/// Real data, or a line that says the test was skipped and an early return.
#[macro_export]
macro_rules! shared_data_or_skip {
    ($path:expr) => {
        match $crate::shared_data($path) {
            Some(path) => path,
            None => {
                println!("skipped: {} is not here", $path);
                return;
            }
        }
    };
}
