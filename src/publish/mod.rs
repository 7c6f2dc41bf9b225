//! The only writer of published files: a whole site appears at once, or nothing changes.
//!
//! A [`Publication`] is one build's transaction on an output folder. Files are handed over one by one, from any thread;
//! those that are new or changed are written beside the site, in `OUTPUT/.dossier/staging/`, and
//! [`Publication::commit`] puts them into place together. Whatever happens before that, an error, a panic or the end of
//! the process, the published site stays as it was; whatever happens during it, the next build takes it back or
//! finishes it (`exchange.rs` tells how).
//!
//! The manifest in `OUTPUT/.dossier/manifest` names the files that the program published. Those it restores when
//! somebody changed or deleted them, and removes when they no longer belong to the site. All other files in the output
//! are foreign and never touched; a page that would replace one is an error.
//!
//! A published file counts as unchanged when the manifest has the hash of the new bytes and the file on disk has the
//! size and the time of change that the manifest remembers, and the system itself saw no change of it since the manifest
//! was written (`publish/seen.rs`). Otherwise (a copied site, a fresh checkout) the file is read and compared by its hash.
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

mod admit;
mod check;
mod content;
mod error;
mod exchange;
pub(crate) mod faults;
mod folders;
mod lock;
mod manifest;
mod planned;
mod seen;
mod stamp;
#[cfg(test)]
mod tests;

pub use crate::site::output_path::{OutputPath, OutputPathError, STATE_FOLDER};
pub use error::PublishError;
pub use seen::seen;
pub use stamp::Stamp;

use content::Content;
use exchange::{Change, Places};
use folders::{FolderState, Folders};
use lock::Lock;
use manifest::{Manifest, Reading, Record};
use planned::{Fate, Planned};
use seen::Moment;

/// Files up to this size, in bytes, are copied through memory; larger ones in pieces.
const SMALL_FILE: u64 = 1 << 20;

#[derive(Clone, Debug, Default)]
pub struct PublishOptions {
    /// Publish into a folder that holds foreign files and no manifest, and replace a foreign file where a page has the
    /// same path. All other foreign files stay also then. Lets most of the published pages go, too.
    pub force: bool,
    /// The folders and files that the dossier is made of (`content/`, `templates/`, `static/`, `dossier.yaml`), whether
    /// they exist or not. The output may neither contain one nor lie in one, and only files in them are copied.
    pub sources: Vec<PathBuf>,
}

/// What a publication did. Where nothing else is said, the numbers count files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PublishSummary {
    /// Files of the site now.
    pub files: usize,
    /// Their size, and that of the largest, in bytes.
    pub bytes: u64,
    pub largest: u64,
    /// Of these, new or changed since the last build.
    pub written: usize,
    /// Of these, the same as before and not touched.
    pub unchanged: usize,
    /// Files of the last build that no longer belong to the site.
    pub removed: usize,
    /// The pages among them.
    pub pages_gone: Vec<OutputPath>,
    /// The manifest of the last build was damaged: files that it published and that no longer belong to the site could
    /// not be told from foreign ones, and stay. Worth a warning.
    pub manifest_was_unreadable: bool,
}

/// One build's transaction on an output folder. Dropping it is abandoning it.
pub struct Publication {
    places: Places,
    sources: Vec<PathBuf>,
    force: bool,
    /// Folders that were made for this build, innermost first.
    made: Vec<PathBuf>,
    last: Manifest,
    has_manifest: bool,
    /// When the manifest was written.
    published: Moment,
    manifest_was_unreadable: bool,
    folders: Folders,
    planned: Mutex<BTreeMap<OutputPath, Planned>>,
    failed: AtomicBool,
    committed: bool,
    lock: Option<Lock>,
}

