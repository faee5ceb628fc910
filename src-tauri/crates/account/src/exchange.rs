//! What comes in and what goes out.

use crate::{
    error::AccountError,
    open::{Done, OpenAccount},
};
use exchange::{
    export,
    import::{self, Choice, Offer, Plan, Source},
};
use scene::{Theme, View};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

pub use exchange::export::{Ground, Picture};

/// How much of a large map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What can be read where the whole fits an A3 page: on a large map the names, written large.
    Page,
    /// Everything, to be zoomed into.
    All,
}

/// The format of an exported map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PictureFormat {
    /// Scalable, text as text.
    Svg,
    /// Pixels: scene units times the scale, 1–4.
    Png {
        /// Pixels per scene unit.
        scale: f64,
    },
}

impl PictureFormat {
    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png { .. } => "png",
        }
    }
}

impl OpenAccount {
    /// Reads files to import from; nothing of the account is touched.
    ///
    /// # Errors
    /// Where a file cannot be read, is too large, is nothing that can be imported, or is the account's
    /// own.
    pub fn read_sources(&self, paths: &[PathBuf]) -> Result<Offer, AccountError> {
        let mut sources = Vec::with_capacity(paths.len());
        for path in paths {
            self.spare_own_file(path)?;
            let failed = |source: io::Error| AccountError::File { path: path.clone(), what: "read", source };
            let facts = fs::metadata(path).map_err(failed)?;
            if !facts.is_file() {
                return Err(failed(io::Error::new(io::ErrorKind::InvalidInput, "it is no file")));
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            import::check_size(&name, facts.len())?;
            let bytes = fs::read(path).map_err(failed)?;
            sources.push(Source { name, bytes });
        }
        Ok(import::read(sources)?)
    }

    /// What an import would change, without changing it.
    pub fn plan_import(&mut self, offer: &Offer, choice: &Choice) -> Plan {
        let Self { account, world, .. } = self;
        import::plan(offer, choice, account, &mut || world.new_id())
    }

    /// Carries out a plan as one change; nothing happens where it is empty.
    ///
    /// # Errors
    /// Where a record breaks a rule or the file cannot be written; then nothing was imported.
    pub fn import(&mut self, offer: &Offer, plan: Plan) -> Result<Done, AccountError> {
        let files: Vec<&str> = offer.files.iter().map(|file| file.name.as_str()).collect();
        let label = plan.sentence(&files.join(" and "));
        self.act(label, plan.deltas)
    }

    /// The map through a lens, with every card where it stands on screen, as the bytes of a picture.
    ///
    /// # Errors
    /// Where the picture would be beyond all measure.
    pub fn picture(
        &mut self,
        view: &View,
        theme: Theme,
        ground: Ground,
        detail: Detail,
        format: PictureFormat,
    ) -> Result<Vec<u8>, AccountError> {
        let layout = self.layout_of(&view.sight)?;
        let scene = scene::draw(self.drawn(), view, &layout);
        let scene = match detail {
            Detail::Page => scene::readable(scene),
            Detail::All => scene,
        };
        let title = self.account.profile().name.as_str();
        let subtitle = format!("{} · as of {}", view.lens().spoken(), view.as_of.strftime("%-d %B %Y"));
        let picture = Picture { scene: &scene, title, subtitle: &subtitle, theme, ground };
        Ok(match format {
            PictureFormat::Svg => export::svg(&picture)?.into_bytes(),
            PictureFormat::Png { scale } => export::png(&picture, scale)?,
        })
    }

    /// Writes an exported file so that there is either all of it or what was there before.
    ///
    /// # Errors
    /// Where the folder cannot be written to, or the file is the account's own.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), AccountError> {
        self.spare_own_file(path)?;
        let failed =
            |source: io::Error| AccountError::File { path: path.to_owned(), what: "written", source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut draft = tempfile::Builder::new();
        // An export is meant to be handed on: whoever may read the folder may read it.
        #[cfg(unix)]
        draft.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = draft.tempfile_in(folder).map_err(failed)?;
        file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    fn spare_own_file(&self, path: &Path) -> Result<(), AccountError> {
        if self.file.lies_at(path) { Err(AccountError::OwnFile { path: path.to_owned() }) } else { Ok(()) }
    }
}
