//! What a page is before it is made: an address, a file, and what stands in it.

use std::io::{self, Write};
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::export::{Facts, Format, SourceKeys};
use crate::labels::{Labels, labels, labels_of_page};
use crate::link::graph::LinkGraph;
use crate::model::Permalink;
use crate::page::body::BodyPlan;
use crate::page::notation::Here;
use crate::site::{Author, DocId, Site};

/// One file of the site that is made from the dossier. It is known before anything in it is.
pub struct Page {
    /// The address that everything in it is seen from.
    pub permalink: Permalink,
    /// Its path in the site, by which it is told from all others.
    pub path: Arc<str>,
    /// Who asks for a page at this address; `None` where the program does.
    pub author: Option<Author>,
    words: &'static Labels,
    root: String,
    content: Box<dyn Fn(&Here<'_>) -> Content + Send + Sync>,
}

impl Page {
    /// The page of an address, with furniture in the dossier's language.
    pub fn new(
        site: &Site,
        permalink: Permalink,
        content: impl Fn(&Here<'_>) -> Content + Send + Sync + 'static,
    ) -> Page {
        Page {
            path: permalink.output_path().into(),
            author: None,
            root: permalink.to_root(),
            words: labels(site.config.language.tag()),
            content: Box::new(content),
            permalink,
        }
    }

    /// The same with the words of a document's language, where there are any.
    pub fn in_language_of(self, site: &Site, id: DocId) -> Page {
        let words = labels_of_page(site.document(id).language.tag(), site.config.language.tag());
        Page { words, ..self }
    }

    /// The same, asked for by an author.
    pub fn asked_by(self, author: Author) -> Page {
        Page { author: Some(author), ..self }
    }

    /// The same as another file than its address has.
    pub fn as_file(self, path: impl Into<Arc<str>>) -> Page {
        Page { path: path.into(), ..self }
    }

    /// The same with another way to the front page: an absolute one where it is shown at any depth.
    pub fn with_root(self, root: String) -> Page {
        Page { root, ..self }
    }

    /// What a dossier looks like from this page.
    pub fn here<'a>(&self, site: &'a Site, graph: &'a LinkGraph) -> Here<'a> {
        Here { site, graph, labels: self.words, permalink: self.permalink.clone(), root: self.root.clone() }
    }

    pub fn content(&self, here: &Here<'_>) -> Content {
        (self.content)(here)
    }
}

/// What stands in a page.
pub enum Content {
    /// The file itself.
    Text(String),
    /// Data of the dossier, which is written piece by piece.
    Data(DataFile),
    /// What a template shows.
    Made {
        template: &'static str,
        /// Its `page`.
        view: View,
        /// What else it knows, by name.
        parts: Vec<(&'static str, Part)>,
    },
}

/// A file with data of the dossier.
#[derive(Clone)]
pub struct DataFile {
    pub format: Format,
    /// Made by the first file that needs them.
    pub keys: Arc<OnceLock<SourceKeys>>,
}

impl DataFile {
    /// Writes it.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, site: &Site, graph: &LinkGraph, out: &mut dyn Write) -> io::Result<()> {
        let keys = self.keys.get_or_init(|| SourceKeys::of(site, graph));
        self.format.write(Facts::new(site, graph, keys), out)
    }
}

/// Plain data for a template, as it reads it.
pub type View = tera::Value;

/// What a template knows apart from its `page`.
pub enum Part {
    View(View),
    /// A document's text; empty where there is none.
    Body(Option<Box<BodyPlan>>),
    /// Whole pages, moved onto this one, in their groups.
    Pages(Vec<Vec<Page>>),
}

impl Content {
    /// What a template shows.
    pub fn new(template: &'static str, view: impl Serialize) -> Content {
        Content::Made { template, view: View::from_serializable(&view), parts: Vec::new() }
    }

    /// The same with further data for the template.
    pub fn with(self, name: &'static str, view: impl Serialize) -> Content {
        self.and(name, Part::View(View::from_serializable(&view)))
    }

    /// The same with a document's text as the template's `body`.
    pub fn with_body(self, body: impl Into<Option<BodyPlan>>) -> Content {
        self.and("body", Part::Body(body.into().map(Box::new)))
    }

    /// The same with whole pages.
    pub fn with_pages(self, name: &'static str, pages: Vec<Vec<Page>>) -> Content {
        self.and(name, Part::Pages(pages))
    }

    fn and(mut self, name: &'static str, part: Part) -> Content {
        if let Content::Made { parts, .. } = &mut self {
            parts.push((name, part));
        }
        self
    }
}
