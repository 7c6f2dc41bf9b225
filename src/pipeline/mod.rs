//! From inputs to finished files, without touching the disk.
//!
//! [`analyse`] makes everything that is known before any HTML exists; [`render`] hands each finished file to a sink.
//! Both are pure: the same inputs give the same bytes at any number of threads.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{BaseUrl, Config, read_config};
use crate::diagnostic::{Checked, Code, Diagnostic, Place, Severity, sort};
use crate::labels::labels;
use crate::link::files::files;
use crate::link::graph::LinkGraph;
use crate::link::links::Links;
use crate::link::text::reader_text::reader_texts;
use crate::model::Permalink;
use crate::page;
use crate::page::notation::Here;
use crate::page::plan::Page;
use crate::page::previews::texts::fields::kinds_of;
use crate::page::previews::texts::looked_for::looked_for;
use crate::page::previews::texts::stated::{dates_of_relations, stated_texts, verbs_of_claims};
use crate::render::files::{Files, misplaced};
use crate::render::press::{Made, Press};
use crate::render::templates::Templates;
use crate::render::theme::faint_accent;
use crate::search::{self, searchable, tokens};
use crate::site::{AT_ONCE, Site};
use crate::source::{CONFIGURATIONS, Inputs, ReadProblem};

mod embargo;
mod memory;

pub use memory::Memory;

/// What a command decides about a build.
#[derive(Clone, Debug, Default)]
pub struct BuildOptions {
    pub drafts: bool,
    /// Instead of `base_url` in `dossier.yaml`.
    pub base_url: Option<BaseUrl>,
    /// Make every warning an error.
    pub strict: bool,
    /// The day of the build, after which nothing may be dated that is published; none asks for no such thing.
    pub today: Option<jiff::civil::Date>,
}

/// A whole dossier, ready to be rendered.
pub struct Dossier {
    pub site: Arc<Site>,
    /// What joins them.
    pub links: Arc<Links>,
    pub templates: Arc<Templates>,
    /// What is published beside the pages.
    pub files: Files,
    /// Every page, in a fixed order.
    pub pages: Vec<Page>,
}

impl Dossier {
    /// What joins the documents.
    pub fn graph(&self) -> &LinkGraph {
        &self.links.graph
    }
}

/// Parses, indexes and links a dossier and compiles its templates.
///
/// `None` only where `dossier.yaml` is missing or unusable. The diagnostics are sorted and complete but for what only
/// rendering can find.
pub fn analyse(inputs: &Inputs, options: &BuildOptions) -> Checked<Option<Dossier>> {
    analyse_again(inputs, options, &mut Memory::default())
}

/// The same for a dossier that is being edited: what `memory` has kept of the last time is not made again. The result does
/// not depend on it.
pub fn analyse_again(inputs: &Inputs, options: &BuildOptions, memory: &mut Memory) -> Checked<Option<Dossier>> {
    let config = configure(inputs, options);
    let mut diagnostics = config.diagnostics;
    let Some(config) = config.value.map(|config| memory.configured(config, inputs)) else {
        return Checked { value: None, diagnostics: finish(diagnostics, None, options) };
    };
    // Templates wait for no document, and for a small dossier compiling them is most of the work.
    let Memory { read, compiled, compared, addresses, .. } = memory;
    let (documents, templates) =
        rayon::join(|| read.update(inputs, &config, options.drafts), || compiled.update(inputs, &config));
    let (site, links) = documents.value;
    diagnostics.extend(documents.diagnostics);
    diagnostics.extend_from_slice(&templates.diagnostics);
    diagnostics.extend(compared.update(&site, inputs));
    if let Some(today) = options.today {
        diagnostics.extend(embargo::embargoed(&site, today));
        diagnostics.extend(embargo::sources_to_come(&site, today));
    }
    let attachments = files(&site, inputs);
    diagnostics.extend(attachments.diagnostics);
    let files = Files::of(&config, inputs, &attachments.value, templates.value.theme());
    diagnostics.extend(files.check_logo(&config));
    diagnostics.extend(faint_accent(&config, inputs));

    let pages = page::pages(&site, &links.graph);
    let collisions = || {
        let found = rayon::join(|| misplaced(&site, &pages, &files.made), || files.check(made(&pages, &site.config)));
        [found.0, found.1].concat()
    };
    diagnostics.extend_from_slice(addresses.update(&pages, &files, collisions));
    let dossier = Dossier { site, links, templates: templates.value.clone(), files, pages };
    let diagnostics = finish(diagnostics, Some(&dossier.site), options);
    Checked { value: Some(dossier), diagnostics }
}

