//! What the links of a folder carry from document to document: copied files, and paths that lead nowhere.

use std::collections::{BTreeMap, HashMap};

use super::layout;
use super::note::{Context, Note};
use crate::import::found::{Beside, Content};
use crate::import::taken::Taken;

/// What links carry from document to document: the files that documents show or link, each copied once, beside the first that
/// does; and how many lead nowhere.
#[derive(Default)]
pub(super) struct Carried {
    /// Where each file has its place, by its path in the folder.
    places: HashMap<String, String>,
    /// Those of the document that is being written.
    new: Vec<Beside>,
    /// How many paths lead nowhere, by their first folder: `/docs/` from the root of a site, `sources/` in the folder.
    lost: BTreeMap<String, usize>,
}

impl Carried {
    /// Counts a path that leads nowhere by its first folder.
    pub(super) fn lose(&mut self, path: &str) {
        let from = usize::from(path.starts_with('/'));
        if let Some(end) = path[from..].find('/') {
            *self.lost.entry(path[..=from + end].to_owned()).or_default() += 1;
        }
    }

    /// How many paths lead nowhere, by their first folder.
    pub(super) fn lost(&self) -> &BTreeMap<String, usize> {
        &self.lost
    }

    /// Those that were asked for since the last time.
    pub(super) fn take(&mut self) -> Vec<Beside> {
        std::mem::take(&mut self.new)
    }

    /// Whether a document shows or links a file.
    pub(super) fn has(&self, file: &str) -> bool {
        self.places.contains_key(file)
    }

    /// The place of a file that a document shows or links.
    pub(super) fn place(&mut self, file: &str, note: &Note, context: &Context<'_>, taken: &mut Taken) -> String {
        if let Some(place) = self.places.get(file) {
            return place.clone();
        }
        let name = file.rsplit('/').next().unwrap_or(file);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let folder = note.path.rsplit_once('/').map_or("content", |(folder, _)| folder);
        let identity = context.identity(file);
        let stem = layout::slug(stem, context.config.language.tag());
        let place = taken.file(&identity, folder, stem.as_str(), &ending.to_lowercase());
        self.places.insert(file.to_owned(), place.clone());
        self.new.push(Beside {
            identity,
            path: place.clone(),
            content: Content::Copy(format!("{}{file}", context.part.root)),
        });
        place
    }
}
