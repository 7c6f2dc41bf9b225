//! What one run leaves to the next, while a dossier is being edited.
//!
//! Each step keeps its result together with what it was made from, and makes it again where that has changed. Nothing is
//! compared by hand with what a page shows: a page is rendered whenever it is asked for.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, Reading};
use crate::diagnostic::{Checked, Diagnostic};
use crate::link::links::Links;
use crate::link::text::source_text;
use crate::model::{Document, Permalink};
use crate::page::plan::Page;
use crate::parse::{parse_document, topics_without_text};
use crate::render::files::Files;
use crate::render::templates::{Templates, unused};
use crate::site::index::index;
use crate::site::{AT_ONCE, Author, FileNames, Site};
use crate::source::{Inputs, SourceFile};

/// The results of the last run; empty before the first one.
#[derive(Default)]
pub struct Memory {
    config: Option<([u8; 32], Arc<Config>)>,
    pub(super) read: Read,
    pub(super) compiled: Compiled,
    pub(super) compared: Compared,
    pub(super) addresses: Addresses,
}

impl Memory {
    /// The configuration of the last run where it is the same file. With another one everything is made again; but what
    /// documents say is kept where it is read as before.
    pub(super) fn configured(&mut self, config: Arc<Config>, inputs: &Inputs) -> Arc<Config> {
        let digest = inputs.config.as_ref().map_or([0; 32], |source| source.digest);
        match &self.config {
            Some((known, config)) if *known == digest => config.clone(),
            before => {
                let now = Reading::from(&*config);
                let before = before.as_ref().map(|(_, before)| Reading::from(&**before));
                let read = before.map(|before| self.read.read_alike(&before, &now)).unwrap_or_default();
                *self = Memory { config: Some((digest, config.clone())), read, ..Memory::default() };
                config
            }
        }
    }
}

/// The compiled templates, by what of the dossier they are made from.
#[derive(Default)]
pub(super) struct Compiled(Option<(Own, Checked<Arc<Templates>>)>);

/// What of the theme a dossier has of its own: digests of templates, sheets and scripts.
type Own = (Vec<(String, [u8; 32])>, BTreeMap<String, Arc<[u8]>>);

impl Compiled {
    /// Compiles the templates unless all are those of the last time.
    pub(super) fn update(&mut self, inputs: &Inputs, config: &Arc<Config>) -> &Checked<Arc<Templates>> {
        let sources = &inputs.templates;
        let digests = sources.iter().map(|(name, source)| (name.clone(), source.digest)).collect();
        let own = (digests, inputs.replaced.clone());
        match self.0.take() {
            Some((known, compiled)) if known == own => &self.0.insert((known, compiled)).1,
            _ => {
                let Checked { value, mut diagnostics } = Templates::compile(sources, config, &inputs.replaced);
                diagnostics.extend(unused(sources));
                &self.0.insert((own, Checked { value: Arc::new(value), diagnostics })).1
            }
        }
    }
}

/// What comparing articles with the texts of their sources found, by the paths of the articles.
#[derive(Default)]
pub(super) struct Compared(HashMap<Arc<str>, Comparison>);

/// An article, the text of its source, and what differs.
type Comparison = (Arc<Document>, Option<Arc<SourceFile>>, Vec<Diagnostic>);

impl Compared {
    /// Compares the articles of which either has changed.
    pub(super) fn update(&mut self, site: &Site, inputs: &Inputs) -> Vec<Diagnostic> {
        let mut known = std::mem::take(&mut self.0);
        let with_text = |document: &Arc<Document>| {
            let kept = source_text::source_text(document)?;
            let text = inputs.texts.get(&*kept.path).cloned();
            let path = &document.source.path;
            let is_same = |(before, old, _): &Comparison| {
                Arc::ptr_eq(before, document)
                    && old.as_ref().map(|text| text.digest) == text.as_ref().map(|text| text.digest)
            };
            Some((path.clone(), document.clone(), known.remove(path).filter(is_same).ok_or(text)))
        };
        let articles: Vec<_> = site.documents.iter().filter_map(with_text).collect();
        let compared = articles.into_par_iter().map(|(path, document, known)| {
            let comparison = known.unwrap_or_else(|text| {
                let found = source_text::check(&document, text.as_deref());
                (document, text, found)
            });
            (path, comparison)
        });
        self.0 = compared.collect();
        self.0.values().flat_map(|(_, _, found)| found).cloned().collect()
    }
}