/// The paths of the files that are made, each with the file of the dossier that asks for it.
fn made<'p>(pages: &'p [Page], config: &Config) -> impl Iterator<Item = (&'p str, Option<&'p str>)> {
    let pages = pages.iter().map(|page| (&*page.path, page.author.as_ref().map(|(file, _)| &**file)));
    pages.chain(config.search.then_some((search::INDEX, None)))
}

/// What `dossier.yaml` and the command line decide, and which files cannot be read.
pub(crate) fn configure(inputs: &Inputs, options: &BuildOptions) -> Checked<Option<Arc<Config>>> {
    let mut diagnostics: Vec<Diagnostic> = inputs.unreadable.iter().map(unreadable).collect();
    let Some(source) = &inputs.config else {
        if !diagnostics.iter().any(|diagnostic| CONFIGURATIONS.contains(&&*diagnostic.path)) {
            let message = "this folder has no dossier.yaml";
            diagnostics.push(
                Diagnostic::new(Code::NoConfig, &"dossier.yaml".into(), Place::File, message)
                    .help("make a dossier with `dossier init`, or name the folder of yours with --root"),
            );
        }
        return Checked { value: None, diagnostics };
    };
    let read = read_config(source);
    diagnostics.extend(read.diagnostics);
    let config = read.value.map(|mut config| {
        config.base_url = options.base_url.clone().or(config.base_url);
        Arc::new(config)
    });
    Checked { value: config, diagnostics }
}