impl Publication {
    /// Begins to publish into `output`, which is created when it is missing. If the last build was killed, the site is
    /// first brought back to what it was before that one.
    ///
    /// # Errors
    /// When `output` is a file, cannot be written, holds foreign files only, contains a source or lies in one, when
    /// another build is writing to it, or when a build that was killed cannot be taken back.
    pub fn begin(output: &Path, options: &PublishOptions) -> Result<Publication, PublishError> {
        let real = |source: &PathBuf| admit::real_path(source).map_err(PublishError::io("find", source));
        let sources = options.sources.iter().map(real).collect::<Result<Vec<_>, _>>()?;
        let output = admit::admit(output, &sources, options.force)?;
        let places = Places::of(&output);
        let made: Vec<PathBuf> = output.ancestors().take_while(|folder| !folder.exists()).map(Into::into).collect();
        let lock = Lock::take(&output, &places.state)?;

        let mut publication = Publication {
            folders: Folders::new(&output),
            places,
            sources,
            force: options.force,
            made,
            last: Manifest::new(),
            has_manifest: false,
            published: Moment::default(),
            manifest_was_unreadable: false,
            planned: Mutex::default(),
            failed: AtomicBool::new(false),
            committed: false,
            lock: Some(lock),
        };
        publication.take_over()?;
        Ok(publication)
    }

    /// Repairs what a killed build left, and reads what the last one published.
    fn take_over(&mut self) -> Result<(), PublishError> {
        let places = &self.places;
        exchange::take_back(places).map_err(|undoing| self.half_published(None, undoing))?;
        exchange::discard(places)?;
        let mut folders = [&places.staging, &places.new, &places.old].into_iter();
        let creating = faults::point().and_then(|()| folders.try_for_each(fs::create_dir));
        creating.map_err(|cause| PublishError::NotWritable { path: places.output.clone(), cause })?;
        match manifest::read(&places.manifest).map_err(PublishError::io("read", &places.manifest))? {
            Reading::Found(last) => {
                (self.last, self.published) = (last, Moment::of(&places.manifest));
                self.has_manifest = true;
            }
            Reading::Unreadable => self.manifest_was_unreadable = true,
            Reading::Absent if self.force => {}
            // The first build was killed and taken back: what is left now is foreign.
            Reading::Absent => admit::refuse_foreign_files(&places.output)?,
        }
        Ok(())
    }

    pub fn output(&self) -> &Path {
        &self.places.output
    }

    /// Adds a page. May be called from many threads; the bytes are not kept in memory.
    ///
    /// # Errors
    /// When the path is taken already, its folder is a symbolic link, or the disk refuses. After an error
    /// [`Publication::commit`] publishes nothing.
    pub fn add(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), PublishError> {
        self.noting_failure(self.plan(path, Content::Bytes(bytes), None))
    }

    /// Adds a page that writes itself, so that a large one is never whole in memory. May be called from many threads.
    ///
    /// # Errors
    /// As [`Publication::add`].
    pub fn add_written(
        &self,
        path: &OutputPath,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        self.noting_failure(self.plan_written(path, write))
    }

    /// Adds a copy of the file `from`, which lies in one of the sources. May be called from many threads.
    ///
    /// # Errors
    /// As [`Publication::add`], and when `from` lies outside the sources, by a symbolic link too.
    pub fn copy(&self, path: &OutputPath, from: &Path) -> Result<(), PublishError> {
        self.noting_failure(self.plan_copy(path, from))
    }

