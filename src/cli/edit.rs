//! A site that follows its dossier: built once, then brought up to date with what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::cli::build::{Built, Ways, output_path, publish, refused};
use crate::cli::has_errors;
use crate::diagnostic::{Diagnostic, sort};
use crate::edit::{Concerned, Rendered, Session, Work};
use crate::load::{load, reload};
use crate::pipeline::BuildOptions;
use crate::publish::{OutputPath, Patch, PublishSummary};
use crate::render::files::Files;
use crate::source::Inputs;

/// Files that are made and not written yet.
type Finished = Vec<(OutputPath, Vec<u8>)>;

/// Up to so many pages are kept in memory until all are rendered; more are streamed into a publication.
const PAGES_AT_ONCE: usize = 500;

/// A dossier that is being edited, and the folder in which its site is kept.
pub struct Editing {
    root: PathBuf,
    output: PathBuf,
    session: Session,
    inputs: Option<Inputs>,
    /// Paths that have changed since the publication before the last update: all that this update brought, or still
    /// has to bring while there is a mistake.
    changed: BTreeSet<PathBuf>,
    /// Files of `content/` that are published.
    attachments: BTreeMap<String, Arc<str>>,
    /// Files of `static/` that are published, by their path in the site.
    statics: BTreeMap<String, PathBuf>,
    patch: Patch,
    /// Files of the search index that are published.
    search: BTreeSet<String>,
    /// Whether documents have changed since that index was made.
    search_is_old: bool,
    /// Whether the dossier is as it is published; not while it has a mistake.
    is_published: bool,
    /// Files of the site; 0 before the first publication.
    files: usize,
    rendered: usize,
}

impl Editing {
    /// Nothing is built yet. `output` is a folder of our own: whatever is in it may be replaced.
    pub fn new(root: &Path, output: &Path, options: BuildOptions) -> Editing {
        Editing {
            root: root.to_owned(),
            output: output.to_owned(),
            session: Session::new(options),
            inputs: None,
            changed: BTreeSet::new(),
            attachments: BTreeMap::new(),
            statics: BTreeMap::new(),
            patch: Patch::new(output),
            search: BTreeSet::new(),
            search_is_old: false,
            is_published: false,
            files: 0,
            rendered: 0,
        }
    }

    /// Brings the site up to date: with what lies at the `changed` paths or below them; without any, with everything.
    /// Nothing of the site changes unless everything succeeds.
    pub fn update(&mut self, changed: &[PathBuf]) -> Built {
        let skip = [self.output.clone()];
        let inputs = match self.inputs.take().filter(|_| !changed.is_empty()) {
            Some(mut inputs) => {
                reload(&mut inputs, changed, &skip);
                inputs
            }
            None => load(&self.root, &skip),
        };
        self.inputs = Some(inputs.clone());
        if self.is_published {
            self.changed.clear();
        }
        self.changed
            .extend(if changed.is_empty() { std::slice::from_ref(&self.root) } else { changed }.iter().cloned());
        let diagnostics = self.session.update(inputs.clone());
        (self.rendered, self.is_published) = (0, false);
        let mut built = Built { inputs, diagnostics, summary: None, without_address: false };
        let Some((site, attachments)) = self.session.site().filter(|_| !has_errors(&built.diagnostics)) else {
            return built;
        };
        built.without_address = site.config.base_url.is_none();
        let config = site.config.clone();
        let attachments = attachments.clone();
        let statics = built.inputs.statics.clone();
        // A path at which nothing is any more has brought nothing, unless it was a file of the site.
        let is_document =
            |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md") && !path.is_dir();
        let only_documents = self.changed.iter().all(|path| is_document(path) || !path.exists())
            && (&attachments, &statics) == (&self.attachments, &self.statics);
        let concerned = self.session.concerned();
        let files = Files::of(&config, &built.inputs, &attachments);
        let published = if concerned.is_partial && only_documents && concerned.count() <= PAGES_AT_ONCE {
            self.replace(&files, concerned)
        } else {
            self.publish(&files, concerned)
        };
        match published {
            Ok((summary, rendered)) => {
                (self.rendered, self.files) = (rendered.count, summary.files);
                (self.attachments, self.statics) = (attachments, statics);
                self.session.published(rendered);
                self.is_published = true;
                built.summary = Some(summary);
            }
            Err(found) => {
                built.diagnostics.extend(found);
                sort(&mut built.diagnostics);
            }
        }
        built
    }

