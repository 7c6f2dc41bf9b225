//! A document of a folder as it is read, and what all of them are read with.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::excluded::Excluded;
use super::keys::Translated;
use super::lines::Lines;
use super::sites::Part;
use crate::config::{Config, Reading};
use crate::import::found::Remark;
use crate::model::Heading;
use crate::parse::front_matter_outline;

/// What is wished of a folder.
#[derive(Clone, Debug, Default)]
pub struct FolderWishes {
    pub map: Vec<Rule>,
    /// Beginnings of addresses, and what stands before them instead.
    pub link_prefix: Vec<(String, Instead)>,
    /// Whether links and pictures that lead nowhere become text.
    pub unlink: bool,
    /// The day on which it is read, `2026-11-28`: what is to be published later is a draft.
    pub today: Option<String>,
}

/// What the beginning of an address stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Another site, where the address leads nowhere here: `/` → `https://old.example/`.
    Site(String),
    /// A folder of those that are imported, without slashes around it: `/docs/` → `guide`.
    Folder(String),
}

/// Documents that are of a kind.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `folder`, `tag`, or a key of the front matter.
    pub what: String,
    /// What that has to be.
    pub word: String,
    /// An index into the configuration's kinds.
    pub kind: usize,
}

/// A document of the folder, read and placed.
pub(super) struct Note {
    /// Its path in the folder.
    pub(super) source: String,
    /// The same from where the documents lie.
    pub(super) inner: String,
    pub(super) keys: Translated,
    pub(super) title: String,
    pub(super) kind: usize,
    /// The rules that fit it, indices into those that are wished.
    pub(super) rules: Vec<usize>,
    pub(super) path: String,
    pub(super) body: Lines,
    pub(super) headings: Vec<Heading>,
    pub(super) block_ids: BTreeSet<String>,
    /// Where it was published, as far as that can be known.
    pub(super) address: String,
}

/// What all documents of a folder are read with.
pub(super) struct Context<'a> {
    /// What the folder is called.
    pub(super) name: &'a str,
    /// What of it is read.
    pub(super) part: &'a Part<'a>,
    pub(super) excluded: &'a Excluded,
    pub(super) wishes: &'a FolderWishes,
    pub(super) config: &'a Config,
    pub(super) reading: Reading,
    /// The places of the documents of all parts, where there are several.
    pub(super) neighbours: &'a OnceLock<HashMap<String, String>>,
    /// Of each kind the keys that its documents can have, once they are asked for: to learn them takes a moment.
    pub(super) keys: Vec<OnceLock<BTreeSet<String>>>,
}

impl Context<'_> {
    /// What a file is known by when it is brought in again.
    pub(super) fn identity(&self, path: &str) -> String {
        format!("file:{}/{}{path}", self.name, self.part.root)
    }

    /// Remarks on files of this part as remarks on files of the folder.
    pub(super) fn of_the_whole(&self, remarks: Vec<Remark>) -> impl Iterator<Item = Remark> {
        remarks.into_iter().map(|remark| Remark { file: format!("{}{}", self.part.root, remark.file), ..remark })
    }

    /// The keys that documents of a kind can have.
    pub(super) fn keys_of(&self, kind: usize) -> &BTreeSet<String> {
        let learn = || {
            let outline = front_matter_outline(&self.config.kinds[kind], &self.reading);
            outline.known_keys().map(|(key, ..)| key.to_owned()).collect()
        };
        self.keys[kind].get_or_init(learn)
    }
}