    /// Puts the site into place and returns what was done. Files of the last build that were not added again are
    /// removed, with the folders that this leaves empty.
    ///
    /// # Errors
    /// When two paths are the same on some systems, a foreign file is in the way, most pages would go without
    /// [`PublishOptions::force`], or the disk refuses. All but
    /// [`PublishError::HalfPublished`] leave the published site as it was.
    pub fn commit(mut self) -> Result<PublishSummary, PublishError> {
        if self.failed.load(Ordering::SeqCst) {
            return Err(PublishError::Incomplete);
        }
        let planned = std::mem::take(&mut *self.planned.lock().unwrap_or_else(PoisonError::into_inner));
        let orphans: Vec<&OutputPath> = self.last.keys().filter(|path| !planned.contains_key(*path)).collect();
        check::check(&self.places.output, &self.folders, &planned, &orphans)?;
        if !self.force {
            check::check_loss(&self.places.output, &self.last, &orphans)?;
        }

        let next: Manifest = planned.iter().map(|(path, planned)| (path.clone(), planned.record)).collect();
        let with_fate = |fate| planned.iter().filter(move |(_, planned)| planned.fate == fate).map(|(path, _)| path);
        let (added, replaced) = (with_fate(Fate::Added).collect(), with_fate(Fate::Replaced).collect());
        let unchanged = with_fate(Fate::Unchanged).count();
        let mut summary = PublishSummary {
            files: next.len(),
            bytes: next.values().map(|record| record.size).sum(),
            largest: next.values().map(|record| record.size).max().unwrap_or_default(),
            written: next.len() - unchanged,
            unchanged,
            removed: 0,
            pages_gone: orphans
                .iter()
                .filter(|path| path.as_str().ends_with(".html"))
                .map(|path| (*path).clone())
                .collect(),
            manifest_was_unreadable: self.manifest_was_unreadable,
        };
        let stamp = self.stamp_file();
        if stamp.exists() {
            fs::remove_file(&stamp).map_err(PublishError::io("remove", &stamp))?;
        }
        if summary.written > 0 || !orphans.is_empty() || !self.has_manifest || next != self.last {
            let change = Change { next: &next, added, replaced, orphans };
            summary.removed = match exchange::exchange(&self.places, &change, &self.last) {
                Ok(removed) => removed,
                Err(cause) => return Err(self.undo(cause)),
            };
        }
        self.committed = true;
        Ok(summary)
    }

    /// Ends without publishing: the site stays as it was. The same as dropping it.
    pub fn abandon(self) {}

    fn undo(&self, cause: PublishError) -> PublishError {
        if faults::killed() {
            return cause;
        }
        match exchange::take_back(&self.places) {
            Ok(()) => cause,
            Err(undoing) => self.half_published(Some(cause), undoing),
        }
    }

    fn half_published(&self, cause: Option<PublishError>, undoing: PublishError) -> PublishError {
        let (cause, undoing) = (cause.map(Box::new), Box::new(undoing));
        PublishError::HalfPublished { output: self.places.output.clone(), cause, undoing }
    }

    fn noting_failure(&self, result: Result<(), PublishError>) -> Result<(), PublishError> {
        if result.is_err() {
            self.failed.store(true, Ordering::SeqCst);
        }
        result
    }

    fn plan_copy(&self, path: &OutputPath, from: &Path) -> Result<(), PublishError> {
        let real = from.canonicalize().map_err(PublishError::io("read", from))?;
        if !self.sources.iter().any(|source| real.starts_with(source)) {
            return Err(PublishError::OutsideSources { path: path.clone(), from: from.into() });
        }
        let reading = |cause| PublishError::Io { action: "read", path: from.into(), cause };
        if fs::metadata(&real).map_err(reading)?.len() > SMALL_FILE {
            return self.plan(path, Content::File(&real), Some(from.into()));
        }
        let bytes = fs::read(&real).map_err(reading)?;
        self.plan(path, Content::Bytes(&bytes), Some(from.into()))
    }

    /// What is written is known only afterwards: where it was there already, it is thrown away.
    fn plan_written(
        &self,
        path: &OutputPath,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), PublishError> {
        let place = self.places.new.join(exchange::staged_name(path));
        let written = faults::point().and_then(|()| content::write_itself(&place, write));
        let mut record = written.map_err(PublishError::io("write", &place))?;
        let fate = self.compare(path, &mut record)?;
        if !matches!(fate, Fate::Added | Fate::Replaced) {
            fs::remove_file(&place).map_err(PublishError::io("remove", &place))?;
        }
        self.insert(path, Planned { record, fate, from: None })
    }

    fn plan(&self, path: &OutputPath, content: Content<'_>, from: Option<Box<Path>>) -> Result<(), PublishError> {
        let mut record = content.record()?;
        let fate = self.compare(path, &mut record)?;
        if matches!(fate, Fate::Added | Fate::Replaced) {
            record = self.stage(path, content, &record)?;
        }
        self.insert(path, Planned { record, fate, from })
    }

