//! All documents of a dossier together, and how they are found.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::config::{Config, Question};
use crate::diagnostic::Place;
use crate::model::{Body, Date, Document, Kind, Permalink};
use crate::source::PictureSize;

mod chunks;
pub mod clashes;
mod files;
pub mod index;
pub mod menu;
pub mod output_path;
mod topics;
mod translations;
mod views;

pub use files::{FileNames, composed};
pub use views::{PAGES_IN_FOOTER, View};

/// How many documents or pages a thread takes on at once. No other thread takes over what it has begun, so larger portions
/// would leave the others without work at the end.
pub const AT_ONCE: usize = 8;

/// The place of a document in [`Site::documents`]. Valid for one site value only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

impl DocId {
    /// As an index into any list that runs parallel to the documents.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The published documents of a dossier. Made by [`index`](index::index).
#[derive(Clone, Debug)]
pub struct Site {
    /// What `dossier.yaml` says.
    pub config: Arc<Config>,
    /// Every document that is published, by kind in the configuration's order, then by slug.
    pub documents: Vec<Arc<Document>>,
    /// The kind of each document, an index into `config.kinds`.
    pub kind_of: Vec<usize>,
    pub by_permalink: HashMap<Permalink, DocId>,
    /// Documents by slug; more than one where kinds share it.
    pub by_slug: HashMap<Arc<str>, Vec<DocId>>,
    /// Documents by the path of their file, as it is and with composed letters.
    pub by_path: HashMap<Arc<str>, DocId>,
    /// Documents by folded name or title (see [`key`](crate::names::key)).
    pub by_name: HashMap<String, Vec<DocId>>,
    /// Documents by the chunk of data that holds their previews, see `site::chunks`.
    pub chunks: Vec<Vec<DocId>>,
    /// The same for their texts.
    pub text_chunks: Vec<Vec<DocId>>,
    /// Drafts that were left out: by slug, `folder/slug`, path and folded name, to say so where they are linked.
    pub drafts: HashMap<String, Arc<str>>,
    /// The main navigation, resolved: what `dossier.yaml` lists, or every kind that has documents, and the views.
    pub navigation: Vec<NavigationEntry>,
    /// The footer's links, resolved: what `dossier.yaml` lists, or the first plain pages that lie in no folder.
    pub footer: Vec<NavigationEntry>,
    /// The questions of the front page, each with where it leads.
    pub questions: Vec<(Question, NavigationEntry)>,
    /// Former addresses and where they lead.
    pub redirects: BTreeMap<Permalink, Redirect>,
    /// The day up to which the evidence was read; `None` in a dossier without dates.
    pub as_of: Option<Date>,
    /// The documents that `noindex` leaves out: by their slugs, their addresses or their kinds.
    pub noindex: HashSet<DocId>,
    /// Whether the site has a feed: an address, and an article that says when its page was published or changed.
    pub has_feed: bool,
    /// Per document: the topics that it carries, which are documents too.
    topics: Vec<Vec<DocId>>,
    /// The documents that carry each topic.
    carriers: HashMap<DocId, Vec<DocId>>,
    /// How large its pictures are, see [`Inputs::pictures`](crate::source::Inputs::pictures).
    pub pictures: Arc<BTreeMap<String, PictureSize>>,
    /// The files beside the documents.
    pub files: Arc<FileNames>,
    /// The views that have something to show.
    pub views: Vec<View>,
}

/// Where a former address leads, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// A folder of the site, perhaps with an anchor, or a whole address.
    pub target: String,
    /// Where that is written.
    pub author: Author,
}

/// Where an author asks for something: a file and a place in it.
pub type Author = (Arc<str>, Place);

/// An entry of a menu, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationEntry {
    pub text: String,
    /// A folder of the site (`companies/`), or a whole address where it is external.
    pub target: String,
    /// An anchor there; empty for none.
    pub fragment: String,
    /// Whether the target is a whole address.
    pub external: bool,
}

impl Site {
    /// A document; its text is asked for by [`Site::body`].
    pub fn document(&self, id: DocId) -> &Document {
        &self.documents[id.index()]
    }

    pub fn body(&self, id: DocId) -> &Body {
        &self.documents[id.index()].body
    }

    pub fn kind(&self, id: DocId) -> &Kind {
        &self.config.kinds[self.kind_of[id.index()]]
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = DocId> + use<> {
        (0..self.documents.len() as u32).map(DocId)
    }

    /// The document that `slug` or `folder/slug` names; none where no document has it or more than one.
    pub fn find(&self, reference: &str) -> Option<DocId> {
        if reference.contains('/') {
            let parts = reference.split('/').filter(|part| !part.is_empty());
            return self.by_permalink.get(&Permalink::of(parts)).copied();
        }
        match self.by_slug.get(reference).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// Whether a day lies after that up to which the evidence was read.
    pub fn is_ahead(&self, date: &Date) -> bool {
        self.as_of.as_ref().is_some_and(|day| date.is_after(day))
    }

    /// Whether the site has this view.
    pub fn has(&self, view: View) -> bool {
        self.views.contains(&view)
    }

    /// Whether an address leads to a page that lists many documents: the front page, the index of a
    /// kind, a view.
    pub fn is_listing(&self, address: &Permalink) -> bool {
        let folder = address.as_str().trim_end_matches('/');
        let used = |(at, kind): (usize, &Kind)| &*kind.folder == folder && self.has_index(at);
        folder.is_empty()
            || View::named(folder).is_some_and(|view| self.has(view))
            || self.config.kinds.iter().enumerate().any(used)
    }

    /// The text above the index of a kind.
    pub fn introduction(&self, kind: usize) -> Option<DocId> {
        let id = *self.by_permalink.get(&Permalink::of([&*self.config.kinds[kind].folder]))?;
        self.document(id).is_introduction().then_some(id)
    }

    /// Whether there is anything to show on the index of a kind.
    pub fn has_index(&self, kind: usize) -> bool {
        self.of_kind(kind).len() > 0 || self.introduction(kind).is_some()
    }

    /// Whether a document is left out by `noindex`. Search engines are asked to leave it out, and the dossier's own search
    /// does.
    pub fn is_noindex(&self, id: DocId) -> bool {
        self.noindex.contains(&id)
    }

    /// Whether feeds have an entry for a document: an article that says when its page was published or changed.
    pub fn is_in_feed(&self, id: DocId) -> bool {
        let document = self.document(id);
        document.article().is_some() && document.last_change().is_some() && !self.is_noindex(id)
    }

    /// The ids of one kind, in order.
    pub fn of_kind(&self, kind: usize) -> impl ExactSizeIterator<Item = DocId> + DoubleEndedIterator + use<> {
        let before = |kind| self.kind_of.partition_point(|of| *of < kind) as u32;
        // A range of `u32` does not say how many it holds.
        let (first, last) = (before(kind), before(kind + 1));
        (0..(last - first) as usize).map(move |at| DocId(first + at as u32))
    }
}
