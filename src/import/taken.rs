//! Which names of documents are taken, and what was brought in before.

use std::collections::HashMap;

use crate::config::Config;
use crate::model::{Role, Slug};
use crate::source::Inputs;
use crate::work;

/// Whoever has a name first has it without a number.
const FIRST: u32 = 1;

/// The names that are taken in a dossier.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The paths of what was brought in before, by its identity.
    before: HashMap<String, String>,
    /// Addresses without their last slash, each with the last number that one of that name got.
    addresses: HashMap<String, u32>,
    /// The paths of the dossier's entities, by their names as names are compared.
    names: HashMap<String, String>,
}

impl Taken {
    /// The names of a dossier's files; `before` are the identities and paths of what was brought in, `names` the names of its
    /// entities with their paths.
    pub fn new(
        inputs: &Inputs,
        config: &Config,
        before: impl IntoIterator<Item = (String, String)>,
        names: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let before: HashMap<String, String> = before.into_iter().collect();
        let documents = inputs.documents.iter().map(|document| &*document.path);
        let files = inputs.attachments.keys().map(|path| &**path);
        let known = before.values().map(String::as_str);
        let addresses = documents.chain(files).chain(known).map(|path| (address(path, config), FIRST)).collect();
        Taken { before, addresses, names: names.into_iter().collect() }
    }

    /// Where what has this identity was written before.
    pub fn before(&self, identity: &str) -> Option<&str> {
        self.before.get(identity).map(String::as_str)
    }

    /// The file of the entity that has this name already, unless that was brought in with this identity.
    pub fn entity(&self, name: &str, identity: &str) -> Option<&str> {
        let path = self.names.get(&crate::names::key(name))?;
        (self.before(identity) != Some(path)).then_some(path.as_str())
    }

    /// Notes the name of an entity that is to be written.
    pub fn name(&mut self, name: &str, path: &str) {
        self.names.insert(crate::names::key(name), path.to_owned());
    }

    /// What names a document in front matter: by its name, its slug, or its folder and slug.
    pub fn reference(&self, named: &str) -> Option<String> {
        let by_name = self.names.get(&crate::names::key(named)).map(|path| path.strip_suffix(".md").unwrap_or(path));
        let is_it = |address: &&String| {
            address
                .strip_prefix("content/")
                .is_some_and(|inner| inner == named || inner.rsplit('/').next() == Some(named))
        };
        let found = by_name.or_else(|| self.addresses.keys().filter(is_it).min().map(String::as_str))?;
        Some(found.strip_prefix("content/").unwrap_or(found).to_owned())
    }

    /// The path of a document: where it was written before, else a free one in `folder`, with a number where the name that is
    /// wanted is taken.
    pub fn document(&mut self, identity: &str, folder: &str, wanted: &Slug) -> String {
        self.file(identity, folder, wanted.as_str(), "md")
    }

    /// Whether a document can have this name in a folder.
    pub fn is_free(&self, identity: &str, folder: &str, stem: &str) -> bool {
        self.before.contains_key(identity) || !self.addresses.contains_key(&at(folder, stem, "md"))
    }

    /// How many documents have each slug, and those that are still to be written among them.
    pub fn slugs(&self) -> HashMap<String, usize> {
        let mut slugs = HashMap::new();
        for address in self.addresses.keys().filter(|address| address.starts_with("content/")) {
            *slugs.entry(address.rsplit('/').next().unwrap_or(address).to_owned()).or_default() += 1;
        }
        slugs
    }

    /// The same for a file with another ending.
    pub fn file(&mut self, identity: &str, folder: &str, stem: &str, ending: &str) -> String {
        if let Some(path) = self.before.get(identity) {
            return path.clone();
        }
        let folder = folder.trim_matches('/');
        let address = |name: &str| at(folder, name, ending);
        let mut number = self.addresses.get(&address(stem)).copied().unwrap_or(FIRST);
        let mut name = stem.to_owned();
        while self.addresses.contains_key(&address(&name)) {
            work::steps(1);
            number += 1;
            name = format!("{stem}-{number}");
        }
        self.addresses.insert(address(stem), number);
        self.addresses.insert(address(&name), FIRST);
        let path = [folder, &format!("{name}.{ending}")].join("/");
        let path = path.trim_start_matches('/').to_owned();
        self.before.insert(identity.to_owned(), path.clone());
        path
    }
}

/// What a file of this name takes.
fn at(folder: &str, stem: &str, ending: &str) -> String {
    match (stem, ending) {
        ("index", "md") => folder.to_owned(),
        (stem, "md") => format!("{folder}/{stem}"),
        (stem, ending) => format!("{folder}/{stem}.{ending}"),
    }
}

/// What a file of the dossier takes: its address, with `content/` before it; other files keep their ending.
fn address(path: &str, config: &Config) -> String {
    let Some(path) = path.strip_suffix(".md") else { return path.to_owned() };
    let path = ["/index", "/_index"].iter().find_map(|index| path.strip_suffix(index)).unwrap_or(path);
    let mut parts = path.strip_prefix("content/").unwrap_or(path).split('/');
    let (first, last) = (parts.next().unwrap_or_default(), path.rsplit('/').next().unwrap_or_default());
    let is_kind = config.kinds.iter().any(|kind| kind.role != Role::Page && *kind.folder == *first);
    // Folders below that of a kind are for its author's order.
    if is_kind && parts.next().is_some() { format!("content/{first}/{last}") } else { path.to_owned() }
}