    /// What becomes of a file with this record, given what stands in its place. Notes the time of change of a file that
    /// stays.
    fn compare(&self, path: &OutputPath, record: &mut Record) -> Result<Fate, PublishError> {
        match self.folders.of(path)? {
            FolderState::Folder => {}
            FolderState::Link(link) => return Err(PublishError::SymbolicLink { path: self.places.output.join(link) }),
            // A file where the folder belongs: `check` decides, when it is known what goes.
            FolderState::Nothing | FolderState::File(_) => return Ok(Fate::Added),
        }
        let target = path.under(&self.places.output);
        let found = match fs::symlink_metadata(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Fate::Added),
            other => other.map_err(PublishError::io("look at", &target))?,
        };
        if found.is_dir() {
            return Ok(Fate::Added);
        }
        let last = self.last.get(path);
        if last.is_none() && self.is_another_spelling(path, &target) {
            return Ok(Fate::Added);
        }
        if self.has_bytes(&target, &found, record, last).map_err(PublishError::io("read", &target))? {
            record.modified = manifest::modified(&found);
            return Ok(Fate::Unchanged);
        }
        Ok(if last.is_some() || self.force { Fate::Replaced } else { Fate::Refused })
    }

    /// Whether a file on disk has the bytes of a record. It is not read for this where it is as the last build left it.
    fn has_bytes(&self, file: &Path, found: &fs::Metadata, record: &Record, last: Option<&Record>) -> io::Result<bool> {
        if !found.is_file() || found.len() != record.size {
            return Ok(false);
        }
        let modified = manifest::modified(found);
        let as_remembered = modified != 0 && last == Some(&Record { modified, ..*record });
        Ok(as_remembered && self.published.is_after(found) || manifest::hash_file(file)? == record.hash)
    }

    /// Whether the file that answers to this path is one of the last build under another spelling: after a page was
    /// renamed from `Chips` to `chips`, on a file system that takes both for one.
    fn is_another_spelling(&self, path: &OutputPath, target: &Path) -> bool {
        let real = target.canonicalize().ok();
        let spelled =
            real.as_deref().and_then(|real| real.strip_prefix(&self.places.output).ok()).and_then(Path::to_str);
        let spelled = spelled.and_then(|text| OutputPath::new(&text.replace(std::path::MAIN_SEPARATOR, "/")).ok());
        spelled.is_some_and(|spelled| {
            spelled != *path && spelled.folded() == path.folded() && self.last.contains_key(&spelled)
        })
    }

    fn stage(&self, path: &OutputPath, content: Content<'_>, known: &Record) -> Result<Record, PublishError> {
        let place = self.places.new.join(exchange::staged_name(path));
        let written = faults::point().and_then(|()| content.write_to(&place, known));
        written.map_err(PublishError::io("write", &place))
    }

    fn insert(&self, path: &OutputPath, planned: Planned) -> Result<(), PublishError> {
        let mut all = self.planned.lock().unwrap_or_else(PoisonError::into_inner);
        match all.insert(path.clone(), planned) {
            None => Ok(()),
            Some(first) => {
                let second = all.get(path).and_then(|second| second.from.as_deref().map(Into::into));
                Err(PublishError::Twice { path: path.clone(), first: first.from.map(Into::into), second })
            }
        }
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // What could not be taken back stays for the next build.
        if faults::killed() || exchange::is_under_way(&self.places) {
            return;
        }
        // Errors leave files that no visitor sees and that the next build removes.
        let _ = exchange::discard(&self.places);
        if !self.committed && !exchange::is_there(&self.places.manifest) {
            // Leave a folder that was not an output before as it was.
            if let Some(lock) = self.lock.take() {
                lock.remove();
            }
            for folder in std::iter::once(&self.places.state).chain(&self.made) {
                let _ = fs::remove_dir(folder);
            }
        }
    }
}
