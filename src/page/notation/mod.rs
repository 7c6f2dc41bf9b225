//! The atoms of every view: links to documents, dates, statuses, citations. One notation everywhere.

pub mod answer;
mod citation;
pub mod claim;
mod date;
pub mod detail;
pub mod event;
pub mod fact;
pub mod legend;
mod link;
pub mod milestone;
pub mod pair;
mod quote;
pub mod relation;
pub mod side_by_side;
pub mod speaker;
pub mod standing;
mod status;
pub mod step;
pub mod voice;

pub use citation::Citation;
pub use date::DateView;
pub use link::{DocumentLink, TextLink, kind_class};
pub use quote::QuoteView;
pub use status::{STATUSES, StatusView};

use crate::labels::{Labels, has_labels, labels_of_page};
use crate::link::graph::LinkGraph;
use crate::model::Permalink;
use crate::site::{DocId, Site};

/// The page that is being made: all addresses are relative to it.
#[derive(Clone)]
pub struct Here<'a> {
    pub site: &'a Site,
    pub graph: &'a LinkGraph,
    /// Words of the page's language.
    pub labels: &'a Labels,
    pub permalink: Permalink,
    /// What leads from the page to the front page: `../../`, or an absolute path on pages that are shown at any depth.
    pub root: String,
}

impl<'a> Here<'a> {
    /// The language of what is the dossier's own, such as its title: that of the labels, where they are not English ones that
    /// stand in for others.
    pub fn language_of_the_whole(&self) -> &str {
        let own = self.site.config.language.tag();
        if has_labels(own) { self.labels.tag() } else { own }
    }

    /// What a dossier looks like from the page of a document.
    pub fn on_page_of(site: &'a Site, graph: &'a LinkGraph, id: DocId) -> Here<'a> {
        let document = site.document(id);
        let labels = labels_of_page(document.language.tag(), site.config.language.tag());
        let permalink = document.permalink.clone();
        Here { site, graph, labels, root: permalink.to_root(), permalink }
    }
}

impl Here<'_> {
    /// The address of a page of the site, by its permalink.
    pub fn href(&self, permalink: &Permalink) -> String {
        self.href_to(permalink.as_str(), "")
    }

    /// The address of a folder of the site, with an anchor where `fragment` is not empty.
    pub fn href_to(&self, folder: &str, fragment: &str) -> String {
        let index = if self.site.config.links_to_folders() { "" } else { "index.html" };
        let hash = if fragment.is_empty() { "" } else { "#" };
        if folder == self.permalink.as_str() && !fragment.is_empty() {
            return format!("#{fragment}");
        }
        let address = [self.root.as_str(), folder, index, hash, fragment].concat();
        if address.is_empty() { "./".into() } else { address }
    }

    /// Whether an entity stands under no regulation where readers look for one.
    pub fn is_without_measures(&self, id: DocId) -> bool {
        self.graph.matrix().looked_up.contains(&self.site.kind(id).name) && self.graph.measures_of(id).is_empty()
    }

    /// The address of a document, with an anchor where `fragment` is not empty.
    pub fn href_of(&self, id: DocId, fragment: &str) -> String {
        self.href_to(self.site.document(id).permalink.as_str(), fragment)
    }
}
