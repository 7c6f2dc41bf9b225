//! What each stage of a build costs, on a corpus of 1,000 articles: `cargo bench --bench stages`.
//!
//! A word behind `--` runs only what contains it: `cargo bench --bench stages -- page`; `--sort location` shows the stages
//! in the order of a build. They run on all threads of the machine, as in a build; a single page is made by one.
#![forbid(unsafe_code)]

mod corpus;

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rayon::prelude::*;

use corpus::{Corpus, Length, Target};
use dossier::config::{Config, read_config};
use dossier::edit::Editing;
use dossier::link::links::Links;
use dossier::link::resolve::{SiteNames, site_names};
use dossier::load::load;
use dossier::model::{Document, Permalink};
use dossier::names::Language;
use dossier::page::pages;
use dossier::parse::parse_document;
use dossier::pipeline::{BuildOptions, Dossier, Output, analyse, render};
use dossier::render::press::Press;
use dossier::render::templates::Templates;
use dossier::site::index::index;
use dossier::source::{Inputs, SourceFile};

const ARTICLES: usize = 1_000;

/// The corpus after every stage.
struct Made {
    inputs: Inputs,
    config: Arc<Config>,
    documents: Vec<Arc<Document>>,
    names: SiteNames,
    dossier: Dossier,
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let inputs = inputs();
    let config = Arc::new(read_config(inputs.config.as_ref().expect("a configuration")).value.expect("a usable one"));
    let documents = parse(&inputs, &config).into_iter().map(Arc::new).collect();
    let dossier = analyse(&inputs, &BuildOptions::default()).value.expect("a dossier");
    let names = site_names(&dossier.site);
    Made { inputs, config, documents, names, dossier }
});

fn main() {
    LazyLock::force(&MADE);
    divan::main();
}

#[divan::bench]
fn load_files(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    corpus::write(folder.path(), corpus::dossier::files(&Corpus::new(ARTICLES, Length::Usual)))
        .expect("the corpus can be written");
    bencher.counter(ItemsCount::new(MADE.inputs.documents.len())).bench(|| load(folder.path(), &[]));
}

#[divan::bench]
fn parse_documents(bencher: Bencher) {
    bencher.counter(ItemsCount::new(MADE.inputs.documents.len())).bench(|| parse(&MADE.inputs, &MADE.config));
}

#[divan::bench]
fn index_documents(bencher: Bencher) {
    bencher.with_inputs(|| MADE.documents.clone()).bench_values(|documents| index(documents, &MADE.config, false));
}

#[divan::bench]
fn gather_names(bencher: Bencher) {
    bencher.bench(|| site_names(&MADE.dossier.site));
}

/// In all texts, by one thread.
#[divan::bench]
fn find_names(bencher: Bencher) {
    let texts: Vec<String> = MADE.documents.iter().flat_map(|document| document.texts().map(Cow::into_owned)).collect();
    let letters: usize = texts.iter().map(|text| text.len()).sum();
    let find = |text: &String| MADE.names.index.find(text, Language::German).len();
    bencher
        .counter(divan::counter::BytesCount::new(letters))
        .bench(|| black_box(&texts).iter().map(find).sum::<usize>());
}

#[divan::bench]
fn link_documents(bencher: Bencher) {
    bencher.bench(|| Links::of(&MADE.dossier.site, None));
}

#[divan::bench]
fn compile_templates(bencher: Bencher) {
    bencher.bench(|| Templates::compile(&MADE.inputs.templates, &MADE.dossier.site.config, &MADE.inputs.replaced));
}

#[divan::bench]
fn plan_pages(bencher: Bencher) {
    bencher.bench(|| pages(&MADE.dossier.site, MADE.dossier.graph()));
}

#[divan::bench]
fn article_page(bencher: Bencher) {
    bench_page(bencher, &address_of(Target::Article(ARTICLES / 2)));
}

/// The company that most articles name.
#[divan::bench]
fn hub_page(bencher: Bencher) {
    let graph = MADE.dossier.graph();
    let ids = MADE.dossier.site.ids();
    let hub = ids.max_by_key(|id| graph.backlinks(*id).len()).expect("a document");
    bench_page(bencher, &MADE.dossier.site.document(hub).permalink);
}