/// Whether everything that is published has an address of its own, by all of the addresses.
#[derive(Default)]
pub(super) struct Addresses(Option<(Taken, Vec<Diagnostic>)>);

/// The paths in the site, and who asks for them.
struct Taken {
    pages: Vec<(Arc<str>, Option<Author>)>,
    made: Vec<String>,
    copies: Vec<(String, Arc<str>)>,
}

impl Taken {
    fn of(pages: &[Page], files: &Files) -> Taken {
        Taken {
            pages: pages.iter().map(|page| (page.path.clone(), page.author.clone())).collect(),
            made: files.made.keys().cloned().collect(),
            copies: files.copies.clone(),
        }
    }

    fn is_of(&self, pages: &[Page], files: &Files) -> bool {
        self.pages.iter().map(|(path, author)| (path, author)).eq(pages.iter().map(|page| (&page.path, &page.author)))
            && self.made.iter().eq(files.made.keys())
            && self.copies == files.copies
    }
}

impl Addresses {
    /// Looks for two things at one address unless all are those of the last time.
    pub(super) fn update(
        &mut self,
        pages: &[Page],
        files: &Files,
        look: impl FnOnce() -> Vec<Diagnostic>,
    ) -> &[Diagnostic] {
        let kept = self.0.take().filter(|(taken, _)| taken.is_of(pages, files));
        &self.0.insert(kept.unwrap_or_else(|| (Taken::of(pages, files), look()))).1
    }
}

/// The documents: parsed, indexed and linked.
#[derive(Default)]
pub(super) struct Read {
    /// What parsing gave for each file, in order of their paths.
    parsed: Vec<Parsed>,
    /// Topics that have no text of their own.
    topics: Vec<Arc<Document>>,
    linked: Option<Linked>,
}

struct Parsed {
    source: Arc<SourceFile>,
    document: Checked<Option<Arc<Document>>>,
}

struct Linked {
    /// All documents in order of their paths, drafts too.
    documents: Vec<Arc<Document>>,
    site: Arc<Site>,
    /// What indexing found wrong.
    indexing: Vec<Diagnostic>,
    links: Arc<Links>,
}

impl Read {
    /// What of it stays when the configuration changes: nothing that joins documents, and those that are read as before.
    fn read_alike(&mut self, before: &Reading, now: &Reading) -> Read {
        if !before.is_like(now) {
            return Read::default();
        }
        let mut parsed = std::mem::take(&mut self.parsed);
        if before.title != now.title {
            let is_home = |document: &Arc<Document>| document.permalink == Permalink::default();
            parsed.retain(|parsed| !parsed.document.value.as_ref().is_some_and(is_home));
        }
        Read { parsed, topics: std::mem::take(&mut self.topics), linked: None }
    }

    /// Brings all documents up to date; with `drafts` these are published like the rest.
    pub(super) fn update(
        &mut self,
        inputs: &Inputs,
        config: &Arc<Config>,
        drafts: bool,
    ) -> Checked<(Arc<Site>, Arc<Links>)> {
        let reading = Reading::from(&**config);
        self.parse(inputs, &reading);
        let mut diagnostics = Vec::new();
        let mut documents = Vec::with_capacity(self.parsed.len());
        for Parsed { document, .. } in &self.parsed {
            diagnostics.extend_from_slice(reported(document, drafts));
            documents.extend(document.value.clone());
        }
        self.add_topics(&mut documents, &reading, drafts);
        let before = self.linked.take();
        let (mut site, indexing) = match before.as_ref().and_then(|before| before.with(&documents)) {
            Some(site) => (site, before.as_ref().map(|before| before.indexing.clone()).unwrap_or_default()),
            None => {
                let indexed = index(documents.clone(), config, drafts);
                (indexed.value, indexed.diagnostics)
            }
        };
        site.pictures = inputs.pictures.clone();
        site.files = Arc::new(FileNames::of(inputs));
        let links = Links::of(&site, before.as_ref().map(|before| (&*before.site, &*before.links)));
        diagnostics.extend_from_slice(&indexing);
        diagnostics.extend(links.diagnostics(&site));
        let (site, links) = (Arc::new(site), Arc::new(links));
        self.linked = Some(Linked { documents, site: site.clone(), indexing, links: links.clone() });
        Checked { value: (site, links), diagnostics }
    }