    /// Publishes the whole site; pages that cannot have changed are left alone.
    fn publish(
        &mut self,
        files: &Files,
        mut concerned: Concerned,
    ) -> Result<(PublishSummary, Rendered), Vec<Diagnostic>> {
        self.patch.settle().map_err(|error| vec![refused(&self.output, &error)])?;
        let ways = Ways { root: &self.root, output: &self.output, force: true };
        let search = Mutex::new(BTreeSet::new());
        let published = publish(&ways, files, None, |pages| {
            // Somebody may have been at our folder.
            if !concerned.unchanged().all(|path| pages.is_published(path)) {
                concerned = self.session.everything();
            }
            for path in concerned.unchanged() {
                pages.keep(path).map_err(|diagnostic| vec![diagnostic])?;
            }
            let rendered = self.session.render(concerned, |path, bytes| pages.add(path, bytes))?;
            let found = files.check(rendered.paths());
            if !found.is_empty() {
                return Err(found);
            }
            let search_file = |path: &str, bytes: &[u8]| {
                search.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
                pages.add(path, bytes)
            };
            self.session.search_files(search_file).map_err(|diagnostic| vec![diagnostic])?;
            Ok(rendered)
        })?;
        (self.search, self.search_is_old) = (search.into_inner().unwrap_or_else(PoisonError::into_inner), false);
        Ok(published)
    }

    /// Replaces single pages of the published site, after all of them have been rendered. Where that fails, somebody
    /// has been at our folder, and the whole site is published anew.
    fn replace(&mut self, files: &Files, concerned: Concerned) -> Result<(PublishSummary, Rendered), Vec<Diagnostic>> {
        let path = |path: &str| output_path(&self.output, path);
        let gone = concerned.gone.iter().map(|gone| path(gone)).collect::<Result<Vec<_>, _>>();
        let gone = gone.map_err(|diagnostic| vec![diagnostic])?;
        let finished = Mutex::new(Vec::with_capacity(concerned.count()));
        let rendered = self.session.render(concerned, |to, bytes| {
            let file = (path(to)?, bytes.to_vec());
            finished.lock().unwrap_or_else(PoisonError::into_inner).push(file);
            Ok(())
        })?;
        self.search_is_old = true;
        let finished = finished.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Ok(patched) = self.patch.apply(&finished, &gone) else {
            return self.publish(files, self.session.everything());
        };
        let files = self.files + patched.added - patched.removed;
        let written = patched.added + patched.replaced;
        let (unchanged, removed) = (files - written, patched.removed);
        Ok((PublishSummary { files, written, unchanged, removed, manifest_was_unreadable: false }, rendered))
    }

    /// Makes the search index anew where documents have changed since it was made. It reads the whole dossier, so it is
    /// left out of [`Editing::update`], for a moment when nobody waits.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn renew_search(&mut self) -> Result<(), Diagnostic> {
        if !self.is_published || !std::mem::take(&mut self.search_is_old) {
            return Ok(());
        }
        let made: Mutex<(BTreeSet<String>, Finished)> = Mutex::default();
        self.session.search_files(|path, bytes| {
            let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
            made.0.insert(path.to_owned());
            // All but the index are named by their content.
            if path.ends_with("/index.js") || !self.search.contains(path) {
                made.1.push((output_path(&self.output, path)?, bytes.to_vec()));
            }
            Ok(())
        })?;
        let (files, finished) = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gone = self.search.difference(&files).map(|path| output_path(&self.output, path));
        let gone = gone.collect::<Result<Vec<_>, _>>()?;
        let patched = self.patch.apply(&finished, &gone).map_err(|error| refused(&self.output, &error))?;
        self.files = self.files + patched.added - patched.removed;
        self.search = files;
        Ok(())
    }

    /// All paths that have changed between the publication of the last update and the one before, as they were given;
    /// the dossier's folder where everything was read.
    pub fn changed(&self) -> &BTreeSet<PathBuf> {
        &self.changed
    }

    /// How much the last update worked on, and how many pages it rendered.
    pub fn work(&self) -> (Work, usize) {
        (self.session.work(), self.rendered)
    }
}
