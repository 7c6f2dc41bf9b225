//! A dossier that is being edited: everything that a build makes stays in memory, and a change costs what it concerns.
//!
//! The law is that the site and the diagnostics after any change are, byte for byte, those of a build from nothing
//! (`tests/suite/incremental.rs`). It holds because every shortcut compares before it reuses: a document is parsed again
//! when its text has changed; the documents are indexed again when any front matter has; the graph is updated by
//! `Links::update`; a page is rendered again when a fact that it was made from has changed (see [`crate::reads`]). Any
//! other change (the configuration, a template, the size of a picture, a new, gone or moved file) keeps nothing but what
//! was parsed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic};
use crate::link::files::files;
use crate::link::links::Links;
use crate::link::update::Changed;
use crate::model::Document;
use crate::page::list::order::Orders;
use crate::page::plan::{PageKey, plan};
use crate::page::search::names;
use crate::parse::parse_document;
use crate::pipeline::{BuildOptions, configure, finish, once_each, reported, search_files};
use crate::reads::{ChangedFacts, Fact, Reads, record};
use crate::render::press::{Press, render_page};
use crate::render::templates::Templates;
use crate::site::index::index;
use crate::site::{AT_ONCE, Site};
use crate::source::{Inputs, SourceFile};

/// A dossier and everything that was made from it.
pub struct Session {
    options: BuildOptions,
    /// What parsing gave for each file, in order of their paths.
    parsed: Vec<Parsed>,
    linked: Option<Linked>,
    /// What has changed since the pages were published.
    stale: Stale,
    published: Vec<Page>,
    work: Work,
}

/// How much of the dossier the last change made work on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Files that were parsed.
    pub parsed: usize,
    /// Documents whose links and names were resolved.
    pub resolved: usize,
}

struct Parsed {
    source: Arc<SourceFile>,
    document: Checked<Option<Arc<Document>>>,
}

/// Everything that is made before the pages.
struct Linked {
    inputs: Inputs,
    /// All documents in order of their paths, drafts too.
    documents: Vec<Arc<Document>>,
    site: Site,
    /// What indexing found wrong.
    indexing: Vec<Diagnostic>,
    links: Links,
    templates: Checked<Templates>,
    files: BTreeMap<String, Arc<str>>,
    pages: Vec<PageKey>,
}

/// The pages that may differ from those that are published.
enum Stale {
    Everything,
    /// Those that were made from these facts.
    Facts(ChangedFacts),
}

/// A published page.
#[derive(Clone)]
struct Page {
    key: PageKey,
    path: Arc<str>,
    reads: Reads,
}

/// The pages of a site that have to be rendered, and those that do not.
#[derive(Default)]
pub struct Concerned {
    /// For each page of the site what is published, where that cannot have changed.
    pages: Vec<Option<Page>>,
    /// The places of the others.
    anew: Vec<usize>,
    /// The paths of pages that are published and no longer belong to the site, where only some are rendered.
    pub gone: Vec<Arc<str>>,
    /// Whether the site is the published one but for these pages; else all of it has to be published.
    pub is_partial: bool,
}

impl Concerned {
    /// How many pages have to be rendered.
    pub fn count(&self) -> usize {
        self.anew.len()
    }

    /// The paths of the others.
    pub fn unchanged(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().flatten().map(|page| &*page.path)
    }
}

impl Rendered {
    /// The paths of all pages.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|page| &*page.path)
    }
}

/// All pages of the site as [`Session::render`] left them.
pub struct Rendered {
    pages: Vec<Page>,
    /// How many were made anew; the others are as they were published.
    pub count: usize,
}

impl Session {
    /// A session that knows nothing yet.
    pub fn new(options: BuildOptions) -> Session {
        Session {
            options,
            parsed: Vec::new(),
            linked: None,
            stale: Stale::Everything,
            published: Vec::new(),
            work: Work::default(),
        }
    }