/// The first page of the list of companies.
#[divan::bench]
fn register_page(bencher: Bencher) {
    bench_page(bencher, &Permalink::of(["companies"]));
}

#[divan::bench]
fn home_page(bencher: Bencher) {
    bench_page(bencher, &Permalink::default());
}

#[divan::bench]
fn all_pages(bencher: Bencher) {
    let pages = MADE.dossier.pages.len();
    bencher.counter(ItemsCount::new(pages)).bench(|| rendered_bytes(&MADE.dossier));
}

/// From the files in memory to the bytes of every page.
#[divan::bench]
fn whole_build(bencher: Bencher) {
    bencher.bench(|| {
        let dossier = analyse(black_box(&MADE.inputs), &BuildOptions::default()).value.expect("a dossier");
        rendered_bytes(&dossier)
    });
}

/// An article gets another sentence that names nobody.
#[divan::bench]
fn edit_without_names(bencher: Bencher) {
    bench_edit(bencher, "Hier steht nun noch ein Satz.");
}

/// An article gets a sentence with the name of a company, whose page has to show it.
#[divan::bench]
fn edit_with_name(bencher: Bencher) {
    let name = Corpus::new(ARTICLES, Length::Usual).title(Target::Company(ARTICLES / 20));
    bench_edit(bencher, &format!("Hier steht nun auch {name} noch."));
}

/// The corpus as if it were read.
fn inputs() -> Inputs {
    let mut inputs = Inputs::default();
    for (path, text) in corpus::dossier::files(&Corpus::new(ARTICLES, Length::Usual)) {
        let source = Arc::new(SourceFile::new(path, text));
        match source.path.ends_with(".md") {
            true => inputs.documents.push(source),
            false => inputs.config = Some(source),
        }
    }
    inputs.documents.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

fn parse(inputs: &Inputs, config: &Config) -> Vec<Document> {
    let reading = config.into();
    inputs.documents.par_iter().filter_map(|source| parse_document(source, &reading).value).collect()
}

fn address_of(target: Target) -> Permalink {
    let slug = Corpus::new(ARTICLES, Length::Usual).slug(target);
    Permalink::of([target.folder(), slug.as_str()])
}

fn bench_page(bencher: Bencher, address: &Permalink) {
    let Dossier { site, links, templates, pages, .. } = &MADE.dossier;
    let press = Press { site, graph: &links.graph, templates };
    let page = pages.iter().find(|page| *page.path == address.output_path()).expect("a page");
    bencher.bench(|| press.render(black_box(page)).expect("its bytes"));
}

/// Renders all pages and forgets them. Returns how many bytes they had.
fn rendered_bytes(dossier: &Dossier) -> usize {
    let bytes = AtomicUsize::new(0);
    let failed = render(dossier, |_, file| {
        let size = match file {
            Output::Bytes(bytes) => bytes.len(),
            Output::Written(write) => {
                let mut whole = Vec::new();
                write(&mut whole).expect("memory takes everything");
                whole.len()
            }
        };
        bytes.fetch_add(size, Ordering::Relaxed);
        Ok(())
    });
    assert!(failed.is_empty(), "a page failed");
    bytes.into_inner()
}

/// While a dossier is edited, an article gets a sentence and loses it again, and its page is asked for: one edit a round.
fn bench_edit(bencher: Bencher, sentence: &str) {
    let before = &MADE.inputs;
    let mut after = before.clone();
    let folder = "content/articles/";
    let at = after.documents.iter().position(|source| source.path.starts_with(folder)).expect("an article");
    let old = &after.documents[at];
    let old_path = old.path.clone();
    after.documents[at] = Arc::new(SourceFile::new(old.path.clone(), format!("{}\n{sentence}\n", old.text)));

    let path =
        format!("{}index.html", MADE.dossier.site.documents[MADE.dossier.site.by_path[&old_path].index()].permalink);
    let mut editing = Editing::new(BuildOptions::default());
    let mut update = |inputs: Inputs| {
        let edition = editing.update(&inputs).edition.expect("no errors");
        black_box(edition.file(&path).is_ok_and(|page| page.is_some()));
    };
    update(before.clone());
    let mut versions = [&after, before].into_iter().cycle();
    bencher.with_inputs(|| versions.next().cloned().expect("it never ends")).bench_local_values(update);
}