    /// Adds the topics that have no text of their own; those that are the same as before stay the same document.
    fn add_topics(&mut self, documents: &mut Vec<Arc<Document>>, config: &Reading, drafts: bool) {
        let known = std::mem::take(&mut self.topics).into_iter();
        let known: HashMap<Arc<str>, Arc<Document>> = known.map(|topic| (topic.source.path.clone(), topic)).collect();
        let kept = |topic: Document| match known.get(&topic.source.path) {
            Some(before) if before.source.digest == topic.source.digest => before.clone(),
            _ => Arc::new(topic),
        };
        self.topics = topics_without_text(documents, config, drafts).into_iter().map(kept).collect();
        documents.extend_from_slice(&self.topics);
    }

    /// Parses what is new or has another text.
    fn parse(&mut self, inputs: &Inputs, config: &Reading) {
        // Both are in order of their paths.
        let mut known = std::mem::take(&mut self.parsed).into_iter().peekable();
        let known = inputs.documents.iter().map(|source| {
            while known.next_if(|parsed| parsed.source.path < source.path).is_some() {}
            let is_known = |parsed: &Parsed| {
                Arc::ptr_eq(&parsed.source, source)
                    || (&parsed.source.path, parsed.source.digest) == (&source.path, source.digest)
            };
            known.next_if(is_known).ok_or(source)
        });
        let known: Vec<Result<Parsed, &Arc<SourceFile>>> = known.collect();
        let parse = |source: &Arc<SourceFile>| {
            let Checked { value, diagnostics } = parse_document(source, config);
            Parsed { source: source.clone(), document: Checked { value: value.map(Arc::new), diagnostics } }
        };
        self.parsed = known.into_par_iter().with_max_len(AT_ONCE).map(|known| known.unwrap_or_else(parse)).collect();
    }
}

impl Linked {
    /// The site with these documents in place of its own; `None` where it has to be indexed again, because a document came,
    /// went or moved, or has another front matter or title.
    fn with(&self, documents: &[Arc<Document>]) -> Option<Site> {
        let is_indexed_alike = |(old, new): (&Arc<Document>, &Arc<Document>)| {
            Arc::ptr_eq(old, new)
                || old.source.path == new.source.path
                    && old.front_matter() == new.front_matter()
                    && (&old.title, &old.permalink) == (&new.title, &new.permalink)
        };
        let pairs = || self.documents.iter().zip(documents);
        if self.documents.len() != documents.len() || !pairs().all(is_indexed_alike) {
            return None;
        }
        let mut site = (*self.site).clone();
        for (_, new) in pairs().filter(|(old, new)| !Arc::ptr_eq(old, new)) {
            // A draft is not in the site, nor is a second file of the same address.
            if let Some(id) = site.by_path.get(&new.source.path).copied() {
                site.documents[id.index()] = new.clone();
            }
        }
        Some(site)
    }
}

/// What is wrong in a document. A draft is left out before anything else: its mistakes matter only where drafts are
/// published.
fn reported(document: &Checked<Option<Arc<Document>>>, drafts: bool) -> &[Diagnostic] {
    let is_left_out = !drafts && document.value.as_ref().is_some_and(|document| document.draft);
    if is_left_out { &[] } else { &document.diagnostics }
}