    /// Takes the dossier as it is now, and brings everything up to date but the pages. Returns all diagnostics, sorted,
    /// but for those that only rendering finds.
    pub fn update(&mut self, inputs: Inputs) -> Vec<Diagnostic> {
        self.work = Work::default();
        let configured = configure(&inputs, &self.options);
        let mut diagnostics = configured.diagnostics;
        let mut linked = self.linked.take().filter(|linked| {
            let digest = |inputs: &Inputs| inputs.config.as_ref().map(|source| source.digest);
            digest(&linked.inputs) == digest(&inputs)
        });
        if linked.is_none() {
            // The configuration decides how files are parsed.
            (self.parsed, self.stale) = (Vec::new(), Stale::Everything);
        }
        let Some(config) = linked.as_ref().map(|linked| linked.site.config.clone()).or(configured.value) else {
            return finish(diagnostics, &self.options);
        };
        let documents = self.parse(&inputs, &config, &mut diagnostics);
        let is_edited = linked.as_mut().is_some_and(|linked| self.edit(linked, &documents));
        let old = linked.as_ref().map(|linked| &linked.inputs.templates);
        let has_same_templates = old.is_some_and(|old| digests(old).eq(digests(&inputs.templates)));
        let mut linked = match linked {
            Some(linked) if is_edited => linked,
            linked => self.make(config, documents, linked.map(|linked| linked.templates)),
        };
        if !has_same_templates {
            linked.templates = Templates::compile(&inputs.templates, &linked.site.config);
            self.stale = Stale::Everything;
        }
        if linked.inputs.pictures != inputs.pictures {
            self.stale = Stale::Everything;
        }
        linked.site.pictures = inputs.pictures.clone();
        diagnostics.extend_from_slice(&linked.indexing);
        diagnostics.extend(linked.links.diagnostics(&linked.site));
        let files = files(&linked.site, &inputs);
        diagnostics.extend(files.diagnostics);
        diagnostics.extend_from_slice(&linked.templates.diagnostics);
        linked.files = files.value;
        linked.pages = plan(&linked.site, &linked.links.graph);
        linked.inputs = inputs;
        self.linked = Some(linked);
        finish(diagnostics, &self.options)
    }

