//! Where things lie: the workspace, its web sources, the target folder and what is built into it.

use std::path::{Path, PathBuf};

use crate::program::Failure;

/// The workspace this program was built in.
pub struct Place {
    /// The workspace's top folder.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the configuration puts it.
    pub target: PathBuf,
}

impl Place {
    /// Finds the workspace from this program's own build, and the target folder from where it runs.
    ///
    /// # Errors
    /// When the sources it was built from are gone.
    pub fn find() -> Result<Self, Failure> {
        const CURE: &str = "run it as `cargo xtask …` inside the workspace";
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .find(|folder| folder.join("Cargo.lock").is_file())
            .ok_or_else(|| {
                Failure::new("the workspace this program was built in is not there any more", CURE)
            })?;
        // <target>/debug/xtask: the target folder is right even where CARGO_TARGET_DIR or a config file moves it.
        let exe =
            std::env::current_exe().map_err(Failure::because("this program's own path is unknown", CURE))?;
        let target = exe.ancestors().nth(2).map_or_else(|| root.join("target"), Path::to_path_buf);
        Ok(Self { root: root.to_path_buf(), target })
    }

    /// The web sources.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program built in `profile` (`debug` or `release`).
    pub fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program that setup installed for this workspace alone.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.target.join("tools").join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// The newest modification time of any file at or below `path`, skipping folders named in `skip`.
pub fn newest(path: &Path, skip: &[&str]) -> Option<std::time::SystemTime> {
    let meta = path.symlink_metadata().ok()?;
    if !meta.is_dir() {
        return meta.modified().ok();
    }
    std::fs::read_dir(path)
        .ok()?
        .flatten()
        .filter(|entry| !skip.iter().any(|name| entry.file_name() == *name))
        .filter_map(|entry| newest(&entry.path(), skip))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_counts_unless_its_folder_is_skipped() {
        let folder = std::env::temp_dir().join(format!("xtask-newest-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("dist")).unwrap();
        std::fs::write(folder.join("old"), "").unwrap();
        let old = newest(&folder, &[]).unwrap();
        let young = std::fs::File::create(folder.join("dist/young")).unwrap();
        young.set_modified(old + std::time::Duration::from_secs(60)).unwrap();
        assert!(newest(&folder, &[]).unwrap() > old);
        assert_eq!(newest(&folder, &["dist"]).unwrap(), old);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