/// The diagnostics of a run as they are shown: weighed as their document says, else as the dossier does, sorted, each once.
fn finish(diagnostics: Vec<Diagnostic>, site: Option<&Site>, options: &BuildOptions) -> Vec<Diagnostic> {
    let level = |diagnostic: &Diagnostic| {
        let site = site?;
        let document = site.by_path.get(&diagnostic.path).map(|id| site.document(*id));
        let own = document.and_then(|document| document.levels.get(&diagnostic.code));
        own.or_else(|| site.config.levels.get(&diagnostic.code)).copied()
    };
    let weighed = |diagnostic: Diagnostic| {
        let level = level(&diagnostic);
        diagnostic.weighed(level)
    };
    let mut diagnostics: Vec<Diagnostic> = diagnostics.into_iter().filter_map(weighed).collect();
    if options.strict {
        diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    sort(&mut diagnostics);
    diagnostics.dedup();
    diagnostics
}

fn unreadable(file: &crate::source::Unreadable) -> Diagnostic {
    let mebibytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    let (code, message, help) = match &file.problem {
        ReadProblem::NotUtf8 { offset, line } => (
            Code::NotUtf8,
            format!("the file is not UTF-8: wrong byte at offset {offset}, line {line}"),
            "save it as UTF-8 in your editor",
        ),
        ReadProblem::TooLarge { size, limit } => (
            Code::FileTooLarge,
            format!("the file has {} MiB; at most {} MiB are read", mebibytes(*size), mebibytes(*limit)),
            "split it, or keep it outside content/",
        ),
        ReadProblem::LeadsOutside => (
            Code::SymlinkOutside,
            "this symbolic link leads out of the dossier's folder".to_owned(),
            "copy the file into the dossier",
        ),
        ReadProblem::Special(what) => {
            (Code::SpecialFile, format!("this is {what}, and only files and folders are read"), "remove it")
        }
        ReadProblem::SecondConfiguration => (
            Code::TwoConfigurations,
            format!("{} lies in this folder too, and only one of the two can be meant", CONFIGURATIONS[0]),
            "keep in one of them what is right, and remove the other",
        ),
        ReadProblem::NoContent => (
            Code::NoContent,
            "this folder has no content/".to_owned(),
            "create it, even if it stays empty; if it lies on another disk, see whether that is there",
        ),
        ReadProblem::Io(reason) => {
            (Code::Unreadable, format!("the file cannot be read: {reason}"), "check its permissions")
        }
    };
    Diagnostic::new(code, &file.path, Place::File, message).help(help)
}

/// A finished file on its way out.
pub enum Output<'a> {
    Bytes(&'a [u8]),
    /// One that writes itself, piece by piece.
    Written(&'a dyn Fn(&mut dyn Write) -> io::Result<()>),
}

/// Renders every page, makes the search index, and hands each finished file to `sink`, from many threads, in no
/// particular order.
///
/// Returns what failed: diagnostics of templates at their first page, and whatever `sink` reports. Nothing may be
/// published unless it is empty.
pub fn render(dossier: &Dossier, sink: impl Fn(&str, Output<'_>) -> Result<(), Diagnostic> + Sync) -> Vec<Diagnostic> {
    let Dossier { site, links, templates, pages, .. } = dossier;
    let press = Press { site, graph: &links.graph, templates };
    let hand_over = |page: &Page| match press.make(page)? {
        Made::Bytes(bytes) => sink(&page.path, Output::Bytes(&bytes)),
        Made::Data(file) => sink(&page.path, Output::Written(&|out| file.write(site, &links.graph, out))),
    };
    let make = |page: &Page| hand_over(page).err();
    let bytes = |path: &str, bytes: &[u8]| sink(path, Output::Bytes(bytes));
    let (mut failed, search): (Vec<Diagnostic>, _) = rayon::join(
        || pages.par_iter().with_max_len(AT_ONCE).filter_map(make).collect(),
        || search_files(site, &links.graph, || Ok(()), bytes),
    );
    failed.extend(search.err());
    once_each(failed)
}

/// Makes the search index and hands each of its files to `sink`, from many threads, in no particular order. Nothing
/// where the dossier has no search. `go_on` is asked again and again whether the files are still wanted.
///
/// # Errors
/// What `go_on` or `sink` reports first; the work ends with it.
pub fn search_files<E: Send>(
    site: &Site,
    graph: &LinkGraph,
    go_on: impl Fn() -> Result<(), E> + Sync,
    sink: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    if !site.config.search {
        return Ok(());
    }
    let (permalink, labels) = (Permalink::default(), labels(site.config.language.tag()));
    let here = Here { site, graph, labels, permalink, root: String::new() };
    let words = |id| {
        let texts = reader_texts(site, graph.outgoing(id), id);
        let known = looked_for(&here, id);
        let under = [site.topic_labels(id), kinds_of(site, id), known.iter().map(String::as_str).collect()].concat();
        let stated = [stated_texts(&here, id), verbs_of_claims(&here, id)].concat();
        tokens(site.document(id), &under, &texts, stated, dates_of_relations(&here, id))
    };
    let tokens = |id| go_on().map(|()| words(id));
    let sink = |path: &str, bytes: &[u8]| go_on().and_then(|()| sink(path, bytes));
    search::index(&here, &searchable(site), tokens, sink)
}

/// A template that fails on one page fails on most: once is enough.
pub(crate) fn once_each(mut failed: Vec<Diagnostic>) -> Vec<Diagnostic> {
    sort(&mut failed);
    failed.dedup_by(|a, b| (a.code, &a.path, &a.place) == (b.code, &b.path, &b.place));
    failed
}
