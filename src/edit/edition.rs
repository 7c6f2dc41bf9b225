//! One state of a dossier, as a site whose files are made when they are asked for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::pipeline::{Dossier, once_each, search_files};
use crate::render::press::Press;
use crate::source::Inputs;

#[derive(Debug)]
pub enum File<'a> {
    /// One that the program makes.
    Made(Cow<'a, [u8]>),
    /// One that is copied from the dossier.
    Copied(&'a PathBuf),
}

/// A state of the dossier without errors.
pub struct Edition {
    dossier: Arc<Dossier>,
    /// The pages by their path in the site, as places in [`Dossier::pages`].
    pages: HashMap<String, usize>,
    /// Static files and attachments by their path in the site.
    copies: BTreeMap<String, PathBuf>,
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
}

/// A newer change came first.
struct GivenUp;

/// Where the files of the search index lie.
const SEARCH_INDEX: &str = "search/";

impl Edition {
    /// The site of a dossier without errors.
    pub fn new(dossier: Arc<Dossier>, inputs: &Inputs) -> Edition {
        let pages = dossier.pages.iter().enumerate().map(|(at, page)| (page.path.to_string(), at)).collect();
        let copies = dossier.files.copies.iter().map(|(to, from)| (to.clone(), inputs.root.join(&**from)));
        Edition { pages, copies: copies.collect(), search: OnceLock::new(), dossier }
    }

    /// The file at this path of the site (`companies/tesla/index.html`); `None` where there is none.
    ///
    /// # Errors
    /// What is wrong with a template that fails on this page.
    pub fn file(&self, path: &str) -> Result<Option<File<'_>>, Diagnostic> {
        if let Some(at) = self.pages.get(path) {
            let bytes = self.press().render(&self.dossier.pages[*at])?;
            return Ok(Some(File::Made(bytes.into())));
        }
        if let Some(bytes) = self.dossier.files.made.get(path) {
            return Ok(Some(File::Made(bytes.as_ref().into())));
        }
        if let Some(from) = self.copies.get(path) {
            return Ok(Some(File::Copied(from)));
        }
        let made = if path.starts_with(SEARCH_INDEX) { self.search_index().get(path) } else { None };
        Ok(made.map(|bytes| File::Made(bytes.as_slice().into())))
    }

    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// The files other than pages that differ from those of an earlier state, by their path in the site. `changed` are
    /// absolute paths at or below which files have changed since.
    pub fn other_files(&self, before: &Edition, changed: &BTreeSet<PathBuf>) -> BTreeSet<String> {
        let is_changed = |from: &PathBuf| {
            let from = std::path::absolute(from).unwrap_or_else(|_| from.clone());
            from.ancestors().any(|path| changed.contains(path))
        };
        let mut files: BTreeSet<String> = BTreeSet::new();
        for (one, other) in [(self, before), (before, self)] {
            let (made, other_made) = (&one.dossier.files.made, &other.dossier.files.made);
            files.extend(made.iter().filter(|(path, bytes)| other_made.get(*path) != Some(*bytes)).map(path));
            let copies =
                one.copies.iter().filter(|(path, from)| other.copies.get(*path) != Some(*from) || is_changed(from));
            files.extend(copies.map(path));
        }
        files
    }

    /// The paths of all files, in no particular order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let own = self.pages.keys().chain(self.dossier.files.made.keys()).chain(self.copies.keys());
        own.chain(self.search_index().keys()).map(String::as_str)
    }

    /// Renders every page and makes the search index, on this thread alone: somebody is at work on the others.
    ///
    /// Returns what only this can find, sorted; `None` where it was given up.
    pub fn failures(&self, given_up: &AtomicBool) -> Option<Vec<Diagnostic>> {
        let mut failed = Vec::new();
        for page in &self.dossier.pages {
            if given_up.load(Ordering::Relaxed) {
                return None;
            }
            failed.extend(self.press().make(page).err());
        }
        let wanted = || if given_up.load(Ordering::Relaxed) { Err(GivenUp) } else { Ok(()) };
        // On a thread of its own, too: the other ones belong to the pages that are asked for meanwhile.
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        if let (None, Ok(alone)) = (self.search.get(), alone) {
            // Who has asked for it meanwhile has made the same.
            drop(self.search.set(alone.install(|| self.made_search_index(wanted)).ok()?));
        }
        Some(once_each(failed))
    }

    fn press(&self) -> Press<'_> {
        let Dossier { site, links, templates, .. } = &*self.dossier;
        Press { site, graph: &links.graph, templates }
    }

    fn search_index(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search.get_or_init(|| {
            let Ok(made) = self.made_search_index(|| Ok::<(), Infallible>(()));
            made
        })
    }

    fn made_search_index<E: Send>(
        &self,
        go_on: impl Fn() -> Result<(), E> + Sync,
    ) -> Result<BTreeMap<String, Vec<u8>>, E> {
        let made = Mutex::new(BTreeMap::new());
        let keep = |path: &str, bytes: &[u8]| {
            made.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes.to_vec());
            Ok(())
        };
        search_files(&self.dossier.site, self.dossier.graph(), go_on, keep)?;
        Ok(made.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn path<T>((path, _): (&String, &T)) -> String {
    path.clone()
}