    /// Parses what is new or has another text.
    fn parse(&mut self, inputs: &Inputs, config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Vec<Arc<Document>> {
        // Both are in order of their paths.
        let mut known = std::mem::take(&mut self.parsed).into_iter().peekable();
        let known = inputs.documents.iter().map(|source| {
            if let Some(same) = known.next_if(|parsed| Arc::ptr_eq(&parsed.source, source)) {
                return Ok(same);
            }
            while known.next_if(|parsed| parsed.source.path < source.path).is_some() {}
            let is_known =
                |parsed: &Parsed| (&parsed.source.path, parsed.source.digest) == (&source.path, source.digest);
            known.next_if(is_known).ok_or(source)
        });
        let known: Vec<Result<Parsed, &Arc<SourceFile>>> = known.collect();
        self.work.parsed = known.iter().filter(|known| known.is_err()).count();
        let parse = |source: &Arc<SourceFile>| {
            let Checked { value, diagnostics } = parse_document(source, config);
            Parsed { source: source.clone(), document: Checked { value: value.map(Arc::new), diagnostics } }
        };
        self.parsed = known.into_par_iter().with_max_len(AT_ONCE).map(|known| known.unwrap_or_else(parse)).collect();
        let mut documents = Vec::with_capacity(inputs.documents.len());
        for Parsed { document, .. } in &self.parsed {
            diagnostics.extend_from_slice(reported(document, &self.options));
            documents.extend(document.value.clone());
        }
        documents
    }

    /// Everything from the documents on, from nothing.
    fn make(
        &mut self,
        config: Arc<Config>,
        documents: Vec<Arc<Document>>,
        templates: Option<Checked<Templates>>,
    ) -> Linked {
        self.stale = Stale::Everything;
        let indexed = index(documents.clone(), &config, self.options.drafts);
        let site = indexed.value;
        self.work.resolved = site.documents.len();
        Linked {
            inputs: Inputs::default(),
            documents,
            links: Links::of(&site),
            templates: templates.unwrap_or_else(|| Templates::compile(&BTreeMap::new(), &site.config)),
            indexing: indexed.diagnostics,
            files: BTreeMap::new(),
            pages: Vec::new(),
            site,
        }
    }

    /// Puts changed documents into what was made before. `false`, and nothing is done, where documents came, went or
    /// moved, or where something changed that stands on every page.
    fn edit(&mut self, linked: &mut Linked, documents: &[Arc<Document>]) -> bool {
        if documents.len() != linked.documents.len() {
            return false;
        }
        let pairs = || linked.documents.iter().zip(documents).filter(|(old, new)| !Arc::ptr_eq(old, new));
        if pairs().any(|(old, new)| !has_same_place(old, new) || new.draft && !self.options.drafts) {
            return false;
        }
        let mut changed: Vec<Changed> = Vec::new();
        for (old, new) in pairs() {
            // A second file of the same address is not in the site.
            let id = linked.site.by_path.get(&new.source.path).copied();
            let Some(id) = id else { return false };
            changed.push((id, old.clone()));
        }
        if pairs().any(|(old, new)| old.front_matter() != new.front_matter()) {
            let indexed = index(documents.to_vec(), &linked.site.config, self.options.drafts);
            if !has_same_frame(&linked.site, &indexed.value) {
                return false;
            }
            (linked.site, linked.indexing) = (indexed.value, indexed.diagnostics);
        } else {
            for ((id, _), (_, new)) in changed.iter().zip(pairs()) {
                linked.site.documents[id.at()] = new.clone();
            }
        }
        linked.documents = documents.to_vec();

        let mut facts = match std::mem::replace(&mut self.stale, Stale::Everything) {
            Stale::Everything => None,
            Stale::Facts(facts) => Some(facts),
        };
        let mut found = ChangedFacts::default();
        let noted = facts.as_mut().unwrap_or(&mut found);
        for (id, before) in &changed {
            let now = &linked.site.documents[id.at()];
            noted.insert(Fact::Body(id.0));
            if before.front_matter() != now.front_matter() || before.title != now.title {
                noted.insert(Fact::Cover(id.0));
            }
            if (&before.title, before.names()) != (&now.title, now.names()) {
                noted.insert(Fact::Names);
            }
        }
        self.work.resolved = linked.links.update(&linked.site, &changed, noted);
        self.stale = facts.map_or(Stale::Everything, Stale::Facts);
        true
    }

    /// The site, and the files of `content/` that it publishes; `None` where `dossier.yaml` is unusable.
    pub fn site(&self) -> Option<(&Site, &BTreeMap<String, Arc<str>>)> {
        self.linked.as_ref().map(|linked| (&linked.site, &linked.files))
    }

    /// Every page of the site, to be rendered whatever is published.
    pub fn everything(&self) -> Concerned {
        let count = self.linked.as_ref().map_or(0, |linked| linked.pages.len());
        Concerned { pages: vec![None; count], anew: (0..count).collect(), gone: Vec::new(), is_partial: false }
    }

    /// The pages that may differ from those that are published.
    pub fn concerned(&self) -> Concerned {
        let Some(linked) = &self.linked else { return Concerned::default() };
        let pages = self.published_pages(&linked.pages);
        let anew = (0..pages.len()).filter(|at| pages[*at].is_none()).collect();
        let mut gone = Vec::new();
        let is_partial = matches!(self.stale, Stale::Facts(_));
        // Where documents came or went, a page's key means another page now.
        if is_partial && !self.published.iter().map(|page| &page.key).eq(&linked.pages) {
            let there: HashSet<&PageKey> = linked.pages.iter().collect();
            let left = self.published.iter().filter(|page| !there.contains(&page.key));
            gone = left.map(|page| page.path.clone()).collect();
        }
        Concerned { pages, anew, gone, is_partial }
    }

    /// Renders the pages that may have changed and hands them to `sink`, from many threads.
    ///
    /// # Errors
    /// What failed, as in [`crate::pipeline::render`]. Then nothing may be published.
    pub fn render(
        &self,
        concerned: Concerned,
        sink: impl Fn(&str, &[u8]) -> Result<(), Diagnostic> + Sync,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let Concerned { mut pages, anew, .. } = concerned;
        let Some(linked) = &self.linked else { return Ok(Rendered { pages: Vec::new(), count: 0 }) };
        let with_names = anew.iter().any(|at| matches!(linked.pages[*at], PageKey::Search(_)));
        let names = if with_names { names(&linked.site) } else { Vec::new() };
        let (graph, templates) = (&linked.links.graph, &linked.templates.value);
        let press = Press { site: &linked.site, graph, templates, names: &names, orders: &Orders::of(&linked.site) };
        let rendered: Vec<Result<Page, Diagnostic>> = anew
            .par_iter()
            .with_max_len(AT_ONCE)
            .map(|at| {
                let key = &linked.pages[*at];
                let (rendered, reads) = record(|| render_page(press, key));
                let (path, bytes) = rendered?;
                sink(&path, &bytes)?;
                Ok(Page { key: key.clone(), path: path.into(), reads })
            })
            .collect();
        let mut failed = Vec::new();
        for (at, page) in anew.iter().zip(rendered) {
            match page {
                Ok(page) => pages[*at] = Some(page),
                Err(diagnostic) => failed.push(diagnostic),
            }
        }
        if !failed.is_empty() {
            return Err(once_each(failed));
        }
        Ok(Rendered { pages: pages.into_iter().flatten().collect(), count: anew.len() })
    }

    /// Makes the search index and hands its files to `sink`, from many threads.
    ///
    /// # Errors
    /// What `sink` reports first.
    pub fn search_files(&self, sink: impl Fn(&str, &[u8]) -> Result<(), Diagnostic> + Sync) -> Result<(), Diagnostic> {
        self.linked.as_ref().map_or(Ok(()), |linked| search_files(&linked.site, &linked.links.graph, sink))
    }

    /// For each of these pages what is published and cannot have changed.
    fn published_pages(&self, pages: &[PageKey]) -> Vec<Option<Page>> {
        let Stale::Facts(facts) = &self.stale else { return vec![None; pages.len()] };
        let unchanged = |page: &Page| (!facts.concern(&page.reads)).then(|| page.clone());
        if self.published.iter().map(|page| &page.key).eq(pages) {
            return self.published.par_iter().map(unchanged).collect();
        }
        let known: HashMap<&PageKey, &Page> = self.published.iter().map(|page| (&page.key, page)).collect();
        pages.iter().map(|key| known.get(key).and_then(|page| unchanged(page))).collect()
    }

    /// The rendered pages are published: from now on they are what changes are compared with.
    pub fn published(&mut self, rendered: Rendered) {
        self.published = rendered.pages;
        self.stale = Stale::Facts(ChangedFacts::default());
    }

    /// How much the last update worked on.
    pub fn work(&self) -> Work {
        self.work
    }
}

fn digests(templates: &BTreeMap<String, Arc<SourceFile>>) -> impl Iterator<Item = (&String, [u8; 32])> {
    templates.iter().map(|(name, source)| (name, source.digest))
}

/// Whether a document stays the same page at the same place among all documents.
fn has_same_place(old: &Document, new: &Document) -> bool {
    (&old.source.path, &old.kind, &old.slug, &old.permalink, old.draft)
        == (&new.source.path, &new.kind, &new.slug, &new.permalink, new.draft)
}

/// Whether everything that stands on every page is as before: the menus, the day of the evidence, former addresses.
fn has_same_frame(old: &Site, new: &Site) -> bool {
    old.documents.len() == new.documents.len()
        && (&old.navigation, &old.footer, &old.questions) == (&new.navigation, &new.footer, &new.questions)
        && (&old.redirects, &old.as_of) == (&new.redirects, &new.as_of)
        && old.views == new.views
}
